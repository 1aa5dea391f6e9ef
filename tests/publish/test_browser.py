"""Pages in a real browser: accessible, readable at any size, right in their script, on paper."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tests.publish import proofs

CHROMIUM = shutil.which("chromium") or ""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 640}

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

if not CHROMIUM or sync_playwright is None:
    missing = "playwright" if CHROMIUM else "chromium"
    if os.environ.get("MBC_I18N_BROWSER") == "required":
        raise RuntimeError(f"pages are not tested in a browser: {missing} is missing")
    pytest.skip(f"NOT TESTED IN A BROWSER: {missing} is missing", allow_module_level=True)

SAMPLE = ("ar", "de", "ja", "hi", "ur")
ARTICLES = [f"{locale}/hay-fever.html" for locale in ("en", *SAMPLE)]
OTHERS = [
    *("index.html", "ar/index.html", "de/hay-fever.parallel.html", "ar/hay-fever.parallel.html"),
    *("ar/breast-pain.html", "th/breast-pain.html", "hmn/pollen.html"),
]

SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }
"""
"""The spacing of WCAG 2.2, 1.4.12."""

TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth + 1;
  const scrolled = (each) => each.closest(".scroll") && !each.matches(".scroll");
  const wide = (each) => { const box = each.getBoundingClientRect();
    return box.width && (box.right > room || box.left < -1) && !scrolled(each); };
  const found = [...document.body.querySelectorAll("*")].filter(wide)
    .filter((each) => !each.matches(".skip"));
  const scroll = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return [scroll, ...found.map((each) => each.outerHTML.slice(0, 90))];
}"""
"""How far a page is to be scrolled sideways, and the elements that stick out of it."""

CUT = """() => [...document.body.querySelectorAll("*")].filter((each) => {
  const style = getComputedStyle(each);
  return /hidden|clip/.test(style.overflowX + style.overflowY)
    && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
}).map((each) => each.outerHTML.slice(0, 90))"""
"""Elements whose words are cut off."""

STYLE = "(each, name) => getComputedStyle(each)[name]"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with warnings.catch_warnings(), sync_playwright() as driver:
        warnings.simplefilter("ignore")
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site in a folder, its pictures too."""
    folder = tmp_path_factory.mktemp("site")
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    files = dict(proofs.site_pages())
    named = {f"{name.partition('/')[0]}/images" for name in files if "/" in name}
    files |= {f"{own}/{name}.svg": picture for own in named for name in ("flower", "drawing")}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def opened(chromium: Any, built: Path, name: str, css: str = "", **options: Any) -> Any:
    """A page of the site; what the browser complains of is a mistake."""
    context = chromium.new_context(bypass_csp=bool(css), **options)
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda line: page.complaints.append(line.text))
    page.on("requestfailed", lambda request: page.complaints.append(request.url))
    page.goto((built / name).as_uri())
    if css:
        page.add_style_tag(content=css)
    return page


class TestAccessibility:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
    def test_axe_finds_nothing(
        self, chromium: Any, built: Path, scheme: str, size: dict[str, int]
    ) -> None:
        axe = resources.files(pytest.importorskip("axe_playwright_python")) / "axe.min.js"
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        page = opened(chromium, built, "index.html", color_scheme=scheme, viewport=size)
        for name in (*ARTICLES, *OTHERS):
            page.goto((built / name).as_uri())
            page.evaluate(axe.read_text("utf-8"))
            found = page.evaluate("tags => axe.run({runOnly: tags})", tags)
            assert [(each["id"], [node["html"] for node in each["nodes"][:3]])
                    for each in found["violations"]] == [], name  # fmt: skip
            assert page.evaluate(TOO_WIDE) == [0], name
            assert page.complaints == [], name
        page.context.close()

    def test_the_keyboard_reaches_every_link_and_shows_where_it_is(
        self, chromium: Any, built: Path
    ) -> None:
        page = opened(chromium, built, "ar/hay-fever.html", viewport=NARROW)
        reachable = page.locator("a[href], summary, [tabindex='0']").count()
        seen = set()
        for _ in range(reachable):
            page.keyboard.press("Tab")
            told = page.evaluate("""() => {
              const each = document.activeElement, box = each.getClientRects()[0];
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              const style = getComputedStyle(each);
              return [each.outerHTML.slice(0, 90), style.outlineStyle, style.outlineWidth,
                      each.contains(top) || top.contains(each)];
            }""")
            assert told[1:] == ["solid", "3px", True], told
            seen.add(told[0])
        assert len(seen) == reachable
        page.context.close()


