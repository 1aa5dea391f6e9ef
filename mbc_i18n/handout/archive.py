"""Whether a file that somebody sent is fit to be opened as a workbook.

A workbook is a ZIP archive of XML. Its sizes are looked at before anything is unpacked, and what
declares entities is refused: no program writes them there.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from mbc_i18n.errors import UserError

MOST_BYTES = 16 << 20
"""Of the file."""

MOST_UNPACKED = 64 << 20
"""Of all its parts together."""

MOST_PARTS = 500
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
OLD = b"\xd0\xcf\x11\xe0"
"""How an .xls begins, and an .xlsx with a password."""

DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
MARKUP = (".xml", ".rels")
UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""How a part in another encoding begins, in which the others would not be seen."""

FILLED_DOWN = re.compile(rb"<(?:[^\s<>/:]+:)?f\s[^<]*?(?:shared|&#)")
"""A formula that stands for many cells: openpyxl writes it out anew for each."""


class SheetError(UserError):
    """A workbook that cannot be read or written."""


def refuse_unfit(data: bytes, file: str) -> None:
    """Raise SheetError for what is no workbook, is too large, or holds what none should."""
    if data.startswith(OLD):
        step = "save it as .xlsx, without a password"
        raise SheetError("an old .xls, or a workbook with a password", file, step=step)
    if len(data) > MOST_BYTES:
        raise SheetError(f"more than {MOST_BYTES >> 20} MB", file, step="import it in parts")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_sizes(archive, file)
            for part in archive.infolist():
                _refuse_markup(part.filename, archive.read(part), file)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise SheetError("no workbook, or a damaged one", file, step="save it again") from None


def _refuse_sizes(archive: zipfile.ZipFile, file: str) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or len({part.filename for part in parts}) < len(parts):
        raise SheetError("holds more parts than a workbook does", file)
    # No more of a part is unpacked than it declares here.
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise SheetError(f"more than {MOST_UNPACKED >> 20} MB when unpacked", file)
    if any(part.flag_bits & ENCRYPTED or part.compress_type not in METHODS for part in parts):
        raise SheetError("packed in a way that workbooks are not", file, step="save it as .xlsx")


def _refuse_markup(name: str, data: bytes, file: str) -> None:
    step = "save it again as .xlsx"
    if any(each in data for each in DECLARATIONS):
        raise SheetError(f"declares entities ({name!r})", file, step=step)
    if data.startswith(UTF_16) or (name.lower().endswith(MARKUP) and b"\0" in data):
        raise SheetError(f"not in UTF-8 ({name!r})", file, step=step)
    if FILLED_DOWN.search(data):
        step = "remove the formulas, or export a new one"
        raise SheetError("holds a formula that was filled down", file, step=step)
