"""Markdown as HTML: heading ids of the source in every locale, marks of the source language."""

from __future__ import annotations

import re

import pytest

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import markdown
from mbc_i18n.model import Translation
from tests.formats.markdown.oracle import pseudo_translation


def html(text: str) -> str:
    return markdown.to_html(markdown.read(text))


def spanish(text: str, *targets: str, mark: bool = False) -> str:
    """The page with its units translated in order; "" leaves one as it is."""
    document = markdown.read(text)
    pairs = zip(document.units, targets, strict=True)
    words = {unit.id: target for unit, target in pairs if target}
    return markdown.to_html(document, Translation("es", words, mark))


# Heading ids


def test_headings_have_the_ids_of_the_source_in_every_locale() -> None:
    text = "# Risk factors\n\n## Age & sex\n"
    wanted = ["risk-factors", "age--sex"]
    assert re.findall('id="(.*?)"', html(text)) == wanted
    assert re.findall('id="(.*?)"', spanish(text, "Factores", "Edad y sexo")) == wanted


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("# Age {#own.id:2}", "Age"),
        ("# Age {#own.id:2 .wide key=value}", "Age"),
        ("# Age ## {#own.id:2}", "Age"),
        ("# *Age* {#own.id:2}  ", "<em>Age</em>"),
        ("Age {#own.id:2}\n===", "Age"),
        ("Old\nage {#own.id:2}\n===", "Old\nage"),
        ("> # Age {#own.id:2}", "Age"),
    ],
)
def test_an_author_may_give_the_id(heading: str, words: str) -> None:
    document = markdown.read(f"{heading}\n\nText.\n")
    assert f'<h1 id="own.id:2">{words}</h1>' in markdown.to_html(document)
    page = markdown.to_html(document, pseudo_translation(document))
    assert '<h1 id="own.id:2">' in page
    assert "{" not in page


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("# Use {name}", '<h1 id="use-name">Use {name}</h1>'),
        ("# Use {#id\\}", '<h1 id="use-id">Use {#id}</h1>'),
        ("# Use \\{#id}", '<h1 id="use-id">Use {#id}</h1>'),
        ("# Use {#id} now", '<h1 id="use-id-now">Use {#id} now</h1>'),
        ("# {#id}", '<h1 id="id">{#id}</h1>'),
        ("Use\n{#id}\n===", '<h1 id="use-id">Use\n{#id}</h1>'),
        ("# Use `{#id}`", '<h1 id="use">Use <code>{#id}</code></h1>'),
        ("# Use {#a b}c}", '<h1 id="use-a-bc">Use {#a b}c}</h1>'),
    ],
)
def test_other_braces_are_words(heading: str, wanted: str) -> None:
    assert html(heading).strip() == wanted


def test_ids_of_headings_in_footnotes_do_not_move() -> None:
    text = "# One\n\nSee.[^n]\n\n[^n]: # Two\n\n# Three\n"
    found = re.findall(r'<h1 id="(.*?)">(.*?)</h1>', html(text))
    assert sorted(found) == [("one", "One"), ("three", "Three"), ("two", "Two")]


# What a page shows


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- [ ] One\n- [x] two\n", 'type="checkbox"'),
        ("| a | b |\n|:--|--:|\n| c | d |\n", '<td style="text-align:left">c</td>'),
        ("Words:\n| a | b |\n|---|---|\n", "<p>Words:</p>\n<table>"),
        ("Words\na | b\n---|---\n", "<p>Words\na | b\n---|---</p>"),
        ("One[^1].\n\n[^1]: Two.\n", '<section class="footnotes">'),
        ("~~old~~ new\n", "<s>old</s> new"),
        ("~7 to ~9 ~~~no~~~\n", "~7 to ~9 ~~~no~~~"),
        ("a^[b]\n", "<p>a^[b]</p>"),
        ("[^[a]: b\n", "<p>[^[a]: b</p>"),
        ("x | y\n---\n", "x | y</h2>"),
        ("![a *b*](x 'c')\n", '<img src="x" alt="a b" title="c" />'),
        ("<b class='x'>a</b>\n", "<b class='x'>a</b>"),
    ],
)
def test_a_page_shows(text: str, wanted: str) -> None:
    assert wanted in html(text)


def test_a_translated_page_has_the_translated_words() -> None:
    page = spanish('# Pain\n\nSee [*it*](/x "Big").\n', "Dolor", "<a><em>Lo</em></a> ve.", "Gran")
    assert page == (
        '<h1 id="pain">Dolor</h1>\n<p><a href="/x" title="Gran"><em>Lo</em></a> ve.</p>\n'
    )


def test_words_are_text_whatever_they_hold() -> None:
    assert spanish("One\n", "<script>x</script> & <5") == (
        "<p>&lt;script&gt;x&lt;/script&gt; &amp; &lt;5</p>\n"
    )


# Missing words, marked


def test_missing_words_are_marked_as_the_source_language() -> None:
    page = spanish("# Pain\n\nOne *is*. Two.\n", "Dolor", "", "Dos.", mark=True)
    assert page == (
        '<h1 id="pain">Dolor</h1>\n<p><span lang="en" dir="ltr">One <em>is</em>.</span> Dos.</p>\n'
    )


def test_attributes_inside_marked_words_are_still_translated() -> None:
    page = spanish("See ![scan](s.png) here.\n", "", "imagen", mark=True)
    assert page == (
        '<p><span lang="en" dir="ltr">See <img src="s.png" alt="imagen" /> here.</span></p>\n'
    )


def test_the_mark_names_the_language_of_the_source() -> None:
    document = markdown.read("تعب\n", locale="ar")
    page = markdown.to_html(document, Translation("es", mark=True))
    assert page == '<p><span lang="ar" dir="rtl">تعب</span></p>\n'


@pytest.mark.parametrize(
    "text",
    [
        "One\n",
        "- One\n  two\n",
        "> One\n> two\n",
        "| One |\n|---|\n",
        "One\n===\n",
        "**One** two\n",
    ],
)
def test_marked_words_stay_in_their_block(text: str) -> None:
    document = markdown.read(text)
    page = markdown.to_html(document, Translation("es", mark=True))
    bare = page.replace('<span lang="en" dir="ltr">', "").replace("</span>", "")
    assert bare == markdown.to_html(document)
    assert bare != page


# Depth


def test_what_is_nested_too_deep_for_a_page_is_refused_and_never_left_out() -> None:
    assert "<li>deep</li>" in html("- " * 40 + "deep\n")
    with pytest.raises(
        FormatError, match=r"^article\.md: blocks are nested too deep .*; nest at most"
    ):
        markdown.to_html(markdown.read("- " * 60 + "deep\n", file="article.md"))
