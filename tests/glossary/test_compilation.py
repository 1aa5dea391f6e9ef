"""From a dictionary the forms of the words of terms; deterministic and small."""

import builtins
import json
from typing import Any

import pytest

from mbc_i18n.errors import SettingsError
from mbc_i18n.glossary.compilation import compile
from mbc_i18n.glossary.recognition import prepare
from mbc_i18n.model import Term


@pytest.fixture
def lemmas() -> None:
    pytest.importorskip("simplemma", reason="the extra `lemma` is not installed")


def terms(*texts: str, locale: str) -> list[Term]:
    return [Term(text, text, locale) for text in texts]


@pytest.mark.usefixtures("lemmas")
def test_forms_share_a_lemma_with_the_word() -> None:
    table = compile(terms("hospital", locale="es"), "es")
    assert table["hospital"] == ["hospitales"]


@pytest.mark.usefixtures("lemmas")
def test_each_word_of_a_term_has_its_forms() -> None:
    table = compile(terms("tumeur maligne", locale="fr"), "fr")
    assert "tumeurs" in table["tumeur"]
    assert "malignes" in table["maligne"]


@pytest.mark.usefixtures("lemmas")
def test_a_table_is_sorted_and_the_same_for_any_order() -> None:
    one = compile(terms("टीका", "दवा", locale="hi"), "hi")
    other = compile(terms("दवा", "टीका", locale="hi"), "hi")
    assert json.dumps(one) == json.dumps(other)
    assert list(one) == sorted(one)
    assert all(forms == sorted(set(forms)) for forms in one.values())


@pytest.mark.usefixtures("lemmas")
def test_the_last_part_of_an_unknown_compound_gives_its_forms() -> None:
    own = terms("Zuckerlungenhaus", locale="de")
    known = prepare(own, "de", compile(own, "de"))
    hit = known.holds("zwei Zuckerlungenhäuser", own)
    assert hit is not None
    assert hit.layer == "compiled"


@pytest.mark.usefixtures("lemmas")
def test_look_alikes_of_the_dictionary_are_kept_from_the_rules() -> None:
    own = terms("Buch", "Arzt", locale="de")
    known = prepare(own, "de", compile(own, "de"))
    assert known.holds("ein Kinderbuch, zwei Zahnärzte", own[:1]) is not None
    assert known.holds("ein Kinderbuch, zwei Zahnärzte", own[1:]) is not None
    assert known.holds("die Bucht ist ausgebucht und verharzt", own) is None


@pytest.mark.parametrize("locale", ["zh_Hans", "ja", "ko", "vi"])
@pytest.mark.usefixtures("lemmas")
def test_a_language_without_dictionary_needs_none(locale: str) -> None:
    assert compile(terms("癌症", locale=locale), locale) == {}


def test_without_simplemma_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("simplemma"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(SettingsError, match="lemma"):
        compile(terms("hospital", locale="es"), "es")
