"""Where the links of a page lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

INDEX = "index.html"
SCHEME = re.compile(r"[A-Za-z][A-Za-z\d+.-]*:")
HIDDEN = re.compile("[\x00-\x20]+")


@dataclass(frozen=True, slots=True)
class Target:
    """What a link names."""

    scheme: str = ""
    """Of an address; "" for a file of the folder."""
    file: str = ""
    """Below the folder; starts with `../` where it lies outside."""
    fragment: str = ""
    host: str = ""


@lru_cache(maxsize=1 << 14)
def scheme(address: str) -> str:
    """The scheme that a browser sees, in small letters; "" for none."""
    found = SCHEME.match(HIDDEN.sub("", address))
    return found[0][:-1].lower() if found else ""


def resolved(address: str, file: str, site: str) -> Target:
    """What an address on a page means; `site` is the folder's own address, if it is known."""
    address = address.strip()
    if site and address.startswith(site):
        address, file = address[len(site) :], ""
    elif address.startswith("//"):
        return Target("https", host=_host(f"https:{address}"))
    elif name := scheme(address):
        return Target(name, host=_host(address))
    path, _, fragment = address.partition("#")
    return Target(file=_path(path.partition("?")[0], file, site), fragment=unquote(fragment))


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return "?"


def _path(path: str, file: str, site: str) -> str:
    """The file below the folder that a path on a page means."""
    path = unquote(path)
    if not path:
        return file or INDEX
    if path.startswith("/"):
        root = urlsplit(site).path if site else "/"
        outside = not path.startswith(root)
        joined = f"..{path}" if outside else path[len(root) :]
    else:
        joined = posixpath.join(posixpath.dirname(file), path)
    ends = path.endswith(("/", "/.", "/..")) or path in (".", "..")
    normal = posixpath.normpath(joined or ".").removeprefix("./")
    if normal == ".":
        return INDEX
    return f"{normal}/{INDEX}" if ends or not joined else normal


def found(file: str, files: Collection[str]) -> str:
    """The file that a server would give for a path: itself, its index or with its ending."""
    candidates = (file, f"{file}/{INDEX}", f"{file}.html")
    return next((each for each in candidates if each in files), "")


def sites(addresses: Collection[tuple[str, str]]) -> str:
    """The folder's address, from the addresses that its pages give themselves; "" for none."""
    votes: dict[str, int] = {}
    for address, file in addresses:
        if scheme(address) in ("http", "https"):
            plain = unquote(address.partition("#")[0].partition("?")[0])
            for ending in (file, file.removesuffix(INDEX), file.removesuffix(".html")):
                if plain.endswith("/" + ending):
                    base = plain[: len(plain) - len(ending)]
                    votes[base] = votes.get(base, 0) + 1
                    break
    return max(votes, key=lambda base: votes[base]) if votes else ""
