"""What makes an article hard to read and to translate. Importing this registers every rule."""

from mbc_i18n.checks.source import abbreviations, reading, sentences, vocabulary, wording
from mbc_i18n.checks.source.frame import RULES, Rule, lint

__all__ = [
    "RULES",
    "Rule",
    "abbreviations",
    "lint",
    "reading",
    "sentences",
    "vocabulary",
    "wording",
]
