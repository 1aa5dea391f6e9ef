"""Random documents against the laws of their format: `python -m benchmarks.fuzz [N [SEED]]`.

N documents (100000 by default) of pieces that mean something in Markdown, or in plain text, are
read. A UserError is an answer, any other exception none. Untranslated, and translated by its own
words, a document is itself; with its words accented it keeps every character that stands outside of
its units, between the sentences of a block too.
Each document is a function of the seed and its number, which are printed where a law is broken.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random
from time import process_time

from mbc_i18n import inline
from mbc_i18n.errors import UserError
from mbc_i18n.formats import FORMATS
from mbc_i18n.model import Document, Translation, Unit

ACCENTS = str.maketrans("abcdeiortuABCDEIORTU", "àḅçðéîöŕţûÀḄÇÐÉÎÖŔŢÛ")
OPENED, CLOSED = "\u27e6", "\u27e7"
"""Signs around each translation; no random document holds them."""
LINE_END = re.compile("[\n\r\x0b\x0c]")
SIGN = re.compile(f"[{OPENED}{CLOSED}]")
# fmt: off
WORDS = (
    "a", "b", "Pain", "cells.", "Tumor?", "the", "U.S.", "3.5%", "x", "naïve", "5", "<", "6", "R&D",
    "snake_case", "乳腺癌", "骨。", "سرطان", "😀",
)
SPACES = (
    " ", " ", " ", "\n", "\n", "\n\n", "\r\n", "\r", "  ", "\t", "    ", "  \n", "\u00a0", "\x0c",
)
SIGNS = (
    "*", "**", "_", "__", "~~", "~", "`", "``", "```", "[", "]", "](", "](/x)", "![", "(", ")", "<",
    ">", "<b>", "</b>", "<br>", "<code>", "</code>", "<i>", "</i>", "<!--", "-->", "<!-- c -->",
    "&amp;", "&", "&#10;", "\\", "!", "|", '"t"', "'", "[a][b]", "[a]", "[^1]", "<http://x.y>",
    "{", "}", "{{", "}}", "{{ x }}", "{% if a %}", "{{< s >}}", "$", "$x_1$", "$$", "[[a]]", "[[a|",
    "]]", "{.c}", "{#i}", "{: a=b}", ":a[", ":s:", "^[", "{ref}`x`", "[x]{.y}", "\0", "\ue000",
    "\U000f0000", "<!-- mbc: skip -->", "<!-- mbc: /skip -->", "<!-- mbc: note n -->",
)
STARTS = (
    "- ", "* ", "+ ", "1. ", "7) ", "> ", "# ", "## ", "===", "---", "***", "```\n", "~~~\n",
    "    ", "|-|-|\n", "| a | b |\n", "a | b\n-|-\n", "[b]: /c 't'\n", "[^1]: ", "<div>\n",
    "</div>\n", "- [ ] ", "<!-- mbc: note n -->\n", "---\ntitle: a\n---\n", "+++\n",
    '!!! note "T"\n    ', ":::", ":::note[T]\n", "::: w\n", ":::\n", "??? x\n\n    ",
    '=== "T"\n    ', ": ", "```{note} T\n", "$$\n", ":a: b\n", "[TOC]\n", "*[H]: ",
    "> [!TIP]\n> ", "::l[x]\n", "{{% n %}}\n", ":::{code}\n", "• ", "• T: ", "[mbc: note n]\n",
)
# fmt: on
ENDS = ("\n", "\n", "\n\n", "\r\n", "")
HOLDS, REFUSED = "every law holds", "refused with its line"
TRANSLATION = "its accented translation is refused with its line"
FINE = (HOLDS, REFUSED, TRANSLATION)


def generated(dice: Random) -> str:
    """A text of lines, words and signs."""
    parts = [dice.choice(STARTS)] if dice.random() < 0.6 else []
    for _ in range(dice.randint(1, 25)):
        kind = dice.random()
        if kind < 0.45:
            parts += [dice.choice(WORDS), dice.choice(SPACES)]
        elif kind < 0.75:
            parts.append(dice.choice(SIGNS))
        elif kind < 0.85:
            parts.append(dice.choice(SPACES))
        else:
            parts += [dice.choice(ENDS), dice.choice(STARTS)]
    return "".join(parts)


def accented(document: Document) -> Translation:
    """Every unit with some letters accented and signs around it, its tags untouched."""
    targets = {}
    for unit in document.units:
        tokens = inline.tokens(unit.source, unit.elements)
        words = (t.text if t.element else t.text.translate(ACCENTS) for t in tokens)
        targets[unit.id] = f"{OPENED}{''.join(words)}{CLOSED}"
    return Translation("es", targets)


def judged(text: str, name: str) -> str:
    """HOLDS, or the first law that a text breaks. Raises what reading raises."""
    form = FORMATS[name]
    document = form.read(text)
    same = Translation("es", {unit.id: unit.source for unit in document.units})
    if form.write(document, Translation("es")) != text:
        return "untranslated, it is not itself"
    if form.write(document, same) != text:
        return "translated by its own words, it is not itself"
    try:
        written = form.write(document, accented(document))
    except UserError:
        return TRANSLATION
    if list(outside(written)) != list(kept(document)):
        return "something changed outside of its units"
    return HOLDS


def outside(text: str) -> Iterator[str]:
    """What stands outside of the signs, which may stand in one another."""
    depth = cursor = 0
    for found in SIGN.finditer(text):
        if found[0] == CLOSED:
            depth, cursor = depth - 1, found.end()
            continue
        if not depth:
            yield text[cursor : found.start()]
        depth += 1
    yield text[cursor:]


def kept(document: Document, around: Callable[[Unit], str] = lambda unit: "") -> Iterator[str]:
    """What must stand there: all but the units, with what is put `around` them.

    Where a sentence follows another without white space one space parts their translations, in
    plain text also in place of a line break, since lines are made anew there. What stands behind a
    unit once it is translated, an author's mark, is no part of it.
    """
    text, cursor, behind = document.text, 0, ""
    plain = document.format == "text"
    joined = {(a.end, b.start) for block in document.blocks for a, b in pairwise(block.units)}
    units = (unit for unit in document.units if unit.start < unit.end)
    for unit in sorted(units, key=lambda unit: (unit.start, -unit.end)):
        if unit.start < cursor:
            continue
        gap = text[cursor : unit.start]
        if (cursor, unit.start) in joined and (not gap or (plain and LINE_END.search(gap))):
            gap = " "
        yield behind + gap + around(unit)
        cursor, behind = unit.end, unit.suffix + around(unit)
    yield behind + text[cursor:]


def outcome(text: str, name: str) -> str:
    """What becomes of a document: one of FINE, or what is wrong with it."""
    try:
        return judged(text, name)
    except UserError:
        return REFUSED
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:100]


def main(number: int = 100_000, seed: int = 1) -> bool:
    """Print what became of the documents; True where no law was broken."""
    start = process_time()
    outcomes = Counter[str]()
    for count in range(number):
        text = generated(Random(f"{seed} {count}"))
        name = "text" if count % 5 == 4 else "markdown"
        found = outcome(text, name)
        outcomes[found] += 1
        if found not in FINE:
            print(f"{name} {seed} {count}: {found}: {text!r}")
    print(f"{number} documents in {process_time() - start:.0f} s, seed {seed}")
    for found, times in outcomes.most_common():
        print(f"{times:7}  {found}")
    return outcomes.keys() <= set(FINE)


if __name__ == "__main__":
    sys.exit(not main(*map(int, sys.argv[1:])))
