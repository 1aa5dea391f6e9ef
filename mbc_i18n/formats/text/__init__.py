"""Plain text: articles whose structure is read from their form alone."""

from mbc_i18n.formats.text.html import to_html
from mbc_i18n.formats.text.outline import Outline
from mbc_i18n.formats.text.reading import read
from mbc_i18n.formats.text.writing import write

__all__ = ["Outline", "read", "to_html", "write"]
