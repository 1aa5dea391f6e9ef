"""The pages of a workspace: every article in every locale, their indexes, and what lists them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from mbc_i18n import storage, workspace
from mbc_i18n.errors import SettingsError
from mbc_i18n.publish import build, furniture, inputs, manifest, releases
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
    broken: frozenset[tuple[str, str]]
    """Editions, by article and locale, whose files somebody changed or took away, or whose pictures
    or kept words are no longer those that they were made of."""
    furnished: bool
    """True where the files that belong to no single edition are as they were made."""


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
    _refuse_folder(space, folder)
    shown = space.shown(folder) if folder.is_relative_to(space.root) else str(folder)
    folders = (folder, space.root / space.settings.catalogs) if keep else (folder,)
    articles = [space.article(name) for name in names] or list(space.articles)
    with nullcontext() if dry else locked(space.root), staged(*folders, elsewhere=dry) as stages:
        old = _standing(space, folder)
        found = inputs.of(space, asked.locales, asked.told)
        whole = not names and _is_whole(space, asked)
        tasks = _tasks(space, asked, articles, found, old, whole)
        built = []
        for each in build.every(space.root, asked, tasks, stages, jobs or build.processes()):
            built.append(each)
            tell(each)
        built.sort(key=lambda each: each.article)
        _refuse(built, asked)
        untouched = [] if whole else _untouched(space, asked, built, old, not names)
        new = _merged(space, built, untouched, _inputs(space, asked, untouched, old, found))
        new = _furnished(space, asked, new, old, found, stages[0])
        return _put(built, new, old, stages, shown, dry)


def _refuse_folder(space: Workspace, folder: Path) -> None:
    """Raises SettingsError for a folder that what pages are made of lies in."""
    own = space.settings
    for name in filter(None, (own.source, own.catalogs, own.glossary, own.publish.templates)):
        if folder.resolve() == (space.root / name).resolve():
            problem = "pages would stand among what they are made of"
            raise SettingsError(problem, f"{name}/", step="name another folder")


def _standing(space: Workspace, folder: Path) -> Standing:
    data = storage.held(folder / manifest.NAME) if folder.is_dir() else None
    old = manifest.parsed(data.decode("utf-8", "replace")) if data else Manifest()
    now = inputs.digests({path: f"{folder}/{path}" for path in old.files})
    beside = [path for made in old.made for path in _beside(space, made)]
    here = inputs.digests({path: f"{space.root}/{path}" for path in beside})
    broken = frozenset(
        (made.listed.article, made.listed.locale)
        for made in old.made
        if not (_agree(made.files, now) and _agree(_beside(space, made), here))
    )
    return Standing(folder, old, broken, _agree(old.site, now))


def _agree(told: Mapping[str, str], now: Mapping[str, str]) -> bool:
    return all(now.get(path) == digest for path, digest in told.items())


def _beside(space: Workspace, made: Made) -> dict[str, str]:
    """SHA-256 of what an edition was made of that its key does not tell, by path in the
    workspace."""
    own, settings = made.listed, space.settings
    found = {f"{settings.source}/{name}": digest for name, digest in made.pictures.items()}
    if made.release:
        found[releases.shown(settings, own.article, own.locale)] = made.release
    return found


def _tasks(
    space: Workspace,
    asked: Order,
    articles: Iterable[Path],
    found: Inputs,
    old: Standing,
    whole: bool,
) -> list[Task]:
    """The articles to make, with what stands of them; a broken edition has no key that fits.

    Of the `whole` site nothing stands in languages that are not asked for.
    """
    locales = _locales(space, asked)
    known = {
        article: {
            locale: replace(made, key="") if (article, locale) in old.broken else made
            for locale, made in own.items()
            if locale in locales or not whole
        }
        for article, own in old.manifest.by_article.items()
    }
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


def _is_whole(space: Workspace, asked: Order) -> bool:
    """True where all languages of the settings are asked for: nothing else stands then."""
    own = {*space.settings.locales} - {space.settings.source_locale}
    return bool(own) and own <= {*asked.locales}


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
    space: Workspace, built: Sequence[Built], untouched: Sequence[Made], files: Mapping[str, str]
) -> Manifest:
    """What was made now and what stays: articles by name, locales as the settings name them."""
    settings = space.settings
    order = {name: at for at, name in enumerate((settings.source_locale, *settings.locales))}

    def place(made: Made) -> tuple[str, int, str]:
        own = made.listed
        return own.article, order.get(own.locale, len(order)), own.locale

    made = sorted([*untouched, *(each for one in built for each in one.made)], key=place)
    beside = {path: sha for each in made for path, sha in _beside(space, each).items()}
    return Manifest(tuple(made), {}, {**files, **beside})


def _inputs(
    space: Workspace, asked: Order, untouched: Iterable[Made], old: Standing, found: Inputs
) -> dict[str, str]:
    """The files that pages are made of; in languages that stay as they stood, those of then."""
    left = {made.listed.locale for made in untouched} - {*_locales(space, asked)}
    folders = tuple(f"{space.settings.catalogs}/{name}/" for name in left)
    past = old.manifest.inputs.items()
    kept = {path: digest for path, digest in past if folders and path.startswith(folders)}
    return {**kept, **found.files}


def _furnished(
    space: Workspace, asked: Order, new: Manifest, old: Standing, found: Inputs, stage: Stage
) -> Manifest:
    """The manifest with the files that belong to no single edition, made where they changed."""
    _refuse_twins(new)
    listed = [made.listed for made in new.made]
    key = sha(f"{found.shared}{listed!r}".encode())
    site = old.manifest.site
    if key != old.manifest.site_key or not old.furnished:
        files = furniture.files(listed, space.settings.source_locale, build.site(space, asked))
        site = {path: stage.put(path, text.encode()) for path, text in files.items()}
    whole = replace(new, site=site, site_key=key)
    _refuse_twins(whole)
    return whole


def _refuse_twins(new: Manifest) -> None:
    """Raises SettingsError where two pages would be the same file, or a picture one of them."""
    pictures = {path for made in new.made for path in _pictures(made)}
    own = [*(path for made in new.made for path in _own(made)), *new.site]
    twice = [path for path, count in Counter(own).items() if count > 1]
    if twice:
        step = "give one of them another name: publish.slugs"
        raise SettingsError(f"two pages would be {min(twice)}", step=step)
    if taken := pictures.intersection(own):
        problem = f"a picture would take the place of {min(taken)}"
        raise SettingsError(problem, step="give the picture another name")


def _pictures(made: Made) -> set[str]:
    """The pictures of an edition below the public folder; others of its language share them."""
    folder = made.listed.path.partition("/")[0]
    return {f"{folder}/{name}" for name in made.pictures} & made.files.keys()


def _own(made: Made) -> set[str]:
    """The files that no other edition may have."""
    return {made.listed.path} | (made.files.keys() - _pictures(made))


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
