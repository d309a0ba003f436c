"""Tables of an agency by their headings and figures, as a sheet of a workbook and as a table of a Word report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from lkjip_xl.check.own_workbook import report_of_own_workbook
from lkjip_xl.check.run import check_report
from lkjip_xl.reader.word.document import read_document
from lkjip_xl.reader.word_report import report_of_document
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.report.model import Report
from lkjip_xl.rules.findings import CheckResult
from tests.word_files import body, p, parts_of, span, tbl, tc, tr, zipped

LEFT, ABOVE = "<", "^"
"""What stands in a heading's cell that is merged with the one to the left, or with the one above."""
COVER = ("LAPORAN KINERJA", "DINAS CONTOH KABUPATEN CONTOH", "TAHUN 2023")
KINDS = (".xlsx", ".docx")
Value = str | int


@dataclass(frozen=True, slots=True)
class Layout:
    """A table: the line over it, the rows of its headings, and its own rows."""

    title: str
    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[Value, ...], ...]
    cover: tuple[str, ...] = COVER

    def with_slip(self, row: int, column: int, value: Value) -> Layout:
        """The same with another value in one of its cells, counted from 0."""
        line = [*self.rows[row]]
        line[column] = value
        return Layout(self.title, self.head, (*self.rows[:row], tuple(line), *self.rows[row + 1 :]), self.cover)

    def at(self, kind: str, row: int, column: int) -> tuple[int, int]:
        """Row and column, from 1 on, at which a cell of its rows stands in a file of a kind."""
        above = len(self.cover) + 2 if kind == ".xlsx" else 2
        return above + len(self.head) + row + 1, column + 1


def written(layout: Layout, folder: Path, kind: str) -> Path:
    """A file of that kind with the table in it."""
    path = folder / f"berkas{kind}"
    return _workbook(layout, path) if kind == ".xlsx" else _document(layout, path)


def report_in(path: Path) -> Report:
    """What is read of it."""
    if path.suffix == ".xlsx":
        return report_of_own_workbook(read_grids(path))
    return report_of_document(read_document(path))


def checked(path: Path) -> CheckResult:
    """What is said of it."""
    return check_report(report_in(path), path.name)


def _merged(head: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, int, int, str]]:
    """Each heading with its first and last row and column."""
    for row, line in enumerate(head):
        for column, text in enumerate(line):
            if text in {LEFT, ABOVE}:
                continue
            right, bottom = column, row
            while right + 1 < len(line) and line[right + 1] == LEFT:
                right += 1
            while bottom + 1 < len(head) and {*head[bottom + 1][column : right + 1]} == {ABOVE}:
                bottom += 1
            yield row, column, bottom, right, text


def _workbook(layout: Layout, path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        for at, line in enumerate((*layout.cover, layout.title)):
            sheet.write_string(at, 0, line)
        first = len(layout.cover) + 2
        for row, column, bottom, right, text in _merged(layout.head):
            if (row, column) == (bottom, right):
                sheet.write_string(first + row, column, text)
            else:
                sheet.merge_range(first + row, column, first + bottom, right, text)
        for at, values in enumerate(layout.rows, first + len(layout.head)):
            sheet.write_row(at, 0, values)
    return path


def _document(layout: Layout, path: Path) -> Path:
    begins = {(row, column): (bottom, right, text) for row, column, bottom, right, text in _merged(layout.head)}
    lines = []
    for row, line in enumerate(layout.head):
        cells, column = [], 0
        while column < len(line):
            # A cell that goes on from above has the width of the one that begins there.
            top = next(at for at in range(row, -1, -1) if (at, column) in begins)
            bottom, right, text = begins[top, column]
            merge = f"<w:vMerge{'' if row > top else ' w:val=' + chr(34) + 'restart' + chr(34)}/>"
            props = span(right - column + 1) + (merge if bottom > top else "")
            cells.append(tc(text if row == top else "", props))
            column = right + 1
        lines.append(tr(*cells))
    lines += [tr(*map(_printed, values)) for values in layout.rows]
    content = (*(p(line) for line in layout.cover), p("BAB III"), p(layout.title), tbl(*lines))
    return zipped(parts_of(body(*content)), path)


def _printed(value: Value) -> str:
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else value
