"""A rich article in many languages, and ways to look at the books made of it."""

from __future__ import annotations

import base64
import datetime
import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from mbc_i18n.publish import epub
from mbc_i18n.publish.edition import DRAFT, KEPT, RELEASED, Edition, Provenance, Reviewer
from mbc_i18n.publish.frame import PLAIN, Site
from tests.publish.examples import translated

RICH = """\
---
title: Asthma & you
description: What asthma is, and “what helps”.
---

Asthma makes it *hard* to breathe.[^1] **Ask** [your team](https://example.org/a?b=1&c=d)
or [read on](#what-helps), [more](more.html) or [write](mailto:team@example.org).

![Lungs with narrow airways](img/lungs.png) ![](img/line.svg)
![A chart of peak flow](https://example.org/chart.png)

## What helps

1. Sit up.
   - Breathe slowly.

     > Four seconds in, six out.
     - Count aloud.
2. Use your inhaler.[^2]

- [ ] Ask for a plan.
- [x] Learn the signs.

### Doses

| Age | Puffs | With water | Note |
|:----|------:|:----------:|------|
| 6–11 | 2 | yes | <br>`1 < 2` |

<dl><dt>Trigger</dt><dd>What starts an attack.</dd></dl>

<details><summary>More about triggers</summary>

Pollen, H<sub>2</sub>O vapour, smoke.

</details>

#### Words

<ruby>喘息<rp>(</rp><rt>zensoku</rt><rp>)</rp></ruby>, <abbr title="peak expiratory flow">PEF</abbr>

***

```text
peak < 80 % && ask
```

## When to call

<figure><img src="img/lungs.png" alt="The same lungs">
<figcaption>Open airways.</figcaption></figure>

[^1]: It can come and go.

    - With effort.
[^2]: The *blue* one.
"""

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 1"><path d="M0 0h9"/></svg>'
PICTURES = {"img/lungs.png": PNG, "img/line.svg": SVG}

WORDS = {
    "ar": "الربو", "de": "Asthmaanfälle", "es": "¿Qué es el asma?", "fa": "آسم", "fr": "L’asthme :",
    "hi": "दमा", "ja": "ぜん息。", "ko": "천식", "ru": "Астма", "th": "โรคหอบหืด", "vi": "Hen suyễn",
    "zh_Hans": "哮喘。", "zh_Hant": "氣喘。",
}  # fmt: skip
"""A word or two of each language, which go before the source's own."""

LANGUAGES = {
    "ar": ("ar", "rtl"), "de": ("de", "ltr"), "es": ("es", "ltr"), "fa": ("fa", "rtl"),
    "fr": ("fr", "ltr"), "hi": ("hi", "ltr"), "ja": ("ja", "ltr"), "ko": ("ko", "ltr"),
    "ru": ("ru", "ltr"), "th": ("th", "ltr"), "vi": ("vi", "ltr"), "zh_Hans": ("zh-Hans", "ltr"),
    "zh_Hant": ("zh-Hant", "ltr"),
}  # fmt: skip
"""Tag and direction by locale."""

PROVENANCE = Provenance(
    (Reviewer("Ana <Ruiz>", "linguistic"), Reviewer("سمير", "clinical", "MD")),
    datetime.date(2026, 3, 4),
    "0123456789abcdef" * 4,
)


def rich(locale: str, status: str = RELEASED) -> Edition:
    """The rich article in a language; what stands for a draft lacks some words."""
    said = f"{WORDS[locale]} "
    missing = "mark" if status == DRAFT else "refuse"
    edition = translated(
        locale, RICH, lambda words: "" if status == DRAFT and "helps" in words else said + words,
        missing, name="asthma",
    )  # fmt: skip
    provenance = None if status == DRAFT else PROVENANCE
    return replace(edition, status=status, provenance=provenance, outdated=status == KEPT)


def made(
    edition: Edition, pictures: Mapping[str, bytes] | None = None, site: Site = PLAIN
) -> bytes:
    """The book of an edition."""
    return epub.book(edition, PICTURES if pictures is None else pictures, site)


def opened(data: bytes) -> zipfile.ZipFile:
    """The container of a book."""
    return zipfile.ZipFile(io.BytesIO(data))


def part(edition: Edition, name: str = "article.xhtml", **options: Site) -> Element:
    """A file of an edition's book as a tree without name spaces; it must be well-formed XML."""
    return tree(opened(made(edition, **options)).read(f"EPUB/{name}"))


def tree(data: bytes | str) -> Element:
    """XML as a tree without name spaces."""
    root = ElementTree.fromstring(data)
    for each in root.iter():
        each.tag = each.tag.rpartition("}")[2]
        for name in [name for name in each.attrib if name.startswith("{")]:
            space, _, short = name[1:].partition("}")
            prefix = "xml" if "XML" in space else "epub"
            each.attrib[f"{prefix}:{short}"] = each.attrib.pop(name)
    return root
