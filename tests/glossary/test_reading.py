"""The tables of a glossary, what they mean, and which ones are refused."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import glossary
from mbc_i18n.errors import UserError
from mbc_i18n.glossary import ACCEPTED, Glossary, compilation
from mbc_i18n.glossary.recognition import prepare
from mbc_i18n.model import Concept, Term

SHIPPED = Path(__file__).parents[2] / "glossary"
LOCALES = ("ar", "de", "es", "fr", "ru", "zh_Hans")

CONCEPTS = """\
id,source,source_variants,case,translate,match,not_in,broader
rash,rash,skin rash | eruption,,,,rash decision,
fever,fever,,no,yes,exact,,rash
who,WHO,,acronym,no,exact,,
"""
TERMS = """\
id,term,usage,forms,note,status
rash,erupción,preferred,erupciones | la erupción,,reviewed
rash,sarpullido,admitted,,,
rash,rasguño,forbidden,rasguños,a scratch,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terms").mkdir()
    (tmp_path / "concepts.csv").write_text(CONCEPTS, encoding="utf-8")
    (tmp_path / "terms/es.csv").write_text(TERMS, encoding="utf-8")
    return tmp_path


def refusal(folder: Path) -> str:
    with pytest.raises(UserError) as caught:
        glossary.load(folder, "glossary")
    assert "\n" not in str(caught.value)
    return str(caught.value)


class TestTables:
    def test_concepts_with_what_the_matching_needs(self, folder: Path) -> None:
        rash, fever, who = glossary.load(folder).concepts
        assert rash == Concept(
            "rash", "rash", ("skin rash", "eruption"), not_in=("rash decision",), match="number"
        )
        assert (fever.match, fever.translate, fever.case) == ("exact", True, "no")
        assert (who.translate, who.case) == (False, "acronym")

    def test_terms_by_locale_and_concept(self, folder: Path) -> None:
        terms = glossary.load(folder).of("rash", "es")
        assert [(term.text, term.usage) for term in terms] == [
            ("erupción", "preferred"), ("sarpullido", "admitted"), ("rasguño", "forbidden"),
        ]  # fmt: skip
        assert terms[0] == Term(
            "rash", "erupción", "es", forms=("erupciones", "la erupción"), status="reviewed"
        )

    def test_a_locale_s_own_terms_come_before_those_that_stand_in(self, folder: Path) -> None:
        (folder / "terms/es-MX.csv").write_text("id,term,usage\nrash,roncha,preferred\n")
        known = glossary.load(folder)
        assert [term.text for term in known.of("rash", "es_MX")] == ["roncha"]
        assert known.of("rash", "es_AR")[0].text == "erupción"
        assert known.of("rash", "fr") == known.of("fever", "es") == ()

    def test_no_folder_and_no_table_are_an_empty_glossary(self, tmp_path: Path) -> None:
        assert glossary.load(tmp_path / "absent").concepts == ()
        assert Glossary().of("rash", "es") == ()

    def test_a_byte_order_mark_and_windows_line_ends_are_read(self, folder: Path) -> None:
        table = folder / "concepts.csv"
        table.write_bytes(b"\xef\xbb\xbf" + table.read_bytes().replace(b"\n", b"\r\n"))
        assert len(glossary.load(folder).concepts) == 3

    def test_a_cell_may_hold_commas_quotes_and_line_breaks(self, folder: Path) -> None:
        (folder / "terms/es.csv").write_text('id,term,usage,note\nrash,x,preferred,"a, ""b""\nc"\n')
        assert glossary.load(folder).of("rash", "es")[0].note == 'a, "b"\nc'


class TestRefused:
    @pytest.mark.parametrize(
        ("table", "message"),
        [
            ("id,source,source_variant\n", "1: unknown column 'source_variant'"),
            ("id,source\n", "1: no column 'source_variants'"),
            ("", "1: no column 'id'"),
            ("id,source,source_variants,id\n", "1: column 'id' stands twice"),
            ("id,source,source_variants\na,b\n", "2: a row with 2 cells under 3 columns"),
            ('id,source,source_variants\na,"b\n', "2: not valid CSV"),
            ("id,source,source_variants\na,b,\n\na,c,\n", "4: concept 'a' stands on line 2"),
            ("id,source,source_variants\n,b,\n", "2: a concept needs an id"),
            ("id,source,source_variants\na,,\n", "2: a concept needs an id and a source"),
            ("id,source,source_variants,case\na,b,,maybe\n", "2: case 'maybe' is none of no, yes"),
            ("id,source,source_variants,broader\na,b,,c\n", "2: broader 'c' is no concept"),
            ("id,source,source_variants\na,b\u200b,\n", "2: source holds invisible characters"),
            ("id,source,source_variants\na,e\u0301,\n", "2: source holds invisible"),
        ],
    )
    def test_a_table_of_concepts_that_cannot_be_right(
        self, folder: Path, table: str, message: str
    ) -> None:
        (folder / "concepts.csv").write_text(table, encoding="utf-8")
        assert refusal(folder).startswith(f"glossary/concepts.csv:{message}")

    @pytest.mark.parametrize(
        ("rows", "message"),
        [
            ("cough,tos,preferred,,,\n", "2: no concept 'cough'"),
            ("rash,,preferred,,,\n", "2: a row without a term"),
            ("rash,a,preferred,,,\nrash,b,preferred,,,\n", "3: a second preferred term"),
            ("rash,a,best,,,\n", "2: usage 'best' is none of"),
            ("rash,a,preferred,,,sure\n", "2: status 'sure' is none of"),
            ("rash,a,preferred,,,\nrash,A,forbidden,,,\n", "3: 'A' is both accepted and not"),
            ("rash,b,forbidden,a,,\nrash,a,preferred,,,\n", "3: 'a' is both accepted and not"),
            ("rash,b,preferred,a,,\nrash,c,deprecated,d|A,,\n", "3: 'A' is both accepted and not"),
        ],
    )
    def test_a_table_of_terms_that_cannot_be_right(
        self, folder: Path, rows: str, message: str
    ) -> None:
        (folder / "terms/es.csv").write_text("id,term,usage,forms,note,status\n" + rows)
        assert refusal(folder).startswith(f"glossary/terms/es.csv:{message}")

    def test_a_table_for_no_locale(self, folder: Path) -> None:
        (folder / "terms/notes.csv").write_text(TERMS)
        assert refusal(folder).startswith("glossary/terms/notes.csv: unknown locale 'notes'")

    def test_two_tables_for_one_locale(self, folder: Path) -> None:
        for name in ("zh-Hans", "zh_Hans"):
            (folder / f"terms/{name}.csv").write_text("id,term,usage\nrash,皮疹,preferred\n")
        assert "a second table for zh_Hans" in refusal(folder)

    def test_what_is_not_utf_8(self, folder: Path) -> None:
        (folder / "terms/es.csv").write_bytes(TERMS.encode("latin-1"))
        assert refusal(folder).startswith("glossary/terms/es.csv:2: not UTF-8")


