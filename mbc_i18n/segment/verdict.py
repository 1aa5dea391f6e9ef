"""What can be said of a candidate: the rules by name, each with its reason in words."""

from __future__ import annotations

from typing import NamedTuple


class Verdict(NamedTuple):
    """Whether a candidate is a boundary, and the rule that says so."""

    boundary: bool
    reason: str


ITEM = Verdict(True, "the next item of a list begins here")
OWN_STOP = Verdict(True, "the stop of a script that needs no white space")
MARK = Verdict(True, "a mark that ends sentences, and what follows can begin one")
ELLIPSIS = Verdict(True, "a sentence ends at one of four spaced dots")
ENDS = {
    "word": Verdict(True, "a full stop after an ordinary word"),
    "numeric": Verdict(True, "an abbreviation that takes a number, and none follows"),
    "unit": Verdict(True, "a unit before a capital letter"),
    "may-end": Verdict(True, "an abbreviation before a word that begins sentences"),
    "time": Verdict(True, "a time of day before a word that begins sentences"),
    "bound": Verdict(True, "an initial, acronym or ordinal before a word that begins sentences"),
}
STAYS = {
    "title": Verdict(False, "a title: its name follows"),
    "inline": Verdict(False, "an abbreviation that ends no sentence"),
    "numeric": Verdict(False, "an abbreviation before its number"),
    "unit": Verdict(False, "a unit, and no capital letter follows"),
    "may-end": Verdict(False, "an abbreviation, and what follows is no word that begins sentences"),
    "time": Verdict(False, "a time of day, and what follows is no word that begins sentences"),
    "bound": Verdict(
        False,
        "an initial, acronym or ordinal, and what follows is no word that begins sentences",
    ),
    "dots": Verdict(False, "dots that stand for words left out"),
}
MASKED = Verdict(False, "inside a part that stays whole, such as a link")
NOTHING = Verdict(False, "what follows can begin no sentence")
LOWER = Verdict(False, "the next word is in lower case")
LABEL = Verdict(False, "a label, which stays with its sentence")
BRACKETED = Verdict(False, "inside brackets or a quotation that began in the sentence")
GOES_ON = Verdict(False, "the sentence goes on after its quotation")
CLUNG = Verdict(False, "digits set against the stop that may be no citation")
