"""Nothing that an article or a translation holds can act on a page, load or leak."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mbc_i18n.errors import FormatError
from mbc_i18n.publish.edition import Edition
from mbc_i18n.publish.rendering import FORBIDDEN
from tests.publish.examples import (
    attributes,
    meta,
    one,
    page,
    parsed,
    read,
    source,
    text,
    translated,
)

ATTACKS = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"onmouseover="alert(1)',
        "'><img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "<a href='javascript:alert(1)'>x</a>",
        "</title></style></head><body onload=alert(1)>",
        "{{ 7 * 7 }}{% raw %}",
        "&lt;script&gt;",
        "--><svg/onload=alert(1)>",
        "{source}",
    ]
)


def skeleton(html: str) -> list[tuple[str, tuple[str, ...], str | None, str | None]]:
    """The elements of a page with the names of their attributes and where they lead."""
    return [
        (str(each.tag), tuple(sorted(each.attrib)), each.get("href"), each.get("src"))
        for each in parsed(html).iter()
    ]


class TestTranslatorsWords:
    @settings(deadline=None)
    @given(st.one_of(ATTACKS, st.text(st.sampled_from("<>&\"'`*_[]()#!|~\\-+ ax1.:\n")), st.text()))
    def test_add_no_element_and_no_attribute(self, hostile: str) -> None:
        article = "---\ntitle: T\ndescription: D\n---\n\n## Heading\n\nWords.\n\n- Item\n"
        assume(hostile.strip())
        try:
            made = page(translated("es", article, lambda words: f"{words} {hostile}"))
        except FormatError:
            return
        assert skeleton(made) == skeleton(page(translated("es", article)))

    @settings(deadline=None)
    @given(st.one_of(ATTACKS, st.text()))
    def test_are_data_in_the_data_of_the_page(self, hostile: str) -> None:
        assume(hostile.strip())
        article = "---\ntitle: T\ndescription: D\n---\n\nWords.\n"
        edition = translated("es", article, lambda words: f"a{hostile}", approved=True)
        data = json.loads(text(one(read(edition), ".//script")))
        assert (data["@type"], data["inLanguage"]) == ("MedicalWebPage", "es")
        said, told = f"a{hostile}", FORBIDDEN.sub("", data["description"])
        assert told.split() == FORBIDDEN.sub("", said).split()

    @pytest.mark.parametrize("invisible", ["\x00", "\x1b", "\x85", "\ufffe", "\U0010ffff"])
    def test_leave_out_what_no_page_may_hold(self, invisible: str) -> None:
        html = read(translated("es", "# A\n", lambda words: f"{words}{invisible}b"))
        assert text(one(html, ".//h1")).replace("\ufffd", "") == "Ab"

    @given(ATTACKS)
    def test_stand_on_the_page_as_they_were_written(self, hostile: str) -> None:
        html = read(translated("es", "---\ntitle: T\n---\n\nWords.\n", lambda words: hostile))
        assert text(one(html, "head/title")) == text(one(html, ".//h1")) == hostile
        assert text(one(html, ".//main//p")) == hostile


class TestSafety:
    def test_policy_names_the_style_sheet_by_its_digest(self) -> None:
        html = read(translated("es"))
        style = text(one(html, ".//style"))
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = one(html, ".//meta[@http-equiv='Content-Security-Policy']").get("content") or ""
        assert f"style-src 'sha256-{digest}'" in policy
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy

    def test_policy_names_the_data_by_its_digest(self) -> None:
        html = read(translated("es", approved=True))
        data = text(one(html, ".//script"))
        digest = base64.b64encode(hashlib.sha256(data.encode()).digest()).decode()
        policy = one(html, ".//meta[@http-equiv='Content-Security-Policy']").get("content") or ""
        assert policy.endswith(f"; script-src 'sha256-{digest}'")

    def test_style_sheet_stands_on_one_line(self) -> None:
        assert "\n" not in text(one(read(source()), ".//style"))

    def test_policy_stands_before_what_it_governs(self) -> None:
        html = page(translated("es"))
        assert html.index("Content-Security-Policy") < html.index("<style>")

    @pytest.mark.parametrize("edition", [source(), translated("ar")])
    def test_page_loads_nothing(self, edition: Edition) -> None:
        html = read(edition, source())
        assert {each.get("type") for each in html.iter("script")} <= {"application/ld+json"}
        assert list(attributes(html, "src")) == []
        assert [each.get("href") for each in html.findall(".//link")] == ["data:,"]
        assert "url(" not in text(one(html, ".//style"))
        assert "@import" not in text(one(html, ".//style"))

    def test_page_keeps_its_address_from_the_sites_it_links(self) -> None:
        assert meta(read(source()), "referrer") == "no-referrer"


class TestRepetition:
    ARTICLE = "# A\n\n<input class='b'>\n\n- [ ] c\n\n<span lang='fr' dir='ltr' id='d'>e</span>\n"

    def test_a_page_is_the_same_every_time(self) -> None:
        program = (
            "from tests.publish.examples import *;"
            f"print(page(translated('ar', {self.ARTICLE!r}), source({self.ARTICLE!r})))"
        )
        made = {
            subprocess.run(
                [sys.executable, "-c", program],
                env={
                    **os.environ,
                    "PYTHONHASHSEED": str(seed),
                    "PYTHONPATH": os.pathsep.join(sys.path),
                },
                capture_output=True,
                check=True,
            ).stdout
            for seed in range(4)
        }
        assert len(made) == 1
