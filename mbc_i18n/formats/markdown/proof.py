"""Proof that a written translation reads as it was meant: the same structure, the words asked for.

Both texts are read as events. Blocks must be the same; of each block's words the text, the elements
with their addresses, and the attributes must be what the units' targets say. White space is not
compared: Markdown trims and folds it, and the gap between two sentences is the target locale's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from os.path import commonprefix

from mbc_i18n import inline
from mbc_i18n.errors import FormatError
from mbc_i18n.formats.markdown import front_matter, html_page, pieces
from mbc_i18n.formats.markdown.events import Event
from mbc_i18n.formats.markdown.reading import title_of
from mbc_i18n.formats.markdown.walking import Run, Walk, walk
from mbc_i18n.formats.piece import Attribute, Piece
from mbc_i18n.formats.splice import Edit, apply, within
from mbc_i18n.model import Document, Unit

WHITE = re.compile(r"[ \t\r\n\f\v]+")

START = "\x00Start "
"""How a part begins that is the start of a block."""

Words = Callable[[Unit], str | None]
"""The words that a unit was written with; None where it was left as it is."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of the source, by its first place, that does not read back as it was meant."""

    start: int
    unit: Unit
    """The first unit that may be to blame."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What is compared at once, and the units written anew in it, by their place in `form`."""

    form: str
    start: int = 0
    units: tuple[tuple[int, Unit], ...] = ()
    attribute: bool = False
    """True for words of an attribute, which seldom change a structure."""


@dataclass(frozen=True, slots=True)
class _Written:
    """The units written anew, in order, and their words."""

    units: Sequence[Unit]
    words: Words

    def within(self, start: int, end: int) -> Sequence[Unit]:
        """The units that stand in a span."""
        first = bisect_left(self.units, start, key=_start)
        return self.units[first : bisect_left(self.units, end, key=_start)]

    def at(self, start: int) -> tuple[Unit, ...]:
        """The unit that starts at a place, if one does."""
        return tuple(self.within(start, start + 1))


@dataclass(frozen=True, slots=True)
class _Source:
    """A text, and the units written anew in its blocks and in its attributes."""

    text: str
    blocks: _Written
    attributes: _Written
    made: Sequence[Edit] = ()
    """What is written in it."""


def differences(
    document: Document, words: Words, text: str, made: Sequence[Edit] = ()
) -> list[Difference]:
    """The blocks and attributes that do not read as meant in `text`, which has these edits.

    Where the structure of blocks is another, the first is the one to blame, and all that were
    written anew follow.
    """
    meant = list(_parts(_source(document, words, made)))
    found = list(_found(text))
    pairs = list(zip_longest(meant, found, fillvalue=_Part("")))
    wrong = [i for i, (one, other) in enumerate(pairs) if one.form != other.form]
    if len(meant) == len(found) and all(meant[i].units for i in wrong):
        return [_difference(*pairs[i]) for i in wrong]
    written = [_difference(part, part) for part in meant if part.units]
    return [*_nearest(meant, wrong[0]), *written]


def _source(document: Document, words: Words, made: Sequence[Edit]) -> _Source:
    attributes, blocks = list[Unit](), list[Unit]()
    for block in document.blocks:
        written = [unit for unit in block.units if words(unit) is not None]
        (attributes if block.kind == "attribute" else blocks).extend(written)
    return _Source(
        document.text,
        _Written(sorted(blocks, key=_start), words),
        _Written(sorted(attributes, key=_start), words),
        made,
    )


def _found(text: str) -> Iterator[_Part]:
    nothing = _Written((), lambda unit: None)
    try:
        yield from _parts(_Source(text, nothing, nothing))
    except FormatError:
        return


def _nearest(parts: Sequence[_Part], place: int) -> list[Difference]:
    """Words at the start of a block make it another block; else those before are to blame."""
    before, after = parts[place::-1], parts[place:]
    starts = place < len(parts) and parts[place].form.startswith(START)
    ordered = (*after, *before) if starts else (*before, *after)
    written = sorted((part for part in ordered if part.units), key=lambda part: part.attribute)
    return [_difference(part, _Part("") if starts else part) for part in written[:1]]


def _difference(meant: _Part, found: _Part) -> Difference:
    place = len(commonprefix([meant.form, found.form]))
    at = bisect_right(meant.units, place, key=lambda unit: unit[0]) - 1
    return Difference(meant.start, meant.units[max(at, 0)][1])


