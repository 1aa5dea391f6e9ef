"""Commands of the people who check and review."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click

from mbc_i18n import checking, checks, glossary, po, storage, workspace
from mbc_i18n.cli import options
from mbc_i18n.errors import UserError
from mbc_i18n.glossary import forms
from mbc_i18n.model import Finding

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


@click.command("check")
@options.articles
@options.in_locales
@click.option(
    "--select",
    "selected",
    multiple=True,
    help="Run only these checks, by name or by group: terms, numbers, markup, state.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="Leave with status 1 from this severity on.",
)
@click.option(
    "--glossary",
    "terms",
    type=click.Path(path_type=Path),
    help="One-off: the folder of concepts.csv and terms/, or a TBX, UTX or CSV file.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How findings are told.",
)
@options.as_json
def check_command(
    articles: tuple[str, ...],
    names: tuple[str, ...],
    selected: tuple[str, ...],
    fail_on: str,
    terms: Path | None,
    form: str,
    as_json: bool,
) -> None:
    """Check the translations of each article, or of ARTICLES; or single PO files.

    Status: 0 nothing found from the --fail-on severity on, 1 findings, 2 something unusable.

    Outside a workspace: mbc-i18n check FILE.po --glossary glossary
    """
    _refuse_unknown(selected)
    if articles and all(name == "-" or name.endswith((".po", ".pot")) for name in articles):
        findings = [f for name in articles for f in _check_file(name, names, terms, selected)]
    else:
        space = options.here()
        found = checking.check(space, options.canonical(names), articles, selected)
        steps = options.steps(space, articles, names)
        findings = [f for each in options.progress(found, "Checking", steps) for f in each]
    _show(findings, as_json or form == "json")
    limit = checks.SEVERITIES.index(fail_on)
    sys.exit(any(checks.SEVERITIES.index(finding.severity) >= limit for finding in findings))


def _refuse_unknown(selected: Sequence[str]) -> None:
    groups = {each.group for each in checks.REGISTRY.values()}
    for name in selected:
        if name not in checks.REGISTRY and name not in groups:
            known = ", ".join((*sorted(groups), *checks.REGISTRY))
            raise UserError(f"no check {name!r}", step=f"checks: {known}")


def _check_file(
    file: str, names: Sequence[str], path: Path | None, selected: Sequence[str]
) -> list[Finding]:
    shown = "<stdin>" if file == "-" else file
    catalog = po.read(options.read_text(file), shown)
    locale = options.locale_of(catalog.locale, names[:1], shown)
    catalog = replace(catalog, locale=locale)
    terms = _glossary(path, locale) if path else glossary.Glossary()
    beside = path / workspace.IGNORES if path and path.is_dir() else None
    rows = workspace.read_ignores(beside, str(beside)) if beside else ()
    outcome = checking.judged(catalog, checking.standards(terms, rows), selected)
    return [*outcome.kept, *outcome.reports]


def _glossary(path: Path, locale: str) -> glossary.Glossary:
    """A glossary outside a workspace, with the forms of its terms."""
    if not path.is_dir():
        from mbc_i18n import exchange

        data = storage.read(path, str(path))
        tables = exchange.read(data, str(path), locale=locale).tables
        found = exchange.glossary_of(tables, str(path))
    else:
        options.refuse_no_glossary(path)
        found = glossary.load(path, wanted=(locale,))
    return forms.completed(found, (locale,), workspace.cache(), _tell, options.tell_a_person)


def _tell(words: str) -> None:
    click.echo(words, err=True)


def _told(finding: Finding) -> dict[str, object]:
    """A finding for other programs, which know a message by its msgctxt and msgid."""
    own = asdict(finding)
    named = {"id": own.pop("unit"), "unit": finding.context, "term": finding.concept}
    texts = {"context": "msgctxt", "source": "msgid", "target": "msgstr"}
    return {**{texts.get(key, key): value for key, value in own.items()}, **named}


def _named(finding: Finding) -> str:
    return f"{finding.check}: {finding.concept}" if finding.concept else finding.check


def _show(findings: Sequence[Finding], as_json: bool) -> None:
    if as_json:
        options.echo_json([_told(finding) for finding in findings])
        return
    for finding in findings:
        severity = click.style(finding.severity, fg=COLOURS[finding.severity], bold=True)
        click.echo(
            f"{finding.file}:{finding.line}: {severity}: {finding.message} [{_named(finding)}]"
        )
        click.echo(f"    {finding.source}")
        if finding.target.strip():
            click.echo(f"    {finding.target}")
    counts = Counter(finding.severity for finding in findings)
    told = [options.counted(counts[name], name) for name in ("error", "warning") if counts[name]]
    told += [f"{counts['info']} for information"] if counts["info"] else []
    click.echo(", ".join(told) or "no findings")
