"""Translations, and what was signed of them, carried over where the same text is cut anew.

A change of `segmentation`, or of the rules for sentences, makes other units of the same words.
Where the old messages tile the text of a block, their translations are put together and cut anew,
and are taken as finished if nothing but the cuts is other than before. All else is left to `merge`.
"""

from mbc_i18n.resegmentation.carrying import Carried, carried, merged
from mbc_i18n.resegmentation.signoffs import derived

__all__ = ["Carried", "carried", "derived", "merged"]
