"""Syntax of other processors inside a line stays as it is; the words around it are units."""

from __future__ import annotations

import pytest

from mbc_i18n.formats import markdown
from mbc_i18n.model import Element, Translation
from tests.formats.markdown.oracle import elements, pseudo_translation


def sources(text: str) -> list[str]:
    return [unit.source for unit in markdown.read(text).units]


def accented(text: str) -> str:
    document = markdown.read(text)
    return markdown.write(document, pseudo_translation(document))


# Void elements


@pytest.mark.parametrize(
    "raw",
    [
        *("{{ site.title }}", "{{ page.date | date: '%Y' }}", "{% include note.html %}"),
        *('{{< ref "a_b.md" >}}', "{{% param *x* %}}", "{{<figure src=x>}}", "${{ github.sha }}"),
        *(":tada:", ":+1:", ":material-check:"),
    ],
)
def test_a_template_is_one_element(raw: str) -> None:
    assert sources(f"Before {raw} after.") == ["Before <ph/> after."]
    assert accented(f"Before {raw} after.") == f"Ḅéƒöŕé {raw} àƒţéŕ."


@pytest.mark.parametrize("raw", ["$x^2$", "$n$", r"$\alpha_{max}$", "$p < 0.05$", "$$a = b$$"])
def test_a_formula_is_one_element(raw: str) -> None:
    assert sources(f"Where {raw} is.") == ["Where <math/> is."]


@pytest.mark.parametrize(
    "text", ["It costs $5 to 10$.", "US$5 and A$6.", "From $5 or $ 6.", "It is $5–$10.", "$$ now"]
)
def test_money_is_no_formula(text: str) -> None:
    assert sources(text) == [text]


@pytest.mark.parametrize(
    "raw", [r"\(x^2\)", r"\(n\)", r"\(a_b < c\)", r"\[\alpha = b_1\]", "\\[\na = b\n\\]"]
)
def test_a_formula_may_stand_in_the_brackets_of_tex(raw: str) -> None:
    assert "".join(sources(f"Where {raw} is.")) == "Where <math/> is."
    assert accented(f"Where {raw} is.") == f"Ŵĥéŕé {raw} îš."


@pytest.mark.parametrize(
    "text",
    [r"It \(see below\) is.", r"Cited \[1\] and \[2, 3\].", r"\[x\] Done.", r"A \[95% CI\] b."]
    + [r"At \(\) now.", r"Left \(open.", r"As \\(x\\)."],
)
def test_escaped_brackets_are_words(text: str) -> None:
    assert sources(text) == [text.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\")]


@pytest.mark.parametrize("raw", ["{ref}`label`", "{doc}`words <page>`", ":ref:`label`"])
def test_a_role_and_its_words_are_one_element(raw: str) -> None:
    assert sources(f"See {raw} now.") == ["See <role/> now."]


def test_a_role_without_code_is_words() -> None:
    assert sources("See {ref}` now.") == ["See {ref}` now."]


def test_an_element_says_what_it_is() -> None:
    unit = next(markdown.read("A {{ b }} in $x$ by {c}`d`.").units)
    assert [element.note for element in unit.elements] == ["{{ b }}", "$x$", "{c}`d`"]


# Elements with words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See [[Risk factors]] now", "See <a/> now"),
        ("See [[Risk|the risks]] now", "See <a>the risks</a> now"),
        ("A ![[scan.png]] here", "A <img/> here"),
        ("Some [words *here*]{.note} now", "Some <span>words <em>here</em></span> now"),
        (":abbr[Words]{title=x} now", "<span>Words</span> now"),
        ("Pain^[It *hurts*.] now", "Pain<note>It <em>hurts</em>.</note> now"),
        ("A *b*{.c} d", "A <em>b</em><ph/> d"),
        ("An ![a](b){width=50%} d", "An <img/><ph/> d"),
        ("A [button](b){ .md-button } d", "A <a>button</a><ph/> d"),
    ],
)
def test_words_inside_are_translated(text: str, shown: str) -> None:
    assert sources(text)[0] == shown


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A [b]({{ site.url }}/c_d_e) f.", ["A <a>b</a> f."]),
        ("A ![b]({{ url }}) f.", ["A <img/> f.", "b"]),
        ("A [b] f.\n\n[b]: {{ site.url }}/c 'T'\n", ["A <a>b</a> f.", "T"]),
        ('A <a href="{{ "x" | url }}">b</a> f.', ["A <a>b</a> f."]),
    ],
)
def test_an_address_may_be_a_template(text: str, wanted: list[str]) -> None:
    assert sources(text) == wanted
    assert "{{ " in accented(text)


def test_a_link_notes_its_address_as_it_is_written() -> None:
    unit = next(markdown.read("A [b]({{ c }}) d").units)
    assert unit.elements == (Element("a", False, (2, 3), (4, 14), note="{{ c }}"),)


@pytest.mark.parametrize("text", ["![a {{ b }}](c)\n", "[a](b '{{ c }}')\n"])
def test_an_attribute_with_a_template_in_it_is_left_alone(text: str) -> None:
    assert not [block for block in markdown.read(text).blocks if block.kind == "attribute"]


@pytest.mark.parametrize(
    "text",
    ["See [[1]] and [[2]].", "See {name} and {0}.", r"See \{{ it }} now.", "At 12:30:45, a::b."]
    + ["Set {{ up", "A ^[b](c) d"[:4] + "b", "Note: see [x]", "{#x} is", "a $HOME b"],
)
def test_what_only_looks_like_it_is_words(text: str) -> None:
    assert sources(text) == [text.replace("\\", "")]


