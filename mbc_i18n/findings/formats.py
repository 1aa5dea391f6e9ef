"""The forms in which findings can be told, by name."""

from __future__ import annotations

from collections.abc import Callable

from mbc_i18n.findings.annotations import github
from mbc_i18n.findings.entries import Survey
from mbc_i18n.findings.junit import junit
from mbc_i18n.findings.objects import as_json, gitlab
from mbc_i18n.findings.page import html
from mbc_i18n.findings.plain import gnu, text
from mbc_i18n.findings.sarif import sarif

FORMATS: dict[str, Callable[[Survey], str]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "gnu": gnu,
    "html": html,
}
