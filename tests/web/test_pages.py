"""What each address shows."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from mbc_i18n.web import rows
from tests.review.spaces import FILE, staffed
from tests.web.browser import UNITS, Browser, House, address, house, text


class TestArticles:
    def test_each_with_its_locales_and_progress(self, ana: Browser) -> None:
        told = text(ana.get("/").text)
        assert "hay-fever es linguistic: 0 of 8 approved clinical: 0 of 8 approved" in told
        assert "8 translated" in told
        assert "hay-fever ar" in told

    def test_a_file_that_cannot_be_read_does_not_hide_the_others(
        self, served: House, ana: Browser
    ) -> None:
        (served.root / FILE).write_text("msgid broken", encoding="utf-8")
        answer = ana.get("/")
        assert answer.status_code == 200
        assert f"{FILE}:1" in answer.text
        assert "8 untranslated" in answer.text


class TestUnits:
    def test_stand_in_the_order_of_the_article_under_their_headings(self, ana: Browser) -> None:
        page = ana.get(UNITS).text
        places = [page.index(words) for words in ("estornudar", "Qué ayuda", "farmacéutico")]
        assert places == sorted(places)
        assert '<h2 class="under" lang="en" dir="ltr">What helps</h2>' in page

    def test_have_their_language_and_direction(self, ana: Browser) -> None:
        assert '<p class="text target" lang="es" dir="ltr">' in ana.get(UNITS).text
        arabic = ana.get("/review/hay-fever/ar/").text
        assert '<p class="text target" lang="ar" dir="rtl">' in arabic
        assert '<p class="text source" lang="en" dir="ltr">' in arabic

    def test_show_terms_with_what_the_glossary_says(self, ana: Browser) -> None:
        page = ana.get(UNITS).text
        name = rows.name_of("hay-fever")
        assert f'popovertarget="{name}">hay fever</button>' in page
        card = text(page.partition(f'id="{name}"')[2].partition("Close")[0])
        assert "An allergy to pollen." in card
        assert "preferred rinitis alérgica" in card
        assert "forbidden fiebre del heno" in card

    def test_show_findings_at_their_place(self, served: House, ana: Browser) -> None:
        replaced(served, "Cerca del 0,02 %", "Cerca del 0,2 %")
        page = ana.get(UNITS).text
        assert "numbers" in text(page.partition('class="findings"')[2])
        assert '<mark class="found">0,2' in page

    def test_show_invisible_characters(self, served: House, ana: Browser) -> None:
        replaced(served, "Duerma bien", "Duerma\u202fbien")
        sign = '<span class="sign" data-name="NNBSP">\u202f</span>'
        assert sign in ana.get(UNITS).text
        assert '<body class="signs">' in ana.get(f"{UNITS}?invisible=1").text

    def test_of_a_language_that_is_not_theirs_reviewers_only_read(self, ben: Browser) -> None:
        page = ben.get("/review/hay-fever/ar/").text
        assert "<button name=" not in page
        assert "You are no reviewer of this language" in text(page)

    def test_come_in_pages_that_links_lead_to(
        self, ana: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rows, "PAGE", 3)
        first, last = ana.get(UNITS).text, ana.get(f"{UNITS}?page=99").text
        assert first.count('class="unit"') == 3
        assert 'rel="next" href="/review/hay-fever/es/?page=2"' in first
        assert last.count('class="unit"') == 2
        assert "Page 3 of 3" in last
        assert 'rel="next"' not in last


class TestFilters:
    def test_by_my_role(self, served: House, ana: Browser) -> None:
        served.act(ana, "What helps", "approve", role="linguistic")
        assert count(ana, "show=mine") == 7
        assert count(ana, "show=revised") == 1

    def test_by_what_changed_since_my_approval(self, served: House, ana: Browser) -> None:
        served.act(ana, "What helps", "approve", role="linguistic")
        assert count(ana, "show=changed") == 0
        replaced(served, "Qué ayuda", "Lo que ayuda")
        assert count(ana, "show=changed") == 1
        assert "<del>" in ana.get(f"{UNITS}?show=changed").text

    def test_by_check(self, served: House, ana: Browser) -> None:
        replaced(served, "Cerca del 0,02 %", "Cerca del 0,2 %")
        assert count(ana, "check=any") == 1
        assert count(ana, "check=no-such-check") == 0

    def test_by_words(self, ana: Browser) -> None:
        assert count(ana, "search=FARMACÉUTICO") == 1
        assert count(ana, "search=pollen+can") == 1

    def test_by_words_of_others(self, served: House, ana: Browser) -> None:
        served.act(ana, "What helps", "edit", target="Lo que ayuda")
        assert count(ana, "others=1") == 7

    @pytest.mark.parametrize(
        "query", ["show=nonsense", "page=-1", "page=x", "page=²", "page=" + "9" * 5000]
    )
    def test_that_there_are_not_are_as_if_left_out(self, ana: Browser, query: str) -> None:
        assert count(ana, query) == 8


class TestOneUnit:
    def test_with_its_page_in_a_frame_where_nothing_runs(self, served: House, ana: Browser) -> None:
        page = ana.get(address(served.entry("What helps"))).text
        assert '<iframe class="page" sandbox title=' in page

    def test_with_all_that_was_said_of_it(self, served: House, ana: Browser) -> None:
        served.act(ana, "What helps", "approve", role="linguistic", note="fine")
        replaced(served, "Qué ayuda", "Lo que ayuda")
        told = text(ana.get(address(served.entry("What helps"))).text)
        assert "approve by ana as linguistic: fine; of other words: Qué ayuda" in told

    @pytest.mark.parametrize("part", ["", "/page"])
    def test_that_is_not_there(self, ana: Browser, part: str) -> None:
        assert ana.get(f"{UNITS}unit/0000000000000000{part}").status_code == 404


class TestPreview:
    def test_outlines_the_unit(self, served: House, ana: Browser) -> None:
        answer = ana.get(address(served.entry("What helps")) + "/page")
        assert '<span id="unit">Qué ayuda</span>' in answer.text
        policy = answer.headers["Content-Security-Policy"]
        assert "sandbox;" in policy
        assert "script" not in policy
        assert "frame-ancestors 'self'" in policy

    def test_shows_words_that_nobody_would_publish_yet(self, served: House, ana: Browser) -> None:
        served.act(ana, "What helps", "reject", role="linguistic", note="too plain")
        assert "Qué ayuda" in ana.get(address(served.entry("What helps")) + "/page").text
        assert "Qué ayuda" not in ana.get(address(served.entry("Pollen")) + "/page").text


class TestUnknownPlaces:
    @pytest.mark.parametrize(
        "place",
        [
            "/review/nothing/es/", "/review/hay-fever/fr/", "/review/../es/", "/etc/passwd",
            "/review/hay-fever/..%2f..%2fes/", "/review/hay-fever/es/unit/..%2f..%2fx",
            "/review/%2e%2e/%2e%2e/", "/static/..%2fapp.py", "/static/../app.py", "/static/",
            "/static/review.css%00", "/review/hay-fever.md/es/", "/review/hay-fever/ES/",
        ],
    )  # fmt: skip
    def test_are_not_found(self, ana: Browser, place: str) -> None:
        answer = ana.get(place)
        assert answer.status_code == 404
        assert "Traceback" not in answer.text

    def test_nor_are_locales_that_the_settings_do_not_name(
        self, served: House, ana: Browser
    ) -> None:
        folder = served.root / "locales/fr"
        folder.mkdir()
        (folder / "hay-fever.po").write_bytes((served.root / FILE).read_bytes())
        assert ana.get("/review/hay-fever/fr/").status_code == 404


class TestLinksOutOfTheWorkspace:
    @pytest.mark.parametrize("file", [FILE, "source/hay-fever.md"])
    def test_are_not_followed(
        self, served: House, ana: Browser, tmp_path_factory: pytest.TempPathFactory, file: str
    ) -> None:
        elsewhere = tmp_path_factory.mktemp("elsewhere") / "file"
        path = served.root / file
        elsewhere.write_bytes(path.read_bytes())
        path.unlink()
        path.symlink_to(elsewhere)
        for place in ("/", UNITS):
            answer = ana.get(place)
            assert f"{file}: lies outside the workspace" in answer.text
            assert "estornudar" not in answer.text


class TestStatic:
    @pytest.mark.parametrize(
        ("name", "kind"),
        [("review.css", "text/css"), ("review.js", "text/javascript"), ("mark.svg", "image/svg"),
         ("htmx.min.js", "text/javascript"), ("htmx.LICENSE.txt", "text/plain")],
    )  # fmt: skip
    def test_files_come_with_the_package(self, ana: Browser, name: str, kind: str) -> None:
        answer = ana.get(f"/static/{name}")
        assert answer.status_code == 200
        assert str(answer.content_type).startswith(kind)

    def test_what_the_browser_has_is_not_sent_again(self, ana: Browser) -> None:
        tag = ana.get("/static/review.css").headers["ETag"]
        assert ana.get("/static/review.css", If_None_Match=tag).status_code == 304


class TestTrouble:
    def test_a_fault_of_ours_shows_no_code(
        self, ana: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rows, "chosen", lambda *_: 1 / 0)
        answer = ana.get(UNITS)
        assert answer.status_code == 500
        assert "Something went wrong" in answer.text
        assert "ZeroDivision" not in answer.text

    def test_a_large_form_is_refused(self, served: House, ana: Browser) -> None:
        answer = served.act(ana, "What helps", "edit", target="x" * 300_000)
        assert answer.status_code == 413

    def test_other_methods_are_not_answered(self, ana: Browser) -> None:
        assert ana.post(UNITS, {}).status_code == 405


def test_a_name_of_an_article_may_hold_anything(translated: Path) -> None:
    name = 'a b&"<c>#?%2f.'
    (translated / "source/hay-fever.md").rename(translated / f"source/{name}.md")
    (translated / FILE).rename(translated / f"locales/es/{name}.po")
    browser = house(staffed(translated)).enter("ana")
    page = browser.get("/").text
    link = page.partition('<h2><a href="')[2].partition('"')[0]
    assert "<c>" not in page
    assert browser.get(unescape(link)).text.count('class="unit"') == 8


def replaced(served: House, old: str, new: str) -> None:
    """Change the PO file as an editor does."""
    typed(served.root, old, new)


def typed(root: Path, old: str, new: str) -> None:
    """The same, in a workspace."""
    path = root / FILE
    held = path.read_text(encoding="utf-8")
    assert old in held
    path.write_text(held.replace(old, new), encoding="utf-8")


def count(browser: Browser, query: str) -> int:
    """The units that a query leaves."""
    answer = browser.get(f"{UNITS}?{query}")
    assert answer.status_code == 200
    return answer.text.count('class="unit"')
