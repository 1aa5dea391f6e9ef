"""Commands of the people who keep the glossary."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from mbc_i18n import glossary, reports, storage, workspace
from mbc_i18n.cli import options, terminology
from mbc_i18n.errors import UserError
from mbc_i18n.glossary import Glossary, compilation
from mbc_i18n.glossary.doubts import doubts
from mbc_i18n.glossary.reading import FORMS_ENDING, compiled
from mbc_i18n.model import Concept, Term


@click.group("glossary", context_settings={"help_option_names": ["-h", "--help"]})
def glossary_command() -> None:
    """Look at the glossary, check it, see what it lacks, and let it grow."""


@glossary_command.command("list")
@options.in_locales
@click.option("--domain", help="Only the concepts of a domain.")
@options.as_json
def list_command(names: tuple[str, ...], domain: str | None, as_json: bool) -> None:
    """List the concepts with their preferred terms."""
    space = options.here()
    table = workspace.load_glossary(space)
    chosen = options.canonical(names) or tuple(sorted(table.terms))
    concepts = [each for each in table.concepts if domain in (None, each.domain)]
    if as_json:
        options.echo_json([_row(each, table, chosen) for each in concepts])
        return
    for concept in concepts:
        preferred = ", ".join(
            f"{name} {found}" for name in chosen if (found := _preferred(table, concept, name))
        )
        click.echo(f"{concept.id}: {concept.source}" + (f" = {preferred}" if preferred else ""))
    click.echo(options.counted(len(concepts), "concept"))


def _row(concept: Concept, table: Glossary, names: Iterable[str]) -> dict[str, object]:
    terms = {name: table.of(concept.id, name) for name in names}
    return {"concept": concept, "terms": terms}


def _preferred(table: Glossary, concept: Concept, locale: str) -> str:
    terms = table.of(concept.id, locale)
    return next((term.text for term in terms if term.usage == "preferred"), "")


@glossary_command.command("show")
@click.argument("concept")
@options.in_locales
@options.as_json
def show_command(concept: str, names: tuple[str, ...], as_json: bool) -> None:
    """Show everything that is known of a CONCEPT, by its id or one of its English terms."""
    table = workspace.load_glossary(options.here())
    found = _found(table, concept)
    chosen = options.canonical(names) or tuple(sorted(table.terms))
    if as_json:
        options.echo_json(_row(found, table, chosen))
        return
    _tell(found)
    for name in chosen:
        for term in table.of(found.id, name):
            _tell_term(name, term)


def _found(table: Glossary, asked: str) -> Concept:
    wanted = asked.casefold()
    for concept in table.concepts:
        if wanted in (concept.id, *(each.casefold() for each in _names(concept))):
            return concept
    hits = glossary.occurrences(asked, glossary.matcher(table.concepts))
    if len(hits) == 1:
        return hits[0].concept
    raise UserError(f"no concept {asked!r}", step="see `mbc-i18n glossary list`")


def _names(concept: Concept) -> tuple[str, ...]:
    return (concept.source, *concept.variants)


def _tell(concept: Concept) -> None:
    click.echo(f"{concept.id} ({concept.domain})")
    click.echo(f"  {', '.join(_names(concept))}")
    click.echo(f"  {concept.definition}")
    if concept.note:
        click.echo(f"  Note: {concept.note}")
    if not concept.translate:
        click.echo("  It stays as it is in every language.")


def _tell_term(locale: str, term: Term) -> None:
    note = f": {term.note}" if term.note else ""
    forms = f" [{', '.join(term.forms)}]" if term.forms else ""
    click.echo(f"  {locale}  {term.usage:10} {term.text}{forms} ({term.status}){note}")


@glossary_command.command("lint")
@options.as_json
def lint_command(as_json: bool) -> None:
    """Check the tables: status 0 when they are sound, 1 when something needs a look.

    What cannot be right at all is refused with its file and line, with status 2.
    """
    table = workspace.load_glossary(options.here())
    found = list(doubts(table))
    if as_json:
        options.echo_json(found)
    else:
        for doubt in found:
            click.echo(": ".join(filter(None, (doubt.locale, doubt.concept, doubt.problem))))
        click.echo(options.counted(len(found), "doubt") if found else "sound")
    sys.exit(bool(found))


@glossary_command.command("compile")
@options.in_locales
def compile_command(names: tuple[str, ...]) -> None:
    """Write the inflected forms of each locale's terms, from dictionaries of the extra `lemma`.

    The files stand beside the terms and belong into version control: checking needs no
    dictionary then.
    """
    space = options.here()
    table = workspace.load_glossary(space)
    for locale in options.canonical(names) or sorted(table.terms):
        terms = table.all(locale)
        path = space.root / space.settings.glossary / "terms" / f"{locale}{FORMS_ENDING}"
        text = compilation.table(terms, locale)
        if not compiled(text).forms:
            click.echo(f"{locale}: no dictionary, or nothing that it inflects")
            continue
        changed = storage.write(path, text, storage.held(path), space.shown(path))
        click.echo(
            f"{space.shown(path)}: {len(text.encode())} bytes{'' if changed else ', unchanged'}"
        )


@glossary_command.command("coverage")
@options.articles
@options.in_locales
@options.as_json
def coverage_command(articles: tuple[str, ...], names: tuple[str, ...], as_json: bool) -> None:
    """Show the concepts of each article that have no preferred term in a locale."""
    space = options.here()
    rows = list(reports.coverage(space, options.canonical(names), articles))
    if as_json:
        options.echo_json(rows)
        return
    for row in rows:
        missing = f"; none for {', '.join(row.missing)}" if row.missing else ""
        told = f"{row.concepts - len(row.missing)} of {row.concepts} concepts have a term"
        click.echo(f"{row.locale:8} {row.article}: {told}{missing}")


for command in terminology.COMMANDS:
    glossary_command.add_command(command)
