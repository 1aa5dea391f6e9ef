"""A form that a reviewer accepts: which ones may be, and what of the table changes."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.errors import UserError
from mbc_i18n.glossary import Glossary, acceptance
from mbc_i18n.model import Concept, Message, Term

BIOPSY = Concept("biopsy", "biopsy")
RASH = Concept("rash", "rash")
TERMS = {
    "es": {
        "biopsy": (
            Term("biopsy", "biopsia", "es", forms=("biopsias",)),
            Term("biopsy", "punción", "es", "admitted"),
            Term("biopsy", "autopsia", "es", "forbidden", note="that is after death"),
        ),
        "rash": (Term("rash", "erupción", "es", "admitted"),),
    }
}
TABLE = Glossary((BIOPSY, RASH, Concept("fever", "fever")), TERMS)
MESSAGE = Message("You need a biopsy.", "Le harán una biopsia-aspiración y una Toma de Muestra.")


def refusal(form: str, message: Message = MESSAGE, concept: Concept = BIOPSY) -> str:
    with pytest.raises(UserError) as caught:
        acceptance.refuse_unfit(TABLE, concept, replace(message, line=9), form, "es", "care.po")
    return str(caught.value).removeprefix("care.po:9: ")


class TestFit:
    @pytest.mark.parametrize("form", ["Toma de Muestra", "toma de muestra", "MUESTRA"])
    def test_words_of_the_translation_in_any_capitals(self, form: str) -> None:
        acceptance.refuse_unfit(TABLE, BIOPSY, MESSAGE, form, "es")

    @pytest.mark.parametrize(
        ("locale", "target", "form"),
        [("zh_Hans", "需要做活检。", "活检"), ("ar", "تحتاج إلى الخزعات.", "خزعات")],
    )
    def test_words_as_the_language_writes_them(self, locale: str, target: str, form: str) -> None:
        acceptance.refuse_unfit(TABLE, BIOPSY, replace(MESSAGE, target=target), form, locale)

    def test_a_concept_that_the_source_does_not_have(self) -> None:
        assert refusal("muestra", concept=RASH) == (
            "rash is not in the source; concepts of the glossary in it: biopsy"
        )

    def test_words_that_do_not_stand_there_with_the_nearest(self) -> None:
        assert refusal("toma de muestras") == (
            "“toma de muestras” is not in the translation; did you mean “Toma de Muestra”?"
        )
        assert refusal("xyz").endswith("; give the words as they stand there")
        assert refusal("muestr").startswith("“muestr” is not in the translation")

    def test_the_nearest_in_a_language_without_spaces(self) -> None:
        assert acceptance.nearest("需要做活组织检查。", "组织检测", "zh")[0] == "组织检查"

    def test_what_is_forbidden_for_the_concept_with_the_reason(self) -> None:
        message = replace(MESSAGE, target="Una AUTOPSIA.")
        assert refusal("autopsia", message) == (
            "“autopsia” is forbidden for biopsy: that is after death; "
            "translate it anew, or mend the row of the glossary"
        )

    def test_a_longer_phrase_with_a_forbidden_word_in_it_is_another_matter(self) -> None:
        message = replace(MESSAGE, target="Una autopsia parcial.")
        acceptance.refuse_unfit(TABLE, BIOPSY, message, "autopsia parcial", "es")

    def test_what_counts_for_another_concept_may_count_for_this_one_too(self) -> None:
        message = replace(MESSAGE, target="Una erupción.")
        acceptance.refuse_unfit(TABLE, BIOPSY, message, "erupción", "es")

    def test_either_of_two_concepts_with_the_same_words_is_in_the_source(self) -> None:
        stage, phase = Concept("stage", "stage"), Concept("phase", "stage")
        terms = {each.id: (Term(each.id, each.id, "es"),) for each in (stage, phase)}
        table = Glossary((stage, phase), {"es": terms})
        message = Message("At this stage", "En esta etapa")
        for concept in (stage, phase):
            acceptance.refuse_unfit(table, concept, message, "etapa", "es")

    @pytest.mark.parametrize(("form", "term"), [("Biopsias", "biopsia"), ("punción", "punción")])
    def test_what_counts_already(self, form: str, term: str) -> None:
        message = replace(MESSAGE, target=f"Una {form}.")
        assert refusal(form, message).startswith(f"“{form}” counts already, as “{term}”; ")


class TestTerm:
    def test_the_preferred_one_or_the_one_that_is_named(self) -> None:
        assert acceptance.accepting(TABLE, BIOPSY, "es").text == "biopsia"
        assert acceptance.accepting(TABLE, BIOPSY, "es_MX", "punción").text == "punción"

    def test_the_only_one(self) -> None:
        assert acceptance.accepting(TABLE, RASH, "es").text == "erupción"

    @pytest.mark.parametrize("of", ["autopsia", "prueba"])
    def test_none_that_is_not_accepted(self, of: str) -> None:
        with pytest.raises(UserError, match="not accepted for biopsy; .*“biopsia”, “punción”"):
            acceptance.accepting(TABLE, BIOPSY, "es", of)

    def test_none_where_there_are_several_and_none_is_preferred(self) -> None:
        terms = (Term("rash", "a", "es", "admitted"), Term("rash", "b", "es", "admitted"))
        with pytest.raises(UserError, match="none of the terms is preferred; .*“a”, “b”"):
            acceptance.accepting(Glossary((RASH,), {"es": {"rash": terms}}), RASH, "es")

    def test_none_where_the_locale_has_none(self) -> None:
        with pytest.raises(UserError, match="no term is accepted for rash in fr; add a row to te"):
            acceptance.accepting(TABLE, RASH, "fr")

    def test_a_concept_by_its_id_or_the_nearest_ones(self) -> None:
        assert acceptance.concept_of(TABLE, "rash") is RASH
        with pytest.raises(UserError, match="no concept 'rahs'; did you mean rash"):
            acceptance.concept_of(TABLE, "rahs")
        with pytest.raises(UserError, match="see `mbc-i18n glossary list`"):
            acceptance.concept_of(TABLE, "zzz")


@pytest.mark.parametrize("form", ["", "  ", "a|b"])
def test_what_can_be_no_form(form: str) -> None:
    with pytest.raises(UserError, match="is no form of a term"):
        acceptance.plain(form)


def test_a_form_is_written_in_nfc_with_single_spaces() -> None:
    assert acceptance.plain(" cafe\u0301 \u00a0solo ") == "caf\u00e9 solo"


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


class TestTable:
    TERM = Term("rash", "erupción", "es")

    @pytest.mark.parametrize(
        ("row", "new"),
        [
            ("rash,erupción,,", "rash,erupción,,ronchas"),
            ("rash,erupción,preferred,a|b", "rash,erupción,preferred,a|b|ronchas"),
            ("rash,erupción,,a | ", "rash,erupción,,a | ronchas"),
            ('"rash","erupción","",""', '"rash","erupción","","ronchas"'),
            ('rash,erupción,,"a, ""b"""', 'rash,erupción,,"a, ""b""|ronchas"'),
            (' rash , erupción ,,  a"b', ' rash , erupción ,,  a"b|ronchas'),
        ],
    )
    def test_only_its_cell_changes(self, row: str, new: str) -> None:
        text = f'id,term,usage,forms\r\nrash,roncha,,"x"\r\n\r\n{row}\r\nfever,"fiebre",,y'
        found = acceptance.with_form(text, "es.csv", self.TERM, "ronchas")
        assert (found.text, found.line) == (text.replace(row, new), 4)

    def test_a_form_with_a_comma_or_a_quotation_mark_is_quoted(self) -> None:
        text = "forms,id,term,usage\na,rash,erupción,\n"
        found = acceptance.with_form(text, "es.csv", self.TERM, 'b, "c"')
        assert found.text == 'forms,id,term,usage\n"a|b, ""c""",rash,erupción,\n'

    def test_a_table_without_the_column_gets_it(self) -> None:
        text = "\ufeffid,term,usage\nfever,fiebre,\nrash,erupción,\n"
        found = acceptance.with_form(text, "es.csv", self.TERM, "ronchas")
        assert found.text == ("\ufeffid,term,usage,forms\nfever,fiebre,,\nrash,erupción,,ronchas\n")

    def test_a_last_line_may_end_with_an_empty_cell(self) -> None:
        text = "id,term,usage,forms\nrash,erupción,,"
        assert acceptance.with_form(text, "es.csv", self.TERM, "x").text == f"{text}x"

    def test_line_breaks_inside_cells_are_counted(self) -> None:
        text = 'id,term,usage,forms,note\nfever,fiebre,,,"a\r\nb"\nrash,erupción,,,\n'
        assert acceptance.with_form(text, "es.csv", self.TERM, "x").line == 4

    def test_a_term_without_a_row(self) -> None:
        with pytest.raises(UserError, match=r"^es.csv: no row for rash, 'erupción'"):
            acceptance.with_form("id,term,usage\n", "es.csv", self.TERM, "x")


CELL = st.text(alphabet='ab,"|\n é', max_size=6)


@given(
    st.lists(st.tuples(CELL, CELL, CELL), max_size=5),
    st.integers(0, 5),
    CELL,
    st.text(alphabet='xy,"z ', min_size=1).map(str.strip).filter(bool),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_form_is_read_back_and_nothing_else_moves(
    others: list[tuple[str, str, str]], at: int, forms: str, form: str, quoting: int, newline: str
) -> None:
    rows = [["o" + first, *rest, "-"] for first, *rest in others]
    at = min(at, len(rows))
    rows.insert(at, ["rash", "erupción", forms, "-"])
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=quoting, lineterminator=newline)  # type: ignore[arg-type]
    writer.writerows([["id", "term", "forms", "note"], *rows])
    text = table.getvalue()
    found = acceptance.with_form(text, "es.csv", Term("rash", "erupción", "es"), form)
    assert found.text != text
    after = cells(found.text)
    own = after[at + 1][2]
    assert own.startswith(forms)
    assert [part.strip() for part in own.split("|")][-1] == form
    after[at + 1][2] = forms
    assert after == cells(text)
    before = text.index("rash", text.index(newline)) if at else 0
    assert found.text.startswith(text[:before])
