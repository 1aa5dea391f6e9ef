"""The words of a page as its readers meet them: by block, and in attributes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from mbc_i18n.formats.html.vocabulary import ATTRIBUTES, BLOCKS, BUTTONS, EVERYWHERE, META
from mbc_i18n.publish.verify.values import Foreign, Node, Stretch, Text

OUTSIDE = frozenset(("noscript", "template", "iframe", "object", "svg", "math"))
"""Elements whose words are not read here."""

UNNAMED = frozenset(("", "#"))


def stretches(nodes: Sequence[Node], texts: Sequence[Text]) -> Iterator[Stretch]:
    """Every stretch of words; those of attributes behind the others."""
    hidden = _hidden(nodes)
    for _, run in groupby(texts, attrgetter("run")):
        pieces = [each for each in run if each.parent not in hidden]
        if any(not each.words.isspace() for each in pieces):
            yield _stretch(nodes, pieces)
    for node in nodes:
        if node.attributes and node.index not in hidden:
            yield from _attributes(node)


def _hidden(nodes: Sequence[Node]) -> frozenset[int]:
    return frozenset(
        inner for node in nodes if node.tag in OUTSIDE for inner in range(node.index, node.end)
    )


def _stretch(nodes: Sequence[Node], pieces: Sequence[Text]) -> Stretch:
    block = _block(nodes, pieces[0].parent)
    spoken = [each for each in pieces if any(map(str.isalpha, each.words))]
    langs = {nodes[each.parent].lang for each in spoken}
    lang = langs.pop() if len(langs) == 1 else block.lang
    own, foreign = [], []
    for each in pieces:
        node = nodes[each.parent]
        if node.lang != lang:
            foreign.append(Foreign(_flat(each.words), node.index))
        own.append(each.words if node.lang == lang and node.translate else " ")
    words = _flat("".join(each.words for each in pieces))
    return Stretch(words, _flat("".join(own)), lang, block.index, block.line, "", tuple(foreign))


def _block(nodes: Sequence[Node], index: int) -> Node:
    """The innermost block around a text."""
    node = nodes[index]
    while node.parent >= 0 and node.tag not in BLOCKS:
        node = nodes[node.parent]
    return node


def _attributes(node: Node) -> Iterator[Stretch]:
    for name, value in node.attributes.items():
        if value.strip() and _holds_words(node, name):
            words = _flat(value)
            yield Stretch(words, words, node.lang, node.index, node.line, name)


def _holds_words(node: Node, name: str) -> bool:
    if name == "content":
        key = node.says("name") or node.says("property") or node.says("itemprop")
        return node.tag == "meta" and key.strip().lower() in META
    if name == "value":
        return node.tag == "input" and node.says("type").lower() in BUTTONS
    if name == "title" and node.tag == "link":
        return False
    return node.translate and (name in EVERYWHERE or name in ATTRIBUTES.get(node.tag, ()))


def _flat(words: str) -> str:
    return " ".join(words.split())
