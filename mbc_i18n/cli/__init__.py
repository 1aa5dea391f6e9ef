"""The command line: options in, library call, words out. Click's one door.

A command's module is imported when the command runs, so that `--version` and completion are quick.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

from mbc_i18n import __version__
from mbc_i18n.errors import UserError

COMMANDS = {
    "init": "mbc_i18n.cli.translate",
    "inspect": "mbc_i18n.cli.translate",
    "extract": "mbc_i18n.cli.translate",
    "update": "mbc_i18n.cli.translate",
    "status": "mbc_i18n.cli.translate",
    "import": "mbc_i18n.cli.exchange",
    "check": "mbc_i18n.cli.review",
    "checks": "mbc_i18n.cli.checks",
    "explain": "mbc_i18n.cli.checks",
    "review": "mbc_i18n.cli.signoff",
    "export": "mbc_i18n.cli.publish",
    "publish": "mbc_i18n.cli.site",
    "verify": "mbc_i18n.cli.verify",
    "glossary": "mbc_i18n.cli.glossary",
    "terms": "mbc_i18n.cli.terms",
    "segmentation": "mbc_i18n.cli.segmentation",
    "completion": "mbc_i18n.cli.shell",
}
"""Command to the module that holds it, in the order in which the work goes."""


COLLECT_AFTER = 100_000
"""New objects after which the garbage collector looks for cycles.

A large article is many small values without any; to look after each 700 costs a fifth of the time.
"""


class Commands(click.Group):
    """Commands loaded when they are called; users' mistakes told in one line, with status 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, None for an unknown one."""
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(COMMANDS[cmd_name]), f"{cmd_name}_command")
        assert isinstance(found, click.Command)
        return found

    def invoke(self, ctx: click.Context) -> object:
        """Run, and show a user's mistake without a traceback."""
        gc.set_threshold(COLLECT_AFTER)
        try:
            return super().invoke(ctx)
        except UserError as error:
            click.echo(str(error), err=True)
            sys.exit(2)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mbc-i18n", message="%(prog)s %(version)s")
def main() -> None:
    """Carry a health article from source to reviewed, localized pages.

    A workspace holds articles in source/, PO files in locales/ and terms in glossary/. Begin with
    `mbc-i18n init`; then extract, update, translate, check, publish.
    """
