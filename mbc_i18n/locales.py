"""Everything that CLDR knows of a locale. Babel's one door.

Locales are named as gettext does (`pt_BR`, `zh_Hans`) inside the tool and in folders, and by
BCP 47 (`pt-BR`, `zh-Hans`) on pages; both spellings are understood everywhere.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from mbc_i18n import languages, patterns, scripts
from mbc_i18n.errors import SettingsError
from mbc_i18n.scripts import is_wide as is_wide
from mbc_i18n.scripts import soft_join as soft_join

if TYPE_CHECKING:
    from babel import Locale

UNSPACED = frozenset({"zh", "yue", "wuu", "nan", "hak", "ja"})
"""Languages that put no space between sentences of their own characters: Chinese and Japanese.
Thai, Lao, Khmer, Burmese and Tibetan do put one there."""


def register(added: languages.Languages) -> None:
    """Takes the languages of some settings, and no others, beside our own table and CLDR.

    Raises SettingsError where CLDR has nothing of what one is said to be like.
    """
    if languages.register(added):
        for function in (each for each in globals().values() if hasattr(each, "cache_clear")):
            function.cache_clear()
    for name in added:
        parse(name)


@cache
def parse(locale: str) -> Locale:
    """Babel's locale for either spelling; for a language that CLDR lacks the one that its numbers
    are written like, or the root of all.

    Raises SettingsError for a name that is malformed or that nobody knows, and for `und`, which
    CLDR would take for American English.
    """
    name = _beside_cldr(locale)
    own, base = languages.find(name), name.partition("_")[0]
    if own is None:
        return _parsed(locale)
    return _parsed(own.like or own.numbers or (base if _is_known(base) else "root"))


def _parsed(locale: str) -> Locale:
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
def _beside_cldr(locale: str) -> str:
    """The name of a locale that our table or the settings tell of and CLDR does not; else ""."""
    name, known = languages.spelled(locale), languages.table()
    base = name.partition("_")[0]
    own = (base in known and not _is_known(base)) or (name in known and _is_another(name, base))
    return name if own else ""


def _is_another(name: str, base: str) -> bool:
    """True where CLDR takes a name for that of another language, or for none."""
    try:
        return bool(_parsed(name).language != base)
    except SettingsError:
        return True


@cache
def canonical(locale: str) -> str:
    """The gettext spelling: `pt-br` gives `pt_BR`, `ZH-hans` gives `zh_Hans`, `iw` gives `he`.

    Script and territory stand in it only where they were asked for. Raises SettingsError for an
    unknown locale.
    """
    if own := _beside_cldr(locale):
        return own
    parsed = _parsed(locale)
    asked = [part.casefold() for part in re.split("[-_.@]", locale)[1:]]
    found = next(filter(_is_script, map(str.title, asked)), parsed.script)
    given = (found, parsed.territory, parsed.variant)
    return "_".join([parsed.language, *(p for p in given if p and p.casefold() in asked)])


def _is_script(part: str) -> bool:
    return len(part) == 4 and part in parse("en").scripts


def bcp47(locale: str) -> str:
    """The spelling of pages, feeds and exchange formats."""
    return canonical(locale).replace("_", "-")


def language(locale: str) -> str:
    """The language subtag alone: `pt` of `pt_BR`."""
    return canonical(locale).partition("_")[0]


@cache
def direction(locale: str) -> str:
    """`rtl` or `ltr`, from the script."""
    name = canonical(locale)
    own = languages.find(name)
    return (own.direction if own else "") or scripts.direction(script(name))


@cache
def with_territory(locale: str) -> str:
    """Language and territory, as Open Graph writes a locale: `pt_BR`, and `es_ES` for `es`.

    The territory is CLDR's likely one where the locale names none, `CN` for `zh_Hans`; a language
    of no country stands alone.
    """
    name = canonical(locale)
    territory = languages.territory(name) or languages.territory(_likely(name))
    return f"{language(locale)}_{territory}" if territory else language(locale)


def _likely(name: str) -> str:
    """CLDR's likely subtags: those of language and script, language and territory, language."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    base, *rest = name.split("_")
    names = [*(f"{base}_{part}" for part in rest), base]
    return next((str(likely[each]) for each in names if each in likely), "")


