"""Kinds of pages that are no article in one language."""

from __future__ import annotations

from mbc_i18n.publish.verify.values import Page

PARALLEL = ".parallel.html"


def is_redirect(page: Page) -> bool:
    """True for a page that only sends readers on."""
    return any(node.says("http-equiv").lower() == "refresh" for node in page.all("meta"))


def is_parallel(page: Page) -> bool:
    """True for a page that shows two languages side by side."""
    return page.file.endswith(PARALLEL)


def is_hidden(page: Page) -> bool:
    """True for a page that asks search engines to leave it out."""
    return any(
        "noindex" in node.says("content").lower()
        for node in page.all("meta")
        if node.says("name").strip().lower() in ("robots", "googlebot")
    )


def stem(article: str) -> str:
    """The name that the forms of one article share: `hay-fever` of `hay-fever.single.html`."""
    folder, _, name = article.rpartition("/")
    return f"{folder}/{name.partition('.')[0]}"


def is_list(page: Page) -> bool:
    """True for an index: a page without an article of its own that links to others."""
    named = page.file.rpartition("/")[2].startswith("index.")
    bare = page.root < 0 or page.nodes[page.root].tag != "article"
    return named and bare and any(node.tag == "a" for node in page.of_article())


def is_outdated(page: Page) -> bool:
    """True for an earlier edition that says that its source has changed since."""
    return any(
        "outdated" in node.words_of("class") and node.says("role") == "note"
        for node in page.nodes
        if node.attributes
    )


def is_for_staff(page: Page) -> bool:
    """True for a list of terms, which is in the language of those who keep it."""
    return any("termlist" in node.words_of("class") for node in page.all("body"))
