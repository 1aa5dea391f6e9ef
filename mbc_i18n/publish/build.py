"""One article in all its languages, judged and made; many at a time in several processes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from pathlib import Path
from types import MappingProxyType

from mbc_i18n import storage, workspace
from mbc_i18n.errors import UserError
from mbc_i18n.model import Document
from mbc_i18n.publish import editions, outputs, releases
from mbc_i18n.publish.edition import KEPT, Content, Edition, Listed, content, listed
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


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workspace with all that its articles are made by."""

    space: Workspace
    site: Site
    own: Grounds
    order: Order

    @property
    def folder(self) -> Path:
        """Where articles and their pictures lie."""
        return self.space.root / self.space.settings.source


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
    """The articles, made and waiting on the stages: that of the pages, then that of the releases
    if any are to be written.

    Raises UserError for what cannot be made.
    """
    busy = [task for task in tasks if not task.stands]
    if len(busy) < MANY or jobs < 2:
        own = workshop(root, order)
        yield from (built(own, task, stages) for task in tasks)
        return
    given = [(root, order, task, tuple(stages)) for task in busy]
    try:
        with ProcessPoolExecutor(jobs) as pool:
            made = pool.map(_in_process, given, chunksize=AT_ONCE)
            own = workshop(root, order)
            yield from (built(own, task, stages) for task in tasks if task.stands)
            yield from made
    except BrokenProcessPool:
        step = "see whether there is memory enough, or use --jobs 1"
        raise UserError("a process was ended before its work was done", step=step) from None


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
        one = _made(work, own.order, task.keys[name], told, stages[0])
        kept = _kept(own.space, task.article, name, everything[name], stages[1:])
        made.append(replace(one, release=kept))
    obstacles = {n: each.obstacles for n, each in everything.items() if each.obstacles}
    return Built(task.article, tuple(made), obstacles)


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
    found = editions.judged(document, locale, own.order.choice, own.own)
    kept = found.edition if found.edition and found.edition.status == KEPT else None
    return _without_holes(own, found, kept) if kept else found


def _without_holes(own: Workshop, found: Judged, kept: Edition) -> Judged:
    """A last approved edition, unless a picture of it has gone since."""
    try:
        outputs.pictures(content(kept, own.site), kept, own.folder)
    except UserError as error:
        problem = f"{error.problem} for its last approved edition"
        gone = Obstacle(error.file, 0, "", problem, "add it again")
        return Judged(None, (*found.obstacles, gone))
    return found


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
    pictures = outputs.pictures(text, edition, own.folder)
    single = own.order.single_file
    return outputs.Work(edition, text, siblings, pictures, own.site, single)


def _made(work: outputs.Work, order: Order, key: str, siblings: str, stage: Stage) -> Made:
    """Let the files of an edition wait, and tell what was made."""
    found = {path: stage.put(path, data) for path, data in outputs.files(work, order.formats)}
    provenance = work.edition.provenance
    words = provenance.fingerprint if provenance else ""
    own = listed(work.edition, work.content, work.site)
    pictures = {outputs.place(address): sha(data) for address, data in work.pictures.items()}
    return Made(own, key, siblings, found, words, pictures)


def _kept(
    space: Workspace, article: str, locale: str, judged: Judged, stages: Sequence[Stage]
) -> str:
    """The SHA-256 of the words that are kept of an edition; "" where there are none.

    What passes the gate today waits to become the last approved edition, if there is a stage.
    """
    path = releases.path(space, article, locale)
    if judged.edition and judged.edition.status == KEPT:
        return sha(storage.read(path, space.shown(path)))
    if not (judged.kept and stages):
        return ""
    return stages[0].put(path.relative_to(stages[0].folder).as_posix(), judged.kept.encode())
