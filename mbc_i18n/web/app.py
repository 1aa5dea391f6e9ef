"""The review page's server: addresses, and what stands at each."""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from flask import Flask, Response, current_app, g, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Request
from werkzeug.exceptions import HTTPException, NotFound

from mbc_i18n import locales, reviewing
from mbc_i18n.errors import UserError
from mbc_i18n.publish.rendering import environment
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.reviewing import Conflict, Desk, Entry
from mbc_i18n.web import door as doors
from mbc_i18n.web import preview, rows, sheet, view
from mbc_i18n.web.acts import acts, form
from mbc_i18n.web.door import Door
from mbc_i18n.web.sheet import Sheet
from mbc_i18n.web.shelf import Shelf

LARGEST = 1 << 18
"""Bytes of a form."""

PREVIEW = (
    "default-src 'none'; style-src 'sha256-{}'; img-src data:; sandbox; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'self'"
)
KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "txt": "text/plain"}


def create(shelf: Shelf, door: Door) -> Flask:
    """The application for a workspace behind a door."""
    app = Flask(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST, MAX_FORM_MEMORY_SIZE=LARGEST)
    app.extensions["mbc_i18n"] = (shelf, door)
    app.jinja_env.undefined = environment().undefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(view.GLOBALS)
    app.before_request(_guard)
    app.after_request(_seal)
    app.register_error_handler(Exception, _failed)
    place = "/review/<article>/<locale>"
    app.add_url_rule("/", "index", index)
    app.add_url_rule("/static/<name>", "static", static)
    app.add_url_rule(f"{place}/", "units", units)
    app.add_url_rule(f"{place}/progress", "progress", progress)
    app.add_url_rule(f"{place}/unit/<unit>", "unit", one)
    app.add_url_rule(f"{place}/unit/<unit>", "act", act, methods=["POST"])
    app.add_url_rule(f"{place}/unit/<unit>/page", "page", page)
    return app


def _here() -> tuple[Shelf, Door]:
    found: tuple[Shelf, Door] = current_app.extensions["mbc_i18n"]
    return found


def _guard() -> ResponseReturnValue | None:
    """Nobody gets further who is not a reviewer on a page of this server."""
    _, door = _here()
    following = request.path == "/" and request.method == "GET" and "token" in request.args
    entering = following and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    if problem := doors.refusal(door, request.method, dict(request.headers), entering):
        return _message(403, "Not answered", problem)
    if following:
        return _enter(request, door)
    g.person = door.guests.get(doors.digest(request.cookies.get(door.cookie, "")))
    if g.person is None and request.endpoint != "static":
        told = "open the link that the program has shown; after a restart it shows a new one"
        return _message(403, "Who are you?", told)
    return None


def _enter(asked: Request, door: Door) -> ResponseReturnValue:
    """A link becomes a cookie. A browser that only looks ahead does not use it up."""
    if asked.headers.get("Sec-Purpose") or asked.headers.get("Purpose"):
        return _message(503, "Not yet", "open the link itself")
    value = doors.entered(door, asked.args["token"])
    if not value:
        told = "this link was used before, or is of another start; start the program again"
        return _message(403, "No good link", told)
    answer = make_response(view.render("welcome.html", asked, person=None))
    answer.set_cookie(door.cookie, value, httponly=True, samesite="Strict", secure=door.secure)
    return answer


def _seal(answer: Response) -> Response:
    for name, value in doors.HEADERS.items():
        answer.headers.setdefault(name, value)
    return answer


def _failed(error: Exception) -> ResponseReturnValue:
    """A short page, whatever went wrong; the rest goes to the log."""
    if isinstance(error, HTTPException):
        if (error.code or 500) < 400:
            return error.get_response(request.environ)
        return _message(error.code or 500, error.name, "there is nothing more to tell")
    if isinstance(error, UserError):
        return _message(503, "A file cannot be used", str(error))
    logging.getLogger(__name__).error("a request failed", exc_info=error)
    return _message(500, "Something went wrong", "nothing was saved; the log tells more")


def _message(status: int, title: str, told: str) -> Response:
    person = g.get("person")
    html = view.render("message.html", request, person=person, title=title, told=told)
    return make_response(html, status)


def _person() -> Reviewer:
    found: Reviewer = g.person
    return found


def _known(article: str, locale: str) -> None:
    """Raise NotFound for what is no article or locale: neither ever becomes a path."""
    space = _here()[0].space
    if article not in sheet.names(_here()[0]) or locale not in space.settings.locales:
        raise NotFound
    if not space.catalog_path(article, locale).exists():
        raise NotFound


def index() -> str:
    """Every article in every locale, with its progress."""
    shelf, _ = _here()
    own = _person().locales
    names = sorted(shelf.space.settings.locales, key=lambda name: name not in own)
    table = [
        (article, locale, sheet.told(shelf, article, locale))
        for article in sheet.names(shelf)
        for locale in names
        if shelf.space.catalog_path(article, locale).exists()
    ]
    return view.render("index.html", request, person=_person(), table=table)


