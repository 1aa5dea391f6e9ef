"""The command itself, as a process that is killed while it saves: what it confirmed is there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest

from mbc_i18n import review
from tests.review.spaces import staffed
from tests.web.test_together import Place, asked, entered, entries

UNITS = "/review/hay-fever/es/unit/"


@contextmanager
def serving(root: Path) -> Iterator[tuple[subprocess.Popen[str], Place]]:
    command = [sys.executable, "-m", "mbc_i18n", "review", "serve", "--as", "ana"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True,
                          stderr=subprocess.DEVNULL,
                          env=os.environ | {"PYTHONUNBUFFERED": "1"}) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            name, _, link = process.stdout.readline().strip().partition(": ")
            yield process, Place(urlsplit(link).netloc, {name: link})
        finally:
            process.kill()


def save(
    root: Path, place: Place, cookie: str, number: int, confirmed: list[tuple[str, str]]
) -> None:
    entry = Random(number).choice(entries(root))
    words = f"palabras {number}"
    form = {"do": "edit", "seen": entry.standing.fingerprint, "target": words}
    status, _, body = asked(place, "POST", UNITS + entry.message.id, cookie, form)
    assert status == 200, body
    confirmed.append((entry.message.id, words))


@pytest.mark.parametrize("seed", range(3))
def test_every_confirmed_save_is_kept(translated: Path, seed: int) -> None:
    staffed(translated)
    confirmed: list[tuple[str, str]] = []
    with serving(translated) as (process, place):
        cookie = entered(place, "ana")
        save(translated, place, cookie, 0, confirmed)
        end = threading.Timer(
            Random(seed).uniform(0.05, 0.5), process.send_signal, [signal.SIGKILL]
        )
        end.start()
        with suppress(OSError, HTTPException):
            for number in range(1, 1000):
                save(translated, place, cookie, number, confirmed)
        end.join()
    ledger = review.load(translated / "locales/es/signoffs", "signoffs")
    written = {(r.unit, r.target) for own in ledger.by_unit.values() for r in own}
    assert set(confirmed) <= written
    latest = dict(confirmed)
    now = {entry.message.id: entry.message.target for entry in entries(translated)}
    unconfirmed = {words for _, words in written - set(confirmed)}
    assert all(now[unit] in {words, *unconfirmed} for unit, words in latest.items())


def test_it_ends_when_it_is_told_to(translated: Path) -> None:
    staffed(translated)
    with serving(translated) as (process, place):
        assert asked(place, "GET", "/")[0] == 403
        process.send_signal(signal.SIGINT)
        assert process.wait(10) in (0, 1, -signal.SIGINT)
