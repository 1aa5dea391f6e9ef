"""The whole way: articles in three formats and nineteen locales, signed, published, proved right.

The words are made up, as long as real ones and in the letters of their languages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mbc_i18n import po
from mbc_i18n.model import Catalog, fingerprint
from tests.conftest import Run
from tests.publish import proofs, pseudo

ENDINGS = {"markdown": ".md", "html": ".html", "text": ".txt"}
LOCALES = proofs.LOCALES
REVIEWERS = {"ana": "linguistic", "ben": "clinical"}
ADDRESS = "https://example.org/health/"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
CODE = re.compile(r"(\b[A-Z]+\d\b)")
LETTERS = re.compile(r"[^\W\d_]{2,}")


def words(locale: str) -> Callable[[str], str]:
    """Words of a locale, in Latin letters too other ones than those of any other locale."""
    say = pseudo.words(locale)
    end = f"{locale[:2]}" if locale not in pseudo.SYLLABLES else ""

    def said(text: str) -> str:
        pieces = pseudo.TAG.split(say(text))
        return "".join(
            piece if pseudo.TAG.fullmatch(piece) else LETTERS.sub(lambda w: w[0] + end, piece)
            for piece in pieces
        )

    return lambda source: "".join(
        piece if CODE.fullmatch(piece) else said(piece) for piece in CODE.split(source)
    )


def settings() -> str:
    named = json.dumps(list(LOCALES))
    people = "".join(
        f'[[reviewers]]\nid = "{name}"\nname = "{name.title()} Ruiz"\nroles = ["{role}"]\n'
        f"locales = {named}\n"
        for name, role in REVIEWERS.items()
    )
    formats = 'formats = ["html", "parallel"]'
    own = f'[publish]\naddress = "{ADDRESS}"\npublisher = "Example Health"\n{formats}\n'
    return f"locales = {named}\n{people}{own}"


def records(catalog: Catalog, by: str) -> Iterator[str]:
    """What a person signs: everything."""
    for each in catalog.current:
        told = (each.context, each.source, each.target)
        yield json.dumps(
            {
                "article": catalog.name,
                "at": "2026-03-09T10:00:00Z",
                "by": by,
                "fingerprint": fingerprint(catalog.name, catalog.locale, *told),
                "locale": catalog.locale,
                "role": REVIEWERS[by],
                "unit": each.id,
                "verdict": "approve",
            }
        )


def signed(folder: Path, locale: str) -> None:
    """Translate and sign every catalog of a locale."""
    say = words(locale)
    (folder / "signoffs").mkdir(exist_ok=True)
    for path in sorted(folder.glob("*.po")):
        text = path.read_text("utf-8")
        found = replace(po.read(text, path.name, path.stem), locale=locale)
        made = tuple(replace(each, target=say(each.source)) for each in found.messages)
        catalog = replace(found, messages=made)
        path.write_text(po.write(catalog, text), "utf-8")
        for by in REVIEWERS:
            with (folder / f"signoffs/{by}.jsonl").open("a", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in records(catalog, by))


@pytest.fixture
def health(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A workspace in which everything is approved; the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source/images").mkdir(parents=True)
    for name in ("flower", "drawing"):
        (tmp_path / f"source/images/{name}.svg").write_text(PICTURE, "utf-8")
    for name, (text, form) in proofs.SOURCES.items():
        plain = text.replace("<quickly>", "quickly").replace("<by itself>", "by itself")
        (tmp_path / f"source/{name}{ENDINGS[form]}").write_text(plain, "utf-8")
    (tmp_path / "mbc-i18n.toml").write_text(settings(), "utf-8")
    for command in ("extract", "update"):
        assert run(command).exit_code == 0
    for locale in LOCALES:
        signed(tmp_path / "locales" / locale, locale)
    return tmp_path


def test_what_is_released_is_right_in_every_language(health: Path, run: Run) -> None:
    told = run("publish")
    assert told.exit_code == 0, told.stderr
    assert told.stdout.count(".parallel.html") == 3 * len(LOCALES)
    assert run("verify").stdout == "no findings\n"


def test_so_it_is_when_articles_have_gone_on(health: Path, run: Run) -> None:
    assert run("publish").exit_code == 0
    article = health / "source/hay-fever.md"
    article.write_text(article.read_text("utf-8").replace("Sixth", "Sixthly"), "utf-8")
    for command in ("extract", "update"):
        assert run(command).exit_code == 0
    told = json.loads(run("publish", "--json").stdout)["pages"]
    kept = {each["locale"] for each in told if each["status"] == "kept"}
    assert kept == set(LOCALES)
    assert run("verify").stdout == "no findings\n"


def test_and_as_drafts(health: Path, run: Run) -> None:
    for locale in LOCALES:
        (health / f"locales/{locale}/signoffs/ben.jsonl").unlink()
    assert run("publish", "--draft").exit_code == 0
    assert run("verify").stdout == "no findings\n"
