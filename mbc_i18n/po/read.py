"""Read a PO file: an entry is a regular expression over letters, one letter for each line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, NoReturn

from mbc_i18n.errors import CatalogError
from mbc_i18n.model import Catalog, Message
from mbc_i18n.po.syntax import (
    BEGUN,
    ENTRIES,
    ENTRY,
    KEYWORDS,
    classified,
    refuse,
    refuse_line,
    string,
)

Fields = tuple[tuple[str, str], ...]
"""Names and values of a header."""

NAMES = {letter: keyword for keyword, letter in KEYWORDS.items()}
LETTERS = "abcdefghijklmnopqrstuvwxyz_"
ISOLATED = re.compile("\u2068([^\u2069]*)\u2069(?::([0-9]{1,9})(?=[ \t]|$))?|[^ \t]+")
KEPT = 2
"""Files whose layouts are remembered: who writes a file has just read it."""
HEADER = re.compile(r'^[ \t]*msgid[ \t]*""\s*^[ \t]*msgstr((?:[ \t]*".*\s*+)++)', re.MULTILINE)
CHARSET = re.compile(r"charset=([\w.:+-]+)", re.IGNORECASE)
CHARSETS = ("utf-8", "utf8", "ascii", "us-ascii", "charset")
"""The last one is what xgettext writes into a template that holds ASCII only."""


class Form(NamedTuple):
    """Where the parts of an entry stand in it, by index of its lines."""

    x: tuple[int, int]
    """First line of msgctxt and the line after it; (-1, -1) for an entry without a context."""
    i: tuple[int, int]
    t: tuple[int, int]
    c: tuple[int, ...]
    n: tuple[int, ...]
    r: tuple[int, ...]
    f: tuple[int, ...]
    p: tuple[int, ...]
    obsolete: bool


class Layout(NamedTuple):
    """A PO file, line by line."""

    lines: list[str]
    """As `syntax.classified` gives them."""
    letters: str
    """What each line is."""
    messages: list[Message]
    """In the file's order, the header among them."""
    starts: list[int]
    """Index of the first line of each message, blank lines and comments above it included; at last
    that of the comments and blank lines below the last message."""

    @property
    def header(self) -> Message | None:
        """The message without context and source: the first one, if any."""
        return self.messages[0] if self.messages and _heads(self.messages[0]) else None

    def form(self, index: int) -> Form:
        """Where the parts of a message stand."""
        start, end = self.starts[index : index + 2]
        form = _form(self.letters[start:end])
        assert form, "the message could be read"
        return form


def decode(data: bytes, file: str) -> str:
    """The text of a PO file, a byte order mark kept.

    Raises CatalogError for bytes that are not UTF-8, a NUL, and a header that declares another
    character set than UTF-8 or ASCII.
    """
    _refuse_charset(data.decode("latin-1"), file)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CatalogError("not UTF-8", file, line, "save the file as UTF-8") from None


def read(text: str, file: str = "", name: str = "") -> Catalog:
    """The catalog that the text of a PO file holds.

    `name` is the article's; the locale is the header's Language. Raises CatalogError with the line
    for what is no PO entry, a duplicate, a plural, and another character set than UTF-8.
    """
    layout = scan(text, file)
    header = layout.header
    messages = tuple(layout.messages[1:] if header else layout.messages)
    fields = header_fields(header.target) if header else ()
    locale = dict(reversed(fields)).get("Language", "")
    return Catalog(name, locale, fields, messages, header.comment if header else "", file)


