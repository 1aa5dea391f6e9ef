"""import: a translated document becomes a catalog, for review."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Run

SPANISH = """\
---
title: Vivir con rinitis alérgica
description: Qué es la rinitis alérgica.
---

El polen puede hacerle estornudar. Cerca del 0,02 % de las personas necesitan un hospital.

## Qué ayuda

- **Descanso:** Duerma bien.
- Pregunte a [su farmacéutico](https://example.org/pharmacy).

La temporada dura de 3 a 6 semanas.
"""


def test_every_pair_is_taken_as_fuzzy(space: Path, run: Run) -> None:
    (space / "es.md").write_text(SPANISH, encoding="utf-8")
    result = run("import", "source/hay-fever.md", "es.md", "--locale", "es", "--json")
    assert json.loads(result.stdout)["filled"] == 8
    text = (space / "locales/es/hay-fever.po").read_text(encoding="utf-8")
    assert '#, fuzzy\nmsgid "Ask <a>your pharmacist</a>."' in text
    assert 'msgstr "Pregunte a <a>su farmacéutico</a>."' in text
    assert text.count("#, fuzzy") == 8


def test_where_the_structures_part_is_named_and_left_out(space: Path, run: Run) -> None:
    (space / "es.md").write_text(SPANISH.replace("- **Descanso:** Duerma bien.\n", ""), "utf-8")
    result = run("import", "source/hay-fever.md", "es.md", "-l", "es", "-o", "x.po")
    assert result.exit_code == 0
    assert "es.md:" in result.stderr
    assert "parts from source/hay-fever.md:" in result.stderr


def test_a_translation_that_stands_is_kept(translated: Path, run: Run) -> None:
    before = (translated / "locales/es/hay-fever.po").read_bytes()
    (translated / "es.md").write_text(SPANISH.replace("Duerma bien", "Descanse"), "utf-8")
    run("import", "source/hay-fever.md", "es.md", "-l", "es")
    assert (translated / "locales/es/hay-fever.po").read_bytes() == before


def test_another_format_is_refused(space: Path, run: Run) -> None:
    (space / "es.txt").write_text("Vivir\n\n\nCon.\n", encoding="utf-8")
    result = run("import", "source/hay-fever.md", "es.txt", "-l", "es")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
