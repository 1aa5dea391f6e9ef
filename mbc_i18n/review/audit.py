"""Whether the ledgers still hold every line that was ever committed to them.

git's history is walked: each line that a commit added to a ledger must stand there unchanged, in
the last commit and in the working tree. A hash binds a record to words. It does not tell who wrote
the record: that takes a signature (`seals`), or commits that are signed and a history that nobody
can rewrite.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mbc_i18n import storage
from mbc_i18n.errors import SettingsError, UserError
from mbc_i18n.model import FINGERPRINT_VERSION, SignOff, fingerprint, unit_id
from mbc_i18n.review.ledger import parsed

LEDGERS = ":(glob)**/signoffs/*.jsonl"
LOG = (
    "log", "--format=commit %H", "--patch", "-m", "--unified=0", "--no-renames", "--no-color",
    "--no-ext-diff", "--no-textconv", "--text", "--relative", "--src-prefix=a/", "--dst-prefix=b/",
    "--no-indent-heuristic", "--diff-algorithm=myers", "--reverse", "--topo-order",
)  # fmt: skip
"""Every change to a ledger, with each parent of a merge, whatever the user's own settings are."""

HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


@dataclass(frozen=True, slots=True)
class Added:
    """A line that a commit added to a ledger."""

    file: str
    """From the folder of the workspace."""
    line: int
    """Where it stood in that commit."""
    commit: str
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a ledger."""

    file: str
    problem: str
    line: int = 0
    """Where it stands, or stood in the commit; 0 for the whole file."""
    commit: str = ""
    """The commit that added the line, "" where none is meant."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.problem}" + (f" (commit {self.commit[:12]})" * bool(self.commit))


@dataclass(frozen=True, slots=True)
class Audit:
    """What was looked at, and what is wrong."""

    files: int
    records: int
    """Lines that stand in the ledgers of the working tree."""
    committed: int
    """Different lines that were ever committed to a ledger."""
    faults: tuple[Fault, ...]


def audited(root: Path) -> Audit:
    """Hold the ledgers below a folder to git's history and to their own fingerprints.

    Raises UserError where the folder lies in no repository, or where git is not there.
    """
    added = history(root)
    tree = {path.relative_to(root).as_posix(): _held(path) for path in ledgers(root)}
    head = dict(_head(root, {each.file for each in added}))
    gone = list(lost(added, tree, "in the working tree"))
    known = {(each.file, each.line, each.commit) for each in gone}
    later = lost(added, head, "in the last commit")
    faults = (
        *_shallow(root),
        *gone,
        *(each for each in later if (each.file, each.line, each.commit) not in known),
        *(fault for name, text in tree.items() for fault in unsound(name, text)),
    )
    records = sum(1 for text in tree.values() for line in text.split("\n") if line.strip())
    return Audit(len(tree), records, len({(each.file, each.text) for each in added}), faults)


def ledgers(root: Path) -> list[Path]:
    """The ledgers below a folder."""
    return sorted(path for path in root.rglob("signoffs/*.jsonl") if path.is_file())


def history(root: Path) -> list[Added]:
    """Every line that any commit behind the last one added to a ledger below a folder."""
    try:
        _git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    except UserError:
        _git(root, "rev-parse", "--git-dir")
        return []
    return list(added_lines(_git(root, *LOG, "HEAD", "--", LEDGERS)))


def added_lines(patch: str) -> Iterator[Added]:
    """The added lines of what `git log --patch --unified=0` prints.

    A hunk says how many lines follow, so that no line of a ledger can pass for a line of git's.
    """
    commit = file = ""
    gone = new = number = 0
    for line in patch.split("\n"):
        if new and line.startswith("+"):
            yield Added(file, number, commit, line[1:].removesuffix("\r"))
            new, number = new - 1, number + 1
        elif gone and line.startswith("-"):
            gone -= 1
        elif line.startswith("commit "):
            commit = line.removeprefix("commit ")
        elif line.startswith("+++ b/"):
            file = line.removeprefix("+++ b/").removesuffix("\t")
        elif hunk := HUNK.match(line):
            gone, number, new = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)


def lost(added: Iterable[Added], texts: Mapping[str, str], where: str) -> Iterator[Fault]:
    """The lines that do not stand any more in the ledger to which they were committed.

    A line that stands in a ledger of the same name in another folder was moved with it.
    """
    standing = {name: _lines(text) for name, text in texts.items()}
    homes = {text: name for name, lines in standing.items() for text in lines}
    seen: set[tuple[str, str]] = set()
    for each in added:
        own = standing.get(each.file, frozenset())
        if each.text in own or not each.text.strip() or (each.file, each.text) in seen:
            continue
        seen.add((each.file, each.text))
        home = homes.get(each.text)
        if home is None:
            told = f"a line that was committed does not stand there {where}"
            yield Fault(each.file, told, each.line, each.commit)
        elif Path(home).name != Path(each.file).name:
            told = f"a line that was committed stands in {home} {where}"
            yield Fault(each.file, told, each.line, each.commit)


def unsound(name: str, text: str) -> Iterator[Fault]:
    """Lines that are no records, and records whose fingerprint is not of the words they tell."""
    for number, line in enumerate(text.split("\n"), 1):
        try:
            for record in parsed(line, name, Path(name).stem):
                if not _binds(record, json.loads(line)):
                    told = "the fingerprint is not that of the words in the record"
                    yield Fault(name, told, number)
        except SettingsError as error:
            yield Fault(name, error.problem, number)


def _binds(record: SignOff, values: Mapping[str, object]) -> bool:
    """True where unit and fingerprint are of the words; a record without its context tells none."""
    context = values.get("context")
    if not isinstance(context, str) or values.get("v") != FINGERPRINT_VERSION:
        return True
    words = (context, record.source, record.target)
    now = fingerprint(record.article, record.locale, *words)
    return (record.unit, record.fingerprint) == (unit_id(context, record.source), now)


def _lines(text: str) -> frozenset[str]:
    return frozenset(line.removesuffix("\r") for line in text.split("\n"))


def _held(path: Path) -> str:
    return (storage.held(path) or b"").decode("utf-8", "surrogateescape")


def _head(root: Path, names: set[str]) -> Iterator[tuple[str, str]]:
    """The ledgers as the last commit has them."""
    for name in sorted(names):
        try:
            yield name, _git(root, "show", f"HEAD:./{name}")
        except UserError:
            yield name, ""


def _shallow(root: Path) -> Iterator[Fault]:
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        yield Fault(".git", "the history is not whole here (shallow); run `git fetch --unshallow`")


def _git(root: Path, *arguments: str) -> str:
    """What git prints. Raises UserError where it fails or is not there."""
    options = ("--no-replace-objects", "-C", str(root), "-c", "core.quotePath=false",
               "-c", "log.follow=false", "-c", "log.showSignature=false")  # fmt: skip
    try:
        done = subprocess.run(["git", *options, *arguments], capture_output=True, check=False)
    except OSError:
        raise UserError("git cannot be run", step="install it") from None
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise UserError(f"git: {told or 'failed'}", step="audit looks into git's history")
    return done.stdout.decode("utf-8", "surrogateescape")