PIECES = [
    "id",
    "source",
    ",",
    '"',
    "\n",
    "\r\n",
    "a",
    "rash",
    "|",
    "\0",
    "\u200b",
    "e\u0301",
    "yes",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_table_is_read_or_refused_with_its_file(rows: str) -> None:
    with TemporaryDirectory() as name:
        table = Path(name) / "concepts.csv"
        table.write_bytes(f"id,source,source_variants\n{rows}".encode())
        try:
            glossary.load(Path(name), "glossary")
        except UserError as error:
            told = str(error)
        else:
            told = "glossary/concepts.csv: fine"
    assert told.startswith("glossary/concepts.csv:")
    assert "\n" not in told


class TestHints:
    def hints(self, folder: Path, source: str, locale: str = "es") -> list[str]:
        known = glossary.load(folder)
        return glossary.hints(source, known, glossary.matcher(known.concepts), locale)

    def test_what_to_write_and_what_not(self, folder: Path) -> None:
        assert self.hints(folder, "A <em>rash</em> or two rashes.") == [
            "Term: rash = erupción; or sarpullido; not rasguño"
        ]

    def test_a_name_that_stays(self, folder: Path) -> None:
        assert self.hints(folder, "Ask the WHO.") == ["Term: WHO = WHO (stays as it is)"]

    def test_a_concept_without_terms_gives_none(self, folder: Path) -> None:
        assert self.hints(folder, "A fever.") == self.hints(folder, "A rash.", "fr") == []

    def test_a_concept_with_nothing_but_a_warning(self, folder: Path) -> None:
        (folder / "terms/fr.csv").write_text("id,term,usage,note\nrash,rache,forbidden,x\n")
        assert self.hints(folder, "A rash.", "fr") == ["Term: rash = not rache"]


class TestShipped:
    """The glossary of this repository."""

    def test_holds_sixty_concepts_with_definitions(self) -> None:
        concepts = glossary.load(SHIPPED).concepts
        assert len(concepts) >= 60
        assert [concept.id for concept in concepts if not concept.definition] == []

    @pytest.mark.parametrize("locale", LOCALES)
    def test_every_concept_has_one_preferred_term(self, locale: str) -> None:
        known = glossary.load(SHIPPED)
        for concept in known.concepts:
            usages = [term.usage for term in known.of(concept.id, locale)]
            assert usages.count("preferred") == 1, concept.id

    @pytest.mark.parametrize("locale", LOCALES)
    def test_what_is_to_be_avoided_says_why(self, locale: str) -> None:
        avoided = [term for term in terms(locale) if term.usage not in ACCEPTED]
        assert len(avoided) >= 15
        assert [term.text for term in avoided if not term.note] == []

    @pytest.mark.parametrize("locale", LOCALES)
    def test_nothing_forbidden_stands_in_an_accepted_term(self, locale: str) -> None:
        recognizer = prepare(terms(locale), locale)
        for term in terms(locale):
            if term.usage in ACCEPTED:
                for written in (term.text, *term.forms):
                    hits = [hit.term.text for hit in recognizer.avoided(written)]
                    assert hits == [], f"{written!r} of {term.concept}"

    def test_compiled_forms_are_those_of_its_terms(self) -> None:
        known = glossary.load(SHIPPED)
        made = {name: compilation.inputs(known.all(name), name) for name in known.compiled}
        assert {name: held.inputs for name, held in known.compiled.items()} == made
        assert set(made) >= {"ar", "de", "es", "fr", "ru"}


def terms(locale: str) -> list[Term]:
    known = glossary.load(SHIPPED)
    return [term for concept in known.concepts for term in known.of(concept.id, locale)]
