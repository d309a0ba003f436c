"""The figures of Ringkasan, each with the formula that brings it there from its table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl import calc, tables
from lkjip_xl.build import styles
from lkjip_xl.build.finished_addresses import FixedAddresses
from lkjip_xl.build.finished_cells import Entries, Entry, text_reference
from lkjip_xl.build.finished_layout import Layouts, TableLayout, sums_are_known
from lkjip_xl.model import Row
from lkjip_xl.schema import Absorption, Column, Figure, Level, Percent

PAGU, REALISASI, CAPAIAN = "target_keuangan", "realisasi", "capaian"
_SHARE_FORMAT = styles.percent_format(2, as_fraction=True)
NOTHING = Entry(calc.NOT_COMPUTABLE)
# Points with the judgement that they stand for; a formula cannot give both.
_EFFICIENCY_FORMAT = '0.00" efisien";-0.00" tidak efisien"'
_NOT_STARTED = "belum dilaksanakan"
# In rupiah: below this, whole millions say too little.
_SMALL_BUDGET = 100_000_000
_SHARE = Percent(Figure("part"), Figure("whole"))


def share(part: str, whole: str, figures: tuple[Decimal | None, Decimal | None]) -> Entry:
    """One cell as a percentage of another; the figures are what the two cells show."""
    expression = calc.formula(_SHARE, FixedAddresses({"part": part, "whole": whole}), as_fraction=True)
    above, below = figures
    value = None if above is None or not below else above / below
    text = calc.NOT_COMPUTABLE if value is None else ""
    return Entry(text, value, expression, _SHARE_FORMAT)


def difference(minuend: str, subtrahend: str, figures: tuple[Decimal | None, Decimal | None]) -> Entry:
    """One cell less another."""
    above, below = figures
    if above is None or below is None:
        return NOTHING
    return Entry(value=above - below, formula=f"{minuend}-{subtrahend}", number_format=styles.RUPIAH_FORMAT)


def reference(layout: TableLayout, entries: Entries, row: Row | None, column: Column) -> Entry:
    """An amount or percentage brought over from a table."""
    value = None if row is None else entries.figure(layout.table, row, column)
    if row is None or value is None or layout.position(column.key) is None:
        return NOTHING
    shown = value / 100 if column.as_fraction else value
    number_format = styles.number_format(column).get("num_format", "")
    return Entry(value=shown, formula=layout.reference(row, column.key), number_format=number_format)


def name_reference(layout: TableLayout, row: Row) -> Entry:
    """The name of a row brought over from its table."""
    key = layout.table.spec.label
    name = row.text(key)
    return text_reference(layout.reference(row, key), name) if name else Entry(layout.table.label(row))


@dataclass(frozen=True)
class BudgetFigures:
    """The figures of the table of pagu and realisasi (Tabel 3.1.1.b)."""

    layout: TableLayout
    entries: Entries

    @classmethod
    def of(cls, layouts: Layouts, entries: Entries) -> BudgetFigures | None:
        """The figures; None where the table is missing or empty."""
        layout = layouts.by_key.get(tables.TABEL_3_1_1_B.key)
        return cls(layout, entries) if layout and layout.table.rows else None

    @property
    def programs(self) -> tuple[Row, ...]:
        """The topmost rows, where it is known which these are."""
        return self.layout.table.top_rows if sums_are_known(self.layout.table) else ()

    def figure(self, row: Row | None, key: str) -> Decimal | None:
        """A figure; None where there is none."""
        column = self.layout.table.spec.column(key)
        return None if row is None else self.entries.figure(self.layout.table, row, column)

    def reference(self, row: Row | None, key: str) -> Entry:
        """An amount or percentage brought over from the table."""
        return reference(self.layout, self.entries, row, self.layout.table.spec.column(key))

    def in_millions(self, row: Row, key: str, million: int) -> Entry:
        """An amount in millions of rupiah."""
        entry = self.reference(row, key)
        if entry.value is None:
            return entry
        return Entry(value=entry.value / million, formula=f"{entry.formula}/{million}", number_format="#,##0.0")

    def millions_format(self) -> str:
        """The format of amounts in a chart: small budgets need a decimal to be told apart."""
        figures = [self.figure(row, key) or Decimal(0) for row in self.programs for key in (PAGU, REALISASI)]
        return "#,##0" if max(figures, default=Decimal(0)) >= _SMALL_BUDGET else "#,##0.0"

    def count(self, level: Level) -> Entry:
        """How many rows stand on a level."""
        table = self.layout.table
        tree = table.spec.tree
        if tree is None or self.layout.position(tree.level) is None or not sums_are_known(table):
            return NOTHING
        number = sum(row.level is level for row in table.rows)
        formula = f'COUNTIF({self.layout.range_of(tree.level)},"{level.label}")'
        return Entry(value=Decimal(number), formula=formula, number_format="0")


def mean_capaian(layouts: Layouts, entries: Entries) -> Entry:
    """The mean of the indicators' capaian in Tabel 3.1.2, of those that can be computed."""
    layout = layouts.by_key.get(tables.TABEL_3_1_2.key)
    if layout is None or not layout.table.rows:
        return NOTHING
    column = layout.table.spec.column(CAPAIAN)
    figures = [entries.figure(layout.table, row, column) for row in layout.table.rows]
    known = [figure for figure in figures if figure is not None]
    cells = layout.range_of(column.key)
    formula = f'IF(COUNT({cells})=0,"{calc.NOT_COMPUTABLE}",AVERAGE({cells}))'
    if not known:
        return Entry(calc.NOT_COMPUTABLE, formula=formula)
    mean = sum(known, Decimal(0)) / len(known)
    return Entry(value=mean / 100, formula=formula, number_format=_SHARE_FORMAT)


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

    def name(self, row: Row) -> Entry:
        """The sasaran with its indicator."""
        sasaran, label = row.text("sasaran"), self.layout.table.label(row)
        parts = [
            text_reference(self.layout.reference(row, "sasaran"), sasaran),
            text_reference(self.layout.reference(row, self.layout.table.spec.label), label),
        ]
        text = f"{sasaran}: {label}" if sasaran else label
        if not sasaran or not all(part.formula for part in parts):
            return Entry(text)
        # A sasaran stands once over its indicators: the first of its cells shows it.
        first = row
        while first.index and first.cells["sasaran"].carried:
            first = self.rows[first.index - 1]
        return Entry(text, formula=f'{self.layout.reference(first, "sasaran")}&": "&{parts[1].formula}')

    def money(self, row: Row, key: str) -> tuple[Entry, Decimal | None]:
        """Pagu or realisasi of the programs that the method of Pengaturan counts, with the sum as a figure."""
        column = self.layout.table.spec.column("penyerapan")
        if self.budget is None or not isinstance(column.calc, Absorption):
            return NOTHING, None
        settings = self.entries.settings
        programs = self.entries.recomputed.counted_programs(row, column.calc, settings.penyerapan)
        figures = [self.budget.figure(program, key) for program in programs]
        known = [figure for figure in figures if figure is not None]
        if not programs or len(known) < len(programs):
            return NOTHING, None
        total = sum(known, Decimal(0))
        expression = "+".join(self.budget.layout.reference(program, key) for program in programs)
        return Entry(value=total, formula=expression, number_format=styles.RUPIAH_FORMAT), total

    def percentage(self, row: Row, key: str) -> Entry:
        """Capaian or penyerapan."""
        entry = reference(self.layout, self.entries, row, self.layout.table.spec.column(key))
        return entry if entry.value is None else Entry(entry.text, entry.value, entry.formula, _SHARE_FORMAT)

    def efficiency(self, capaian: tuple[str, Entry], penyerapan: tuple[str, Entry]) -> Entry:
        """The difference of two cells in percent points, with its judgement."""
        (above, achieved), (below, absorbed) = capaian, penyerapan
        formula = (
            f'IF(COUNT({above},{below})<2,"{calc.NOT_COMPUTABLE}",'
            f'IF(AND({above}=0,{below}=0),"{_NOT_STARTED}",({above}-{below})*100))'
        )
        if achieved.value is None or absorbed.value is None:
            return Entry(calc.NOT_COMPUTABLE, formula=formula)
        if not achieved.value and not absorbed.value:
            return Entry(_NOT_STARTED, formula=formula)
        return Entry(
            value=(achieved.value - absorbed.value) * 100, formula=formula, number_format=_EFFICIENCY_FORMAT
        )
