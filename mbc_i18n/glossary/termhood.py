"""Candidate terms of source articles, the likeliest first.

A candidate is a run of up to five words inside the punctuation of a unit that neither begins nor
ends with a function word and cuts through no name (words with capitals side by side). How much of a
term it is comes from four measures, multiplied:

- C-value (Frantzi, Ananiadou and Mima 2000): log2 of its words and of how often it stands, less
  the mean count of the longer candidates that hold it. Single words count too (log2 of words + 1);
  a longer candidate takes from a shorter one only if it stands twice.
- Weirdness (Ahmad, Gillam and Tostevin 1999): how much more often its words stand here than in
  general texts, as log2, the mean over its words, squared.
- Cohesion: its count through the geometric mean of its words' counts, 1 where they never part.
- Its likeness to a noun phrase: the share of uses in which the last word is a noun, and in which
  the first is neither verb nor adverb.

A language without lists (see `general`) has no weirdness and no word classes; short and frequent
words are its function words.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mbc_i18n import locales
from mbc_i18n.errors import UserError
from mbc_i18n.glossary import general
from mbc_i18n.glossary.general import UNKNOWN, Words
from mbc_i18n.glossary.source import ADDRESS, TAG, Matcher, occurrences
from mbc_i18n.model import Document, Unit

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
HYPHENS = "-\u2010\u2011"
LONGEST = 5
"""Words of the longest candidate."""
RECURRING = 2
"""How often a longer candidate must stand to take from those inside it."""
LONGEST_NUMBER = 2
"""Digits of a number that may end a term (*stage 4*); longer ones are years and amounts."""
FUNCTION_SHARE = 200
"""Without a list, a word of at most four letters is a function word from 1 in 200 words on."""
LONGEST_FUNCTION_WORD = 4
WITHOUT_SPACES = frozenset({"zh", "ja", "yue", "wuu", "th", "lo", "km", "my", "bo"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a term."""

    term: str
    """As it is written most often, in the singular."""
    count: int
    score: float
    file: str
    line: int
    """Where it stands first."""
    example: str
    """The unit's words there."""
    concept: str = ""
    """Id of the glossary's concept, "" where the glossary does not have it."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a unit."""

    text: str
    """As it is written, without the capital that a sentence gives its first word."""
    folded: str
    joined: bool
    """True where a hyphen joins it to the word before."""

    @property
    def name(self) -> bool:
        """True for a word with a capital of its own."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class _Place:
    """A candidate's words as they stand in a unit."""

    text: str
    document: Document
    unit: Unit


@dataclass(frozen=True, slots=True, eq=False)
class _Counts:
    """What was counted: words by singular, and each candidate's places by its folded words."""

    words: Counter[str]
    bases: Counter[str]
    places: Mapping[tuple[str, ...], Sequence[_Place]]


def candidates(documents: Iterable[Document], known: Matcher, locale: str) -> list[Candidate]:
    """The candidates of articles in a language, the likeliest first; equals go by their words.

    Raises UserError for a language that puts no space between words.
    """
    language = locales.language(locale)
    if language in WITHOUT_SPACES:
        raise UserError(f"no candidates in {language}: it puts no spaces between words")
    runs = [(doc, unit, run) for doc in documents for unit in doc.units for run in _runs(unit)]
    words = _with_function_words(general.words(language), [run for _, _, run in runs])
    counts = _counted(runs, words)
    scores = _scores(counts, words)
    found = [_candidate(counts.places[key], scores[key], known) for key in counts.places]
    return sorted(found, key=lambda each: (-each.score, each.term))


def _runs(unit: Unit) -> Iterator[list[_Word]]:
    """The words of a unit between punctuation."""
    text = ADDRESS.sub(lambda found: "." * len(found[0]), unit.source)
    text = TAG.sub(lambda found: " " * len(found[0]), text)
    run: list[_Word] = []
    end = 0
    for found in WORD.finditer(text):
        gap = text[end : found.start()]
        if run and gap.strip(" " + HYPHENS):
            yield run
            run = []
        joined = bool(run and gap) and not gap.strip(HYPHENS)
        run.append(_word(found[0], joined, opens=not end))
        end = found.end()
    yield run


def _word(text: str, joined: bool, opens: bool) -> _Word:
    folded = text.casefold().replace("’", "'").removesuffix("'s")
    shown = text.lower() if opens and text[1:].islower() else text
    return _Word(shown, folded, joined)


def _with_function_words(words: Words, runs: Iterable[Sequence[_Word]]) -> Words:
    if words.function:
        return words
    count = Counter(word.folded for run in runs for word in run)
    common = max(RECURRING, count.total() / FUNCTION_SHARE)
    short = (each for each in count if len(each) <= LONGEST_FUNCTION_WORD)
    return Words(frozenset(each for each in short if count[each] >= common))


