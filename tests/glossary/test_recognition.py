"""Terms in target texts: which layer recognises what, and what no layer may."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mbc_i18n.glossary.layers import CERTAIN, CONFIDENCE, LAYERS
from mbc_i18n.glossary.recognition import Hit, prepare
from mbc_i18n.model import Term


def found(term: str, text: str, locale: str, compiled: dict[str, list[str]] | None = None) -> Hit:
    own = Term("concept", term, locale)
    hit = prepare([own], locale, compiled).holds(text, [own])
    assert hit is not None, f"{term} not recognised in {text}"
    return hit


def missing(
    term: str, text: str, locale: str, compiled: dict[str, list[str]] | None = None
) -> bool:
    own = Term("concept", term, locale)
    return prepare([own], locale, compiled).holds(text, [own]) is None


@pytest.mark.parametrize(
    ("locale", "term", "text", "layer", "place"),
    [
        ("es", "biopsia", "Una Biopsia de piel", "exact", "Biopsia"),
        ("es", "anti inflamatorio", "un antiinflamatorio suave", "joined", "antiinflamatorio"),
        ("de", "Brustkrebs", "Der Brust-Krebs", "joined", "Brust-Krebs"),
        ("es", "lesión", "dos lesiones", "stem", "lesiones"),
        ("fr", "hôpital", "à l’hôpital", "exact", "hôpital"),
        ("ru", "рак молочной железы", "раком молочной железы", "stem", "раком молочной железы"),
        ("pl", "mammografia", "po mammografii", "stem", "mammografii"),
        ("de", "Biopsie", "zwei Leberbiopsien", "compound", "Leberbiopsien"),
        ("de", "Sprache", "ein Sprachkurs", "compound", "Sprachkurs"),
        ("tr", "ilaç", "ilacını aldı", "stem", "ilacını"),
        ("ar", "لقاح", "وباللقاحات", "stem", "وباللقاحات"),
        ("ar", "سرطان", "بالسرطان", "clitic", "بالسرطان"),
        ("ar", "ورم", "الأورام", "stem", "الأورام"),
        ("he", "סרטן", "והסרטן", "clitic", "והסרטן"),
        ("hi", "मरीज", "मरीज़ों को", "stem", "मरीज़ों"),
        ("zh_Hans", "癌症", "患癌症的人", "exact", "癌症"),
        ("ja", "乳がん", "乳がんの検査", "exact", "乳がん"),
        ("ko", "유방암", "유방암은 무엇", "exact", "유방암"),
        ("ko", "임상 시험", "임상시험에서", "exact", "임상시험"),
        ("vi", "ung thư", "bệnh Ung thư", "exact", "Ung thư"),
        ("id", "vaksin", "vaksinnya", "stem", "vaksinnya"),
        ("es", "cáncer de mama", "cáncer avanzado de mama", "gap", "cáncer avanzado de mama"),
        ("so", "kansar", "kansarka", "suffix", "kansarka"),
    ],
)
def test_the_first_layer_that_holds_wins(
    locale: str, term: str, text: str, layer: str, place: str
) -> None:
    hit = found(term, text, locale)
    assert (hit.layer, text[slice(*hit.span)]) == (layer, place)
    assert hit.confidence == CONFIDENCE[layer]


@pytest.mark.parametrize(
    ("locale", "term", "text"),
    [
        ("fr", "vaccin", "elle vaccine"),
        ("es", "gripe", "el gripo"),
        ("de", "Land", "eine Landschaft"),
        ("de", "Rate", "Beraten"),
        ("vi", "ung thư", "thư ung"),
        ("es", "cáncer de mama", "Es cáncer. De mama nada."),
        ("zh_Hans", "CT", "FACTS"),
        ("ko", "간", "시간표"),
        ("tr", "dil", "dilek"),
    ],
)
def test_look_alikes_are_other_words(locale: str, term: str, text: str) -> None:
    assert missing(term, text, locale)


def test_compiled_forms_know_what_no_rule_does() -> None:
    assert missing("Haus", "zwei Häuser", "de")
    assert found("Haus", "zwei Häuser", "de", {"haus": ["häuser"]}).layer == "compiled"


def test_a_word_that_is_known_to_be_another_one_does_not_count() -> None:
    assert found("Mark", "die Marken", "de").layer == "stem"
    assert missing("Mark", "die Marken", "de", {"!mark": ["marken"]})
    assert missing("Buch", "Ausbuchtungen", "de", {"!buch": ["ausbuchtu*"]})
    assert missing("Arzt", "verharzt", "de", {"!arzt": ["*harzt"]})


def test_listed_forms_count_as_the_term() -> None:
    term = Term("seizure", "convulsión", "es", forms=("ataque",))
    hit = prepare([term], "es").holds("Tuvo un ataque.", [term])
    assert hit is not None
    assert hit.layer == "exact"


def test_only_the_terms_asked_for_count() -> None:
    one, other = Term("a", "biopsia", "es"), Term("b", "prueba", "es")
    known = prepare([one, other], "es")
    assert known.holds("una prueba", [one]) is None
    assert [hit.term for hit in known.find("una prueba y una biopsia")] == [other, one]


def test_avoided_terms_need_a_sure_layer() -> None:
    bad = Term("a", "tumor", "es", "forbidden")
    assert [hit.span for hit in prepare([bad], "es").avoided("un tumor")] == [(3, 8)]
    assert prepare([bad], "es").avoided("dos tumores") == []
    sure = prepare([bad], "es", {"tumor": ["tumores"]}).avoided("dos tumores")
    assert [hit.layer for hit in sure] == ["compiled"]


def test_an_avoided_term_inside_an_accepted_one_is_none() -> None:
    bad = Term("a", "cáncer", "es", "deprecated")
    good = Term("b", "cáncer de mama", "es")
    known = prepare([bad, good], "es")
    assert known.avoided("el cáncer de mama") == []
    assert [hit.span for hit in known.avoided("cáncer de mama y cáncer")] == [(17, 23)]


def test_of_avoided_terms_at_one_place_the_longest_counts() -> None:
    short = Term("a", "cáncer", "es", "forbidden")
    longer = Term("b", "cáncer malo", "es", "forbidden")
    assert [hit.term for hit in prepare([short, longer], "es").avoided("un cáncer malo")] == [
        longer
    ]


@example("㏿", "zh")
@given(st.text(), st.sampled_from(["es", "de", "ar", "tr", "fi", "zh", "ko", "vi", "hi"]))
def test_hits_lie_in_the_text(text: str, locale: str) -> None:
    terms = [Term("a", "a", locale), Term("b", "癌症", locale), Term("c", "b c", locale)]
    for hit in prepare(terms, locale).find(text):
        assert 0 <= hit.span[0] < hit.span[1] <= len(text)
        assert hit.layer in LAYERS


@given(st.text(alphabet="abcdef ", min_size=3).filter(lambda text: len(text.strip()) > 2))
def test_a_term_is_found_in_itself(text: str) -> None:
    assert found(text, f"x {text.strip()} y", "es").layer in CERTAIN


def test_a_word_longer_than_any_is_only_looked_up() -> None:
    long = "krebs" + "zelle" * 20
    assert missing("Krebs", long, "de")
    assert found(long, f"die {long}", "de").layer == "exact"
