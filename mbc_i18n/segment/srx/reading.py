"""An SRX file's XML as values.

The standard is SRX 2.0 (LISA OSCAR, 2008); a file of version 1.0 is read too where it has one
set of maps, which is all that tools of that time wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from mbc_i18n.errors import SettingsError
from mbc_i18n.segment.srx.document import LanguageMap, Rule, Srx
from mbc_i18n.segment.srx.expressions import ExpressionError, Piece, translated

NAMESPACE = "http://www.lisa.org/srx20"
_FOREIGN = "other "
_DEEPEST = 64


class _Node(NamedTuple):
    """An element as it grows."""

    name: str
    attributes: dict[str, str]
    line: int
    nodes: list[_Node]
    texts: list[str]

    def all(self, name: str) -> Iterator[_Node]:
        return (node for node in self.nodes if node.name == name)


def read(data: bytes, file: str = "") -> Srx:
    """The rules of an SRX file; `file` is named in what is raised.

    Raises SettingsError, with the line, for what is not well-formed, declares an entity, is no
    SRX, names rules that are not there, or holds an expression that cannot be used.
    """
    root = _root(data, file)
    if root.name != "srx":
        _refuse("no SRX file", file, root, f"begin it with <srx version=… xmlns=“{NAMESPACE}”>")
    if root.attributes.get("version") not in ("1.0", "2.0"):
        _refuse("no version that is known", file, root, "write version=“2.0”")
    header, body = (_only(root, name, file) for name in ("header", "body"))
    maps = _only(body, "maprules", file)
    groups = _groups(_only(body, "languagerules", file), file)
    return Srx(
        file,
        _is_yes(header, "cascade", file, default="no"),
        tuple(_map(node, groups, file) for node in _language_maps(maps, file)),
        maps.line,
        _is_yes(header, "segmentsubflows", file),
        tuple(
            (node.attributes.get("type", ""), _is_yes(node, "include", file))
            for node in header.all("formathandle")
        ),
    )


def _groups(rules: _Node, file: str) -> dict[str, tuple[Rule, ...]]:
    return {
        _attribute(group, "languagerulename", file): tuple(
            _rule(node, file) for node in group.all("rule")
        )
        for group in rules.all("languagerule")
    }


def _rule(node: _Node, file: str) -> Rule:
    before, after = (
        next(node.all(name), _Node(name, {}, node.line, [], []))
        for name in ("beforebreak", "afterbreak")
    )
    return Rule(
        _is_yes(node, "break", file),
        "".join(before.texts),
        "".join(after.texts),
        node.line,
        _expression("".join(before.texts), file, before.line),
        _expression("".join(after.texts), file, after.line),
    )


def _language_maps(maps: _Node, file: str) -> Iterator[_Node]:
    sets = list(maps.all("maprule")) or [maps]
    if len(sets) > 1:
        _refuse("more than one set of maps", file, sets[1], "keep one <maprule>, or write SRX 2.0")
    return sets[0].all("languagemap")


def _map(node: _Node, groups: dict[str, tuple[Rule, ...]], file: str) -> LanguageMap:
    name = _attribute(node, "languagerulename", file)
    if name not in groups:
        _refuse(f"no rules are named “{name}”", file, node, "add a <languagerule> of that name")
    pattern = _attribute(node, "languagepattern", file)
    return LanguageMap(_expression(pattern, file, node.line), groups[name])


def _expression(source: str, file: str, line: int) -> Piece:
    try:
        return translated(source)
    except ExpressionError as error:
        problem = f"expression “{source[:60]}”: {error.problem}"
        raise SettingsError(problem, file, line, error.step) from None


def _attribute(node: _Node, name: str, file: str) -> str:
    value = node.attributes.get(name)
    if value is None:
        _refuse(f"<{node.name}> has no {name}", file, node, "add it")
    return value


def _is_yes(node: _Node, name: str, file: str, default: str = "yes") -> bool:
    value = node.attributes.get(name, default)
    if value not in ("yes", "no"):
        _refuse(f"{name} is “{value}”", file, node, "write yes or no")
    return value == "yes"


def _only(node: _Node, name: str, file: str) -> _Node:
    found = list(node.all(name))
    if len(found) != 1:
        problem = f"<{node.name}> holds {len(found)} elements <{name}>"
        _refuse(problem, file, node, "write one")
    return found[0]


def _refuse(problem: str, file: str, node: _Node, step: str) -> NoReturn:
    raise SettingsError(problem, file, node.line, step)


def _root(data: bytes, file: str) -> _Node:
    """The root of a document in which nothing is declared, fetched or nested too deep."""
    parser = expat.ParserCreate(namespace_separator=" ")
    top = _Node("", {}, 1, [], [])
    _listen(parser, [top], file)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        problem = f"not well-formed XML ({expat.ErrorString(error.code)})"
        raise SettingsError(problem, file, error.lineno, "mend the file") from None
    except (LookupError, ValueError) as error:
        line, problem = parser.CurrentLineNumber, f"cannot be decoded ({error})"
        raise SettingsError(problem, file, line, "use UTF-8") from None
    return top.nodes[0]


def _listen(parser: expat.XMLParserType, opened: list[_Node], file: str) -> None:
    """Let the parser build a tree under the one node of `opened`."""

    def refuse(problem: str) -> NoReturn:
        step = "take the file from where you trust"
        raise SettingsError(problem, file, parser.CurrentLineNumber, step)

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(opened) > _DEEPEST:
            refuse(f"nested deeper than {_DEEPEST} levels")
        node = _Node(_local(name), attributes, parser.CurrentLineNumber, [], [])
        opened[-1].nodes.append(node)
        opened.append(node)

    def refuse_entity(*_: object) -> NoReturn:
        refuse("declares or uses an entity of its own")

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: opened.pop()
    parser.CharacterDataHandler = lambda text: opened[-1].texts.append(text)
    parser.EntityDeclHandler = refuse_entity
    parser.SkippedEntityHandler = refuse_entity
    parser.ExternalEntityRefHandler = refuse_entity


def _local(name: str) -> str:
    """An element's name; that of another vocabulary is none of ours."""
    namespace, _, local = name.rpartition(" ")
    known = namespace in ("", NAMESPACE) or namespace.startswith("http://www.lisa.org/srx")
    return local if known else _FOREIGN + local
