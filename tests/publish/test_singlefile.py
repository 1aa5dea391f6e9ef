"""A page as one file: it needs no other, and leads nowhere that is not there."""

from __future__ import annotations

import base64

import pytest

from mbc_i18n.errors import UserError
from mbc_i18n.publish.edition import Edition
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.singlefile import embedded
from mbc_i18n.publishing import Publishing
from tests.publish.examples import attributes, one, page, parsed, source, text, translated

SITE = Site(Publishing(address="https://example.org/health/", formats=("html", "parallel")))
ARTICLE = "# A\n\n![The *breast*](pictures/a%20b.png) and [more](other.html#x) or [away](https://who.int/).\n"
PICTURES = {"pictures/a%20b.png": b"\x89PNG"}


def alone(edition: Edition, site: Site = SITE) -> str:
    """The page as one file."""
    return embedded(page(edition, source(ARTICLE), site=site), PICTURES)


def test_holds_its_pictures() -> None:
    picture = one(parsed(alone(translated("es", ARTICLE))), ".//img")
    encoded = base64.b64encode(b"\x89PNG").decode()
    assert picture.get("src") == f"data:image/png;base64,{encoded}"
    assert picture.get("alt") == "es: The breast"


@pytest.mark.parametrize("pictures", [{}, {"pictures/a%20b.bmp": b""}])
def test_is_refused_where_a_picture_is_missing(pictures: dict[str, bytes]) -> None:
    article = ARTICLE.replace("png", "bmp") if pictures else ARTICLE
    with pytest.raises(UserError, match="pictures/a%20b"):
        embedded(page(source(article)), pictures)


def test_leads_to_the_web_where_the_site_has_an_address() -> None:
    html = parsed(alone(translated("es", ARTICLE, approved=True)))
    links = [each.attrib["href"] for each in html.iter("a")]
    home = "https://example.org/health"
    assert links == [
        "#page:main",
        f"{home}/en/breast-pain.html",
        f"{home}/es/other.html#x",
        "https://who.int/",
        f"{home}/en/breast-pain.html",
        f"{home}/es/breast-pain.parallel.html",
        f"{home}/es/index.html",
    ]


@pytest.mark.parametrize("approved", [True, False])
def test_leads_nowhere_near_where_the_page_has_no_address(approved: bool) -> None:
    site = Site() if approved else SITE
    html = parsed(alone(translated("es", ARTICLE, approved=approved), site))
    assert [each.attrib["href"] for each in html.iter("a")] == ["#page:main", "https://who.int/"]
    assert html.find(".//nav") is None
    assert html.find(".//*[@class='more']") is None
    assert "more or away" in text(one(html, ".//main")).replace("es: ", "")


def test_has_nothing_beside_it() -> None:
    html = parsed(alone(translated("es", ARTICLE, approved=True)))
    for address in (*attributes(html, "src"), *attributes(html, "href")):
        assert address.startswith(("data:", "https://", "#"))
