"""LibreOffice without a screen, where the machine has it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from statistics import median

import pytest

SOFFICE = shutil.which("soffice") or ""


def required() -> None:
    """Skip the test, loudly, where there is no LibreOffice; fail it where there must be one."""
    missing = [name for name in ("soffice", "pdftotext") if not shutil.which(name)]
    if missing and os.environ.get("MBC_I18N_OFFICE") == "required":
        pytest.fail(f"documents are not opened in LibreOffice: {missing[0]} is missing")
    if missing:
        pytest.skip(f"NOT OPENED IN LIBREOFFICE: {missing[0]} is missing")


def letters(language: str) -> None:
    """Skip the test, loudly, where the machine has no font for a language; fail it where it must
    have one."""
    command = ["fc-list", f":lang={language}", "family"]
    found = shutil.which("fc-list") and subprocess.run(command, capture_output=True).stdout
    if not found and os.environ.get("MBC_I18N_OFFICE") == "required":
        pytest.fail(f"no font for {language}")
    if not found:
        pytest.skip(f"NOT LAID OUT: no font for {language}")


def converted(files: list[Path], folder: Path) -> list[Path]:
    """PDF documents that LibreOffice makes of files, in one go."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], capture_output=True, check=True, timeout=300)
    return [folder / f"{file.stem}.pdf" for file in files]


def text(file: Path) -> str:
    """The words of a PDF document in the order of reading."""
    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def middle(file: Path) -> float:
    """Where the middle of the short lines of a PDF document is: 0 at the left of the page, 1 at
    its right. Lines that are aligned with the left margin are in the left half."""
    command = ["pdftotext", "-bbox-layout", str(file), "-"]
    html = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    width = float(re.findall(r'<page width="([\d.]+)"', html)[0])
    lines = re.findall(r'<line xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"', html)
    short = [(float(a) + float(b)) / 2 for a, b in lines if float(b) - float(a) < width / 2]
    return median(short) / width
