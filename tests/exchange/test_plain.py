"""Formats of lines and cells: what they hold comes back, what they cannot is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import exchange
from mbc_i18n.errors import UserError
from mbc_i18n.exchange import FORMATS, ExchangeError, omegat, sheet, utx
from mbc_i18n.exchange.tables import Tables, made
from tests.exchange.generated import small

word = st.text(st.characters(categories=["Ll", "Lo"]), min_size=1, max_size=6)
words = st.lists(word, unique=True, max_size=3)


@st.composite
def plain(draw: st.DrawFn) -> Tables:
    """What a sheet can hold: words, usages in the sheet's order."""
    concepts, terms = [], []
    for number in range(draw(st.integers(0, 3))):
        name = f"c{number}"
        variants = "|".join(draw(words))
        held = {"id": name, "source": draw(word), "source_variants": variants, "case": "no"}
        concepts.append(held)
        usages = {"preferred": draw(words)[:1], "admitted": draw(words), "forbidden": draw(words)}
        for usage, each in usages.items():
            terms += [{"id": name, "term": term, "usage": usage} for term in each]
    return made(concepts, {"es": terms})


class TestSheet:
    @given(plain())
    def test_comes_back(self, held: Tables) -> None:
        done = sheet.write(held)
        assert done.losses == ()
        assert sheet.read(done.text.encode(), "g.csv").tables == held

    def test_the_file_of_one_locale(self) -> None:
        text = "id,source,preferred,forbidden\nrash,rash,erupción,rasguño|roce\n"
        rows = sheet.read(text.encode(), "g.csv", locale="es").tables.terms["es"]
        assert [(row["term"], row["usage"]) for row in rows] == [
            ("erupción", "preferred"), ("rasguño", "forbidden"), ("roce", "forbidden"),
        ]  # fmt: skip

    def test_a_second_preferred_word_is_admitted(self) -> None:
        text = "id,source,preferred\nrash,rash,a|b\n"
        rows = sheet.read(text.encode(), "g.csv", locale="es").tables.terms["es"]
        assert [row["usage"] for row in rows] == ["preferred", "admitted"]

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("id,source,preferred\na,b,c\n", "g.csv:2: terms without a locale"),
            ("id,source,preferred,locale\na,b,c,qqq\n", "g.csv:2: unknown locale 'qqq'"),
            ("id,source,preferred,locale\na,b,c,es\na,x,c,fr\n", "g.csv:3: says other things"),
            ("id,source,preferred\na,,c\n", "g.csv:2: a concept needs an id and a source"),
            ("id,source\n", "g.csv:1: no column 'preferred'"),
            ("id,source,preferred,x\n", "g.csv:1: unknown column 'x'"),
        ],
    )
    def test_refused(self, text: str, problem: str) -> None:
        with pytest.raises(ExchangeError) as caught:
            sheet.read(text.encode(), "g.csv")
        assert str(caught.value).startswith(problem)

    def test_says_what_it_cannot_hold(self) -> None:
        losses = sheet.write(small()).losses
        assert losses[0] == "1 deprecated terms"
        assert {"'definition' of 1 concepts", "'forms' of 1 terms"} <= set(losses)


