"""Numbers: every quantity of the source stands in the translation, as its locale writes it.

All of these checks take one look at a message (`quantities.analysis`), and each tells its part.
What they read: digits of every script by the locale's own signs, multipliers, number words,
fractions, months by name, dates and times, units, bounds and ranges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.checks.quantities.analysis import Fault, faults
from mbc_i18n.model import Message


def _faults(message: Message, context: Context) -> Sequence[Fault]:
    source, target = context.source_text(message), context.target_text(message)
    return faults(source, target, context.source_locale, context.locale)


def _has_faults(message: Message, context: Context) -> bool:
    """True where one of these checks has something to tell."""
    return bool(_faults(message, context))


@check("numbers", severity="error", its_type="numbers", look=_has_faults)
def numbers(message: Message, context: Context) -> Iterator[Problem]:
    """Every figure of the source stands in the translation with the same value, and no other.

    Small numbers, fractions and decades may be words on either side; a word alone accuses nobody.

    Bad: es | About 0.02% of cells | Cerca del 0,2 % de las células
    Bad: ru | About 6% of cases | Около 6 случаев
    Bad: ja | About 97,000 women | 約97万人の女性
    Bad: it | Take 8 drops | Assumere diciotto gocce
    Bad: ar | Keep it below -18 °C | يحفظ في أقل من ١٨ درجة مئوية
    Bad: nl | Three times a day | Twee keer per dag
    Good: es | About 0.02% of cells | Cerca del 0,02 % de las células
    Good: de | more than 150,000 cases | mehr als 150.000 Fälle
    Good: zh_Hans | more than 150,000 cases in May 2017 | 2017年5月超过15万例
    Good: fr | stages 1 to 3 | les stades I à III
    Good: ru | 1 in 8 women | каждая восьмая женщина
    Good: hi | 1.5 million women | 15 लाख महिलाएँ
    """
    return _told("numbers", message, context)


@check("number-format", severity="warning", its_type="locale-violation", look=_has_faults)
def number_format(message: Message, context: Context) -> Iterator[Problem]:
    """A figure is written with the signs of its locale; an error where readers take another value.

    Spaces, narrow spaces and apostrophes between groups are fine in every locale.

    Bad: de | more than 150,000 cases | mehr als 150,000 Fälle
    Bad: fr | 0.02% of cells | 0.02 % des cellules
    Bad: es_MX | 150,000 women | 150.000 mujeres
    Good: de | more than 150,000 cases | mehr als 150 000 Fälle
    Good: es_MX | 150,000 women | 150,000 mujeres
    Good: fa | 0.02% | ۰/۰۲ درصد
    """
    return _told("number-format", message, context)


@check("units", severity="error", its_type="numbers", look=_has_faults)
def units(message: Message, context: Context) -> Iterator[Problem]:
    """A quantity keeps its unit; another unit is fine beside the source's own.

    An amount that was converted, and converted right, is only pointed out.

    Bad: es | 5 mg a day | 5 g al día
    Bad: pl | for 12 weeks | przez 12 miesięcy
    Bad: de | stay 6 feet apart | 1,8 Meter Abstand halten
    Good: ru | 5 mg a day for 12 weeks | 5 мг в день в течение 12 недель
    Good: de | 1.5 g | 1500 mg
    Good: ja | 5 feet (1.5 m) | 1.5メートル
    """
    return _told("units", message, context)


@check("bounds", severity="error", its_type="numbers", look=_has_faults)
def bounds(message: Message, context: Context) -> Iterator[Problem]:
    """A bound points the same way: `<` or `>`, *at least* or *at most*.

    Bad: es | < 5 mg | > 5 mg
    Bad: tr | at least 150 minutes | en fazla 150 dakika
    Bad: ja | 5 years or more | 5年以下
    Good: fr | at least 5 days | 5 jours au moins
    Good: zh_Hans | women under 40 | 40岁以下的女性
    Good: hi | more than 50 people | 50 से अधिक लोग
    """
    return _told("bounds", message, context)


@check("identifiers", severity="error", its_type="inconsistent-entities", look=_has_faults)
def identifiers(message: Message, context: Context) -> Iterator[Problem]:
    """Names with digits in them and phone numbers stay as they are.

    Bad: es | HER2-positive | positivo para HER3
    Bad: it | The PD-L1 test | Il test PD-L2
    Good: fr | CDK4/6 inhibitors | les inhibiteurs de CDK 4/6
    Good: ru | COVID-19 | КОВИД-19
    """
    return _told("identifiers", message, context)


@check("dates", severity="error", its_type="numbers", look=_has_faults)
def dates(message: Message, context: Context) -> Iterator[Problem]:
    """Months, days and times of day are the same, whatever the order and the clock.

    Bad: es | on May 3, 2017 | el 3 de marzo de 2017
    Bad: de | May 3, 2017 | 5.3.2017
    Bad: zh_Hans | at 2:40 p.m. | 上午2点40分
    Good: de | May 3, 2017 | 3.5.2017
    Good: ja | May 3, 2017 at 2:40 p.m. | 2017年5月3日午後2時40分
    Good: fr | at 3 p.m. | à 15 h
    """
    return _told("dates", message, context)


@check("ranges", severity="error", its_type="numbers", look=_has_faults)
def ranges(message: Message, context: Context) -> Iterator[Problem]:
    """The ends of a range and the sides of a ratio keep their places.

    Bad: es | 20–30% | 30–20 %
    Bad: it | a 2:1 ratio | un rapporto di 1:2
    Good: es | 20–30% | del 20 al 30 %
    Good: ko | 20–30% | 20~30%
    """
    return _told("ranges", message, context)


def _told(name: str, message: Message, context: Context) -> Iterator[Problem]:
    """The faults of a message that belong to one check."""
    source, target = context.source_words(message), context.target_words(message)
    for fault in _faults(message, context):
        if fault.check == name:
            yield Problem(
                fault.message,
                tuple(source.span(span) for span in fault.source),
                tuple(target.span(span) for span in fault.target),
                fault.suggestion,
                severity=fault.severity,
            )
