"""With how many decimals each column of percentages is printed: one number for the whole column.

The most that somebody typed in it; else those of Pengaturan; else, in a workbook from before these could be
chosen, those of the format in which its formulas show it. An efficiency is printed with as many as its operands,
so that the page adds up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lkjip_xl.figures.precision import digits_of
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Table
from lkjip_xl.tables.calculation import Efficiency, whole
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import round_half_up

# A page has no room for more; what a cell holds beyond is no digit that anybody meant.
_MOST = 4


def with_printed_decimals(report: Report) -> Report:
    """The report whose columns of percentages say with how many decimals they are printed."""
    recomputed = Recomputed(report)
    return replace(
        report,
        tables={key: _table(recomputed, table, report.settings.desimal) for key, table in report.tables.items()},
    )


def _table(recomputed: Recomputed, table: Table, usual: int | None) -> Table:
    found = {
        column.key: _decimals(table, column, usual) for column in table.spec.columns if column.kind is Kind.PERCENT
    }
    for column in table.spec.columns:
        if (
            column.key in found
            and whole(column.calc)
            and _swallows_parts(recomputed, table, column, found[column.key])
        ):
            found[column.key] = max(found[column.key], column.decimals)
    for column in table.spec.columns:
        keys = _difference(column)
        if all(key in found for key in keys):
            found |= dict.fromkeys(keys, max((found[key] for key in keys), default=0))
    return replace(
        table, spec=replace(table.spec, columns=tuple(_with(each, found) for each in table.spec.columns))
    )


def _with(column: Column, decimals: Mapping[str, int]) -> Column:
    return replace(column, decimals=decimals.get(column.key, column.decimals))


def _difference(column: Column) -> tuple[str, ...]:
    """An efficiency, with the columns that it is computed from; by the ministry's measures from none here."""
    match column.calc:
        case Efficiency(capaian, penyerapan, ukuran=ukuran) if not ukuran.of_ministry:
            return (column.key, capaian, penyerapan)
    return ()


def _decimals(table: Table, column: Column, usual: int | None) -> int:
    cells = list(_cells(table, column))
    typed = [digits_of(cell, Kind.PERCENT) for cell in cells if not cell.formula]
    shown = [cell.decimals for cell in cells if cell.formula and not cell.unformatted]
    if usual is not None and not typed:
        return usual
    return min(max(typed or shown, default=column.decimals), _MOST)


def _cells(table: Table, column: Column) -> Iterator[Cell]:
    rows = table.indicator_rows if table.total is None else (*table.indicator_rows, table.total)
    cells = (row.cells.get(column.key) for row in rows)
    return (cell for cell in cells if cell is not None and cell.number is not None)


def _swallows_parts(recomputed: Recomputed, table: Table, column: Column, decimals: int) -> bool:
    """Whether a part would be printed as the whole although another one has something."""
    shares = [recomputed.figure(table, row, column) for row in table.top_rows]
    known = [share for share in shares if share]
    return len(known) > 1 and any(round_half_up(share, decimals) == 100 for share in known)
