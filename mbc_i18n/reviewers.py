"""The people who review, as the settings name them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError
from mbc_i18n.model import normal

ID = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")
"""It names a file, on systems too that do not tell capitals from small letters."""
KEY = re.compile(r"(?:ssh|ecdsa|sk)-[\w@.-]+ [A-Za-z0-9+/=]+(?: [^\r\n]*)?")
"""A line of a `.pub` file that ssh-keygen made."""

NEEDED = ("id", "name", "roles", "locales")
LISTS = ("roles", "locales")
KEYS = (*NEEDED, "credentials", "email", "signing_key")
EXAMPLE = 'id = "ana", name = "Ana Ruiz", roles = ["linguistic"], locales = ["es"]'


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person whose sign-off counts, in some roles and locales."""

    id: str
    """Names the person in records, and the person's file in `signoffs/`."""
    name: str
    roles: tuple[str, ...]
    """Roles in which the person may approve."""
    locales: tuple[str, ...]
    """Locales of which the person may approve words, in the gettext spelling."""
    credentials: str = ""
    """What makes the person fit for it: `MD, oncologist`."""
    email: tuple[str, ...] = ()
    """Addresses by which git's `user.email` and a PO file's Last-Translator are recognized."""
    signing_key: str = ""
    """The public SSH key with which the person seals the own ledger, if any."""

    def is_named(self, text: str) -> bool:
        """True where a text, such as a Last-Translator, names the person.

        The id, the name or an address is enough, in any capitals.
        """
        name, _, rest = text.partition("<")
        named = _folded(name) in (self.id, _folded(self.name))
        return named or self.has_address(rest.partition(">")[0] if rest else name)

    def has_address(self, text: str) -> bool:
        """True for an e-mail address of the person, in any capitals."""
        return _folded(text) in map(_folded, self.email)


def _folded(text: str) -> str:
    return " ".join(normal(text).casefold().split())


def reviewers(value: object, file: str) -> tuple[Reviewer, ...]:
    """The reviewers of `[[reviewers]]` tables.

    Raises SettingsError for what is missing, unknown or of a wrong kind, and where two reviewers
    share an id or an address.
    """
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        problem = "reviewers must be a list of tables"
        raise SettingsError(problem, file, step=f"as in reviewers = [{{ {EXAMPLE} }}]")
    found = tuple(_reviewer(table, _title(table, n), file) for n, table in enumerate(value, 1))
    own = [name for each in found for name in {each.id, *map(_folded, each.email)}]
    if twice := [name for name, count in Counter(own).items() if count > 1]:
        raise SettingsError(f"two reviewers are {twice[0]!r}", file, step="tell them apart")
    return found


def _title(table: Mapping[str, Any], number: int) -> str:
    own = table.get("id")
    return f"reviewer {own!r}" if isinstance(own, str) else f"reviewer {number}"


def _reviewer(table: Mapping[str, Any], title: str, file: str) -> Reviewer:
    for key in table:
        if key not in KEYS:
            raise SettingsError(f"{title}: unknown key {key!r}", file, step=f"known: {_listed()}")
    for key in NEEDED:
        if not table.get(key):
            raise SettingsError(f"{title} has no {key}", file, step=f"as in {EXAMPLE}")
    values = {key: _value(key, table[key], title, file) for key in table}
    _refuse_unfit(values, title, file)
    return Reviewer(**{**values, "locales": _canonical(values["locales"], title, file)})


def _listed() -> str:
    return ", ".join(KEYS)


def _value(key: str, value: object, title: str, file: str) -> Any:
    if key == "email" and isinstance(value, str):
        value = [value]
    many = key in (*LISTS, "email")
    if many and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    if not many and isinstance(value, str):
        return value
    kind = "a list of strings" if many else "a string"
    raise SettingsError(f"{title}: {key} must be {kind}", file)


def _refuse_unfit(values: Mapping[str, Any], title: str, file: str) -> None:
    if not ID.fullmatch(values["id"]):
        step = "use small letters a to z, digits, and . _ - between them"
        raise SettingsError(f"{title}: the id names a file and cannot be so", file, step=step)
    if not all(map(_folded, values.get("email", ()))):
        raise SettingsError(f"{title} has an empty email", file, step="leave the key out")
    if values.get("signing_key") and not KEY.fullmatch(values["signing_key"]):
        step = "copy the one line of the .pub file"
        raise SettingsError(f"{title}: signing_key is no public SSH key", file, step=step)


def _canonical(names: tuple[str, ...], title: str, file: str) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(locales.canonical(name) for name in names))
    except SettingsError as error:
        raise SettingsError(f"{title}: {error.problem}", file, 0, error.step) from None
