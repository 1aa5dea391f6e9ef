"""Of a message that is quiet nothing is to be said: reading it in full finds nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mbc_i18n.glossary import Glossary, matcher, occurrences
from mbc_i18n.glossary.reading import Compiled
from mbc_i18n.glossary.source import mentioned
from mbc_i18n.glossary.verdicts import verdicts
from mbc_i18n.model import Concept, Term

CONCEPTS = (
    Concept("cancer", "cancer"),
    Concept("breast-cancer", "breast cancer", ("BC",), not_in=("breast cancer cell",)),
    Concept("check-up", "check-up", ("checkup",)),
    Concept("test", "test", ("X-ray",)),
    Concept("exam", "exam", ("X-ray",)),
    Concept("nci", "NCI", case="acronym", match="exact"),
    Concept("medline", "MedlinePlus", ("Medline",), case="yes", translate=False, match="exact"),
    Concept("hormone", "hormone"),
    Concept("nothing", "rest"),
)
TERMS = {
    "cancer": (Term("cancer", "cáncer", "es"), Term("cancer", "tumor", "es", "forbidden")),
    "breast-cancer": (
        Term("breast-cancer", "cáncer de mama", "es"),
        Term("breast-cancer", "cáncer del pecho", "es", "deprecated"),
    ),
    "check-up": (Term("check-up", "control", "es"), Term("check-up", "revisión", "es", "admitted")),
    "test": (Term("test", "prueba", "es"), Term("test", "tests", "es", "forbidden")),
    "exam": (Term("exam", "examen", "es", match="exact"),),
    "nci": (Term("nci", "INC", "es", forms=("I. N. C.",)), Term("nci", "NCI", "es", "admitted")),
}
COMPILED = {"cáncer": ("cánceres",), "prueba": ("pruebas",), "control": ("controles",)}
GLOSSARY = Glossary(CONCEPTS, {"es": TERMS}, {"es": Compiled("", COMPILED)})
PLAIN = Glossary(
    tuple(replace(each, not_in=()) for each in CONCEPTS if each.id != "exam"),
    {"es": {**TERMS, "nci": (Term("nci", "NCI", "es"),)}},
    GLOSSARY.compiled,
)

SIGNS = [
    " ",
    " ",
    " ",
    " ",
    "-",
    ", ",
    ". ",
    "’s ",
    "'s ",
    "s ",
    "l’",
    "<b>",
    "</b>",
    "\u00ad",
    "(",
]
ODD = ["\u0301", "&nbsp;", "&", "`", "–", "\u202f", "@", "İ", "œ", "ß", "non-", "he ", "1"]
SOURCES = st.lists(
    st.sampled_from(
        ["cancer", "Cancer", "breast", "breast cancer", "cell", "check", "up", "check-up", "test",
         "checkup", "X-ray", "X", "ray", "NCI", "nci", "MedlinePlus", "Medline", "rest", "BC",
         "hor", "mone", "hormone",
         *SIGNS, *ODD]
    ),
    max_size=9,
).map("".join)  # fmt: skip
TARGETS = st.lists(
    st.sampled_from(
        ["cáncer", "Cáncer", "cánceres", "de", "mama", "cáncer de mama", "del pecho", "control",
         "Controles", "revisión", "prueba", "pruebas", "tests", "tumor", "tu", "mor", "examen",
         "NCI", "INC", "Inc", "I. N. C.", "MedlinePlus", "Medline", "medlineplus", *SIGNS, *ODD]
    ),
    max_size=12,
).map("".join)  # fmt: skip


def read(source: str, target: str, known: Glossary) -> object:
    """The verdicts of a message that is read in full."""
    with pytest.MonkeyPatch.context() as blind:
        blind.setattr("mbc_i18n.glossary.verdicts._look", lambda *_: lambda *_: False)
        blind.setattr("mbc_i18n.glossary.glance.seen", lambda *_: False)
        asked = (source, target, known, "es", matcher(known.concepts))
        return verdicts.__wrapped__(*asked)


@given(SOURCES, TARGETS, st.sampled_from([GLOSSARY, PLAIN]))
@example("breast cancer (breast and BC)", "cáncer de mama, cáncer", GLOSSARY)
@example("An X-ray", "Una prueba, un examen", GLOSSARY)
@example("Cancer is cancer", "Cáncer y cánceres", GLOSSARY)
@example("The NCI", "El Nci y el NCI", PLAIN)
def test_what_is_quiet_has_no_verdict(source: str, target: str, known: Glossary) -> None:
    quick = verdicts.__wrapped__(source, target, known, "es", matcher(known.concepts))
    assert quick == read(source, target, known)


@given(SOURCES)
@example("An X-ray and an x-ray exam")
@example("A hor-mone and its hor-mones")
@example("care of breast<b>cancer</b>, BC’s breast-cancer")
def test_every_concept_that_stands_in_a_source_is_mentioned(source: str) -> None:
    known = matcher(CONCEPTS)
    keys = mentioned(source, known)
    if keys is not None:
        told = Counter(id for key in keys for id in {form.concept.id for form in known.table[key]})
        for found in occurrences(source, known):
            told.subtract(each.id for each in (found.concept, *found.rivals))
        assert min(told.values(), default=0) >= 0


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Breast cancer.", "El cáncer de mama."),
        ("The test of <b>NCI</b>", "Las pruebas del NCI"),
        ("Cancer is cancer", "Cáncer y cánceres"),
        ("Rest & <b>read</b> MedlinePlus", "Descanse y lea MedlinePlus"),
        ("A check-up", "Un control"),
        ("Nothing", "Nada"),
    ],
)
def test_most_messages_are_not_read(
    source: str, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("mbc_i18n.glossary.verdicts.occurrences", refuse)
    known = matcher(PLAIN.concepts)
    assert verdicts.__wrapped__(source, target, PLAIN, "es", known) == ()
