"""The term that an item begins with."""

from __future__ import annotations

import pytest

from mbc_i18n.formats.terms import term_of


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("Pain: Tell your nurse.", "Pain"),
        ("Bone pain : Tell your nurse.", "Bone pain"),
        ("骨痛：请告诉护士。", "骨痛"),
        ("Pain:", ""),
        ("Pain. Note: tell your nurse.", ""),
        ("Pain (severe): tell your nurse.", ""),
        ("A: b", ""),
        ("No term here", ""),
        ("x" * 61 + ": too long", ""),
        ("", ""),
    ],
)
def test_a_term_is_a_short_lead_before_a_colon(words: str, term: str) -> None:
    assert term_of(words) == term
