"""A small workspace that commands and steps can work on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mbc_i18n.cli import main

ARTICLE = """\
---
title: Living with hay fever
description: What hay fever is.
---

Pollen can make you sneeze. About 0.02% of people need a hospital.

## What helps

- **Rest:** Sleep well.
- Ask [your pharmacist](https://example.org/pharmacy).

<!-- mbc: note “Season” is the pollen season. -->

The season lasts 3–6 weeks.
"""

SETTINGS = 'locales = ["es", "ar"]\n'

CONCEPTS = """\
id,source,source_variants,pos,domain,definition,case,translate,match,not_in,status
pollen,pollen,,noun,allergy,Fine powder of plants.,no,yes,exact,,proposed
hay-fever,hay fever,,noun,allergy,An allergy to pollen.,no,yes,,,proposed
"""

TERMS = """\
id,term,usage,forms,note,status
pollen,polen,preferred,,,proposed
hay-fever,rinitis alérgica,preferred,,,proposed
hay-fever,fiebre del heno,forbidden,,a calque,proposed
"""

TARGETS = {
    "Living with hay fever": "Vivir con rinitis alérgica",
    "What hay fever is.": "Qué es la rinitis alérgica.",
    "Pollen can make you sneeze.": "El polen puede hacerle estornudar.",
    "About 0.02% of people need a hospital.": (
        "Cerca del 0,02 % de las personas necesitan un hospital."
    ),
    "What helps": "Qué ayuda",
    "<strong>Rest:</strong> Sleep well.": "<strong>Descanso:</strong> Duerma bien.",
    "Ask <a>your pharmacist</a>.": "Pregunte a <a>su farmacéutico</a>.",
    "The season lasts 3–6 weeks.": "La temporada dura de 3 a 6 semanas.",
}
"""Spanish for every unit of ARTICLE."""

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run `mbc-i18n` with arguments, as a user does."""

    def invoke(*arguments: str | Path, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(main, [str(each) for each in arguments], input=stdin)

    return invoke


@pytest.fixture
def space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one article and a glossary; the current folder."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    for name, text in {
        "mbc-i18n.toml": SETTINGS,
        "source/hay-fever.md": ARTICLE,
        "glossary/concepts.csv": CONCEPTS,
        "glossary/terms/es.csv": TERMS,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def translated(space: Path, run: Run) -> Path:
    """The workspace with its Spanish catalog filled in, by hand as an editor would."""
    assert run("extract").exit_code == 0
    assert run("update").exit_code == 0
    fill(space / "locales/es/hay-fever.po", TARGETS)
    return space


def fill(path: Path, targets: dict[str, str]) -> None:
    """Type translations into a PO file, one message a line pair, touching nothing else."""
    text = path.read_text(encoding="utf-8")
    for source, target in targets.items():
        before = f'msgid "{source}"\nmsgstr ""'
        assert before in text, source
        text = text.replace(before, f'msgid "{source}"\nmsgstr "{target}"')
    path.write_text(text, encoding="utf-8")
