"""PO texts that the tests share, and short ways to look at one entry."""

from __future__ import annotations

from mbc_i18n import po
from mbc_i18n.model import Catalog, Message

HEADER = r"""# Spanish drafts.
msgid ""
msgstr ""
"Project-Id-Version: health\n"
"Language: es\n"
"X-Team: nobody\n"
"Content-Type: text/plain; charset=UTF-8\n"

"""
FIELDS = (
    ("Project-Id-Version", "health"),
    ("Language", "es"),
    ("X-Team", "nobody"),
    ("Content-Type", "text/plain; charset=UTF-8"),
)
FULL = (
    HEADER
    + r"""# First look.
#
#. Paragraph 3, sentence 1 of 2
#: source/a.md:12 b.md:3 ⁨c d.md⁩:4
#: whole.md
#, fuzzy, no-wrap, x-tag
#| msgctxt "old"
#| msgid "One "
#| "drug"
msgctxt "dose"
msgid "Two drugs"
msgstr ""
"Dos "
"medicamentos"

#~ msgid "Gone"
#~ msgstr "Ido"

# the end
"""
)


def message_of(text: str) -> Message:
    """The only message of an entry."""
    (message,) = po.read(text).messages
    return message


def source_of(strings: str) -> str:
    return message_of(f'msgid {strings}\nmsgstr ""\n').source


def entry_of(message: Message) -> list[str]:
    return po.write(Catalog("", messages=(message,))).splitlines()
