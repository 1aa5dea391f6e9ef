"""Commands that tell what the checks are."""

from __future__ import annotations

from collections.abc import Iterable

import click

from mbc_i18n.cli import options
from mbc_i18n.errors import UserError
from mbc_i18n.findings.excerpt import isolated
from mbc_i18n.findings.rules import SOURCE, WORKSPACE, Rule, nearest, rules


@click.command("checks")
@options.as_json
def checks_command(as_json: bool) -> None:
    """List the checks: name, group, severity, ITS 2.0 type and what each looks for."""
    known = rules()
    if as_json:
        options.echo_json(known)
        return
    rows = [(each.name, each.group, each.severity, each.its_type, each.summary) for each in known]
    wide = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, wide, strict=False))
        click.echo("  ".join((*cells, row[4])))


@click.command("explain")
@click.argument("name", metavar="CHECK")
@options.as_json
def explain_command(name: str, as_json: bool) -> None:
    """Teach what CHECK finds, with examples, and how to answer it."""
    known = {rule.name: rule for rule in rules()}
    if name not in known:
        raise UserError(f"no check {name!r}", step=nearest(name, known))
    rule = known[name]
    if as_json:
        options.echo_json(rule)
        return
    click.echo(f"{rule.name}: {rule.severity}, group {rule.group}, ITS 2.0 type {rule.its_type}")
    click.echo(f"\n{rule.summary}")
    if rule.text:
        click.echo(f"\n{rule.text}")
    for title, pairs in (("Found", rule.bad), ("Not found", rule.good)):
        _show_pairs(title, pairs)
    click.echo("\n" + "\n".join(_answers(rule)))


def _show_pairs(title: str, pairs: Iterable[tuple[str, ...]]) -> None:
    for number, (locale, *cells) in enumerate(pairs):
        if not number:
            click.echo(f"\n{title}:")
        source, target, *rest = (*cells, "", "")
        mark = " (marked fuzzy)" if source.startswith("#fuzzy ") else ""
        click.echo(f"  {locale}: {isolated(source.removeprefix('#fuzzy '))}{mark}")
        click.echo(f"  {' ' * len(locale)}  {isolated(target)}")
        for cell in filter(None, rest):
            click.echo(f"  {' ' * len(locale)}  with {isolated(cell)}")


def _answers(rule: Rule) -> list[str]:
    """How to live with a rule that is wrong here."""
    asked = " --source" if rule.group == SOURCE else f" --select {rule.name}" if rule.advice else ""
    lines = [f"To run it: mbc-i18n check{asked}"] if asked else []
    if rule.group == "terms":
        lines += ["To answer one finding: mbc-i18n terms accept, or mbc-i18n terms ignore"]
    if rule.group != WORKSPACE:
        lines += ["To live with what is found now: mbc-i18n check --baseline FILE --write-baseline"]
    return [
        *lines,
        f'To change how bad it is: checks.severity = {{ {rule.name} = "info" }} in the settings',
        f'To switch it off: checks.ignore = ["{rule.name}"], or checks.es.ignore for one locale',
    ]
