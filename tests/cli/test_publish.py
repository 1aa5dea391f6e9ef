"""export: nothing untranslated goes out unsaid, nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ARTICLE, Run, fill


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

    def test_words_of_an_entry_that_only_looks_the_same_do_not_count(
        self, translated: Path, run: Run
    ) -> None:
        """White space around a msgid makes another entry, though of the same unit id."""
        path = translated / "locales/es/hay-fever.po"
        with path.open("a", encoding="utf-8") as file:
            file.write('\nmsgid "What helps "\nmsgstr "Nada ayuda"\n')
        text = run("export", "--locale", "es").stdout
        assert "Qué ayuda" in text
        assert "Nada ayuda" not in text

    def test_wrong_tags_are_refused_with_the_messages_line(
        self, translated: Path, run: Run
    ) -> None:
        spoil(translated, "<a>su farmacéutico</a>", "<a>su farmacéutico")
        result = run("export", "--locale", "es")
        assert result.exit_code == 2
        assert result.stderr.startswith("locales/es/hay-fever.po:")
        assert "</a> is missing" in result.stderr


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