@lru_cache(maxsize=KEPT)
def scan(text: str, file: str) -> Layout:
    """The entries of a PO file and their lines; raises CatalogError as `read` does.

    Nobody changes a layout: it is shared.
    """
    _refuse_charset(text, file)
    lines, letters = classified(text)
    layout = Layout(lines, letters, [], [0])
    shapes = ENTRIES.findall(letters)
    forms = {shape: _form(shape) for shape in set(shapes)}
    places: dict[object, int] = {}
    start = 0
    for shape in shapes:
        form = forms[shape]
        if form is None:
            _refuse_rest(layout, file)
            break
        end = start + len(shape)
        message = _message(lines[start:end], form, start + 1, file)
        key = message.key if message.context else message.source
        if places.setdefault(key, message.line) != message.line:
            _refuse_second(message, places[key], file)
        if not message.source and layout.messages and _heads(message):
            refuse("the header is not the first entry", file, message.line, "move it to the top")
        layout.messages.append(message)
        layout.starts.append(end)
        start = end
    return layout


def header_fields(text: str) -> Fields:
    """Name and value of each line of a header's msgstr; a line without a colon has the name ""."""
    parts = (line.partition(":") for line in text.split("\n") if line.strip())
    return tuple(
        (name.strip(), value.strip()) if colon else ("", name.strip())
        for name, colon, value in parts
    )


def _heads(message: Message) -> bool:
    return not (message.source or message.context or message.obsolete)


def _form(letters: str) -> Form | None:
    """The form of an entry by the letters of its lines, None where they are no entry."""
    shape = letters.lower()
    match = ENTRY.fullmatch(shape)
    marks = {letter.isupper() for letter in letters if letter in "xitsXITS"}
    if match is None or len(marks) == 2:
        return None
    x, i, t = match.span("x"), match.span("i"), match.span("t")
    lines = {letter: tuple(m.start() for m in re.finditer(letter, shape)) for letter in "cnrfp"}
    return Form(x, i, t, **lines, obsolete=True in marks)


def _message(lines: list[str], form: Form, first: int, file: str) -> Message:
    """The message of an entry whose first line has the number `first`."""
    flags = _flags(lines, form.f) if form.f else []
    return Message(
        _text(lines, form.i, 'msgid "', first, file),
        _text(lines, form.t, 'msgstr "', first, file),
        _text(lines, form.x, 'msgctxt "', first, file) if form.x[1] > 0 else "",
        "fuzzy" in flags,
        _previous([(i + first, lines[i]) for i in form.p], file) if form.p else "",
        _comment(lines, form.n, 2) if form.n else "",
        _comment(lines, form.c, 1) if form.c else "",
        _refs(lines, form.r) if form.r else (),
        tuple([flag for flag in flags if flag != "fuzzy"]) if flags else (),
        form.obsolete,
        form.i[0] + first,
    )


def _text(lines: list[str], span: tuple[int, int], opening: str, first: int, file: str) -> str:
    """The value of a keyword; the plain form is taken apart at once, any other line by line."""
    start, end = span
    block = lines[start] if end == start + 1 else "\n".join(lines[start:end])
    text = _plain_text(block, opening)
    if text is not None:
        return text
    if '"' not in block:
        refuse(f"{opening[:-2]} without a string", file, start + first, 'write at least ""')
    return "".join([string(lines[i], i + first, file) for i in range(start, end)])


def _plain_text(block: str, opening: str) -> str | None:
    """The text of one string a line with the usual escapes, None for a form that is unusual.

    A NUL stands for an escaped quotation mark meanwhile: no file holds one.
    """
    escapes = "\\" in block
    if escapes:
        block = block.replace('\\"', "\0")
    text = block[len(opening) : -1].replace('"\n"', "")
    if '"' in text or "\n" in text or block[-1] != '"' or not block.startswith(opening):
        return None
    if escapes:
        text = text.replace("\0", '"').replace("\\n", "\n").replace("\\t", "\t")
    return None if "\\" in text or len(block) == len(opening) else text


def _comment(lines: list[str], own: tuple[int, ...], mark: int) -> str:
    """The text of comment lines behind a mark of so many characters and one space."""
    return "\n".join([lines[i][mark:].removeprefix(" ") for i in own])


