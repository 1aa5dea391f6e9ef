"""Where pages lie: the locale that a folder or a file's name says, and the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mbc_i18n.publish.verify import kinds, tongues
from mbc_i18n.publish.verify.values import Page


@dataclass(frozen=True, slots=True)
class Place:
    """What the path of a page says."""

    locale: str
    """As it is written there; "" where it says none."""
    article: str
    """The path without the locale: pages that share it are of one article."""


def placed(pages: Mapping[str, Page]) -> dict[str, Place]:
    """The place of each page.

    A part of a path is a locale where some page there says so in its `lang`, or where its
    neighbours are locales for that reason: `es/x.html`, `docs/es/x.html`, `x.es.html`.
    """
    sure = {
        (before, after)
        for file, page in pages.items()
        for before, name, after in _parts(file)
        if tongues.agree(name, page.html.says("lang").strip())
    }
    return {
        file: Place("", file) if kinds.is_for_staff(page) else _place(file, sure)
        for file, page in pages.items()
    }


def _place(file: str, sure: set[tuple[str, str]]) -> Place:
    for before, name, after in _parts(file):
        if (before, after) in sure:
            return Place(name, _article(file, name, after))
    return Place("", file)


def _article(file: str, name: str, after: str) -> str:
    if after == "/":
        parts = file.split("/")
        parts.remove(name)
        return "/".join(parts)
    stem, _, ending = file.rpartition(".")
    return f"{stem.removesuffix('.' + name)}.{ending}"


def _parts(file: str) -> Iterator[tuple[str, str, str]]:
    """The parts of a path that may be locales, with what stands before each and behind it."""
    *folders, name = file.split("/")
    for index, folder in enumerate(folders):
        if tongues.known(folder):
            yield "/".join(folders[:index]), folder, "/"
    stem, _, ending = name.rpartition(".")
    suffix = stem.rpartition(".")[2]
    if suffix != stem and tongues.known(suffix):
        yield "/".join(folders), suffix, "." + ending
