"""The figures of Ringkasan that Tabel 3.1.5 gives: what a sasaran absorbed, and whether it was efisien."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.books.finished import marks
from lkjip_xl.books.finished.assigned_money import cells_of
from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.layout import Layouts, TableLayout
from lkjip_xl.books.finished.summary_figures import NOTHING, BudgetFigures, reference, share_format
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.figures import calc
from lkjip_xl.figures.assignments import Portion
from lkjip_xl.figures.efisiensi_of_sasaran import Together, together
from lkjip_xl.methods.efisiensi import judged, judgement_expression
from lkjip_xl.methods.sums import sum_of_all
from lkjip_xl.report.model import Row
from lkjip_xl.tables.calculation import Absorption, Efficiency
from lkjip_xl.tables.keys import Key


@dataclass(frozen=True)
class SasaranFigures:
    """The figures of the efficiency table (Tabel 3.1.5), with the money of the programs that carry a sasaran."""

    layout: TableLayout
    entries: Entries
    budget: BudgetFigures | None

    @classmethod
    def of(cls, layouts: Layouts, entries: Entries, budget: BudgetFigures | None) -> SasaranFigures | None:
        """The figures; None where the table is missing or empty."""
        layout = layouts.by_key.get(tables.TABEL_3_1_5.key)
        return cls(layout, entries, budget) if layout and layout.table.rows else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The indicators of sasaran."""
        return self.layout.table.rows

    def money(self, row: Row, key: str) -> tuple[Entry, Decimal | None]:
        """Pagu or realisasi of what the method of Pengaturan counts, with the sum; of a part its share."""
        column = self.layout.table.spec.column(Key.PENYERAPAN)
        if self.budget is None or not isinstance(column.calc, Absorption):
            return NOTHING, None
        settings = self.entries.settings
        programs = self.entries.recomputed.counted_programs(row, column.calc, settings.penyerapan)
        figures = [(self.budget.figure(one, key), each.share) for each in programs for one in each.rows]
        total = sum_of_all(None if figure is None else figure * share for figure, share in figures)
        if not programs or total is None:
            return NOTHING, None
        layout, layouts = self.budget.layout, self.entries.layouts
        cells = [cells_of(layouts, each, layout) for each in programs]
        is_pagu = key == Key.TARGET_KEUANGAN
        expression = "+".join(each.weighed(each.pagu if is_pagu else each.realisasi) for each in cells)
        is_shared = self.is_shared(row)
        number_format = styles.RUPIAH_FORMAT + (f'"{marks.SHARED}"' if is_shared else "")
        return Entry(value=total, formula=expression, number_format=number_format), total

    def is_shared(self, row: Row) -> bool:
        """Whether other sasaran have some of that money too."""
        column = self.layout.table.spec.column(Key.PENYERAPAN)
        if not isinstance(column.calc, Absorption):
            return False
        method = self.entries.settings.penyerapan
        programs = self.entries.recomputed.counted_programs(row, column.calc, method)
        return any(one.portion is Portion.SHARED for each in programs for one in each.by)

    def percentage(self, row: Row, key: str) -> Entry:
        """Capaian or penyerapan."""
        entry = reference(self.layout, self.entries, row, self.layout.table.spec.column(key))
        return (
            entry
            if entry.value is None
            else Entry(entry.text, entry.value, entry.formula, share_format(self.entries))
        )

    def judgement(self, row: Row) -> Entry:
        """Whether a row is efisien by the measure of Pengaturan, judged on the unrounded figures."""
        column = self.layout.table.spec.column(Key.EFISIENSI)
        calculation, keys = column.calc, (Key.CAPAIAN, Key.PENYERAPAN, Key.EFISIENSI)
        if not isinstance(calculation, Efficiency) or any(self.layout.position(key) is None for key in keys):
            return NOTHING
        measured = self.entries.recomputed.measured(self.layout.table, row, calculation)
        word = judged(calculation.ukuran, measured)
        achieved, absorbed, value = (self.layout.reference(row, key) for key in keys)
        formula = judgement_expression(calculation.ukuran, (achieved, absorbed), value, calc.NOT_COMPUTABLE)
        return Entry(word or calc.NOT_COMPUTABLE, formula=formula)

    def is_missing(self, key: str) -> bool:
        """Whether the table does not print a column."""
        return self.layout.position(key) is None

    def together(self, rows: Sequence[Row]) -> Together | None:
        """The efficiency of a sasaran with several indicators."""
        of = self.layout.table.spec.column(Key.EFISIENSI).calc
        if not isinstance(of, Efficiency):
            return None
        return together(self.entries.recomputed, self.layout.table, rows, of, self.entries.settings.decimals_told)

    def mean(self, rows: Sequence[Row], key: str, value: Decimal | None) -> Entry:
        """The mean of a column over the rows of a sasaran, of those that have a figure there."""
        cells = ",".join(self.layout.reference(row, key) for row in rows)
        expression = f'IF(COUNT({cells})=0,"{calc.NOT_COMPUTABLE}",AVERAGE({cells}))'
        shown = value / 100 if value is not None and self.layout.table.spec.column(key).as_fraction else value
        return Entry(
            "" if value is not None else calc.NOT_COMPUTABLE, shown, expression, share_format(self.entries)
        )

    def measure(self, row: Row) -> Entry:
        """The efficiency as its table shows it."""
        if self.layout.position(Key.EFISIENSI) is None:
            return NOTHING
        entry = self.entries.entry(self.layout, row, self.layout.table.spec.column(Key.EFISIENSI))
        return (
            NOTHING if entry.value is None else replace(entry, formula=self.layout.reference(row, Key.EFISIENSI))
        )
