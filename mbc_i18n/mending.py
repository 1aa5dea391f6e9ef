"""What the checks can mend by themselves: found, shown as a difference, written to the PO file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mbc_i18n import checking, joining, pipeline, po, resegmentation, review, storage, workspace
from mbc_i18n.checking import Elements, Standards, from_source
from mbc_i18n.checks.base import USUAL, Choice
from mbc_i18n.model import Catalog, Message
from mbc_i18n.workspace import Workspace

MOST_PASSES = 10
"""How often the checks look again at what their own fixes left."""

SIGNED = ("approved", "revised")


@dataclass(frozen=True, slots=True)
class Mended:
    """A PO file as it stands, and as the fixes would have it."""

    path: Path
    file: str
    """As the user knows it."""
    seen: bytes
    after: str
    messages: int
    """Messages with another target."""
    lapsed: tuple[Message, ...] = ()
    """Those of them whose sign-off does not hold for the new words."""


def in_workspace(
    space: Workspace,
    locales: Sequence[str] = (),
    names: tuple[str, ...] = (),
    asked: Choice = USUAL,
) -> Iterator[Mended]:
    """The PO files of a workspace that fixes would change."""
    chosen = workspace.chosen(space, locales)
    rules = checking.standards_of(space, chosen, asked)
    for document in workspace.documents(space, names):
        for locale in chosen:
            catalog = pipeline.read_catalog(space, document, locale)
            whole = joining.view(document, catalog)
            targets = mended(whole.catalog, rules, checking.elements_of(whole.document))
            if targets:
                path = space.catalog_path(document.name, locale)
                lapsed = _lapsed(space, whole.catalog, targets)
                yield of_file(path, catalog.file, targets, lapsed)


def in_file(path: Path, shown: str, locale: str, rules: Standards) -> Iterator[Mended]:
    """A single PO file, if fixes would change it."""
    text = po.decode(storage.read(path, shown), shown)
    catalog = replace(po.read(text, shown), locale=locale)
    targets = mended(catalog, rules)
    if targets:
        yield of_file(path, shown, targets)


def of_file(
    path: Path, shown: str, targets: Mapping[int, str], lapsed: tuple[Message, ...] = ()
) -> Mended:
    """A PO file with other targets, by the line of their message."""
    seen = storage.read(path, shown)
    base = po.decode(seen, shown)
    catalog = retargeted(po.read(base, shown), targets)
    return Mended(path, shown, seen, po.write(catalog, base), len(targets), lapsed)


def mended(catalog: Catalog, rules: Standards, elements: Elements = from_source) -> dict[int, str]:
    """The targets that safe fixes make others, by the line of their message.

    Where fixes of several checks touch one message, each sees what the one before it left. A fix
    of a finding that somebody has answered is left alone.
    """
    before = {m.line: m.target for m in catalog.current if m.target}
    tried = {line: {target} for line, target in before.items()}
    targets = dict(before)
    for _ in range(MOST_PASSES):
        fixes = _fixes(catalog, rules, elements)
        new = {line: fix for line, fix in fixes.items() if fix not in tried.get(line, {fix})}
        if not new:
            break
        targets |= new
        for line, fix in new.items():
            tried[line].add(fix)
        catalog = retargeted(catalog, new)
    return {line: target for line, target in targets.items() if target != before[line]}


def _fixes(catalog: Catalog, rules: Standards, elements: Elements) -> dict[int, str]:
    """The first fix of each message that nobody objects to."""
    found = checking.found(catalog, rules, elements)
    kept = set(checking.answered([each for each, _ in found], catalog, rules).kept)
    return {each.line: fix for each, fix in reversed(found) if fix.strip() and each in kept}


def retargeted(catalog: Catalog, targets: Mapping[int, str]) -> Catalog:
    """A catalog with other targets, by line; flags and all else stay."""
    messages = tuple(
        replace(each, target=targets[each.line])
        if each.line in targets and not each.obsolete
        else each
        for each in catalog.messages
    )
    return replace(catalog, messages=messages)


def _lapsed(space: Workspace, catalog: Catalog, targets: Mapping[int, str]) -> tuple[Message, ...]:
    """The messages that are signed as they stand, and no longer with their new words."""
    folder = space.signoffs(catalog.locale)
    shown = f"{space.settings.catalogs}/{catalog.locale}/signoffs"
    ledger = resegmentation.derived(review.load(folder, shown), catalog)
    policy = review.policy_of(space.settings, catalog.locale)
    after = {message.line: message for message in retargeted(catalog, targets).current}

    def state(message: Message) -> str:
        return review.state(message, catalog, ledger, policy)

    own = (message for message in catalog.current if message.line in targets)
    return tuple(
        message for message in own
        if state(message) in SIGNED and state(after[message.line]) != state(message)
    )  # fmt: skip


def difference(each: Mended) -> str:
    """The change as a unified diff."""
    before = po.decode(each.seen, each.file).splitlines(keepends=True)
    after = each.after.splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, each.file, each.file)
    ended = (line if line.endswith("\n") else f"{line}\n" for line in lines)
    return "".join(ended)


def write(each: Mended) -> bool:
    """Write the file whole or not at all; True where its bytes changed.

    Raises UserError where somebody changed it meanwhile.
    """
    return storage.write(each.path, each.after, each.seen, each.file)
