"""From the bytes of an .xlsx file to plain grids of cells. The only module that knows openpyxl.

openpyxl reads numbers, truths, dates and number formats; what it is given is a workbook of its own, made of what
the sieve kept. It never sees the rest of the file: comments, links, charts and looks on which it fails, or for
which it makes a cell for every address, and merges, whose covered cells it empties without a word.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import cast

from lkjip_xl.files.kinds import WorkbookFile, open_workbook
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.looks import Look
from lkjip_xl.files.package import Package, refuse_doctypes
from lkjip_xl.files.refusal import refusing
from lkjip_xl.files.xlsx_parts import (
    Formats,
    WorkbookParts,
    filters_of_tables,
    find_parts,
    read_formats,
    read_texts,
)
from lkjip_xl.reader.long_sheets import is_long, too_long
from lkjip_xl.reader.sheet_names import is_of_report
from lkjip_xl.reader.sieve import sieve
from lkjip_xl.reader.sieved_sheet import Address, Merge, SievedSheet, UsedFormats, stretch_of
from lkjip_xl.report.cell import Formula
from lkjip_xl.report.place import Place
from lkjip_xl.text.cell_formats import is_date_format, serial_of

# What a cell holds; a date is a number of days, as Excel keeps it, and its format says that it is one.
Value = str | int | float | bool | None

# The kind of a cell of a printed table: all that it holds is text, and no spreadsheet computes with it.
PRINTED = "printed"

# From here on Excel keeps 15 digits, as a float does.
_LONGEST_INTEGER = 10**15
# How a template shows an amount.
_AMOUNT = "#,##0"
_TOO_MANY = "Hapus lembar yang tidak termasuk laporan, atau salin tabel-tabelnya ke templat yang baru."


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell with something in it, as the file has it. ``kind`` is openpyxl's data type of the value.

    It is ``PRINTED`` where it is a cell of a document. ``picture`` says that it holds a picture, which
    Excel stores as an error beside it.
    """

    value: Value
    kind: str
    number_format: str
    formula: bool = False
    uncalculated: bool = False
    expression: Formula | None = field(default=None, compare=False)
    picture: bool = False

    @property
    def is_error(self) -> bool:
        """Whether it shows one of Excel's errors."""
        return self.kind == "e" and not self.picture


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its cells that hold something by (row, column), its merges, and what is hidden in it.

    ``covered`` are cells that hold something which nobody sees: a merge shows its first cell only.
    ``filtered`` are the stretches that have a filter, ``outlined`` and ``outlined_columns`` what a group can fold.
    A hidden sheet that is ``unlisted`` is not offered by Excel to be shown. ``other_workbooks`` are the names of
    those that formulas read. ``computes_as_shown`` says that Excel computes with what cells show, not with what
    they hold. ``begins`` is the first row of a part of a sheet, ``years`` those over which its table has columns,
    where that is known. ``looks`` are how texts look, where that is not plainly. ``of_tujuan`` are rows of a table
    of sasaran that hold the indicator of a tujuan.
    """

    name: str
    cells: Mapping[Address, RawCell]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    hidden: bool = False
    unlisted: bool = False
    covered: Mapping[Address, RawCell] = field(default_factory=dict)
    filtered: tuple[Merge, ...] = ()
    outlined: frozenset[int] = field(default_factory=frozenset)
    outlined_columns: frozenset[int] = field(default_factory=frozenset)
    other_workbooks: tuple[str, ...] = ()
    computes_as_shown: bool = False
    begins: int = 1
    years: tuple[int, ...] = ()
    looks: Mapping[Address, Look] = field(default_factory=dict)
    of_tujuan: frozenset[int] = field(default_factory=frozenset)


def read_grids(
    source: Path | WorkbookFile, limits: Limits = USUAL_LIMITS, *, no_long_lists: bool = False
) -> tuple[Grid, ...]:
    """Every sheet of a workbook that has cells, in its order.

    ``no_long_lists`` refuses a workbook that is no template and has a longer sheet than anybody makes by hand.

    Raises:
        UnreadableFile: if the file is no workbook, is damaged, or is above a limit.

    """
    content = (source if isinstance(source, WorkbookFile) else open_workbook(source, limits)).content
    with refusing("buku kerja rusak dan tidak dapat dibaca.", "Buka di Excel, simpan ulang, lalu coba lagi."):
        package = Package(io.BytesIO(content), limits)
        parts = find_parts(package)
        formats = read_formats(package, parts.styles)
        used = UsedFormats(formats.of_styles, formats.looks)
        sheets = _sieved(package, parts, used, limits, no_long_lists=no_long_lists)
        refuse_doctypes(package, package.names - parts.names)
        values = _values(sheets)
        codes = _codes(formats, used.ids)
        days = _DAYS_TO_1904 if parts.from_1904 else 0
        return tuple(
            replace(
                grid_of(_cells(sieved, values, codes, days), listed.name, sieved, hidden=listed.hidden),
                unlisted=listed.very_hidden,
                other_workbooks=parts.others,
                computes_as_shown=parts.computes_as_shown,
            )
            for listed, sieved in zip(parts.sheets, sheets, strict=True)
        )


def _sieved(
    package: Package, parts: WorkbookParts, formats: UsedFormats, limits: Limits, *, no_long_lists: bool
) -> list[SievedSheet]:
    refuses_long = no_long_lists and not any(is_of_report(listed.name) for listed in parts.sheets)
    texts = read_texts(package, parts.texts)
    sheets: list[SievedSheet] = []
    cells = characters = 0
    for listed in parts.sheets:
        left = replace(limits, sel=limits.sel - cells, huruf=limits.huruf - characters)
        content = package.read(listed.part)
        if refuses_long and is_long(content):
            raise too_long(listed.name)
        sheets.append(sieve(listed, content, texts, formats, left))
        stretches = map(stretch_of, filters_of_tables(package, listed.part))
        sheets[-1].filtered += [each for each in stretches if each]
        cells += sheets[-1].cells
        characters += sheets[-1].characters
        if is_of_report(listed.name):
            limits.refuse_above(
                "baris",
                len(sheets[-1].rows),
                f"lembar “{listed.name}” berisi terlalu banyak baris: {{}}",
                "Hapus baris yang tidak perlu, atau pindahkan ke lembar lain yang bukan lembar laporan.",
            )
    limits.refuse_above("sel", cells, "terlalu banyak sel yang berisi: {}", _TOO_MANY)
    limits.refuse_above("huruf", characters, "terlalu banyak tulisan: {} huruf", _TOO_MANY)
    return sheets


def _import_openpyxl() -> None:
    """Import openpyxl, which is slow and not needed to refuse a file, without what it would load beside itself.

    It asks for numpy only to know the types of its numbers, for lxml and defusedxml to read parts of a workbook
    that it is not given here, and for PIL to draw: to load these takes longer than to load openpyxl.
    """
    modules = cast("dict[str, object]", sys.modules)
    if "openpyxl" in modules:
        return
    unneeded = [name for name in ("numpy", "lxml", "defusedxml", "PIL") if name not in modules]
    modules.update(dict.fromkeys(unneeded))  # whoever imports one is told that it is not there
    try:
        import openpyxl  # noqa: F401
    finally:
        for name in unneeded:
            del modules[name]


def _values(sheets: Sequence[SievedSheet]) -> Mapping[_Stored, object]:
    """What the cells hold that are no texts, as openpyxl reads it: once for all that hold the same."""
    _import_openpyxl()
    import openpyxl

    cells = (cell for sheet in sheets for cell in sheet.kept.values() if cell.is_read)
    stored = [*dict.fromkeys((cell.kind, cell.written) for cell in cells)]
    workbook = openpyxl.load_workbook(_reduced(stored), read_only=True, data_only=True)
    values = (value for (value,) in workbook.worksheets[0].iter_rows(values_only=True))
    return dict(zip(stored, values, strict=True))


_Stored = tuple[str, str | None]
"""The kind of a cell, and what it holds as the file writes it."""


def _reduced(stored: Iterable[_Stored]) -> io.BytesIO:
    """A workbook of one column: what cells hold that are no texts, one below the other."""
    rows = (f'<row><c t="{kind}"><v>{written}</v></c></row>' for kind, written in stored)
    parts = {
        "[Content_Types].xml": _element(
            "Types",
            "http://schemas.openxmlformats.org/package/2006/content-types",
            _type("/xl/workbook.xml", "sheet.main"),
            _type("/xl/worksheets/sheet1.xml", "worksheet"),
        ),
        "xl/workbook.xml": _element(
            "workbook",
            _MAIN,
            f'<sheets><sheet name="1" sheetId="1" r:id="rId1" xmlns:r="{_OFFICE}"/></sheets>',
        ),
        "xl/_rels/workbook.xml.rels": _element(
            "Relationships",
            "http://schemas.openxmlformats.org/package/2006/relationships",
            f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>',
        ),
        "xl/worksheets/sheet1.xml": _element("worksheet", _MAIN, "<sheetData>", *rows, "</sheetData>"),
    }
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), text)
    return result


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _element(name: str, namespace: str, *inside: str) -> str:
    return f'<{name} xmlns="{namespace}">{"".join(inside)}</{name}>'


def _type(part: str, kind: str) -> str:
    content = f"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"
    return f'<Override PartName="{part}" ContentType="{content}"/>'


def _codes(formats: Formats, ids: Sequence[str]) -> Sequence[str]:
    """The code of each number format; what is neither in the file nor Excel's own shows the number as it is."""
    _import_openpyxl()
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    built_in = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    return [formats.codes.get(number) or built_in.get(number, "General") for number in ids]


