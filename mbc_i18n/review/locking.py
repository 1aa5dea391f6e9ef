"""One process, and one thread of it, at a time in a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mbc_i18n.errors import UserError


@contextmanager
def locked(folder: Path, shown: str = "") -> Iterator[None]:
    """Hold a folder, made where it is not there; others who ask for it wait.

    The lock is the system's own on the folder itself: nothing is left behind, and it ends with the
    process, however that ends. Editors know nothing of it. Raises UserError where the folder
    cannot be made or held. Not to be asked for twice by the same thread.
    """
    name = shown or str(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = _held(folder)
    except OSError as error:
        problem = f"cannot be locked ({error.strerror or error})"
        raise UserError(problem, name, step="work on a disk of this computer") from None
    try:
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":

    def _held(folder: Path) -> int:
        """Windows opens no folders: a file in it is held instead, and stays."""
        import msvcrt

        handle = os.open(folder / ".mbc-i18n-lock", os.O_RDWR | os.O_CREAT)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        return handle

else:

    def _held(folder: Path) -> int:
        import fcntl

        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            os.close(handle)
            raise
        return handle
