"""LibreOffice as a second opinion: it recalculates every formula, and the cached values must be the same."""

from __future__ import annotations

import atexit
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import openpyxl
import pytest

# Recalculate whatever a file holds, also where it comes from a program that LibreOffice trusts.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_SECONDS = 900


def soffice() -> str:
    """The program; without it the tests that need it fail."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.fail("LibreOffice is missing: apt-get install -y --no-install-recommends libreoffice-calc-nogui")
    return found


def recalculate(path: Path, out: Path) -> None:
    """Open a workbook in LibreOffice, compute every formula anew, save it as ``out``."""
    convert(path, out)


def convert(path: Path, out: Path) -> None:
    """Open a workbook in LibreOffice, and save it as what ``out`` is called."""
    with TemporaryDirectory() as name:
        book = Path(name) / f"book{path.suffix}"
        shutil.copy(path, book)
        shutil.move(convert_all([book], Path(name) / "out", out.suffix[1:]) / f"book{out.suffix}", out)


def convert_all(paths: Sequence[Path], folder: Path, kind: str = "xlsx") -> Path:
    """Open workbooks in one LibreOffice, and save them in a folder under their names."""
    command = [soffice(), f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--convert-to", kind]
    ended = subprocess.run(
        [*command, "--outdir", str(folder), *map(str, paths)],
        check=False,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
    )
    missing = [path.name for path in paths if not (folder / f"{path.stem}.{kind}").exists()]
    if ended.returncode or missing:
        pytest.fail(f"LibreOffice ended with {ended.returncode}, without {missing}:\n{ended.stdout}{ended.stderr}")
    return folder


@cache
def _profile() -> Path:
    """LibreOffice's own settings, which it takes long to make: one folder for all that this process converts."""
    folder = Path(mkdtemp(prefix="libreoffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "user").mkdir()
    (folder / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Calculated:
    """A formula cell of which LibreOffice makes something else than what is stored beside the formula."""

    cell: str
    formula: str
    cached: object
    recalculated: object


def differences(path: Path, out: Path) -> list[Calculated]:
    """Every formula cell of a workbook whose cached value is not what LibreOffice computes, written to ``out``."""
    recalculate(path, out)
    return differing(path, out)


def differing(path: Path, anew: Path) -> list[Calculated]:
    """Every formula cell whose cached value is not what stands in ``anew``, the same workbook recalculated."""
    formulas = openpyxl.load_workbook(path)
    before, after = (openpyxl.load_workbook(each, data_only=True) for each in (path, anew))
    found = []
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                cached, computed = (book[sheet.title][cell.coordinate].value for book in (before, after))
                if not _same(cached, computed):
                    found.append(Calculated(f"{sheet.title}!{cell.coordinate}", str(cell.value), cached, computed))
    return found


def formula_count(path: Path) -> int:
    """How many formula cells a workbook has."""
    book = openpyxl.load_workbook(path)
    return sum(cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def _same(before: object, after: object) -> bool:
    if isinstance(before, int | float) and isinstance(after, int | float):
        return abs(before - after) <= 1e-9 * max(1.0, abs(before))
    # An empty text that a formula shows reads as None from one program and as "" from another.
    return (before or "") == (after or "") and type(before or "") is type(after or "")
