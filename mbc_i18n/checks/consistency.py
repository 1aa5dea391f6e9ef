"""Messages beside each other: one source in several words, several sources in the same words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Sequence

from mbc_i18n import inline
from mbc_i18n.checks.base import Context, Problem, comparison
from mbc_i18n.model import Catalog, Finding, Message

OUTER = " \t\n\u00a0.,;:…。，、；：—–-*•\"'“”‘’«»„()[]"
"""Signs at the edges of a text that make no other one. A question is another one."""

NUMBER = re.compile(r"\d[\d.,\u00a0\u202f ]*(?:st|nd|rd|th)?")
WORD = re.compile(r"[^\W_]+")
PLURAL = "iesy"
"""Letters of *-s, -es, -ies* and of the singulars *-e* and *-y*: a word is compared without."""

WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
FEWEST_WORDS = 4
"""Words from which on a translation is no accident: two headings may have the same short one."""

FEWEST_WIDE = 8
"""The same for characters that are written without spaces."""

ARTICLES = frozenset({"a", "an", "the", "el", "la", "los", "las", "un", "una", "le", "les", "une"})


@comparison("inconsistent", severity="warning", its_type="inconsistency")
def inconsistent(
    messages: Sequence[Message], context: Context
) -> Iterator[tuple[Message, Problem]]:
    """A source that stands in the catalog more than once, in several translations.

    Capitals and outer signs make no other source; a context (msgctxt) of its own does. A single
    word counts with its capitals: *May* is no *may*. Only the rarer translation is told.

    Bad: es | Blood tests | Pruebas de sangre || Blood tests: | Análisis de sangre:
    Good: es | Blood tests | Análisis de sangre || Blood tests: | análisis de sangre:
    Good: de | may | kann || May | Mai
    """
    for group in _several(messages):
        usual, here = _usual(group)
        for message in group:
            if _folded(message.target) != usual:
                yield message, Problem(_told(here))


def across(catalogs: Sequence[Catalog], severity: str = "warning") -> Iterator[Finding]:
    """As `inconsistent`, for the articles of one locale; what one catalog shows alone is left out.

    The findings carry that check's name.
    """
    owners = {id(m): catalog for catalog in catalogs for m in catalog.current}
    messages = [m for catalog in catalogs for m in catalog.current if m.translated]
    for group in _several(messages):
        usual, here = _usual(group)
        first = owners[id(here)]
        for message in group:
            own = owners[id(message)]
            if own is not first and _folded(message.target) != usual:
                yield _finding(message, own, severity, _told(here, first.file))


def _finding(message: Message, catalog: Catalog, severity: str, text: str) -> Finding:
    return Finding(
        "inconsistent", severity, message.id, catalog.locale, text, catalog.file, message.line,
        message.context, message.source, message.target,
    )  # fmt: skip


def _several(messages: Sequence[Message]) -> list[list[Message]]:
    """Groups of one source and context whose translations differ."""
    groups = _alike(messages, [(each.context, _same_source(each.source)) for each in messages])
    return [group for group in groups if len({_folded(each.target) for each in group}) > 1]


def _alike(messages: Sequence[Message], keys: Sequence[Hashable]) -> Collection[list[Message]]:
    """Groups of two messages and more that have one key, in the order of their first ones."""
    counts = Counter(keys)
    groups: dict[Hashable, list[Message]] = {}
    if len(counts) < len(keys):
        for message, key in zip(messages, keys, strict=True):
            if counts[key] > 1:
                groups.setdefault(key, []).append(message)
    return groups.values()


def _usual(group: Sequence[Message]) -> tuple[str, Message]:
    """The commonest translation of a group, the first of equals, folded; and where it stands."""
    counts = Counter(_folded(each.target) for each in group)
    usual = max(counts, key=counts.__getitem__)
    return usual, next(each for each in group if _folded(each.target) == usual)


def _told(here: Message, file: str = "") -> str:
    place = f"{file}:{here.line}" if file else f"line {here.line}"
    return f"translated as “{here.target.strip()}” elsewhere ({place})"


def _folded(text: str) -> str:
    return text.strip(OUTER).casefold()


def _same_source(source: str) -> str:
    bare = source.strip(OUTER)
    return bare.casefold() if " " in bare else bare


@comparison("same-target", severity="info", its_type="mistranslation")
def same_target(messages: Sequence[Message], context: Context) -> Iterator[tuple[Message, Problem]]:
    """One translation under several sources: perhaps it was pasted into the wrong place.

    Sources that differ in capitals, signs, articles, the plural or the writing of numbers are one.
    Short translations are left out.

    Bad: es | Rest at home. | Descanse en casa y beba. || Drink water. | Descanse en casa y beba.
    Good: es | A scan of bones | Gammagrafía de los huesos || Scans of bones | Gammagrafía de huesos
    Good: es | Blood test for you | Análisis de sangre || Blood tests for you | Análisis de sangre
    Good: es | Illness | Enfermedad || Disease | Enfermedad
    """
    for group in _alike(messages, [each.target.strip(OUTER) for each in messages]):
        if not _is_short(group[0].target.strip(OUTER)):
            first = _core(group[0].source)
            for message in group[1:]:
                if _core(message.source) != first:
                    other = f"“{group[0].source.strip()}” (line {group[0].line})"
                    yield message, Problem(f"the same translation as {other}")


def _is_short(text: str) -> bool:
    return len(text.split()) < FEWEST_WORDS and len(WIDE.findall(text)) < FEWEST_WIDE


def _core(source: str) -> tuple[str, ...]:
    """The words of a source without what makes no other one."""
    plain = inline.TAG.sub(" ", source.casefold())
    plain = NUMBER.sub(lambda found: re.sub(r"\D", "", found[0]) + " ", plain)
    words = [word for word in WORD.findall(plain) if word not in ARTICLES]
    return tuple(word.rstrip(PLURAL) or word for word in words)
