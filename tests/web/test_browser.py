"""The page in a real browser: with the keyboard alone, hostile words, conflicts, accessibility."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tests.review.spaces import staffed
from tests.web.test_pages import typed
from tests.web.test_together import Place, entries, running

CHROMIUM = shutil.which("chromium") or ""
UNITS = "/review/hay-fever/es/"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

if not CHROMIUM or sync_playwright is None:
    missing = "playwright" if CHROMIUM else "chromium"
    if os.environ.get("MBC_I18N_BROWSER") == "required":
        raise RuntimeError(f"the review page is not tested in a browser: {missing} is missing")
    pytest.skip(f"NOT TESTED IN A BROWSER: {missing} is missing", allow_module_level=True)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with warnings.catch_warnings(), sync_playwright() as driver:
        warnings.simplefilter("ignore")
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def place(translated: Path) -> Iterator[Place]:
    with running(staffed(translated)) as found:
        yield found


def opened(chromium: Any, place: Place, who: str, path: str = UNITS, **options: Any) -> Any:
    """A reviewer's page; what the browser complains of is a mistake."""
    context = chromium.new_context(**options)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda line: page.complaints.append(line.text)
            if line.type == "error" and " 409 " not in line.text and " 422 " not in line.text
            else None)  # fmt: skip
    page.goto(place.links[who])
    page.wait_for_url(f"http://{place.host}/")
    page.goto(f"http://{place.host}{path}")
    return page


def saved(page: Any, told: str) -> None:
    page.wait_for_function("told => document.getElementById('status').textContent === told",
                           arg=told)  # fmt: skip


def test_an_article_is_reviewed_with_the_keyboard_alone(
    chromium: Any, place: Place, translated: Path
) -> None:
    for who, state in (("ana", "revised"), ("ben", "approved")):
        page = opened(chromium, place, who)
        page.keyboard.press("j")
        for number in range(8):
            page.evaluate("document.getElementById('status').textContent = ''")
            page.keyboard.press("a")
            saved(page, f"Saved: {state}.")
            assert page.locator(f".unit[data-state={state}]").count() == number + 1
        assert page.complaints == []
        page.context.close()
    assert {each.standing.state for each in entries(translated)} == {"approved"}


def test_a_unit_is_edited_rejected_and_taken_back_with_keys(
    chromium: Any, place: Place, translated: Path
) -> None:
    page = opened(chromium, place, "ana")
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.press("Tab")
    page.keyboard.type("clumsy")
    page.keyboard.press("Enter")
    saved(page, "Saved: needs work.")
    page.keyboard.press("u")
    saved(page, "Saved: translated.")
    page.keyboard.press("e")
    page.keyboard.press("Control+A")
    page.keyboard.type("La rinitis alérgica")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.querySelector('.target').textContent === 'La rinitis alérgica'"
    )
    page.wait_for_function("() => document.activeElement.matches('.unit')")
    assert entries(translated)[0].message.target == "La rinitis alérgica"
    assert page.complaints == []
    page.context.close()


def test_a_conflict_keeps_what_was_typed(chromium: Any, place: Place, translated: Path) -> None:
    page = opened(chromium, place, "ana")
    typed(translated, "Qué ayuda", "Qué puede ayudar")
    unit = page.locator(".unit", has_text="Qué ayuda").first
    unit.locator("details.edit summary").click()
    unit.locator("textarea").fill("Lo que ayuda")
    unit.locator("details.edit button").click()
    saved(page, "Not saved.")
    alert = page.locator(".unit[data-problem='409']")
    assert "puede ayudar" in alert.locator("[role=alert]").inner_text()
    assert alert.locator("textarea").input_value() == "Lo que ayuda"
    assert page.complaints == []
    page.context.close()


def test_nothing_in_a_translation_runs(chromium: Any, place: Place, translated: Path) -> None:
    attack = "</textarea><img src=x onerror='window.ran=1'><script>window.ran=1</script>"
    page = opened(chromium, place, "ana")
    unit = page.locator(".unit").first
    unit.locator("details.edit summary").click()
    unit.locator("textarea").fill(attack)
    unit.locator("details.edit button").click()
    saved(page, "Saved: translated.")
    page.reload()
    assert page.locator(".target").first.inner_text() == attack
    page.locator(".unit header a").first.click()
    page.wait_for_selector("iframe.page")
    assert page.evaluate("window.ran === undefined")
    assert len(page.frames) == 2
    assert page.complaints == []
    page.context.close()


