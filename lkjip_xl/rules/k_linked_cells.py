"""Cells of one table that repeat those of another, and whether they can be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row
from lkjip_xl.report.pairing import pair_indicators
from lkjip_xl.rules.advice.mending import Spot
from lkjip_xl.rules.k_linked import Linked, linked_tables
from lkjip_xl.tables.sources import Link
from lkjip_xl.tables.spec import Column, Kind


@dataclass(frozen=True, slots=True)
class LinkedCell:
    """One cell and the one it repeats."""

    linked: Linked
    origin_row: Row
    row: Row
    column: Column
    link: Link

    def is_of(self, linked: Linked) -> bool:
        """Whether it is of these two tables."""
        return self.linked.table is linked.table and self.linked.origin is linked.origin

    @property
    def spots(self) -> tuple[Spot, Spot]:
        """Where the two are: this one, and the one that it repeats."""
        here = (self.linked.table, self.row, self.column.key)
        return here, (self.linked.origin, self.origin_row, self.link.key)


def linked_cells(report: Report, kind: Kind) -> Iterator[LinkedCell]:
    """The cells of a kind that repeat one of the same row in another table."""
    for linked in linked_tables(report):
        for column in linked.table.spec.columns:
            link = column.link
            if link is None or column.kind is not kind or link.table != linked.origin.spec.key:
                continue
            if link.key not in linked.origin.columns or column.key not in linked.table.columns:
                continue
            for origin_row, row in _pairs(linked, column):
                yield LinkedCell(linked, origin_row, row, column, link)


def _pairs(linked: Linked, column: Column) -> Iterator[tuple[Row, Row]]:
    """The rows of two tables side by side; indicator line by indicator line where each has its own."""
    for origin_row, row in (*linked.pairing.pairs, *linked.pairing.moved):
        if column.per_indicator:
            yield from pair_indicators(linked.origin, origin_row, linked.table, row).pairs
        else:
            yield origin_row, row


def is_unreadable(cell: Cell) -> bool:
    """Whether nobody can tell which target a cell means; a date (D12) tells it no longer."""
    return cell.serial is not None or cell.content in {Content.EMPTY, Content.ERROR, Content.UNCALCULATED}
