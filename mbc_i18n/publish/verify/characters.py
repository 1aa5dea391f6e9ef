"""Characters that no reader should meet, by the same checks that translations go through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mbc_i18n.checks.base import Context
from mbc_i18n.checks.characters import (
    SUSPECT,
    bidi,
    control_characters,
    mojibake,
    normalization,
)
from mbc_i18n.checks.scripts import mixed_script
from mbc_i18n.checks.signs import ORDINARY
from mbc_i18n.model import Message
from mbc_i18n.publish.verify import tongues
from mbc_i18n.publish.verify.registry import Problem, at, of_page
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Page

LOOKS = (control_characters, mojibake, bidi, normalization, mixed_script)
LEFT = re.compile(
    r"\{\{[^{}]*\}\}|\{%[^{}%]*%\}|%\([a-z_]+\)[sd]|</?[a-z][a-z\d]*(?: [a-z-]+=[^<>]*)?/?>"
    r"|&(?:amp|lt|gt|quot|nbsp|#\d+|#x[\da-f]+);|\*\*[^\s*][^*]*\*\*|\]\((?:https?:|\.|/|#)",
    re.I,
)
"""What templates, escaping done twice and unread Markdown leave on a page."""


@of_page("characters")
def characters(page: Page, site: Site) -> Iterator[Problem]:
    """Control characters, �, text decoded wrongly, direction controls left open, letters apart."""
    context = Context(tongues.known(site.language(page)) or site.source_locale)
    for stretch in page.stretches:
        if ORDINARY.issuperset(stretch.words) and not SUSPECT.search(stretch.words):
            continue
        message = Message("", stretch.words)
        for look in LOOKS:
            for problem in look(message, context):
                if problem.severity != "info" or look is normalization:
                    where = f"in {stretch.attribute}: " if stretch.attribute else ""
                    told = f"{where}{problem.message} (“{stretch.words[:40]}”)"
                    yield at(stretch, told, "mend it in the translation")


@of_page("leftover")
def leftover(page: Page, site: Site) -> Iterator[Problem]:
    """Markup, a placeholder or a character reference that readers see as it is written."""
    for stretch in page.stretches:
        if any(sign in stretch.own for sign in "<{%&*]"):
            found = LEFT.search(stretch.own)
            if found:
                told = f"readers see “{found[0][:40]}” as it is written"
                yield at(stretch, told, "fill it in, or escape it once only")


@of_page("overrides")
def overrides(page: Page, site: Site) -> Iterator[Problem]:
    """Letters in a direction that is forced upon them."""
    for node in page.all("bdo"):
        told = "<bdo> turns the order of the letters"
        yield at(node, told, "write <bdi>, or <span dir> with the direction of the words")
