"""One spelling for what writers spell differently, and where the words of a text stand.

Words are looked for in the text as it is and folded one by one, so that every span is one of the
original text. What readers see as the same word folds to the same string; nothing that tells two
words apart is lost (sources: UAX #15 and #31, and each language's orthography).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from mbc_i18n.model import Span

UNSPACED = frozenset({"zh", "ja", "yue", "wuu", "th", "lo", "km", "my", "bo"})
"""Languages that set no space between words."""

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0"
    "\u0816-\u082d\u0859-\u085b\u08d3-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983"
    "\u09bc-\u09cd\u09d7\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd"
    "\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83"
    "\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0d81-\u0d83\u0dca-\u0ddf\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ece\u0f71-\u0f84\u102b-\u103e\u1056-\u1059\u135d-\u135f"
    "\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
"""Combining marks: part of a word, though `re` takes them for none."""

SILENT = "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Soft hyphens and what only steers a line break or the direction of a text."""

JOINERS = "\u200c\u200d"
WORD = re.compile(rf"[^\W_]++(?:[{MARKS}{SILENT}{JOINERS}]++[^\W_]*+)*+")
RUN = re.compile(r"[^\W_]+")
SPLIT_AT_JOINERS = re.compile(rf"[^\W_]++(?:[{MARKS}{SILENT}]++[^\W_]*+)*+")
"""Persian and its neighbours write endings behind a zero-width non-joiner."""

APOSTROPHE = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}{SILENT}{JOINERS}]|['’ʼ\"״׳](?=[^\W_]))*")
"""Ukrainian and Belarusian write the apostrophe, Hebrew the gershayim inside a word."""

PATTERNS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        **dict.fromkeys(("fa", "ur", "ps", "ckb", "sd", "ug"), SPLIT_AT_JOINERS),
        **dict.fromkeys(("uk", "be", "he"), APOSTROPHE),
    }
)

DROPPED = re.compile(f"[{SILENT}]|(?<=i)\u0307")
ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
HEBREW_MARKS = re.compile("[\u0591-\u05c7'\"’ʼ״׳]")
CYRILLIC_MARKS = re.compile("[\u0300\u0301'’ʼ\"]")
SHAPING = re.compile("[\u200c\u200d\u093c]")
"""Joiners, which in Devanagari change the shape alone, and the nukta."""

NASAL = re.compile("[ङञणनम]\u094d(?=[क-ह])")
ARABIC = str.maketrans("أإآٱىیک", "ااااييك")
"""Writers leave the hamza out, and in Egypt the dots of the last letter; ة and ه differ."""

PERSIAN = str.maketrans("أإآٱىيئكةۀە", "اااایییکههه")
URDU = str.maketrans("أإآٱىيكؤۓهةۂۃ", "ااااییکوےہہہہ")
HEBREW = str.maketrans("ךםןףץ", "כמנפצ")
ROMANIAN = str.maketrans("şţ", "șț")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789" * 3)
TONES = {
    first + second: third + fourth
    for first, third, second, fourth in (
        *(("o", tone, vowel, "a") for tone, vowel in zip("òóỏõọ", "àáảãạ", strict=True)),
        *(("o", tone, vowel, "e") for tone, vowel in zip("òóỏõọ", "èéẻẽẹ", strict=True)),
        *(("u", tone, vowel, "y") for tone, vowel in zip("ùúủũụ", "ỳýỷỹỵ", strict=True)),
    )
}
"""Both places of the Vietnamese tone mark: `hoá` and `hóa`."""

TONE = re.compile("|".join(TONES))
ARABIC_SCRIPT: Mapping[str, Mapping[int, int]] = MappingProxyType(
    {"ar": ARABIC, "ur": URDU, **dict.fromkeys(("fa", "ps", "ckb", "sd", "ug"), PERSIAN)}
)
DEVANAGARI = frozenset({"hi", "mr", "ne"})

HAN = str.maketrans(
    "衞爲羣綫裏説牀臺溼祕菸癥佈痠啓脣汚峯麪喫黴痺週著蔘癒慾餵粘淤嚐蒐僱恒内温脱疱鹼鹸顎颚齶",
    "衛為群線裡說床台濕秘煙症布酸啟唇污峰麵吃霉痹周着參愈欲喂黏瘀嘗搜雇恆內溫脫皰碱碱腭腭腭",
)
"""Characters that are written one for the other in one script (Unihan database, kZVariant and
kSemanticVariant): 衞生 in Hong Kong, 粘膜 for 黏膜 in the mainland. No simplification is undone."""

