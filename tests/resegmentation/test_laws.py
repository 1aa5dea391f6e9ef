"""What holds for every article that is cut in another way."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import catalog as catalogs
from mbc_i18n import localize
from mbc_i18n.model import Catalog, Document, Message, Unit
from tests.resegmentation.articles import article, catalog, recut

SENTENCES = st.sampled_from(
    [
        "Rest well.", "Drink *much* water.", "Is it bad?", "See [us](http://a.example).",
        "Ask [one](http://b.example) or [two](http://c.example).", "Take `x` now.", "Go!",
        "It is 5 mg.[^1]", "**Stop.** Then wait.", "Words without an end",
    ]
)  # fmt: skip
BLOCKS = st.lists(SENTENCES, min_size=1, max_size=5).map(" ".join)
ARTICLES = st.lists(BLOCKS, min_size=1, max_size=4).map(lambda blocks: "\n\n".join(blocks) + NOTE)
NOTE = "\n\n[^1]: A note. It is short.\n"
LOCALES = st.sampled_from(["es", "zh_Hans", "ja", "ko", "th", "ar"])
CUTS = st.sampled_from(["sentence", "block"])


def translated(document: Document, locale: str) -> Catalog:
    """Every unit in other words, sentence for sentence."""
    template = catalogs.extract(document)
    return replace(
        template,
        locale=locale,
        messages=tuple(
            replace(m, target=target(m.source, locale), comment=f"{i}", flags=(f"x-{i}",))
            for i, m in enumerate(template.messages)
        ),
    )


def target(source: str, locale: str) -> str:
    if locale in ("zh_Hans", "ja"):
        return source.replace(". ", "。").replace(".<", "。<").removesuffix(".") + "。"
    return f"¡{source}"


@given(ARTICLES, LOCALES)
def test_sentence_to_block_to_sentence_gives_the_same_catalog(text: str, locale: str) -> None:
    before = translated(article(text), locale)
    blocks, carried = recut(article(text, "block"), before)
    assert all(message.translated for message in blocks.current)
    assert not carried.lost
    again, _ = recut(article(text), blocks)
    assert tuple(again.current) == before.messages


@given(ARTICLES, LOCALES)
def test_an_article_reads_the_same_in_both_cuts(text: str, locale: str) -> None:
    one, other = article(text), article(text, "block")
    before = translated(one, locale)
    after, _ = recut(other, before)
    assert localize.localize(one, before).split() == localize.localize(other, after).split()


@given(ARTICLES, LOCALES, CUTS, st.data())
def test_what_is_carried_is_made_of_finished_words_alone(
    text: str, locale: str, cut: str, data: st.DataObject
) -> None:
    old, new = article(text, cut), article(text, "block" if cut == "sentence" else "sentence")
    whole = translated(old, locale)
    states = data.draw(st.lists(st.sampled_from(["", "fuzzy", "none"]), min_size=30, max_size=30))
    messages = tuple(doubtful(m, s) for m, s in zip(whole.messages, states, strict=False))
    before = replace(whole, messages=messages)
    open_words = {m.source for m in messages if not m.translated}
    after, carried = recut(new, before)
    assert not carried.lost & carried.messages.keys()
    spans = [(unit.start, unit.end) for unit in old.units if unit.source in open_words]
    for unit in new.units:
        if (unit.context, unit.source) in carried.messages and not places(new, unit)[1:]:
            assert not any(start < unit.end and unit.start < end for start, end in spans)
    kept = {(m.source, m.target) for m in messages if m.translated}
    assert kept <= {(m.source, m.target) for m in after.messages if not m.fuzzy}


def doubtful(message: Message, state: str) -> Message:
    if state == "none":
        return replace(message, target="")
    return replace(message, fuzzy=state == "fuzzy")


def places(document: Document, wanted: Unit) -> list[Unit]:
    return [unit for unit in document.units if unit.source == wanted.source]


@given(ARTICLES, st.text(" .!?aéA<>/1-", max_size=30), CUTS)
def test_no_target_is_refused_and_none_is_lost(text: str, words: str, cut: str) -> None:
    old, new = article(text, cut), article(text, "block" if cut == "sentence" else "sentence")
    before = catalog(*(replace(m, target=words) for m in catalogs.extract(old).messages))
    after, _ = recut(new, before)
    assert not words.strip() or words in {message.target for message in after.messages}
    assert catalogs.merge(catalogs.extract(new), after) == after


@given(ARTICLES, LOCALES)
def test_without_the_past_sentences_a_block_gives_them_back_or_nothing(
    text: str, locale: str
) -> None:
    before = translated(article(text), locale)
    blocks, _ = recut(article(text, "block"), before)
    bare = replace(blocks, messages=tuple(blocks.current))
    again, carried = recut(article(text), bare)
    wanted = {m.key: m.target for m in before.messages}
    assert {m.key: m.target for m in again.current if m.translated}.items() <= wanted.items()
    new = wanted.keys() - {m.key for m in bare.messages}
    assert carried.messages.keys() | carried.lost == new
    if locale in ("es", "ko", "ar"):
        assert not carried.lost
