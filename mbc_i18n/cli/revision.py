"""What changed in a folder since a revision, as git tells it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from mbc_i18n.errors import UserError
from mbc_i18n.findings.changes import Changed, changes

QUIET = ("git", "-c", "core.quotePath=off")


def changed_since(revision: str, folder: Path) -> dict[str, Changed]:
    """The lines that are other than in a revision, by file as named from a folder.

    Where a branch has gone on since, its revision is the one that both have in common. Raises
    UserError where there is no git, no repository, or no such revision.
    """
    if _git(folder, "rev-parse", "--is-inside-work-tree").returncode:
        raise UserError(f"--diff {revision}: not in a git repository", step="leave --diff out")
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options",
                 f"{revision}^{{commit}}")  # fmt: skip
    if found.returncode:
        step = "name a branch, a tag or a commit; a shallow clone may lack it"
        raise UserError(f"--diff: git knows no revision {revision!r}", step=step)
    common = _git(folder, "merge-base", _told(found), "HEAD")
    base = _told(common) or _told(found)
    difference = _git(
        folder, "diff", "--unified=0", "--relative", "--no-color", "--no-ext-diff",
        "--no-textconv", "--no-renames", "--src-prefix=a/", "--dst-prefix=b/", base, "--",
    )  # fmt: skip
    new = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    names = [name for name in new.stdout.decode("utf-8", "replace").split("\0") if name]
    return changes(difference.stdout.decode("utf-8", "replace"), names)


def _told(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stdout.decode("ascii", "replace").strip()


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run((*QUIET, *arguments), cwd=folder, capture_output=True, check=False)
    except OSError:
        raise UserError("--diff needs git, and there is none", step="leave --diff out") from None
