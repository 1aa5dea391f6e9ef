"""A workspace with reviewers and the page in front of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.review.spaces import staffed
from tests.web.browser import Browser, House, house


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def served(translated: Path) -> House:
    """The page of a translated workspace."""
    return house(staffed(translated))


@pytest.fixture
def ana(served: House) -> Browser:
    """The linguistic reviewer's browser."""
    return served.enter("ana")


@pytest.fixture
def ben(served: House) -> Browser:
    """The clinical reviewer's browser."""
    return served.enter("ben")
