"""The line in a translator comment that answers a finding, and nothing else of the comment.

`mbc: ignore term:metastasis src:3f2a91 -- reason` holds for one concept, or for every one
(`term:*`), in the message whose source it was written for: `src` is the beginning of its
`source_hash`. Capitals and further spaces do not matter, nor does the order of term and src.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mbc_i18n.errors import UserError
from mbc_i18n.glossary.ignores import EVERY_CONCEPT, is_reason, source_hash
from mbc_i18n.model import Message

DIRECTIVE = re.compile(
    r"^[^\S\n]*+mbc[^\S\n]*+:[^\S\n]*+ignore\b(.*)$", re.IGNORECASE | re.MULTILINE
)
SEPARATOR = re.compile(r"(?:^|\s)(?:--++|[–—]++)")
"""What stands before the reason; word processors make one dash of two hyphens."""

PART = re.compile(r"(?:^| )(term|src):", re.IGNORECASE)
SHORT_HASH = 6
HASH_START = re.compile(rf"[0-9a-f]{{{SHORT_HASH},64}}")
SHOWN = 100
"""Characters of a line that are quoted."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One line of a comment, as far as it could be read."""

    text: str
    """The line without outer white space."""
    concept: str = ""
    """Id of the concept as the glossary writes it, or `*`."""
    unknown: bool = False
    """True where that is no concept of the glossary."""
    src: str = ""
    reason: str = ""
    """"" where it holds no word."""
    problem: str = ""
    """What is wrong with it, "" where nothing is."""

    def __str__(self) -> str:
        return f"“{self.text[:SHOWN]}{'…' if len(self.text) > SHOWN else ''}”"

    def fits(self, message: Message) -> bool:
        """True while the source is the one that it was written for."""
        return source_hash(*message.key).startswith(self.src)


def directives(comment: str, names: Mapping[str, str]) -> Iterator[Directive]:
    """The directives of a comment in order.

    `names` gives the ids of the known concepts by their case-folded ones; where it is empty, every
    concept is taken for a known one.
    """
    return (_directive(found, names) for found in DIRECTIVE.finditer(comment))


def _directive(found: re.Match[str], names: Mapping[str, str]) -> Directive:
    text, words = found[0].strip(), found[1]
    separator = SEPARATOR.search(words)
    head = words[: separator.start()] if separator else words
    rest, parts = _parts(head)
    values = dict(parts)
    concept = values.get("term", "")
    concept = names.get(concept.casefold(), concept)
    src = values.get("src", "").lower()
    reason = words[separator.end() :].strip() if separator else ""
    reason = reason if is_reason(reason) else ""
    unknown = _concept_problem(concept, names)
    problem = (
        f"does not know {rest[:SHOWN]!r}" if rest
        else "names more than one concept or source" if len(values) < len(parts)
        else unknown or _src_problem(src) or ("" if reason else "gives no reason")
    )  # fmt: skip
    return Directive(text, concept, bool(unknown), src, reason, problem)


def _parts(head: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first keyword, and each keyword with its value."""
    plain = " ".join(head.split()).replace(" :", ":").replace(": ", ":")
    rest, *pieces = PART.split(plain)
    values = [piece.strip() for piece in pieces[1::2]]
    return rest, list(zip(map(str.lower, pieces[::2]), values, strict=True))


def _concept_problem(concept: str, names: Mapping[str, str]) -> str:
    if not concept:
        return "names no concept"
    known = not names or concept == EVERY_CONCEPT or concept.casefold() in names
    return "" if known else f"names {concept[:SHOWN]!r}, which the glossary does not have"


def _src_problem(src: str) -> str:
    fine = HASH_START.fullmatch(src)
    return "" if fine else f"has no src of {SHORT_HASH} or more hexadecimal digits"


def line(concept: str, message: Message, reason: str) -> str:
    """The line that answers the findings of a concept in a message.

    Raises UserError where the reason holds no word.
    """
    if not is_reason(reason):
        raise UserError("no reason", step="say why the finding is wrong")
    src = source_hash(*message.key)[:SHORT_HASH]
    return f"mbc: ignore term:{concept} src:{src} -- {' '.join(reason.split())}"


def with_line(comment: str, own: str) -> str:
    """A comment with a directive at its end, in the place of earlier ones for its concept."""
    concept = _concept(own)
    lines = [each for each in comment.split("\n") if comment and _concept(each) != concept]
    return "\n".join([*lines, own])


def _concept(text: str) -> str | None:
    """The concept of a line, case-folded; None for one that is no directive."""
    found = DIRECTIVE.fullmatch(text)
    return _directive(found, {}).concept.casefold() if found else None
