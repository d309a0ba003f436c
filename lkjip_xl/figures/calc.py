"""A calculation, once: evaluated in Python, and compiled to the Excel formula that gives the same.

The figure that a rule expects, the figure stored in the finished workbook and the formula beside it
all come from one :data:`~lkjip_xl.tables.calculation.Calc`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from lkjip_xl.methods import capaian as achievement
from lkjip_xl.methods import grades
from lkjip_xl.methods.capaian import Rumus, Target
from lkjip_xl.methods.efisiensi import Measured, efisiensi
from lkjip_xl.methods.grades import Ladder
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.units import SAME_UNIT, Ratio, ratio
from lkjip_xl.tables.calculation import (
    Absorption,
    Across,
    Calc,
    Capaian,
    CapaianStep,
    Efficiency,
    Figure,
    Minus,
    OutputWorth,
    Parts,
    Percent,
    Tallied,
    Total,
)
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind

# What a percentage that cannot be computed shows, in Excel and in print.
NOT_COMPUTABLE = "-"
FOR_BUILD = "lihat hasil build"
"""What a formula of the template shows of figures that only the program can compute, or finds that it cannot."""
# Excel takes at most 255 arguments in a function.
_MOST_ARGUMENTS = 255


class Figures(Protocol):
    """The figures of one row, of its parts and of whole tables; None where there is none."""

    def has(self, column: str) -> bool:
        """Whether the table has a column."""
        ...

    def target(self, column: str) -> Target | None:
        """The row's target: a figure, or the two bounds of a range."""
        ...

    def rumus(self, calc: Capaian) -> Rumus | None:
        """The formula of the row's capaian; None where it cannot be told, or what it needs is missing."""
        ...

    def graded(self, _calc: Capaian, /) -> Decimal | None:
        """The capaian of the row's grade, in percent points; None where one is no grade, or it cannot be told."""
        ...

    def total(self, column: str, table: str) -> Decimal | None:
        """The sum of a whole column, of this table or of the one named."""
        ...

    def own(self, column: str) -> Decimal | None:
        """The row's own figure."""
        ...

    def converted(self, column: str, like: str) -> Decimal | None:
        """The row's own figure in the unit of another column; None where it cannot be told in that."""
        ...

    def parts(self, column: str) -> Sequence[Decimal | None]:
        """The figures of the row's parts."""
        ...


class Addresses(Protocol):
    """Where the figures of one row, of its parts and of whole tables stand, as Excel writes it."""

    def capaian(self, calc: Capaian) -> str:
        """An Excel expression of the row's capaian as a fraction; a dash where it cannot be computed."""
        ...

    def across(self, columns: Sequence[str]) -> str:
        """An Excel expression that sums the row's own figures in those of some columns that there are."""
        ...

    def total(self, column: str, table: str) -> str:
        """An Excel expression of the sum of a whole column, of this table or of the one named."""
        ...

    def own(self, column: str) -> str:
        """The address of the row's own figure."""
        ...

    def converted(self, column: str, like: str) -> str:
        """An Excel expression of the row's own figure in the unit of another column."""
        ...

    def sum_of_parts(self, column: str) -> str:
        """An Excel expression that sums the figures of the row's parts."""
        ...


def evaluate(calc: Calc, figures: Figures) -> Decimal | None:  # noqa: PLR0911 - one for each calculation
    """The result of a calculation; None where a figure is missing or a percentage has no whole."""
    match calc:
        case Figure(column):
            return figures.own(column)
        case Parts(column):
            return total(figures.parts(column))
        case Minus(minuend, subtrahend):
            left, right = evaluate(minuend, figures), evaluate(subtrahend, figures)
            return None if left is None or right is None else left - right
        case Percent():
            return _percent(calc, figures)
        case Total(column, table):
            return figures.total(column, table)
        case Across(columns):
            return total(figures.own(column) for column in columns if figures.has(column))
        case Capaian():
            return _capaian(calc, figures)
        case Efficiency():
            of = Measured(figures.own(calc.capaian), figures.own(calc.penyerapan))
            return efisiensi(calc.ukuran, of)
    return None  # an absorption takes several tables, see recompute.py


def _percent(calc: Percent, figures: Figures) -> Decimal | None:
    part, whole = evaluate(calc.part, figures), evaluate(calc.whole, figures)
    if calc.measured and isinstance(calc.part, Figure) and isinstance(calc.whole, Figure):
        part = figures.converted(calc.part.column, calc.whole.column)
    if part is None or not whole or (calc.measured and not achievement.is_measurable(part, whole)):
        return None
    return part / whole * 100


