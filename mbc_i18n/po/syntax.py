"""The syntax of PO files: what a line is, what a string says, and how a bad line is refused.

Source: the GNU gettext manual, "The Format of PO Files"; where it is silent, what `msgcat` does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NoReturn

from mbc_i18n.errors import CatalogError

BOM = "\ufeff"

# One letter for each line, in upper case where the line stands behind `#~`:
# b blank, c translator's comment, n note, r references, f flags, p previous text,
# x msgctxt, i msgid, t msgstr, s string. The letters m, l, d and ? are refused.
PREFIXES = {"": "b", "#.": "n", "#:": "r", "#,": "f", "#=": "f", "#|": "p", "#~": ""}
FIRSTS = {'"': "s", "#": "c"}
FREQUENT = {'msgid "': "i", "msgstr ": "t"}
KEYWORDS = {"msgctxt": "x", "msgid": "i", "msgstr": "t"}
KEYWORD = re.compile(r"msg(?:ctxt|id|str)(?![\w\[])")
REFUSED = {
    "m": re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)"),
    "l": re.compile(r"msgid_plural|msgstr\["),
    "d": re.compile(r"domain\b"),
    "?": re.compile(""),
}

ENTRIES = re.compile(r"[^tT]*+(?:[tT](?:[bB]*[sS])*+|$)")
"""Over the letters of a file: an entry, right or wrong, ends with the last string of its msgstr."""
ENTRY = re.compile(
    r"[bcnrfp]*+(?P<x>x(?:b*s)*+)?+[bcnrfp]*+(?P<i>i(?:b*s)*+)[bcnrfp]*+(?P<t>t(?:b*s)*+)"
)
"""Over the letters of an entry in lower case. gettext refuses comments between the keywords; they
are read here, since other tools let them through."""
BEGUN = re.compile(r"[bcnrfp]*+((?:x(?:b*s)*+)?+[bcnrfp]*+(?:i(?:b*s)*+[bcnrfp]*+)?+)")
"""What can be read of an entry that is wrong or absent."""

STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"')
STRINGS = re.compile(r'[a-z_]*+\s*+(?:"(?:[^"\\]|\\.)*+"\s*+)*+')
ESCAPE = re.compile(r"((?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]++))++)|\\(.)")
NUMBER = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]+))")
ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
ESCAPED |= {"a": "\a", "b": "\b", "f": "\f", "v": "\v"}

PROBLEMS = {
    "m": ("a merge conflict marker", "resolve the conflict first"),
    "l": ("plural forms are not supported", "write the message without msgid_plural"),
    "d": ("a domain line", "give each domain a file of its own"),
    "s": ("a string out of order", "put it right after its keyword"),
    "t": ("msgstr out of order", "its msgid must stand before it"),
    "?": ("not PO syntax", "a comment begins with #, a string with a quotation mark"),
}


def classified(text: str) -> tuple[list[str], str]:
    """The lines of a PO file and one letter for each.

    The lines have no line ends, and one with white space or `#~` in front is given without it.
    """
    lines = text.removeprefix(BOM).replace("\r\n", "\n").split("\n")
    letters = [_prefix_letter(line[:2]) or FREQUENT.get(line[:7], "") for line in lines]
    for index in [index for index, letter in enumerate(letters) if not letter]:
        letters[index], lines[index] = _looked_at(lines[index].strip())
    return lines, "".join(letters)


@lru_cache(4096)
def _prefix_letter(prefix: str) -> str:
    """What a line is by its first two characters, "" where they do not say."""
    return PREFIXES[prefix] if prefix in PREFIXES else FIRSTS.get(prefix[0], "")


def _looked_at(line: str) -> tuple[str, str]:
    """The letter of a stripped line of any form, and the line without `#~`."""
    if line.startswith("#~"):
        rest = line[2:].lstrip()
        if rest.startswith("#~"):
            return "?", line
        letter, rest = _looked_at("#" + rest if rest.startswith("|") else rest)
        return letter.upper(), rest
    if keyword := KEYWORD.match(line):
        return KEYWORDS[keyword[0]], line
    refused = (letter for letter, pattern in REFUSED.items() if pattern.match(line))
    return _prefix_letter(line[:2]) or next(refused), line


def string(line: str, number: int, file: str) -> str:
    """The text of the strings on one line, after a keyword or alone.

    Raises CatalogError for a string without its end, for other text beside the strings, and for an
    escape that gettext does not know or that stands for a NUL or for no UTF-8.
    """
    match = STRINGS.match(line)
    rest = line[match.end() :] if match else line
    if rest.startswith('"'):
        refuse("a string without its closing quotation mark", file, number, "close it")
    if rest:
        step = 'write a quotation mark inside a string as \\"'
        refuse(f"text outside the quotation marks: {rest:.40}", file, number, step)
    try:
        texts = STRING.findall(line)
        return "".join([ESCAPE.sub(_unescaped, raw) if "\\" in raw else raw for raw in texts])
    except (ValueError, KeyError):
        refuse("an unknown escape in a string", file, number, "write a backslash as \\\\")


def _unescaped(match: re.Match[str]) -> str:
    """The characters of an escape; a run of escapes by number is the bytes of UTF-8."""
    if not match[1]:
        return ESCAPED[match[2]]
    codes = [int(x, 16) if x else int(octal, 8) for x, octal in NUMBER.findall(match[1])]
    if 0 in codes:
        raise ValueError("NUL")
    return bytes(codes).decode()


def refuse(problem: str, file: str, line: int, step: str) -> NoReturn:
    """Raise the CatalogError of a line."""
    raise CatalogError(problem, file, line, step)


def refuse_line(letter: str, line: str, number: int, file: str) -> NoReturn:
    """Raise the CatalogError of a line that cannot stand where it stands."""
    problem, step = PROBLEMS[letter]
    refuse(f"{problem}: {line:.40}" if letter == "?" else problem, file, number, step)
