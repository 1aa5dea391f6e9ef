"""What is refused before it is opened as a workbook."""

from __future__ import annotations

import io
import zipfile

import pytest

from mbc_i18n.handout import archive
from mbc_i18n.handout.archive import SheetError


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return data.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(SheetError) as error:
        archive.refuse_unfit(data, "x.xlsx")
    return str(error.value)


def test_an_archive_of_xml_is_fit() -> None:
    archive.refuse_unfit(packed({"a.xml": b"<a/>", "thumbnail.jpeg": b"\0\xff"}), "x.xlsx")


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"unit,target\n", packed({"a": b"b"})[:30]])
def test_what_is_no_archive(data: bytes) -> None:
    assert "no workbook, or a damaged one" in refused(data)


def test_a_damaged_part() -> None:
    data = packed({"a.xml": b"<sheet/>"}, zipfile.ZIP_STORED).replace(b"<sheet/>", b"<Sheet/>")
    assert "damaged" in refused(data)


def test_an_old_workbook_or_one_with_a_password() -> None:
    assert "save it as .xlsx, without a password" in refused(archive.OLD + b"\xa1\xb1")


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1 << 20)
    monkeypatch.setattr(zipfile.ZipFile, "read", None)
    assert "more than 1 MB when unpacked" in refused(packed({"a.xml": b" " * (1 << 21)}))


def test_a_large_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 10)
    assert "more than 0 MB" in refused(packed({"a.xml": b"<a/>"}))


def test_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_PARTS", 1)
    assert "more parts" in refused(packed({"a.xml": b"", "b.xml": b""}))


def test_a_strange_packing() -> None:
    assert "packed in a way" in refused(packed({"a.xml": b"<a/>"}, zipfile.ZIP_BZIP2))


@pytest.mark.parametrize("name", ["xl/workbook.xml", "anything.bin"])
def test_entities(name: str) -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'
    assert "declares entities" in refused(packed({name: laughs}))


@pytest.mark.parametrize("name", ["xl/workbook.xml", "anything.bin"])
@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-16-le"])
def test_entities_in_another_encoding(name: str, codec: str) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'.encode(codec)
    assert "not in UTF-8" in refused(packed({name: laughs}))


@pytest.mark.parametrize(
    "formula",
    [
        b'<f t="shared" si="0"/>',
        b"<x:f a='>' t='shared'>A1</x:f>",
        b'<f\nt="&#115;hared" si="0"/>',
    ],
)
def test_a_formula_for_many_cells(formula: bytes) -> None:
    assert "filled down" in refused(packed({"sheet1.xml": b"<c>" + formula + b"</c>"}))


def test_words_about_formulas_are_words() -> None:
    texts = b"<c><f>A1</f><is><t>shared &#8211; f shared</t></is></c>"
    archive.refuse_unfit(packed({"sheet1.xml": texts}), "x.xlsx")
