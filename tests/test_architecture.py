"""The house: rooms import downwards only, each third-party package has one door, sizes hold."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

PACKAGE = Path(__file__).parents[1] / "mbc_i18n"
MODULES = sorted(PACKAGE.rglob("*.py"))

ROOMS = (
    "cli", "web", "handout", "publish", "reports", "reviewing", "mending", "checking", "standards",
    "pipeline", "exchange", "transfer", "resegmentation", "workspace", "review", "findings",
    "checks", "memory", "localize", "catalog", "parting", "joining", "leverage", "settings",
    "publishing", "reviewers", "glossary", "formats", "segment", "inline", "po", "locales",
    "languages", "patterns", "scripts", "storage", "model", "errors",
)  # fmt: skip
"""From the roof to the cellar. A room that is not built yet is no mistake."""

DOORS = {
    "babel": "locales.py",
    "click": "cli",
    "docx": "publish/docx",
    "flask": "web",
    "jinja2": "publish/rendering.py",
    "markdown_it": "formats/markdown/parser.py",
    "mdit_py_plugins": "formats/markdown/parser.py",
    "nh3": "publish/body.py",
    "openpyxl": "handout/workbook.py",
    "polib": "po",
    "pyromark": "formats/markdown/events.py",
    "rapidfuzz": "leverage.py",
    "simplemma": "glossary/lexicon.py",
    "turbohtml": "formats/html/parser.py",
    "waitress": "web",
    "weasyprint": "publish/pdf",
    "werkzeug": "web",
    "yaml": "formats/markdown/front_matter.py",
}
"""Third-party packages, and the one module or folder that may import each."""

LATE = (
    "babel", "docx", "jinja2", "markdown_it", "nh3", "openpyxl", "pyromark", "rapidfuzz",
    "turbohtml", "weasyprint", "yaml",
)  # fmt: skip
"""What `--version`, `--help` and completion must not wait for."""

PURE = {
    "__future__", "collections", "dataclasses", "functools", "hashlib", "json", "types",
    "unicodedata",
}  # fmt: skip
"""What the value types may import: nothing that reads or writes."""

GROWING = {"_Node", "_Reading", "Cells", "Letters", "Marking", "Node"}
"""Dataclasses that are no values: they grow while a file is read or a tree is made."""

CATCH_ALLS = {"utils", "util", "core", "helpers", "helper", "manager", "managers", "common", "misc"}
LONGEST_FILE = 299
LONGEST_FUNCTION = 40

EACH_MODULE = pytest.mark.parametrize(
    "module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix()
)


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def imports(module: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it."""
    return imported(tree(module))


def imported(code: ast.AST) -> Iterator[str]:
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def running(module: Path) -> Iterator[str]:
    """The names that are imported when the program runs, not for its types alone."""
    code = tree(module)
    code.body = [node for node in code.body if not is_for_types(node)]
    return imported(code)


def is_for_types(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def room(module: Path) -> str:
    name = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return {"__main__": "cli", "__init__": "errors"}.get(name, name)


def functions() -> Iterator[tuple[str, int]]:
    """Name and length in lines of every function, its docstring included, decorators not."""
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{module.relative_to(PACKAGE).as_posix()}:{node.lineno} {node.name}"
                yield name, (node.end_lineno or node.lineno) - node.lineno + 1


@EACH_MODULE
def test_a_room_imports_only_rooms_below_it(module: Path) -> None:
    own = ROOMS.index(room(module))
    for name in imports(module):
        package, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if package == "mbc_i18n" and other in ROOMS:
            assert ROOMS.index(other) >= own, name


def test_every_room_has_its_place() -> None:
    assert {room(module) for module in MODULES} <= set(ROOMS)


@EACH_MODULE
def test_a_third_party_package_comes_in_by_its_door(module: Path) -> None:
    where = module.relative_to(PACKAGE)
    for name in running(module):
        package = name.partition(".")[0]
        if package != "mbc_i18n" and package not in sys.stdlib_module_names:
            door = Path(DOORS[package])
            assert where == door or door in where.parents, name


def test_the_value_types_do_nothing_but_hold_values() -> None:
    names = {name.partition(".")[0] for name in imports(PACKAGE / "model.py")}
    assert names <= PURE
    called = {
        node.func.id
        for node in ast.walk(tree(PACKAGE / "model.py"))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"open", "print", "input", "exec", "eval", "__import__"}


def test_the_command_line_starts_without_what_it_may_not_need() -> None:
    code = f"import sys, mbc_i18n.cli; print(*(n for n in {LATE} if n in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@EACH_MODULE
def test_a_file_can_be_read_in_one_go(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_functions_are_short() -> None:
    sizes = dict(functions())
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}
    assert median(sizes.values()) <= 8
    assert quantiles(sizes.values(), n=10)[-1] < 20


@EACH_MODULE
def test_no_room_is_a_catch_all(module: Path) -> None:
    parts = module.relative_to(PACKAGE).with_suffix("").parts
    assert not {part.strip("_") for part in parts} & CATCH_ALLS


@EACH_MODULE
def test_a_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(tree(module)) or module.read_text(encoding="utf-8") == ""


@EACH_MODULE
def test_values_are_frozen_and_slotted(module: Path) -> None:
    for node in ast.walk(tree(module)):
        for decorator in getattr(node, "decorator_list", []):
            written = ast.unparse(decorator)
            if isinstance(node, ast.ClassDef) and written.startswith("dataclass"):
                assert "slots=True" in written, node.name
                assert "frozen=True" in written or node.name in GROWING, node.name


@EACH_MODULE
def test_there_are_no_abstract_base_classes(module: Path) -> None:
    assert not {name for name in imports(module) if name.partition(".")[0] == "abc"}
