"""The tags of a translation."""

from __future__ import annotations

import pytest

from mbc_i18n.model import Message
from tests.checks.messages import findings

LINKS = "See <a1>the ward</a1> or <a2>the <em>clinic</em></a2>.<br/>"


def told(source: str, target: str) -> list[tuple[str, str]]:
    return [(f.severity, f.message) for f in findings(Message(source, target), "es", "markup")]


@pytest.mark.parametrize(
    "target",
    [
        "Vea <a1>la sala</a1> o <a2>la <em>clínica</em></a2>.<br/>",
        "<a2><em>Clínica</em></a2><br/> o <a1>sala</a1>",
        "<a1></a1><a2>vea <em>3 < 5 mg</em> & “x”</a2><br/>",
    ],
)
def test_each_tag_once_in_any_order_that_nests(target: str) -> None:
    assert told(LINKS, target) == []


@pytest.mark.parametrize(
    ("target", "problems"),
    [
        ("Vea la sala.", ["<a> is missing"]),
        ("Vea <a>la sala.", ["</a> is missing"]),
        ("<a>Vea</a> <a>la</a> sala.", ["<a> stands 2 times"]),
        ("Vea </a>la sala<a>.", ["</a> closes nothing that is open, or not the innermost element"]),
    ],
)
def test_what_is_missing_doubled_or_crossed(target: str, problems: list[str]) -> None:
    assert told("See <a>the ward</a>.", target) == [("error", problem) for problem in problems]


def test_a_tag_that_is_not_in_the_source_would_be_read_as_text() -> None:
    (finding,) = findings(Message("Pain", "<b>Dolor</b> y <b>tos"), "es", "markup")[:1]
    assert finding.message == "<b> is no tag of the source: readers would see it"
    assert finding.severity == "warning"
    assert [finding.target[a:b] for a, b in finding.target_spans] == ["<b>", "<b>"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Less than <5 mg", "Menos de <5 mg"),
        ("Press <enter>", "Pulse <enter>"),
        ("a < b > c", "a < b"),
    ],
)
def test_what_only_looks_like_a_tag_is_text(source: str, target: str) -> None:
    assert told(source, target) == []
