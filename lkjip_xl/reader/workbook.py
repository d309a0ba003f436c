"""From an .xlsx file to plain grids of cells. The only module that knows openpyxl.

The file is loaded twice, once for its formulas and once for the values that Excel stored beside them:
no single load tells a formula that was never calculated from an empty cell.
"""

from __future__ import annotations

import datetime as dt
import gc
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.findings import Unreadable
from lkjip_xl.preflight import UnreadableFile, inspect

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.worksheet.worksheet import Worksheet

# What openpyxl gives; anything else than these is seen as its text.
Value = str | int | float | bool | dt.datetime | dt.date | None


# A file may say that columns up to any number are hidden; a sheet has no more than these.
_LAST_COLUMN = 16_384
# From here on Excel keeps 15 digits, as a float does.
_LONGEST_INTEGER = 10**15


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell with something in it, as the file has it. ``kind`` is openpyxl's data type of the value."""

    value: Value
    kind: str
    number_format: str
    formula: bool = False
    uncalculated: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged stretch of cells; rows and columns count from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its cells that hold something by (row, column), its merges, and what is hidden in it."""

    name: str
    cells: Mapping[tuple[int, int], RawCell]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    hidden: bool = False


def read_grids(path: Path) -> tuple[Grid, ...]:
    """Every sheet of a workbook, in its order.

    Raises:
        UnreadableFile: if the file is no workbook, or is damaged.

    """
    inspect(path)
    import openpyxl  # slow to import, and not needed to refuse a file
    from openpyxl.reader.excel import ExcelReader

    # Loading makes a hundred thousand objects that all stay; looking for garbage among them finds none.
    gc.disable()
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out (extensions, print areas); nothing here reads those.
            warnings.simplefilter("ignore")
            reader = ExcelReader(path)
            reader.read()
            _refuse_lost_sheets(reader)
            values = openpyxl.load_workbook(path, data_only=True)
        return grids_of(reader.wb, values)
    except UnreadableFile:
        raise
    except MemoryError as error:
        raise UnreadableFile(
            Unreadable(
                "buku kerja terlalu besar untuk memori komputer ini.",
                "Hapus lembar dan baris yang tidak perlu, atau salin tabel-tabelnya ke templat yang baru.",
            )
        ) from error
    except Exception as error:  # openpyxl fails on damaged parts in many ways, each of them the same to staff
        raise UnreadableFile(
            Unreadable("buku kerja rusak dan tidak dapat dibaca.", "Buka di Excel, simpan ulang, lalu coba lagi.")
        ) from error
    finally:
        gc.enable()


def _refuse_lost_sheets(reader: ExcelReader) -> None:
    """Refuse a workbook that lists a sheet which is not in it: openpyxl leaves it out without a word."""
    for declared, relation in reader.parser.find_sheets():
        if relation.target not in reader.valid_files:
            raise UnreadableFile(
                Unreadable(
                    f"berkas rusak: isi lembar “{declared.name}” hilang.",
                    "Minta salinan yang baru, atau buka di Excel dan periksa lembar itu.",
                )
            )


def grids_of(formulas: Workbook, values: Workbook) -> tuple[Grid, ...]:
    """Every sheet of a workbook that was loaded once with its formulas and once with their values."""
    return tuple(_grid(sheet, values) for sheet in formulas.worksheets)


def _grid(sheet: Worksheet, values: Workbook) -> Grid:
    stored = values[sheet.title]._cells
    cells: dict[tuple[int, int], RawCell] = {}
    # The cells that exist, in order. iter_rows() would make one for every address up to the last styled
    # cell, which hangs on a sheet with a single styled cell in XFD1048576.
    for address, cell in sorted(sheet._cells.items()):
        value = cell.value
        if value is None:
            continue
        if cell.data_type == "f":
            result = stored[address]
            # A formula that yields "" is stored as an empty string ("str"); one never calculated is not
            # stored at all, and openpyxl then says "n".
            uncalculated = result.value is None and result.data_type == "n"
            cells[address] = RawCell(
                _plain(result.value),
                result.data_type,
                str(cell.number_format),
                formula=True,
                uncalculated=uncalculated,
            )
        elif value != "":
            cells[address] = RawCell(_plain(value), cell.data_type, str(cell.number_format))
    return Grid(
        sheet.title,
        cells,
        tuple(Merge(area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges),
        frozenset(row for row, size in sheet.row_dimensions.items() if size.hidden),
        frozenset(
            column
            for size in sheet.column_dimensions.values()
            if size.hidden
            for column in range(size.min or 0, min(size.max or 0, _LAST_COLUMN) + 1)
        ),
        sheet.sheet_state != "visible",
    )


def _plain(value: object) -> Value:
    """The value as one of the few types that the rest of the reader knows."""
    if isinstance(value, int) and abs(value) >= _LONGEST_INTEGER:
        return float(str(value))
    if value is None or isinstance(value, str | int | float | dt.datetime | dt.date):
        return value
    return str(value)
