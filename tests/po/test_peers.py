"""Other tools keep every message of a file that we wrote: the real ones are run."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mbc_i18n import po
from mbc_i18n.model import Catalog, Message
from tests.po.generated import MESSAGE_LISTS

HEADER = (
    ("Project-Id-Version", "health"),
    ("PO-Revision-Date", "2026-11-22 10:00+0000"),
    ("Last-Translator", "nobody"),
    ("Language-Team", "Spanish"),
    ("Language", "es"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
)
COMMENT = ". dot\n: colon.c:1\n, fuzzy\n| msgid\n~ tilde\n  spaces\n\n! mark\n@ at"
MESSAGES = (
    Message("One", "Uno", note="Heading, 100 % of\n\nthem", comment=COMMENT),
    Message("One", "Un", "number", refs=(("source/a.md", 12), ("b c.md", 3), ("whole.md", 0))),
    Message("Two\nlines\n", 'Dos "líneas"\ncon \\n y \t\n'),
    Message("long words " * 20 + "<a1>end</a1>", "很长的句子，" * 30 + "<a1>完</a1>"),
    Message(
        "مرض\u00a0السرطان\u200f " * 10, "é🎗️\u202f" * 40, fuzzy=True, previous="old words " * 20
    ),
    Message("Later"),
    Message("Gone", "Ido " * 40, "c", obsolete=True),
    Message("Gone too", "Ido", fuzzy=True, previous="Going", obsolete=True),
)
CATALOG = Catalog("", "es", HEADER, MESSAGES, "Drafts.")
TEXT = po.write(CATALOG)

Facts = set[tuple[str, str, str, bool, bool]]
"""Source, target, context, fuzzy and obsolete of every message."""


def facts(messages: tuple[Message, ...]) -> Facts:
    return {(m.source, m.target, m.context, m.fuzzy, m.obsolete) for m in messages}


def gettext(*command: str) -> Callable[[str], str]:
    """Run a program of GNU gettext on a text."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} of GNU gettext is not installed")

    def run(text: str) -> str:
        done = subprocess.run(
            [*command, "-"], input=text.encode(), capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    return run


def test_msgfmt_accepts_it() -> None:
    gettext("msgfmt", "--check", "--output-file=/dev/null")(TEXT)


def test_msgcat_keeps_everything() -> None:
    assert po.read(gettext("msgcat")(TEXT)) == CATALOG


@settings(max_examples=50, deadline=None)
@given(MESSAGE_LISTS)
def test_msgcat_reads_what_was_meant(messages: list[Message]) -> None:
    """Every character of every text. msgcat has no words for foreign flags, drops obsolete
    messages without target, puts the others last, folds spaces in references, refuses EOT."""
    known = [replace(m, flags=(), refs=(), target=m.target + "x") for m in messages]
    text = po.write(replace(CATALOG, messages=tuple(known)))
    if "\4" not in text and "\\004" not in text:
        assert set(po.read(gettext("msgcat")(text)).messages) == set(known)


NARROW = st.lists(st.sampled_from(["word", "é", " ", "  ", "\n", "x" * 30, "\t", '"', "<a1>"]))
WIDE = st.lists(st.sampled_from(["中", "文字", "，", "「", "」", "っ", "\n", "字" * 20]))


@settings(max_examples=50, deadline=None)
@given(NARROW | WIDE)
def test_msgcat_wraps_alike(pieces: list[str]) -> None:
    text = po.write(Catalog("", "es", HEADER, (Message("".join(pieces), "y", "c"),)))
    assert gettext("msgcat")(text) == text


def test_babel_keeps_every_message() -> None:
    pofile = pytest.importorskip("babel.messages.pofile", reason="Babel is not installed")
    catalog = pofile.read_po(io.BytesIO(TEXT.encode()), locale="es")
    current = {(m.id, m.string, m.context or "", m.fuzzy, False) for m in catalog if m.id}
    obsolete = catalog.obsolete.values()
    gone = {(m.id, m.string, m.context or "", m.fuzzy, True) for m in obsolete}
    assert current | gone == facts(MESSAGES)


def test_translate_toolkit_keeps_every_message() -> None:
    pypo = pytest.importorskip(
        "translate.storage.pypo", reason="translate-toolkit is not installed"
    )
    store = pypo.pofile.parsestring(TEXT.encode())
    assert bytes(store) == TEXT.encode()
    assert {
        (u.source, u.target, u.getcontext(), u.isfuzzy(), u.isobsolete())
        for u in store.units
        if not u.isheader()
    } == facts(MESSAGES)


def test_polib_keeps_every_message() -> None:
    polib = pytest.importorskip("polib", reason="polib is not installed")
    entries = polib.pofile(TEXT)
    assert {
        (e.msgid, e.msgstr, e.msgctxt or "", e.fuzzy, bool(e.obsolete)) for e in entries
    } == facts(MESSAGES)
