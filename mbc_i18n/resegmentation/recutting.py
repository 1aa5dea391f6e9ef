"""The translation of some text, cut as the text is cut anew; exact, or not at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise

from mbc_i18n import inline, joining, locales, segment
from mbc_i18n.inline import Token
from mbc_i18n.model import Element, Message, Span, Unit
from mbc_i18n.resegmentation.tiling import Stretch

SEEN = {"br": " ", "fn": "[1]", "img": "\ufffc"}
"""What the segmenter sees of a void element; of any other it sees its note, a piece of code."""


def recut(stretch: Stretch, locale: str) -> list[Message]:
    """The messages of the new units; none where the round trip is not exact."""
    joined = _joined(stretch, locale)
    if joined is None:
        return []
    words, whole = joined
    parts = [words] if len(stretch.new) == 1 else _split(words, whole.elements, locale)
    if (
        len(parts) != len(stretch.new)
        or _together(parts, stretch.new, stretch.text, locale) != words
    ):
        return []
    names = iter(whole.elements)
    made = []
    for part, unit in zip(parts, stretch.new, strict=True):
        own = {next(names).name: element.name for element in unit.elements}
        target = joining.renamed(part, own)
        if inline.problems(target, unit.elements):
            return []
        made.append(Message(unit.source, target, unit.context))
    return _remarked(made, stretch.messages)


def _joined(stretch: Stretch, locale: str) -> tuple[str, Unit] | None:
    """The old translations as one, and the one unit that has it; None where one is not finished.

    The elements of its words have the names that they have in the one unit.
    """
    messages, old = zip(*old_units(stretch), strict=True)
    if not all(message.translated for message in messages):
        return None
    whole = joining.united(old, stretch.text)
    one = joining.united(stretch.new, stretch.text)
    if whole.source != one.source:
        return None
    names = iter(whole.elements)
    parts = []
    for unit, message in zip(old, messages, strict=True):
        own = {element.name: next(names).name for element in unit.elements}
        parts.append(joining.renamed(message.target.strip(), own))
    return _together(parts, old, stretch.text, locale), one


def old_units(stretch: Stretch) -> Iterator[tuple[Message, Unit]]:
    """The old units, those that a translator joined as one, each with the message of its words."""
    marks = [joining.is_joined(message) for message in stretch.messages]
    numbers = accumulate(not mark for mark in marks)
    numbered = zip(numbers, stretch.messages, stretch.old, strict=True)
    for _, group in groupby(numbered, key=lambda each: each[0]):
        _, messages, units = zip(*group, strict=True)
        yield messages[0], joining.united(units, stretch.text)


def _together(parts: Sequence[str], units: Sequence[Unit], text: str, locale: str) -> str:
    """Translations of units that follow one another, as the locale joins them."""
    words = list(parts[:1])
    for (left, right), (before, unit) in zip(pairwise(parts), pairwise(units), strict=True):
        words += [locales.join(left, text[before.end : unit.start], right, locale), right]
    return "".join(words)


def _remarked(made: Sequence[Message], old: Sequence[Message]) -> list[Message]:
    """New messages with the flags of the old ones; the first one has the remarks."""
    flags = tuple(dict.fromkeys(flag for message in old for flag in message.flags))
    remarks = dict.fromkeys(joining.unmarked(message.comment) for message in old)
    first, *rest = (replace(message, flags=flags) for message in made)
    return [replace(first, comment="\n".join(filter(None, remarks))), *rest]


def _split(words: str, elements: Sequence[Element], locale: str) -> list[str]:
    """The sentences of a translation; no element is cut, a tag stays with the words beside it."""
    tokens = inline.tokens(words, elements)
    seen = [_seen(token) for token in tokens]
    offsets = [0, *accumulate(map(len, seen))]
    walls = [span for span in _walls(tokens, offsets) if span[0] < span[1]]
    spans = segment.spans("".join(seen), locale, walls)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    parts: list[list[str]] = [[] for _ in spans]
    for token, shown, at in zip(tokens, seen, offsets, strict=False):
        if token.element is None:
            for index in range(bisect_right(ends, at), bisect_left(starts, at + len(shown))):
                parts[index].append(shown[max(starts[index] - at, 0) : ends[index] - at])
        elif parts:
            index = bisect_left(starts, at) - 1 if token.closing else bisect_right(ends, at)
            parts[min(max(index, 0), len(parts) - 1)].append(token.text)
    return ["".join(part) for part in parts]


def _seen(token: Token) -> str:
    if token.element is None:
        return token.text
    if not token.element.void:
        return ""
    return SEEN.get(joining.base(token.element.name)) or token.element.note or SEEN["img"]


def _walls(tokens: Sequence[Token], offsets: Sequence[int]) -> Iterator[Span]:
    """What the elements of a translation hold, in the text that the segmenter sees."""
    opened: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.element and token.element.void:
            yield offsets[index], offsets[index + 1]
        elif token.element and token.closing:
            yield opened.get(token.element.name, 0), offsets[index]
        elif token.element:
            opened[token.element.name] = offsets[index]
