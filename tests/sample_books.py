"""Workbooks to break on purpose: the mended sample as plain values, changed as staff change workbooks.

Formulas are replaced by their values, so that rows and columns can be moved without openpyxl leaving
them behind. What a formula shows is what the reader judges anyway.

Loading a workbook takes longer than everything that is tested with it: each is loaded once, and handed out as
a copy, sheet by sheet as they are asked for; what is only read goes to the reader without being saved.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import openpyxl
from openpyxl import Workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.check.run import check_report
from lkjip_xl.reader import report as reading
from lkjip_xl.reader.report import read_report, read_table, report_of
from lkjip_xl.reader.sieved_sheet import Merge, SievedSheet, stretch_of
from lkjip_xl.reader.workbook import Grid, grid_of, raw_cell, read_grids
from lkjip_xl.report.cell import Formula
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.findings import CheckResult, Finding
from lkjip_xl.tables.spec import TableSpec
from tests.sample_columns import without_later_columns

SAMPLES = Path(__file__).parent.parent / "samples"
PUBLISHED = SAMPLES / "kesbangpol_kota_jambi_2023_terbit.xlsx"
MENDED = SAMPLES / "kesbangpol_kota_jambi_2023_benar.xlsx"

TABEL_1_4, TABEL_1_5, TABEL_2_1 = "Tabel 1.4", "Tabel 1.5", "Tabel 2.1"
SASARAN, PERJANJIAN, PK_PROGRAM = "Tabel 2.2 Sasaran", "Tabel 2.2 Perjanjian Kinerja", "Tabel 2.2 PK Program"
TABEL_2_3, TABEL_2_3_1, TABEL_2_7 = "Tabel 2.3", "Tabel 2.3.1", "Tabel 2.7"
TABEL_3_1, TABEL_3_1_1_A, TABEL_3_1_1_B = "Tabel 3.1", "Tabel 3.1.1.a", "Tabel 3.1.1.b"
TABEL_3_1_2, TABEL_3_1_3, TABEL_3_1_4, TABEL_3_1_5 = "Tabel 3.1.2", "Tabel 3.1.3", "Tabel 3.1.4", "Tabel 3.1.5"
REALISASI_BELANJA = "Realisasi Belanja"
# The row that numbers the columns of a table which nobody has filled.
_COLUMN_NUMBERS = {TABEL_3_1_4: 6, REALISASI_BELANJA: 7}
# What a sheet is packed without, and the name under which it is kept: no sheet can be called that.
_WORKBOOK = "[workbook]"
# What is read of sheets that no test looks at; they live as long as the tests.
_UNTOUCHED: set[int] = set()
_TABLES: dict[tuple[int, str, Settings], Table] = {}


@cache
def _loaded(source: Path) -> dict[str, bytes]:
    """The sheets of a committed workbook, each by its name; the workbook without them has none."""
    workbook = openpyxl.load_workbook(source, data_only=True)
    without_later_columns(workbook)
    _with_numbers_of_indicators(workbook)
    sheets = {sheet.title: _packed(sheet, workbook) for sheet in workbook.worksheets}
    workbook._sheets = []  # type: ignore[attr-defined]
    return {**sheets, _WORKBOOK: pickle.dumps(workbook, pickle.HIGHEST_PROTOCOL)}


def _packed(sheet: object, workbook: Workbook) -> bytes:
    """A sheet without its workbook, so that one can be had without the others."""
    packed = BytesIO()
    pickler = pickle.Pickler(packed, pickle.HIGHEST_PROTOCOL)
    pickler.persistent_id = lambda each: _WORKBOOK if each is workbook else None  # type: ignore[method-assign]
    pickler.dump(sheet)
    return packed.getvalue()


def _with_numbers_of_indicators(workbook: Workbook) -> None:
    """Percentages of indicators as numbers, as any other workbook than a new template has them."""
    for name in (SASARAN, PERJANJIAN, TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_3, TABEL_3_1_4):
        sheet = workbook[name]
        assert isinstance(sheet, Worksheet)
        for row in sheet.iter_rows(min_row=6):
            for cell in row:
                if isinstance(cell.value, str) and (found := re.fullmatch(r"(\d+)(?:,(\d+))?%", cell.value)):
                    cell.value = float(f"{found[1]}.{found[2] or 0}") / 100
                    cell.number_format = f"0.{'0' * len(found[2])}%" if found[2] else "0%"
                elif isinstance(cell.value, int | float) and cell.number_format == "@":
                    cell.number_format = "General"


def _sheet(source: Path, name: str, workbook: Workbook, *, codes: bool) -> Worksheet:
    unpickler = pickle.Unpickler(BytesIO(_loaded(source)[name]))  # noqa: S301 - made above
    unpickler.persistent_load = lambda _: workbook  # type: ignore[method-assign]
    sheet = unpickler.load()
    assert isinstance(sheet, Worksheet)
    dimensions: Sequence[tuple[Any, Any]] = (
        (sheet.row_dimensions, sheet._add_row),  # type: ignore[attr-defined]
        (sheet.column_dimensions, sheet._add_column),  # type: ignore[attr-defined]
    )
    for each, add in dimensions:
        # What makes a row or a column that is asked for does not come along.
        each.default_factory, each.reference = add, "index"
    if name in (TABEL_3_1_4, REALISASI_BELANJA):
        # Nobody has filled these: formulas in the sample, which follow what a test changes elsewhere.
        for row in sheet.iter_rows(min_row=6, max_row=9, min_col=2, max_col=2):
            row[0].value = row[0].value if row[0].row == _COLUMN_NUMBERS[name] else None
    if name in (TABEL_2_7, TABEL_3_1_1_B) and not codes:
        for row in sheet.iter_rows(min_row=8, min_col=2, max_col=2):
            row[0].value = None
    return sheet


@cache
def _untouched(source: Path, name: str, *, codes: bool) -> Grid:
    """A sheet that a test does not even look at, as the reader would have it."""
    grid = _grid(_sheet(source, name, _empty(source), codes=codes), _Shown())
    _UNTOUCHED.add(id(grid))
    return grid


def _read_once(grid: Grid, spec: TableSpec, settings: Settings) -> Table:
    """The table of a sheet; of one that no test looks at, as it was read before."""
    if id(grid) not in _UNTOUCHED:
        return read_table(grid, spec, settings)
    key = (id(grid), spec.key, settings)
    if key not in _TABLES:
        _TABLES[key] = read_table(grid, spec, settings)
    return _TABLES[key]


def report_where_most_is_read_already(grids: Sequence[Grid]) -> Report:
    """The report in some sheets, of which those that came from here unchanged are read once for all tests."""
    with patch.object(reading, "read_table", _read_once):
        return report_of(grids)


@cache
def grids_as_shown(source: Path) -> tuple[Grid, ...]:
    """The sheets of a sample whose formulas stand for what they show: nothing is calculated when they are read."""
    grids = tuple(replace(grid, computes_as_shown=True) for grid in read_grids(source))
    _UNTOUCHED.update(map(id, grids))
    return grids


def _empty(source: Path) -> Workbook:
    workbook = pickle.loads(_loaded(source)[_WORKBOOK])  # noqa: S301 - made above
    assert isinstance(workbook, Workbook)
    return workbook


def column_headed(sheet: Any, heading: str, number: int = 1) -> int:
    """The number of the column with this heading; ``number`` counts those that are headed alike."""
    for row in sheet.iter_rows(max_row=12):
        columns = [int(cell.column or 0) for cell in row if cell.value == heading]
        if len(columns) >= number:
            return columns[number - 1]
    raise LookupError(heading)


class Book:
    """A workbook of values. ``cell`` finds a cell as staff would: by the row's name and the heading.

    Most offices leave KODE empty, and so do most cases: the mended sample has its codes where they are asked for.
    """

    def __init__(self, source: Path = MENDED, *, codes: bool = False) -> None:
        self._source, self._codes = source, codes
        self._shown = _Shown()
        # The sheets in order; None for those that nobody has asked for yet.
        self._sheets: dict[str, Worksheet | None] = {}
        if source.parent == SAMPLES:
            self._workbook = _empty(source)
            self._sheets = dict.fromkeys(name for name in _loaded(source) if name != _WORKBOOK)
        else:
            self._workbook = openpyxl.load_workbook(source, data_only=True)

    @property
    def workbook(self) -> Workbook:
        """The workbook with all its sheets."""
        if self._sheets:
            self._workbook._sheets = [self._sheet(name) for name in self._sheets]  # type: ignore[attr-defined]
            self._sheets = {}
        return self._workbook

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._sheets[name] or _sheet(self._source, name, self._workbook, codes=self._codes)
        self._sheets[name] = sheet
        return sheet

    def __getitem__(self, sheet: str) -> Worksheet:
        if sheet in self._sheets:
            return self._sheet(sheet)
        found = self.workbook[sheet]
        assert isinstance(found, Worksheet)
        return found

    def row(self, sheet: str, name: str) -> int:
        """The number of the first row in which a cell shows this name."""
        for row in self[sheet].iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith(name):
                    return int(cell.row or 0)
        raise LookupError(name)

    def column(self, sheet: str, heading: str, number: int = 1) -> int:
        """The number of the column with this heading; ``number`` counts those that are headed alike."""
        return column_headed(self[sheet], heading, number)

    def cell(self, sheet: str, name: str, heading: str, number: int = 1) -> Any:
        return self[sheet].cell(self.row(sheet, name), self.column(sheet, heading, number))

    def show(self, sheet: str, address: str, formula: str, shown: object, *, stored: bool = True) -> None:
        """A formula with what the file says that it shows, which a workbook saved here would not keep."""
        self[sheet][address].value = shown
        self._shown.formulas[sheet, address] = (formula.removeprefix("="), stored)

    def lay_picture(self, sheet: str, address: str) -> None:
        """A picture in a cell, which Excel stores as an error."""
        self[sheet][address].value = "#VALUE!"
        self._shown.pictures.add((sheet, address))

    def insert_rows(self, sheet: str, before: int, amount: int = 1) -> None:
        """Insert empty rows as Excel does: merges below move along."""
        with self._merges_moved(sheet, lambda merge: merge.min_row >= before, row_shift=amount) as worksheet:
            worksheet.insert_rows(before, amount)

    def insert_columns(self, sheet: str, before: int, amount: int = 1) -> None:
        """Insert empty columns as Excel does: merges to the right move along."""
        with self._merges_moved(sheet, lambda merge: merge.min_col >= before, col_shift=amount) as worksheet:
            worksheet.insert_cols(before, amount)

    @contextmanager
    def _merges_moved(self, sheet: str, moves: Callable[[CellRange], bool], **shift: int) -> Iterator[Worksheet]:
        """The sheet without its merges; afterwards they are back, and those that move have moved."""
        worksheet = self[sheet]
        merges = [copy(each) for each in worksheet.merged_cells.ranges]
        for merge in merges:
            worksheet.unmerge_cells(str(merge))
        yield worksheet
        for merge in merges:
            if moves(merge):
                merge.shift(**shift)
            worksheet.merge_cells(str(merge))

    def reorder_columns(self, sheet: str, order: Sequence[int]) -> None:
        """Put the columns into another order; ``order`` names the old number of each new column."""
        worksheet = self[sheet]
        for merge in list(worksheet.merged_cells.ranges):
            worksheet.unmerge_cells(str(merge))
        for row in worksheet.iter_rows():
            old = [(cell.value, cell.number_format) for cell in row]
            for index, number in enumerate(order):
                row[index].value, row[index].number_format = old[number - 1]

    def save(self, folder: Path, name: str = "buku.xlsx") -> Path:
        path = folder / name
        self.workbook.save(path)
        return path

    def saved(self, folder: Path) -> list[Grid]:
        """The sheets as the reader has them of a saved workbook; those that nobody has touched it has already."""
        grids = list(self._grids())
        touched = self._touched()
        if any(each.sheet_state == "visible" for each in touched):
            self._workbook._sheets = touched  # type: ignore[attr-defined]
            self._sheets = {}
        read = {grid.name: grid for grid in read_grids(self.save(folder))}
        return [read.get(grid.name, grid) for grid in grids]

    def read(self) -> Report:
        """The report as the reader has it of the saved workbook."""
        cells = (cell for sheet in self._touched() for cell in sheet._cells.values())
        if any(cell.data_type == "f" for cell in cells):
            # A formula has a result, or none, in a saved workbook only.
            with TemporaryDirectory() as folder:
                return read_report(self.save(Path(folder)))
        return report_where_most_is_read_already(list(self._grids()))

    def _touched(self) -> list[Worksheet]:
        """The sheets that somebody has asked for; any other holds no formula."""
        sheets: Sequence[Any] = self.workbook.worksheets if not self._sheets else tuple(self._sheets.values())
        return [each for each in sheets if each is not None]

    def _grids(self) -> Iterator[Grid]:
        if not self._sheets:
            yield from (_grid(sheet, self._shown) for sheet in self.workbook.worksheets)
        for name, sheet in self._sheets.items():
            yield _grid(sheet, self._shown) if sheet else _untouched(self._source, name, codes=self._codes)


@dataclass
class _Shown:
    """What cells are to show that openpyxl would not keep: results of formulas, and pictures."""

    formulas: dict[tuple[str, str], tuple[str, bool]] = field(default_factory=dict)
    pictures: set[tuple[str, str]] = field(default_factory=set)


def _grid(sheet: Worksheet, shown: _Shown) -> Grid:
    """A sheet as the reader would have it if it were saved."""
    kept = _kept(sheet)
    for (name, address), (text, stored) in shown.formulas.items():
        if name == sheet.title:
            at = coordinate_to_tuple(address)
            sheet.cell(*at)
            kept.formulas[at] = Formula(text, at, stored)
    kept.pictures.update(coordinate_to_tuple(each) for name, each in shown.pictures if name == sheet.title)
    state = sheet.sheet_state
    cells = {
        at: raw_cell(
            cell.value, cell.data_type, str(cell.number_format), kept.formulas.get(at), picture=at in kept.pictures
        )
        for at, cell in sorted(sheet._cells.items())
        if at in kept.formulas or cell.value not in {None, ""}
    }
    grid = grid_of(cells, sheet.title, kept, hidden=state != "visible")
    return replace(grid, unlisted=state == "veryHidden")


def _kept(sheet: Worksheet) -> SievedSheet:
    """What the sieve keeps of a sheet beside its cells."""
    columns = [
        (column, size)
        for size in sheet.column_dimensions.values()
        for column in range(size.min or 0, (size.max or 0) + 1)
    ]
    stretch = stretch_of(sheet.auto_filter.ref or "")
    return SievedSheet(
        merges=[
            Merge(each.min_row, each.min_col, each.max_row, each.max_col) for each in sheet.merged_cells.ranges
        ],
        filtered=[stretch] if stretch else [],
        hidden_rows={row for row, size in sheet.row_dimensions.items() if size.hidden},
        hidden_columns={column for column, size in columns if size.hidden},
        outlined={row for row, size in sheet.row_dimensions.items() if size.outlineLevel},
        outlined_columns={column for column, size in columns if size.outlineLevel},
    )


def check_changed(change: Callable[[Book], object], source: Path = MENDED) -> CheckResult:
    """What check says of the sample after a change."""
    book = Book(source)
    change(book)
    return check_report(book.read(), source.name)


# What is worth knowing of the mended sample whatever is done to the rest of it: names in the performance
# agreement, and no comparison with a national standard.
ALWAYS = frozenset(
    {("K09", PK_PROGRAM, "A7"), ("K09", PK_PROGRAM, "A8"), ("K09", PK_PROGRAM, "A10"), ("L01", TABEL_3_1_4, "A1")}
)


def found(result: CheckResult, *, info: bool = False) -> list[tuple[str, str, str]]:
    """The findings as (code, sheet, cell), without the infos unless asked for, and without those of ``ALWAYS``."""
    every = [
        (each.code, each.problem.place.sheet, each.problem.place.address)
        for each in result.findings
        if info or each.severity.value != "info"
    ]
    return [each for each in every if each not in ALWAYS]


def only(result: CheckResult, code: str) -> Finding:
    """The one finding of a rule."""
    findings = [each for each in result.findings if each.code == code]
    assert len(findings) == 1, findings
    return findings[0]
