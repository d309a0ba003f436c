"""What the cells of one row of the template show that are computed from its own figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_xl.books.template.capaian_shown import Written, year_on_year
from lkjip_xl.books.template.capaian_steps import capaian_formula, year_on_year_formula
from lkjip_xl.books.template.contents import EMPTY, Content, Contents, Tables, level_of
from lkjip_xl.books.template.formulas import RowAddresses, TotalAddresses
from lkjip_xl.figures.calc import NOT_COMPUTABLE, evaluate, formula
from lkjip_xl.methods.capaian import Rumus, Target
from lkjip_xl.tables.calculation import (
    Across,
    Calc,
    Capaian,
    Minus,
    Parts,
    Percent,
    is_percentage,
    operands,
)
from lkjip_xl.tables.keys import Key

if TYPE_CHECKING:
    from lkjip_xl.books.template.hidden_lists import Ladders
    from lkjip_xl.books.template.layout import TableLayout
    from lkjip_xl.tables.spec import Column, TableSpec


def guarded(
    layout: TableLayout, column: Column, calc: Calc, figures: RowFigures, addresses: RowAddresses | TotalAddresses
) -> Content:
    """A calculation that shows nothing as long as its row is not filled.

    A difference needs numbers; a percentage of what is no number shows that it cannot be computed.
    """
    keys = [key for key in _own_figures(calc) if layout.has(key)]
    own = [addresses.cell(key) for key in keys]
    expression = formula(calc, addresses, as_fraction=column.as_fraction)
    result = evaluate(calc, figures)
    if is_percentage(calc):
        blank = any(figures.row.get(key, EMPTY).value == "" for key in keys)
        tests = ",".join(f'{cell}=""' for cell in own)
        shown = Decimal(0) if result is None else result / 100 if column.as_fraction else result
        value: Decimal | str = "" if blank else NOT_COMPUTABLE if result is None else shown
        return Content(value, f'IF(OR({tests}),"",{expression})')
    if isinstance(calc, Across):
        some = any(figures.row.get(key, EMPTY).number is not None for key in keys)
        return Content(
            result if some and result is not None else "", f'IF(COUNT({own[0]}:{own[-1]})=0,"",{expression})'
        )
    # COUNT takes numbers only, and neither texts nor empty cells.
    return Content("" if result is None else result, f'IF(COUNT({",".join(own)})<{len(own)},"",{expression})')


@dataclass(frozen=True, slots=True)
class RowFigures:
    """Figures as Excel computes with them: in a sum a text counts as nothing."""

    row: Contents
    part_rows: Sequence[Contents]
    spec: TableSpec
    totals: Contents
    others: Tables

    def has(self, column: str) -> bool:
        """Whether the table has a column."""
        return any(each.key == column for each in self.spec.columns)

    def own(self, column: str) -> Decimal | None:
        """The row's own figure; a text in a sum across the row counts as nothing."""
        content = self.row.get(column, EMPTY)
        if content.number is None and self._sums_across(column):
            return Decimal(0)
        return content.number

    def converted(self, column: str, like: str) -> Decimal | None:
        """Never asked for: what is measured is divided by the formulas of its steps."""
        raise KeyError((column, like))

    def _sums_across(self, column: str) -> bool:
        return any(isinstance(each.calc, Across) and column in each.calc.columns for each in self.spec.columns)

    def parts(self, column: str) -> Sequence[Decimal | None]:
        """The figures of the row's parts."""
        return [row.get(column, EMPTY).number or Decimal(0) for row in self.part_rows]

    def target(self, column: str) -> Target | None:
        """Never asked for, see ``converted``."""
        raise KeyError(column)

    def rumus(self, calc: Capaian) -> Rumus | None:
        """Never asked for, see ``converted``."""
        raise KeyError(calc.rumus)

    def graded(self, calc: Capaian) -> Decimal | None:
        """Never asked for, see ``converted``."""
        raise KeyError(calc.rumus)

    def total(self, column: str, table: str) -> Decimal | None:
        """What a Jumlah row shows, of this table or of the one named."""
        totals = self.others[table].total if table else self.totals
        return totals.get(column, EMPTY).number


def written(row: Contents, calc: Capaian) -> Written:
    """The cells of a row that a capaian is computed from."""
    realisasi, target = (row.get(key, EMPTY).value for key in (calc.realisasi, calc.target))
    rumus, satuan = (str(row.get(key, EMPTY).value) for key in (calc.rumus, Key.SATUAN))
    return Written(realisasi, target, rumus, satuan)


def capaian(
    layout: TableLayout, row: Contents, number: int, column: Column, calc: Capaian, ladders: Ladders
) -> Content:
    """The capaian of a row; ``number`` is that of its row on the sheet."""
    expression = capaian_formula(layout, number, calc, as_fraction=column.as_fraction)
    found = written(row, calc).capaian(ladders, calc.cap)
    return Content(found if isinstance(found, str) or column.as_fraction else found * 100, expression)


def measured_percent(layout: TableLayout, row: Contents, number: int, column: Column, calc: Percent) -> Content:
    """A realisasi in percent of that of another year, by what the hidden columns beside it read in both."""
    own, whole = (_capaian_of(layout.spec, key) for key in operands(calc))
    this, last = (row.get(each.realisasi, EMPTY).value for each in (own, whole))
    expression = year_on_year_formula(layout, number, own, whole, as_fraction=column.as_fraction)
    found = year_on_year(this, last, str(row.get(Key.SATUAN, EMPTY).value))
    return Content(found if isinstance(found, str) or column.as_fraction else found * 100, expression)


def _capaian_of(spec: TableSpec, realisasi: str) -> Capaian:
    """The capaian of which a column is the realisasi."""
    calcs = (each.calc for each in spec.columns)
    return next(calc for calc in calcs if isinstance(calc, Capaian) and calc.realisasi == realisasi)


def parts_of(key: str, rows: Sequence[Contents], index: int) -> Sequence[Contents]:
    """The rows of the next level below a row, as far as the next row that stands as high; ``key`` tells levels."""
    own = level_of(rows[index].get(key, EMPTY))
    parts = []
    for row in rows[index + 1 :]:
        level = level_of(row.get(key, EMPTY))
        if own is None or (level is not None and level <= own):
            break
        if level == own + 1:
            parts.append(row)
    return parts


def has_parts(calc: Calc) -> bool:
    """Whether a calculation adds up the parts of its row."""
    match calc:
        case Parts():
            return True
        case Minus(left, right) | Percent(left, right):
            return has_parts(left) or has_parts(right)
    return False


def _own_figures(calc: Calc) -> tuple[str, ...]:
    match calc:
        case Parts():
            return ()
        case Minus(left, right) | Percent(left, right):
            return (*_own_figures(left), *_own_figures(right))
    return operands(calc)
