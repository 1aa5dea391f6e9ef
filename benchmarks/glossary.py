"""How well terms are recognised, beside what others do, on labelled translations.

Run `python benchmarks/glossary.py`; it needs the extra `lemma` and the development data in
`../shared/bench/glossary` (or a folder named on the command line), and says so where they are not.
For each checker: false alarms in percent of correct occurrences, then wrong terms found in percent,
all of them and the look-alikes.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mbc_i18n.glossary.compilation import compile
from mbc_i18n.glossary.recognition import Recognizer, prepare
from mbc_i18n.model import Term

DATA = Path(__file__).parents[2] / "shared" / "bench" / "glossary"
PEERS = ("weblate", "stem", "lemma", "substring-ci")
COUNTS = ("FA", "P", "FA_same", "P_same", "D", "S", "D_near", "S_near", "n", "t")


def main() -> int:
    """Print the table; 0 where it could be made."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    folder = parser.parse_args().data
    if not (folder / "bench.py").exists():
        print(f"no labelled translations at {folder}: nothing measured")
        return 0
    sys.path.insert(0, str(folder))
    bench, baselines = importlib.import_module("bench"), importlib.import_module("baselines")
    peers = [peer for peer in baselines.ALL if peer.name in PEERS]
    checkers = [bench.Py(checker) for checker in (_ours(baselines), *peers)]
    print("set          " + "".join(f"{checker.name:>26}" for checker in checkers))
    totals: dict[str, dict[str, float]] = {checker.name: {} for checker in checkers}
    for name in bench.SETS:
        scores = {checker.name: bench.score(name, checker)[0] for checker in checkers}
        print(f"{name:<13}" + "".join(_cell(score) for score in scores.values()), flush=True)
        for checker, score in scores.items():
            _add(totals[checker], score)
    print("all          " + "".join(_cell(score) for score in totals.values()))
    print("each: false alarms %  found %  look-alikes found %")
    return 0


def _add(total: dict[str, float], score: Mapping[str, float]) -> None:
    for key in COUNTS:
        total[key] = total.get(key, 0) + score.get(key, 0)


def _cell(score: Mapping[str, float]) -> str:
    correct = score["P"] - score["P_same"]
    alarms = _percent(score["FA"] - score["FA_same"], correct)
    found, near = _percent(score["D"], score["S"]), _percent(score["D_near"], score["S_near"])
    return f"{alarms:12.2f}{found:7.1f}{near:7.1f}"


def _percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0


def _ours(baselines: Any) -> Any:
    """Our recogniser behind the interface of the bench, with its matching of the source."""

    class Ours(baselines.Base):  # type: ignore[misc]
        name = "mbc-i18n"
        recognizer: Recognizer
        terms: Mapping[str, Sequence[Term]]

        def prepare(self, rows: Any, locale: str, words: Any = ()) -> None:
            super().prepare(rows, locale, words)
            self.terms = {row["id"]: _terms(row, locale) for row in rows}
            listed = [term for terms in self.terms.values() for term in terms]
            self.recognizer = prepare(listed, locale, compile(listed, locale))

        def check(self, source: str, target: str) -> list[tuple[str, str]]:
            concepts = [row["id"] for row in self.source_terms(source)]
            held = self.recognizer.holds
            return [(c, "missing") for c in concepts if not held(target, self.terms[c])]

    return Ours()


def _terms(row: Mapping[str, Any], locale: str) -> list[Term]:
    admitted = [Term(row["id"], text, locale, "admitted") for text in row["admitted"]]
    return [Term(row["id"], row["preferred"], locale), *admitted]


if __name__ == "__main__":
    raise SystemExit(main())
