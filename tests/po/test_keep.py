"""Over the file as it stands, only the lines of what changed are new."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mbc_i18n import po
from mbc_i18n.model import Message
from tests.po.examples import FIELDS, FULL, HEADER


def changed(base: str, **values: object) -> str:
    """The entry after its first message changed."""
    catalog = po.read(base)
    first, *others = catalog.messages
    messages = (replace(first, **values), *others)  # type: ignore[arg-type]
    return po.write(replace(catalog, messages=messages), base)


ENTRY = '#,x\n\n#@ odd\n#. n\n#: a:1\n#: b:2\nmsgid "a" ""\n# in\nmsgstr ""\n "b"\n\n# end'


@pytest.mark.parametrize(
    ("values", "old", "new"),
    [
        ({"target": "c"}, 'msgstr ""\n "b"\n', 'msgstr "c"\n'),
        ({"note": "m\nn"}, "#. n\n", "#. m\n#. n\n"),
        ({"note": ""}, "#. n\n", ""),
        ({"refs": (("a", 9),)}, "#: a:1\n#: b:2\n", "#: a:9\n"),
        ({"fuzzy": True}, "#,x\n", "#, fuzzy, x\n"),
        ({"previous": "p"}, "msgid", '#| msgid "p"\nmsgid'),
    ],
)
def test_one_part_changes(values: dict[str, object], old: str, new: str) -> None:
    assert changed(ENTRY, **values) == ENTRY.replace(old, new)


def test_new_lines_end_as_the_others() -> None:
    base = ENTRY.replace("\n", "\r\n")
    assert changed(base, target="c") == changed(ENTRY, target="c").replace("\n", "\r\n")


def test_a_comment_changes() -> None:
    new = changed(ENTRY, comment="x\ny")
    assert new == ENTRY.replace("#@ odd\n", "# x\n# y\n").replace("# in\n", "")


def test_an_absent_part_comes_in_its_place() -> None:
    base = '# c\n#: a:1\nmsgid "a"\nmsgstr ""\n'
    new = changed(base, note="n", fuzzy=True, previous="p")
    assert new == '# c\n#. n\n#: a:1\n#, fuzzy\n#| msgid "p"\nmsgid "a"\nmsgstr ""\n'


LIVE = '# c\n#| msgid "p"\nmsgid ""\n"a "\n\n"b"\nmsgstr "x"\n'
OBSOLETE = '# c\n#~| msgid "p"\n#~ msgid ""\n#~ "a "\n\n#~ "b"\n#~ msgstr "x"\n'


def test_a_message_becomes_obsolete_and_comes_back() -> None:
    assert changed(LIVE, obsolete=True) == OBSOLETE
    assert changed(OBSOLETE, obsolete=False) == LIVE
    crlf = LIVE.replace("\n", "\r\n"), OBSOLETE.replace("\n", "\r\n")
    assert (changed(crlf[0], obsolete=True), changed(crlf[1], obsolete=False)) == (
        crlf[1],
        crlf[0],
    )


@pytest.mark.parametrize(
    ("fields", "old", "new"),
    [
        ((*FIELDS[:1], ("Language", "fr"), *FIELDS[2:]), "Language: es", "Language: fr"),
        ((*FIELDS, ("X", "y")), '-8\\n"\n', '-8\\n"\n"X: y\\n"\n'),
        (FIELDS[:2] + FIELDS[3:], '"X-Team: nobody\\n"\n', ""),
    ],
)
def test_one_header_field_changes(fields: tuple[tuple[str, str], ...], old: str, new: str) -> None:
    catalog = replace(po.read(FULL), header=fields)
    assert po.write(catalog, FULL) == FULL.replace(old, new)


def test_the_comment_of_the_header_changes() -> None:
    catalog = replace(po.read(FULL), comment="French.\nDrafts.")
    expected = FULL.replace("# Spanish drafts.", "# French.\n# Drafts.")
    assert po.write(catalog, FULL) == expected


def test_wrapped_header_fields_stay() -> None:
    base = 'msgid ""\nmsgstr "A: b\\nC: d\\n"\n"E: "\n"f\\n"\n"loose\\n"\n"G:h\\n"\n'
    catalog = po.read(base)
    assert catalog.header == (("A", "b"), ("C", "d"), ("E", "f"), ("", "loose"), ("G", "h"))
    changed = replace(catalog, header=(*catalog.header[:-1], ("G", "i")))
    new = 'msgid ""\nmsgstr ""\n"A: b\\nC: d\\n"\n"E: "\n"f\\n"\n"loose\\n"\n"G: i\\n"\n'
    assert po.write(changed, base) == new
    rest = new[new.index('"E: "') :]
    changed = replace(changed, header=(("A", "b"), ("C", "new"), *changed.header[2:]))
    assert po.write(changed, base) == f'msgid ""\nmsgstr ""\n"A: b\\n"\n"C: new\\n"\n{rest}'


def test_messages_come_go_and_move() -> None:
    catalog = po.read(FULL)
    messages = (catalog.messages[1], Message("New", "Nuevo"))
    entry = '#~ msgid "Gone"\n#~ msgstr "Ido"\n\nmsgid "New"\nmsgstr "Nuevo"\n\n# the end\n'
    assert po.write(replace(catalog, messages=messages), FULL) == HEADER + entry


def test_line_ends_byte_order_mark_and_missing_final_newline() -> None:
    base = "\ufeff" + FULL.replace("\n", "\r\n").removesuffix("\r\n# the end\r\n")[:-2]
    catalog = po.read(base)
    messages = (*catalog.messages, Message("New", "Nuevo"))
    new = base + '\r\n\r\nmsgid "New"\r\nmsgstr "Nuevo"'
    assert po.write(replace(catalog, messages=messages), base) == new


def test_a_header_comes_above_the_messages() -> None:
    base = 'msgid "a"\nmsgstr "b"'
    catalog = replace(po.read(base), header=FIELDS, comment="Spanish drafts.")
    assert po.write(catalog, base) == HEADER + base
