"""The lists that the segmenter reads."""

from __future__ import annotations

from importlib import resources

import pytest

from mbc_i18n import segment

DATA = resources.files("mbc_i18n") / "data" / "segment"


def rows(name: str) -> list[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


NAMES = sorted(entry.name for entry in DATA.iterdir())


@pytest.mark.parametrize("name", [name for name in NAMES if ".abbreviations." in name])
def test_every_abbreviation_has_one_known_class(name: str) -> None:
    pairs = [row.split("\t") for row in rows(name)]
    words = [word for word, _ in pairs]
    assert {kind for _, kind in pairs} <= set(segment.CLASSES) - {"word"}
    assert len(words) == len(set(words))
    assert not [word for word in words if word.endswith(".") or word != word.strip()]


@pytest.mark.parametrize("name", [name for name in NAMES if ".abbreviations." not in name])
def test_every_word_list_is_sorted_and_in_lower_case(name: str) -> None:
    words = rows(name)
    assert words == sorted(set(words))
    assert words == [word.lower() for word in words]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("nb_NO", "Det gjelder bl.a. Holm og f.eks. Berg."),
        ("nn", "Det gjeld f.eks. Holm no."),
        ("fil", "Tawagan si Gng. Reyes ngayon."),
    ],
)
def test_a_language_may_share_its_lists_with_another(locale: str, text: str) -> None:
    assert len(segment.spans(text, locale)) == 1


def test_there_are_abbreviations_and_starters_for_many_languages() -> None:
    assert len([name for name in NAMES if ".abbreviations." in name]) >= 50
    assert len([name for name in NAMES if ".starters." in name]) >= 40
