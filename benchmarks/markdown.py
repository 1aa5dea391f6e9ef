"""How fast Markdown is read and written: `python -m benchmarks.markdown [MEGABYTES ...]`.

The shipped article without its front matter, repeated to so many megabytes (1 by default); then the
same with admonitions, templates and formulas in it, and with HTML blocks. Seconds of CPU, the best
of three runs: to read it, to write it untranslated, to make its template, and to put a catalog's
words into it, each accented (the text is read again as a proof). Needs the extra `test`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import process_time

from mbc_i18n import catalog
from mbc_i18n.formats import markdown
from mbc_i18n.localize import localize
from mbc_i18n.model import Catalog, Document, Translation
from tests.formats.markdown.oracle import pseudo_translation

ARTICLE = Path(__file__).parents[1] / "source" / "metastatic-breast-cancer.md"
MEGABYTE = 1_000_000
OTHERS = """
!!! note "Title {{ name }}"
    It is $x^2$ or [[page|words]].

:::tip[More]
Ask {{ somebody }}.
:::
"""
BLOCKS = """
<div class="note">
<p>Ask <b>your doctor</b> now. <img alt="A scan" src="scan.png"></p>
</div>
"""
RUNS = 3


def article(megabytes: float, every: str = "") -> str:
    """The article as often as fits, `every` after each of its paragraphs."""
    body = re.sub(r"\A---\n.*?\n---\n", "", ARTICLE.read_text("utf-8"), flags=re.S)
    body = body.replace("\n\n", f"\n{every}\n") + "\n"
    return body * (int(megabytes * MEGABYTE) // len(body.encode()) + 1)


def best(work: Callable[[], object]) -> float:
    """The least seconds of CPU of some runs."""
    times = []
    for _ in range(RUNS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def accented(document: Document) -> Catalog:
    """A catalog with every word of a document accented."""
    targets = pseudo_translation(document).targets
    template = catalog.extract(document)
    messages = (replace(message, target=targets[message.id]) for message in template.messages)
    return replace(catalog.new(template, "es"), messages=tuple(messages))


def main(megabytes: float) -> None:
    """Print a line for each step on each text."""
    texts = {"the article": "", "with syntax of others": OTHERS, "with HTML blocks": BLOCKS}
    for name, every in texts.items():
        text = article(megabytes, every)
        document = markdown.read(text, "article", file="article.md")
        steps: dict[str, Callable[[], object]] = {
            "read": partial(markdown.read, text, "article"),
            "write untranslated": partial(markdown.write, document, Translation("es")),
            "extract": partial(catalog.extract, document),
            "localize": partial(localize, document, accented(document)),
        }
        units = sum(1 for _ in document.units)
        print(f"{name}: {len(text.encode()) / MEGABYTE:.1f} MB, {units} units")
        for step, work in steps.items():
            print(f"{best(work):9.2f} s  {step}")


if __name__ == "__main__":
    for size in sys.argv[1:] or ["1"]:
        main(float(size))
