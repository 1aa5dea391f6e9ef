"""Commands about where sentences end."""

from __future__ import annotations

import click

from mbc_i18n.cli import options
from mbc_i18n.segment import srx


@click.group("segmentation", context_settings={"help_option_names": ["-h", "--help"]})
def segmentation_command() -> None:
    """Where sentences end: the rules, for other tools."""


@segmentation_command.command("export")
@options.in_locales
@click.option("--output", "-o", default="-", show_default=True, help="The file to write.")
def export_command(names: tuple[str, ...], output: str) -> None:
    """Write our rules as SRX 2.0, for CAT tools to cut as we do; by default of all languages.

    Example: mbc-i18n segmentation export --locale en --output rules.srx
    """
    options.write_text(srx.export(options.canonical(names)), output)
