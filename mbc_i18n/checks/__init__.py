"""Checks of translations. Importing this package registers every check."""

from mbc_i18n.checks import markup, numbers, state, terms
from mbc_i18n.checks.base import REGISTRY, SEVERITIES, Context, run

__all__ = ["REGISTRY", "SEVERITIES", "Context", "markup", "numbers", "run", "state", "terms"]
