"""export and publish: nothing untranslated goes out unsaid, nothing is lost on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mbc_i18n import po
from mbc_i18n.model import fingerprint
from tests.conftest import ARTICLE, SETTINGS, Run, fill

REVIEWERS = """
[[reviewers]]
id = "linguistic"
name = "Ana"
roles = ["linguistic"]
locales = ["es"]

[[reviewers]]
id = "clinical"
name = "Ben"
roles = ["clinical"]
locales = ["es"]
"""


def spoil(space: Path, old: str, new: str) -> None:
    path = space / "locales/es/hay-fever.po"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


class TestExport:
    def test_writes_the_article_in_its_own_format(self, translated: Path, run: Run) -> None:
        text = run("export", "--locale", "es").stdout
        assert text.startswith("---\ntitle: Vivir con rinitis alérgica\n")
        assert "- **Descanso:** Duerma bien.\n" in text
        assert "[su farmacéutico](https://example.org/pharmacy)" in text
        assert "<!-- mbc: note" in text

    def test_is_byte_identical_where_nothing_is_translated(
        self, translated: Path, run: Run
    ) -> None:
        result = run("export", "--locale", "ar", "--missing", "source")
        assert result.stdout == ARTICLE

    def test_refuses_untranslated_text_by_default(self, translated: Path, run: Run) -> None:
        result = run("export", "--locale", "ar", "-o", "out.md")
        assert result.exit_code == 2
        assert result.stderr.startswith("locales/ar/hay-fever.po:")
        assert "is untranslated (and 7 more) in ar" in result.stderr
        assert not (translated / "out.md").exists()

    def test_a_fuzzy_translation_is_none(self, translated: Path, run: Run) -> None:
        spoil(translated, 'msgid "What helps"', '#, fuzzy\nmsgid "What helps"')
        assert "“What helps” is fuzzy in es" in run("export", "--locale", "es").stderr

    def test_several_go_into_a_folder(self, translated: Path, run: Run) -> None:
        assert run("export").exit_code == 2
        assert run("export", "-o", "out", "--missing", "mark").exit_code == 0
        assert (translated / "out/es/hay-fever.md").exists()
        assert (translated / "out/ar/hay-fever.md").exists()

    def test_marks_what_is_missing_where_the_format_can(self, translated: Path, run: Run) -> None:
        result = run("export", "--locale", "ar", "--missing", "mark")
        assert '<span lang="en" dir="ltr">What helps</span>' in result.stdout

    def test_plain_text_refuses_to_mark(self, space: Path, run: Run) -> None:
        (space / "source/rest.txt").write_text("Why Rest Helps\n\n\nRest.\n", encoding="utf-8")
        run("extract")
        run("update")
        result = run("export", "rest", "--locale", "es", "--missing", "mark")
        assert result.exit_code == 2
        assert result.stderr.startswith("source/rest.txt:1: plain text cannot mark")

    def test_one_off_with_a_catalog(self, translated: Path, run: Run) -> None:
        (translated / "mbc-i18n.toml").unlink()
        options = ("--catalog", "locales/es/hay-fever.po", "--locale", "es", "-o", "es.md")
        assert run("export", "source/hay-fever.md", *options).exit_code == 0
        assert "Qué ayuda" in (translated / "es.md").read_text(encoding="utf-8")

    def test_wrong_tags_are_refused_with_the_messages_line(
        self, translated: Path, run: Run
    ) -> None:
        spoil(translated, "<a>su farmacéutico</a>", "<a>su farmacéutico")
        result = run("export", "--locale", "es")
        assert result.exit_code == 2
        assert result.stderr.startswith("locales/es/hay-fever.po:")
        assert "</a> is missing" in result.stderr


class TestPublish:
    def test_writes_a_page_for_each_locale_and_an_index(self, translated: Path, run: Run) -> None:
        result = run("publish", "--missing", "mark")
        assert result.exit_code == 0, result.stderr
        for name in ("es", "ar", "en"):
            assert (translated / f"public/{name}/hay-fever.html").exists()
        assert (translated / "public/index.html").exists()
        assert "2 of them drafts" in result.stdout

    def test_pages_carry_language_direction_and_title(self, translated: Path, run: Run) -> None:
        run("publish", "--missing", "mark")
        spanish = (translated / "public/es/hay-fever.html").read_text(encoding="utf-8")
        arabic = (translated / "public/ar/hay-fever.html").read_text(encoding="utf-8")
        assert '<html lang="es" dir="ltr"' in spanish
        assert "<title>Vivir con rinitis alérgica" in spanish
        assert '<html lang="ar" dir="rtl"' in arabic
        assert '<span lang="en" dir="ltr">Pollen can make you sneeze.</span>' in arabic

    def test_refuses_untranslated_text_and_writes_nothing(self, translated: Path, run: Run) -> None:
        result = run("publish")
        assert result.exit_code == 2
        assert "untranslated" in result.stderr
        assert not (translated / "public").exists()

    def test_headings_keep_the_sources_ids(self, translated: Path, run: Run) -> None:
        run("publish", "--locale", "es")
        page = (translated / "public/es/hay-fever.html").read_text(encoding="utf-8")
        assert '<h2 id="what-helps">Qué ayuda</h2>' in page

    def test_authors_marks_stay_out(self, translated: Path, run: Run) -> None:
        run("publish", "--locale", "es")
        page = (translated / "public/es/hay-fever.html").read_text(encoding="utf-8")
        assert "mbc:" not in page

    def test_tells_what_it_made_as_json(self, translated: Path, run: Run) -> None:
        pages = json.loads(run("publish", "--locale", "es", "--json").stdout)
        assert {page["file"]: page["draft"] for page in pages} == {
            "public/en/hay-fever.html": False,
            "public/es/hay-fever.html": True,
            "public/index.html": False,
        }

    def test_a_second_run_changes_no_byte(self, translated: Path, run: Run) -> None:
        run("publish", "--locale", "es")
        pages = json.loads(run("publish", "--locale", "es", "--json").stdout)
        assert not any(page["changed"] for page in pages)

    @pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=y>'])
    def test_a_translation_cannot_bring_markup(
        self, translated: Path, run: Run, hostile: str
    ) -> None:
        spoil(translated, "Qué ayuda", hostile.replace('"', '\\"'))
        assert run("publish", "--locale", "es").exit_code == 0
        page = (translated / "public/es/hay-fever.html").read_text(encoding="utf-8")
        assert "<script" not in page
        assert "<img" not in page


class TestPartOfASite:
    def test_links_and_index_keep_the_pages_that_stand(self, translated: Path, run: Run) -> None:
        run("publish", "--missing", "mark")
        run("publish", "--missing", "mark", "--locale", "ar")
        arabic = (translated / "public/ar/hay-fever.html").read_text(encoding="utf-8")
        assert "../es/hay-fever.html" in arabic
        index = (translated / "public/index.html").read_text(encoding="utf-8")
        assert "es/hay-fever.html" in index

    def test_a_locale_never_published_needs_no_catalog(self, translated: Path, run: Run) -> None:
        (translated / "locales/ar/hay-fever.po").unlink()
        assert run("publish", "--locale", "es").exit_code == 0

    def test_pictures_beside_the_article_come_along(self, translated: Path, run: Run) -> None:
        article = translated / "source/hay-fever.md"
        picture = "\n![](img/a%20b.png)\n\nLook ![](img/a%20b.png) here.\n"
        article.write_text(article.read_text("utf-8") + picture, "utf-8")
        (translated / "source/img").mkdir()
        (translated / "source/img/a b.png").write_bytes(b"PNG")
        run("extract")
        run("update")
        assert run("publish", "--missing", "mark").exit_code == 0
        for name in ("en", "es", "ar"):
            assert (translated / f"public/{name}/img/a b.png").read_bytes() == b"PNG"

    def test_a_missing_picture_is_refused_with_its_line(self, translated: Path, run: Run) -> None:
        article = translated / "source/hay-fever.md"
        article.write_text(article.read_text("utf-8") + "\nLook ![](gone.png) here.\n", "utf-8")
        run("extract")
        run("update")
        result = run("publish", "--missing", "mark")
        assert result.exit_code == 2
        assert result.stderr.startswith("source/hay-fever.md:17: picture gone.png is not there")


def test_a_read_only_folder_is_one_line(translated: Path, run: Run) -> None:
    (translated / "public").write_text("a file where the folder should be", encoding="utf-8")
    result = run("publish", "--missing", "mark")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_plain_text_is_carried_too(space: Path, run: Run) -> None:
    (space / "source/rest.txt").write_text("Why Rest Helps\n\n\nRest helps.\n", encoding="utf-8")
    run("extract")
    run("update", "rest")
    fill(
        space / "locales/es/rest.po",
        {"Why Rest Helps": "Por qué ayuda el descanso", "Rest helps.": "El descanso ayuda."},
    )
    result = run("export", "rest", "--locale", "es")
    assert result.stdout == "Por qué ayuda el descanso\n\n\nEl descanso ayuda.\n"

    def test_an_approved_page_that_breaks_the_glossary_stays_a_draft(
        self, translated: Path, run: Run
    ) -> None:
        approve(translated)
        assert "public/es/hay-fever.html\n" in run("publish", "--locale", "es").stdout
        spoil(translated, "Vivir con rinitis alérgica", "Vivir con fiebre del heno")
        approve(translated)
        told = run("publish", "--locale", "es").stdout
        assert "hay-fever.html (draft: approved, but with 1 error; run `mbc-i18n check`)" in told


def approve(space: Path) -> None:
    """Sign every unit of the Spanish translation, in both roles."""
    settings = space / "mbc-i18n.toml"
    settings.write_text(f"{SETTINGS}{REVIEWERS}", "utf-8")
    path = space / "locales/es/hay-fever.po"
    catalog = po.read(path.read_text("utf-8"), path.name, "hay-fever")
    signed = [
        {
            "unit": message.id,
            "locale": "es",
            "fingerprint": fingerprint(
                "hay-fever", "es", message.context, message.source, message.target
            ),
            "role": role,
            "verdict": "approve",
            "by": role,
            "at": "2026-01-01T00:00:00Z",
        }
        for message in catalog.current
        for role in ("linguistic", "clinical")
    ]
    folder = space / "locales/es/signoffs"
    folder.mkdir(exist_ok=True)
    for by in ("linguistic", "clinical"):
        lines = [json.dumps(record) + "\n" for record in signed if record["by"] == by]
        (folder / f"{by}.jsonl").write_text("".join(lines), "utf-8")
