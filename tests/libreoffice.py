"""LibreOffice as a second opinion: it recalculates every formula, and the cached values must be the same."""

from __future__ import annotations

import atexit
import os
import posixpath
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from xml.sax.saxutils import escape

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils import get_column_letter

# Recalculate whatever a file holds, also where it comes from a program that LibreOffice trusts, and write numbers
# inside sentences as an Indonesian Excel does.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value></prop></item>
</oor:items>
"""
_SECONDS = 900
# It asks for memory and gives it back in small pieces, which takes a third of its time: so it keeps what it has.
_MEMORY = {
    "MALLOC_TOP_PAD_": str(64 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(512 << 20),
    "MALLOC_MMAP_THRESHOLD_": str(256 << 20),
}
# Every sheet as a text of its own, which is written in half the time of a workbook: between tabs, in UTF-8, texts
# and they alone in quotes, numbers in all their digits.
_SHEETS = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,true,true,false,false,false,-1"
_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^"\t\n]*))(\t|\n)')
_TRUTH = {"BENAR": True, "SALAH": False}
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# An empty text that a formula shows is not stored by every program.
_NOTHING = ""


def soffice() -> str:
    """The program; without it the tests that need it fail."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.fail(
            "LibreOffice is missing: apt-get install -y --no-install-recommends "
            "libreoffice-calc-nogui libreoffice-writer-nogui"
        )
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
    said = _converted(paths, folder, kind)
    missing = [path.name for path in paths if not (folder / f"{path.stem}.{kind}").exists()]
    if missing:
        pytest.fail(f"LibreOffice ended without {missing}:\n{said}")
    return folder


