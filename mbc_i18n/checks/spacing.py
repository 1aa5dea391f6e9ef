"""White space: single, inside the text, and where the locale's marks want it.

French has a no-break space before `: » ` and after `«`, a narrow one before `; ! ?` (Lexique des
règles typographiques of the Imprimerie nationale); in Canada only the first (Office québécois de
la langue française).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from mbc_i18n import inline, locales
from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.checks.links import EMAIL, URL
from mbc_i18n.model import Message, Span

WIDE, NARROW = "\u00a0", "\u202f"
KEPT = "\u00a0\u202f\u2009"
"""No-break spaces, and the thin one."""

UNSPACED = frozenset({"zh", "yue", "wuu", "ja", "th", "lo", "km", "my", "shn", "bo", "dz"})
"""Languages that put no space between words, or none after a mark."""

DOMAIN = re.compile(r"(?<![\w.-])[\w-]++(?:\.[a-z0-9][\w-]*+)+")
ENTITY = re.compile(r"&#?\w{1,12};")


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a space is wrong, and what to write there."""

    told: str
    pattern: re.Pattern[str]
    """What is wrong, by its group if it has one; it must cost linear time in any text."""
    write: str | None
    """What mends it, None where only a person can tell."""
    swallow: bool = False
    """True where spaces before the place go too."""


DOUBLE = Rule("double space", re.compile("  +"), " ")
AFTER_BRACKET = Rule("space after an opening bracket", re.compile(r"[(\[（［]( ++)"), "")
BEFORE_BRACKET = Rule(
    "space before a closing bracket", re.compile(r"[)\]）］](?<= .)(?<![:;] .)"), "", swallow=True
)
BEFORE_MARK = Rule(
    "space before a mark",
    re.compile(r"[,.;:!?،؛؟，。、；：！？](?<= .)(?:(?=\s|\Z)(?<!\d .)|(?<=[，。、；：！？]))"),
    "",
    swallow=True,
)
BEFORE_COMMA = Rule(
    "space before a mark", re.compile(r"[,.](?<= .)(?<!\d .)(?=\s|\Z)"), "", swallow=True
)
MISSING = Rule(
    "no space after a mark",
    re.compile(r"[,;،؛](?=[^\W\d_][^\W\d_])(?<=[^\W\d_][^\W\d_].)"),
    None,
)
RUN_ON = Rule(
    "no space after the end of a sentence",
    re.compile(r"[.?!؟](?=[^\W\d_][^\W\d_])(?<=[^\W\d_][^\W\d_].)"),
    None,
)
FRENCH = (
    Rule(
        "no-break space missing before ; ! ?",
        re.compile(rf"[;!?](?<=[^{KEPT}:;!?(\[….¿¡].)(?=[\s»”\"’)\]<!?]|\Z)"),
        NARROW,
        swallow=True,
    ),
)
GUILLEMETS = (
    Rule(
        "no-break space missing before :",
        re.compile(rf":(?<=[^{KEPT}:;(\[].)(?=\s|</|\Z)"),
        WIDE,
        swallow=True,
    ),
    Rule(
        "no-break space missing before »",
        re.compile(rf"»(?<=[^{KEPT}].)"),
        WIDE,
        swallow=True,
    ),
    Rule("no-break space missing after «", re.compile(rf"«( *+)(?![{KEPT}]|\Z)"), WIDE),
)


SUSPECT = re.compile(
    r"[],.;:!?)([،؛؟，。、；：！？（）］［](?:(?<= .)|(?=[^\W\d_][^\W\d_])|(?<=[(\[（［]) )"
)
"""Where a rule may be broken: a quick look before a thorough one."""


FRENCH_SUSPECT = re.compile(
    rf"[],.;:!?)([،؛؟，。、；：！？（）］［»«](?:(?<= .)|(?=[^\W\d_][^\W\d_])|(?<=[(\[（［]) |"
    rf"(?<=[:;!?»])(?<![{KEPT}].)|(?<=«)(?![{KEPT}]))"
)


@cache
def suspect(locale: str) -> re.Pattern[str]:
    """Where one of the locale's rules, two spaces apart, may be broken."""
    return FRENCH_SUSPECT if locales.language(locale) == "fr" else SUSPECT


