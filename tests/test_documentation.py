"""The documentation says what is true: commands run, names exist, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mbc_i18n import __version__, checks, po, review
from mbc_i18n.cli import COMMANDS, main
from mbc_i18n.formats.anchors import slug
from mbc_i18n.glossary.reading import CONCEPT_COLUMNS, TERM_COLUMNS, VALUES
from mbc_i18n.publishing import Publishing
from mbc_i18n.workspace import TOLD, Settings
from tests.conftest import TARGETS, Run, fill

ROOT = Path(__file__).parents[1]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"] + sorted(
    path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")
)
FROM_NOTHING = ("README.md", "CONTRIBUTING.md")
"""Their commands begin in an empty folder; those of the others in a translated workspace."""

STATUS = re.compile(r"\s+# leaves with status (\d)\Z")
OWN_PATH = re.compile(r"(?:mbc_i18n|tests|docs|glossary|source|locales|\.ci)/[\w./-]*\Z")
OPTION = re.compile(r"(?<![\w-])--?[a-z][\w-]*")


class Step(NamedTuple):
    """A command of a block, what its comment says to expect, and the output shown below it."""

    command: str
    status: int = 0
    shown: tuple[str, ...] = ()


def tokens(document: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse((ROOT / document).read_text("utf-8"))


def fences(document: str) -> Iterator[tuple[str, str, str]]:
    """Language, file name (or "") and content of each fenced block."""
    for token in tokens(document):
        if token.type == "fence":
            language, _, name = token.info.strip().partition(" ")
            yield language, name, token.content


def inline(document: str, kind: str) -> Iterator[Token]:
    for token in tokens(document):
        yield from (child for child in token.children or () if child.type == kind)


def code(document: str) -> list[str]:
    """What stands between backticks in running text."""
    return [token.content for token in inline(document, "code_inline")]


def steps(language: str, content: str) -> list[Step]:
    """The commands of a block: each line of `sh`, the lines behind `$` of `console`."""
    found: list[Step] = []
    for line in content.splitlines():
        if language == "sh" or line.startswith("$ "):
            command = line.removeprefix("$ ")
            status = STATUS.search(command)
            found.append(Step(STATUS.sub("", command), int(status[1]) if status else 0))
        else:
            found[-1] = found[-1]._replace(shown=(*found[-1].shown, line))
    return found


def commands(document: str) -> list[Step]:
    blocks = (each for each in fences(document) if each[0] in ("sh", "console"))
    return [step for language, _, content in blocks for step in steps(language, content)]


def cells(document: str, heading: str) -> list[list[str]]:
    """The rows of the first table below a heading."""
    text = (ROOT / document).read_text("utf-8")
    below = re.split(rf"^#+ {re.escape(heading)}$", text, maxsplit=1, flags=re.M)[1]
    rows = re.findall(r"(?:^\|.*\n)+", below, re.M)[0].splitlines()[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]


def named(rows: Sequence[Sequence[str]], column: int = 0) -> list[str]:
    return [row[column].strip("`") for row in rows]


def known_options(command: str) -> set[str]:
    context = click.Context(main)
    found = main.get_command(context, command) if command else main
    assert found is not None, f"no command {command!r}"
    group = below(found) if command else ()
    parameters = [each for one in (found, *group) for each in one.params]
    parameters += filter(None, [found.get_help_option(click.Context(found))])
    return {name for each in parameters for name in each.opts}


def below(command: click.Command) -> Iterator[click.Command]:
    """The commands of a group, and those of groups in it."""
    for each in command.commands.values() if isinstance(command, click.Group) else ():
        yield each
        yield from below(each)


# Commands run


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_run_and_print_what_is_shown(
    document: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    start = "tmp_path" if document in FROM_NOTHING else "translated"
    monkeypatch.chdir(request.getfixturevalue(start))
    for language, name, content in fences(document):
        if name:
            place(Path(name), content)
        for step in steps(language, content) if language in ("sh", "console") else ():
            perform(step, monkeypatch, run)


def place(path: Path, content: str) -> None:
    """Write a block to its file; one for a PO file that is there is the translator's work."""
    if path.suffix == ".po" and path.exists():
        for entry in content.strip().split("\n\n"):
            untranslated = re.sub('^msgstr ".*"$', 'msgstr ""', entry, flags=re.M)
            assert untranslated in path.read_text("utf-8")
        shown = {m.source: m.target for m in po.read(content).messages}
        fill(path, TARGETS | shown)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def perform(step: Step, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    match shlex.split(step.command, comments=True):
        case ["mbc-i18n", *arguments]:
            result = run(*arguments)
            assert result.exit_code == step.status, f"{step.command}\n{result.output}"
            refuse_other_output(step, result.output)
        case ["cd", folder]:
            monkeypatch.chdir(folder)
        case ["make", target]:
            assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.M)
        case ["pip", "install", *rest]:
            assert installs_this(rest[-1])
            assert rest[:-1] in ([], ["--editable"])
        case ["python3", "-m", "venv", ("venv" | ".venv")]:
            pass
        case [".", ("venv/bin/activate" | ".venv/bin/activate")]:
            pass
        case [".venv/bin/python", "-m", "pytest", tests]:
            assert (ROOT / tests).exists()
        case _:
            pytest.fail(f"a line of a kind that is not known: {step.command}")


def installs_this(what: str) -> bool:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extra = re.fullmatch(r"\.(?:\[(\w+)\])?", what)
    return extra is not None and extra[1] in (None, *project["optional-dependencies"])


