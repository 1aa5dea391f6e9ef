"""Translations written in Markdown: elements back from the source, words escaped, no byte more."""

from __future__ import annotations

import pytest

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import markdown
from mbc_i18n.model import Translation


def written(text: str, *targets: str, locale: str = "es") -> str:
    """The text with its units translated in order; "" leaves one as it is."""
    document = markdown.read(text, "article")
    units = list(document.units)
    assert len(units) == len(targets)
    pairs = {unit.id: target for unit, target in zip(units, targets, strict=True) if target}
    return markdown.write(document, Translation(locale, pairs))


@pytest.mark.parametrize(
    ("text", "target", "wanted"),
    [
        ("A *felt* lump", "Un bulto <em>palpable</em>", "Un bulto *palpable*"),
        ("**One** *two*", "<em>Dos</em> <strong>uno</strong>", "*Dos* **uno**"),
        ("*a **b***", "<em><strong>b</strong></em> a", "***b*** a"),
        ("See `code` [here](/x)", "<a>Aquí</a> <code/>", "[Aquí](/x) `code`"),
        ("[a](/1) [b](/2)", "<a2>dos</a2> <a1>uno</a1>", "[dos](/2) [uno](/1)"),
        ("a [x](<b c>)!", "¡<a>y</a>!", "¡[y](<b c>)!"),
        ("Ask <me@e.org> now", "Ahora <a/>", "Ahora <me@e.org>"),
        ("One  \ntwo", "Uno<br/>dos", "Uno  \ndos"),
        ("One\\\ntwo", "<br/>Uno dos", "\\\nUno dos"),
        ("> One  \n> two", "Uno<br/>dos", "> Uno  \n> dos"),
        ('A <b class="x">b</b>', "<b>B</b> a", '<b class="x">B</b> a'),
        ("A[^1]\n\n[^1]:", "<fn/> B", "[^1] B\n\n[^1]:"),
    ],
)
def test_elements_come_back_from_the_source_in_any_order(
    text: str, target: str, wanted: str
) -> None:
    assert written(text, target) == wanted


def test_a_line_break_cannot_end_a_block() -> None:
    with pytest.raises(FormatError, match="would change the document's structure"):
        written("One  \ntwo", "Uno dos<br/>")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[Nurse]\n\n[nurse]: /n\n", "[Enfermera][Nurse]\n\n[nurse]: /n\n"),
        ("[Nurse][]\n\n[nurse]: /n\n", "[Enfermera][Nurse]\n\n[nurse]: /n\n"),
        ("[Nurse][n]\n\n[n]: /n\n", "[Enfermera][n]\n\n[n]: /n\n"),
        ("![Nurse]\n\n[nurse]: /n\n", "![Enfermera][Nurse]\n\n[nurse]: /n\n"),
        ("![Nurse][]\n\n[nurse]: /n\n", "![Enfermera][Nurse]\n\n[nurse]: /n\n"),
        ("![Nurse][n]\n\n[n]: /n\n", "![Enfermera][n]\n\n[n]: /n\n"),
        ("![Nurse](/n)\n", "![Enfermera](/n)\n"),
        ("> [A\n> nurse]\n\n[a nurse]: /n\n", "> [Enfermera][A nurse]\n\n[a nurse]: /n\n"),
    ],
)
def test_a_label_that_is_the_words_is_written_apart(text: str, wanted: str) -> None:
    document = markdown.read(text)
    targets = {
        unit.id: "<a>Enfermera</a>" if unit.elements else "Enfermera" for unit in document.units
    }
    assert markdown.write(document, Translation("es", targets)) == wanted


def test_a_label_with_a_pipe_in_a_table() -> None:
    text = "| [a\\|b] |\n|---|\n\n[a|b]: /x\n"
    assert written(text, "<a>c | d</a>") == "| [c \\| d][a\\|b] |\n|---|\n\n[a|b]: /x\n"


