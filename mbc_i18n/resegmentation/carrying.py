"""Which units of a document are new only because its text is cut anew, and what they take over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from mbc_i18n import catalog as catalogs
from mbc_i18n import parting
from mbc_i18n.model import Catalog, Document, Message, Unit
from mbc_i18n.resegmentation.recutting import recut
from mbc_i18n.resegmentation.tiling import Stretch, stretches, tiles_of

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of the units that are new only because their text is cut anew."""

    messages: Mapping[Key, Message] = field(default_factory=lambda: MappingProxyType({}))
    """Finished messages for new units, by key; without note and references."""
    lost: frozenset[Key] = frozenset()
    """New units whose words were translated in other units, and could not be carried."""


def carried(document: Document, catalog: Catalog, locale: str) -> Carried:
    """The translations of an old catalog for the units of a document that is cut in another way."""
    known = {message.key for message in catalog.current}
    found: dict[Key, Message] = {}
    lost: set[Key] = set()
    for stretch in _cut_anew(document, catalog, known):
        made = recut(stretch, locale)
        found |= {message.key: message for message in made if message.key not in known}
        if not made and any(message.target for message in stretch.messages):
            lost |= {_key(unit) for unit in stretch.new} - known
    past = {message.key: message for message in catalog.messages if message.obsolete}
    kept = {key: _as_it_was(message, past.get(key)) for key, message in found.items()}
    return Carried(kept, frozenset(lost - kept.keys()))


def merged(
    template: Catalog, old: Catalog, cut: Document | None, locale: str
) -> tuple[Catalog, int, int]:
    """A catalog brought up to a template, with what is carried over if its document is known.

    Then come the number of messages that were carried, and of those that could not be.
    """
    if cut is None:
        return catalogs.merge(template, old), 0, 0
    found = carried(cut, old, locale)
    result = parting.parted(catalogs.merge(template, old, found.messages), old, cut)
    lost = sum(m.key in found.lost and not m.translated for m in result.current)
    return result, len(found.messages), lost


def _key(unit: Unit) -> Key:
    return (unit.context, unit.source)


def _cut_anew(document: Document, catalog: Catalog, known: Set[Key]) -> Iterator[Stretch]:
    """The stretches of the blocks that hold new units."""
    blocks = [block for block in document.blocks if {*map(_key, block.units)} - known]
    old = tiles_of(catalog.current) if blocks else {}
    for block in blocks:
        yield from stretches(block, document.text, old)


def _as_it_was(message: Message, past: Message | None) -> Message:
    """An obsolete message with the same words comes back with its remarks and flags."""
    same = past is not None and past.target.strip() == message.target and not past.fuzzy
    return replace(past, obsolete=False) if past and same else message
