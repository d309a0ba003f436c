"""Slips that staff make, made on purpose in the mended sample: other figures, other words, rows moved or doubled.

Loading a workbook for each of them would take many minutes: the sheets are read once as raw cells, a slip
changes some of them, and the reader reads that one table again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import cycle
from pathlib import Path

from lkjip_xl import tables
from lkjip_xl.reader import read_report
from lkjip_xl.reader.report import read_table
from lkjip_xl.reader.workbook import Grid, RawCell, Value, read_grids
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_rows
from lkjip_xl.report.place import Place
from lkjip_xl.tables.calculation import Across
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_short
from tests.sample_books import (
    PK_PROGRAM,
    TABEL_1_4,
    TABEL_1_5,
    TABEL_2_3,
    TABEL_3_1,
    TABEL_3_1_1_A,
    TABEL_3_1_3,
    Book,
    report_where_most_is_read_already,
)

Cells = Mapping[tuple[int, int], RawCell]
Change = Callable[[Cells], Cells]
# A column of a sheet by its key; a slip of whole rows is about ROW.
Where = tuple[str, str]
ROW = "row"

_NUMBER = re.compile(r"\d+")
_FIGURE = re.compile(r"\d+(,\d+)?")
# What staff are off by: a rupiah, a digit more or less, a wrong thousand, a wrong million.
DELTAS = (1, -1, 9, 1_000, -90_000, 5_000_000)
STEPS = (1, -1, 3, -10)

# Realisasi of these years stands in Tabel 3.1.3 only.
_EARLIER_YEARS = range(2018, 2022)
# What stands in no other table and is computed from nothing: nobody can tell that it is wrong.
STANDS_ONCE: frozenset[Where] = frozenset(
    {
        (TABEL_1_4, "uraian"),  # units of the agency
        (TABEL_1_5, "akun"),  # things that it has, and how many
        (TABEL_1_5, "jumlah"),
        (TABEL_2_3, "uraian"),  # kinds of spending: Realisasi Belanja is left out of the sample
        (PK_PROGRAM, "indikator"),  # the performance agreement by program, with indicators of its own
        (TABEL_3_1, "kategori"),  # words of the scale: the column KATEGORI is empty in the sample
        (TABEL_3_1_1_A, "formula"),  # its twin in Tabel 2.2 Sasaran is empty
        *((TABEL_3_1_3, f"realisasi_{year}") for year in _EARLIER_YEARS),  # before the year of Tabel 3.1.2
    }
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of the mended sample with its row, its column, and what the file has in it."""

    table: Table
    row: Row
    column: Column
    cell: Cell
    raw: RawCell

    @property
    def where(self) -> Where:
        return self.table.sheet, self.column.key

    @property
    def stands_once(self) -> bool:
        return self.where in STANDS_ONCE

    @property
    def is_total(self) -> bool:
        return self.row is self.table.total or isinstance(self.column.calc, Across)


@dataclass(frozen=True, slots=True)
class Fault:
    """One slip: the sheet's cells after it, and the cells of which one must be named. ``text`` is for people."""

    sheet: str
    key: str
    change: Change
    spots: frozenset[Place]
    where: Where
    text: str


@dataclass
class Sample:
    """The mended sample as plain values: its raw cells, and the report that is read from them."""

    path: Path
    grids: dict[str, Grid] = field(init=False)
    report: Report = field(init=False)

    def __post_init__(self) -> None:
        self.grids = {grid.name: grid for grid in read_grids(self.path)}
        self.report = read_report(self.path)

    @cached_property
    def filled(self) -> tuple[Table, ...]:
        return tuple(table for table in self.report.report_tables if table.rows)

    def spots(self, *kinds: Kind) -> Iterator[Spot]:
        """The cells with something in them, in columns of these kinds."""
        for table in self.filled:
            for row, column, cell in table.cells(*kinds):
                raw = self.grids[table.sheet].cells.get((cell.place.row, cell.place.column))
                if raw is not None:
                    yield Spot(table, row, column, cell, raw)

    def with_fault(self, fault: Fault) -> Report:
        """The report as it is read after a slip: only the table that it is in is read again."""
        grid = self.grids[fault.sheet]
        changed = replace(grid, cells=dict(sorted(fault.change(grid.cells).items())))
        table = read_table(changed, tables.table_named(fault.key), self.report.settings)
        return replace(self.report, tables={**self.report.tables, fault.key: table})

    def read_with_fault(self, fault: Fault, folder: Path) -> Report:
        """The same of a workbook, saved as staff save it."""
        book = Book()
        before = self.grids[fault.sheet].cells
        after = fault.change(before)
        for row, column in {*before, *after}:
            raw = after.get((row, column))
            if raw != before.get((row, column)):
                cell = book[fault.sheet].cell(row, column)
                cell.value = raw.value if raw else None
                cell.number_format = raw.number_format if raw else "General"
        return report_where_most_is_read_already(book.saved(folder))


