"""The pages of a workspace: every article in every locale, their indexes, and what lists them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from mbc_i18n import storage, workspace
from mbc_i18n.errors import SettingsError
from mbc_i18n.publish import build, furniture, inputs, manifest
from mbc_i18n.publish.build import Built, Order, Task
from mbc_i18n.publish.editions import Choice
from mbc_i18n.publish.inputs import Inputs, sha
from mbc_i18n.publish.manifest import Made, Manifest
from mbc_i18n.publish.outcome import Published, Refused, omitted, published
from mbc_i18n.publish.staging import Stage, staged
from mbc_i18n.review.locking import locked
from mbc_i18n.workspace import Workspace

Tell = Callable[[Built], None]
"""Is told of each article as it is made."""

USUAL = Choice()


@dataclass(frozen=True, slots=True)
class Standing:
    """The site as it stands."""

    folder: Path
    manifest: Manifest
    broken: frozenset[str]
    """Files of ours that somebody changed or took away."""


def order(
    space: Workspace,
    locales: Sequence[str] = (),
    formats: Sequence[str] = (),
    choice: Choice = USUAL,
    single_file: bool = False,
) -> Order:
    """What is asked for; what is left out is as the settings say."""
    chosen = workspace.chosen(space, locales)
    own = tuple(name for name in chosen if name != space.settings.source_locale)
    return Order(own, tuple(formats) or space.settings.publish.formats, choice, single_file)


def publish(
    space: Workspace,
    asked: Order,
    names: Sequence[str] = (),
    output: Path | None = None,
    jobs: int = 0,
    dry: bool = False,
    keep: bool = True,
    tell: Tell = lambda built: None,
) -> Published:
    """Make the site; where anything is refused the old one stands as it was.

    `names` are the articles to make, all where left out; what stands of others stays. `jobs` is
    how many processes work, as many as the computer runs at once for 0. `dry`: only look what
    would change. `keep`: what is released becomes the last approved edition. Raises Refused for
    what may not go out, UserError for what cannot be made.
    """
    folder = output or space.public
    shown = space.shown(folder) if folder.is_relative_to(space.root) else str(folder)
    folders = (folder, space.root / space.settings.catalogs)
    articles = [space.article(name) for name in names] or list(space.articles)
    with nullcontext() if dry else locked(space.root), staged(*folders, elsewhere=dry) as stages:
        old = _standing(folder)
        found = inputs.of(space, asked.locales, asked.told)
        tasks = _tasks(space, asked, articles, found, old)
        built = []
        for each in build.every(space.root, asked, tasks, stages, jobs or build.processes()):
            built.append(each)
            tell(each)
        _refuse(built, asked)
        new = _merged(space, built, _untouched(space, asked, built, old, not names), found)
        new = _furnished(space, asked, new, old, found, stages[0])
        return _put(built, new, old, stages if keep else stages[:1], shown, dry)


def _standing(folder: Path) -> Standing:
    data = storage.held(folder / manifest.NAME) if folder.is_dir() else None
    old = manifest.parsed(data.decode("utf-8", "replace")) if data else Manifest()
    now = inputs.digests({path: folder / path for path in old.files})
    broken = frozenset(path for path, digest in old.files.items() if now.get(path) != digest)
    return Standing(folder, old, broken)


def _tasks(
    space: Workspace, asked: Order, articles: Iterable[Path], found: Inputs, old: Standing
) -> list[Task]:
    """The articles to make, with what stands of them; a broken edition has no key that fits."""
    known = {
        article: {
            locale: replace(made, key="") if old.broken & made.files.keys() else made
            for locale, made in own.items()
        }
        for article, own in old.manifest.by_article.items()
    }
    locales = _locales(space, asked)
    return [
        Task(
            path.stem,
            {name: found.key(space, path, name) for name in locales},
            known.get(path.stem, {}),
        )
        for path in articles
    ]


def _locales(space: Workspace, asked: Order) -> tuple[str, ...]:
    return (space.settings.source_locale, *asked.locales)


def _refuse(built: Iterable[Built], asked: Order) -> None:
    """Raise Refused for editions that neither go out nor were to be left out."""
    if asked.choice.missing != "omit-page":
        left = [each for one in built for own in omitted(one).values() for each in own]
        if left:
            raise Refused(left)


def _untouched(
    space: Workspace, asked: Order, built: Sequence[Built], old: Standing, complete: bool
) -> list[Made]:
    """What stands from before and was not asked for; nothing of articles that are gone."""
    tried = {(each.article, name) for each in built for name in _locales(space, asked)}
    articles = {path.stem for path in space.articles}
    return [
        made
        for made in old.manifest.made
        if (made.listed.article, made.listed.locale) not in tried
        and (made.listed.article in articles or not complete)
    ]


def _merged(
    space: Workspace, built: Sequence[Built], untouched: Sequence[Made], found: Inputs
) -> Manifest:
    """What was made now and what stays: articles by name, locales as the settings name them."""
    settings = space.settings
    order = {name: at for at, name in enumerate((settings.source_locale, *settings.locales))}

    def place(made: Made) -> tuple[str, int, str]:
        own = made.listed
        return own.article, order.get(own.locale, len(order)), own.locale

    made = sorted([*untouched, *(each for one in built for each in one.made)], key=place)
    kept = {path: digest for each in built for path, digest in each.inputs.items()}
    return Manifest(tuple(made), {}, {**found.files, **kept})


def _furnished(
    space: Workspace, asked: Order, new: Manifest, old: Standing, found: Inputs, stage: Stage
) -> Manifest:
    """The manifest with the files that belong to no single edition, made where they changed."""
    _refuse_twins([made.listed.path for made in new.made])
    listed = [made.listed for made in new.made]
    key = sha(f"{found.shared}{listed!r}".encode())
    if key == old.manifest.site_key and not old.broken & old.manifest.site.keys():
        return replace(new, site=old.manifest.site, site_key=key)
    files = furniture.files(listed, space.settings.source_locale, build.site(space, asked))
    _refuse_twins([*new.files, *files])
    site = {path: stage.put(path, text.encode()) for path, text in files.items()}
    return replace(new, site=site, site_key=key)


def _refuse_twins(paths: Sequence[str]) -> None:
    """Raises SettingsError where two pages would be the same file."""
    twice = [path for path, count in Counter(paths).items() if count > 1]
    if twice:
        step = "give one of them another name: publish.slugs"
        raise SettingsError(f"two pages would be {min(twice)}", step=step)


def _put(
    built: Sequence[Built],
    new: Manifest,
    old: Standing,
    stages: Sequence[Stage],
    shown: str,
    dry: bool,
) -> Published:
    """Put everything in its place, the manifest last, and tell what it is."""
    pages, *others = stages
    changed = pages.changed()
    files = new.files
    gone = {path: sha for path, sha in old.manifest.files.items() if path not in files}
    removed = sorted(gone)
    if not dry:
        pages.put(manifest.NAME, manifest.text(new).encode())
        for each in others:
            each.commit()
        pages.commit(last=manifest.NAME)
        removed = pages.remove(gone)
    return published(built, new, changed, removed, shown)
