"""How fast the checks of numbers are, and how often they flag translations that are right.

Run `python benchmarks/quantities.py`; it reads the translations in `../shared/bench/glossary` (or a
folder named on the command line). Figures are units a second of CPU with no text remembered (only
words), over all of them and over those without a digit, and the share of units with digits that
have an error or a warning.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from mbc_i18n import po
from mbc_i18n.checks.quantities.analysis import faults
from mbc_i18n.checks.quantities.dates import months
from mbc_i18n.checks.quantities.glance import seen
from mbc_i18n.checks.quantities.normal import normal
from mbc_i18n.checks.quantities.reading import tokens
from mbc_i18n.checks.quantities.words import parted, spoken

DATA = Path(__file__).parents[2] / "shared" / "bench" / "glossary"
Pairs = Sequence[tuple[str, str]]


def main() -> int:
    """Print a row for each language."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    chosen = parser.parse_args()
    for path in sorted((chosen.data / "data").glob("*/clean.po")):
        locale = path.parent.name.rpartition("-")[2]
        messages = po.read(path.read_text(encoding="utf-8"), path.name, "news").current
        _row(locale, [(message.source, message.target) for message in messages if message.target])
    return 0


def _row(locale: str, pairs: Pairs) -> None:
    quiet = [pair for pair in pairs if not re.search(r"\d", "".join(pair))]
    _told(pairs, locale)
    everything, silence = _speed(pairs, locale), _speed(quiet, locale)
    loud = [pair for pair in pairs if re.search(r"\d", "".join(pair))]
    share = 100 * _told(loud, locale) / max(len(loud), 1)
    print(f"{locale:4}{everything:>10,.0f}/s{silence:>10,.0f}/s without digits{share:8.1f} %")


def _speed(pairs: Pairs, locale: str) -> float:
    for kept in (faults, months, seen, normal, tokens, parted, spoken):
        kept.cache_clear()
    start = process_time()
    _told(pairs, locale)
    return len(pairs) / max(process_time() - start, 1e-9)


def _told(pairs: Pairs, locale: str) -> int:
    return sum(
        any(fault.severity != "info" for fault in faults(source, target, "en", locale))
        for source, target in pairs
    )


if __name__ == "__main__":
    raise SystemExit(main())
