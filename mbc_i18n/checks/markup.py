"""Inline elements: each once, closed, nested."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n import inline
from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.model import Message


@check("markup", severity="error", its_type="markup")
def markup(message: Message, context: Context) -> Iterator[Problem]:
    """The tags of the source must stand in the translation, once each, in any order that nests.

    Bad: es | See <a>MedlinePlus</a>. | Consulte MedlinePlus.
    Bad: es | <strong>Pain</strong> | <strong>Dolor<strong>
    Good: es | See <a>MedlinePlus</a>. | Consulte <a>MedlinePlus</a>.
    Good: es | Less than <5 mg | Menos de <5 mg
    """
    for wrong in inline.problems(message.target, context.elements):
        yield Problem(wrong)
