"""The laws of HTML on real pages: `python -m benchmarks.html_pages [FOLDER ...]`.

Looks for pages in the folders named, or where Debian packages and Python distributions keep theirs,
takes some of each folder, and tells which of them break a law: a page without translation, or
translated by its own words, is itself; with its words accented it has html5lib's tree as before,
and no word is left out that both parsers, html5lib and turbohtml, take for words. Needs the extra
`test`. Nothing is kept.

A `.tar.gz` named instead of a folder is html5lib's source package, whose examples of broken pages
are taken one by one.
"""

from __future__ import annotations

import re
import sys
import sysconfig
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time

from mbc_i18n.errors import UserError
from mbc_i18n.formats import ENDINGS, encoding, html
from mbc_i18n.model import Translation
from tests.formats.html.oracle import (
    by_turbohtml,
    nodes,
    own_words,
    pseudo_translation,
    untouched,
)

FOLDERS = (Path("/usr/share"), Path(sysconfig.get_path("stdlib")), Path("/usr/lib/python3"))
MOST = 400
"""Pages taken in all."""
FROM_ONE = 12
"""Pages taken of one folder, so that no manual counts for all."""
EXAMPLES = re.compile(r"/tree-construction/.*\.dat\Z")
LARGEST = 300_000
"""Characters of a page: html5lib is slow."""


def pages(folders: Iterable[Path]) -> Iterator[Path]:
    """Pages below some folders, a few of each."""
    wanted = {ending for ending, name in ENDINGS.items() if name == "html"}
    taken: Counter[Path] = Counter()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in wanted and path.is_file() and taken[path.parent] < FROM_ONE:
                taken[path.parent] += 1
                yield path


def examples(package: Path) -> Iterator[tuple[str, str]]:
    """The pages of html5lib's tests of tree construction, each with the name of its file."""
    with tarfile.open(package) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member) if EXAMPLES.search(member.name) else None
            if file is not None:
                data = file.read().decode("utf-8", "surrogatepass")
                pages = re.split(r"^#data\n", data, flags=re.M)[1:]
                yield from ((page.partition("\n#errors")[0], member.name) for page in pages)


def found(names: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The text of each page, "" where it cannot be read, and its name."""
    for name in names:
        if name.name.endswith(".tar.gz"):
            yield from examples(name)
            continue
        for path in pages([name]):
            try:
                text, codec = encoding.decode(path.read_bytes(), "html", str(path))
                if codec != encoding.UTF_8:
                    print(f"{path}: is in {codec}")
                yield text, str(path)
            except (UserError, OSError) as error:
                print(error)
                yield "", str(path)


def broken(text: str, file: str) -> Iterator[str]:
    """The laws that a page breaks."""
    document = html.read(text, "page", file=file)
    if html.write(document, Translation("es")) != text:
        yield "untranslated it is itself"
    if html.write(document, own_words(document)) != text:
        yield "translated by its own words it is itself"
    written = html.write(document, pseudo_translation(document))
    if nodes(written) != nodes(text):
        yield "accented it has the same tree"
    if left := sorted({*untouched(written)} & {*untouched(written, by_turbohtml)}):
        yield f"accented no word is left ({' '.join(left[0].split())[:60]})"


def main() -> int:
    """Print the figures; 0 where every page keeps every law."""
    laws: Counter[str] = Counter()
    read = characters = refused = bad = 0
    seconds = 0.0
    for text, name in found([Path(name) for name in sys.argv[1:]] or FOLDERS):
        refused += not text
        if not text or len(text) > LARGEST or (read >= MOST and not EXAMPLES.search(name)):
            continue
        start = process_time()
        try:
            html.read(text, "page", file=name)
            seconds += process_time() - start
            wrong = list(broken(text, name))
        except UserError as error:
            wrong = [str(error)]
        read, characters, bad = read + 1, characters + len(text), bad + bool(wrong)
        laws.update(each.partition(" (")[0] for each in wrong)
        for each in wrong:
            print(f"{name}: not so: {each}")
    print(f"{read} pages of {characters:,} characters; {bad} break a law")
    print(f"{refused} more cannot be read")
    print(*(f"{count} × {law}" for law, count in laws.items()), sep="\n")
    print(f"read in {seconds:.1f} s: {characters / max(seconds, 0.001) / 1e6:.2f} Mchar/s")
    return 1 if bad or not read else 0


if __name__ == "__main__":
    sys.exit(main())