# --- slips -------------------------------------------------------------------------------------------------


def typed(spot: Spot, value: Value) -> Fault:
    """Another value typed into a cell, whose number format stays; None empties it."""
    place = spot.cell.place

    def change(cells: Cells) -> Cells:
        changed = {**cells}
        changed.pop((place.row, place.column), None)
        if value is not None:
            raw = RawCell(value, "s" if isinstance(value, str) else "n", spot.raw.number_format)
            changed[place.row, place.column] = raw
        return changed

    text = f"{place.sheet}!{place.address}: {spot.raw.value!r} → {value!r}"
    return Fault(place.sheet, spot.table.spec.key, change, frozenset({place}), spot.where, text)


def in_order(order: Sequence[int]) -> Change:
    """The rows of a sheet in another order: the old number of each new row, the rest as it was."""

    def change(cells: Cells) -> Cells:
        by_row: dict[int, dict[int, RawCell]] = {}
        for (row, column), raw in cells.items():
            by_row.setdefault(row, {})[column] = raw
        return {
            (new, column): raw for new, old in enumerate(order, 1) for column, raw in by_row.get(old, {}).items()
        }

    return change


def numbers_of_rows(sample: Sample, table: Table) -> list[int]:
    return [*range(1, max(row for row, _ in sample.grids[table.sheet].cells) + 1)]


def row_fault(table: Table, order: Sequence[int], spots: Iterable[Place], text: str) -> Fault:
    change, where = in_order(order), (table.sheet, ROW)
    return Fault(table.sheet, table.spec.key, change, frozenset(spots), where, f"{table.sheet}: {text}")


def every(step: int, items: Iterable[Spot]) -> list[Spot]:
    return [*items][::step]


# --- other figures ----------------------------------------------------------------------------------------


def in_cell(spot: Spot, figure: Decimal) -> int | float:
    """A figure as the cell holds it: a percentage as its hundredth."""
    stored = figure / 100 if spot.cell.unit == "%" and not spot.cell.as_text else figure
    return int(stored) if stored == int(stored) else float(stored)


def other_figure(spot: Spot, figure: Decimal) -> Value:
    """A figure instead of the one in the cell, within its text where it stands in one: ``13 unit``."""
    if isinstance(spot.raw.value, str) and spot.cell.number is not None:
        return _FIGURE.sub(format_short(figure), spot.raw.value, count=1)
    return in_cell(spot, figure)


def stepped(spot: Spot, step: int) -> Fault:
    """So many of the last decimal that shows more or less."""
    number = spot.cell.number or Decimal(0)
    moved = number + step * Decimal(1).scaleb(-spot.cell.decimals)
    # Nothing here goes below zero: that would be another slip, which D04 names.
    return typed(spot, other_figure(spot, moved if moved >= 0 else number + abs(step)))


def with_deltas(spots: Iterable[Spot], deltas: Sequence[int]) -> Iterator[Fault]:
    for spot, delta in zip(spots, cycle(deltas), strict=False):
        yield stepped(spot, delta)


def times(spots: Iterable[Spot], factor: int) -> Iterator[Fault]:
    for spot in spots:
        if spot.cell.number:
            yield typed(spot, other_figure(spot, spot.cell.number * factor))


