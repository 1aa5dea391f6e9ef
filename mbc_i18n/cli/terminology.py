"""Commands by which a glossary grows and goes out: add, extract, html, import, export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mbc_i18n import exchange, glossary, locales, storage, workspace
from mbc_i18n.cli import options
from mbc_i18n.errors import UserError
from mbc_i18n.exchange import adding, folder, merging
from mbc_i18n.exchange.rivals import Conflict, usage
from mbc_i18n.glossary import termhood
from mbc_i18n.glossary.reading import VALUES
from mbc_i18n.glossary.termhood import Candidate
from mbc_i18n.workspace import Workspace

TERM_LISTS = ".html"


@click.command("add")
@click.argument("source")
@click.option("--id", help="The new concept's id; made from SOURCE where left out.")
@click.option("--variant", "variants", multiple=True, help="Another word for it; may be repeated.")
@click.option("--domain", default="", help="The subject field.")
@click.option("--definition", default="", help="What it means, in your own words.")
@click.option("--pos", default="", help="Part of speech; of the term where the concept is there.")
@click.option("--case", type=click.Choice(VALUES["case"]), help="Whether capitals matter.")
@click.option("--keep", is_flag=True, help="A name that stays as it is in every language.")
@click.option("--locale", "-l", default="", help="The locale of the term.")
@click.option("--term", default="", help="A term for it in the locale.")
@click.option("--usage", type=click.Choice(VALUES["usage"]), help="preferred where left out.")
@click.option("--form", "forms", multiple=True, help="Another form; may be repeated.")
@click.option("--note", default="", help="Why; of the term, or of the concept alone.")
@click.option("--gender", default="", help="Grammatical gender of the term.")
def add_command(source: str, **asked: Any) -> None:
    """Add a concept, a term or both to the glossary, as proposed.

    SOURCE is the source language's term. Where a concept has it already, or has it as its id, the
    term goes to that concept. No other row of the tables changes.
    """
    space = options.here()
    given = {name: value for name, value in asked.items() if value}
    request = adding.Request(source, **given)
    _write(space, adding.addition(_tables(space), request))


def _tables(space: Workspace) -> exchange.Tables:
    name = space.settings.glossary
    path = space.root / name
    return exchange.load(path, name) if (path / "concepts.csv").exists() else exchange.Tables()


def _write(space: Workspace, amendments: folder.Amendments, dry_run: bool = False) -> int:
    """Amend the workspace's tables, and tell each row; how many there are."""
    name = space.settings.glossary
    changes = folder.amend(space.root / name, amendments, name, dry_run)
    for change in changes:
        row = change.row
        words = f"{row['term']} ({usage(row)})" if "term" in row else row["source"]
        told = "would be " if dry_run else ""
        click.echo(f"{change.file}:{change.line}: {told}{change.kind}: {row['id']}: {words}")
    return len(changes)


@click.command("extract")
@options.articles
@click.option("--most", default=50, show_default=True, help="How many candidates to show.")
@click.option("--all", "everything", is_flag=True, help="Also those that the glossary has.")
@options.as_json
def extract_command(articles: tuple[str, ...], most: int, everything: bool, as_json: bool) -> None:
    """Propose terms that the articles use and the glossary lacks, the likeliest first.

    Each with its score, how often it stands, and where it stands first.
    """
    space = options.here()
    locale = space.settings.source_locale
    known = glossary.matcher(workspace.load_glossary(space).concepts, locale)
    found = termhood.candidates(workspace.documents(space, articles), known, locale)
    shown = [each for each in found if everything or not each.concept][:most]
    if as_json:
        options.echo_json(shown)
        return
    for each in shown:
        click.echo(_told(each))
    click.echo(options.counted(len(shown), "candidate"))


def _told(found: Candidate) -> str:
    known = f" = {found.concept}" if found.concept else ""
    place = f"{found.file}:{found.line}"
    return f"{found.score:8.2f} {found.count:4} {found.term}{known} ({place})"


@click.command("html")
@options.in_locales
@click.option("--output", "-o", default=".", help="A folder, or a file for one locale.")
def html_command(names: tuple[str, ...], output: str) -> None:
    """Write the glossary as a page to read, search and print, one file a locale.

    A page needs no network and holds everything it shows.
    """
    from mbc_i18n.publish import termlist

    space = options.here()
    workspace.load_glossary(space)
    tables = _tables(space)
    chosen = options.canonical(names) or tuple(tables.terms)
    for locale in chosen:
        page = termlist.page(tables, locale, space.settings.source_locale)
        file = _file(output, locale, len(chosen))
        options.write_text(page, file)
        if file != "-":
            click.echo(file)


