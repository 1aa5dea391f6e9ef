"""Options and small words that commands share."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import click

from mbc_i18n import locales, storage, workspace
from mbc_i18n.errors import UserError
from mbc_i18n.formats import ENDINGS, encoding, format_of
from mbc_i18n.model import Document
from mbc_i18n.segment import Rules

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
Item = TypeVar("Item")


def _complete_locales(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    try:
        known = workspace.find(Path.cwd()).settings.locales
    except UserError:
        return []
    return [name for name in known if name.startswith(incomplete)]


def _complete_articles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    try:
        known = workspace.find(Path.cwd()).articles
    except UserError:
        return []
    return [path.stem for path in known if path.stem.startswith(incomplete)]


articles = click.argument("articles", nargs=-1, shell_complete=_complete_articles)

in_locales = click.option(
    "--locale",
    "-l",
    "names",
    multiple=True,
    shell_complete=_complete_locales,
    help="A locale (es, pt_BR, zh-Hans), more than one by repeating; all where left out.",
)

as_json = click.option("--json", "as_json", is_flag=True, help="Report as JSON.")

in_format = click.option(
    "--format",
    "format_name",
    type=click.Choice(sorted(set(ENDINGS.values()))),
    help="The source's format, where its file name does not tell.",
)


def canonical(names: Iterable[str]) -> tuple[str, ...]:
    """Locales as asked for on the command line, in the gettext spelling."""
    return tuple(locales.canonical(name) for name in names)


def locale_of(header: str, named: Sequence[str], shown: str) -> str:
    """The locale of a single PO file: the one named, in the language that its header tells."""
    asked, own = [_nearest(name) for name in named], [_nearest(header)] if header else []
    if asked and own and locales.language(asked[0]) != locales.language(own[0]):
        raise UserError(f"its Language is {own[0]}, not {asked[0]}", shown, 1, "leave out --locale")
    if not (own or asked):
        raise UserError("no Language in its header", shown, 1, "name one with --locale")
    return (asked or own)[0]


def _nearest(name: str) -> str:
    """A locale as CLDR knows it; without a territory that CLDR has not (es_LA)."""
    try:
        return locales.canonical(name)
    except UserError:
        language = name.replace("-", "_").partition("_")[0]
        if language == name:
            raise
        return locales.canonical(language)


def refuse_no_glossary(folder: Path) -> None:
    """Raises UserError for a folder that holds no glossary."""
    if not (folder / "concepts.csv").is_file():
        raise UserError("no concepts.csv", str(folder), step="name the folder of a glossary")


def here() -> workspace.Workspace:
    """The workspace of the current folder."""
    return workspace.find(Path.cwd())


def counted(number: int, name: str, many: str = "") -> str:
    """`1 error`, `2 errors`; `many` is a plural that is not made with -s."""
    return f"{number} {name if number == 1 else many or name + 's'}"


def no_article(space: workspace.Workspace) -> None:
    """Say what to do in a workspace without articles."""
    click.echo(f"no article yet: put a .md or .txt file into {space.settings.source}/")


def echo_json(value: object) -> None:
    """A value as JSON: dataclasses as objects, in UTF-8."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return str(value)


def steps(space: workspace.Workspace, names: Sequence[str], locale_names: Sequence[str]) -> int:
    """How many catalogs a command will go through."""
    return len(names or space.articles) * len(locale_names or workspace.chosen(space, ()))


def progress(items: Iterable[Item], label: str, length: int) -> Iterator[Item]:
    """The items as they come, with a bar on a terminal and nothing in a pipe."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        items, length=length, label=label, file=sys.stderr, hidden=hidden
    ) as bar:
        yield from bar


def tell_a_person(words: str) -> None:
    """Words for somebody who waits at a terminal; nothing in a pipe."""
    if sys.stderr.isatty():
        click.echo(words, err=True)


def read_text(file: str) -> str:
    """The text of a file, or of standard input for `-`."""
    return storage.decode(_read(file), "<stdin>" if file == "-" else file)


def _read(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else storage.read(Path(file), file)


def read_document(
    file: str, format_name: str | None, locale: str = "en", segmentation: str = "sentence"
) -> Document:
    """A source document outside a workspace; `-` needs its format named."""
    data = _read(file)
    if file == "-" and format_name is None:
        raise UserError("the format of standard input is not known", step="name it with --format")
    ending = next((end for end, name in ENDINGS.items() if name == format_name), "")
    path = Path("stdin" + ending) if file == "-" else Path(file)
    if format_name and path.suffix.lower() not in ENDINGS:
        path = path.with_name(path.name + ending)
    shown = "<stdin>" if file == "-" else file
    text, codec = encoding.decode(data, format_of(path.name), shown)
    document = workspace.parse_document(text, path, shown, locale, segmentation)
    return dataclasses.replace(document, encoding=codec)


def source(file: str, format_name: str | None, locale: str | None) -> tuple[Document, Rules | None]:
    """An article of the workspace by name or path, as its settings read it; else a single FILE.

    With it the user's own rules for where sentences end, if it was read by any.
    """
    space = None if file == "-" or format_name or locale else _space_of(file)
    if space is None:
        return read_document(file, format_name, locales.canonical(locale or "en")), None
    path, own = space.article(file), workspace.rules(space)
    locale, cut = space.settings.source_locale, space.segmentation(path)
    return workspace.read_document(path, space.shown(path), locale, cut, own), own


def _space_of(file: str) -> workspace.Workspace | None:
    """The workspace that a name or path is an article of."""
    with suppress(UserError):
        space = here()
        path = space.article(file)
        return space if not Path(file).exists() or path.samefile(file) else None
    return None


def write_text(text: str, output: str, codec: str = "utf-8") -> None:
    """To a file whole or not at all, or to standard output for `-`."""
    if output == "-":
        sys.stdout.buffer.write(text.encode(codec))
        return
    path = Path(output)
    storage.write(path, text, storage.held(path), output, codec)