@pytest.mark.parametrize(
    ("text", "target", "wanted"),
    [
        ('[a](/x "T")', 'Un "título"', '[a](/x "Un \\"título\\"")'),
        ("[a](/x 'T')", "L'eau", "[a](/x 'L\\'eau')"),
        ("[a](/x (T))", "uno (dos)", "[a](/x (uno \\(dos\\)))"),
        ('![](/x "T")', "back\\slash &amp;", '![](/x "back\\\\slash \\&amp;")'),
        ('[a][r]\n\n[r]: /x\n  "T"', "Un título", '[a][r]\n\n[r]: /x\n  "Un título"'),
        ('> [a](/x "T\n> u")', "Uno", '> [a](/x "Uno")'),
    ],
)
def test_titles_keep_their_quotes(text: str, target: str, wanted: str) -> None:
    document = markdown.read(text)
    title = next(block for block in document.blocks if block.marker == "title").units[0]
    assert markdown.write(document, Translation("es", {title.id: target})) == wanted


def test_attributes_inside_a_translated_unit_are_translated_too() -> None:
    text = 'See [![scan](s.png)](/x "Big") *now*.\n'
    wanted = '*Ya* [![imagen](s.png)](/x "Grande").\n'
    document = markdown.read(text)
    words = {"scan": "imagen", "Big": "Grande"}
    targets = {u.id: words.get(u.source, "<em>Ya</em> <a><img/></a>.") for u in document.units}
    assert markdown.write(document, Translation("es", targets)) == wanted


def test_an_attribute_between_two_sentences_is_translated() -> None:
    text = "One. ![scan](s.png) Two.\n"
    assert "![imagen](s.png)" in written(text, "Uno.", "<img/> Dos.", "imagen")


@pytest.mark.parametrize(
    ("text", "target", "wanted"),
    [
        ("**New** pain", "<strong>骨：</strong>新的疼痛", "<strong>骨：</strong>新的疼痛"),
        ("*New* pain", "<em>新的</em>疼痛", "*新的*疼痛"),
        ("~~New~~ pain", "疼痛<s>新的</s>疼痛", "疼痛~~新的~~疼痛"),
        ("**New** *pain*", "<strong>新</strong><em>痛</em>", "**新***痛*"),
        ("_New_ pain", "a<em>b</em>c", "a<em>b</em>c"),
    ],
)
def test_emphasis_that_markdown_cannot_mark_is_written_as_html(
    text: str, target: str, wanted: str
) -> None:
    assert written(f"Before it.\n\n{text}\n", "", target) == f"Before it.\n\n{wanted}\n"


def test_only_the_block_that_needs_it_is_written_as_html() -> None:
    text = "**One** two\n\n**Three** four\n"
    zh = written(text, "<strong>骨</strong>痛", "<strong>骨：</strong>痛", locale="zh_Hans")
    assert zh == "**骨**痛\n\n<strong>骨：</strong>痛\n"


@pytest.mark.parametrize(
    ("text", "target", "wanted"),
    [
        ("A b", "# uno (dos)", "\\# uno (dos)"),
        ("A b", "- uno (dos)", "\\- uno (dos)"),
        ("A b", "1986. Uno.", "1986\\. Uno."),
        ("A b", "uno # dos - tres", "uno # dos - tres"),
        ("# A", "C#", "# C\\#"),
        ("# A", "uno {#id}", "# uno {#id\\}"),
        ("A b", "2 * 3 * 4", "2 \\* 3 \\* 4"),
        ("A b", "snake_case", "snake_case"),
        ("A b", "_uno_", "\\_uno\\_"),
        ("A b", "[uno](/x)", "\\[uno\\](/x)"),
        ("A b", "<b>uno</b>", "\\<b>uno\\</b>"),
        ("A b", "< 5 mg y <5 mg", "< 5 mg y <5 mg"),
        ("A b", "R&D &amp;", "R&D \\&amp;"),
        ("A b", "`uno`", "\\`uno\\`"),
        ("A b", "uno\\", "uno\\\\"),
        ("A b", "¡Uno!", "¡Uno!"),
        ("A [b](/c)", "(1) ¡Uno!<a>dos</a>", "(1) ¡Uno\\![dos](/c)"),
        ("A b", "uno\ndos\t tres ", "uno dos tres"),
        ("A b", "Cancer\u00a0: oui", "Cancer\u00a0: oui"),
        ("- \\* A b (c)", "uno (dos)", "- uno (dos)"),
        ("| A |\n|---|", "uno | dos", "| uno \\| dos |\n|---|"),
        ("a  \nb c", "uno<br/># dos.", "uno  \n\\# dos."),
        ("A[^1]\n\n[^1]:", "<fn/>: dos.", "[^1]\\: dos.\n\n[^1]:"),
    ],
)
def test_words_are_escaped_where_they_would_be_syntax_and_nowhere_else(
    text: str, target: str, wanted: str
) -> None:
    assert written(text, target) == wanted


