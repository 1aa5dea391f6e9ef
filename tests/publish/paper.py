"""An article with every kind of block, words in many languages, and pictures, for documents."""

from __future__ import annotations

import datetime
import struct
import zlib
from dataclasses import replace

from mbc_i18n.publish.edition import RELEASED, Edition, Provenance, Reviewer
from tests.publish.examples import translated

WORDS = {
    "ar": "ألم الثدي شائع، وتبلغ النسبة 20% تقريبا.",
    "fa": "درد پستان شایع است و حدود 20٪ است.",
    "he": "כאב בשד הוא שכיח, בערך 20%.",
    "hi": "स्तन में दर्द आम है, लगभग 20%।",
    "zh_Hans": "乳房疼痛很常见，约为20%。",
    "zh_Hant": "乳房疼痛很常見，約為20%。",
    "ja": "乳房の痛みはよくあり、約20%です。",
    "ko": "유방 통증은 흔하며 약 20%입니다.",
    "th": "อาการปวดเต้านมพบได้บ่อย ประมาณ 20%",
    "ru": "Боль в груди встречается часто, около 20 %.",
    "vi": "Đau vú thường gặp, khoảng 20%.",
    "es": "El dolor de mama es frecuente, cerca del 20 %.",
    "de": "Brustschmerzen sind häufig, etwa 20 %.",
}
"""A sentence on breast pain by locale."""

RIGHT_TO_LEFT = ("ar", "fa", "he")

RICH = """\
---
title: Breast pain
description: What it means.
---

Most *pain* **passes**. Take `5 mg`. See the [team](https://example.org/team?a=1&b=2 "Team")
or the [signs](#signs), and drink H<sub>2</sub>O.

## Signs

1. First
   - Inner
     1. Deep
2. Second

Between lists.

5. Fifth
6. Sixth

- [ ] To do
- [x] Done

> A quotation.
>
> - In it

<dl><dt>Lump</dt><dd>A swelling.</dd></dl>

| Dose | Day | Night |
|:-----|----:|:-----:|
| Low  | 1   | 2     |

    code < b
      more

***

![A breast](own.png) and ![](line.png) and ![Far away](https://example.org/far.png)

### Notes

Redness[^1].

[^1]: In **any** place.
"""


def spoken(locale: str) -> Edition:
    """A released edition of the article whose every unit is a sentence of its language.

    Elements of a unit stand behind the sentence, as a translator keeps them.
    """
    return released(translated(locale, RICH, lambda source: _said(source, WORDS[locale])))


def _said(source: str, words: str) -> str:
    _, tag, rest = source.partition("<")
    return f"{words} {tag}{rest}" if tag else words


def released(edition: Edition) -> Edition:
    """An edition that passed the gate, with what is told of its review."""
    reviewers = (
        Reviewer("Ana Ruiz", "linguistic", "MA"),
        Reviewer("Ben Okafor", "clinical"),
    )
    provenance = Provenance(reviewers, datetime.date(2026, 3, 9), "0123456789abcdef" * 4)
    return replace(edition, status=RELEASED, provenance=provenance)


def png(width: int, height: int) -> bytes:
    """A grey picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    )


PICTURES = {"own.png": png(40, 20), "line.png": png(4, 1)}
