"""TBX-Basic 3: nothing is lost, the standard's own rules hold, foreign files are understood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from mbc_i18n.exchange import ExchangeError, load, tbx
from mbc_i18n.exchange.tables import Tables, made
from tests.exchange import schematron
from tests.exchange.generated import small, tables

SHIPPED = Path(__file__).parents[2] / "glossary"
FRAME = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<text><body>
{}
</body></text></tbx>"""
ENTRY = FRAME.format("""<conceptEntry id="c1">{}
<langSec xml:lang="en"><termSec><term>rash</term></termSec></langSec>
<langSec xml:lang="es">{}</langSec></conceptEntry>""")


def read(text: str) -> Tables:
    return tbx.read(text.encode(), "g.tbx").tables


@given(tables())
def test_tables_come_back_as_they_were(held: Tables) -> None:
    text = tbx.write(held).text
    assert read(text) == held
    assert tbx.write(read(text)).text == text


def test_the_shipped_glossary_comes_back_unchanged() -> None:
    held = load(SHIPPED)
    done = tbx.read(tbx.write(held).text.encode(), "g.tbx")
    assert (done.tables, done.losses) == (held, ())


class TestSchematron:
    def test_the_shipped_glossary_is_valid(self) -> None:
        assert schematron.problems(tbx.write(load(SHIPPED)).text) == []

    def test_a_glossary_with_everything_is_valid(self) -> None:
        row = dict.fromkeys(small().concepts[0], "odd | \0 thing")
        held = made([row], {"es": [dict.fromkeys(small().terms["es"][0], "odd | \0 thing")]})
        assert schematron.problems(tbx.write(held).text) == []

    def test_it_finds_what_is_not_valid(self) -> None:
        text = tbx.write(small()).text.replace("supersededTerm-admn-sts", "forbidden")
        assert ["administrativeStatus" in each for each in schematron.problems(text)] == [True]

    def test_it_accepts_the_standard_s_example(self) -> None:
        for path in schematron.examples():
            if "_DCA_" in path.name:
                assert schematron.problems(path.read_text(encoding="utf-8-sig")) == []


@pytest.mark.parametrize("path", schematron.examples() or [None], ids=str)
def test_the_standard_s_examples_keep_every_term(path: Path | None) -> None:
    if path is None:
        pytest.skip("the standard's examples are missing: reading them was not tested")
    text = path.read_text(encoding="utf-8-sig")
    done = tbx.read(path.read_bytes(), path.name).tables
    words = {" ".join(each.split()) for each in re.findall("<term>(.*?)</term>", text, re.S)}
    kept = {row["term"] for rows in done.terms.values() for row in rows}
    for row in done.concepts:
        kept |= {row["source"], *row["source_variants"].split("|")}
    assert words == kept - {""}
    assert len(done.concepts) == text.count("<conceptEntry ")


def test_what_is_written() -> None:
    assert tbx.write(small()).text == (Path(__file__).parent / "small.tbx").read_text("utf-8")


class TestForeign:
    def test_a_term_that_nothing_is_said_of(self) -> None:
        terms = "".join(f"<termSec><term>{each}</term></termSec>" for each in "ab")
        usages = [row["usage"] for row in read(ENTRY.format("", terms)).terms["es"]]
        assert usages == ["preferred", "admitted"]

    @pytest.mark.parametrize(
        ("said", "note"),
        [
            ("<weird><x>what</x></weird>", "weird: what"),
            ('<admin type="projectSubset">P</admin>', "projectSubset: P"),
            ('<descrip type="definition">1</descrip><descrip type="definition">2</descrip>',
             "definition: 2"),
            ("<note>mbc: colour=red</note>", "mbc: colour=red"),
            ('<descripGrp><descrip type="definition">1</descrip>'
             '<admin type="source">S</admin></descripGrp>', "definition source: S"),
            ("<note>one</note><note>two</note>", "one; two"),
        ],
    )  # fmt: skip
    def test_what_has_no_column_is_kept_as_a_note(self, said: str, note: str) -> None:
        term = "<termSec><term>a</term></termSec>"
        assert read(ENTRY.format(said, term)).concepts[0]["note"] == note

    def test_what_a_term_has_no_column_for(self) -> None:
        term = '<termSec><term>a</term><termNote type="termType">phrase</termNote></termSec>'
        assert read(ENTRY.format("", term)).terms["es"][0]["note"] == "termType: phrase"

    def test_superseded_is_deprecated_unless_we_wrote_it(self) -> None:
        status = "<termNote type='administrativeStatus'>supersededTerm-admn-sts</termNote>"
        term = f"<termSec><term>a</term>{status}</termSec>"
        assert read(ENTRY.format("", term)).terms["es"][0]["usage"] == "deprecated"

    def test_what_stands_outside_the_entries_is_told(self) -> None:
        text = ENTRY.format("", "<termSec><term>a</term></termSec>")
        text = text.replace("<text>", "<tbxHeader>By Ada</tbxHeader><text>", 1)
        assert tbx.read(text.encode(), "g.tbx").losses == ("<tbxHeader>: By Ada",)


class TestHostile:
    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("<!DOCTYPE a [<!ENTITY b 'lol'><!ENTITY c '&b;&b;'>]>\n<a>&c;</a>", "g.tbx:1: decl"),
            ("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "g.tbx:1: decl"),
            ("<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://x/'>%b;]><a/>", "g.tbx:1: declares"),
            ("<!DOCTYPE a SYSTEM 'a.dtd'>\n<a>&b;</a>", "g.tbx:2: declares or uses"),
            ("<a>" * 100_000, "g.tbx:1: nested deeper than 64 levels"),
            ("<a>\n<b></a>", "g.tbx:2: not well-formed"),
            ("", "g.tbx:1: not well-formed"),
            ("<?xml version='1.0' encoding='klingon'?>\n<a/>", "g.tbx:1: "),
            ("<html/>", "g.tbx:1: <html> is no TBX"),
            ("<tbx/>", "g.tbx:1: no <text>"),
            (FRAME.format("<p/>"), "g.tbx:3: <p> stands where an entry should"),
            (FRAME.format("<conceptEntry id='a'/>"), "g.tbx:3: an entry without a term"),
            (ENTRY.format("", "").replace('"es"', '"qqq"'), "g.tbx:5: unknown locale"),
        ],
    )
    def test_refused_with_its_line(self, text: str, problem: str) -> None:
        with pytest.raises(ExchangeError) as caught:
            read(text)
        assert str(caught.value).startswith(problem)

    def test_another_encoding_than_it_says(self) -> None:
        data = ENTRY.format("", "<termSec><term>é</term></termSec>").encode("latin-1")
        with pytest.raises(ExchangeError, match="^g.tbx:5: not well-formed"):
            tbx.read(data, "g.tbx")

    def test_an_id_that_stands_twice(self) -> None:
        entry = "<conceptEntry id='a'><langSec xml:lang='en'><termSec><term>a</term></termSec>"
        text = FRAME.format((entry + "</langSec></conceptEntry>\n") * 2)
        with pytest.raises(ExchangeError, match="^g.tbx:4: the id 'a' stands on line 3 already"):
            read(text)

    def test_a_hint_twice_is_kept(self) -> None:
        said = "<note>mbc: case=no</note><note>mbc: case=yes</note>"
        row = read(ENTRY.format(said, "<termSec><term>a</term></termSec>")).concepts[0]
        assert (row["case"], row["note"]) == ("no", "mbc: case=yes")
