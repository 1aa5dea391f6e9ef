"""Hostile words on paper: a PDF document with nothing but what harmless ones make."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Iterator

import pytest

from mbc_i18n.publish import pages, pdf
from tests.publish.fields import SITE, work
from tests.publish.hostile import STRINGS
from tests.publish.likeness import Say, hostile, token

try:
    import weasyprint  # noqa: F401
    from pypdf import PdfReader
except (ImportError, OSError) as error:
    if os.environ.get("MBC_I18N_OFFICE") == "required":
        raise
    pytest.skip(f"PDF DOCUMENTS ARE NOT TESTED: {error}", allow_module_level=True)

STANZA = "- Item {0} and [link {0}](https://example.org/{0})\n"
ARTICLE = "# Name 0\n\n" + "".join(STANZA.format(n) for n in range(0, len(STRINGS), 2))
ACTING = {
    *("/AA", "/JS", "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"),
    *("/RichMedia", "/EmbeddedFile", "/AcroForm", "/XFA", "/Sound", "/Movie", "/Rendition"),
}
"""Names of what a PDF reader runs, opens or sends (ISO 32000-2, 12.6.4)."""


WHOLE = ("/Document", "/H1", "/LI", "/Lbl", "/LBody")
"""Roles of what stands on one page; of others there are more where words need more pages."""


def document(say: Say) -> PdfReader:
    own = work("markdown", ARTICLE, say)
    html = pages.page(own.edition, own.siblings, SITE, own.said)
    return PdfReader(io.BytesIO(pdf.document(html, {})))


def names(value: object) -> Iterator[str]:
    """The names in an object, as keys and as values."""
    if isinstance(value, dict):
        yield from map(str, value)
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from names(each)
    elif isinstance(value, str) and value.startswith("/"):
        yield value


def objects(reader: PdfReader) -> list[object]:
    return [reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"])))]


def tags(found: list[object]) -> Counter[str]:
    """How often each role stands in the tree of tags."""
    return Counter(str(each["/S"]) for each in found if isinstance(each, dict) and "/P" in each
                   and "/S" in each)  # fmt: skip


def addresses(found: list[object]) -> set[str]:
    """Where the links lead."""
    return {str(each["/A"]["/URI"]) for each in found
            if isinstance(each, dict) and "/URI" in each.get("/A", {})}  # fmt: skip


def test_words_are_words_on_paper() -> None:
    made, harmless = objects(document(hostile)), objects(document(token))
    assert tags(made).keys() == tags(harmless).keys()
    assert all(tags(made)[role] == tags(harmless)[role] for role in WHOLE)
    assert tags(made)["/LI"] > len(STRINGS) / 2
    assert addresses(made) == addresses(harmless)
    assert not ACTING & {name for each in made for name in names(each)}