def static(name: str) -> Response:
    """A file of the page itself."""
    data = files().get(name)
    if data is None:
        raise NotFound
    answer = Response(data, mimetype=KINDS[name.rpartition(".")[2]])
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.set_etag(hashlib.sha256(data).hexdigest())
    answer.make_conditional(request)
    return answer


@cache
def files() -> Mapping[str, bytes]:
    """The files of the page, read once: no name that somebody asks for is looked for on disk."""
    folder = resources.files(__package__) / "static"
    return {
        each.name: each.read_bytes()
        for each in folder.iterdir()
        if each.name.rpartition(".")[2] in KINDS
    }


def units(article: str, locale: str) -> str:
    """The units that the filters leave, a page of them."""
    _known(article, locale)
    found = sheet.sheet(_here()[0], article, locale)
    asked = view.asked(request.args)
    left = rows.chosen(found, _person(), asked)
    pages = max(1, -(-len(left) // rows.PAGE))
    first = (min(asked.page, pages) - 1) * rows.PAGE
    shown = [rows.row(found, each, _person()) for each in left[first : first + rows.PAGE]]
    return view.render(
        "units.html", request, person=_person(), **_place(found.desk), asked=asked, rows=shown,
        count=len(left), pages=pages, page=min(asked.page, pages), terms=rows.told(found, shown),
        progress=sheet.progress(found), checks=sorted({
            each.check for own in found.judged.findings.values() for each in own
        }),
    )  # fmt: skip


def _place(desk: Desk) -> dict[str, Any]:
    """What every template of an article in a locale is given."""
    return {
        "article": desk.catalog.name, "locale": desk.catalog.locale, "title": desk.document.title,
        "source_locale": desk.document.locale, "policy": desk.policy,
        "language": locales.english_name(desk.catalog.locale),
        "words": view.side(desk.catalog.locale), "sources": view.side(desk.document.locale),
    }  # fmt: skip


def progress(article: str, locale: str) -> str:
    """How far the units have come, as a piece of the page."""
    _known(article, locale)
    found = sheet.worked(_here()[0], article, locale)
    own = _place(found.desk) | {"progress": sheet.progress(found)}
    return view.render("_progress.html", request, person=_person(), **own)


def _entry(found: Sheet, unit: str) -> Entry:
    """The unit of an id. Raises NotFound for one that is not there."""
    return _one_of(entry for entry in found.entries if entry.message.id == unit)


def _one_of(entries: Iterable[Entry]) -> Entry:
    for entry in entries:
        return entry
    raise NotFound


def one(article: str, locale: str, unit: str) -> str:
    """A unit alone, with its records and the page that it stands in."""
    _known(article, locale)
    found = sheet.sheet(_here()[0], article, locale)
    return _unit(found, _entry(found, unit))


def _unit(found: Sheet, entry: Entry, problem: view.Problem = view.NO_PROBLEM) -> str:
    shown = rows.row(found, entry, _person())
    own = _place(found.desk) | {"row": shown, "problem": problem, "asked": view.asked(request.args)}
    if view.is_fragment(request):
        return view.render("_unit.html", request, person=_person(), **own)
    log = rows.records(found.desk, entry)
    own |= {"terms": rows.told(found, [shown]), "records": log}
    return view.render("unit.html", request, person=_person(), **own)


def act(article: str, locale: str, unit: str) -> ResponseReturnValue:
    """Do what a form asks for; the unit as it stands then, with what became of it."""
    _known(article, locale)
    shelf, person = _here()[0], _person()
    sent = form(request.form)
    desk = sheet.now(shelf, article, locale)
    entry = _one_of(sheet.places(desk, unit))
    try:
        todo = acts(sent, entry, desk, person)
        reviewing.perform(shelf.space, desk.article, locale, person, todo)
    except Conflict as conflict:
        told = view.Problem(409, str(conflict.problem), sent)
    except UserError as error:
        told = view.Problem(422, str(error), sent)
    else:
        return _done(shelf, article, locale, unit)
    after = _alone(shelf, article, locale, unit)
    return _unit(after, _entry(after, unit), told), told.status


def _alone(shelf: Shelf, article: str, locale: str, unit: str) -> Sheet:
    """A sheet of one unit, as the files are at this moment."""
    return sheet.alone(shelf, article, locale, unit)


def _done(shelf: Shelf, article: str, locale: str, unit: str) -> ResponseReturnValue:
    if not view.is_fragment(request):
        own: dict[str, Any] = {**view.plain(view.asked(request.args))}
        back = url_for("units", article=article, locale=locale, **own)
        return redirect(f"{back}#u-{unit}", 303)
    after = _alone(shelf, article, locale, unit)
    answer = make_response(_unit(after, _entry(after, unit)))
    answer.headers["HX-Trigger"] = "mbc-saved"
    return answer


def page(article: str, locale: str, unit: str) -> Response:
    """The article as its readers will see it, for a frame in which nothing runs."""
    _known(article, locale)
    found = sheet.sheet(_here()[0], article, locale)
    answer = make_response(preview.page(found.desk, _entry(found, unit).message.id))
    answer.headers["Content-Security-Policy"] = PREVIEW.format(_digest())
    return answer


@cache
def _digest() -> str:
    return base64.b64encode(hashlib.sha256(preview.sheet().encode()).digest()).decode()
