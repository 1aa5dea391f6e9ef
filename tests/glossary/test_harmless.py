"""What tells of terms to be avoided, before a text is read; `test_glance` has the law."""

from __future__ import annotations

import pytest

from mbc_i18n.glossary import glance, harmless
from mbc_i18n.glossary.recognition import prepare
from mbc_i18n.model import Term

LISTED = [
    (["cáncer", "de", "mama"], Term("breast", "cáncer de mama", "es")),
    (["cáncer", "mamario"], Term("breast", "cáncer mamario", "es", "deprecated")),
]
FORMS = {word: (word,) for own, _ in LISTED for word in own}


def test_of_a_term_to_be_avoided_the_rarest_word_tells() -> None:
    told = harmless.telling(LISTED[1:], LISTED, FORMS)
    assert "cáncer" not in told
    assert {"cáncer", "mamario"} in told["mamario"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cáncer mamario", False),
        ("Cáncer mamarios", False),
        ("cánceres mamarios", True),
        ("tejido mamario", True),
        ("mamario, cáncer", True),
        ("cáncermamario", False),
        ("cáncer de mama", True),
    ],
)
def test_a_word_that_tells_is_harmless_without_the_others(text: str, expected: bool) -> None:
    known = prepare([term for _, term in LISTED], "es", {"mamario": ["mamarios"]})
    assert known.harmless(glance.view(text, "es")) == expected


def test_halves_of_a_word_tell_wherever_it_is_cut() -> None:
    avoided = [(["autopsia"], Term("biopsy", "autopsia", "es", "forbidden"))]
    cut = harmless.halves(avoided, {}, {"autopsia": ("autopsia",)})
    places = range(1, len("autopsia"))
    assert all({"autopsia"[:at], "autopsia"[at:]} & cut for at in places)
