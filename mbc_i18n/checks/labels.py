"""`Term: text` items: the words before the colon say what the item is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.model import Message

LABEL = re.compile(r"\s*([^:：.!?;(]{2,60}?)\s?[:：](?=\s+[^\s\"“‘'«„]|[^\s\x00-\x7f“‘「])")
"""A short lead without a stop or bracket, a colon, and words after it that are no speech."""

COLON = re.compile(r"[:：︰∶։፦፡៖](?!//)|[\u0903\u0983](?=\s)")
"""What stands after a label: any colon, the Armenian, Ethiopic and Khmer signs too, and the visarga
that is typed for one in Hindi and Bengali."""

DASH = re.compile(r"\s[-–—]{1,2}\s|[—―]")
EDGE = 200
"""Characters among which a label is looked for."""

MOST_WORDS = 4
"""Words of a label that is one by its form alone."""


@check("labels", severity="error", its_type="omission", signs=(), source_signs=":：")
def labels(message: Message, context: Context) -> Iterator[Problem]:
    """An item that begins with its term keeps it, and the colon after it.

    The terms of a list are what readers look for. In a paragraph a colon may go, so it is a
    warning there; a dash in the place of the colon is advice.

    Bad: es | Liver: pain in the belly | Dolor en el vientre
    Bad: zh_Hans | Liver: pain in the belly | ：腹痛
    Bad: fr | Liver: pain in the belly | Foie :
    Good: es | Liver: pain in the belly | Hígado: dolor en el vientre
    Good: fr | Liver: pain in the belly | Foie : douleurs au ventre
    Good: zh_Hans | Liver: pain in the belly | 肝脏：腹痛
    Good: de | At 10:30 the clinic opens. | Die Klinik öffnet um halb elf.
    """
    if ":" not in message.source and "：" not in message.source:
        return
    source = context.source_words(message)
    found = LABEL.match(source.text[:EDGE])
    if found and _is_label(found[1], message):
        problem, mild = _problem(context.target_words(message).text)
        if problem:
            severity = "info" if mild else "" if is_item(message) else "warning"
            span = source.span(found.span(1))
            yield Problem(f"“{found[1]}”: {problem}", (span,), severity=severity)


def is_item(message: Message) -> bool:
    """True for a list item, and for a message whose note does not say what it is."""
    return not message.note or message.note.startswith("list item")


def _is_label(words: str, message: Message) -> bool:
    """True where the note says so, and for a few words that begin as a label does."""
    if ", term “" in message.note.partition("\n")[0]:
        return True
    return words[0].isupper() and len(words.split()) <= MOST_WORDS


def _problem(target: str) -> tuple[str, bool]:
    """What is wrong with a target's label, and whether that is a matter of form."""
    colon = COLON.search(target)
    if colon is None:
        if DASH.search(target[:EDGE]):
            return "the label ends in a dash here, not in a colon", True
        return "the label is lost", False
    if not any(map(str.isalnum, target[: colon.start()])):
        return "nothing stands before the colon", False
    if not any(map(str.isalnum, target[colon.end() :])):
        return "nothing stands after the label", False
    return "", False
