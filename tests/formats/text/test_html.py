"""A plain-text article as HTML."""

from __future__ import annotations

import pytest

from mbc_i18n.formats import text
from mbc_i18n.formats.text.outline import Outline
from mbc_i18n.model import Translation

ARTICLE = """\
What Is Cancer?


Cells grow & spread. They <change>.

Risk Factors

[mbc: note of the first item]
These are:

  • Older age
  • Liver: Pain & more. It hurts.
    - Left
    - Right
  • Weight


1. One
2. Two

[mbc: skip]
Acme Cancer
Society
[mbc: /skip]

* * *
"""

GOLDEN = """\
<h1 id="what-is-cancer">What Is Cancer?</h1>
<p>Cells grow &amp; spread. They &lt;change&gt;.</p>
<h2 id="risk-factors">Risk Factors</h2>
<p>These are:</p>
<ul>
<li>Older age</li>
<li><strong class="term">Liver:</strong> Pain &amp; more. It hurts.
<ul>
<li>Left</li>
<li>Right</li>
</ul>
</li>
<li>Weight</li>
</ul>
<hr>
<ol>
<li>One</li>
<li>Two</li>
</ol>
<p lang="en" dir="ltr" translate="no">Acme Cancer Society</p>
<p>* * *</p>
"""


def html_of(body: str, locale: str = "en") -> str:
    """The HTML of what stands below a title."""
    html = text.to_html(text.read(f"Title\n\n{body}", locale=locale))
    return html.removeprefix('<h1 id="title">Title</h1>\n')


def with_targets(body: str, *targets: str, locale: str = "es", mark: bool = False) -> str:
    """The HTML below the title, its units translated in order as far as targets go."""
    document = text.read(f"Title\n\n{body}")
    ids = [unit.id for unit in document.units][1:]
    translation = Translation(locale, dict(zip(ids, targets, strict=False)), mark)
    return text.to_html(document, translation).split("\n", 1)[1]


def test_an_article() -> None:
    assert text.to_html(text.read(ARTICLE)) == GOLDEN


def test_an_empty_text_has_no_body() -> None:
    assert text.to_html(text.read("")) == ""


# Blocks


def test_a_section_break_is_a_rule_where_no_heading_follows() -> None:
    assert html_of("One is.\n\n\nTwo is.") == "<p>One is.</p>\n<hr>\n<p>Two is.</p>\n"
    assert html_of("One is.\n\n\nCauses\n\nTwo is.") == (
        '<p>One is.</p>\n<h2 id="causes">Causes</h2>\n<p>Two is.</p>\n'
    )


def test_a_lost_heading_makes_the_rule_needless() -> None:
    outline = Outline.parse('[[heading]]\nsection = 2\ntext = "Causes"\nlevel = 3')
    document = text.read("Title\n\nOne is.\n\n\nTwo is.", outline=outline)
    assert text.to_html(document).endswith('<h3 id="causes">Causes</h3>\n<p>Two is.</p>\n')


def test_two_lists_side_by_side_are_two() -> None:
    assert html_of("• one\n- two") == "<ul>\n<li>one</li>\n</ul>\n<ul>\n<li>two</li>\n</ul>\n"


def test_two_lists_of_one_item_stand_inside_it() -> None:
    assert html_of("• one\n    - two\n  – three\n• four") == (
        "<ul>\n<li>one\n<ul>\n<li>two</li>\n</ul>\n<ul>\n<li>three</li>\n</ul>\n</li>\n"
        "<li>four</li>\n</ul>\n"
    )


def test_a_list_has_the_numbers_of_the_source() -> None:
    assert html_of("3) one\n4) two\n9) three") == (
        '<ol start="3">\n<li>one</li>\n<li>two</li>\n<li value="9">three</li>\n</ol>\n'
    )


def test_wrapped_lines_are_one() -> None:
    assert html_of("One\n  is. Two\n\tis.") == "<p>One is. Two is.</p>\n"


