"""One article in all its languages, judged and made; many at a time in several processes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from pathlib import Path
from types import MappingProxyType

from mbc_i18n import storage, workspace
from mbc_i18n.model import Document
from mbc_i18n.publish import editions, outputs, releases
from mbc_i18n.publish.edition import KEPT, Content, Listed, content, listed
from mbc_i18n.publish.editions import Choice, Grounds, Judged
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.gate import Obstacle
from mbc_i18n.publish.inputs import sha
from mbc_i18n.publish.manifest import Made
from mbc_i18n.publish.staging import Stage
from mbc_i18n.workspace import Workspace

MANY = 24
"""Articles from which on a second process saves more time than it takes to start."""
TEMPLATES = (".css", ".html", ".opf", ".xhtml", ".xml")
"""What in the publisher's folder of templates is one."""
AT_ONCE = 8
"""Articles that a process is given at a time."""


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asked for."""

    locales: tuple[str, ...]
    """Those to publish, without the source's."""
    formats: tuple[str, ...] = ("html",)
    """Some of `publishing.FORMATS`."""
    choice: Choice = field(default_factory=Choice)
    single_file: bool = False

    @property
    def told(self) -> str:
        """What makes other pages of the same files."""
        return f"{self.choice.draft} {self.choice.missing} {self.formats} {self.single_file}"


@dataclass(frozen=True, slots=True)
class Task:
    """An article to be made."""

    article: str
    keys: Mapping[str, str]
    """The digest of what each edition is made of, by locale: those to make."""
    known: Mapping[str, Made] = field(default_factory=lambda: MappingProxyType({}))
    """What stands from before, by locale; files that somebody changed are none of it."""

    @property
    def stands(self) -> bool:
        """True where nothing has to be judged, and so next to nothing to be done."""
        return all(_stands(self.known.get(name), key) for name, key in self.keys.items())


@dataclass(frozen=True, slots=True)
class Built:
    """What became of an article."""

    article: str
    made: tuple[Made, ...]
    """Of the editions asked for, those that go out."""
    obstacles: Mapping[str, tuple[Obstacle, ...]]
    """What keeps an edition from its release, by locale."""
    inputs: Mapping[str, str]
    """SHA-256 of the releases that are kept, by path in the workspace."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workspace with all that its articles are made by."""

    space: Workspace
    site: Site
    own: Grounds
    order: Order


def workshop(root: Path, order: Order) -> Workshop:
    """The workshop of a workspace. Raises UserError for what cannot be read."""
    space = workspace.find(root)
    return Workshop(space, site(space, order), editions.grounds(space, order.locales), order)


def site(space: Workspace, order: Order) -> Site:
    """The site of a workspace in the forms asked for, with the publisher's own templates."""
    own = replace(space.settings.publish, formats=order.formats)
    folder = space.root / own.templates
    found = sorted(each for each in folder.rglob("*") if each.is_file()) if own.templates else []
    texts = {
        each.relative_to(folder).as_posix(): storage.decode(storage.read(each), space.shown(each))
        for each in found
        if each.suffix in TEMPLATES
    }
    return Site(own, texts)


def every(
    root: Path, order: Order, tasks: Sequence[Task], stages: Sequence[Stage], jobs: int
) -> Iterator[Built]:
    """The articles, made and waiting on the stages of pages and of releases."""
    busy = [task for task in tasks if not task.stands]
    if len(busy) < MANY or jobs < 2:
        own = workshop(root, order)
        yield from (built(own, task, stages) for task in tasks)
        return
    with ProcessPoolExecutor(jobs) as pool:
        given = [(root, order, task, tuple(stages)) for task in busy]
        made = pool.map(_in_process, given, chunksize=AT_ONCE)
        own = workshop(root, order)
        yield from (built(own, task, stages) for task in tasks if task.stands)
        yield from made


def _in_process(given: tuple[Path, Order, Task, Sequence[Stage]]) -> Built:
    root, order, task, stages = given
    return built(_workshop(root, order), task, stages)


_workshop = lru_cache(maxsize=1)(workshop)
"""A process makes many articles in one workshop."""


