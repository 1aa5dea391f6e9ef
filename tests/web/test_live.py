"""`publish serve`: the site as it becomes, on this computer alone."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request

import pytest
from waitress import wasyncore

from mbc_i18n import workspace
from mbc_i18n.publish import editions, site
from mbc_i18n.publish.build import Order
from mbc_i18n.web import live, serve
from mbc_i18n.web.door import Door
from tests.conftest import Run

PATIENCE = 20.0
"""Seconds after which a change will never be seen."""


@pytest.fixture
def address(translated: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a preview that runs."""
    monkeypatch.setattr(live, "PAUSE", 0.05)
    space = workspace.find(translated)

    def ask(now: workspace.Workspace) -> Order:
        return site.order(now, (), ("html", "parallel"), editions.Choice(True, "mark"))

    preview = live.Preview(translated / "shown")
    bound = serve.bound("127.0.0.1", 0)
    door = Door(serve.base_of("127.0.0.1", bound.getsockname()[1]))
    server: Any = serve.server_of(live.create(preview, door), bound)
    work = threading.Thread(target=preview.follow, args=(space, ask, ()))
    answers = threading.Thread(target=server.run)
    work.start()
    answers.start()
    yield door.base
    preview.ended.set()
    work.join()
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
    answers.join(10)
    server.task_dispatcher.shutdown()
    assert not answers.is_alive()


def get(address: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    try:
        with urllib.request.urlopen(Request(address, headers=headers)) as answer:
            return answer.status, answer.read().decode(), dict(answer.headers)
    except HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


def news(address: str, version: int) -> dict[str, object]:
    """The news, when so many sites were made."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        told: dict[str, object] = json.loads(get(f"{address}/news")[1])
        if int(str(told["version"])) >= version:
            return told
        sleep(0.02)
    raise AssertionError(f"no version {version}")


def test_shows_drafts_with_what_is_missing_marked(address: str) -> None:
    assert news(address, 1) == {"version": 1, "problem": ""}
    status, page, _ = get(f"{address}/site/es/hay-fever.html")
    assert status == 200
    assert "Qué ayuda" in page
    assert (
        '<span lang="en" dir="ltr">What helps</span>' in get(f"{address}/site/ar/hay-fever.html")[1]
    )


def test_follows_a_change(address: str, translated: Path) -> None:
    news(address, 1)
    path = translated / "locales/es/hay-fever.po"
    path.write_text(path.read_text("utf-8").replace("Qué ayuda", "Lo que ayuda"), "utf-8")
    news(address, 2)
    assert "Lo que ayuda" in get(f"{address}/site/es/hay-fever.html")[1]


def test_follows_the_settings(address: str, translated: Path) -> None:
    news(address, 1)
    (translated / "mbc-i18n.toml").write_text('locales = ["es"]\n', "utf-8")
    news(address, 2)
    assert get(f"{address}/site/es/hay-fever.html")[0] == 200
    assert get(f"{address}/site/ar/hay-fever.html")[0] == 404


def test_tells_what_is_wrong_and_keeps_the_last_site(address: str, translated: Path) -> None:
    news(address, 1)
    path = translated / "locales/es/hay-fever.po"
    path.write_text("msgid", "utf-8")
    assert str(news(address, 2)["problem"]).startswith("locales/es/hay-fever.po:1: ")
    assert "Qué ayuda" in get(f"{address}/site/es/hay-fever.html")[1]


def test_writes_nothing_into_the_workspace(address: str, translated: Path) -> None:
    news(address, 1)
    assert not (translated / "public").exists()
    assert not (translated / "locales/es/releases").exists()


def test_the_frame_asks_for_news_and_needs_no_other_host(address: str) -> None:
    status, page, headers = get(address + "/")
    assert status == 200
    assert 'src="/static/live.js"' in page
    assert "http" not in page
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert get(f"{address}/static/live.js")[0] == 200


def test_the_index_stands_at_the_door_of_the_site(address: str) -> None:
    news(address, 1)
    assert "<h1" in get(f"{address}/site/")[1]
    assert get(f"{address}/site/es/")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/review.js",
        "/static/..%2fapp.py",
        "/site/../mbc-i18n.toml",
        "/site/%2e%2e/mbc-i18n.toml",
    ],
)
def test_nothing_else_can_be_had(address: str, path: str) -> None:
    news(address, 1)
    assert get(address + path)[0] == 404


def test_strangers_are_refused(address: str) -> None:
    assert get(address + "/news", Host="evil.example")[0] == 403
    assert get(address + "/news", Origin="https://evil.example")[0] == 403
    assert get(address + "/news", **{"Sec-Fetch-Site": "cross-site"})[0] == 403


def test_the_command_tells_the_address(
    translated: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Server:
        def run(self) -> None:
            """Answer nothing."""

    monkeypatch.setattr(serve, "server_of", lambda app, bound: Server())
    done = run("publish", "serve", "--locale", "es")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("http://127.0.0.1:")
