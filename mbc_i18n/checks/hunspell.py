"""The program `hunspell` and its dictionaries, where a person has installed them.

The program is called, not a library: it is kept, it is one package on every system, and nothing of
it comes with this one. Its dictionaries are looked for where systems and LibreOffice put them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterator
from pathlib import Path

from mbc_i18n import locales
from mbc_i18n.errors import UserError

PROGRAM = "hunspell"
FOLDERS = (
    "~/.local/share/hunspell", "~/Library/Spelling", "/usr/local/share/hunspell",
    "/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell", "/Library/Spelling",
)  # fmt: skip
OFFICES = (
    ("/usr/lib", "libreoffice/share/extensions/dict-*"),
    ("/usr/lib64", "libreoffice/share/extensions/dict-*"),
    ("/opt", "libreoffice*/share/extensions/dict-*"),
    ("C:/Program Files", "LibreOffice/share/extensions/dict-*"),
    ("/Applications", "LibreOffice.app/Contents/Resources/extensions/dict-*"),
)
"""Where LibreOffice keeps its dictionaries: a folder, and a pattern below it."""

TIMEOUT = 120
"""Seconds after which the program is given up."""

MOST_SUGGESTED = 30
"""Words for which others are proposed: finding them is slow."""

SUGGESTED = re.compile(r"^& (\S+) \d+ \d+: ([^,\n]+)", re.MULTILINE)


def is_installed() -> bool:
    """True where the program can be called."""
    return shutil.which(PROGRAM) is not None


def folders() -> Iterator[Path]:
    """Where dictionaries may lie, those of `DICPATH` first."""
    for named in filter(None, os.environ.get("DICPATH", "").split(os.pathsep)):
        yield Path(named)
    yield from (Path(name).expanduser() for name in FOLDERS)
    for base, pattern in OFFICES:
        yield from sorted(Path(base).glob(pattern))


def dictionary(locale: str) -> Path | None:
    """The dictionary for a locale, without `.dic`: its own, else its language's; None without one.

    A name with a script finds only its own: the language's may be in another one.
    """
    places = [folder for folder in folders() if folder.is_dir()]
    for name in _names(locale):
        for folder in places:
            for found in sorted(folder.glob(f"{name}.dic")):
                if found.with_suffix(".aff").is_file():
                    return found.with_suffix("")
    return None


def _names(locale: str) -> Iterator[str]:
    """File names, or patterns of them, nearest first: es_MX, es-MX, es, es_ES, es_*."""
    for each in locales.fallbacks(locale):
        yield from (each, each.replace("_", "-"))
    language = locales.language(locale)
    if not any(len(part) == len("Latn") for part in locale.split("_")[1:]):
        yield from (f"{language}_{language.upper()}", f"{language}[_-]*")


def misspelled(words: Collection[str], path: Path) -> frozenset[str]:
    """Those of the words that a dictionary does not know. Raises UserError where it is unusable."""
    return frozenset(_called("-l", words, path).split("\n")) - {""}


def suggested(words: Collection[str], path: Path) -> dict[str, str]:
    """What a dictionary has in the place of its first unknown words."""
    first = sorted(words)[:MOST_SUGGESTED]
    return dict(SUGGESTED.findall(_called("-a", first, path)))


def _called(mode: str, words: Collection[str], path: Path) -> str:
    """What the program writes of words; -1 makes it take each up to a tab, and never in parts."""
    command = [PROGRAM, mode, "-1", "-i", "UTF-8", "-d", str(path)]
    text = "".join(f"{word}\t\n" for word in sorted(words))
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=TIMEOUT, check=True
        )
    except (OSError, subprocess.SubprocessError):
        step = "check that `hunspell -l` works with this dictionary"
        raise UserError("hunspell cannot use it", f"{path}.dic", step=step) from None
    return done.stdout.decode("utf-8", "replace").replace("\r", "")
