"""Addresses and telephone numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.checks.links import host, missing, urls
from mbc_i18n.model import Message
from tests.checks.messages import findings


def told(
    check: str,
    source: str,
    target: str,
    locale: str = "es",
    local: Mapping[str, tuple[str, ...]] | None = None,
) -> list[tuple[str, str]]:
    found = findings(Message(source, target), locale, check, local=local)
    return [(each.severity, each.message) for each in found]


class TestLinks:
    @pytest.mark.parametrize(
        ("locale", "target"),
        [
            ("es", "Consulte https://example.org/a_(b)?c=%20d#e."),
            ("fr", "Voir «\u00a0https://example.org/a_(b)?c=%20d#e\u00a0»"),
            ("zh_Hans", "请访问https://example.org/a_(b)?c=%20d#e。"),
            ("ja", "（https://example.org/a_(b)?c=%20d#e）をご覧ください"),
            ("ar", "انظر https://example.org/a_(b)?c=%20d#e؟"),
        ],
    )
    def test_an_address_is_kept_amid_any_signs(self, locale: str, target: str) -> None:
        assert told("links", "See https://example.org/a_(b)?c=%20d#e.", target, locale) == []

    def test_one_that_is_gone_is_an_error_that_names_it(self) -> None:
        problem = ("error", "https://example.org/care is missing or changed")
        source = "See (https://example.org/care)."
        assert told("links", source, "Vea https://exemple.org/care.") == [problem]
        assert told("links", source, "Vea la página.") == [problem]

    def test_another_page_of_the_site_may_be_the_reader_s_own(self) -> None:
        ((severity, message),) = told(
            "links", "See https://www.example.org/en/care", "Vea https://example.org/es/salud"
        )
        assert severity == "warning"
        assert "another page of the site" in message

    def test_one_that_nobody_asked_for_is_a_warning(self) -> None:
        ((severity, _),) = told("links", "See the page.", "Vea https://example.org.")
        assert severity == "warning"

    def test_a_slash_at_the_end_changes_nothing(self) -> None:
        assert told("links", "See https://example.org/", "Vea https://example.org") == []

    def test_an_address_without_scheme_counts_from_www(self) -> None:
        assert urls("www.example.org, a.www.example.org, www2") == ["www.example.org"]
        assert host("https://www.Example.org/care") == "example.org"

    @given(st.text(alphabet="htps:/.wab()* ", max_size=30))
    def test_a_text_misses_none_of_its_own(self, text: str) -> None:
        assert missing(urls(text), urls(text)) == []


class TestLocal:
    OWN: ClassVar = {
        "https://example.org": ("https://ejemplo.org", "https://ayuda.org"),
        "800-555-0199": ("900 100 036",),
        "a@example.org": ("A@ejemplo.org",),
    }
    SOURCE = "Call 800-555-0199 or write to a@example.org."

    @pytest.mark.parametrize(
        "site", ["https://ejemplo.org", "https://ayuda.org/", "https://example.org"]
    )
    def test_a_locale_may_have_pages_of_its_own(self, site: str) -> None:
        source = "See https://example.org."
        assert told("links", source, f"Vea {site}.", local=self.OWN) == []
        assert told("links", source, "Vea https://ejemplos.org.", local=self.OWN) != []

    def test_a_locale_may_have_its_own_helpline(self) -> None:
        assert told("contacts", self.SOURCE, "900100036, a@ejemplo.org", local=self.OWN) == []
        assert told("contacts", self.SOURCE, "800-555-0199, a@example.org", local=self.OWN) == []

    @pytest.mark.parametrize("target", ["900100037, a@ejemplo.org", "900100036, b@ejemplo.org"])
    def test_no_other_one_will_do(self, target: str) -> None:
        assert len(told("contacts", self.SOURCE, target, local=self.OWN)) == 1


class TestContacts:
    @pytest.mark.parametrize(
        ("target", "message"),
        [
            ("Llame al 800 555 01 98.", "800-555-0199 became 800 555 01 98"),
            ("Llame al 800-555-0198.", "800-555-0199 became 800-555-0198"),
            ("Llame.", "800-555-0199 is missing"),
        ],
    )
    def test_a_number_that_changed_is_told_once_and_by_no_other_check(
        self, target: str, message: str
    ) -> None:
        found = findings(Message("Call 800-555-0199.", target), "es")
        assert [(each.check, each.message) for each in found] == [("contacts", message)]

    @pytest.mark.parametrize(
        ("source", "target"),
        [
            ("Write to a.b+c@example.org.", "Escriba a A.b+c@example.org"),
            ("Call 1-800-555-0199.", "Llame al 800 555 01 99."),
            ("Call (800) 555-0199.", "اتصل ٨٠٠٥٥٥٠١٩٩"),
            ("Call +44 20 7946 0018.", "Llame al +44 (0) 20 79460018".replace("(0) ", "")),
            ("Call 1-800-4-CANCER.", "Llame al 1-800-422-6237."),
            ("Call 1-800-4-CANCER.", "Llame al 1-800-4-CANCER."),
            ("In 2012–2018, 150 000 women took 10-20 mg.", "Nada."),
            ("ISBN 978-3-16-148410-0, page 100-110", "Nada."),
            ("Call 911.", "Llame al 112."),
        ],
    )
    def test_what_is_kept_or_is_no_contact(self, source: str, target: str) -> None:
        assert told("contacts", source, target) == []

    @pytest.mark.parametrize(
        ("source", "target"),
        [
            ("Write to a@example.org.", "Escriba a a@ejemplo.org."),
            ("Call 1-800-555-0199.", "Llame al 1-800-555-0198."),
            ("Call +44 20 7946 0018.", "Llame al +44 20 7946 0081."),
            ("Call 1-800-4-CANCER.", "Llame al 1-800-422-6273."),
        ],
    )
    def test_one_that_changed_is_an_error(self, source: str, target: str) -> None:
        assert [severity for severity, _ in told("contacts", source, target)] == ["error"]

    def test_a_number_is_told_once_however_often_it_stands(self) -> None:
        assert len(told("contacts", "Call 800-555-0199 or 800-555-0199.", "Llame.")) == 1
