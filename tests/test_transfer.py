"""An already translated document into a catalog: what pairs, and where the structures part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import catalog as catalogs
from mbc_i18n import transfer
from mbc_i18n.formats import FORMATS
from mbc_i18n.model import Block, Document, Element, Message, Unit

SOURCE = """\
# Care

Rest well. Drink water.

- **Sleep:** Go to bed early.
- See [the clinic](https://example.org) or [the ward](https://example.com).

## Later

Call us after 14 days.
"""
SPANISH = """\
# Cuidados

Descanse bien. Beba agua.

- **Sueño:** Acuéstese temprano.
- Vea [la sala](https://example.com) o [la clínica](https://example.org).

## Después

Llámenos a los 14 días.
"""


def read(text: str, locale: str = "en", format_name: str = "markdown") -> Document:
    return FORMATS[format_name].read(text, "care", locale=locale)


def taken(source: str, translated: str, locale: str = "es") -> dict[str, str]:
    found = transfer.transfer(read(source), read(translated, locale)).targets
    return {source: target for (_, source), target in found.items()}


def partings(source: str, translated: str) -> list[tuple[int, int, str]]:
    found = transfer.transfer(read(source), read(translated, "es")).partings
    return [(each.source_line, each.translated_line, each.problem) for each in found]


class TestSameStructure:
    def test_every_unit_is_taken(self) -> None:
        assert len(taken(SOURCE, SPANISH)) == len({unit.source for unit in read(SOURCE).units})
        assert partings(SOURCE, SPANISH) == []

    def test_sentences_pair_in_order(self) -> None:
        pairs = taken(SOURCE, SPANISH)
        assert pairs["Rest well."] == "Descanse bien."
        assert pairs["Drink water."] == "Beba agua."

    def test_links_keep_their_addresses_when_they_change_places(self) -> None:
        assert taken(SOURCE, SPANISH)["See <a1>the clinic</a1> or <a2>the ward</a2>."] == (
            "Vea <a2>la sala</a2> o <a1>la clínica</a1>."
        )

    def test_links_with_addresses_of_their_own_pair_in_order(self) -> None:
        local = SPANISH.replace(".com", ".es").replace(".org", ".mx")
        assert taken(SOURCE, local)["See <a1>the clinic</a1> or <a2>the ward</a2>."] == (
            "Vea <a1>la sala</a1> o <a2>la clínica</a2>."
        )

    def test_a_link_keeps_its_address_and_the_other_takes_the_one_that_is_left(self) -> None:
        local = SPANISH.replace("https://example.com", "https://example.mx")
        assert taken(SOURCE, local)["See <a1>the clinic</a1> or <a2>the ward</a2>."] == (
            "Vea <a2>la sala</a2> o <a1>la clínica</a1>."
        )

    def test_blocks_pair_in_order_whatever_their_figures(self) -> None:
        assert taken("For 3 days.\n\nFor 5 days.\n", "Por 5 días.\n\nPor 3 días.\n") == {
            "For 3 days.": "Por 5 días.", "For 5 days.": "Por 3 días.",
        }  # fmt: skip

    def test_the_first_translation_of_equal_words_is_taken(self) -> None:
        assert taken("Rest.\n\nRest.\n", "Descanse.\n\nRepose.\n") == {"Rest.": "Descanse."}

    def test_plain_text_pairs_too(self) -> None:
        pairs = transfer.transfer(
            read("Care\n\nRest well. Drink water.", format_name="text"),
            read("Cuidados\n\nDescanse bien. Beba agua.", "es", "text"),
        )
        assert pairs.targets[("", "Drink water.")] == "Beba agua."

    def test_one_source_sentence_takes_all_of_the_translated_ones(self) -> None:
        assert taken("# Care\n\nRest, *then* drink.\n", "# C\n\nDescanse. *Luego* beba.\n") == {
            "Care": "C",
            "Rest, <em>then</em> drink.": "Descanse. <em>Luego</em> beba.",
        }

    def test_they_are_joined_as_the_locale_joins_sentences(self) -> None:
        assert taken("Rest, then drink.\n", "请休息。然后喝水。\n", "zh_Hans") == {
            "Rest, then drink.": "请休息。然后喝水。"
        }


class TestPartings:
    def test_a_missing_sentence_is_named_and_the_block_left_out(self) -> None:
        shorter = SPANISH.replace(" Beba agua.", "")
        assert partings(SOURCE, shorter) == [
            (3, 3, "2 sentences in the source, 1 in the translation")
        ]
        assert "Rest well." not in taken(SOURCE, shorter)
        assert "Care" in taken(SOURCE, shorter)

    def test_a_missing_element_is_named_and_the_unit_left_out(self) -> None:
        plain = SPANISH.replace("**Sueño:**", "Sueño:")
        assert partings(SOURCE, plain) == [
            (5, 5, "inline elements differ: <strong> in the source, none in the translation")
        ]

    def test_a_missing_block_is_named_and_the_rest_taken(self) -> None:
        shorter = SPANISH.replace("## Después\n\n", "")
        assert partings(SOURCE, shorter) == [
            (8, 8, "the source has heading, the translation nothing")
        ]
        assert taken(SOURCE, shorter)["Call us after 14 days."] == "Llámenos a los 14 días."

    def test_an_added_block_is_named_and_the_rest_taken(self) -> None:
        longer = SPANISH.replace("## Después", "> Nota\n\n## Después")
        (parting,) = partings(SOURCE, longer)
        assert parting[2].startswith("the source has nothing, the translation ")
        assert len(taken(SOURCE, longer)) == len(taken(SOURCE, SPANISH))

    def test_of_paragraphs_that_nothing_tells_apart_none_is_guessed(self) -> None:
        source = "# Care\n\nRest.\n\nDrink.\n\nSleep.\n\n## Later\n\nCall.\n"
        shorter = "# Cuidados\n\nBeba.\n\nDuerma.\n\n## Después\n\nLlame.\n"
        assert taken(source, shorter) == {"Care": "Cuidados", "Later": "Después", "Call.": "Llame."}
        assert partings(source, shorter) == [
            (3, 3, "the source has paragraph, paragraph, paragraph, the translation "
                   "paragraph, paragraph"),
        ]  # fmt: skip

    def test_figures_and_addresses_tell_paragraphs_apart(self) -> None:
        source = "Rest.\n\nFor 3 days.\n\nDrink.\n\nAsk [us](https://example.org).\n\nSleep.\n"
        shorter = "Durante 3 días.\n\nBeba.\n\nPregunte [aquí](https://example.org).\n\nDuerma.\n"
        assert taken(source, shorter) == {
            "For 3 days.": "Durante 3 días.",
            "Drink.": "Beba.",
            "Ask <a>us</a>.": "Pregunte <a>aquí</a>.",
            "Sleep.": "Duerma.",
        }
        assert partings(source, shorter) == [
            (1, 1, "the source has paragraph, the translation nothing")
        ]

    def test_evidence_that_stands_twice_proves_nothing(self) -> None:
        source = "Rest.\n\nFor 3 days.\n\nThen 3 days.\n\nDrink.\n"
        assert taken(source, "Durante 3 días.\n\nOtros 3 días.\n\nBeba.\n") == {}

    def test_a_description_is_no_match_for_a_title(self) -> None:
        ours = Document("x", "markdown", "", (attribute("title", "Care"), attribute("alt", "Cat")))
        theirs = Document("x", "markdown", "", (attribute("alt", "Gato"),))
        assert transfer.transfer(ours, theirs).targets == {("", "Cat"): "Gato"}

    def test_long_documents_are_aligned_as_short_ones(self) -> None:
        kinds = ["paragraph", "item", "item"] * 100
        found = transfer.transfer(
            made(["title", *kinds], "source"), made([*kinds, "quote"], "target")
        )
        assert len(found.targets) == len(kinds)
        assert len(found.partings) == 2

    def test_digits_of_any_script_are_the_same_evidence(self) -> None:
        source = "Rest.\n\nFor 13 days.\n\nDrink.\n"
        assert taken(source, "لمدة ١٣ يومًا.\n\nاشرب.\n", "ar")["Drink."] == "اشرب."

    def test_a_long_stretch_is_told_in_short(self) -> None:
        items = "".join(f"- {word}\n" for word in ("One", "Two", "Six", "Ten", "Old", "New"))
        (parting,) = partings(f"# Care\n\n{items}", "# Cuidados\n\nUno\n")
        assert parting[2] == (
            "the source has item, item, item, item and 2 more, the translation paragraph"
        )

    def test_a_short_one_in_full(self) -> None:
        (parting,) = partings("Care. Rest.\n\n- One\n- Two\n- Six\n- Ten\n", "Cuidados. Ya.\n")
        assert parting[2] == "the source has item, item, item, item, the translation nothing"

    def test_an_empty_document_gives_nothing(self) -> None:
        assert taken(SOURCE, "") == {}
        assert [line for line, _, _ in partings(SOURCE, "")][0] == 1
        assert taken("", SPANISH) == {}


def attribute(name: str, words: str) -> Block:
    return Block("attribute", units=(Unit(words),), marker=name)


BLOCKS = st.lists(st.sampled_from(["heading", "paragraph", "item"]), max_size=12)


LETTERS = str.maketrans("0123456789", "abcdefghij")
NUMBERS = str.maketrans("abcdefghij", "0123456789")


def made(kinds: list[str], words: str) -> Document:
    """Blocks that nothing but their kind tells apart; letters count them."""
    units = [Unit(f"{words} {n}".translate(LETTERS), line=n + 1) for n, _ in enumerate(kinds)]
    blocks = (Block(kind, units=(unit,)) for kind, unit in zip(kinds, units, strict=True))
    return Document(words, "markdown", "", tuple(blocks))


def places(found: transfer.Transfer) -> list[tuple[int, int]]:
    return [
        (int(source.split()[1].translate(NUMBERS)), int(target.split()[1].translate(NUMBERS)))
        for (_, source), target in found.targets.items()
    ]


@given(BLOCKS)
def test_equal_structures_pair_completely(kinds: list[str]) -> None:
    found = transfer.transfer(made(kinds, "source"), made(kinds, "target"))
    assert found.partings == ()
    assert places(found) == [(n, n) for n, _ in enumerate(kinds)]


@given(BLOCKS, BLOCKS)
def test_only_blocks_of_one_kind_pair_and_never_crosswise(
    ours: list[str], theirs: list[str]
) -> None:
    found = transfer.transfer(made(ours, "source"), made(theirs, "target"))
    pairs = places(found)
    assert all(ours[left] == theirs[right] for left, right in pairs)
    assert pairs == sorted(pairs)
    assert len({right for _, right in pairs}) == len(pairs)
    assert bool(found.partings) == (ours != theirs)


@given(BLOCKS, BLOCKS)
def test_the_lines_of_a_parting_stand_in_the_documents(ours: list[str], theirs: list[str]) -> None:
    for parting in transfer.transfer(made(ours, "source"), made(theirs, "target")).partings:
        assert 0 <= parting.source_line <= len(ours)
        assert 0 <= parting.translated_line <= len(theirs)


def test_an_element_of_another_kind_is_no_match() -> None:
    link = Element("a", False, (0, 1), (2, 3), note="https://example.org")
    image = Element("a", True, (0, 1), note="https://example.org")
    ours = Document(
        "x", "markdown", "", (Block("p", units=(Unit("<a>us</a>", elements=(link,)),)),)
    )
    theirs = Document("x", "markdown", "", (Block("p", units=(Unit("<a/>", elements=(image,)),)),))
    assert transfer.transfer(ours, theirs).targets == {}


class TestFilled:
    def test_what_is_taken_waits_for_a_person(self) -> None:
        template = catalogs.extract(read(SOURCE))
        found = transfer.transfer(read(SOURCE), read(SPANISH, "es"))
        messages = transfer.filled(template, found.targets).messages
        assert all(message.fuzzy and message.target for message in messages)

    def test_only_empty_messages_are_filled(self) -> None:
        known = (
            Message("Rest.", "Descanse."),
            Message("Drink."),
            Message("Sleep."),
            Message("Old.", obsolete=True),
        )
        template = catalogs.Catalog("care", messages=known)
        targets = {("", name): "nuevo" for name in ("Rest.", "Drink.", "Old.")}
        assert transfer.filled(template, targets).messages == (
            known[0], Message("Drink.", "nuevo", fuzzy=True), known[2], known[3],
        )  # fmt: skip