def _capaian(calc: Capaian, figures: Figures) -> Decimal | None:
    rumus, target = figures.rumus(calc), figures.target(calc.target)
    realisasi = figures.converted(calc.realisasi, calc.target)
    if rumus is None:
        return None
    if realisasi is None or target is None:
        share = figures.graded(calc)
        return None if share is None else achievement.limited(share, calc.cap)
    return achievement.capaian(rumus, realisasi, target, calc.cap)


def total(figures: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of figures; None where one of them is missing."""
    result = Decimal(0)
    for figure in figures:
        if figure is None:
            return None
        result += figure
    return result


def formula(calc: Calc, addresses: Addresses, *, as_fraction: bool = False) -> str:
    """The Excel expression of a calculation, without the equals sign.

    A percentage comes in percent points, or as a fraction for a cell with a percent format. Where it
    cannot be computed the expression shows a dash; ``N()`` takes text for zero, as ``evaluate`` does.
    """
    match calc:
        case Figure(column):
            return addresses.own(column)
        case Parts(column):
            return addresses.sum_of_parts(column)
        case Minus(minuend, subtrahend):
            return f"{formula(minuend, addresses)}-{_operand(subtrahend, addresses)}"
        case Percent(part, whole):
            above, below = _operand(part, addresses), _operand(whole, addresses)
            if calc.measured and isinstance(part, Figure) and isinstance(whole, Figure):
                above = addresses.converted(part.column, whole.column)
            percent = f"{above}/{below}" if as_fraction else f"{above}/{below}*100"
            return f'IF(OR(N({below})=0,NOT(ISNUMBER({above}))),"{NOT_COMPUTABLE}",{percent})'
        case Total(column, table):
            return addresses.total(column, table)
        case Across(columns):
            return addresses.across(columns)
        case Capaian():
            share = addresses.capaian(calc)
            return share if as_fraction else f'IFERROR({share}*100,"{NOT_COMPUTABLE}")'
        case Absorption() | Efficiency() | Tallied() | CapaianStep() | OutputWorth():
            raise ValueError("absorption and efficiency of a sasaran take several tables, a grade takes words")


def capaian_expression(
    rumus: Rumus, cells: tuple[str, str], bounds: tuple[str, str] | None = None, cap: str = ""
) -> str:
    """The Excel expression of a capaian as a fraction, by a known formula.

    ``cells`` are those of realisasi and target, ``bounds`` the bounds of a target that is a range, ``cap``
    the most that counts, in percent points. A dash where it cannot be computed.
    """
    realisasi, target = cells
    tests = [f"NOT(ISNUMBER({realisasi}))"]
    if bounds:
        low, high = bounds
        above, below = (achievement.expression(rumus, realisasi, bound) for bound in (high, low))
        share = f"IF({realisasi}>{high},{above},IF({realisasi}<{low},{below},1))"
    else:
        share = achievement.expression(rumus, realisasi, target)
        tests.insert(0, f"N({target})=0")
    if rumus is Rumus.LESS_IS_BETTER_INVERSE:
        tests.append(f"N({realisasi})=0")
    if cap:
        share = f"MIN({share},{cap}/100)"
    test = f"OR({','.join(tests)})" if len(tests) > 1 else tests[0]
    return f'IF({test},"{NOT_COMPUTABLE}",{share})'


def grade_expression(
    realisasi: str, accepted: Sequence[str], below: Sequence[tuple[str, Decimal]] = (), cap: str = ""
) -> str:
    """The Excel expression of the capaian of a grade as a fraction: 1 where the cell shows an accepted one.

    ``accepted`` are the texts of the grades at the target or above, ``below`` those under it that have a score,
    with their share of the target's, as Excel writes literals.
    """
    shares = [(each, Decimal(1)) for each in accepted] + list(below)
    expression = f'"{NOT_COMPUTABLE}"'
    for share in sorted({share for _, share in shares}):
        tests = ",".join(f"{realisasi}={each}" for each, own in shares if own == share)
        shown = f"MIN({share:f},{cap}/100)" if cap else f"{share:f}"
        expression = f"IF(OR({tests}),{shown},{expression})"
    return expression


def _operand(calc: Calc, addresses: Addresses) -> str:
    """A calculation as a part of another: a difference stands in parentheses."""
    expression = formula(calc, addresses)
    return f"({expression})" if isinstance(calc, Minus) else expression


def sum_expression(addresses: Sequence[str]) -> str:
    """``SUM`` of single cells, in groups where Excel would not take them all at once."""
    groups = [addresses[i : i + _MOST_ARGUMENTS] for i in range(0, len(addresses), _MOST_ARGUMENTS)]
    sums = [f"SUM({','.join(group)})" for group in groups]
    return f"({'+'.join(sums)})" if len(sums) > 1 else "".join(sums) or "0"


def written_figure(table: Table, row: Row, column: str) -> Decimal | None:
    """The figure as it is written. A dash is zero among amounts; an indicator's dash has no figure at all."""
    cell = row.cells.get(column)
    if cell is not None and cell.content is Content.NIL and not is_zero_as_dash(table.spec.column(column)):
        return None
    return row.figure(column)


def is_zero_as_dash(column: Column) -> bool:
    """Whether a dash in a column stands for zero: no rupiah, nobody; but not a target or realisasi of 0."""
    return column.kind not in (Kind.PERCENT, Kind.QUANTITY)


def ratio_in(row: Row, column: str, like: str) -> Ratio | None:
    """How the unit of a row's figure stands to that of another; None where the one cannot be told in the other."""
    one, other = row.cells.get(column), row.cells.get(like)
    return SAME_UNIT if one is None or other is None else ratio(one, other)


def ladder_in(row: Row, calc: Capaian) -> Ladder | None:
    """The ladder of grades that is chosen for a row's indicator."""
    return grades.ladder_named(row.text(calc.rumus), calc.ladders) if calc.rumus else None


def rumus_in(
    row: Row, rumus: str = Key.RUMUS, target: str = Key.TARGET, ladders: Sequence[Ladder] = ()
) -> Rumus | None:
    """The formula of a row's capaian by its cells of formula and target; None where nobody can tell."""
    cell = row.cells.get(target)
    return achievement.rumus_of(row.text(rumus), row.text(target), cell.satuan if cell else "", ladders)


class RowFigures:
    """A row's figures as they are written in its table, or as ``figure`` says they should be.

    ``tables`` are the other tables, for calculations that read them.
    """

    def __init__(
        self,
        table: Table,
        row: Row,
        figure: Callable[[Table, Row, str], Decimal | None] | None = None,
        tables: Mapping[str, Table] | None = None,
    ) -> None:
        self._table, self._row, self._tables = table, row, tables or {}
        self._figure = figure or written_figure

    def has(self, column: str) -> bool:
        """Whether the table has a column."""
        return column in self._table.columns

    def own(self, column: str) -> Decimal | None:
        """The row's own figure."""
        return self._figure(self._table, self._row, column)

    def converted(self, column: str, like: str) -> Decimal | None:
        """The row's own figure in the unit of another column; None where it cannot be told in that."""
        figure, found = self.own(column), ratio_in(self._row, column, like)
        return None if figure is None or found is None else found.of(figure)

    def parts(self, column: str) -> Sequence[Decimal | None]:
        """The figures of the row's parts, in order."""
        return [self._figure(self._table, part, column) for part in self._table.parts(self._row)]

    def target(self, column: str) -> Target | None:
        """The row's target: a figure, or the two bounds of a range."""
        cell = self._row.cells.get(column)
        return cell.bounds if cell and cell.bounds else self.own(column)

    def rumus(self, calc: Capaian) -> Rumus | None:
        """The formula of the row's capaian; the kind of its target decides where none is chosen."""
        return rumus_in(self._row, calc.rumus, calc.target, calc.ladders)

    def reached(self, calc: Capaian) -> bool | None:
        """Whether the row's grade is at its target or above."""
        own = self._row.text(calc.realisasi), self._row.text(calc.target)
        return grades.reached(*own, calc.ladders, ladder_in(self._row, calc))

    def graded(self, calc: Capaian) -> Decimal | None:
        """All of it at the target or above; below as the ladder that is chosen scores its steps."""
        if self.reached(calc):
            return achievement.WHOLE
        own = self._row.text(calc.realisasi), self._row.text(calc.target)
        share = grades.share_of_scores(*own, calc.ladders, ladder_in(self._row, calc))
        return None if share is None else share * 100

    def total(self, column: str, table: str) -> Decimal | None:
        """The sum of a whole column: its Jumlah row's figure, or the sum of the rows that make it up."""
        whole = self._tables.get(table) if table else self._table
        if whole is None or not whole.rows:
            return None
        if whole.total is not None and column in whole.total.cells:
            return self._figure(whole, whole.total, column)
        return total(self._figure(whole, row, column) for row in whole.counted_rows)