def _counted(runs: Sequence[tuple[Document, Unit, list[_Word]]], words: Words) -> _Counts:
    forms = {word.folded for _, _, run in runs for word in run}
    singular = {form: _singular(form, words, forms) for form in forms}
    places: defaultdict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for document, unit, run in runs:
        for part in _parts(run, words):
            key = (*(word.folded for word in part[:-1]), singular[part[-1].folded])
            places[key].append(_Place(_written(part, key[-1]), document, unit))
    count = Counter(singular[word.folded] for _, _, run in runs for word in run)
    bases: Counter[str] = Counter()
    for word, number in count.items():
        bases[words.base(word)] += number
    return _Counts(count, bases, places)


def _singular(form: str, words: Words, forms: Container[str]) -> str:
    """A word without its plural ending; one that would become a function word stays."""
    found = words.singular(form, forms.__contains__)
    return form if found in words.function else found


def _parts(run: Sequence[_Word], words: Words) -> Iterator[Sequence[_Word]]:
    """The parts of a run that may be terms."""
    for start in range(len(run)):
        for end in range(start + 1, min(start + LONGEST, len(run)) + 1):
            if not _cuts(run, start) and not _cuts(run, end) and _may_be(run[start:end], words):
                yield run[start:end]


def _cuts(run: Sequence[_Word], place: int) -> bool:
    """True between two words that belong together: by a hyphen, or as words of one name."""
    if not 0 < place < len(run):
        return False
    return run[place].joined or (run[place - 1].name and run[place].name)


def _may_be(part: Sequence[_Word], words: Words) -> bool:
    first, last = part[0].folded, part[-1].folded
    function = [word.folded for word in part if word.folded in words.function]
    numbers = [word.folded for word in part[:-1] if word.folded.isdigit()]
    if first in function or last in function or numbers:
        return False
    if last.isdigit() and (len(part) == 1 or len(last) > LONGEST_NUMBER):
        return False
    return len(function) <= 1 and words.inside.issuperset(function)


def _written(part: Sequence[_Word], singular: str) -> str:
    """The words of a part, the last one in the singular where it is written in small letters."""
    shown = "".join(("-" if word.joined else " ") + word.text for word in part)[1:]
    last = part[-1]
    if last.folded == singular or not last.text.islower():
        return shown
    return shown.removesuffix(last.text) + singular


def _scores(counts: _Counts, words: Words) -> dict[tuple[str, ...], float]:
    longer = _longer(counts)
    return {
        key: _c_value(key, len(places), longer.get(key, ()), words)
        * _weirdness(key, counts, words) ** 2
        * _cohesion(key, counts, words)
        * _nounness(key, words)
        for key, places in counts.places.items()
    }


def _longer(counts: _Counts) -> Mapping[tuple[str, ...], Sequence[int]]:
    """The counts of the recurring candidates that hold each one."""
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for key, places in counts.places.items():
        for size in range(1, len(key)) if len(places) >= RECURRING else ():
            for start in range(len(key) - size + 1):
                found[key[start : start + size]].append(len(places))
    return found


def _content(key: Sequence[str], words: Words) -> list[str]:
    """Its words without function words and numbers."""
    return [word for word in key if word not in words.function and not word.isdigit()]


def _c_value(key: Sequence[str], count: int, longer: Sequence[int], words: Words) -> float:
    alone = max(0.0, count - (sum(longer) / len(longer) if longer else 0))
    return math.log2(1 + len(_content(key, words))) * math.log2(1 + alone)


def _weirdness(key: Sequence[str], counts: _Counts, words: Words) -> float:
    if not words.usage:
        return 1.0
    each = [_word_weirdness(words.base(word), counts, words) for word in _content(key, words)]
    return sum(each) / len(each)


def _word_weirdness(base: str, counts: _Counts, words: Words) -> float:
    here = max(1, counts.bases[base]) / counts.words.total()
    elsewhere = (words.usage.get(base, UNKNOWN).total + 1) / words.total
    return max(0.0, math.log2(here / elsewhere))


def _cohesion(key: Sequence[str], counts: _Counts, words: Words) -> float:
    singular = [_singular(word, words, counts.words) for word in _content(key, words)]
    logs = [math.log2(max(1, counts.words[word])) for word in singular]
    return min(1.0, len(counts.places[tuple(key)]) / 2 ** (sum(logs) / len(logs)))


def _nounness(key: Sequence[str], words: Words) -> float:
    first, last = (words.usage.get(words.base(word), UNKNOWN) for word in (key[0], key[-1]))
    return (1 - last.share("verb", "adjective", "adverb")) * (1 - first.share("verb", "adverb"))


def _candidate(places: Sequence[_Place], score: float, known: Matcher) -> Candidate:
    texts = Counter(each.text for each in places)
    term = min(texts, key=lambda text: (-texts[text], text))
    place = places[0]
    return Candidate(
        term,
        len(places),
        round(score, 2),
        place.document.file,
        place.unit.line,
        TAG.sub("", place.unit.source),
        next(filter(None, (_known(text, known) for text in sorted(texts))), ""),
    )


def _known(text: str, known: Matcher) -> str:
    hits = occurrences(text, known)
    whole = len(hits) == 1 and hits[0].span == (0, len(text))
    return hits[0].concept.id if whole else ""
