"""Where files lie, and settings that are refused rather than misunderstood."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbc_i18n import workspace
from mbc_i18n.errors import SettingsError, UserError


def test_settings_are_found_from_a_folder_below(space: Path) -> None:
    assert workspace.find(space / "source").root == space


def test_a_project_keeps_its_settings_in_pyproject(tmp_path: Path) -> None:
    table = '[tool.mbc_i18n]\nlocales = ["pt-BR"]\n'
    (tmp_path / "pyproject.toml").write_text(table, encoding="utf-8")
    found = workspace.find(tmp_path)
    assert found.settings.locales == ("pt_BR",)
    assert found.file == "pyproject.toml"


def test_a_project_without_our_table_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="no workspace here.*mbc-i18n init"):
        workspace.find(tmp_path)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"local": ["es"]}, "unknown setting 'local'; did you mean 'locales'?"),
        ({"locales": "es"}, "locales must be a list of strings"),
        ({"segmentation": "word"}, "segmentation must be sentence or block"),
        ({"segmentation": {"default": "word"}}, "segmentation must be sentence or block"),
        ({"segmentation": {"default": 1}}, "segmentation must be a string"),
        ({"segmentation": {"rules": 1}}, "segmentation.rules must be a string"),
        ({"segmentation": {"rules": "../own.srx"}}, "file '../own.srx' lies outside"),
        ({"segmentation": {"abbreviations": "/own.txt"}}, "file '/own.txt' lies outside"),
        (
            {"segmentation": {"rules": "own.srx", "abbreviations": "own.txt"}},
            "segmentation.rules and segmentation.abbreviations do not go together",
        ),
        ({"public": "../elsewhere"}, "lies outside the workspace"),
        ({"source": "/etc"}, "lies outside the workspace"),
        ({"locales": ["xx_YY"]}, "unknown locale 'xx_YY'"),
    ],
)
def test_a_setting_that_cannot_be_right_is_refused(table: dict[str, object], problem: str) -> None:
    with pytest.raises(SettingsError, match=problem.replace("?", r"\?")):
        workspace.settings(table, "mbc-i18n.toml")


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"care": "word"}, "segmentation of 'care' must be sentence or block"),
        ({"care": {"default": "block"}}, "segmentation of 'care' must be sentence or block"),
    ],
)
def test_a_cut_that_cannot_be_right_is_refused(table: dict[str, object], problem: str) -> None:
    with pytest.raises(SettingsError, match=problem):
        workspace.segmentations({"segmentation": table}, "mbc-i18n.toml")


def test_articles_are_cut_as_the_settings_say_each_or_by_default(space: Path) -> None:
    table = '[segmentation]\ndefault = "block"\nhay-fever = "sentence"\n'
    (space / "mbc-i18n.toml").write_text(table, encoding="utf-8")
    found = workspace.find(space)
    assert found.settings.segmentation == "block"
    assert found.segmentation(Path("source/hay-fever.md")) == "sentence"
    assert found.segmentation(Path("source/asthma.md")) == "block"
    assert workspace.Workspace(space, found.settings).segmentation(Path("hay-fever.md")) == "block"


def test_a_cut_for_an_article_that_is_not_there_is_refused(space: Path) -> None:
    (space / "mbc-i18n.toml").write_text('segmentation.asthma = "block"\n', encoding="utf-8")
    problem = "segmentation names no article: 'asthma'; articles here: hay-fever"
    with pytest.raises(SettingsError, match=problem):
        list(workspace.documents(workspace.find(space)))


def test_both_spellings_of_a_locale_are_one(space: Path) -> None:
    found = workspace.settings({"locales": ["zh-Hans", "zh_Hans", "pt-br"]}, "x")
    assert found.locales == ("zh_Hans", "pt_BR")


def test_an_article_is_known_by_name_file_or_path(space: Path) -> None:
    found = workspace.find(space)
    for name in ("hay-fever", "hay-fever.md", "source/hay-fever.md"):
        assert found.article(name) == space / "source/hay-fever.md"
    with pytest.raises(UserError, match="no article 'asthma'; articles here: hay-fever"):
        found.article("asthma")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "an empty article"),
        (b"\xef\xbb\xbf \n", "an empty article"),
        (b"ok\nna\xefve\n", r":2: not UTF-8 \(byte 0xef\); save the file as UTF-8"),
        (b"# T\n\na\0b\n", ":3: holds a NUL character"),
    ],
)
def test_an_article_that_cannot_be_read_is_refused(
    tmp_path: Path, data: bytes, problem: str
) -> None:
    path = tmp_path / "article.md"
    path.write_bytes(data)
    with pytest.raises(UserError, match=f"source/article.md.*{problem}|source/article.md{problem}"):
        workspace.read_document(path, "source/article.md")


def test_an_article_without_a_title_is_refused_with_the_way_out(space: Path) -> None:
    (space / "source/untitled.md").write_text("Only words.\n", encoding="utf-8")
    with pytest.raises(UserError, match="source/untitled.md:1: an article without a title; begin"):
        list(workspace.documents(workspace.find(space)))
