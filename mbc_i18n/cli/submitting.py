"""The command by which somebody who works in an editor says whose words these are."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

import click

from mbc_i18n import joining, po, reviewing
from mbc_i18n.cli import options, units
from mbc_i18n.cli.units import Place
from mbc_i18n.errors import UserError
from mbc_i18n.model import Message, normal
from mbc_i18n.review import Act, fingerprint_of
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.reviewing import Desk
from mbc_i18n.workspace import Workspace


@click.command("submit")
@options.in_locales
@units.of_articles
@units.by_whom
@click.option("--since", "revision", default="", metavar="REV",
              help="Only words that are other than in a revision of git.")  # fmt: skip
def submit_command(
    names: tuple[str, ...], articles: tuple[str, ...], who: str, revision: str
) -> None:
    """Record yourself as the author of the words that nobody is recorded for.

    For translators who work in an editor of PO files. It approves nothing: another person has to.
    Words that somebody else wrote, or that you have approved, are left alone.
    """
    space = options.here()
    person = units.person(space, who)
    recorded = left = 0
    for desk in units.desks(space, articles, names, person):
        own, others = reviewing.unclaimed(desk, person)
        if revision:
            own = _new(own, _former(space, desk, revision))
        _record(space, desk, person, own)
        recorded, left = recorded + len(own), left + len(others)
    told = options.counted(recorded, "unit")
    rest = f", {options.counted(left, 'unit')} of others left alone" if left else ""
    click.echo(f"{told} recorded{rest}", err=True)


def _record(space: Workspace, desk: Desk, person: Reviewer, own: Sequence[Message]) -> None:
    acts = [
        Act(each.id, "translate", target=each.target, seen=fingerprint_of(each, desk.catalog))
        for each in own
    ]
    if acts:
        reviewing.perform(space, desk.article, desk.catalog.locale, person, acts)
    for each in own:
        click.echo(f"{Place(desk, each)}: written by {person.id}")


def _new(messages: Sequence[Message], former: dict[tuple[str, str], str]) -> list[Message]:
    """The messages whose words are not those that stood there."""
    return [each for each in messages if former.get(each.key) != normal(each.target)]


def _former(space: Workspace, desk: Desk, revision: str) -> dict[tuple[str, str], str]:
    """The words of the units in a revision of git, by key; none where there was no file.

    Raises UserError where there is no git or no such revision.
    """
    file = desk.written.file
    name = _git(space, "rev-parse", "--verify", "--quiet", "--end-of-options",
                f"{revision}^{{commit}}")  # fmt: skip
    if name is None:
        step = "name a branch, a tag or a commit, in a repository of git"
        raise UserError(f"--since: git knows no revision {revision!r}", step=step)
    data = _git(space, "show", f"{name.decode('ascii').strip()}:./{file}")
    if data is None:
        return {}
    catalog = po.read(po.decode(data, file), f"{file} in {revision}", desk.catalog.name)
    whole = joining.view(desk.article, catalog).catalog
    return {each.key: normal(each.target) for each in whole.current}


def _git(space: Workspace, *arguments: str) -> bytes | None:
    """What git prints; None where it fails or is not there."""
    try:
        done = subprocess.run(
            ("git", "-C", str(space.root), *arguments), capture_output=True, check=False
        )
    except OSError:
        return None
    return None if done.returncode else done.stdout
