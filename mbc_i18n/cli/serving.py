"""The command that opens the review page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import click

from mbc_i18n import review
from mbc_i18n.cli import options
from mbc_i18n.errors import UserError
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.workspace import Workspace

INSTALL = "install it: pip install 'mbc-i18n[review]'"


@click.command("serve")
@click.option("--as", "who", multiple=True, metavar="ID",
              help="A reviewer who gets a link, more by repeating; all if left out.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="A fixed port; else any.")
@click.option("--listen", "address", default="127.0.0.1", metavar="ADDRESS",
              help="Be reached from elsewhere too, at this address of the computer.")  # fmt: skip
@click.option("--url", default="", help="How browsers name it, where a proxy stands before it.")
@click.option("--open", "opens", is_flag=True, help="Open the first link in the browser.")
def serve_command(who: tuple[str, ...], port: int, address: str, url: str, opens: bool) -> None:
    """Review in the browser: units beside their sources, findings, terms, approve, reject, edit.

    Only this computer reaches the page unless --listen names another address. Each link works
    once, for one reviewer: whoever opens it acts in that reviewer's name.
    """
    space = options.here()
    people = _people(space, who)
    _refuse_unfit(url)
    try:
        from mbc_i18n.web import serve
    except ImportError as error:
        problem = f"the review page needs {error.name}, which is not installed"
        raise UserError(problem, step=INSTALL) from None
    if not serve.is_loopback(address) and not url.startswith("https:"):
        click.echo("caution: without TLS others in the network can read links and words", err=True)

    def tell(links: Mapping[str, str]) -> None:
        for name, link in links.items():
            click.echo(f"{name}: {link}")
        click.echo("each link works once; Ctrl+C ends the review", err=True)
        if opens:
            click.launch(next(iter(links.values())))

    serve.serve(space, people, tell, address, port, url)


def _people(space: Workspace, who: tuple[str, ...]) -> list[Reviewer]:
    """The reviewers who get a link. Raises UserError for unknown ones, and where there are none."""
    people = space.settings.reviewers
    names = who or tuple(each.id for each in people) or ("",)
    return [review.reviewer(people, name, {}, space.root) for name in dict.fromkeys(names)]


def _refuse_unfit(url: str) -> None:
    found = urlsplit(url)
    if url and (found.scheme not in ("http", "https") or not found.netloc or found.path.strip("/")):
        step = "write --url https://review.example.org"
        raise UserError(f"{url!r} is not the beginning of an address", step=step)
