"""A workspace with reviewers, and git in it, for the tests of the review."""

from __future__ import annotations

import subprocess
from pathlib import Path

from mbc_i18n import reports, workspace
from tests.conftest import SETTINGS

FILE = "locales/es/hay-fever.po"
REVIEWERS = """
[[reviewers]]
id = "ana"
name = "Ana Ruiz"
roles = ["linguistic"]
locales = ["es", "ar"]
email = "ana@example.org"

[[reviewers]]
id = "ben"
name = "Ben Ott"
roles = ["clinical"]
locales = ["es"]
email = ["ben@example.org"]

[[reviewers]]
id = "eva"
name = "Eva Gil"
roles = ["linguistic", "clinical"]
locales = ["es"]
"""


def staffed(space: Path) -> Path:
    """The workspace with three reviewers."""
    (space / "mbc-i18n.toml").write_text(SETTINGS + REVIEWERS, encoding="utf-8")
    return space


def states(space: Path) -> dict[str, int]:
    """The units of the Spanish catalog by state."""
    (found,) = reports.status(workspace.find(space), ["es"])
    return found.states


def git(folder: Path, *arguments: str) -> str:
    """Run git as a person whose settings are all its own."""
    own = (
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    done = subprocess.run(
        ["git", "-C", str(folder), *own, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def committed(folder: Path, told: str = "more") -> str:
    """Everything in a commit; its name."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", told)
    return git(folder, "rev-parse", "HEAD").strip()
