"""Candidate terms: what may be one, and which ones come first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import glossary, workspace
from mbc_i18n.errors import UserError
from mbc_i18n.glossary.termhood import LONGEST, Candidate, candidates
from mbc_i18n.model import Block, Concept, Document, Unit

ROOT = Path(__file__).parents[2]
NOTHING = glossary.matcher(())


def found(*texts: str, locale: str = "en", concepts: tuple[Concept, ...] = ()) -> list[Candidate]:
    """The candidates of an article whose units are texts, a unit a line."""
    units = tuple(Unit(text, line=line) for line, text in enumerate(texts, 1))
    blocks = (Block("paragraph", units=units),)
    document = Document("a", "markdown", "", blocks, locale, "source/a.md")
    return candidates([document], glossary.matcher(concepts), locale)


def terms(*texts: str, locale: str = "en") -> list[str]:
    return [each.term for each in found(*texts, locale=locale)]


class TestWhatMayBeATerm:
    @pytest.mark.parametrize(
        ("text", "crossing"),
        [
            ("Pain, nausea.", "pain nausea"),
            ("Bone (marrow)", "bone marrow"),
            ("bone—marrow", "bone marrow"),
            ("bone; marrow", "bone marrow"),
        ],
    )
    def test_it_stands_inside_punctuation(self, text: str, crossing: str) -> None:
        assert crossing not in terms(text)

    def test_it_neither_begins_nor_ends_with_a_function_word(self) -> None:
        assert set(terms("the biopsy of the lump")) == {"biopsy", "lump"}

    def test_of_may_stand_inside(self) -> None:
        assert {"loss of appetite", "appetite"} <= set(terms("a loss of appetite"))

    def test_it_is_not_longer_than_five_words(self) -> None:
        longest = max(len(each.split()) for each in terms("a " + "cell " * 8))
        assert longest == LONGEST

    def test_a_name_stays_whole(self) -> None:
        shown = terms("Ask the National Lymph Institute today.")
        assert "National Lymph Institute" in shown
        assert not {"National", "Lymph Institute", "National Lymph", "Institute"} & set(shown)

    def test_a_hyphen_is_not_cut(self) -> None:
        assert set(terms("an X-ray")) == {"X-ray"}

    def test_a_short_number_may_end_it(self) -> None:
        assert {"stage 4", "stage"} == set(terms("at stage 4"))
        assert terms("since 2017 or 50,000") == []

    def test_tags_and_addresses_are_no_words(self) -> None:
        text = "<strong>Bone</strong> marrow at https://example.org/lung and a@example.org"
        assert set(terms(text)) == {"bone", "marrow", "bone marrow"}

    def test_a_capital_that_opens_the_unit_is_not_the_terms(self) -> None:
        assert terms("Chemotherapy") == ["chemotherapy"]
        assert terms("MRI") == ["MRI"]


class TestCounting:
    def test_singular_and_plural_are_one(self) -> None:
        shown = {each.term: each.count for each in found("Lymph nodes.", "a lymph node")}
        assert shown["lymph node"] == 2
        assert "lymph nodes" not in shown

    def test_a_plural_does_not_become_a_function_word(self) -> None:
        assert "will" not in terms("living wills")

    def test_the_first_place_is_the_example(self) -> None:
        first = found("Nothing yet.", "A <em>biopsy</em>.", "The biopsy.")
        shown = next(each for each in first if each.term == "biopsy")
        assert (shown.file, shown.line, shown.example) == ("source/a.md", 2, "A biopsy.")


class TestRanking:
    def test_a_term_outranks_general_words_of_the_same_count(self) -> None:
        shown = terms("The page tells of a mastectomy.", "A mastectomy is on this page.")
        assert shown.index("mastectomy") < shown.index("page")

    def test_a_longer_term_takes_from_what_stands_only_inside_it(self) -> None:
        shown = {each.term: each.score for each in found(*["A sentinel node."] * 3)}
        assert shown["sentinel node"] > shown["sentinel"]

    def test_words_that_meet_by_chance_rank_behind_those_that_never_part(self) -> None:
        texts = ["A tumor.", "A tumor.", "tumor regimens", "mucosal plasmids"]
        shown = {each.term: each.score for each in found(*texts)}
        assert shown["mucosal plasmid"] > shown["tumor regimen"]

    def test_what_is_no_noun_phrase_ranks_low(self) -> None:
        shown = {each.term: each.score for each in found("they destroyed plasmids", "a plasmid")}
        assert shown["plasmid"] > shown["destroyed plasmid"]

    def test_most_of_the_repositorys_concepts_are_among_the_first_hundred(self) -> None:
        space = workspace.find(ROOT)
        documents = list(workspace.documents(space, ("metastatic-breast-cancer",)))
        known = glossary.matcher(workspace.load_glossary(space).concepts)
        units = [unit.source for document in documents for unit in document.units]
        hits = {hit.concept.id for text in units for hit in glossary.occurrences(text, known)}
        first = {each.concept for each in candidates(documents, known, "en")[:100]}
        # Half as many come first by count alone.
        assert len(hits & first) / len(hits) >= 0.65


class TestGlossary:
    CONCEPT = Concept("node", "lymph node", ("lymph gland",))

    @pytest.mark.parametrize("text", ["lymph nodes", "Lymph glands", "lymph-node"])
    def test_what_the_glossary_has_is_known(self, text: str) -> None:
        shown = {each.concept for each in found(text, concepts=(self.CONCEPT,)) if each.concept}
        assert shown == {"node"}

    def test_a_part_of_it_is_not(self) -> None:
        shown = found("lymph nodes", concepts=(self.CONCEPT,))
        assert {each.term for each in shown if not each.concept} == {"lymph", "node"}


class TestOtherLanguages:
    def test_short_and_frequent_words_are_function_words(self) -> None:
        texts = ["la biopsia de la mama", "la mama y la piel", "la quimioterapia de la mama"]
        shown = terms(*texts, locale="es")
        assert "quimioterapia" in shown
        assert not [each for each in shown if each.startswith("la ") or each.endswith(" la")]

    @pytest.mark.parametrize("locale", ["zh_Hans", "ja", "th"])
    def test_a_language_without_spaces_is_refused(self, locale: str) -> None:
        with pytest.raises(UserError, match="it puts no spaces between words"):
            found("乳腺癌", locale=locale)


@given(st.lists(st.text(), max_size=4), st.sampled_from(["en", "es", "ar", "ko"]))
def test_any_text_gives_words_of_it_in_falling_order(texts: list[str], locale: str) -> None:
    shown = found(*texts, locale=locale)
    assert [each.score for each in shown] == sorted((each.score for each in shown), reverse=True)
    assert all(each.count >= 1 and each.score >= 0 for each in shown)
    assert shown == found(*texts, locale=locale)


def test_no_article_no_candidates() -> None:
    assert candidates([], NOTHING, "en") == []
