"""Authors' marks in Markdown: notes, contexts, and what nobody translates."""

from __future__ import annotations

import pytest

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import markdown
from mbc_i18n.model import Translation

NOTE = "<!-- mbc: note Be brief. -->"
MENU = "<!-- mbc: context menu -->"
SKIP, END = "<!-- mbc: skip -->", "<!-- mbc: /skip -->"


def notes(text: str) -> dict[str, str]:
    return {unit.source: unit.note for unit in markdown.read(text).units}


def contexts(text: str) -> dict[str, str]:
    return {unit.source: unit.context for unit in markdown.read(text).units}


def sources(text: str) -> list[str]:
    return [unit.source for unit in markdown.read(text).units]


# Notes and contexts


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n", "\r\n", "\r"])
def test_a_note_speaks_of_the_next_block_and_no_other(gap: str) -> None:
    assert notes(f"Zero.\n\n{NOTE}{gap}One. Two.\n\nThree.") == {
        "Zero.": "",
        "One.": "Be brief.",
        "Two.": "Be brief.",
        "Three.": "",
    }


@pytest.mark.parametrize(
    "text",
    [
        f"{NOTE}\n# Two\n",
        f"{NOTE}\n\n---\n\nTwo\n",
        f"{NOTE}\n\n```\ncode\n```\n\nTwo\n",
        f"- one\n- {NOTE}\n  Two\n",
        f"> {NOTE}\n> Two\n",
        "<!--mbc:note\n  Be\n  brief.\n-->\nTwo\n",
        "> <!-- mbc: note Be\n> brief. -->\n> Two\n",
        "<!-- mbc: note Be --> <!-- mbc: note brief. -->\nTwo\n",
    ],
)
def test_a_note_is_read_wherever_it_stands_before_its_block(text: str) -> None:
    assert notes(text)["Two"] == "Be brief."


def test_a_note_inside_a_block_speaks_of_all_of_it() -> None:
    text = f"One is. Two {NOTE} is.\n\nThree.\n"
    assert notes(text) == {"One is.": "Be brief.", "Two is.": "Be brief.", "Three.": ""}


def test_before_a_list_a_table_or_a_quotation_it_speaks_of_all_of_it() -> None:
    for block in ("- a\n- b\n  - c\n", "| a | b |\n|---|---|\n| c | |\n", "> a\n>\n> b\n>\n> c\n"):
        found = notes(f"{NOTE}\n\n{block}\nLast.\n")
        assert found == {**dict.fromkeys("abc", "Be brief."), "Last.": ""}


def test_notes_add_up_and_the_innermost_context_counts() -> None:
    text = f"{NOTE}\n{MENU}\n\n- a\n- <!-- mbc: note Now. -->\n  <!-- mbc: context verb -->\n  b\n"
    assert notes(text) == {"a": "Be brief.", "b": "Be brief. Now."}
    assert contexts(text) == {"a": "menu", "b": "verb"}
    assert contexts(f"{MENU}\n\nOpen <!-- mbc: context verb --> it\n") == {"Open it": "verb"}


def test_a_context_tells_equal_words_apart() -> None:
    one, other = markdown.read(f"{MENU}\nOpen\n\nOpen\n").units
    assert one.source == other.source
    assert one.id != other.id


def test_marks_speak_of_pictures_and_titles_too() -> None:
    assert notes(f'{NOTE}\n![Two](x "Three")\n\nFour.\n') == {
        "Two": "Be brief.",
        "Three": "Be brief.",
        "Four.": "",
    }


# Stretches that are not translated


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"One.\n\n{SKIP}\n\n# Two\n\n- three\n\n{END}\n\nFour.\n", ["One.", "Four."]),
        (f"{SKIP}\nTwo\n{END}\nFour.\n", ["Four."]),
        (f"- one\n\n  {SKIP}\n\n  two\n\n  {END}\n- three\n", ["one", "three"]),
        (f"{SKIP}\n\n![Two](x 'Three') [four]\n\n{END}\n\n[four]: /y 'Five'\n", []),
        (f"One {SKIP}two{END} three", ["One <keep/> three"]),
        (f"One {SKIP}*two* ![t](x 'u') [v]{END}.\n\n[v]: /y 'W'\n", ["One <keep/>."]),
        (f"One {SKIP}two. Three{END} four. Five.", ["One <keep/> four.", "Five."]),
        (f"A {SKIP}b{END} c {SKIP}d{END}", ["A <keep1/> c <keep2/>"]),
    ],
)
def test_a_skip_is_not_translated(text: str, wanted: list[str]) -> None:
    assert sources(text) == wanted


