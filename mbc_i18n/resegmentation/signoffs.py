"""What a ledger proves of a unit that is several others put together.

Whoever approved every sentence of a paragraph approved the words of the paragraph, in their order.
The other way round nothing is proved: what is right as a whole need not be so sentence by sentence.
Whoever translated one of them is an author of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mbc_i18n.model import Catalog, Message, SignOff, Unit, fingerprint, normal
from mbc_i18n.resegmentation.recutting import old_units, recut
from mbc_i18n.resegmentation.tiling import (
    Stretch,
    Tiles,
    begun,
    elements_of,
    flat_form,
    tiled,
    tiles_of,
)
from mbc_i18n.review import Ledger, last_translator
from mbc_i18n.review.ledger import time
from mbc_i18n.review.states import judges

Person = tuple[str, str]
"""Who signed, and in which role."""


def derived(ledger: Ledger, catalog: Catalog) -> Ledger:
    """The ledger with what it proves of the catalog's messages; nothing of it is ever written.

    A message whose source and target are exactly those of others of the catalog, obsolete ones
    too, joined as the locale joins them, is approved by whoever approved each of these in a role,
    and rejected by whoever rejected one. What a person said of the whole comes first.
    """
    if not ledger.by_unit:
        return ledger
    usable = (message for message in catalog.messages if not message.fuzzy)
    firm = [replace(m, obsolete=False) if m.obsolete else m for m in usable]
    old = tiles_of(firm)
    longer = begun(old)
    found = {
        message.id: (
            *_written(stretch, message, ledger, catalog),
            *_proved(stretch, message, ledger, catalog),
            *ledger.by_unit.get(message.id, ()),
        )
        for message in (catalog.current if longer else ())
        if message.translated
        and (message.context, flat_form(message.source)) in longer
        and (stretch := _parted(message, old, catalog.locale))
    }
    return Ledger({**ledger.by_unit, **found})


def _parted(message: Message, old: Mapping[str, Tiles], locale: str) -> Stretch | None:
    """The messages that one is put together from; None where it is not, to the letter."""
    flat = flat_form(message.source)
    whole = Unit(message.source, message.context, start=0, end=len(flat))
    found = tiled(flat, [whole], 0, old[message.context], flat) if message.context in old else None
    if found is None:
        return None
    unit = replace(whole, elements=elements_of(message.source))
    stretch = Stretch(flat, found[1], (unit,), found[2])
    made = recut(stretch, locale)
    return stretch if made and normal(made[0].target) == normal(message.target) else None


def _written(
    stretch: Stretch, message: Message, ledger: Ledger, catalog: Catalog
) -> Iterator[SignOff]:
    """The authors of the parts; of a part that no record names one for, whom the file names."""
    now = fingerprint(catalog.name, catalog.locale, *message.key, message.target)
    told = [_translations(part, unit, ledger, catalog) for part, unit in old_units(stretch)]
    if not any(told):
        return
    other = [last_translator(catalog)] if not all(told) else []
    for by in dict.fromkeys([*(record.by for records in told for record in records), *other]):
        if by.strip():
            last = max((record for records in told for record in records), key=time)
            yield SignOff(message.id, catalog.locale, now, "", "translate", by, last.at)


def _translations(message: Message, unit: Unit, ledger: Ledger, catalog: Catalog) -> list[SignOff]:
    """The records of those who wrote a message's words for a unit."""
    now = fingerprint(catalog.name, catalog.locale, unit.context, unit.source, message.target)
    records = ledger.by_unit.get(unit.id, ())
    return [each for each in records if each.verdict == "translate" and each.fingerprint == now]


def _proved(
    stretch: Stretch, message: Message, ledger: Ledger, catalog: Catalog
) -> Iterator[SignOff]:
    parts = [_last_words(part, unit, ledger, catalog) for part, unit in old_units(stretch)]
    now = fingerprint(catalog.name, catalog.locale, *message.key, message.target)
    for person in dict.fromkeys(person for part in parts for person in part):
        said = [part[person] for part in parts if person in part]
        verdict = _verdict(said, len(parts))
        if verdict:
            last = max(said, key=time)
            yield SignOff(
                message.id, catalog.locale, now, last.role, verdict, last.by, last.at,
                catalog.name, message.source, message.target,
            )  # fmt: skip


def _verdict(said: Sequence[SignOff], parts: int) -> str:
    """What a person's last words on so many parts say of the whole; "" for nothing."""
    verdicts = {record.verdict for record in said}
    if "reject" in verdicts:
        return "reject"
    return "approve" if verdicts == {"approve"} and len(said) == parts else ""


def _last_words(
    message: Message, unit: Unit, ledger: Ledger, catalog: Catalog
) -> dict[Person, SignOff]:
    """Each person's last record on a unit with the words of a message."""
    now = fingerprint(catalog.name, catalog.locale, unit.context, unit.source, message.target)
    return {
        (record.by, record.role): record
        for record in ledger.by_unit.get(unit.id, ())
        if record.fingerprint == now and judges(record)
    }
