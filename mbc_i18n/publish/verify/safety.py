"""No script, no other host, nothing that the page's own policy forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mbc_i18n.publish.verify import addresses
from mbc_i18n.publish.verify.policy import Policy, element, policy
from mbc_i18n.publish.verify.references import named
from mbc_i18n.publish.verify.registry import Problem, at, of_page
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Node, Page

DATA_BLOCKS = ("json", "importmap", "speculationrules")
EMBEDDING = frozenset(("iframe", "object", "embed", "applet", "frame", "frameset", "portal"))
SCRIPTING = frozenset(("javascript", "vbscript", "livescript"))
DANGEROUS = SCRIPTING | {"data", "blob", "filesystem", "file"}
ADDRESSES = frozenset(
    ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "cite", "srcset",
     "ping", "background", "longdesc", "manifest", "codebase", "from", "to", "values")
)  # fmt: skip
LOADING = frozenset(("stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect",
                     "dns-prefetch", "manifest", "apple-touch-icon", "mask-icon"))  # fmt: skip
DIRECTIVES = {"img": "img-src", "script": "script-src", "link": "style-src", "video": "media-src",
              "audio": "media-src", "source": "media-src", "track": "media-src"}  # fmt: skip
FOREIGN = re.compile(r"(?:url\(|@import)\s*[\"']?\s*((?:https?:)?//[^\s\"')]+)", re.I)


def _is_data(node: Node) -> bool:
    """True for a script element that holds data and runs nothing."""
    kind = node.says("type").strip().lower()
    return any(kind.endswith(each) for each in DATA_BLOCKS)


@of_page("script-element")
def scripts(page: Page, site: Site) -> Iterator[Problem]:
    """A script that the page's own policy does not name by its digest."""
    allowed = policy(page)
    for node in page.all("script"):
        if _is_data(node):
            continue
        source = node.says("src")
        if source:
            own = not site.target(source, page).host
            fine = own and allowed is not None and allowed.allows("script-src", source, own)
        else:
            content = page.content.get(node.index, "")
            fine = allowed is not None and _by_digest(allowed, content)
        if not fine:
            told = f"a script: {(source or page.content.get(node.index, '')).strip()[:60]}"
            yield at(node, told, "take it out; a page must work without it")


def _by_digest(allowed: Policy, content: str) -> bool:
    sources = allowed.sources("script-src") or ()
    return "'unsafe-inline'" not in sources and allowed.allows_inline("script-src", content)


@of_page("event-handler")
def handlers(page: Page, site: Site) -> Iterator[Problem]:
    """An attribute that runs a script."""
    for node in page.nodes:
        for name in node.attributes:
            if name.startswith("on") and len(name) > 4:
                yield at(node, f"{name} on <{node.tag}> runs a script", "take the attribute out")


@of_page("scheme")
def schemes(page: Page, site: Site) -> Iterator[Problem]:
    """An address that runs a script or hides a page in itself."""
    for node in page.nodes:
        for name, value in node.attributes.items():
            if name not in ADDRESSES or ":" not in value:
                continue
            found = addresses.scheme(value)
            shown = node.tag in ("img", "source", "link", "image", "use") and found == "data"
            if found in DANGEROUS and not shown:
                told = f"{name} of <{node.tag}> is a {found}: address: {value[:60]}"
                yield at(node, told, "take it out, or write an https address")
        if node.tag == "meta" and node.says("http-equiv").lower() == "refresh":
            yield from _sent(node)
        if "srcdoc" in node.attributes:
            yield at(node, "srcdoc holds a page inside the page", "take it out")


def _sent(node: Node) -> Iterator[Problem]:
    """Where `<meta http-equiv=refresh>` sends readers."""
    if any(f"{each}:" in node.says("content").lower() for each in DANGEROUS):
        yield at(node, "the page sends readers to a script", "take it out")


@of_page("embedded")
def embedded(page: Page, site: Site) -> Iterator[Problem]:
    """Another page or a program inside the page."""
    for node in page.nodes:
        if node.tag in EMBEDDING:
            yield at(node, f"<{node.tag}> shows another page or program", "link to it instead")
        elif node.tag == "base":
            yield at(node, "<base> changes where every link leads", "take it out")


