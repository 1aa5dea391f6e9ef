"""A publisher's own templates: they go first, reach nothing, and their mistakes have a place."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from mbc_i18n.errors import SettingsError
from mbc_i18n.publish import pages, parallel
from mbc_i18n.publish.frame import Site
from mbc_i18n.publishing import Publishing
from tests.publish.examples import one, page, parsed, read, shown, source, text, translated

DOCUMENTED = Path(__file__).parents[2].joinpath("docs", "themes.md").read_text("utf-8")
EXAMPLE = dict(re.findall(r"^`templates/([\w.]+)`\n\n```\w+\n(.*?)^```", DOCUMENTED, re.M | re.S))
EXTENDS = '{% extends "mbc_i18n/page.html" %}\n'


def site(templates: Mapping[str, str], publisher: str = "") -> Site:
    """A site with templates of its own."""
    return Site(Publishing(templates="templates", publisher=publisher), templates)


def refusal(template: str, name: str = "page.html") -> str:
    """What is said of a template that cannot be used."""
    with pytest.raises(SettingsError) as caught:
        page(source(), site=site({name: template}))
    return str(caught.value)


class TestExample:
    def test_adds_to_the_page(self) -> None:
        html = read(translated("ar"), source(), site=site(EXAMPLE, "Ministry"))
        assert text(one(html, ".//main/p[@class='helpline']")) == "Ministry: 1-800-555-0100"
        assert text(one(html, ".//h1")) == "ar: Breast pain & you"
        assert one(html, ".//header/div[@class='draft']") is not None

    def test_changes_colours_after_the_package(self) -> None:
        style = text(one(read(source(), site=site(EXAMPLE)), ".//style"))
        assert style.index("#0b5c6b") < style.index("--accent: #7a1f5c")

    def test_is_on_the_other_pages_too(self) -> None:
        edition = translated("es")
        listed, own = shown(source(), edition), site(EXAMPLE, "Ministry")
        both = parsed(parallel.page(edition, listed, own))
        assert both.find(".//main/p[@class='helpline']") is None
        for html in (pages.index(listed, own), pages.locale_index("es", listed, own)):
            assert "--accent: #7a1f5c" in text(one(parsed(html), ".//style"))


class TestTemplates:
    def test_replace_the_package_s(self) -> None:
        assert page(source(), site=site({"page.html": "{{ lang }}: {{ title }}"})) == (
            "en: Breast pain &amp; you"
        )

    def test_of_which_others_extend_one_hold_for_them(self) -> None:
        rest = "".join(
            f"{{% macro {each}() %}}{{{{ varargs }}}}{{{{ caller }}}}{{% endmacro %}}"
            for each in ("filled", "languages")
        )
        marks = "{% macro marks(words) %} x=''{% endmacro %}"
        own = site({"marks.html": marks + rest})
        assert "<title x=''>" in page(source(), site=own)

    def test_escape_what_they_are_given(self) -> None:
        hostile = translated("es", "# A\n", lambda _: "<script>x</script>{{ 7 * 7 }}")
        made = page(hostile, site=site({"page.html": "<p>{{ title }}</p>"}))
        assert made == "<p>&lt;script&gt;x&lt;/script&gt;{{ 7 * 7 }}</p>"

    def test_may_include_files_of_their_own(self) -> None:
        own = site({"page.html": '{% include "parts/a.html" %}', "parts/a.html": "a"})
        assert page(source(), site=own) == "a"

    def test_words_without_translation_are_marked_as_english(self) -> None:
        template = (
            '{% from "marks.html" import marks %}{% set w = _("Call us") %}<p{{ marks(w) }}>{{ w }}'
        )
        made = page(translated("es"), site=site({"page.html": template}))
        assert made == '<p lang="en" dir="ltr">Call us'

    def test_leave_pages_without_them_as_they_are(self) -> None:
        assert page(source(), site=site({"other.html": "x"})) == page(source())


class TestStyle:
    def test_policy_names_it_by_its_digest_as_browsers_read_it(self) -> None:
        html = read(
            source(), site=site({"theme.css": "a::before {\r\n content: 'a\\\r\nb';\x00 }\r"})
        )
        style = text(one(html, ".//style"))
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert style.endswith("a::before { content: 'ab'; }")
        policy = one(html, ".//meta[@http-equiv='Content-Security-Policy']").get("content") or ""
        assert f"'sha256-{digest}'" in policy

    def test_cannot_end_its_element(self) -> None:
        assert refusal("a { }\n</style><script>x</script>", "theme.css") == (
            "templates/theme.css:2: “</” would end the style sheet; leave it out"
        )


class TestMistakes:
    @pytest.mark.parametrize(
        ("template", "problem"),
        [
            (
                f"{EXTENDS}{{% block main %}}\n{{{{ titel }}}}{{% endblock %}}",
                "3: 'titel' is undefined",
            ),
            (f"{EXTENDS}{{% block main %}}\n", "2: Unexpected end of template"),
            (f"{EXTENDS}{{% blok main %}}", "2: Encountered unknown tag 'blok'"),
            ('\n{% extends "nothing.html" %}', "2: there is no template 'nothing.html'"),
            ('{% include "../../etc/passwd" %}', "1: there is no template '../../etc/passwd'"),
            ("a\n\n{{ 1 / 0 }}", "3: division by zero"),
            ("{{ title.nothing }}", "1: "),
            ('{% extends "page.html" %}', "1: maximum recursion depth exceeded"),
        ],
    )
    def test_have_file_and_line(self, template: str, problem: str) -> None:
        told = refusal(template)
        assert told.startswith(f"templates/page.html:{problem}")
        assert "\n" not in told
        assert told.endswith("; docs/themes.md names what templates are given")

    def test_of_a_part_are_told_of_the_part(self) -> None:
        own = {"page.html": '{% include "a.html" %}', "a.html": "\n{{ x }}"}
        with pytest.raises(SettingsError, match=r"^templates/a\.html:2: 'x' is undefined"):
            page(source(), site=site(own))


class TestSandbox:
    @pytest.mark.parametrize(
        "hostile",
        [
            "{{ ''.__class__.__mro__ }}",
            "{{ _.func.__globals__ }}",
            "{{ edition.document.__init__.__globals__ }}",
            "{{ edition.__class__ }}",
            "{{ self.__init__.__globals__ }}",
            "{{ links.append(1) }}",
            "{{ head.__setattr__('canonical', 'x') }}",
            "{% for each in range(10 ** 9) %}{% endfor %}",
        ],
    )
    def test_lets_templates_reach_nothing_but_what_they_are_given(self, hostile: str) -> None:
        assert refusal(hostile).startswith("templates/page.html:1: ")


def test_every_block_is_documented() -> None:
    folder = Path(pages.__file__).parent / "templates"
    rows = DOCUMENTED.partition("## Blocks")[2].partition("## ")[0]
    for name in ("base", "page", "parallel", "index", "locale"):
        blocks = re.findall(r"{% block (\w+) %}", (folder / f"{name}.html").read_text("utf-8"))
        assert blocks
        assert [each for each in blocks if f"`{each}`" not in rows] == []
