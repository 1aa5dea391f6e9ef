"""TBX 2 for Weblate and OmegaT: a file a locale, a pair an entry."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given

from mbc_i18n.exchange import ExchangeError, load, martif
from mbc_i18n.exchange.tables import Tables, listed, made
from mbc_i18n.glossary.reading import ACCEPTED
from tests.exchange.generated import small, tables

SHIPPED = Path(__file__).parents[2] / "glossary"
FOREIGN = """<?xml version="1.0"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
<martif type="TBX"><martifHeader/><text><body>
<termEntry><langSet xml:lang="en"><tig><term>rash</term></tig></langSet>
<langSet xml:lang="es"><tig><term>erupción</term></tig><note from="translator">Why.</note></langSet>
</termEntry>
<termEntry><langSet xml:lang="en"><ntig><termGrp><term>rash</term></termGrp></ntig></langSet>
<langSet xml:lang="es"><tig><term>rasguño</term>
<termNote type="administrativeStatus">forbidden</termNote></tig></langSet></termEntry>
<termEntry><descrip type="Translation needed">No</descrip>
<langSet xml:lang="en"><tig><term>WHO</term></tig></langSet></termEntry>
</body></text></martif>"""


def one(held: Tables, locale: str) -> Tables:
    return made(held.concepts, {locale: held.terms.get(locale, ())})


@given(tables(("es",)))
def test_a_locale_comes_back_as_it_was(held: Tables) -> None:
    text = martif.write(held, locale="es").text
    assert martif.read(text.encode(), "g.tbx").tables == held


def test_the_shipped_glossary_comes_back_locale_by_locale() -> None:
    held = load(SHIPPED)
    for locale in held.terms:
        done = martif.read(martif.write(held, locale=locale).text.encode(), "g.tbx")
        assert (done.tables, done.losses) == (one(held, locale), ())


def test_translate_toolkit_reads_the_same_pairs() -> None:
    tbx = pytest.importorskip("translate.storage.tbx", reason="translate-toolkit is missing")
    held = load(SHIPPED)
    store = tbx.tbxfile.parsefile(BytesIO(martif.write(held, locale="es").text.encode()))
    terms = held.of("es")
    expected: list[tuple[str, str | None]] = []
    for row in held.concepts:
        rows = terms.get(row["id"], ())
        expected += [(row["source"], each["term"]) for each in rows] or [(row["source"], None)]
        accepted = [each["term"] for each in rows if each["usage"] in ACCEPTED][:1]
        expected += [(v, each) for v in listed(row["source_variants"]) for each in accepted]
    assert [(unit.source, unit.target) for unit in store.units] == expected


def test_translate_toolkit_reads_notes_and_status() -> None:
    tbx = pytest.importorskip("translate.storage.tbx", reason="translate-toolkit is missing")
    store = tbx.tbxfile.parsefile(BytesIO(martif.write(small(), locale="es").text.encode()))
    by_target = {unit.target: unit for unit in store.units}
    assert by_target["autopsia"].getnotes("translator") == "Is of the dead."
    assert by_target["autopsia"].get_target_terms()[0].administrative_status == "forbidden"
    assert by_target["punción"].get_target_terms()[0].deprecated
    assert [unit.source for unit in store.units if not unit.istranslatable()] == ["WHO"]


def test_what_is_written() -> None:
    golden = Path(__file__).parent / "small.es.tbx"
    assert martif.write(small(), locale="es").text == golden.read_text("utf-8")


class TestForeign:
    def test_pairs_without_ids_are_joined_by_their_source(self) -> None:
        held = martif.read(FOREIGN.encode(), "g.tbx").tables
        assert [row["id"] for row in held.concepts] == ["rash", "who"]
        first, second = held.of("es")["rash"]
        assert (first["term"], first["usage"], first["note"]) == ("erupción", "preferred", "Why.")
        assert (second["term"], second["usage"]) == ("rasguño", "forbidden")

    def test_a_name_that_stays(self) -> None:
        held = martif.read(FOREIGN.encode(), "g.tbx").tables
        assert held.concepts[1]["translate"] == "no"

    def test_a_target_that_somebody_changed_for_a_variant_is_a_term(self) -> None:
        text = martif.write(small(), locale="es").text
        head, mark, tail = text.partition("mbc: variant=biopsy")
        changed = head + mark + tail.replace(">biopsia<", ">toma de tejido<", 1)
        rows = martif.read(changed.encode(), "g.tbx").tables.terms["es"]
        assert (rows[-1]["term"], rows[-1]["usage"]) == ("toma de tejido", "admitted")

    def test_version_3_is_refused(self) -> None:
        with pytest.raises(ExchangeError, match="^g.tbx:1: <tbx> is no TBX version 2"):
            martif.read(b"<tbx/>", "g.tbx")