def test_only_the_end_of_a_heading_is_escaped_as_one() -> None:
    assert written("# One is. Two is.\n", "Uno es C#.", "Dos.") == "# Uno es C#. Dos.\n"
    assert written("# One is? Two is.\n", "C#", "D#") == "# C# D\\#\n"


def test_sentences_join_as_the_locale_joins_them() -> None:
    text = "One is.\nTwo is. Three is.\n"
    assert written(text, "Uno.", "Dos.", "Tres.") == "Uno.\nDos. Tres.\n"
    assert written(text, "一。", "二。", "三。", locale="zh_Hans") == "一。二。三。\n"


def test_a_gap_stays_where_emphasis_needs_it() -> None:
    text = "One is. *骨转移。* Two is.\n"
    wanted = "一。 *骨转移。* 二。\n"
    assert written(text, "一。", "", "二。", locale="zh_Hans") == wanted


@pytest.mark.parametrize("end", ["  \n", "\\\n", "  \r\n", "   \r"])
def test_a_hard_break_between_sentences_stays(end: str) -> None:
    text = f"One is.{end}Two is."
    assert written(text, "一。", "二。", locale="zh_Hans") == f"一。{end}二。"


def test_a_gap_that_holds_more_than_white_space_stays() -> None:
    assert written("One is. *** Two is.", "Uno.", "*** Dos.") == "Uno. \\*\\*\\* Dos."


def test_marks_inside_a_unit_stay_after_it() -> None:
    text = "One <!-- mbc: note a --> two.\n"
    assert written(text, "Uno dos.") == "Uno dos.<!-- mbc: note a -->\n"


def test_only_the_translated_units_change() -> None:
    text = "\ufeffOne  is *here*.  Two.\r\n\r\n*  Three\r\n\r\n\r\nFour &amp; [five](  /x  )"
    wanted = "\ufeffOne  is *here*.  Dos.\r\n\r\n*  Three\r\n\r\n\r\nFour &amp; [five](  /x  )"
    assert written(text, "", "Dos.", "", "") == wanted


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("Uno", "<a> is missing"),
        ("<a>Uno", "</a> is missing"),
        ("</a>Uno<a>", "</a> closes nothing that is open"),
        ("<a>Uno</a> <a>dos</a>", "<a> stands 2 times"),
    ],
)
def test_wrong_tags_are_refused_with_the_line(target: str, problem: str) -> None:
    document = markdown.read("First.\n\nSee [one](/x).\n", file="source/article.md")
    unit = list(document.units)[1]
    place = r"^source/article\.md:3: the es translation of “See <a>one</a>\.”: "
    with pytest.raises(FormatError, match=place + problem):
        markdown.write(document, Translation("es", {unit.id: target}))


def test_a_structure_that_cannot_be_kept_is_refused_with_the_line() -> None:
    document = markdown.read("One.\n\nTwo [a](/x) [b](/y).\n", file="article.md")
    unit = list(document.units)[1]
    nested = "<a1>x <a2>y</a2></a1>"
    with pytest.raises(FormatError, match=r"^article\.md:3: .* would change the document's"):
        markdown.write(document, Translation("es", {unit.id: nested}))


def test_a_unit_that_stands_twice_is_translated_twice() -> None:
    text = "# Pain\n\nPain\n"
    document = markdown.read(text)
    (name,) = {unit.id for unit in document.units}
    assert markdown.write(document, Translation("es", {name: "Dolor"})) == "# Dolor\n\nDolor\n"
