"""The command that proves pages right before they are published."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mbc_i18n import locales
from mbc_i18n.cli import options
from mbc_i18n.errors import UserError
from mbc_i18n.findings.formats import FORMATS
from mbc_i18n.findings.plain import summary

if TYPE_CHECKING:
    from mbc_i18n.publish.verify import Site

Replaced = Mapping[str, Mapping[str, str]]
FAILING = ("error", "warning")


@click.command("verify")
@click.argument("folder", required=False, type=click.Path(file_okay=False))
@click.option("--source-locale", help="The language of the originals; en outside a workspace.")
@click.option("--address", default="", metavar="URL",
              help="Where the folder is published; else as its pages say.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text",
              show_default=True, help="How faults are told.")  # fmt: skip
@click.option("--output", "-o", type=click.Path(dir_okay=False), metavar="FILE",
              help="Write the faults to FILE.")  # fmt: skip
@options.as_json
def verify_command(
    folder: str | None,
    source_locale: str | None,
    address: str,
    form: str,
    output: str | None,
    as_json: bool,
) -> None:
    """Prove the pages of FOLDER right, whatever tool made them.

    FOLDER is public/ of the workspace where left out. Each fault is told with its page, line and
    fix. Status: 0 no fault, 1 faults, 2 something unusable.
    """
    from mbc_i18n.publish import verify
    from mbc_i18n.publish.verify import telling

    _refuse_relative(address)
    shown, path, source, replaced = _asked(folder, source_locale)
    site = verify.read(path, source, address, replaced)
    survey = telling.survey(site, verify.verified(site), shown)
    told = FORMATS["json" if as_json else form](survey)
    options.write_text(told, output or "-")
    if output:
        click.echo(summary(survey.shown), err=True)
    _tell_alone(site)
    sys.exit(any(entry.finding.severity in FAILING for entry in survey.shown))


def _asked(folder: str | None, source_locale: str | None) -> tuple[str, Path, str, Replaced]:
    """The folder as it is shown and where it lies, the source's language, other addresses."""
    source = locales.canonical(source_locale) if source_locale else ""
    if folder is not None:
        return folder, Path(folder), source or "en", {}
    space = options.here()
    own = source or space.settings.source_locale
    return space.shown(space.public), space.public, own, space.settings.publish.replace


def _refuse_relative(address: str) -> None:
    """Raises UserError for an address without a scheme and a host."""
    if address and not address.lower().startswith(("https://", "http://")):
        step = "write it as https://example.org/health"
        raise UserError(f"--address {address!r} is no whole address", step=step)


def _tell_alone(site: Site) -> None:
    """Say once how many pages were looked at, and how many have no original to compare with."""
    from mbc_i18n.publish.verify import kinds

    alone = [
        page
        for page in site.pages.values()
        if not site.is_source(page) and site.source_of(page) is None and not kinds.is_parallel(page)
    ]
    told = options.counted(len(site.pages), "page")
    if alone:
        told += f"; {len(alone)} without a source page to compare with, such as {alone[0].file}"
    click.echo(told, err=True)
