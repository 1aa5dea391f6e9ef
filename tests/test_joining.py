"""Merged sentences: the whole in the first, the others marked as joined to it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import checking, checks, inline, joining, localize, po
from mbc_i18n.errors import CatalogError
from mbc_i18n.formats import FORMATS
from mbc_i18n.joining import View
from mbc_i18n.model import Block, Catalog, Document, Message, Unit

CARE = "# Care\n\nRest well. Drink water.\nSleep. Ask us.\n"
DONE = {"Care": "Cuidado", "Rest well.": "Descanse y beba agua.", "Sleep.": "Duerma."}


def article(text: str = CARE, form: str = "markdown", cut: str = "sentence") -> Document:
    return FORMATS[form].read(text, "care", file="care.md", segmentation=cut)


def catalog(
    document: Document, targets: dict[str, str], joined: tuple[str, ...] = (), locale: str = "es"
) -> Catalog:
    """A catalog of a document: some messages have targets, some are marked as joined."""
    sources = dict.fromkeys(unit.source for unit in document.units)
    messages = (
        Message(s, targets.get(s, ""), comment=joining.MARK if s in joined else "") for s in sources
    )
    return Catalog("care", locale, messages=tuple(messages), file="care.po")


def written(document: Document, targets: dict[str, str], *joined: str, locale: str = "es") -> str:
    return localize.localize(document, catalog(document, targets, joined, locale), "source")


def problems(document: Document, found: Catalog) -> dict[str, str]:
    return {each.message.source: each.reason for each in joining.view(document, found).problems}


def findings(document: Document, found: Catalog) -> list[str]:
    view = joining.view(document, found)
    context = checks.Context("es")
    return [f.check for f in checks.run(view.catalog, context, checking.elements_of(view.document))]


class TestTheMark:
    @pytest.mark.parametrize(
        "comment",
        [
            "mbc: joined",
            "MBC : Joined",
            "  mbc:joined  ",
            "mbc: joined -- one sentence in Spanish",
            "mbc: joined — so",
            "Asked the clinic.\nmbc: joined",
            "mbc: joined\nmbc: ignore term:pain src:3f2a91 -- so",
        ],
    )
    def test_is_a_line_of_the_translators_comment(self, comment: str) -> None:
        assert joining.is_joined(Message("Rest.", comment=comment))

    @pytest.mark.parametrize(
        "comment",
        ["", "joined", "mbc: join", "mbc: joined to it", "is mbc: joined", "mbc:\njoined"],
    )
    def test_is_nothing_else(self, comment: str) -> None:
        assert not joining.is_joined(Message("Rest.", comment=comment))

    def test_counts_on_no_doubtful_and_on_no_past_message(self) -> None:
        assert not joining.is_joined(Message("Rest.", comment=joining.MARK, fuzzy=True))
        assert not joining.is_joined(Message("Rest.", comment=joining.MARK, obsolete=True))

    @given(st.text("mbc: joined-\n", max_size=40))
    def test_can_be_put_on_and_taken_off(self, comment: str) -> None:
        assert joining.is_joined(Message("Rest.", comment=joining.marked(comment)))
        assert not joining.is_joined(Message("Rest.", comment=joining.unmarked(comment)))

    def test_survives_the_file(self) -> None:
        message = Message("Rest.", comment=f"mine\n{joining.MARK}")
        text = po.write(Catalog("care", "es", messages=(message,)))
        assert f"# mine\n# {joining.MARK}\nmsgid" in text
        assert joining.is_joined(po.read(text).messages[0])

    @pytest.mark.skipif(shutil.which("msgmerge") is None, reason="gettext is not installed")
    def test_survives_gettext(self, tmp_path: Path) -> None:
        header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        old, new = tmp_path / "a.po", tmp_path / "a.pot"
        old.write_text(f'{header}# {joining.MARK}\nmsgid "Rest."\nmsgstr ""\n', "utf-8")
        new.write_text(f'{header}msgid "Rest."\nmsgstr ""\n', "utf-8")
        for command in (["msgmerge", "-q", str(old), str(new)], ["msgattrib", str(old)]):
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            assert joining.is_joined(po.read(done.stdout).messages[0])


class TestLocalize:
    def test_a_joined_sentence_and_the_space_before_it_are_left_out(self) -> None:
        text = written(article(), DONE, "Drink water.")
        assert text == "# Cuidado\n\nDescanse y beba agua.\nDuerma. Ask us.\n"

    def test_several_may_be_joined_to_one(self) -> None:
        text = written(article(), DONE, "Drink water.", "Sleep.")
        assert text == "# Cuidado\n\nDescanse y beba agua. Ask us.\n"

    def test_the_target_of_a_joined_one_is_no_words(self) -> None:
        targets = {**DONE, "Drink water.": "Beba."}
        assert "Beba." not in written(article(), targets, "Drink water.")

    def test_it_stands_in_pages_too(self) -> None:
        document = article()
        page = localize.to_html(
            document, catalog(document, {**DONE, "Ask us.": "Pregunte."}, ("Drink water.",))
        )
        assert "<p>Descanse y beba agua.\nDuerma. Pregunte.</p>" in page

    def test_plain_text_is_joined_alike(self) -> None:
        text = written(article("Care\n\nRest well. Drink water.\n", "text"), DONE, "Drink water.")
        assert text == "Cuidado\n\nDescanse y beba agua.\n"

    def test_a_target_equal_to_the_whole_source_changes_no_byte(self) -> None:
        document = article()
        same = {u.source: u.source for u in document.units}
        same["Rest well."] = "Rest well. Drink water."
        assert written(document, same, "Drink water.") == CARE

    def test_the_whole_is_the_unit_that_the_block_has_there(self) -> None:
        text = "See [a](http://x.y) `b`.[^1] Or *this*\nand [c](http://z.y).\nGo!\n\n[^1]: n\n"
        one, other = article(text), article(text, cut="block")
        joined = tuple(unit.source for unit in one.blocks[0].units[1:])
        view = joining.view(one, catalog(one, {u.source: "x" for u in one.units}, joined))
        (unit,), (whole,) = view.document.blocks[0].units, other.blocks[0].units
        assert (unit.source, unit.id, unit.elements) == (whole.source, whole.id, whole.elements)
        assert (unit.start, unit.end) == (whole.start, whole.end)

    def test_the_whole_has_what_its_sentences_have(self) -> None:
        one = Unit("A.", note="one", suffix="<!--a-->", path="here", start=0, end=2)
        other = Unit("B.", note="two", suffix="<!--b-->", path="there", start=3, end=5)
        whole = joining.united((one, other, replace(other, start=6, end=8)), "A. B. B.")
        assert whole == Unit(
            "A. B. B.", note="one\ntwo", suffix="<!--a--><!--b--><!--b-->", path="here", end=8
        )
        assert joining.united((one,), "A.") is one


LINKS = "Ask [us](http://a.example). See *them* [there](http://b.example).\n"
FIRST, SECOND = "Ask <a>us</a>.", "See <em>them</em> <a>there</a>."


class TestMarkup:
    def test_tags_of_all_stand_in_the_first_numbered_over_the_whole(self) -> None:
        target = "Véalos <a2>allí</a2>, <em>bien</em>, o <a1>aquí</a1>."
        assert written(article(LINKS), {FIRST: target}, SECOND) == (
            "Véalos [allí](http://b.example), *bien*, o [aquí](http://a.example).\n"
        )

    def test_the_check_of_tags_asks_for_those_of_all(self) -> None:
        document = article(LINKS)
        right = catalog(document, {FIRST: "<a1>x</a1> <a2>y</a2> <em>z</em>"}, (SECOND,))
        assert findings(document, right) == []
        wrong = catalog(document, {FIRST: "Pregunte a <a>x</a>."}, (SECOND,))
        assert set(findings(document, wrong)) == {"markup"}
        with pytest.raises(CatalogError, match="<a1> is missing"):
            localize.localize(document, wrong)

    def test_figures_of_all_are_compared_with_the_whole(self) -> None:
        document = article("Take 5 mg. Wait 3 days.\n")
        first, second = (unit.source for unit in document.units)
        assert findings(document, catalog(document, {first: "5 mg, 3 días."}, (second,))) == []
        lost = catalog(document, {first: "5 mg, unos días."}, (second,))
        assert findings(document, lost) == ["numbers"]


class TestWhatCannotBeJoined:
    def test_the_first_sentence_of_a_block(self) -> None:
        document = article("Rest well.\n\nDrink water.\n")
        found = catalog(document, DONE, ("Drink water.",))
        assert problems(document, found) == {
            "Drink water.": "no sentence stands before it in its block in line 3 of the article"
        }

    @pytest.mark.parametrize(
        ("message", "state"),
        [
            (Message("Rest well."), "untranslated"),
            (Message("Rest well.", "x", fuzzy=True), "fuzzy"),
            (Message("Rest well.", "x", obsolete=True), "not in the catalog"),
        ],
    )
    def test_a_sentence_after_one_that_is_not_finished(self, message: Message, state: str) -> None:
        joined = Message("Drink water.", comment=joining.MARK)
        found = Catalog("care", "es", messages=(message, joined))
        reason = f"the sentence before it, “Rest well.”, is {state}"
        assert problems(article(), found) == {"Drink water.": reason}

    def test_a_sentence_that_is_joined_in_one_place_and_cannot_be_in_another(self) -> None:
        document = article("Rest well. Sleep.\n\nSleep.\n")
        found = catalog(document, DONE, ("Sleep.",))
        assert list(problems(document, found)) == ["Sleep."]
        assert "line 3" in problems(document, found)["Sleep."]

    def test_a_sentence_whose_first_one_stands_elsewhere_without_it(self) -> None:
        document = article("Rest well. Sleep.\n\nRest well.\n")
        found = catalog(document, DONE, ("Sleep.",))
        assert problems(document, found) == {
            "Sleep.": "“Rest well.” stands without it in line 3 of the article"
        }

    def test_one_that_is_joined_alike_in_two_places_is_right(self) -> None:
        document = article("Rest well. Sleep.\n\nRest well. Sleep.\n")
        assert written(document, DONE, "Sleep.") == (
            "Descanse y beba agua.\n\nDescanse y beba agua.\n"
        )

    def test_the_others_of_its_run_fall_with_it(self) -> None:
        document = article("Rest well. Drink water. Sleep.\n\nSleep.\n")
        found = catalog(document, DONE, ("Drink water.", "Sleep."))
        assert list(problems(document, found)) == ["Drink water.", "Sleep."]

    @pytest.mark.parametrize("between", [" <!-- a remark --> ", " *** ", "&nbsp;?! "])
    def test_a_sentence_behind_more_than_white_space(self, between: str) -> None:
        units = Unit("Rest well.", start=0, end=10), Unit("Go.", start=10 + len(between), end=99)
        document = Document(
            "care", "html", f"Rest well.{between}Go.", (Block("item", units=units),)
        )
        found = problems(document, catalog(document, DONE, ("Go.",)))
        assert found["Go."].endswith("stands before it, and would be lost")

    @pytest.mark.parametrize(
        "between", [" ", "\n", "", "  \n", "\\\n", "\n> > ", "\u00a0", "&nbsp; "]
    )
    def test_but_not_one_behind_a_line_break_or_a_quote_s_mark(self, between: str) -> None:
        units = Unit("Rest well.", start=0, end=10), Unit("Go.", start=10 + len(between), end=99)
        document = Document(
            "care", "html", f"Rest well.{between}Go.", (Block("item", units=units),)
        )
        assert problems(document, catalog(document, DONE, ("Go.",))) == {}

    def test_a_fuzzy_one_is_only_fuzzy(self) -> None:
        joined = Message("Drink water.", comment=joining.MARK, fuzzy=True)
        found = Catalog("care", "es", messages=(Message("Rest well.", "x"), joined))
        assert problems(article(), found) == {}

    def test_is_refused_by_name_when_words_must_not_be_missing(self) -> None:
        document = article("Rest well.\n\nDrink water.\n")
        with pytest.raises(CatalogError, match=r"“Drink water.” is marked as joined, but no"):
            localize.localize(document, catalog(document, DONE, ("Drink water.",)))

    def test_counts_as_untranslated_whatever_its_target(self) -> None:
        document = article("Rest well.\n\nDrink water.\n")
        found = catalog(document, {**DONE, "Drink water.": "Beba."}, ("Drink water.",))
        assert localize.localize(document, found, "source").endswith("\nDrink water.\n")


class TestChecks:
    def test_a_joined_one_is_not_untranslated(self) -> None:
        found = Catalog("care", "es", messages=(Message("Sleep.", comment=joining.MARK),))
        run = checks.run(found, checks.Context("es"), lambda m: inline.tags_in(m.source))
        assert run == []

    def test_a_catalog_without_marks_is_looked_at_as_it_is(self) -> None:
        document = article()
        found = catalog(document, DONE)
        assert joining.view(document, found) == View(document, found)

    def test_remarks_of_all_stand_on_the_whole(self) -> None:
        joined = Message("Drink water.", comment=f"second\n{joining.MARK}")
        first = Message("Rest well.", "x", comment="first", line=7)
        view = joining.view(article(), Catalog("care", "es", messages=(first, joined)))
        (whole,) = view.catalog.messages
        assert (whole.source, whole.comment, whole.line) == (
            "Rest well. Drink water.", "first\nsecond", 7,
        )  # fmt: skip
        assert view.wholes == {("", "Rest well."): whole, ("", "Drink water."): whole}


SENTENCES = ["One is.", "Two *is*.", "Three `x` is.", "Four [l](http://l.example) is."]
BLOCKS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
TEXTS = st.lists(BLOCKS, min_size=1, max_size=4).map("\n\n".join)


@given(TEXTS, st.data())
def test_every_mark_is_followed_or_told(text: str, data: st.DataObject) -> None:
    document = article(text)
    sources = sorted({unit.source for unit in document.units})
    joined = data.draw(st.sets(st.sampled_from(sources)))
    done = data.draw(st.sets(st.sampled_from(sources)))
    found = catalog(document, {s: s for s in done}, tuple(joined))
    view = joining.view(document, found)
    told = {each.message.source for each in view.problems}
    followed = {source for _, source in view.wholes}
    assert joined == told | (joined & followed)
    assert not told & followed
    for before, after in zip(document.blocks, view.document.blocks, strict=True):
        assert [u.start for u in before.units[:1]] == [u.start for u in after.units[:1]]
        assert [u.end for u in before.units[-1:]] == [u.end for u in after.units[-1:]]
        assert len(after.units) == sum(u.source not in joined - told for u in before.units)


@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5, unique=True))
def test_joining_all_sentences_of_a_block_gives_the_block(sentences: list[str]) -> None:
    text = " ".join(sentences)
    one, block = article(text), article(text, cut="block")
    sources = [unit.source for unit in one.units]
    view = joining.view(one, catalog(one, dict.fromkeys(sources, "x"), tuple(sources[1:])))
    assert [unit.source for unit in view.document.units] == [unit.source for unit in block.units]


def test_time_is_linear_in_marks_and_places() -> None:
    units = tuple(Unit(f"S{n}.", start=3 * n, end=3 * n + 2) for n in range(1000))
    blocks = tuple(Block("paragraph", units=units[n : n + 2]) for n in range(len(units) - 1))
    document = Document("care", "markdown", " " * 3000, blocks)
    messages = tuple(Message(u.source, "x", comment=joining.MARK) for u in units)
    view = joining.view(document, Catalog("care", "es", messages=messages))
    assert len(view.problems) == len(units)
