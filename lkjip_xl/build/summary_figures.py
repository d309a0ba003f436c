"""The figures of Ringkasan, each with the formula that brings it there from its table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl import calc
from lkjip_xl.build import styles
from lkjip_xl.build.finished_cells import Entries, Entry, FixedAddresses
from lkjip_xl.build.finished_layout import Layouts, TableLayout, sums_are_known
from lkjip_xl.model import Row
from lkjip_xl.schema import Column, Figure, Kind, Level, Percent

_THIS_YEAR = "{tahun}"
_SHARE_FORMAT = styles.percent_format(2, as_fraction=True)
_NOTHING = Entry(calc.NOT_COMPUTABLE)
# In rupiah: below this, whole millions say too little.
_SMALL_BUDGET = 100_000_000
_SHARE = Percent(Figure("part"), Figure("whole"))


def budget_layout(layouts: Layouts) -> TableLayout | None:
    """The table that Ringkasan sums up: the one that the tables draw charts of."""
    candidates = layouts.in_order(part_of_report=True)
    return next((layout for layout in candidates if layout.table.spec.charts), None)


def indicator_layout(layouts: Layouts) -> TableLayout | None:
    """The table of indicators: one without a tree and with this year's capaian."""
    candidates = layouts.in_order(part_of_report=True)
    return next((each for each in candidates if not each.table.spec.tree and capaian_column(each)), None)


def capaian_column(layout: TableLayout) -> Column | None:
    """The column with this year's capaian."""
    return next(
        (
            column
            for column in layout.printed
            if column.kind is Kind.PERCENT and column.calc and column.group == _THIS_YEAR
        ),
        None,
    )


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
        return _NOTHING
    return Entry(value=above - below, formula=f"{minuend}-{subtrahend}", number_format=styles.RUPIAH_FORMAT)


@dataclass(frozen=True)
class BudgetFigures:
    """The figures of the table of pagu and realisasi."""

    layout: TableLayout
    entries: Entries

    @property
    def amounts(self) -> tuple[Column, ...]:
        """The amounts that sum up: first pagu, then realisasi."""
        return tuple(column for column in self.layout.printed if column.sums)

    @property
    def programs(self) -> tuple[Row, ...]:
        """The topmost rows, where it is known which these are."""
        return self.layout.table.top_rows if sums_are_known(self.layout.table) else ()

    def figure(self, row: Row | None, column: Column) -> Decimal | None:
        """A figure; None where there is none."""
        return None if row is None else self.entries.figure(self.layout.table, row, column)

    def reference(self, row: Row | None, column: Column) -> Entry:
        """An amount or percentage brought over from the table."""
        value = self.figure(row, column)
        if row is None or value is None:
            return _NOTHING
        shown = value / 100 if column.as_fraction else value
        number_format = styles.number_format(column).get("num_format", "")
        return Entry(value=shown, formula=self.layout.reference(row, column.key), number_format=number_format)

    def in_millions(self, row: Row, column: Column, million: int) -> Entry:
        """An amount in millions of rupiah."""
        entry = self.reference(row, column)
        if entry.value is None:
            return entry
        return Entry(value=entry.value / million, formula=f"{entry.formula}/{million}", number_format="#,##0.0")

    def millions_format(self) -> str:
        """The format of amounts in a chart: small budgets need a decimal to be told apart."""
        figures = [self.figure(row, column) or Decimal(0) for row in self.programs for column in self.amounts]
        return "#,##0" if max(figures, default=Decimal(0)) >= _SMALL_BUDGET else "#,##0.0"

    def count(self, level: Level) -> Entry:
        """How many rows stand on a level."""
        table = self.layout.table
        tree = table.spec.tree
        if tree is None or self.layout.position(tree.level) is None or not sums_are_known(table):
            return _NOTHING
        number = sum(row.level is level for row in table.rows)
        formula = f'COUNTIF({self.layout.range_of(tree.level)},"{level.label}")'
        return Entry(value=Decimal(number), formula=formula, number_format="0")


def mean_capaian(layouts: Layouts, entries: Entries) -> Entry:
    """The mean of the indicators' capaian, of those that can be computed."""
    layout = indicator_layout(layouts)
    column = capaian_column(layout) if layout else None
    if layout is None or column is None or not layout.table.rows:
        return _NOTHING
    figures = [entries.figure(layout.table, row, column) for row in layout.table.rows]
    known = [figure for figure in figures if figure is not None]
    cells = layout.range_of(column.key)
    formula = f'IF(COUNT({cells})=0,"{calc.NOT_COMPUTABLE}",AVERAGE({cells}))'
    if not known:
        return Entry(calc.NOT_COMPUTABLE, formula=formula)
    mean = sum(known, Decimal(0)) / len(known)
    if not column.as_fraction:
        return Entry(value=mean, formula=formula, number_format="0.00")
    return Entry(value=mean / 100, formula=formula, number_format=_SHARE_FORMAT)
