"""Whatever a translator writes, in every kind of words and every output, is words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

import pytest

from mbc_i18n import formats
from mbc_i18n.errors import CatalogError, FormatError
from mbc_i18n.publish.edition import translation
from tests.publish.examples import translated
from tests.publish.fields import FORMS, HEADS, article, work
from tests.publish.hostile import FAMILIES, STRINGS
from tests.publish.likeness import (
    Node,
    Say,
    alike,
    always,
    batches,
    culprit,
    hostile,
    placed,
    targets,
    token,
    within,
)
from tests.publish.readings import OUTPUTS

SIZE = 48
READ_AS_MARKS = tuple(n for n, each in enumerate(STRINGS) if "[mbc:" in each)
"""What plain text has no way to write: an author's mark."""

NO_YAML = tuple(n for n, each in enumerate(STRINGS) if {"\ufffe", "\uffff"} & {*each})

BATCHES = batches(SIZE, [n for n in range(len(STRINGS)) if n not in READ_AS_MARKS])
EVERYWHERE = ("page", "source")
ROTATED = (("single", "word"), ("beside", "book"))
"""Outputs of one body: what is made of Markdown in one batch is made of HTML in the next."""

INSIDE = [
    number
    for family in ("markdown", "ours")
    for number, each in enumerate(STRINGS)
    if each in FAMILIES[family] and number not in READ_AS_MARKS
]
"""Strings that may mean other things inside a word than alone."""


def outputs(form: str, batch: int) -> tuple[str, ...]:
    if form == "text":
        return EVERYWHERE
    return (*EVERYWHERE, *ROTATED[(batch + FORMS.index(form)) % 2])


def titles(form: str) -> list[int]:
    """The strings that a head of this form can hold: YAML holds no noncharacters."""
    left = NO_YAML if form == "markdown" else ()
    return [number for number in range(len(STRINGS)) if number not in left]


@cache
def harmless(form: str, text: str, name: str) -> list[Node]:
    return list(OUTPUTS[name](work(form, text, token)))


def check(form: str, names: Sequence[str], say: Say, numbers: tuple[int, ...]) -> None:
    text, own = article(form, range(SIZE)), partial(placed, numbers, say)
    for name in names:
        alike(list(OUTPUTS[name](work(form, text, own))), harmless(form, text, name), own)


class TestCorpus:
    def test_has_more_than_two_hundred_strings_each_once(self) -> None:
        assert len(STRINGS) > 220
        assert len(set(STRINGS)) == len(STRINGS)

    def test_is_shown_each_output_whole(self) -> None:
        shown = {
            (name, number)
            for form in FORMS
            for batch, numbers in enumerate(BATCHES)
            for name in outputs(form, batch)
            for number in numbers
        }
        assert shown == {
            (name, number)
            for name in OUTPUTS
            for number in range(len(STRINGS))
            if number not in READ_AS_MARKS
        }

    def test_a_new_element_would_be_seen(self) -> None:
        made = harmless("html", article("html", (0,)), "page")
        for spoilt in (made[:-1], [*made, ("b", {}, "")], [*made[:9], ("b", {}, ""), *made[10:]]):
            with pytest.raises(AssertionError):
                alike(spoilt, made, hostile)


class TestWords:
    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize("batch", range(len(BATCHES)))
    def test_make_nothing_but_words(self, form: str, batch: int) -> None:
        names = outputs(form, batch)
        culprit(BATCHES[batch], lambda numbers: check(form, names, hostile, numbers))

    @pytest.mark.parametrize("numbers", batches(SIZE, INSIDE))
    def test_make_nothing_but_words_inside_a_word(self, numbers: tuple[int, ...]) -> None:
        culprit(numbers, lambda own: check("markdown", ["source"], within, own))

    @pytest.mark.parametrize("form", ["markdown", "html"])
    def test_of_a_title_and_a_description_are_words_in_a_head(self, form: str) -> None:
        text = HEADS[form].format(0) + "Words 0\n"
        shown_in = (("page",), ("source", "beside"), ("page",), ("source", "book"), ("page",),
                    ("source", "word"), ("page",), ("source", "single"))  # fmt: skip
        for number in titles(form):
            say = partial(always, hostile(number))
            for name in shown_in[(number + FORMS.index(form)) % len(shown_in)]:
                alike(list(OUTPUTS[name](work(form, text, say))), harmless(form, text, name), say)


class TestRefusals:
    @pytest.mark.parametrize("number", READ_AS_MARKS)
    def test_an_authors_mark_is_not_written_into_plain_text(self, number: int) -> None:
        made = translated("es", article("text", (number,)), targets(hostile), form="text")
        with pytest.raises(FormatError):
            formats.FORMATS["text"].write(made.document, translation(made))

    @pytest.mark.parametrize("number", NO_YAML)
    def test_a_noncharacter_is_not_written_into_yaml(self, number: int) -> None:
        made = translated("es", HEADS["markdown"].format(number) + "Words\n", targets(hostile))
        with pytest.raises(FormatError):
            formats.FORMATS["markdown"].write(made.document, translation(made))

    @pytest.mark.parametrize("form", ["markdown", "html"])
    @pytest.mark.parametrize("own", ["<a>", "</a>", "<a>x</a>", "<em>", "<code/>", "</em><a>"])
    def test_a_units_own_tag_is_not_written_twice(self, form: str, own: str) -> None:
        def target(source: str) -> str:
            return source.replace("Paragraph", own)

        made = translated("es", article(form, (0,)), target, form=form)
        with pytest.raises(CatalogError):
            formats.FORMATS[form].write(made.document, translation(made))
