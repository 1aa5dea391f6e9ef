"""Expressions of ICU and Java mean the same in Python."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.segment.srx.characters import complement, intersection, named, union
from mbc_i18n.segment.srx.expressions import ENDLESS, ExpressionError, translated


def matches(expression: str, text: str) -> bool:
    return re.fullmatch(translated(expression).source, text) is not None


@pytest.mark.parametrize(
    ("expression", "yes", "no"),
    [
        (r"a.c", "abc", "a\nc"),
        (r"(?s)a.c", "a\nc", "ac"),
        (r"\p{Lu}", "Ä", "ä"),
        (r"\p{Ll}", "ß", "A"),
        (r"\pL", "я", "1"),
        (r"\p{L}\p{M}*", "e\u0301", "1"),
        (r"\P{Lu}", "a", "A"),
        (r"\p{^Lu}", "a", "A"),
        (r"\p{Nd}", "٣", "½"),
        (r"\p{P}", "…", "a"),
        (r"\p{Pe}", ")", "("),
        (r"\p{Sc}", "€", "e"),
        (r"\p{Zs}", "\u3000", "a"),
        (r"\p{LC}", "ǅ", "ª" + "ª"),
        (r"\p{gc=Lu}", "A", "a"),
        (r"\p{Uppercase_Letter}", "A", "a"),
        (r"\p{IsL}", "a", "1"),
        (r"\p{IsAlphabetic}", "я", "1"),
        (r"\p{Lower}", "a", "A"),
        (r"\p{Punct}", "!", "a"),
        (r"\p{IsCyrillic}", "Ж", "Z"),
        (r"\p{script=Greek}", "ω", "w"),
        (r"\p{sc=Han}", "痛", "い"),
        (r"\p{InArabic}", "؟", "?"),
        (r"\p{block=Cyrillic}", "Ж", "Z"),
        (r"\h+", " \t\u00a0", "\n"),
        (r"\H", "a", " "),
        (r"\v", "\u2028", " "),
        (r"\R", "\r\n", " "),
        (r"\s", "\u00a0", "a"),
        (r"\Qa.b\E", "a.b", "axb"),
        (r"\Qa.b", "a.b", "axb"),
        (r"\Qab\E+", "abb", "abab"),
        (r"[\Q]^\E]", "^", "a"),
        (r"\x2e", ".", "a"),
        (r"\x{1F600}", "😀", "a"),
        (r"\u00bb", "»", "a"),
        (r"\U0001F600", "😀", "a"),
        (r"\cA", "\x01", "A"),
        (r"\056", ".", "a"),
        (r"\^\$", "^$", ""),
        (r"\ظ", "ظ", "a"),
        (r"(?i)dr|mr", "MR", "ms"),
        (r"a(?i)b|c", "aB", "AB"),
        (r"a(?i)b|c", "C", "A"),
        (r"(?i:a)b", "Ab", "AB"),
        (r"(?i)a(?-i)b", "Ab", "AB"),
        (r"(?iu)é", "É", "e"),
        (r"(?x) a b # so", "ab", "a b"),
        (r"a(?#so)b", "ab", "aso"),
        (r"(?<name>a)b", "ab", "b"),
        (r"a{2,3}", "aaa", "a"),
        (r"a{2,}", "aaaa", "a"),
        (r"(ab){2}", "abab", "abb"),
        (r"x{0>", "x{0>", "x"),
        (r"a++b", "aab", "b"),
        (r"a*+b", "aab", "a"),
        (r"(?>a|ab)c", "ac", "abc"),
        (r"a+?", "aa", ""),
        (r"(?:\b)+a", "a", "b"),
        (r"\b+a", "a", "b"),
        (r"\Aa\z", "a", "b"),
        (r"^a$", "a", "b"),
        (r"[a-c]", "b", "d"),
        (r"[^a-c]", "d", "b"),
        (r"[]a]", "]", "b"),
        (r"[a\]]", "]", "b"),
        (r"[a-]", "-", "b"),
        (r"[a-z&&[^x]]", "a", "x"),
        (r"[\p{L}&&[^rwn]]", "a", "r"),
        (r"[a-z&&d-f&&[^e]]", "d", "e"),
        (r"[a-c[x-z]]", "y", "d"),
        (r"[\p{L}-[aeiou]]", "b", "a"),
        (r"[[a-z]--[b]]", "a", "b"),
        (r"[[:alpha:]]", "é", "1"),
        (r"[[:^alpha:]]", "1", "a"),
        (r"[:«]", ":", "a"),
        (r"[\d\s]", "3", "a"),
        (r"[^\W\d]", "a", "3"),
        (r"[\s\S]", "\n", ""),
        (r"[.(|]", "(", "a"),
        (r"a(?<=[a-z])b", "ab", "b"),
        (r"ab(?<=xy|ab)c", "abc", "ab"),
        (r"baa(?<=ba{0,5})", "baa", "ba"),
        (r"XI(?<=[XVI]+)", "XI", "X"),
        (r"ac(?<!xb|bb?)", "ac", "a"),
    ],
)
def test_it_matches_what_it_matches_there(expression: str, yes: str, no: str) -> None:
    assert matches(expression, yes)
    assert not matches(expression, no)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("(a", "not closed"),
        ("a)", "has no"),
        ("[a", "not closed"),
        ("*a", "repeats nothing"),
        ("a{3,2}", "cannot repeat"),
        ("a{99999}", "cannot repeat"),
        (r"(a)\1", r"“\1” is not supported"),
        (r"(?<n>a)\k<n>", "not supported"),
        (r"\G", "not supported"),
        (r"\X", "not supported"),
        (r"\y", "unknown escape"),
        ("a\\", "unknown escape"),
        (r"\p{Klingon}", "unknown character property"),
        (r"\x{110000}", "no character"),
        ("(?P<a>b)", "unknown group"),
        ("(?j)a", "unknown flag"),
        ("[z-a]", "backwards"),
        (r"(?<=a.{0,999}b)c", "no fixed length"),
        ("(" * 60 + ")" * 60, "too deep"),
        ("[" * 60 + "a" + "]" * 60, "too deep"),
    ],
)
def test_what_python_cannot_do_is_refused(expression: str, words: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        translated(expression)
    assert words in caught.value.problem
    assert caught.value.step


@pytest.mark.parametrize(
    ("expression", "least", "most", "beyond"),
    [
        ("abc", 3, 3, 0),
        ("a|bcd", 1, 3, 0),
        ("a?b{2,4}", 2, 5, 0),
        ("a+", 1, ENDLESS, 0),
        ("", 0, 0, 0),
        (r"a\b", 1, 1, 1),
        (r"\ba", 1, 1, 0),
        ("a(?=bcd)", 1, 1, 3),
        ("(?!bc)a", 1, 1, 1),
        ("(?!b)[a-z]", 1, 1, 0),
    ],
)
def test_its_width_is_known(expression: str, least: int, most: int, beyond: int) -> None:
    piece = translated(expression)
    assert (piece.least, piece.most, piece.beyond) == (least, most, beyond)


def test_sets_of_characters() -> None:
    vowels = ((97, 97), (101, 101))
    assert complement(complement(vowels)) == vowels
    assert union(vowels, ((98, 100),)) == ((97, 101),)
    assert intersection(vowels, ((98, 200),)) == ((101, 101),)
    assert complement(()) == ((0, 0x10FFFF),)
    assert named("no such thing") is None


PARTS = st.sampled_from(
    [*"abé([])-|*+?{}.^$# ", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i)", "(?i:", "(?-i)",
     "(?#", "[^", "&&", "{2}", "{1,3}", "\\", r"\b", r"\p{Lu}", r"\P{L}", r"\pN", r"\Q", r"\E",
     r"\d", r"\W", r"\R", r"\h", r"\v", r"\x41", r"\u00e9", r"\.", r"\]"]
)  # fmt: skip


@given(st.lists(PARTS | st.characters(), max_size=12).map("".join))
def test_whatever_is_written_is_refused_or_can_be_used(expression: str) -> None:
    try:
        piece = translated(expression)
    except ExpressionError:
        return
    found = re.compile(piece.source).match("Aa é. b")
    width = found.end() if found else piece.least
    assert piece.least <= width <= piece.most
    for form in (*piece.forms, *piece.tails):
        assert re.compile(f"(?<={form})")
