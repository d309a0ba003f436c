"""Shares that are wrong only because a row of their table stands twice: without it they are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.d_rows import repeated_rows
from lkjip_xl.rules.engine import Outcome
from lkjip_xl.rules.findings import Problem
from lkjip_xl.tables.calculation import Figure, Percent
from lkjip_xl.tables.spec import Column, Kind


def after_doubles(report: Report, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """What is found of shares, as the consequence of rows that stand twice where it is right without them."""
    tables = {table.sheet: table for table in report.report_tables}
    for outcome in outcomes:
        table = tables.get(outcome.place.sheet) if isinstance(outcome, Problem) else None
        if isinstance(outcome, Problem) and table is not None:
            yield replace(outcome, consequence_of=_causes(report, table, outcome.place))
        else:
            yield outcome


def _causes(report: Report, table: Table, place: Place) -> tuple[tuple[str, Place], ...]:
    doubles = [double for double, _ in repeated_rows(report, table)]
    rows = [*table.rows, *([table.shares] if table.shares else [])]
    row = next((each for each in rows if each.number == place.row), None)
    column = next((each for each in table.spec.columns if table.columns.get(each.key) == place.column), None)
    if not doubles or table.total is None or row is None or column is None:
        return ()
    expected, cell = _share(report, (table, table.total), row, column, doubles), row.cells[column.key]
    if expected is None or cell.number is None:
        return ()
    span = interval_of(cell, Kind.PERCENT)
    right = span is not None and span.holds(expected)
    return tuple(("D07", table.place(each, table.spec.label)) for each in doubles) if right else ()


def _share(
    report: Report, whole: tuple[Table, Row], row: Row, column: Column, doubles: Sequence[Row]
) -> Decimal | None:
    """A share of a table's Jumlah row as it is when every row counts once."""
    table, of_all = whole
    total, share_row = _without(table, of_all, doubles), table.spec.share_row
    once = replace(table, total=total)
    if row is table.shares and share_row is not None:
        return evaluate(Percent(Figure(column.key), Figure(share_row.whole)), RowFigures(once, total))
    return evaluate(column.calc, RowFigures(once, row, tables=report.tables)) if column.calc else None


def _without(table: Table, total: Row, doubles: Sequence[Row]) -> Row:
    """The Jumlah row as it is when every row counts once."""
    cells = dict(total.cells)
    for column in table.spec.columns:
        cell = cells.get(column.key)
        if column.sums and cell is not None and cell.number is not None:
            twice = sum((row.figure(column.key) or Decimal(0) for row in doubles), Decimal(0))
            cells[column.key] = replace(cell, number=cell.number - twice)
    return replace(total, cells=cells)
