"""What pages are made of: the tool itself is a part of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from mbc_i18n.publish import inputs


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of a few files, which `inputs` takes for ours."""
    for name in ("publish/inputs.py", "data/abbreviations.txt", "publish/templates/book.opf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one", "utf-8")
    monkeypatch.setattr(inputs, "__file__", str(tmp_path / "publish/inputs.py"))
    yield tmp_path
    inputs.tool.cache_clear()


def told() -> str:
    inputs.tool.cache_clear()
    return inputs.tool()


@pytest.mark.parametrize(
    "name", ["publish/inputs.py", "data/abbreviations.txt", "publish/templates/book.opf"]
)
def test_each_file_of_the_package_counts(package: Path, name: str) -> None:
    before = told()
    (package / name).write_text("two", "utf-8")
    assert told() != before


def test_what_python_makes_of_it_does_not(package: Path) -> None:
    before = told()
    (package / "__pycache__").mkdir()
    (package / "__pycache__/inputs.pyc").write_text("two", "utf-8")
    assert told() == before


@pytest.mark.parametrize("name", inputs.MAKERS)
def test_another_version_of_what_makes_pages_counts(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, version = told(), metadata.version
    monkeypatch.setattr(metadata, "version", lambda asked: "0" if asked == name else version(asked))
    assert told() != before
    inputs.tool.cache_clear()


def test_every_package_that_makes_pages_is_asked_for() -> None:
    own = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    extras = own["project"]["optional-dependencies"]
    asked = (*own["project"]["dependencies"], *extras["docx"], *extras["pdf"])
    assert set(inputs.MAKERS) <= {requirement.split(">")[0] for requirement in asked}
