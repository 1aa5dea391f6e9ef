"""Commands of the people who publish."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from mbc_i18n import catalog as catalogs
from mbc_i18n import locales, localize, pipeline, po, workspace
from mbc_i18n.cli import options
from mbc_i18n.errors import UserError
from mbc_i18n.model import Catalog, Document


@click.command("export")
@options.articles
@options.in_locales
@click.option("--catalog", help="One-off: the PO file with the translation of one FILE.")
@click.option(
    "--output", "-o", default="-", help="A file (- for standard output), or a folder for several."
)
@options.in_format
@click.option("--source-locale", default="en", help="One-off: the language of FILE.")
@click.option(
    "--missing",
    type=click.Choice(localize.MISSING),
    default="refuse",
    show_default=True,
    help="What to do with text that has no translation.",
)
def export_command(
    articles: tuple[str, ...],
    names: tuple[str, ...],
    catalog: str | None,
    output: str,
    format_name: str | None,
    source_locale: str,
    missing: str,
) -> None:
    """Write translated articles in their own format.

    One article in one locale goes to standard output or to --output; several need a folder, and
    become FOLDER/<locale>/<article>.

    Outside a workspace: mbc-i18n export FILE --catalog FILE.po --locale es -o OUT
    """
    if catalog is not None:
        document = _one_document(articles, format_name, source_locale)
        found = _one_catalog(catalog, document, names)
        text = localize.localize(document, found, missing)
        options.write_text(text, output, localize.codec(document, text))
        return
    space = options.here()
    chosen = workspace.chosen(space, options.canonical(names))
    documents = list(workspace.documents(space, articles))
    many = len(documents) * len(chosen) != 1
    if many and output == "-":
        raise UserError("several documents to write", step="name a folder with --output")
    for document in documents:
        for locale in chosen:
            text = localize.localize(
                document, pipeline.read_catalog(space, document, locale), missing
            )
            place = f"{output}/{locale}/{Path(document.file).name}" if many else output
            options.write_text(text, place, localize.codec(document, text))


def _one_document(files: tuple[str, ...], format_name: str | None, locale: str) -> Document:
    if len(files) != 1:
        raise click.UsageError("with --catalog, name one FILE")
    return options.read_document(files[0], format_name, locales.canonical(locale))


def _one_catalog(file: str, document: Document, names: tuple[str, ...]) -> Catalog:
    found = po.read(options.read_text(file), file, document.name)
    named = options.canonical(names)
    locale = named[0] if named else found.locale
    if not locale:
        raise UserError("no Language in its header", file, 1, "name one with --locale")
    pipeline.refuse_stranger(found, catalogs.extract(document), locale, file)
    return replace(found, locale=locales.canonical(locale))
