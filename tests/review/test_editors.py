"""No editor of PO files can lose a sign-off, or forge one: it is not in the PO file."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mbc_i18n import po
from mbc_i18n.model import Message
from tests.conftest import Run
from tests.review.spaces import FILE, staffed, states

GETTEXT = "GETTEXT'S TOOLS ARE NOT HERE: what they do to sign-offs was not tested"


def gettext(*command: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        if shutil.which(command[0]) is None:
            pytest.skip(GETTEXT)
        out = path.with_suffix(".out")
        template = path.parents[1] / "hay-fever.pot"
        words = [str({"PO": path, "POT": template}.get(word, word)) for word in command]
        subprocess.run([*words, "-o", str(out)], check=True, capture_output=True)
        out.replace(path)

    return run


def toolkit(path: Path) -> None:
    from translate.storage import pypo

    store = pypo.pofile.parsestring(path.read_bytes())  # type: ignore[no-untyped-call]
    path.write_bytes(bytes(store))


def babel(path: Path) -> None:
    from babel.messages.pofile import read_po, write_po

    buffer = io.BytesIO()
    write_po(buffer, read_po(io.BytesIO(path.read_bytes())))
    path.write_bytes(buffer.getvalue())


def with_polib(path: Path) -> None:
    import polib

    polib.pofile(str(path)).save(str(path))


EDITORS = pytest.mark.parametrize(
    "editor",
    [
        pytest.param(gettext("msgcat", "PO"), id="msgcat"),
        pytest.param(gettext("msgmerge", "PO", "POT"), id="msgmerge"),
        pytest.param(gettext("msgmerge", "--previous", "PO", "POT"), id="msgmerge-previous"),
        pytest.param(gettext("msgconv", "--to-code=UTF-8", "PO"), id="msgconv"),
        pytest.param(gettext("msgattrib", "--no-obsolete", "PO"), id="msgattrib"),
        pytest.param(toolkit, id="translate-toolkit"),
        pytest.param(babel, id="babel"),
        pytest.param(with_polib, id="polib"),
    ],
)

FORGERY = """\
# mbc: approved (Ana Ruiz)
# mbc: sign-off approve by ana
#, approved, reviewed, linguistic-approved
"""


@pytest.fixture
def signed(translated: Path, run: Run) -> Path:
    """The Spanish catalog, approved by both but for one unit that Ben rejected."""
    staffed(translated)
    rows = json.loads(run("review", "list", "--locale", "es", "--json").stdout)
    units = [row["id"] for row in rows]
    for who, own in (("ana", units), ("ben", units[:-1])):
        assert run("review", "sign", *own, "--as", who, "--locale", "es").exit_code == 0
    rejected = ("reject", units[-1], "--as", "ben", "--because", "too stiff")
    assert run("review", *rejected, "--locale", "es").exit_code == 0
    return translated


def last(space: Path) -> Message:
    catalog = po.read((space / FILE).read_text("utf-8"))
    return [*catalog.current][-1]


STANDS = {"approved": 7, "needs work": 1}


@EDITORS
class TestEditor:
    def test_loses_no_sign_off(self, signed: Path, editor: Callable[[Path], None]) -> None:
        assert states(signed) == STANDS
        editor(signed / FILE)
        assert states(signed) == STANDS

    def test_forges_none(self, signed: Path, editor: Callable[[Path], None]) -> None:
        shutil.rmtree(signed / "locales/es/signoffs")
        path = signed / FILE
        forged = path.read_text("utf-8").replace("#. ", f"{FORGERY}#. ")
        header = '"X-Approved: yes\\n"\n"X-Review: approved\\n"\n"Language: es'
        path.write_text(forged.replace('"Language: es', header), encoding="utf-8")
        editor(path)
        assert states(signed) == {"translated": 7, "needs work": 1}

    def test_that_takes_the_mark_away_does_not_take_the_rejection_away(
        self, signed: Path, editor: Callable[[Path], None]
    ) -> None:
        path = signed / FILE
        text = path.read_text("utf-8")
        assert "# mbc: needs work: too stiff (Ben Ott)\n" in text
        path.write_text(text.replace("#, fuzzy\n", ""), encoding="utf-8")
        editor(path)
        assert states(signed) == STANDS
        assert not last(signed).fuzzy

    def test_ends_what_it_changed(self, signed: Path, editor: Callable[[Path], None]) -> None:
        path = signed / FILE
        text = path.read_text("utf-8")
        path.write_text(text.replace("Qué ayuda", "Lo que ayuda"), encoding="utf-8")
        editor(path)
        assert states(signed) == {"approved": 6, "stale": 1, "needs work": 1}
        path.write_text(text, encoding="utf-8")
        assert states(signed) == STANDS


class TestReason:
    """The comment that says why goes when the message is no longer fuzzy."""

    def unmarked(self, space: Path) -> None:
        path = space / FILE
        path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")

    def test_stays_while_it_is(self, signed: Path, run: Run) -> None:
        before = (signed / FILE).read_bytes()
        assert run("update", "--locale", "es").exit_code == 0
        assert (signed / FILE).read_bytes() == before

    def test_goes_when_the_catalog_is_brought_up_to_date(self, signed: Path, run: Run) -> None:
        self.unmarked(signed)
        assert run("update", "--locale", "es").exit_code == 0
        assert last(signed).comment == ""

    def test_goes_when_new_words_are_signed(self, signed: Path, run: Run) -> None:
        self.unmarked(signed)
        path = signed / FILE
        path.write_text(path.read_text("utf-8").replace("La temporada", "La época"), "utf-8")
        assert run("review", "sign", last(signed).id, "--as", "ben", "-l", "es").exit_code == 0
        assert last(signed).comment == ""
        assert states(signed) == {"approved": 7, "revised": 1}

    def test_never_changes_another_line(self, translated: Path, run: Run) -> None:
        staffed(translated)
        path = translated / FILE
        before = path.read_text("utf-8")
        unit = last(translated).id
        assert run("review", "reject", unit, "--as", "ben", "-l", "es", "-b", "no").exit_code == 0
        new = [line for line in path.read_text("utf-8").splitlines(keepends=True)
               if line not in before.splitlines(keepends=True)]  # fmt: skip
        assert new == ["# mbc: needs work: no (Ben Ott)\n", "#, fuzzy\n"]
        assert run("review", "revoke", unit, "--as", "ben", "-l", "es").exit_code == 0
        assert path.read_text("utf-8") == before
