"""Every planted fault is found in its place, and the site without one is clean."""

from __future__ import annotations

import pytest

from mbc_i18n.publish import verify
from mbc_i18n.publish.verify import site
from tests.publish.verify.faults import FAULTS, SPOILINGS, Fault, Files, Spoiling
from tests.publish.verify.good import files


def found(held: Files) -> list[verify.Fault]:
    return verify.verified(site.of(held))


def spoiled(fault: Fault) -> Files:
    held = dict(files())
    text = held[fault.file].decode()
    assert fault.old in text, "the fault cannot be planted"
    held[fault.file] = text.replace(fault.old, fault.new, 1).encode()
    return held


def test_the_good_site_has_no_fault() -> None:
    assert found(dict(files())) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: f"{each.rule}: {each.new[:30]!r}")
def test_a_planted_fault_is_found(fault: Fault) -> None:
    told = {(each.rule, each.file) for each in found(spoiled(fault))}
    assert (fault.rule, fault.told or fault.file) in told


@pytest.mark.parametrize("fault", SPOILINGS, ids=lambda each: each.rule)
def test_a_fault_of_files_is_found(fault: Spoiling) -> None:
    held = dict(files())
    fault.spoil(held)
    assert (fault.rule, fault.told) in {(each.rule, each.file) for each in found(held)}


def test_every_rule_has_a_fault() -> None:
    planted = {fault.rule for fault in (*FAULTS, *SPOILINGS)}
    assert planted == set(verify.RULES)