SYNDROME = re.compile("(?<=[综綜]合)[征徵]")
HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
THAI_AM = re.compile("\u0e4d([\u0e48-\u0e4b])")
"""The tone mark stands before or behind the sign of *am*."""
CYRILLIC = frozenset({"ru", "uk", "be", "bg"})

OWN_FOLDING = frozenset((
    *PATTERNS, *ARABIC_SCRIPT, *DEVANAGARI, *CYRILLIC, *UNSPACED,
    "az", "as", "bn", "el", "he", "ro", "tr", "vi",
))  # fmt: skip
"""Languages whose words are cut or folded in a way of their own."""

UNSETTLED = re.compile(f"[{MARKS}{SILENT}{JOINERS}٠-٩۰-۹०-९]")
LATIN = bytes(code if chr(code).isalnum() else ord(" ") for code in range(256))
"""Latin-1 with a blank for what is neither letter nor digit."""

SOFT_HYPHEN = "\u00ad"


def words(text: str, language: str) -> list[Span]:
    """Where the words of a text stand, in code points of the text."""
    pattern = PATTERNS.get(language, WORD)
    return [found.span() for found in pattern.finditer(text)]


def settled_words(text: str, language: str) -> Sequence[str] | None:
    """The folded words of a text that is case-folded already, where nothing else is to be folded.

    None where a closer look is needed. An apostrophe parts two words.
    """
    if language in OWN_FOLDING:
        return None
    try:
        latin = text.encode("latin-1").translate(LATIN).decode("latin-1")
    except UnicodeEncodeError:
        settled = unicodedata.is_normalized("NFC", text) and not UNSETTLED.search(text)
        return RUN.findall(text) if settled else None
    return None if SOFT_HYPHEN in text else latin.split()


@lru_cache(maxsize=1 << 16)
def folded(word: str, language: str) -> str:
    """A word without case and without what writers do differently; the length may change."""
    dotless = language in ("tr", "az")
    if not dotless and word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFC", word)
    if dotless:
        plain = plain.replace("I", "ı").replace("İ", "i")
    plain = plain.casefold()
    if plain.isascii():
        return plain
    if not plain.isalpha():
        plain = DROPPED.sub("", plain).replace("’", "'").translate(DIGITS)
    return _of_script(plain, language)


def _of_script(plain: str, language: str) -> str:
    if language in ARABIC_SCRIPT:
        return ARABIC_MARKS.sub("", plain).translate(ARABIC_SCRIPT[language])
    if language in DEVANAGARI:
        plain = SHAPING.sub("", plain).replace("\u0901", "\u0902")
        return NASAL.sub("\u0902", plain)
    if language in CYRILLIC:
        plain = unicodedata.normalize("NFC", CYRILLIC_MARKS.sub("", plain))
        return plain.replace("ё", "е") if language == "ru" else plain
    match language:
        case "he":
            return HEBREW_MARKS.sub("", plain).translate(HEBREW)
        case "vi":
            return TONE.sub(lambda found: TONES[found[0]], plain)
        case "ro":
            return plain.translate(ROMANIAN)
        case "zh" | "yue" | "wuu":
            return plain.translate(HAN)
        case "bn" | "as":
            return _bengali(plain)
        case "th":
            return THAI_AM.sub("\\1\u0e4d", plain)
        case "el":
            decomposed = unicodedata.normalize("NFD", plain).replace("\u0301", "")
            return unicodedata.normalize("NFC", decomposed)
    return plain


def _bengali(plain: str) -> str:
    """The last t was written with a joiner before Unicode 4.1; others only change the shape."""
    plain = plain.replace("\u09a4\u09cd\u200d", "\u09ce")
    return plain.replace("\u200c", "").replace("\u200d", "")


def characters(text: str, language: str) -> tuple[str, list[int]]:
    """A text without spaces, folded (NFKC), and the place in the text of each character of it.

    One more place stands for the end. A character with its combining marks is folded as one.
    """
    parts: list[str] = []
    places: list[int] = []
    for found in CLUSTER.finditer(SYNDROME.sub("症", text) if language == "zh" else text):
        part = _character(found[0], language)
        parts.append(part)
        places += [found.start()] * len(part)
    return "".join(parts), [*places, len(text)]


CLUSTER = re.compile(rf".[{MARKS}{SILENT}{JOINERS}]*", re.DOTALL)


@lru_cache(maxsize=1 << 14)
def _character(cluster: str, language: str) -> str:
    plain = unicodedata.normalize("NFKC", cluster).translate(HYPHENS)
    return "" if plain.isspace() else folded(plain, language)
