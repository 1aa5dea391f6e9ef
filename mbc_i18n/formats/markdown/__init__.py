"""Markdown: CommonMark with tables, task lists, footnotes and front matter.

Read by source offsets (pulldown-cmark), written by splicing, shown by markdown-it.
"""

from mbc_i18n.formats.markdown.reading import read
from mbc_i18n.formats.markdown.rendering import to_html
from mbc_i18n.formats.markdown.writing import write

__all__ = ["read", "to_html", "write"]
