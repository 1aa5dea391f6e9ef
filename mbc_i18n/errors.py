"""One root for the mistakes that a user can make and mend."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can mend, told in one line: `file:line: problem; next step`.

    `file` is shown as the user named it, `line` counts from 1 (0: the whole file), `step` says what
    to do next. The command line shows it without a traceback and leaves with status 2.
    """

    def __init__(self, problem: str, file: str = "", line: int = 0, step: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.file = file
        self.line = line
        self.step = step

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        step = f"; {self.step}" if self.step else ""
        return f"{place}{self.problem}{step}"


class FormatError(UserError):
    """A source document that cannot be read, or a translation that cannot be written in it."""


class CatalogError(UserError):
    """A PO file that cannot be read or does not belong where it stands."""


class SettingsError(UserError):
    """A workspace, its settings or its glossary that cannot be used."""
