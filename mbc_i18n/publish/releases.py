"""The last approved edition of each translation, kept so that a page need not vanish.

`locales/<locale>/releases/<article>.json` holds the words of source and translation as they were
when they last passed the gate. It proves nothing: whoever reads it asks the gate again, with the
ledger and the checks of today. What was revoked since, or what a check now refuses, stays back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from mbc_i18n import formats, joining, storage, workspace
from mbc_i18n.errors import UserError
from mbc_i18n.model import Catalog, Document, Message
from mbc_i18n.review.ledger import SURROGATE
from mbc_i18n.review.policy import TRANSLATOR
from mbc_i18n.review.states import last_translator
from mbc_i18n.segment import Rules
from mbc_i18n.workspace import Settings, Workspace

VERSION = 1
FOLDER = "releases"
STEP = "restore it from version control, or remove it"


def path(space: Workspace, article: str, locale: str) -> Path:
    """Where the last approved edition of an article is kept."""
    return space.catalog_path(article, locale).parent / FOLDER / f"{article}.json"


def shown(settings: Settings, article: str, locale: str) -> str:
    """The same as the user knows it."""
    return f"{settings.catalogs}/{locale}/{FOLDER}/{article}.json"


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
    data = storage.held(path(space, article, locale))
    if data is None:
        return None
    file = shown(space.settings, article, locale)
    try:
        told = json.loads(storage.decode(data, file))
        _refuse_unknown(told, article, locale)
        return _document(space, told, file, rules), _catalog(told, article, locale, file)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise UserError("not a released edition", file, step=STEP) from None


def _document(
    space: Workspace, told: Mapping[str, Any], file: str, rules: Rules | None
) -> Document:
    """The article as it was; its file is the one that it was read from then."""
    source = space.root / space.settings.source / told["file"]
    document = workspace.parse_document(
        told["text"],
        source,
        file,
        space.settings.source_locale,
        told["segmentation"],
        rules,
        told["outline"],
    )
    return replace(document, file=space.shown(source))


def _refuse_unknown(told: Mapping[str, Any], article: str, locale: str) -> None:
    """Raises ValueError for what this version does not write, and for another page's edition."""
    texts = (told["file"], told["text"], told["segmentation"], told["outline"], told["translator"])
    if told["v"] != VERSION or not all(isinstance(each, str) for each in texts):
        raise ValueError
    "".join(texts).encode()  # raises for half a character
    file = PurePosixPath(told["file"])
    if (told["article"], told["locale"]) != (article, locale) or file.stem != article:
        raise ValueError
    if len(file.parts) > 1 or file.suffix.lower() not in formats.ENDINGS:
        raise ValueError


def _catalog(told: Mapping[str, Any], article: str, locale: str, file: str) -> Catalog:
    header = ((TRANSLATOR, told["translator"]),)
    return Catalog(article, locale, header, tuple(_messages(told["messages"])), file=file)


def _messages(told: Sequence[Mapping[str, Any]]) -> list[Message]:
    found = []
    for each in told:
        words = (each["source"], each["target"], each["context"])
        if not all(isinstance(word, str) and not SURROGATE.search(word) for word in words):
            raise TypeError
        "".join(words).encode()
        found.append(Message(*words, comment=joining.MARK if each.get("joined") else ""))
    return found
