"""What a glance at a target tells is what reading its words would tell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.glossary import Glossary, glance, matcher
from mbc_i18n.glossary.recognition import Hit, Recognizer, prepare
from mbc_i18n.glossary.values import ACCEPTED
from mbc_i18n.glossary.verdicts import recognizer_of, verdicts
from mbc_i18n.model import Term
from tests.checks.messages import glossary

TERMS = [
    Term("test", "prueba de sangre", "es"),
    Term("test", "hemo análisis", "es", "forbidden"),
    Term("breast", "cáncer de mama", "es"),
    Term("breast", "cáncer mamario", "es", "deprecated", match="prefix"),
    Term("check", "autoexamen", "es", "forbidden", ("autoexploración",)),
    Term("drug", "MRI", "es", "forbidden", match="exact"),
    Term("dose", "dosis", "es", "forbidden", match=r"regex:dosis \d+"),
]
COMPILED = {"mamario": ["mamarios", "mamaria"], "hemoanálisis": ["hemoanalisis"]}
TEXTS = st.lists(
    st.sampled_from(
        ["cáncer", "Cáncer", "mamario", "mamarios", "mamariox", "auto", "examen", "auto-examen",
         "prueba de sangre", "prueba", "hemo", "análisis", "hemoanálisis", "hemo-analisis", "MRI",
         "dosis 3", "sangre", " ", " ", " ", "-", ". ", "(", "de", "mama", "\u0301", "\u00ad"]
    )
    | st.text(max_size=2),
    max_size=12,
).map("".join)  # fmt: skip


@pytest.fixture(scope="module")
def known() -> Recognizer:
    return prepare(TERMS, "es", COMPILED)


@given(text=TEXTS)
def test_harmless_is_a_text_without_a_sure_term_to_be_avoided(known: Recognizer, text: str) -> None:
    assert known.harmless(text) == all(hit.term.usage in ACCEPTED for hit in known.sure(text))


@given(text=TEXTS)
def test_what_stands_letter_by_letter_is_recognised_exactly(known: Recognizer, text: str) -> None:
    for term in TERMS:
        forms = [glance.lowered(form, "es") for form in glance.spellings([term], "es")]
        if glance.stands(forms, glance.lowered(text, "es")):
            hit = known.holds(text, [term])
            assert hit is not None
            assert hit.layer == "exact"


@given(
    text=st.lists(st.sampled_from(["biopsia", "Her", "HER", "her", " ", "-", "x", "."]), max_size=9)
)
def test_no_verdict_depends_on_the_glance(text: str) -> None:
    table = glossary("biopsy=biopsia/autopsia; HER=HER", "es")
    concepts = tuple(replace(each, case="yes") for each in table.concepts)
    cased = Glossary(concepts, table.terms)
    target, blind = "".join(text), pytest.MonkeyPatch()
    for own in (table, cased):
        asked = ("biopsy and HER", target, own, "es", matcher(own.concepts))
        quick = verdicts(*asked)
        with blind.context() as without:
            without.setattr(glance, "stands", lambda *_: False)
            assert verdicts.__wrapped__(*asked) == quick


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Una biopsia.", True),
        ("Una (Biopsia)", True),
        ("biopsia", True),
        ("Una biopsiar", False),
        ("Una biopsia\u0301.", False),
        ("Una biópsia.", False),
    ],
)
def test_a_form_stands_as_whole_words(text: str, expected: bool) -> None:
    assert glance.stands(["biopsia"], glance.lowered(text, "es")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Con MRI.", True), ("Con Mri.", False), ("Con MRI o mri.", False), ("Con MRIs.", False)],
)
def test_where_capitals_matter_no_others_may_stand(text: str, expected: bool) -> None:
    assert glance.stands_as_written(["MRI"], text) == expected


def test_capitals_of_turkish_are_not_folded() -> None:
    assert glance.lowered("ILIK", "tr") == "ILIK"


def test_a_form_with_signs_at_its_ends_is_not_looked_for() -> None:
    assert glance.spellings([Term("x", "(a)", "es"), Term("x", "a-b", "es")], "es") == ("a-b",)


def test_of_a_term_to_be_avoided_the_rarest_word_tells() -> None:
    listed = [(["cáncer", "de", "mama"], TERMS[2]), (["cáncer", "mamario"], TERMS[3])]
    forms = {word: (word,) for own, _ in listed for word in own}
    assert glance.telling(listed[1:], listed, forms) >= {"mamario"}
    assert "cáncer" not in glance.telling(listed[1:], listed, forms)


def test_most_texts_are_not_read_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    table = glossary("biopsy=biopsia/autopsia", "es")
    known = recognizer_of(table, "es")
    read: list[str] = []

    def sure(text: str) -> tuple[Hit, ...]:
        read.append(text)
        return known.sure(text)

    watched = replace(known, sure=sure)
    monkeypatch.setattr("mbc_i18n.glossary.verdicts.recognizer_of", lambda *_: watched)
    for text in ("Una biopsia.", "Nada.", "Unas autopsias.", "Una autopsia."):
        verdicts.__wrapped__("A biopsy.", text, table, "es", matcher(table.concepts))
    assert "Una biopsia." not in read
    assert {"Nada.", "Una autopsia."} <= set(read)
