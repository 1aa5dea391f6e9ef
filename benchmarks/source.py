"""How fast concepts are found in a source, on generated text.

    python benchmarks/source.py [terms ...]

A row for each size of glossary: seconds to build the matcher, units per second, units per second of
a naive regex (all forms in one alternation, `\\b` on both sides), share of units with a concept. A
unit has 22 words; three of them are words of longer terms, one unit in three holds a whole term
(some more often than others, after Zipf's law), one in ten a curly apostrophe and a dash. Then
seconds of CPU for hostile texts of 1 and 10 MB, which should differ by ten.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from time import process_time

from mbc_i18n.glossary import matcher, occurrences
from mbc_i18n.glossary.source import plural
from mbc_i18n.model import Concept

SIZES = (100, 1_000, 10_000, 100_000)
UNITS = 20_000
LENGTH = 22
TERM_WORDS = 3
WITH_TERM = 3
WITH_SIGNS = 10
NAIVE_MOST = 10_000
"""Terms beyond which the naive regex takes minutes."""
NAIVE_UNITS = 200

SYLLABLES = [first + last for first in (*"bcdfglmnprstv", "st", "tr") for last in "aeiou"]
MEGABYTE = 1_000_000
HOSTILE = (
    ("beginnings of terms", "bone marrow transplant of the "),
    ("brackets", "bone ("),
    ("hyphens", "bone-"),
    ("spaced hyphens", "bone - "),
    ("one hyphenated word", "x-"),
    ("addresses", "http://"),
    ("tags that never close", "<a "),
    ("underscores", "a_"),
    ("a single word", "bone"),
    ("line breaks", "bone\n"),
    ("apostrophes", "bone's '"),
    ("braces", "{{"),
    ("accents", "bo\u0301ne\u00ad "),
)
TRAPS = ("bone", "bone marrow", "bone marrow transplant of the bone marrow", "bone density test")


def word(dice: random.Random, syllables: int) -> str:
    """A word that nobody knows."""
    return "".join(dice.choice(SYLLABLES) for _ in range(syllables)) + dice.choice(["", "n", "r"])


def terms(dice: random.Random, size: int, known: Sequence[str]) -> list[str]:
    """Terms of one to four words; the single words stand in no other term."""
    counts = dice.choices((2, 3, 4), (6, 3, 1), k=size * 3 // 4)
    longer = [" ".join(dice.choices(known, k=count)) for count in counts]
    return longer + [word(dice, dice.choice((3, 4, 5))) + "x" for _ in range(size - len(longer))]


def frequencies(size: int) -> list[float]:
    """Cumulative weights after Zipf's law."""
    return list(accumulate(1 / (rank + 3) for rank in range(size)))


def units(
    dice: random.Random, listed: Sequence[str], known: Sequence[str], general: Sequence[str]
) -> Iterator[str]:
    """Sentences, one in `WITH_TERM` of which holds a term."""
    common, asked = frequencies(len(general)), frequencies(len(listed))
    for number in range(UNITS):
        words = dice.choices(general, cum_weights=common, k=LENGTH - TERM_WORDS)
        for _ in range(TERM_WORDS):
            words.insert(dice.randrange(len(words)), dice.choice(known))
        if number % WITH_TERM == 0:
            (term,) = dice.choices(listed, cum_weights=asked)
            words.insert(dice.randrange(len(words)), plural(term) if dice.random() < 0.3 else term)
        words[LENGTH // 2] += ","
        text = " ".join(words).capitalize() + "."
        yield text.replace(" ", "’s – ", 1) if number % WITH_SIGNS == 0 else text


def seconds(act: Callable[[], object]) -> float:
    """CPU time of one call."""
    start = process_time()
    act()
    return process_time() - start


def naive(listed: Sequence[str]) -> re.Pattern[str]:
    """What one would write first."""
    forms = sorted({form for term in listed for form in (term, plural(term))}, key=len)
    return re.compile(rf"\b(?:{'|'.join(reversed(forms))})\b", re.IGNORECASE)


def row(size: int) -> str:
    """Build time and speed for a size of glossary."""
    dice = random.Random(size)
    known = [word(dice, dice.choice((2, 3, 3, 4, 5))) for _ in range(size // 3 + 50)]
    general = [word(dice, dice.choice((1, 1, 2, 2, 3))) for _ in range(3_000)]
    listed = terms(dice, size, known)
    texts = list(units(dice, listed, known, general))
    concepts = [Concept(str(number), term) for number, term in enumerate(listed)]
    build = seconds(lambda: matcher(concepts))
    ready = matcher(concepts)
    speed = UNITS / min(seconds(lambda: [occurrences(t, ready) for t in texts]) for _ in range(3))
    found = sum(bool(occurrences(text, ready)) for text in texts) / UNITS
    return f"{size:>8,}{build:>10.2f}{speed:>12,.0f}{_naive_speed(listed, texts):>12}{found:>8.0%}"


def _naive_speed(listed: Sequence[str], texts: Sequence[str]) -> str:
    if len(listed) > NAIVE_MOST:
        return "-"
    pattern, some = naive(listed), texts[:NAIVE_UNITS]
    return f"{NAIVE_UNITS / seconds(lambda: [pattern.findall(text) for text in some]):,.0f}"


def hostile() -> Iterator[str]:
    """A row for each text that is made to be slow."""
    known = matcher([Concept(trap, trap) for trap in TRAPS])
    for name, piece in HOSTILE:
        small, large = (piece * (size // len(piece)) for size in (MEGABYTE, 10 * MEGABYTE))
        times = [seconds(lambda text=text: occurrences(text, known)) for text in (small, large)]
        yield f"{name:<24}" + "".join(f"{time:>10.2f}" for time in times)


def main() -> int:
    """Print both tables."""
    sizes = [int(each) for each in sys.argv[1:]] or SIZES
    print("   terms   build s     units/s     naive/s   units with a term")
    for size in sizes:
        print(row(size), flush=True)
    print("\nhostile text                1 MB s   10 MB s")
    for line in hostile():
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
