"""Articles in both cuts, and catalogs for them."""

from __future__ import annotations

from collections.abc import Mapping

from mbc_i18n import catalog as catalogs
from mbc_i18n import resegmentation
from mbc_i18n.formats import FORMATS
from mbc_i18n.model import Catalog, Document, Message
from mbc_i18n.resegmentation import Carried

HEADER = (("Project-Id-Version", "care"), ("Language", "es"))


def article(
    text: str, cut: str = "sentence", form: str = "markdown", locale: str = "en"
) -> Document:
    return FORMATS[form].read(
        f"# Care\n\n{text}", "care", file="care.md", segmentation=cut, locale=locale
    )


def catalog(*messages: Message, locale: str = "es") -> Catalog:
    return Catalog("care", locale, HEADER, messages)


def words(targets: Mapping[str, str], locale: str = "es") -> Catalog:
    """A catalog of finished messages."""
    return catalog(*(Message(source, target) for source, target in targets.items()), locale=locale)


def recut(document: Document, old: Catalog) -> tuple[Catalog, Carried]:
    """The catalog that an update makes, and what was carried for it."""
    carried = resegmentation.carried(document, old, old.locale)
    return catalogs.merge(catalogs.extract(document), old, carried.messages), carried


def finished(found: Catalog) -> dict[str, str]:
    return {message.source: message.target for message in found.current if message.translated}
