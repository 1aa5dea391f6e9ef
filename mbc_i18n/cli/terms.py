"""Commands of a reviewer who has looked at a finding of the term checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from mbc_i18n import glossary, joining, locales, pipeline, po, reviewing, storage, workspace
from mbc_i18n.catalog import as_document
from mbc_i18n.checks import directives
from mbc_i18n.cli import options
from mbc_i18n.errors import UserError
from mbc_i18n.exchange.folder import refuse_unsound
from mbc_i18n.glossary import Glossary, acceptance, ignores
from mbc_i18n.glossary.ignores import EVERY_CONCEPT, Ignore
from mbc_i18n.model import Catalog, Document, Message
from mbc_i18n.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Place:
    """A PO file and the glossary that it is held to."""

    path: Path
    data: bytes
    catalog: Catalog
    """Its locale in the gettext spelling."""
    folder: Path
    """The glossary's folder."""
    shown: str
    """That folder as the user knows it."""
    wholes: Mapping[tuple[str, str], Message] = field(default_factory=dict)
    """What is checked in place of a sentence that a translator joined with others, by its key."""

    @property
    def text(self) -> str:
        """The PO file's text."""
        return po.decode(self.data, self.catalog.file)

    def glossary(self) -> Glossary:
        """The glossary. Raises SettingsError for one that cannot be used."""
        return glossary.load(self.folder, self.shown)


@click.group("terms", context_settings={"help_option_names": ["-h", "--help"]})
def terms_command() -> None:
    """Answer a finding about a term: accept the form, or say why the finding is wrong."""


def _of_a_unit(command: Callable[..., None]) -> Callable[..., None]:
    """FILE and the options that every answer needs."""
    for add in (
        click.option("--glossary", "folder", type=click.Path(file_okay=False, path_type=Path),
                     help="The folder of concepts.csv and terms/, outside a workspace."),
        click.option("--locale", "-l", "name", help="The locale, where the file does not tell."),
        click.option("--concept", "-c", "concept", required=True, help="The concept's id."),
        click.option("--unit", "-u", "unit", required=True,
                     help="The unit: its id, 6 or more characters of it, its context, or :LINE."),
        click.argument("file"),
    ):  # fmt: skip
        command = add(command)
    return command


@terms_command.command("accept")
@_of_a_unit
@click.option("--term", "-t", "form", required=True, help="The words as the translation has them.")
@click.option("--of", "of", default="", help="The accepted term of which they are a form.")
def accept_command(
    file: str, unit: str, concept: str, name: str | None, folder: Path | None, form: str, of: str
) -> None:
    """Accept a form of a term that a translation uses, so that it is never a finding again.

    FILE is a PO file, or an article of the workspace with --locale. The form goes into the cell
    `forms` of the preferred term, or of the one that --of names. It must stand in the translation.
    """
    place = _place(file, name, folder)
    _, message = _message(place, unit)
    table, locale = place.glossary(), place.catalog.locale
    meant = acceptance.concept_of(table, concept)
    form = acceptance.plain(form)
    term = acceptance.accepting(table, meant, locale, of)
    acceptance.refuse_unfit(table, meant, message, form, locale, place.catalog.file)
    path = _table(place.folder, term.locale)
    shown = f"{place.shown}/terms/{path.name}"
    data = storage.read(path, shown)
    found = acceptance.with_form(storage.decode(data, shown), shown, term, form)
    _refuse_unsound(place, path, found.text)
    storage.write(path, found.text, data, shown)
    click.echo(f"{shown}:{found.line}: “{term.text}” also as “{form}”")


def _table(folder: Path, locale: str) -> Path:
    """The table of a locale, in whichever spelling it is named."""
    tables = sorted((folder / "terms").glob("*.csv"))
    return next(path for path in tables if locales.canonical(path.stem) == locale)


def _refuse_unsound(place: Place, changed: Path, text: str) -> None:
    """Raise SettingsError where the glossary could not be read with a table's new text."""
    tables = [place.folder / "concepts.csv", *(place.folder / "terms").glob("*.csv")]
    texts = {
        path.relative_to(place.folder).as_posix(): text
        if path == changed
        else storage.decode(storage.read(path), path.name)
        for path in tables
    }
    refuse_unsound(texts, place.shown)


