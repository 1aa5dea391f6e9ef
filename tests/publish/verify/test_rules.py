"""The rules as a registry: named, explained, and fit for hostile pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mbc_i18n.checks.base import SEVERITIES
from mbc_i18n.publish import verify
from mbc_i18n.publish.verify import addresses, reading, site, tongues
from tests.publish.verify.good import files

DOCUMENT = Path(__file__).parents[3] / "docs/verify.md"


@pytest.mark.parametrize("rule", verify.RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_says_in_one_sentence_what_it_finds(rule: verify.registry.Rule) -> None:
    assert rule.summary.endswith(".")
    assert rule.severity in SEVERITIES


@pytest.mark.parametrize("rule", verify.RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_is_documented(rule: verify.registry.Rule) -> None:
    row = f"| `{rule.name}` | {rule.severity} | {rule.summary} |\n"
    assert row in DOCUMENT.read_text("utf-8")


def test_a_fault_says_what_to_do() -> None:
    held = dict(files())
    held["es/cold.html"] = b"<p>Hola"
    for fault in verify.verified(site.of(held)):
        assert fault.told
        assert fault.step
        assert fault.line > 0


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["es/cold.html", "sitemap.xml", "es/feed.xml"]))
def test_any_bytes_are_judged_and_nothing_breaks(data: bytes, file: str) -> None:
    held = dict(files()) | {file: data}
    for fault in verify.verified(site.of(held)):
        assert fault.rule in verify.RULES


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "<ul>", "<li>", "</ul>", "<a href='%'>", "<a href=//[>", "<b>", "<table>", "<td>",
         "<html lang=", "<main>", "<article>", "<time datetime=0>", "<script>", "<template>",
         "<svg>", "<img src=x srcset=','>", "<link rel=alternate hreflang=x href='http://['>",
         "<meta http-equiv=content-security-policy content=';;style-src'>", "<style>a", "<!--",
         "<meta property=og:locale content=-_>", "text", " 5 %", "\u202e", "\0", "<nav>", "<h1>"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(MARKUP, MARKUP)
def test_any_markup_is_judged_and_nothing_breaks(one: list[str], other: list[str]) -> None:
    held = {"en/x.html": "".join(one).encode(), "es/x.html": "".join(other).encode()}
    for fault in verify.verified(site.of(held)):
        assert fault.file in {*held, "sitemap.xml"}


def test_a_page_of_one_source_is_right_beside_itself() -> None:
    held = {"en/x.html": files()["en/cold.html"], "img/tree.png": b""}
    rules = {fault.rule for fault in verify.verified(site.of(held))}
    assert rules.isdisjoint({"structure", "headings", "untranslated", "links"})


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("b.html", "es/b.html"),
        ("../en/b.html#x", "en/b.html"),
        ("/pages/ar/b.html", "ar/b.html"),
        ("https://a.example.org/pages/", "index.html"),
        ("?q=1", "es/a.html"),
        ("#x", "es/a.html"),
        ("../../x.html", "../x.html"),
        ("/elsewhere/x.html", "../elsewhere/x.html"),
        ("b%20c.html", "es/b c.html"),
        ("./", "es/index.html"),
    ],
)
def test_an_address_leads_to_a_file(address: str, file: str) -> None:
    found = addresses.resolved(address, "es/a.html", "https://a.example.org/pages/")
    assert (found.scheme, found.host, found.file) == ("", "", file)


@pytest.mark.parametrize("address", ["https://b.example.org/x", "//b.example.org/x", "mailto:a@b"])
def test_an_address_of_another_host_is_no_file(address: str) -> None:
    assert addresses.resolved(address, "es/a.html", "https://a.example.org/").file == ""


@pytest.mark.parametrize(
    "tag", ["es", "zh-Hans", "pt-BR", "es-419", "de-CH-1996", "hmn", "x-klingon"]
)
def test_a_language_tag_is_right(tag: str) -> None:
    assert tongues.fault(tag) == ("", "")


@pytest.mark.parametrize("tag", ["es_ES", "spanish", "xx", "cn", "es-", "", " es"])
def test_a_language_tag_is_wrong(tag: str) -> None:
    assert tongues.fault(tag)[0]


def test_lines_count_as_editors_count_them() -> None:
    for ends in ("\n", "\r\n", "\r"):
        text = ends.join(("<!doctype html>", "<html>", "<body>", "<p>a"))
        page = reading.page(text.encode(), "x.html")
        assert [node.line for node in page.all("p")] == [4]


def test_pages_are_found_by_file_name_and_above_the_folders() -> None:
    page = files()["es/cold.html"].replace(b"hreflang", b"data-was")
    english = files()["en/cold.html"].replace(b"hreflang", b"data-was")
    for own, source in (
        ("es/cold.html", "en/cold.html"),
        ("es/cold.html", "cold.html"),
        ("cold.es.html", "cold.en.html"),
        ("cold.es.html", "cold.html"),
        ("docs/es/a/cold.html", "docs/en/a/cold.html"),
    ):
        assert site.of({own: page, source: english}).sources == {own: source}


def test_an_address_that_the_settings_replace_is_right() -> None:
    old, new = "https://medlineplus.gov/hayfever.html", "https://medlineplus.gov/spanish/h.html"
    held = dict(files())
    held["es/hay-fever.html"] = held["es/hay-fever.html"].replace(old.encode(), new.encode())
    assert {fault.rule for fault in verify.verified(site.of(held))} == {"links"}
    assert verify.verified(site.of(held, replaced={"es": {old: new}})) == []
    left = {fault.rule for fault in verify.verified(site.of(files(), replaced={"es": {old: new}}))}
    assert left == {"links"}
