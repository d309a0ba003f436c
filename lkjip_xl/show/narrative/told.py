"""What the sentences of every table are told with: the year, figures with their units, which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.figures.calc import rumus_in
from lkjip_xl.figures.kategori_of_report import scale_of
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.report.indicator_units import tables_with_units, unit_column
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.numbers import grade_of, round_half_up
from lkjip_xl.text.sentences import figure_in_full, percent, rounded_figure, with_unit
from lkjip_xl.text.words import squeeze


@dataclass(frozen=True)
class Told:
    """A report and its recomputed figures, as sentences name them."""

    report: Report
    recomputed: Recomputed

    @property
    def year(self) -> str:
        """The year of the report, as a sentence names it."""
        tahun = self.report.settings.tahun
        return f"tahun {tahun}" if tahun else "tahun ini"

    @property
    def last_year(self) -> str:
        """The year before it."""
        tahun = self.report.settings.tahun
        return f"tahun {tahun - 1}" if tahun else "tahun lalu"

    def figure(self, table: Table, row: Row, key: str) -> Decimal | None:
        """A figure as the leaf rows give it, in rupiah or percent points; None without the column."""
        if key not in table.columns and not table.spec.column(key).calc:
            return None
        return self.recomputed.figure(table, row, table.spec.column(key))

    def decimals(self, table: Table, key: str) -> int:
        """With how many decimals a sentence tells percentages of a column: as many as the page prints there.

        Two where Pengaturan leaves those to the format of the cells: a column of whole percents tells too little.
        """
        settings = self.report.settings
        return settings.decimals_told if settings.desimal is None else table.spec.column(key).decimals

    def percent(self, value: Decimal, table: Table, key: str = Key.CAPAIAN) -> str:
        """A percentage of a column, in percent points, as a sentence tells it."""
        return percent(value, self.decimals(table, key))

    def beside(self, table: Table, row: Row, *keys: str) -> tuple[str, ...]:
        """Figures that a sentence holds against each other: with more decimals where they would look the same."""
        shown = tuple(self.shown(table, row, key) for key in keys)
        numbers = {row.cells[key].number for key in keys if key in row.cells}
        if len({*shown}) > 1 or len(numbers) < 2 or None in numbers:
            return shown
        return tuple(self.shown(table, row, key, in_full=True) for key in keys)

    def shown(self, table: Table, row: Row, key: str, *, in_full: bool = False) -> str:
        """A target or realisasi with its unit, which may stand in Perjanjian Kinerja alone."""
        text, cell = _written(row, key), row.cells.get(key)
        if cell is None or grade_of(cell.written) or (cell.number is None and not cell.bounds):
            return text
        if cell.number is not None and not cell.as_text:
            text = figure_in_full(cell.number) if in_full else rounded_figure(cell.number, cell.decimals)
        elif cell.unit:
            return text  # a text with its unit
        return with_unit(text, cell.unit or self._unit(table.label(row)) or squeeze(row.text(Key.SATUAN)))

    def _unit(self, indicator: str) -> str:
        """The unit of an indicator, that of Perjanjian Kinerja before others."""
        for table in tables_with_units(self.report.tables):
            found, column = self._row_of(table.spec.key, indicator), unit_column(table)
            if found is not None and column is not None and (unit := squeeze(found.text(column.key))):
                return unit
        return ""

    def _row_of(self, table: str, indicator: str) -> Row | None:
        """The row of an indicator in another table."""
        there = self.report.tables.get(table)
        rows = there.rows if there else ()
        names = [there.label(row) for row in rows] if there else []
        return next((rows[right] for _, right in pair_names([indicator], names)), None)

    def direction(self, table: Table, row: Row) -> str:
        """Says of an indicator that less of it is better."""
        own = Key.RUMUS in table.columns
        rumus = rumus_in(row, ladders=self.report.settings.ladders) if own else self.rumus(table.label(row))
        return "" if rumus in {Rumus.MORE_IS_BETTER, None} else " (makin rendah makin baik)"

    def rumus(self, indicator: str) -> Rumus | None:
        """The formula that Tabel 3.1.1.a sets for an indicator."""
        found = self._row_of(tables.TABEL_3_1_1_A.key, indicator)
        rumus = None if found is None else rumus_in(found, ladders=self.report.settings.ladders)
        # Of a rank less is better by whatever formula; nobody knows what a formula means that is none.
        return Rumus.MORE_IS_BETTER if rumus is None and (found is None or found.text(Key.RUMUS)) else rumus

    def category(self, value: Decimal) -> str:
        """The category of a capaian (percent points) on the scale of the report; "" without a scale."""
        scale = scale_of(self.report)
        return (scale.category(round_half_up(value, 9)) or "") if scale else ""


def _written(row: Row, key: str) -> str:
    return squeeze(row.text(key)) or "-"
