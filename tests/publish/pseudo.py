"""Words in the letters of other languages: the same for the same source, and 30 % longer.

Nobody can read them, but a page of them is as hard to lay out as a page of a real translation.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mbc_i18n import locales

TAG = re.compile(r"(</?[A-Za-z][\w-]*/?>)")
WORD = re.compile(r"[A-Za-z]+")
LONGER = 1.3

ACCENTED = str.maketrans("aceinosuyzACEINOSUYZ", "åçéïñøšúýžÅÇÉÏÑØŠÚÝŽ")

SYLLABLES = {
    "ar": "ال في من عل ىم رض سر طا ن ثد ي خل ية",
    "fa": "پز شک گو چه ژر می رو د سر طا ن",
    "ur": "ٹھ ڈا کٹر ہے ںی گے کے لیے ے مر یض",
    "prs": "دا کت ر شف اخ انه گی چی",
    "he": "של את הר פא חו לה סר טן שד ים",
    "hi": "कै स्त न क्षि ज्ञ रो गी श्र द्धा का हूँ ड़े",
    "th": "มะ เร็ง เต้า นม ผู้ ป่วย ที่ นั้น กำ ลัง ใหญ่",
    "ru": "бо ле знь щи ты мо жет вра ча ющ ий",
    "vi": "ượ ề ỗ ữ ngh iệ trự đổ ốc ậy",
    "zh_Hans": "乳 腺 癌 患 者 医 生 检 查 治 疗 的",
    "zh_Hant": "乳 腺 癌 患 者 醫 生 檢 查 治 療 的",
    "ja": "乳 が ん 患 者 の 診 断 と 治 療 カ",
    "ko": "유 방 암 환 자 의 진 단 과 치 료 는",
    "ksw": "က ညီ ကျိာ် တၢ် ဆါ က သံၣ်",
}
"""Pieces of words by locale; every other locale has accented Latin letters."""

GAP = re.compile(r"(?<=[^\x00-\u2fff]) (?=[^\x00-\u2fff])")

WIDE = str.maketrans({".": "。", ",": "、", ":": "：", "?": "？", "!": "！"})


def words(locale: str) -> Callable[[str], str]:
    """What makes a target of a source; its elements stay, and so do figures."""
    unspaced = locales.language(locale) in locales.UNSPACED

    def target(source: str) -> str:
        pieces = TAG.split(source)
        return "".join(piece if TAG.fullmatch(piece) else said(piece) for piece in pieces)

    def said(text: str) -> str:
        text = WORD.sub(lambda found: word(found[0], locale), text)
        return GAP.sub("", text.translate(WIDE)) if unspaced else text

    return target


def word(latin: str, locale: str) -> str:
    """A word in the letters of a locale."""
    pieces = SYLLABLES.get(locale, "").split()
    if not pieces:
        longer = re.sub(r"(..[aeiou])", r"\1\1"[:4], latin)
        return longer.ljust(round(LONGER * len(latin)), latin[-1]).translate(ACCENTED)
    size = round(LONGER * len(latin) / max(2, *map(len, pieces)) + 0.5)
    seed = sum(map(ord, latin))
    return "".join(pieces[(seed + 3 * index) % len(pieces)] for index in range(size))