def processes() -> int:
    """How many processes this computer runs at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def built(own: Workshop, task: Task, stages: Sequence[Stage]) -> Built:
    """Make one article: judge its editions, then make the files of those that go out.

    What stands from before is left alone as long as its words, and the languages that its pages
    lead to, are the same.
    """
    fresh = [name for name, key in task.keys.items() if _stands(task.known.get(name), key)]
    document = cache(partial(_document, own.space, task.article))
    judged = {n: _judged(own, document(), n) for n in task.keys if n not in fresh}
    shown = _shown(judged, own.site)
    siblings = _siblings(own, task, judged, shown)
    told = sha(repr(siblings).encode())
    late = {n: _judged(own, document(), n) for n in fresh if task.known[n].siblings != told}
    everything = {**judged, **late}
    shown |= _shown(late, own.site)
    made = [task.known[name] for name in fresh if name not in late]
    for name, text in shown.items():
        work = _work(own, everything[name], text, siblings)
        made.append(_made(work, own.order, task.keys[name], told, stages[0]))
    _keep(own.space, task.article, everything, stages[1])
    obstacles = {n: each.obstacles for n, each in everything.items() if each.obstacles}
    return Built(
        task.article, tuple(made), obstacles, _releases(own.space, task.article, everything)
    )


def _stands(old: Made | None, key: str) -> bool:
    """True for an edition whose words need not be judged again.

    One that is kept is: it also depends on what is kept of it.
    """
    return old is not None and old.key == key and old.listed.status != KEPT


def _document(space: Workspace, article: str) -> Document:
    return next(workspace.documents(space, (article,)))


def _judged(own: Workshop, document: Document, locale: str) -> Judged:
    if locale == document.locale:
        return Judged(editions.source(document))
    return editions.judged(document, locale, own.order.choice, own.own)


def _shown(judged: Mapping[str, Judged], site: Site) -> dict[str, Content]:
    """What each edition that goes out says."""
    found = {name: each.edition for name, each in judged.items()}
    return {name: content(each, site) for name, each in found.items() if each is not None}


def _siblings(
    own: Workshop, task: Task, judged: Mapping[str, Judged], shown: Mapping[str, Content]
) -> tuple[Listed, ...]:
    """Every edition of the article: the source's first, then as the settings name the locales."""
    found = {name: old.listed for name, old in task.known.items() if name not in judged}
    for name, text in shown.items():
        if edition := judged[name].edition:
            found[name] = listed(edition, text, own.site)
    settings = own.space.settings
    order = [settings.source_locale, *settings.locales]
    return tuple(
        found[name] for name in [*dict.fromkeys([*order, *sorted(found)])] if name in found
    )


def _work(
    own: Workshop, judged: Judged, text: Content, siblings: tuple[Listed, ...]
) -> outputs.Work:
    edition = judged.edition
    if edition is None:
        raise ValueError("an edition that does not go out")
    folder = own.space.root / own.space.settings.source
    pictures = outputs.pictures(text, edition, folder)
    single = own.order.single_file
    return outputs.Work(edition, text, siblings, pictures, own.site, single)


def _made(work: outputs.Work, order: Order, key: str, siblings: str, stage: Stage) -> Made:
    """Let the files of an edition wait, and tell what was made."""
    found = {path: stage.put(path, data) for path, data in outputs.files(work, order.formats)}
    provenance = work.edition.provenance
    words = provenance.fingerprint if provenance else ""
    own = listed(work.edition, work.content, work.site)
    return Made(own, key, siblings, found, words)


def _keep(space: Workspace, article: str, judged: Mapping[str, Judged], stage: Stage) -> None:
    """Let the words that pass the gate today wait to become the last approved edition."""
    for name, each in judged.items():
        if each.kept:
            path = releases.path(space, article, name)
            stage.put(path.relative_to(stage.folder).as_posix(), each.kept.encode())


def _releases(space: Workspace, article: str, judged: Mapping[str, Judged]) -> dict[str, str]:
    """The SHA-256 of each release that was fallen back on, by path in the workspace."""
    kept = (n for n, each in judged.items() if each.edition and each.edition.status == KEPT)
    paths = [releases.path(space, article, name) for name in kept]
    return {space.shown(path): sha(storage.read(path)) for path in paths}