def test_wrapped_chinese_has_no_spaces() -> None:
    assert html_of("第一\n句。\n第二句。", "zh_Hans") == "<p>第一句。第二句。</p>\n"


def test_sentences_without_a_target_join_as_the_sources_do() -> None:
    document = text.read("题目\n\n第一句。第二句。", locale="zh_Hans")
    assert "<p>第一句。第二句。</p>" in text.to_html(document, Translation("es"))


def test_marks_are_left_out() -> None:
    assert "mbc" not in text.to_html(text.read(ARTICLE))


def test_a_skipped_block_of_each_kind_is_not_to_be_translated() -> None:
    html = html_of("[mbc: skip]\nCauses\n\n• Term: one\n[mbc: /skip]\n• two")
    for tag in "h2", "li":
        element = next(line for line in html.split("\n") if line.startswith(f"<{tag}"))
        assert element.count('lang="en" dir="ltr" translate="no"') == 1
    assert "<li>two</li>" in html


# Translation


def test_heading_ids_are_the_sources_and_unique() -> None:
    document = text.read("Title\n\nCauses\n\nOne.\n\nCauses\n\nTwo.\n\nCauses 1\n\nThree.")
    spanish = Translation("es", {unit.id: "Palabras" for unit in document.units})
    ids = ['id="causes"', 'id="causes-1"', 'id="causes-1-1"']
    for html in text.to_html(document), text.to_html(document, spanish):
        assert [part.split(">")[0] for part in html.split("<h2 ")[1:]] == ids


def test_a_translation_takes_the_place_of_the_source() -> None:
    assert with_targets("One is. Two is.", "Uno.", "Dos.") == "<p>Uno. Dos.</p>\n"


def test_sentences_join_as_the_locale_does_it() -> None:
    html = with_targets("One is.\nTwo is.", "第一句。", "第二句。", locale="zh_Hans")
    assert html == "<p>第一句。第二句。</p>\n"


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("Hígado: dolor", '<strong class="term">Hígado:</strong> dolor'),
        ("Foie\u00a0: douleur", '<strong class="term">Foie\u00a0:</strong> douleur'),
        ("肝脏：疼痛", '<strong class="term">肝脏：</strong>疼痛'),
        ("Dolor de hígado", "Dolor de hígado"),
        ("Duele. Nota: mucho", "Duele. Nota: mucho"),
        ("<b>: x", '<strong class="term">&lt;b&gt;:</strong> x'),
    ],
)
def test_the_term_of_a_target_stands_before_its_first_colon(target: str, shown: str) -> None:
    assert with_targets("• Liver: pain", target) == f"<ul>\n<li>{shown}</li>\n</ul>\n"


def test_only_the_first_sentence_of_an_item_has_its_term() -> None:
    html = with_targets("• Liver: pain. It hurts.", "Hígado: dolor.", "Nota: duele.")
    assert html.count("<strong") == 1
    assert "</strong> dolor. Nota: duele.</li>" in html


def test_an_item_without_a_term_gets_none_from_its_target() -> None:
    assert "strong" not in with_targets("• Pain", "Signo: dolor")


def listed(body: str, *targets: str, terms: str = "dl", **options: bool) -> str:
    """The HTML of a list below a title, its items translated in order as far as targets go."""
    document = text.read(f"Title\n\n{body}")
    ids = [unit.id for unit in document.units][1:]
    words = Translation("es" if targets else "", dict(zip(ids, targets, strict=False)), **options)
    return text.to_html(document, words, run_in_terms=terms).split("\n", 1)[1]


def test_terms_of_which_every_item_has_one_are_a_description_list() -> None:
    assert listed("• Liver: pain.\n• Skin: a rash. It itches.") == (
        "<dl>\n<dt>Liver:</dt>\n<dd>pain.</dd>\n"
        "<dt>Skin:</dt>\n<dd>a rash. It itches.</dd>\n</dl>\n"
    )


