"""The percentages that a report prints, each with the one that its figures give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.methods import capaian as achievement
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.evidence.roundings import before_rounding
from lkjip_xl.rules.findings import Problem, Unjudged
from lkjip_xl.rules.repeats import typed_at
from lkjip_xl.rules.support import (
    columns_with,
    level_place,
    limit_of_capaian,
    over_text,
    percent,
    problem,
)
from lkjip_xl.tables.calculation import Calc, Capaian, Figure, Percent, operands, whole
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import comparison_of, decimals_of, format_short, round_as_shown, round_half_up


@dataclass(frozen=True, slots=True)
class PrintedPercentage:
    """A cell that should hold a percentage, and the percentage that its figures give.

    ``basis`` are the cells of these figures, ``division`` how they are divided, in the staff's own figures;
    ``levels`` are the cells by which the template's formula finds the parts of the whole, or the limit of capaian.
    ``uncapped`` is a capaian beyond that limit: that it is printed in full is P07's. ``before_rounding``
    are the percentages by its figures as other tables print them with more digits. ``of_a_date`` says that one of
    its figures was typed as, or became, a date: its number of days is none to divide.
    """

    table: Table
    row: Row
    column: Column
    cell: Cell
    expected: Decimal | None
    basis: tuple[Place, ...]
    division: str
    levels: tuple[Place, ...] = ()
    uncapped: Decimal | None = None
    before_rounding: tuple[Decimal, ...] = ()
    of_a_date: bool = False

    @property
    def possible(self) -> tuple[Decimal, ...]:
        """The percentages that may stand there, the one with the limit of capaian and the one without."""
        return tuple(each for each in (self.expected, self.uncapped, *self.before_rounding) if each is not None)

    @property
    def is_share(self) -> bool:
        """Whether it is the share of a whole: then P02 judges it, and not P01."""
        return self.row is self.table.shares or whole(self.column.calc) is not None

    def problem(self, message: str, hint: str, right: Decimal, written: str, decimals: int | None) -> Problem:
        """The problem that another percentage should stand there."""
        number = self.cell.number
        return problem(
            self.table,
            self.row,
            self.column.key,
            message,
            expected=right,
            actual=self.cell.written if number is None else number,
            written=written,
            should_be=f"{percent(right, decimals)}  ({self.division}{self._unrounded(right)})",
            # A formula stores more decimals than it shows, and nobody reads them.
            difference=None if number is None else round_as_shown(number, _decimals(self.cell, right)) - right,
            percent=True,
            hint=hint,
            basis=(*self.basis, *self.levels),
            related=self.basis,
        )

    def _unrounded(self, right: Decimal) -> str:
        """What the division gives, where what should be printed is rounded to less than two decimals."""
        if self.expected is None or round_half_up(self.expected, 2) == right:
            return ""
        return f" = {percent(round_half_up(self.expected, 2))}"


def _decimals(cell: Cell, right: Decimal) -> int:
    return max(cell.decimals if cell.formula else decimals_of(cell.number or right), decimals_of(right), 2)


@lru_cache(maxsize=1)
def printed_percentages(report: Report) -> tuple[PrintedPercentage | Unjudged, ...]:
    """Every cell that should hold a percentage; worked out once for all rules about them."""
    return tuple(_printed_percentages(report))


def _printed_percentages(report: Report) -> Iterator[PrintedPercentage | Unjudged]:
    for table, column, calc in columns_with(report, Percent, Capaian):
        if any(key not in table.columns for key in operands(calc)):
            continue
        for row in (*table.rows_with(column), *table.totals):
            measured = all(table.spec.column(key).kind is Kind.QUANTITY for key in operands(calc))
            in_words = measured and row.cells[column.key].content is Content.NIL
            if not in_words and over_text(row, column.key, [(row, key) for key in operands(calc)]):
                place = table.place(row, column.key)
                yield Unjudged(f"rumus di {table.sheet} {place.address} membagi teks (lihat D02)", place)
                continue
            asked_for = column.filled and not table.sums_something_else(row)
            if asked_for or not row.cells[column.key].is_blank:
                yield _cell(report, table, row, column, calc)
    for table in report.report_tables:
        yield from _shares_of_totals(table)


def _cell(report: Report, table: Table, row: Row, column: Column, calc: Calc) -> PrintedPercentage:
    expected = evaluate(calc, RowFigures(table, row, tables=report.tables))
    basis = [table.place(row, key) for key in operands(calc)]
    if isinstance(calc, Capaian):
        basis += [table.place(row, calc.rumus)] if calc.rumus in table.columns else []
        division = _division_of_capaian(table, row, calc)
    else:
        division = " ÷ ".join(row.text(key) for key in operands(calc))
    levels = [*limit_of_capaian(report)] if isinstance(calc, Capaian) else []
    if total := whole(calc):
        owner = report.tables.get(total.table) if total.table else table
        if owner is not None and owner.rows:
            basis += _places_of_total(owner, total.column)
            levels += [level_place(owner, each) for each in owner.top_rows]
            figure = RowFigures(table, row, tables=report.tables).total(total.column, total.table)
            division += f" ÷ {'-' if figure is None else format_short(figure)}"
    printed = PrintedPercentage(
        table, row, column, row.cells[column.key], expected, tuple(basis), division, tuple(levels)
    )
    if any(typed_at(report, place) in _dates(report) for place in basis):
        return replace(printed, expected=None, of_a_date=True)
    return replace(
        printed,
        uncapped=_uncapped(report, table, row, column),
        before_rounding=before_rounding(report, table, row, column),
    )


@lru_cache(maxsize=1)
def _dates(report: Report) -> frozenset[Place]:
    """Where figures are dates: a formula elsewhere takes over their number of days, and not that it is a date."""
    figures = (Kind.RUPIAH, Kind.NUMBER, Kind.PERCENT, Kind.QUANTITY)
    cells = (cell for table in report.report_tables for _, _, cell in table.cells(*figures))
    return frozenset(cell.place for cell in cells if cell.serial is not None and cell.content is Content.TEXT)


def _uncapped(report: Report, table: Table, row: Row, column: Column) -> Decimal | None:
    """A capaian without the limit of Pengaturan; None for any other percentage."""
    if not isinstance(column.calc, Capaian) or column.calc.cap is None:
        return None
    return evaluate(replace(column.calc, cap=None), RowFigures(table, row, tables=report.tables))


def _places_of_total(table: Table, column: str) -> list[Place]:
    """The Jumlah cell of a column, or the cells that it would sum."""
    if table.total is not None:
        return [table.place(table.total, column)]
    return [table.place(row, column) for row in table.counted_rows]


def _division_of_capaian(table: Table, row: Row, calc: Capaian) -> str:
    """The formula of a capaian in the staff's own figures, with the bound of a range that counts."""
    rumus = RowFigures(table, row).rumus(calc) or achievement.Rumus.MORE_IS_BETTER
    target, realisasi = row.cells[calc.target], row.figure(calc.realisasi)
    if RowFigures(table, row).reached(calc) and None in (target.number, realisasi):
        return f"{row.text(calc.realisasi)}, targetnya {target.written}"
    shown = target.written.removeprefix(comparison_of(target.written))
    if target.bounds and realisasi is not None:
        bound = achievement.bound_for(realisasi, target.bounds)
        if bound is None:
            return f"{row.text(calc.realisasi)} di dalam rentang {target.written}"
        shown = format_short(bound)
    limit = f", paling banyak {percent(calc.cap)}" if calc.cap is not None else ""
    return achievement.division(rumus, row.text(calc.realisasi), shown) + limit


def _shares_of_totals(table: Table) -> Iterator[PrintedPercentage]:
    """The cells of the row that says what each total is of the whole."""
    if table.shares is None or table.total is None or table.spec.share_row is None:
        return
    key = table.spec.share_row.whole
    for column in table.spec.columns:
        if not column.sums or column.key not in table.shares.cells or key not in table.total.cells:
            continue
        expected = evaluate(Percent(Figure(column.key), Figure(key)), RowFigures(table, table.total))
        basis = tuple(table.place(table.total, each) for each in dict.fromkeys((column.key, key)))
        yield PrintedPercentage(
            table,
            table.shares,
            replace(column, decimals=table.spec.share_row.decimals),
            table.shares.cells[column.key],
            expected,
            basis,
            f"{table.total.text(column.key)} ÷ {table.total.text(key)}",
        )


def operand_cells(row: Row, column: Column) -> dict[str, Cell]:
    """The cells of a row that a column is computed from, by their keys; none for a column that is not there."""
    return {key: row.cells[key] for key in operand_keys(column) if key in row.cells}


def operand_keys(column: Column) -> tuple[str, ...]:
    """The columns of its own row that a percentage is computed from."""
    return operands(column.calc) if column.calc is not None else ()
