"""The last approved edition of each translation, kept so that a page need not vanish.

`locales/<locale>/releases/<article>.json` holds the words of source and translation as they were
when they last passed the gate. It proves nothing: whoever reads it asks the gate again, with the
ledger and the checks of today. What was revoked since, or what a check now refuses, stays back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mbc_i18n import joining, storage, workspace
from mbc_i18n.errors import UserError
from mbc_i18n.model import Catalog, Document, Message
from mbc_i18n.review.policy import TRANSLATOR
from mbc_i18n.review.states import last_translator
from mbc_i18n.segment import Rules
from mbc_i18n.workspace import Workspace

VERSION = 1
FOLDER = "releases"
STEP = "restore it from version control, or remove it"


def path(space: Workspace, article: str, locale: str) -> Path:
    """Where the last approved edition of an article is kept."""
    return space.catalog_path(article, locale).parent / FOLDER / f"{article}.json"


def text(space: Workspace, article: Document, catalog: Catalog) -> str:
    """A released edition as it is kept; `article` and `catalog` are those of the files.

    The same words give the same text.
    """
    source = space.article(article.name)
    units = {(unit.context, unit.source) for unit in article.units}
    told = {
        "article": article.name,
        "file": source.name,
        "locale": catalog.locale,
        "messages": [_written(each) for each in catalog.current if each.key in units],
        "outline": workspace.outline_of(source),
        "segmentation": space.segmentation(source),
        "text": article.text,
        "translator": last_translator(catalog),
        "v": VERSION,
    }
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _written(message: Message) -> dict[str, Any]:
    found = {"context": message.context, "source": message.source, "target": message.target}
    return {**found, "joined": True} if joining.is_joined(message) else found


def read(
    space: Workspace, article: str, locale: str, rules: Rules | None
) -> tuple[Document, Catalog] | None:
    """The edition that is kept, as its files were; None where there is none.

    Raises UserError for a file that cannot be read.
    """
    file = path(space, article, locale)
    data = storage.held(file)
    if data is None:
        return None
    shown = space.shown(file)
    try:
        told = json.loads(storage.decode(data, shown))
        return _document(space, told, shown, rules), _catalog(told, article, locale, shown)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise UserError("not a released edition", shown, step=STEP) from None


def _document(
    space: Workspace, told: Mapping[str, Any], shown: str, rules: Rules | None
) -> Document:
    _refuse_unknown(told)
    source = space.root / space.settings.source / Path(told["file"]).name
    return workspace.parse_document(
        told["text"],
        source,
        shown,
        space.settings.source_locale,
        told["segmentation"],
        rules,
        told["outline"],
    )


def _refuse_unknown(told: Mapping[str, Any]) -> None:
    """Raises ValueError for what this version does not write."""
    texts = (told["file"], told["text"], told["segmentation"], told["outline"], told["translator"])
    if told["v"] != VERSION or not all(isinstance(each, str) for each in texts):
        raise ValueError


def _catalog(told: Mapping[str, Any], article: str, locale: str, shown: str) -> Catalog:
    header = ((TRANSLATOR, told["translator"]),)
    return Catalog(article, locale, header, tuple(_messages(told["messages"])), file=shown)


def _messages(told: Sequence[Mapping[str, Any]]) -> list[Message]:
    found = []
    for each in told:
        words = (each["source"], each["target"], each["context"])
        if not all(isinstance(word, str) for word in words):
            raise TypeError
        found.append(Message(*words, comment=joining.MARK if each.get("joined") else ""))
    return found