@cache
def rules(locale: str) -> tuple[Rule, ...]:
    """The rules of a locale."""
    language = locales.language(locale)
    if language == "fr":
        canada = "CA" in locale.replace("-", "_").split("_")
        own = (BEFORE_COMMA, *GUILLEMETS, *(() if canada else FRENCH))
        return (DOUBLE, AFTER_BRACKET, BEFORE_BRACKET, MISSING, RUN_ON, *own)
    if language in UNSPACED:
        return (DOUBLE, AFTER_BRACKET, BEFORE_BRACKET)
    return (DOUBLE, AFTER_BRACKET, BEFORE_BRACKET, BEFORE_MARK, MISSING, RUN_ON)


def _is_suspect(message: Message, context: Context) -> bool:
    target = message.target
    if target == message.source:
        return False
    if "  " in target or target[:1].isspace() or target[-1:].isspace():
        return True
    return suspect(context.locale).search(target) is not None


@check("spacing", severity="info", its_type="whitespace", look=_is_suspect)
def spacing(message: Message, context: Context) -> Iterator[Problem]:
    """White space stands once, inside the text, and where the locale's marks want it.

    French has no-break spaces before `: ; ! ? »` and after `«`, Canadian French only at `:` and
    the quotation marks. Tags, addresses, times and ratios are left alone.

    Bad: es | Rest, then sleep. | Descanse,  luego duerma.
    Bad: de | Rest, then sleep. | Ruhen Sie , dann schlafen Sie.
    Bad: fr | Does it hurt? | Avez-vous mal ?
    Good: es | Rest, then sleep. | Descanse, luego duerma.
    Good: fr | Note: does it hurt? | À noter\u00a0: avez-vous mal\u202f?
    Good: fr_CA | Note: does it hurt? | À noter\u00a0: avez-vous mal?
    Good: fr | At 10:30, see https://example.org?a;b | À 10:30, voir https://example.org?a;b
    Good: zh_Hans | Rest, then sleep. | 先休息，再睡觉。
    """
    if not _is_suspect(message, context):
        return
    target = message.target
    if target[:1].isspace() or target[-1:].isspace():
        yield from _outer(message)
    broken = [rule for rule in rules(context.locale) if rule.pattern.search(target)]
    if broken:
        masked = _masked(target, message.source)
        found = [(rule, _places(rule, target, masked)) for rule in broken]
        fix = _mended(target, found)
        for rule, spans in found:
            if spans:
                yield Problem(rule.told, (), spans, fix=fix if rule.write is not None else "")


def _outer(message: Message) -> Iterator[Problem]:
    source, target = message.source, message.target
    words = source.strip()
    start = source.find(words)
    before, after = source[:start], source[start + len(words) :]
    fix = before + target.strip() + after
    if words and fix != target:
        yield Problem("white space at the start or the end", fix=fix)


def _masked(target: str, source: str) -> list[Span]:
    """Where no rule holds: tags, addresses, entities."""
    patterns = (URL, EMAIL, DOMAIN, ENTITY, inline.TAG)
    return [found.span() for pattern in patterns for found in pattern.finditer(target)]


def _places(rule: Rule, target: str, masked: Sequence[Span]) -> tuple[Span, ...]:
    """The places that break a rule, mask and unspaced characters apart."""
    covered = bytearray(len(target) + 1)
    for start, end in masked:
        covered[start:end] = b"\1" * (end - start)
    group = rule.pattern.groups
    spans = (found.span(group) for found in rule.pattern.finditer(target))
    return tuple(
        (start, end)
        for start, end in spans
        if not covered[start] and end and _is_wrong(rule, target, start, end)
    )


def _is_wrong(rule: Rule, target: str, start: int, end: int) -> bool:
    if rule is DOUBLE:
        return start > 0 and end < len(target)
    if rule is RUN_ON:
        return target[start - 1].islower() and target[end].isupper() and target[end + 1].islower()
    return rule is not MISSING or not locales.is_wide(target[end])


def _mended(target: str, found: Sequence[tuple[Rule, Sequence[Span]]]) -> str:
    """The whole target with the spaces that its rules want, "" where nothing is to be done."""
    edits = sorted(
        (start, end, rule.write, rule.swallow)
        for rule, spans in found
        for start, end in spans
        if rule.write is not None
    )
    pieces, cursor = list[str](), 0
    for start, end, write, swallow in edits:
        before = target[cursor:start]
        kept = target[start:end] if swallow else ""
        pieces += [before.rstrip(" ") if swallow else before, write, kept]
        cursor = end
    return "".join([*pieces, target[cursor:]]) if edits else ""
