"""Milliseconds that a reviewer waits for the review page, over HTTP, on a long article.

    python benchmarks/review.py [units [rounds]]

The server is the command `mbc-i18n review serve` in a process of its own, on a workspace in a
temporary folder (TMPDIR says where) with the glossary of this repository, an article in which every
unit is translated, and records of a colleague on half of them. Each save is synced to that disk.

A row for each thing asked: how often, the median, nine in ten, the longest. `first page` is the
first one after the server has told its address, of a new server each time; `page after a save`
comes after a unit changed, `page after an editor` after somebody else replaced the PO file. The
last lines tell what does not depend on this package: an answer that is nearly nothing, and writing
and syncing two files of the same sizes.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from shutil import copytree
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlencode

from carry import article

from mbc_i18n import catalog, po, review, reviewing, storage, workspace
from mbc_i18n.model import Document, Message
from mbc_i18n.review import Act

ROOT = Path(__file__).parents[1]
UNITS, ROUNDS, STARTS, PAGES = 2_004, 60, 5, 40
NAME, LOCALE = "long", "es"
PLACE = f"/review/{NAME}/{LOCALE}/"
SETTINGS = """
locales = ["es"]
roles = ["linguistic", "clinical"]
reviewers = [
  { id = "ana", name = "Ana", roles = ["linguistic"], locales = ["es"] },
  { id = "ben", name = "Ben", roles = ["clinical"], locales = ["es"] },
]
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A reviewer's browser at a server: one connection that stays open."""

    line: HTTPConnection
    base: str
    cookie: str

    def asked(self, method: str, path: str, form: dict[str, str] | None = None) -> str:
        """What the server answers; it must be that all is well."""
        headers = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin", "HX-Request": "true"}
        if form is not None:
            headers |= {"Origin": self.base, "Content-Type": "application/x-www-form-urlencoded"}
        self.line.request(method, path, urlencode(form) if form else None, headers)
        answer = self.line.getresponse()
        body = answer.read().decode()
        assert answer.status == 200, f"{method} {path}: {answer.status}\n{body[:2000]}"
        return body


def laid_out(root: Path, units: int) -> workspace.Workspace:
    """A workspace with an article of so many units, translated, half of them signed."""
    copytree(ROOT / "glossary", root / "glossary")
    (root / "source").mkdir()
    (root / "mbc-i18n.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "source" / f"{NAME}.md").write_text(article(units), encoding="utf-8")
    space = workspace.find(root)
    (document,) = workspace.documents(space)
    template = catalog.extract(document)
    kept = tuple(replace(each, target=_words(each)) for each in template.messages)
    path = space.catalog_path(NAME, LOCALE)
    storage.write(path, po.write(replace(catalog.new(template, LOCALE), messages=kept)))
    messages = po.read(path.read_text("utf-8"), "long.po", NAME)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    records = []
    for number, message in enumerate(messages.messages[::2]):
        at = review.stamp(start + timedelta(seconds=number))
        act = Act(message.id, "approve", "clinical")
        records.append((review.record(act, message, messages, "ben", at), message.context))
    review.append(space.signoffs(LOCALE), records, "signoffs")
    return space


def _words(message: Message) -> str:
    """A translation with the tags and figures of its source."""
    return message.source.replace("Item", "Punto").replace("the ", "el ")


@contextmanager
def visiting(root: Path) -> Iterator[Visit]:
    """The first reviewer's browser at a new server."""
    command = [sys.executable, "-m", "mbc_i18n", "review", "serve", "--as", "ana"]
    own = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=root, env=own, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True) as server:  # fmt: skip
        assert server.stdout
        link = server.stdout.readline().partition(": ")[2].strip()
        host, _, path = link.removeprefix("http://").partition("/")
        line = HTTPConnection(host)
        line.request("GET", f"/{path}")
        answer = line.getresponse()
        answer.read()
        cookie = str(answer.headers["Set-Cookie"]).partition(";")[0]
        try:
            yield Visit(line, f"http://{host}", cookie)
        finally:
            line.close()
            server.terminate()


def waited(ask: Callable[[], object]) -> float:
    """Milliseconds until an answer is there."""
    start = perf_counter()
    ask()
    return (perf_counter() - start) * 1000


