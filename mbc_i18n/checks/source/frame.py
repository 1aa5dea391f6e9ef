"""The frame of the source lint: rules over an article, and their findings.

A rule is a generator over a document; it yields what makes the article hard to translate, and at
which unit. Rules of one language run only on sources in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mbc_i18n import inline, locales
from mbc_i18n.checks.context import Context
from mbc_i18n.model import Block, Document, Finding, Span, Unit

APART = frozenset({"title", "heading", "cell", "caption", "attribute", "description"})
"""Kinds of blocks whose words need not be sentences."""

UNSPACED = frozenset({"zh", "ja", "yue", "wuu", "th", "lo", "km", "my", "bo"})
"""Languages whose words cannot be counted by the spaces between them."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule yields: the unit it is about, and words for the author."""

    unit: Unit
    message: str
    spans: tuple[Span, ...] = ()
    suggestion: str = ""
    concept: str = ""
    severity: str = ""
    """Other than the rule's own."""


Function = Callable[[Document, Context], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule."""

    name: str
    severity: str
    function: Function
    language: str = ""
    """The source's language that it is for; "" for any."""


RULES: dict[str, Rule] = {}


def rule(name: str, severity: str, language: str = "") -> Callable[[Function], Function]:
    """Register a rule under a name."""

    def register(function: Function) -> Function:
        RULES[name] = Rule(name, severity, function, language)
        return function

    return register


def lint(document: Document, context: Context, selected: Iterable[str] = ()) -> list[Finding]:
    """What the rules find in an article, by line; those that are `selected`, or all of them.

    `context` gives the glossary and its matcher; the language is the document's.
    """
    language, names = locales.language(document.locale), frozenset(selected)
    found = [
        _finding(document, each, remark)
        for each in RULES.values()
        if each.language in ("", language) and (not names or each.name in names)
        for remark in each.function(document, context)
    ]
    return sorted(found, key=lambda finding: finding.line)


def _finding(document: Document, each: Rule, remark: Remark) -> Finding:
    unit = remark.unit
    return Finding(
        each.name,
        remark.severity or each.severity,
        unit.id,
        document.locale,
        remark.message,
        document.file,
        unit.line,
        unit.context,
        unit.source,
        source_spans=remark.spans,
        suggestion=remark.suggestion,
        concept=remark.concept,
    )


def plain(unit: Unit) -> str:
    """The words of a unit with a blank for each character of a tag, so that places stay."""
    shown = (
        " " * len(token.text) if token.element else token.text
        for token in inline.tokens(unit.source, unit.elements)
    )
    return "".join(shown) if unit.elements else unit.source


def sections(document: Document) -> Iterator[list[Block]]:
    """The blocks between headings, each run with the heading that it begins with."""
    run: list[Block] = []
    for block in document.blocks:
        if block.kind in ("title", "heading") and run:
            yield run
            run = []
        run.append(block)
    yield run


def first(document: Document) -> Unit | None:
    """The unit at which something about the whole article is told."""
    return next(document.units, None)
