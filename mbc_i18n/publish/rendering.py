"""Templates become text: what they are given is escaped. Jinja2's one door."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache, partial
from importlib import resources
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError
from mbc_i18n.publish.frame import PLAIN, Site
from mbc_i18n.publish.interface import Phrase, phrase

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = (
    "default-src 'none'; style-src {}; img-src 'self' data: https:;"
    " base-uri 'none'; form-action 'none'"
)
"""Content Security Policy: no script, no frame, no font; nothing is loaded but pictures."""

DATA = "; script-src {}"
"""For a page with JSON-LD, which stands in a script element: that text, which nothing runs."""

CONTROLS = r"\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
BEYOND = "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(1 << 16, 17 << 16, 1 << 16)
)
FORBIDDEN = re.compile(f"[{CONTROLS}{BEYOND}]")
"""Control characters and noncharacters, which the HTML standard allows in no page."""

FIRST_PLANE, OTHER_PLANES = re.compile(f"[{CONTROLS}]"), re.compile(f"[{BEYOND}]")
OF_OTHER_PLANES = re.compile("[\U00010000-\U0010ffff]")
"""Looked for one after the other, which takes a tenth of the time: few pages have an emoji."""

ORIGINAL = "mbc_i18n"
"""The folder that stands for the package's own templates in the publisher's."""

THEME = "theme.css"
"""The publisher's style sheet, which follows the package's."""

COMMENTS = re.compile(r"/\*.*?\*/", re.S)
LINES = re.compile(r"[ \t\f]*\n[ \t\f\n]*")

HELP = "docs/themes.md names what templates are given"


def render(
    template: str,
    locale: str,
    site: Site = PLAIN,
    more: str = "",
    data: str = "",
    **values: object,
) -> str:
    """A template's text in the words of a locale, without what no page may hold.

    `more` is what the page needs of a style sheet beside what every page has, `data` its JSON-LD.
    Raises SettingsError, with file and line, for a mistake in a template of the publisher's.
    """
    css = _styled(more, site.templates.get(THEME, ""), site.settings.templates)
    values |= {
        "_": partial(phrase, locale),
        "lang": locales.bcp47(locale),
        "dir": locales.direction(locale),
        "style": css,
        "policy": _policy(css) + (DATA.format(digest(data)) if data else ""),
        "data": data,
        "publisher": site.settings.publisher,
        "date": partial(_date, locale),
        "number": partial(_number, locale),
    }
    if site.templates:
        return permitted(_overridden(template, site, values))
    return permitted(environment().get_template(template).render(values))


def permitted(text: str) -> str:
    """The text without what no page may hold (`FORBIDDEN`)."""
    text = FIRST_PLANE.sub("", text)
    return OTHER_PLANES.sub("", text) if OF_OTHER_PLANES.search(text) else text


def _date(locale: str, day: datetime.date, words: Phrase) -> str:
    """A day in the language of the words around it."""
    return locales.format_date(day, words.locale or locale)


def _number(locale: str, count: int, words: Phrase) -> str:
    """A whole number in the language of the words around it."""
    return locales.format_number(Decimal(count), words.locale or locale)


def _overridden(template: str, site: Site, values: Mapping[str, object]) -> str:
    """A template's text where the publisher's own go before those of the package."""
    from jinja2 import TemplateSyntaxError

    folder = site.settings.templates.rstrip("/")
    own = _sandbox(folder, tuple(site.templates.items()))
    try:
        return own.get_template(template).render(values)
    except TemplateSyntaxError as error:
        raise SettingsError(str(error.message), str(error.filename), error.lineno, HELP) from None
    except Exception as error:  # a template can raise whatever code can
        places = [place for place in _places(error) if place[0].startswith(f"{folder}/")]
        if not places:
            raise
        raise SettingsError(_told(error), *places[-1], HELP) from None


def _places(error: Exception) -> Iterator[tuple[str, int]]:
    """File and line of every frame that an error went through, outermost first."""
    return ((frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__))


def _told(error: Exception) -> str:
    """What went wrong in a template, in one line."""
    from jinja2 import TemplateNotFound

    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name!r}"
    return " ".join(str(error).split()) or type(error).__name__


@lru_cache(maxsize=4)
def _sandbox(folder: str, templates: tuple[tuple[str, str], ...]) -> Environment:
    """The publisher's templates, then the package's; none can reach what it is not given."""
    from jinja2 import ChoiceLoader, FunctionLoader, PackageLoader, PrefixLoader
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    texts = dict(templates)
    package = PackageLoader(__package__)
    own = FunctionLoader(
        lambda name: (texts[name], f"{folder}/{name}", None) if name in texts else None
    )
    loader = ChoiceLoader([own, package, PrefixLoader({ORIGINAL: package})])
    return ImmutableSandboxedEnvironment(loader=loader, **_options())


@cache
def environment() -> Environment:
    """Where the package's templates come from; what they are given is escaped."""
    from jinja2 import Environment, PackageLoader

    return Environment(loader=PackageLoader(__package__), **_options())


def _options() -> dict[str, Any]:
    from jinja2 import StrictUndefined

    return {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }


@cache
def style() -> str:
    """The style sheet, as it stands in every page."""
    return sheet("style.css")


@cache
def sheet(name: str) -> str:
    """A style sheet of the package's."""
    return resources.files(__package__).joinpath("theme", name).read_text("utf-8")


@lru_cache(maxsize=16)
def _styled(more: str, theme: str, folder: str) -> str:
    """A page's style sheet: every page's, a template's own, the publisher's.

    It stands on one line: some checkers of the policy's digest read no further than its first.
    """
    if "</" in theme:
        line = theme[: theme.index("</")].count("\n") + 1
        name = f"{folder.rstrip('/')}/{THEME}"
        raise SettingsError("“</” would end the style sheet", name, line, "leave it out")
    own = permitted(theme).replace("\r\n", "\n").replace("\r", "\n").replace("\\\n", "")
    return LINES.sub(" ", COMMENTS.sub("", style() + more) + own).strip()


@lru_cache(maxsize=16)
def _policy(css: str) -> str:
    """The Content Security Policy of a page: it names the one style sheet by its digest."""
    return POLICY.format(digest(css))


def digest(text: str) -> str:
    """What a Content Security Policy calls a text by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
