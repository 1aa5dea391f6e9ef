"""What changed since a revision, and the findings that are about it."""

from __future__ import annotations

from dataclasses import replace

from mbc_i18n.findings.changes import Changed, about, changes, unit_lines
from mbc_i18n.findings.places import source
from mbc_i18n.formats import FORMATS
from mbc_i18n.model import Finding, unit_id
from tests.findings.examples import FILE, NUMBER, PO, QUOTED

DIFF = f"""\
diff --git a/{FILE} b/{FILE}
index 1..2 100644
--- a/{FILE}
+++ b/{FILE}
@@ -8 +8 @@ msgid "Take 2 pills."
-msgstr "Tome 2 pastillas."
+msgstr "Tome 20 pastillas."
@@ -16,2 +15,0 @@
-one
-+++ b/no/file
diff --git a/source/care.md b/source/care.md
--- a/source/care.md
+++ b/source/care.md
@@ -0,0 +2,2 @@
+++ b/no/other
+words
"""
KNOWN = source(PO, FILE)
TEXT = "# Care\n\nTake 2 pills. Sleep\nwell.\n\nRest.\n"
DOCUMENT = FORMATS["markdown"].read(TEXT, "care", file="source/care.md")


def touched(finding: Finding, **files: Changed) -> bool:
    own = {{"po": FILE, "article": "source/care.md"}[name]: each for name, each in files.items()}
    return about(own, KNOWN, DOCUMENT)(finding)


def lines(*numbers: int) -> Changed:
    return Changed(frozenset(numbers))


def test_a_diff_tells_the_lines_of_each_file() -> None:
    assert changes(DIFF) == {
        FILE: Changed(frozenset([8]), frozenset([15])),
        "source/care.md": Changed(frozenset([2, 3])),
    }


def test_a_new_file_is_new_as_a_whole() -> None:
    assert changes("", ["new.po"]) == {"new.po": Changed(whole=True)}
    assert Changed(whole=True).touches(())


def test_a_finding_is_about_a_change_of_its_entry() -> None:
    assert touched(NUMBER, po=lines(8))
    assert touched(NUMBER, po=lines(7))
    assert not touched(NUMBER, po=lines(18))
    assert touched(QUOTED, po=lines(18))
    assert touched(QUOTED, po=lines(10)), "the translator's comment"


def test_a_note_that_the_tool_wrote_is_no_change() -> None:
    assert not touched(NUMBER, po=lines(5, 6))


def test_lines_that_were_taken_out_of_an_entry_are_a_change_of_it() -> None:
    assert touched(QUOTED, po=Changed(gaps=frozenset([17])))
    assert not touched(NUMBER, po=Changed(gaps=frozenset([8])))


def test_a_finding_is_about_a_change_of_its_unit_in_the_article() -> None:
    assert touched(NUMBER, article=lines(3))
    assert not touched(NUMBER, article=lines(4, 6))
    assert not touched(QUOTED, article=lines(3)), "not in this article"


def test_a_unit_stands_on_every_line_that_it_covers() -> None:
    found = unit_lines(DOCUMENT)
    assert found[unit_id("", "Take 2 pills.")] == [3]
    assert found[unit_id("", "Sleep well.")] == [3, 4]
    assert found[unit_id("", "Rest.")] == [6]


def test_what_is_no_message_s_stands_on_its_own_line() -> None:
    row = replace(NUMBER, file="ignore.csv", line=4, unit="")
    changed = {"ignore.csv": lines(4)}
    assert about(changed)(row)
    assert not about(changed)(replace(row, line=5))