def grid_of(cells: dict[Address, RawCell], name: str, sieved: SievedSheet, *, hidden: bool = False) -> Grid:
    """A sheet of its cells and of what the sieve kept aside."""
    merges = tuple(sieved.merges)
    covered = {at: cells.pop(at) for at in _covered(merges, cells)}
    return Grid(
        name,
        cells,
        merges,
        frozenset(sieved.hidden_rows),
        frozenset(sieved.hidden_columns),
        hidden,
        covered=covered,
        filtered=tuple(sieved.filtered),
        outlined=frozenset(sieved.outlined),
        outlined_columns=frozenset(sieved.outlined_columns),
        looks=sieved.looks,
    )


def with_amounts(grids: Sequence[Grid], amounts: Mapping[Place, Decimal]) -> tuple[Grid, ...]:
    """The sheets as they would be with these amounts typed into cells of theirs."""
    by_sheet: dict[str, dict[Address, RawCell]] = {}
    formats = {grid.name: grid.cells for grid in grids}
    for place, amount in amounts.items():
        at = (place.row, place.column)
        before = formats[place.sheet].get(at)
        cell = RawCell(float(amount), "n", before.number_format if before else _AMOUNT)
        by_sheet.setdefault(place.sheet, {})[at] = cell
    return tuple(
        replace(grid, cells=dict(sorted({**grid.cells, **by_sheet[grid.name]}.items())))
        if grid.name in by_sheet
        else grid
        for grid in grids
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


def _cells(
    sieved: SievedSheet, values: Mapping[_Stored, object], codes: Sequence[str], days: int
) -> dict[Address, RawCell]:
    """The cells of a sheet, in order; ``values`` are those that openpyxl has read."""
    cells: dict[Address, RawCell] = {}
    for address, kept in sieved.kept.items():
        value = values[kept.kind, kept.written] if kept.is_read else kept.written
        formula = sieved.formulas.get(address)
        cells[address] = raw_cell(
            value, kept.kind, codes[kept.format], formula, picture=address in sieved.pictures, days=days
        )
    return dict(sorted(cells.items()))


def raw_cell(
    value: object, kind: str, code: str, formula: Formula | None, *, picture: bool = False, days: int = 0
) -> RawCell:
    """A cell of a value as openpyxl has it, of its kind and the code of its number format.

    ``days`` are to be added to a date of a workbook that counts them from another one.
    """
    plain, code = _plain(value, code, days)
    return RawCell(
        plain,
        "n" if kind == "d" else kind,
        code,
        formula is not None,
        formula is not None and not formula.stored,
        formula,
        picture,
    )


# From the first day of Excel to the one by which old workbooks of Macintosh count.
_DAYS_TO_1904 = 1462
_LAST_LIKELY_DAY = 100_000


def _plain(value: object, code: str, days: int) -> tuple[Value, str]:
    """The value as one of the few types that the rest of the reader knows, and its format.

    A date is a number of days; one that the file has in words has a format that shows it.
    """
    if value is None or isinstance(value, str):
        return value, code
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        shown = _TIME if isinstance(value, dt.time | dt.timedelta) else _DATE
        return serial_of(value), code if is_date_format(code) else shown
    if isinstance(value, int) and abs(value) >= _LONGEST_INTEGER:
        return float(str(value)), code
    if days and isinstance(value, int | float) and is_date_format(code) and value < _LAST_LIKELY_DAY:
        return value + days, code
    if isinstance(value, int | float):
        return value, code
    return str(value), code


_DATE, _TIME = "dd/mm/yyyy", "h:mm:ss"
