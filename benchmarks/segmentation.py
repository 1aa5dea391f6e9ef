"""Our sentence boundaries beside those of other engines, on pySBD's Golden Rules.

    python benchmarks/segmentation.py [FOLDER]

FOLDER holds `golden.<language>.json`, lists of pairs (text, sentences). It is no part of this
project; without it only the speed of the engines is shown. The other engines
are no dependencies of this project: those that are not installed are named and left out.

A row for each engine: texts cut exactly as they should be, in English and in the other languages
(white space aside; a language that an engine does not know counts as wrong), then million
characters per second of CPU on the English article of this repository, paragraph by paragraph and
as one block of 100 kB. Ours is shown again for one block of 400 kB, and as milliseconds for
hostile texts of 50 kB.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

from mbc_i18n import segment

Segmenter = Callable[[str, str], list[str]]
Case = tuple[str, list[str]]

FOLDER = Path(__file__).parents[1] / ".." / "shared" / "bench" / "segmentation" / "data"
ARTICLE = Path(__file__).parents[1] / "source" / "metastatic-breast-cancer.md"
SHORTEST = 80
"""Lines below this length are headings and the like."""
REPEATS = 10
LONG = 100_000
LONGER = 400_000
ROUNDS = 3
HOSTILE_SIZE = 50_000
HOSTILE = (
    "A. ",
    "e.g. ",
    ".",
    ". ",
    "a",
    "(",
    "( ",
    " ",
    '"',
    '". ',
    "1. ",
    "z. B. ",
    "。」",
    "[1]",
)


def ours(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in segment.spans(text, language)]


def by_pysbd() -> Segmenter:
    make = cache(lambda language: import_module("pysbd").Segmenter(language, clean=False))
    import_module("pysbd")
    return lambda text, language: list(make(language).segment(text))


def by_choppa() -> Segmenter:
    choppa = import_module("choppa")
    rules = choppa.SrxDocument(ruleset=choppa.DEFAULT_SRX_RULESET)
    return lambda text, language: list(choppa.SrxTextIterator(rules, f"{language}_two", text))


def by_sentencex() -> Segmenter:
    split = import_module("sentencex").segment
    return lambda text, language: list(split(language, text))


def by_icu4py() -> Segmenter:
    breaker = import_module("icu4py.breakers").SentenceBreaker
    return lambda text, language: list(breaker(text, language))


def by_nupunkt() -> Segmenter:
    split = import_module("nupunkt").sent_tokenize
    return lambda text, language: list(split(text))


ENGINES: dict[str, Callable[[], Segmenter]] = {
    "mbc_i18n": lambda: ours,
    "pysbd": by_pysbd,
    "choppa-srx": by_choppa,
    "sentencex": by_sentencex,
    "icu4py": by_icu4py,
    "nupunkt": by_nupunkt,
}


def cases(folder: Path) -> Iterator[tuple[str, list[Case]]]:
    """Each language of the Golden Rules with its cases."""
    for file in sorted(folder.glob("golden.*.json")):
        yield file.name.split(".")[1], json.loads(file.read_text(encoding="utf-8"))


def squeezed(sentences: Iterable[str]) -> list[str]:
    joined = (" ".join(sentence.split()) for sentence in sentences)
    return [sentence for sentence in joined if sentence]


def is_right(cut: Segmenter, language: str, case: Case) -> bool:
    try:
        return squeezed(cut(case[0], language)) == squeezed(case[1])
    except Exception:  # an engine refuses a language in its own way
        return False


def score(cut: Segmenter, golden: dict[str, list[Case]]) -> tuple[int, int]:
    """Right cases: in English, in the other languages."""
    right = {
        language: sum(is_right(cut, language, case) for case in rows)
        for language, rows in golden.items()
    }
    english = right.pop("en", 0)
    return english, sum(right.values())


def paragraphs() -> list[str]:
    lines = ARTICLE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if len(line) >= SHORTEST]


def whole(size: int) -> str:
    """The article's paragraphs as one block, over and over."""
    text = " ".join(paragraphs())
    return (f"{text} " * (size // len(text) + 1))[:size].strip()


def speed(cut: Segmenter, texts: list[str], rounds: int = ROUNDS) -> float:
    """Million characters per second of CPU, the best of some rounds."""
    cut(texts[0][:SHORTEST], "en")
    return max(sum(map(len, texts)) / seconds(cut, texts) for _ in range(rounds)) / 1e6


def seconds(cut: Segmenter, texts: list[str]) -> float:
    start = process_time()
    for text in texts:
        cut(text, "en")
    return max(process_time() - start, 1e-9)


def row(name: str, golden: dict[str, list[Case]]) -> str:
    try:
        cut = ENGINES[name]()
    except ImportError:
        return f"{name:<11} not installed"
    english, others = score(cut, golden)
    short = speed(cut, paragraphs() * REPEATS)
    long = speed(cut, [whole(LONG)], rounds=1)
    return f"{name:<11} {english:>7} {others:>6} {short:>12.2f} {long:>10.2f}"


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0]) if arguments else FOLDER
    golden: dict[str, Any] = dict(cases(folder))
    if not golden:
        print(f"no Golden Rules in {folder}: only speed is measured")
    others = sum(len(rows) for language, rows in golden.items() if language != "en")
    print(f"Golden Rules: {len(golden.get('en', []))} English texts, {others} others")
    print(f"{'engine':<11} {'English':>7} {'others':>6} {'Mchar/s':>12} {'at 100 kB':>10}")
    for name in ENGINES:
        print(row(name, golden), flush=True)
    longer = speed(ours, [whole(LONGER)])
    print(f"\nours, Mchar/s in one block of {LONGER // 1000} kB: {longer:.2f}")
    print(f"\nours, ms for hostile texts of {HOSTILE_SIZE // 1000} kB")
    for piece in HOSTILE:
        text = (piece * HOSTILE_SIZE)[:HOSTILE_SIZE]
        print(f"{piece!r:<11} {seconds(ours, [text]) * 1000:>7.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
