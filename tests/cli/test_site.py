"""publish: only what is approved goes out, what goes out is whole, and nothing is done twice."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from mbc_i18n import po
from mbc_i18n.model import fingerprint
from tests.conftest import SETTINGS, TARGETS, Run, fill

REVIEWERS = """
[[reviewers]]
id = "linguistic"
name = "Ana"
roles = ["linguistic"]
locales = ["es", "ar"]

[[reviewers]]
id = "clinical"
name = "Ben"
roles = ["clinical"]
locales = ["es", "ar"]
"""

DRAFT = ("publish", "--draft", "--missing", "mark")


def spoil(space: Path, old: str, new: str) -> None:
    path = space / "locales/es/hay-fever.po"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def approve(space: Path, locale: str = "es") -> None:
    """Sign every unit of a translation, in both roles."""
    (space / "mbc-i18n.toml").write_text(f"{SETTINGS}{REVIEWERS}", "utf-8")
    path = space / f"locales/{locale}/hay-fever.po"
    catalog = po.read(path.read_text("utf-8"), path.name, "hay-fever")
    signed = [
        {
            "unit": message.id,
            "locale": locale,
            "fingerprint": fingerprint(
                "hay-fever", locale, message.context, message.source, message.target
            ),
            "role": role,
            "verdict": "approve",
            "by": role,
            "at": "2026-01-01T00:00:00Z",
        }
        for message in catalog.current
        for role in ("linguistic", "clinical")
    ]
    folder = space / f"locales/{locale}/signoffs"
    folder.mkdir(exist_ok=True)
    for by in ("linguistic", "clinical"):
        lines = [json.dumps(record) + "\n" for record in signed if record["by"] == by]
        with (folder / f"{by}.jsonl").open("a", encoding="utf-8") as file:
            file.write("".join(lines))


def page(space: Path, locale: str = "es") -> str:
    return (space / f"public/{locale}/hay-fever.html").read_text(encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def statuses(run: Run, *arguments: str) -> dict[str, str]:
    """The status of each page of an article, by file."""
    result = run("publish", "--json", *arguments)
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)["pages"]
    return {each["file"]: each["status"] for each in told if each["article"]}


class TestTheGate:
    def test_refuses_what_nobody_approved_and_names_each_unit(
        self, translated: Path, run: Run
    ) -> None:
        approve(translated)
        (translated / "locales/es/signoffs/clinical.jsonl").unlink()
        result = run("publish", "--locale", "es")
        assert result.exit_code == 1
        *lines, last = result.stderr.splitlines()
        assert len(lines) == len(TARGETS)
        assert lines[0].startswith("locales/es/hay-fever.po:")
        assert "lacks the approval of clinical; run `mbc-i18n review`" in lines[0]
        assert last.startswith(f"nothing was published: {len(TARGETS)} obstacles;")
        assert not (translated / "public").exists()

    def test_refuses_untranslated_text_and_writes_nothing(self, translated: Path, run: Run) -> None:
        result = run("publish", "--locale", "ar")
        assert result.exit_code == 1
        assert "is untranslated in ar; translate it" in result.stderr
        assert not (translated / "public").exists()

    def test_lets_pass_what_is_approved(self, translated: Path, run: Run) -> None:
        approve(translated)
        assert statuses(run, "--locale", "es") == {
            "public/en/hay-fever.html": "source",
            "public/es/hay-fever.html": "released",
        }
        assert "noindex" not in page(translated)

    def test_an_approved_page_that_breaks_the_glossary_is_refused(
        self, translated: Path, run: Run
    ) -> None:
        spoil(translated, "Vivir con rinitis alérgica", "Vivir con fiebre del heno")
        approve(translated)
        result = run("publish", "--locale", "es")
        assert result.exit_code == 1
        assert "term-forbidden: “fiebre del heno” is forbidden" in result.stderr

    def test_a_warning_blocks_where_the_settings_say_so(self, translated: Path, run: Run) -> None:
        spoil(translated, "Duerma bien.", "Duerma bien bien.")
        approve(translated)
        assert run("publish", "--locale", "es").exit_code == 0
        settings = translated / "mbc-i18n.toml"
        settings.write_text(f'{settings.read_text("utf-8")}\n[publish]\nblocking = "warning"\n')
        assert run("publish", "--locale", "es").exit_code == 1

    def test_leaves_out_what_may_not_go_out_when_told_to(self, translated: Path, run: Run) -> None:
        approve(translated)
        result = run("publish", "--missing", "omit-page")
        assert result.exit_code == 0
        assert "hay-fever left out in ar: locales/ar/hay-fever.po:" in result.stderr
        assert not (translated / "public/ar/hay-fever.html").exists()
        assert "/ar/" not in page(translated)

    def test_a_page_left_out_now_goes(self, translated: Path, run: Run) -> None:
        run(*DRAFT)
        assert (translated / "public/ar/hay-fever.html").exists()
        approve(translated)
        told = run("publish", "--missing", "omit-page").stdout
        assert "public/ar/hay-fever.html removed" in told
        assert not (translated / "public/ar/hay-fever.html").exists()

    def test_a_missing_catalog_is_an_obstacle_too(self, translated: Path, run: Run) -> None:
        (translated / "locales/ar/hay-fever.po").unlink()
        assert "locales/ar/hay-fever.po: no catalog yet; run" in run("publish").stderr

    def test_a_catalog_of_another_language_is_refused(self, translated: Path, run: Run) -> None:
        spanish = (translated / "locales/es/hay-fever.po").read_bytes()
        (translated / "locales/ar/hay-fever.po").write_bytes(spanish)
        result = run(*DRAFT)
        assert result.exit_code == 2
        assert result.stderr.startswith("locales/ar/hay-fever.po:1: its Language is es, not ar;")

    def test_tells_the_obstacles_as_json(self, translated: Path, run: Run) -> None:
        told = json.loads(run("publish", "--locale", "ar", "--json").stdout)
        assert {each["missing"] for each in told["obstacles"]} == {True}


class TestDrafts:
    def test_a_page_for_each_locale_and_an_index(self, translated: Path, run: Run) -> None:
        result = run(*DRAFT)
        assert result.exit_code == 0, result.stderr
        for name in ("es", "ar", "en"):
            assert (translated / f"public/{name}/hay-fever.html").exists()
        assert (translated / "public/index.html").exists()
        assert "2 of them drafts" in result.stdout

    def test_they_say_so(self, translated: Path, run: Run) -> None:
        run(*DRAFT)
        assert '<meta name="robots" content="noindex">' in page(translated)
        assert "borrador" in page(translated)

    def test_pages_carry_language_direction_and_title(self, translated: Path, run: Run) -> None:
        run(*DRAFT)
        assert '<html lang="es" dir="ltr"' in page(translated)
        assert "<title>Vivir con rinitis alérgica" in page(translated)
        assert '<html lang="ar" dir="rtl"' in page(translated, "ar")
        marked = '<span lang="en" dir="ltr">Pollen can make you sneeze.</span>'
        assert marked in page(translated, "ar")

    def test_missing_text_refuses_them_all(self, translated: Path, run: Run) -> None:
        result = run("publish", "--draft")
        assert result.exit_code == 2
        assert "untranslated" in result.stderr
        assert not (translated / "public").exists()

    def test_or_leaves_their_page_out(self, translated: Path, run: Run) -> None:
        assert set(statuses(run, "--draft", "--missing", "omit-page")) == {
            "public/en/hay-fever.html",
            "public/es/hay-fever.html",
        }

    def test_what_is_approved_is_no_draft(self, translated: Path, run: Run) -> None:
        approve(translated)
        assert statuses(run, "--draft", "--locale", "es")["public/es/hay-fever.html"] == "released"

    def test_errors_of_an_approved_one_are_counted(self, translated: Path, run: Run) -> None:
        spoil(translated, "Vivir con rinitis alérgica", "Vivir con fiebre del heno")
        approve(translated)
        told = run("publish", "--draft", "--locale", "es").stdout
        assert "hay-fever.html (draft: approved, but with 1 error; run `mbc-i18n check`)" in told

    def test_never_in_a_form_that_cannot_say_so(self, translated: Path, run: Run) -> None:
        run("publish", "--draft", "--locale", "es", "--format", "source", "--format", "html")
        assert not (translated / "public/es/hay-fever.md").exists()
        approve(translated)
        run("publish", "--locale", "es", "--format", "source", "--format", "html")
        own = (translated / "public/es/hay-fever.md").read_text(encoding="utf-8")
        assert own.startswith("---\ntitle: Vivir con rinitis alérgica\n")

    @pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=y>'])
    def test_a_translation_cannot_bring_markup(
        self, translated: Path, run: Run, hostile: str
    ) -> None:
        spoil(translated, "Qué ayuda", hostile.replace('"', '\\"'))
        assert run("publish", "--draft", "--locale", "es").exit_code == 0
        assert "<script>alert" not in page(translated)
        assert "<img" not in page(translated)


class TestTheLastApprovedEdition:
    @pytest.fixture
    def released(self, translated: Path, run: Run) -> Path:
        approve(translated)
        assert run("publish", "--locale", "es").exit_code == 0
        return translated

    def change(self, space: Path, run: Run, old: str, new: str) -> None:
        article = space / "source/hay-fever.md"
        article.write_text(article.read_text("utf-8").replace(old, new), "utf-8")
        assert run("extract").exit_code == 0
        assert run("update").exit_code == 0

    def test_stays_when_the_source_changes_and_says_so(self, released: Path, run: Run) -> None:
        self.change(released, run, "Sleep well.", "Sleep long.")
        result = run("publish", "--locale", "es")
        assert result.exit_code == 0, result.stderr
        assert (
            "hay-fever.html (its last approved edition: locales/es/hay-fever.po:" in result.stdout
        )
        assert "Duerma bien." in page(released)
        assert 'class="outdated"' in page(released)
        assert "Sleep long." in page(released, "en")

    def test_is_made_on_a_clean_clone_too(self, released: Path, run: Run) -> None:
        self.change(released, run, "Sleep well.", "Sleep long.")
        run("publish", "--locale", "es", "-o", "here")
        run("publish", "--locale", "es", "-o", "there")
        assert files(released / "here") == files(released / "there")

    def test_says_nothing_where_only_the_translation_is_being_worked_on(
        self, released: Path, run: Run
    ) -> None:
        spoil(released, "Duerma bien.", "Descanse.")
        assert statuses(run, "--locale", "es")["public/es/hay-fever.html"] == "kept"
        assert "Duerma bien." in page(released)
        assert 'class="outdated"' not in page(released)

    def test_gives_way_to_the_next_one(self, released: Path, run: Run) -> None:
        self.change(released, run, "Sleep well.", "Sleep long.")
        path = released / "locales/es/hay-fever.po"
        text = (
            path.read_text("utf-8").replace("#, fuzzy\n", "").replace("Duerma bien", "Duerma más")
        )
        path.write_text(text, "utf-8")
        approve(released)
        assert statuses(run, "--locale", "es")["public/es/hay-fever.html"] == "released"
        assert "Duerma más." in page(released)

    def test_goes_when_its_approval_is_taken_back(self, released: Path, run: Run) -> None:
        self.change(released, run, "Sleep well.", "Sleep long.")
        path = released / "locales/es/signoffs/clinical.jsonl"
        *_, last = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        taken = {**last, "verdict": "revoke", "at": "2026-02-01T00:00:00Z"}
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(taken) + "\n")
        assert run("publish", "--locale", "es").exit_code == 1
        assert run("publish", "--locale", "es", "--missing", "omit-page").exit_code == 0
        assert not (released / "public/es/hay-fever.html").exists()

    def test_proves_nothing_itself(self, released: Path, run: Run) -> None:
        """Whoever forges the file that it is kept in gains nothing."""
        self.change(released, run, "Sleep well.", "Sleep long.")
        path = released / "locales/es/releases/hay-fever.json"
        path.write_text(path.read_text("utf-8").replace("Duerma bien", "No duerma"), "utf-8")
        assert run("publish", "--locale", "es").exit_code == 1

    @pytest.mark.parametrize("text", ["{}", "[", '{"v": 1}', '"x"', "[" * 100_000])
    def test_a_broken_file_of_it_is_one_line(self, released: Path, run: Run, text: str) -> None:
        self.change(released, run, "Sleep well.", "Sleep long.")
        (released / "locales/es/releases/hay-fever.json").write_text(text, "utf-8")
        result = run("publish", "--locale", "es")
        assert result.exit_code == 2
        assert result.stderr.startswith(
            "locales/es/releases/hay-fever.json: not a released edition"
        )


class TestPages:
    def test_headings_keep_the_sources_ids(self, translated: Path, run: Run) -> None:
        run("publish", "--draft", "--locale", "es")
        assert '<h2 id="what-helps">Qué ayuda</h2>' in page(translated)

    def test_authors_marks_stay_out(self, translated: Path, run: Run) -> None:
        run("publish", "--draft", "--locale", "es")
        assert "mbc:" not in page(translated)

    def test_pictures_beside_the_article_come_along(self, translated: Path, run: Run) -> None:
        picture(translated, run)
        assert run(*DRAFT).exit_code == 0
        for name in ("en", "es", "ar"):
            assert (translated / f"public/{name}/img/a b.png").read_bytes() == b"PNG"

    def test_or_stand_in_the_page(self, translated: Path, run: Run) -> None:
        picture(translated, run)
        assert run(*DRAFT, "--single-file").exit_code == 0
        assert "data:image/png;base64,UE5H" in page(translated)
        assert not (translated / "public/es/img").exists()

    def test_a_missing_picture_is_refused_with_its_line(self, translated: Path, run: Run) -> None:
        article = translated / "source/hay-fever.md"
        article.write_text(article.read_text("utf-8") + "\nLook ![](gone.png) here.\n", "utf-8")
        run("extract")
        run("update")
        result = run(*DRAFT)
        assert result.exit_code == 2
        assert result.stderr.startswith("source/hay-fever.md:17: picture gone.png is not there")

    def test_two_pages_of_one_name_are_refused(self, translated: Path, run: Run) -> None:
        (translated / "source/index.md").write_text("# Index\n", "utf-8")
        run("extract")
        run("update")
        result = run(*DRAFT)
        assert result.exit_code == 2
        assert "the page of article 'index' would stand where the index does" in result.stderr
        settings = translated / "mbc-i18n.toml"
        own = '[publish.slugs.es]\nindex = "hay-fever"\n'
        settings.write_text(f"{settings.read_text('utf-8')}{own}", "utf-8")
        result = run(*DRAFT)
        assert result.exit_code == 2
        assert "two pages would be es/hay-fever.html; give one of them another" in result.stderr


def picture(space: Path, run: Run) -> None:
    article = space / "source/hay-fever.md"
    added = "\n![](img/a%20b.png)\n\nLook ![](img/a%20b.png) here.\n"
    article.write_text(article.read_text("utf-8") + added, "utf-8")
    (space / "source/img").mkdir()
    (space / "source/img/a b.png").write_bytes(b"PNG")
    run("extract")
    run("update")


class TestOnceMore:
    def test_a_second_run_changes_no_byte(self, translated: Path, run: Run) -> None:
        run(*DRAFT)
        before = files(translated / "public")
        told = json.loads(run(*DRAFT, "--json").stdout)
        assert not any(each["changed"] for each in told["pages"])
        assert files(translated / "public") == before

    def test_nor_does_it_judge_or_make_anything(
        self, translated: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        approve(translated)
        run("publish", "--locale", "es")
        monkeypatch.setattr("mbc_i18n.publish.build._judged", None)
        monkeypatch.setattr("mbc_i18n.publish.furniture.files", None)
        assert run("publish", "--locale", "es").exit_code == 0

    def test_the_same_bytes_in_any_order_zone_and_place(
        self, translated: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        approve(translated)
        run("publish", "--draft", "--missing", "mark", "-o", "one")
        monkeypatch.setenv("TZ", "Pacific/Kiritimati")
        monkeypatch.setenv("LANG", "tr_TR.UTF-8")
        for name in ("ar", "es"):
            run(*DRAFT, "-o", "two", "--locale", name)
        run(*DRAFT, "-o", "two", "--jobs", "1")
        assert files(translated / "one") == files(translated / "two")

    def test_a_changed_translation_changes_its_page_alone(self, translated: Path, run: Run) -> None:
        run(*DRAFT)
        spoil(translated, "Duerma bien.", "Descanse.")
        told = json.loads(run(*DRAFT, "--json").stdout)["pages"]
        assert [each["file"] for each in told if each["changed"]] == ["public/es/hay-fever.html"]

    def test_a_page_that_somebody_changed_is_made_again(self, translated: Path, run: Run) -> None:
        run(*DRAFT)
        before = page(translated)
        (translated / "public/es/hay-fever.html").write_text("mine", encoding="utf-8")
        run(*DRAFT)
        assert page(translated) == before

    def test_check_tells_whether_it_is_up_to_date(self, translated: Path, run: Run) -> None:
        result = run(*DRAFT, "--check")
        assert result.exit_code == 1
        assert "public/es/hay-fever.html is not up to date" in result.stdout
        assert not (translated / "public").exists()
        run(*DRAFT)
        assert run(*DRAFT, "--check").stdout == "the site is up to date\n"
        spoil(translated, "Duerma bien.", "Descanse.")
        before = files(translated)
        result = run(*DRAFT, "--check")
        assert result.stdout.startswith("public/es/hay-fever.html is not up to date\nrun")
        assert files(translated) == before

    def test_pages_of_articles_that_are_gone_go(self, translated: Path, run: Run) -> None:
        (translated / "source/rest.md").write_text("# Rest\n", "utf-8")
        run("extract")
        run("update")
        run(*DRAFT)
        (translated / "source/rest.md").unlink()
        told = run(*DRAFT).stdout
        assert "public/es/rest.html removed" in told
        assert not (translated / "public/es/rest.html").exists()
        assert (translated / "public/es/hay-fever.html").exists()

    def test_files_that_are_not_ours_stay(self, translated: Path, run: Run) -> None:
        (translated / "public/es").mkdir(parents=True)
        (translated / "public/es/own.html").write_text("mine", encoding="utf-8")
        (translated / "public/CNAME").write_text("example.org", encoding="utf-8")
        run(*DRAFT)
        run(*DRAFT, "--locale", "ar")
        assert (translated / "public/es/own.html").exists()
        assert (translated / "public/CNAME").exists()

    def test_the_manifest_names_every_input_and_every_file(
        self, translated: Path, run: Run
    ) -> None:
        run(*DRAFT)
        told = json.loads((translated / "public/manifest.json").read_text("utf-8"))
        assert {
            "mbc-i18n.toml",
            "source/hay-fever.md",
            "locales/es/hay-fever.po",
            "glossary/terms/es.csv",
        } <= told["inputs"].keys()
        named = {path for each in told["editions"] for path in each["files"]} | set(told["site"])
        assert named | {"manifest.json"} == files(translated / "public").keys()


class TestAPartOfTheSite:
    def test_links_and_index_keep_the_pages_that_stand(self, translated: Path, run: Run) -> None:
        run(*DRAFT)
        run(*DRAFT, "--locale", "ar")
        assert "../es/hay-fever.html" in page(translated, "ar")
        index = (translated / "public/index.html").read_text(encoding="utf-8")
        assert "es/hay-fever.html" in index

    def test_a_locale_never_published_needs_no_catalog(self, translated: Path, run: Run) -> None:
        (translated / "locales/ar/hay-fever.po").unlink()
        assert run("publish", "--draft", "--locale", "es").exit_code == 0

    def test_tells_of_pages_that_do_not_know_the_new_ones(self, translated: Path, run: Run) -> None:
        run(*DRAFT, "--locale", "es")
        told = run(*DRAFT, "--locale", "ar").stderr
        assert "public/es/hay-fever.html does not lead to all languages" in told

    def test_one_that_is_kept_is_no_news_to_the_others(self, translated: Path, run: Run) -> None:
        approve(translated)
        run("publish", "--locale", "es")
        article = translated / "source/hay-fever.md"
        article.write_text(article.read_text("utf-8").replace("Sleep well", "Sleep on"), "utf-8")
        run("extract")
        run("update")
        run("publish", "--missing", "omit-page")
        before = files(translated / "public")
        result = run("publish", "--missing", "omit-page", "--locale", "ar")
        assert "does not lead to all languages" not in result.stderr
        assert files(translated / "public") == before

    def test_a_language_that_the_settings_no_longer_name_goes_with_the_next_full_build(
        self, translated: Path, run: Run
    ) -> None:
        run(*DRAFT)
        settings = translated / "mbc-i18n.toml"
        settings.write_text('locales = ["es"]\n', "utf-8")
        run(*DRAFT, "hay-fever")
        assert (translated / "public/ar/hay-fever.html").exists()
        told = run(*DRAFT).stdout
        assert "public/ar/hay-fever.html removed" in told
        run(*DRAFT, "-o", "fresh")
        assert files(translated / "public") == files(translated / "fresh")

    def test_the_manifest_still_names_the_inputs_of_the_others(
        self, translated: Path, run: Run
    ) -> None:
        run(*DRAFT)
        before = (translated / "public/manifest.json").read_bytes()
        run(*DRAFT, "--locale", "ar")
        assert (translated / "public/manifest.json").read_bytes() == before


class TestAtomicity:
    def test_a_build_that_fails_leaves_the_old_site(self, translated: Path, run: Run) -> None:
        approve(translated)
        run("publish", "--locale", "es")
        before = files(translated / "public")
        spoil(translated, "Duerma bien.", "Descanse.")
        (translated / "locales/es/releases/hay-fever.json").unlink()
        assert run("publish", "--locale", "es").exit_code == 1
        assert files(translated / "public") == before

    def test_a_disk_that_fails_midway_is_one_line(
        self, translated: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run(*DRAFT)
        before = files(translated / "public")
        spoil(translated, "Duerma bien.", "Descanse.")

        def full(self: Path, data: bytes) -> int:
            raise OSError(28, "No space left on device", str(self))

        monkeypatch.setattr(Path, "write_bytes", full)
        result = run(*DRAFT)
        assert result.exit_code == 2
        assert "free some space on the disk" in result.stderr
        assert result.stderr.count("\n") == 1
        assert files(translated / "public") == before

    def test_what_a_killed_build_left_is_cleared(self, translated: Path, run: Run) -> None:
        left = translated / "public/.mbc-i18n-7/es"
        left.mkdir(parents=True)
        (left / "hay-fever.html").write_text("half", encoding="utf-8")
        run(*DRAFT)
        assert not left.parent.exists()

    @pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
    def test_no_path_leaves_the_folder(self, translated: Path, run: Run, tmp_path: Path) -> None:
        outside = tmp_path / "elsewhere"
        outside.mkdir()
        (translated / "public").mkdir()
        (translated / "public/es").symlink_to(outside)
        result = run(*DRAFT)
        assert result.exit_code == 2
        assert "lies outside the folder of the pages" in result.stderr
        assert not files(outside)

    @pytest.mark.parametrize("path", ["../mbc-i18n.toml", "/etc/hostname", "es/a\0b"])
    def test_nor_does_any_that_the_manifest_names(
        self, translated: Path, run: Run, path: str
    ) -> None:
        run(*DRAFT)
        manifest = translated / "public/manifest.json"
        told = json.loads(manifest.read_text("utf-8"))
        own = hashlib.sha256((translated / "mbc-i18n.toml").read_bytes()).hexdigest()
        told["editions"][0]["files"] = told["site"] = {path: own}
        manifest.write_text(json.dumps(told), "utf-8")
        assert run(*DRAFT).exit_code == 0
        assert (translated / "mbc-i18n.toml").exists()
        assert "mbc-i18n.toml" not in json.loads(manifest.read_text("utf-8"))["site"]

    @pytest.mark.parametrize("folder", ["source", "locales", "glossary"])
    def test_no_page_stands_among_what_it_is_made_of(
        self, translated: Path, run: Run, folder: str
    ) -> None:
        result = run(*DRAFT, "-o", folder)
        assert result.exit_code == 2
        assert result.stderr == (
            f"{folder}/: pages would stand among what they are made of; name another folder\n"
        )

    def test_a_process_that_is_ended_is_one_line(
        self, translated: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("mbc_i18n.publish.build.MANY", 1)
        monkeypatch.setattr("mbc_i18n.publish.build.ProcessPoolExecutor", Broken)
        result = run(*DRAFT, "--jobs", "2")
        assert result.exit_code == 2
        assert result.stderr.startswith("a process was ended before its work was done; see")
        assert not (translated / "public").exists()

    def test_a_file_where_the_folder_should_be_is_one_line(
        self, translated: Path, run: Run
    ) -> None:
        (translated / "public").write_text("a file", encoding="utf-8")
        result = run(*DRAFT)
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1


class Broken(ThreadPoolExecutor):
    """Processes of which the system ends one."""

    def map(self, *given: Any, **options: Any) -> Iterator[Any]:
        """What a pool raises then."""
        raise BrokenProcessPool


def test_plain_text_is_carried_too(space: Path, run: Run) -> None:
    (space / "source/rest.txt").write_text("Why Rest Helps\n\n\nRest helps.\n", encoding="utf-8")
    run("extract")
    run("update", "rest")
    fill(
        space / "locales/es/rest.po",
        {"Why Rest Helps": "Por qué ayuda el descanso", "Rest helps.": "El descanso ayuda."},
    )
    assert run("publish", "rest", "--draft", "--locale", "es").exit_code == 0
    html = (space / "public/es/rest.html").read_text(encoding="utf-8")
    assert "<p>El descanso ayuda.</p>" in html