def _converted(paths: Sequence[Path], folder: Path, kind: str) -> str:
    """Convert in one LibreOffice; what it says."""
    command = [soffice(), f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--convert-to", kind]
    ended = subprocess.run(
        [*command, "--outdir", str(folder), *map(str, paths)],
        check=False,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        env={**os.environ, **_MEMORY},
    )
    said = f"{ended.stdout}{ended.stderr}"
    if ended.returncode:
        pytest.fail(f"LibreOffice ended with {ended.returncode}:\n{said}")
    return said


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


@dataclass(frozen=True, slots=True)
class _Stored:
    """What a file stores of a cell: its formula, without the sign before it, and what it shows."""

    formula: str | None
    value: float | bool | str


def differences(*paths: Path) -> list[Calculated]:
    """Every formula cell of workbooks whose cached value is not what LibreOffice computes."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        books = [Path(shutil.copy(path, folder / f"{number}.xlsx")) for number, path in enumerate(paths)]
        said = _converted(books, folder, _SHEETS)
        found: list[Calculated] = []
        for path, book in zip(paths, books, strict=True):
            if not list(folder.glob(f"{book.stem}-*.csv")):
                pytest.fail(f"LibreOffice ended without {path.name}:\n{said}")
            found += _differing(path, folder / book.stem)
    return found


def _differing(path: Path, anew: Path) -> Iterator[Calculated]:
    """What differs of a workbook from its sheets computed anew, whose files begin with a name."""
    formulas: dict[str, dict[str, _Stored]] = {}
    for (sheet, address), cell in _stored(path).items():
        if cell.formula is not None:
            formulas.setdefault(sheet, {})[address] = cell
    for sheet, cells in formulas.items():
        after = dict(_cells((anew.parent / f"{anew.name}-{sheet}.csv").read_text(encoding="utf-8")))
        for address, cell in cells.items():
            computed = after.get(address, _NOTHING)
            if not _same(cell.value, computed):
                where = f"{path.name} {sheet}!{address}"
                yield Calculated(where, f"={cell.formula}", cell.value, computed)


def _cells(sheet: str) -> Iterator[tuple[str, float | bool | str]]:
    """The cells of a sheet that LibreOffice has written as one text."""
    row = column = 1
    for found in _CELL.finditer(sheet):
        text, other, end = found.groups()
        yield (
            f"{get_column_letter(column)}{row}",
            _other_than_text(other) if text is None else text.replace('""', '"'),
        )
        row, column = (row, column + 1) if end == "\t" else (row + 1, 1)


def _other_than_text(written: str) -> float | bool | str:
    """A number, in whatever format of a cell, a truth value, or the name of an error."""
    if written in _TRUTH:
        return _TRUTH[written]
    number = written.removesuffix("%").replace(",", ".")
    try:
        return float(number) / (100 if written.endswith("%") else 1)
    except ValueError:
        return written


def formula_count(path: Path) -> int:
    """How many formula cells a workbook has."""
    return sum(cell.formula is not None for cell in _stored(path).values())


def _stored(path: Path) -> dict[tuple[str, str], _Stored]:
    """The cells of a workbook, by sheet and address.

    Read from the parts of the file: openpyxl, which makes objects of all else too, takes several times as long.
    """
    with zipfile.ZipFile(path) as package:
        targets = {
            each.get("Id"): posixpath.normpath(posixpath.join("/xl", str(each.get("Target"))))[1:]
            for each in etree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
        }
        shared: list[str] = []
        if "xl/sharedStrings.xml" in package.namelist():
            strings = etree.fromstring(package.read("xl/sharedStrings.xml"))
            shared = ["".join(map(str, each.itertext(f"{_MAIN}t"))) for each in strings]
        sheets = etree.fromstring(package.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
        found: dict[tuple[str, str], _Stored] = {}
        for sheet in sheets:
            name, part = str(sheet.get("name")), targets[sheet.get(_ID)]
            for cell in etree.fromstring(package.read(part)).iter(f"{_MAIN}c"):
                formula = cell.find(f"{_MAIN}f")
                text = None if formula is None else formula.text or ""
                found[name, str(cell.get("r"))] = _Stored(text, _shown(cell, shared))
        return found


def _shown(cell: etree._Element, shared: Sequence[str]) -> float | bool | str:
    """What a cell shows; the empty text where nothing is stored."""
    if cell.get("t") == "inlineStr":
        return "".join(map(str, cell.itertext(f"{_MAIN}t")))
    text = cell.findtext(f"{_MAIN}v") or ""
    match cell.get("t", "n"):
        case "n":
            return float(text) if text else _NOTHING
        case "s":
            return shared[int(text)]
        case "b":
            return text == "1"
    return text


def _same(before: float | bool | str, after: float | bool | str) -> bool:
    if isinstance(before, int | float) and isinstance(after, int | float):
        return abs(before - after) <= 1e-9 * max(1.0, abs(before))
    return type(before) is type(after) and before == after


_CELLS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet" {spaces}>
<office:automatic-styles><style:style style:name="ro" style:family="table-row">
<style:table-row-properties style:use-optimal-row-height="true"/></style:style>{styles}</office:automatic-styles>
<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document>
"""
_SPACES = {
    "office": "office:1.0",
    "style": "style:1.0",
    "text": "text:1.0",
    "table": "table:1.0",
    "fo": "xsl-fo-compatible:1.0",
}
_COLUMN = """<style:style style:name="co{0:g}" style:family="table-column">
<style:table-column-properties style:column-width="{0:.4f}in"/></style:style>"""
_STYLE = """<style:style style:name="ce{0:g}{1}" style:family="table-cell">
<style:table-cell-properties fo:wrap-option="wrap"/>
<style:text-properties fo:font-family="Carlito" fo:font-size="{0:g}pt" fo:font-weight="{1}"/></style:style>"""
_ROW = """<table:table-row table:style-name="ro">{0}<table:table-cell table:style-name="ce{1:g}{2}"
office:value-type="string">{3}</table:table-cell></table:table-row>"""


def row_heights(texts: Sequence[tuple[str, float, float, bool]], folder: Path) -> list[float]:
    """How high LibreOffice makes a row for each text, in points: the text, its cell in inches, its size, bold."""
    if not subprocess.run(["fc-list", "Carlito"], check=True, capture_output=True).stdout:
        pytest.fail("Carlito is missing: apt-get install -y --no-install-recommends fonts-crosextra-carlito")
    widths = sorted({inches for _, inches, *_ in texts})
    styles = [_COLUMN.format(inches) for inches in widths]
    styles += [
        _STYLE.format(size, weight) for size, weight in sorted({(each[2], _weight(each[3])) for each in texts})
    ]
    columns = "".join(f'<table:table-column table:style-name="co{inches:g}"/>' for inches in widths)
    rows = (
        _ROW.format(
            "<table:table-cell/>" * widths.index(inches),
            *(size, _weight(bold)),
            "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")),
        )
        for text, inches, size, bold in texts
    )
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(f'xmlns:{short}="{names}{name}"' for short, name in _SPACES.items())
    tables = f'<table:table table:name="Teks">{columns}{"".join(rows)}</table:table>'
    path = folder / "teks.fods"
    path.write_text(_CELLS.format(spaces=spaces, styles="".join(styles), tables=tables), encoding="utf-8")
    sheet = openpyxl.load_workbook(convert_all([path], folder / "tinggi") / "teks.xlsx")["Teks"]
    return [sheet.row_dimensions[number].height for number in range(1, len(texts) + 1)]


def _weight(bold: bool) -> str:
    return "bold" if bold else "normal"
