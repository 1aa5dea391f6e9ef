"""Which hit counts where several terms stand at one place: the rules, tried one by one."""

from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.glossary import hits
from mbc_i18n.glossary.hits import Hit
from mbc_i18n.glossary.layers import CERTAIN, LAYERS, RANK
from mbc_i18n.glossary.values import ACCEPTED
from mbc_i18n.model import Term

TERMS = [
    Term(concept, f"{concept} {usage}", "es", usage)
    for concept in "ab"
    for usage in ("preferred", "admitted", "deprecated", "forbidden")
]
SPANS = st.builds(lambda start, size: (start, start + size), st.integers(0, 9), st.integers(1, 5))
FOUND = st.lists(
    st.builds(
        lambda term, span, layer: Hit(term, span, layer, 1.0),
        st.sampled_from(TERMS),
        SPANS,
        st.sampled_from(LAYERS),
    ),
    max_size=8,
    unique_by=lambda hit: (hit.term, hit.span),
)


def holds(outer: Hit, inner: Hit) -> bool:
    (start, end), (first, last) = outer.span, inner.span
    return start <= first and last <= end


def accepted(hit: Hit) -> bool:
    return hit.term.usage in ACCEPTED


def is_longer(one: Hit, other: Hit) -> bool:
    return one.span != other.span and holds(one, other) and (accepted(one) or one.layer in CERTAIN)


@given(FOUND)
def test_an_avoided_hit_is_sure_and_in_no_longer_one(found: list[Hit]) -> None:
    told = {(hit.term, hit.span) for hit in hits.avoided(found)}
    for hit in found:
        same = [other for other in found if other.span == hit.span and accepted(other)]
        own = [other for other in same if other.term.concept == hit.term.concept]
        expected = (
            not accepted(hit)
            and hit.layer in CERTAIN
            and not any(is_longer(other, hit) for other in found)
            and not any(RANK[other.layer] <= RANK[hit.layer] for other in own)
        )
        assert ((hit.term, hit.span) in told) == expected


@given(FOUND)
def test_what_stands_instead_is_accepted_for_another_concept(found: list[Hit]) -> None:
    for hit in hits.avoided(found):
        for term in hit.instead:
            assert term.usage in ACCEPTED
            assert term.concept != hit.term.concept
            assert any(each.term == term and each.span == hit.span for each in found)


@given(FOUND)
def test_a_guess_in_the_words_of_a_rival_does_not_count(found: list[Hit]) -> None:
    certain = [hit for hit in found if hit.layer in CERTAIN]
    replaced = hits.replaced([hit.term for hit in found], certain)
    for hit in found:
        rivals = [
            other
            for other in certain
            if other.term.concept == hit.term.concept and accepted(other) != accepted(hit)
        ]
        if hit.layer not in CERTAIN:
            assert replaced(hit) == any(holds(other, hit) for other in rivals)
        elif replaced(hit):
            assert any(
                other.span == hit.span and RANK[other.layer] < RANK[hit.layer] for other in rivals
            )


@given(FOUND)
def test_the_best_hit_is_one_of_those_asked_for(found: list[Hit]) -> None:
    wanted = TERMS[:2]
    best = hits.best(found, wanted, lambda hit: False)
    own = [hit for hit in found if hit.term in wanted]
    assert (best is None) == (not own)
    assert best is None or all(RANK[best.layer] <= RANK[hit.layer] for hit in own)
