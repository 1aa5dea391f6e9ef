"""Everything that CLDR knows of a locale. Babel's one door.

Locales are named as gettext does (`pt_BR`, `zh_Hans`) inside the tool and in folders, and by
BCP 47 (`pt-BR`, `zh-Hans`) on pages; both spellings are understood everywhere.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from mbc_i18n.errors import SettingsError

if TYPE_CHECKING:
    from babel import Locale

OWN_NAMES = {"zh_Hans": "简体中文", "zh_Hant": "繁體中文"}
"""Names that readers use where CLDR composes one (`中文 (简体)`)."""

UNSPACED = frozenset({"zh", "yue", "wuu", "ja"})
"""Languages that put no space between sentences of their own characters: Chinese and Japanese.
Thai, Lao, Khmer, Burmese and Tibetan do put one there."""

_WORN = r"(?:</?[A-Za-z][A-Za-z0-9-]*>|<fn\d*/>|[“”‘’…—·])*"
OPENING, CLOSING = re.compile(_WORN), re.compile(_WORN + r"\Z")
"""What a neighbour is looked for behind: ends of elements, marks of footnotes, and the signs that
are as wide as the characters beside them."""

EDGE = 200
"""Characters at the edge of a sentence among which its outermost shown one is looked for."""


@cache
def parse(locale: str) -> Locale:
    """Babel's locale for either spelling.

    Raises SettingsError for a name that is malformed or that CLDR does not know, and for `und`,
    which CLDR would take for American English.
    """
    from babel import Locale, UnknownLocaleError

    try:
        if locale.replace("-", "_").split("_")[0].lower() == "und":
            raise ValueError
        return Locale.parse(locale.replace("-", "_"))
    except (ValueError, TypeError, UnknownLocaleError):
        raise SettingsError(
            f"unknown locale {locale!r:.60}", step="use a CLDR name such as es, pt_BR or zh_Hans"
        ) from None


@cache
def canonical(locale: str) -> str:
    """The gettext spelling: `pt-br` gives `pt_BR`, `ZH-hans` gives `zh_Hans`, `iw` gives `he`.

    Script and territory stand in it only where they were asked for. Raises SettingsError for an
    unknown locale.
    """
    parsed = parse(locale)
    asked = {part.casefold() for part in re.split("[-_.@]", locale)[1:]}
    given = (parsed.script, parsed.territory, parsed.variant)
    own = [part for part in given if part and part.casefold() in asked]
    return "_".join([parsed.language, *own])


def bcp47(locale: str) -> str:
    """The spelling of pages, feeds and exchange formats."""
    return canonical(locale).replace("_", "-")


def language(locale: str) -> str:
    """The language subtag alone: `pt` of `pt_BR`."""
    return parse(locale).language


@cache
def direction(locale: str) -> str:
    """`rtl` or `ltr`, from the script's order of characters."""
    return "rtl" if parse(locale).character_order.startswith("right-to-left") else "ltr"


@cache
def with_territory(locale: str) -> str:
    """Language and territory, as Open Graph writes a locale: `pt_BR`, and `es_ES` for `es`.

    The territory is CLDR's likely one where the locale names none, `CN` for `zh_Hans`; a language
    of no country stands alone.
    """
    from babel.core import get_global

    parsed, likely = parse(locale), get_global("likely_subtags")
    names = (f"{parsed.language}_{parsed.script}", parsed.language)
    full = next((likely[name] for name in names if name in likely), "")
    territory = parsed.territory or next((p for p in full.split("_")[1:] if len(p) == 2), "")
    return f"{parsed.language}_{territory}".rstrip("_")


@cache
def own_name(locale: str) -> str:
    """The language's name in itself, as its readers look for it."""
    name = canonical(locale)
    return OWN_NAMES.get(name) or str(parse(name).get_display_name(name) or name)


@cache
def english_name(locale: str) -> str:
    """The language's name in English, for staff."""
    return str(parse(locale).english_name or locale)


@cache
def fallbacks(locale: str) -> tuple[str, ...]:
    """The locale and what may stand in for it, nearest first; never another script.

    `pt_BR` gives `pt_BR` and `pt`, `zh_TW` gives `zh_TW` and `zh_Hant`.
    """
    name = canonical(locale)
    parts = name.split("_")
    shorter = ["_".join(parts[:size]) for size in range(len(parts) - 1, 0, -1)]
    written = f"{parts[0]}_{_script(name)}"
    known = [written] if _is_known(written) else []
    candidates = [*shorter[:-1], *known, *shorter[-1:]]
    return (name, *(each for each in dict.fromkeys(candidates) if _stands_in(each, name)))


def _stands_in(candidate: str, name: str) -> bool:
    return candidate != name and _script(candidate) == _script(name)


def _script(name: str) -> str:
    """The script that a locale is written in, from CLDR's likely subtags where it names none."""
    from babel.core import get_global

    parsed = parse(name)
    likely = str(get_global("likely_subtags").get(parsed.language, ""))
    return str(parsed.script or next((p for p in likely.split("_") if len(p) == 4), ""))


def _is_known(name: str) -> bool:
    from babel import localedata

    return bool(localedata.exists(name))


