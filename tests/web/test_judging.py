"""What is judged anew only where words changed is what is judged anew as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

from hypothesis import event, given, settings
from hypothesis import strategies as st

from mbc_i18n import checking, checks, glossary
from mbc_i18n.checking import Standards
from mbc_i18n.checks.values import UNLESS
from mbc_i18n.model import Block, Catalog, Document, Element, Message, SignOff, Unit
from mbc_i18n.review import Ledger
from mbc_i18n.reviewing import Desk
from mbc_i18n.web import judging
from mbc_i18n.web.judging import Rules
from tests.review.people import BOTH_ROLES, ledger, signed

GLOSSARY = Path(__file__).parents[2] / "glossary"
PAIRS = {
    "Cancer can spread.": ("El cáncer puede extenderse.", "Puede extenderse.", "Cancer can spread.",
                           "El cáncer puede puede extenderse"),
    "Blood tests": ("Análisis de sangre", "Pruebas de sangre", "Blood tests", ""),
    "Blood tests:": ("Análisis de sangre:", "Pruebas de sangre:", "Análisis de sangre 5"),
    "Take 5 mg of <a>aspirin</a> each day.": (
        "Tome 5 mg de <a>aspirina</a> cada día.", "Tome 50 mg de aspirina cada día.",
        "Take 5 mg of <a>aspirin</a> each day.", "Análisis de sangre 5"),
    "Ask your doctor about 3 tests.": (
        "Pregunte por 3 pruebas a su médico.", "Análisis de sangre", "<b>¿Qué</b> 4?",
        "Tome 5 mg de <a>aspirina</a> cada día."),
}  # fmt: skip
"""Sources with good translations and bad ones; some are like one another."""

entries = st.sampled_from(sorted(PAIRS)).flatmap(
    lambda source: st.builds(
        Message,
        st.just(source),
        st.sampled_from(PAIRS[source]),
        fuzzy=st.booleans() if source.startswith("Ask") else st.just(False),
        comment=st.sampled_from(["", "", "mbc: ignore term:* -- a reason"]),
        flags=st.sampled_from([(), (), ("ignore-same",), ("no-wrap",)]),
        line=st.integers(1, 40),
    )
)
catalogs = st.lists(entries, max_size=5, unique_by=lambda message: message.key)


@cache
def standards() -> Standards:
    return checking.standards(glossary.load(GLOSSARY, "glossary", ("es",)))


def desk(messages: Sequence[Message], own: Ledger, tagged: bool = True) -> Desk:
    """A desk; the link may have no element in the article."""
    catalog = Catalog("care", "es", messages=tuple(messages), file="es/care.po")
    link = (Element("a", False, (0, 3), (4, 8)),)
    units = tuple(
        Unit(each.source, elements=link if tagged and "<a>" in each.source else ())
        for each in messages
    )
    document = Document("care", "text", "", (Block("paragraph", units=units),))
    return Desk(document, document, catalog, own, BOTH_ROLES, catalog, {})


def whole(found: Desk) -> judging.Judged:
    """What the checks find when nothing is known."""
    rules = replace(standards(), ledgers={"es": found.ledger})
    elements = checking.elements_of(found.document)
    return judging._by_unit(checking.judged(found.catalog, rules, elements, found.wholes))


def waivers(messages: Sequence[Message]) -> list[SignOff]:
    catalog = Catalog("care", "es")
    return [
        replace(signed("ana", "", "waive", each, catalog), waives=("numbers",), note="is right")
        for each in messages[:1]
    ]


@settings(deadline=None)
@given(st.lists(st.tuples(catalogs, st.booleans(), st.booleans()), min_size=2, max_size=5))
def test_as_if_nothing_had_been_known(
    versions: list[tuple[list[Message], bool, bool]],
) -> None:
    rules = Rules(standards())
    for messages, tagged, waives in versions:
        found = desk(messages, ledger(*waivers(messages) if waives else ()), tagged)
        judged = judging.judged(found, rules)
        assert judged == whole(found)
        event(f"{sum(map(len, judged.findings.values()))} findings")


def test_what_stays_is_not_judged_again() -> None:
    messages = [Message(source, targets[1], line=5) for source, targets in PAIRS.items()]
    rules = Rules(standards())
    judging.judged(desk(messages, ledger()), rules)
    seen: list[list[str]] = []

    def found(catalog: Catalog, own: Standards, *more: object) -> object:
        if "numbers" not in own.asked.ignored:
            seen.append([each.source for each in catalog.current])
        return finds(catalog, own, *more)  # type: ignore[arg-type]

    finds = checking.found
    edited = [replace(messages[0], target="Se extiende."), *messages[1:]]
    moved = [replace(each, line=each.line + 7) for each in edited]
    with patch.object(checking, "found", found):
        judging.judged(desk(edited, ledger()), rules)
        judged = judging.judged(desk(moved, ledger()), rules)
    assert seen == [[messages[0].source], []]
    assert {each.line for own in judged.findings.values() for each in own} == {12}


def test_two_messages_alike_are_judged_together() -> None:
    """A whole of joined sentences may read as another message does."""
    message = Message("Take 5 mg.", "Tome 50 mg.")
    found = desk([message, message], ledger())
    assert judging.judged(found, Rules(standards())) == whole(found)


def test_nothing_else_says_all_that_is_wrong_with_a_message() -> None:
    """Findings of single messages and of comparisons can be put together one after the other."""
    told = {name for each in checks.REGISTRY.values() for name in each.unless}
    assert told <= set(UNLESS)
    assert not {name for each in checks.REGISTRY.values() if each.name in UNLESS
                for name in each.unless} - set(UNLESS)  # fmt: skip
