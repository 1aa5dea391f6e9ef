"""Fixes: shown first, written when somebody says so."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from mbc_i18n import mending
from mbc_i18n.cli import options
from mbc_i18n.mending import Mended

SHOWN = 60
"""Characters of a text that name it."""


def fix(found: Sequence[Mended], yes: bool) -> None:
    """Show what fixes would change, and write it with `yes` or when asked at a terminal.

    It is told on standard error, so that findings can go to another program.
    """
    for each in found:
        click.echo(mending.difference(each), err=True, nl=False)
        for message in each.lapsed:
            words = message.target[:SHOWN] + "…" * (len(message.target) > SHOWN)
            click.echo(f"{each.file}:{message.line}: the sign-off of “{words}” lapses", err=True)
    many = options.counted(sum(each.messages for each in found), "message")
    if not found:
        click.echo("nothing that can be mended safely", err=True)
    elif yes or _asked(many):
        for each in found:
            mending.write(each)
        click.echo(f"mended {many} in {options.counted(len(found), 'file')}", err=True)
    else:
        click.echo(f"nothing was written; add --yes to mend {many}", err=True)


def _asked(many: str) -> bool:
    """What a person at a terminal says; no where there is none."""
    waiting = sys.stdin.isatty() and sys.stderr.isatty()
    return waiting and click.confirm(f"mend {many}?", err=True)
