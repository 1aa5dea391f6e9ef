"""Characters that no reader should meet: control codes, stray marks, text decoded wrongly."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.checks.signs import ODD
from mbc_i18n.model import Message, Span

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffd\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufffe\uffff\U000f0000-\U0010ffff\u200b\ufeff\u00ad\u200c\u200d]"
    "|[\ud800-\udfff]"
)
"""What may be wrong; tabs and line ends are white space."""

SOFT_HYPHEN, ZERO_WIDTH_SPACE, BYTE_ORDER_MARK = "\u00ad", "\u200b", "\ufeff"
BREAKING = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaadf]")
"""Scripts that mark the edge of a word with a zero-width space: Thai, Lao, Tibetan, Burmese,
Khmer."""

JOINED = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1b7f\ua800-\ua8ff"
    "\ua980-\ua9df\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00011000-\U000118ff"
    "\u2190-\u2bff\u3030\u303d\ufe0f\U0001f000-\U0001faff\u200c\u200d]"
)
"""Arabic, Indic and other scripts whose letters join, and emoji."""

HOMES = {ZERO_WIDTH_SPACE: BREAKING, "\u200c": JOINED, "\u200d": JOINED}
"""Invisible characters, and what they may stand beside."""

SEVERITY = {
    ZERO_WIDTH_SPACE: "warning", BYTE_ORDER_MARK: "error", SOFT_HYPHEN: "info",
    "\u200c": "warning", "\u200d": "warning",
}  # fmt: skip
"""How bad invisible characters are; all others are as bad as the check."""

REMOVABLE = ZERO_WIDTH_SPACE + BYTE_ORDER_MARK
EMBEDDINGS, ISOLATES, OVERRIDES = "\u202a\u202b", "\u2066\u2067\u2068", "\u202d\u202e"
POP_EMBEDDING, POP_ISOLATE = "\u202c", "\u2069"
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")

TRAIL = (*map(chr, range(0x80, 0xC0)), *"€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
"""What a byte behind the first one of a character is shown as."""

_TRAIL = f"[{''.join(TRAIL)}]"
SUSPECT = re.compile(f"[Â-ð](?:{_TRAIL}|\x80)")
MOJIBAKE = re.compile(
    "[Â-ï](?:"
    f"(?<=[ÂÃ]){_TRAIL}"
    f"|(?<=[ÄÅÆÇÈÉÊËÎÏÐÑÒÓ×ØÙÚÛ]){_TRAIL}(?:[ÄÅÆÇÈÉÊËÎÏÐÑÒÓ×ØÙÚÛ]{_TRAIL})+"
    "|(?<=â)(?:€|\x80)[\x80-\xbf…‘’“”•–—˜™š›œžŸ¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿]"
    f"|(?<=[àáã-é])(?:(?<=à)[¤-¿\xa0-\xbf]{_TRAIL}|(?<!à){_TRAIL}{_TRAIL})"
    f"(?:[à-é]{_TRAIL}{_TRAIL})+"
    "|(?<=ï)(?:»¿|¿½|¼)"
    f")|ð[Ÿ\x9f]{_TRAIL}{{0,2}}"
)
"""UTF-8 that was read as Windows-1252 or Latin-1: `Ã©`, `â€™`, and two or more letters of Cyrillic,
Greek, Arabic, Hebrew, Devanagari or Han in a row, which no right text has."""

CLOSING = "\xbb\u201c\u201d\u2019\u2026\u2013\u2014\u203a\u2122\xae\xaa\xba\xb0\xb2\xb3\xb9"
"""Signs of the tail bytes that may well follow a capital (`IRMÃ»`)."""


@check("control-characters", severity="error", its_type="characters", signs=(ODD,))
def control_characters(message: Message, context: Context) -> Iterator[Problem]:
    """Control codes, unknown characters (�), private ones, and invisible ones in the wrong place.

    Zero-width joiners belong into Arabic, Indic and other joining scripts and into emoji; the
    zero-width space into Thai, Lao, Khmer and Burmese. Soft hyphens are advice. What the source
    has as well is the source's.

    Bad: es | Pain | Do�lor
    Bad: ru | Pain | Боль\u200b
    Good: fa | I rest | استراحت می\u200cکنم
    Good: hi | Eye | क्\u200dष
    Good: es | Pain | Dolor
    """
    target = message.target
    if target.isprintable() and "\ufffd" not in target and "\ufffc" not in target:
        return
    for character in dict.fromkeys(CONTROL.findall(target)):
        if character not in message.source:
            yield from _control(target, character)


def _control(target: str, character: str) -> Iterator[Problem]:
    """One problem for a character, however often it stands in the wrong place."""
    spans = tuple(_misplaced(target, character))
    told = unicodedata.name(character, "control character").lower()
    if spans:
        yield Problem(
            f"U+{ord(character):04X} ({told}) in the text",
            target_spans=spans,
            severity=SEVERITY.get(character, ""),
            fix=_without(target, spans) if character in REMOVABLE else "",
        )


def _misplaced(target: str, character: str) -> Iterator[Span]:
    """Where a character stands that does not belong there."""
    home = HOMES.get(character)
    for found in re.finditer(re.escape(character), target):
        start, end = found.span()
        near = target[max(start - 1, 0) : start] + target[end : end + 1]
        if home is None or not home.search(near):
            yield start, end


def _without(target: str, spans: Sequence[Span]) -> str:
    """The target without these places."""
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(target)]
    return "".join(target[start:end] for start, end in zip(starts, ends, strict=True))


@check("bidi", severity="error", its_type="characters", signs=(ODD,))
def bidi(message: Message, context: Context) -> Iterator[Problem]:
    """Direction controls are closed, and none overrides the direction of letters.

    An open one turns the rest of the line about; an override shows words and figures backwards.
    Single marks (LRM, RLM, ALM) are fine.

    Bad: ar | HER2 | \u2066HER2
    Bad: he | HER2 | \u202eHER2\u202c
    Good: ar | HER2 | \u2066HER2\u2069
    Good: ar | HER2 (a gene) | HER2\u200f (جين)
    """
    if message.target.isprintable() or message.target == message.source:
        return
    for told, places in _turned(message.target).items():
        yield Problem(told, target_spans=tuple((at, at + 1) for at in places))


def _turned(target: str) -> dict[str, list[int]]:
    """What is wrong with the direction controls of a text, and where they stand."""
    wrong: dict[str, list[int]] = defaultdict(list)
    open_ones: list[tuple[str, int]] = []
    for found in DIRECTION.finditer(target):
        sign, at = found[0], found.start()
        if sign in OVERRIDES:
            wrong["a control overrides the direction of the letters"].append(at)
        if sign not in (POP_EMBEDDING, POP_ISOLATE):
            open_ones.append((POP_ISOLATE if sign in ISOLATES else POP_EMBEDDING, at))
        elif open_ones and open_ones[-1][0] == sign:
            open_ones.pop()
        else:
            wrong["a control closes no direction that is open"].append(at)
    if open_ones:
        wrong["a direction is opened and never closed"] = [at for _, at in open_ones]
    return wrong


@check("normalization", severity="info", its_type="characters", signs=(ODD,))
def normalization(message: Message, context: Context) -> Iterator[Problem]:
    """Letters and their marks are one character where Unicode has one (form NFC).

    Searching finds `é` only in the form in which it is written. Letters that NFC takes apart
    (Bengali ড়) and the order of Arabic marks are left alone.

    Bad: es | Diagnosis | Diagno\u0301stico
    Good: es | Diagnosis | Diagnóstico
    Good: bn | Bigger | বড়
    """
    target = message.target
    if unicodedata.is_normalized("NFC", target) or target == message.source:
        return
    own = {c: unicodedata.normalize("NFC", c) for c in set(target)}
    apart = target.translate({ord(c): own[c] for c in own if len(own[c]) > 1})
    normal = unicodedata.normalize("NFC", target)
    if len(normal) != len(apart) or sorted(normal) != sorted(apart):
        yield Problem("letters are not in the composed form (NFC)", fix=normal)


@check("mojibake", severity="error", its_type="characters", signs=TRAIL)
def mojibake(message: Message, context: Context) -> Iterator[Problem]:
    """Letters that were decoded wrongly: `Ã©` for `é`.

    Bad: es | Diagnosis | DiagnÃ³stico
    Bad: fr | The doctor’s advice | Lâ€™avis du médecin
    Bad: ru | Pain | Ð‘Ð¾Ð»ÑŒ
    Good: pt_BR | No | NÃO
    Good: vi | Breast cancer | Ung thư vú
    Good: fr | Naïve | Naïveté, « à l’âge »
    """
    if message.target.isascii() or not SUSPECT.search(message.target):
        return
    spans: dict[str, list[Span]] = {}
    for found in MOJIBAKE.finditer(message.target):
        if found[0] not in message.source and not _is_capital(found):
            spans.setdefault(found[0], []).append(found.span())
    for text, places in spans.items():
        right = decoded(text)
        meant = f": “{right}”?" if right else ""
        told = f"“{text}” was decoded wrongly{meant}"
        yield Problem(told, target_spans=tuple(places), suggestion=right)


def _is_capital(found: re.Match[str]) -> bool:
    """True for a letter that ends a word in capitals, before a closing sign."""
    before = found.string[max(found.start() - 1, 0) : found.start()]
    return len(found[0]) == 2 and found[0][1] in CLOSING and before.isupper()


def decoded(text: str) -> str:
    """What the text was before it was decoded wrongly, "" where that cannot be told."""
    try:
        return b"".join(map(_byte, text)).decode()
    except UnicodeError:
        return ""


def _byte(character: str) -> bytes:
    """The byte that Windows-1252 shows so, or Latin-1 where that has none."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
