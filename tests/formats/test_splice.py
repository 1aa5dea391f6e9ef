"""Law 1 in small: what is spliced in, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.formats.splice import Edit, apply, changed, edits, splice, within, wrong
from mbc_i18n.model import Block, Document, Translation, Unit

TEXT = "One.  Two. [Three] four."


def unit(words: str) -> Unit:
    start = TEXT.index(words)
    return Unit(words, start=start, end=start + len(words))


SENTENCES = Block("paragraph", units=(unit("One."), unit("Two."), unit("[Three] four.")))
INNER = Block("attribute", units=(unit("Three"),))
DOCUMENT = Document("article", "text", TEXT, (SENTENCES, INNER))


def translation(locale: str = "es", **targets: str) -> Translation:
    return Translation(
        locale, {u.id: targets[u.source] for u in DOCUMENT.units if u.source in targets}
    )


def plain(block: Block, unit: Unit, target: str) -> str:
    return target


def spliced(words: Translation) -> str:
    return splice(DOCUMENT, words, plain)


def test_without_a_translation_nothing_changes() -> None:
    assert spliced(Translation()) == TEXT
    assert spliced(translation(**{u.source: u.source for u in DOCUMENT.units})) == TEXT


def test_a_target_stands_in_place_of_its_unit() -> None:
    assert spliced(translation(**{"Two.": "Dos."})) == "One.  Dos. [Three] four."


def test_outer_white_space_of_a_target_makes_no_other_words() -> None:
    assert changed(unit("Two."), translation(**{"Two.": " Two.\n"})) is None
    assert changed(unit("Two."), translation(**{"Two.": "Dos."})) == "Dos."
    assert changed(unit("Two."), translation()) is None


def test_gaps_beside_new_words_are_joined_as_the_locale_joins() -> None:
    words = {"One.": "一。", "Two.": "二。"}
    assert spliced(translation("zh_Hans", **words)) == "一。二。 [Three] four."
    assert spliced(translation("es", **words)) == "一。  二。 [Three] four."


def test_a_document_without_a_target_locale_joins_as_its_own() -> None:
    assert spliced(translation("", **{"Two.": "Dos."})) == "One.  Dos. [Three] four."


def test_a_gap_that_is_joined_as_it_stands_is_no_edit() -> None:
    words = translation(**{"One.": "Uno.", "Two.": "Dos."})
    assert list(edits(DOCUMENT, words, plain)) == [(0, 4, "Uno."), (6, 10, "Dos.")]


def test_the_gaps_of_a_firm_block_stay() -> None:
    words = translation("zh_Hans", **{"One.": "一。", "Two.": "二。"})
    assert splice(DOCUMENT, words, plain, firm={0}) == "一。  二。 [Three] four."


def test_an_attribute_inside_new_words_is_theirs_to_write() -> None:
    assert spliced(translation(Three="Tres")) == "One.  Two. [Tres] four."
    both = translation(**{"Three": "Tres", "[Three] four.": "¡Cuatro!"})
    assert spliced(both) == "One.  Two. ¡Cuatro!"


def test_units_without_a_target_may_be_marked() -> None:
    def mark(block: Block, unit: Unit) -> str | None:
        return None if unit.source == "One." else f"<{unit.source}>"

    words = translation(**{"Two.": "Dos."})
    assert splice(DOCUMENT, words, plain, mark) == "One.  Dos. <[Three] four.>"


def test_words_that_stand_nowhere_in_the_text_are_never_written() -> None:
    lost = Document("article", "text", "Text", (Block("heading", units=(Unit("Lost"),)),))
    assert splice(lost, Translation("es", {Unit("Lost").id: "Perdido"}), plain) == "Text"


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [(0, 9, "aXcYe"), (1, 2, "X"), (2, 4, "cd"), (2, 9, "cYe")],
)
def test_changes_are_made_inside_a_span(start: int, end: int, wanted: str) -> None:
    text, changes = "abcddddde", [(1, 2, "X"), (3, 8, "Y")]
    assert apply(text, start, end, within(changes, start, end)) == wanted


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3))),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_the_changes_within_a_span_are_those_that_lie_inside_it(
    steps: list[tuple[int, int]], start: int, end: int
) -> None:
    changes: list[Edit] = []
    place = 0
    for gap, length in steps:
        changes.append((place + gap, place + gap + length + 1, "x"))
        place += gap + length + 1
    wanted = [change for change in changes if start <= change[0] and change[1] <= end]
    assert within(changes, start, end) == wanted


@pytest.mark.parametrize(
    ("target", "problem"),
    [("Ruhe.", ""), (" ", "it is empty"), ("Ruhe\ud800.", "it holds half a character")],
)
def test_a_target_that_no_document_can_hold_is_wrong(target: str, problem: str) -> None:
    assert wrong(unit("One."), target) == problem
