"""Faults as findings, so that they are told in every form in which findings are."""

from __future__ import annotations

from collections.abc import Sequence

from mbc_i18n.findings.entries import Survey, entries
from mbc_i18n.model import Finding, digest
from mbc_i18n.publish.verify.registry import RULES, Fault
from mbc_i18n.publish.verify.site import Site

ID_LENGTH = 16


def survey(site: Site, faults: Sequence[Fault], folder: str = "") -> Survey:
    """The faults of a site as a survey of its pages.

    `folder` stands before the names of files; a finding's suggestion is what to do, and its unit
    is of the page and the words, so that the same fault keeps its id.
    """
    before = f"{folder.rstrip('/')}/" if folder not in ("", ".") else ""
    found = tuple(entries(_finding(each, site, before) for each in faults))
    files = tuple(before + file for file in site.pages)
    return Survey(found, files, tuple(RULES), site.source_locale)


def _finding(fault: Fault, site: Site, before: str) -> Finding:
    place = site.places.get(fault.file)
    return Finding(
        fault.rule,
        fault.severity,
        digest(fault.file, fault.told)[:ID_LENGTH],
        place.locale.replace("-", "_") if place else "",
        f"{fault.told}; {fault.step}",
        before + fault.file,
        fault.line,
        suggestion=fault.step,
    )
