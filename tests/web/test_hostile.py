"""Nothing in a source, a translation, a glossary, a record or an address can run."""

from __future__ import annotations

import html5lib
import pytest

from mbc_i18n.web import preview
from tests.review.spaces import FILE
from tests.web.browser import UNITS, Browser, House, address, house

ATTACKS = (
    "</textarea><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus=alert(1) autofocus '",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "<iframe srcdoc='<script>1</script>'>",
    "javascript:alert(1)",
    "]]><svg/onload=alert(1)>",
    "\u202e\u2066<b>turned\ue0f0\ue0f1",
)
OURS = {"script": {"src"}, "iframe": {"class", "sandbox", "src", "title"}}


def elements(page: str) -> list[tuple[str, dict[str, str]]]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [(each.tag, dict(each.attrib)) for each in tree.iter() if isinstance(each.tag, str)]


def assert_harmless(page: str) -> None:
    """Only our own scripts and frames, no handler of an event, no address that is a script."""
    for name, attributes in elements(page):
        assert name not in ("object", "embed", "base", "math", "img"), name
        assert name not in OURS or set(attributes) - {"defer"} <= OURS[name], attributes
        for key, value in attributes.items():
            assert not key.startswith("on"), (name, key)
            assert key not in ("style", "srcdoc", "autofocus", "formaction")
            if key in ("href", "src", "action", "hx-get", "hx-post"):
                assert value.startswith(("/", "#")), value


@pytest.mark.parametrize("attack", ATTACKS)
def test_in_a_translation(served: House, ana: Browser, attack: str) -> None:
    entry = served.entry("What helps")
    served.act(ana, "What helps", "edit", target=attack)
    assert served.entry("What helps").message.target == attack
    for place in (UNITS, address(entry)):
        assert_harmless(ana.get(place).text)
    fields = [each for each in elements(ana.get(address(entry)).text) if each[0] == "textarea"]
    assert len(fields) == 1


@pytest.mark.parametrize("attack", ATTACKS)
def test_in_its_preview(served: House, ana: Browser, attack: str) -> None:
    served.act(ana, "What helps", "edit", target=attack)
    page = ana.get(address(served.entry("What helps")) + "/page").text
    for name, attributes in elements(page):
        assert name not in ("script", "iframe", "svg", "object", "form")
        assert not [key for key in attributes if key.startswith("on")]
    assert page.count('id="unit"') == 1
    assert preview.OPENS not in page


@pytest.mark.parametrize("attack", ATTACKS)
def test_in_what_is_typed(served: House, ana: Browser, attack: str) -> None:
    entry = served.entry("What helps")
    form = {"do": attack, "seen": attack, "was": attack, "target": attack, "role": attack,
            "check": attack, "note": attack, "reason": attack}  # fmt: skip
    for do in ("approve", "reject", "edit", "revoke", "waive", "unwaive", attack):
        answer = ana.post(address(entry), form | {"do": do})
        assert answer.status_code in (409, 422)
        assert_harmless(answer.text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_in_an_address(ana: Browser, attack: str) -> None:
    query = {"search": attack, "check": attack, "show": attack, "page": attack}
    answer = ana.client.get(UNITS, base_url=ana.origin, query_string=query)
    assert answer.status_code == 200
    assert_harmless(answer.text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_in_notes_comments_and_reasons(served: House, ana: Browser, attack: str) -> None:
    path = served.root / FILE
    held = path.read_text(encoding="utf-8")
    at = held.index('msgid "What helps"')
    start = held.rindex("\n\n", 0, at) + 2
    path.write_text(held[:start] + f"# {attack}\n" + held[start:], encoding="utf-8")
    served.act(ana, "What helps", "reject", role="linguistic", note=f"why {attack}")
    assert_harmless(ana.get(UNITS).text)
    assert_harmless(ana.get(address(served.entry("What helps"))).text)


def test_in_the_source_and_the_glossary(served: House) -> None:
    source = served.root / "source/hay-fever.md"
    source.write_text(
        source.read_text(encoding="utf-8").replace(
            "## What helps", "## What <script>alert(1)</script> helps"
        ),
        encoding="utf-8",
    )
    terms = served.root / "glossary/concepts.csv"
    terms.write_text(
        terms.read_text(encoding="utf-8").replace(
            "Fine powder of plants.", "<img src=x onerror=alert(1)>"
        ),
        encoding="utf-8",
    )
    page = house(served.root).enter("ana").get(UNITS).text
    assert "&lt;img src=x" in page
    assert_harmless(page)


class TestOutlined:
    def test_never_inside_a_tag(self) -> None:
        html = f'<p title="{preview.OPENS}a{preview.CLOSES}">{preview.OPENS}b{preview.CLOSES}</p>'
        assert preview.outlined(html) == '<p title="a"><span id="unit">b</span></p>'

    @pytest.mark.parametrize("html", ["a", f"a{preview.OPENS}b", f"{preview.CLOSES}a"])
    def test_leaves_the_words_where_there_is_no_place(self, html: str) -> None:
        assert preview.outlined(html) == preview.without_marks(html)

    def test_in_linear_time(self) -> None:
        assert preview.outlined('<"' * 100_000) == '<"' * 100_000
