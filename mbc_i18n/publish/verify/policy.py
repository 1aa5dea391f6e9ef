"""Content Security Policy, as far as pages that run no script need it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n.publish.verify import addresses
from mbc_i18n.publish.verify.values import Node, Page

HASHES = {"sha256": hashlib.sha256, "sha384": hashlib.sha384, "sha512": hashlib.sha512}
SELF = "'self'"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a page allows itself."""

    directives: Mapping[str, tuple[str, ...]]

    def sources(self, name: str) -> tuple[str, ...] | None:
        """What a directive allows, None where it leaves everything open."""
        found = self.directives.get(name)
        return found if found is not None else self.directives.get("default-src")

    def allows_inline(self, name: str, content: str) -> bool:
        """True for a script or a style sheet inside the page."""
        allowed = self.sources(name)
        if allowed is None:
            return True
        hashed = [each for each in allowed if each.partition("-")[0].strip("'") in HASHES]
        if any(digest(each, content) for each in hashed):
            return True
        return "'unsafe-inline'" in allowed and not hashed

    def allows(self, name: str, address: str, own: bool) -> bool:
        """True for an address, `own` where it is in the folder."""
        allowed = self.sources(name)
        if allowed is None:
            return True
        scheme = addresses.scheme(address)
        host = addresses.resolved(address, "", "").host
        open_ones = {"*", f"{scheme}:", host, f"{scheme}://{host}"}
        return (own and SELF in allowed) or any(each in open_ones for each in allowed if each)


def digest(source: str, content: str) -> bool:
    """True where a source of a policy is the digest of a content."""
    name, _, value = source.strip("'").partition("-")
    found = HASHES[name](content.encode(errors="replace")).digest()
    return base64.b64encode(found).decode() == value.replace("-", "+").replace("_", "/")


def element(page: Page) -> Node | None:
    """The element that holds the page's policy."""
    for node in page.all("meta"):
        if node.says("http-equiv").strip().lower() == "content-security-policy":
            return node
    return None


@lru_cache(maxsize=1)
def policy(page: Page) -> Policy | None:
    """The page's policy, None where it has none."""
    node = element(page)
    if node is None:
        return None
    found: dict[str, tuple[str, ...]] = {}
    for directive in node.says("content").split(";"):
        name, *values = directive.split() or [""]
        if name:
            found.setdefault(name.lower(), tuple(values))
    return Policy(found)
