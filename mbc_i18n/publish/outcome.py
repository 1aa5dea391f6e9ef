"""What became of a build, as the person who publishes is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from mbc_i18n.errors import UserError
from mbc_i18n.publish.build import Built
from mbc_i18n.publish.gate import Obstacle
from mbc_i18n.publish.manifest import Made, Manifest

Name = tuple[str, str]
"""An article and a locale."""


class Refused(UserError):
    """Translations that do not pass the gate: nothing was published."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        step = "remove them; or --draft, or --missing omit-page"
        many = f"{len(obstacles)} obstacles" if len(obstacles) > 1 else "1 obstacle"
        super().__init__(f"nothing was published: {many}", step=step)
        self.obstacles = tuple(obstacles)


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site."""

    file: str
    locale: str
    article: str
    """"" for what belongs to no article."""
    status: str
    """`source`, `released`, `kept` or `draft`; "" for what belongs to no article."""
    changed: bool


@dataclass(frozen=True, slots=True)
class Published:
    """The site as it is now, or as it would be."""

    pages: tuple[Page, ...]
    removed: tuple[str, ...] = ()
    """Files that stood from before and went."""
    obstacles: Mapping[Name, tuple[Obstacle, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """What keeps editions from their release."""
    omitted: tuple[Name, ...] = ()
    """The editions that did not go out."""
    behind: tuple[str, ...] = ()
    """Pages that were not asked for and do not lead to all languages that there are now."""

    @property
    def stale(self) -> list[str]:
        """The files that are not what a build would make."""
        return [*(page.file for page in self.pages if page.changed), *self.removed]


def published(
    built: Sequence[Built],
    new: Manifest,
    changed: Iterable[str],
    removed: Iterable[str],
    shown: str,
) -> Published:
    """What became of a build whose folder is `shown` to the user."""
    waiting = set(changed)
    pages = [_page(made, path, waiting) for made in new.made for path in made.files]
    pages += [Page(path, "", "", "", path in waiting) for path in new.site]
    named = {(each.article, name): own for each in built for name, own in each.obstacles.items()}
    return Published(
        tuple(
            Page(f"{shown}/{each.file}", each.locale, each.article, each.status, each.changed)
            for each in pages
        ),
        tuple(f"{shown}/{path}" for path in removed),
        named,
        tuple((each.article, name) for each in built for name in omitted(each)),
        tuple(f"{shown}/{path}" for path in _behind(built, new)),
    )


def omitted(built: Built) -> dict[str, tuple[Obstacle, ...]]:
    """The locales in which an article does not go out, and why."""
    out = {made.listed.locale for made in built.made}
    return {name: own for name, own in built.obstacles.items() if name not in out}


def _page(made: Made, path: str, changed: set[str]) -> Page:
    own = made.listed
    return Page(path, own.locale, own.article, own.status, path in changed)


def _behind(built: Sequence[Built], new: Manifest) -> Iterator[str]:
    """Pages of the articles made that were left alone though their languages changed."""
    siblings = {each.article: made.siblings for each in built for made in each.made}
    for made in new.made:
        if siblings.get(made.listed.article, made.siblings) != made.siblings:
            yield made.listed.path
