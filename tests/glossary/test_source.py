"""Which concepts stand in a source text. In the examples `[ ]` shows where."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.glossary import matcher, occurrences
from mbc_i18n.glossary.source import Matcher, plural
from mbc_i18n.glossary.spelling import Form
from mbc_i18n.model import Concept, Span

CONCEPTS = (
    Concept("rash", "rash", ("skin rash",), not_in=("rash decision",)),
    Concept("skin", "skin"),
    Concept("skin-test", "skin test", ("test of the skin",)),
    Concept("diagnosis", "diagnosis"),
    Concept("allergy", "allergy"),
    Concept("antibody", "antibody", match="exact"),
    Concept("follow-up", "follow-up"),
    Concept("stage-4", "stage 4", ("stage IV",)),
    Concept("inhibitor", "CDK4/6 inhibitor"),
    Concept("ige", "IgE2", case="yes"),
    Concept("who", "WHO", case="acronym", match="exact"),
    Concept("ct", "CT scan", ("CT",), case="acronym"),
    Concept("clinic", "Bay Clinic", case="yes", match="exact"),
    Concept("hormone", "hormone", not_in=("hormone therapy",)),
    Concept("hormone-therapy", "hormone therapy"),
    Concept("drop", "drop", not_in=("rain drop",)),
    Concept("pet", "PET", case="acronym", not_in=("PET bottle",)),
    Concept("dna", "DNA"),
    Concept("t-cell", "T cell", case="acronym"),
)
KNOWN = matcher(CONCEPTS)


def marked(text: str) -> str:
    for each in reversed(occurrences(text, KNOWN)):
        start, end = each.span
        assert text[start:end] == each.text
        text = f"{text[:start]}[{each.text}]{text[end:]}"
    return text


def check(example: str) -> None:
    assert marked(re.sub(r"[\[\]]", "", example)) == example


@pytest.mark.parametrize(
    "example",
    [
        # number, and nothing else
        "One [rash], two [rashes].",
        "[Diagnosis] or [diagnoses], but to diagnose is no noun.",
        "[Allergies] of the [allergy], and allergic people.",
        "An [antibody]; antibodies are matched exactly.",
        "[Tests of the skin] and [skin tests].",
        # the longest one, from the left, never two at one place
        "A [skin rash] on the [skin].",
        "The [skin test] tests the [skin].",
        # capitals
        "[RASH] and [Rash].",
        "The [WHO] says who may go; Who knows.",
        "A [CT] or two [CTs], but never a ct, nor cts; [CT Scans] too.",
        "At [Bay Clinic], in THE [BAY CLINIC], not at a bay clinic.",
        "[DNA] or [dna], where capitals do not matter; [T cells] and [t cells].",
        # a hyphen, a space, a line break, a tag: all the same
        "[follow-up], [follow up], [follow\nup], [follow\u00a0up], [follow\u2011up]",
        "[skin <em>test] kit</em> and [skin</a> test]",
        # no other sign stands between two words
        "[skin]-[CT]",
        "the [skin], test; the [skin] (test) and [skin]. Test",
        # letters and digits
        "[CDK4/6 inhibitors], [CDK 4/6 inhibitor], [CDK4-6 inhibitor]",
        "[stage 4] and [Stage IV], not stage 40, stage 4th, stage 4a, stage/4",
        "[IgE2] or [IgE 2], not IgE22",
        # part of a word, a prefix that makes another concept
        "rashly, crash, skinny, non-allergy, anti-allergy",
        "The [skin’s] colour and the [rash's] cause.",
        # longer phrases in which it is not the concept
        "A rash decision about a [rash].",
        "A rain drop, a [drop]; a PET BOTTLE and a [PET].",
        "[Hormone therapy] replaces a [hormone].",
        # addresses
        "See https://rash.example/skin or write to skin@rash.example about the [rash].",
        "www.skin.example/rash",
        # silent characters and accents apart from their letter
        "[ra\u00adsh], [skin\u200b test], a \u0301 [rash] and no rash\u0323",
    ],
)
def test_examples(example: str) -> None:
    check(example)


def test_a_concept_with_two_senses_is_found_by_the_first() -> None:
    known = matcher([Concept("a", "cold"), Concept("b", "cold")])
    assert [each.concept.id for each in occurrences("A cold.", known)] == ["a"]


def test_an_excluded_phrase_excludes_its_own_concept_only() -> None:
    known = matcher([Concept("a", "heart", not_in=("heart attack",)), Concept("b", "attack")])
    assert [each.concept.id for each in occurrences("A heart attack.", known)] == ["b"]


@pytest.mark.parametrize(
    ("singular", "expected"),
    [
        ("rash", "rashes"), ("allergy", "allergies"), ("x-ray", "x-rays"), ("biopsy", "biopsies"),
        ("metastasis", "metastases"), ("abscess", "abscesses"), ("tumor", "tumors"),
    ],
)  # fmt: skip
def test_plurals(singular: str, expected: str) -> None:
    assert plural(singular) == expected


PIECES = ["skin", "rash", "test", "WHO", "CDK", "4", "/", "6", " ", "-", ", ", "<a>", "</a>", "’s"]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=12).map("".join)


@given(TEXTS)
def test_occurrences_follow_each_other_without_overlap(text: str) -> None:
    found = occurrences(text, KNOWN)
    ends = [0, *(each.span[1] for each in found)]
    assert all(
        start <= each.span[0] < each.span[1] for start, each in zip(ends, found, strict=False)
    )
    assert [text[slice(*each.span)] for each in found] == [each.text for each in found]


@given(st.text(max_size=20))
def test_any_words_at_all_can_be_a_concept(source: str) -> None:
    known = matcher([Concept("x", source, (source,), not_in=(source + " y",), case="yes")])
    for each in occurrences(f"{source} and {source}s", known):
        assert each.text.strip()


LABELLED = Path(__file__).with_name("source_sentences.txt").read_text("utf-8")
LISTED, SENTENCES = LABELLED.split("## concepts\n")[1].split("\n\n", 1)
LINES = [line for line in SENTENCES.splitlines() if line and not line.startswith("##")]


def labelled(row: dict[str, str]) -> Concept:
    variants, not_in = (
        tuple(filter(None, row[name].split("|"))) for name in ("source_variants", "not_in")
    )
    return Concept(
        row["id"], row["source"], variants, case=row["case"], match=row["match"], not_in=not_in,
        abbreviation_of=row["abbreviation_of"],
    )  # fmt: skip


def unlabelled(line: str) -> tuple[str, set[tuple[str, Span]]]:
    """The text of a line with `[[words|concept]]`, and the concepts with their places."""
    line = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), line)
    text, expected = "", set()
    pieces = re.split(r"\[\[(.*?)\|(.*?)\]\]", line.replace("\\n", "\n"), flags=re.DOTALL)
    for before, words, concept in zip(
        pieces[::3], [*pieces[1::3], ""], [*pieces[2::3], ""], strict=True
    ):
        text += before
        if concept:
            expected.add((concept, (len(text), len(text) + len(words))))
            text += words
    return text, expected


WIDE = matcher(labelled(row) for row in csv.DictReader(LISTED.splitlines()))


def found(text: str, known: Matcher) -> set[tuple[str, Span]]:
    return {(each.concept.id, each.span) for each in occurrences(text, known)}


@pytest.mark.parametrize("line", LINES)
def test_labelled_sentences(line: str) -> None:
    text, expected = unlabelled(line)
    assert found(text, WIDE) == expected


def test_precision_and_recall_over_all_sentences() -> None:
    pairs = [(found(text, WIDE), expected) for text, expected in map(unlabelled, LINES)]
    right, given_, asked = (
        sum(map(len, each))
        for each in zip(*((hits & labels, hits, labels) for hits, labels in pairs), strict=True)
    )
    assert len(LINES) >= 160
    assert 2 * right / (given_ + asked) >= 0.99


class TestRivals:
    def test_the_others_with_the_same_words_are_named(self) -> None:
        known = matcher(
            [Concept("a", "cold"), Concept("b", "chill", ("cold",)), Concept("c", "ice")]
        )
        (hit,) = occurrences("Two colds.", known)
        assert [each.id for each in (hit.concept, *hit.rivals)] == ["a", "b"]

    def test_a_barred_or_shorter_one_is_no_rival(self) -> None:
        barred = Concept("c", "cold sore", not_in=("a cold sore",))
        known = matcher([Concept("a", "cold sore"), Concept("b", "cold"), barred])
        (hit,) = occurrences("A cold sore.", known)
        assert (hit.concept.id, hit.rivals) == ("a", ())

    def test_one_concept_is_no_rival_of_itself(self) -> None:
        known = matcher([Concept("a", "check-up", ("checkup", "check up"))])
        (hit,) = occurrences("A check-up.", known)
        assert hit.rivals == ()


class TestOtherLanguages:
    @pytest.mark.parametrize(
        ("locale", "source", "text"),
        [
            ("es", "ganglio linfático", "Los [ganglios linfáticos] y el [ganglio linfático]."),
            ("es", "cáncer de mama", "Los [cánceres de mama], el [CÁNCER DE MAMA]."),
            ("es_MX", "lesión", "Dos [lesiones], una [lesión]; lesionar no."),
            ("fr", "tumeur bénigne", "Des [tumeurs bénignes], la [tumeur bénigne]."),
            ("fr", "anesthésie", "L’effet de l’[anesthésie], d'[anesthésies]."),
            ("it", "osso", "La fine dell’[osso] e di due [ossi]."),
            ("it", "biopsia", "Non [biopsia] ma [biopsie]."),
            ("pt-BR", "lesão óssea", "As [lesões ósseas] e a [lesão óssea]."),
            ("de", "Metastase", "Zwei [Metastasen], eine [Metastase], metastatisch."),
            ("de", "Brustkrebs", "Der [Brustkrebs], Brustkrebse."),
            ("ru", "биопсия", "Это [биопсия], не биопсии."),
            ("xx", "wort", "Ein [wort], worts."),
        ],
    )
    def test_their_own_number(self, locale: str, source: str, text: str) -> None:
        known = matcher([Concept("x", source)], locale)
        assert found(text.replace("[", "").replace("]", ""), known) == {
            ("x", (match.start() - 2 * count, match.end() - 2 * count - 2))
            for count, match in enumerate(re.finditer(r"\[.*?\]", text))
        }


class TestPatterns:
    KNOWN = matcher(
        [
            Concept("dose", "dose", match=r"regex:\d{1,4} ?mg"),
            Concept("ten", "ten"),
            Concept("mg", "mg"),
            Concept("gene", "gene", case="yes", match="regex:BRCA[12]", not_in=("BRCA1 Street",)),
            Concept("long", "BRCA1 gene test"),
        ]
    )

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Take 10 mg or 10mg.", ["10 mg", "10mg"]),
            ("Take 10\u00a0mg.", ["10\u00a0mg"]),
            ("A dose of ten; x10mg.", ["ten"]),
            ("The BRCA2 gene, the BRCA1 gene tests, brca2.", ["BRCA2", "BRCA1 gene tests"]),
            ("He lives in BRCA1 Street; see https://x.example/BRCA1.", []),
        ],
    )
    def test_the_longest_at_a_place_wins(self, text: str, expected: list[str]) -> None:
        assert [each.text for each in occurrences(text, self.KNOWN)] == expected

    def test_an_unsafe_pattern_makes_no_matcher(self) -> None:
        with pytest.raises(ValueError, match="back references"):
            matcher([Concept("x", "x", match=r"regex:(a)\1")])


ROUGH = st.lists(
    st.sampled_from(
        ["CARE", "giver", "caregiver", "Over", "treatment", "mbc", "MBC", "metastatic", "breast",
         "cancer", "check", "up", "4", "CDK", "6", "inhibitor", " ", "-", "–", " – ", "’s", "'",
         "(", ")", "/", "&", ".", ",", "\u00a0", "\u00ad", "e\u0301", "œ", "İ", "ß", "<b>", "`",
         "{x}", "_", "@", "http://", "non-", "head", "and", "neck", "St", "John", "wort", "s"]
    )
    | st.text(max_size=2),
    max_size=14,
).map("".join)  # fmt: skip


BEFORE = "\U00010000.\n"
"""A letter for which the quick look at bare words steps aside."""


@given(ROUGH)
def test_the_quick_look_at_bare_words_misses_nothing(text: str) -> None:
    thorough = {
        (concept, (start - len(BEFORE), end - len(BEFORE)))
        for concept, (start, end) in found(BEFORE + text, WIDE)
    }
    assert found(text, WIDE) == thorough


@given(ROUGH)
def test_every_span_is_of_the_text(text: str) -> None:
    known = matcher([Concept("x", "breast cancer"), Concept("y", "caregiver")])
    for each in occurrences(text, known):
        assert text[slice(*each.span)] == each.text
        assert each.text.strip() == each.text


class _Counting(dict[str, list[Form]]):
    """A table that counts how often it is asked."""

    asked = 0

    def __contains__(self, key: object) -> bool:
        self.asked += 1
        return super().__contains__(key)


@pytest.mark.parametrize(
    "piece",
    ["bone marrow transplant of the ", "bone (", "bone-", "bone - ", "x-", "bone\n", "bone’s "],
)
def test_the_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    terms = ("bone", "bone marrow", "bone marrow transplant of the bone marrow")
    listed = matcher([Concept(term, term) for term in terms]).table

    def asked(size: int) -> int:
        counting = _Counting(listed)
        occurrences(piece * size, Matcher("en", counting))
        return counting.asked

    assert 0 < asked(2_000) <= 2.1 * asked(1_000)