def _file(output: str, locale: str, count: int) -> str:
    if output != "-" and not output.endswith(TERM_LISTS):
        return str(Path(output) / f"glossary.{locales.bcp47(locale)}{TERM_LISTS}")
    if count != 1:
        raise UserError("one file holds one locale", output, step="name it with --locale")
    return output


@click.command("export")
@click.argument("form", type=click.Choice(["tbx", "tbx2", "utx", "omegat", "csv"]))
@click.option("--locale", "-l", "name", help="The locale to export; tbx2, utx and omegat need one.")
@click.option("--output", "-o", default="-", help="A file (- for standard output).")
def export_command(form: str, name: str | None, output: str) -> None:
    """Write the glossary for other tools.

    tbx: TBX-Basic v3 (ISO 30042), every locale, nothing lost. tbx2: TBX v2 for Weblate and
    OmegaT. utx, omegat, csv: tables of pairs. What a format cannot hold is named.
    """
    space = options.here()
    name_of_folder = space.settings.glossary
    tables = exchange.load(space.root / name_of_folder, name_of_folder)
    locale = options.canonical([name])[0] if name else ""
    if exchange.FORMATS[form].per_locale and not locale:
        raise UserError(f"{form} holds one locale", step="name it with --locale")
    made = exchange.write(tables, form, space.settings.source_locale, locale)
    options.write_text(made.text, output)
    for loss in made.losses:
        click.echo(f"not in this file: {loss}", err=True)


@click.command("import")
@click.argument("file")
@click.option("--output", "-o", help="A new folder for the tables.")
@click.option("--merge", "into", is_flag=True, help="Into the workspace's glossary instead.")
@click.option("--prefer", type=click.Choice(["ours", "theirs"]), default=None, help="In conflicts.")
@click.option("--dry-run", is_flag=True, help="With --merge: show it and write nothing.")
@click.option("--locale", "-l", "name", help="The locale of a file that does not name it.")
@click.option("--source-locale", help="The language of the concepts.")
def import_command(
    file: str, output: str | None, into: bool, prefer: str | None, dry_run: bool,
    name: str | None, source_locale: str | None,
) -> None:  # fmt: skip
    """Read a TBX, UTX, OmegaT or CSV glossary into tables of a new folder, or merge it.

    Merged rows come in as proposed. Where the file and the glossary differ, each difference is
    told and nothing is written, unless --prefer says which of them counts.
    """
    if into == bool(output) or (not into and (prefer or dry_run)):
        raise click.UsageError("give --output, or --merge with --prefer and --dry-run")
    space = options.here() if into else None
    source = source_locale or (space.settings.source_locale if space else "en")
    tables = _imported(file, source, options.canonical([name])[0] if name else "")
    if space:
        _merge(space, tables, file, prefer or "", dry_run)
    elif output:
        _save(tables, output)


def _imported(file: str, source: str, locale: str) -> exchange.Tables:
    data = storage.read(Path(file), file)
    found = exchange.read(data, file, source=source, locale=locale)
    folder.refuse_unsound(exchange.texts(found.tables), "the import")
    for loss in found.losses:
        click.echo(f"{file}: left out: {loss}", err=True)
    return found.tables


def _save(tables: exchange.Tables, output: str) -> None:
    path = Path(output)
    if path.exists() and any(path.iterdir()):
        raise UserError("is not empty", output, step="name a new folder")
    exchange.save(tables, path)
    terms = sum(len(rows) for rows in tables.terms.values())
    told = options.counted(len(tables.concepts), "concept")
    click.echo(f"{output}: {told}, {options.counted(terms, 'term')}")


def _merge(
    space: Workspace, tables: exchange.Tables, file: str, prefer: str, dry_run: bool
) -> None:
    found = merging.merge(_tables(space), tables, prefer)
    for conflict in found.conflicts:
        click.echo(_clash(conflict))
    if found.conflicts and not prefer and not dry_run:
        told = options.counted(len(found.conflicts), "conflict")
        step = "choose a side with --prefer ours or --prefer theirs"
        raise UserError(f"{told}; nothing was written", file, step=step)
    count = _write(space, found.amendments, dry_run)
    click.echo(f"{options.counted(count, 'row')} {'to write' if dry_run else 'written'}")


def _clash(found: Conflict) -> str:
    place = ": ".join(filter(None, (found.concept, found.locale, found.what)))
    taken = {"ours": "; kept ours", "theirs": "; took theirs"}.get(found.taken, "")
    return f"{place}: here “{found.ours}”, there “{found.theirs}”{taken}"


COMMANDS = (add_command, extract_command, html_command, export_command, import_command)
