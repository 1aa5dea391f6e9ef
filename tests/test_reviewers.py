"""The people whom the settings name, and what is refused of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mbc_i18n import workspace
from mbc_i18n.errors import SettingsError
from mbc_i18n.reviewers import Reviewer, reviewers

ANA: dict[str, Any] = {
    "id": "ana",
    "name": "Ana Ruiz",
    "roles": ["linguistic"],
    "locales": ["es", "pt-BR"],
    "email": "Ana@Example.org",
}
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample ana@home"


def read(*tables: dict[str, Any]) -> tuple[Reviewer, ...]:
    return reviewers(list(tables), "x.toml")


class TestReviewers:
    def test_have_what_their_table_says(self) -> None:
        (found,) = read({**ANA, "credentials": "MD", "signing_key": KEY})
        assert found == Reviewer(
            "ana", "Ana Ruiz", ("linguistic",), ("es", "pt_BR"), "MD", ("Ana@Example.org",), KEY
        )

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ({"roles": []}, "reviewer 'ana' has no roles"),
            ({"locales": None}, "reviewer 'ana' has no locales"),
            ({"id": ""}, "reviewer '' has no id"),
            ({"id": 7}, "reviewer 1: id must be a string"),
            ({"role": "x"}, "reviewer 'ana': unknown key 'role'; known: id"),
            ({"roles": "linguistic"}, "reviewer 'ana': roles must be a list of strings"),
            ({"locales": ["xx_nowhere"]}, "reviewer 'ana': "),
            ({"email": ["", "a@b"]}, "reviewer 'ana' has an empty email"),
            ({"email": 3}, "reviewer 'ana': email must be a list of strings"),
            ({"signing_key": "secret"}, "reviewer 'ana': signing_key is no public SSH key"),
            ({"signing_key": f"{KEY}\nben {KEY}"}, "reviewer 'ana': signing_key is no public"),
        ],
    )
    def test_without_sense_are_refused_by_name(self, change: dict[str, Any], problem: str) -> None:
        with pytest.raises(SettingsError) as error:
            read({**ANA, **change})
        assert str(error.value).startswith(f"x.toml: {problem}")

    @pytest.mark.parametrize(
        "name", ["Ana", "../ana", "a/b", "a\\b", ".ana", "ana.", "a b", "añá", "ana\n", "a" * 65]
    )
    def test_have_an_id_that_can_name_a_file_anywhere(self, name: str) -> None:
        with pytest.raises(SettingsError, match="the id names a file"):
            read({**ANA, "id": name})

    @pytest.mark.parametrize(
        "other", [{"id": "ana", "email": []}, {"id": "eva", "email": "ana@example.ORG"}]
    )
    def test_can_be_told_apart(self, other: dict[str, Any]) -> None:
        with pytest.raises(SettingsError, match="two reviewers are 'ana"):
            read(ANA, {**ANA, **other})

    @pytest.mark.parametrize("value", [{}, "ana", ["ana"], 3])
    def test_are_tables(self, value: object) -> None:
        with pytest.raises(SettingsError, match="reviewers must be a list of tables"):
            reviewers(value, "x.toml")


class TestNames:
    @pytest.mark.parametrize(
        "text",
        ["Ana Ruiz <ana@example.org>", "ANA  RUIZ", "ana", "Somebody <ANA@EXAMPLE.ORG>, 2026",
         "ana@example.org", "Ana Ruiz <other@x.org>"],
    )  # fmt: skip
    def test_of_a_person(self, text: str) -> None:
        assert read(ANA)[0].is_named(text)

    @pytest.mark.parametrize("text", ["", "Anna", "Ana Ruiz Gil", "<>", "ana@example.com", " < > "])
    def test_of_somebody_else(self, text: str) -> None:
        assert not read(ANA)[0].is_named(text)


def settings(folder: Path, text: str) -> workspace.Settings:
    (folder / "mbc-i18n.toml").write_text(text, encoding="utf-8")
    return workspace.find(folder).settings


class TestSettings:
    def test_roles_are_for_all_locales_or_by_locale(self, tmp_path: Path) -> None:
        found = settings(tmp_path, 'roles = ["clinical"]')
        assert (found.roles, found.roles_locales) == (("clinical",), {})
        found = settings(tmp_path, '[roles]\ndefault = ["clinical"]\npt-BR = ["linguistic"]')
        assert (found.roles, found.roles_locales) == (("clinical",), {"pt_BR": ("linguistic",)})
        found = settings(tmp_path, "[roles]\nar = []")
        assert (found.roles, found.roles_locales) == (("linguistic", "clinical"), {"ar": ()})

    @pytest.mark.parametrize(
        "text",
        ["roles = 3", "roles.es = 3", 'roles.es = "a"', 'roles.nowhere = ["a"]', "roles.x.y = []"],
    )
    def test_roles_of_another_kind_are_refused(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(SettingsError):
            settings(tmp_path, text)

    def test_reviewers_may_stand_in_a_project_too(self, tmp_path: Path) -> None:
        text = '[[tool.mbc_i18n.reviewers]]\nid="a"\nname="A"\nroles=["x"]\nlocales=["es"]\n'
        (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
        assert [each.id for each in workspace.find(tmp_path).settings.reviewers] == ["a"]

    def test_this_repository_names_nobody(self) -> None:
        assert workspace.find(Path(__file__).parents[1]).settings.reviewers == ()
