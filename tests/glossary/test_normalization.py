"""One spelling for what writers spell differently; spans stay in the original text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.glossary.normalization import characters, folded, settled_words, words

LANGUAGES = st.sampled_from(["en", "de", "tr", "ar", "he", "hi", "vi", "ru", "ro", "el", "fa"])


@pytest.mark.parametrize(
    ("language", "written", "same"),
    [
        ("de", "STRASSE", "Straße"),
        ("tr", "İLAÇ", "ilaç"),
        ("tr", "KANI", "kanı"),
        ("ar", "سَرَطَان", "سرطان"),
        ("ar", "ســرطان", "سرطان"),
        ("ar", "أورام", "اورام"),
        ("ar", "مستشفى", "مستشفي"),
        ("he", "רוֹפֵא", "רופא"),
        ("hi", "मरीज़", "मरीज"),
        ("hi", "खाँसी", "खांसी"),
        ("hi", "सङ्क्रमण", "संक्रमण"),
        ("vi", "khoẻ", "khỏe"),
        ("vi", "ho\u0301a", "hoá"),
        ("ro", "infecţie", "infecție"),
        ("ru", "чёрный", "черный"),
        ("uk", "здоров’я", "здоров'я"),
        ("el", "ΜΑΣΤΟΓΡΑΦΙΑ", "μαστογραφία"),
        ("en", "me\u00adta\u00adstasis", "metastasis"),
        ("en", "tumor\u200f", "tumor"),
    ],
)
def test_what_readers_see_as_one_word_folds_to_one(language: str, written: str, same: str) -> None:
    assert folded(written, language) == folded(same, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("tr", "kanı", "kani"), ("es", "papa", "papá"), ("ru", "рак", "рок"), ("vi", "ma", "mạ")],
)
def test_what_tells_two_words_apart_stays(language: str, one: str, other: str) -> None:
    assert folded(one, language) != folded(other, language)


def test_joiners_are_kept_where_they_are_letters() -> None:
    assert "\u200d" in folded("ක්\u200dෂ", "si")
    assert folded("क्\u200dष", "hi") == folded("क्ष", "hi")


def test_persian_endings_stand_apart_at_a_non_joiner() -> None:
    text = "بیماری\u200cها"
    assert [text[start:end] for start, end in words(text, "fa")] == ["بیماری", "ها"]


@given(st.text(), LANGUAGES)
def test_words_lie_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    spans = words(text, language)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False))


@given(st.text(), LANGUAGES)
def test_every_letter_stands_in_a_word(text: str, language: str) -> None:
    covered = {place for start, end in words(text, language) for place in range(start, end)}
    letters = {place for place, sign in enumerate(text) if unicodedata.category(sign)[0] == "L"}
    assert letters <= covered


@given(st.text(), st.sampled_from(["zh", "ja", "ko", "th"]))
def test_each_folded_character_knows_its_place(text: str, language: str) -> None:
    plain, places = characters(text, language)
    assert len(places) == len(plain) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)


def test_width_does_not_count_in_japanese() -> None:
    assert characters("ﾜｸﾁﾝ", "ja")[0] == characters("ワクチン", "ja")[0]


@given(
    st.lists(
        st.sampled_from("aÁßœİı̇'’-.µ\u00ad\u200d\u0301\u0610٣Kǰ_ ²ªş ёΣ") | st.text(max_size=3)
    ),
    st.sampled_from(["de", "es", "fr", "hu", "pl", "vi", "tr", "ru", "el", "uk", "ro", "zh"]),
)
def test_words_of_a_settled_text_are_folded_as_one_by_one(parts: list[str], language: str) -> None:
    text = "".join(parts)
    found = settled_words(text.casefold(), language)
    if found is not None:
        assert list(found) == [folded(text[a:b], language) for a, b in words(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’hôpital, en mai", ["l", "hôpital", "en", "mai"]),
        ("cœur (2 fois)", ["cœur", "2", "fois"]),
        ("mé\u00adta", None),
        ("me\u0301ta", None),
    ],
)
def test_most_texts_are_settled(text: str, expected: list[str] | None) -> None:
    assert settled_words(text, "fr") == expected
    assert settled_words(text, "vi") is None
