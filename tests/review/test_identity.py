"""Who somebody is: named, or known to git; never invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbc_i18n import review
from mbc_i18n.errors import UserError
from tests.review.people import reviewer
from tests.review.spaces import git

PEOPLE = [reviewer("ana", "linguistic"), reviewer("ben", "clinical")]


def who(folder: Path, named: str = "", **environment: str) -> str:
    return review.reviewer(PEOPLE, named, environment, folder).id


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that no settings of this computer reach."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(tmp_path, "init", "--quiet")
    return tmp_path


def test_the_name_given_comes_before_the_variable_and_that_before_git(alone: Path) -> None:
    git(alone, "config", "user.email", "BEN@example.org")
    assert who(alone) == "ben"
    assert who(alone, MBC_I18N_REVIEWER="ana") == "ana"
    assert who(alone, "ben", MBC_I18N_REVIEWER="ana") == "ben"


def test_a_name_that_the_settings_do_not_know_is_nobody(alone: Path) -> None:
    for named, variable in (("zed", ""), ("", "zed")):
        with pytest.raises(UserError, match=r"no reviewer 'zed'; reviewers: ana, ben"):
            who(alone, named, MBC_I18N_REVIEWER=variable)


def test_an_address_that_is_no_reviewer_s_is_nobody(alone: Path) -> None:
    git(alone, "config", "user.email", "x@example.org")
    with pytest.raises(UserError, match=r"x@example\.org, is no reviewer's; say who you are"):
        who(alone)


def test_without_any_name_the_next_step_is_told(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="nobody named; say who you are with --as"):
        who(alone)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UserError, match="nobody named"):
        who(alone)


def test_without_reviewers_nobody_can_review(alone: Path) -> None:
    with pytest.raises(UserError, match="the settings name no reviewers"):
        review.reviewer([], "ana", {}, alone)
