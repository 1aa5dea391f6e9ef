"""How fast terms are recognised: units a second with 1,000 terms, and how long making ready takes.

Run `python benchmarks/recognition.py`; it reads the translations in `../shared/bench/glossary` (or
a folder named on the command line), and says so where they are not. The terms of each language are
enlarged to 1,000 with words of its texts, drawn by a seeded random, and compiled where the extra
`lemma` is installed. A unit is one translation: every concept that its source holds is asked for,
then all hits and the avoided terms. Figures are units a second of CPU: the first pass with nothing
remembered, the second, and one over sentences of 22 made-up words, hardly any of which comes twice.
"""

from __future__ import annotations

import argparse
import csv
import gc
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import process_time

from mbc_i18n import po
from mbc_i18n.errors import SettingsError
from mbc_i18n.glossary.compilation import compile
from mbc_i18n.glossary.normalization import UNSPACED, folded, words
from mbc_i18n.glossary.recognition import Recognizer, prepare, tokens
from mbc_i18n.glossary.source import matcher, occurrences
from mbc_i18n.model import Concept, Term

DATA = Path(__file__).parents[2] / "shared" / "bench" / "glossary"
ENLARGED = 1_000
SIZES = (1_000, 10_000, 100_000)
SHORTEST = 4
AVOIDED = 50
"""One in so many of the drawn terms is a forbidden one."""

MADE = 0.4
LENGTH = 22
UNHEARD = 1_000

Asked = Sequence[tuple[str, Sequence[Sequence[Term]]]]
"""Target texts, each with the terms of every concept of its source."""


def main() -> int:
    """Print a row for each language; 0 where it could be made."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--only", help="one language", default="")
    chosen = parser.parse_args()
    sets = sorted((chosen.data / "data").glob("*/clean.po"))
    if not sets:
        print(f"no translations at {chosen.data}: nothing measured")
        return 0
    print(
        f"{'':4}{'first':>10}{'second':>10}{'new':>10}" + "".join(f"{f'{n:,}':>10}" for n in SIZES)
    )
    for path in sets:
        if not chosen.only or path.parent.name.endswith(chosen.only):
            _row(path)
    print("first and second pass, new words: units/s; number of terms: seconds to make them ready")
    return 0


def _row(path: Path) -> None:
    catalog = po.read(path.read_text(encoding="utf-8"), path.name, "news")
    locale = catalog.locale
    targets = [message.target for message in catalog.messages]
    rows = list(csv.DictReader((path.parent / "glossary.csv").open(encoding="utf-8")))
    listed = {row["id"]: _terms(row, locale) for row in rows}
    own = [term for terms in listed.values() for term in terms]
    asked = _asked(rows, listed, [(m.source, m.target) for m in catalog.messages])
    terms = [*own, *_drawn(targets, locale, ENLARGED - len(own))]
    speeds = _speeds(terms, locale, asked)
    seconds = [_seconds(_drawn(targets, locale, size), locale) for size in SIZES]
    print(
        f"{locale:4}" + "".join(f"{s:10,.0f}" for s in speeds)
        + "".join(f"{s:10.2f}" for s in seconds),
        flush=True,
    )  # fmt: skip


def _terms(row: Mapping[str, str], locale: str) -> list[Term]:
    texts = [("preferred", row["preferred"])]
    texts += [(usage, t) for usage in ("admitted", "forbidden") for t in row[usage].split("|")]
    return [Term(row["id"], text, locale, usage) for usage, text in texts if text]


def _asked(
    rows: Sequence[Mapping[str, str]],
    listed: Mapping[str, Sequence[Term]],
    pairs: Sequence[tuple[str, str]],
) -> Asked:
    concepts = [
        Concept(r["id"], r["source"], tuple(filter(None, r["source_variants"].split("|"))))
        for r in rows
    ]
    known = matcher(concepts)
    ids = [list(dict.fromkeys(o.concept.id for o in occurrences(s, known))) for s, _ in pairs]
    accepted = {key: [t for t in terms if t.usage != "forbidden"] for key, terms in listed.items()}
    return [(pair[1], [accepted[i] for i in own]) for pair, own in zip(pairs, ids, strict=True)]


def _drawn(targets: Sequence[str], locale: str, wanted: int) -> list[Term]:
    """Terms of words of the texts: half of them words, the rest made-up words and phrases."""
    chance = random.Random(7)
    single = _singles(targets, locale)
    chance.shuffle(single)
    texts = dict.fromkeys(single[: max(wanted // 2, 1)])
    between = "" if locale in UNSPACED else " "
    while len(texts) < wanted:
        made, other = _made(single, chance), chance.choice(single)
        texts[made if chance.random() < MADE else f"{made}{between}{other}"] = None
    usages = ["forbidden" if n % AVOIDED == 0 else "preferred" for n in range(wanted)]
    return [Term(f"c{n}", text, locale, usages[n]) for n, text in enumerate(texts)]


def _singles(targets: Sequence[str], locale: str) -> list[str]:
    found = dict.fromkeys(_pieces(targets, locale))
    return sorted(piece for piece in found if len(piece) >= SHORTEST or locale in UNSPACED)


def _made(words: Sequence[str], chance: random.Random) -> str:
    """The first half of a word and the second of another."""
    one, other = chance.choices(words, k=2)
    return one[: len(one) // 2 + 1] + other[len(other) // 2 :]


def _unheard(targets: Sequence[str], locale: str) -> list[str]:
    """Sentences in which hardly a word comes twice."""
    chance, single = random.Random(9), _singles(targets, locale)
    between = "" if locale in UNSPACED else " "
    return [between.join(_made(single, chance) for _ in range(LENGTH)) for _ in range(UNHEARD)]


def _pieces(targets: Sequence[str], locale: str) -> Iterator[str]:
    chance = random.Random(8)
    for text in targets:
        for start, end in words(text, locale):
            if locale not in UNSPACED:
                yield text[start:end]
            elif end - start > 2:
                first = chance.randrange(start, end - 1)
                yield text[first : min(first + chance.randint(2, 5), end)]


def _speeds(terms: Sequence[Term], locale: str, asked: Asked) -> list[float]:
    compiled = _compiled(terms, locale)
    known = prepare(terms, locale, compiled)
    folded.cache_clear()
    speeds = [len(asked) / _passed(known, asked) for _ in range(2)]
    unheard = _unheard([text for text, _ in asked], locale)
    new = [(text, concepts) for text, (_, concepts) in zip(unheard, asked, strict=False)]
    return [*speeds, len(new) / _passed(prepare(terms, locale, compiled), new)]


def _passed(known: Recognizer, asked: Asked) -> float:
    start = process_time()
    for text, concepts in asked:
        known.find(text)
        known.avoided(text)
        for terms in concepts:
            known.holds(text, terms)
    return process_time() - start


def _compiled(terms: Sequence[Term], locale: str) -> Mapping[str, Sequence[str]]:
    try:
        return compile(terms, locale)
    except SettingsError:
        return {}


def _seconds(terms: Sequence[Term], locale: str) -> float:
    folded.cache_clear()
    tokens.cache_clear()
    gc.freeze()  # the dictionary that was read for the row above is no part of it
    start = process_time()
    known = prepare(terms, locale)
    known.find(terms[0].text)
    return process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())
