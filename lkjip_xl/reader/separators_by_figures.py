"""What a dot in the figures of an indicator means by all else that a report says of it, where no unit tells it.

``1.050`` beside 975 and 1.118,25 is a thousand and fifty; so it is where the capaian is printed as 106,50. A
document whose decimals all have commas, and whose amounts have dots, writes no decimals with a dot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.methods.capaian import Rumus, capaian
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.place import DocumentTable
from lkjip_xl.tables.calculation import Calc, Capaian
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import Dot, read_quantity
from lkjip_xl.text.ranges import read_range

BY_RESULT = "persentase yang tercetak"
BY_SIZE = "angka lain indikator ini"
BY_HABIT = "angka lain di dokumen ini"
# So many times larger or smaller figures of an indicator may be than another one: far less than a thousand.
_NEAR = 10
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.])|(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d")
_COMMA = re.compile(r"\d,\d{1,2}(?![\d,.])")
_DOT = re.compile(r"(?<![\d.,])\d+\.(?:\d{1,2}|\d{4,})(?![\d.,])|(?<![\d.,])0\.\d{3}(?![\d.,])")


@dataclass(frozen=True, slots=True)
class Told:
    """What a lone dot means, and what tells it."""

    dot: Dot
    by: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A row of an indicator in its table."""

    table: Table
    row: Row

    @property
    def quantities(self) -> Mapping[str, Cell]:
        """Its targets and realisasi."""
        keys = (column.key for column in self.table.spec.columns if column.kind is Kind.QUANTITY)
        return {key: self.row.cells[key] for key in keys if key in self.row.cells}

    @property
    def is_undecided(self) -> bool:
        """Whether a dot in one of them can mean two things."""
        return any(cell.is_undecided for cell in self.quantities.values())


def told_by_figures(spots: Sequence[Spot]) -> Told | None:
    """What a dot means in the rows of one indicator: a printed percentage tells, or else how large others are."""
    results = {dot for spot in spots for dot in _by_results(spot)}
    if results:
        return Told(results.pop(), BY_RESULT) if len(results) == 1 else None
    fitting = [dot for dot in Dot if _fits(spots, dot)]
    return Told(fitting[0], BY_SIZE) if len(fitting) == 1 else None


def told_by_habit(tables: Iterable[Table]) -> Told | None:
    """What a dot means in a document that writes thousands with one and decimals with a comma throughout."""
    texts = [cell.written for table in tables for cell in _printed(table)]
    if any(map(_DOT.search, texts)) or not all(any(map(each.search, texts)) for each in (_GROUPED, _COMMA)):
        return None
    return Told(Dot.THOUSANDS, BY_HABIT)


def read_as(cell: Cell, dot: Dot) -> Cell:
    """An ambiguous figure, or a range of such, as a dot of this meaning makes it."""
    if cell.number is not None and (read := read_quantity(cell.written, dot)):
        return replace(cell, number=read.value, decimals=read.decimals)
    span = read_range(cell.written, dot)
    bounds = (span.low, span.high) if span else None
    return replace(cell, bounds=bounds, ambiguous=bounds is not None)


def _printed(table: Table) -> Iterator[Cell]:
    if isinstance(table.sheet, DocumentTable):
        figures = (Kind.RUPIAH, Kind.PERCENT, Kind.QUANTITY)
        yield from (cell for _, _, cell in table.cells(*figures) if cell.number is not None)


def _by_results(spot: Spot) -> Iterator[Dot]:
    """The meanings of a dot with which a printed percentage comes out, where it does not with the other."""
    unsure = {key: cell for key, cell in spot.quantities.items() if cell.is_undecided}
    for column in spot.table.spec.columns if unsure else ():
        cell = spot.row.cells.get(column.key)
        if (
            cell is None
            or column.calc is None
            or column.kind is not Kind.PERCENT
            or not cell.number
            or cell.formula
        ):
            continue
        meant = interval_of(cell, Kind.PERCENT)
        right = [
            dot
            for dot in Dot
            if meant and any(map(meant.holds, _results(spot.table, _row_read(spot.row, unsure, dot), column.calc)))
        ]
        if len(right) == 1:
            yield right[0]


def _row_read(row: Row, unsure: Mapping[str, Cell], dot: Dot) -> Row:
    return replace(row, cells={**row.cells, **{key: read_as(cell, dot) for key, cell in unsure.items()}})


def _results(table: Table, row: Row, calc: Calc) -> Iterator[Decimal]:
    """What a percentage can come to: a capaian by whichever formula."""
    figures = RowFigures(table, row)
    result = evaluate(calc, figures)
    if result is not None:
        yield result
    if isinstance(calc, Capaian):
        realisasi, target = figures.converted(calc.realisasi, calc.target), figures.target(calc.target)
        if realisasi is not None and target is not None:
            every = (capaian(rumus, realisasi, target, calc.cap) for rumus in Rumus)
            yield from (each for each in every if each is not None)


def _fits(spots: Sequence[Spot], dot: Dot) -> bool:
    """Whether all figures that a dot makes unsure are about as large as the others of the indicator."""
    cells = [cell for spot in spots for cell in spot.quantities.values()]
    sure = [abs(cell.number) for cell in cells if cell.number and not cell.is_undecided]
    unsure = [abs(each) for cell in cells if cell.is_undecided for each in _figures(read_as(cell, dot))]
    if not sure or not unsure:
        return False
    return all(min(sure) / _NEAR <= each <= max(sure) * _NEAR for each in unsure)


def _figures(cell: Cell) -> Sequence[Decimal]:
    return cell.bounds or (() if cell.number is None else (cell.number,))