def swapped(spots: Iterable[Spot]) -> Iterator[Fault]:
    """Two neighbouring digits that differ, each time at another place of the figure."""
    for count, spot in enumerate(spots):
        digits = str(int(spot.cell.number or 0))
        places = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
        if places:
            at = places[count % len(places)]
            other = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            yield typed(spot, other_figure(spot, Decimal(other)))


def amounts(sample: Sample) -> Iterator[Spot]:
    return (spot for spot in sample.spots(Kind.RUPIAH) if spot.column.sums)


def leaf_amounts(sample: Sample) -> Iterator[Spot]:
    return (spot for spot in amounts(sample) if spot.table.is_leaf(spot.row))


def parent_amounts(sample: Sample) -> Iterator[Spot]:
    return (spot for spot in amounts(sample) if spot.table.children(spot.row))


def parts(sample: Sample) -> Iterator[Spot]:
    return (spot for spot in amounts(sample) if not spot.is_total)


def totals(sample: Sample) -> Iterator[Spot]:
    return (spot for spot in sample.spots(Kind.RUPIAH, Kind.NUMBER) if spot.is_total)


def employees(sample: Sample) -> Iterator[Spot]:
    return (spot for spot in sample.spots(Kind.NUMBER) if not spot.is_total)


def quantities(sample: Sample, *, of_indicators: bool) -> Iterator[Spot]:
    """Figures with or without a unit that stand in more than one table: targets, and realisasi of indicators."""
    for spot in sample.spots(Kind.QUANTITY):
        if spot.table.spec.of_indicators is of_indicators and not spot.stands_once and _is_figure(spot):
            yield spot


def _is_figure(spot: Spot) -> bool:
    return spot.cell.content in {Content.NUMBER, Content.NIL}


def percentages(sample: Sample) -> Iterator[Spot]:
    return (spot for spot in sample.spots(Kind.PERCENT) if spot.cell.number is not None)


# --- other words ------------------------------------------------------------------------------------------


def misspelt(text: str, count: int) -> str:
    """A letter left out, typed twice, or another letter, in the middle of the longest word."""
    word = max(text.split(), key=len)
    at = text.index(word) + len(word) // 2
    other = "e" if text[at].casefold() == "a" else "a"
    if text[at].isupper():
        other = other.upper()
    return text[:at] + ("", text[at] * 2, other)[count % 3] + text[at + 1 :]


def misspelt_words(spots: Iterable[Spot]) -> Iterator[Fault]:
    for count, spot in enumerate(spots):
        yield typed(spot, misspelt(spot.cell.written, count))


def words(sample: Sample) -> Iterator[Spot]:
    """Names, sasaran and indicators that stand in more than one table, and units."""
    for spot in sample.spots(Kind.TEXT):
        if not spot.stands_once and spot.row is not spot.table.total and spot.column.key != "rentang":
            yield spot


def words_of_totals(sample: Sample) -> Iterator[Spot]:
    return (spot for spot in sample.spots(Kind.TEXT) if spot.row is spot.table.total)


def slips_where_it_stands_once(sample: Sample) -> Iterator[Fault]:
    words_once = [spot for spot in sample.spots(Kind.TEXT) if spot.stands_once]
    yield from misspelt_words(spot for spot in every(2, words_once) if spot.row is not spot.table.total)
    figures = [spot for spot in sample.spots(Kind.QUANTITY) if spot.stands_once and _is_figure(spot)]
    yield from with_deltas(figures, STEPS)


def required(sample: Sample) -> Iterator[Spot]:
    for spot in sample.spots(*Kind):
        needed = spot.column.sums or spot.column.calc or spot.row is not spot.table.total
        if spot.column.filled and needed and not spot.row.group:
            yield spot


def numeric(sample: Sample) -> Iterator[Spot]:
    """Figures where a word says nothing."""
    kinds = (Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER, Kind.QUANTITY, Kind.NUMBERING)
    for spot in sample.spots(*kinds):
        if spot.cell.number is not None:
            yield spot


