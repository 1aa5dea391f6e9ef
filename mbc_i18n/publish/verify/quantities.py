"""Figures of the source that a page lost or changed."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.publish.verify import compared
from mbc_i18n.publish.verify.registry import Problem, of_pair
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Page


@of_pair("figures", whole=True)
def figures(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A figure, date or name with digits whose value is not the source's."""
    for found in compared.findings(page, source, site):
        if found.check in compared.FIGURES and found.severity != "info":
            told = f"{found.message} (“{found.target[:60]}”)"
            yield Problem(told, f"the source says “{found.source[:60]}”", found.line)
