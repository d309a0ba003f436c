"""The figures of Ringkasan, each with the formula that brings it there from its table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.books.finished.addresses import FixedAddresses
from lkjip_xl.books.finished.assigned_money import cells_of
from lkjip_xl.books.finished.category_entries import absorption_category, category_entry
from lkjip_xl.books.finished.cells import SHARED_MARK, Entries, is_kept_as_typed
from lkjip_xl.books.finished.layout import Layouts, TableLayout, sums_are_known
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry, text_reference
from lkjip_xl.books.kit.writer import quoted
from lkjip_xl.figures import calc
from lkjip_xl.figures.assignments import Portion
from lkjip_xl.figures.means_of_sasaran import Group
from lkjip_xl.methods.efisiensi import (
    EFFICIENT,
    LEAST,
    NOT_EFFICIENT,
    NOT_STARTED,
    Measured,
    Ukuran,
    efisiensi,
    expression,
    judged,
    needed,
    printed,
)
from lkjip_xl.methods.kategori import Scale
from lkjip_xl.report.model import Row
from lkjip_xl.tables.calculation import Absorption, Efficiency, Figure, Percent
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column, TableSpec
from lkjip_xl.text.addresses import column_letters

_SHARE_FORMAT = styles.percent_format(2, as_fraction=True)
NOTHING = Entry(calc.NOT_COMPUTABLE)
# Points with the judgement that they stand for; a formula cannot give both.
_EFFICIENCY_FORMAT = '0.00" efisien";-0.00" tidak efisien"'
# What is less by too little to print: of that format's parts neither would say both.
_BARELY_NOT_EFFICIENT = f"0,00 {NOT_EFFICIENT}"
# In rupiah: below this, whole millions say too little.
_SMALL_BUDGET = 100_000_000
_SHARE = Percent(Figure("part"), Figure("whole"))


def share(part: str, whole: str, figures: tuple[Decimal | None, Decimal | None]) -> Entry:
    """One cell as a percentage of another, penyerapan as realisasi of pagu; the figures are what the two show."""
    expression = calc.formula(_SHARE, FixedAddresses({"part": part, "whole": whole}), as_fraction=True)
    numerator, denominator = figures
    value = None if numerator is None or not denominator else numerator / denominator
    text = calc.NOT_COMPUTABLE if value is None else ""
    return Entry(text, value, expression, _SHARE_FORMAT)


def difference(minuend: str, subtrahend: str, figures: tuple[Decimal | None, Decimal | None]) -> Entry:
    """One cell less another."""
    left, right = figures
    if left is None or right is None:
        return NOTHING
    return Entry(value=left - right, formula=f"{minuend}-{subtrahend}", number_format=styles.RUPIAH_FORMAT)


def reference(layout: TableLayout, entries: Entries, row: Row | None, column: Column) -> Entry:
    """An amount or percentage brought over from a table."""
    value = None if row is None else entries.figure(layout.table, row, column)
    if row is None or value is None or layout.position(column.key) is None:
        return NOTHING
    shown = value / 100 if column.as_fraction else value
    number_format = styles.number_format(column).get("num_format", "")
    return Entry(value=shown, formula=layout.reference(row, column.key), number_format=number_format)


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
        figures = [
            self.figure(row, key) or Decimal(0)
            for row in self.programs
            for key in (Key.TARGET_KEUANGAN, Key.REALISASI)
        ]
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


@dataclass(frozen=True)
class Categories:
    """The categories of cells that hold fractions, by the scale of the report; a dash where it has none."""

    scale: Scale | None

    def of_capaian(self, cell: str, rated: Entry) -> Entry:
        """The category of a capaian."""
        if self.scale is None:
            return NOTHING
        return category_entry(self.scale, cell, self._points(rated), as_fraction=True)

    def of_absorption(self, cell: str, rated: Entry) -> Entry:
        """The category of an absorption; more than the pagu is in none."""
        if self.scale is None:
            return NOTHING
        return absorption_category(self.scale, cell, self._points(rated), as_fraction=True)

    @staticmethod
    def _points(rated: Entry) -> Decimal | None:
        return None if rated.value is None else rated.value * 100


@dataclass(frozen=True)
class IndicatorFigures:
    """The figures of the indicators of sasaran in a table that has their capaian."""

    layout: TableLayout
    entries: Entries

    @classmethod
    def of(cls, layouts: Layouts, entries: Entries, *specs: TableSpec) -> IndicatorFigures | None:
        """The figures of the first of some tables that is there and filled; None without one."""
        for key in (spec.key for spec in specs):
            layout = layouts.by_key.get(key)
            if layout and layout.table.rows and layout.position(Key.CAPAIAN) is not None:
                return cls(layout, entries)
        return None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The indicators."""
        return self.layout.table.rows

    @property
    def _cells(self) -> str:
        """The cells of capaian that count in the mean."""
        column = self.layout.table.spec.column(Key.CAPAIAN)
        left_out = [row for row in self.rows if self._is_typed_only(row, column)]
        if not left_out:
            return ",".join(self.layout.ranges_of(Key.CAPAIAN))
        return (
            ",".join(self.layout.reference(row, Key.CAPAIAN) for row in self.rows if row not in left_out) or '""'
        )

    def _is_typed_only(self, row: Row, column: Column) -> bool:
        return is_kept_as_typed(row, column) and self._counted(row, column) is None

    def _counted(self, row: Row, column: Column) -> Decimal | None:
        return self.entries.recomputed.counting(self.layout.table, row, column)

    @property
    def _known(self) -> list[Decimal]:
        column = self.layout.table.spec.column(Key.CAPAIAN)
        figures = (self._counted(row, column) for row in self.rows)
        return [figure for figure in figures if figure is not None]

    @property
    def mean(self) -> Entry:
        """The mean of the indicators' capaian, of those that can be computed."""
        formula = f'IF(COUNT({self._cells})=0,"{calc.NOT_COMPUTABLE}",AVERAGE({self._cells}))'
        if not self._known:
            return Entry(calc.NOT_COMPUTABLE, formula=formula)
        mean = sum(self._known, Decimal(0)) / len(self._known)
        return Entry(value=mean / 100, formula=formula, number_format=_SHARE_FORMAT)

    @property
    def position(self) -> int:
        """The column of capaian."""
        return self.layout.position(Key.CAPAIAN) or 0

    def mean_of_sasaran(self, group: Group) -> Entry:
        """The mean of a sasaran, brought over from under its indicators."""
        column = self.layout.table.spec.column(Key.CAPAIAN)
        entry = self.entries.mean_of_sasaran(self.layout, group, column)
        if entry.value is None:
            return NOTHING
        address = f"{column_letters(self.position)}{self.layout.mean_row(group)}"
        return replace(entry, formula=f"{quoted(self.layout.sheet)}!{address}", number_format=_SHARE_FORMAT)

    def sasaran(self, group: Group) -> Entry:
        """The name of a sasaran, brought over from its first indicator."""
        return text_reference(self.layout.reference(group[0], Key.SASARAN), group[0].text(Key.SASARAN))

    @property
    def mean_label(self) -> Entry:
        """Of how many indicators it is the mean, and of how many it could be."""
        text = f"Rata-rata capaian {len(self._known)} dari {len(self.rows)} indikator"
        every = "+".join(f"ROWS({each})" for each in self.layout.ranges_of(Key.CAPAIAN))
        return Entry(text, formula=f'"Rata-rata capaian "&COUNT({self._cells})&" dari "&{every}&" indikator"')

    def quantity(self, row: Row, key: str) -> Entry:
        """A target or realisasi brought over as it shows there."""
        if self.layout.position(key) is None:
            return NOTHING
        entry = self.entries.entry(self.layout, row, self.layout.table.spec.column(key))
        if entry.value is None:
            return text_reference(self.layout.reference(row, key), entry.text)
        return replace(entry, formula=self.layout.reference(row, key))

    def percentage(self, row: Row, key: str) -> Entry:
        """A capaian; a dash where the table has none of that year."""
        if self.layout.position(key) is None:
            return NOTHING
        entry = reference(self.layout, self.entries, row, self.layout.table.spec.column(key))
        return entry if entry.value is None else replace(entry, number_format=_SHARE_FORMAT)


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
        sasaran, label = row.text(Key.SASARAN), self.layout.table.label(row)
        parts = [
            text_reference(self.layout.reference(row, Key.SASARAN), sasaran),
            text_reference(self.layout.reference(row, self.layout.table.spec.label), label),
        ]
        text = f"{sasaran}: {label}" if sasaran else label
        if not sasaran or not all(part.formula for part in parts):
            return Entry(text)
        # A sasaran stands once over its indicators: the first of its cells shows it.
        first = row
        while first.index and first.cells[Key.SASARAN].carried:
            first = self.rows[first.index - 1]
        return Entry(text, formula=f'{self.layout.reference(first, Key.SASARAN)}&": "&{parts[1].formula}')

    def money(self, row: Row, key: str) -> tuple[Entry, Decimal | None]:
        """Pagu or realisasi of what the method of Pengaturan counts, with the sum; of a part its share."""
        column = self.layout.table.spec.column(Key.PENYERAPAN)
        if self.budget is None or not isinstance(column.calc, Absorption):
            return NOTHING, None
        settings = self.entries.settings
        programs = self.entries.recomputed.counted_programs(row, column.calc, settings.penyerapan)
        figures = [(self.budget.figure(one, key), each.share) for each in programs for one in each.rows]
        known = [figure * share for figure, share in figures if figure is not None]
        if not programs or len(known) < len(figures):
            return NOTHING, None
        total = sum(known, Decimal(0))
        layout, layouts = self.budget.layout, self.entries.layouts
        cells = [cells_of(layouts, each, layout) for each in programs]
        is_pagu = key == Key.TARGET_KEUANGAN
        expression = "+".join(each.weighed(each.pagu if is_pagu else each.realisasi) for each in cells)
        is_shared = any(one.portion is Portion.SHARED for each in programs for one in each.by)
        number_format = styles.RUPIAH_FORMAT + (f'"{SHARED_MARK}"' if is_shared else "")
        return Entry(value=total, formula=expression, number_format=number_format), total

    def percentage(self, row: Row, key: str) -> Entry:
        """Capaian or penyerapan."""
        entry = reference(self.layout, self.entries, row, self.layout.table.spec.column(key))
        return entry if entry.value is None else Entry(entry.text, entry.value, entry.formula, _SHARE_FORMAT)

    def efficiency(self, row: Row, capaian: tuple[str, Entry], penyerapan: tuple[str, Entry]) -> Entry:
        """The efficiency by the measure of Pengaturan as it is printed, judged unrounded."""
        calculation = self.layout.table.spec.column(Key.EFISIENSI).calc
        if not isinstance(calculation, Efficiency):
            return NOTHING
        ukuran = calculation.ukuran
        if ukuran.of_ministry:
            return self._of_ministry(row, ukuran)
        (above, achieved), (below, absorbed) = capaian, penyerapan
        computed = expression(ukuran, above, below, 2)
        if ukuran is Ukuran.SELISIH:
            barely = f"AND({computed}=0,ROUND({above}-{below},9)<0)"
            computed = f'IF({barely},"{_BARELY_NOT_EFFICIENT}",{computed})'
        formula = (
            f'IF({needed(ukuran, above, below)},"{calc.NOT_COMPUTABLE}",IF(AND(COUNT({above},{below})=2,{above}=0,'
            f'{below}=0),"{NOT_STARTED}",{computed}))'
        )
        left, right = (None if each.value is None else each.value * 100 for each in (achieved, absorbed))
        of = Measured(left, right)
        value, word = printed(ukuran, of), judged(ukuran, of)
        if value is None:
            return Entry(calc.NOT_COMPUTABLE, formula=formula)
        if word == NOT_STARTED:
            return Entry(NOT_STARTED, formula=formula)
        if ukuran is Ukuran.SELISIH and not value and word == NOT_EFFICIENT:
            return Entry(_BARELY_NOT_EFFICIENT, formula=formula)
        shown = efisiensi(ukuran, of) if ukuran.is_ratio else value
        return Entry(value=shown, formula=formula, number_format=_efficiency_format(ukuran, word))

    def _of_ministry(self, row: Row, ukuran: Ukuran) -> Entry:
        """E or NE, brought over from the table."""
        entry = reference(self.layout, self.entries, row, self.layout.table.spec.column(Key.EFISIENSI))
        if entry.value is None:
            return NOTHING
        return replace(entry, number_format=_efficiency_format(ukuran, EFFICIENT))


def _efficiency_format(ukuran: Ukuran, word: str | None) -> str:
    """The format of an efficiency with the judgement that it stands for."""
    if ukuran is Ukuran.SELISIH:
        return _EFFICIENCY_FORMAT
    if ukuran is Ukuran.SISA:
        # It rests on the capaian too, which no format knows.
        return f'0.00" {word}"' if word else "0.00"
    return f'[>={LEAST[ukuran]}]0.00" {EFFICIENT}";0.00" {NOT_EFFICIENT}"'
