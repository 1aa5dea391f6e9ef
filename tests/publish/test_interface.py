"""The words of the frame: complete in every locale that has them, and never silently English."""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.util import pathmatch

from mbc_i18n import locales, po
from mbc_i18n.model import Catalog
from mbc_i18n.publish.interface import Phrase, phrase

ROOM = Path(str(resources.files("mbc_i18n.publish")))
WORDS = ROOM / "words"
FILES = sorted(WORDS.glob("*.po"))
LOCALES = [file.stem for file in FILES]
KEYWORDS = {"_": None, "say": None, "phrase": (2,)}
MAPPINGS = tomllib.loads((WORDS / "babel.toml").read_text("utf-8"))["mappings"]
METHODS = [(mapping["pattern"], mapping["method"]) for mapping in MAPPINGS]
DAY = datetime.date(2026, 11, 23)


def read(file: Path) -> Catalog:
    return po.read(file.read_text("utf-8"), file.name)


def test_the_named_locales_have_words() -> None:
    first = {"ar", "de", "es", "fr", "hi", "it", "ja", "ko", "pt_BR", "ru", "vi", "zh_Hans"}
    later = {"am", "bn", "cs", "fa", "he", "id", "nl", "pl", "pt", "sv", "th", "tr", "uk", "ur"}
    assert set(LOCALES) == first | later | {"zh_Hant"}


def test_words_are_looked_for_in_every_template() -> None:
    files = [file.relative_to(ROOM) for file in (ROOM / "templates").rglob("*") if file.is_file()]
    missed = [f for f in files if not any(pathmatch(each, f.as_posix()) for each, _ in METHODS)]
    assert missed == []


def test_template_holds_what_pages_say() -> None:
    found = extract_from_dir(ROOM, METHODS, keywords=KEYWORDS)
    said = {message for _, _, message, _, _ in found}
    assert said == {message.source for message in read(WORDS / "words.pot").messages}


@pytest.mark.parametrize("file", FILES, ids=LOCALES)
class TestFile:
    def test_holds_the_templates_messages(self, file: Path) -> None:
        template = read(WORDS / "words.pot")
        assert [m.source for m in read(file).messages] == [m.source for m in template.messages]

    def test_translates_every_one(self, file: Path) -> None:
        assert [m.source for m in read(file).messages if not m.translated] == []

    def test_keeps_placeholders(self, file: Path) -> None:
        for message in read(file).messages:
            names = sorted(re.findall(r"\{.*?\}", message.source))
            assert sorted(re.findall(r"\{.*?\}", message.target)) == names

    def test_has_no_second_period_after_a_date_that_ends_in_one(self, file: Path) -> None:
        date = locales.format_date(DAY, file.stem)
        filled = [m.target.replace("{date}", date) for m in read(file).messages]
        assert [each for each in filled if re.search(r"\.[.。।۔።]", each)] == []

    def test_is_for_the_locale_that_it_is_named_for(self, file: Path) -> None:
        assert read(file).locale == locales.canonical(file.stem) == file.stem

    def test_says_that_it_is_a_draft_and_names_nobody(self, file: Path) -> None:
        catalog = read(file)
        assert "Draft: nobody has reviewed or signed these words." in catalog.comment
        fields = dict(catalog.header)
        assert fields["Last-Translator"] == fields["Language-Team"] == ""

    def test_is_accepted_by_gettext(self, file: Path) -> None:
        msgfmt = shutil.which("msgfmt")
        if msgfmt is None:
            pytest.skip("gettext's msgfmt is not installed")
        run = subprocess.run(
            [msgfmt, "--check", "--output-file=/dev/null", file], capture_output=True, text=True
        )
        assert (run.returncode, run.stderr) == (0, "")


class TestPhrase:
    @pytest.mark.parametrize("locale", LOCALES)
    def test_is_in_the_language_of_the_page(self, locale: str) -> None:
        found = phrase(locale, "This is a draft translation.")
        assert found.text != "This is a draft translation."
        assert (found.lang, found.dir) == ("", "")

    @pytest.mark.parametrize(
        ("locale", "words"),
        [
            ("es_MX", "es"),
            ("fr_CA", "fr"),
            ("pt_PT", "pt"),
            ("zh_Hans_SG", "zh_Hans"),
            ("zh_TW", "zh_Hant"),
        ],
    )
    def test_comes_from_what_may_stand_in(self, locale: str, words: str) -> None:
        assert phrase(locale, "Draft") == phrase(words, "Draft")

    @pytest.mark.parametrize("locale", ["sw", "hi_Latn", "so"])
    def test_is_english_and_marked_where_there_are_no_words(self, locale: str) -> None:
        found = phrase(locale, "Draft")
        assert (found.text, found.lang, found.dir) == ("Draft", "en", "ltr")

    @pytest.mark.parametrize("locale", ["en", "en_GB"])
    def test_is_not_marked_on_an_english_page(self, locale: str) -> None:
        assert phrase(locale, "Draft") == Phrase("Draft")
