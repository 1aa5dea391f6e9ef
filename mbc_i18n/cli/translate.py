"""Commands of the people who prepare articles and translate them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import click

from mbc_i18n import catalog as catalogs
from mbc_i18n import locales, pipeline, po, reports, storage, workspace
from mbc_i18n.cli import options
from mbc_i18n.errors import SettingsError
from mbc_i18n.formats import cuts
from mbc_i18n.model import Block, Document
from mbc_i18n.segment import Rules

STANDING = ("translated", "revised", "approved")
BAR = 20


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@options.in_locales
def init_command(folder: Path, names: tuple[str, ...]) -> None:
    """Make a new workspace in FOLDER (the current one).

    It writes mbc-i18n.toml, with a comment for every setting, the folders source/, locales/ and
    glossary/, and .gitattributes. Nothing that is there already is touched.

    Example: mbc-i18n init --locale es --locale ar
    """
    target = folder / workspace.OWN_FILE
    if storage.held(target) is not None:
        raise SettingsError("is there already", str(target), step="edit it instead")
    listed = ", ".join(f'"{name}"' for name in options.canonical(names) or ("es",))
    data = resources.files("mbc_i18n") / "data"
    text = (data / "mbc-i18n.toml").read_text(encoding="utf-8").replace("@LOCALES@", listed)
    storage.write(target, text, None)
    for name in ("source", "locales", "glossary/terms"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    starts = {"glossary/concepts.csv": "concepts.csv", ".gitattributes": "gitattributes.txt"}
    for name, start in starts.items():
        if not (folder / name).exists():
            storage.write(folder / name, (data / start).read_text(encoding="utf-8"), None)
    click.echo(f"made {target}; put an article into {folder / 'source'}, then `mbc-i18n extract`")


@click.command("inspect")
@click.argument("file")
@options.in_format
@click.option("--source-locale", help="The language of FILE.")
@click.option("--units", is_flag=True, help="Show each unit with its line and path.")
@click.option("--sentences", is_flag=True, help="Show why a sentence ends at a place, or does not.")
@options.as_json
def inspect_command(
    file: str,
    format_name: str | None,
    source_locale: str | None,
    units: bool,
    sentences: bool,
    as_json: bool,
) -> None:
    """Show how FILE, or an article of the workspace, is read: its structure, what was inferred.

    Nothing is written. What is wrong can be pinned in an outline beside a plain-text article.
    """
    document, rules = options.source(file, format_name, source_locale)
    if sentences:
        _show_cuts(document, rules, as_json)
        return
    if as_json:
        options.echo_json(
            {"title": document.title, "counts": _counts(document), "blocks": document.blocks}
        )
        return
    for block in document.blocks:
        click.echo(_described(block, document))
        for unit in block.units if units else ():
            click.echo(f"        {unit.line}: {unit.source}  [{unit.path}]")
    click.echo(", ".join(_told(name, count) for name, count in _counts(document).items()))
    _warn_of_lost_headings(document)


def _show_cuts(document: Document, rules: Rules | None, as_json: bool) -> None:
    found = list(cuts.cuts(document, rules))
    if as_json:
        options.echo_json(found)
        return
    for each in found:
        mark = "|" if each.boundary else "·"
        click.echo(f"{each.line:5}  {each.before} {mark} {each.after}  ({each.reason})")
    click.echo(options.counted(sum(each.boundary for each in found), "boundary", "boundaries"))


def _described(block: Block, document: Document) -> str:
    words = " ".join(unit.source for unit in block.units)
    line = document.text.count("\n", 0, block.start) + 1
    level = f" {block.level}" if block.level and block.kind not in ("item", "list") else ""
    origin = "" if block.origin == "explicit" else f" ({block.origin})"
    term = f" [{block.term}]" if block.term else ""
    return f"{line:5}  {block.kind}{level}{origin}{term}  {words[:70]}".rstrip()


def _told(name: str, count: int) -> str:
    if name.startswith("with"):
        return f"{count} {name}"
    return options.counted(count, name)


def _counts(document: Document) -> dict[str, int]:
    counts = Counter(block.kind for block in document.blocks)
    with_term = sum(1 for block in document.blocks if block.term)
    units = sum(1 for _ in document.units)
    return {**counts, **({"with a term": with_term} if with_term else {}), "unit": units}


def _warn_of_lost_headings(document: Document) -> None:
    sections = "".join(
        {"break": "b", "heading": "h"}.get(block.kind, "") for block in document.blocks
    )
    bare = len(re.findall("b(?!h)", sections))
    if bare and document.format == "text":
        told = options.counted(bare, "section")
        click.echo(f"{told} without a heading: an outline beside the article can give them")


@click.command("extract")
@options.articles
@click.option(
    "--output", "-o", help="One-off: write the template of one FILE here (- for standard output)."
)
@options.in_format
@click.option("--source-locale", default="en", help="One-off: the language of FILE.")
@click.option("--untitled", is_flag=True, help="One-off: FILE is a fragment without a title.")
@options.as_json
def extract_command(
    articles: tuple[str, ...],
    output: str | None,
    format_name: str | None,
    source_locale: str,
    untitled: bool,
    as_json: bool,
) -> None:
    """Write the template (POT) of each article, or of ARTICLES.

    Outside a workspace: mbc-i18n extract FILE -o FILE.pot
    """
    if output is not None:
        _extract_one(articles, output, format_name, source_locale, untitled)
        return
    space = options.here()
    written = pipeline.extract(space, articles)
    steps = options.steps(space, articles, "-")
    _report(list(options.progress(written, "Extracting", steps)), as_json)


def _extract_one(
    files: Sequence[str], output: str, format_name: str | None, locale: str, untitled: bool
) -> None:
    if len(files) != 1:
        raise click.UsageError("with --output, name one FILE")
    document = options.read_document(files[0], format_name, locales.canonical(locale))
    if not untitled:
        workspace.refuse_untitled(document)
    if output == "-":
        options.write_text(po.write(catalogs.extract(document, pipeline.now())), "-")
    else:
        pipeline.write_template(document, Path(output), output)


@click.command("update")
@options.articles
@options.in_locales
@click.option("--output", "-o", help="One-off: merge one TEMPLATE into this PO file.")
@options.as_json
def update_command(
    articles: tuple[str, ...], names: tuple[str, ...], output: str | None, as_json: bool
) -> None:
    """Merge the templates into the PO files of each locale; a new locale's files are made.

    What was translated stays; close matches are offered as fuzzy; what is gone becomes obsolete.

    Outside a workspace: mbc-i18n update FILE.pot --locale es -o FILE.po
    """
    if output is not None:
        _report([_update_one(articles, options.canonical(names), output)], as_json)
        return
    space = options.here()
    written = pipeline.update(space, options.canonical(names), articles)
    steps = options.steps(space, articles, names)
    _report(list(options.progress(written, "Updating", steps)), as_json)


def _update_one(files: Sequence[str], names: Sequence[str], output: str) -> pipeline.Written:
    if len(files) != 1 or len(names) != 1:
        raise click.UsageError("with --output, name one TEMPLATE and one --locale")
    template = po.read(options.read_text(files[0]), files[0], Path(files[0]).stem)
    return pipeline.update_catalog(template, Path(output), output, names[0])


def _report(written: Sequence[pipeline.Written], as_json: bool) -> None:
    if as_json:
        options.echo_json(list(written))
        return
    for each in written:
        state = "" if each.changed else ", unchanged"
        taken = f", begun from {each.taken_over}" if each.taken_over else ""
        units = options.counted(each.units, "unit")
        click.echo(f"{each.file}: {units}{state}{taken}{_carried(each)}")
    if not written:
        options.no_article(options.here())


def _carried(written: pipeline.Written) -> str:
    """What a change of segmentation did to the translations of a catalog."""
    if not (written.carried or written.not_carried):
        return ""
    lost = f", {written.not_carried} not" if written.not_carried else ""
    return f", cut anew: {options.counted(written.carried, 'translation')} carried over{lost}"


@click.command("status")
@options.articles
@options.in_locales
@options.as_json
def status_command(articles: tuple[str, ...], names: tuple[str, ...], as_json: bool) -> None:
    """Show how far each article is in each locale."""
    space = options.here()
    rows = list(reports.status(space, options.canonical(names), articles))
    if as_json:
        options.echo_json([_figures(row) for row in rows])
        return
    for hint in reports.unapprovable(space, dict.fromkeys(row.locale for row in rows)):
        click.echo(hint, err=True)
    width = max([len(row.article) for row in rows] + [7])
    click.echo(
        f"{'locale':8} {'article':{width}} {'units':>6} {'words':>6} {'translated':>10} "
        f"{'fuzzy':>6} {'untranslated':>12} {'stale':>6} {'approved':>8}"
    )
    for row in rows:
        click.echo(_line(row, width))


def _figures(row: reports.Progress) -> dict[str, object]:
    states = row.states
    return {
        "article": row.article,
        "locale": row.locale,
        "units": row.units,
        "words": row.words,
        "translated": sum(states.get(state, 0) for state in STANDING),
        "fuzzy": states.get("needs work", 0),
        "untranslated": states.get("untranslated", 0),
        "stale": states.get("stale", 0),
        "approved": states.get("approved", 0),
        "update_needed": row.stale_template,
    }


def _line(row: reports.Progress, width: int) -> str:
    figures = _figures(row)
    done, total = int(str(figures["translated"])), max(row.units, 1)
    filled = BAR * done // total
    bar = "█" * filled + "░" * (BAR - filled)
    hint = "  run `mbc-i18n update`" if row.stale_template else ""
    return (
        f"{row.locale:8} {row.article:{width}} {row.units:6} {row.words:6} {done:10} "
        f"{figures['fuzzy']:6} {figures['untranslated']:12} {figures['stale']:6} "
        f"{figures['approved']:8} {bar} {100 * done // total:3}%{hint}"
    )
