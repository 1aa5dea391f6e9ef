"""Commands for reviewers who do not use the tool: a report to read, a sheet to fill in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mbc_i18n import locales, storage, workspace
from mbc_i18n.cli import options, units

if TYPE_CHECKING:
    from mbc_i18n.handout import Handout

BYTES = "latin-1"
"""Each byte is the character of its number, so that bytes are written as safely as texts."""

in_locale = click.option("--locale", "-l", "name", required=True,
                         help="The locale (es, pt_BR, zh-Hans).")  # fmt: skip


def _handout(article: str, name: str) -> Handout:
    """What reviewers of an article in a locale are given."""
    from mbc_i18n import handout

    space = options.here()
    (document,) = workspace.documents(space, (article,))
    return handout.gather(space, document, locales.canonical(name))


@click.command("report")
@click.argument("article")
@in_locale
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False),
    metavar="FILE.html",
    help="Where to write it, - for standard output; else ARTICLE.LOCALE.review.html.",
)
def report_command(article: str, name: str, output: str | None) -> None:
    """Write source and translation side by side, to read on screen or on paper.

    One HTML file that needs nothing else: states, approvals, findings, terms, and room for remarks
    by hand.
    """
    from mbc_i18n.handout import report

    found = _handout(article, name)
    catalog = found.desk.catalog
    file = output or f"{catalog.name}.{catalog.locale}.review.html"
    options.write_text(report.report(found), file)
    told = options.counted(len(list(found.passages)), "unit")
    click.echo(f"{file}: {told}", err=output == "-")


@click.group("sheet")
def sheet_command() -> None:
    """Send units to a reviewer as a spreadsheet, and take the answers back."""


@sheet_command.command("export")
@click.argument("article")
@in_locale
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(dir_okay=False),
    metavar="FILE.xlsx",
    help="Where to write it.",
)
def export_command(article: str, name: str, output: str) -> None:
    """Write the units of ARTICLE to a spreadsheet (.xlsx).

    Translation, verdict and remark can be filled in; all else is locked. It needs openpyxl.
    """
    from mbc_i18n.handout import sheet

    found = _handout(article, name)
    data = sheet.workbook_of(found).decode(BYTES)
    storage.write(Path(output), data, storage.held(Path(output), output), output, BYTES)
    click.echo(f"{output}: {options.counted(len(list(found.passages)), 'unit')}")


@sheet_command.command("import")
@click.argument("file", type=click.Path())
@units.by_whom
@click.option("--role", "-r", default="", help="In which role; needed where you have several.")
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and write nothing.")
def import_command(file: str, who: str, role: str, dry_run: bool) -> None:
    """Record what ID answered in a spreadsheet, row by row.

    A row counts only while source and translation are those that were exported. Whoever changes a
    translation does not approve it too. Status: 0 all is recorded, 1 some rows were refused, 2 the
    file could not be used.
    """
    from mbc_i18n import reviewing
    from mbc_i18n.handout import answering, sheet

    space = options.here()
    person = units.person(space, who)
    came = sheet.returned(storage.read(Path(file), file), file)
    (document,) = workspace.documents(space, (came.article,))
    desk = reviewing.desk(space, document, locales.canonical(came.locale))
    found = answering.plan(desk, person, came.answers, role)
    if not dry_run:
        found = answering.perform(space, desk, person, found)
    for each in found:
        click.echo(units.shown(f"{file}: {each}"))
    refused = sum(bool(each.problem) for each in found)
    recorded = sum(each.act is not None for each in found)
    verb = "would be recorded" if dry_run else "recorded"
    click.echo(f"{options.counted(recorded, 'row')} {verb}, {refused} refused", err=True)
    sys.exit(refused > 0)
