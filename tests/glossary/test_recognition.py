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


@pytest.mark.parametrize(
    ("locale", "term", "match", "text", "layer"),
    [
        ("es", "tumor", "auto", "dos tumores", "stem"),
        ("es", "tumor", "number", "dos tumores", "stem"),
        ("es", "tumor", "exact", "un Tumor", "exact"),
        ("es", "tumor", "exact", "dos tumores", None),
        ("es", "check up", "exact", "un check-up", "exact"),
        ("es", "check up", "exact", "un checkup", None),
        ("es", "cáncer de mama", "exact", "cáncer avanzado de mama", None),
        ("ar", "سرطان", "exact", "بالسرطان", None),
        ("es", "tumor", "prefix", "un tumor", "exact"),
        ("es", "tumor", "prefix", "una tumoración", "rule"),
        ("es", "tumor", "prefix", "un antitumor", None),
        ("es", "ganglio linf", "prefix", "ganglio linfático", "rule"),
        ("es", "ganglio linf", "prefix", "ganglios linf", None),
        ("ar", "سرطان", "prefix", "بالسرطانات", "rule"),
        ("es", "tumor", "compound", "los antitumorales", "rule"),
        ("es", "tumor", "compound", "dos tumores", "rule"),
        ("es", "ganglio linfático", "compound", "paraganglio linfático", "rule"),
        ("es", "ganglio linfático", "compound", "ganglios linfáticos", "stem"),
        ("de", "HER", "compound", "die SCHERE", "rule"),
        ("es", "HER2", r"regex:HER-?2(?:/neu)?", "el her-2/neu", "rule"),
        ("es", "HER2", r"regex:HER-2", "el HER2", None),
        ("ja", "癌", r"regex:[癌がん]{1,2}", "乳がんの", None),
        ("zh_Hans", "癌症", "exact", "患癌症的人", "exact"),
        ("zh_Hans", "癌症", "exact", "癌 症", None),
        ("ko", "유방암", "exact", "유방암은", "exact"),
        ("ko", "유방암", "exact", "유방암환자", None),
        ("ko", "유방암", "prefix", "유방암환자", "rule"),
        ("ko", "유방암", "prefix", "저유방암환자", None),
        ("ko", "암", "compound", "유방암환자", "rule"),
    ],
)
def test_a_row_says_how_its_term_is_looked_for(
    locale: str, term: str, match: str, text: str, layer: str | None
) -> None:
    own = Term("concept", term, locale, match=match)
    hit = prepare([own], locale).holds(text, [own])
    assert (hit and hit.layer) == layer


def test_what_one_row_asks_for_changes_no_other() -> None:
    wide, plain = Term("a", "tumor", "es", match="prefix"), Term("b", "tumor", "es")
    known = prepare([wide, plain], "es")
    assert known.holds("una tumoración", [plain]) is None
    assert [hit.term for hit in known.find("una tumoración")] == [wide]


@pytest.mark.parametrize("match", ["auto", "exact", "prefix", "compound", "regex:xyz"])
def test_listed_forms_count_whatever_a_row_asks_for(match: str) -> None:
    term = Term("a", "convulsión", "es", forms=("ataque",), match=match)
    assert prepare([term], "es").holds("Tuvo un ataque.", [term]) is not None


def test_an_unsafe_pattern_is_refused() -> None:
    with pytest.raises(ValueError, match="allowed"):
        prepare([Term("a", "x", "es", match=r"regex:(a)\1")], "es")


@pytest.mark.parametrize(
    ("locale", "accepted", "forbidden", "text"),
    [
        ("es", "mamografía", "mamografías", "dos mamografías"),
        ("de", "Krebs", "Brustkrebs", "ein Brustkrebs"),
        ("es", "tumor de mama", "tumor maligno de mama", "un tumor maligno de mama"),
        ("es", "tumor de mama", "tumor maligno de mama precoz", "tumor maligno de mama precoz"),
        ("tr", "ilaç", "ilacını", "ilacını aldı"),
        ("so", "kansar", "kansarka", "kansarka"),
        ("ko", "암", "유방암", "저유방암환자 유방암"),
    ],
)
def test_a_term_to_be_avoided_is_no_form_of_an_accepted_one(
    locale: str, accepted: str, forbidden: str, text: str
) -> None:
    good, bad = Term("a", accepted, locale), Term("a", forbidden, locale, "forbidden")
    assert prepare([good], locale).holds(text, [good]) is not None
    known = prepare([good, bad], locale)
    assert known.holds(text, [good]) is None
    assert [hit.term for hit in known.avoided(text)] == [bad]


def test_nor_an_accepted_one_a_form_of_it() -> None:
    good, bad = Term("a", "tumores", "es"), Term("a", "tumor", "es", "forbidden")
    known = prepare([good, bad], "es", {"tumor": ["tumores"]})
    assert known.holds("dos tumores", [bad]) is None
    assert known.avoided("dos tumores") == []
    assert known.holds("dos tumores", [good]) is not None


def test_a_compiled_form_is_none_where_the_glossary_forbids_it() -> None:
    good, bad = Term("a", "tumor", "es"), Term("a", "tumores", "es", "forbidden")
    known = prepare([good, bad], "es", {"tumor": ["tumores"]})
    assert known.holds("dos tumores", [good]) is None
    assert [hit.term for hit in known.avoided("dos tumores")] == [bad]