@cache
def own_name(locale: str) -> str:
    """The language's name in itself, as its readers look for it."""
    name = canonical(locale)
    if own := _named(name):
        return own.name
    return str(_parsed(name).get_display_name(name) or name)


@cache
def english_name(locale: str) -> str:
    """The language's name in English, for staff."""
    own = _named(canonical(locale))
    return (own.english or own.name) if own else str(_parsed(locale).english_name or locale)


def _named(name: str) -> languages.Language | None:
    """The row that names a locale: its own, or its language's where CLDR knows nothing of it."""
    whole = languages.find(_beside_cldr(name)) or languages.table().get(name)
    return whole if whole and whole.name else None


@cache
def fallbacks(locale: str) -> tuple[str, ...]:
    """The locale and what may stand in for it, nearest first; never another script.

    `pt_BR` gives `pt_BR` and `pt`, `zh_TW` gives `zh_TW` and `zh_Hant`, and Dari gives Persian.
    """
    name = canonical(locale)
    own = languages.find(name)
    like = [own.like, *_shorter(own.like)] if own and own.like else []
    names = [*_shorter(name), *like]
    return (name, *(each for each in dict.fromkeys(names) if _stands_in(each, name)))


def _shorter(name: str) -> list[str]:
    """The names of a locale with less and less in them, its script put in where CLDR knows it."""
    parts = name.split("_")
    shorter = ["_".join(parts[:size]) for size in range(len(parts) - 1, 0, -1)]
    written = f"{parts[0]}_{script(name)}"
    known = [written] if _is_known(written) else []
    return [*shorter[:-1], *known, *shorter[-1:]]


def _stands_in(candidate: str, name: str) -> bool:
    return candidate != name and script(candidate) == script(name)


def script(name: str) -> str:
    """The script that a locale is written in, a likely one where it names none; "" for unknown."""
    own = languages.find(name)
    given = next(filter(_is_script, name.split("_")[1:]), "") or (own.script if own else "")
    likely = filter(_is_script, _likely(name).split("_"))
    return given or str(parse(name).script or "") or next(likely, "")


def _is_known(name: str) -> bool:
    from babel import localedata

    return bool(localedata.exists(name))


@cache
def plural_forms(locale: str) -> str:
    """The `Plural-Forms` field: our table's, Babel's gettext rules, or CLDR's where it has none."""
    from babel.messages.plurals import PLURALS

    own, parsed = languages.find(canonical(locale)), parse(locale)
    if own and own.plurals:
        return own.plurals
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
    units = parse(locale)._data["unit_patterns"].items()
    return {str(unit): frozenset(patterns.names(forms)) for unit, forms in units if "-" in unit}


@cache
def powers_of_ten(locale: str) -> dict[int, frozenset[str]]:
    """The words for a thousand, a million and so on in all plural forms; no single Latin letter."""
    found: dict[int, set[str]] = {}
    for forms in parse(locale)._data["compact_decimal_formats"].values():
        for exponent, pattern in (each for own in forms.values() for each in own.items()):
            if written := patterns.power(int(exponent), str(pattern.pattern)):
                found.setdefault(written[0], set()).add(written[1])
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
    """A date in the locale's long form; in figures where nobody has told how it is written."""
    from babel.dates import format_date as babel_format_date

    own = languages.find(_beside_cldr(locale))
    if own and not own.like:
        return day.isoformat()
    return str(babel_format_date(day, "long", locale=parse(locale)))


def join(left: str, gap: str, right: str, locale: str) -> str:
    """What stands between two sentences of a locale, given the source's own `gap`.

    A space stands in where the source has none; `scripts.unspaced` says what becomes of it in a
    locale of `UNSPACED`.
    """
    unspaced = language(locale) in UNSPACED
    return scripts.unspaced(left, gap, right) if unspaced else gap or " "
