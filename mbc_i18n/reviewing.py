"""The catalogs of a workspace before their reviewers: what waits for whom, and what they do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from mbc_i18n import joining, pipeline, po, resegmentation, review, storage
from mbc_i18n.errors import UserError
from mbc_i18n.model import Catalog, Document, Message, SignOff, Unit
from mbc_i18n.review import Act, Ledger, Policy, Standing
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.workspace import Workspace

SHORTEST_PREFIX = 6
"""Characters of a unit's id that are enough to name it."""

KEPT = 8
"""PO files whose catalogs are remembered."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Desk:
    """An article in one locale, with all that its reviewers have said."""

    article: Document
    """As it is read."""
    document: Document
    """With joined sentences as one unit."""
    catalog: Catalog
    """With joined sentences as one message."""
    ledger: Ledger
    """With what it proves of units that were cut anew."""
    policy: Policy
    written: Catalog
    """The PO file as it stands."""
    wholes: Mapping[Key, Message]
    """The message of the whole, by the key of each sentence that is joined in it."""
    formers: Mapping[Key, str] = field(default_factory=lambda: MappingProxyType({}))
    """Ids of the units that messages were before their source changed."""

    def standing(self, message: Message) -> Standing:
        """What the ledger says of a message."""
        return review.standing(message, self.catalog, self.ledger, self.policy)


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit of an article with its message, in the order of the article."""

    unit: Unit
    message: Message
    """One without a translation where the catalog lacks the unit."""
    standing: Standing


def role_of(person: Reviewer, policy: Policy) -> str:
    """The role in which somebody acts. Raises UserError where it must be named."""
    wanted = [role for role in person.roles if role in policy.roles] or person.roles
    if len(set(wanted)) > 1:
        raise UserError("in which role?", step=f"name one with --role: {', '.join(wanted)}")
    return wanted[0]


class Conflict(UserError):
    """The words are not those that the reviewer saw; nothing was written."""

    def __init__(self, message: Message, file: str) -> None:
        problem = f"unit {message.id} was changed by somebody else meanwhile"
        super().__init__(problem, file, message.line, "look at it again")
        self.message = message
        """As it stands now."""


def desk(space: Workspace, document: Document, locale: str) -> Desk:
    """What reviewers of an article in a locale have before them.

    Raises UserError where there is no catalog yet, CatalogError and SettingsError for files that
    cannot be read.
    """
    path = space.catalog_path(document.name, locale)
    if not path.exists():
        return laid(space, document, pipeline.read_catalog(space, document, locale))
    shown = space.shown(path)
    return _desk(space, document, locale, storage.read(path, shown))


def _desk(space: Workspace, document: Document, locale: str, data: bytes) -> Desk:
    """The desk of a PO file that was read."""
    shown = space.shown(space.catalog_path(document.name, locale))
    return laid(space, document, replace(_read(data, shown, document.name), locale=locale))


@lru_cache(maxsize=KEPT)
def _read(data: bytes, shown: str, name: str) -> Catalog:
    """A PO file's catalog; a server is asked for the same few again and again."""
    return po.read(po.decode(data, shown), shown, name)


def laid(
    space: Workspace, document: Document, catalog: Catalog, ledger: Ledger | None = None
) -> Desk:
    """As `desk`, for a catalog, and perhaps a ledger, that are at hand."""
    locale = catalog.locale
    if ledger is None:
        ledger = review.load(space.signoffs(locale), space.shown(space.signoffs(locale)))
    view = joining.view(document, catalog)
    proved = resegmentation.derived(ledger, catalog)
    policy = review.policy_of(space.settings, locale)
    return Desk(document, view.document, view.catalog, proved, policy, catalog, view.wholes)


def with_formers(found: Desk) -> Desk:
    """A desk that knows which units changed their source; it takes a while for long articles."""
    return replace(found, formers=review.formers(found.catalog, found.ledger))


def entries(found: Desk) -> Iterator[Entry]:
    """Each different unit once, in the order of the article."""
    known = {message.key: message for message in found.catalog.current}
    units: dict[Key, Unit] = {}
    for unit in found.document.units:
        units.setdefault((unit.context, unit.source), unit)
    for key, unit in units.items():
        message = known.get(key) or Message(unit.source, context=unit.context)
        yield Entry(unit, message, found.standing(message))


def waits_for(entry: Entry, person: Reviewer, policy: Policy) -> tuple[str, ...]:
    """The roles in which a person's approval of a unit is wanted."""
    if not entry.message.translated:
        return ()
    wanted = dict.fromkeys(entry.standing.missing)
    return tuple(
        role for role in wanted if review.would_help(entry.standing, person.id, role, policy)
    )


