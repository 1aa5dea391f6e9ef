"""Everything that CLDR knows of a locale. Babel's one door.

Locales are named as gettext does (`pt_BR`, `zh_Hans`) inside the tool and in folders, and by
BCP 47 (`pt-BR`, `zh-Hans`) on pages; both spellings are understood everywhere.
"""

from __future__ import annotations

import datetime
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from mbc_i18n.errors import SettingsError

if TYPE_CHECKING:
    from babel import Locale

OWN_NAMES = {"zh_Hans": "简体中文", "zh_Hant": "繁體中文"}
"""Names that readers use where CLDR composes one (`中文 (简体)`)."""

UNSPACED = frozenset({"zh", "ja", "yue", "wuu", "bo"})
"""Languages that put no space between sentences (OmegaT's list and Wikimedia's practice)."""


@cache
def parse(locale: str) -> Locale:
    """Babel's locale for either spelling.

    Raises SettingsError for a name that is malformed or that CLDR does not know.
    """
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(locale.replace("-", "_"))
    except (ValueError, TypeError, UnknownLocaleError):
        raise SettingsError(
            f"unknown locale {locale!r}", step="use a CLDR name such as es, pt_BR or zh_Hans"
        ) from None


@cache
def canonical(locale: str) -> str:
    """The gettext spelling: `pt-br` gives `pt_BR`, `ZH-hans` gives `zh_Hans`.

    Raises SettingsError for an unknown locale.
    """
    parsed = parse(locale)
    asked = locale.replace("-", "_").split("_")
    script = parsed.script if any(len(part) == 4 for part in asked[1:]) else None
    parts = (parsed.language, script, parsed.territory, parsed.variant)
    return "_".join(part for part in parts if part)


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
    """The locale and what may stand in for it: `pt_BR`, `pt`; never another script."""
    parts = canonical(locale).split("_")
    last = 2 if len(parts) > 1 and len(parts[1]) == 4 else 1
    return tuple("_".join(parts[:size]) for size in range(len(parts), last - 1, -1))


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
    """The names of the months in lower case, and their numbers."""
    names = parse(locale).months["format"]["wide"]
    return {str(name).casefold(): int(number) for number, name in names.items()}


def format_date(day: datetime.date, locale: str) -> str:
    """A date in the locale's long form."""
    from babel.dates import format_date as babel_format_date

    return str(babel_format_date(day, "long", locale=parse(locale)))


def is_wide(character: str) -> bool:
    """True for Han, kana, hangul and full-width signs (East Asian Width W or F)."""
    return unicodedata.east_asian_width(character) in "WF"


def _is_unspaced(character: str) -> bool:
    return is_wide(character) and not "\uac00" <= character <= "\ud7a3"


def join(left: str, gap: str, right: str, locale: str) -> str:
    """The white space between two sentences of a locale, given the source's own `gap`.

    Chinese, Japanese and Tibetan put none where either edge is one of their characters, and none
    is lost between two Latin edges; a locale that spaces its sentences gets a space where the
    source has none. Lengths are code points.
    """
    if language(locale) in UNSPACED:
        edges = left[-1:], right[:1]
        return "" if any(edge and _is_unspaced(edge) for edge in edges) else gap or " "
    return gap or " "


def soft_join(left: str, right: str) -> str:
    """What a line break inside a sentence stands for: nothing between two wide characters."""
    edges = left[-1:], right[:1]
    return "" if all(edge and _is_unspaced(edge) for edge in edges) else " "