class TestUtx:
    def test_what_is_written(self) -> None:
        head, columns, *lines = utx.write(small(), locale="es").text.split("\r\n")
        assert head == "#UTX 1.20; en/es; license: see the glossary;"
        assert columns.startswith("#src\ttgt\tsrc:pos\ttgt:pos\tterm status\t")
        assert lines[2] == "biopsy\tautopsia\tnoun\t-\tforbidden\t" + (
            "Taking out tissue to look at it.\tIs of the dead.\tbiopsy\tforbidden"
        )

    @given(plain())
    def test_terms_come_back(self, held: Tables) -> None:
        rows = [dict(row) for row in held.terms.get("es", ())]
        distinct = {(row["id"], row["term"]): row for row in reversed(rows)}
        held = made(held.concepts, {"es": list(distinct.values())[::-1]})
        done = utx.read(utx.write(held, locale="es").text.encode(), "g.utx").tables
        assert done.terms == held.terms

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("src\ttgt", "g.utx:1: does not begin with #UTX"),
            ("#UTX 1.20;", "g.utx:1: names no pair of languages"),
            ("#UTX 1.20; fr/es;", "g.utx:1: is from fr, not from en"),
            ("#UTX 1.20; en/es;", "g.utx:2: no line of columns"),
            ("#UTX 1.20; en/es;\n#src\ttgt\na\tb\tc", "g.utx:3: 3 cells under 2 columns"),
            ("#UTX 1.20; en/es;\n#src\ttgt\tterm status\na\tb\tc", "g.utx:3: term status 'c'"),
        ],
    )
    def test_refused(self, text: str, problem: str) -> None:
        with pytest.raises(ExchangeError) as caught:
            utx.read(text.encode(), "g.utx")
        assert str(caught.value).startswith(problem)

    def test_names_columns_that_are_not_ours(self) -> None:
        text = "#UTX 1.11; en/es; me\n#src\ttgt\tsrc:yomi\na\tb\tc\n"
        done = exchange.read(text.encode(), "g.utx")
        assert done.losses == ("UTX 1.11; en/es; me", "the column 'src:yomi'")
        assert [row["term"] for row in done.tables.terms["es"]] == ["b"]


class TestOmegat:
    def test_what_is_written(self) -> None:
        assert omegat.write(small(), locale="es").text == (
            "biopsy\tbiopsia\tTaking out tissue to look at it.\n"
            "biopsies\tbiopsia\tTaking out tissue to look at it.\n"
            "WHO\tWHO\n"
        )

    def test_never_a_word_that_must_not_be_used(self) -> None:
        done = omegat.write(small(), locale="es")
        assert "autopsia" not in done.text
        assert "2 deprecated or forbidden terms" in done.losses

    @given(plain())
    def test_accepted_pairs_come_back(self, held: Tables) -> None:
        text = omegat.write(held, locale="es").text
        done = omegat.read(text.encode(), "g.txt", locale="es").tables
        assert _pairs(done) == {tuple(line.split("\t")[:2]) for line in text.splitlines()}

    @pytest.mark.parametrize("line", ["alone", "a\tb\tc\td", "\tb", "a\t"])
    def test_refused(self, line: str) -> None:
        with pytest.raises(ExchangeError, match="^g.txt:2: the line is not source"):
            omegat.read(f"a\tb\n{line}\n".encode(), "g.txt", locale="es")

    def test_another_encoding_is_refused(self) -> None:
        with pytest.raises(UserError, match="^g.txt:1: not UTF-8"):
            omegat.read("a\té".encode("latin-1"), "g.txt", locale="es")


def _pairs(held: Tables) -> set[tuple[str, ...]]:
    sources = {row["id"]: row["source"] for row in held.concepts}
    return {(sources[row["id"]], row["term"]) for row in held.terms.get("es", ())}


class TestRegistry:
    @pytest.mark.parametrize("name", FORMATS)
    def test_every_format_reads_what_it_writes(self, name: str) -> None:
        locale = "es" if FORMATS[name].per_locale else ""
        text = exchange.write(small(), name, locale=locale).text
        file = f"g{FORMATS[name].ending}"
        assert exchange.format_of(file, text.encode()) == name
        assert exchange.read(text.encode(), file, locale="es").tables.concepts

    @pytest.mark.parametrize("name", FORMATS)
    def test_writes_the_same_twice(self, name: str) -> None:
        assert exchange.write(small(), name, locale="es") == exchange.write(
            small(), name, locale="es"
        )

    def test_asks_for_the_locale(self) -> None:
        with pytest.raises(ExchangeError, match="holds one locale; name the locale"):
            exchange.write(small(), "utx")

    def test_an_ending_that_no_format_has(self) -> None:
        with pytest.raises(ExchangeError, match=r"^g.doc: an ending that no format has"):
            exchange.read(b"", "g.doc")