def told(name: str, found: list[float]) -> None:
    """A row."""
    nine = quantiles(found, n=10)[-1] if len(found) > 1 else found[0]
    print(f"{name:22} {len(found):5} {median(found):8.1f} {nine:8.1f} {max(found):8.1f}")


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody who goes through units in a random order."""

    visit: Visit
    space: workspace.Workspace
    document: Document
    units: list[str]
    """Ids of units whose words are changed while pages are asked for."""
    others: list[str]
    """Ids of those that are approved, rejected and changed."""


def reviewer(visit: Visit, space: workspace.Workspace, rounds: int) -> Reviewer:
    """A reviewer who has this browser."""
    (document,) = workspace.documents(space)
    known = [message.id for message in reviewing.desk(space, document, LOCALE).catalog.current]
    chosen = random.Random(1).sample(known, 2 * rounds)
    return Reviewer(visit, space, document, chosen[:rounds], chosen[rounds:])


def saved(person: Reviewer, unit: str, do: str, **values: str) -> float:
    """Milliseconds of a save, of the words as they stand."""
    found = reviewing.desk(person.space, person.document, LOCALE)
    message = next(each for each in found.catalog.current if each.id == unit)
    seen = review.fingerprint_of(message, found.catalog)
    form = {"do": do, "seen": seen, "was": message.target, "target": f"{message.target} Otra vez."}
    return waited(lambda: person.visit.asked("POST", f"{PLACE}unit/{unit}", form | values))


def shown(person: Reviewer, number: int) -> float:
    """Milliseconds of one of the first pages of units."""
    path = f"{PLACE}?page={number % PAGES + 1}"
    return waited(lambda: person.visit.asked("GET", path))


def first_pages(root: Path) -> list[float]:
    """The first page of each of some servers."""
    found = []
    for _ in range(STARTS):
        with visiting(root) as visit:
            found.append(waited(partial(visit.asked, "GET", PLACE)))
    return found


def pages(person: Reviewer) -> None:
    """Rows of pages."""
    told("page", [shown(person, number) for number in range(len(person.units))])
    saves, editors = [], []
    for number, unit in enumerate(person.units):
        saved(person, unit, "edit")
        saves.append(shown(person, number))
        edited(person)
        editors.append(shown(person, number))
    told("page after a save", saves)
    told("page after an editor", editors)


def edited(person: Reviewer) -> None:
    """An editor saves the PO file: a line more at the top, and some words in the middle."""
    path = person.space.catalog_path(NAME, LOCALE)
    text = path.read_text("utf-8")
    old = f'msgstr "Part {len(person.units)}'
    storage.write(path, "# edited\n" + text.replace(old, old + "."), text.encode())


def saves(person: Reviewer) -> None:
    """Rows of saves."""
    acts = {
        "approve": {"role": "linguistic"},
        "comment": {"note": "Is this the usual word?"},
        "reject": {"role": "linguistic", "note": "too stiff"},
        "revoke": {},
        "edit": {},
    }
    found: dict[str, list[float]] = {do: [] for do in acts}
    for unit in person.others:
        for do, values in acts.items():
            found[do].append(saved(person, unit, do, **values))
    for do, own in found.items():
        told(do, own)


def floor(person: Reviewer, root: Path) -> None:
    """Rows of what is not this package's."""
    rounds = range(len(person.units))
    told("nothing", [waited(partial(person.visit.asked, "GET", "/static/mark.svg"))
                     for _ in rounds])  # fmt: skip
    files = person.space.catalog_path(NAME, LOCALE), person.space.signoffs(LOCALE) / "ana.jsonl"
    told("two files synced", [sum(waited(partial(synced, root / "floor", path)) for path in files)
                              for _ in rounds])  # fmt: skip


def synced(path: Path, like: Path) -> None:
    """Write a file of the size of another one to the disk."""
    storage.write(path, f"{random.random()}" + "x" * like.stat().st_size, storage.held(path))


def main() -> None:
    """Print every row."""
    units = int(sys.argv[1]) if len(sys.argv) > 1 else UNITS
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with TemporaryDirectory() as name:
        space = laid_out(Path(name), units)
        print(f"{f'{units} units, ms':22} times   median      90%  longest")
        told("first page", first_pages(space.root))
        with visiting(space.root) as visit:
            person = reviewer(visit, space, rounds)
            pages(person)
            saves(person)
            floor(person, space.root)


if __name__ == "__main__":
    main()
