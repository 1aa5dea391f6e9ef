"""Many reviewers at once over real HTTP: nothing that was confirmed is lost."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import urlencode

import pytest
from waitress import wasyncore

from mbc_i18n import reviewing, workspace
from mbc_i18n.reviewing import Entry
from mbc_i18n.web.app import create
from mbc_i18n.web.door import Door, links
from mbc_i18n.web.serve import base_of, bound, server_of
from mbc_i18n.web.shelf import Shelf
from tests.conftest import SETTINGS

PEOPLE = tuple(f"reviewer{number}" for number in range(8))
SAVES = 12
PERSON = """
[[reviewers]]
id = "{0}"
name = "{0}"
roles = ["linguistic"]
locales = ["es"]
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A server that runs."""

    host: str
    links: dict[str, str]


@contextmanager
def running(root: Path) -> Iterator[Place]:
    space = workspace.find(root)
    listening = bound("127.0.0.1", 0)
    door = Door(base_of("127.0.0.1", listening.getsockname()[1]))
    own = links(door, space.settings.reviewers)
    server = server_of(create(Shelf(space), door), listening)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield Place(door.base.removeprefix("http://"), own)
    finally:
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        thread.join(10)
        server.task_dispatcher.shutdown()
        assert not thread.is_alive()


def asked(
    place: Place, method: str, path: str, cookie: str = "", form: dict[str, str] | None = None
) -> tuple[int, dict[str, str], str]:
    """One request of its own connection: status, headers, body."""
    headers = {"Cookie": cookie, "Sec-Fetch-Site": "same-origin", "HX-Request": "true"}
    if form is not None:
        headers |= {"Origin": f"http://{place.host}",
                    "Content-Type": "application/x-www-form-urlencoded"}  # fmt: skip
    with closing(http.client.HTTPConnection(place.host, timeout=30)) as line:
        line.request(method, path, urlencode(form) if form is not None else None, headers)
        answer = line.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode()


def entries(root: Path) -> list[Entry]:
    space = workspace.find(root)
    (document,) = workspace.documents(space)
    return list(reviewing.entries(reviewing.desk(space, document, "es")))


def entered(place: Place, who: str) -> str:
    path = place.links[who].partition(place.host)[2]
    _, headers, _ = asked(place, "GET", path)
    return headers["Set-Cookie"].partition(";")[0]


@pytest.fixture
def crowded(translated: Path) -> Path:
    own = "".join(PERSON.format(name) for name in PEOPLE)
    (translated / "mbc-i18n.toml").write_text(SETTINGS + own, encoding="utf-8")
    return translated


def test_every_save_is_in_the_file_or_was_refused_with_both_versions(crowded: Path) -> None:
    confirmed: dict[str, list[tuple[str, str]]] = {name: [] for name in PEOPLE}
    refused: list[str] = []

    def edits(place: Place, who: str) -> None:
        random, cookie = Random(who), entered(place, who)
        for number in range(SAVES):
            entry = random.choice(entries(crowded))
            words = f"palabras {number} de {who}"
            form = {"do": "edit", "seen": entry.standing.fingerprint, "target": words,
                    "was": entry.message.target}  # fmt: skip
            path = f"/review/hay-fever/es/unit/{entry.message.id}"
            status, _, body = asked(place, "POST", path, cookie, form)
            assert status in (200, 409), body
            if status == 200:
                confirmed[who].append((entry.message.id, words))
            else:
                assert words in body
                refused.append(words)

    with running(crowded) as place:
        threads = [threading.Thread(target=edits, args=(place, name)) for name in PEOPLE]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)

    assert sum(map(len, confirmed.values())) + len(refused) == SAVES * len(PEOPLE)
    assert written(crowded) == confirmed
    latest = {entry.message.id: entry.message.target for entry in entries(crowded)}
    known = {pair for own in confirmed.values() for pair in own}
    edited = {unit for unit, _ in known}
    assert all((unit, latest[unit]) in known for unit in edited)


def written(root: Path) -> dict[str, list[tuple[str, str]]]:
    """The words that each ledger says its person wrote, in order."""
    from mbc_i18n import review

    ledger = review.load(root / "locales/es/signoffs", "signoffs")
    records = sorted((r for own in ledger.by_unit.values() for r in own), key=lambda r: r.at)
    return {who: [(r.unit, r.target) for r in records if r.by == who] for who in PEOPLE}


def test_of_eight_who_change_the_same_words_one_succeeds(crowded: Path) -> None:
    entry = entries(crowded)[3]
    form = {"do": "edit", "seen": entry.standing.fingerprint, "was": entry.message.target}
    path = f"/review/hay-fever/es/unit/{entry.message.id}"
    found: list[int] = []
    with running(crowded) as place:
        cookies = {name: entered(place, name) for name in PEOPLE}
        together = threading.Barrier(len(PEOPLE))

        def edit(who: str) -> None:
            together.wait(10)
            own = form | {"target": f"de {who}"}
            found.append(asked(place, "POST", path, cookies[who], own)[0])

        threads = [threading.Thread(target=edit, args=(name,)) for name in PEOPLE]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert sorted(found) == [200, *[409] * 7]


def test_the_server_does_not_say_what_it_is(crowded: Path) -> None:
    with running(crowded) as place:
        status, headers, body = asked(place, "GET", "/")
    assert status == 403
    assert "Server" not in headers
    assert "Traceback" not in body
