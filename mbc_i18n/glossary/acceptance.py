"""A form of a term that a reviewer accepts: whether it may be, and the table's text with it.

The table keeps every other character, quotation marks and line ends too: what changes is the one
cell `forms`. Reading and writing is the caller's.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError, UserError
from mbc_i18n.glossary import ACCEPTED, Glossary, matcher, occurrences
from mbc_i18n.glossary.layers import CERTAIN
from mbc_i18n.glossary.normalization import UNSPACED, folded, words
from mbc_i18n.glossary.recognition import prepare
from mbc_i18n.glossary.verdicts import recognizer_of
from mbc_i18n.model import Concept, Message, Span, Term

FIELD = re.compile(r'("(?:[^"]|"")*+"|[^,\r\n]*+)(,|\r\n|\r|\n|\Z)')
SEPARATOR = "|"
COLUMN = "forms"
NEAREST = 3
"""How many words are offered where a form is not found."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The new text of a table."""

    text: str
    line: int
    """First line of the row that changed, from 1."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where a cell stands in a table's text, quotation marks included."""

    start: int
    end: int
    raw: str

    @property
    def value(self) -> str:
        return self.raw[1:-1].replace('""', '"') if self.raw.startswith('"') else self.raw


def plain(form: str) -> str:
    """A form as the table holds it: NFC, single spaces.

    Raises UserError for an empty one and for the sign that divides forms.
    """
    found = " ".join(unicodedata.normalize("NFC", form).split())
    if not found or SEPARATOR in found:
        raise UserError(f"{form!r:.60} is no form of a term", step="give the words as they stand")
    return found


def concept_of(table: Glossary, name: str) -> Concept:
    """A concept by its id. Raises UserError, with the nearest ids, for an unknown one."""
    for concept in table.concepts:
        if concept.id == name:
            return concept
    near = difflib.get_close_matches(name, [concept.id for concept in table.concepts], NEAREST)
    step = f"did you mean {' or '.join(near)}?" if near else "see `mbc-i18n glossary list`"
    raise UserError(f"no concept {name!r:.60}", step=step)


def accepting(table: Glossary, concept: Concept, locale: str, of: str = "") -> Term:
    """The term that a form goes to: the one named, or the preferred one, or the only one.

    Raises UserError where there is none of these.
    """
    accepted = _accepted(table, concept, locale)
    chosen = [term for term in accepted if (term.text == of if of else term.usage == "preferred")]
    chosen = chosen or ([] if of or len(accepted) > 1 else accepted)
    if chosen:
        return chosen[0]
    if not accepted:
        step = f"add a row to terms/{locale}.csv"
        raise UserError(f"no term is accepted for {concept.id} in {locale}", step=step)
    known = ", ".join(f"“{term.text}”" for term in accepted)
    problem = f"“{of}” is not accepted for {concept.id}" if of else "none of the terms is preferred"
    raise UserError(problem, step=f"name one with --of: {known}")


def _accepted(table: Glossary, concept: Concept, locale: str) -> list[Term]:
    return [term for term in table.of(concept.id, locale) if term.usage in ACCEPTED]


def refuse_unfit(
    table: Glossary, concept: Concept, message: Message, form: str, locale: str, file: str = ""
) -> None:
    """Raise UserError for a form that must not or need not be accepted.

    The concept must stand in the message's source, the form in its target; the form must neither
    be one to avoid for the concept nor count already.
    """
    for found in (
        _source_problem(table, concept, message),
        _target_problem(message, form, locale),
        _usage_problem(table, concept, form, locale),
    ):
        if found:
            problem, step = found
            raise UserError(problem, file, message.line, step)


Problem = tuple[str, str]
"""What is wrong, and what to do next."""


def _source_problem(table: Glossary, concept: Concept, message: Message) -> Problem | None:
    found = occurrences(message.source, matcher(table.concepts))
    if any(concept == each.concept or concept in each.rivals for each in found):
        return None
    others = ", ".join(dict.fromkeys(each.concept.id for each in found)) or "none"
    return f"{concept.id} is not in the source", f"concepts of the glossary in it: {others}"


def _target_problem(message: Message, form: str, locale: str) -> Problem | None:
    hits = prepare([Term("", form, locale)], locale).find(message.target)
    if any(hit.layer in CERTAIN for hit in hits):
        return None
    near = " or ".join(f"“{each}”" for each in nearest(message.target, form, locale))
    step = f"did you mean {near}?" if near else "give the words as they stand there"
    return f"“{form}” is not in the translation", step