def wrong_levels(sample: Sample, levels: Mapping[str, str], step: int) -> Iterator[Fault]:
    """A row called what it is not."""
    for spot in every(step, (spot for spot in sample.spots(Kind.LEVEL) if spot.cell.written in levels)):
        yield typed(spot, levels[spot.cell.written])


def wrong_categories(sample: Sample) -> Iterator[Fault]:
    """A category beside a capaian of 100 %, where the sample has none: every wrong one, and an unknown one."""
    table = sample.report.tables[tables.TABEL_3_1_1_A.key]
    scale = sample.report.tables[tables.TABEL_3_1.key]
    labels = [row.text("kategori") for row in scale.rows[1:]]
    for row in table.rows:
        spot = Spot(
            table, row, table.spec.column("kategori"), row.cells["kategori"], RawCell(None, "n", "General")
        )
        for label in (*labels, "Bagus"):
            yield typed(spot, label)


def wrong_ranges(sample: Sample) -> Iterator[Fault]:
    """One bound of a category moved: a gap opens, or two categories overlap, which is named at either of them."""
    ranges = [spot for spot in sample.spots(Kind.TEXT) if spot.column.key == "rentang"]
    for spot, below in zip(ranges, (*ranges[1:], ranges[-1]), strict=True):
        for step in (1, -1):
            first = int(_NUMBER.findall(spot.cell.written)[0])
            fault = typed(spot, _NUMBER.sub(str(first + step), spot.cell.written, count=1))
            yield replace(fault, spots=fault.spots | {below.cell.place})


# --- rows -------------------------------------------------------------------------------------------------


def trees(sample: Sample) -> Iterator[tuple[Table, Table]]:
    """Tabel 2.7 with Tabel 3.1.1.b, and the other way round."""
    plan, spent = (sample.report.tables[spec.key] for spec in (tables.TABEL_2_7, tables.TABEL_3_1_1_B))
    yield plan, spent
    yield spent, plan


def name_place(table: Table, row: Row) -> Place:
    return table.place(row, table.spec.label)


def deleted_rows(sample: Sample) -> Iterator[Fault]:
    """A row that stands in one of the two tables only; it is missed at its name in the other one."""
    for table, other in trees(sample):
        partner = {mine.index: theirs for mine, theirs in pair_rows(table, other).pairs}
        for row in [row for row in table.rows if table.is_leaf(row)][::4]:
            order = [number for number in numbers_of_rows(sample, table) if number != row.number]
            missed = name_place(other, partner[row.index])
            yield row_fault(table, order, {missed}, f"row {row.number} deleted")


def lonely_rows(sample: Sample) -> Iterator[Fault]:
    """The same in the tables of indicators: the indicator is missed in the first table that has it."""
    indicators = [table for table in sample.filled if table.spec.of_indicators]
    for table in indicators:
        others = [other for other in indicators if other is not table]
        for row in table.rows:
            order = [number for number in numbers_of_rows(sample, table) if number != row.number]
            missed = {name_place(other, other.rows[row.index]) for other in others}
            yield row_fault(table, order, missed, f"row {row.number} deleted")


def doubled_rows(sample: Sample) -> Iterator[Fault]:
    """A row twice, one under the other."""
    for table in sample.filled:
        for row in [row for row in table.rows if table.is_leaf(row) and not row.group][::6]:
            order = numbers_of_rows(sample, table)
            order.insert(row.number, row.number)
            copy = replace(name_place(table, row), row=row.number + 1)
            yield row_fault(table, order, {name_place(table, row), copy}, f"row {row.number} twice")


def moved_rows(sample: Sample) -> Iterator[Fault]:
    """A sub kegiatan at the end of the next kegiatan."""
    for table, _ in trees(sample):
        for row in [row for row in table.rows if row.level is Level.SUB_KEGIATAN][::4]:
            after = [each for each in table.rows if each.level is Level.KEGIATAN and each.number > row.number]
            if not after:
                continue
            last = table.children(after[0])[-1].number
            order = [number for number in numbers_of_rows(sample, table) if number != row.number]
            order.insert(order.index(last) + 1, row.number)
            spot = replace(name_place(table, row), row=last)
            yield row_fault(table, order, {spot}, f"row {row.number} after row {last}")
