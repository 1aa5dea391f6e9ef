"""A concept or a term more, as a person asks for it, in the cells of its row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from mbc_i18n import locales
from mbc_i18n.errors import UserError
from mbc_i18n.exchange.amending import Amendment
from mbc_i18n.exchange.tables import Row, Tables, listed
from mbc_i18n.model import normal

BREAKS = re.compile(r"[\W_]+")
OF_CONCEPT = ("variants", "domain", "definition", "case", "keep")
OF_TERM = ("usage", "forms", "gender")


@dataclass(frozen=True, slots=True)
class Request:
    """What a person wants in the glossary."""

    source: str
    """The source language's term; for a concept that is there also its id."""
    id: str = ""
    """Names a new concept, though another one has the same source term."""
    variants: tuple[str, ...] = ()
    domain: str = ""
    definition: str = ""
    pos: str = ""
    """Of a new concept, or of the term for one that is there."""
    case: str = ""
    keep: bool = False
    """True for a name that stays as it is in every language."""
    locale: str = ""
    term: str = ""
    usage: str = ""
    forms: tuple[str, ...] = ()
    note: str = ""
    """Of the term, or of the concept where no term is given."""
    gender: str = ""


def addition(tables: Tables, request: Request) -> Mapping[str, Amendment]:
    """The rows that a request comes to, by locale of the terms and "" for the concepts.

    Raises UserError for a request that says too little, too much, or nothing new.
    """
    _refuse_incomplete(request)
    known = _known(tables, request)
    if known is None:
        concept = _concept(request)
        found = {"": Amendment((concept,))}
    else:
        concept, found = known, {}
        _refuse_known(known, request)
    if request.term:
        locale = locales.canonical(request.locale)
        pos = request.pos if known is not None else ""
        found[locale] = Amendment((_term(concept["id"], pos, request),))
    return found


def _refuse_incomplete(request: Request) -> None:
    if not normal(request.source):
        raise UserError("a concept without words", step="name its source term")
    if bool(request.term) != bool(request.locale):
        lacking = "--locale" if request.term else "--term"
        raise UserError("a term needs its words and its locale", step=f"add {lacking}")
    stray = [name for name in OF_TERM if getattr(request, name)]
    if stray and not request.term:
        option = {"forms": "form"}.get(stray[0], stray[0])
        raise UserError(f"--{option} says something of a term", step="add --locale and --term")


def _known(tables: Tables, request: Request) -> Row | None:
    """The concept that a request is about, None for a new one."""
    if request.id:
        taken = next((row for row in tables.concepts if row["id"] == normal(request.id)), None)
        if taken is not None:
            problem = f"the concept {request.id!r} is there already ({taken['source']})"
            raise UserError(problem, step="choose another --id, or add to it without one")
        return None
    wanted = normal(request.source).casefold()
    by_id = [row for row in tables.concepts if row["id"] == normal(request.source)]
    found = by_id or [row for row in tables.concepts if wanted in _names(row)]
    if len(found) > 1:
        ids = ", ".join(row["id"] for row in found)
        raise UserError(f"{request.source!r} stands for {len(found)} concepts", step=f"name {ids}")
    return found[0] if found else None


def _names(row: Row) -> list[str]:
    return [each.casefold() for each in (row["source"], *listed(row["source_variants"]))]


def _refuse_known(concept: Row, request: Request) -> None:
    named = [name for name in OF_CONCEPT if getattr(request, name)]
    if named or not request.term:
        problem = f"the concept {concept['id']!r} is there already ({concept['source']})"
        step = "edit its row, or give a term with --locale and --term; --id makes another concept"
        raise UserError(problem, step=step)


def _concept(request: Request) -> Row:
    cells = {
        "id": request.id or slug(request.source),
        "source": request.source,
        "source_variants": "|".join(request.variants),
        "pos": request.pos,
        "domain": request.domain,
        "definition": request.definition,
        "note": "" if request.term else request.note,
        "case": request.case or "no",
        "translate": "no" if request.keep else "yes",
        "status": "proposed",
    }
    return {name: normal(cell) for name, cell in cells.items()}


def _term(concept: str, pos: str, request: Request) -> Row:
    cells = {
        "id": concept,
        "term": request.term,
        "usage": request.usage or "preferred",
        "pos": pos,
        "gender": request.gender,
        "forms": "|".join(request.forms),
        "note": request.note,
        "status": "proposed",
    }
    return {name: normal(cell) for name, cell in cells.items()}


def slug(source: str) -> str:
    """An id from a source term: letters and digits, small and without accents, and hyphens."""
    plain = "".join(
        each for each in unicodedata.normalize("NFKD", source) if not unicodedata.combining(each)
    )
    return unicodedata.normalize("NFC", BREAKS.sub("-", plain.casefold()).strip("-"))
