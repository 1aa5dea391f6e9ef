"""Patterns of the `match` column: what is allowed, what is refused and why, what they can cost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.glossary.patterns import LONGEST_PATTERN, UNBOUNDED, pattern


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("tumou?rs?", "A tumor, tumours, tumoral.", ["tumor", "tumours"]),
        ("stage (?:[0-4]|I{1,3}|IV)[ABC]?", "Stage IIB or stage 40", ["Stage IIB"]),
        (r"\d+(?:\.\d+)? ?mg", "10 mg, 2.5mg, 3 mgs", ["10 mg", "2.5mg"]),
        (r"p\.\w{1,9}", "see p.V600E", ["p.V600E"]),
        (r"[^\s,]+-positive", "HER2-positive, ER-positive", ["HER2-positive", "ER-positive"]),
        (r"\(a\)|\[b\]", "(a) [b] (c)", ["(a)", "[b]"]),
        ("(a|b)c", "ac, bc", ["ac", "bc"]),
        ("[]a]x", "]x", ["]x"]),
        (r"a{2,}|b{,2}c|d{3}", "aaa bbc ddd dd", ["aaa", "bbc", "ddd"]),
        ("a+?b|c++", "aab cc", ["aab", "cc"]),
    ],
)
def test_what_is_allowed(written: str, text: str, expected: list[str]) -> None:
    assert pattern(written).findall(text) == expected


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (r"(a)\1", "back references"),
        ("(?P<x>a)", "named groups"),
        ("(?=a)b", "look-around"),
        ("(?<!a)b", "look-around"),
        ("(?i)a", "flags"),
        ("^a", "not allowed"),
        ("a$", "not allowed"),
        (r"\bx", "of the escapes"),
        ("a\\", "at its end"),
        ("", "without any character"),
        ("a*", "without any character"),
        ("a|b?", "without any character"),
        ("(a", "without its other half"),
        ("a)", "without its other half"),
        ("[a", "without its other half"),
        ("a]", "without its other half"),
        ("[a--b]", "without its other half"),
        ("*a", "repeat of nothing"),
        ("a{2}{3}", "repeat of nothing"),
        ("a{3,2}", "repeats nothing"),
        ("a{0}b", "repeats nothing"),
        ("(a?)+b", "can be empty"),
        ("[z-a]", "bad character range"),
        ("a" * (LONGEST_PATTERN + 1), "at most 200 characters"),
        ("(" * 30 + "a" + ")" * 30, "inside one another"),
        ("(?:a{99}){99}", "more than 5,000 characters"),
        ("(a+)+b", "too many ways"),
        ("a+a+a+b", "too many ways"),
        ("a?" * 20 + "b", "too many ways"),
        ("(a|a)" * 20, "too many ways"),
        ("(a|b){1,40}", "too many ways"),
    ],
)
def test_what_is_refused(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        pattern(written)


def test_an_open_repeat_ends() -> None:
    known = pattern("ba+", whole_words=False)
    assert known.findall("b" + "a" * 100) == ["b" + "a" * UNBOUNDED]


def test_capitals_matter_where_asked_for() -> None:
    assert pattern("brca[12]").findall("BRCA1") == ["BRCA1"]
    assert pattern("brca[12]", ignore_case=False).findall("BRCA1") == []


ATOMS = st.sampled_from(["a", "b", "[ab]", r"\d", r"\.", ".", " ", r"\w", "(?:a|bb)", "[^a]"])
REPEATS = st.sampled_from(["", "", "?", "*", "+", "{2}", "{1,3}", "{,2}", "{2,}", "+?", "?+"])
PIECES = st.tuples(ATOMS, REPEATS).map("".join)
GROUPS = st.lists(PIECES, min_size=1, max_size=3).map("".join)
WRITTEN = st.lists(GROUPS, min_size=1, max_size=3).map("|".join)


@given(WRITTEN, st.text("ab1. ", max_size=8))
def test_what_is_accepted_matches_what_it_says(written: str, text: str) -> None:
    try:
        known = pattern(written, ignore_case=False, whole_words=False)
    except ValueError:
        return
    assert bool(known.fullmatch(text)) == bool(re.fullmatch(written, text))


@given(st.text(r"ab()[]{}|*+?\.^$-,12&~ ", max_size=12))
def test_any_text_is_compiled_or_refused(written: str) -> None:
    try:
        known = pattern(written)
    except ValueError:
        return
    assert known.search("") is None
