"""When the files that a site is made of change."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from mbc_i18n import workspace
from mbc_i18n.errors import UserError
from mbc_i18n.workspace import Workspace

Stamp = frozenset[tuple[str, int, int]]
"""Each file with its time and its size."""

IGNORED = (".mbc-i18n-", ".git", ".#", "~")
"""What the names of files and folders begin with that are nobody's work."""


def changes(space: Workspace, wait: Callable[[], bool]) -> Iterator[None]:
    """Once at the beginning, and once each time after a file of the workspace has changed.

    It looks again whenever `wait` comes back with True, and ends when it says False. Settings that
    change meanwhile are followed.
    """
    seen: Stamp | None = None
    going = True
    while going:
        if stamp(space) != seen:
            space = _anew(space)
            seen = stamp(space)
            yield
        going = wait()


def _anew(space: Workspace) -> Workspace:
    """The workspace as its settings now say; as it was where they cannot be read."""
    with suppress(UserError):
        return workspace.find(space.root)
    return space


def stamp(space: Workspace) -> Stamp:
    """The files of a workspace as they now are, but for what is published."""
    own = space.settings
    names = (own.source, own.catalogs, own.glossary, own.publish.templates)
    folders = [space.root / name for name in names if name]
    found = [entry for folder in folders for entry in _entries(folder)]
    files = (space.file, own.segmentation_rules, own.segmentation_abbreviations)
    single = [entry for name in files if name for entry in _entry(space.root / name)]
    return frozenset([*found, *single])


def _entries(folder: Path) -> Iterator[tuple[str, int, int]]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(IGNORED)]
        for name in files:
            if not name.startswith(IGNORED):
                yield from _entry(Path(place, name))


def _entry(path: Path) -> Iterator[tuple[str, int, int]]:
    """The file as it is; nothing where it went while we looked."""
    try:
        found = path.stat()
    except OSError:
        return
    yield str(path), found.st_mtime_ns, found.st_size
