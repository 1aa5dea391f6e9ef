"""What pages are made of, by digest: whoever changes nothing gets the same pages for nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from mbc_i18n import workspace
from mbc_i18n.workspace import Workspace

NOT_OURS = "__pycache__"
"""The one folder in the package that is not part of it."""

MAKERS = (
    "babel", "jinja2", "markdown-it-py", "mdit-py-plugins", "nh3", "pyromark", "python-docx",
    "pyyaml", "turbohtml", "weasyprint",
)  # fmt: skip
"""Packages whose other versions may make other pages of the same files."""

AT_ONCE = 128
"""Files that a thread is given at a time."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files that pages are made of."""

    files: Mapping[str, str]
    """SHA-256 by path in the workspace."""
    shared: str
    """Digest of those that every page depends on, and of the tool."""
    signoffs: Mapping[str, str]
    """Digest of all sign-offs of each locale."""

    def key(self, space: Workspace, article: Path, locale: str) -> str:
        """Digest of all that an edition is judged and made by.

        A release that is kept is no part of it: it is only looked at where the catalog is not
        enough, and then each time.
        """
        own = (*_of_article(space, article), _of_catalog(space, article, locale))
        told = "".join(f"{self.files.get(name, '')}\0" for name in own)
        return sha(f"{self.shared}\0{self.signoffs.get(locale, '')}\0{told}".encode())


def sha(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal figures."""
    return hashlib.sha256(data).hexdigest()


def digests(paths: Mapping[str, Path | str]) -> dict[str, str]:
    """The SHA-256 of each file that is there, under the name that it has in the mapping."""
    files = list(paths.items())
    parts = [files[start : start + AT_ONCE] for start in range(0, len(files), AT_ONCE)]
    with ThreadPoolExecutor() as pool:
        return {name: digest for part in pool.map(_digests, parts) for name, digest in part}


def _digests(files: Sequence[tuple[str, Path | str]]) -> list[tuple[str, str]]:
    """The digests of the files that are there."""
    found = []
    for name, path in files:
        with suppress(OSError), open(path, "rb") as file:
            found.append((name, sha(file.read())))
    return found


def of(space: Workspace, locales: Sequence[str], asked: str) -> Inputs:
    """The files that the pages of a workspace are made of in some locales.

    `asked` is what somebody asked for beside the settings: other answers make other pages.
    """
    shared = dict(_named(space, _shared(space)))
    signed = {name: dict(_named(space, _signoffs(space, name))) for name in locales}
    files: dict[str, Path | str] = {**shared}
    for own in signed.values():
        files |= own
    files |= {name: f"{space.root}/{name}" for name in _own(space, locales)}
    found = digests(files)
    told = sha(f"{tool()}\0{asked}\0{_told(found, shared)}".encode())
    return Inputs(
        found, told, {name: sha(_told(found, own).encode()) for name, own in signed.items()}
    )


def _told(found: Mapping[str, str], names: Iterable[str]) -> str:
    return "".join(f"{name}\0{found[name]}\0" for name in sorted(names) if name in found)


def _named(space: Workspace, paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    return ((space.shown(path), path) for path in paths)


def _shared(space: Workspace) -> Iterator[Path]:
    """What every page depends on: settings, glossary, templates, rules."""
    settings = space.settings
    yield space.root / space.file
    for file in (settings.segmentation_rules, settings.segmentation_abbreviations):
        if file:
            yield space.root / file
    for folder in (settings.glossary, settings.publish.templates):
        if folder:
            yield from _files(space.root / folder)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _signoffs(space: Workspace, locale: str) -> list[Path]:
    return sorted(space.signoffs(locale).glob("*.jsonl"))


def _own(space: Workspace, locales: Sequence[str]) -> Iterator[str]:
    """What single editions depend on: articles and catalogs."""
    for article in space.articles:
        yield from _of_article(space, article)
        yield from (_of_catalog(space, article, locale) for locale in locales)


def _of_article(space: Workspace, article: Path) -> tuple[str, str]:
    """An article and its outline, as the user knows them."""
    folder = space.settings.source
    return f"{folder}/{article.name}", f"{folder}/{article.stem}{workspace.OUTLINE_ENDING}"


def _of_catalog(space: Workspace, article: Path, locale: str) -> str:
    return f"{space.settings.catalogs}/{locale}/{article.stem}.po"


@cache
def tool() -> str:
    """Digest of the package itself: another version may make other pages of the same files."""
    root = Path(__file__).parents[1]
    own = (path for path in root.rglob("*") if NOT_OURS not in path.parts and path.is_file())
    found = digests({path.relative_to(root).as_posix(): path for path in own})
    found |= {f"{name} {_version(name)}": "" for name in MAKERS}
    return sha("".join(f"{name}\0{found[name]}\0" for name in sorted(found)).encode())


def _version(name: str) -> str:
    """The version of a package; "" where it is not installed."""
    with suppress(metadata.PackageNotFoundError):
        return metadata.version(name)
    return ""
