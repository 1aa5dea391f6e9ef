"""A translated Document as plain text."""

from __future__ import annotations

from functools import partial

from mbc_i18n.errors import FormatError
from mbc_i18n.formats.splice import splice
from mbc_i18n.formats.text.lines import MARK_START, between, one_line
from mbc_i18n.model import Block, Document, Translation, Unit


def write(document: Document, translation: Translation) -> str:
    """The text with its translated units in place; every other character stays as it is.

    Raises FormatError for a target that would read as an author's mark, and where untranslated
    units are to be marked as such: plain text has no way to do it.
    """
    if translation.mark:
        _refuse_missing(document, translation)
    join = partial(_join, document.locale)
    return splice(document, translation, partial(_rendered, document), join=join)


def _refuse_missing(document: Document, translation: Translation) -> None:
    missing = next((unit for unit in document.units if translation.target(unit) is None), None)
    if missing is not None:
        problem = "plain text cannot mark what is not translated"
        step = "translate it, or use --missing source"
        raise FormatError(problem, document.file, missing.line, step)


def _rendered(document: Document, block: Block, unit: Unit, target: str) -> str:
    if MARK_START in target:
        step = f"leave {MARK_START} out of the translation"
        raise FormatError("a translation holds an author's mark", document.file, unit.line, step)
    return one_line(target)


def _join(source_locale: str, left: str, gap: str, right: str, locale: str) -> str:
    return between(left, gap, right, locale or source_locale)