def test_a_term_tells_what_it_means(chromium: Any, place: Place) -> None:
    page = opened(chromium, place, "ana")
    page.keyboard.press("j")
    page.keyboard.press("g")
    page.keyboard.press("Enter")
    assert "rinitis alérgica" in page.locator(".card:popover-open").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".card:popover-open").count() == 0
    page.context.close()


def test_a_unit_is_commented_with_keys(chromium: Any, place: Place, translated: Path) -> None:
    page = opened(chromium, place, "ana")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.type("a cat? really")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.matches('.unit')")
    assert not page.locator("details.comment[open]").count()
    page.keyboard.press("c")
    page.keyboard.press("Enter")
    saved(page, "Saved: translated.")
    assert "comment by ana" in page.locator(".unit").first.inner_text()
    assert "a cat? really" in page.locator(".unit").first.inner_text()
    page.wait_for_function("() => document.activeElement.matches('.unit')")
    assert {each.standing.state for each in entries(translated)} == {"translated"}
    assert page.complaints == []
    page.context.close()


def test_what_changed_is_shown_and_hidden_with_a_key(
    chromium: Any, place: Place, translated: Path
) -> None:
    page = opened(chromium, place, "ana")
    page.keyboard.press("j")
    page.keyboard.press("a")
    saved(page, "Saved: revised.")
    typed(translated, "Vivir con rinitis", "Convivir con rinitis")
    page.reload()
    page.keyboard.press("j")
    changes = page.locator(".unit").first.locator("details.changes")
    assert changes.evaluate("each => each.open"), "what is stale shows it at once"
    assert "Vivir" in changes.locator("del").first.inner_text()
    for shown in (False, True):
        page.keyboard.press("d")
        assert changes.evaluate("each => each.open") is shown
    page.keyboard.press("j")
    page.keyboard.press("d")
    assert page.locator("details.changes").count() == 1, "nothing changed there"
    assert page.complaints == []
    page.context.close()


def test_the_search_and_the_keys_are_found_with_keys(chromium: Any, place: Place) -> None:
    page = opened(chromium, place, "ana")
    page.keyboard.press("?")
    card = page.locator("#help:popover-open")
    assert "what changed" in card.inner_text()
    page.keyboard.press("?")
    assert card.count() == 0
    page.keyboard.press("/")
    page.keyboard.type("0.02%?/")
    assert page.locator("#f-search").input_value() == "0.02%?/", "keys are letters where one types"
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    page.wait_for_url("**search=0.02%25**")
    assert page.locator(".unit").count() == 1
    assert page.locator("#status").inner_text() == "1 unit"
    assert page.complaints == []
    page.context.close()


def test_single_keys_can_be_turned_off_and_stay_so(chromium: Any, place: Place) -> None:
    page = opened(chromium, place, "ana")
    page.keyboard.press("?")
    page.locator("#keys").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    for key in ("?", "/", "j", "c"):
        page.keyboard.press(key)
    assert page.locator("#help:popover-open").count() == 0
    assert page.evaluate("document.activeElement === document.body")
    page.context.close()


def test_without_scripts_every_act_works(chromium: Any, place: Place, translated: Path) -> None:
    page = opened(chromium, place, "ana", java_script_enabled=False)
    page.locator("button.approve").first.click()
    assert "#u-" in page.url
    assert entries(translated)[0].standing.state == "revised"
    page.context.close()


@pytest.mark.parametrize("path", ["/", UNITS, "/review/hay-fever/ar/", "unit"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_it_is_accessible(
    chromium: Any, place: Place, translated: Path, path: str, scheme: str, size: dict[str, int]
) -> None:
    pytest.importorskip("axe_playwright_python")
    typed(translated, "Cerca del 0,02 %", "Cerca\xa0del 0,2 %")
    if path == "unit":
        path = f"{UNITS}unit/{entries(translated)[3].message.id}"
    page = opened(chromium, place, "ana", path, color_scheme=scheme, viewport=size)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    page.evaluate((resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run({runOnly: tags, iframes: false})", tags)
    assert [(each["id"], [node["html"] for node in each["nodes"][:3]])
            for each in found["violations"]] == []  # fmt: skip
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, "nothing is to be scrolled sideways"
    assert page.complaints == []
    page.context.close()
