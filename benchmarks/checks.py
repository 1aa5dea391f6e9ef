"""How fast the checks are, on the translations of this repository repeated with other words.

    python benchmarks/checks.py [units [locale ...]]

For each locale: units per second of all checks that run by default, with the glossary of this
repository and without one. Then microseconds of a unit's time: `frame`, the runner with as many
checks that look at the words of both sides and find nothing; terms, numbers and all other checks
with the runner; what each check takes when it runs alone, without the runner, the slowest first.
The checks of a group share one look at a message, so that their times do not add up. Of fewer
units than the default some are answered from caches.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from time import process_time
from unittest import mock

from mbc_i18n import checks, inline, po
from mbc_i18n.checks import base
from mbc_i18n.checks.base import Check, chosen_checks
from mbc_i18n.glossary import load, matcher
from mbc_i18n.model import Catalog, Message

ROOT = Path(__file__).parents[1]
UNITS = 20_000
SHOWN = 12
THIRDS = 3
GROUPS = ("terms", "numbers")
SYLLABLES = [first + last for first in "bdfgklmnprstv" for last in "aeiou"]


def word(dice: random.Random) -> str:
    """A word that nobody knows, so that no text is met twice."""
    return "".join(dice.choice(SYLLABLES) for _ in range(3))


def varied(message: Message, dice: random.Random, line: int) -> Message:
    """The message with a new word behind the first one of both sides."""
    new = word(dice)
    texts = (text.split(" ", 1) for text in (message.source, message.target))
    source, target = (" ".join([parts[0], new, *parts[1:]]) for parts in texts)
    return replace(message, source=source, target=target, line=line, context=str(line))


def catalog(locale: str, units: int) -> Catalog:
    """A catalog of so many units."""
    dice = random.Random(units)
    folder = ROOT / "locales" / locale
    known = [m for path in sorted(folder.glob("*.po")) for m in po.read(path.read_text()).current]
    usable = [message for message in known if message.translated]
    lines = range(units)
    messages = tuple(varied(usable[line % len(usable)], dice, line + 1) for line in lines)
    return Catalog("checks", locale, messages=messages, file="checks.po")


def seconds(own: Catalog, context: base.Context, registry: Mapping[str, Check]) -> float:
    """CPU time of one run, going by the quickest third; a short first run fills caches."""
    few = replace(own, messages=own.messages[:100])
    with mock.patch.object(base, "REGISTRY", registry):
        base.found(few, context, lambda m: inline.tags_in(m.source))
        thirds = [replace(own, messages=own.messages[at::THIRDS]) for at in range(THIRDS)]
        return THIRDS * min(_timed(each, context) for each in thirds)


def _timed(own: Catalog, context: base.Context) -> float:
    start = process_time()
    base.found(own, context, lambda m: inline.tags_in(m.source))
    return process_time() - start


def idle(message: Message, context: base.Context) -> Iterator[base.Problem]:
    """A check that asks for the words and finds nothing."""
    if not (context.source_words(message).text or context.target_words(message).text):
        yield base.Problem("never")


def idling() -> Mapping[str, Check]:
    """As many checks as there are, none of which does anything."""
    return {each.name: Check(each.name, "info", "other", idle) for each in chosen_checks()}


def part(group: str) -> Mapping[str, Check]:
    """The checks of a group; those of none of `GROUPS` for ""."""
    return {
        each.name: each
        for each in chosen_checks()
        if (each.group if each.group in GROUPS else "") == group
    }


def report(locale: str, units: int) -> None:
    """A block of lines for a locale."""
    own = catalog(locale, units)
    terms = load(ROOT / "glossary", wanted=(locale,))
    context = base.Context(locale, "en", terms, matcher(terms.concepts))
    bare = base.Context(locale)
    usual = {each.name: each for each in chosen_checks()}
    rates = (f"{units / seconds(own, each, usual):,.0f}" for each in (context, bare))
    print("{}: {} units/s, {} without a glossary".format(locale, *rates))
    parts = {"frame": idling(), **{group or "the others": part(group) for group in (*GROUPS, "")}}
    taken = {name: seconds(own, context, registry) for name, registry in parts.items()}
    told = (f"{name} {taken[name] / units * 1e6:.1f}" for name in taken)
    print(f"    µs a unit: {', '.join(told)}")
    alone = {name: seconds(own, context, {name: usual[name]}) for name in usual}
    nothing = seconds(own, context, {})
    for name in sorted(alone, key=lambda name: -alone[name])[:SHOWN]:
        print(f"    {(alone[name] - nothing) / units * 1e6:6.1f} µs  {name}")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else UNITS
    locales = sys.argv[2:] or sorted(path.name for path in (ROOT / "locales").glob("*/"))
    print(f"{len(checks.REGISTRY)} checks")
    for each in locales:
        report(each, count)
