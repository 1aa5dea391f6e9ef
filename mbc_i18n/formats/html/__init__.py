"""HTML: pages as they are, however broken.

Read by a browser's parser with source places (turbohtml), written by splicing.
"""

from mbc_i18n.formats.html.reading import read
from mbc_i18n.formats.html.rendering import to_html
from mbc_i18n.formats.html.writing import write

__all__ = ["read", "to_html", "write"]
