"""What every page must know of the site it stands in: settings, templates, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import quote

from mbc_i18n import locales
from mbc_i18n.publishing import Publishing

NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Site:
    """The settings of publishing, and the texts of the publisher's own templates."""

    settings: Publishing = field(default_factory=Publishing)
    templates: Mapping[str, str] = field(default_factory=lambda: NONE)
    """The files of the folder `publish.templates` by their path in it: `page.html`, `theme.css`."""

    def slug(self, locale: str, article: str) -> str:
        """The name of an article's file in a locale; the source file's where none is set."""
        return self.settings.slugs.get(locale, NONE).get(article, article)

    def path(self, locale: str, article: str, ending: str = "html") -> str:
        """Where an article's page stands below the public folder: `zh-Hans/<slug>.html`."""
        return f"{locales.bcp47(locale)}/{self.slug(locale, article)}.{ending}"

    def absolute(self, path: str) -> str:
        """The web address of a path below the public folder; "" where the site has none."""
        return self.settings.address + quote(path) if self.settings.address else ""


PLAIN = Site()
"""No web address, no templates of one's own: every setting as it is by default."""
