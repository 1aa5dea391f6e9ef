"""From values to HTML: what templates are given, and what an address asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask.wrappers import Request

from mbc_i18n import locales
from mbc_i18n.review import differences
from mbc_i18n.web import rows
from mbc_i18n.web.acts import REASONS, Form
from mbc_i18n.web.rows import Asked

PAGE_NUMBER = re.compile("[0-9]{1,6}")
NAMES = {"all": "all units", "mine": "needs my role", "changed": "changed since my approval",
         "commented": "with comments"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an act was not done, and what the reviewer had typed."""

    status: int = 0
    told: str = ""
    sent: Form = Form()


NO_PROBLEM = Problem()


@dataclass(frozen=True, slots=True)
class Side:
    """How the words of a locale are marked in HTML."""

    lang: str
    dir: str


def side(locale: str) -> Side:
    """The language and the direction of a locale's words."""
    return Side(locales.bcp47(locale), locales.direction(locale))


def asked(values: Mapping[str, str]) -> Asked:
    """The filters that an address names; what it should not name is as if it were not there."""
    show, page = values.get("show", "all"), values.get("page", "1")
    return Asked(
        show if show in rows.SHOWN else "all",
        values.get("check", "")[: rows.MOST_CHARACTERS],
        values.get("others", "") == "1",
        values.get("search", "")[: rows.MOST_CHARACTERS],
        values.get("invisible", "") == "1",
        max(1, int(page)) if PAGE_NUMBER.fullmatch(page) else 1,
    )


def plain(filters: Asked, page: int = 0) -> dict[str, str]:
    """Filters as an address has them, without those that say nothing; another page by number."""
    own = {
        "show": "" if filters.show == "all" else filters.show,
        "check": filters.check,
        "others": "1" if filters.others else "",
        "search": filters.search,
        "invisible": "1" if filters.invisible else "",
        "page": str(page or filters.page),
    }
    return {name: value for name, value in own.items() if value and (name, value) != ("page", "1")}


def is_fragment(request: Request) -> bool:
    """True where the page's own script asked, to put the answer in the place of a unit."""
    return request.headers.get("HX-Request") == "true"


def render(template: str, request: Request, **values: Any) -> str:
    """A page; everything that it is given is escaped."""
    invisible = asked(request.args).invisible
    return render_template(template, invisible=invisible, **values)


GLOBALS: Mapping[str, Any] = {
    "SHOWN": rows.SHOWN,
    "NAMES": NAMES,
    "REASONS": REASONS,
    "NO_PROBLEM": NO_PROBLEM,
    "plain": plain,
    "side": side,
    "differences": differences,
}
"""What templates may call."""
