"""Who somebody is: never a person who is not named."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from mbc_i18n.errors import UserError
from mbc_i18n.reviewers import Reviewer

VARIABLE = "MBC_I18N_REVIEWER"


def reviewer(
    people: Sequence[Reviewer], named: str, environment: Mapping[str, str], folder: Path
) -> Reviewer:
    """The reviewer who is named, or whom the environment or git names.

    First the name that was given, then the variable `MBC_I18N_REVIEWER`, then git's `user.email`
    of the folder. Raises UserError where that is nobody whom the settings know.
    """
    if not people:
        step = "name the people who review in the settings, [[reviewers]]"
        raise UserError("nobody can review: the settings name no reviewers", step=step)
    known = ", ".join(each.id for each in people)
    asked = named or environment.get(VARIABLE, "")
    if asked:
        found = [each for each in people if each.id == asked]
        if not found:
            raise UserError(f"no reviewer {asked!r}", step=f"reviewers: {known}")
        return found[0]
    address = _git_address(folder)
    found = [each for each in people if address and each.has_address(address)]
    if len(found) != 1:
        told = f"git's user.email, {address}, is no reviewer's" if address else "nobody named"
        step = f"say who you are with --as or {VARIABLE} (reviewers: {known})"
        raise UserError(told, step=step)
    return found[0]


def _git_address(folder: Path) -> str:
    """git's `user.email` as it counts in a folder; "" where there is none, or no git."""
    command = ["git", "-C", str(folder), "config", "user.email"]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace").strip()
