"""The layers: what is sorted only when it is needed finds the same as what is tried one by one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.glossary.layers import chains, compounds, endings, roots, stars, templates

WORDS = st.lists(st.text(alphabet="aeks", min_size=1, max_size=8), max_size=12)
RADICALS = "بتجحدرسشصطعفقكلمن"


class Counting(dict[str, Any]):
    """A table that counts how often it is asked."""

    asked = 0

    def __contains__(self, key: object) -> bool:
        self.asked += 1
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.asked += 1
        return super().get(key, default)


@given(WORDS, st.text(alphabet="aeks", max_size=20))
def test_every_part_of_a_compound_is_found(forms: list[str], word: str) -> None:
    rules = compounds.compounding("de")
    assert rules is not None
    own = {form: (form,) for form in forms}
    found = set(compounds.parts(word, compounds.indexed(own, rules)))
    for form in own:
        for start in (p for p in range(len(word)) if word.startswith(form, p)):
            before, behind = word[:start], word[start + len(form) :]
            inner = before and behind and len(form) < compounds.SHORTEST_INNER
            if len(form) >= rules.shortest and not inner and (before or behind):
                fits = compounds.plausible(before, behind, rules)
                assert not fits or (form, before, behind) in found
    assert all(len(before) < len(word) > len(behind) for _, before, behind in found)


def test_short_parts_stand_at_the_ends_of_a_word_alone() -> None:
    rules = compounds.compounding("de")
    assert rules is not None
    known = compounds.indexed({"arm": ("arm",)}, rules)
    assert list(compounds.parts("armbruch", known)) == [("arm", "", "bruch")]
    assert list(compounds.parts("oberarm", known)) == [("arm", "ober", "")]
    assert list(compounds.parts("oberarmbruch", known)) == []
    assert list(compounds.parts("arm", known)) == []


def test_a_part_costs_look_ups_by_the_length_of_the_word_alone() -> None:
    rules = compounds.compounding("de")
    assert rules is not None
    known = compounds.indexed({"krebszelle" * n: ("krebs",) for n in range(1, 7)}, rules)
    asked = []
    for times in (8, 16):
        counting = Counting(known.lengths)
        parts = compounds.Parts(known.shortest, known.forms, known.firsts, counting)
        list(compounds.parts("xkrebs" * times, parts))
        asked.append(counting.asked)
    assert 0 < asked[1] <= 2.5 * asked[0]


@pytest.mark.parametrize("language", ["es", "ru", "fi", "id"])
@given(data=st.data())
def test_an_index_of_stems_finds_what_each_word_alone_does(
    language: str, data: st.DataObject
) -> None:
    known = endings.paradigms(language)
    assert known is not None
    inflection = st.builds(
        lambda stem, end: stem + end,
        st.sampled_from(["kasan", "kas", "ka", "seka"]),
        st.sampled_from(sorted(known.endings)),
    )
    words = data.draw(st.lists(inflection, max_size=8, unique=True))
    word = data.draw(inflection)
    together = endings.stems(words, language)
    assert together is not None
    alone = [own for each in words if (own := endings.stems([each], language))]
    assert set(endings.inflected(word, together)) == {
        candidate for own in alone for candidate in endings.inflected(word, own)
    }


def test_a_language_without_paradigms_has_no_stems() -> None:
    assert endings.stems(["kansar"], "so") is None


@given(WORDS, st.sampled_from(["", "lar", "ı", "dan", "lardan"]))
def test_a_form_with_a_chain_is_that_word(forms: list[str], end: str) -> None:
    rules = chains.chain("tr")
    assert rules is not None
    known = chains.bases({form: (form,) for form in forms}, rules)
    for form in forms:
        if len(form) >= chains.SHORTEST and end:
            assert form in set(chains.chained(form + end, known))
            softened = form[:-1] + rules.softened.get(form[-1], form[-1])
            assert form in set(chains.chained(softened + end, known))


@given(st.lists(st.text(alphabet=RADICALS, min_size=2, max_size=4), min_size=1, max_size=6))
def test_every_plural_of_a_template_leads_to_its_word(stems: list[str]) -> None:
    words = [form for stem in stems for form in (stem, f"م{stem}ة", f"{stem[:2]}ا{stem[2:]}")]
    known = roots.plurals(words, "ar")
    assert known is not None
    for word in words:
        for plural in templates.plurals(word, "ar"):
            assert word in roots.singulars(plural, known)


def test_most_languages_have_no_templates() -> None:
    assert roots.plurals(["tumor"], "es") is None


@pytest.mark.parametrize(
    ("word", "fits"),
    [
        ("tumor", {"tumor*", "*tumor*"}),
        ("tumores", {"tumor*", "*tumor*"}),
        ("antitumor", {"*tumor*", "*mor"}),
        ("humor", {"*mor"}),
        ("tu", set()),
        ("", set()),
    ],
)
def test_a_star_stands_for_any_letters(word: str, fits: set[str]) -> None:
    known = stars.starred(["tumor*", "*tumor*", "*mor"])
    assert known is not None
    assert set(stars.opened(word, known)) == fits | ({"*mor"} if word == "tumor" else set())


def test_without_stars_there_is_nothing_to_look_up() -> None:
    assert stars.starred([]) is None
    assert stars.starred(["*"]) is None
