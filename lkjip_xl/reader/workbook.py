"""From the bytes of an .xlsx file to plain grids of cells. The only module that knows openpyxl.

openpyxl reads values, dates and number formats; what it is given is a workbook of its own, made of the cells that
the sieve kept. It never sees the rest of the file: comments, links, charts and looks on which it fails, or for
which it makes a cell for every address, and merges, whose covered cells it empties without a word.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.files.kinds import WorkbookFile, open_workbook
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
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
from lkjip_xl.reader.sheet_names import is_of_report
from lkjip_xl.reader.sieve import Address, Formula, Merge, SievedSheet, UsedFormats, sieve, stretch_of
from lkjip_xl.text.cell_formats import is_date_format, serial_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# What a cell holds; a date is a number of days, as Excel keeps it, and its format says that it is one.
Value = str | int | float | bool | None

# From here on Excel keeps 15 digits, as a float does.
_LONGEST_INTEGER = 10**15
_TOO_MANY = "Hapus lembar yang tidak termasuk laporan, atau salin tabel-tabelnya ke templat yang baru."


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell with something in it, as the file has it. ``kind`` is openpyxl's data type of the value.

    ``picture`` says that it holds a picture, which Excel stores as an error beside it.
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
    they hold.
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


def read_grids(source: Path | WorkbookFile, limits: Limits = USUAL_LIMITS) -> tuple[Grid, ...]:
    """Every sheet of a workbook that has cells, in its order.

    Raises:
        UnreadableFile: if the file is no workbook, is damaged, or is above a limit.

    """
    content = (source if isinstance(source, WorkbookFile) else open_workbook(source, limits)).content
    with refusing("buku kerja rusak dan tidak dapat dibaca.", "Buka di Excel, simpan ulang, lalu coba lagi."):
        package = Package(io.BytesIO(content), limits)
        parts = find_parts(package)
        formats = read_formats(package, parts.styles)
        used = UsedFormats(formats.of_styles)
        sheets = _sieved(package, parts, used, limits)
        refuse_doctypes(package, package.names - parts.names)
        workbook = _loaded(_reduced(sheets, len(used.ids)))
        codes = _codes(formats, used.ids)
        return tuple(
            replace(
                grid_of(
                    worksheet, listed.name, sieved, hidden=listed.hidden, codes=codes, from_1904=parts.from_1904
                ),
                unlisted=listed.very_hidden,
                other_workbooks=parts.others,
                computes_as_shown=parts.computes_as_shown,
            )
            for worksheet, listed, sieved in zip(workbook.worksheets, parts.sheets, sheets, strict=True)
        )


def _sieved(package: Package, parts: WorkbookParts, formats: UsedFormats, limits: Limits) -> list[SievedSheet]:
    texts = read_texts(package, parts.texts)
    sheets: list[SievedSheet] = []
    cells = characters = 0
    for listed in parts.sheets:
        left = replace(limits, sel=limits.sel - cells, huruf=limits.huruf - characters)
        sheets.append(sieve(listed, package.read(listed.part), texts, formats, left))
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


def _reduced(sheets: Sequence[SievedSheet], formats: int) -> io.BytesIO:
    """A workbook of nothing but cells, and of as many formats, which are told apart by their number."""
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
            "<sheets>",
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
        "xl/styles.xml": _styles(max(formats, 1)),
    }
    for number, sheet in zip(numbers, sheets, strict=True):
        rows = _element("worksheet", _MAIN, "<sheetData>", *sheet.rows, "</sheetData>")
        parts[f"xl/worksheets/sheet{number}.xml"] = rows
        sheet.rows.clear()
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


def _styles(formats: int) -> str:
    """Formats that show nothing but their number.

    openpyxl would make dates of numbers by the true ones, and errors of amounts that are no date.
    """
    numbers = range(formats)
    codes = (f'<numFmt numFmtId="{_FIRST_OWN_FORMAT + n}" formatCode="&quot;{n}&quot;"/>' for n in numbers)
    return _element(
        "styleSheet",
        _MAIN,
        f"<numFmts>{''.join(codes)}</numFmts><fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>",
        "<cellStyleXfs><xf/></cellStyleXfs><cellXfs>",
        *(f'<xf numFmtId="{_FIRST_OWN_FORMAT + n}"/>' for n in numbers),
        '</cellXfs><cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    )


# Below it are the formats that Excel has without a file saying so.
_FIRST_OWN_FORMAT = 164


def _codes(formats: Formats, ids: Sequence[str]) -> Sequence[str]:
    """The code of each number format; what is neither in the file nor Excel's own shows the number as it is."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    built_in = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    return [formats.codes.get(number) or built_in.get(number, "General") for number in ids]


def grid_of(
    worksheet: Worksheet,
    name: str,
    sieved: SievedSheet,
    *,
    hidden: bool = False,
    codes: Sequence[str] = (),
    from_1904: bool = False,
) -> Grid:
    """A sheet as openpyxl has its cells, and what the sieve kept aside; ``codes`` are the formats of styles."""
    cells = _cells(worksheet, sieved, codes, _DAYS_TO_1904 if from_1904 else 0)
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


def _cells(worksheet: Worksheet, sieved: SievedSheet, codes: Sequence[str], days: int) -> dict[Address, RawCell]:
    cells: dict[Address, RawCell] = {}
    # The cells that exist, in order. iter_rows() would make one for every address up to the last one, which
    # hangs on a sheet with a single cell in XFD1048576.
    for address, cell in sorted(worksheet._cells.items()):
        formula = sieved.formulas.get(address)
        if formula is None and cell.value in {None, ""}:
            continue
        code = str(cell.number_format)
        value, code = _plain(cell.value, codes[int(code[1:-1])] if codes else code, days)
        cells[address] = RawCell(
            value,
            "n" if cell.data_type == "d" else cell.data_type,
            code,
            formula is not None,
            formula is not None and not formula.stored,
            formula,
            address in sieved.pictures,
        )
    return cells


# From the first day of Excel to the one by which old workbooks of Macintosh count.
_DAYS_TO_1904 = 1462
_LAST_LIKELY_DAY = 100_000


def _plain(value: object, code: str, days: int) -> tuple[Value, str]:
    """The value as one of the few types that the rest of the reader knows, and its format.

    A date is a number of days; one that the file has in words has a format that shows it.
    """
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        shown = _TIME if isinstance(value, dt.time | dt.timedelta) else _DATE
        return serial_of(value), code if is_date_format(code) else shown
    if isinstance(value, int) and abs(value) >= _LONGEST_INTEGER:
        return float(str(value)), code
    if days and isinstance(value, int | float) and is_date_format(code) and value < _LAST_LIKELY_DAY:
        return value + days, code
    if value is None or isinstance(value, str | int | float):
        return value, code
    return str(value), code


_DATE, _TIME = "dd/mm/yyyy", "h:mm:ss"
