"""Sentences that a translator merged: the words of several stand in the translation of the first.

The mark is a line of a translator comment, `mbc: joined`, on the second sentence and each further
one of the same block: editors and gettext's own tools drop flags that they do not know and keep
comments. Joined sentences are one unit with the source that the block has there, so that figures,
terms, tags and sign-offs are those of the whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import pairwise
from types import MappingProxyType

from mbc_i18n import inline, locales
from mbc_i18n.model import Block, Catalog, Document, Message, Unit

MARK = "mbc: joined"
DIRECTIVE = re.compile(
    r"^[^\S\n]*+mbc[^\S\n]*+:[^\S\n]*+joined[^\S\n]*+(?:(?:--|[–—]).*+)?$",
    re.IGNORECASE | re.MULTILINE,
)
"""The mark as people type it, a remark behind dashes allowed as in `mbc: ignore`."""

WHITE = re.compile(r"[ \t\r\n\f\v]+")
LINE_END = re.compile(r"[\r\n]")
NOTHING = re.compile(r"\\(?=[\r\n])|>")
"""What may stand between joined sentences beside white space: a hard break, a quote's mark."""

SHOWN = 60

Key = tuple[str, str]
Run = tuple[Unit, ...]
"""A unit, and those joined to it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A mark that cannot be followed; its message counts as untranslated."""

    message: Message
    reason: str
    """Goes on after “marked as joined, but”."""


@dataclass(frozen=True, slots=True)
class View:
    """A document and its catalog in which joined sentences are one unit and one message."""

    document: Document
    catalog: Catalog
    wholes: Mapping[Key, Message] = field(default_factory=lambda: MappingProxyType({}))
    """The message of the whole, by the key of each of its sentences."""
    problems: tuple[Problem, ...] = ()


def is_joined(message: Message) -> bool:
    """True for a current, unfuzzy message whose comment holds the mark."""
    return is_marked(message.comment) and not message.fuzzy and not message.obsolete


def is_marked(comment: str) -> bool:
    """True for a comment that holds the mark."""
    return "mbc" in comment.lower() and DIRECTIVE.search(comment) is not None


def marked(comment: str) -> str:
    """A comment with the mark."""
    return comment if is_marked(comment) else "\n".join(filter(None, (comment, MARK)))


def unmarked(comment: str) -> str:
    """A comment without the mark."""
    lines = comment.split("\n")
    return "\n".join([line for line in lines if not DIRECTIVE.fullmatch(line)])


def renamed(words: str, names: Mapping[str, str]) -> str:
    """The words with other names in their tags; tags of other elements stay."""
    tags = {
        form.format(old): form.format(new)
        for old, new in names.items()
        for form in ("<{}>", "</{}>", "<{}/>")
        if old != new
    }
    return inline.TAG.sub(lambda tag: tags.get(tag[0], tag[0]), words) if tags else words


def base(name: str) -> str:
    """An element's name without its number."""
    return name.rstrip("0123456789")


def view(document: Document, catalog: Catalog) -> View:
    """What a document and its catalog are when the marks are followed.

    A mark is not followed on the first sentence of a block, after a sentence that has no finished
    translation, over anything but white space, and where a sentence of the run stands in another
    place without the others. Whether a mark is followed or not, its own message's target never is
    words of the document.
    """
    joined = {message.key for message in catalog.current if is_joined(message)}
    if not joined:
        return View(document, catalog)
    wrong = _wrong(document, catalog, joined)
    runs = [tuple(_runs(block, joined - wrong.keys())) for block in document.blocks]
    units = [tuple(united(run, document.text) for run in own) for own in runs]
    pairs = zip(document.blocks, units, strict=True)
    blocks = tuple(replace(block, units=own) for block, own in pairs)
    flat = zip((r for own in runs for r in own), (u for own in units for u in own), strict=True)
    parts = {tuple(map(_key, run)): unit for run, unit in flat if len(run) > 1}
    wholes = _wholes(catalog, parts)
    by_key = {key: whole for keys, whole in reversed(wholes.items()) for key in keys}
    messages = tuple(_messages(catalog, wholes, joined, wrong))
    problems = tuple(Problem(m, wrong[m.key]) for m in catalog.current if m.key in wrong)
    return View(
        replace(document, blocks=blocks), replace(catalog, messages=messages), by_key, problems
    )


def _key(unit: Unit) -> Key:
    return (unit.context, unit.source)


def _runs(block: Block, joined: Collection[Key]) -> Iterator[Run]:
    """The units of a block, each with those that are joined to it."""
    run: list[Unit] = []
    for unit in block.units:
        if run and _key(unit) not in joined:
            yield tuple(run)
            run = []
        run.append(unit)
    if run:
        yield tuple(run)