@cache
def plural_forms(locale: str) -> str:
    """The `Plural-Forms` field: Babel's gettext rules, from CLDR's where it lists none."""
    from babel.messages.plurals import PLURALS

    parsed = parse(locale)
    for name in (str(parsed), parsed.language):
        if name in PLURALS:
            count, rule = PLURALS[name]
            return f"nplurals={count}; plural={rule};"
    return _cldr_plural_forms(parsed)


def _cldr_plural_forms(parsed: Locale) -> str:
    from babel.plural import to_gettext

    rule = to_gettext(parsed.plural_form)
    understood = "e ==" not in rule and "c ==" not in rule
    return rule if understood else "nplurals=2; plural=(n != 1);"


@cache
def number_symbols(locale: str) -> tuple[str, str]:
    """The decimal and the grouping sign that CLDR gives the locale's Latin digits."""
    symbols = parse(locale).number_symbols
    latin = symbols.get("latn", symbols)
    return str(latin.get("decimal", ".")), str(latin.get("group", ","))


@cache
def months(locale: str) -> dict[str, int]:
    """The names of the months as CLDR writes them, long and short, and their numbers."""
    forms = parse(locale).months
    return {
        str(name).rstrip("."): int(number)
        for use in ("stand-alone", "format")
        for width in ("abbreviated", "wide")
        for number, name in forms.get(use, {}).get(width, {}).items()
    }


@cache
def unit_names(locale: str) -> dict[str, frozenset[str]]:
    """The names and symbols of CLDR's units (`mass-milligram`) in all their plural forms."""
    patterns = parse(locale)._data["unit_patterns"]
    return {str(unit): frozenset(_names(forms)) for unit, forms in patterns.items() if "-" in unit}


def _names(forms: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """What stands beside the number in each pattern of a unit."""
    for length in ("long", "short"):
        for use, pattern in dict(forms.get(length) or {}).items():
            if use != "per" and "{0}" in pattern:
                parts = (part.strip(" .\u00a0\u202f") for part in pattern.split("{0}"))
                yield from filter(None, parts)


POWER = re.compile(r"\W*(0+)[\s\u00a0]*([^\s\u00a00'.]{2,}|[^\W\d_A-Za-z])\.?\W*")


@cache
def powers_of_ten(locale: str) -> dict[int, frozenset[str]]:
    """The words for a thousand, a million and so on in all plural forms; no single Latin letter."""
    found: dict[int, set[str]] = {}
    for forms in parse(locale)._data["compact_decimal_formats"].values():
        for power, pattern in (each for patterns in forms.values() for each in patterns.items()):
            written = POWER.fullmatch(str(pattern.pattern))
            if written:
                value = int(power) // 10 ** (len(written[1]) - 1)
                found.setdefault(value, set()).add(written[2])
    return {value: frozenset(words) for value, words in found.items() if value > 1}


@cache
def date_order(locale: str) -> str:
    """The order of day, month and year in a date of figures: `dmy`, `mdy`, `ymd`."""
    pattern = re.sub("[^yMd]", "", parse(locale).date_formats["short"].pattern).lower()
    return "".join(dict.fromkeys(pattern))


def format_number(value: Decimal, locale: str) -> str:
    """A number with the locale's signs and Latin digits, every decimal kept."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=parse(locale), decimal_quantization=False))


def format_date(day: datetime.date, locale: str) -> str:
    """A date in the locale's long form."""
    from babel.dates import format_date as babel_format_date

    return str(babel_format_date(day, "long", locale=parse(locale)))


def is_wide(character: str) -> bool:
    """True for Han, kana, hangul and full-width signs (East Asian Width W or F)."""
    return unicodedata.east_asian_width(character) in "WF"


def _is_unspaced(character: str) -> bool:
    """True for Han, kana (of half width too) and full-width signs: all wide ones but hangul."""
    if not character:
        return False
    half_kana = "\uff61" <= character <= "\uff9f"
    return half_kana or (is_wide(character) and not _is_hangul(character))


def _is_hangul(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("HANGUL", "HALFWIDTH HANGUL"))


def join(left: str, gap: str, right: str, locale: str) -> str:
    """What stands between two sentences of a locale, given the source's own `gap`.

    In a locale of `UNSPACED` the gap goes where both neighbours are Han, kana or full-width, and
    stays beside Latin letters and digits; tags at the edges are looked through. Everywhere else it
    stays. Where the source has none a space stands in, but for beside such a neighbour on the left
    of an unspaced locale.
    """
    if language(locale) in UNSPACED:
        before, after = _is_unspaced(_last(left)), _is_unspaced(_first(right))
        return "" if before and (after or not gap) else gap or " "
    return gap or " "


def _last(words: str) -> str:
    tail = words[-EDGE:]
    found = CLOSING.search(tail)
    return tail[: found.start()][-1:] if found else ""


def _first(words: str) -> str:
    head = words[:EDGE]
    found = OPENING.match(head)
    return head[found.end() :][:1] if found else ""


def soft_join(left: str, right: str) -> str:
    """What a line break inside a sentence stands for: nothing between two wide characters."""
    edges = left[-1:], right[:1]
    return "" if all(map(_is_unspaced, edges)) else " "
