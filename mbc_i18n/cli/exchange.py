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
@click.option("--source-locale", default="en", help="The language of SOURCE.")
@options.as_json
def import_command(
    source: str, translated: str, name: str, output: str | None, source_locale: str, as_json: bool
) -> None:
    """Take an already translated document of the same structure into a PO file.

    Every message it fills is fuzzy, for review; a message that has a translation keeps it. Where
    the structures part nothing is taken, and the place is named.
    """
    locale = locales.canonical(name)
    document = _source(source, source_locale, output)
    other = options.read_document(translated, None, locale)
    if other.format != document.format:
        raise UserError(f"is {other.format}, the source is {document.format}", translated)
    found = transfer.transfer(document, other)
    if output is None:
        file = pipeline.import_translation(options.here(), document, locale, found.targets).file
    else:
        template = catalogs.extract(document, pipeline.now())
        file = output
        pipeline.update_catalog(template, Path(output), output, locale, targets=found.targets)
    _report(found, source, translated, file, as_json)


def _source(source: str, source_locale: str, output: str | None) -> Document:
    if output is not None:
        return options.read_document(source, None, locales.canonical(source_locale))
    return next(workspace.documents(options.here(), (source,)))


def _report(
    found: transfer.Transfer, source: str, translated: str, target: str, as_json: bool
) -> None:
    if as_json:
        options.echo_json({"file": target, "taken": len(found.targets), "partings": found.partings})
        return
    for parting in found.partings:
        click.echo(
            f"{translated}:{parting.translated_line}: parts from {source}:{parting.source_line}: "
            f"{parting.problem}", err=True
        )  # fmt: skip
    click.echo(f"{target}: {len(found.targets)} translations taken, fuzzy; "
               f"{len(found.partings)} places left out")  # fmt: skip
