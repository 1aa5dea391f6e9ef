"""Findings of a small PO file, as every form of output is given them."""

from __future__ import annotations

from dataclasses import replace

from mbc_i18n import po
from mbc_i18n.checks.suppression import Suppressed
from mbc_i18n.findings.entries import Survey, entries
from mbc_i18n.findings.places import source
from mbc_i18n.model import Finding, Message, Span

PO = """\
msgid ""
msgstr ""
"Language: es\\n"

#. paragraph
#: source/care.md:3
msgid "Take 2 pills."
msgstr "Tome 20 pastillas."

# a remark
#, no-wrap
msgctxt "menu"
msgid ""
"Rest and "
"drink."
msgstr ""
"Descanse\\n"
"y \\"beba\\"."

msgid "Sleep."
msgstr ""
"""
"""msgids on lines 7, 13 and 20; translations on 8, 16 to 18 and 21."""

FILE = "locales/es/care.po"


def message(source: str) -> Message:
    return next(each for each in po.read(PO).messages if each.source == source)


def finding(
    of: str, words: str = "", check: str = "numbers", severity: str = "error", told: str = "wrong"
) -> Finding:
    """A finding in a message of PO, about some words of its translation."""
    own = message(of)
    start = own.target.index(words) if words else 0
    spans: tuple[Span, ...] = ((start, start + len(words)),) if words else ()
    return Finding(
        check, severity, own.id, "es", told, FILE, own.line, own.context, own.source, own.target,
        target_spans=spans,
    )  # fmt: skip


def survey(*findings: Finding, suppressed: tuple[Suppressed, ...] = ()) -> Survey:
    found = entries(findings, suppressed, source(PO, FILE))
    return Survey(tuple(found), (FILE,), ("numbers", "markup"))


NUMBER = replace(
    finding("Take 2 pills.", "20", told="2 became 20: 10×"), source_spans=((5, 6),), concept="dose"
)
QUOTED = finding("Rest and drink.", '"beba"', "quotes", "warning", "quotes, of another locale")
ADVICE = finding("Sleep.", "", "length", "info", "100% as long")
HOSTILE = replace(
    NUMBER,
    message='%0A::error::,:\n</p><script>alert("1")</script>\x00\x1b[31m',
    target="<b>&amp;\u202e]]>",
    target_spans=((0, 3),),
    concept="<x>",
)
ANSWERED = Suppressed(QUOTED, "a title -- Ana's", "external", "Ana")
EVERYTHING = survey(NUMBER, QUOTED, ADVICE, suppressed=(ANSWERED,))
