"""Every page before the Nu HTML checker, which knows the HTML standard: no error, no warning."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.publish import proofs

WANTED = os.environ.get("MBC_I18N_VNU", "")
"""Where the checker is; `required` for one that `npm install vnu-jar` left in the project's folder.
Whoever says either wants no test skipped."""

LEFT = Path(__file__).parents[2] / "node_modules/vnu-jar/build/dist/vnu.jar"
JAR = LEFT if WANTED in ("", "required") else Path(WANTED)
CHECKER = str(JAR) if JAR.is_file() else ""
JAVA = shutil.which("java") or ""
ALLOWED = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
CHECK = (JAVA, "-Xss2m", ALLOWED, "-jar", CHECKER)
"""The command; without leave it reads no page from this machine."""

if not CHECKER or not JAVA:
    missing = "vnu.jar (npm install vnu-jar)" if JAVA else "java"
    if WANTED:
        raise RuntimeError(f"the pages are not checked as HTML: {missing} is missing")
    pytest.skip(f"NOT CHECKED AS HTML: {missing} is missing", allow_module_level=True)


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address under which this machine alone can read a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def told(folder: Path) -> list[str]:
    """What the checker says of the pages in a folder, read as a browser would read them."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    command = [*CHECK, "--format", "json", "--exit-zero-always", "--stdout"]
    with served(folder) as base:
        command += [f"{base}/{name}" for name in names]
        done = subprocess.run(command, capture_output=True, check=True, timeout=300)
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{each.get('url')}:{each.get('lastLine')} {each['type']}: {each['message']} "
        f"{each.get('extract', '')!r}"
        for each in messages
    ]


def laid(folder: Path, *only: str, **settings: str) -> int:
    """Writes the pages of the small site into a folder; how many there are."""
    made = dict(proofs.site_pages(*only, **settings))
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return len(made)


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text("<!doctype html><p><table><div>", encoding="utf-8")
    assert any("error: " in each for each in told(tmp_path))


def test_no_page_has_an_error_or_a_warning(tmp_path: Path) -> None:
    assert laid(tmp_path) >= 3 * 2 * len(proofs.LOCALES)
    assert told(tmp_path) == []


@pytest.mark.parametrize("terms", ["dl", "none"])
def test_nor_where_terms_are_shown_in_another_way(tmp_path: Path, terms: str) -> None:
    laid(tmp_path, "es", "ar", "ja", run_in_terms=terms)
    page = (tmp_path / "es/pollen.html").read_text(encoding="utf-8")
    assert ("<dl>" in page) == (terms == "dl")
    assert told(tmp_path) == []
