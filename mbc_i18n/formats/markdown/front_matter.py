"""YAML and TOML front matter: `title` and `description` are units, the rest is left alone."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from mbc_i18n.errors import FormatError
from mbc_i18n.model import Span

KEYS = ("title", "description")
FENCED = re.compile(
    r"(?:(?P<yaml>---)[ \t]*\r?\n(?P<y>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z))"
    r"|(?:\+\+\+[ \t]*\r?\n(?P<t>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z))",
    re.S | re.M,
)
TOML_LINE = re.compile(
    r"""^(title|description)[ \t]*=[ \t]*"""
    r"""(\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')""",
    re.S | re.M,
)
KEY_LINE = re.compile(r"[\w-]+[ \t]*:")


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


def read(text: str, start: int, file: str) -> FrontMatter:
    """The front matter at `start`; an empty one where the text begins otherwise.

    Raises FormatError where it is begun but is no valid YAML or TOML.
    """
    found = FENCED.match(text, start)
    if found is None:
        return FrontMatter(end=start)
    if found["yaml"] is None:
        return FrontMatter(tuple(_toml(found["t"], found.start("t"), text, file)), found.end())
    values = _yaml(found["y"], found.start("y"), text, file)
    return FrontMatter(end=start) if values is None else FrontMatter(tuple(values), found.end())


def _yaml(source: str, base: int, text: str, file: str) -> list[Value] | None:
    import yaml

    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        if not KEY_LINE.match(source):
            return None
        mark = getattr(error, "problem_mark", None)
        line = text.count("\n", 0, base) + 1 + (mark.line if mark else 0)
        problem = getattr(error, "problem", None) or "not valid YAML"
        raise FormatError(
            f"front matter is not valid YAML ({problem})", file, line, "quote the value"
        ) from None
    if not isinstance(node, yaml.MappingNode):
        return None
    return [
        Value(key.value, value.value, _scalar_span(source, base, value), "yaml")
        for key, value in node.value
        if key.value in KEYS and isinstance(value, yaml.ScalarNode) and value.value.strip()
    ]


def _scalar_span(source: str, base: int, value: object) -> Span:
    start = value.start_mark.index  # type: ignore[attr-defined]
    end = value.end_mark.index  # type: ignore[attr-defined]
    return base + start, base + len(source[:end].rstrip())


def _toml(source: str, base: int, text: str, file: str) -> Iterator[Value]:
    try:
        table = tomllib.loads(source.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        line = text.count("\n", 0, base) + 1
        raise FormatError(
            f"front matter is not valid TOML ({error})", file, line, "mend it"
        ) from None
    head = re.split(r"^\[", source, maxsplit=1, flags=re.M)[0]
    for found in TOML_LINE.finditer(head):
        words = table.get(found[1])
        if isinstance(words, str) and words.strip():
            yield Value(found[1], words, (base + found.start(2), base + found.end(2)), "toml")


def written(words: str, raw: str, language: str) -> str:
    """Words in the style of the scalar `raw`, in double quotes where it cannot hold them."""
    flat = " ".join(words.split())
    if language == "yaml" and raw[:1] == "'":
        return "'" + flat.replace("'", "''") + "'"
    if language == "yaml" and raw[:1] not in "\"|>'" and _is_plain(flat):
        return flat
    return json.dumps(flat, ensure_ascii=False).replace("\x7f", "\\u007f")


def _is_plain(words: str) -> bool:
    import yaml

    try:
        return bool(yaml.safe_load(f"key: {words}\n") == {"key": words})
    except yaml.YAMLError:
        return False
