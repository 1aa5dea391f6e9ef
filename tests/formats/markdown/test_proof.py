"""The proof that stands behind every written translation: what it sees, and whom it blames."""

from __future__ import annotations

import pytest

from mbc_i18n.formats import markdown
from mbc_i18n.formats.markdown.proof import differences
from mbc_i18n.model import Unit

SOURCE = """\
---
title: Pain
---
One *is*. See [it](/x "Big") now.

- Item
- ![scan](s.png) and [r]

[r]: /r "Ref"
"""


def blamed(text: str, source: str = SOURCE, **targets: str) -> list[str]:
    """The units that are blamed when a source was written as this text; each unit was written."""
    document = markdown.read(source)

    def words(unit: Unit) -> str | None:
        return targets.get(unit.source, unit.source)

    return [difference.unit.source for difference in differences(document, words, text)]


def test_what_reads_as_it_was_meant_is_proved() -> None:
    assert blamed(SOURCE) == []
    assert blamed(SOURCE.replace("title: Pain", 'title: "Pain"')) == []
    assert blamed(SOURCE.replace("*is*", "<em>is</em>")) == []
    assert blamed(SOURCE.replace("now.\n", "now\\.\n")) == []
    assert blamed(SOURCE.replace("One *is*. See", "One *is*.\nSee")) == []


@pytest.mark.parametrize(
    ("old", "new", "unit"),
    [
        ("title: Pain", "title: Gain", "Pain"),
        ("title: Pain", "title: Pain: no", "Pain"),
        ("One *is*", "Two *is*", "One <em>is</em>."),
        ("One *is*", "One is", "One <em>is</em>."),
        ("One *is*", "One **is**", "One <em>is</em>."),
        ("*is*.", "*is*!", "One <em>is</em>."),
        ("(/x ", "(/y ", "See <a>it</a> now."),
        ("See [it]", "Se [it]", "See <a>it</a> now."),
        ('"Big"', '"Bag"', "Big"),
        ("- Item", "- Itm", "Item"),
        ("scan", "scam", "scan"),
        ("s.png", "t.png", "<img/> and <a>r</a>"),
        ("and [r]", "and [s]", "<img/> and <a>r</a>"),
        ('"Ref"', '"Raf"', "Ref"),
    ],
)
def test_other_words_or_elements_are_seen_and_their_unit_is_blamed(
    old: str, new: str, unit: str
) -> None:
    assert blamed(SOURCE.replace(old, new))[0] == unit


@pytest.mark.parametrize(
    ("old", "new", "unit"),
    [
        ("One", "- One", "One <em>is</em>."),
        ("One", "# One", "One <em>is</em>."),
        ("now.", "now.\n===", "One <em>is</em>."),
        ("- Item", "1. Item", "Item"),
        ("- Item", "- - Item", "Item"),
        ("- Item\n", "", "Item"),
        ("- Item\n", "- Item\n\n", "Item"),
    ],
)
def test_another_structure_is_blamed_on_the_words_of_the_block(
    old: str, new: str, unit: str
) -> None:
    found = blamed(SOURCE.replace(old, new))
    assert found[0] == unit
    assert len(found) > 1


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A\n\n```\nb\n```\n", "A\n\n```\nc\n```\n"),
        ("A\n\n```sh\nb\n```\n", "A\n\n```py\nb\n```\n"),
        ("A\n\n<div>\nb\n</div>\n", "A\n\n<div>\nc\n</div>\n"),
        ("A\n\n## B {#b}\n", "A\n\n## B {#c}\n"),
        ("A\n\n## B\n", "A\n\n### B\n"),
        ("A[^n]\n\n[^n]: B\n", "A\n\n[^n]: B\n"),
        ("A\n\n| b |\n|:--|\n", "A\n\n| b |\n|--:|\n"),
        ("A\n\n- [ ] b\n", "A\n\n- b [ ]\n"),
        ("A [b]\n\n[b]: /c\n", "A [b]\n\n[b]: /d\n"),
    ],
)
def test_what_no_unit_holds_is_proved_too(source: str, text: str) -> None:
    assert blamed(source, source) == []
    assert blamed(text, source) != []


def test_targets_are_what_must_be_read_back() -> None:
    translated = SOURCE.replace("Item", "Punto")
    assert blamed(translated, Item="Punto") == []
    assert blamed(SOURCE, Item="Punto") == ["Item"]
