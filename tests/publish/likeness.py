"""Whether hostile words made anything of a page that harmless words did not.

A translation is made twice: once with tokens such as `Q17Q` for words, once with hostile strings
in their places. Both are read by parsers that are not ours. They must be alike in everything but
the words, and where a token stands in one the string must stand in the other, as text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

import html5lib
import pytest

from mbc_i18n import inline
from mbc_i18n.publish.rendering import FORBIDDEN
from tests.publish.hostile import STRINGS

TOKEN = re.compile(r"Q(\d+)Q")
WORDS = re.compile(r"(\s*)(Term \d+: )?(.*\w.*?)(\s*)", re.S)
DIGEST = re.compile(r"'sha256-[^']*'|urn:uuid:[0-9a-f-]{36}")
"""What stands for words, and differs as they do."""

OWN = re.compile("</?(?:a|abbr|code|em|strong)/?>")
"""Tags of the units' own, which stand there for elements of the source."""

LINE_ENDS = re.compile("[\v\f\x85]")
REPLACED = re.compile("\ufffd")
"""What Markdown and HTML put in the place of U+0000."""

Node = tuple[str, Mapping[str, str], str]
"""An element with its attributes, or `/` and nothing, and the words that follow."""

Say = Callable[[int], str]


def token(number: int) -> str:
    """Words that do no harm."""
    return f"Q{number}Q"


def hostile(number: int) -> str:
    """A string of the corpus."""
    return STRINGS[number]


def within(number: int) -> str:
    """A string of the corpus inside a word."""
    return f"a{STRINGS[number]}b"


def placed(numbers: Sequence[int], say: Say, place: int) -> str:
    """What is said of one of some numbers, which are taken round and round."""
    return say(numbers[place % len(numbers)])


def always(words: str, number: int) -> str:
    """The same words for every number."""
    return words


def targets(say: Say) -> Callable[[str], str]:
    """What makes a target of a source with a number: each stretch of its words is replaced.

    A source without a number stays. Where the string would be a tag of the unit's own, which is
    refused, harmless words stand. What is before the colon of a run-in term stays a term.
    """

    def target(source: str) -> str:
        found = re.search(r"\d+", source)
        return replaced(source, int(found[0])) if found else source

    def replaced(source: str, number: int) -> str:
        elements = inline.tags_in(source)
        pieces = inline.pieces(source, elements)
        words = say(number).strip()
        if any(tag in words for each in elements for tag in inline.tags_of(each)):
            words = token(number)
        for at in range(0, len(pieces), 2):
            if found := WORDS.fullmatch(pieces[at]):
                pieces[at] = f"{found[1]}{'Pues: ' if found[2] else ''}{words}{found[4]}"
        return "".join(pieces)

    return target


def plain(words: str) -> str:
    """Words without what no page may hold, and with single spaces."""
    return " ".join(REPLACED.sub("", FORBIDDEN.sub("", words)).split())


def same(made: str, meant: str) -> bool:
    """True for words that are those which were put in.

    Two of the controls that are left out end lines: what readers take for spaces, or do not.
    """
    if LINE_ENDS.search(meant):
        return plain(made).replace(" ", "") == plain(meant).replace(" ", "")
    return plain(made) == plain(meant)


def filled(words: str, say: Say) -> str:
    """Harmless words with the hostile ones in their places."""
    return TOKEN.sub(lambda found: say(int(found[1])).strip(), words)


def nodes(tree: Element) -> Iterator[Node]:
    """The elements of a tree, their ends, and the words after each."""
    if not isinstance(tree.tag, str):
        yield "comment", {}, tree.text or ""
    else:
        yield tree.tag, dict(tree.attrib), tree.text or ""
        for each in tree:
            yield from nodes(each)
        yield "/", {}, ""
    if tree.tail:
        yield "after", {}, tree.tail


def html(page: str) -> list[Node]:
    """What html5lib reads in a page."""
    return list(nodes(html5lib.parse(page, namespaceHTMLElements=False)))


def alike(made: Sequence[Node], harmless: Sequence[Node], say: Say) -> None:
    """Fail where two trees differ in more than words, or the words are not the string's."""
    for one, other in zip(made, harmless, strict=False):
        assert one[0] == other[0], f"{one} for {other}"
        assert one[1].keys() == other[1].keys(), f"{one} for {other}"
        for name, value in other[1].items():
            same_words(one[1][name], value, say)
        same_words(one[2], other[2], say)
    assert len(made) == len(harmless), (made[len(harmless) :], harmless[len(made) :])


def same_words(made: str, harmless: str, say: Say) -> None:
    """Fail where words are other than the string's."""
    if TOKEN.search(harmless):
        if harmless.startswith('{"@context"'):
            same_data(json.loads(made), json.loads(harmless), say)
            assert "<" not in made
        else:
            meant = filled(harmless, say)
            assert same(made, meant) or (OWN.search(meant) and made == harmless), (made, meant)
    else:
        assert DIGEST.sub("", made) == DIGEST.sub("", harmless)


def same_data(made: object, harmless: object, say: Say) -> None:
    """The same for data in JSON."""
    if isinstance(harmless, str):
        assert isinstance(made, str)
        same_words(made, harmless, say)
    elif isinstance(harmless, Mapping):
        assert isinstance(made, Mapping)
        assert list(made) == list(harmless)
        for name, value in harmless.items():
            same_data(made[name], value, say)
    elif isinstance(harmless, list):
        assert isinstance(made, list)
        for one, other in zip(made, harmless, strict=True):
            same_data(one, other, say)
    else:
        assert made == harmless


def batches(size: int, numbers: Sequence[int] = range(len(STRINGS))) -> list[tuple[int, ...]]:
    """The numbers of the strings, so many at a time, some of every family in each."""
    count = -(-len(numbers) // size)
    return [tuple(numbers[at::count]) for at in range(count)]


def culprit(numbers: tuple[int, ...], check: Callable[[tuple[int, ...]], None]) -> None:
    """Check some strings together; where they fail, fail with the first that fails alone."""
    try:
        check(numbers)
    except Exception as error:
        if len(numbers) == 1:
            pytest.fail(f"{STRINGS[numbers[0]]!r}: {type(error).__name__}: {error}")
        half = len(numbers) // 2
        culprit(numbers[:half], check)
        culprit(numbers[half:], check)
        raise
