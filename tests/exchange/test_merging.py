"""Another glossary merged into ours: what is new comes in, what differs is told, ours stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.exchange.merging import Merge, merge
from mbc_i18n.exchange.tables import Row, Tables, made
from tests.exchange.generated import tables

PREFERENCES = st.sampled_from(["", "ours", "theirs"])


def glossary(*concepts: Row, **terms: list[Row]) -> Tables:
    return made(concepts, terms)


def concept(name: str = "biopsy", **cells: str) -> Row:
    return {"id": name, "source": name, "status": "proposed", **cells}


def term(words: str, usage: str = "preferred", name: str = "biopsy", **cells: str) -> Row:
    return {"id": name, "term": words, "usage": usage, "status": "proposed", **cells}


def after(ours: Tables, merged: Merge) -> Mapping[str, list[Row]]:
    """The rows of each table once a merge is carried out."""
    before = {"": ours.concepts, **ours.terms}
    found: dict[str, list[Row]] = {}
    for name in {**before, **merged.amendments}:
        rows = list(before.get(name, ()))
        if name in merged.amendments:
            for old, new in merged.amendments[name].changed:
                rows[rows.index(old)] = new
            rows += merged.amendments[name].added
        found[name] = rows
    return found


def words(rows: list[Row]) -> dict[str, str]:
    return {row["term"]: row["usage"] for row in rows}


OURS = glossary(
    concept(definition="Taking tissue.", source_variants="tissue sample"),
    es=[
        term("biopsia", forms="biopsias"),
        term("autopsia", "forbidden", note="Of the dead."),
    ],
)


class TestLaws:
    @given(tables(), PREFERENCES)
    def test_a_merge_with_itself_changes_nothing(self, held: Tables, prefer: str) -> None:
        assert merge(held, held, prefer) == Merge()

    @given(tables(), tables(), st.sampled_from(["", "ours"]))
    def test_all_of_our_rows_stay_unless_theirs_are_preferred(
        self, ours: Tables, theirs: Tables, prefer: str
    ) -> None:
        merged = merge(ours, theirs, prefer)
        assert not any(each.changed for each in merged.amendments.values())

    @given(tables(), tables(), PREFERENCES)
    def test_no_row_of_ours_is_lost(self, ours: Tables, theirs: Tables, prefer: str) -> None:
        made = after(ours, merge(ours, theirs, prefer))
        assert {row["id"] for row in ours.concepts} <= {row["id"] for row in made[""]}
        for locale, rows in ours.terms.items():
            before = Counter((row["id"], row["term"]) for row in rows)
            assert before <= Counter((row["id"], row["term"]) for row in made[locale])

    @given(tables(), tables(), PREFERENCES)
    def test_what_comes_in_is_proposed_and_has_no_reviewer(
        self, ours: Tables, theirs: Tables, prefer: str
    ) -> None:
        for amendment in merge(ours, theirs, prefer).amendments.values():
            for row in amendment.added:
                assert row["status"] == "proposed"
                assert row.get("reviewer", "") == row.get("reviewed", "") == ""

    @given(tables(), tables(), PREFERENCES)
    def test_nobody_changes_what_somebody_vouched_for(
        self, ours: Tables, theirs: Tables, prefer: str
    ) -> None:
        vouched = {"status": "approved", "reviewer": "Ana", "reviewed": "2026-01-02"}
        signed = {name: [{**row, **vouched} for row in rows] for name, rows in ours.terms.items()}
        held = made([{**row, "status": "reviewed"} for row in ours.concepts], signed)
        merged = merge(held, theirs, prefer)
        assert not any(each.changed for each in merged.amendments.values())

    @given(tables(), tables(), PREFERENCES)
    def test_a_conflict_is_open_only_without_a_preference(
        self, ours: Tables, theirs: Tables, prefer: str
    ) -> None:
        for conflict in merge(ours, theirs, prefer).conflicts:
            assert bool(conflict.taken) == bool(prefer)


class TestNew:
    def test_concepts_and_terms_come_in(self) -> None:
        theirs = glossary(
            concept("lump"), es=[term("bulto", name="lump")], fr=[term("masse", name="lump")]
        )
        made = after(OURS, merge(OURS, theirs))
        assert [row["id"] for row in made[""]] == ["biopsy", "lump"]
        assert "bulto" in words(made["es"])
        assert words(made["fr"]) == {"masse": "preferred"}

    def test_a_term_joins_our_concept_by_its_id_or_a_source_term(self) -> None:
        for name, source in (("biopsy", "biopsy"), ("c1", "Biopsy"), ("c2", "Tissue sample")):
            theirs = glossary(concept(name, source=source), es=[term("toma", "admitted", name)])
            (amendment,) = merge(OURS, theirs).amendments.values()
            assert [(row["id"], row["term"]) for row in amendment.added] == [("biopsy", "toma")]

    def test_links_follow_our_ids(self) -> None:
        theirs = glossary(concept("c1", source="biopsy"), concept("core", broader="c1"))
        (row,) = merge(OURS, theirs).amendments[""].added
        assert row["broader"] == "biopsy"


class TestConflict:
    def told(self, theirs: Tables, ours: Tables = OURS) -> list[tuple[str, str, str, str]]:
        found = merge(ours, theirs).conflicts
        return [(each.locale, each.what, each.ours, each.theirs) for each in found]

    def test_another_preferred_term(self) -> None:
        theirs = glossary(concept(), es=[term("punción")])
        assert self.told(theirs) == [("es", "preferred", "biopsia", "punción")]

    def test_a_term_that_is_forbidden_here_and_accepted_there(self) -> None:
        theirs = glossary(concept(), es=[term("Autopsia", "admitted")])
        assert self.told(theirs) == [("es", "Autopsia", "forbidden", "admitted")]

    def test_a_form_that_is_accepted_here_and_forbidden_there(self) -> None:
        theirs = glossary(concept(), es=[term("biopsias", "forbidden")])
        shown = ("es", "forms", "biopsia (preferred)", "biopsias (forbidden)")
        assert self.told(theirs) == [shown]

    def test_another_definition(self) -> None:
        theirs = glossary(concept(definition="A test."))
        assert self.told(theirs) == [("", "definition", "Taking tissue.", "A test.")]

    def test_another_meaning_under_one_id_keeps_its_terms_out(self) -> None:
        theirs = glossary(concept(source="balloon"), es=[term("globo", "admitted")])
        assert self.told(theirs) == [("", "source", "biopsy", "balloon")]
        assert merge(OURS, theirs, "ours").amendments == {}

    def test_a_source_term_of_several_of_our_concepts(self) -> None:
        ours = glossary(concept("stage"), concept("scene", source="stage"))
        theirs = glossary(concept("c1", source="Stage"), es=[term("etapa", name="c1")])
        assert self.told(theirs, ours) == [("", "source", "scene, stage", "Stage")]
        assert merge(ours, theirs, "theirs").amendments == {}

    @pytest.mark.parametrize(
        "cells", [{"definition": ""}, {"case": "no"}, {"translate": "yes"}, {"note": "Other."}]
    )
    def test_what_is_not_filled_is_the_same_or_is_a_remark_makes_none(
        self, cells: dict[str, str]
    ) -> None:
        assert self.told(glossary(concept(**cells))) == []


class TestPreference:
    def test_ours_leaves_theirs_out(self) -> None:
        theirs = glossary(concept(), es=[term("punción"), term("toma", "admitted")])
        (amendment,) = merge(OURS, theirs, "ours").amendments.values()
        assert [row["term"] for row in amendment.added] == ["toma"]

    def test_theirs_makes_ours_admitted(self) -> None:
        theirs = glossary(concept(), es=[term("punción")])
        made = after(OURS, merge(OURS, theirs, "theirs"))
        expected = {"biopsia": "admitted", "autopsia": "forbidden", "punción": "preferred"}
        assert words(made["es"]) == expected

    def test_theirs_changes_the_use_of_a_term(self) -> None:
        theirs = glossary(concept(), es=[term("autopsia", "admitted", forms="autopsias")])
        made = after(OURS, merge(OURS, theirs, "theirs"))
        row = next(row for row in made["es"] if row["term"] == "autopsia")
        assert (row["usage"], row["forms"], row["note"]) == (
            "admitted",
            "autopsias",
            "Of the dead.",
        )

    def test_theirs_keeps_an_earlier_definition_in_the_note(self) -> None:
        theirs = glossary(concept(definition="A test.", domain="diagnosis"))
        (row,) = after(OURS, merge(OURS, theirs, "theirs"))[""]
        assert (row["definition"], row["domain"]) == ("A test.", "diagnosis")
        assert row["note"] == "Earlier definition: Taking tissue."

    def test_theirs_keeps_an_earlier_source_term_as_a_variant(self) -> None:
        theirs = glossary(concept(source="tissue removal"))
        (row,) = after(OURS, merge(OURS, theirs, "theirs"))[""]
        assert (row["source"], row["source_variants"]) == ("tissue removal", "biopsy|tissue sample")

    def test_a_form_on_both_sides_has_to_be_settled_by_hand(self) -> None:
        theirs = glossary(concept(), es=[term("biopsias", "forbidden")])
        found = merge(OURS, theirs, "theirs")
        assert (found.amendments, [each.taken for each in found.conflicts]) == ({}, ["ours"])

    def test_a_second_merge_finds_nothing_more(self) -> None:
        theirs = glossary(
            concept(definition="A test.", note="Look."),
            concept("lump"),
            es=[term("punción"), term("bulto", name="lump")],
        )
        rows = after(OURS, merge(OURS, theirs, "theirs"))
        once = made(rows.pop(""), rows)
        assert merge(once, theirs, "theirs") == Merge()
