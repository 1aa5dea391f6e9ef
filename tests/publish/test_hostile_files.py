"""Names of files, slugs and kept records can make no page elsewhere, and none act."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from click.testing import CliRunner
from lxml import etree

from mbc_i18n.cli import main
from mbc_i18n.publish.releases import VERSION
from tests.conftest import Run
from tests.publish.hostile import STRINGS
from tests.review.spaces import REVIEWERS

HOME = "https://example.org/health/"
SETTINGS = f"""\
locales = ["es", "ar"]
[publish]
address = "{HOME}"
formats = ["html", "parallel", "source", "epub"]
"""
ARTICLE = "# Name\n\nWords and ![a picture](p.png).\n"
PNG = b"\x89PNG\r\n\x1a\n"
LONGEST = 180
"""Bytes of a name to which an ending of ours can be added."""

NAMES = [
    each for each in STRINGS if not {"/", "\0"} & {*each} and len(each.encode()) <= LONGEST
][::5]  # fmt: skip
SLUGS = ("../x", "..", ".x", "/etc/x", "a/b", "a\\b", "C:x", "x\0", "", '"><b>', "%2e%2e")
DRAFTS = ["publish", "--draft", "--missing", "mark"]


def space(folder: Path, articles: Mapping[str, str], settings: str = SETTINGS) -> Path:
    """A workspace in a folder beside which something lies."""
    root = folder / "workspace"
    (root / "source").mkdir(parents=True)
    (root / "mbc-i18n.toml").write_text(settings, encoding="utf-8")
    (root / "source" / "p.png").write_bytes(PNG)
    for name, text in articles.items():
        (root / "source" / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "secret.png").write_bytes(PNG)
    return root


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder but the pages."""
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file() and "public" not in each.relative_to(folder).parts
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public folder of a workspace whose articles have hostile names."""
    folder = tmp_path_factory.mktemp("hostile")
    root = space(folder, dict.fromkeys(NAMES, ARTICLE))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        for command in (["extract"], ["update"]):
            assert CliRunner().invoke(main, command).exit_code == 0
        before = files(folder)
        result = CliRunner().invoke(main, DRAFTS)
    assert result.exit_code == 0, result.output
    assert files(folder) == before
    return root / "public"


def links(page: Path) -> Iterator[str]:
    """The addresses in a page."""
    for each in html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False).iter():
        yield from (each.attrib[name] for name in ("href", "src") if name in each.attrib)


def place(public: Path, address: str) -> Path:
    """The file that a web address names."""
    assert address.startswith(HOME)
    return public / unquote(urlsplit(address).path).removeprefix("/health/")


class TestNames:
    def test_of_articles_make_pages_that_lead_to_one_another(self, made: Path) -> None:
        for locale in ("en", "es", "ar"):
            own = {each.name for each in (made / locale).iterdir()}
            assert own >= {f"{name}.html" for name in NAMES}
            for name in NAMES[::4]:
                page = made / locale / f"{name}.html"
                start = HOME + page.relative_to(made).as_posix()
                for address in links(page):
                    if address[:1] != "#" and address != "data:,":
                        whole = urljoin(start.replace(name, "x"), address)
                        assert place(made, whole).is_file(), (name, address)

    def test_of_articles_make_lists_that_lead_to_them(self, made: Path) -> None:
        for index in (made / "index.html", made / "es" / "index.html"):
            start = HOME + index.relative_to(made).as_posix()
            found = {urljoin(start, address) for address in links(index) if address[:1] != "#"}
            assert all(place(made, each).is_file() for each in found if each != "data:,")
            assert len(found) > len(NAMES)
        tree = etree.fromstring((made / "sitemap.xml").read_bytes())
        found = {each.text or "" for each in tree.iter("{*}loc")}
        assert {place(made, each) for each in found} >= {made / "en" / f"{n}.html" for n in NAMES}

    def test_of_articles_make_pages_that_are_all_alike(self, made: Path) -> None:
        def skeleton(name: str) -> list[tuple[object, list[str]]]:
            page = (made / "es" / f"{name}.html").read_text("utf-8")
            tree = html5lib.parse(page, namespaceHTMLElements=False)
            return [(each.tag, list(each.attrib)) for each in tree.iter()]

        first, *others = map(skeleton, NAMES)
        assert all(other == first for other in others)


class TestPaths:
    @pytest.mark.parametrize("slug", SLUGS)
    def test_of_slugs_are_one_name_or_refused(
        self, slug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
    ) -> None:
        settings = f"{SETTINGS}[publish.slugs.en]\na = {json.dumps(slug)}\n"
        monkeypatch.chdir(space(tmp_path, {"a": ARTICLE}, settings))
        before = files(tmp_path)
        result = run("publish", "--missing", "omit-page")
        assert result.exit_code == 2
        assert "publish.slugs.en.a cannot name a file" in result.stderr
        assert files(tmp_path) == before
        assert not (tmp_path / "workspace" / "public").exists()

    @pytest.mark.parametrize(
        "address",
        ["../../secret.png", "%2e%2e/%2e%2e/secret.png", "/secret.png", "..\\..\\secret.png",
         "file:///secret.png", "p.png/../../../secret.png", "linked.png", "folder/secret.png"],
    )  # fmt: skip
    def test_of_pictures_bring_in_nothing_from_elsewhere(
        self, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
    ) -> None:
        root = space(tmp_path, {"a": ARTICLE.replace("p.png", address)})
        (tmp_path / "secret.png").write_bytes(PNG + b"secret")
        (root / "source" / "linked.png").symlink_to(tmp_path / "secret.png")
        (root / "source" / "folder").symlink_to(tmp_path)
        monkeypatch.chdir(root)
        before = files(tmp_path)
        assert run("publish", "--missing", "omit-page").exit_code in (0, 2)
        assert files(tmp_path) == before
        found = [each for each in root.joinpath("public").rglob("*") if each.is_file()]
        assert not any(b"secret" in each.read_bytes() for each in found if each.suffix == ".png")

    def test_of_links_in_the_public_folder_are_not_followed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
    ) -> None:
        root = space(tmp_path, {"a": ARTICLE})
        (tmp_path / "elsewhere").mkdir()
        (root / "public").mkdir()
        (root / "public" / "en").symlink_to(tmp_path / "elsewhere")
        monkeypatch.chdir(root)
        result = run("publish", "--missing", "omit-page")
        assert result.exit_code == 2
        assert "lies outside the folder of the pages" in result.stderr
        assert not any((tmp_path / "elsewhere").iterdir())


KEPT = {
    "article": "a", "file": "a.md", "locale": "es", "outline": "", "segmentation": "sentence",
    "text": "# Name\n\nWords.\n", "translator": "", "v": VERSION,
    "messages": [{"context": "", "source": each, "target": each} for each in ("Name", "Words.")],
}  # fmt: skip
OTHERWISE: tuple[Mapping[str, object], ...] = (
    {}, {"file": "../../x.md"}, {"file": "/etc/x.md"}, {"file": ".."}, {"file": "x\0.txt"},
    {"file": ""}, {"locale": "../x"}, {"article": "../x"}, {"text": "# <b>\0\n\nWords.\n"},
    {"text": "\ud800"}, {"text": ""}, {"segmentation": "<b>"}, {"outline": "]["}, {"v": True},
    {"messages": {}}, {"messages": [[]]}, {"messages": [{"context": "", "source": "<script>",
     "target": "<script>"}]}, {"translator": "<b>\n"},
)  # fmt: skip


@pytest.mark.parametrize("change", OTHERWISE)
def test_a_kept_release_that_nobody_approved_is_no_page(
    change: Mapping[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    settings = SETTINGS.replace("[publish]", f"{REVIEWERS}\n[publish]")
    root = space(tmp_path, {"a": ARTICLE}, settings)
    monkeypatch.chdir(root)
    assert run("extract").exit_code == run("update").exit_code == 0
    kept = root / "locales" / "es" / "releases" / "a.json"
    kept.parent.mkdir()
    kept.write_text(json.dumps({**KEPT, **change}), encoding="utf-8")
    before = files(tmp_path)
    result = run("publish", "--locale", "es", "--missing", "omit-page")
    assert result.exit_code in (0, 1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert files(tmp_path) == before
    assert not list(root.glob("public/es/a*"))