class TestSizes:
    @pytest.mark.parametrize("name", ["hay-fever.html", "breast-pain.html", "pollen.html"])
    @pytest.mark.parametrize(
        ("size", "css"),
        [
            (SMALLEST, ""),
            (SMALLEST, SPACED),
            ({"width": 640, "height": 900}, ":root { font-size: 200% !important; }"),
        ],
        ids=["320 px", "text spacing at 320 px", "twice the text"],
    )
    def test_nothing_is_cut_or_to_be_scrolled_sideways(
        self, chromium: Any, built: Path, name: str, size: dict[str, int], css: str
    ) -> None:
        page = opened(chromium, built, "index.html", css, viewport=size)
        for locale in ("en", *proofs.LOCALES):
            path = f"{locale.replace('_', '-')}/{name}"
            page.goto((built / path).as_uri())
            if css:
                page.add_style_tag(content=css)
            assert page.evaluate(TOO_WIDE) == [0], path
            assert page.evaluate(CUT) == [], path
        page.context.close()

    @pytest.mark.parametrize("name", OTHERS[:4])
    @pytest.mark.parametrize("css", ["", SPACED], ids=["plain", "spaced"])
    def test_nor_in_lists_and_side_by_side(
        self, chromium: Any, built: Path, name: str, css: str
    ) -> None:
        page = opened(chromium, built, name, css, viewport=SMALLEST)
        assert page.evaluate(TOO_WIDE) == [0]
        assert page.evaluate(CUT) == []
        page.context.close()

    def test_columns_stand_side_by_side_where_there_is_room(
        self, chromium: Any, built: Path
    ) -> None:
        page = opened(chromium, built, "ar/hay-fever.parallel.html", viewport=WIDE)
        left, right = (page.locator(f".pair:first-child > div:nth-child({n})").bounding_box()
                       for n in (2, 1))  # fmt: skip
        assert abs(left["y"] - right["y"]) < 30
        assert left["x"] + left["width"] <= right["x"]
        page.context.close()


class TestScripts:
    @pytest.mark.parametrize(
        ("locale", "place", "name", "value"),
        [
            ("ko", "p", "wordBreak", "keep-all"),
            ("ja", "h2", "wordBreak", "auto-phrase"),
            ("ja", "p", "wordBreak", "normal"),
            ("zh_Hans", "p", "lineBreak", "strict"),
            ("ar", "em", "fontStyle", "normal"),
            ("ar", "em", "fontWeight", "600"),
            ("de", "em", "fontStyle", "italic"),
            ("de", "em", "fontWeight", "400"),
            ("hi", "body", "fontSize", "19px"),
            ("de", "body", "fontSize", "17px"),
            ("ksw", "p", "lineHeight", "36px"),
        ],
    )
    def test_each_has_its_rules(
        self, chromium: Any, built: Path, locale: str, place: str, name: str, value: str
    ) -> None:
        path = f"{locale.replace('_', '-')}/hay-fever.html"
        page = opened(chromium, built, path, viewport=WIDE)
        found = page.locator(f"article {place}" if place != "body" else place).first
        assert found.evaluate(STYLE, name) == value
        page.context.close()

    def test_a_part_in_another_language_begins_anew(self, chromium: Any, built: Path) -> None:
        page = opened(chromium, built, "ar/breast-pain.html", viewport=WIDE)
        french = page.locator("article [lang=fr]")
        french.evaluate("each => { each.innerHTML = '<em>la douleur</em>' }")
        assert "Arabic" not in french.evaluate(STYLE, "fontFamily")
        assert french.locator("em").evaluate(STYLE, "fontStyle") == "italic"
        page.context.close()

    def test_right_to_left_begins_on_the_right(self, chromium: Any, built: Path) -> None:
        page = opened(chromium, built, "ur/hay-fever.html", viewport=WIDE)
        mark = page.evaluate("""() => {
          const list = document.querySelector('article ol').getBoundingClientRect();
          const item = document.querySelector('article ol > li').getBoundingClientRect();
          return list.right - item.right > item.left - list.left;
        }""")
        assert mark
        assert page.locator("article p").first.evaluate(STYLE, "direction") == "rtl"
        page.context.close()


