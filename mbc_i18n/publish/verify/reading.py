"""A page from its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mbc_i18n.errors import FormatError
from mbc_i18n.publish.verify.stretches import stretches
from mbc_i18n.publish.verify.tree import tree
from mbc_i18n.publish.verify.values import Node, Page

BOM = b"\xef\xbb\xbf"
DECLARED = 1024
"""Bytes in which a page declares its encoding, as the HTML standard has it."""

FRAMES = frozenset(("nav", "header", "footer", "search"))
FRAME_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "note", "status"))
"""What is round an article, or tells of it, is not the article."""

CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']+)", re.I)
Trouble = tuple[int, str, str]


def page(data: bytes, file: str) -> Page:
    """The page that a file holds. What cannot be read of it is told in the page."""
    text, trouble = _decoded(data.removeprefix(BOM))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        found = tree(text, file)
    except FormatError as error:
        trouble.append((error.line, error.problem, error.step))
        found = tree("")
    root = _root(found.nodes)
    return Page(
        file,
        found.nodes,
        found.texts,
        tuple(stretches(found.nodes, found.texts)),
        frozenset(_article(found.nodes, root)),
        root,
        found.content,
        _ids(found.nodes),
        tuple(trouble),
        "utf-8" if data.startswith(BOM) else _charset(found.nodes, text),
        found.doctype,
        _by_tag(found.nodes),
    )


def _by_tag(nodes: Sequence[Node]) -> dict[str, tuple[Node, ...]]:
    found: dict[str, list[Node]] = {}
    for node in nodes:
        found.setdefault(node.tag, []).append(node)
    return {tag: tuple(each) for tag, each in found.items()}


def _decoded(data: bytes) -> tuple[str, list[Trouble]]:
    try:
        return data.decode(), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        told = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return data.decode(errors="replace"), [(line, told, "save the page as UTF-8")]


def _charset(nodes: Sequence[Node], text: str) -> str:
    """The first declared encoding, where it stands early enough."""
    for node in nodes:
        if node.tag == "meta":
            found = CHARSET.search(node.says("content"))
            by_header = node.says("http-equiv").lower() == "content-type" and found
            name = node.says("charset") or (found[1] if by_header and found else "")
            if name:
                early = len(text[: node.offset].encode(errors="replace")) <= DECLARED
                return name.strip().lower() if early else ""
    return ""


def _root(nodes: Sequence[Node]) -> int:
    """What holds the article: the only `<article>` of the main part, else that part."""
    mains = [node for node in nodes if node.tag == "main" or node.says("role") == "main"]
    main = mains[0] if mains else None
    span = range(main.index, main.end) if main else range(len(nodes))
    articles = [index for index in span if nodes[index].tag == "article"]
    if len(articles) == 1:
        return articles[0]
    return main.index if main else -1


def _article(nodes: Sequence[Node], root: int) -> Iterator[int]:
    if root < 0:
        return
    index, end = root + 1, nodes[root].end
    while index < end:
        node = nodes[index]
        if node.tag in FRAMES or node.says("role") in FRAME_ROLES:
            index = node.end
        else:
            yield index
            index += 1


def _ids(nodes: Sequence[Node]) -> dict[str, int]:
    found: dict[str, int] = {}
    for node in nodes:
        for name in (node.says("id"), node.says("name") if node.tag == "a" else ""):
            if name:
                found.setdefault(name, node.index)
    return found
