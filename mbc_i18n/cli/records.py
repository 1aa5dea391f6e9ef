"""Commands that look back at the records: log, diff, audit; and seal, which signs them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from mbc_i18n import review, reviewing, workspace
from mbc_i18n.cli import options, units
from mbc_i18n.errors import UserError
from mbc_i18n.model import Message, SignOff
from mbc_i18n.review import Change
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.reviewing import Desk

MARKS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
COLOURS = {"gone": "red", "new": "green"}


@click.command("log")
@options.in_locales
@units.of_articles
@units.units
@options.as_json
def log_command(
    names: tuple[str, ...], articles: tuple[str, ...], wanted: tuple[str, ...], as_json: bool
) -> None:
    """Show every record of units: who said what, when, and whether of the words as they stand."""
    found = [(place, record) for place in _places(articles, names, wanted)
             for record in review.log(place.message, place.desk.ledger)]  # fmt: skip
    if as_json:
        options.echo_json([record for _, record in found])
        return
    for place, record in found:
        now = place.desk.standing(place.message).fingerprint
        click.echo(f"{place}: {_said(record, record.fingerprint == now)}")
    if not found:
        click.echo("no records")


def _places(
    articles: Sequence[str], names: Sequence[str], wanted: Sequence[str]
) -> list[units.Place]:
    return units.places(list(units.desks(options.here(), articles, names)), wanted)


def _said(record: SignOff, current: bool) -> str:
    role = f" as {record.role}" if record.role else ""
    checks = f" {', '.join(record.waives)}" if record.waives else ""
    words = "these words" if current else "other words"
    note = f": {units.shown(record.note)}" if record.note else ""
    return f"{_when(record)}  {record.by}{role}  {record.verdict}{checks}  ({words}){note}"


def _when(record: SignOff) -> str:
    return record.at[:16].replace("T", " ")


@click.command("diff")
@options.in_locales
@units.of_articles
@units.by_whom
@units.units
def diff_command(
    names: tuple[str, ...], articles: tuple[str, ...], who: str, wanted: tuple[str, ...]
) -> None:
    """Show how units changed since their last approval, and since yours.

    [-what went-] and {+what came+} are marked word by word.
    """
    person = _maybe_person(who)
    for place in _places(articles, names, wanted):
        lines = list(changes(reviewing.with_formers(place.desk), place.message, person))
        click.echo(f"{place}: {place.message.id}")
        for line in lines or ["    never approved"]:
            click.echo(line)


def _maybe_person(who: str) -> str:
    """Who asks; "" where nobody was named and nothing tells it."""
    try:
        return units.person(options.here(), who).id
    except UserError:
        if who:
            raise
        return ""


def changes(desk: Desk, message: Message, person: str) -> Iterator[str]:
    """The lines that tell how a message changed since the last approval, and since a person's."""
    former = desk.formers.get(message.key, "")
    last = review.change(message, desk.catalog, desk.ledger, former=former)
    mine = review.change(message, desk.catalog, desk.ledger, person, former) if person else None
    for each in dict.fromkeys(filter(None, (last, mine))):
        yield from _changed(each)


def _changed(change: Change) -> Iterator[str]:
    record = change.since
    yield f"    since {record.by} approved it as {record.role}, {_when(record)}:"
    for pieces in (change.source, change.target):
        yield "    " + "".join(_piece(kind, words) for kind, words in pieces)


def _piece(kind: str, words: str) -> str:
    told = MARKS[kind].format(words.replace("\n", " "))
    return click.style(told, fg=COLOURS[kind]) if kind in COLOURS else told


@click.command("audit")
@options.as_json
def audit_command(as_json: bool) -> None:
    """Hold the ledgers to git's history, to their fingerprints and to the reviewers' seals.

    Every line that was ever committed must still stand there. Status: 0 nothing is wrong, 1
    something is, 2 something could not be used.
    """
    space = options.here()
    found = review.audited(space.root)
    faults = [*found.faults, *review.verify(space.root, space.settings.reviewers)]
    if as_json:
        options.echo_json(faults)
        sys.exit(bool(faults))
    for fault in faults:
        click.echo(str(fault))
    told = options.counted(found.records, "record")
    ledgers = options.counted(found.files, "ledger")
    wrong = options.counted(len(faults), "fault") if faults else "nothing is wrong"
    click.echo(f"{told} in {ledgers}, {found.committed} committed: {wrong}")
    sys.exit(bool(faults))


@click.command("seal")
@options.in_locales
@units.by_whom
@click.option("--key", type=click.Path(dir_okay=False, path_type=Path),
              help="Your private SSH key; without it ssh-agent is asked.")  # fmt: skip
def seal_command(names: tuple[str, ...], who: str, key: Path | None) -> None:
    """Sign your own ledgers as they stand with your SSH key.

    Seal again after each day's work: a seal is of the whole file.
    """
    space = options.here()
    person: Reviewer = units.person(space, who)
    chosen = workspace.chosen(space, options.canonical(names))
    every = [space.signoffs(locale) / f"{person.id}.jsonl" for locale in chosen]
    found = [ledger for ledger in every if ledger.is_file()]
    if not found:
        raise UserError(f"{person.name} has no records to seal", step="sign something first")
    for ledger in found:
        made = review.seal(ledger, person, key, space.shown(ledger))
        click.echo(f"sealed {space.shown(ledger)} in {space.shown(made)}")
