"""The built wheel, installed in a clean environment away from the checkout, does the main job."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ARTICLE, TARGETS, fill

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what git tracks so that no stray file slips in."""
    source = tmp_path_factory.mktemp("source")
    files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    for name in filter(None, files.split("\0")):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    target = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(target), str(source)], check=True)
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`mbc-i18n` of a clean environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("clean") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(folder / "bin/pip"), "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, str(wheel)], check=True)
    return folder / "bin/mbc-i18n"


def test_the_wheel_holds_every_data_file(wheel: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "mbc_i18n"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    held = set(zipfile.ZipFile(wheel).namelist())
    assert [name for name in tracked if (ROOT / name).is_file() and name not in held] == []
    assert not [name for name in held if name.startswith("tests")]


def test_an_installed_wheel_carries_an_article_to_a_page(command: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        done = subprocess.run(
            [str(command), *arguments], cwd=tmp_path, env=environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("init", "--locale", "es")
    (tmp_path / "source/hay-fever.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "source/plain.txt").write_text("Plain Words\n\n\nShort text.\n", encoding="utf-8")
    run("extract")
    run("update")
    fill(tmp_path / "locales/es/hay-fever.po", TARGETS)
    run("check", "hay-fever")
    assert "100%" in run("status", "hay-fever")
    run("publish", "--draft", "--missing", "mark")
    page = (tmp_path / "public/es/hay-fever.html").read_text(encoding="utf-8")
    assert '<html lang="es" dir="ltr"' in page
    assert "Qué ayuda" in page