def test_the_same_words_elsewhere_still_count() -> None:
    good, bad = Term("a", "mamografía", "es"), Term("a", "mamografías", "es", "forbidden")
    known = prepare([good, bad], "es")
    assert known.holds("mamografías, una mamografía", [good]) is not None


def test_another_concept_keeps_its_forms() -> None:
    good, bad = Term("a", "tumor", "es"), Term("b", "tumores", "es", "forbidden")
    assert prepare([good, bad], "es").holds("dos tumores", [good]) is not None


def test_an_avoided_hit_names_accepted_terms_with_the_same_words() -> None:
    bad = Term("biopsy", "autopsias", "es", "forbidden")
    good = Term("autopsy", "autopsia", "es")
    (hit,) = prepare([bad, good], "es").avoided("dos autopsias")
    assert hit.instead == (good,)
    (alone,) = prepare([bad], "es").avoided("dos autopsias")
    assert alone.instead == ()


def test_a_longer_accepted_term_protects_by_any_layer() -> None:
    bad = Term("a", "tumores", "es", "forbidden")
    good = Term("b", "tumor maligno", "es")
    assert prepare([bad, good], "es").avoided("dos tumores malignos") == []


@pytest.mark.parametrize(
    ("locale", "term", "text", "near"),
    [
        ("es", "mastectomía", "Una mastetomia parcial.", "mastetomia"),
        ("es", "cáncer de mama", "Es un cánser de mama.", "cánser de mama"),
        ("es", "radioterapia", "La radio terapia cura.", "radio terapia"),
        ("es", "mastectomía", "Una prueba de sangre.", None),
        ("es", "cáncer de mama", "No es cánser. De mama nada.", None),
        ("es", "", "Una prueba.", None),
        ("zh_Hans", "乳腺癌", "患乳线癌的人", None),
        ("zh_Hans", "三阴性乳腺癌", "患三阴性乳线癌的人", "三阴性乳线癌"),
    ],
)
def test_words_that_are_nearly_a_term(locale: str, term: str, text: str, near: str | None) -> None:
    own = Term("a", term, locale)
    span = prepare([own], locale).near(text, own)
    assert (span and text[slice(*span)]) == near


def test_an_accepted_form_of_another_term_is_not_nearly_this_one() -> None:
    own, other = Term("a", "mamografía", "es"), Term("b", "monografía", "es")
    assert prepare([own], "es").near("dos monografías", own) == (4, 15)
    assert prepare([own, other], "es").near("dos monografías", own) is None


def test_only_the_first_words_of_a_text_are_compared() -> None:
    own = Term("a", "mastectomía", "es")
    assert prepare([own], "es").near("y " * 1_000 + "mastectomia", own) is None


@pytest.mark.parametrize("locale", ["es", "de", "fi", "tr", "ar", "so", "zh", "ko"])
@pytest.mark.parametrize(
    "text",
    [
        "krebs" * 100_000,
        "krebs " * 50_000,
        "krebs zelle " * 10_000,
        "krebs" + "\u0301\u0316" * 50_000,
        "krebs" + " " * 500_000 + "zelle",
        "癌" * 100_000,
    ],
    ids=["one word", "a first word", "a term", "marks", "spaces", "characters"],
)
def test_hostile_texts_cost_no_more_than_their_length(locale: str, text: str) -> None:
    good, bad = Term("a", "krebs zelle haus", locale), Term("a", "krebs zelle", locale, "forbidden")
    other = Term("b", "癌症", locale, match="compound")
    known = prepare([good, bad, other], locale)
    known.holds(text, [good])
    known.near(text, good)
    assert len(known.avoided(text)) <= 10_000


@pytest.mark.parametrize("locale", ["so", "yo", "chr", "zu"])
@pytest.mark.parametrize("text", ["dhakhtar", "𐐀𐐁𐐂", "ᏣᎳᎩ", "ⵜⴰⵎⴰ"])
def test_a_language_without_rules_knows_words_and_short_suffixes(locale: str, text: str) -> None:
    assert found(text, f"x {text} y", locale).layer == "exact"
    assert found(text, f"x {text}ka y", locale).layer == "suffix"


@pytest.mark.parametrize(
    ("locale", "texts"),
    [*((word, ["", " ", "%", "…", "\u00ad", "\u0301"]) for word in ("es", "de", "ar", "so")),
     *((character, ["", " ", "\u00ad"]) for character in ("zh", "ko"))],
)  # fmt: skip
@pytest.mark.parametrize("match", ["auto", "exact", "prefix", "compound"])
def test_a_term_without_words_is_nowhere(locale: str, texts: list[str], match: str) -> None:
    terms = [Term("a", text, locale, match=match) for text in texts]
    assert prepare(terms, locale).find("a % … \u00ad\u0301 b") == ()


@given(st.text(), st.text(), st.sampled_from(["exact", "prefix", "compound", "auto"]))
def test_no_term_and_no_text_is_too_strange(text: str, word: str, match: str) -> None:
    for locale in ("es", "de", "ar", "zh", "ko", "so", "tr"):
        own = Term("a", word, locale, match=match)
        known = prepare([own, Term("a", text, locale, "forbidden")], locale)
        known.holds(text, [own])
        known.near(text, own)
        known.avoided(text)


def test_no_term_at_all_is_no_mistake() -> None:
    assert prepare([], "de").find("Krebs") == ()
    assert prepare([], "zh").avoided("癌症") == []