def _usage_problem(table: Glossary, concept: Concept, form: str, locale: str) -> Problem | None:
    hits = recognizer_of(table, locale).find(form)
    sure = [hit for hit in hits if hit.layer in CERTAIN and hit.term.concept == concept.id]
    for hit in sure:
        if hit.term.usage not in ACCEPTED and hit.span == (0, len(form)):
            reason = f": {hit.term.note}" if hit.term.note else ""
            step = "translate it anew, or mend the row of the glossary"
            return f"“{form}” is {hit.term.usage} for {concept.id}{reason}", step
    for hit in sure:
        if hit.term.usage in ACCEPTED:
            step = "if a finding is wrong nevertheless, use `mbc-i18n terms ignore`"
            return f"“{form}” counts already, as “{hit.term.text}”", step
    return None


def nearest(text: str, form: str, locale: str) -> list[str]:
    """The stretches of a text, as long as a form in words, that are most like it."""
    language = locales.language(locale)
    spans = _pieces(text, language)
    size = max(1, len(_pieces(form, language)))
    pairs = zip(spans, spans[size - 1 :], strict=False)
    stretches = (text[first[0] : last[1]] for first, last in pairs)
    found = {folded(stretch, language): stretch for stretch in stretches}
    return [found[key] for key in difflib.get_close_matches(folded(form, language), found, NEAREST)]


def _pieces(text: str, language: str) -> list[Span]:
    """Words, or characters where a language sets no spaces."""
    if language in UNSPACED:
        return [(place, place + 1) for place in range(len(text))]
    return words(text, language)


def with_form(text: str, shown: str, term: Term, form: str) -> Accepted:
    """The text of a table of terms with one more form in the row of a term.

    A table without the column gets it. Raises SettingsError where the term has no row.
    """
    rows = list(_rows(text))
    names = [cell.value for cell in rows[0]]
    place = names.index(COLUMN) if COLUMN in names else None
    for row in rows[1:]:
        if (_value(row, names, "id"), _value(row, names, "term")) == (term.concept, term.text):
            line = len(re.findall(r"\r\n?|\n", text[: row[0].start])) + 1
            edits = _new_column(rows, row, form) if place is None else [_edit(row[place], form)]
            return Accepted(_edited(text, edits), line)
    raise SettingsError(f"no row for {term.concept}, {term.text!r}", shown)


def _value(row: Sequence[_Cell], names: Sequence[str], column: str) -> str:
    return row[names.index(column)].value.strip()


def _rows(text: str) -> Iterator[list[_Cell]]:
    """The cells of each row of a table that could be read; blank lines are none."""
    position = int(text.startswith("\ufeff"))
    row: list[_Cell] = []
    while position < len(text):
        found = FIELD.match(text, position)
        assert found, "the table could be read"
        row.append(_Cell(*found.span(1), found[1]))
        position = found.end()
        if found[2] != "," or position == len(text):
            if found[2] == ",":
                row.append(_Cell(position, position, ""))
            if len(row) > 1 or row[0].raw:
                yield row
            row = []


def _edit(cell: _Cell, form: str) -> tuple[int, int, str]:
    value = cell.value.rstrip()
    divider = SEPARATOR if value and not value.endswith(SEPARATOR) else ""
    return cell.start, cell.end, _written(cell.raw, divider + form)


def _written(raw: str, more: str) -> str:
    """A cell with more at its end, in quotation marks where it had or needs them."""
    if raw.startswith('"'):
        return raw[:-1] + more.replace('"', '""') + '"'
    joined = raw + more
    bare = '"' not in more and "," not in more
    return joined if bare else '"' + joined.replace('"', '""') + '"'


def _new_column(
    rows: Sequence[Sequence[_Cell]], own: Sequence[_Cell], form: str
) -> list[tuple[int, int, str]]:
    cells = ((row, COLUMN if row is rows[0] else form if row is own else "") for row in rows)
    return [(row[-1].end, row[-1].end, "," + _written("", value)) for row, value in cells]


def _edited(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    position = 0
    for start, end, new in edits:
        parts += [text[position:start], new]
        position = end
    return "".join([*parts, text[position:]])
