"""Terms of two glossaries for the same concepts: what is new, what is the same, what collides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mbc_i18n.exchange.tables import Row, listed

OURS, THEIRS = "ours", "theirs"
PREFERRED = "preferred"
ACCEPTED = (PREFERRED, "admitted")
LISTS = ("source_variants", "not_in", "forms")
OWN = ("id", "source", "term", "usage", "status", "reviewer", "reviewed")
"""Cells that a row never takes from another one as they are."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that both glossaries say otherwise."""

    concept: str
    """Our concept's id; theirs where it is not clear which of ours it is."""
    locale: str
    """"" for the concept itself."""
    what: str
    """A column; the term that it is about; or `preferred` or `forms` for two terms."""
    ours: str
    theirs: str
    taken: str = ""
    """ours or theirs, "" without a preference."""


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """The terms of a locale while they are merged, found by what they are asked for."""

    ours: int
    """How many of the rows are ours; the others are new."""
    rows: list[Row] = field(default_factory=list)
    words: dict[tuple[str, str], int] = field(default_factory=dict)
    """The place of a row by concept and term."""
    folded: dict[tuple[str, str], int] = field(default_factory=dict)
    """The same without regard to capitals."""
    preferred: dict[str, int] = field(default_factory=dict)
    """The place of the preferred term by concept."""
    surfaces: dict[tuple[str, bool, str], int] = field(default_factory=dict)
    """The place of a row by concept, whether it is accepted, and form."""


def merged(
    ours: Sequence[Row], theirs: Iterable[Row], locale: str, prefer: str, conflicts: list[Conflict]
) -> list[Row]:
    """Our terms as they are going to be, then the new ones; conflicts are added to the list."""
    table = _Table(len(ours))
    for row in ours:
        _append(table, row)
    known = {tuple(row.items()) for row in ours}
    for there in theirs:
        if tuple(there.items()) not in known:
            _merge(table, there, locale, prefer, conflicts)
    return table.rows


def _append(table: _Table, row: Row) -> None:
    table.rows.append(row)
    _index(table, len(table.rows) - 1)


def _index(table: _Table, place: int) -> None:
    row = table.rows[place]
    table.words.setdefault((row["id"], row["term"]), place)
    table.folded.setdefault((row["id"], row["term"].casefold()), place)
    if usage(row) == PREFERRED:
        table.preferred[row["id"]] = place
    for surface in _surfaces(row):
        table.surfaces[row["id"], _is_accepted(row), surface] = place


def _merge(table: _Table, there: Row, locale: str, prefer: str, conflicts: list[Conflict]) -> None:
    exact = table.words.get((there["id"], there["term"]))
    place = table.folded.get((there["id"], there["term"].casefold())) if exact is None else exact
    found = list(_conflicts(table, place, there, locale, prefer))
    conflicts += found
    if any(each.taken != THEIRS for each in found):
        return
    if place is None:
        _make_way(table, there)
        _append(table, proposed(there))
    elif prefer == THEIRS and place < table.ours and not is_vouched(table.rows[place]):
        if found:
            _make_way(table, there)
        same = {"usage": usage(there)} if found else {}
        table.rows[place] = filled({**table.rows[place], **same}, there)
        _index(table, place)


def _make_way(table: _Table, there: Row) -> None:
    """A concept has one preferred term: the one that was becomes admitted."""
    place = _preferred(table, there)
    if place is not None:
        table.rows[place] = {**table.rows[place], "usage": "admitted"}


def _preferred(table: _Table, there: Row) -> int | None:
    """The place of the preferred term that theirs would stand beside."""
    place = table.preferred.get(there["id"]) if usage(there) == PREFERRED else None
    return None if place is None or usage(table.rows[place]) != PREFERRED else place


def _conflicts(
    table: _Table, place: int | None, there: Row, locale: str, prefer: str
) -> Iterator[Conflict]:
    """What keeps a term of theirs out, or from being used as they use it."""
    words = there["term"]
    if place is not None:
        row = table.rows[place]
        if usage(row) == usage(there):
            return
        taken = _taken(row, prefer)
        yield Conflict(there["id"], locale, words, usage(row), usage(there), taken)
    rival = _preferred(table, there)
    if rival is not None and rival != place:
        row = table.rows[rival]
        taken = _taken(row, prefer)
        yield Conflict(there["id"], locale, PREFERRED, row["term"], words, taken)
    other = _opposite(table, place, there)
    if other is not None:
        # Neither side can be taken: somebody has to say whose the form is.
        told = f"{other['term']} ({usage(other)})", f"{words} ({usage(there)})"
        yield Conflict(there["id"], locale, "forms", *told, prefer and OURS)


def _taken(row: Row, prefer: str) -> str:
    return OURS if prefer == THEIRS and is_vouched(row) else prefer


def _opposite(table: _Table, place: int | None, there: Row) -> Row | None:
    """A row that accepts a form which theirs does not, or the other way round."""
    wanted = not _is_accepted(there)
    keys = ((there["id"], wanted, surface) for surface in _surfaces(there))
    places = (table.surfaces[key] for key in keys if key in table.surfaces)
    rows = (table.rows[each] for each in places if each != place)
    return next((row for row in rows if _is_accepted(row) == wanted), None)


def usage(row: Row) -> str:
    """What to do with a term; preferred where the cell is empty."""
    return row["usage"] or PREFERRED


def _is_accepted(row: Row) -> bool:
    return usage(row) in ACCEPTED


def _surfaces(row: Row) -> dict[str, None]:
    return dict.fromkeys(each.casefold() for each in (row["term"], *listed(row["forms"])))


def is_vouched(row: Row) -> bool:
    """True for a row that somebody has reviewed or approved."""
    return row["status"] in ("reviewed", "approved")


def proposed(row: Row) -> Row:
    """A row that nobody here has vouched for yet."""
    vouching = {name: "" for name in ("reviewer", "reviewed") if name in row}
    return {**row, **vouching, "status": "proposed"}


def filled(row: Row, there: Row) -> Row:
    """A row with what only theirs says: empty cells, members of lists, another note."""
    made = {**row}
    for name, cell in there.items():
        if name in LISTS:
            made[name] = _joined(row, there, name)
        elif name == "note" and cell not in row[name]:
            made[name] = f"{row[name]} {cell}".strip()
        elif name not in OWN and not row[name]:
            made[name] = cell
    return made


def _joined(row: Row, there: Row, name: str) -> str:
    """A list with the members that only theirs has; their source term is a variant of ours."""
    known = {*listed(row[name]), row.get("source", row.get("term", ""))}
    more = [there["source"]] if name == "source_variants" else []
    new = [each for each in dict.fromkeys([*more, *listed(there[name])]) if each not in known]
    return "|".join(filter(None, (row[name], *new)))
