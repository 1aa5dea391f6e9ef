"""checks lists, explain teaches."""

from __future__ import annotations

import json

import pytest

from mbc_i18n.checks import REGISTRY, source
from mbc_i18n.findings.rules import REPORTS
from tests.conftest import Run

NAMES = (*REGISTRY, *(rule.name for rule in REPORTS), *source.RULES)


def test_every_check_is_listed_with_what_it_is(run: Run) -> None:
    lines = run("checks").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(NAMES)
    (numbers,) = [line for line in lines if line.startswith("numbers ")]
    assert numbers.split()[1:4] == ["numbers", "error", "numbers"]


def test_the_list_can_be_read_by_programs(run: Run) -> None:
    known = {each["name"]: each for each in json.loads(run("checks", "--json").stdout)}
    assert list(known) == list(NAMES)
    assert known["markup"]["its_type"] == "markup"
    assert known["term-weak"]["advice"]


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_can_be_found_is_explained(run: Run, name: str) -> None:
    result = run("explain", name)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{name}: ")
    assert f'checks.ignore = ["{name}"]' in result.stdout
    assert "Bad:" not in result.stdout
    if name in REGISTRY:
        assert "\nFound:\n" in result.stdout


def test_examples_are_laid_out_for_a_person(run: Run) -> None:
    text = run("explain", "term-missing").stdout
    assert (
        "Found:\n  es: You need a biopsy.\n      Necesita una prueba.\n      with biopsy=biopsia\n"
    ) in text
    assert "mbc-i18n terms ignore" in text
    assert "  es: Pain (marked fuzzy)\n      Dolor\n" in run("explain", "fuzzy").stdout


def test_advice_says_how_to_run_it(run: Run) -> None:
    assert "mbc-i18n check --select term-weak" in run("explain", "term-weak").stdout
    assert "--select numbers" not in run("explain", "numbers").stdout


def test_an_explanation_can_be_read_by_programs(run: Run) -> None:
    told = json.loads(run("explain", "markup", "--json").stdout)
    assert told["bad"][0][0] == "es"


def test_what_is_no_check_is_refused_with_the_nearest(run: Run) -> None:
    result = run("explain", "number")
    assert result.exit_code == 2
    assert result.stderr == "no check 'number'; did you mean 'numbers'?\n"
