"""`mbc-i18n review serve`: who gets a link, and what is refused before anything listens."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from mbc_i18n.web import serve
from tests.conftest import Run
from tests.review.spaces import staffed


@pytest.fixture(autouse=True)
def _nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server ends as soon as it would begin."""

    class Server:
        def run(self) -> None:
            """Answer nothing."""

    monkeypatch.setattr(serve, "server_of", lambda app, listening: Server())


def test_each_reviewer_gets_a_link_on_this_computer(translated: Path, run: Run) -> None:
    staffed(translated)
    done = run("review", "serve")
    assert done.exit_code == 0
    found = re.findall(r"^(\w+): http://127\.0\.0\.1:\d+/\?token=[\w-]{43}$", done.output, re.M)
    assert found == ["ana", "ben", "eva"]
    assert "caution" not in done.output


def test_only_those_who_are_named(translated: Path, run: Run) -> None:
    staffed(translated)
    done = run("review", "serve", "--as", "ben", "--as", "ben")
    assert re.findall(r"^(\w+): http", done.output, re.M) == ["ben"]


def test_nobody_else(translated: Path, run: Run) -> None:
    staffed(translated)
    done = run("review", "serve", "--as", "zoe")
    assert (done.exit_code, "no reviewer 'zoe'" in done.output) == (2, True)


def test_a_workspace_without_reviewers(translated: Path, run: Run) -> None:
    done = run("review", "serve")
    assert (done.exit_code, "name the people who review" in done.output) == (2, True)


def test_another_address_is_a_choice_with_a_caution(translated: Path, run: Run) -> None:
    staffed(translated)
    url = ("--url", "http://review.example.org")
    done = run("review", "serve", "--listen", "0.0.0.0", *url)
    assert done.exit_code == 0
    assert "caution: without TLS" in done.output
    assert "ana: http://review.example.org/?token=" in done.output


def test_an_address_that_no_link_can_name_is_refused(translated: Path, run: Run) -> None:
    staffed(translated)
    done = run("review", "serve", "--listen", "0.0.0.0")
    assert (done.exit_code, "say with --url" in done.output) == (2, True)


@pytest.mark.parametrize("url", ["review.example.org", "ftp://x", "https://", "https://x/path"])
def test_an_address_that_is_none_is_refused(translated: Path, run: Run, url: str) -> None:
    staffed(translated)
    done = run("review", "serve", "--url", url)
    assert (done.exit_code, "is not the beginning of an address" in done.output) == (2, True)


def test_a_port_that_is_taken_is_told(translated: Path, run: Run) -> None:
    staffed(translated)
    with serve.bound("127.0.0.1", 0) as taken:
        done = run("review", "serve", "--port", str(taken.getsockname()[1]))
    assert (done.exit_code, "cannot listen on 127.0.0.1" in done.output) == (2, True)


def test_what_to_install_is_told(
    translated: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    staffed(translated)
    import mbc_i18n.web

    monkeypatch.delattr(mbc_i18n.web, "serve", raising=False)
    monkeypatch.setitem(sys.modules, "mbc_i18n.web.serve", None)
    done = run("review", "serve")
    assert done.exit_code == 2
    assert "pip install 'mbc-i18n[review]'" in done.output
