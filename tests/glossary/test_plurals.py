"""The regular plurals of terms, by language."""

from __future__ import annotations

import pytest

from mbc_i18n.glossary.plurals import plurals


@pytest.mark.parametrize(
    ("language", "singular", "expected"),
    [
        ("en", "rash", ["rashes"]),
        ("en", "lymph node", ["lymph nodes"]),
        ("en", "quality of life", ["quality of lifes", "qualities of life"]),
        ("en", "metastasis to the bone", ["metastasis to the bones", "metastases to the bone"]),
        ("en", "in situ", ["in situs"]),
        ("es", "ganglio linfático", ["ganglios linfáticos"]),
        ("es", "inyección de hormonas", ["inyecciones de hormonas"]),
        ("es", "imagen", ["imágenes"]),
        ("es", "vez", ["veces"]),
        ("es", "crisis", ["crisis", "crisises"]),
        ("fr", "canal lobulaire", ["canaux lobulaires", "canals lobulaires"]),
        ("fr", "prise d’hormones", ["prises d’hormones"]),
        ("fr", "os", ["os"]),
        ("it", "linfonodo", ["linfonodi"]),
        ("it", "tumore della mammella", ["tumori della mammella"]),
        ("it", "chirurgo", ["chirurghi", "chirurgi"]),
        ("pt", "lesão óssea", ["lesões ósseas", "lesães ósseas", "lesãos ósseas"]),
        ("pt", "hospital", ["hospitais"]),
        ("pt", "imagem", ["imagens"]),
        ("de", "Untersuchung", ["Untersuchungen"]),
        ("de", "Metastase", ["Metastasen"]),
        ("de", "Tumor", ["Tumoren"]),
        ("de", "Krebs", ["Krebs"]),
        ("ru", "опухоль", []),
    ],
)
def test_plurals(language: str, singular: str, expected: list[str]) -> None:
    assert list(plurals(singular, language)) == expected


@pytest.mark.parametrize("language", ["en", "es", "fr", "it", "pt", "de", "xx"])
@pytest.mark.parametrize("odd", ["", " ", "of", "de", "X", "1", "a b of"])
def test_no_term_is_too_odd(language: str, odd: str) -> None:
    assert all(isinstance(each, str) for each in plurals(odd, language))
