"""What the page reads of a workspace, kept for as long as the files stay as they are.

Nothing here decides what is saved: a save reads everything again, under the lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from mbc_i18n.workspace import Workspace

Value = TypeVar("Value")
Stamp = tuple[tuple[str, int, int, int, int], ...]

KEPT = 64
"""Values that are kept of each kind at most; the one that was made first goes first."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A workspace, and what was read of it."""

    space: Workspace
    kept: dict[tuple[str, ...], tuple[Stamp, Any]] = field(default_factory=dict)


def stamp(paths: Iterable[Path]) -> Stamp:
    """What tells whether files were written since: every save of ours makes a ledger longer."""
    return tuple(_stamp(path) for path in paths)


def _stamp(path: Path) -> tuple[str, int, int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return (str(path), 0, 0, 0, 0)
    return (str(path), found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def fetched(
    shelf: Shelf, key: tuple[str, ...], paths: Iterable[Path], make: Callable[[], Value]
) -> Value:
    """What was made last time under a key, made anew where one of the files changed."""
    now = stamp(paths)
    seen = shelf.kept.get(key)
    if seen is not None and seen[0] == now:
        value: Value = seen[1]
        return value
    value = make()
    shelf.kept.pop(key, None)
    shelf.kept[key] = (now, value)
    _make_room(shelf, key[0])
    return value


def _make_room(shelf: Shelf, kind: str) -> None:
    own = [key for key in list(shelf.kept) if key[0] == kind]
    for key in own[:-KEPT]:
        shelf.kept.pop(key, None)
