"""Where the rules of an SRX file cut, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given

from mbc_i18n import segment
from mbc_i18n.segment.srx import breaking, read
from tests.segment.srx.files import NO, SMALL, YES, cut, rules
from tests.segment.test_laws import RANGES, TEXTS

STOP = (YES, r"[.?!]+", r"\s")


def test_the_first_rule_that_applies_decides() -> None:
    text = "See Dr. Who. Now"
    doctor = (NO, r"\bDr\.", r"\s")
    assert cut(text, rules(doctor, STOP)) == ["See Dr. Who.", "Now"]
    assert cut(text, rules(STOP, doctor)) == ["See Dr.", "Who.", "Now"]


def test_a_later_breaking_rule_serves_places_that_earlier_ones_do_not() -> None:
    both = rules((YES, ":", r"\s"), (NO, "a[.:]", r"\s"), STOP)
    assert cut("a: a. b. c", both) == ["a:", "a. b.", "c"]


def test_a_rule_without_one_side_asks_only_for_the_other() -> None:
    assert cut("one#two", rules((YES, "", "#"))) == ["one", "#two"]
    assert cut("one#two", rules((YES, "#", ""))) == ["one#", "two"]
    assert cut("one# two", rules((NO, "", r"\s"), (YES, "#", ""))) == ["one# two"]
    assert cut("ab c", rules((YES, "", ""))) == ["a", "b", "c"]


def test_white_space_belongs_to_no_sentence_on_whichever_side_the_rule_has_it() -> None:
    for before, after in ((r"\.", r"\s+"), (r"\.\s", ""), (r"\.\s+", "")):
        assert cut(" One.   Two. ", rules((YES, before, after))) == ["One.", "Two."]


def test_one_place_of_the_white_space_is_enough() -> None:
    assert cut("Dr. Who", rules((NO, r"Dr\.", ""), (YES, r"\.", ""), (YES, r"\.\s", ""))) == [
        "Dr.",
        "Who",
    ]


def test_a_run_of_stops_is_one_match() -> None:
    assert cut("なに！？はい", rules((YES, "[！？]+", ""))) == ["なに！？", "はい"]


def test_matches_may_overlap() -> None:
    initials = rules((YES, r"\s\p{L}\.\s", r"\p{Lu}"))
    assert cut("I a. B. C. D", initials) == ["I a.", "B.", "C.", "D"]


def test_any_match_that_ends_at_the_place_keeps_it_together() -> None:
    """Also one that a search would pass over for a longer match."""
    brackets = rules((NO, r"\([^)]*\.", r"[^)]*\)"), STOP)
    assert cut("It (a. b. c) is. So", brackets) == ["It (a. b. c) is.", "So"]


def test_what_stands_after_the_place_can_be_looked_at_from_before_it() -> None:
    assert cut("no. 5 is no. Six", rules((NO, r"\bno\.(?=\s\d)", ""), STOP)) == [
        "no. 5 is no.",
        "Six",
    ]
    assert cut("a.b. c", rules((NO, r"\w+\.\b", ""), (YES, r"\.", ""))) == ["a.b.", "c"]


def test_the_edges_of_the_block_are_seen() -> None:
    label = rules((NO, r"^\s*\d+\.", r"\s"), (NO, r"\.", r"\s\w+$"), STOP)
    assert cut("1. One. 2. Two. Three", label) == ["1. One.", "2.", "Two. Three"]


def test_a_line_break_is_a_space() -> None:
    lines = rules((YES, r"\n", ""), STOP)
    assert cut("One\ntwo.\r\nThree", lines) == ["One\ntwo.", "Three"]


@pytest.mark.parametrize("filler", [150, 990, 995, 999, 1000, 1005, 3000])
def test_a_rule_is_found_wherever_it_stands(filler: int) -> None:
    text = "a" * filler + " Dr. Who. Now"
    assert cut(text, read(SMALL)) == [text[:-4], "Now"]


def test_explain_names_the_rule_by_its_line_and_its_patterns() -> None:
    doctor, stop = segment.explain("See Dr. Who. Now", rules=read(SMALL))
    assert (doctor.boundary, doctor.span) == (False, (6, 8))
    assert doctor.reason == r"rule on line 11: no break between “\bDr\.” and “\s”"
    assert (stop.boundary, stop.span) == (True, (11, 13))
    assert stop.reason == r"rule on line 22: break between “[.?!]+” and “\s”"


def test_a_long_pattern_is_told_in_short() -> None:
    (place,) = segment.explain("a. b", rules=rules((YES, r"(?:a|b|c)\." + "x?" * 40, "")))
    assert place.reason.endswith("x?…” and anything")


def test_a_place_in_what_stays_whole_is_no_boundary() -> None:
    small = read(SMALL)
    assert segment.spans("Go. Now. Ya", masked=[(1, 6)], rules=small) == [(0, 8), (9, 11)]
    masked = segment.explain("Go. Now. Ya", masked=[(1, 6)], rules=small)
    assert [place.boundary for place in masked] == [False, True]
    assert "stays whole" in masked[0].reason


@given(TEXTS, RANGES)
def test_the_laws_of_spans_hold(text: str, masked: list[tuple[int, int]]) -> None:
    srx = rules((NO, "A", ""), STOP, (YES, "。", ""), (YES, "", "5"))
    spans = segment.spans(text, "en", masked, srx)
    edges = [0, *(point for span in spans for point in span), len(text)]
    assert edges == sorted(edges)
    gaps = zip(edges[::2], edges[1::2], strict=True)
    assert not any(text[end:start].strip() for end, start in gaps)
    assert all(start < end and text[start:end].strip() == text[start:end] for start, end in spans)
    inner = [point for (_, end), (start, _) in pairwise(spans) for point in (end, start)]
    assert not [p for p in inner for start, end in masked if start < p < end]
    found = segment.explain(text, "en", masked, srx)
    assert [one.span[1] for one in found if one.boundary] == [start for start, _ in spans[1:]]


class Counted:
    """A pattern that counts the characters which it may look at."""

    def __init__(self, source: str, seen: list[int]) -> None:
        self.pattern, self.seen = re.compile(source), seen

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        found = self.pattern.search(text, start, end)
        self.seen.append((found.end() if found else end) - start)
        return found

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        self.seen.append(end - start)
        return self.pattern.match(text, start, end)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    counts: list[int] = []
    breaking._compiled.cache_clear()
    counting = SimpleNamespace(compile=lambda source: Counted(source, counts))
    monkeypatch.setattr(breaking, "re", counting)
    yield counts
    breaking._compiled.cache_clear()


@pytest.mark.parametrize(
    "hostile", ["A. ", ".", "(a. ", "a-", " ", "Dr. ", "x", "e.g. ", "(", ". ", "。"]
)
def test_work_grows_with_the_text_and_no_faster(hostile: str, seen: list[int]) -> None:
    srx = rules(
        (NO, r"\([^)]*?\.\s", r"[^)]*\)"),
        (NO, r"\b(?:Dr|\d+|[a-z]+)\.", ""),
        (YES, r"\b[\p{L}-]+[.?!]+\s", ""),
        (YES, r"[.。]+", ""),
    )
    work = []
    for length in (10_000, 20_000):
        seen.clear()
        segment.spans((hostile * length)[:length], "en", rules=srx)
        work.append(sum(seen))
    assert work[1] <= 2.3 * work[0]
