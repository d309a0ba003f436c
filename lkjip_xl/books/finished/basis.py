"""What every cell of the tables is worked out with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from lkjip_xl.books.finished.layout import Layouts
from lkjip_xl.books.finished.typed_entries import typed_entry
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.figures.kategori_of_report import scale_of
from lkjip_xl.figures.outline import sasaran_of_outline
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.figures.typed_penyerapan import typed_absorptions
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.own_titles import as_printed
from lkjip_xl.report.place import Place
from lkjip_xl.tables import TABEL_2_1, TABEL_3_1_3, calculation
from lkjip_xl.tables.spec import Column, Kind


class Basis:
    """A report as it is written: where each cell of it goes, and every figure anew from the leaf rows."""

    def __init__(self, report: Report, layouts: Layouts, kept: frozenset[Place] = frozenset()) -> None:
        """Take what stands in ``kept`` as it was typed."""
        self.report, self.layouts, self._kept = report, layouts, kept
        self.recomputed = Recomputed(report, kept)
        self.scale = scale_of(report)
        self.settings = report.settings
        self.typed_absorptions = typed_absorptions(report, self.recomputed)
        self._operands = _columns_computed_with(layouts)

    @cached_property
    def sasaran(self) -> Mapping[Place, Sequence[Row]]:
        """The rows of Tabel 2.3.1 with the sasaran of each program or kegiatan of Tabel 2.1, by its cell there."""
        outline, found = self.report.tables.get(TABEL_2_1.key), self.recomputed.all_assignments
        return sasaran_of_outline(outline, found) if outline is not None and found is not None else {}

    def as_printed(self, sentence: str) -> str:
        """A sentence in which the tables are called as they are in print."""
        return as_printed(self.report, sentence)

    def figure(self, table: Table, row: Row, column: Column) -> Decimal | None:
        """A figure as the leaf rows give it, in rupiah or in percent points."""
        return self.recomputed.figure(table, row, column)

    def is_accepted(self, table: Table, row: Row, column: Column) -> bool:
        """Whether a cell stays as it was typed though something else is computed."""
        return table.place(row, column.key) in self._kept

    def as_typed(self, table: Table, cell: Cell, column: Column) -> Entry:
        """A cell as somebody typed it."""
        return typed_entry(cell, column, computed_with=(table.spec.key, column.key) in self._operands)


def _columns_computed_with(layouts: Layouts) -> frozenset[tuple[str, str]]:
    """The columns, by table, that some formula of the finished workbook reads."""
    read = set()
    for key, layout in layouts.by_key.items():
        for column in layout.columns:
            if column.sums:
                read.add((key, column.key))
                read |= {(column.link.table, column.link.key)} if column.link else set()
            read |= {(key, operand) for operand in calculation.operands(column.calc)} if column.calc else set()
            # The charts over the years read every figure of their table.
            if key == TABEL_3_1_3.key and column.kind is Kind.QUANTITY:
                read.add((key, column.key))
    return frozenset(read)
