"""The review report: complete, safe and readable on screen and on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mbc_i18n.handout import report
from mbc_i18n.handout.gathering import Handout, Passage, Section, Wanted
from mbc_i18n.model import Document, Finding
from tests.handout.papers import desk, handout
from tests.review.people import ledger, signed

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e{{ 7*7 }}</td></table>'
TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "dl", "div", "dt", "dd",
    "p", "section", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "span", "bdi",
    "strong",
}  # fmt: skip
"""All elements that a report is made of."""


@pytest.fixture(autouse=True)
def _time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


def with_passage(found: Handout, **changes: object) -> Handout:
    """A handout whose first passage is another."""
    (first, *rest), section = found.sections[0].passages, found.sections[0]
    own = (replace(first, **changes), *rest)  # type: ignore[arg-type]
    return replace(found, sections=(replace(section, passages=own),))


def entry_of(found: Handout) -> Passage:
    return found.sections[0].passages[0]


def elements(html: str) -> list[str]:
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return [each.tag for each in tree.iter() if isinstance(each.tag, str)]


def words(html: str) -> str:
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL).split())


def test_a_row_of_a_unit_stands_word_for_word() -> None:
    html = report.report(handout(("Rest.", "استرح."), locale="ar"))
    unit = handout(("Rest.", "استرح."), locale="ar").desk.catalog.messages[0].id
    row = re.search(r"<tr role=\"row\">\n<th role=\"rowheader\".*?</tr>", html, re.DOTALL)
    assert row
    assert row[0] == (
        '<tr role="row">\n'
        '<th role="rowheader" scope="row"><span class="number">1</span>'
        f' <span class="id">{unit[:8]}</span> <span class="state">translated</span></th>\n'
        '<td role="cell" class="words" lang="en" dir="ltr">Rest.</td>\n'
        '<td role="cell" class="words" lang="ar" dir="rtl">استرح.</td>\n'
        "</tr>"
    )


def test_it_says_what_it_is_of_and_how_far_it_is() -> None:
    told = words(report.report(handout(("Rest.", "Descanse."), ("Sleep.", ""))))
    assert "Article care" in told
    assert "Languages English to Spanish (es)" in told
    assert "As of 2026-01-01 00:00 UTC" in told
    assert "Units 2: 1 untranslated, 1 translated" in told
    assert "Must be approved as linguistic , clinical" in told
    assert "(not translated)" in told


def test_there_is_room_to_write_by_hand_for_each_unit() -> None:
    told = words(report.report(handout(("Rest.", "Descanse."), ("Sleep.", ""))))
    assert told.count("Approve Reject Remarks Name, date") == 2


def test_who_approved_in_which_role_and_what_does_not_count() -> None:
    records = ledger(
        signed("ana", "linguistic", minute=5),
        signed("ben", "clinical", "translate"),
        signed("ben", "clinical", minute=7),
        replace(signed("eva", "clinical", "reject"), note="too short"),
    )
    found = desk(("Rest well.", "Descanse bien."), ledger=records)
    own = handout(("Rest well.", "Descanse bien."))
    (message,) = found.catalog.messages
    entry = replace(entry_of(own).entry, standing=found.standing(message))
    told = words(report.report(with_passage(own, entry=entry)))
    assert "Approved by Ana as linguistic , 2026-01-01 10:05 UTC Approved" in told
    assert "Approved by Ben as clinical , 2026-01-01 10:07 UTC (does not count)" in told
    assert "Rejected by Eva as clinical , 2026-01-01 10:00 UTC: too short" in told
    assert "Waits for approval as clinical" in told


def test_comments_on_the_words_as_they_stand() -> None:
    found = handout(("Rest.", "Descanse."))
    message = found.desk.catalog.messages[0]
    own = replace(signed("ben", "", "comment", message), note="a doctor would say reposo")
    past = replace(own, fingerprint="other", note="of other words")
    said = replace(found, desk=replace(found.desk, ledger=ledger(own, past)))
    html = words(report.report(said))
    assert "Comment by Ben , 2026-01-01 10:00 UTC: a doctor would say reposo" in html
    assert "of other words" not in html


def test_findings_and_terms_with_their_targets() -> None:
    finding = Finding("figures", "error", "", "es", "5 is not 50")
    terms = (
        Wanted("rash", "Red skin.", ("erupción",), ("sarpullido",), ("rash",), kept=False),
        Wanted("MedlinePlus", "", (), (), (), kept=True),
        Wanted("itch", "", (), (), (), kept=False),
    )
    given = handout(("Rest.", "Descanse."))
    told = words(report.report(with_passage(given, findings=(finding,), terms=terms)))
    assert "error : 5 is not 50 (figures)" in told
    assert "Term: rash = erupción ; or sarpullido ; not rash . Red skin." in told
    assert "Term: MedlinePlus = stays as it is" in told
    assert "Term: itch = no term yet" in told


def everywhere(text: str) -> str:
    """A report that holds a text wherever a text from outside can stand."""
    found = handout((f"Rest {text}", text))
    entry = entry_of(found).entry
    message = replace(entry.message, comment=text)
    own = replace(entry, message=message, unit=replace(entry.unit, path=text, note=text))
    finding = Finding("figures", "error", "", "es", text)
    terms = (Wanted(text, text, (text,), (text,), (text,), kept=False),)
    found = with_passage(found, entry=own, findings=(finding,), terms=terms)
    sections = tuple(replace(each, title=text) for each in found.sections)
    named = Document(text, "text", "", found.desk.document.blocks)
    policy = replace(found.desk.policy, roles=(text,))
    return report.report(Handout(replace(found.desk, document=named, policy=policy), sections))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40) | st.just(HOSTILE))
def test_whatever_stands_in_a_text_the_page_has_its_own_elements_only(text: str) -> None:
    found = elements(everywhere(text))
    assert set(found) <= TAGS
    assert found.count("tr") == 3


def test_nothing_that_would_turn_the_order_of_letters_is_written() -> None:
    html = everywhere(HOSTILE)
    assert "\u202e" not in html
    assert "&lt;U+202E&gt;{{ 7*7 }}" in html


def test_it_needs_nothing_and_runs_nothing() -> None:
    html = report.report(handout(("Rest.", "Descanse.")))
    style = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style == [report.style()]
    assert f"default-src 'none'; style-src &#39;{report.digest(style[0])}&#39;".replace(
        "'", "&#39;"
    ) in html  # fmt: skip
    assert not re.search(r"<script|<link|<img|<a |\bsrc=|\bhref=|\bstyle=|\bon[a-z]+=|url\(", html)
    assert "@import" not in html


def levels(*given: int) -> list[int]:
    """The levels of the headings of a report with sections of some levels."""
    passages = handout(("Rest.", "Descanse.")).sections[0].passages
    sections = tuple(Section(f"Part {n}", level, passages) for n, level in enumerate(given))
    html = report.report(replace(handout(("Rest.", "Descanse.")), sections=sections))
    return [int(level) for level in re.findall(r"<h(\d)", html)]


@pytest.mark.parametrize(
    ("given", "shown"),
    [((1, 2, 3, 2), [1, 2, 3, 4, 3]), ((1, 2, 3, 4, 5, 6), [1, 2, 3, 4, 5, 6, 6])],
)
def test_headings_stand_below_the_title_of_the_page(given: Sequence[int], shown: list[int]) -> None:
    assert levels(*given) == shown


def test_print_repeats_the_header_and_breaks_no_unit() -> None:
    assert "thead { display: table-header-group; }" in report.style()
    assert "tbody { break-inside: avoid; }" in report.style()


def test_an_article_without_units_says_so() -> None:
    html = report.report(replace(handout(("Rest.", "")), sections=()))
    assert "no words to translate" in html
