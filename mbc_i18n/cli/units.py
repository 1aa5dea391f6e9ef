"""The units that a reviewer names on the command line, and who the reviewer is."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from mbc_i18n import review, reviewing, workspace
from mbc_i18n.cli import options
from mbc_i18n.errors import UserError
from mbc_i18n.model import Message
from mbc_i18n.review.signing import one_line
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.reviewing import Desk
from mbc_i18n.workspace import Workspace

MOST_TOLD = 5

of_articles = click.option(
    "--article", "-a", "articles", multiple=True, help="An article, more than one by repeating."
)

by_whom = click.option(
    "--as", "who", default="", metavar="ID",
    help="Who you are; else MBC_I18N_REVIEWER, or whose e-mail address git's user.email is.",
)  # fmt: skip

units = click.argument("wanted", nargs=-1, required=True, metavar="UNIT...")
"""By id, six or more characters of it, context, or :LINE of the PO file."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit at the desk of its article and locale."""

    desk: Desk
    message: Message

    def __str__(self) -> str:
        return f"{self.desk.written.file}:{self.message.line}"


def person(space: Workspace, who: str) -> Reviewer:
    """The reviewer at the keyboard. Raises UserError where that is not known."""
    return review.reviewer(space.settings.reviewers, who, os.environ, space.root)


def desks(
    space: Workspace, articles: Sequence[str], names: Sequence[str], person: Reviewer | None = None
) -> Iterator[Desk]:
    """The articles in the locales asked for, else in those of a person, else in all.

    What has no catalog yet is left out.
    """
    own = set(person.locales) if person else set()
    asked = options.canonical(names)
    chosen = workspace.chosen(space, asked)
    kept = [name for name in chosen if asked or not own or name in own]
    for document in workspace.documents(space, tuple(articles)):
        for locale in kept:
            if space.catalog_path(document.name, locale).exists():
                yield reviewing.desk(space, document, locale)


def places(found: Sequence[Desk], names: Sequence[str]) -> list[Place]:
    """The units that are meant, each once. Raises UserError where a name is of none or several."""
    meant = [_place(found, name) for name in names]
    return list({(str(place), place.message.key): place for place in meant}.values())


def _place(found: Sequence[Desk], name: str) -> Place:
    fitting = [Place(desk, message) for desk in found for message in reviewing.named(desk, name)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        told = ", ".join(f"{place.message.id} ({place})" for place in fitting[:MOST_TOLD])
        step = f"name one by its id, --article and --locale: {told}"
        raise UserError(f"{len(fitting)} units are {name!r}", step=step)
    step = "name it by its id, by its context, or by the line of its msgid as in :12"
    raise UserError(f"no unit {name!r}", step=step)


def by_desk(found: Sequence[Place]) -> Iterator[tuple[Desk, list[Message]]]:
    """The messages of each desk."""
    every = {place.desk.written.file: place.desk for place in found}
    for file, desk in every.items():
        yield desk, [place.message for place in found if place.desk.written.file == file]


def shown(text: str, width: int = 0) -> str:
    """A text on one line, without what a terminal would obey; cut to a width, 0 for none."""
    line = one_line(text)
    return line if not width or len(line) <= width else line[: width - 1] + "…"