def united(run: Run, text: str) -> Unit:
    """One unit of several that follow one another in a text: what a whole block would show there.

    Only hard line breaks between them are left out, with the rest of the white space.
    Elements are numbered over all of it: the links of two sentences are `<a1>` and `<a2>`.
    """
    if len(run) == 1:
        return run[0]
    plain = [replace(e, name=base(e.name)) for unit in run for e in unit.elements]
    words = "".join(inline.words(unit.source, unit.elements) for unit in run)
    elements = inline.named(plain, words)
    names = iter(elements)
    source = ""
    for before, unit in zip((None, *run), run, strict=False):
        source += shown_gap(before, unit, text) if before else ""
        own = {element.name: next(names).name for element in unit.elements}
        source += renamed(unit.source, own)
    suffix = "".join(unit.suffix for unit in run)
    note = "\n".join(dict.fromkeys(unit.note for unit in run if unit.note))
    whole = replace(run[0], source=source, end=run[-1].end, elements=elements)
    return replace(whole, suffix=suffix, note=note)


def shown_gap(before: Unit, unit: Unit, text: str) -> str:
    """The white space between two units as a unit that holds both shows it."""
    gap = unescape(text[before.end : unit.start])
    if LINE_END.search(gap):
        left = inline.words(before.source, before.elements)
        return locales.soft_join(left[-1:], inline.words(unit.source, unit.elements)[:1])
    return WHITE.sub(" ", gap)


def _wholes(
    catalog: Catalog, parts: Mapping[tuple[Key, ...], Unit]
) -> dict[tuple[Key, ...], Message]:
    """The messages of joined units: the first one's, with the source and the remarks of all."""
    known = {message.key: message for message in catalog.current}
    return {
        keys: replace(
            known[keys[0]],
            source=unit.source,
            comment="\n".join(filter(None, [unmarked(known[key].comment) for key in keys])),
        )
        for keys, unit in parts.items()
    }


def _messages(
    catalog: Catalog,
    wholes: Mapping[tuple[Key, ...], Message],
    joined: Collection[Key],
    wrong: Collection[Key],
) -> Iterator[Message]:
    """The catalog's messages: wholes for first sentences, none for those joined to them."""
    firsts: defaultdict[Key, dict[Key, Message]] = defaultdict(dict)
    for keys, whole in wholes.items():
        firsts[keys[0]][whole.key] = whole
    for message in catalog.messages:
        if message.obsolete or message.key not in (joined | firsts.keys()):
            yield message
        elif message.key in firsts:
            yield from firsts[message.key].values()
        elif message.key in wrong:
            yield replace(message, target="")


def _wrong(document: Document, catalog: Catalog, joined: Collection[Key]) -> dict[Key, str]:
    """The marked messages that cannot be joined, and why."""
    known = {message.key: message for message in catalog.current}
    runs = [run for block in document.blocks for run in _runs(block, joined)]
    shapes: defaultdict[Key, dict[tuple[Key, ...], int]] = defaultdict(dict)
    for run in runs:
        shapes[_key(run[0])].setdefault(tuple(map(_key, run[1:])), run[0].line)
    wrong: dict[Key, str] = {}
    for run in runs:
        own = [key for key in map(_key, run) if key in joined]
        reason = _reason(run, known, shapes[_key(run[0])], document.text, joined) if own else ""
        for key in own if reason else ():
            wrong.setdefault(key, reason)
    return _spread(wrong, runs, joined)


def _reason(
    run: Run,
    known: Mapping[Key, Message],
    shapes: Mapping[tuple[Key, ...], int],
    text: str,
    joined: Collection[Key],
) -> str:
    """Why the units of a run cannot be joined; "" where they can."""
    first = run[0]
    if _key(first) in joined:
        return f"no sentence stands before it in its block in line {first.line} of the article"
    standing = state(known.get(_key(first)))
    if standing:
        return f"the sentence before it, “{short(first.source)}”, is {standing}"
    if len(shapes) > 1:
        own = tuple(map(_key, run[1:]))
        other = next(line for keys, line in shapes.items() if keys != own)
        return f"“{short(first.source)}” stands without it in line {other} of the article"
    gaps = (text[left.end : right.start] for left, right in pairwise(run))
    between = next((gap.strip() for gap in gaps if unescape(NOTHING.sub("", gap)).strip()), "")
    told = "and would be lost"
    return f"“{short(between)}” stands before it, {told}" if between else ""


def _spread(
    wrong: Mapping[Key, str], runs: Iterable[Run], joined: Collection[Key]
) -> dict[Key, str]:
    """The messages that cannot be joined, with those that stand in one run with them."""
    found = dict(wrong)
    beside: defaultdict[Key, list[Key]] = defaultdict(list)
    for run in runs:
        own = [key for key in map(_key, run) if key in joined]
        for left, right in pairwise(own):
            beside[left].append(right)
            beside[right].append(left)
    waiting = list(found)
    while waiting:
        for key in beside.pop(waiting.pop(), ()):
            if key not in found:
                found[key] = "a sentence that is joined with it stands elsewhere without it"
                waiting.append(key)
    return found


def state(message: Message | None) -> str:
    """Why a message's words cannot stand in a document; "" where they can."""
    if message is None:
        return "not in the catalog"
    return "" if message.translated else "fuzzy" if message.fuzzy else "untranslated"


def short(words: str) -> str:
    """The beginning of a text, to name it by."""
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
