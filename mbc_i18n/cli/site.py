"""The command that publishes the site."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

import click

from mbc_i18n.cli import options
from mbc_i18n.errors import UserError
from mbc_i18n.publishing import FORMATS, MISSING

if TYPE_CHECKING:
    from mbc_i18n.publish.build import Order
    from mbc_i18n.publish.gate import Obstacle
    from mbc_i18n.publish.outcome import Page, Published, Refused
    from mbc_i18n.workspace import Workspace

GATE = 1
"""The status where the gate lets something not pass, or where the site is not up to date."""

PAUSE = 0.5
"""Seconds between two looks at the files."""


class Publish(click.Command):
    """`publish`, and `publish serve`; an article of that name is asked for by its file's."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:  # fmt: skip
        """The context of the command that is meant."""
        if args[:1] == ["serve"]:
            from mbc_i18n.cli.live import serve_command

            return serve_command.make_context(f"{info_name} serve", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@click.command("publish", cls=Publish)
@options.articles
@options.in_locales
@click.option("--draft", is_flag=True, help="Publish what is not approved too, as drafts.")
@click.option(
    "--missing",
    type=click.Choice(MISSING),
    default="fail",
    show_default=True,
    help="For a translation that cannot go out: refuse everything, leave its page out or, with"
    " --draft, mark the text that is not translated.",
)
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS),
              help="A form to publish in, more by repeating; else the settings'.")  # fmt: skip
@click.option("--single-file", is_flag=True, help="Pages that hold their pictures.")
@click.option("--check", "dry", is_flag=True, help="Only tell whether the site is up to date.")
@click.option("--watch", is_flag=True, help="Publish again after each change, until Ctrl+C.")
@click.option("--jobs", type=click.IntRange(0), default=0, help="Processes at work; 0: as fit.")
@click.option("--output", "-o", type=click.Path(file_okay=False, path_type=Path),
              help="Folder of the pages (public/ where left out).")  # fmt: skip
@options.as_json
def publish_command(
    articles: tuple[str, ...],
    names: tuple[str, ...],
    draft: bool,
    missing: str,
    formats: tuple[str, ...],
    single_file: bool,
    dry: bool,
    watch: bool,
    jobs: int,
    output: Path | None,
    as_json: bool,
) -> None:
    """Publish the site: a page for each article and locale, indexes, feeds and a site map.

    Only translations go out whose every unit is approved and in which no check finds an error. One
    that was approved before and is being worked on keeps its last approved page.

    `mbc-i18n publish serve` shows the site in the browser and follows every change.
    """
    from mbc_i18n.publish import editions, site

    def once() -> bool:
        space, choice = options.here(), editions.Choice(draft, missing)
        asked = site.order(space, options.canonical(names), formats, choice, single_file)
        return _published(space, asked, articles, output, jobs, dry, as_json)

    if watch:
        _watch(options.here(), once)
    elif not once():
        sys.exit(GATE)


def _published(
    space: Workspace,
    asked: Order,
    articles: Sequence[str],
    output: Path | None,
    jobs: int,
    dry: bool,
    as_json: bool,
) -> bool:
    """Publish and tell what became of it; False where something is refused or out of date."""
    from mbc_i18n.publish import outcome, site

    many = len(articles or space.articles)
    hidden = not sys.stderr.isatty()
    try:
        with click.progressbar(
            length=many, label="Publishing", file=sys.stderr, hidden=hidden
        ) as bar:
            done = site.publish(
                space, asked, articles, output, jobs, dry, tell=lambda _: bar.update(1)
            )
    except outcome.Refused as refused:
        _tell_refused(refused, as_json)
        return False
    if as_json:
        options.echo_json(_as_json(done))
    else:
        _tell_pages(done, dry)
    return not (dry and done.stale)


def _watch(space: Workspace, once: Callable[[], bool]) -> None:
    """Publish, and again after each change, until somebody stops it."""
    from mbc_i18n.publish import watching

    def wait() -> bool:
        sleep(PAUSE)
        return True

    click.echo("Ctrl+C ends it", err=True)
    for _ in watching.changes(space, wait):
        try:
            once()
        except UserError as error:
            click.echo(str(error), err=True)


def _tell_refused(refused: Refused, as_json: bool) -> None:
    """Every obstacle on a line of its own, and that nothing was published."""
    if as_json:
        options.echo_json({"obstacles": refused.obstacles})
    for each in refused.obstacles:
        click.echo(str(each), err=True)
    click.echo(str(refused), err=True)


def _as_json(done: Published) -> dict[str, object]:
    return {
        "pages": done.pages,
        "removed": done.removed,
        "omitted": done.omitted,
        "behind": done.behind,
        "obstacles": [each for own in done.obstacles.values() for each in own],
    }


def _tell_pages(done: Published, dry: bool) -> None:
    """Each page with what its readers must know, then what went and what stayed away."""
    if dry:
        for file in done.stale:
            click.echo(f"{file} is not up to date")
        click.echo("run `mbc-i18n publish`" if done.stale else "the site is up to date")
        return
    made = [page for page in done.pages if page.article]
    for page in made:
        click.echo(f"{page.file}{_remark(page, done)}")
    for file in done.removed:
        click.echo(f"{file} removed")
    for article, locale in done.omitted:
        click.echo(
            f"{article} left out in {locale}: {_first(done.obstacles[article, locale])}", err=True
        )
    for file in done.behind:
        click.echo(f"{file} does not lead to all languages; publish its locale too", err=True)
    drafts = sum(page.status == "draft" for page in made)
    first = min((page.file for page in done.pages if not page.article), key=len)
    click.echo(f"{options.counted(len(made), 'file')}, {drafts} of them drafts; open {first}")


def _remark(page: Page, done: Published) -> str:
    """What is said behind a page's name."""
    obstacles = done.obstacles.get((page.article, page.locale), ())
    if page.status == "kept":
        return f" (its last approved edition: {_first(obstacles)})"
    if page.status != "draft":
        return ""
    errors = sum(bool(each.check) for each in obstacles)
    if errors:
        told = options.counted(errors, "error")
        return f" (draft: approved, but with {told}; run `mbc-i18n check`)"
    return " (draft)"


def _first(obstacles: Sequence[Obstacle]) -> str:
    more = f" (and {len(obstacles) - 1} more)" if len(obstacles) > 1 else ""
    return f"{obstacles[0]}{more}"
