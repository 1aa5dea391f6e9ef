"""Inline elements: each once, closed, nested."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mbc_i18n import inline
from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.model import Message


@check("markup", severity="error", its_type="markup", signs="<", source_signs="<")
def markup(message: Message, context: Context) -> Iterator[Problem]:
    """The tags of the source must stand in the translation, once each, in any order that nests.

    Anything else that looks like a tag is shown to the reader as it is written.

    Bad: es | See <a>MedlinePlus</a>. | Consulte MedlinePlus.
    Bad: es | <strong>Pain</strong> | <strong>Dolor<strong>
    Bad: es | Pain | <b>Dolor</b>
    Good: es | See <a>MedlinePlus</a>. | Consulte <a>MedlinePlus</a>.
    Good: es | Less than <5 mg | Menos de <5 mg
    """
    target = context.target_words(message)
    for wrong in inline.tag_problems(target.pieces[1::2], context.elements):
        yield Problem(wrong)
    for tag in dict.fromkeys(inline.TAG.findall(target.text)) if "<" in target.text else ():
        if tag not in context.source_words(message).text:
            spans = (target.span(m.span()) for m in re.finditer(re.escape(tag), target.text))
            problem = f"{tag} is no tag of the source: readers would see it"
            yield Problem(problem, target_spans=tuple(spans), severity="warning")
