"""Tables that nobody has filled: all that they show has come from other tables.

A table whose figures the program computes itself is none, though its formulas show nothing: those of the template
read the blank amount of a program, where the program takes what its parts add up to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.left_over import Ignored
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.tables.calculation import Absorption, Calc
from lkjip_xl.tables.sources import Link, Lookup, OnlyPrinted, RowNumber
from lkjip_xl.tables.spec import Column, Presence, TableSpec

_REASON = "tabel yang tidak diisi"


def without_unfilled_rows(table: Table, tahun: int | None) -> Table:
    """The table of a year's report; one that nobody has filled has no rows: what its formulas show is none."""
    own = _own_columns(table.spec)
    # A table that is nothing but formulas is filled by them.
    if table.spec.required or not own or any(_is_filled(row, column) for row in table.rows for column in own):
        return table
    if _is_taken_over(table, tahun):
        return table
    rows = [row for row in (*table.rows, *table.totals, table.shares) if row is not None]
    shown = [cell for row in rows for cell in row.own_cells]
    return replace(
        table,
        rows=(),
        set_aside=table.rows,
        set_aside_totals=table.totals,
        total=None,
        other_totals=(),
        shares=None,
        ignored=(*table.ignored, *(Ignored.at(cell.place, _REASON) for cell in shown)),
        left_out=True,
    )


def with_computed_rows(report: Report) -> Report:
    """The report, with the rows of a table again that nobody types, where an absorption can be computed."""
    recomputed = Recomputed(report)
    found = {key: _with_rows(table) for key, table in report.tables.items() if _is_computed(recomputed, table)}
    return replace(report, tables={**report.tables, **found}) if found else report


def _is_computed(recomputed: Recomputed, table: Table) -> bool:
    """Whether nobody types anything of a table, and the programs give the absorption of one of its rows."""
    own = _own_columns(table.spec) if table.left_out and not table.set_aside_totals else []
    absorptions = [column.source for column in own if isinstance(column.source, Absorption)]
    return all(isinstance(column.source, Calc) for column in own) and any(
        recomputed.by_method(row, calc) is not None for row in table.set_aside for calc in absorptions
    )


def _with_rows(table: Table) -> Table:
    ignored = tuple(each for each in table.ignored if each.reason != _REASON)
    return replace(table, rows=table.set_aside, set_aside=(), ignored=ignored, left_out=False)


def _is_taken_over(table: Table, tahun: int | None) -> bool:
    """Whether formulas show what was reached in every year so far, so that nobody has anything to type yet.

    Those of Tabel 3.1.3 take over the year of the report and the one before: in the first two years of a Renstra
    that is all of it, if those tables are filled.
    """
    years = [each for each in table.spec.columns if each.same_as and isinstance(each.year, int)]
    so_far = [each for each in years if tahun is not None and isinstance(each.year, int) and each.year <= tahun]
    return bool(so_far) and any(_shows_all(row, so_far) for row in table.rows)


def _shows_all(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row has something in all of some columns; a 0 alone may be that of an empty cell."""
    cells = [cell for column in columns if (cell := row.cells.get(column.key)) is not None]
    return len(cells) == len(columns) and not any(cell.is_blank for cell in cells) and any(c.number for c in cells)


def _own_columns(spec: TableSpec) -> list[Column]:
    """The columns that hold what no other table does."""
    judged = (column for column in spec.columns if column.presence is not Presence.HELPER)
    return [column for column in judged if not _is_given(column)]


def _is_given(column: Column) -> bool:
    """Whether all that a column can hold stands in another table, only numbers the rows, or is only printed."""
    return isinstance(column.source, Link | Lookup | RowNumber | OnlyPrinted)


def _is_filled(row: Row, column: Column) -> bool:
    """Whether somebody has filled a cell: a dash or 0 that a formula makes of empty cells says nothing."""
    cell = row.cells.get(column.key)
    if cell is None or cell.is_blank or (column.same_as and cell.formula):
        return False
    return bool(cell.number) or column.typed or not cell.formula
