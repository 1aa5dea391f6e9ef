"""A build that spares itself work makes the very site that one from nothing makes, to the byte.

Somebody works on a small workspace at random: words, signatures, articles, pictures, settings, a
theme, a glossary, the public folder itself; parts of the site are built now and then. At the end
the site is built into the folder that stands, and into an empty one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from hypothesis import event, given, settings
from hypothesis import strategies as st

from mbc_i18n import pipeline, po, workspace
from mbc_i18n.errors import UserError
from mbc_i18n.model import fingerprint
from mbc_i18n.publish import manifest, site
from mbc_i18n.publish.editions import Choice
from mbc_i18n.publish.outcome import Published

PEOPLE = ("ana", "ben")
ROLES = ("linguistic", "clinical")
REVIEWERS = "".join(
    f'[[reviewers]]\nid = "{by}"\nname = "{{{by}}}"\nroles = ["{role}"]\nlocales = ["es", "fr"]\n'
    for by, role in zip(PEOPLE, ROLES, strict=True)
)
PLAIN = 'locales = ["es", "fr"]\n'
SETTINGS = (
    PLAIN,
    PLAIN + '[publish]\naddress = "https://example.org/"\n',
    PLAIN + '[publish]\npublisher = "We"\n[publish.slugs.es]\nrest = "descanso"\n',
    PLAIN + '[publish.replace.es]\n"https://example.org/help" = "https://example.org/ayuda"\n',
    PLAIN + '[publish]\ntemplates = "theme"\nblocking = "warning"\n',
    PLAIN + 'segmentation = "block"\n',
    PLAIN + "roles = []\n",
    'locales = ["fr", "es"]\n',
    'locales = ["es"]\n',
)
ARTICLES = {
    "rest": (
        "# Rest\n\nRest well. Sleep.\n\n![](img/bed.svg)\n\nSee [help](https://example.org/help).\n",
        "# Rest\n\nRest well. Sleep.\n\n![](img/bed.svg)\n\nSee [help](https://example.org/more).\n",
        "# Rest\n\nSleep. Rest well.\n\n![](./img/../img/bed.svg)\n",
        "# Rest\n\nEat well.\n",
    ),
    "care": ("# Care\n\nSleep.\n\n![](img/bed.svg)\n", "# More care\n\nSleep.\n", ""),
}
"""Each article's texts; the empty one takes it away."""

WORDS = {
    "Rest": ("Descanso", "Repos"),
    "Rest well.": ("Descanse bien.", "Reposez-vous bien."),
    "Sleep.": ("Duerma.", "Dormez."),
    "Rest well. Sleep.": ("Descanse bien. Duerma.", "Reposez-vous bien. Dormez."),
    "Sleep. Rest well.": ("Duerma. Descanse bien.", "Dormez. Reposez-vous bien."),
    "See <a>help</a>.": ("Vea la <a>ayuda</a>.", "Voir l’<a>aide</a>."),
    "Care": ("Cuidado", "Soins"),
    "More care": ("Más cuidado", "Plus de soins"),
    "Eat well.": ("Coma bien.", "Mangez bien."),
}
BAD = "id,term,usage,forms,note,status\nsleep,{},forbidden,,,approved\n"
CONCEPTS = (
    "id,source,source_variants,pos,domain,definition,case,translate,match,not_in,status\n"
    "sleep,sleep,,verb,,Rest.,no,yes,,,approved\n"
)
LOCALES = ("es", "fr")
MINE = b"mine"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="{}"/>'


