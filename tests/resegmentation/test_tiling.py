"""Which texts can be put together from others."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import event, given
from hypothesis import strategies as st

from mbc_i18n.model import Message, Unit
from mbc_i18n.resegmentation import tiling
from mbc_i18n.resegmentation.tiling import begun, flat_form, tiled, tiles_of

WORDS = ("a", "b", "a b", "b.", "c <a1>d</a1>", "e<br/>")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).flatmap(
    lambda words: st.sampled_from([" ", "", "  "]).map(lambda gap: gap.join(words))
)


@given(st.sets(texts, max_size=12), st.sampled_from([3, 10_000]))
def test_a_text_that_is_put_together_begins_with_another(sources: set[str], longest: int) -> None:
    with patch.object(tiling, "LONGEST", longest):
        tiles = tiles_of(Message(source) for source in sorted(sources))
        candidates = begun(tiles)
        for source in sources:
            flat = flat_form(source)
            unit = Unit(source, start=0, end=len(flat))
            found = tiled(flat, [unit], 0, tiles[""], flat)
            event("put together" if found else "not")
            assert found is None or ("", flat) in candidates
