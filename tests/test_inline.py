"""Inline elements of a unit by name: the only markup that a translation may hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import inline
from mbc_i18n.inline import Token
from mbc_i18n.model import Element

A = Element("a", False, (0, 0))
EM = Element("em", False, (0, 0))
BR = Element("br", True, (0, 0))


def names(*elements: Element, words: str = "") -> list[str]:
    return [element.name for element in inline.named(elements, words)]


# Names


@pytest.mark.parametrize(
    ("elements", "words", "wanted"),
    [
        ([A], "", ["a"]),
        ([A, EM, BR], "", ["a", "em", "br"]),
        ([A, A], "", ["a1", "a2"]),
        ([A, EM, A], "", ["a1", "em", "a2"]),
        ([A], "Less <a> than", ["a2"]),
        ([A], "Less </a> than", ["a2"]),
        ([BR], "Less <br/> than", ["br2"]),
        ([A, A], "Less <a1> than", ["a2", "a3"]),
        ([A], "Less <ab> than <A>", ["a"]),
        ([Element("h", True, (0, 0)), Element("h", True, (0, 0)), Element("h1", True, (0, 0))], "",
         ["h1", "h2", "h12"]),
    ],
)  # fmt: skip
def test_names_are_unique_in_the_unit_and_no_words_of_it(
    elements: list[Element], words: str, wanted: list[str]
) -> None:
    assert names(*elements, words=words) == wanted


def test_tags() -> None:
    assert (inline.opening_tag(A), inline.closing_tag(A)) == ("<a>", "</a>")
    assert inline.tags_of(A) == ("<a>", "</a>")
    assert inline.tags_of(BR) == ("<br/>",)


# Tokens


def test_tokens_are_words_and_tags() -> None:
    assert inline.tokens("See <a>it</a><br/> now", [A, BR]) == [
        Token("See "),
        Token("<a>", A),
        Token("it"),
        Token("</a>", A, closing=True),
        Token("<br/>", BR),
        Token(" now"),
    ]


@pytest.mark.parametrize(
    "words", ["<5 mg", "<em>x</em>", "<a/>", "< a>", "<A>", "<br>", "</br>", "a > b"]
)
def test_what_names_no_element_is_words(words: str) -> None:
    assert inline.tokens(words, [A, BR]) == [Token(words)]


def test_no_words_have_no_tokens() -> None:
    assert inline.tokens("", []) == []
    assert inline.tokens("<a></a>", []) == [Token("<a></a>")]


TARGETS = st.lists(st.sampled_from(["<a>", "</a>", "<br/>", "<", ">", "<em>", "x", " "])).map(
    "".join
)


@given(TARGETS)
def test_tokens_tile_the_target(target: str) -> None:
    found = inline.tokens(target, [A, BR])
    assert "".join(token.text for token in found) == target
    texts = [token.element is None for token in found]
    assert not any(one and other for one, other in zip(texts, texts[1:], strict=False))
    assert inline.words(target, [A, BR]) == "".join(t.text for t in found if not t.element)


def test_words_are_without_tags() -> None:
    assert inline.words("See <a>it</a><br/> <5", [A, BR]) == "See it <5"


# Problems


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("<a>x</a> <em>y</em><br/>", []),
        ("<br/><em>y <a>x</a></em>", []),
        ("<em></em><a></a><br/>", []),
        ("<em>y</em><br/>", ["<a> is missing"]),
        ("<a>x <em>y</em><br/>", ["</a> is missing"]),
        ("<a>x</a> <em>y</em>", ["<br/> is missing"]),
        ("<a>x</a> <em>y</em><br/><br/>", ["<br/> stands 2 times"]),
        ("<a>x<em></a>y</em><br/>",
         ["</a> closes nothing that is open, or not the innermost element"]),
        ("</a>x<a><em>y</em><br/>",
         ["</a> closes nothing that is open, or not the innermost element"]),
    ],
)  # fmt: skip
def test_every_element_stands_once_and_nests(target: str, wanted: list[str]) -> None:
    assert inline.problems(target, [A, EM, BR]) == wanted


@given(TARGETS)
def test_an_element_has_one_problem_at_most(target: str) -> None:
    assert len(inline.problems(target, [A])) <= 1
    assert len(inline.problems(target, [A, BR])) <= 2


@given(TARGETS)
def test_pieces_are_words_and_tags_by_turns(target: str) -> None:
    pieces = inline.pieces(target, [A, BR])
    assert "".join(pieces) == target
    assert {*pieces[1::2]} <= {"<a>", "</a>", "<br/>"}
    assert not any(tag in words for words in pieces[::2] for tag in ("<a>", "</a>", "<br/>"))


def test_without_elements_nothing_is_wrong() -> None:
    assert inline.problems("<b>x", []) == []


@given(TARGETS)
def test_what_has_no_problem_holds_each_tag_once(target: str) -> None:
    if not inline.problems(target, [A, BR]):
        assert [target.count(tag) for tag in ("<a>", "</a>", "<br/>")] == [1, 1, 1]
        assert target.index("<a>") < target.index("</a>")


# Elements of a source read from a PO file


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("See <a>it</a> and <br/>", [("br", True), ("a", False)]),
        ("<a1>x</a1> <a2>y</a2>", [("a1", False), ("a2", False)]),
        ("Less <a than <5 mg", []),
        ("An open <a> only", []),
        ("A closed </a> only, and </a/>", []),
        ("<br/><br/>", [("br", True)]),
    ],
)
def test_elements_that_a_source_shows(source: str, wanted: list[tuple[str, bool]]) -> None:
    assert [(element.name, element.void) for element in inline.tags_in(source)] == wanted
