"""Files that are made beside the old ones and take their places all at the end.

Until then the old site stands whole; a build that fails leaves nothing behind.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from mbc_i18n.errors import UserError
from mbc_i18n.publish.inputs import sha
from mbc_i18n.storage import STEPS

PREFIX = ".mbc-i18n-"


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder whose files will be replaced, and the one in which the new ones wait."""

    folder: Path
    waiting: Path

    def put(self, path: str, data: bytes) -> str:
        """Let a file wait for its place; its SHA-256. One that stands there already needs none.

        Raises UserError for a path that leads out of the folder.
        """
        target = self.target(path)
        if not _holds(target, data):
            place = self.waiting / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        return sha(data)

    def target(self, path: str) -> Path:
        """Where a file goes. Raises UserError for a path, or a link, that leads elsewhere."""
        target = self.folder / path
        inside = Path(os.path.realpath(target)).is_relative_to(os.path.realpath(self.folder))
        if not inside or ".." in Path(path).parts:
            raise UserError("lies outside the folder of the pages", path, step="rename it")
        return target

    def changed(self) -> list[str]:
        """The files that wait, by name."""
        found = (path for path in self.waiting.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.waiting).as_posix() for path in found)

    def commit(self, last: str = "") -> list[str]:
        """Put every waiting file in its place, the `last` one after all others; their names.

        What can be known beforehand to fail does so before the first file is moved.
        """
        names = sorted(self.changed(), key=lambda name: (name == last, name))
        for name in names:
            _refuse_place(self.folder / name)
        for name in names:
            os.replace(self.waiting / name, self.folder / name)
        return names

    def remove(self, files: Mapping[str, str]) -> list[str]:
        """Remove files that still are what their SHA-256 says, and folders left empty by that.

        What lies elsewhere by now is none of ours, and stays.
        """
        gone = []
        for name, digest in sorted(files.items()):
            with suppress(FileNotFoundError, IsADirectoryError, NotADirectoryError, UserError):
                target = self.target(name)
                if sha(target.read_bytes()) == digest:
                    target.unlink()
                    gone.append(name)
                    self._prune(target.parent)
        return gone

    def _prune(self, folder: Path) -> None:
        while folder != self.folder and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def _refuse_place(path: Path) -> None:
    """Raises OSError for a place that no file can take; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not os.access(path.parent, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path.parent))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


@contextmanager
def staged(*folders: Path, elsewhere: bool = False) -> Iterator[list[Stage]]:
    """A stage for each folder. Raises UserError where something cannot be written.

    What an earlier build left when it was killed is cleared away. Nothing is written where nothing
    changes, not even the folder; `elsewhere`: nothing in any case, the files wait in another place.
    """
    new = [folder for folder in folders if not folder.exists()]
    own = tempfile.mkdtemp(prefix=PREFIX) if elsewhere else ""
    places = [Path(own, str(at)) if own else folder for at, folder in enumerate(folders)]
    stages = [
        Stage(folder, place / f"{PREFIX}{os.getpid()}")
        for folder, place in zip(folders, places, strict=True)
    ]
    try:
        yield stages
    except OSError as error:
        problem = f"cannot be written ({error.strerror or error}); the old files stay"
        step = STEPS.get(error.errno or 0, "check the folder it lies in")
        raise UserError(problem, str(error.filename or folders[0]), step=step) from None
    finally:
        for place in (Path(own),) if own else places:
            for left in (place,) if own else place.glob(PREFIX + "*"):
                shutil.rmtree(left, ignore_errors=True)
        for folder in new:
            with suppress(OSError):
                folder.rmdir()
