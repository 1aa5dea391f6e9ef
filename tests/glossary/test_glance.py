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


@pytest.fixture(scope="module", params=["all", "without those that go on"])
def known(request: pytest.FixtureRequest) -> Recognizer:
    terms = [each for each in TERMS if request.param == "all" or each.match != "prefix"]
    return prepare(terms, "es", COMPILED)


@given(text=TEXTS)
def test_harmless_is_a_text_without_a_sure_term_to_be_avoided(known: Recognizer, text: str) -> None:
    sure = all(hit.term.usage in ACCEPTED for hit in known.sure(text))
    assert known.harmless(glance.view(text, "es")) == sure


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
    [
        ("Con MRI.", True),
        ("Con Mri.", False),
        ("Con MRI o mri.", False),
        ("Con MRIs.", False),
        ("Pomri con MRI, no imrix.", True),
        ("\u00admri con MRI.", False),
        ("MRI (RM)", True),
        ("MRI (Rm)", False),
    ],
)
def test_where_capitals_matter_no_others_may_stand(text: str, expected: bool) -> None:
    own = glance.sight([Term("mri", "MRI", "es", forms=("(RM)",))], True, "es", {})
    assert glance.seen(own, glance.view(text, "es"), "es") == expected


def test_capitals_of_turkish_are_not_folded() -> None:
    assert glance.lowered("ILIK", "tr") == "ILIK"


def test_a_form_with_signs_at_its_ends_is_not_looked_for() -> None:
    assert glance.spellings([Term("x", "(a)", "es"), Term("x", "a-b", "es")], "es") == ("a-b",)


@given(text=TEXTS)
def test_words_that_are_seen_are_recognised_for_certain(text: str) -> None:
    own = [Term("test", "prueba", "es"), Term("test", "test", "es", match="exact")]
    compiled = {"prueba": ["pruebas"], "test": ["tests"]}
    known, seen = prepare(own, "es", compiled), glance.sight(own, False, "es", compiled)
    assert seen.words == {"prueba", "pruebas", "test"}
    for words in (f"{text} pruebas", text.replace("cáncer", "Prueba"), f"tests {text}"):
        places = {hit.span for hit in known.sure(words)}
        for times in (1, 2):
            if glance.seen(seen, glance.view(words, "es"), "es", times):
                assert len(places) >= times


@pytest.mark.parametrize(
    ("text", "times"),
    [("Una biopsia.", 1), ("Biopsia o biopsia", 2), ("biopsia biopsias biopsia", 2), ("x", 0)],
)
def test_forms_are_counted_by_their_places(text: str, times: int) -> None:
    small = glance.lowered(text, "es")
    assert [n for n in (1, 2, 3) if glance.stands(["biopsia"], small, n)] == [1, 2, 3][:times]


@pytest.mark.parametrize(("text", "expected"), [("l’IRM", True), ("L'irm", True), ("lIRM", False)])
def test_an_apostrophe_parts_two_words(text: str, expected: bool) -> None:
    assert glance.stands(["irm"], glance.lowered(text, "fr")) == expected
    assert not glance.stands(["irm"], glance.lowered("л’irm", "uk"))


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
