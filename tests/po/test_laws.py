"""The laws of PO files, on generated catalogs and layouts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import po
from mbc_i18n.model import Catalog, Message
from tests.po.generated import CATALOGS, MESSAGE_LISTS, MESSAGES, layouts


@given(CATALOGS)
def test_what_is_written_is_read(catalog: Catalog) -> None:
    assert po.read(po.write(catalog)) == catalog


@given(CATALOGS)
def test_what_is_written_over_itself_stays(catalog: Catalog) -> None:
    text = po.write(catalog)
    assert po.write(catalog, text) == text


@given(layouts(), st.booleans())
def test_what_did_not_change_stays_to_the_byte(pieces: list[str], closed: bool) -> None:
    text = "".join(pieces)
    text = text if closed else text.removesuffix("\n").removesuffix("\r")
    assert po.write(po.read(text), text) == text


@given(layouts(), MESSAGES, st.data())
def test_a_change_touches_one_entry(pieces: list[str], new: Message, data: st.DataObject) -> None:
    catalog = po.read("".join(pieces))
    index = data.draw(st.integers(0, len(catalog.messages) - 1))
    old = catalog.messages[index]
    changed = replace(new, source=old.source, context=old.context)
    messages = (*catalog.messages[:index], changed, *catalog.messages[index + 1 :])
    text = po.write(replace(catalog, messages=messages), "".join(pieces))
    assert text.startswith("".join(pieces[: index + 1]))
    assert text.endswith("".join(pieces[index + 2 :]))
    assert po.read(text).messages == messages


@given(layouts(), CATALOGS, MESSAGE_LISTS, st.data())
def test_over_any_file_the_catalog_is_written(
    pieces: list[str], catalog: Catalog, changes: list[Message], data: st.DataObject
) -> None:
    """Messages of the file stay, change, move and go; new ones come; the header is another."""
    text = "".join(pieces)
    stays = po.read(text).messages
    kept = data.draw(st.lists(st.sampled_from(stays), unique_by=lambda message: message.key))
    known = [
        replace(new, source=old.source, context=old.context)
        for old, new in zip(stays, changes, strict=False)
    ]
    by_key = {message.key: message for message in (*catalog.messages, *kept, *known)}
    messages = data.draw(st.permutations(list(by_key.values())))
    wanted = replace(catalog, messages=tuple(messages))
    assert po.read(po.write(wanted, text)) == wanted
