"""A preview of the site that follows every change: drafts too, on this computer alone.

The pages stand in a frame and are just what `publish` makes. What asks for news stands around it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask, Response, abort, jsonify, render_template, request, send_from_directory
from flask.typing import ResponseReturnValue

from mbc_i18n import workspace
from mbc_i18n.errors import UserError
from mbc_i18n.publish import outcome, site, watching
from mbc_i18n.publish.build import Order
from mbc_i18n.web import serve
from mbc_i18n.web.door import HEADERS, Door, refusal
from mbc_i18n.workspace import Workspace

PAUSE = 0.5
"""Seconds between two looks at the files."""

Ask = Callable[[Workspace], Order]
"""What is to be shown of a workspace, whose settings may have changed."""

STATIC = Path(__file__).parent / "static"
SHELL = ("live.js", "review.css", "mark.svg")
"""What the frame's own page loads."""


@dataclass(frozen=True, slots=True)
class News:
    """What the frame asks for."""

    version: int
    """How often the site was made."""
    problem: str = ""
    """Why it could not be made at last; "" where it could."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A site that is made again and again."""

    folder: Path
    told: list[News] = field(default_factory=lambda: [News(0)])
    """The last one counts."""
    ended: threading.Event = field(default_factory=threading.Event)

    def follow(self, space: Workspace, ask: Ask, names: tuple[str, ...]) -> None:
        """Make the site, and make it again after each change, until it is ended."""
        for _ in watching.changes(space, lambda: not self.ended.wait(PAUSE)):
            problem = self._made(space.root, ask, names)
            self.told[:] = [News(self.told[-1].version + 1, problem)]

    def _made(self, root: Path, ask: Ask, names: tuple[str, ...]) -> str:
        """Make the site; why that failed, "" where it did not."""
        try:
            space = workspace.find(root)
            site.publish(space, ask(space), names, self.folder, jobs=1, keep=False)
        except outcome.Refused as error:
            return "\n".join(map(str, error.obstacles))
        except UserError as error:
            return str(error)
        return ""


def run(
    space: Workspace,
    ask: Ask,
    names: tuple[str, ...],
    tell: Callable[[str], None],
    port: int = 0,
) -> None:
    """Show the site until somebody stops it; `tell` is given its address.

    Raises UserError for a port that cannot be had.
    """
    with TemporaryDirectory(prefix="mbc-i18n-") as folder, serve.bound("127.0.0.1", port) as bound:
        preview = Preview(Path(folder))
        door = Door(serve.base_of("127.0.0.1", bound.getsockname()[1]))
        server = serve.server_of(create(preview, door), bound)
        work = threading.Thread(target=preview.follow, args=(space, ask, names), daemon=True)
        work.start()
        tell(door.base + "/")
        try:
            server.run()
        finally:
            preview.ended.set()
            work.join()


def create(preview: Preview, door: Door) -> Flask:
    """The application: the frame at `/`, its news at `/news`, the site below `/site/`."""
    app = Flask(__name__, static_folder=None)
    app.add_url_rule("/", "frame", lambda: render_template("live.html"))
    app.add_url_rule("/news", "news", lambda: _news(preview))
    app.add_url_rule("/static/<name>", "static", _static)
    app.add_url_rule("/site/", "site", lambda: _page(preview, "index.html"))
    app.add_url_rule("/site/<path:name>", "page", lambda name: _page(preview, name))
    app.before_request(lambda: _guard(door))
    app.after_request(_seal)
    return app


def _guard(door: Door) -> ResponseReturnValue | None:
    problem = refusal(door, request.method, dict(request.headers))
    return (problem, 403, {"Content-Type": "text/plain"}) if problem else None


def _seal(response: Response) -> Response:
    """The frame's own page has the policy of all our pages; those of the site bring theirs."""
    own = {**HEADERS}
    if request.path.startswith("/site/"):
        own["Content-Security-Policy"] = "frame-ancestors 'self'"
    response.headers.update(own)
    return response


def _news(preview: Preview) -> Response:
    return jsonify(version=preview.told[-1].version, problem=preview.told[-1].problem)


def _static(name: str) -> Response:
    return send_from_directory(STATIC, name) if name in SHELL else abort(404)


def _page(preview: Preview, name: str) -> Response:
    place = name + "index.html" if name.endswith("/") else name
    return send_from_directory(preview.folder, place)
