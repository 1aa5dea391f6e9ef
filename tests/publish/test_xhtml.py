"""HTML becomes XHTML: well formed whatever it was, and the same tree where it was sound."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import html5lib
import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.publish.xhtml import End, Tag, tokens, written
from tests.publish.books import tree

WORDS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Cn"]))
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>", "</p>", "<em lang='fr'>", "</em>", "<ul>", "<li value=2>", "</li>", "</ul>",
                "<br>", "<img alt='a\"b' src=x>", "<a href='?a&amp;b'>", "</a>", "<input checked>",
                "<table>", "<td>", "</div>", "<b", "<!--", "]]>", "<![CDATA[", "&amp;", "&lt", "<?",
            ]
        ),
        WORDS,
    )
).map("".join)  # fmt: skip


def xhtml(html: str) -> str:
    """HTML as an XML document."""
    return f'<body xmlns:epub="http://www.idpf.org/2007/ops">{written(tokens(html))}</body>'


@given(PIECES)
def test_is_well_formed_whatever_comes(html: str) -> None:
    assert tree(xhtml(html)).tag == "body"


@given(PIECES)
def test_each_start_has_its_end(html: str) -> None:
    names: list[str] = []
    for token in tokens(html):
        if isinstance(token, End):
            assert names.pop() == token.name
        elif isinstance(token, Tag) and not written([token]).endswith("/>"):
            names.append(token.name)
    assert names == []


INLINE = st.recursive(
    WORDS.map(nh3.clean_text),
    lambda inner: st.tuples(
        st.sampled_from(["em", "span", "b", "sub"]), WORDS.map(nh3.clean_text), st.lists(inner)
    ).map(lambda made: f'<{made[0]} title="{made[1]}">{"".join(made[2])}</{made[0]}>'),
    max_leaves=12,
)


@given(st.lists(INLINE.map("<div>{}</div>".format)).map("".join))
def test_gives_the_tree_that_a_browser_makes_of_sound_html(html: str) -> None:
    other = html5lib.parse(html, namespaceHTMLElements=False).find("body")
    assert seen(tree(xhtml(html))) == seen(other)


def seen(root: Element) -> list[object]:
    """What a tree holds."""
    return [(each.tag, each.attrib, each.text or "", each.tail or "") for each in root.iter()]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<br>b</p>", "<p>a<br/>b</p>"),
        ("<td></td>", "<td></td>"),
        ("<b>a<p>b</b>c</p>", "<b>a<p>b</p></b>c"),
        ("a</p></em>", "a"),
        ("<p>a", "<p>a</p>"),
        ("a & b &amp;lt; ]]&gt; &nbsp;", "a &amp; b &amp;lt; ]]&gt; \u00a0"),
        ("<em lang='ar' dir=rtl>a</em>", '<em lang="ar" dir="rtl" xml:lang="ar">a</em>'),
        ("<input checked disabled>", '<input checked="" disabled=""/>'),
        ("<p id=a id=b>c</p>", '<p id="a">c</p>'),
        ("<p onclick=x style=y role=note>a</p>", "<p>a</p>"),
        ("<marquee>a</marquee>", "a"),
        ("<section aria-label=a><div aria-label=b></div></section>",
         '<section aria-label="a"><div></div></section>'),
    ],
)  # fmt: skip
def test_as_it_is_written(html: str, expected: str) -> None:
    assert written(tokens(html)) == expected
