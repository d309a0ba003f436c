"""Figures that stay as they were typed, because somebody has accepted them: beside each what is computed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.books.finished.cell_notes import CellNote
from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.figures.precision import written_in_full
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding, value_text
from lkjip_xl.tables.calculation import Efficiency
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_number


def kept_as_typed(report: Report, entries: Entries, result: CheckResult) -> tuple[CellNote, ...]:
    """Each cell of the report's tables that stays as it was typed though something else is computed."""
    return tuple(_found(report, entries, result))


def _found(report: Report, entries: Entries, result: CheckResult) -> Iterator[CellNote]:
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
                typed = written_in_full(cell, column.kind)
                told = f"tertulis {typed}{f', dihitung {computed}' if computed else ''}."
                yield CellNote(
                    here, f"{told[:1].upper()}{told[1:]} Dikecualikan.", f"{table.label(row)}, {heading}: {told}"
                )


def _computed(value: Decimal | None, column: Column, finding: Finding | None) -> str:
    """What is computed for a cell, in words; an efficiency as its column prints it, whatever its unit."""
    if value is None and finding is not None:
        return value_text(finding.problem.expected, percent=finding.problem.percent)
    if value is not None and isinstance(column.calc, Efficiency):
        return format_number(value, column.decimals)
    return value_text(value, percent=column.kind is Kind.PERCENT)
