"""Directives in translator comments: what they mean, and how they are written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import po
from mbc_i18n.checks.directives import Directive, directives, line, with_line
from mbc_i18n.errors import UserError
from mbc_i18n.glossary.ignores import source_hash
from mbc_i18n.model import Catalog, Message

NAMES = {"biopsy": "biopsy", "hay fever": "hay fever", "who": "WHO"}
SRC = "3f2a91"


def one(text: str) -> Directive:
    (found,) = directives(text, NAMES)
    return found


@pytest.mark.parametrize(
    "text",
    [
        f"mbc: ignore term:biopsy src:{SRC} -- quoted",
        f"  MBC : Ignore  term : Biopsy   SRC: {SRC.upper()}  --  quoted  ",
        f"mbc:ignore src:{SRC} term:biopsy --quoted",
        f"mbc: ignore term:biopsy src:{SRC} — quoted",
        f"mbc: ignore term:biopsy src:{SRC} – quoted",
    ],
)
def test_spaces_capitals_order_and_the_kind_of_dash_do_not_matter(text: str) -> None:
    found = one(text)
    assert (found.concept, found.src, found.reason, found.problem) == ("biopsy", SRC, "quoted", "")


@pytest.mark.parametrize("concept", ["*", "WHO", "hay fever"])
def test_the_concept_is_every_one_or_an_id_as_the_glossary_writes_it(concept: str) -> None:
    assert one(f"mbc: ignore term:{concept.lower()} src:{SRC} -- x").concept == concept


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"mbc: ignore term:biopsy src:{SRC}", "gives no reason"),
        (f"mbc: ignore term:biopsy src:{SRC} --", "gives no reason"),
        (f"mbc: ignore term:biopsy src:{SRC} -- ...", "gives no reason"),
        ("mbc: ignore term:biopsy -- x", "has no src of 6 or more hexadecimal digits"),
        ("mbc: ignore term:biopsy src:3f2a9 -- x", "has no src of 6 or more hexadecimal digits"),
        ("mbc: ignore term:biopsy src:3f2a9g -- x", "has no src of 6 or more hexadecimal digits"),
        (f"mbc: ignore src:{SRC} -- x", "names no concept"),
        ("mbc: ignore", "names no concept"),
        (f"mbc: ignore term:autopsy src:{SRC} -- x", "names 'autopsy', which the glossary does"),
        (f"mbc: ignore it term:biopsy src:{SRC} -- x", "does not know 'it'"),
        (f"mbc: ignore term:biopsy term:WHO src:{SRC} -- x", "names more than one concept or"),
    ],
)
def test_what_cannot_be_obeyed_says_why(text: str, problem: str) -> None:
    assert one(text).problem.startswith(problem)


def test_without_a_glossary_every_concept_is_taken_for_a_known_one() -> None:
    (found,) = directives(f"mbc: ignore term:autopsy src:{SRC} -- x", {})
    assert found.problem == ""


@pytest.mark.parametrize("text", ["", "see mbc: ignore", "mbc: note", "mbc: ignored", "ignore"])
def test_other_lines_are_no_directives(text: str) -> None:
    assert list(directives(text, NAMES)) == []


def test_a_comment_may_hold_several() -> None:
    comment = f"Ask Ana.\nmbc: ignore term:biopsy src:{SRC} -- a\n\nmbc: ignore term:* src:{SRC}"
    assert [found.concept for found in directives(comment, NAMES)] == ["biopsy", "*"]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
COMMENTS = st.lists(WORDS | st.just(f"mbc: ignore term:biopsy src:{SRC} -- old"), max_size=4)


@given(COMMENTS.map("\n".join), WORDS, WORDS, WORDS.map("because ".__add__))
def test_a_line_that_is_written_is_understood_and_the_rest_stays(
    comment: str, context: str, source: str, reason: str
) -> None:
    message = Message(source, context=context)
    written = with_line(comment, line("biopsy", message, reason))
    *_, found = directives(written, NAMES)
    assert (found.concept, found.problem) == ("biopsy", "")
    assert found.reason == " ".join(reason.split())
    assert found.fits(message)
    others = [each for each in comment.split("\n") if comment and "-- old" not in each]
    assert written.split("\n")[:-1] == others


@given(WORDS, WORDS)
def test_it_fits_its_own_source_only(source: str, other: str) -> None:
    own = Message(source or "a")
    (found,) = directives(line("biopsy", own, "because"), NAMES)
    same = source_hash("", own.source) == source_hash("", other)
    assert found.fits(replace(own, source=other)) == same


def test_no_line_is_written_without_a_reason() -> None:
    with pytest.raises(UserError, match="no reason; say why"):
        line("biopsy", Message("x"), " - ")


@given(st.text(alphabet="mbc: ignore\n-–\t\x85\u2028*", max_size=60), st.integers(1, 50))
def test_any_comment_is_read_and_goes_through_a_po_file(piece: str, times: int) -> None:
    found = list(directives(piece * times, NAMES))
    assert all(each.problem for each in found)
    catalog = Catalog("", "es", (("Language", "es"),), (Message("x", comment=piece.strip("\n")),))
    (message,) = po.read(po.write(catalog)).messages
    assert [d.text for d in directives(message.comment, NAMES)] == [
        d.text for d in directives(piece.strip("\n"), NAMES)
    ]


@pytest.mark.parametrize(
    "unit", [" ", "mbc:", "mbc: ignore ", "- ", "term:", "mbc : ignore -", "\n "]
)
def test_a_hostile_comment_is_read_in_one_pass(unit: str) -> None:
    assert all(found.problem for found in directives(unit * 100_000, NAMES))
