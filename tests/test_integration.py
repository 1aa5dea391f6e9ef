"""The files by which others run the check: the GitHub Action and the hooks for pre-commit."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from mbc_i18n.cli.review import check_command
from mbc_i18n.findings.formats import FORMATS

ROOT = Path(__file__).parents[1]
OPTIONS = {name for each in check_command.params for name in each.opts}


def action() -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def step(name: str) -> dict[str, Any]:
    (found,) = [each for each in action()["runs"]["steps"] if each.get("name") == name]
    assert isinstance(found, dict)
    return found


def test_every_input_of_the_action_is_explained_and_used() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    for name, told in action()["inputs"].items():
        assert told["description"].endswith(".")
        assert f"${{{{ inputs.{name} }}}}" in text


def test_no_input_is_pasted_into_a_command() -> None:
    for each in action()["runs"]["steps"]:
        assert "${{" not in each.get("run", "")


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize(
    ("inputs", "wanted"),
    [
        ({}, ["check", "--format=github", "--fail-on=error", "--"]),
        (
            {"LOCALES": "es pt-BR", "ARTICLES": "one two", "DIFF": "origin/main",
             "SELECT": "terms"},
            ["check", "--format=github", "--fail-on=error", "--select=terms", "--diff=origin/main",
             "--locale=es", "--locale=pt-BR", "--", "one", "two"],
        ),
        (
            {"IGNORE": "a,b", "MAX_WARNINGS": "3", "BASELINE": "x y.json", "OUTPUT": "$(touch z)"},
            ["check", "--format=github", "--fail-on=error", "--ignore=a,b", "--max-warnings=3",
             "--baseline=x y.json", "--output=$(touch z)", "--"],
        ),
    ],
)  # fmt: skip
def test_the_action_runs_the_command_with_its_inputs(
    tmp_path: Path, inputs: dict[str, str], wanted: list[str]
) -> None:
    stub = tmp_path / "mbc-i18n/bin/mbc-i18n"
    stub.parent.mkdir(parents=True)
    stub.write_text("#!/usr/bin/env bash\nprintf '%s\\n' \"$@\"\n")
    stub.chmod(0o755)
    own = dict.fromkeys(step("Check")["env"], "") | {"FORMAT": "github", "FAIL_ON": "error"}
    environment = {"PATH": os.environ["PATH"], "RUNNER_TEMP": str(tmp_path), **own, **inputs}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step("Check")["run"]],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == wanted
    assert {word.partition("=")[0] for word in wanted if word.startswith("--")} - {"--"} <= OPTIONS
    assert not (tmp_path / "z").exists()


def test_the_action_s_defaults_are_known() -> None:
    inputs = action()["inputs"]
    assert inputs["format"]["default"] in FORMATS
    assert all(name in inputs["format"]["description"] for name in FORMATS)


def test_the_hooks_run_the_check() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in hooks} == {"mbc-i18n-check", "mbc-i18n-check-files"}
    for hook in hooks:
        assert hook["entry"] == "mbc-i18n check"
        assert hook["language"] == "python"
