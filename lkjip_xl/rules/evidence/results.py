"""The results of a report: capaian, shares, absorption, efficiency; what they should be, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.figures.calc import evaluate
from lkjip_xl.figures.precision import digits_of, interval_of
from lkjip_xl.figures.sasaran import programs_of_sasaran
from lkjip_xl.methods.efisiensi import USUAL, Measured, Ukuran, efisiensi, judged, printed, word_of
from lkjip_xl.methods.penyerapan import absorption
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.advice.changed_cells import ChangedCells
from lkjip_xl.rules.advice.same_cells import Owner
from lkjip_xl.rules.findings import Fix
from lkjip_xl.rules.support import as_held, operands_of
from lkjip_xl.tables.calculation import (
    Absorption,
    Capaian,
    Efficiency,
    Figure,
    Percent,
    is_percentage,
    operands,
    whole,
)
from lkjip_xl.tables.spec import Column, Kind, Presence
from lkjip_xl.text.numbers import round_as_shown, round_half_up

_NO_FIGURE = (Content.NIL, Content.NOT_AVAILABLE)


@dataclass(frozen=True, slots=True)
class Result:
    """What a cell should hold; ``possible`` are all that it may stand for.

    ``measured`` is what an efficiency is computed from, by ``ukuran``.
    """

    column: Column
    value: Decimal | None
    possible: tuple[Decimal, ...]
    is_share: bool = False
    measured: Measured | None = None
    ukuran: Ukuran = USUAL

    def stands_as(self, cell: Cell) -> bool:
        """Whether a cell says it: by a figure that it rounds to, by a word, or by none where there is none."""
        if cell.content is Content.TEXT:
            word = word_of(cell.written)
            return word is None or word == self._word
        if cell.content is Content.EMPTY:
            return self.value is None or not self.column.filled
        if cell.content in _NO_FIGURE:
            return self.value is None or isinstance(self.column.calc, Absorption)
        span = interval_of(cell, Kind.PERCENT)
        return span is not None and any(span.holds(each) for each in self.possible)

    @property
    def _word(self) -> str | None:
        return judged(self.ukuran, self.measured) if self.measured else None

    @property
    def is_difference(self) -> bool:
        """Whether it is one of two results: where those are wrong nothing has been said of it."""
        return isinstance(self.column.calc, Efficiency)

    def to_type(self, cell: Cell) -> Decimal | str:
        """What to type into a cell to say it, with the decimals that the cell has."""
        if self.value is None:
            return "-"
        if cell.content is Content.TEXT:
            return (self._word or "-").capitalize()
        decimals = _decimals(cell, self.column, least=self.measured is not None)
        value = printed(self.ukuran, self.measured, decimals) if self.measured else None
        if value is not None:
            return as_held(value, self.column, cell)
        return rounded(self.value, cell, self.column, is_share=self.is_share)


def rounded(
    value: Decimal,
    cell: Cell,
    column: Column,
    *,
    is_share: bool = False,
) -> Decimal | str:
    """A result as a cell holds it, or as one types it into a cell that has no percent format yet."""
    return as_held(round_half_up(value, _decimals(cell, column, least=is_share)), column, cell)


def _decimals(cell: Cell, column: Column, *, least: bool) -> int:
    """With how many decimals a result is typed: those of its cell, or no less than its column's."""
    decimals = digits_of(cell, Kind.PERCENT) if cell.number is not None else column.decimals
    return max(decimals, column.decimals) if least else decimals


