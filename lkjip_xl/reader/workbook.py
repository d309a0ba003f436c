"""From the bytes of an .xlsx file to plain grids of cells. The only module that knows openpyxl.

openpyxl reads values, dates and number formats; what it is given is a workbook of its own, made of the cells that
the sieve kept. It never sees the rest of the file: comments, links, charts and looks on which it fails, or for
which it makes a cell for every address, and merges, whose covered cells it empties without a word.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.limits import USUAL_LIMITS, Limits
from lkjip_xl.package import Package, refuse_doctypes
from lkjip_xl.preflight import workbook_bytes
from lkjip_xl.reader.parts import Formats, WorkbookParts, find_parts, read_formats, read_texts
from lkjip_xl.reader.sieve import Address, Merge, SievedSheet, sieve
from lkjip_xl.refusal import refusing

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# What openpyxl gives; anything else than these is seen as its text.
Value = str | int | float | bool | dt.datetime | dt.date | None

# From here on Excel keeps 15 digits, as a float does.
_LONGEST_INTEGER = 10**15
_TOO_MANY = "Hapus lembar yang tidak termasuk laporan, atau salin tabel-tabelnya ke templat yang baru."


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell with something in it, as the file has it. ``kind`` is openpyxl's data type of the value."""

    value: Value
    kind: str
    number_format: str
    formula: bool = False
    uncalculated: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its cells that hold something by (row, column), its merges, and what is hidden in it.

    ``covered`` are cells that hold something which nobody sees: a merge shows its first cell only.
    """

    name: str
    cells: Mapping[Address, RawCell]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    hidden: bool = False
    covered: Mapping[Address, RawCell] = field(default_factory=dict)


def read_grids(path: Path, limits: Limits = USUAL_LIMITS) -> tuple[Grid, ...]:
    """Every sheet of a workbook that has cells, in its order.

    Raises:
        UnreadableFile: if the file is no workbook, is damaged, or is above a limit.

    """
    content = workbook_bytes(path, limits)
    with refusing("buku kerja rusak dan tidak dapat dibaca.", "Buka di Excel, simpan ulang, lalu coba lagi."):
        package = Package(io.BytesIO(content), limits)
        parts = find_parts(package)
        formats = read_formats(package, parts.styles)
        sheets = _sieved(package, parts, len(formats.of_styles), limits)
        refuse_doctypes(package, package.names - parts.names)
        workbook = _loaded(_reduced(sheets, formats, from_1904=parts.from_1904))
        return tuple(
            grid_of(worksheet, listed.name, sieved, hidden=listed.hidden)
            for worksheet, listed, sieved in zip(workbook.worksheets, parts.sheets, sheets, strict=True)
        )


def _sieved(package: Package, parts: WorkbookParts, styles: int, limits: Limits) -> list[SievedSheet]:
    texts = read_texts(package, parts.texts)
    sheets: list[SievedSheet] = []
    cells = characters = 0
    for listed in parts.sheets:
        left = replace(limits, sel=limits.sel - cells, huruf=limits.huruf - characters)
        sheets.append(sieve(listed, package.read(listed.part), texts, styles, left))
        cells += sheets[-1].cells
        characters += sheets[-1].characters
    limits.refuse_above("sel", cells, "terlalu banyak sel yang berisi: {}", _TOO_MANY)
    limits.refuse_above("huruf", characters, "terlalu banyak tulisan: {} huruf", _TOO_MANY)
    return sheets


def _loaded(workbook: io.BytesIO) -> Workbook:
    import openpyxl  # slow to import, and not needed to refuse a file

    # Loading makes a hundred thousand objects that all stay; looking for garbage among them finds none.
    gc.disable()
    try:
        with warnings.catch_warnings():
            # openpyxl warns of dates that no calendar has; the cell is an error then, which the rules name.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(workbook, data_only=True)
    finally:
        gc.enable()


def _reduced(sheets: Sequence[SievedSheet], formats: Formats, *, from_1904: bool) -> io.BytesIO:
    """A workbook of nothing but cells and number formats."""
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _element(
            "Types",
            "http://schemas.openxmlformats.org/package/2006/content-types",
            _type("/xl/workbook.xml", "sheet.main"),
            _type("/xl/styles.xml", "styles"),
            *(_type(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers),
        ),
        "xl/workbook.xml": _element(
            "workbook",
            _MAIN,
            f'<workbookPr date1904="{int(from_1904)}"/><sheets>',
            *(f'<sheet name="{n}" sheetId="{n}" r:id="rId{n}" xmlns:r="{_OFFICE}"/>' for n in numbers),
            "</sheets>",
        ),
        "xl/_rels/workbook.xml.rels": _element(
            "Relationships",
            "http://schemas.openxmlformats.org/package/2006/relationships",
            *(
                f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
                for n in numbers
            ),
        ),
        "xl/styles.xml": _styles(formats),
    }
    for number, sheet in zip(numbers, sheets, strict=True):
        rows = _element("worksheet", _MAIN, "<sheetData>", *sheet.rows, "</sheetData>")
        parts[f"xl/worksheets/sheet{number}.xml"] = rows
        sheet.rows.clear()
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return result


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _element(name: str, namespace: str, *inside: str) -> str:
    return f'<{name} xmlns="{namespace}">{"".join(inside)}</{name}>'


def _type(part: str, kind: str) -> str:
    content = f"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"
    return f'<Override PartName="{part}" ContentType="{content}"/>'


def _styles(formats: Formats) -> str:
    codes = (f"<numFmt numFmtId={_attribute(n)} formatCode={_attribute(c)}/>" for n, c in formats.codes.items())
    return _element(
        "styleSheet",
        _MAIN,
        f"<numFmts>{''.join(codes)}</numFmts><fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>",
        "<cellStyleXfs><xf/></cellStyleXfs><cellXfs>",
        *(f"<xf numFmtId={_attribute(number)}/>" for number in formats.of_styles),
        '</cellXfs><cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    )


def _attribute(text: str) -> str:
    """A text as an attribute of XML, which would lose its line breaks and tabs otherwise."""
    # xml.sax.saxutils imports half of the network for this.
    return '"' + re.sub(r"[\t\n\r]", lambda found: f"&#{ord(found.group())};", escape(text)) + '"'


def grid_of(worksheet: Worksheet, name: str, sieved: SievedSheet, *, hidden: bool = False) -> Grid:
    """A sheet as openpyxl has its cells, with what the sieve kept aside."""
    cells = _cells(worksheet, sieved.formulas)
    merges = tuple(sieved.merges)
    covered = {at: cells.pop(at) for at in _covered(merges, cells)}
    return Grid(
        name,
        cells,
        merges,
        frozenset(sieved.hidden_rows),
        frozenset(sieved.hidden_columns),
        hidden,
        covered,
    )


def _covered(merges: Iterable[Merge], cells: Mapping[Address, RawCell]) -> list[Address]:
    """The cells that are in a merge and not its first; a damaged sheet can have one in several merges."""
    return sorted(
        {
            (row, column)
            for merge in merges
            for row, column in _within(merge, cells)
            if (row, column) in cells and (row, column) != (merge.top, merge.left)
        }
    )


def _within(merge: Merge, cells: Mapping[Address, RawCell]) -> Iterable[Address]:
    """The addresses of a merge; of one that is larger than all that the sheet holds, those that hold something."""
    rows, columns = range(merge.top, merge.bottom + 1), range(merge.left, merge.right + 1)
    if merge.size <= len(cells):
        return product(rows, columns)
    return [(row, column) for row, column in cells if row in rows and column in columns]


def _cells(worksheet: Worksheet, formulas: Mapping[Address, bool]) -> dict[Address, RawCell]:
    cells: dict[Address, RawCell] = {}
    # The cells that exist, in order. iter_rows() would make one for every address up to the last one, which
    # hangs on a sheet with a single cell in XFD1048576.
    for address, cell in sorted(worksheet._cells.items()):
        formula = address in formulas
        if formula or cell.value not in {None, ""}:
            cells[address] = RawCell(
                _plain(cell.value),
                cell.data_type,
                str(cell.number_format),
                formula,
                formula and not formulas[address],
            )
    return cells


def _plain(value: object) -> Value:
    """The value as one of the few types that the rest of the reader knows."""
    if isinstance(value, int) and abs(value) >= _LONGEST_INTEGER:
        return float(str(value))
    if value is None or isinstance(value, str | int | float | dt.datetime | dt.date):
        return value
    return str(value)
