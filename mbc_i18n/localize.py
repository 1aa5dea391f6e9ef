"""A document in the words of a catalog, in the document's own format."""

from __future__ import annotations

from collections.abc import Sequence

from mbc_i18n import formats, inline, joining
from mbc_i18n.errors import CatalogError, UserError
from mbc_i18n.model import Catalog, Document, Translation, Unit

MISSING = ("refuse", "mark", "source")
"""What happens to a unit without a translation: refused; shown in the source language and marked
as such; or, when asked for by name, the source's words as they stand."""


def translation(document: Document, catalog: Catalog, missing: str = "refuse") -> Translation:
    """The targets that may stand in a document: no fuzzy one, no empty one, no obsolete one.

    Both must be those of `joining.view`: a sentence that is joined to the one before it has no
    target of its own. Only a message of the very same source counts: a unit's id passes over white
    space. Raises UserError with the first untranslated unit's place where `missing` is
    `refuse`, and CatalogError for a translation whose tags are not its source's.
    """
    own = {(unit.context, unit.source) for unit in document.units}
    targets = {m.id: m.target for m in catalog.messages if m.key in own and m.translated}
    _refuse_wrong_tags(document, catalog)
    left = [unit for unit in document.units if unit.id not in targets]
    if left and missing == "refuse":
        raise UserError(*_refusal(document, catalog, left))
    return Translation(catalog.locale, targets, missing == "mark")


def _refuse_wrong_tags(document: Document, catalog: Catalog) -> None:
    messages = {message.key: message for message in catalog.messages if message.translated}
    for unit in document.units:
        message = messages.get((unit.context, unit.source))
        wrong = inline.problems(message.target, unit.elements) if message else []
        if message and wrong:
            problem = f"“{joining.short(unit.source)}”: {wrong[0]}"
            raise CatalogError(problem, catalog.file, message.line, "mend the tags of its msgstr")


def _refusal(
    document: Document, catalog: Catalog, left: Sequence[Unit]
) -> tuple[str, str, int, str]:
    message = next((m for m in catalog.current if m.key == (left[0].context, left[0].source)), None)
    more = f" (and {len(left) - 1} more)" if len(left) > 1 else ""
    short, state = joining.short(left[0].source), joining.state(message)
    place = (
        (catalog.file, message.line) if message and message.line else (document.file, left[0].line)
    )
    outdated = "run `mbc-i18n extract`, then `update`"
    step = "translate it or use --missing mark" if message else outdated
    return f"“{short}” is {state}{more} in {catalog.locale}", place[0], place[1], step


def localize(document: Document, catalog: Catalog, missing: str = "refuse") -> str:
    """The document's text in its own format and the catalog's words.

    A sentence that is marked as joined is left out with the white space before it: its words stand
    in the translation of the one before. Raises UserError where a unit has no translation, or a
    mark cannot be followed, and `missing` is `refuse`, and FormatError where a translation does not
    fit the document.
    """
    whole = viewed(document, catalog, missing)
    words = translation(whole.document, whole.catalog, missing)
    return formats.FORMATS[document.format].write(whole.document, words)


def codec(document: Document, text: str) -> str:
    """The codec to write a localized text with: the source's where nothing changed, else UTF-8."""
    return document.encoding if text == document.text else "utf_8"


def to_html(document: Document, catalog: Catalog, missing: str = "refuse") -> str:
    """The article's body as HTML in the catalog's words (see `localize`)."""
    whole = viewed(document, catalog, missing)
    words = translation(whole.document, whole.catalog, missing)
    return formats.FORMATS[document.format].to_html(whole.document, words)


def viewed(document: Document, catalog: Catalog, missing: str = "refuse") -> joining.View:
    """`joining.view`; raises CatalogError for a mark that cannot be followed, with `refuse`."""
    whole = joining.view(document, catalog)
    if whole.problems and missing == "refuse":
        message, reason = whole.problems[0].message, whole.problems[0].reason
        problem = f"“{joining.short(message.source)}” is marked as joined, but {reason}"
        step = f"translate it, or mend what stands before it; without `{joining.MARK}` it is alone"
        raise CatalogError(problem, catalog.file, message.line, step)
    return whole
