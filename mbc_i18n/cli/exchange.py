"""Commands that bring translations in from elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from mbc_i18n import catalog as catalogs
from mbc_i18n import locales, pipeline, transfer, workspace
from mbc_i18n.cli import options
from mbc_i18n.errors import UserError
from mbc_i18n.model import Document


@click.command("import")
@click.argument("source")
@click.argument("translated")
@click.option("--locale", "-l", "name", required=True, help="The locale of TRANSLATED.")
@click.option("--output", "-o", help="The PO file to write; in a workspace, the article's own.")
@options.in_format
@click.option("--source-locale", default="en", help="The language of SOURCE.")
@options.as_json
def import_command(
    source: str,
    translated: str,
    name: str,
    output: str | None,
    format_name: str | None,
    source_locale: str,
    as_json: bool,
) -> None:
    """Take an already translated document of the same structure into a PO file.

    Every message it fills is fuzzy, for review; a message that has a translation keeps it. Where
    the structures part nothing is taken, and the place is named.
    """
    locale = locales.canonical(name)
    space = options.here() if output is None else None
    if space is None:
        document = options.read_document(source, format_name, locales.canonical(source_locale))
        other = options.read_document(translated, format_name, locale)
    else:
        document = next(workspace.documents(space, (source,)))
        segmentation = space.segmentation(space.article(source))
        other = options.read_document(translated, format_name, locale, segmentation)
    if other.format != document.format:
        raise UserError(f"is {other.format}, the source is {document.format}", translated)
    found = transfer.transfer(document, other)
    written = _written(space, document, locale, found.targets, output or "")
    _report(found, document.file, translated, written, as_json)


def _written(
    space: workspace.Workspace | None,
    document: Document,
    locale: str,
    targets: dict[tuple[str, str], str],
    output: str,
) -> pipeline.Written:
    if space is not None:
        return pipeline.import_translation(space, document, locale, targets)
    template = catalogs.extract(document, pipeline.now())
    return pipeline.update_catalog(template, Path(output), output, locale, targets=targets)


def _report(
    found: transfer.Transfer,
    source: str,
    translated: str,
    written: pipeline.Written,
    as_json: bool,
) -> None:
    if as_json:
        told = {"file": written.file, "filled": written.filled, "paired": len(found.targets)}
        options.echo_json({**told, "partings": found.partings})
        return
    for parting in found.partings:
        place = f"{translated}:{parting.translated_line}: parts from {source}:{parting.source_line}"
        click.echo(f"{place}: {parting.problem}", err=True)
    click.echo(
        f"{written.file}: {options.counted(written.filled, 'translation')} taken, fuzzy; "
        f"{options.counted(len(found.partings), 'place')} left out"
    )
