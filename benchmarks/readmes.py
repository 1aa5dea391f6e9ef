"""The laws of Markdown on real texts: `python -m benchmarks.readmes [FOLDER ...]`.

Looks for Markdown in the folders named, or where Debian packages, Python distributions and node
modules keep theirs (the descriptions in `METADATA` too). Tells which texts break a law: a text
without translation, or translated by its own words, is itself; with its words accented it has the
same blocks and html5lib's tree of its page is as before, and no word is left out. Needs the extra
`test`. Nothing is kept.
"""

from __future__ import annotations

import gzip
import re
import sys
import sysconfig
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time

from mbc_i18n.errors import UserError
from mbc_i18n.formats import markdown
from mbc_i18n.model import Document, Translation
from tests.formats.markdown.oracle import (
    accented,
    alphanumeric,
    elements,
    pseudo_translation,
    shown,
    words_of,
)

FOLDERS = (
    *(Path("/usr/share"), Path("/usr/lib/python3"), Path("/usr/lib/node_modules")),
    *(Path("/usr/local/lib"), Path(sysconfig.get_path("stdlib")), Path(sys.prefix)),
)
ENDINGS = (".md", ".markdown", ".md.gz", ".markdown.gz")
MARKDOWN = re.compile(r"(?im)^Description-Content-Type:\s*text/markdown")
LARGEST = 2_000_000
"""Characters of a text: html5lib is slow."""


def texts(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The Markdown below some folders with its path; each text once."""
    seen: set[str] = set()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            text = _text(path) if _is_wanted(path) else ""
            if text.strip() and text not in seen:
                seen.add(text)
                yield text, str(path)


def _is_wanted(path: Path) -> bool:
    named = path.name == "METADATA" or path.name.lower().endswith(ENDINGS)
    return named and path.is_file()


def _text(path: Path) -> str:
    """The Markdown of a file, "" where it holds none in UTF-8."""
    data = path.read_bytes()
    try:
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    except (UnicodeDecodeError, gzip.BadGzipFile):
        return ""
    if path.name != "METADATA":
        return text
    head, _, body = text.partition("\n\n")
    return body if MARKDOWN.search(head) else ""


def broken(text: str) -> str:
    """The first law that a text breaks, "" where all hold."""
    document = markdown.read(text)
    same = Translation("es", {unit.id: unit.source for unit in document.units})
    if markdown.write(document, Translation("es")) != text:
        return "untranslated, it is not itself"
    if markdown.write(document, same) != text:
        return "translated by its own words, it is not itself"
    return _broken_in_translation(document)


def _broken_in_translation(document: Document) -> str:
    translation = pseudo_translation(document)
    written = markdown.write(document, translation)
    if elements(markdown.to_html(document)) != elements(markdown.to_html(document, translation)):
        return "translated, its page has other elements"
    if alphanumeric(shown(written).words) != alphanumeric(accented(shown(document.text).words)):
        return "words of its page are left as they are"
    if alphanumeric(words_of(document)) != alphanumeric(shown(document.text).words):
        return "its units are not the words of its page"
    return ""


def outcome(text: str) -> str:
    """What becomes of a text: "" where every law holds."""
    if len(text) > LARGEST:
        return "larger than this script takes"
    try:
        return broken(text)
    except UserError as error:
        return f"refused: {re.sub(r'^[^ ]*: ', '', str(error))[:90]}"


def main(folders: Iterable[Path]) -> None:
    """Print how many texts hold, and why the others do not."""
    start = process_time()
    outcomes = Counter[str]()
    for text, name in texts(folders):
        found = outcome(text)
        outcomes[found] += 1
        if found:
            print(f"{name}: {found}")
    total = sum(outcomes.values())
    print(f"{total} texts in {process_time() - start:.0f} s; every law holds on {outcomes['']}")
    for found, number in outcomes.most_common():
        print(f"{number:6}  {found or 'every law holds'}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or FOLDERS)
