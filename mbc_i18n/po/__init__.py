"""PO and POT files: text to `Catalog` and back, what did not change kept to the byte."""

from mbc_i18n.po.read import decode, read
from mbc_i18n.po.write import write

__all__ = ["decode", "read", "write"]
