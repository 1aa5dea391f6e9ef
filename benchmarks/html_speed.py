"""How fast HTML is read and written, on generated pages.

    python benchmarks/html_speed.py [megabytes ...]

A row for each size: seconds of CPU to read a page of ordinary articles, to write it untranslated
and translated, and to show it. Then seconds to read hostile pages of 1 and of 2 MB (or the reason
why one is refused), which should differ by two at most.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from time import process_time

from mbc_i18n.errors import UserError
from mbc_i18n.formats import html
from mbc_i18n.model import Document, Translation

MEGABYTE = 1_000_000
TEXT = (
    "pollen season symptoms that people with asthma often notice in spring include sneezing and a "
    "runny nose which can last for weeks or months unless they are treated early by a doctor"
)
WORDS = TEXT.split()
HOSTILE: tuple[tuple[str, str], ...] = (
    ("one line of words", "Words and more words. "),
    ("nested blocks", "<div>"),
    ("nested inline elements", "<span>"),
    ("formatting never closed", "<b>"),
    ("formatting never closed, in paragraphs", "<p><b>x</p>"),
    ("formatting that differs, never closed", "<p><b id={}>x</p>"),
    ("paragraphs never closed", "<p>Words. "),
    ("items never closed", "<ul><li>Words. "),
    ("cells never closed", "<table><td>Words. "),
    ("words between cells", "<table><tr>Words. "),
    ("end tags alone", "</b>x"),
    ("crossed tags", "<b><i>x</b>y</i>"),
    ("code never closed", "x<code>y"),
    ("comments never closed", "<!-- "),
    ("comments", "x<!-- y -->"),
    ("angle brackets", "<"),
    ("ampersands", "&"),
    ("references", "&amp;"),
    ("attributes", '<p title="Words">'),
    ("attributes of one tag", "<p a{}=1 "),
    ("quotes never closed", '<p a="'),
    ("drawings", "<svg><path>"),
    ("scripts", "<script>x"),
    ("line breaks", "x<br>"),
    ("marks", "<!-- mbc: note x --><p>Words.</p>"),
    ("NULs", "x\0"),
    ("CRLF", "x\r\n<i>y</i>"),
)


def paragraph(dice: random.Random) -> str:
    """A paragraph, a list or a table row of some sentences, with the usual markup."""
    sentences = []
    for _ in range(dice.randint(2, 5)):
        words = dice.choices(WORDS, k=dice.randint(8, 22))
        words[3] = f"<strong>{words[3]}</strong>" if dice.random() < 0.2 else words[3]
        if dice.random() < 0.15:
            words[5] = f'<a href="/health/{words[5]}.html" class="link">{words[5]}</a>'
        sentences.append(" ".join(words).capitalize() + ".")
    words = " ".join(sentences)
    shape = dice.choice(("p", "p", "p", "ul", "table", "h2"))
    if shape == "ul":
        return '<ul class="list">\n' + "".join(f"  <li>{s}</li>\n" for s in sentences) + "</ul>\n"
    if shape == "table":
        return f"<table>\n<tr><th>{sentences[0]}</th><td>{words}</td></tr>\n</table>\n"
    return f'<h2 id="x">{WORDS[3]}</h2>\n' if shape == "h2" else f"<p>{words}</p>\n"


def page(size: int) -> str:
    """A page of so many characters."""
    dice = random.Random(1)
    pieces = ['<!DOCTYPE html>\n<html lang="en">\n<head><title>Hay fever</title></head>\n<body>\n']
    length = 0
    while length < size:
        pieces.append(f'<div class="section">\n{paragraph(dice)}</div>\n')
        length += len(pieces[-1])
    return "".join([*pieces, "</body>\n</html>\n"])


def timed(step: Callable[[], object]) -> float:
    """Seconds of CPU that a step takes."""
    start = process_time()
    step()
    return process_time() - start


def row(size: int) -> list[float]:
    """Seconds to read, write untranslated, write translated and show a page."""
    text = page(size)
    documents: list[Document] = []
    reading = timed(lambda: documents.append(html.read(text, "page")))
    document = documents[0]
    translation = Translation("es", {unit.id: f"{unit.source} x" for unit in document.units})
    return [
        reading,
        timed(lambda: html.write(document, Translation("es"))),
        timed(lambda: html.write(document, translation)),
        timed(lambda: html.to_html(document, translation)),
    ]


def hostile(unit: str, size: int) -> str:
    """Seconds to read so many characters of a repeated unit, or why it is refused."""
    many = size // len(unit)
    text = unit * many if "{}" not in unit else "".join(unit.format(n) for n in range(many))
    start = process_time()
    try:
        html.read(text, "page")
    except UserError as error:
        return f"{process_time() - start:.2f} refused: {error.problem[:40]}"
    return f"{process_time() - start:.2f}"


def main() -> None:
    """Print both tables."""
    print("MB".rjust(8), *(name.rjust(12) for name in ("read", "untranslated", "write", "show")))
    for size in map(float, sys.argv[1:] or ("0.1", "1", "4")):
        values = row(int(size * MEGABYTE))
        print(f"{size:8.1f}", *(f"{value:12.3f}" for value in values))
    print("\nhostile pages".ljust(41), "1 MB".ljust(10), "2 MB")
    for name, unit in HOSTILE:
        print(name.ljust(40), *(hostile(unit, n * MEGABYTE).ljust(10) for n in (1, 2)), flush=True)


if __name__ == "__main__":
    main()
