"""Documents to catalogs, and new templates into the work that translators have done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from mbc_i18n import inline, joining, leverage, locales
from mbc_i18n.model import Block, Catalog, Document, Message, Unit

KINDS = {
    "item": "list item",
    "cell": "table cell",
    "quote": "quotation",
    "attribute": "attribute",
    "description": "description for search engines",
}
"""How a translator reads a kind of block; one that is not here is called by its name."""

MOST_PLACES = 5


def extract(document: Document, date: str = "") -> Catalog:
    """The template of a document: one message for each source and context, in document order.

    `date` is the `POT-Creation-Date` (as gettext writes it).
    """
    found: dict[tuple[str, str], list[tuple[Block, Unit]]] = {}
    for block in document.blocks:
        for unit in block.units:
            found.setdefault((unit.context, unit.source), []).append((block, unit))
    messages = tuple(_message(document, places) for places in found.values())
    return Catalog(document.name, "", _template_header(document, date), messages)


def as_document(catalog: Catalog) -> Document:
    """What a catalog alone tells of its document: its units in the file's order.

    Joined sentences stand in one block with what is before them, a line end between two units.
    """
    units: list[list[Unit]] = []
    text = ""
    for message in catalog.current:
        start, elements = len(text), inline.tags_in(message.source)
        text += f"{message.source}\n"
        own = Unit(
            message.source, message.context, start=start, end=len(text) - 1, line=message.line,
            elements=elements,
        )  # fmt: skip
        if units and joining.is_joined(message):
            units[-1].append(own)
        else:
            units.append([own])
    blocks = (Block("paragraph", 0, own[0].start, own[-1].end, tuple(own)) for own in units)
    return Document(catalog.name, "", text, tuple(blocks), file=catalog.file)


def _message(document: Document, places: Sequence[tuple[Block, Unit]]) -> Message:
    unit = places[0][1]
    refs = [(document.file or document.name, place.line) for _, place in places]
    return Message(
        unit.source,
        context=unit.context,
        note="\n".join(_note(places)),
        refs=tuple(dict.fromkeys(refs)),
    )


def _note(places: Sequence[tuple[Block, Unit]]) -> Iterator[str]:
    """What the unit is and where, what its tags stand for, and what the author says of it."""
    for block, unit in places[:MOST_PLACES]:
        yield _place(block, unit)
    if len(places) > MOST_PLACES:
        yield f"and in {len(places) - MOST_PLACES} more places"
    for element in places[0][1].elements:
        if element.note:
            yield f"{inline.opening_tag(element)}: {' '.join(element.note.split())}"
    yield from dict.fromkeys(f"Note: {unit.note}" for _, unit in places if unit.note)


def _place(block: Block, unit: Unit) -> str:
    kind = KINDS.get(block.kind, block.kind)
    term = f", term “{block.term}”" if block.term and unit is block.units[0] else ""
    return f"{kind}{term}" + ("" if unit.path == kind else f" ({unit.path})")


def _template_header(document: Document, date: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Project-Id-Version", document.name),
        ("Report-Msgid-Bugs-To", ""),
        ("POT-Creation-Date", date),
        ("PO-Revision-Date", date),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )


def new(template: Catalog, locale: str) -> Catalog:
    """An empty catalog of a template for a locale, its header filled from CLDR."""
    own = {
        "Language": locales.canonical(locale),
        "Language-Team": locales.english_name(locale),
    }
    header = tuple((name, own.get(name, value)) for name, value in template.header)
    plural = ("Plural-Forms", locales.plural_forms(locale))
    return Catalog(template.name, locales.canonical(locale), (*header, plural))


@dataclass(frozen=True, slots=True)
class _Pool:
    """Translated messages by source, and the index to search them by."""

    messages: Mapping[str, Message]
    gone: leverage.Index
    everything: leverage.Index


def merge(
    template: Catalog,
    catalog: Catalog,
    carried: Mapping[tuple[str, str], Message] = MappingProxyType({}),
) -> Catalog:
    """The catalog brought up to a template; no word of a translator is lost.

    Messages in both keep target, comments, flags and their order; a new one takes what is `carried`
    for it (see `resegmentation`), else an exact match that had become obsolete, else the closest
    known one as fuzzy with its source as `previous`; a message whose source is gone becomes
    obsolete.
    """
    wanted = {message.key: message for message in template.messages}
    current = {m.key: m for m in catalog.messages if not m.obsolete}
    obsolete = {m.key: m for m in catalog.messages if m.obsolete}
    missing = [message for message in template.messages if message.key not in current]
    pool = _pool(catalog, wanted) if missing else None
    known = {**obsolete, **carried}
    made = {m.key: _made(m, known, pool) for m in missing}
    kept = [_updated(m, wanted[m.key]) for m in current.values() if m.key in wanted]
    ordered = _inserted(kept, template.messages, made)
    gone = [m for m in current.values() if m.key not in wanted]
    past = [m for m in obsolete.values() if m.key not in wanted and m.key not in current]
    left = [*past, *(replace(m, obsolete=True, refs=(), note="") for m in gone)]
    messages = (*ordered, *_worth_keeping(left, ordered))
    return replace(catalog, header=_merged_header(catalog, template), messages=messages)


def _updated(message: Message, fresh: Message) -> Message:
    return replace(message, note=fresh.note, refs=fresh.refs, obsolete=False)


def _made(fresh: Message, known: Mapping[tuple[str, str], Message], pool: _Pool | None) -> Message:
    if fresh.key in known:
        return _updated(known[fresh.key], fresh)
    match = _closest(fresh.source, pool) if pool else None
    if match is None:
        return fresh
    return replace(
        fresh, target=match.target, fuzzy=True, previous=match.source, comment=match.comment
    )


def _pool(catalog: Catalog, wanted: Mapping[tuple[str, str], Message]) -> _Pool:
    worded = (m for m in catalog.messages if m.target.strip() and not m.fuzzy)
    translated = [m for m in worded if not joining.is_marked(m.comment)]
    gone = [m for m in translated if m.key not in wanted or m.obsolete]
    return _Pool(
        {m.source: m for m in reversed([*gone, *translated])},
        leverage.index(m.source for m in gone),
        leverage.index(m.source for m in translated),
    )


def _closest(source: str, pool: _Pool) -> Message | None:
    match = leverage.closest(source, pool.gone)
    match = match or leverage.closest(source, pool.everything)
    return pool.messages[match.text] if match else None


def _inserted(
    kept: Sequence[Message],
    template: Iterable[Message],
    made: Mapping[tuple[str, str], Message],
) -> list[Message]:
    """New messages after the one that precedes them in the template; the others stay put."""
    after: dict[tuple[str, str] | None, list[Message]] = {}
    previous: tuple[str, str] | None = None
    for message in template:
        if message.key in made:
            after.setdefault(previous, []).append(made[message.key])
        else:
            previous = message.key
    result = list(after.get(None, ()))
    for message in kept:
        result += [message, *after.get(message.key, ())]
    return result


def _worth_keeping(left: Sequence[Message], ordered: Iterable[Message]) -> Iterator[Message]:
    """Obsolete messages that hold words which stand nowhere else.

    A suggestion that nobody touched goes: its words stand in the message that it was taken from.
    """
    firm = [*ordered, *(message for message in left if not message.fuzzy)]
    comments: dict[tuple[str, str], set[str]] = {}
    for message in firm:
        comments.setdefault((message.source, message.target), {""}).add(message.comment)
    for message in left:
        origin = comments.get((message.previous, message.target), ())
        untouched = message.fuzzy and message.comment in origin
        if (message.target or message.comment) and not untouched:
            yield message


def _merged_header(catalog: Catalog, template: Catalog) -> tuple[tuple[str, str], ...]:
    date = dict(template.header).get("POT-Creation-Date", "")
    return tuple(
        (name, date if name == "POT-Creation-Date" and date else value)
        for name, value in catalog.header
    )


def with_hints(catalog: Catalog, hints: Mapping[tuple[str, str], Sequence[str]]) -> Catalog:
    """The catalog with further lines in the notes of its current messages, by message key."""
    return replace(
        catalog,
        messages=tuple(
            message
            if message.obsolete or not hints.get(message.key)
            else replace(message, note="\n".join([message.note, *hints[message.key]]).strip())
            for message in catalog.messages
        ),
    )
