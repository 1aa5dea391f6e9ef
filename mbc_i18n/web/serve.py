"""The page on a port of this computer, until somebody stops it. Waitress's one door."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from ipaddress import ip_address
from itertools import product
from time import monotonic

from flask import Flask
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

from mbc_i18n.errors import UserError
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.web import sheet
from mbc_i18n.web.app import create
from mbc_i18n.web.door import LOOPBACK, Door, links
from mbc_i18n.web.shelf import Shelf
from mbc_i18n.workspace import Workspace

THREADS = 8
LONGEST_START = 5.0
"""Seconds after which no further article is read before the links are told."""


def is_loopback(address: str) -> bool:
    """True for an address that only this computer reaches."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address in LOOPBACK


def serve(
    space: Workspace,
    people: Sequence[Reviewer],
    tell: Callable[[Mapping[str, str]], None],
    address: str = "127.0.0.1",
    port: int = 0,
    url: str = "",
) -> None:
    """Answer until somebody stops it; `tell` is given each reviewer's link, as soon as it answers.

    Raises UserError for an address that cannot be had, or that browsers could not name.
    """
    with bound(address, port) as listening:
        door = Door(url.rstrip("/") or base_of(address, listening.getsockname()[1]))
        shelf = Shelf(space)
        app = create(shelf, door)
        warm(app, shelf, people)
        gc.freeze()  # what was read stays: to look through it again and again takes its time
        server = server_of(app, listening)
        tell(links(door, people))
        server.run()


def warm(app: Flask, shelf: Shelf, people: Sequence[Reviewer]) -> None:
    """Read what the first pages need, so that nobody waits for it; what takes longer is left."""
    end = monotonic() + LONGEST_START
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    spoken = dict.fromkeys(locale for person in people for locale in person.locales)
    for locale, article in product(spoken, sheet.names(shelf)):
        if monotonic() < end and shelf.space.catalog_path(article, locale).exists():
            with suppress(UserError):
                sheet.sheet(shelf, article, locale)


def bound(address: str, port: int) -> socket.socket:
    """A socket that nobody else has. Raises UserError where the address cannot be had."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family)
    except (OSError, OverflowError) as error:
        told = getattr(error, "strerror", "") or str(error)
        problem = f"cannot listen on {address}, port {port} ({told})"
        raise UserError(problem, step="name another --port, or leave it out") from None


def base_of(address: str, port: int) -> str:
    """What links begin with. Raises UserError for an address that stands for every one."""
    try:
        if ip_address(address).is_unspecified:
            step = "say with --url how browsers reach it: --url https://review.example.org"
            raise UserError(f"{address} is no address that a link can name", step=step)
    except ValueError:
        pass
    return f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"


def server_of(app: Flask, listening: socket.socket) -> BaseWSGIServer | MultiSocketServer:
    """A server on a socket: it answers while its `run` runs, until its `close`."""
    return create_server(app, sockets=[listening], threads=THREADS, ident="")