class TestPaper:
    @pytest.fixture
    def sheet(self, chromium: Any, built: Path) -> Iterator[Any]:
        """The Arabic page as it is printed from a dark screen."""
        page = opened(chromium, built, "ar/hay-fever.html", color_scheme="dark", viewport=WIDE)
        page.emulate_media(media="print", color_scheme="dark")
        yield page
        page.context.close()

    def test_has_no_navigation(self, sheet: Any) -> None:
        for place in ("nav", ".skip", ".more", ".footnote-backref"):
            assert sheet.locator(place).count() > 0, place
            assert not any(each.is_visible() for each in sheet.locator(place).all()), place

    def test_is_black_on_white(self, sheet: Any) -> None:
        assert sheet.locator("html").evaluate(STYLE, "backgroundColor") == "rgb(255, 255, 255)"
        assert sheet.locator("article p").first.evaluate(STYLE, "color") == "rgb(0, 0, 0)"

    def test_names_the_language_in_english_at_the_top(self, sheet: Any) -> None:
        named = sheet.locator("footer > .language")
        assert "Arabic" in named.inner_text()
        assert named.bounding_box()["y"] < sheet.locator("h1").bounding_box()["y"]

    def test_shows_the_addresses_of_links_from_left_to_right(self, sheet: Any) -> None:
        link = sheet.locator("article a[href^='https://example.org/pharmacy']")
        told = link.evaluate("""each => {
          const style = getComputedStyle(each, '::after');
          return [style.content, style.direction, style.unicodeBidi];
        }""")
        address = "https://example.org/pharmacy?kind=hay-fever&lang=en"
        assert told[0].replace('" "', "") == f'"({address})"'
        assert told[1:] == ["ltr", "isolate"]
        bare = sheet.locator("article a.bare[href^='https://example.org/a/very']")
        assert bare.evaluate("each => getComputedStyle(each, '::after').content") == "none"

    def test_keeps_together_what_belongs_together(self, sheet: Any) -> None:
        for place, name, value in (
            ("h2", "breakAfter", "avoid"),
            ("li", "breakInside", "avoid"),
            ("thead", "display", "table-header-group"),
        ):
            assert sheet.locator(f"article {place}").first.evaluate(STYLE, name) == value

    def test_of_a_draft_says_so_across_each_sheet(self, chromium: Any, built: Path) -> None:
        page = opened(chromium, built, "de/hay-fever.html", viewport=WIDE)
        page.emulate_media(media="print")
        told = page.evaluate("""() => {
          const style = getComputedStyle(document.body, '::after');
          return [style.content, style.position];
        }""")
        assert told == ['"Entwurf"', "fixed"]
        page.context.close()


def test_style_and_frame_are_small_beside_the_text(built: Path) -> None:
    """What a page weighs without its article: 20 KB of markup and style at most."""
    for path in sorted(built.rglob("*.html")):
        html = path.read_bytes()
        start, end = html.find(b"<main"), html.find(b"</main>")
        assert len(html) - (end - start) < 20_000, path.name
