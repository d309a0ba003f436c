"""Family E: formulas that a report prints in the numbers of its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.methods.efisiensi import USUAL, Ukuran, calculation, column_formula
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.support import (
    NO_FIGURE,
    operands_of,
)
from lkjip_xl.tables.calculation import Efficiency, Minus
from lkjip_xl.tables.spec import Column, Presence
from lkjip_xl.text.numbers import format_short, round_half_up

_FORMULA = re.compile(r"=\s*\(?\s*\(?(\d+)%?\)?\s*([-–−/:÷])\s*\(?(\d+)\)?")
_MINUS = "-–−"
_FIRST_NUMBER = re.compile(r"\d+")


@rule("E03", Severity.WARNING, requires=NO_FIGURE)
def rumus_kolom_bertentangan(report: Report) -> Iterator[Outcome]:
    """Rumus di nomor kolom bertentangan dengan angkanya.

    Yang diperiksa:
        Rumus yang tercetak di baris nomor kolom, misalnya 6=(4-5), terhadap cara angkanya dihitung.
    Mengapa penting:
        Pembaca menghitung ulang menurut rumus yang tercetak, dan memperoleh hasil yang lain.
    Salah:
        TINGKAT EFISIENSI bernomor 6=(5-4), padahal 100 − 95,33 = 4,67 adalah kolom 4 dikurangi kolom 5.
    Benar:
        TINGKAT EFISIENSI bernomor 6=(4-5).
    Cara memperbaiki:
        Betulkan rumus di baris nomor kolom.
    """
    for table in report.report_tables:
        numbers = _numbers_of_columns(table)
        for column in table.spec.columns:
            cell = table.column_numbers.get(column.key)
            if cell is None or column.presence is Presence.HELPER:
                continue
            if _FORMULA.search(cell.written) and (again := _repeated(table, column, numbers)):
                yield Unjudged(f"nomor kolom {again} di lembar {table.sheet} tertulis di dua kolom", cell.place)
            else:
                yield from _formula(table, column, cell, numbers)


def _numbers_of_columns(table: Table) -> Mapping[str, str]:
    """The printed number of each column; none where another column has the same."""
    found = {key: _FIRST_NUMBER.search(cell.written) for key, cell in table.column_numbers.items()}
    numbers = {key: match.group() for key, match in found.items() if match}
    times = Counter(numbers.values())
    return {key: number for key, number in numbers.items() if times[number] == 1}


def _repeated(table: Table, column: Column, numbers: Mapping[str, str]) -> str:
    """A number that a column, or one it is computed from, shares with another column; empty if none does."""
    keys = (*(operands_of(column.calc) if column.calc else ()), column.key)
    cells = (table.column_numbers[key] for key in keys if key in table.column_numbers and key not in numbers)
    return next((match.group() for cell in cells if (match := _FIRST_NUMBER.search(cell.written))), "")


def _formula(table: Table, column: Column, cell: Cell, numbers: Mapping[str, str]) -> Iterator[Problem]:
    keys = operands_of(column.calc) if column.calc else ()
    match = _FORMULA.search(cell.written)
    if match is None or not keys or any(key not in numbers for key in keys):
        return
    wanted = _wanted(column, [numbers[key] for key in keys])
    if wanted is None or _is_of_template(column, cell, numbers, keys):
        return
    left, sign, right = match.groups()
    if (int(left), int(right)) == (int(wanted.left), int(wanted.right)) and (sign in _MINUS) is wanted.minus:
        return
    formula = wanted.text(numbers.get(column.key, ""))
    example = next((_example(row, column, keys) for row in table.rows if _is_filled(row, column, keys)), "")
    yield Problem(
        Place(table.sheet, cell.place.row, cell.place.column),
        "Rumus di nomor kolom ini bertentangan dengan angka di bawahnya.",
        row_label="Nomor kolom",
        column_heading=table.heading(column.key),
        expected=formula,
        actual=cell.written,
        should_be=f"{formula}{example}",
        hint=f"Tulis {formula}.",
        fixes=((Fix(cell.place, formula),),),
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The formula that belongs in the number of a column: two numbers, and the sign between them."""

    left: str
    right: str
    minus: bool
    measure: Ukuran | None = None

    def text(self, own: str) -> str:
        """It as a report prints it: ``6=(4-5)``, or by another measure than the usual ``(6)=(4):(5)``."""
        if self.measure is None or self.measure is USUAL:
            return f"{own}=({self.left}{'-' if self.minus else '/'}{self.right})"
        return f"({own})={column_formula(self.measure, f'({self.left})', f'({self.right})')}"


def _wanted(column: Column, numbers: Sequence[str]) -> _Wanted | None:
    """The formula that belongs there; None where a measure has none of two columns."""
    left, right = numbers
    match column.calc:
        case Efficiency(ukuran=ukuran) if ukuran.of_ministry:
            return None
        case Efficiency(ukuran=Ukuran.SISA):
            return _Wanted("100", right, minus=True, measure=Ukuran.SISA)
        case Efficiency(ukuran=ukuran):
            return _Wanted(left, right, minus=not ukuran.is_ratio, measure=ukuran)
    return _Wanted(left, right, minus=isinstance(column.calc, Minus))


def _is_of_template(column: Column, cell: Cell, numbers: Mapping[str, str], keys: Sequence[str]) -> bool:
    """Whether the formula is the one that the template wrote: a setting does not make it wrong."""
    left, right = (f"({numbers[key]})" for key in keys)
    own = f"({numbers.get(column.key, '')})={column_formula(USUAL, left, right)}"
    return isinstance(column.calc, Efficiency) and cell.written.replace(" ", "") == own


def _is_filled(row: Row, column: Column, keys: tuple[str, ...]) -> bool:
    return all(row.figure(key) is not None for key in (*keys, column.key))


def _example(row: Row, column: Column, keys: tuple[str, ...]) -> str:
    """The calculation in the figures of a row: ``: 100 − 95,33 = 4,67``."""
    figures = [
        format_short(round_half_up(row.figure(key) or Decimal(0), row.cells[key].decimals))
        for key in (*keys, column.key)
    ]
    if isinstance(column.calc, Efficiency):
        return f": {calculation(column.calc.ukuran, figures[0], figures[1])} = {figures[2]}"
    return f": {' ÷ '.join(figures[:2])} × 100 = {figures[2]}"