@terms_command.command("ignore")
@_of_a_unit
@click.option("--reason", "-r", required=True, help="Why the findings are wrong here.")
@click.option("--in-file", is_flag=True, help="Answer in the PO file's own comment; so by itself.")
@click.option("--csv", "in_csv", is_flag=True, help="Answer in the glossary's ignore.csv.")
@click.option("--by", "who", help="Who answers for it; --csv needs it.")
def ignore_command(
    file: str, unit: str, concept: str, name: str | None, folder: Path | None, reason: str,
    in_file: bool, in_csv: bool, who: str | None,
) -> None:  # fmt: skip
    """Say why the findings about a concept are wrong in one unit, so that they are not shown.

    FILE is a PO file, or an article of the workspace with --locale. The answer is a comment in the
    PO file, or a row of ignore.csv. It counts until the source changes. The concept `*` is every
    one.
    """
    if in_file and in_csv:
        raise UserError("--in-file and --csv at once", step="choose one")
    if in_csv and not who:
        raise UserError("nobody named", step="say who answers for it with --by")
    place = _place(file, name, folder)
    message, whole = _message(place, unit)
    meant = concept if concept == EVERY_CONCEPT else _known(place, concept)
    line = directives.line(meant, whole, reason)
    if in_csv:
        code = ignores.source_hash(*whole.key)
        row = Ignore(place.catalog.locale, meant, code, reason, who or "", pipeline.now()[:10])
        _ignore_in_table(place, row)
    else:
        _ignore_in_file(place, message, line)


def _known(place: Place, concept: str) -> str:
    return acceptance.concept_of(place.glossary(), concept).id


def _ignore_in_file(place: Place, message: Message, line: str) -> None:
    own = replace(message, comment=directives.with_line(message.comment, line))
    messages = tuple(own if each is message else each for each in place.catalog.messages)
    text = po.write(replace(place.catalog, messages=messages), place.text)
    storage.write(place.path, text, place.data, place.catalog.file)
    now = next(each for each in po.read(text).messages if each.key == message.key)
    click.echo(f"{place.catalog.file}:{now.line}: # {line}")


def _ignore_in_table(place: Place, row: Ignore) -> None:
    path = place.folder / "ignore.csv"
    shown = f"{place.shown}/{path.name}"
    data = storage.held(path, shown)
    text = ignores.added(storage.decode(data or b"", shown), row)
    added = ignores.parse(text, shown)[-1]
    storage.write(path, text, data, shown)
    told = f"{added.concept} in {added.locale}, by {added.who}: {added.reason}"
    click.echo(f"{shown}:{added.line}: ignores {told}")


def _place(file: str, name: str | None, folder: Path | None) -> Place:
    """What FILE, --locale and --glossary name. Raises UserError for what cannot be used."""
    named = locales.canonical(name) if name else ""
    space = None if folder else options.here()
    path, shown = Path(file), file
    if not file.endswith(".po"):
        path, shown = _catalog_path(space or options.here(), file, named)
    data = storage.read(path, shown)
    catalog = po.read(po.decode(data, shown), shown)
    asked = [named] if named else []
    catalog = replace(catalog, locale=options.locale_of(catalog.locale, asked, shown))
    if folder is not None:
        options.refuse_no_glossary(folder)
    own = Path(space.settings.glossary) if space else folder or Path()
    wholes = joining.view(_document(space, path) or as_document(catalog), catalog).wholes
    return Place(path, data, catalog, space.root / own if space else own, own.as_posix(), wholes)


def _document(space: Workspace | None, path: Path) -> Document | None:
    """The article of a catalog that lies where a workspace keeps its own."""
    if space is None or (space.root / space.settings.catalogs) not in path.resolve().parents:
        return None
    known = any(path.stem == article.stem for article in space.articles)
    return next(workspace.documents(space, (path.stem,))) if known else None


def _catalog_path(space: Workspace, article: str, locale: str) -> tuple[Path, str]:
    if not locale:
        raise UserError("an article in which language?", step="name it with --locale")
    path = space.catalog_path(space.article(article).stem, locale)
    if not path.exists():
        step = f"run `mbc-i18n update --locale {locale}`"
        raise UserError("no catalog yet", space.shown(path), step=step)
    return path, space.shown(path)


def _message(place: Place, unit: str) -> tuple[Message, Message]:
    """The message of --unit, and the one that it is checked as.

    Raises UserError where none is meant, or more than one.
    """
    own = {message.key: message for message in place.catalog.current}
    wholes = {place.wholes[key].id: key for key in reversed(own) if key in place.wholes}
    found = reviewing.meant([*own.values()], unit, inside=True)
    found = found or [
        own[wholes[whole.id]]
        for whole in reviewing.meant(
            [place.wholes[key] for key in wholes.values()], unit, inside=True
        )
    ]
    if len(found) == 1:
        return found[0], place.wholes.get(found[0].key, found[0])
    file = place.catalog.file
    if found:
        known = ", ".join(f"{message.id} (line {message.line})" for message in found[:5])
        raise UserError(f"{len(found)} units are {unit!r}", file, step=f"name one: {known}")
    step = "name it by its id, by its context, or by the line of its msgid as in :12"
    raise UserError(f"no unit {unit!r}", file, step=step)
