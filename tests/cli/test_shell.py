"""The group: version, help, completion."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from mbc_i18n import __version__
from mbc_i18n.cli import COMMANDS
from tests.conftest import Run


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"mbc-i18n {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    assert name in run("--help").stdout
    assert run(name, "--help").exit_code == 0


def test_an_unknown_command_names_the_help(run: Run) -> None:
    result = run("extrakt")
    assert result.exit_code == 2
    assert "No such command 'extrakt'" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(run: Run, shell: str) -> None:
    assert "_MBC_I18N_COMPLETE" in run("completion", shell).stdout


def test_completion_knows_the_workspace(space: object) -> None:
    environment = {
        **os.environ,
        "_MBC_I18N_COMPLETE": "bash_complete",
        "COMP_WORDS": "mbc-i18n extract ha",
        "COMP_CWORD": "2",
    }
    done = subprocess.run(
        [sys.executable, "-c", "from mbc_i18n.cli import main; main(prog_name='mbc-i18n')"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "hay-fever" in done.stdout