@pytest.mark.parametrize("text", ["[[a]]\n\n[a]: /b\n", "[[a]](/b)\n"])
def test_a_link_in_brackets_is_a_link(text: str) -> None:
    assert sources(text)[0] in ("[<a>a</a>]", "<a>[a]</a>")


@pytest.mark.parametrize("text", ["`{{ a }}`", "    {{ a }}\n", "```\n{{ a }}\n$x$\n```\n"])
def test_code_is_code(text: str) -> None:
    assert sources(f"{text}\n") == []
    assert markdown.to_html(markdown.read(text)).count("{{ a }}") == 1


# Edges and lines


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## Risks {.big}\n", "Risks"),
        ("## Risks {: #r .big }\n", "Risks"),
        ("{: .big }\nRisks.\n", "Risks."),
        ("Risks.\n{: .big }\n", "Risks."),
        ("*[HTML]: A language\n", "A language"),
    ],
)
def test_attributes_at_the_edge_of_words_are_not_shown(text: str, words: str) -> None:
    assert sources(text) == [words]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One\n{% include a %}\ntwo.\n", ["One", "two."]),
        ('{{< figure\n  src="a"\n>}}\nOne.\n', ["One."]),
        ("{{% tip %}}\nOne\ntwo.\n{{% /tip %}}\n", ["One two."]),
        ("One\n$$\na = b\n$$\ntwo.\n", ["One", "two."]),
        ("*[A]: One\n*[B]: Two\n", ["One", "Two"]),
        ("> [!NOTE]\n> One.\n", ["One."]),
        ("> [!tip]- One\n> two.\n", ["One", "two."]),
        ("One\n::video[Two]{#x}\n", ["One", "<span>Two</span>"]),
        ("::toc{x}\nOne\n", ["One"]),
        ("[TOC]\n\nOne\n", ["One"]),
        ("[[_TOC_]]\n", []),
        ("One {{ a }}\ntwo.\n", ["One <ph/> two."]),
        ("One\n{{ a }}\ntwo.\n", ["One <ph/> two."]),
        ("{% highlight js %}\nlet word;\n\n# word\n{% endhighlight %}\n", []),
        ("{{< highlight js >}}\nlet word;\n{{< /highlight >}}\n", []),
        ("{% highlight js %}\n\nOne.\n", ["One."]),
    ],
)
def test_a_line_of_nothing_else_stands_apart(text: str, wanted: list[str]) -> None:
    assert sources(text) == wanted
    page = markdown.to_html(markdown.read(text))
    assert elements(page) == elements(markdown.to_html(markdown.read(accented(text))))


def test_lines_keep_their_ends() -> None:
    text = "One.\n{% include a %}\nTwo.\n{: .b }\n"
    assert accented(text) == "Öñé.\n{% include a %}\nŢŵö.\n{: .b }\n"


# A translator's words are words


@pytest.mark.parametrize(
    "target",
    [
        "{{ x }}",
        "{% raw %}",
        "{{< x >}}",
        "$x_1$",
        "[[x]]",
        "[x]{.y}",
        ":x[y]",
        ":x:",
        "{.x}",
        "^[x]",
    ]
    + ["!!! x", ": x", ":::x", "[TOC]", "*[x]: y", "{x}`y`", "a \U000f0000", "{{ {{ x }} }}"],
)
@pytest.mark.parametrize(
    "text", ["WORD\n", "A {{ b }} WORD\n", '!!! a "WORD"\n    b\n', ":::a[WORD]\n"]
)
def test_a_translator_can_add_none(text: str, target: str) -> None:
    document = markdown.read(text)
    unit = next(unit for unit in document.units if "WORD" in unit.source)
    words = unit.source.replace("WORD", target)
    written = markdown.write(document, Translation("es", {unit.id: words}))
    again = [unit.source for unit in markdown.read(written).units]
    assert words in [source.replace("<ph1/>", "<ph/>") for source in again]
    assert "{{ x" not in written
    assert "{%" not in written


# Pages


def test_a_page_shows_it_as_it_is_written_but_for_attributes() -> None:
    text = "A {{ b }} [c]({{ d }}/e) $x$ *f*{.g} `{{ h }}`.\n"
    assert markdown.to_html(markdown.read(text)) == (
        '<p>A {{ b }} <a href="%7B%7B%20d%20%7D%7D/e">c</a> $x$ <em>f</em> '
        "<code>{{ h }}</code>.</p>\n"
    )


def test_private_characters_of_the_author_are_words() -> None:
    text = "A \U000f0000\ue000\ue000 {{ b }} \U000f0001 c.\n"
    assert sources(text) == ["A \U000f0000\ue000\ue000 <ph/> \U000f0001 c."]
    assert "{{ b }}" in markdown.to_html(markdown.read(text))


@pytest.mark.parametrize("said", ["\\", "a\\", "\\\\\\", "\\" * 8])
def test_backslashes_of_a_translation_escape_no_template(said: str) -> None:
    document = markdown.read("Take *a {{ site.x }} b*.\n")
    (unit,) = document.units
    target = unit.source.replace("a ", said).replace(" b", said)
    written = markdown.write(document, Translation("es", {unit.id: target}))
    (again,) = markdown.read(written).units
    assert again.source == target
