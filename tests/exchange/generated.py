"""Glossaries as Hypothesis makes them, and small ones that are written out."""

from __future__ import annotations

from hypothesis import strategies as st

from mbc_i18n.exchange.tables import Row, Tables, made
from mbc_i18n.glossary.reading import CONCEPT_COLUMNS, TERM_COLUMNS

LOCALES = ("ar", "en", "es", "pt_BR", "zh_Hans")
USAGES = ("", "preferred", "admitted", "deprecated", "forbidden", "odd")

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
telling = st.sampled_from(
    ["", "noun", "feminine", "acronym", "no", "yes", "mbc: case=no", "mbc:", " a  b ", "a|b",
     "a||b", "\\u{41}", "a\tb\r\nc", "\0\x1b\ufffe", "https://example.org/?a=1&b=2", "<b>&amp;",
     "]]>", "x; y", "\u00a0", "\u2028", "#a", "-"]
)  # fmt: skip
cell = st.one_of(telling, any_text)
names = st.lists(
    st.one_of(st.sampled_from(["a", "a.2", "_x61", "5-fu", "é", "mbc:"]), any_text.filter(bool)),
    unique=True,
    max_size=3,
)


@st.composite
def tables(draw: st.DrawFn, locales: tuple[str, ...] = LOCALES) -> Tables:
    """Tables with anything in any cell."""
    ids = draw(names)
    concepts = [_row(draw, CONCEPT_COLUMNS) | {"id": name} for name in ids]
    terms = {
        locale: [_term(draw, name) for name in ids for _ in range(draw(st.integers(0, 3)))]
        for locale in draw(st.lists(st.sampled_from(locales), unique=True))
    }
    return made(concepts, terms)


def _row(draw: st.DrawFn, columns: tuple[str, ...]) -> dict[str, str]:
    return {column: draw(cell) for column in columns}


def _term(draw: st.DrawFn, name: str) -> Row:
    return _row(draw, TERM_COLUMNS) | {"id": name, "usage": draw(st.sampled_from(USAGES))}


def small() -> Tables:
    """A glossary that a person can read."""
    concepts = [
        {"id": "biopsy", "source": "biopsy", "source_variants": "biopsies", "pos": "noun",
         "domain": "procedure", "definition": "Taking out tissue to look at it.", "case": "no",
         "source_url": "https://example.org/biopsy", "status": "proposed"},
        {"id": "who", "source": "WHO", "case": "acronym", "translate": "no", "match": "exact"},
    ]  # fmt: skip
    terms = [
        {"id": "biopsy", "term": "biopsia", "usage": "preferred", "pos": "noun",
         "gender": "feminine", "forms": "biopsias"},
        {"id": "biopsy", "term": "punción", "usage": "deprecated"},
        {"id": "biopsy", "term": "autopsia", "usage": "forbidden", "note": "Is of the dead."},
    ]  # fmt: skip
    return made(concepts, {"es": terms})
