"""Commands of a reviewer: what waits, sign, reject, take back, waive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import click

from mbc_i18n import review, reviewing
from mbc_i18n.cli import options, records, reporting, serving, submitting, units
from mbc_i18n.cli.units import Place
from mbc_i18n.model import Message
from mbc_i18n.review import STATES, Act, fingerprint_of
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.reviewing import Desk, Entry
from mbc_i18n.workspace import Workspace

WIDTH = 60
SAID = {
    "approve": "approved", "reject": "rejected", "revoke": "taken back", "waive": "waived",
    "comment": "commented",
}  # fmt: skip

because = click.option("--because", "-b", required=True, help="The reason, in a few words.")


@click.group("review", context_settings={"help_option_names": ["-h", "--help"]})
def review_command() -> None:
    """Sign translations off, reject them, and look back at who signed what.

    UNIT is a unit's id or six characters of it, its context, or :LINE of the PO file. What you
    decide is written into your own file in locales/<locale>/signoffs/. It is bound to the words:
    it lapses by itself when source or translation changes.
    """


for each in (records.log_command, records.diff_command, records.audit_command):
    review_command.add_command(each)
review_command.add_command(records.seal_command)
review_command.add_command(submitting.submit_command)
review_command.add_command(reporting.report_command)
review_command.add_command(reporting.sheet_command)
review_command.add_command(serving.serve_command)


def _acting(command: Callable[..., None]) -> Callable[..., None]:
    """What every act needs."""
    for add in (options.in_locales, units.of_articles, units.by_whom, units.units):
        command = add(command)
    return command


@review_command.command("list")
@options.in_locales
@units.of_articles
@units.by_whom
@click.option("--mine", is_flag=True, help="Only what waits for your approval.")
@click.option("--state", "states", multiple=True, type=click.Choice(STATES),
              help="Only units in this state, more by repeating.")  # fmt: skip
@options.as_json
def list_command(
    names: tuple[str, ...], articles: tuple[str, ...], who: str, mine: bool,
    states: tuple[str, ...], as_json: bool,
) -> None:  # fmt: skip
    """List the units with their states, in the order of the articles."""
    space = options.here()
    person = units.person(space, who) if mine or who else None
    rows = [
        (desk, entry)
        for desk in units.desks(space, articles, names, person)
        for entry in reviewing.entries(desk)
        if (not states or entry.standing.state in states)
        and (not mine or (person and reviewing.waits_for(entry, person, desk.policy)))
    ]
    if as_json:
        options.echo_json([_told(desk, entry) for desk, entry in rows])
        return
    for desk, entry in rows:
        click.echo(_row(desk, entry))
    click.echo(options.counted(len(rows), "unit"), err=True)


def _told(desk: Desk, entry: Entry) -> dict[str, object]:
    message, found = entry.message, entry.standing
    return {
        "article": desk.catalog.name, "locale": desk.catalog.locale, "id": message.id,
        "file": desk.written.file, "line": message.line, "path": entry.unit.path,
        "state": found.state, "missing": found.missing, "source": message.source,
        "target": message.target, "fingerprint": found.fingerprint,
        "approvals": [(each.by, each.role) for each in found.approvals],
    }  # fmt: skip


def _row(desk: Desk, entry: Entry) -> str:
    message, found = entry.message, entry.standing
    waits = f"  [{', '.join(found.missing)}]" if found.state in ("translated", "revised") else ""
    words = units.shown(message.target or message.source, WIDTH)
    place = f"{desk.written.file}:{message.line}"
    return f"{place}: {message.id[:8]} {found.state:12} {words}{waits}"


@review_command.command("next")
@options.in_locales
@units.of_articles
@units.by_whom
def next_command(names: tuple[str, ...], articles: tuple[str, ...], who: str) -> None:
    """Show the first unit that waits for your approval."""
    space = options.here()
    person = units.person(space, who)
    for desk in units.desks(space, articles, names, person):
        for entry in reviewing.entries(desk):
            if roles := reviewing.waits_for(entry, person, desk.policy):
                _show(desk, entry, roles)
                return
    click.echo("nothing waits for you")


def _show(desk: Desk, entry: Entry, roles: Sequence[str]) -> None:
    message = entry.message
    click.echo(f"{desk.written.file}:{message.line}: {entry.standing.state}, {entry.unit.path}")
    click.echo(f"    {units.shown(message.source)}")
    click.echo(f"    {units.shown(message.target)}")
    if message.comment:
        click.echo(f"    # {units.shown(message.comment)}")
    for remark in review.comments(message, entry.standing.fingerprint, desk.ledger):
        click.echo(f"    {remark.by}: {units.shown(remark.note)}")
    for each in records.changes(reviewing.with_formers(desk), message, ""):
        click.echo(each)
    where = f"--article {desk.catalog.name} --locale {desk.catalog.locale}"
    role = f" --role {roles[0]}"
    click.echo(f"mbc-i18n review sign {message.id[:8]} {where}{role}")


@review_command.command("sign")
@_acting
@click.option("--role", "-r", default="", help="In which role; needed where you have several.")
@click.option("--note", default="", help="A remark for the record.")
def sign_command(
    names: tuple[str, ...], articles: tuple[str, ...], who: str, wanted: tuple[str, ...],
    role: str, note: str,
) -> None:  # fmt: skip
    """Approve units as they stand. Nobody approves words of the own hand.

    What the checks find is told, and keeps a page a draft; it does not keep you from signing.
    """

    def acts(desk: Desk, message: Message, person: Reviewer) -> Iterator[Act]:
        own = role or reviewing.role_of(person, desk.policy)
        yield Act(message.id, "approve", own, note, seen=fingerprint_of(message, desk.catalog))

    for space, desk, done in _perform(names, articles, who, wanted, acts):
        _tell_errors(space, desk, done)


def _tell_errors(space: Workspace, desk: Desk, done: Sequence[Message]) -> None:
    """What the checks find in units that were signed."""
    from mbc_i18n import checking

    rules = checking.standards_of(space, [desk.catalog.locale])
    signed = {message.id for message in done}
    for found in checking.errors(desk.article, desk.written, rules):
        if found.unit in signed:
            click.echo(f"{found.file}:{found.line}: error: {found.message} [{found.check}]")


@review_command.command("reject")
@_acting
@because
@click.option("--role", "-r", default="", help="In which role; needed where you have several.")
def reject_command(
    names: tuple[str, ...], articles: tuple[str, ...], who: str, wanted: tuple[str, ...],
    because: str, role: str,
) -> None:  # fmt: skip
    """Send units back to the translator: they become fuzzy, with the reason in a comment."""

    def acts(desk: Desk, message: Message, person: Reviewer) -> Iterator[Act]:
        own = role or reviewing.role_of(person, desk.policy)
        seen = fingerprint_of(message, desk.catalog)
        yield Act(message.id, "reject", own, because, seen=seen)

    list(_perform(names, articles, who, wanted, acts))


@review_command.command("revoke")
@_acting
@click.option("--check", "check", default="", help="Take back your waiver of this check instead.")
@click.option("--note", default="", help="A remark for the record.")
def revoke_command(
    names: tuple[str, ...], articles: tuple[str, ...], who: str, wanted: tuple[str, ...],
    check: str, note: str,
) -> None:  # fmt: skip
    """Take back what you said of units as they stand: approval, rejection or waiver."""

    def acts(desk: Desk, message: Message, person: Reviewer) -> Iterator[Act]:
        found = desk.standing(message)
        said = [*found.approvals, *found.void, *found.rejections]
        roles = dict.fromkeys(each.role for each in said if each.by == person.id)
        waives = (check,) if check else ()
        for role in [""] if check or not roles else roles:
            yield Act(message.id, "revoke", role, note, waives=waives, seen=found.fingerprint)

    list(_perform(names, articles, who, wanted, acts))


@review_command.command("waive")
@_acting
@click.option("--check", "check", required=True, help="The check, or check:concept for one term.")
@because
def waive_command(
    names: tuple[str, ...], articles: tuple[str, ...], who: str, wanted: tuple[str, ...],
    check: str, because: str,
) -> None:  # fmt: skip
    """Say why a check is wrong in units. It holds until source or translation changes."""

    def acts(desk: Desk, message: Message, person: Reviewer) -> Iterator[Act]:
        seen = fingerprint_of(message, desk.catalog)
        yield Act(message.id, "waive", "", because, waives=(check,), seen=seen)

    list(_perform(names, articles, who, wanted, acts))


@review_command.command("comment")
@_acting
@click.option("--text", "-t", required=True, help="What there is to say, in a few words.")
def comment_command(
    names: tuple[str, ...], articles: tuple[str, ...], who: str, wanted: tuple[str, ...], text: str
) -> None:
    """Remark on units without judging them. What they count as stays the same."""

    def acts(desk: Desk, message: Message, person: Reviewer) -> Iterator[Act]:
        seen = fingerprint_of(message, desk.catalog)
        yield Act(message.id, "comment", note=text, seen=seen)

    list(_perform(names, articles, who, wanted, acts))


def _perform(
    names: Sequence[str], articles: Sequence[str], who: str, wanted: Sequence[str],
    acts: Callable[[Desk, Message, Reviewer], Iterator[Act]],
) -> Iterator[tuple[Workspace, Desk, list[Message]]]:  # fmt: skip
    """Do something to units, article by article, and tell what became of each."""
    space = options.here()
    person = units.person(space, who)
    desks = list(units.desks(space, articles, names, person))
    for desk, messages in units.by_desk(units.places(desks, wanted)):
        own = [act for message in messages for act in acts(desk, message, person)]
        reviewing.perform(space, desk.article, desk.catalog.locale, person, own)
        after = reviewing.desk(space, desk.article, desk.catalog.locale)
        for message in messages:
            _tell(after, message, own[0].verdict, person)
        yield space, after, messages


def _tell(desk: Desk, message: Message, verdict: str, person: Reviewer) -> None:
    """What a unit is after an act. A whole whose first sentence needs work is joined no longer."""
    now = next((each for each in desk.catalog.current if each.id == message.id), None)
    found = desk.standing(now or replace(message, fuzzy=True))
    waiting = found.state in ("translated", "revised") and found.missing
    waits = f", waits for {', '.join(found.missing)}" if waiting else ""
    place = Place(desk, now or message)
    click.echo(f"{place}: {SAID[verdict]} by {person.id}: {found.state}{waits}")
