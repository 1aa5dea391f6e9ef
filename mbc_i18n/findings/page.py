"""Findings as one HTML page that needs nothing else, and no scripts to be filtered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib import resources
from itertools import groupby
from string import Template

from mbc_i18n import locales
from mbc_i18n.findings.entries import Entry, Survey
from mbc_i18n.findings.excerpt import named
from mbc_i18n.findings.plain import summary
from mbc_i18n.model import Span

SEVERITIES = ("error", "warning", "info")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
"""What may become the name of a class as it is."""


@cache
def _template() -> Template:
    data = resources.files("mbc_i18n") / "data" / "findings.html"
    return Template(data.read_text(encoding="utf-8"))


def html(survey: Survey) -> str:
    """The page. Every text is escaped, and takes its direction from its own letters."""
    shown = survey.shown
    severities = [name for name in SEVERITIES if any(e.finding.severity == name for e in shown)]
    found = sorted({entry.finding.locale for entry in shown} - {""})
    places = [name for name in found if NAME.fullmatch(name)]
    boxes = [*(("severity", name) for name in severities), *(("locale", name) for name in places)]
    return _template().substitute(
        summary=escape(summary(shown)),
        filters="\n".join(_filter(*box) for box in boxes),
        choices="\n".join(_choices(kind, boxes) for kind in dict.fromkeys(k for k, _ in boxes)),
        findings="\n".join(_sections(shown, survey.source_locale)) or "<p>Nothing was found.</p>",
    )


def _filter(kind: str, name: str) -> str:
    """The rule that hides what is not chosen."""
    return f"body:has(#{kind}-{name}:not(:checked)) .{kind}-{name} {{ display: none; }}"


def _choices(kind: str, boxes: Iterable[tuple[str, str]]) -> str:
    inputs = "\n".join(
        f'<label><input type="checkbox" id="{kind}-{name}" checked> {escape(name)}</label>'
        for own, name in boxes
        if own == kind
    )
    return f"<fieldset>\n<legend>{kind}</legend>\n{inputs}\n</fieldset>"


def _sections(entries: Sequence[Entry], source_locale: str) -> Iterator[str]:
    for file, own in groupby(entries, lambda entry: entry.finding.file):
        yield f'<h2 dir="auto">{escape(file)}</h2>'
        yield from (_article(entry, source_locale) for entry in own)


def _article(entry: Entry, source_locale: str) -> str:
    found, place = entry.finding, entry.place
    where = f"{place.file}:{place.line}" if place.line else place.file
    told = f"<bdi>{escape(named(found.message))}</bdi>"
    lines = [
        f'<article class="{_classes(entry)}" id="f-{entry.id}">',
        f"<p><strong>{escape(found.severity)}</strong> {told}</p>",
        _words(found.source, found.source_spans, source_locale),
        _words(found.target, found.target_spans, found.locale),
        f'<p class="place">{escape(where)} · {escape(found.check)}'
        + (f" · {escape(found.concept)}" if found.concept else "")
        + "</p>",
        "</article>",
    ]
    return "\n".join(filter(None, lines))


def _classes(entry: Entry) -> str:
    found = entry.finding
    own = f" locale-{found.locale}" if NAME.fullmatch(found.locale) else ""
    return f"{found.severity} severity-{found.severity}{own}"


def _words(text: str, spans: Iterable[Span], locale: str) -> str:
    """A text with its spans marked; "" for one without words."""
    if not text.strip():
        return ""
    language = f' lang="{escape(locales.bcp47(locale))}"' if NAME.fullmatch(locale) else ""
    return f'<p class="words" dir="auto"{language}>{"".join(_marked(text, spans))}</p>'


def _marked(text: str, spans: Iterable[Span]) -> Iterator[str]:
    cursor = 0
    for start, end in sorted(spans):
        start = max(start, cursor)
        if start < end <= len(text):
            yield escape(named(text[cursor:start]))
            yield f"<mark>{escape(named(text[start:end]))}</mark>"
            cursor = end
    yield escape(named(text[cursor:]))
