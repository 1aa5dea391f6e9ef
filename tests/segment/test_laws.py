"""What holds of every text, however strange."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import segment

FRAGMENTS = st.sampled_from(
    [
        *" .!?…。」「)(\n\"'”»«,:-[]<>/ა。؟።",
        "A",
        "a",
        "5",
        "Dr",
        "et al",
        "U.S",
        "The",
        "[5]",
        "mRNA",
    ]
)
TEXTS = st.lists(FRAGMENTS | st.text(max_size=3), max_size=40).map("".join)
LOCALES = st.sampled_from(["en", "de", "pt_BR", "ja", "km", "el", "th", "zz"])
RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=4).map(
    lambda pairs: [(start, start + length) for start, length in pairs]
)


@given(TEXTS, LOCALES, RANGES)
def test_spans_tile_the_text(text: str, locale: str, masked: list[tuple[int, int]]) -> None:
    spans = segment.spans(text, locale, masked)
    edges = [0, *(point for span in spans for point in span), len(text)]
    assert edges == sorted(edges)
    assert all(
        not text[end:start].strip() for end, start in zip(edges[::2], edges[1::2], strict=True)
    )
    assert all(start < end for start, end in spans)
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)


@given(TEXTS, LOCALES, RANGES)
def test_masked_ranges_hold_no_boundary(
    text: str, locale: str, masked: list[tuple[int, int]]
) -> None:
    spans = segment.spans(text, locale, masked)
    boundaries = [point for (_, end), (start, _) in pairwise(spans) for point in (end, start)]
    assert not [p for p in boundaries for start, end in masked if start < p < end]


@given(TEXTS, LOCALES)
def test_the_same_text_is_cut_the_same_way(text: str, locale: str) -> None:
    assert segment.spans(text, locale) == segment.spans(text, locale)
    assert segment.spans(text, locale) == segment.spans(text.replace("\n", " "), locale)
    assert segment.spans(text, locale) == segment.spans(text, locale.replace("_", "-"))


BEFORE = "The scan showed nothing new. "


@given(TEXTS, LOCALES)
def test_what_stands_far_before_changes_nothing(text: str, locale: str) -> None:
    """The rules look only so far around a stop: this is what makes the time linear."""
    near = [start for start, _ in segment.spans(BEFORE + text, locale)]
    far = [start for start, _ in segment.spans(BEFORE * 20 + text, locale)]
    shift = 19 * len(BEFORE)
    assert [start - shift for start in far if start >= shift + len(BEFORE)] == [
        start for start in near if start >= len(BEFORE)
    ]