def unclaimed(found: Desk, person: Reviewer) -> tuple[list[Message], list[Message]]:
    """The finished words without an author that a person may claim, and those of somebody else.

    What another is recorded for, or named for in the PO file, is that person's. Words that the
    person approved were somebody else's too: who writes them cannot have judged them.
    """
    own: list[Message] = []
    others: list[Message] = []
    for message in found.catalog.current:
        standing = found.standing(message)
        records = found.ledger.by_unit.get(message.id, ())
        here = [each for each in records if each.fingerprint == standing.fingerprint]
        wrote = {each.by for each in here if each.verdict == "translate"}
        known = wrote | (standing.authors & found.policy.people.keys())
        judged = any(each.by == person.id for each in (*standing.approvals, *standing.void))
        if not message.translated or person.id in wrote:
            continue
        (others if judged or known - {person.id} else own).append(message)
    return own, others


def named(found: Desk, name: str) -> list[Message]:
    """The messages of a desk that a person means, as `meant` has it.

    A joined sentence stands for the whole that it is part of.
    """
    fitting = meant([*found.catalog.current, *found.written.current], name)
    whole = (found.wholes.get(message.key, message) for message in fitting)
    current = {message.key for message in found.catalog.current}
    return list({each.key: each for each in whole if each.key in current}.values())


def meant(messages: Sequence[Message], name: str, inside: bool = False) -> list[Message]:
    """The messages that a person means: by id, six or more characters of it, context or :LINE.

    The line is that of the msgid; with `inside` the one that stands last above it will do.
    """
    if name.startswith(":"):
        with suppress(ValueError):
            line = int(name[1:])
            above = (each.line for each in messages if 0 < each.line <= line)
            found = max(above, default=0) if inside else line
            return [each for each in messages if each.line == found > 0]
    exact = [each for each in messages if name and name in (each.id, each.context)]
    long = len(name) >= SHORTEST_PREFIX
    return exact or [each for each in messages if long and each.id.startswith(name)]


def clock() -> datetime:
    """The time of a record. No setting of the environment changes it."""
    return datetime.now(UTC)


def perform(
    space: Workspace,
    document: Document,
    locale: str,
    person: Reviewer,
    acts: Sequence[Act],
    now: Callable[[], datetime] = clock,
) -> tuple[SignOff, ...]:
    """Do what a reviewer decided, all of it or nothing: records, and what changes in the PO file.

    The locale's folder is held meanwhile and everything is read under the lock. The ledger is
    written first, then the PO file: a crash between the two leaves a record of words that do not
    stand there, which counts for nothing, and never words without the record of their author.
    Raises Conflict where words are not those that the reviewer saw, UserError where an act is
    refused or a file cannot be used.
    """
    folder = space.catalog_path(document.name, locale).parent
    refuse_outside(folder, space)
    with review.locked(folder, space.shown(folder)):
        path = space.catalog_path(document.name, locale)
        seen = storage.held(path)
        found = _desk(space, document, locale, seen) if seen else desk(space, document, locale)
        at = review.stamp(now())
        own = {review.identity(message): message for message in found.catalog.current}
        records = [_record(found, own.get(act.unit), act, person, at) for act in acts]
        changes = _changes(found, acts, person)
        signoffs = space.signoffs(locale)
        written = review.append(signoffs, records, space.shown(signoffs))
        _write(path, seen, found.written, changes)
    return written


def refuse_outside(folder: Path, space: Workspace) -> None:
    """Raise UserError for a folder that a link leads out of the workspace."""
    for path in (folder, folder / "signoffs"):
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(space.root)):
            raise UserError("lies outside the workspace", space.shown(path))


def _record(
    found: Desk, message: Message | None, act: Act, person: Reviewer, at: str
) -> tuple[SignOff, str]:
    """The record of an act and its unit's context. Raises UserError where it is refused."""
    file = found.written.file
    if message is None:
        raise UserError(f"no unit {act.unit!r}", file, step="it may be gone since you looked")
    standing = found.standing(message)
    if act.seen and act.seen != standing.fingerprint:
        raise Conflict(message, file)
    problem = review.refusal(act, message, standing, person, found.ledger, found.policy)
    if problem:
        raise UserError(f"not done: {problem}", file, message.line)
    return review.record(act, message, found.catalog, person.id, at), message.context


def _changes(found: Desk, acts: Sequence[Act], person: Reviewer) -> dict[Key, Message]:
    """The messages of the PO file that the acts change; a whole's words stand in its first one."""
    firsts = {whole.id: key for key, whole in reversed([*found.wholes.items()])}
    own = {message.key: message for message in found.written.current}
    ids = {review.identity(message): key for key, message in own.items()}
    changes: dict[Key, Message] = {}
    for act in acts:
        key = firsts.get(act.unit) or ids[act.unit]
        changes[key] = review.changed(changes.get(key, own[key]), act, person)
    return changes


def _write(
    path: Path, seen: bytes | None, catalog: Catalog, changes: Mapping[Key, Message]
) -> None:
    messages = tuple(
        message if message.obsolete else changes.get(message.key, message)
        for message in catalog.messages
    )
    if messages != catalog.messages:
        base = po.decode(seen or b"", catalog.file)
        text = po.write(replace(catalog, messages=messages), base)
        storage.write(path, text, seen, catalog.file)
