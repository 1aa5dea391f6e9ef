"""Random pages against the laws of HTML: `python -m benchmarks.fuzz_html [N [SEED [FOLDER ...]]]`.

N pages (100000 by default): elements nested well and badly, mere syntax, and pages of this computer
with pieces lost, doubled and mixed in. A UserError is an answer, any other exception none.
Untranslated, and translated by its own words, a page is itself, byte for byte. With its words
accented every character outside of its units stays, between the sentences of a block too; two
parsers see the same elements and attributes, no word is left as it was, and the page reads back as
the same units. Each page is a function of the seed and its number, which are printed where a law is
broken. Needs the extra `test`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

from benchmarks.fuzz import CLOSED, OPENED, kept, outside
from benchmarks.html_grammar import generated
from benchmarks.html_pages import FOLDERS, pages
from mbc_i18n import inline
from mbc_i18n.errors import UserError
from mbc_i18n.formats import html
from mbc_i18n.formats.html.prepared import prepared
from mbc_i18n.model import Document, Element, Translation, Unit
from tests.formats.html.oracle import (
    by_html5lib,
    by_turbohtml,
    nodes,
    own_words,
    pseudo,
    pseudo_translation,
    untouched,
)

HOLDS, REFUSED = "every law holds", "refused"
FINE = (HOLDS, REFUSED)
SMALL = 20_000
"""Characters of a page of this computer that is taken."""
SAID = ("lang", "xml:lang", "dir", "charset", "content")
"""Attributes in which a translated page tells what it has become."""
LEFT = re.compile(r"mbc:|<!\[CDATA|\0")
"""Where words are left on purpose, or hard to tell."""


RAW = re.compile("<(?:title|textarea)", re.I)
"""Elements in which HTML reads no tags and XML does: no HTML parser can judge them in XHTML."""


MARK = "mbc:"
"""Of an author's marks, which go behind their sentence when that is translated: another tree."""


UNKNOWN = re.compile("<(?:select|template)|<(?:svg|math).*<(?:/br|/p|html|head|body)", re.I | re.S)
"""Elements that html5lib reads by rules that are no longer HTML's."""


def judged(page: str, file: str) -> str:
    """HOLDS, or the first law that a page breaks. Raises what reading raises."""
    document = html.read(page, "page", file=file)
    if html.write(document, Translation("es")) != page:
        return "untranslated, it is not itself"
    if any(html.write(document, own_words(document, name)) != page for name in ("es", "zh_Hans")):
        return "translated by its own words, it is not itself"
    signed = Translation("", {u.id: f"{OPENED}{pseudo(u)}{CLOSED}" for u in document.units})
    if list(outside(html.write(document, signed))) != list(kept(document, partial(_quote, page))):
        return "something changed outside of its units"
    written = html.write(document, pseudo_translation(document))
    return _other_tree(page, written, document) or _other_units(document, written) or HOLDS


def _other_tree(page: str, written: str, document: Document) -> str:
    """What a parser sees that is not as it was, or what it should see changed."""
    xml = document.file.endswith(".xhtml")
    before, after = (prepared(each, xml)[-1].text for each in (page, written))
    parsers = list(_parsers(page, xml))
    for parsed in parsers:
        if nodes(after, parsed=parsed) != nodes(before, parsed=parsed):
            return f"accented, its tree is another ({parsed.__name__})"
    if parsers and not LEFT.search(page) and untouched(after, by_turbohtml):
        return "accented, words are left as they were"
    spanish = html.write(document, pseudo_translation(document, "es"))
    localized = prepared(spanish, xml)[-1].text
    if parsers and _unsaid(localized) != _unsaid(before):
        return "in Spanish, its tree is another"
    html.to_html(document, Translation("es"))
    return ""


def _parsers(page: str, xml: bool) -> Iterator[Callable[[str], Any]]:
    """Who can judge the page's tree."""
    if MARK not in page and not (xml and RAW.search(page)):
        yield by_turbohtml
        if not UNKNOWN.search(page):
            yield by_html5lib


def _unsaid(page: str) -> list[Any]:
    """A page's nodes without what it says of itself."""
    return [
        each
        if isinstance(each, str) or each[0] == "Comment"
        else tuple(part for part in each if not (isinstance(part, tuple) and part[0] in SAID))
        for each in nodes(page, parsed=by_turbohtml)
        if "?xml" not in str(each[-1])
    ]


def _other_units(document: Document, written: str) -> str:
    """Whole blocks: an accent may hide an abbreviation from the segmenter."""
    if document.file.endswith(".xhtml") and RAW.search(document.text):
        return ""
    before = html.read(document.text, "page", file=document.file, segmentation="block")
    whole = html.write(before, pseudo_translation(before))
    after = html.read(whole, "page", file=document.file, segmentation="block")
    accented = [(pseudo(unit), unit.elements) for unit in before.units]
    if [_plain(unit.source, unit.elements) for unit in after.units] != [
        _plain(*each) for each in accented
    ]:
        return "accented, it reads back as other units"
    read = html.read(written, "page", file=document.file)
    return "" if len(read.blocks) == len(document.blocks) else "accented, it has other blocks"


def _plain(words: str, elements: Sequence[Element]) -> tuple[str, int]:
    """Words and how many elements: their names tell them apart from words that look like tags."""
    return inline.words(words, elements), len(elements)


def _quote(page: str, unit: Unit) -> str:
    """The quote around a translated value that had none."""
    value = unit.kind in ("attribute", "description")
    return '"' if value and page[unit.start - 1] not in "\"'" else ""


def outcome(page: str, file: str) -> str:
    """What becomes of a page: one of FINE, or what is wrong with it."""
    try:
        return judged(page, file)
    except UserError:
        return REFUSED
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:100]


def shortest(page: str, file: str, found: str) -> str:
    """The page with every stretch left out without which the same law is broken."""
    size = len(page) // 2
    while size:
        start = 0
        while start < len(page):
            less = page[:start] + page[start + size :]
            if outcome(less, file) == found:
                page = less
            else:
                start += size
        size //= 2
    return page


def small_pages(folders: Sequence[Path]) -> list[str]:
    """Small pages of some folders, to be broken."""
    found = []
    for path in pages(folders):
        if path.stat().st_size < SMALL:
            found.append(path.read_bytes().decode("utf-8", "replace").replace(OPENED, ""))
    return found


def main(number: int = 100_000, seed: int = 1, folders: Sequence[Path] = FOLDERS) -> bool:
    """Print what became of the pages; True where no law was broken."""
    real = small_pages(folders)
    start = process_time()
    outcomes = Counter[str]()
    for count in range(number):
        page = generated(Random(f"{seed} {count}"), real)
        file = "page.xhtml" if count % 10 == 9 else "page.html"
        found = outcome(page, file)
        outcomes[found] += 1
        if found not in FINE:
            print(f"{file} {seed} {count}: {found}: {shortest(page, file, found)!r}", flush=True)
    print(f"{number} pages in {process_time() - start:.0f} s, seed {seed}, {len(real)} real ones")
    for found, times in outcomes.most_common():
        print(f"{times:7}  {found}")
    return outcomes.keys() <= set(FINE)


if __name__ == "__main__":
    numbers = [int(each) for each in (*sys.argv[1:3], *("100000", "1")[len(sys.argv) - 1 :])]
    named = [Path(each) for each in sys.argv[3:]]
    sys.exit(not main(numbers[0], numbers[1], named or FOLDERS))
