"""The list of terms: everything stands on it, nothing acts, every script reads its own way."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mbc_i18n import exchange
from mbc_i18n.exchange.tables import Row, Tables, made
from mbc_i18n.publish import termlist
from tests.publish.examples import attributes, one, parsed, text

ROOT = Path(__file__).parents[2]
CONCEPT = {
    "id": "biopsy", "source": "biopsy", "source_variants": "tissue sample|probe",
    "domain": "diagnosis", "definition": "Taking tissue.", "note": "Not a test of blood.",
    "status": "proposed",
}  # fmt: skip
TERMS: list[Row] = [
    {"id": "biopsy", "term": "autopsia", "usage": "forbidden", "note": "Of the dead."},
    {"id": "biopsy", "term": "punción", "usage": "deprecated", "status": "reviewed",
     "reviewer": "Ana", "reviewed": "2026-01-02"},
    {"id": "biopsy", "term": "toma", "usage": "admitted", "gender": "feminine", "pos": "noun"},
    {"id": "biopsy", "term": "biopsia", "forms": "biopsias|biopsia de", "status": "proposed"},
]  # fmt: skip
TABLES = made([CONCEPT], {"es": TERMS, "ar": [{"id": "biopsy", "term": "خزعة"}]})


def read(tables: Tables = TABLES, locale: str = "es", source: str = "en") -> Element:
    return parsed(termlist.page(tables, locale, source))


def rows(page: Element) -> list[list[str]]:
    """The words of each row's cells, below the tables' headers."""
    return [
        [" ".join(text(cell).split()) for cell in row]
        for row in page.iterfind(".//tbody/tr")
    ]  # fmt: skip


def concepts(*rows: Row) -> Tables:
    return made(rows, {})


class TestContent:
    def test_terms_stand_by_their_use_with_note_and_review(self) -> None:
        shown = [row[-4:] for row in rows(read())]
        assert shown == [
            ["preferred", "biopsia 2 forms biopsias biopsia de", "", "proposed"],
            ["admitted noun, feminine", "toma", "", "proposed"],
            ["deprecated", "punción", "", "reviewed, Ana, 2026-01-02"],
            ["forbidden", "autopsia", "Of the dead.", "proposed"],
        ]

    def test_a_concept_stands_with_its_words_and_meaning(self) -> None:
        first = rows(read())[0]
        assert first[0] == "biopsy tissue sample probe"
        assert first[1] == "Taking tissue. Not a test of blood. biopsy · proposed"

    def test_a_concept_without_a_term_says_so(self) -> None:
        kept = {"id": "who", "source": "WHO", "translate": "no"}
        shown = rows(read(concepts(CONCEPT, kept)))
        assert [row[-1] for row in shown] == ["No term yet.", "It stays as it is."]

    def test_a_locale_has_the_terms_of_what_stands_in_for_it(self) -> None:
        assert rows(read(locale="es_MX")) == rows(read(locale="es"))

    def test_domains_and_concepts_go_from_a_to_z(self) -> None:
        cells = [("b", "Bone", "oncology"), ("a", "zone", "anatomy"), ("c", "arm", "anatomy"),
                 ("d", "x", "")]  # fmt: skip
        held = [{"id": i, "source": s, "domain": d} for i, s, d in cells]
        page = read(concepts(*held))
        assert [text(each) for each in page.iterfind(".//h2")] == ["anatomy", "oncology", "Other"]
        assert [row[0] for row in rows(page)] == ["arm", "zone", "Bone", "x"]
        addresses = [each.get("href") for each in page.iterfind(".//nav//a")]
        assert addresses == [f"#{each.get('id')}" for each in page.iterfind(".//h2")]

    def test_everything_of_the_repositorys_glossary_is_on_it(self) -> None:
        tables = exchange.load(ROOT / "glossary", "glossary")
        page = read(tables, "ar")
        shown = {each.text for each in page.iterfind(".//*[@class='term']")}
        assert shown == {row["term"] for row in tables.terms["ar"]}
        assert len(list(page.iterfind(".//tbody"))) == len(tables.concepts)


class TestReview:
    def test_it_says_that_nobody_has_reviewed_what_is_proposed(self) -> None:
        words = text(one(read(), ".//header"))
        assert "4 of 5 rows are proposed: nobody has reviewed them." in words
        assert "A row marked “proposed” has been reviewed by nobody" in words

    def test_it_claims_no_proposed_rows_where_there_are_none(self) -> None:
        page = read(concepts({**CONCEPT, "status": "approved"}))
        assert "rows are proposed" not in text(one(page, ".//header"))


class TestLanguages:
    def test_the_page_is_english_and_its_terms_are_marked(self) -> None:
        page = read(locale="ar")
        assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
        cell = next(each for each in page.iter("td") if each.get("dir") == "rtl")
        assert (cell.get("lang"), text(one(cell, "span"))) == ("ar", "خزعة")

    def test_a_source_in_another_script_is_marked(self) -> None:
        cell = one(read(source="he"), ".//th[@scope='rowgroup']")
        assert (one(cell, "span").get("lang"), one(cell, "span").get("dir")) == ("he", "rtl")

    def test_the_english_words_inside_a_term_cell_are_marked_as_english(self) -> None:
        assert one(read(), ".//summary").get("lang") == "en"


class TestAccess:
    def test_every_header_cell_says_what_it_heads(self) -> None:
        scopes = [each.get("scope") for each in read().iter("th")]
        assert scopes == ["col"] * 6 + ["rowgroup"]

    def test_a_concepts_header_heads_all_of_its_rows(self) -> None:
        assert one(read(), ".//th[@scope='rowgroup']").get("rowspan") == "4"

    def test_the_search_has_a_label_and_tells_its_hits(self) -> None:
        page = read()
        field = one(page, ".//input")
        assert one(page, ".//label").get("for") == field.get("id")
        hits = one(page, f".//*[@id='{field.get('aria-describedby')}']")
        assert (hits.get("role"), hits.get("aria-live")) == ("status", "polite")

    def test_ids_stand_once(self) -> None:
        ids = list(attributes(read(), "id"))
        assert len(ids) == len(set(ids))

    def test_it_is_complete_without_its_script(self) -> None:
        hidden = [each for each in read().iter() if "hidden" in each.attrib]
        assert [each.get("role") for each in hidden] == ["search"]


class TestPrint:
    PRINT = termlist.style().rpartition("@media print")[2]

    def test_headers_repeat_and_entries_stay_in_one_piece(self) -> None:
        assert "thead { display: table-header-group; }" in termlist.style()
        assert re.search(r"tbody \{ break-inside: avoid; \}", self.PRINT)

    def test_the_search_is_not_printed(self) -> None:
        assert re.search(r'\[role="search"\].*\{ display: none; \}', self.PRINT)


def strings(page: Element) -> Iterator[str]:
    for each in page.iter():
        yield each.text or ""
        yield each.tail or ""


ATTACKS = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "</td></table><form action=//x>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt;",
    "javascript:alert(1)",
]


class TestSafety:
    @settings(deadline=None)
    @given(st.one_of(st.sampled_from(ATTACKS), st.text(min_size=1)))
    def test_cells_add_no_element_and_no_attribute(self, hostile: str) -> None:
        concept = {name: f"{cell}{hostile}" for name, cell in CONCEPT.items()}
        terms = [{**each, "id": concept["id"]} for each in TERMS]
        spoilt = [
            {name: cell + hostile if name in ("term", "note", "pos") else cell
             for name, cell in each.items()}
            for each in terms
        ]  # fmt: skip
        assert shape(made([concept], {"es": spoilt})) == shape(TABLES)

    @pytest.mark.parametrize("hostile", ATTACKS)
    def test_cells_stand_as_they_were_written(self, hostile: str) -> None:
        page = read(concepts({**CONCEPT, "definition": hostile}))
        assert hostile in strings(page)

    def test_the_policy_names_script_and_style_by_their_digests(self) -> None:
        page = read()
        policy = one(page, ".//meta[@http-equiv]").get("content") or ""
        for name in ("style", "script"):
            held = text(one(page, f".//{name}"))
            digest = base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()
            assert f"{name}-src 'sha256-{digest}'" in policy
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy

    def test_it_loads_nothing(self) -> None:
        page = read()
        assert list(attributes(page, "src")) == []
        assert [each.get("href") for each in page.iter("link")] == ["data:,"]
        assert not re.search(r"url\(|@import", termlist.style())


def shape(tables: Tables) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page with the names of their attributes, without the members of lists."""
    elements = (each for each in read(tables).iter() if each.tag != "li")
    return [(str(each.tag), tuple(sorted(each.attrib))) for each in elements]


class TestRepetition:
    def test_the_same_tables_give_the_same_bytes(self) -> None:
        shuffled = Tables(TABLES.concepts, dict(reversed(list(TABLES.terms.items()))))
        assert termlist.page(TABLES, "es") == termlist.page(shuffled, "es")
