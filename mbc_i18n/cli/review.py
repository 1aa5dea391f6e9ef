"""The command of the people who check and review."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from mbc_i18n import checks, storage
from mbc_i18n.checks.base import Choice
from mbc_i18n.cli import fixing, options, surveying
from mbc_i18n.cli.surveying import Request
from mbc_i18n.errors import UserError
from mbc_i18n.findings import baseline
from mbc_i18n.findings.entries import Survey
from mbc_i18n.findings.formats import FORMATS
from mbc_i18n.findings.plain import summary, text

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
NEVER = "never"
SERVERS = ("github", "gitlab", "sarif")
"""Forms that are read beside a checkout."""

OPTIONS = (
    options.articles,
    options.in_locales,
    click.option("--article", "-a", "more", multiple=True,
                 help="An article, more than one by repeating; the same as naming it."),
    click.option("--select", "selected", multiple=True,
                 help="Run only these checks, by name or by group, commas between; "
                 "`mbc-i18n checks` lists them."),
    click.option("--ignore", "ignored", multiple=True,
                 help="Leave out these checks, by name or by group, commas between."),
    click.option("--fail-on", type=click.Choice(["error", "warning", "info", NEVER]),
                 default="error", show_default=True,
                 help="Leave with status 1 from this severity on."),
    click.option("--max-warnings", type=click.IntRange(0), metavar="N",
                 help="Leave with status 1 where there are more than N warnings."),
    click.option("--source", is_flag=True,
                 help="Check the articles themselves: what makes them hard to translate."),
    click.option("--diff", "revision", default="", metavar="REV",
                 help="Tell only of what changed since a revision of git, in the PO files or in "
                 "the articles."),
    click.option("--glossary", "terms", type=click.Path(path_type=Path),
                 help="One-off: the folder of concepts.csv and terms/, or a TBX, UTX or CSV file."),
    click.option("--baseline", "listed", default="", metavar="FILE",
                 help="Pass over the findings that FILE lists, and tell which are gone."),
    click.option("--write-baseline", is_flag=True,
                 help="List what is found now in the file of --baseline."),
    click.option("--fix", "mend", is_flag=True,
                 help="Show what can be mended safely; write it with --yes, or when asked."),
    click.option("--yes", is_flag=True, help="Write what --fix shows."),
    click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text",
                 show_default=True, help="How findings are told."),
    click.option("--output", "-o", type=click.Path(dir_okay=False), metavar="FILE",
                 help="Write the findings to FILE."),
    options.as_json,
)  # fmt: skip


def _with_options(command: Callable[..., None]) -> Callable[..., None]:
    for add in reversed(OPTIONS):
        command = add(command)
    return command


@click.command("check")
@_with_options
def check_command(
    fail_on: str, max_warnings: int | None, form: str, output: str | None, as_json: bool,
    write_baseline: bool, mend: bool, yes: bool, **asked: Any,
) -> None:  # fmt: skip
    """Check the translations of each article, or of ARTICLES; or single PO files.

    Status: 0 nothing found from the --fail-on severity on, 1 findings, 2 something unusable.

    Outside a workspace: mbc-i18n check FILE.po --glossary glossary
    """
    request = _request(**asked)
    _refuse_mixed(request, write_baseline, mend, yes)
    if mend:
        fixing.fix(surveying.mended(request), yes)
    if write_baseline:
        _write_baseline(request)
        return
    survey = surveying.surveyed(request)
    form = "json" if as_json else form
    _tell(surveying.from_top(survey, request) if form in SERVERS else survey, form, output)
    sys.exit(_fails(survey, fail_on, max_warnings))


def _request(
    articles: tuple[str, ...], more: tuple[str, ...], names: tuple[str, ...],
    selected: Iterable[str], ignored: Iterable[str], terms: Path | None,
    revision: str, listed: str, source: bool,
) -> Request:  # fmt: skip
    choice = Choice(_apart(selected), _apart(ignored))
    return Request((*articles, *more), names, choice, terms, revision, listed, source)


def _apart(values: Iterable[str]) -> tuple[str, ...]:
    """The names of an option that may be repeated, and may hold commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _refuse_mixed(request: Request, write_baseline: bool, mend: bool, yes: bool) -> None:
    """Raises UserError for options that do not go together."""
    if write_baseline and not request.baseline:
        raise UserError("--write-baseline needs a file", step="name it with --baseline FILE")
    if write_baseline and request.revision:
        raise UserError("--write-baseline lists everything", step="leave --diff out")
    if yes and not mend:
        raise UserError("--yes is about --fix", step="add --fix, or leave --yes out")
    if request.source and (mend or request.names or request.single):
        step = "leave out --fix, --locale and PO files"
        raise UserError("--source looks at articles, at no translation", step=step)
    if mend and request.revision:
        raise UserError("--fix mends everything", step="leave --diff out")


def _write_baseline(request: Request) -> None:
    file = request.baseline
    former = surveying.listed(file)
    survey = surveying.surveyed(replace(request, baseline=""))
    own = baseline.written(survey.entries, former, surveying.judged(survey, request))
    path = Path(file)
    storage.write(path, own, storage.held(path, file), file)
    click.echo(f"{file}: {options.counted(len(survey.shown), 'finding')} listed")


def _tell(survey: Survey, form: str, output: str | None) -> None:
    """The findings to standard output, or to a file and their number to standard error."""
    if output is not None:
        options.write_text(FORMATS[form](survey), output)
        click.echo(summary(survey.shown), err=True)
    elif form == "text":
        click.echo(text(survey, _painted), nl=False)
    else:
        click.echo(FORMATS[form](survey), nl=False)


def _painted(severity: str, words: str) -> str:
    return click.style(words, fg=COLOURS[severity], bold=True)


def _fails(survey: Survey, fail_on: str, max_warnings: int | None) -> bool:
    severities = [entry.finding.severity for entry in survey.shown]
    if max_warnings is not None and severities.count("warning") > max_warnings:
        return True
    if fail_on == NEVER:
        return False
    limit = checks.SEVERITIES.index(fail_on)
    return any(checks.SEVERITIES.index(severity) >= limit for severity in severities)
