"""The review report: source and translation side by side on one page that needs nothing else.

It is in English, as it is for the people who review; what is in another language says so. There is
no script and nothing to load, so that it can be mailed, kept and printed.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from mbc_i18n import locales, pipeline, review
from mbc_i18n.findings.excerpt import named
from mbc_i18n.handout.gathering import Handout, Passage
from mbc_i18n.model import SignOff
from mbc_i18n.publish import rendering
from mbc_i18n.review import STATES, Policy
from mbc_i18n.reviewing import Desk

POLICY = "default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'"
"""Content Security Policy: one style sheet, by its digest, and nothing else."""

FIRST_LEVEL = 2
LAST_LEVEL = 6
SHORT = 8
"""Characters of a unit's id that name it to a person."""

SAID = {"approve": "Approved", "reject": "Rejected", "comment": "Comment"}


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a unit's words as they stand."""

    verdict: str
    who: str
    """Name and credentials."""
    role: str
    at: str
    """Day and minute in UTC."""
    note: str
    void: bool
    """True for an approval that does not count."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language as the page names it and marks its words."""

    name: str
    lang: str
    dir: str


def report(handout: Handout) -> str:
    """The page. The same words, records and findings, at the same minute, give the same bytes."""
    desk = handout.desk
    html = rendering.environment().from_string(_template()).render(
        article=desk.document.title or desk.document.name,
        name=desk.document.name,
        source=_language(desk.document.locale),
        target=_language(desk.catalog.locale),
        made=pipeline.now().removesuffix("+0000"),
        style=style(),
        policy=POLICY.format(digest(style())),
        states=_states(handout),
        units=len(list(handout.passages)),
        roles=desk.policy.roles,
        sections=handout.sections,
        heading=_heading,
        short=_short,
        said=lambda passage: list(_said(passage, desk)),
        named=named,
    )  # fmt: skip
    return rendering.FORBIDDEN.sub("", html)


def _heading(level: int) -> str:
    """The element of a section's heading; the page's own is the first."""
    return f"h{min(FIRST_LEVEL + level - 1, LAST_LEVEL)}"


def _short(passage: Passage) -> str:
    return passage.entry.message.id[:SHORT]


def _language(locale: str) -> Language:
    return Language(locales.english_name(locale), locales.bcp47(locale), locales.direction(locale))


def _states(handout: Handout) -> list[tuple[str, int]]:
    """How many units are in each state that there is."""
    count = Counter(passage.entry.standing.state for passage in handout.passages)
    return [(state, count[state]) for state in STATES if count[state]]


def _said(passage: Passage, desk: Desk) -> Iterator[Said]:
    standing, policy = passage.entry.standing, desk.policy
    yield from _records(standing.approvals, policy)
    yield from _records(standing.void, policy, void=True)
    yield from _records(standing.rejections, policy)
    remarks = review.comments(passage.entry.message, standing.fingerprint, desk.ledger)
    yield from _records(remarks, policy)


def _records(records: Iterable[SignOff], policy: Policy, *, void: bool = False) -> Iterator[Said]:
    for each in records:
        person = policy.people.get(each.by)
        who = ", ".join(filter(None, (person.name, person.credentials))) if person else each.by
        at = each.at[:16].replace("T", " ")
        yield Said(SAID[each.verdict], who, each.role, at, each.note, void)


@cache
def style() -> str:
    """The style sheet: that of every page, for its fonts and colours, and what a report needs."""
    return rendering.style() + _file("theme", "report.css")


def digest(text: str) -> str:
    """How a Content Security Policy names a style sheet of the page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _template() -> str:
    return _file("templates", "report.html")


def _file(*name: str) -> str:
    return resources.files(__package__).joinpath(*name).read_text("utf-8")
