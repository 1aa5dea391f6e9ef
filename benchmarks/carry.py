"""CPU time of each step on generated articles, to see what grows and how fast.

    python benchmarks/carry.py [units ...]

Prints a row for each size: seconds of CPU for reading, extracting, writing a PO file, reading it,
merging after 2 % of the units were edited, and writing the localized article; units per second of
all of it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from time import process_time

from mbc_i18n import catalog, localize, po
from mbc_i18n.formats import FORMATS
from mbc_i18n.model import Catalog

WORDS = [
    "the",
    "cell",
    "body",
    "care",
    "risk",
    "test",
    "sign",
    "drug",
    "dose",
    "bone",
    "liver",
    "brain",
    "lung",
    "pain",
    "scan",
    "tumor",
]


def article(units: int, seed: int = 1) -> str:
    """Markdown with headings, paragraphs of two sentences, lists and links."""
    chance = random.Random(seed)
    lines = ["# Benchmark article"]
    for number in range(units // 6):
        sentences = [_sentence(chance, number * 6 + place) for place in range(5)]
        lines += [
            f"## Part {number}",
            f"{sentences[0]} {sentences[1]}",
            f"- **Term {number}:** {sentences[2]}\n- [A link](https://example.org/{number}) "
            f"{sentences[3]}\n- {sentences[4]}",
        ]
    return "\n\n".join(lines) + "\n"


def _sentence(chance: random.Random, number: int) -> str:
    return f"Item {number} " + " ".join(chance.choices(WORDS, k=10)) + "."


def edited(text: str, share: float = 0.02) -> str:
    """The text with a word added to a share of its lines."""
    chance = random.Random(2)
    lines = text.split("\n")
    return "\n".join(f"{line[:-1]} indeed." if line.endswith(".") and chance.random() < share
                     else line for line in lines)  # fmt: skip


def timed(step: Callable[[], object]) -> tuple[float, object]:
    """Seconds of CPU that a step takes, and what it gives."""
    start = process_time()
    result = step()
    return process_time() - start, result


def main() -> None:
    """Run for each size named, or for a few."""
    names = ("read", "extract", "write PO", "read PO", "merge 2 %", "localize", "units/s")
    print("units".rjust(8), *(name.rjust(10) for name in names))
    for size in map(int, sys.argv[1:] or ("1000", "10000")):
        print(str(size).rjust(8), *(f"{value:10.3f}" for value in _row(size)))


def _row(size: int) -> list[float]:
    text = article(size)
    reader = FORMATS["markdown"]
    reading, document = timed(lambda: reader.read(text, "a"))
    extracting, template = timed(lambda: catalog.extract(document))  # type: ignore[arg-type]
    assert isinstance(template, Catalog)
    filled = replace(
        catalog.new(template, "es"),
        messages=tuple(replace(m, target=m.source.upper()) for m in template.messages),
    )
    filled = replace(filled, messages=tuple(_tagged(m) for m in filled.messages))
    writing, output = timed(lambda: po.write(filled))
    parsing, again = timed(lambda: po.read(str(output), "a.po", "a"))
    fresh = catalog.extract(reader.read(edited(text), "a"))
    merging, _ = timed(lambda: catalog.merge(fresh, again))  # type: ignore[arg-type]
    localizing, _ = timed(lambda: localize.localize(document, again))  # type: ignore[arg-type]
    steps = [reading, extracting, writing, parsing, merging, localizing]
    return [*steps, len(template.messages) / sum(steps)]


def _tagged(message: object) -> object:
    """Upper case words, tags as they were."""
    from mbc_i18n import inline
    from mbc_i18n.model import Message

    assert isinstance(message, Message)
    pieces = inline.tokens(message.source, inline.tags_in(message.source))
    words = "".join(piece.text.upper() if piece.element is None else piece.text for piece in pieces)
    return replace(message, target=words)


if __name__ == "__main__":
    main()
