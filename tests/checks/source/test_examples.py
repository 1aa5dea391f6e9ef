"""The `Bad:` and `Good:` lines of every rule's docstring, run as its first tests.

A line is `Bad: locale | article | glossary`; ¶ parts paragraphs.
"""

from __future__ import annotations

import inspect

import pytest

from mbc_i18n.checks import SEVERITIES
from mbc_i18n.checks.source import RULES, Rule
from tests.checks.source.articles import concepts, findings

EACH_RULE = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: str(rule.name))
TOO_LONG_TO_SHOW = {"missing-heading"}
"""Rules whose bad example would fill a page; their own tests have one."""


def examples(rule: Rule, word: str) -> list[str]:
    lines = (inspect.getdoc(rule.function) or "").split("\n")
    return [line.removeprefix(word) for line in lines if line.startswith(word)]


EXAMPLES = [
    pytest.param(rule.name, word, line, id=f"{rule.name}-{word}-{number}")
    for rule in RULES.values()
    for word in ("Bad:", "Good:")
    for number, line in enumerate(examples(rule, word))
]


@pytest.mark.parametrize(("name", "word", "line"), EXAMPLES)
def test_every_example_is_true(name: str, word: str, line: str) -> None:
    locale, text, known = (*(cell.strip() for cell in line.split("|")), "")[:3]
    found = findings(text, name, concepts(known), locale)
    assert bool(found) == (word == "Bad:"), found


@EACH_RULE
def test_every_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    assert examples(rule, "Bad:") or rule.name in TOO_LONG_TO_SHOW
    assert examples(rule, "Good:")


@EACH_RULE
def test_every_rule_says_in_a_line_what_it_looks_for(rule: Rule) -> None:
    assert (inspect.getdoc(rule.function) or "").partition("\n")[0].endswith(".")


@EACH_RULE
def test_every_rule_is_registered_under_its_name_and_a_known_severity(rule: Rule) -> None:
    assert rule.name == rule.function.__name__.replace("_", "-")
    assert rule.severity in SEVERITIES


def test_no_rule_has_the_name_of_a_check() -> None:
    from mbc_i18n.checks import REGISTRY

    assert not RULES.keys() & REGISTRY.keys()