@dataclass(frozen=True)
class Desk:
    """Where somebody works."""

    root: Path
    asked: Build
    """What is built but for now and then."""

    def write(self, name: str, text: str) -> None:
        """Put a text into a file; an empty one takes it away."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text:
            path.write_text(text, "utf-8")
        else:
            path.unlink(missing_ok=True)

    def settings(self, number: int, name: str) -> None:
        """Other settings, other people."""
        head, table, rest = SETTINGS[number % len(SETTINGS)].partition("[publish")
        people = REVIEWERS.format(ana=f"Ana {name}", ben="Ben")
        self.write("mbc-i18n.toml", f"{head}{people}{table}{rest}")

    def article(self, name: str, number: int) -> None:
        """Write an article, and bring its catalogs up to it."""
        texts = ARTICLES[name]
        self.write(f"source/{name}.md", texts[number % len(texts)])
        space = workspace.find(self.root)
        list(pipeline.extract(space))
        list(pipeline.update(space))

    def translate(self, name: str, locale: str, number: int) -> None:
        """Translate an article; by some numbers one unit is left, doubted or put otherwise."""
        path = self.root / f"locales/{locale}/{name}.po"
        if path.exists():
            path.write_text(translated(path.read_text("utf-8"), locale, number), "utf-8")

    def sign(self, name: str, locale: str, verdict: str) -> None:
        """Both reviewers say the same of every unit."""
        path = self.root / f"locales/{locale}/{name}.po"
        if not path.exists():
            return
        catalog = po.read(path.read_text("utf-8"), path.name, name)
        folder = path.parent / "signoffs"
        folder.mkdir(exist_ok=True)
        for by, role in zip(PEOPLE, ROLES, strict=True):
            file = folder / f"{by}.jsonl"
            seen = file.read_text("utf-8") if file.exists() else ""
            at = f"2026-01-01T00:{seen.count(chr(10)) // 60 % 60:02}:{seen.count(chr(10)) % 60:02}Z"
            lines = [
                json.dumps({
                    "unit": each.id, "locale": locale, "article": name, "role": role, "by": by,
                    "verdict": verdict, "at": at, "fingerprint": fingerprint(
                        name, locale, each.context, each.source, each.target),
                }) + "\n"
                for each in catalog.current
            ]  # fmt: skip
            file.write_text(seen + "".join(lines), "utf-8")

    def picture(self, number: int) -> None:
        """Another picture, or none."""
        self.write("source/img/bed.svg", (PICTURE.format(1), PICTURE.format(2), "")[number % 3])

    def theme(self, number: int) -> None:
        """Another style sheet; a file that no page is made of."""
        self.write("theme/theme.css", ("", "p { color: red }", "p { color: blue }")[number % 3])
        self.write("theme/.hidden", "x" * (number % 2))

    def glossary(self, locale: str, number: int) -> None:
        """A term that some translations have is forbidden, or no longer."""
        self.write("glossary/concepts.csv", CONCEPTS)
        words = ("", "duerma", "dormez")[number % 3]
        self.write(f"glossary/terms/{locale}.csv", BAD.format(words) if words else "")

    def spoil(self, number: int) -> None:
        """Somebody changes a file of the site, or takes it or the words that are kept away."""
        found = sorted(path for path in (self.root / "public").rglob("*") if path.is_file())
        found += sorted(self.root.glob("locales/*/releases/*.json"))
        path = found[number % len(found)] if found else None
        if path and path.parent.name == "releases":
            path.unlink()
        elif path and path.name != manifest.NAME:
            path.write_bytes(MINE)

    def part(self, name: str) -> None:
        """Build one article, or one language."""
        if name in ARTICLES:
            self.build(replace(self.asked, names=(name,)))
        else:
            self.build(replace(self.asked, locales=(name,)))

    def build(self, asked: Build, folder: str = "public", dry: bool = False) -> Published | str:
        """The site, or why there is none."""
        space = workspace.find(self.root)
        names = tuple(name for name in asked.names if (self.root / f"source/{name}.md").exists())
        locales = asked.locales
        try:
            order = site.order(
                space, locales, asked.formats, Choice(*asked.choice), asked.single_file
            )
            return site.publish(space, order, names, self.root / folder, 1, dry)
        except UserError as error:
            return str(error)


def translated(text: str, locale: str, number: int) -> str:
    """The text of a PO file with all its words."""
    catalog = po.read(text)
    messages = []
    for at, each in enumerate(catalog.current):
        words = WORDS[each.source][LOCALES.index(locale)]
        odd = at == 1 and number % 4
        target = {0: words, 1: words, 2: "", 3: f"{words[:-1]}, sí."}[odd]
        messages.append(type(each)(each.source, target, each.context, fuzzy=odd == 1))
    return po.write(type(catalog)(catalog.name, locale, catalog.header, tuple(messages)))


@dataclass(frozen=True)
class Build:
    """What somebody wants to be built."""

    choice: tuple[bool, str] = (False, "omit-page")
    formats: tuple[str, ...] = ("html",)
    single_file: bool = False
    names: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()


numbers = st.integers(0, 23)
names, locales = st.sampled_from(list(ARTICLES)), st.sampled_from(LOCALES)
asks = st.builds(
    Build,
    st.sampled_from([(False, "omit-page")] * 4 + [(True, "mark"), (False, "fail")]),
    st.sampled_from([("html",)] * 2 + [("html", "source", "parallel"), ("epub",)]),
    st.sampled_from([False, False, True]),
)
steps = st.one_of(
    st.tuples(st.just("settings"), numbers, st.sampled_from(["A", "B"])),
    st.tuples(st.just("article"), names, numbers),
    st.tuples(st.just("translate"), names, locales, numbers),
    st.tuples(st.just("sign"), names, locales, st.sampled_from(["approve", "approve", "revoke"])),
    st.tuples(st.just("picture"), numbers),
    st.tuples(st.just("theme"), numbers),
    st.tuples(st.just("glossary"), locales, numbers),
    st.tuples(st.just("spoil"), numbers),
    st.tuples(st.just("part"), st.one_of(names, locales)),
    st.tuples(st.just("build"), asks),
)


def begun(root: Path, asked: Build) -> Desk:
    """A workspace whose articles are translated, approved and published."""
    desk = Desk(root, asked)
    desk.settings(0, "A")
    desk.picture(0)
    desk.write("source/care.md", ARTICLES["care"][0])
    desk.article("rest", 0)
    for name in ARTICLES:
        for locale in LOCALES:
            desk.translate(name, locale, 0)
            desk.sign(name, locale, "approve")
    made = desk.build(asked)
    assert isinstance(made, Published)
    assert {page.status for page in made.pages if page.article} == {"source", "released"}
    return desk


def held(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@settings(deadline=None, max_examples=120)
@given(st.lists(steps, min_size=1, max_size=6), asks)
def test_the_site_is_that_of_a_build_from_nothing(
    steps: Sequence[tuple[Any, ...]], asked: Build
) -> None:
    with TemporaryDirectory() as name, patch("os.fsync"):
        desk = begun(Path(name), asked)
        for what, *given in steps:
            act: Callable[..., object] = getattr(desk, what)
            act(*given)
        before = held(desk.root / "public")
        told = desk.build(asked, dry=True)
        made = desk.build(asked)
        now = held(desk.root / "public")
        fresh = desk.build(asked, "fresh")
        wanted = held(desk.root / "fresh")
    if isinstance(fresh, str):
        event("refused")
        assert told == made == fresh
        assert now == before
        return
    assert isinstance(told, Published)
    event(f"statuses: {sorted({each.status for each in fresh.pages if each.article})}")
    spoilt = {path for path in now if now[path] == MINE and path not in wanted}
    assert {path: data for path, data in now.items() if path not in spoilt} == wanted
    changed = {path for path in {*before, *now} if before.get(path) != now.get(path)}
    assert {path.removeprefix("public/") for path in told.stale} - spoilt == changed - {
        "manifest.json"
    }