def _flags(lines: list[str], own: tuple[int, ...]) -> list[str]:
    flags = (flag.strip() for i in own for flag in lines[i][2:].split(","))
    return [flag for flag in flags if flag]


def _refs(lines: list[str], own: tuple[int, ...]) -> tuple[tuple[str, int], ...]:
    """Files and lines; a name that holds spaces stands between isolates, as gettext writes it."""
    text = " ".join([lines[i][2:] for i in own])
    if "\u2068" not in text:
        return tuple([_ref(token) for token in text.replace("\t", " ").split(" ") if token])
    return tuple(
        _ref(match[0]) if match[1] is None else (match[1], int(match[2] or 0))
        for match in ISOLATED.finditer(text)
    )


def _ref(token: str) -> tuple[str, int]:
    file, _, number = token.rpartition(":")
    if number.isdecimal() and number.isascii() and file and len(number) < 10:
        return file, int(number)
    return token, 0


def _previous(lines: list[tuple[int, str]], file: str) -> str:
    """The msgid of numbered `#|` lines."""
    keyword, texts = "", []
    for number, line in lines:
        rest = line[2:].strip()
        keyword = rest[: len(rest) - len(rest.lstrip(LETTERS))] or keyword
        if keyword not in ("msgctxt", "msgid", "msgid_plural"):
            refuse(f"not a previous text: {rest:.40}", file, number, "remove the line")
        text = string(rest, number, file)
        texts += [text] if keyword == "msgid" else []
    return "".join(texts)


def _refuse_charset(text: str, file: str) -> None:
    """Raise CatalogError for a NUL or a header that declares another character set."""
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        refuse("a NUL character", file, line, "save the file as UTF-8 text")
    header = HEADER.search(text)
    declared = CHARSET.search(text, *header.span(1)) if header else None
    if declared and declared[1].lower() not in CHARSETS:
        line = text.count("\n", 0, declared.start()) + 1
        step = "convert it with msgconv --to-code=UTF-8"
        refuse(f"the header declares the character set {declared[1]}", file, line, step)


def _refuse_second(message: Message, place: int, file: str) -> NoReturn:
    words = f"{message.source!r:.60}" if message.source else "the header"
    refuse(f"{words} stands in line {place} too", file, message.line, "remove one of the two")


def _refuse_part(layout: Layout, file: str) -> None:
    """Raise CatalogError for an entry that is whole but behind `#~` only in part."""
    shape = ENTRIES.match(layout.letters, layout.starts[-1])
    if shape is None or not ENTRY.fullmatch(shape[0].lower()):
        return
    own = [(i, letter) for i, letter in enumerate(shape[0], shape.start()) if letter in "xitsXITS"]
    line = next(i for i, letter in own if letter.isupper() != own[0][1].isupper()) + 1
    step = "put it before every line of the entry or before none"
    refuse("#~ on a part of the entry only", file, line, step)


def _refuse_rest(layout: Layout, file: str) -> None:
    """Raise CatalogError unless only comments and blank lines follow the last entry."""
    shape = layout.letters.lower()
    begun = BEGUN.match(shape, layout.starts[-1])
    assert begun, "the pattern matches an empty text too"
    for index in range(*begun.span(1)):
        if shape[index] in "xits":
            string(layout.lines[index], index + 1, file)
    _refuse_part(layout, file)
    end, first = begun.end(), begun.start(1) + 1
    missing = "msgstr" if "i" in begun[1] else "msgid"
    if end == len(shape) and begun[1]:
        refuse(f"the file ends without the {missing} of this entry", file, first, "add it")
    if end == len(shape):
        return
    if begun[1] and shape[end] in "xits":
        name = NAMES.get(shape[end], "a string")
        step = f"the entry of line {first} has no {missing} yet"
        refuse(f"{name} out of order", file, end + 1, step)
    refuse_line(shape[end], layout.lines[end], end + 1, file)
