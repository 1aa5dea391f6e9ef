"""How pages are published, as the settings say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError

FORMATS = ("html", "parallel", "source", "epub", "docx", "pdf")
"""What `publish` can make of an edition: a page, a page with the source beside it, the article in
its own format, a book, a Word document, a PDF document."""

RUN_IN_TERMS = ("strong", "dl", "none")
RAW_HTML = ("clean", "trust")
BLOCKING = ("error", "warning")
UNFIT = re.compile(r"""[\s\x00-\x1f\x7f-\x9f?#"<>]""")
"""What the address of a folder has not: white space, a query, a fragment, or what is quoted."""

MISSING = ("fail", "omit-page", "mark")
"""What happens where an edition cannot go out: the whole build is refused; the page is left out;
or, for drafts, the source's words stand where there are no others, and say so."""

EMPTY: Mapping[str, Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Publishing:
    """The keys of the table `publish`."""

    address: str = ""
    """The web address of the public folder, which ends in `/`; "" where nobody has said it. Without
    it there are no absolute links, no site map and no feeds."""
    publisher: str = ""
    """The organisation that publishes, as pages name it."""
    formats: tuple[str, ...] = ("html",)
    """Some of `FORMATS`."""
    templates: str = ""
    """A folder of templates that go before those of the package; "" for none."""
    run_in_terms: str = "strong"
    """How `Term: text` items of plain text are shown: strong, dl (where each item of a list has a
    term), none."""
    raw_html: str = "clean"
    """clean, or trust for raw HTML in sources, which then reaches pages as it is."""
    blocking: str = "error"
    """The severity from which on a finding that nobody answered keeps a page back: error or
    warning."""
    slugs: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: EMPTY)
    """The names of articles' files by locale, then by article."""
    replace: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: EMPTY)
    """Addresses of links and pictures that another takes the place of: by locale, then by the
    source's address."""


def publishing(value: object, file: str) -> Publishing:
    """The table `publish`. Raises SettingsError for unknown keys and for values of a wrong kind."""
    if not isinstance(value, dict):
        raise SettingsError("publish must be a table", file, step="as in [publish]")
    if unknown := [key for key in value if key not in READERS]:
        step = f"known: {', '.join(READERS)}"
        raise SettingsError(f"unknown setting 'publish.{unknown[0]}'", file, step=step)
    read = {key: READERS[key](f"publish.{key}", own, file) for key, own in value.items()}
    return Publishing(**read)


def _text(key: str, value: Any, file: str) -> str:
    if isinstance(value, str):
        return value
    raise SettingsError(f"{key} must be a string", file, step=f"as in {key} = …")


def _address(key: str, value: Any, file: str) -> str:
    text = _text(key, value, file)
    if text and not _is_folder(text):
        step = f'as in {key} = "https://example.org/health/"'
        raise SettingsError(f"{key} is no web address: {text!r}", file, step=step)
    return text.rstrip("/") + "/" if text else ""


def _is_folder(address: str) -> bool:
    """True for the web address of a folder; `urlsplit` alone would pass over line ends in it."""
    if UNFIT.search(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _folder(key: str, value: Any, file: str) -> str:
    text = _text(key, value, file)
    if PurePosixPath(text).is_absolute() or ".." in PurePosixPath(text).parts:
        raise SettingsError(f"folder {text!r} lies outside the workspace", file)
    return text


def _one_of(*known: str) -> Callable[[str, Any, str], str]:
    def read(key: str, value: Any, file: str) -> str:
        if value in known:
            return str(value)
        raise SettingsError(f"{key} must be {' or '.join(known)}", file)

    return read


def _formats(key: str, value: Any, file: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(each in FORMATS for each in value):
        raise SettingsError(f"{key} must be a list of {', '.join(FORMATS)}", file)
    return tuple(dict.fromkeys(value))


def _by_locale(key: str, value: Any, file: str) -> dict[str, dict[str, str]]:
    """A table of tables: locale, then what is replaced, then what takes its place."""
    if not isinstance(value, dict) or not all(isinstance(own, dict) for own in value.values()):
        raise SettingsError(f"{key} must be a table for each locale", file)
    found = {}
    for name, own in value.items():
        texts = {each: _text(f"{key}.{name}.{each}", text, file) for each, text in own.items()}
        found[_canonical(name, file)] = texts
    return found


def _slugs(key: str, value: Any, file: str) -> dict[str, dict[str, str]]:
    """Slugs name files: one part of a path, and no two articles share one."""
    found = _by_locale(key, value, file)
    for name, own in found.items():
        for article, slug in own.items():
            if not slug or slug.startswith(".") or any(sign in slug for sign in '/\\:?#%"<>|*\0'):
                step = "use letters, digits and hyphens"
                raise SettingsError(f"{key}.{name}.{article} cannot name a file", file, step=step)
        if len(set(own.values())) < len(own):
            raise SettingsError(f"{key}.{name}: two articles share a slug", file)
    return found


def _canonical(name: str, file: str) -> str:
    try:
        return locales.canonical(name)
    except SettingsError as error:
        raise SettingsError(error.problem, file, 0, error.step) from None


READERS: Mapping[str, Callable[[str, Any, str], Any]] = {
    "address": _address,
    "publisher": _text,
    "formats": _formats,
    "templates": _folder,
    "run_in_terms": _one_of(*RUN_IN_TERMS),
    "raw_html": _one_of(*RAW_HTML),
    "blocking": _one_of(*BLOCKING),
    "slugs": _slugs,
    "replace": _by_locale,
}
"""The keys of the table, and what reads each."""
