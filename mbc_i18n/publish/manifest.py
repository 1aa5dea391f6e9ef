"""What was published, from what: `manifest.json` beside the pages.

It tells by digests whether a page is up to date, which files are ours, and what each was made of.
"""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from mbc_i18n.publish.edition import Listed
from mbc_i18n.publish.interface import Phrase

NAME = "manifest.json"
VERSION = 1
_encoded = json.JSONEncoder(ensure_ascii=False).encode
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Made:
    """An edition that was published, and its files."""

    listed: Listed
    key: str
    """Digest of all that its words were judged and made by."""
    siblings: str
    """Digest of the other editions of its article, to which its pages lead."""
    files: Mapping[str, str]
    """SHA-256 of each file, by its path below the public folder."""
    fingerprint: str = ""
    """Of the words that were released (`Provenance.fingerprint`)."""
    pictures: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    """SHA-256 of each picture beside the article that it shows, by its path in the source folder,
    which no key tells: only who makes the page knows which they are."""
    release: str = ""
    """SHA-256 of the words that are kept of it; "" where none are."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that stands in the public folder and was made here."""

    made: tuple[Made, ...] = ()
    """By article and locale."""
    site: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    """SHA-256 of the files that belong to no single edition, by path."""
    inputs: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    """SHA-256 of each file that the pages were made of, by its path in the workspace."""
    site_key: str = ""
    """Digest of what the files of the site were made of."""

    @property
    def files(self) -> dict[str, str]:
        """SHA-256 of every file, by path."""
        return {
            **{path: sha for each in self.made for path, sha in each.files.items()},
            **self.site,
        }

    @property
    def by_article(self) -> dict[str, dict[str, Made]]:
        """What was made, by article and locale."""
        found: defaultdict[str, dict[str, Made]] = defaultdict(dict)
        for each in self.made:
            found[each.listed.article][each.listed.locale] = each
        return dict(found)


def text(manifest: Manifest) -> str:
    """The manifest as JSON. The same manifest gives the same text."""
    head = {
        "v": VERSION,
        "inputs": dict(sorted(manifest.inputs.items())),
        "site": dict(sorted(manifest.site.items())),
        "site_key": manifest.site_key,
    }
    lines = [f'"{key}": {_encoded(value)}' for key, value in head.items()]
    editions = ",\n".join(_encoded(_told(each)) for each in manifest.made)
    return "{" + ",\n".join(lines) + f',\n"editions": [\n{editions}\n]}}\n'


def _told(made: Made) -> dict[str, Any]:
    own = made.listed
    return {
        "article": own.article,
        "locale": own.locale,
        "status": own.status,
        "path": own.path,
        "title": [own.title.text, own.title.locale],
        "description": [own.description.text, own.description.locale] if own.description else None,
        "reviewed": own.reviewed.isoformat() if own.reviewed else None,
        "outdated": own.outdated,
        "fingerprint": made.fingerprint,
        "key": made.key,
        "siblings": made.siblings,
        "files": dict(sorted(made.files.items())),
        "pictures": dict(sorted(made.pictures.items())),
        "release": made.release,
    }


def parsed(data: str) -> Manifest:
    """A manifest from its text; an empty one where it is of another version or is none.

    A manifest only spares work and names our own files: without it everything is made anew.
    """
    try:
        told = json.loads(data)
        if told["v"] != VERSION:
            return Manifest()
        made = tuple(_made(each) for each in told["editions"])
        site, files = _paths(told["site"]), _texts(told["inputs"])
        return Manifest(made, site, files, str(told["site_key"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Manifest()


def _made(told: Mapping[str, Any]) -> Made:
    day = told["reviewed"]
    listed = Listed(
        str(told["article"]),
        str(told["locale"]),
        str(told["status"]),
        str(told["path"]),
        Phrase(*told["title"]),
        Phrase(*told["description"]) if told["description"] else None,
        datetime.date.fromisoformat(day) if day else None,
        bool(told["outdated"]),
    )
    key, siblings, words = (str(told[name]) for name in ("key", "siblings", "fingerprint"))
    files, pictures = _paths(told["files"]), _paths(told["pictures"])
    return Made(listed, key, siblings, files, words, pictures, str(told["release"]))


def _paths(told: Mapping[Any, Any]) -> dict[str, str]:
    """Digests by path. Raises ValueError for a path that leads out of its folder: none of ours."""
    for path in told:
        if path.startswith("/") or "\0" in path or ".." in path.split("/"):
            raise ValueError
    return _texts(told)


def _texts(told: Mapping[Any, Any]) -> dict[str, str]:
    return {str(key): str(value) for key, value in told.items()}
