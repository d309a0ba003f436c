"""The figures of Ringkasan, each with the formula that brings it there from its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.books.finished import marks
from lkjip_xl.books.finished.addresses import FixedAddresses
from lkjip_xl.books.finished.calculated_entries import is_kept_as_typed
from lkjip_xl.books.finished.category_entries import absorption_category, category_entry
from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.layout import Layouts, TableLayout, sums_are_known
from lkjip_xl.books.finished.other_row_entries import mean_entry
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry, text_reference
from lkjip_xl.books.kit.writer import quoted
from lkjip_xl.figures import calc
from lkjip_xl.figures.absorptions import in_words
from lkjip_xl.figures.means_of_sasaran import Group
from lkjip_xl.methods.capaian import REACHED
from lkjip_xl.methods.kategori import Scale
from lkjip_xl.report.model import Row
from lkjip_xl.tables.calculation import Figure, Percent
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column, TableSpec
from lkjip_xl.text.addresses import column_letters

NOTHING = Entry(calc.NOT_COMPUTABLE)
# Joined to a text by Excel itself: an Indonesian one would take a point inside the text for something else.
AT_LEAST_REACHED = f'">="&{REACHED}'
# In rupiah: below this, whole millions say too little.
_SMALL_BUDGET = 100_000_000
_SHARE = Percent(Figure("part"), Figure("whole"))


def share_format(entries: Entries) -> str:
    """How a percentage is shown that is no figure of a table: with as many decimals as Pengaturan says."""
    return styles.percent_format(entries.settings.decimals_told, as_fraction=True)


def share(part: str, whole: str, figures: tuple[Decimal | None, Decimal | None], shown_as: str) -> Entry:
    """One cell as a percentage of another, penyerapan as realisasi of pagu; the figures are what the two show."""
    expression = calc.formula(_SHARE, FixedAddresses({"part": part, "whole": whole}), as_fraction=True)
    numerator, denominator = figures
    value = None if numerator is None or not denominator else numerator / denominator
    text = calc.NOT_COMPUTABLE if value is None else ""
    return Entry(text, value, expression, shown_as)


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

    def fraction(self, row: Row, key: str) -> Entry:
        """A percentage brought over as a fraction, whichever its column holds."""
        entry = self.reference(row, key)
        if entry.value is None or self.layout.table.spec.column(key).as_fraction:
            return entry
        return Entry(
            value=entry.value / 100, formula=f"({entry.formula}/100)", number_format=share_format(self.entries)
        )

    def in_column(self, key: str, points: Decimal) -> Decimal:
        """Percent points as a column of percentages holds them."""
        return points / 100 if self.layout.table.spec.column(key).as_fraction else points

    def format_in_millions(self) -> str:
        """The format that shows rupiah in millions: small budgets need a second decimal to be told apart."""
        figures = [self.figure(row, Key.TARGET_KEUANGAN) or Decimal(0) for row in self.programs]
        shown = "#,##0.0,," if max(figures, default=Decimal(0)) >= _SMALL_BUDGET else "#,##0.00,,"
        return f"{shown}_);({shown})"

    @property
    def leaves(self) -> list[Row]:
        """The rows that are summed into others and sum none: those of a flat table, else the lowest of its tree.

        Empty where the levels of a tree are not known.
        """
        table = self.layout.table
        if table.spec.tree is None or not table.is_leveled:
            return list(table.rows) if table.spec.tree is None else []
        return [row for row in table.rows if table.is_leaf(row) and row.parent is not None]

    @property
    def words_for_leaves(self) -> str:
        """What one calls them where they are counted."""
        return in_words(self.layout.table, self.leaves)

    def level_of(self, rows: Sequence[Row]) -> tuple[str, str] | None:
        """The range of levels and the one that these rows have, and no others; None where there is none."""
        table = self.layout.table
        tree = table.spec.tree
        if tree is None or self.layout.position(tree.level) is None or not sums_are_known(table):
            return None
        lowest = {row.index for row in table.rows if row.level is Level.SUB_KEGIATAN}
        if lowest != {row.index for row in rows}:
            return None
        return self.layout.range_of(tree.level), f'"{Level.SUB_KEGIATAN.label}"'


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
        left_out = self._left_out
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
        return Entry(value=mean / 100, formula=formula, number_format=share_format(self.entries))

    @property
    def position(self) -> int:
        """The column of capaian."""
        return self.layout.position(Key.CAPAIAN) or 0

    def mean_of_sasaran(self, group: Group) -> Entry:
        """The mean of a sasaran, brought over from under its indicators."""
        column = self.layout.table.spec.column(Key.CAPAIAN)
        entry = mean_entry(self.entries, self.layout, group, column)
        if entry.value is None:
            return NOTHING
        address = f"{column_letters(self.position)}{self.layout.mean_row(group)}"
        return replace(
            entry, formula=f"{quoted(self.layout.sheet)}!{address}", number_format=share_format(self.entries)
        )

    @property
    def _left_out(self) -> list[Row]:
        """The indicators whose capaian is only typed and does not count."""
        column = self.layout.table.spec.column(Key.CAPAIAN)
        return [row for row in self.rows if self._is_typed_only(row, column)]

    def is_below(self, row: Row) -> bool:
        """Whether an indicator missed its target by rank: its grade is below it, and no capaian says how far."""
        column = self.layout.table.spec.column(Key.CAPAIAN)
        return self.entries.recomputed.missed_by_rank(self.layout.table, row, column)

    def is_reached(self, row: Row) -> bool:
        """Whether an indicator reached its target, by a capaian that counts."""
        value = self._counted(row, self.layout.table.spec.column(Key.CAPAIAN))
        return value is not None and value / 100 >= REACHED

    def _reached_expression(self, rows: Sequence[Row]) -> str:
        cells = [self.layout.reference(row, Key.CAPAIAN) for row in rows]
        return "+".join(f"(N({cell})>={REACHED})" for cell in cells)

    def reached_of(self, rows: Sequence[Row]) -> Entry:
        """How many of some indicators reached their target."""
        left_out = self._left_out
        counted = [row for row in rows if row not in left_out]
        expression = self._reached_expression(counted) or "0"
        return Entry(value=Decimal(sum(map(self.is_reached, rows))), formula=expression, number_format="0")

    @property
    def reached(self) -> Entry:
        """How many indicators reached their target."""
        ranges = self.layout.ranges_of(Key.CAPAIAN)
        expression = "+".join(f"COUNTIF({each},{AT_LEAST_REACHED})" for each in ranges)
        if left_out := self._left_out:
            expression += f"-({self._reached_expression(left_out)})"
        return Entry(value=Decimal(sum(map(self.is_reached, self.rows))), formula=expression, number_format="0")

    @property
    def judged(self) -> Entry:
        """How many indicators have a capaian that counts, or a grade below their target."""
        expression = "+".join(f"COUNT({each})" for each in self.layout.ranges_of(Key.CAPAIAN))
        below = [row for row in self.rows if self.is_below(row)]
        if left_out := [row for row in self._left_out if row not in below]:
            expression += f"-COUNT({','.join(self.layout.reference(row, Key.CAPAIAN) for row in left_out)})"
        untold = [row for row in below if row not in self._left_out]
        expression += "".join(f"+ISTEXT({self.layout.reference(row, Key.CAPAIAN)})" for row in untold)
        return Entry(value=Decimal(len(self._known) + len(below)), formula=expression, number_format="0")

    def quantity(self, row: Row, key: str) -> Entry:
        """A target or realisasi brought over as it shows there."""
        if self.layout.position(key) is None:
            return NOTHING
        entry = self.entries.entry(self.layout, row, self.layout.table.spec.column(key))
        if entry.value is None:
            return text_reference(self.layout.reference(row, key), entry.text)
        return replace(entry, formula=self.layout.reference(row, key))

    def percentage(self, row: Row, key: str) -> Entry:
        """A capaian as its table shows it; a dash where it has none of that year."""
        if self.layout.position(key) is None:
            return NOTHING
        entry = self.entries.entry(self.layout, row, self.layout.table.spec.column(key))
        if entry.value is None:
            return NOTHING
        # How it is computed its table says; that it is not, is said here too.
        shown = marks.marked(share_format(self.entries), marks.KEPT if entry.sign == marks.KEPT else "")
        return replace(entry, text="", formula=self.layout.reference(row, key), number_format=shown)
