"""Commands that bring translations in from elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from mbc_i18n import catalog as catalogs
from mbc_i18n import locales, pipeline, po, storage, transfer
from mbc_i18n.cli import options
from mbc_i18n.errors import UserError


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
    document = options.read_document(source, None, locales.canonical(source_locale))
    other = options.read_document(translated, None, locale)
    if other.format != document.format:
        raise UserError(f"is {other.format}, the source is {document.format}", translated)
    found = transfer.transfer(document, other)
    target = output or str(_own_catalog(Path(source), locale))
    path = Path(target)
    seen = storage.held(path)
    base = po.decode(seen, target) if seen is not None else ""
    template = catalogs.extract(document, pipeline.now())
    old = (
        po.read(base, target, document.name) if seen is not None else catalogs.new(template, locale)
    )
    pipeline.refuse_stranger(old, template, locale, target)
    filled = transfer.filled(catalogs.merge(template, old), found.targets)
    storage.write(path, po.write(filled, base), seen, target)
    _report(found, source, translated, target, as_json)


def _own_catalog(source: Path, locale: str) -> Path:
    space = options.here()
    return space.catalog_path(space.article(source.name).stem, locale)


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