@of_page("other-host")
def other_host(page: Page, site: Site) -> Iterator[Problem]:
    """Something that is loaded from another host; a picture may be where the policy says so."""
    allowed = policy(page)
    for node in page.nodes:
        if node.tag in ("a", "area", "base") or not node.attributes:
            continue
        if node.tag == "link" and LOADING.isdisjoint(node.words_of("rel")):
            continue
        for name, address in named(node):
            target = site.target(address, page)
            if not target.host or target.scheme == "data":
                continue
            picture = node.tag == "img" and allowed is not None
            if not (picture and allowed and allowed.allows("img-src", address, False)):
                told = f"{name} of <{node.tag}> loads from {target.host}"
                yield at(node, told, "copy the file into the folder")
        action = node.says("action") or node.says("formaction")
        if action and site.target(action, page).host:
            yield at(node, f"a form sends to {site.target(action, page).host}", "take it out")


@of_page("policy")
def has_policy(page: Page, site: Site) -> Iterator[Problem]:
    """A page without a Content Security Policy, with one that comes late or leaves scripts open."""
    node, found = element(page), policy(page)
    if node is None or found is None:
        step = "add <meta http-equiv=Content-Security-Policy> with default-src 'none'"
        yield Problem("no Content Security Policy", step, _head(page))
        return
    scripts = found.sources("script-src")
    if scripts is None:
        yield at(node, "the policy leaves scripts open", "begin it with default-src 'none'")
    for name in ("default-src", "script-src", "style-src", "object-src"):
        for value in found.directives.get(name, ()):
            if value in ("*", "'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "data:"):
                told = f"the policy's {name} allows {value}"
                yield at(node, told, "name what the page needs, by its digest")
    for early in page.nodes[: node.index]:
        if early.tag in ("script", "style", "link"):
            yield at(node, "the policy stands behind what it is to rule", "put it before it")
            return


def _head(page: Page) -> int:
    return next((node.line for node in page.all("head")), 1)


@of_page("policy-style")
def style(page: Page, site: Site) -> Iterator[Problem]:
    """A style sheet or style attribute that the page's own policy forbids."""
    found = policy(page)
    for node in page.all("style") if found else ():
        if found and not found.allows_inline("style-src", page.content.get(node.index, "")):
            told = "the policy has not the digest of this style sheet: browsers pass over it"
            yield at(node, told, "write the sheet's own digest in style-src")
    for node in page.nodes:
        if "style" in node.attributes and (found is None or not _open(found)):
            told = f"a style attribute on <{node.tag}>, which a strict policy forbids"
            yield at(node, told, "use a class")


def _open(found: Policy) -> bool:
    return "'unsafe-inline'" in (found.sources("style-src") or ("'unsafe-inline'",))


@of_page("policy-blocks")
def blocked(page: Page, site: Site) -> Iterator[Problem]:
    """A picture, style sheet or sound of the page that its own policy forbids."""
    found = policy(page)
    for node in page.nodes if found else ():
        directive = DIRECTIVES.get(node.tag)
        sheet = node.tag != "link" or "stylesheet" in node.words_of("rel")
        if not directive or not sheet or node.tag == "script":
            continue
        for name, address in named(node):
            target = site.target(address, page)
            if (
                found
                and not target.host
                and not found.allows(directive, address, not target.scheme)
            ):
                told = f"the policy's {directive} forbids {name}={address[:60]}"
                yield at(node, told, f"add what it needs to {directive}")


@of_page("style-host")
def style_host(page: Page, site: Site) -> Iterator[Problem]:
    """A style sheet that loads a font or a picture from another host."""
    for node in page.all("style"):
        content = page.content.get(node.index, "")
        for found in FOREIGN.finditer(content):
            line = node.line + content.count("\n", 0, found.start())
            told = f"the style sheet loads {found[1][:80]}"
            yield Problem(told, "copy the file into the folder", line)