class Results:
    """The results that a report should print, as it is or with cells typed anew."""

    def __init__(self, report: Report) -> None:
        self._report, self._programs = report, programs_of_sasaran(report)

    def of(self, changed: ChangedCells, table: Table, row: Row, column: Column) -> Result | None:
        """What a row should have in a column; None where it is no result."""
        if row is table.shares:
            return self._share_of_total(changed, table, column)
        if column.presence is Presence.HELPER:
            return None
        match column.calc:
            case Percent() | Capaian() as calc:
                figures = changed.figures(table, row)
                value = evaluate(calc, figures)
                uncapped = replace(calc, cap=None) if isinstance(calc, Capaian) else calc
                possible = (value, evaluate(uncapped, figures))
                share = whole(calc) is not None
                return Result(column, value, tuple(each for each in possible if each is not None), share)
            case Efficiency() as calc if not calc.ukuran.of_ministry:
                return self._efficiency(changed, table, row, column, calc)
            case Absorption(sasaran, indikator):
                written, instead = row.text(sasaran), changed.row(table, row).text(sasaran)
                # A name that no program has yet is another way to write the same.
                aim = instead if self._programs.of(instead) else written, row.text(indikator)
                return self._absorption(changed, aim, column)
        return None

    @staticmethod
    def _share_of_total(changed: ChangedCells, table: Table, column: Column) -> Result | None:
        if table.spec.share_row is None or table.total is None or not column.sums:
            return None
        calc = Percent(Figure(column.key), Figure(table.spec.share_row.whole))
        value = evaluate(calc, changed.figures(table, table.total))
        shown = replace(column, decimals=table.spec.share_row.decimals, as_fraction=True)
        return Result(shown, value, () if value is None else (value,), is_share=True)

    @staticmethod
    def _efficiency(changed: ChangedCells, table: Table, row: Row, column: Column, calc: Efficiency) -> Result:
        ukuran = calc.ukuran
        cells = [changed.cell(table, row, key) for key in operands(calc)]
        held = [
            None if cell is None or cell.number is None else changed.exact.get(cell.place, cell.number)
            for cell in cells
        ]
        seen = [
            None
            if cell is None or cell.number is None
            else round_as_shown(cell.number, digits_of(cell, Kind.PERCENT))
            for cell in cells
        ]
        exact, shown = Measured(held[0], held[1]), Measured(seen[0], seen[1])
        value = efisiensi(ukuran, exact)
        if value is None:
            return Result(column, None, ())
        own = row.cells[column.key]
        digits = digits_of(own, Kind.PERCENT) if own.number is not None else column.decimals
        possible = (value, printed(ukuran, exact, digits), efisiensi(ukuran, shown))
        known = tuple(each for each in possible if each is not None)
        return Result(column, value, known, measured=exact, ukuran=ukuran)

    def _absorption(self, changed: ChangedCells, aim: tuple[str, str], column: Column) -> Result | None:
        if self._programs.plan is None or self._programs.spent is None:
            return None
        method = self._report.settings.penyerapan
        figures = self._programs.figures(aim[0], changed.figure, aim[1])
        value = None if self._programs.not_found(method, *aim) else absorption(method, figures)
        return Result(column, value, () if value is None else (value,))

    def resting_on(self, owner: Owner) -> Iterator[Owner]:
        """The cells of results that are computed from a cell."""
        table, row, key = owner.table, owner.row, owner.key
        for column in table.spec.columns:
            if key in _read_by(column) and column.key in row.cells:
                yield Owner(table, row, column.key)
        if row is table.total and table.shares is not None:
            share_row = table.spec.share_row
            keys = table.shares.cells if share_row is not None and key == share_row.whole else (key,)
            yield from (Owner(table, table.shares, each) for each in keys if each in table.shares.cells)
        if row is table.total or (table.total is None and table.parent(row) is None):
            yield from self._shares_of(table, key)
        if self._programs.spent is not None and table.spec.key == self._programs.spent.spec.key:
            yield from self.absorptions()

    def _shares_of(self, table: Table, key: str) -> Iterator[Owner]:
        for there in self._report.report_tables:
            for column in there.spec.columns:
                total = whole(column.calc)
                if total is not None and total.column == key and table.spec.key == (total.table or there.spec.key):
                    rows = (*there.rows, *there.totals)
                    yield from (Owner(there, row, column.key) for row in rows if column.key in row.cells)

    def absorptions(self) -> Iterator[Owner]:
        """The cells of the absorption of sasaran."""
        for there in self._report.report_tables:
            for column in there.spec.columns:
                if isinstance(column.calc, Absorption):
                    yield from (Owner(there, row, column.key) for row in there.rows if column.key in row.cells)


def _read_by(column: Column) -> tuple[str, ...]:
    """The columns of its row that a result is computed from."""
    match column.calc:
        case Capaian(rumus=rumus) as calc:
            return (*operands(calc), rumus)
        case Absorption(sasaran, indikator):
            return (sasaran, indikator)
        case Percent() | Efficiency() as calc if is_percentage(calc) or operands_of(calc):
            return operands(calc)
    return ()


def absorptions_that_speak(report: Report, fix: Fix) -> tuple[bool, bool]:
    """Whether an absorption is right only with the names of a report as they are, or only with one mended."""
    tables = {
        key: replace(table, rows=tuple(_with_fix(row, fix) for row in table.rows))
        if table.sheet == fix.place.sheet
        else table
        for key, table in report.tables.items()
    }
    own, mended, unchanged = Results(report), Results(replace(report, tables=tables)), ChangedCells(report)
    found: set[tuple[bool, bool]] = set()
    for each in own.absorptions():
        column = each.table.spec.column(each.key)
        results = [one.of(unchanged, each.table, each.row, column) for one in (own, mended)]
        is_right, would_be = (result is not None and result.stands_as(each.cell) for result in results)
        if each.cell.number is not None:
            found.add((is_right, would_be))
    return (True, False) in found, (False, True) in found


def _with_fix(row: Row, fix: Fix) -> Row:
    cells = {
        key: replace(cell, written=str(fix.value)) if cell.place == fix.place else cell
        for key, cell in row.cells.items()
    }
    return replace(row, cells=cells)
