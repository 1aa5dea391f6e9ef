"""The `Bad:` and `Good:` lines of every check's docstring, run as its first tests.

A line is `Bad: locale | source | target | glossary`; the glossary cell may be left out. A source
that begins with `#fuzzy ` is a message that is marked so. A check that compares messages may have
more of them behind `||`: `Bad: locale | source | target || source | target`.
"""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from mbc_i18n.checks import REGISTRY, SEVERITIES, hunspell
from mbc_i18n.checks.base import Check
from mbc_i18n.locales import canonical
from mbc_i18n.model import Message
from tests.checks.messages import glossary
from tests.checks.several import findings_in

CHECKS = pytest.mark.parametrize("check", REGISTRY.values(), ids=lambda check: str(check.name))

ITS_TYPES = {
    "terminology", "mistranslation", "omission", "untranslated", "addition", "duplication",
    "inconsistency", "grammar", "legal", "register", "locale-specific-content", "locale-violation",
    "style", "characters", "misspelling", "typographical", "formatting", "inconsistent-entities",
    "numbers", "markup", "pattern-problem", "whitespace", "internationalization", "length",
    "non-conformance", "uncategorized", "other",
}  # fmt: skip
"""The values of ITS 2.0's locQualityIssueType, https://www.w3.org/TR/its20/#lqissue-typevalues."""


def examples(check: Check, word: str) -> list[str]:
    lines = (inspect.getdoc(check.function) or "").split("\n")
    return [line.removeprefix(word) for line in lines if line.startswith(word)]


EXAMPLES = [
    pytest.param(check.name, word, line, id=f"{check.name}-{word}-{number}")
    for check in REGISTRY.values()
    for word in ("Bad:", "Good:")
    for number, line in enumerate(examples(check, word))
]


@pytest.fixture(autouse=True)
def _a_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Examples of spelling stand for themselves, whatever dictionaries this computer has."""
    monkeypatch.setattr(hunspell, "is_installed", lambda: True)
    monkeypatch.setattr(hunspell, "dictionary", lambda locale: Path("care"))
    monkeypatch.setattr(hunspell, "misspelled", lambda words, path: {"desicion"} & set(words))
    monkeypatch.setattr(hunspell, "suggested", lambda words, path: {})


@pytest.mark.parametrize(("name", "word", "line"), EXAMPLES)
def test_every_example_is_true(name: str, word: str, line: str) -> None:
    first, *more = line.split("||")
    locale, source, target, known = (*(cell.strip() for cell in first.split("|")), "")[:4]
    others = [[cell.strip() for cell in each.split("|")] for each in more]
    messages = [message(source, target), *(message(*cells) for cells in others)]
    found = findings_in(messages, locale, name, glossary(known, locale))
    assert bool(found) == (word == "Bad:"), found


def message(source: str, target: str) -> Message:
    fuzzy = source.startswith("#fuzzy ")
    return Message(source.removeprefix("#fuzzy "), target, fuzzy=fuzzy)


@CHECKS
def test_every_check_has_examples_of_both_kinds(check: Check) -> None:
    assert examples(check, "Bad:")
    assert examples(check, "Good:")


@CHECKS
def test_every_example_has_the_cells_it_needs(check: Check) -> None:
    for line in examples(check, "Bad:") + examples(check, "Good:"):
        first, *more = line.split("||")
        cells = [cell.strip() for cell in first.split("|")]
        assert len(cells) in (3, 4)
        assert check.compares or not more
        assert all(len(each.split("|")) == 2 for each in more)
        assert canonical(cells[0]) == cells[0]


@CHECKS
def test_every_check_says_in_a_line_what_it_looks_for(check: Check) -> None:
    assert (inspect.getdoc(check.function) or "").partition("\n")[0].endswith(".")


@CHECKS
def test_every_check_is_registered_under_a_name_and_kinds_that_others_know(check: Check) -> None:
    assert check.name == check.function.__name__.replace("_", "-")
    assert check.severity in SEVERITIES
    assert check.its_type in ITS_TYPES
