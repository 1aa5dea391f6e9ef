"""Joined sentences that an edit of the article parts: both need a look."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mbc_i18n import catalog as catalogs
from mbc_i18n import joining
from mbc_i18n.formats import FORMATS
from mbc_i18n.model import Catalog, Document, Message
from mbc_i18n.parting import parted

TEXT = "Rest well. Drink water. Sleep.\n\nAsk us. Go.\n"
WORDS = {"Rest well.": "Descanse y beba.", "Sleep.": "Duerma.", "Ask us.": "Hable.", "Go.": "Ya."}


def article(text: str) -> Document:
    return FORMATS["markdown"].read(text, "care", file="care.md")


def made(text: str = TEXT, *joined: str) -> Catalog:
    """A catalog of an article, finished but for the sentences that are joined."""
    template = catalogs.extract(article(text))
    messages = (
        replace(m, comment=joining.MARK) if m.source in joined
        else replace(m, target=WORDS.get(m.source, "x"))
        for m in template.messages
    )  # fmt: skip
    return replace(template, locale="es", messages=tuple(messages))


def updated(old: Catalog, text: str) -> Catalog:
    document = article(text)
    return parted(catalogs.merge(catalogs.extract(document), old), old, document)


def fuzzy(found: Catalog) -> dict[str, str]:
    return {message.source: message.previous for message in found.current if message.fuzzy}


OLD = made(TEXT, "Drink water.")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Stop.\n\n" + TEXT,
        "Ask us. Go.\n\nRest well. Drink water. Sleep.\n",
        "Sleep. Rest well. Drink water.\n",
        "# A\n\nRest well.\nDrink water.\n",
        "> Rest well. Drink water.\n",
    ],
)
def test_sentences_that_follow_each_other_still_stay_finished(text: str) -> None:
    found = updated(OLD, text)
    assert not {"Rest well.", "Drink water."} & fuzzy(found).keys()


@pytest.mark.parametrize(
    "text",
    [
        "Rest well. Sleep.\n\nAsk us. Drink water. Go.\n",
        "Drink water. Rest well. Sleep.\n",
        "Rest well. Stop. Drink water.\n",
        "Rest well.\n\nDrink water.\n",
        "Rest well. Drink water.\n\nSleep. Drink water.\n",
    ],
)
def test_a_sentence_that_moved_away_needs_work_and_so_does_the_first(text: str) -> None:
    found = updated(OLD, text)
    told = fuzzy(found)
    assert told["Rest well."] == "Rest well. Drink water."
    assert "Drink water." in told


def test_where_the_joined_sentence_is_gone_the_first_needs_work() -> None:
    found = updated(OLD, "Rest well. Sleep.\n")
    assert fuzzy(found) == {"Rest well.": "Rest well. Drink water."}
    assert "Drink water." not in {message.source for message in found.messages}


def test_where_it_was_edited_it_is_new_and_the_first_needs_work() -> None:
    found = updated(OLD, "Rest well. Drink much water. Sleep.\n")
    assert "Rest well." in fuzzy(found)
    assert not any(joining.is_joined(message) for message in found.current)


def test_a_remark_of_one_that_is_gone_stays() -> None:
    comment = f"mine\n{joining.MARK}"
    messages = [replace(m, comment=comment) if m.comment else m for m in OLD.messages]
    found = updated(replace(OLD, messages=tuple(messages)), "Rest well. Sleep.\n")
    (past,) = [message for message in found.messages if message.source == "Drink water."]
    assert (past.comment, past.obsolete) == ("mine", True)


def test_both_come_back_together_as_they_were() -> None:
    away = updated(OLD, "Ask us. Go.\n")
    found = updated(away, TEXT)
    assert fuzzy(found) == {}
    assert [m.source for m in found.current if joining.is_joined(m)] == ["Drink water."]


def test_the_first_one_alone_comes_back_for_a_look() -> None:
    away = updated(OLD, "Ask us. Go.\n")
    assert fuzzy(updated(away, "Rest well. Sleep.\n")) == {"Rest well.": "Rest well. Drink water."}


def test_of_three_the_first_holds_the_words_of_all() -> None:
    found = updated(made(TEXT, "Drink water.", "Sleep."), "Rest well. Drink water.\n\nGo. Sleep.\n")
    assert fuzzy(found) == {"Rest well.": "Rest well. Sleep.", "Sleep.": ""}


def test_a_look_is_asked_for_once() -> None:
    text = "Rest well. Sleep.\n\nAsk us. Drink water. Go.\n"
    found = updated(OLD, text)
    mended = replace(
        found, messages=tuple(replace(m, fuzzy=False, previous="") for m in found.messages)
    )
    assert fuzzy(updated(mended, text)) == {}


def test_a_sentence_that_leads_into_a_list_is_one_of_its_block() -> None:
    text = "Care\n\nRest well. Drink these:\n\n- Water\n- Tea\n"
    document = FORMATS["text"].read(text, "care", file="care.txt")
    template = catalogs.extract(document)
    messages = (
        replace(m, comment=joining.MARK) if m.source == "Drink these:" else replace(m, target="x")
        for m in template.messages
    )
    old = replace(template, locale="es", messages=tuple(messages))
    other = FORMATS["text"].read(text.replace(" Drink these:", ""), "care", file="care.txt")
    merged = catalogs.merge(catalogs.extract(other), old)
    assert "Rest well." in fuzzy(parted(merged, old, other))


def test_a_sentence_with_more_places_than_its_note_tells_is_left_alone() -> None:
    text = 7 * "Rest well. Drink water.\n\n" + "Rest well. Drink water. Sleep.\n"
    found = updated(made(text, "Drink water."), text + "\nGo.\n")
    assert fuzzy(found) == {}
    other = "".join(f"No {n}. Drink water.\n\n" for n in range(7))
    assert fuzzy(updated(made(other, "Drink water."), other)) == {}


def test_where_the_notes_do_not_tell_nothing_is_done() -> None:
    bare = replace(OLD, messages=tuple(replace(m, note="") for m in OLD.messages))
    assert "Rest well." not in fuzzy(updated(bare, "Rest well. Sleep.\n\nDrink water.\n"))


def test_without_marks_a_catalog_stays_as_it_is() -> None:
    plain = made()
    merged = catalogs.merge(catalogs.extract(article(TEXT)), plain)
    assert parted(merged, plain, article(TEXT)) is merged
    assert isinstance(plain.messages[0], Message)
