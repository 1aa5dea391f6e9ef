"""SRX files as the tests need them."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from mbc_i18n import segment
from mbc_i18n.segment.srx import Srx, read

SMALL = Path(__file__).with_name("small.srx").read_bytes()

NO = "no"
YES = "yes"


def document(rules: str, maps: str = "", cascade: str = "no") -> bytes:
    """A file with these rules for every language, or with these maps."""
    maps = maps or '<languagemap languagepattern=".*" languagerulename="all"/>'
    if "<languagerule " not in rules:
        rules = f'<languagerule languagerulename="all">{rules}</languagerule>'
    return (
        f'<srx version="2.0" xmlns="http://www.lisa.org/srx20">'
        f'<header segmentsubflows="yes" cascade="{cascade}"/><body>'
        f"<languagerules>{rules}</languagerules><maprules>{maps}</maprules></body></srx>"
    ).encode()


def rule(kind: str, before: str, after: str = "") -> str:
    return (
        f'<rule break="{kind}"><beforebreak>{escape(before)}</beforebreak>'
        f"<afterbreak>{escape(after)}</afterbreak></rule>"
    )


def rules(*many: tuple[str, str, str]) -> Srx:
    """A file of these rules: whether they break, before, after."""
    return read(document("".join(rule(*one) for one in many)), "own.srx")


def cut(text: str, srx: Srx, locale: str = "en") -> list[str]:
    return [text[start:end] for start, end in segment.spans(text, locale, rules=srx)]
