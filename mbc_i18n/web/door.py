"""Who may come in: links that work once, cookies, and what a browser says of itself.

The page stands on a reviewer's own computer, beside every other page that the browser has open.
None of them may read it or write through it: the host's name is checked against a stranger's name
for this address, the origin and `Sec-Fetch-Site` against a stranger's form.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlsplit

from mbc_i18n.reviewers import Reviewer

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
WRITING = ("POST", "PUT", "PATCH", "DELETE")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Of every answer. The referrer's policy is not stricter: browsers would then hide the origin of
our own forms too."""


@dataclass(frozen=True, slots=True)
class Door:
    """The address of a server, the links that nobody has used, and who came in."""

    base: str
    """What every address of the page begins with: `http://127.0.0.1:8642`."""
    links: dict[str, Reviewer] = field(default_factory=dict)
    """Digest of a link's token to its reviewer."""
    guests: dict[str, Reviewer] = field(default_factory=dict)
    """Digest of a cookie's value to its reviewer."""

    @property
    def cookie(self) -> str:
        """The cookie's name. Cookies know no ports: two servers need two names."""
        return f"mbc-i18n-{urlsplit(self.base).port or 'review'}"

    @property
    def secure(self) -> bool:
        """True where the page is reached by TLS alone."""
        return self.base.startswith("https:")

    @property
    def origins(self) -> frozenset[str]:
        """The origins of this server's own pages."""
        scheme, host = urlsplit(self.base).scheme, urlsplit(self.base).netloc
        port = urlsplit(self.base).port
        name = host.rpartition(":")[0] if port else host
        names = LOOPBACK if name in LOOPBACK else (name,)
        return frozenset(f"{scheme}://{each}" + (f":{port}" if port else "") for each in names)

    @property
    def hosts(self) -> frozenset[str]:
        """What browsers may call this server."""
        return frozenset(urlsplit(origin).netloc for origin in self.origins)


def digest(secret: str) -> str:
    """What is kept of a secret; to look it up tells nothing of it by the time that it takes."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def links(door: Door, people: Sequence[Reviewer]) -> dict[str, str]:
    """A link that works once, by each reviewer's id."""
    found: dict[str, str] = {}
    for person in people:
        token = secrets.token_urlsafe(32)
        door.links[digest(token)] = person
        found[person.id] = f"{door.base}/?token={token}"
    return found


def entered(door: Door, token: str) -> str:
    """Use up a link: the value of the cookie that its reviewer gets, "" for one that is no good."""
    person = door.links.pop(digest(token), None)
    if person is None:
        return ""
    value = secrets.token_urlsafe(32)
    door.guests[digest(value)] = person
    return value


def refusal(door: Door, method: str, headers: Mapping[str, str], entering: bool = False) -> str:
    """Why a request is not answered; "" for one that is.

    `entering` is true for somebody who follows a link from a mail or another page.
    """
    if headers.get("Host", "").lower() not in door.hosts:
        return "this server has another name"
    origin, site = headers.get("Origin"), headers.get("Sec-Fetch-Site")
    if method in WRITING and origin is None:
        return "nothing is written for a request that does not say where it comes from"
    if origin is not None and origin not in door.origins:
        return "the request comes from another page"
    allowed = ("same-origin",) if method in WRITING else ("same-origin", "none")
    if site is not None and site not in allowed and not entering:
        return "the request comes from another page"
    return ""
