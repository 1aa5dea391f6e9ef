"""Seconds and megabytes that a site takes: at first, with nothing changed, with one thing changed.

    python benchmarks/publish.py [articles [locales [units [ending]]]]

The site is made by the command `mbc-i18n publish --draft` in a process of its own, in a temporary
folder. Its articles have as many units as asked for, in Markdown or, with the ending txt, in plain
text; every unit is translated, nothing is signed, and there is no glossary. A row for each build:
files, seconds on the clock, seconds of all processors, the largest process in megabytes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from carry import article

from mbc_i18n import catalog, po, workspace
from mbc_i18n.model import Catalog, Document, Message

ARTICLES, LOCALES, UNITS, ENDING = 1_000, 10, 60, "md"
NAMES = ("es", "fr", "de", "ar", "fa", "zh_Hans", "ja", "ko", "hi", "ru", "vi", "th", "pt_BR")
SIGN = re.compile(r"[*_`#>\[\]()]|^- ", re.MULTILINE)


def text(number: int, units: int, ending: str) -> str:
    """A source article."""
    markdown = article(units, number)
    return markdown if ending == "md" else SIGN.sub("", markdown)


def said(message: Message) -> Message:
    """The message with a translation that any locale could have."""
    return replace(message, target=re.sub(r"^((?:<\w+>)?)", r"\1Ŧ ", message.source))


def catalogs(document: Document, locales: tuple[str, ...]) -> Iterator[Catalog]:
    """The article's catalogs, every unit translated."""
    template = catalog.extract(document)
    for locale in locales:
        new = catalog.new(template, locale)
        yield replace(new, messages=tuple(map(said, template.messages)))


def filled(root: Path, articles: int, locales: tuple[str, ...], units: int, ending: str) -> None:
    """Make the workspace."""
    named = ", ".join(f'"{name}"' for name in locales)
    (root / "mbc-i18n.toml").write_text(f"locales = [{named}]\n", "utf-8")
    (root / "source").mkdir()
    for number in range(articles):
        path = root / f"source/article-{number:05}.{ending}"
        path.write_text(text(number, units, ending), "utf-8")
    space = workspace.find(root)
    for document in workspace.documents(space):
        for own in catalogs(document, locales):
            path = space.catalog_path(document.name, own.locale)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(po.write(own), "utf-8")


def built(root: Path) -> str:
    """Publish once: what it took."""
    command = [sys.executable, "-m", "mbc_i18n", "publish", "--draft"]
    start = perf_counter()
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit("the site was not made")
    clock, own = perf_counter() - start, used.ru_utime + used.ru_stime
    files = sum(1 for path in (root / "public").rglob("*") if path.is_file())
    return f"{files:9,} {clock:9.1f} {own:9.1f} {used.ru_maxrss / 1024:9.0f}"


def main() -> None:
    """Fill a workspace, and publish it three times."""
    given = [*sys.argv[1:], *("",) * 4]
    articles, count, units = (
        int(own or usual) for own, usual in zip(given, (ARTICLES, LOCALES, UNITS), strict=False)
    )
    with TemporaryDirectory() as name:
        root = Path(name)
        filled(root, articles, NAMES[:count], units, given[3] or ENDING)
        print(f"{'':20} {'files':>9} {'clock':>9} {'CPU':>9} {'MB':>9}")
        print(f"{'first build':20} {built(root)}")
        print(f"{'nothing changed':20} {built(root)}")
        path = root / f"locales/{NAMES[0]}/article-00000.po"
        path.write_text(path.read_text("utf-8").replace("Ŧ", "Ŧŧ"), "utf-8")
        print(f"{'one catalog changed':20} {built(root)}")


if __name__ == "__main__":
    main()
