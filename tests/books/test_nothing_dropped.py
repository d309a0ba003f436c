"""Nothing that is typed is dropped: it stands in the finished workbook, or a finding names its cell.

That holds for whatever somebody types over the samples, in a draft as well: every figure with every digit, every
word and every line break of a printed table. A result that is computed may be rounded as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.report.model import Cell, Report, Row, Table
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.tables.spec import Column, Kind, Presence
from lkjip_xl.text.cell_formats import display
from lkjip_xl.text.numbers import from_float
from lkjip_xl.text.total_words import is_only_total
from lkjip_xl.text.words import name_key
from tests import shown
from tests.books.test_indicator_lines import IN_CELLS, IN_ROWS, REPEATED, agency
from tests.books.test_round_trip import NAMES, TARGETS, Filled, examples, workbooks
from tests.sample_books import MENDED, PUBLISHED, Book

TYPED = st.one_of(
    NAMES,
    st.sampled_from(TARGETS),
    st.integers(-5, 10**9),
    st.decimals(0, 1000, places=5).map(float),
    st.sampled_from(
        ["satu\ndua", "Rp1.000", "1.000,-", "(1.000)", "WTP", "Efisien", "Sangat Baik", "38 dari 40", "x"]
    ),
)


class Sheet:
    """What stands on a sheet of the finished workbook: its texts, as they are shown, and its figures."""

    def __init__(self, cells: Iterator[tuple[object, str]]) -> None:
        self.figures, self.texts = set(), []
        for value, number_format in cells:
            if isinstance(value, int | float):
                number = from_float(float(value))
                assert number is not None
                self.figures |= {number, number * 100}
                self.texts.append(name_key(display(number, number_format)))
            elif value is not None:
                # Each line of a list may stand in a row of its own.
                self.texts += [name_key(each) for each in str(value).split("\n")]
        self.text = "\n".join(self.texts)

    def holds(self, cell: Cell, *, result: Kind | None) -> bool:
        if cell.number is not None and cell.number in self.figures:
            return True
        span = interval_of(cell, result) if result else None
        if span is not None and any(span.holds(each) for each in self.figures):
            return True
        return all(name_key(line) in self.text for line in cell.as_typed.split("\n"))


def sheets_of(path: Path) -> dict[str, Sheet]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: Sheet((cell.value, str(cell.number_format)) for row in sheet.iter_rows() for cell in row)
        for sheet in book.worksheets
    }


def typed_cells(report: Report) -> Iterator[tuple[Table, Row, Column, Cell]]:
    for table in report.report_tables:
        beside = (*table.averages, *table.sums_of_results, *table.beyond, *table.sasaran_headings)
        for row in (*table.indicator_rows, *table.totals, *beside, *([table.shares] if table.shares else [])):
            for column in table.spec.columns:
                cell = row.cells.get(column.key)
                helper = column.presence is Presence.HELPER or column.kind is Kind.LEVEL
                # A dash is no figure and no word.
                said = cell is not None and any(map(str.isalnum, cell.written))
                if cell is not None and said and not (cell.formula or cell.carried or helper):
                    yield table, row, column, cell


def named(result: CheckResult, path: Path) -> set[str]:
    """The cells that a finding names, or the sheet Temuan of the finished workbook."""
    found = {place for each in result.findings for place in (each.problem.place, *each.problem.others)}
    rows = openpyxl.load_workbook(path, data_only=True)["Temuan"].iter_rows(min_row=5, values_only=True)
    told = {f"{row[3]}!{row[4]}" for row in rows}
    return {f"{place.sheet}!{place.address}" for place in found} | told


def dropped(report: Report, path: Path) -> list[str]:
    result = check_report(report, "")
    write_finished(path, report, result, draft=True)
    sheets, known = sheets_of(path), named(result, path)
    return [
        f"{cell.place.sheet} {cell.place.address}: {cell.written}"
        for table, row, column, cell in typed_cells(report)
        if f"{cell.place.sheet}!{cell.place.address}" not in known
        and not (table.is_total(row) and is_only_total(cell.written))
        and not sheets[table.spec.sheet].holds(cell, result=_result(table, row, column))
    ]


def _result(table: Table, row: Row, column: Column) -> Kind | None:
    if row is table.shares:
        return Kind.PERCENT
    return column.kind if column.calc is not None else None


def cells_of(source: Path) -> list[tuple[str, int, int]]:
    """Where somebody may type over a sample: every cell of the rows and totals of its printed tables."""
    return [
        (place.sheet, place.row, place.column)
        for table in Book(source).read().report_tables
        if not table.left_out
        for row in (*table.rows, *table.totals)
        for column in table.spec.columns
        if column.key in table.columns and column.presence is not Presence.HELPER
        for place in [table.place(row, column.key)]
    ]


def typed_over(source: Path, data: st.DataObject) -> Report:
    book = Book(source)
    for sheet, row, column in data.draw(st.lists(st.sampled_from(cells_of(source)), min_size=1, max_size=6)):
        cell = book[sheet].cell(row, column)
        if type(cell).__name__ == "Cell":  # not one that a merge covers
            cell.value = data.draw(TYPED)
            cell.data_type = "s" if isinstance(cell.value, str) else "n"
    return book.read()


@examples(2)
@given(data=st.data())
def test_what_is_typed_over_a_sample_is_not_dropped(tmp_path: Path, data: st.DataObject) -> None:
    assert dropped(typed_over(MENDED, data), tmp_path / "jadi.xlsx") == []


@pytest.mark.long
@examples(40)
@given(data=st.data(), source=st.sampled_from([MENDED, PUBLISHED]))
def test_nothing_typed_over_the_samples_is_dropped(tmp_path: Path, data: st.DataObject, source: Path) -> None:
    assert dropped(typed_over(source, data), tmp_path / "jadi.xlsx") == []


@pytest.mark.long
@examples(8)
@given(filled=workbooks(most=6))
def test_nothing_typed_into_a_template_is_dropped(tmp_path: Path, filled: Filled) -> None:
    assert dropped(filled.written(tmp_path / "buku.xlsx"), tmp_path / "jadi.xlsx") == []


@pytest.mark.parametrize("texts", [IN_ROWS, REPEATED, IN_CELLS], ids=["in rows", "repeated", "in cells"])
def test_indicator_lines_are_not_dropped(texts: tuple[dict[str, str], dict[str, str]], tmp_path: Path) -> None:
    assert dropped(agency(*texts), tmp_path / "jadi.xlsx") == []


def test_a_total_that_is_printed_otherwise_is_named(tmp_path: Path) -> None:
    # The kegiatan is 1 more than its part; the program has the same 101, and no rule blames it.
    report = shown.report(
        tabel_2_7="""
        | JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
        | Program      | Budaya                        | Indeks    | 80     | 101           |
        | Kegiatan     | Museum                        | Koleksi   | 9      | 101           |
        | Sub Kegiatan | Pameran                       | Jumlah    | 4      | 100           |
        | Jumlah       | .                             | .         | .      | 101           |
        """
    )
    path = tmp_path / "jadi.xlsx"
    assert dropped(report, path) == []
    rows = list(openpyxl.load_workbook(path, data_only=True)["Temuan"].iter_rows(min_row=5, values_only=True))
    assert [(row[4], row[7], row[8]) for row in rows if row[2] == "S31"] == [
        ("E2", "101", "100"),
        ("E5", "101", "100"),
    ]
