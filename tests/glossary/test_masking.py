"""What is no running words. In the examples `¶` parts words, `~` does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.glossary.masking import JOINS, PARTS, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no such thing, 2.5 mg", "no such thing, 2.5 mg"),
        ("a <b>c</b> d", "a ~~~c~~~~ d"),
        ('<a href="x y">z</a>', "~~~~~~~~~~~~~~z~~~~"),
        ("a<br/>b<td>c", "a~~~~~b¶¶¶¶c"),
        ("x < 5 and y > 6", "x < 5 and y > 6"),
        ("see https://a.example/b?c now", "see ¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶ now"),
        ("mail a.b@c.example now", "mail ¶¶¶¶¶¶¶¶¶¶¶¶¶ now"),
        ("at a.example, or a/b", "at ¶¶¶¶¶¶¶¶¶, or a/b"),
        ("End.Then", "End.Then"),
        ("f.txt, /a/b, --all, ../c", "¶¶¶¶¶, ¶¶¶¶¶ ¶¶¶¶¶, ¶¶¶¶"),
        ("{a} {{ b }} %s %(c)d ${e} %1$s $f", "¶¶¶ ¶¶¶¶¶¶¶ ¶¶ ¶¶¶¶¶ ¶¶¶¶ ¶¶¶¶ ¶¶"),
        ("50% of {two words}", "50% of {two words}"),
        ("a_b and _c_", "¶¶¶ and _c_"),
        ("`a b` c `d", "¶¶¶¶¶ c `d"),
        ("@a #b c#", "¶¶ ¶¶ c#"),
        ("a&nbsp;b &amp; c &lt;", "a ~~~~~b &~~~~ c ¶~~~"),
    ],
)
def test_examples(text: str, expected: str) -> None:
    assert masked(text) == expected.replace("~", JOINS).replace("¶", PARTS)


@given(st.text("ab<>/`{}%$_@#\\&;.- \n1:", max_size=30))
def test_every_character_stays_in_its_place(text: str) -> None:
    plain = masked(text)
    assert len(plain) == len(text)
    kept = [(old, new) for old, new in zip(text, plain, strict=True) if new not in JOINS + PARTS]
    assert all(old == new or old == "&" for old, new in kept)
