"""SRX files are read as the standard says; what cannot be read is refused with its line."""

from __future__ import annotations

import pytest

from mbc_i18n.errors import SettingsError
from mbc_i18n.segment.srx import read
from tests.segment.srx.files import SMALL, cut, document, rule

STOP = rule("yes", r"\.", r"\s")


def refusal(data: bytes) -> str:
    with pytest.raises(SettingsError) as caught:
        read(data, "own.srx")
    return str(caught.value)


def test_the_header_is_kept() -> None:
    small = read(SMALL, "small.srx")
    assert (small.cascade, small.subflows, small.file) == (True, True, "small.srx")
    assert small.handles == (("start", False), ("end", True))


def test_a_rule_knows_its_line_and_its_patterns() -> None:
    (doctor, colon), (stop,), (hard,) = (one.rules for one in read(SMALL).maps)
    assert (doctor.line, doctor.breaks, doctor.before, doctor.after) == (
        11,
        False,
        r"\bDr\.",
        r"\s",
    )
    assert (colon.line, colon.breaks) == (15, True)
    assert (stop.breaks, hard.after) == (True, "")


@pytest.mark.parametrize("locale", ["en", "EN", "en-US", "en_US", "en-us"])
def test_a_pattern_matches_a_code_in_either_case_and_spelling(locale: str) -> None:
    assert cut("Ask: Dr. Who. Now", read(SMALL), locale) == ["Ask:", "Dr. Who.", "Now"]


def test_a_pattern_matches_a_code_as_a_whole() -> None:
    small = read(SMALL)
    assert cut("Ya. Ya", small, "de-AT") == ["Ya.", "Ya"]
    with pytest.raises(SettingsError, match="no rules for “deu”"):
        cut("Ya. Ya", small, "deu")


def test_a_language_without_a_map_is_told_where_to_add_one() -> None:
    with pytest.raises(SettingsError) as caught:
        cut("Ya. Ya", read(SMALL, "own.srx"), "fil")
    assert str(caught.value).startswith("own.srx:33: no rules for “fil”; add a <languagemap>")


def test_cascade_joins_all_maps_of_a_language_in_their_order() -> None:
    joined = read(SMALL)
    assert cut("痛い。はい. いいえ", joined, "ja") == ["痛い。", "はい.", "いいえ"]
    first = read(SMALL.replace(b'cascade="yes"', b'cascade="no"'))
    assert cut("痛い。はい. いいえ", first, "ja") == ["痛い。はい.", "いいえ"]
    assert cut("Ask: Dr. Who. Now", first) == ["Ask:", "Dr. Who. Now"]


def test_version_1_is_read_where_it_has_one_set_of_maps() -> None:
    old = (
        document(STOP)
        .replace(b'"2.0" xmlns="http://www.lisa.org/srx20"', b'"1.0"')
        .replace(b' cascade="no"', b"")
        .replace(b"<maprules>", b'<maprules><maprule maprulename="m">')
        .replace(b"</maprules>", b"</maprule></maprules>")
    )
    assert cut("Ya. Ya", read(old)) == ["Ya.", "Ya"]
    two = old.replace(b"</maprule>", b'</maprule><maprule maprulename="n"/>')
    assert "more than one set of maps; keep one <maprule>" in refusal(two)


def test_elements_of_other_tools_say_nothing() -> None:
    foreign = document(STOP).replace(
        b"<rule ", b'<t:rule xmlns:t="urn:t"><beforebreak>(</beforebreak></t:rule><rule '
    )
    assert cut("Ya. Ya", read(foreign)) == ["Ya.", "Ya"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not well-formed XML"),
        (b"<srx>\n<header>\n</srx>", "own.srx:3: not well-formed XML (mismatched tag); "),
        (b'<?xml version="1.0" encoding="klingon"?><srx/>', "own.srx:1: "),
        (b"<tmx/>", "own.srx:1: no SRX file; "),
        (b'<srx xmlns="urn:x" version="2.0"/>', "no SRX file"),
        (b'<srx version="3.0"/>', "no version that is known; write version"),
        (b'<srx version="2.0"><body/></srx>', "<srx> holds 0 elements <header>; write one"),
        (document(STOP).replace(b'"yes"', b'"maybe"', 1), "segmentsubflows is “maybe”"),
        (document(STOP, "<languagemap languagerulename='all'/>"), "has no languagepattern; add it"),
        (
            document(STOP, "\n<languagemap languagepattern='.*' languagerulename='x'/>"),
            "own.srx:2: no rules are named “x”; add a <languagerule>",
        ),
        (document(STOP, "<languagemap languagepattern='(' languagerulename='all'/>"), "closed"),
        (document("\n\n" + rule("yes", r"\p{Klingon}")), "own.srx:3: expression “\\p{Klingon}”: "),
        (b"<!DOCTYPE srx [<!ENTITY a 'b'>]><srx>&a;</srx>", "an entity of its own"),
        (b"<!DOCTYPE srx SYSTEM 'file:///etc/passwd'><srx>&a;</srx>", "entity"),
        (b"<a>" * 70, "nested deeper than 64 levels; take the file from where you trust"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(data: bytes, words: str) -> None:
    assert words in refusal(data)
