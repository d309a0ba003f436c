"""The figures in the cells of a workbook, as facts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.evidence.fact_kinds import kind_of, meant_by
from lkjip_xl.rules.evidence.facts import Fact, Meant
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind, Presence


class CellFacts:
    """What the cells of a report tell."""

    def __init__(self, report: Report) -> None:
        self.report, self.figures = report, Recomputed(report)

    def of(self, table: Table, row: Row) -> Iterator[Fact]:
        """The figures in the cells of a row."""
        for column in table.spec.columns:
            if (
                column.key not in table.columns
                or column.presence is Presence.HELPER
                or column.key not in row.cells
            ):
                continue
            if row.under is not None and not column.per_indicator:
                continue
            meant = meant_by(table, column)
            cell = row.cells[column.key]
            if meant is None or cell.content in (Content.EMPTY, Content.ERROR, Content.UNCALCULATED):
                continue
            if cell.content is Content.NIL and column.kind is Kind.QUANTITY:
                continue  # nobody has set or measured it
            values = tuple(
                dict.fromkeys(v for v in (cell.amount, self._computed(table, row, column)) if v is not None)
            )
            if values or cell.bounds:
                kind, unit = kind_of(table, row, column)
                yield Fact(
                    meant,
                    kind,
                    values or cell.bounds or (),
                    self.year(column),
                    table.spec.key,
                    column.key,
                    self.report.settings.with_years(table.heading(column.key)),
                    unit,
                    table.place(row, column.key),
                    # A ratio in percent is not what has grown: “naik 1,72 %” is none of 101,72 %.
                    soft=meant is Meant.GROWTH,
                    bounds=cell.bounds,
                )

    def _computed(self, table: Table, row: Row, column: Column) -> Decimal | None:
        if column.kind is not Kind.PERCENT and not column.sums:
            return None
        return self.figures.figure(table, row, column)

    def year(self, column: Column) -> int | None:
        """The year that the figures of a column are of."""
        tahun = self.report.settings.tahun
        if column.key == Key.CAPAIAN_LALU:
            return tahun - 1 if tahun else None
        year = self.report.settings.year(column.year) if column.year is not None else tahun
        return year if isinstance(year, int) else tahun

    def whole(self, table: Table, meant: Meant) -> Decimal | None:
        """All that a table has of an amount: its Jumlah, else the sum of the rows that count; in rupiah."""
        column = next((each for each in table.spec.columns if each.sums and meant_by(table, each) is meant), None)
        if column is None:
            return None
        if table.total is not None and (figure := table.total.figure(column.key)):
            return figure
        known = [row.figure(column.key) for row in table.counted_rows]
        return sum((each for each in known if each is not None), Decimal(0)) or None
