"""A reviewer's browser, as far as Flask's test client is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from mbc_i18n import reviewing, workspace
from mbc_i18n.reviewing import Entry
from mbc_i18n.web.app import create
from mbc_i18n.web.door import Door, links
from mbc_i18n.web.shelf import Shelf

BASE = "http://127.0.0.1:8642"
UNITS = "/review/hay-fever/es/"


@dataclass(frozen=True, slots=True)
class Browser:
    """A client that says of itself what a browser says."""

    client: FlaskClient
    origin: str = BASE

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, base_url=BASE, headers=spelled(headers))

    def post(self, path: str, data: dict[str, str], **headers: str) -> TestResponse:
        own = {"Origin": self.origin, "Sec-Fetch-Site": "same-origin", **spelled(headers)}
        return self.client.post(path, base_url=BASE, data=data, headers=own)


def spelled(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


@dataclass(frozen=True, slots=True)
class House:
    """A workspace with its server, and a browser for each reviewer who came in."""

    root: Path
    door: Door
    app: Any
    links: dict[str, str]

    def browser(self) -> Browser:
        """Somebody whom nobody knows."""
        return Browser(self.app.test_client())

    def enter(self, who: str) -> Browser:
        """A reviewer who opened the own link."""
        browser = self.browser()
        answer = browser.get(self.links[who].removeprefix(BASE))
        assert answer.status_code == 200, answer.text
        return browser

    def entry(self, words: str) -> Entry:
        """The unit whose source holds some words, as the files are now."""
        space = workspace.find(self.root)
        (document,) = workspace.documents(space, ("hay-fever",))
        found = reviewing.entries(reviewing.desk(space, document, "es"))
        return next(each for each in found if words in each.message.source)

    def act(self, browser: Browser, words: str, do: str, **values: str) -> TestResponse:
        """Send the form of a unit as the page shows it."""
        entry = self.entry(words)
        own = {"do": do, "seen": entry.standing.fingerprint, "was": entry.message.target}
        headers = {"HX_Request": "true"} if values.pop("fragment", "") else {}
        return browser.post(address(entry), own | values, **headers)


def address(entry: Entry) -> str:
    return f"{UNITS}unit/{entry.message.id}"


def house(root: Path) -> House:
    space = workspace.find(root)
    door = Door(BASE)
    return House(root, door, create(Shelf(space), door), links(door, space.settings.reviewers))


def text(html: str) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())
