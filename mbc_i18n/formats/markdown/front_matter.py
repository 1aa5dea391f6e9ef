"""YAML and TOML front matter: `title` and `description` are units, the rest is left alone.

PyYAML's and tomllib's one door for documents.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from mbc_i18n.errors import FormatError
from mbc_i18n.model import Span

if TYPE_CHECKING:
    from yaml import ScalarNode

BYTE_ORDER_MARK = "\ufeff"
KEYS = ("title", "description")
END = r"[ \t]*(?:\r\n?|\n|\Z)"
YAML = re.compile(rf"---[ \t]*(?:\r\n?|\n)(?P<words>.*?)(?<=[\r\n])(?:---|\.\.\.){END}", re.S)
TOML = re.compile(rf"\+\+\+[ \t]*(?:\r\n?|\n)(?P<words>.*?)(?<=[\r\n])\+\+\+{END}", re.S)
TOML_LINE = re.compile(
    r"""^[ \t]*(?P<key>title|description)[ \t]*=[ \t]*"""
    r"""(?P<value>\"{3}.*?\"{3}(?!\")|'{3}.*?'{3}(?!')|"(?:\\.|[^"\\\n])*"|'[^'\n]*')""",
    re.S | re.M,
)
KEY_LINE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*[\"']?[\w-]+[\"']?[ \t]*:(?!\S)")
"""What shows that the author meant front matter: a key on its first line with words."""
LONE_RETURN = re.compile(r"\r(?!\n)")
"""A line end that TOML does not know."""
PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*\s+)*")
"""YAML's anchors and tags before a value, which stay."""
STRING = "tag:yaml.org,2002:str"
MOST_TRIES = 20
"""How many lines that look like a TOML key are tried: the rest stand in other keys' strings."""
WHITE = re.compile(r"[ \t\r\n\f\v]+")
UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that JSON writes as they are, and YAML or TOML not at all."""


@dataclass(frozen=True, slots=True)
class Value:
    """One translatable value: its key, its words and the span of its scalar, quotes included."""

    key: str
    words: str
    span: Span
    language: str
    """yaml or toml."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values found, and where the document's body begins."""

    values: tuple[Value, ...] = ()
    end: int = 0


def read(text: str, file: str = "") -> FrontMatter:
    """The front matter of a text; an empty one where the text begins otherwise.

    Raises FormatError where it is begun but is no valid YAML or TOML.
    """
    start = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    if found := YAML.match(text, start):
        values = _yaml(text, found.span("words"), file)
    elif found := TOML.match(text, start):
        values = _toml(text, found.span("words"), file)
    if not found or values is None:
        return FrontMatter(end=start)
    return FrontMatter(tuple(values), found.end())


def _refuse(language: str, problem: str, file: str, line: int) -> NoReturn:
    message = f"front matter is not valid {language} ({' '.join(problem.split())})"
    raise FormatError(message, file, line, "mend it, or quote the value") from None


def _yaml(text: str, span: Span, file: str) -> list[Value] | None:
    import yaml

    source = text[slice(*span)]
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        if not KEY_LINE.match(source):
            return None
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None)
        _refuse("YAML", problem or "it cannot be read", file, 2 + (mark.line if mark else 0))
    if not isinstance(node, yaml.MappingNode):
        return None
    return [
        Value(key.value, value.value, _scalar_span(source, span[0], value), "yaml")
        for key, value in node.value
        if key.value in KEYS and _is_own_string(key, value) and value.value.strip()
    ]


def _is_own_string(key: Any, value: Any) -> bool:
    """An alias is no value of its own: its words stand where its anchor is."""
    import yaml

    scalar = isinstance(value, yaml.ScalarNode) and value.tag == STRING
    return scalar and value.start_mark.index >= key.end_mark.index


def _scalar_span(source: str, base: int, value: ScalarNode) -> Span:
    start, end = value.start_mark.index, value.end_mark.index
    found = PROPERTIES.match(source, start, end)
    return base + (found.end() if found else start), base + len(source[:end].rstrip())


def _toml(text: str, span: Span, file: str) -> list[Value]:
    source = LONE_RETURN.sub("\n", text[slice(*span)])
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        _refuse("TOML", str(error), file, 1 + int(place[1]) if place else 2)
    return list(_toml_values(source, span[0], table))


def _toml_values(source: str, base: int, table: dict[str, Any]) -> Iterator[Value]:
    for tries, found in enumerate(TOML_LINE.finditer(source)):
        key, (start, end) = found["key"], found.span("value")
        words = table.get(key)
        tried = tries < MOST_TRIES and isinstance(words, str) and words.strip()
        if tried and _is_value(source, (start, end), key, table):
            yield Value(key, str(words), (base + start, base + end), "toml")


def _is_value(source: str, span: Span, key: str, table: dict[str, Any]) -> bool:
    """True where other words in the span change the key's value and nothing else."""
    other = "other" if table[key] != "other" else "another"
    changed = f'{source[: span[0]]}"{other}"{source[span[1] :]}'
    try:
        return tomllib.loads(changed) == {**table, key: other}
    except tomllib.TOMLDecodeError:
        return False


def written(words: str, raw: str, language: str, safe: bool = False) -> str:
    """Words in the style of the scalar `raw`, in double quotes where it cannot hold them.

    `safe` asks for double quotes whatever the style.
    """
    flat = WHITE.sub(" ", words).strip()
    quoted = UNPRINTED.sub(_escape, json.dumps(flat, ensure_ascii=False))
    if safe or UNPRINTED.search(flat) or not flat.isprintable() and language == "toml":
        return quoted
    if language == "toml":
        return f"'{flat}'" if _is_literal(raw) and "'" not in flat else quoted
    return _in_yaml(flat, raw) or quoted


def _is_literal(raw: str) -> bool:
    return raw.startswith("'") and not raw.startswith("'''")


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _in_yaml(words: str, raw: str) -> str:
    """Words in YAML in single quotes, as a block or plain, "" where that does not read as them."""
    if raw[:1] == "'":
        shown = "'" + words.replace("'", "''") + "'"
    elif raw[:1] in ("|", ">"):
        shown = _block_start(raw) + words
    else:
        shown = words if raw[:1] != '"' else ""
    return shown if shown and _reads(shown, words) else ""


def _block_start(raw: str) -> str:
    """The header of a block scalar, and the indent of its first line of words."""
    header, *lines = raw.splitlines(keepends=True)
    line = next((line for line in lines if line.strip()), " ")
    return header + line[: len(line) - len(line.lstrip(" "))]


def _reads(shown: str, words: str) -> bool:
    import yaml

    try:
        loaded = yaml.safe_load(f"key: {shown}\n")
    except yaml.YAMLError:
        return False
    value = loaded.get("key") if isinstance(loaded, dict) else None
    return isinstance(value, str) and loaded.keys() == {"key"} and value.strip() == words
