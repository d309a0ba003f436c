"""Figures that stay as they were typed, because somebody has accepted them: beside each what is computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.marks import KEPT
from lkjip_xl.books.kit.surface import Surface
from lkjip_xl.figures.precision import written_in_full
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding, value_text
from lkjip_xl.tables import KEPT_AS_TYPED
from lkjip_xl.tables.calculation import Efficiency
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_number
from lkjip_xl.text.words import on_one_line

_MOST_LINES = 10


@dataclass(frozen=True, slots=True)
class Kept:
    """A cell as it was typed, printed ``here``; ``computed`` is empty where nothing else can be computed."""

    row: str
    column: str
    typed: str
    computed: str
    here: Place

    @property
    def words(self) -> str:
        """What was typed, and what is computed instead."""
        computed = f", dihitung {self.computed}" if self.computed else ""
        return f"tertulis {self.typed}{computed}."


@dataclass(frozen=True)
class KeptAsTyped:
    """Those of one table."""

    cells: Sequence[Kept] = ()

    @classmethod
    def of_sheet(cls, sheet: str, cells: Iterable[Kept]) -> KeptAsTyped:
        """Those of them that are printed on a sheet of the finished workbook."""
        return cls(tuple(each for each in cells if each.here.sheet == sheet))

    def has(self, row: int, column: int) -> bool:
        """Whether a cell of the sheet is one of them."""
        return any((each.here.row, each.here.column) == (row, column) for each in self.cells)

    def write(self, sheet: Surface) -> None:
        """Write the note of each cell."""
        for each in self.cells:
            words = each.words
            sheet.note(each.here.row, each.here.column, f"{words[:1].upper()}{words[1:]} Dikecualikan.")

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said of them under the table."""
        lines = [
            f"{KEPT_AS_TYPED}: {KEPT} {each.row}, {each.column}: {each.words}" for each in self.cells[:_MOST_LINES]
        ]
        rest = len(self.cells) - len(lines)
        more = [f"{KEPT_AS_TYPED}: {KEPT} {rest} sel lagi; lihat lembar Temuan."] if rest else []
        return tuple(on_one_line(line) for line in (*lines, *more))


def kept_as_typed(report: Report, entries: Entries, result: CheckResult) -> tuple[Kept, ...]:
    """Each cell of the report's tables that stays as it was typed though something else is computed."""
    return tuple(_found(report, entries, result))


def _found(report: Report, entries: Entries, result: CheckResult) -> Iterator[Kept]:
    recomputed = Recomputed(report)
    said = {each.problem.place: each for each in result.waived if each.problem.expected is not None}
    for layout in entries.layouts.by_key.values():
        table = layout.table
        for row in layout.rows:
            for position, column in enumerate(layout.columns, 1):
                cell = row.cells.get(column.key)
                if cell is None or not entries.is_accepted(table, row, column):
                    continue
                computed = _computed(recomputed.figure(table, row, column), column, said.get(cell.place))
                here = Place(layout.sheet, layout.row_number(row), position)
                heading = entries.settings.with_years(column.full_heading)
                yield Kept(table.label(row), heading, written_in_full(cell, column.kind), computed, here)


def _computed(value: Decimal | None, column: Column, finding: Finding | None) -> str:
    """What is computed for a cell, in words; an efficiency as its column prints it, whatever its unit."""
    if value is None and finding is not None:
        return value_text(finding.problem.expected, percent=finding.problem.percent)
    if value is not None and isinstance(column.calc, Efficiency):
        return format_number(value, column.decimals)
    return value_text(value, percent=column.kind is Kind.PERCENT)
