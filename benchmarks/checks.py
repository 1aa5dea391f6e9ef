"""How fast the checks are, on the translations of this repository repeated with other words.

    python benchmarks/checks.py [units]

For each locale: units per second of all checks that run by default, with the glossary of this
repository and without one; what each check takes of a unit's time when it runs alone, in
microseconds, the slowest first. The checks of terms share one look at a message, so that their
times do not add up. `frame` is the same catalog with as many checks that look at the words of both
sides and find nothing.
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
from mbc_i18n.checks.base import Check, Choice, chosen_checks
from mbc_i18n.glossary import load, matcher
from mbc_i18n.model import Catalog, Message

ROOT = Path(__file__).parents[1]
UNITS = 20_000
SHOWN = 12
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


def seconds(own: Catalog, context: base.Context, choice: Choice) -> float:
    """CPU time of one run; the first one, which fills caches, is not counted."""
    few = replace(own, messages=own.messages[:100])
    base.found(few, context, lambda m: inline.tags_in(m.source), choice)
    start = process_time()
    base.found(own, context, lambda m: inline.tags_in(m.source), choice)
    return process_time() - start


def idle(message: Message, context: base.Context) -> Iterator[base.Problem]:
    """A check that asks for the words and finds nothing."""
    if not (context.source_words(message).text or context.target_words(message).text):
        yield base.Problem("never")


def idling() -> Mapping[str, Check]:
    """As many checks as there are, none of which does anything."""
    return {each.name: Check(each.name, "info", "other", idle) for each in chosen_checks()}


def report(locale: str, units: int) -> None:
    """A block of lines for a locale."""
    own = catalog(locale, units)
    terms = load(ROOT / "glossary", wanted=(locale,))
    context = base.Context(locale, "en", terms, matcher(terms.concepts))
    bare = base.Context(locale)
    whole, without = (seconds(own, each, Choice()) for each in (context, bare))
    with mock.patch.object(base, "REGISTRY", idling()):
        frame = seconds(own, bare, Choice())
    rates = (f"{units / each:,.0f}" for each in (whole, without, frame))
    print("{}: {} units/s, {} without a glossary, frame {}".format(locale, *rates))
    taken = {each.name: seconds(own, context, Choice((each.name,))) for each in chosen_checks()}
    alone = seconds(own, context, Choice(("no such check",)))
    for name in sorted(taken, key=lambda name: -taken[name])[:SHOWN]:
        print(f"    {(taken[name] - alone) / units * 1e6:6.1f} µs  {name}")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else UNITS
    print(f"{len(checks.REGISTRY)} checks")
    for folder in sorted((ROOT / "locales").iterdir()):
        if folder.is_dir():
            report(folder.name, count)