def refuse_other_output(step: Step, output: str) -> None:
    """What is shown must be all of the output, but for what a line of `…` stands for."""
    if step.shown:
        shown = "\n".join(step.shown)
        pattern = r"(?:.*\n)*?".join(
            re.escape(part) for part in re.split("^…\n?", shown + "\n", flags=re.M)
        )
        actual = output.replace("\u00a0", " ")
        assert re.fullmatch(pattern, actual), f"{step.command}\n{actual}\nis not\n{shown}"


def test_output_that_differs_is_refused() -> None:
    refuse_other_output(Step("", 0, ("one", "…", "three")), "one\ntwo\nthree\n")
    for shown in (("one",), ("…", "two"), ("one", "three"), ("two", "…")):
        with pytest.raises(AssertionError):
            refuse_other_output(Step("", 0, shown), "one\ntwo\nthree\n")


@pytest.mark.parametrize(
    "line",
    ["rm -r public", "make coffee", "pip install mbc", "mbc-i18n fly", "mbc-i18n check x.po"],
)
def test_a_line_that_is_not_known_is_refused(
    line: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        perform(steps("sh", line)[0], monkeypatch, run)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_blocks_of_po_are_po(document: str) -> None:
    for language, _, content in fences(document):
        if language == "po":
            assert po.read(content).messages


# Names exist


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_and_options_that_are_named_exist(document: str) -> None:
    everywhere = set().union(*(known_options(name) for name in ("", *COMMANDS)))
    for words in [*code(document), *(step.command for step in commands(document))]:
        used = set(OPTION.findall(words))
        if found := re.search(r"(?:^|\()mbc-i18n(?: ([a-z]+))?\b", words):
            assert used <= known_options(found[1] or ""), words
        elif words.startswith("--"):
            assert used <= everywhere, words


def test_every_command_and_option_is_documented() -> None:
    text = "\n".join((ROOT / document).read_text("utf-8") for document in DOCUMENTS)
    for name in COMMANDS:
        assert f"mbc-i18n {name}" in text
        for option in known_options(name) - {"--help"}:
            assert option in text or not option.startswith("--"), f"{name} {option}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_of_this_repository_that_are_named_exist(document: str) -> None:
    example = {name for language, name, _ in fences(document) if name}
    made = {"locales/hay-fever.pot", "locales/es/hay-fever.po", "locales/es/signoffs/"}
    for words in code(document):
        if OWN_PATH.match(words) and words not in example | made:
            assert (ROOT / words).exists(), words


@pytest.mark.parametrize("document", DOCUMENTS)
def test_relative_links_lead_to_a_file_and_its_heading(document: str) -> None:
    for token in inline(document, "link_open"):
        address = str(token.attrs["href"])
        if re.match(r"[a-z]+:", address):
            continue
        file, _, anchor = address.partition("#")
        target = (ROOT / document).parent / file if file else ROOT / document
        assert target.is_file(), address
        assert not anchor or anchor in ids(target), address


def ids(path: Path) -> set[str]:
    found = tokens(path.relative_to(ROOT).as_posix())
    after = zip(found, found[1:], strict=False)
    return {slug(content.content) for opening, content in after if opening.type == "heading_open"}


# Everything is explained


def test_every_setting_is_explained_with_its_default() -> None:
    rows = cells("docs/settings.md", "Settings")
    explained = {row[0].strip("`"): tomllib.loads(f"x = {row[1].strip('`')}")["x"] for row in rows}
    defaults = {
        TOLD.get(field.name, field.name): getattr(Settings(), field.name)
        for field in fields(Settings)
        if field.name != "publish"
    }
    own = Publishing()
    defaults |= {f"publish.{field.name}": getattr(own, field.name) for field in fields(Publishing)}
    assert explained == {
        name: list(value) if isinstance(value, tuple) else value for name, value in defaults.items()
    }


def test_every_check_is_explained_with_its_severity_and_type() -> None:
    rows = cells("docs/checks.md", "The checks")
    explained = {row[0].strip("`"): tuple(row[1:]) for row in rows}
    assert explained == {c.name: (c.severity, c.its_type) for c in checks.REGISTRY.values()}
    text = (ROOT / "docs/checks.md").read_text("utf-8")
    assert [name for name in checks.REGISTRY if f"\n### {name}\n" not in text] == []


def test_every_severity_and_state_is_explained() -> None:
    assert set(named(cells("docs/reviewers.md", "Severities"))) == set(checks.SEVERITIES)
    assert tuple(named(cells("docs/reviewers.md", "States"))) == review.STATES


@pytest.mark.parametrize(
    ("heading", "columns"), [("concepts.csv", CONCEPT_COLUMNS), ("terms", TERM_COLUMNS)]
)
def test_every_column_of_the_glossary_is_explained(heading: str, columns: Sequence[str]) -> None:
    rows = cells("docs/glossary.md", heading)
    assert tuple(named(rows)) == columns
    for name, values in zip(columns, named(rows, 2), strict=True):
        wanted = [value for value in VALUES.get(name, ()) if value]
        assert "as in" in values or all(value in values for value in wanted), name


def test_the_changelog_knows_this_version() -> None:
    assert f"\n## [{__version__}] - " in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_decisions_are_dated_and_give_context_decision_and_consequence() -> None:
    text = (ROOT / "docs/decisions.md").read_text("utf-8")
    entries = text.split("\n## ")[1:]
    assert entries
    for entry in entries:
        assert re.match(r"\d{4}-\d\d-\d\d \S", entry)
        assert re.findall(r"^\*\*(\w+)\.\*\*", entry, re.M) == [
            "Context",
            "Decision",
            "Consequence",
        ]
