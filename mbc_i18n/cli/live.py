"""The command that shows the site as it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mbc_i18n.cli import options
from mbc_i18n.cli.serving import INSTALL
from mbc_i18n.errors import UserError

if TYPE_CHECKING:
    from mbc_i18n.publish.build import Order
    from mbc_i18n.workspace import Workspace


@click.command("serve")
@options.articles
@options.in_locales
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="A fixed port; else any.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
def serve_command(
    articles: tuple[str, ...], names: tuple[str, ...], port: int, opens: bool
) -> None:
    """Show the site in the browser, drafts too, and follow every change of its files.

    Only this computer reaches it. Nothing is published: the pages stand in a temporary folder.
    """
    space = options.here()
    try:
        from mbc_i18n.web import live
    except ImportError as error:
        problem = f"the preview needs {error.name}, which is not installed"
        raise UserError(problem, step=INSTALL) from None
    from mbc_i18n.publish import editions, site

    def ask(space: Workspace) -> Order:
        chosen = options.canonical(names)
        return site.order(space, chosen, ("html", "parallel"), editions.Choice(True, "mark"))

    def tell(address: str) -> None:
        click.echo(address)
        click.echo("Ctrl+C ends the preview", err=True)
        if opens:
            click.launch(address)

    live.run(space, ask, articles, tell, port)
