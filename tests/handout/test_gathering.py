"""What reviewers are given, gathered from a workspace."""

from __future__ import annotations

from pathlib import Path

from mbc_i18n import handout, workspace
from mbc_i18n.handout import Handout, gathering
from tests.conftest import TARGETS
from tests.review.spaces import FILE, staffed


def gathered(space: Path) -> Handout:
    own = workspace.find(staffed(space))
    (document,) = workspace.documents(own)
    return handout.gather(own, document, "es")


def test_units_stand_under_their_headings_in_order(translated: Path) -> None:
    found = gathered(translated)
    assert [(each.title, each.level) for each in found.sections] == [
        ("Living with hay fever", 1),
        ("What helps", 2),
    ]
    assert [passage.entry.message.source for passage in found.passages] == list(TARGETS)
    assert [passage.number for passage in found.passages] == list(range(1, 9))
    assert found.sections[1].passages[0].entry.message.source == "What helps"


def test_terms_are_those_of_the_source_with_their_targets(translated: Path) -> None:
    first, _, pollen = list(gathered(translated).passages)[:3]
    assert gathering.told(first.terms) == "hay fever = rinitis alérgica; not fiebre del heno"
    assert gathering.told(pollen.terms) == "pollen = polen"


def test_findings_stand_with_their_unit(translated: Path) -> None:
    path = translated / FILE
    text = path.read_text("utf-8")
    path.write_text(text.replace("0,02 %", "0,2 %"), encoding="utf-8")
    found = {
        passage.entry.message.source: {each.severity for each in passage.findings}
        for passage in gathered(translated).passages
    }
    assert "error" in found["About 0.02% of people need a hospital."]
    assert found["What helps"] == set()
