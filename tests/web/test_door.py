"""Nobody reads or writes who is not a reviewer on a page of this very server."""

from __future__ import annotations

import pytest

from mbc_i18n.web.door import Door, digest
from tests.web.browser import BASE, UNITS, Browser, House, address

PLACES = ("/", UNITS, f"{UNITS}progress", "/no/such/page")


class TestLinks:
    def test_a_link_becomes_a_cookie_that_no_script_and_no_other_site_gets(
        self, served: House
    ) -> None:
        answer = served.browser().get(served.links["ana"].removeprefix(BASE))
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert cookie.startswith("mbc-i18n-8642=")
        assert "Ana" not in cookie

    def test_a_link_works_once(self, served: House) -> None:
        served.enter("ana")
        second = served.browser().get(served.links["ana"].removeprefix(BASE))
        assert second.status_code == 403
        assert "Set-Cookie" not in second.headers

    def test_a_browser_that_looks_ahead_does_not_use_it_up(self, served: House) -> None:
        path = served.links["ana"].removeprefix(BASE)
        ahead = served.browser().get(path, Sec_Purpose="prefetch;prerender")
        assert (ahead.status_code, "Set-Cookie" in ahead.headers) == (503, False)
        served.enter("ana")

    def test_it_may_be_followed_from_a_mail(self, served: House) -> None:
        own = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}
        answer = served.browser().get(served.links["ana"].removeprefix(BASE), **own)
        assert answer.status_code == 200

    def test_no_page_may_fetch_it(self, served: House) -> None:
        own = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}
        answer = served.browser().get(served.links["ana"].removeprefix(BASE), **own)
        assert answer.status_code == 403
        served.enter("ana")

    def test_each_is_of_one_reviewer(self, served: House) -> None:
        for who, name in {"ana": "Ana Ruiz", "ben": "Ben Ott"}.items():
            assert name in served.enter(who).get("/").text

    def test_no_secret_is_kept_as_it_is(self, served: House) -> None:
        served.enter("ana")
        token = served.links["ben"].partition("token=")[2]
        assert digest(token) in served.door.links
        assert token not in repr(served.door)

    def test_a_cookie_is_secure_where_the_page_is(self) -> None:
        assert Door("https://review.example.org").secure
        assert not Door(BASE).secure


class TestStrangers:
    @pytest.mark.parametrize("place", PLACES)
    def test_nothing_without_a_cookie(self, served: House, place: str) -> None:
        answer = served.browser().get(place)
        assert answer.status_code == 403
        assert "hay-fever" not in answer.text

    @pytest.mark.parametrize("token", ["", "x", "x" * 5000, "%00"])
    def test_nothing_for_a_wrong_token(self, served: House, token: str) -> None:
        answer = served.browser().client.get("/", base_url=BASE, query_string={"token": token})
        assert answer.status_code == 403

    @pytest.mark.parametrize(
        "host", ["evil.example", "evil.example:8642", "127.0.0.1", "127.0.0.1:80", "0.0.0.0:8642"]
    )
    def test_nothing_under_another_name(self, ana: Browser, host: str) -> None:
        for place in PLACES:
            assert ana.get(place, Host=host).status_code == 403

    @pytest.mark.parametrize("host", ["localhost:8642", "LOCALHOST:8642", "[::1]:8642"])
    def test_this_computer_has_three_names(self, served: House, host: str) -> None:
        answer = served.browser().get(served.links["ana"].removeprefix(BASE), Host=host)
        assert answer.status_code == 200

    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Origin": "http://127.0.0.1:9999"},
            {"Origin": "https://127.0.0.1:8642"},
            {"Sec_Fetch_Site": "cross-site"},
            {"Sec_Fetch_Site": "same-site"},
        ],
    )
    def test_nothing_for_other_pages(
        self, served: House, ana: Browser, headers: dict[str, str]
    ) -> None:
        assert ana.get(UNITS, **headers).status_code == 403
        entry = served.entry("What helps")
        form = {"do": "approve", "seen": entry.standing.fingerprint, "role": "linguistic"}
        assert ana.post(address(entry), form, **headers).status_code == 403
        assert served.entry("What helps").standing.approvals == ()

    def test_nothing_is_written_without_an_origin_or_by_a_bookmark(
        self, served: House, ana: Browser
    ) -> None:
        entry = served.entry("What helps")
        form = {"do": "approve", "seen": entry.standing.fingerprint, "role": "linguistic"}
        silent = ana.client.post(address(entry), base_url=BASE, data=form)
        assert silent.status_code == 403
        assert ana.post(address(entry), form, Sec_Fetch_Site="none").status_code == 403
        assert served.entry("What helps").standing.approvals == ()

    def test_a_cookie_of_somebody_else_is_no_good(self, served: House) -> None:
        browser = served.browser()
        browser.client.set_cookie("mbc-i18n-8642", "guess", domain="127.0.0.1")
        assert browser.get("/").status_code == 403


class TestAnswers:
    @pytest.mark.parametrize("place", [*PLACES, "/static/review.css"])
    def test_each_says_that_nothing_else_may_run_or_look_in(self, ana: Browser, place: str) -> None:
        found = ana.get(place).headers
        policy = found["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert found["X-Content-Type-Options"] == "nosniff"
        assert found["Referrer-Policy"] == "same-origin"
        assert found["Cross-Origin-Resource-Policy"] == "same-origin"

    @pytest.mark.parametrize("place", ["/", UNITS])
    def test_pages_hold_no_script_or_style_of_their_own(self, ana: Browser, place: str) -> None:
        page = ana.get(place).text
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick" not in page
        assert page.count("<script") == page.count('<script src="/static/')

    def test_the_page_is_kept_by_no_cache(self, ana: Browser) -> None:
        assert ana.get(UNITS).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("base", "hosts"),
    [
        (BASE, {"127.0.0.1:8642", "localhost:8642", "[::1]:8642"}),
        ("http://192.0.2.7:80", {"192.0.2.7:80"}),
        ("https://review.example.org", {"review.example.org"}),
        ("http://[::1]:8642", {"127.0.0.1:8642", "localhost:8642", "[::1]:8642"}),
    ],
)
def test_the_names_of_a_server(base: str, hosts: set[str]) -> None:
    assert Door(base).hosts == hosts
