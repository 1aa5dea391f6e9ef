"""Commands of the people who check and review."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from mbc_i18n import checks, glossary, locales, pipeline, po
from mbc_i18n.cli import options
from mbc_i18n.errors import UserError
from mbc_i18n.model import Catalog, Finding

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


@click.command("check")
@options.articles
@options.in_locales
@click.option("--select", "selected", multiple=True, help="Run only these checks.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="Leave with status 1 from this severity on.",
)
@click.option("--glossary", "folder", type=click.Path(file_okay=False, path_type=Path),
              help="One-off: the folder of concepts.csv and terms/.")  # fmt: skip
@options.as_json
def check_command(
    articles: tuple[str, ...],
    names: tuple[str, ...],
    selected: tuple[str, ...],
    fail_on: str,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Check the translations of each article, or of ARTICLES; or single PO files.

    Status: 0 nothing found from the --fail-on severity on, 1 findings, 2 something unusable.

    Outside a workspace: mbc-i18n check FILE.po --glossary glossary
    """
    _refuse_unknown(selected)
    if articles and all(name == "-" or name.endswith((".po", ".pot")) for name in articles):
        findings = [f for name in articles for f in _check_file(name, names, folder, selected)]
    else:
        space = options.here()
        found = pipeline.check(space, options.canonical(names), articles, selected)
        steps = options.steps(space, articles, names)
        findings = [f for each in options.progress(found, "Checking", steps) for f in each]
    _show(findings, as_json)
    limit = checks.SEVERITIES.index(fail_on)
    sys.exit(any(checks.SEVERITIES.index(finding.severity) >= limit for finding in findings))


def _refuse_unknown(selected: Sequence[str]) -> None:
    for name in selected:
        if name not in checks.REGISTRY:
            known = ", ".join(checks.REGISTRY)
            raise UserError(f"no check {name!r}", step=f"checks: {known}")


def _check_file(
    file: str, names: Sequence[str], folder: Path | None, selected: Sequence[str]
) -> list[Finding]:
    shown = "<stdin>" if file == "-" else file
    catalog = po.read(options.read_text(file), shown)
    locale = _locale(catalog, names, shown)
    if folder is not None and not (folder / "concepts.csv").is_file():
        raise UserError("no concepts.csv", str(folder), step="name the folder of a glossary")
    terms = glossary.load(folder) if folder else glossary.Glossary()
    context = checks.Context(locale, "en", terms, glossary.matcher(terms.concepts))
    return checks.run(catalog, context, pipeline.elements_of(None), selected)


def _locale(catalog: Catalog, names: Sequence[str], shown: str) -> str:
    """The locale of a single file: its header's, which a named one must not contradict."""
    named = options.canonical(names)[:1]
    own = (locales.canonical(catalog.locale),) if catalog.locale else ()
    if named and own and named != own:
        raise UserError(f"its Language is {own[0]}, not {named[0]}", shown, 1, "leave out --locale")
    if not (own or named):
        raise UserError("no Language in its header", shown, 1, "name one with --locale")
    return (named or own)[0]


def _show(findings: Sequence[Finding], as_json: bool) -> None:
    if as_json:
        options.echo_json(list(findings))
        return
    for finding in findings:
        severity = click.style(finding.severity, fg=COLOURS[finding.severity], bold=True)
        click.echo(
            f"{finding.file}:{finding.line}: {severity}: {finding.message} [{finding.check}]"
        )
        click.echo(f"    {finding.source}")
        if finding.target.strip():
            click.echo(f"    {finding.target}")
    counts = Counter(finding.severity for finding in findings)
    told = [options.counted(counts[name], name) for name in ("error", "warning") if counts[name]]
    told += [f"{counts['info']} for information"] if counts["info"] else []
    click.echo(", ".join(told) or "no findings")
