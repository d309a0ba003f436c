"""The tables of the sample report as a document prints them, and the same printed in other ways."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lkjip_xl.check.run import check_report
from lkjip_xl.reader.printed.document import Printed, report_in
from lkjip_xl.reader.printed.tables import PrintedTable
from lkjip_xl.reader.sieved_sheet import Merge
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.findings import CheckResult, Value
from lkjip_xl.tables.spec import Presence
from tests.sample_books import SAMPLES

COVER = (
    "LAPORAN KINERJA INSTANSI PEMERINTAH",
    "BADAN KESATUAN BANGSA DAN POLITIK KOTA JAMBI",
    "TAHUN 2023",
)
Line = tuple[str, ...]
Told = tuple[str, str, str, Value, Value]
"""A finding by its rule, its table, the name of its row, and what is and what should be written."""


@dataclass(frozen=True)
class Lines:
    """A table by its lines, of which the first ones are headings; ``caption`` is what stands over it.

    ``empty_is_above`` says that what is empty in a column is merged with what stands above.
    """

    lines: tuple[Line, ...]
    heading_lines: int = 1
    caption: str = ""
    above: str = ""
    empty_is_above: frozenset[int] = frozenset()

    def printed(self, number: int) -> PrintedTable:
        """The table as the ``number``-th of a document."""
        texts: dict[tuple[int, int], str] = {}
        for row, line in enumerate(self.lines, 1):
            shown = [
                text if row > self.heading_lines or not self._repeats(row, at) else ""
                for at, text in enumerate(line)
            ]
            texts |= {(row, at): text for at, text in enumerate(shown, 1) if text}
        merges = (*self._of_headings(), *self._of_rows())
        titles = (self.above,) if self.above else ()
        between = tuple(filter(None, (*titles, self.caption)))
        return PrintedTable(number, texts, tuple(merges), self.caption, titles, between)

    def _repeats(self, row: int, at: int) -> bool:
        line = self.lines[row - 1]
        return self.heading_lines > 1 and row == 1 and at > 0 and line[at] == line[at - 1]

    def _of_headings(self) -> list[Merge]:
        """The headings that go over several columns, or over both lines."""
        if self.heading_lines < 2:
            return []
        above, below = self.lines[0], self.lines[1]
        found, at = [], 0
        while at < len(above):
            end = at
            while end + 1 < len(above) and above[end + 1] == above[at]:
                end += 1
            found.append(Merge(1, at + 1, 1 if below[at] else 2, end + 1))
            at = end + 1
        return found

    def _of_rows(self) -> list[Merge]:
        found = []
        for at in self.empty_is_above:
            begin = self.heading_lines
            for row in range(self.heading_lines + 1, len(self.lines) + 1):
                if row < len(self.lines) and not self.lines[row][at]:
                    continue
                if row - 1 > begin:
                    found.append(Merge(begin + 1, at + 1, row, at + 1))
                begin = row
        return found


@cache
def sample_tables() -> Mapping[str, Lines]:
    """The tables of the sample document, by their keys."""
    sys.path.insert(0, str(SAMPLES))
    try:
        printed = importlib.import_module("buat_laporan_word").printed_tables()
    finally:
        sys.path.remove(str(SAMPLES))
    return {
        key: Lines(
            tuple(map(tuple, each.lines)),
            each.heading_lines,
            f"Tabel {each.caption.typed}{each.caption.counted} {each.caption.title}" if each.caption else "",
            empty_is_above=each.once,
        )
        for key, each in printed.items()
    }


def report_of_lines(tables: Sequence[Lines], cover: Sequence[str] = COVER) -> Report:
    """The report in a document of these tables."""
    return report_in(Printed(tuple(each.printed(number) for number, each in enumerate(tables, 1)), tuple(cover)))


def told(result: CheckResult) -> list[Told]:
    """What a check found, however its places are named."""
    return sorted(
        (
            each.code,
            str(each.problem.place.sheet),
            each.problem.row_label,
            each.problem.actual,
            each.problem.expected,
        )
        for each in result.findings
    )


def checked(tables: Sequence[Lines], cover: Sequence[str] = COVER) -> CheckResult:
    """What a check says of a document of these tables."""
    return check_report(report_of_lines(tables, cover), "laporan.docx")


def with_lines(table: Lines, lines: Sequence[Line]) -> Lines:
    """The table with other lines."""
    return replace(table, lines=tuple(lines))


# What stands in a workbook for its formulas and its checks, and in no printed table.
_NOT_PRINTED = frozenset({"jenis", "kode"})


def printed_of_workbook(report: Report) -> list[Lines]:
    """The tables of a workbook as its report prints them: without levels, codes, and columns for formulas."""
    return [
        _printed_table(table, report.settings) for table in report.report_tables if table.rows and table.columns
    ]


def _printed_table(table: Table, settings: Settings) -> Lines:
    keys = [
        key
        for key in sorted(table.columns, key=lambda key: table.columns[key])
        if key not in _NOT_PRINTED and table.spec.column(key).presence is not Presence.HELPER
    ]
    shares = () if table.shares is None else (table.shares,)
    rows = (*table.rows, *table.indicator_lines, *table.totals, *shares)
    lines = [[_shown(row, key) for key in keys] for row in sorted(rows, key=lambda row: row.number)]
    used = [at for at in range(len(keys)) if any(line[at] for line in lines)]
    heads = [table.headings[key] for key in keys]
    return Lines(
        tuple(tuple(line[at] for at in used) for line in [heads, *lines]),
        caption=settings.with_years(table.spec.title),
    )


def _shown(row: Row, key: str) -> str:
    cell = row.cells.get(key)
    return "" if cell is None or cell.carried else cell.as_typed
