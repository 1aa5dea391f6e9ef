"""Our rules as SRX: a right document that cuts as we do, as far as SRX can say it."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

import pytest

from mbc_i18n import segment
from mbc_i18n.segment import srx, stops
from tests.segment.test_cases import cases

NAME = "{http://www.lisa.org/srx20}"
LANGUAGES = [tuple(case.split("\t", 1)) for case in cases("languages.txt")]
MEDICAL = [("en", case) for case in cases("medical.en.txt")]
# Labels in the middle of a block: SRX does not see where a sentence began.
LIST = re.compile(r"(?:[•⁃]\s?)?(?:\d|a)[.)]|Step 1")


@cache
def document() -> str:
    return srx.export()


@cache
def ours() -> srx.Srx:
    return srx.read(document().encode(), "ours.srx")


def shape(element: ElementTree.Element) -> tuple[str, ...]:
    return tuple(child.tag.removeprefix(NAME) for child in element)


def test_it_has_the_structure_that_the_schema_asks_for() -> None:
    root = ElementTree.fromstring(document())
    assert (root.tag, root.attrib, shape(root)) == (
        f"{NAME}srx",
        {"version": "2.0"},
        ("header", "body"),
    )
    header, body = root
    assert header.attrib == {"segmentsubflows": "yes", "cascade": "yes"}
    assert [one.get("type") for one in header] == ["start", "end", "isolated"]
    assert shape(body) == ("languagerules", "maprules")
    assert {shape(rule) for group in body[0] for rule in group} == {("beforebreak", "afterbreak")}
    assert {rule.get("break") for group in body[0] for rule in group} == {"yes", "no"}
    names = [group.get("languagerulename") for group in body[0]]
    assert names == [one.get("languagerulename") for one in body[1]]
    assert len(set(names)) == len(names)


def test_the_same_locales_give_the_same_document() -> None:
    assert srx.export(["pt_BR", "en"]) == srx.export(["en-GB", "pt", "en"])
    assert srx.export(srx.languages()) == document()


def test_only_the_locales_asked_for_are_in_it() -> None:
    text = srx.export(["de"])
    assert 'languagepattern="(?:[dD][eE])(?:[-_].*)?"' in text
    assert "[eE][nN]" not in text
    assert len(text) < len(document()) / 10


def test_nothing_is_used_that_tools_do_not_know() -> None:
    """Java, ICU and .NET: no possessive quantifiers, flags, names, intersections or `\\h`."""
    root = ElementTree.fromstring(document())
    sides = (side.text or "" for side in root.iter() if "break" in side.tag)
    for side in sides:
        assert set(re.findall(r"\\([A-Za-z])", side)) <= set("sSdpu"), side
        plain = re.sub(r"\[[^]]*\]", "", re.sub(r"\\p\{\w+\}|\\.", "", side))
        assert not re.search(r"[*+?}]\+|\(\?[^:=!<]|\(\?<[^=!]|&&|\[", plain), side


@pytest.mark.parametrize("locale", ["en", "EN-us", "nb", "fil", "th", "zz", "sr_Latn"])
def test_every_language_has_rules(locale: str) -> None:
    text = "Take it. Then rest."
    expected = 1 if locale == "th" else 2
    assert len(segment.spans(text, locale, rules=ours())) == expected


@pytest.mark.parametrize("stop", stops._HARD_STOPS)
def test_every_stop_that_needs_no_white_space_is_known(stop: str) -> None:
    text = f"痛{stop}痛{stop}{stop}」痛"
    spans = segment.spans(text, "ja")
    assert len(spans) == 3
    assert segment.spans(text, "ja", rules=ours()) == spans


@pytest.mark.parametrize("locale", [*stops._STOPS, "en"])
def test_every_stop_of_a_language_is_known(locale: str) -> None:
    for stop in [*stops._STOPS.get(locale, stops._LATIN_STOPS), ".", "::"]:
        text = f"Katze{stop} Katze"
        assert segment.spans(text, locale, rules=ours()) == segment.spans(text, locale), stop


def differ(locale: str, marked: str) -> bool:
    text = marked.replace("|", "")
    return segment.spans(text, locale, rules=ours()) != segment.spans(text, locale)


def test_it_cuts_other_languages_as_we_do() -> None:
    assert [case for case in LANGUAGES if differ(*case)] == []


def test_it_cuts_medical_english_as_we_do_but_for_lists_in_one_block() -> None:
    different = [marked for _, marked in MEDICAL if differ("en", marked)]
    assert len(different) <= len(MEDICAL) * 0.03
    assert [marked for marked in different if not LIST.match(marked)] == []
