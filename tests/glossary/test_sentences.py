"""Terms in sentences as medical translators write them, and other words in their place.

`sentences/<locale>.tsv` holds, in our own words, a term, other terms for the same thing (divided by
`|`), a sentence that has one of them in a form that the language gives it, and the same sentence
with a word in its place that looks alike, or with none. All terms of a file are looked for at once.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from mbc_i18n.glossary.compilation import compile
from mbc_i18n.glossary.recognition import prepare
from mbc_i18n.model import Term

FILES = sorted((Path(__file__).parent / "sentences").glob("*.tsv"))
COLUMNS = ["term", "admitted", "sentence", "wrong"]

EACH_FILE = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


class Row(NamedTuple):
    """A line of a file."""

    line: int
    terms: tuple[Term, ...]
    sentence: str
    wrong: str


class Result(NamedTuple):
    """What was measured on a file."""

    rows: int
    alarms: tuple[str, ...]
    """Correct sentences in which the term was not recognised."""
    passed: tuple[str, ...]
    """Wrong sentences in which it was."""


def cells(file: Path) -> list[dict[str, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def rows(file: Path) -> Iterator[Row]:
    for number, row in enumerate(cells(file), start=2):
        texts = [row["term"], *filter(None, row["admitted"].split("|"))]
        terms = tuple(Term("|".join(texts), text, file.stem) for text in texts)
        yield Row(number, terms, row["sentence"], row["wrong"])


@cache
def measured(file: Path) -> Result:
    pytest.importorskip("simplemma", reason="the extra `lemma` is not installed")
    listed = list(rows(file))
    terms = list(dict.fromkeys(term for row in listed for term in row.terms))
    holds = prepare(terms, file.stem, compile(terms, file.stem)).holds
    return Result(
        len(listed),
        tuple(place(file, r, r.sentence) for r in listed if not holds(r.sentence, r.terms)),
        tuple(place(file, r, r.wrong) for r in listed if holds(r.wrong, r.terms)),
    )


def place(file: Path, row: Row, text: str) -> str:
    return f"{file.name}:{row.line}: {row.terms[0].text}: {text}"


@EACH_FILE
def test_a_file_is_sound(file: Path) -> None:
    listed = cells(file)
    assert listed
    for number, row in enumerate(listed, start=2):
        assert list(row) == COLUMNS, f"{file.name}:{number}"
        assert row["term"], f"{file.name}:{number}"
        assert row["sentence"], f"{file.name}:{number}"
        assert row["sentence"] != row["wrong"], f"{file.name}:{number}"
    sentences = [row["sentence"] for row in listed]
    assert len(set(sentences)) == len(sentences)


@EACH_FILE
def test_at_most_one_correct_sentence_in_a_hundred_raises_an_alarm(file: Path) -> None:
    result = measured(file)
    assert len(result.alarms) <= result.rows / 100, "\n".join(result.alarms)


@EACH_FILE
def test_at_most_one_wrong_word_in_a_hundred_passes(file: Path) -> None:
    result = measured(file)
    assert len(result.passed) <= result.rows / 100, "\n".join(result.passed)


def test_in_all_languages_together_at_most_one_in_two_hundred_is_misjudged() -> None:
    results = [measured(file) for file in FILES]
    total = sum(result.rows for result in results)
    alarms = [line for result in results for line in result.alarms]
    passed = [line for result in results for line in result.passed]
    assert len(alarms) <= total / 200, "\n".join(alarms)
    assert len(passed) <= total / 200, "\n".join(passed)