def _parts(source: _Source) -> Iterator[_Part]:
    matter = front_matter.read(source.text)
    for value in matter.values:
        yield _valued(f"{value.key}:", value.words, value.span[0], source.blocks)
    walked = walk(source.text, matter.end)
    yield _Part(repr(list(walked.ids.values())))
    for step in walked.steps:
        if isinstance(step, Run):
            yield from _run_parts(step, source)
        elif step.tag == "HtmlBlock" and step.name == "Start":
            yield _html_part(step, source, walked)
        elif step.name != "Html":
            yield _Part(f"\x00{step.name} {step.tag} {step.data!r}")
    for label, definition in walked.definitions().items():
        title = title_of(definition, source.text)
        yield _attribute(title, source) if title else _Part(label)


def _html_part(event: Event, source: _Source, walked: Walk) -> _Part:
    """An HTML block as it is written, and what other processors see in it."""
    start, end = event.start, event.end
    raw = apply(source.text, start, end, within(source.made, start, end))
    seen = html_page.elements(walked.masked, start - walked.base, end - walked.base)
    units = (*source.blocks.within(start, end), *source.attributes.within(start, end))
    form = f"{START}{event.tag} {seen} {raw}"
    return _Part(form, start, tuple((0, unit) for unit in units))


def _valued(name: str, words: str, start: int, written: _Written) -> _Part:
    units = written.at(start)
    shown = (written.words(units[0]) if units else None) or words
    return _Part(name + WHITE.sub("", shown), start, tuple((len(name), unit) for unit in units))


def _attribute(attribute: Attribute, source: _Source) -> _Part:
    start = attribute.span[0]
    part = _valued(f"{attribute.name}=", attribute.words, start, source.attributes)
    return replace(part, attribute=True)


def _run_parts(run: Run, source: _Source) -> Iterator[_Part]:
    content = pieces.content(run, source.text)
    units = source.blocks.within(run.start, run.end)
    forms = sorted(
        [*_piece_forms(content.pieces, units), *_unit_forms(units, source.blocks)],
        key=lambda form: form[0],
    )
    attributes = (_attribute(attribute, source) for attribute in content.attributes)
    yield from sorted(attributes, key=lambda part: part.form)
    yield _joined(run.start, forms)


def _joined(start: int, forms: Iterable[tuple[int, str, Unit | None]]) -> _Part:
    shown: list[str] = []
    units: list[tuple[int, Unit]] = []
    length = 0
    for _, form, unit in forms:
        units += [(length, unit)] if unit else []
        shown.append(WHITE.sub("", form))
        length += len(shown[-1])
    return _Part("".join(shown), start, tuple(units))


def _unit_forms(units: Iterable[Unit], written: _Written) -> Iterator[tuple[int, str, Unit]]:
    for unit in units:
        tokens = inline.tokens(written.words(unit) or "", unit.elements)
        forms = (
            token.text
            if token.element is None
            else _tag(token.element.name, token.closing, token.element.void, token.element.note)
            for token in tokens
        )
        yield unit.start, "".join(forms), unit


def _piece_forms(
    pieces: Iterable[Piece], units: Sequence[Unit]
) -> Iterator[tuple[int, str, Unit | None]]:
    """What stands outside the units written anew."""
    starts = [unit.start for unit in units]
    for piece in pieces:
        at = bisect_right(starts, piece.start) - 1
        if at >= 0 and piece.end <= units[at].end:
            continue
        if piece.role == "text":
            yield from _words_outside(piece, units, starts)
        elif piece.role != "mark":
            closing, void = piece.role == "close", piece.role == "void"
            yield piece.start, _tag(piece.name, closing, void, piece.note), None


def _words_outside(
    piece: Piece, units: Sequence[Unit], starts: Sequence[int]
) -> Iterator[tuple[int, str, None]]:
    """A piece of words that a unit may share with another, or hold in part."""
    escape = piece.end - piece.start - len(piece.text)
    if escape not in (0, 1):
        yield piece.start, piece.text, None
        return
    start = at = piece.start + escape
    for unit in units[max(bisect_right(starts, at) - 1, 0) : bisect_left(starts, piece.end)]:
        if unit.start > at:
            yield at, piece.text[at - start : unit.start - start], None
        at = max(at, unit.end)
    if at < piece.end:
        yield at, piece.text[at - start :], None


def _tag(name: str, closing: bool, void: bool, note: str) -> str:
    """How an element is compared: no text holds these characters."""
    base = name.rstrip("0123456789")
    bare = note in (f"<{base}>", f"</{base}>")
    return f"\x00{'/' * closing}{base}{'/' * void}\x01{'' if bare or closing else note}\x00"


def _start(unit: Unit) -> int:
    return unit.start