def test_a_description_list_needs_the_terms_of_both_languages() -> None:
    both = listed("• Liver: pain\n• Skin: rash", "Hígado: dolor", "Piel\u00a0: erupción")
    assert both == (
        "<dl>\n<dt>Hígado:</dt>\n<dd>dolor</dd>\n<dt>Piel\u00a0:</dt>\n<dd>erupción</dd>\n</dl>\n"
    )
    one = listed("• Liver: pain\n• Skin: rash", "Hígado: dolor", "Erupción de la piel")
    assert one == (
        '<ul>\n<li><strong class="term">Hígado:</strong> dolor</li>\n'
        "<li>Erupción de la piel</li>\n</ul>\n"
    )


@pytest.mark.parametrize("second", ["Piel:", "Piel. Nota: erupción", ""])
def test_a_term_alone_and_one_after_a_sentence_make_no_description(second: str) -> None:
    assert "<dl>" not in listed("• Liver: pain\n• Skin: rash", "Hígado: dolor", second)


def test_an_untranslated_item_makes_no_description() -> None:
    html = listed("• Liver: pain\n• Skin: rash", "Hígado: dolor", mark=True)
    assert html.count("<li>") == 2
    assert '<li><span lang="en" dir="ltr"><strong class="term">Skin:</strong> rash</span>' in html


@pytest.mark.parametrize("body", ["• Liver: pain\n• Skin", "1. Liver: pain\n2. Skin: rash"])
def test_mixed_and_numbered_lists_stay_lists(body: str) -> None:
    html = listed(body)
    assert "<dl>" not in html
    assert html.count("<li>") == 2


def test_a_description_holds_the_list_below_it() -> None:
    assert listed("• Liver: pain\n    - left\n    - right\n• Skin: rash") == (
        "<dl>\n<dt>Liver:</dt>\n<dd>pain\n<ul>\n<li>left</li>\n<li>right</li>\n</ul>\n</dd>\n"
        "<dt>Skin:</dt>\n<dd>rash</dd>\n</dl>\n"
    )


def test_a_list_holds_the_descriptions_below_it() -> None:
    assert listed("• Signs\n    - Liver: pain\n    - Skin: rash\n• More") == (
        "<ul>\n<li>Signs\n<dl>\n<dt>Liver:</dt>\n<dd>pain</dd>\n"
        "<dt>Skin:</dt>\n<dd>rash</dd>\n</dl>\n</li>\n<li>More</li>\n</ul>\n"
    )


def test_terms_can_be_left_as_they_are() -> None:
    html = listed("• Liver: pain", "Hígado: dolor", terms="none")
    assert html == "<ul>\n<li>Hígado: dolor</li>\n</ul>\n"


def test_words_are_escaped_and_quotes_stay() -> None:
    html = with_targets("One is.", "<script>alert(\"1\" & '2')</script>")
    assert html == "<p>&lt;script&gt;alert(\"1\" &amp; '2')&lt;/script&gt;</p>\n"


def test_a_unit_without_a_target_stays_in_the_source_language() -> None:
    assert with_targets("One is. Two is.", "Uno.") == "<p>Uno. Two is.</p>\n"


def test_it_can_be_marked_as_source_language() -> None:
    marked = '<span lang="en" dir="ltr">Two is.</span>'
    assert with_targets("One is. Two is.", "Uno.", mark=True) == f"<p>Uno. {marked}</p>\n"


def test_a_marked_item_keeps_its_term() -> None:
    assert with_targets("• Liver: pain", mark=True, locale="ar") == (
        '<ul>\n<li><span lang="en" dir="ltr"><strong class="term">Liver:</strong> pain</span></li>'
        "\n</ul>\n"
    )


def test_the_mark_has_the_direction_of_the_source() -> None:
    document = text.read("عنوان", locale="ar")
    assert '<span lang="ar" dir="rtl">عنوان</span>' in text.to_html(
        document, Translation("en", mark=True)
    )
