"""How a word of a text may stand for a word of a term: one module a layer."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EXACT, JOINED, COMPILED, CLITIC, RULE, STEM, COMPOUND, GAP, SUFFIX = (
    "exact", "joined", "compiled", "clitic", "rule", "stem", "compound", "gap", "suffix",
)  # fmt: skip

LAYERS = (EXACT, JOINED, COMPILED, CLITIC, RULE, STEM, COMPOUND, GAP, SUFFIX)
"""From the surest to the weakest; the first that holds wins. RULE is what the term's row asks for
in its column `match`: a word that goes on, a part of a word, a pattern."""

CONFIDENCE: Mapping[str, float] = MappingProxyType(
    dict(zip(LAYERS, (1.0, 0.99, 0.97, 0.95, 0.95, 0.85, 0.8, 0.7, 0.4), strict=True))
)
"""How sure a hit of a layer is, from 0 to 1."""

CERTAIN = frozenset({EXACT, JOINED, COMPILED, CLITIC, RULE})
"""Layers that are enough to call a forbidden or outdated term found."""

RANK: Mapping[str, int] = MappingProxyType({layer: place for place, layer in enumerate(LAYERS)})
