"""The figures of the finished workbook: computed again from the leaf rows, whatever was typed above them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from lkjip_xl.calc import RowFigures, evaluate
from lkjip_xl.model import Report, Row, Table
from lkjip_xl.pairs import pair_rows
from lkjip_xl.schema import Column, Link


class Recomputed:
    """Every figure of a report as its leaf rows give it.

    A leaf's figure is what staff typed, or what the table it is taken over from says. A parent's
    figure is the sum of its parts, where a part without a figure counts as nothing: a workbook with
    such a part is built as a draft only. Where the levels of a table are not known, nobody knows what
    to sum, and its figures stay as they were typed.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._partners: dict[tuple[str, str], Mapping[int, Row]] = {}

    def source(self, table: Table, row: Row, link: Link | None) -> tuple[Table, Row] | None:
        """The table and row that a linked column of this row is taken over from, if it is there."""
        if link is None or link.table not in self._report.tables:
            return None
        origin = self._report.tables[link.table]
        if row is table.total:
            return (origin, origin.total) if origin.total else None
        key = (link.table, table.spec.key)
        if key not in self._partners:
            self._partners[key] = pair_rows(origin, table).left_of()
        partner = self._partners[key].get(row.index)
        return (origin, partner) if partner else None

    def figure(self, table: Table, row: Row, column: Column) -> Decimal | None:
        """A row's figure in a column; None where it has none."""
        if column.sums:
            return self._summed(table, row, column)
        if column.calc is not None:
            by_key = {each.key: each for each in table.spec.columns}
            figures = RowFigures(table, row, lambda each, key: self.figure(table, each, by_key[key]))
            return evaluate(column.calc, figures)
        return row.figure(column.key)

    def _summed(self, table: Table, row: Row, column: Column) -> Decimal | None:
        if table.spec.tree and not table.is_leveled:
            return row.figure(column.key)
        parts = table.parts(row)
        if parts:
            figures = (self.figure(table, part, column) for part in parts)
            return sum((figure for figure in figures if figure is not None), Decimal(0))
        if origin := self.source(table, row, column.link):
            origin_table, origin_row = origin
            link = column.link
            assert link is not None  # noqa: S101 - source() found it
            return self.figure(origin_table, origin_row, origin_table.spec.column(link.column))
        return row.figure(column.key)
