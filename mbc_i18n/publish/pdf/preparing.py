"""A page's tree made ready for paper: what an engine without screen and net must be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element, SubElement

from mbc_i18n.publish import directions
from mbc_i18n.publish.pdf import ordering

CHECKED, UNCHECKED = "\u2611 ", "\u2610 "
BY_FIRST_LETTER = ("a", "em", "cite", "code", "pre")
"""Elements that the pages' style sheet turns by their first letter in a text from right to left."""


def name(number: int) -> str:
    """The address by which a picture is fetched."""
    return f"mbc-picture:{number}"


def prepare(html: Element, pictures: Mapping[str, bytes]) -> None:
    """Change the tree of a whole page."""
    _style(html)
    _links(html)
    _addresses(html)
    _pictures(html, pictures)
    _boxes(html)
    for body in html.iter("body"):
        _staff(body)
        rtl = html.get("dir") == "rtl"
        _turn(body, rtl)
        ordering.order(body, rtl)


def _style(html: Element) -> None:
    """The rules for paper, last of all."""
    sheet = resources.files("mbc_i18n.publish").joinpath("theme", "print-pdf.css")
    for head in html.iter("head"):
        SubElement(head, "style").text = sheet.read_text("utf-8")


def _staff(body: Element) -> None:
    """What tells staff the language of a sheet, on top of it."""
    for footer in body.findall("footer"):
        for each in footer.findall("p[@class='language']"):
            footer.remove(each)
            body.insert(0, each)


def _links(html: Element) -> None:
    """Links that lead somewhere from wherever the document lies."""
    links = (each.get("href", "") for each in html.iter("link") if each.get("rel") == "canonical")
    base = next(links, "")
    for each in html.iter("a"):
        href = each.get("href", "")
        if href and not href.startswith("#"):
            address = _absolute(href, base)
            if address:
                each.set("href", address)
            else:
                del each.attrib["href"]


def _absolute(href: str, base: str) -> str:
    """The whole address of a link; "" where it has none."""
    try:
        address = urljoin(base, href)
        return address if urlsplit(address).scheme else ""
    except ValueError:
        return ""


def _addresses(html: Element) -> None:
    """The address of each link in the article as words behind it, read from left to right.

    Not by the style sheet, whose words would be a second link in the document.
    """
    for article in html.iter("article"):
        for holder in list(article.iter()):
            for place, each in reversed(list(enumerate(holder))):
                href = each.get("href", "")
                shown = "".join(each.itertext()).strip()
                if each.tag == "a" and href.startswith("http") and shown != href:
                    address = Element("span", {"class": "address", "dir": "ltr"})
                    address.text, address.tail, each.tail = f"({href})", each.tail, " "
                    holder.insert(place + 1, address)


def _pictures(html: Element, pictures: Mapping[str, bytes]) -> None:
    """Pictures by the name that they are fetched by, and words for those that are not there.

    One without words is an `embed`, which is shown all the same and tagged as nothing: a figure
    without words would be a mistake in the document.
    """
    names = {address: name(number) for number, address in enumerate(pictures)}
    for each in list(html.iter("img")):
        source, words = each.get("src", ""), each.get("alt", "").strip()
        own = names.get(source) or names.get(unquote(source))
        if own:
            each.set("src", own)
            each.attrib.pop("srcset", None)
            each.tag = "img" if words else "embed"
        else:
            _replace(each, f"[{words}]" if words else "")


def _boxes(html: Element) -> None:
    """The boxes of task lists as signs, which stand on the line of their words."""
    for each in list(html.iter("input")):
        _replace(each, CHECKED if "checked" in each.attrib else UNCHECKED)


def _replace(element: Element, words: str) -> None:
    """Make an element without content a span of words."""
    element.tag, element.text = "span", words
    for key in set(element.attrib) - {"id", "lang", "dir", "class"}:
        del element.attrib[key]


def _turn(element: Element, rtl: bool) -> None:
    """Say the direction of elements that are turned by their first letter."""
    said = element.get("dir", "").lower()
    if said in ("ltr", "rtl"):
        rtl = said == "rtl"
    elif said == "auto" or element.tag == "bdi" or (rtl and element.tag in BY_FIRST_LETTER):
        found = directions.first("".join(element.itertext()))
        rtl = rtl if found is None else found
        element.set("dir", "rtl" if rtl else "ltr")
    for each in _elements(element):
        _turn(each, rtl)


def _elements(element: Element) -> Iterator[Element]:
    """The elements right in another one; comments are none."""
    return (each for each in element if isinstance(each.tag, str))
