"""From what was asked for to what is told: catalogs checked, findings placed and parted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from mbc_i18n import checking, glossary, mending, po, storage, workspace
from mbc_i18n.checking import Checked, Standards
from mbc_i18n.checks.base import Choice, chosen_checks
from mbc_i18n.cli import options, revision
from mbc_i18n.errors import UserError
from mbc_i18n.findings import baseline, changes, places
from mbc_i18n.findings.baseline import Listed
from mbc_i18n.findings.changes import Changed
from mbc_i18n.findings.entries import Entry, Survey, entries
from mbc_i18n.findings.rules import REPORTS, SOURCE, names
from mbc_i18n.glossary import forms
from mbc_i18n.mending import Mended
from mbc_i18n.model import Catalog


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asked `mbc-i18n check` for."""

    articles: tuple[str, ...]
    """Articles of the workspace, or PO files."""
    names: tuple[str, ...]
    """Locales as they were typed."""
    choice: Choice
    terms: Path | None = None
    """A glossary outside a workspace."""
    revision: str = ""
    baseline: str = ""
    source: bool = False
    """True where the articles themselves are to be checked."""

    @property
    def single(self) -> bool:
        """True for PO files, which need no workspace."""
        files = (name == "-" or name.endswith((".po", ".pot")) for name in self.articles)
        return bool(self.articles) and all(files)

    @property
    def complete(self) -> bool:
        """True where nothing is left out."""
        return not (self.articles or self.names or self.revision or self.choice.selected)


Part = tuple[Checked, Callable[[], str]]
"""What was found in one catalog, and how to read its file again."""


def surveyed(request: Request) -> Survey:
    """What the checks find, without what is to be passed over by --diff or by the baseline.

    Raises UserError for what cannot be used.
    """
    parts = list(_parts(request))
    changed = _changed(request)
    found = [each for part, text in parts for each in _entries(part, text, changed)]
    documents = [part.document.file for part, _ in parts if part.document and request.source]
    files = tuple(documents or (part.file for part, _ in parts if part.file))
    checks = chosen_checks(request.choice)
    ran = names(SOURCE) if request.source else tuple(check.name for check in checks)
    source_locale = "en" if request.single else options.here().settings.source_locale
    return _with_baseline(Survey(tuple(found), files, ran, source_locale), request)


def _parts(request: Request) -> Iterator[Part]:
    if request.source:
        space = options.here()
        found = checking.check_sources(space, request.articles, request.choice)
        return ((part, str) for part in found)
    return _in_files(request) if request.single else _in_workspace(request)


def _in_workspace(request: Request) -> Iterator[Part]:
    space = options.here()
    locales = options.canonical(request.names)
    found = checking.check(space, locales, request.articles, request.choice)
    steps = options.steps(space, request.articles, request.names)
    for part in options.progress(found, "Checking", steps):
        path = space.root / part.file
        yield part, _reader(path, part.file)


def _reader(path: Path, shown: str) -> Callable[[], str]:
    return lambda: po.decode(storage.read(path, shown), shown)


def _in_files(request: Request) -> Iterator[Part]:
    for name in request.articles:
        catalog, text, rules = _file(name, request)
        yield checking.check_alone(catalog, rules), _same(text)


def _same(text: str) -> Callable[[], str]:
    return lambda: text


def _file(name: str, request: Request) -> tuple[Catalog, str, Standards]:
    """A PO file, its text and what it is held to."""
    shown = "<stdin>" if name == "-" else name
    text = options.read_text(name)
    catalog = po.read(text, shown)
    locale = options.locale_of(catalog.locale, request.names[:1], shown)
    path = request.terms
    terms = _glossary(path, locale) if path else glossary.Glossary()
    beside = path / workspace.IGNORES if path and path.is_dir() else None
    rows = workspace.read_ignores(beside, str(beside)) if beside else ()
    rules = checking.standards(terms, rows, asked=request.choice)
    return replace(catalog, locale=locale), text, rules


def _glossary(path: Path, locale: str) -> glossary.Glossary:
    """A glossary outside a workspace, with the forms of its terms."""
    if not path.is_dir():
        from mbc_i18n import exchange

        data = storage.read(path, str(path))
        tables = exchange.read(data, str(path), locale=locale).tables
        found = exchange.glossary_of(tables, str(path))
    else:
        options.refuse_no_glossary(path)
        found = glossary.load(path, wanted=(locale,))
    return forms.completed(found, (locale,), workspace.cache(), _tell, options.tell_a_person)


def _tell(words: str) -> None:
    click.echo(words, err=True)


def _changed(request: Request) -> Mapping[str, Changed] | None:
    """What changed since the revision that was named, by file as findings name it."""
    if not request.revision:
        return None
    if not request.single:
        return revision.changed_since(request.revision, options.here().root)
    found = revision.changed_since(request.revision, Path.cwd())
    paths = {name: Path(os.path.relpath(name)).as_posix() for name in request.articles}
    return {name: found[path] for name, path in paths.items() if path in found}


def _entries(
    part: Checked, text: Callable[[], str], changed: Mapping[str, Changed] | None
) -> Iterator[Entry]:
    own = part.findings or part.outcome.suppressed
    known = places.source(text(), part.file) if part.file and own else None
    found = entries(part.findings, part.outcome.suppressed, known)
    if changed is None:
        return found
    about = changes.about(changed, known, part.document)
    return (each for each in found if about(each.finding))


def _with_baseline(survey: Survey, request: Request) -> Survey:
    file = request.baseline
    known = listed(file) if file else ()
    if not known:
        return survey
    own = baseline.applied(survey.entries, known, file, judged(survey, request))
    return replace(survey, entries=own)


def listed(file: str) -> tuple[Listed, ...]:
    """The entries of a baseline; none where the file is not there yet."""
    held = storage.held(Path(file), file)
    return baseline.read(storage.decode(held, file), file) if held is not None else ()


def judged(survey: Survey, request: Request) -> Callable[[Listed], bool]:
    """Tells whether all was looked at that an entry of a baseline could be about."""
    partial = request.choice.selected or request.source
    reports = () if partial else [rule.name for rule in REPORTS]
    ran, files = {*survey.ran, *reports}, set(survey.files)

    def looked_at(entry: Listed) -> bool:
        if request.revision or entry.check not in ran:
            return False
        return request.complete or entry.file in files

    return looked_at


def from_top(survey: Survey, request: Request) -> Survey:
    """A survey whose files are named from the top of a build server's checkout, if one runs us."""
    top = os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR")
    folder = Path.cwd() if request.single else options.here().root
    if not top or not folder.resolve().is_relative_to(Path(top).resolve()):
        return survey
    below = folder.resolve().relative_to(Path(top).resolve())
    own = tuple(
        replace(each, place=replace(each.place, file=(below / each.place.file).as_posix()))
        for each in survey.entries
    )
    return replace(survey, entries=own)


def mended(request: Request) -> Sequence[Mended]:
    """The PO files that fixes would change. Raises UserError for standard input."""
    if "-" in request.articles:
        raise UserError("--fix cannot write to standard input", step="name the file")
    if not request.single:
        locales = options.canonical(request.names)
        found = mending.in_workspace(options.here(), locales, request.articles, request.choice)
        return list(found)
    each = ((name, *_file(name, request)) for name in request.articles)
    return [
        one
        for name, catalog, _, rules in each
        for one in mending.in_file(Path(name), name, catalog.locale, rules)
    ]
