"""Law 5 with real peers: gettext, Babel, translate-toolkit and polib keep what we write.

The work of this repository is the data: its article, its catalogs.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest

from mbc_i18n import po, workspace
from mbc_i18n.model import Catalog, Message

ROOT = Path(__file__).parents[1]
CATALOGS = sorted((ROOT / "locales").glob("*/*.po"))

needs_gettext = pytest.mark.skipif(
    shutil.which("msgfmt") is None, reason="gettext is not installed: its tools are not asked"
)


def catalog(path: Path) -> Catalog:
    return workspace.read_catalog(path, path.name)


def words(messages: tuple[Message, ...]) -> list[tuple[str, str, str, bool]]:
    return sorted((m.context, m.source, m.target, m.fuzzy) for m in messages if not m.obsolete)


def test_there_are_six_locales() -> None:
    assert {path.parent.name for path in CATALOGS} == {"ar", "de", "es", "fr", "ru", "zh_Hans"}


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parent.name)
class TestEveryCatalog:
    def test_is_complete(self, path: Path) -> None:
        assert all(message.translated for message in catalog(path).current)

    @needs_gettext
    def test_msgfmt_accepts_it_without_a_word(self, path: Path) -> None:
        done = subprocess.run(
            ["msgfmt", "--check", "-o", "/dev/null", str(path)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stderr == ""

    @needs_gettext
    def test_survives_msgcat(self, path: Path) -> None:
        done = subprocess.run(["msgcat", str(path)], capture_output=True, check=True)
        again = po.read(done.stdout.decode(), "msgcat")
        assert words(again.messages) == words(catalog(path).messages)

    def test_survives_babel(self, path: Path) -> None:
        from babel.messages.pofile import read_po, write_po

        buffer = io.BytesIO()
        write_po(buffer, read_po(io.BytesIO(path.read_bytes())))
        again = po.read(buffer.getvalue().decode(), "babel")
        assert words(again.messages) == words(catalog(path).messages)

    def test_survives_translate_toolkit(self, path: Path) -> None:
        from translate.storage import pypo

        store = pypo.pofile.parsestring(path.read_bytes())
        again = po.read(bytes(store).decode(), "translate-toolkit")
        assert words(again.messages) == words(catalog(path).messages)

    def test_survives_polib(self, path: Path) -> None:
        import polib

        again = po.read(str(polib.pofile(str(path))), "polib")
        assert words(again.messages) == words(catalog(path).messages)


def test_the_workspace_is_up_to_date_and_without_findings() -> None:
    from mbc_i18n import checking, reports

    space = workspace.find(ROOT)
    assert [finding for found in checking.check(space) for finding in found] == []
    for progress in reports.status(space):
        assert not progress.stale_template


def test_the_article_has_a_hundred_sentences_and_no_word_of_the_seed() -> None:
    seed = ROOT.parent / "shared/seed/article.txt"
    document = next(iter(workspace.documents(workspace.find(ROOT))))
    assert sum(1 for _ in document.units) >= 100
    if not seed.exists():
        pytest.skip("the owner's article is not here: our words were not compared with it")
    ours = {unit.source for unit in document.units if len(unit.source.split()) > 4}
    theirs = " ".join(seed.read_text(encoding="utf-8").split())
    assert [words for words in ours if words in theirs] == []
