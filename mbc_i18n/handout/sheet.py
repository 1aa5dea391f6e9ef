"""The spreadsheet of an article for a reviewer: what it shows, and what comes back in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mbc_i18n import locales
from mbc_i18n.handout import cells, workbook
from mbc_i18n.handout.archive import SheetError
from mbc_i18n.handout.gathering import Handout, Passage, told
from mbc_i18n.handout.workbook import Column, Line, Sheet
from mbc_i18n.review.signing import one_line

FORM = "mbc-i18n review sheet 1"
"""What a workbook says that it is."""

REVIEW, ABOUT = "Review", "About"
NUMBER, WHERE, SOURCE, TRANSLATION = "No.", "Where", "Source", "Translation"
VERDICT, REMARK, FINDINGS, TERMS = "Verdict", "Remark", "Findings", "Terms"
STATE, UNIT, FINGERPRINT = "State", "Unit", "Fingerprint"
NEEDED = (SOURCE, TRANSLATION, VERDICT, REMARK, UNIT, FINGERPRINT)
VERDICTS = ("approve", "reject")

ARTICLE, LOCALE, KIND = "Article", "Locale", "Form"
WHAT, SAYS = "What", "It says"
STEPS = (
    ("1", "Go to the sheet Review. Each row is one sentence or heading; write only into the "
     "coloured columns."),
    ("2", "Where a translation should read otherwise, change it in the column Translation."),
    ("3", "Under Verdict choose approve or reject, or leave it empty. Say under Remark why you "
     "reject. A remark without a verdict is kept as a comment."),
    ("4", "A row that you change cannot be approved by you too: another person approves it."),
    ("5", "Save the file as .xlsx and send it back."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """A row that came back."""

    number: int
    """Of the row in the sheet."""
    unit: str
    fingerprint: str
    """Of the words that the reviewer saw."""
    source: str
    target: str
    verdict: str
    remark: str
    strange: tuple[str, ...] = ()
    """Names of columns that hold a formula, a number or a date."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that came back."""

    article: str
    locale: str
    answers: tuple[Answer, ...]


def workbook_of(handout: Handout) -> bytes:
    """The workbook of an article.

    Raises SheetError where a text is too long for a cell, where there are too many units, and
    where openpyxl is not installed.
    """
    desk = handout.desk
    passages = list(handout.passages)
    if len(passages) > workbook.MOST_ROWS:
        problem = f"more than {workbook.MOST_ROWS} units"
        raise SheetError(problem, desk.written.file, step="split the article")
    rows = tuple(_row(each, desk.written.file) for each in passages)
    columns = _columns(desk.document.locale, desk.catalog.locale)
    direction = locales.direction(desk.catalog.locale)
    review = Sheet(REVIEW, columns, rows, direction)
    return workbook.write([review, _about(handout)])


def _columns(source: str, target: str) -> tuple[Column, ...]:
    theirs = locales.direction(target)
    return (
        Column(NUMBER, 6),
        Column(WHERE, 22),
        Column(SOURCE, 52, locales.direction(source)),
        Column(TRANSLATION, 52, theirs, free=True),
        Column(VERDICT, 11, free=True, choices=VERDICTS),
        Column(REMARK, 34, free=True),
        Column(STATE, 13),
        Column(FINDINGS, 40),
        Column(TERMS, 34),
        Column(UNIT, 18, hidden=True),
        Column(FINGERPRINT, 18, hidden=True),
    )


def _row(passage: Passage, file: str) -> tuple[str, ...]:
    message, standing = passage.entry.message, passage.entry.standing
    words = cells.written(message.source), cells.written(message.target)
    if not all(map(cells.fits, words)):
        problem = f"unit {message.id} is too long for a cell of a spreadsheet"
        raise SheetError(problem, file, message.line, "review it in a report instead")
    findings = "\n".join(f"{f.severity}: {f.message} ({f.check})" for f in passage.findings)
    shown = map(cells.cut, (standing.state, findings, told(passage.terms)))
    where = cells.cut(passage.entry.unit.path)
    return (str(passage.number), where, *words, "", "", *shown, message.id, standing.fingerprint)


def _about(handout: Handout) -> Sheet:
    """What to do, and which words these are."""
    desk = handout.desk
    languages = map(locales.english_name, (desk.document.locale, desk.catalog.locale))
    rows = (
        *STEPS,
        ("Title", desk.document.title),
        ("Languages", " to ".join(languages)),
        (ARTICLE, desk.document.name),
        (LOCALE, desk.catalog.locale),
        (KIND, FORM),
    )
    texts = tuple((name, cells.cut(text)) for name, text in rows)
    return Sheet(ABOUT, (Column(WHAT, 12), Column(SAYS, 90)), texts)


def returned(data: bytes, file: str) -> Returned:
    """What came back in a workbook. Nothing of it is trusted.

    Raises SheetError for what is no workbook of `workbook_of`.
    """
    sheets = workbook.read(data, (REVIEW, ABOUT), file)
    about = {line.cells.get(WHAT, ""): line.cells.get(SAYS, "") for line in sheets.get(ABOUT, ())}
    _refuse_foreign(sheets, about, file)
    answers = tuple(map(_answer, sheets[REVIEW]))
    return Returned(one_line(about[ARTICLE]), one_line(about[LOCALE]), answers)


def _refuse_foreign(
    sheets: Mapping[str, Sequence[Line]], about: Mapping[str, str], file: str
) -> None:
    step = "export one with `mbc-i18n review sheet export`"
    if about.get(KIND, "").strip() != FORM or not (about.get(ARTICLE) and about.get(LOCALE)):
        raise SheetError("no review sheet: its sheet About does not say so", file, step=step)
    for line in sheets.get(REVIEW, ())[:1]:
        if gone := [name for name in NEEDED if name not in line.cells]:
            raise SheetError(f"the sheet {REVIEW} has no column {gone[0]!r}", file, step=step)
    if REVIEW not in sheets:
        raise SheetError(f"no sheet {REVIEW!r}", file, step=step)


def _answer(line: Line) -> Answer:
    own = line.cells
    return Answer(
        line.number,
        own[UNIT].strip(),
        own[FINGERPRINT].strip(),
        own[SOURCE],
        own[TRANSLATION],
        own[VERDICT].strip().casefold(),
        own[REMARK].strip(),
        tuple(name for name in line.strange if name in NEEDED),
    )