def test_a_skipped_stretch_is_written_as_it_stands_wherever_the_translation_has_it() -> None:
    text = f"Say {SKIP}*two* & [x]{END} now.\n"
    document = markdown.read(text)
    targets = {unit.id: "Ahora <keep/>." for unit in document.units}
    written = markdown.write(document, Translation("es", targets))
    assert written == f"Ahora {SKIP}*two* & [x]{END}.\n"


def test_a_note_inside_a_skip_speaks_of_nothing() -> None:
    assert notes(f"{SKIP}\n{NOTE}\nTwo.\n\n{END}\n\nThree.\n") == {"Three.": ""}


# What is wrong is refused with its line


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("One.\n\n<!-- mbc: nota x -->\nTwo.\n", 3, "unknown mark `mbc: nota`; use one of note,"),
        ("One.\n\nTwo <!-- mbc: nota x -->.\n", 3, "unknown mark `mbc: nota`"),
        ("One.\r\rTwo\r<!-- mbc: /note -->\r", 4, "unknown mark `mbc: /note`"),
        ("One.\n\n<!-- mbc: note -->\nTwo.\n", 3, "the note has no words; write <!-- mbc: note W"),
        ("One <!-- mbc: context --> two.\n", 1, "the context has no words"),
        (f"One.\n\n{SKIP}\n\nTwo.\n", 3, "`mbc: skip` is never closed; add <!-- mbc: /skip -->"),
        (f"One.\n\nTwo {SKIP} three.\n\n{END}\n", 3, "`mbc: skip` is never closed"),
        (f"One.\n\n{END}\n", 3, "no skip is open here; open one with <!-- mbc: skip -->"),
        (f"One.\n\nTwo {END} three.\n", 3, "no skip is open here"),
        (f"{SKIP}\n\nOne.\n\n{SKIP}\n\n{END}\n", 5, "a skip is open already; close it with"),
        (f"One {SKIP} two {SKIP} three {END}\n", 1, "a skip is open already"),
        (f"- one\n\n  {SKIP}\n\ntwo\n\n{END}\n", 7, "a skip ends in another block than it began"),
        (f"- {SKIP}\n  a\n- b\n  {END}\n", 4, "a skip ends in another block than it began"),
        (
            f"One *two {SKIP} three* four {END}\n",
            1,
            "a skip cuts through emphasis, a link or a tag",
        ),
        (
            f"One {SKIP} *two {END} three* four\n",
            1,
            "a skip cuts through emphasis, a link or a tag",
        ),
        (f"One.\n\n{NOTE} Two.\n", 3, "an author's mark does not stand alone on its line; put it"),
        (f"One.\n\n{NOTE}\n", 3, "no block follows the note; put it above the block"),
        (f"{MENU}\n{MENU}\n\nOne.\n", 2, "a second context for the same block; give a block one"),
        (f"One {MENU} two {MENU}.\n", 1, "a second context for the same block"),
    ],
)
def test_wrong_marks_are_refused_with_their_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(FormatError) as caught:
        markdown.read(text, "article", file="source/article.md")
    assert str(caught.value).startswith(f"source/article.md:{line}: {problem}")


@pytest.mark.parametrize(
    "text",
    [
        "<!-- an mbc: note -->\nTwo\n",
        "`<!-- mbc: nota -->` Two\n",
        "    <!-- mbc: nota -->\n\nTwo\n",
    ],
)
def test_other_comments_and_code_are_no_marks(text: str) -> None:
    assert sources(text)[-1].endswith("Two")


# Pages


def test_marks_never_show_on_a_page() -> None:
    text = f"{NOTE}\n{MENU}\n\nOne {NOTE} two.\n\n{SKIP}\n\nThree {SKIP}four{END}.\n\n{END}\n"
    page = markdown.to_html(markdown.read(text))
    assert "mbc" not in page
    assert "Be brief" not in page


def test_a_page_says_what_is_kept_in_the_source_language() -> None:
    page = markdown.to_html(markdown.read(f"One {SKIP}two{END}.\n\n{SKIP}\n\nThree.\n\n{END}\n"))
    kept = 'lang="en" dir="ltr" translate="no"'
    assert f"<p>One <span {kept}>two</span>.</p>" in page
    assert f"<div {kept}>" in page
    assert page.count("</div>") == 1


def test_marks_stay_in_a_translated_source() -> None:
    text = f"{NOTE}\n\nOne.\n"
    document = markdown.read(text)
    targets = {unit.id: "Uno." for unit in document.units}
    assert markdown.write(document, Translation("es", targets)) == f"{NOTE}\n\nUno.\n"
