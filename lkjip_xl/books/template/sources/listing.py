"""Programs, kegiatan and sub kegiatan with their pagu and realisasi, from a list of an agency's own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lkjip_xl.books.template.contents import Typed
from lkjip_xl.books.template.typed_again import typed_again
from lkjip_xl.grids.unit_lists import heads_units
from lkjip_xl.grids.words import heads_codes
from lkjip_xl.methods.sums import sum_of_known
from lkjip_xl.methods.tolerance import unit_of_heading
from lkjip_xl.reader.own.alike_lists import alike_lists, latest_alike
from lkjip_xl.reader.own.listing import source_of
from lkjip_xl.reader.own.named_levels import NamedRow, named_rows
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.tables.calculation import Across, Minus, Percent
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column
from lkjip_xl.text.words import fold, heading_key
from lkjip_xl.text.years import without_stretches, years_of_report

_PROGRAMS = re.compile(r"(?:nama )?program")
_CODE = "kode; yang diambil satu kode untuk tiap baris"
_UNREADABLE = frozenset({Content.ERROR, Content.UNCALCULATED})
_WORK = re.compile(r"\b(?:indikator|target|realisasi|capaian|kinerja|satuan)\b")
_NOT_THE_WORK = "bukan, atau belum tentu, indikator atau kinerja setahun; isi sendiri bila perlu"
_NOT_OF_LIST = "bukan nama, kode, atau rupiah; isi sendiri bila perlu"


@dataclass(frozen=True, slots=True)
class BudgetList:
    """The list as it goes into Tabel 2.7 (``plan``) and, row by row, into Tabel 3.1.1.b (``spent``).

    ``key`` is its own, ``sheet`` where it stands, ``pagu`` and ``realisasi`` are how the columns are headed that
    were taken, and ``left`` the headings of its other columns, each with why it was not; ``total`` is the pagu of
    the rows that have no parts. ``is_added_up`` says that the realisasi is the sum of several columns,
    ``adds_up`` of which lists, by their keys. ``unread`` are the cells of those columns that say something else
    than an amount. ``texts`` are how the columns of names and codes are headed, by their keys, ``work`` those of
    indicators, their targets and results. A further indicator of a row is a row of its own, below it. Rupiah.
    """

    key: str
    sheet: str
    plan: tuple[Mapping[str, Typed], ...]
    spent: tuple[Mapping[str, Typed], ...]
    pagu: str
    realisasi: str
    left: tuple[tuple[str, str], ...]
    total: Decimal
    is_added_up: bool = False
    adds_up: tuple[str, ...] = ()
    unread: tuple[Cell, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    work: Mapping[str, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many figures it brings."""
        of_plan = sum(key in row for row in self.plan for key in (Key.PAGU, Key.TARGET))
        return of_plan + sum(len(row) for row in self.spent)

    @property
    def named(self) -> int:
        """How many programs, kegiatan and sub kegiatan it has."""
        return sum(Key.NAMA in row for row in self.plan)


def budget_list_of(report: Report) -> BudgetList | None:
    """The first list with pagu whose rows all have a level, from the programs on; one with realisasi goes first.

    None where there is none; one whose title or sheet names other years alone is none.
    One whose amounts are thousands or millions of rupiah is none: they are not those of a report; nor is one by
    kelurahan or other units, which are no programs.
    """
    return next(iter(budget_lists_of(report)), None)


def budget_lists_of(report: Report) -> tuple[BudgetList, ...]:
    """That list of each file that has one, in the order in which these were named.

    Of files with lists of the same rows, each of a part of the year, that of the year is taken, else the last
    part, and goes first.
    """
    found = [table for table in report.other_tables if _is_one(table, report.settings.tahun)]
    found.sort(key=lambda table: (not table.adds_up, source_of(table.spec.key), *_best_first(table)))
    if not found:
        return ()
    chosen = _whole_year(found[0], found)
    best: dict[int, Table] = {source_of(chosen.spec.key): chosen}
    for table in found:
        if table.spec.key not in chosen.adds_up:
            best.setdefault(source_of(table.spec.key), table)
    return tuple(map(_of, best.values()))


def _whole_year(first: Table, found: Sequence[Table]) -> Table:
    """The list itself, or where it is of a part of the year the one of the same rows that is of more of it."""
    alike = alike_lists(first, found) if first.part_of_year else [first]
    return next((each for each in alike if not each.part_of_year), latest_alike(first, found))


def _best_first(table: Table) -> tuple[bool, bool, Decimal]:
    """In which order lists are; of lists of programs alone the largest is that of the whole agency."""
    without_spent = not _has_spent(table)
    if table.spec.tree is not None:
        return without_spent, False, Decimal(0)
    return without_spent, True, -sum((row.figure(Key.PAGU) or Decimal(0) for row in table.rows), Decimal(0))


def _has_spent(table: Table) -> bool:
    """Whether it has the realisasi of the year."""
    return not table.part_of_year and any(each.key == Key.REALISASI for each in table.spec.columns)


def _is_one(table: Table, tahun: int | None) -> bool:
    years = years_of_report(without_stretches(f"{table.sheet} {table.spec.title}"))
    if tahun is not None and years and str(tahun) not in years:
        return False
    keys = {column.key for column in table.spec.columns}
    return (
        Key.PAGU in keys
        and (table.has_clear_levels or _is_of_programs(table))
        and (named := named_rows(table))[:1] != []
        and named[0][1] is Level.PROGRAM
        and not _is_in_large_units(table)
        and not heads_units(heading_key(table.spec.column(Key.NAMA).heading))
    )


def _is_of_programs(table: Table) -> bool:
    """Whether its rows are programs and nothing else, as its heading says."""
    heading = heading_key(table.spec.column(Key.NAMA).heading)
    return table.spec.tree is None and _PROGRAMS.fullmatch(heading) is not None


def _is_in_large_units(table: Table) -> bool:
    headings = [column.heading for column in table.spec.columns if column.key in {Key.PAGU, Key.REALISASI}]
    lines = (*headings, *(title.written for title in table.titles), *table.notes)
    return any(unit_of_heading(line) > 1 for line in lines)


def _of(table: Table) -> BudgetList:
    headings = {column.key: column.heading for column in table.spec.columns}
    added = _added_up(table)
    amounts = (Key.PAGU, Key.REALISASI, *added) if _has_spent(table) else (Key.PAGU,)
    taken = {Key.NAMA, Key.KODE, *amounts}
    left = {table.columns.get(each.key, 0): each for each in table.spec.columns if each.key not in taken}
    headings_left = {at: (each.heading, _why_left(each)) for at, each in left.items()}
    work = _work_taken(table)
    headings_left |= {
        at: (heading, _why_other(heading))
        for at, heading in table.other_columns.items()
        if at not in work.values()
    }
    rows = [each for named in named_rows(table) for each in _with_lines(table, named)]
    leaves = [row.figure(Key.PAGU) or Decimal(0) for row in table.rows if table.is_leaf(row)]
    return BudgetList(
        table.spec.key,
        str(table.sheet),
        tuple(_planned(named, line) for named, line in rows),
        tuple(_spent(named, line, added, is_spent=_has_spent(table)) for named, line in rows),
        headings[Key.PAGU],
        headings[Key.REALISASI] if _has_spent(table) else "",
        tuple(headings_left[at] for at in sorted(headings_left)),
        sum(leaves, Decimal(0)),
        bool(added or table.adds_up),
        table.adds_up,
        tuple(_unread(table, amounts)),
        {key: headings[key] for key in (Key.KODE, Key.NAMA) if key in headings},
        {key: table.other_columns[at] for key, at in work.items()},
    )


def _work_taken(table: Table) -> dict[str, int]:
    """The columns of work that some row says something in."""
    return {
        key: at
        for key, at in table.work_columns.items()
        if at in table.other_columns and any(line.text(key) for line in table.work)
    }


def _with_lines(table: Table, named: NamedRow) -> Iterator[tuple[NamedRow | None, Row | None]]:
    """A row with its first indicator, and each further one by itself."""
    lines = [line for line in table.work if line.under == named[0].number]
    yield named, lines[0] if lines else None
    yield from ((None, line) for line in lines[1:])


def _unread(table: Table, keys: Collection[str]) -> Iterator[Cell]:
    """What stands where amounts are taken from, and is none; and what nobody can read of the work."""
    for row in table.rows:
        for key, cell in row.cells.items():
            if key in keys and cell.amount is None and not cell.is_blank:
                yield cell
    for line in table.work:
        yield from (cell for cell in line.cells.values() if cell.content in _UNREADABLE)


def _why_left(column: Column) -> str:
    if heads_codes(fold(column.heading)):
        return _CODE
    if column.key == Key.NO:
        return "nomor; templat memakai KODE dan JENIS"
    if isinstance(column.calc, Percent | Minus):
        return "templat menghitungnya sendiri"
    return "bukan pagu atau realisasi setahun"


def _why_other(heading: str) -> str:
    """Why a column is none of the list: there may be a code for each level beside that of the row."""
    if heads_codes(fold(heading)):
        return _CODE
    return _NOT_THE_WORK if _WORK.search(heading_key(heading)) else _NOT_OF_LIST


def _added_up(table: Table) -> tuple[str, ...]:
    """The columns of which the realisasi is the sum; none where it has a column of its own."""
    if Key.REALISASI in table.columns:  # which the months or quarters beside it may add up to
        return ()
    column = next((each for each in table.spec.columns if each.key == Key.REALISASI), None)
    return column.calc.columns if column is not None and isinstance(column.calc, Across) else ()


def _spent(
    named: NamedRow | None, line: Row | None, keys: Sequence[str], *, is_spent: bool
) -> Mapping[str, Typed]:
    """The realisasi of a row, or what it has in some columns together, and what was reached of its indicator."""
    work = _of_work(line, Key.REALISASI_KINERJA)
    if named is None or not is_spent:
        return work
    row, _ = named
    if not keys:
        return {**_figure(row, Key.REALISASI), **work}
    total = sum_of_known(row.figure(key) for key in keys)
    return work if total is None else {Key.REALISASI: Typed(total), **work}


def _planned(named: NamedRow | None, line: Row | None) -> Mapping[str, Typed]:
    work = {**_of_work(line, Key.INDIKATOR), **_of_work(line, Key.TARGET)}
    if named is None:
        return work
    row, known = named
    level = {Key.JENIS: Typed(known.label)} if known is not None else {}
    code = {Key.KODE: Typed(row.text(Key.KODE))} if row.text(Key.KODE) else {}
    return {**level, **code, Key.NAMA: Typed(row.text(Key.NAMA)), **_figure(row, Key.PAGU), **work}


def _of_work(line: Row | None, key: str) -> Mapping[str, Typed]:
    """What a line says of an indicator; a bare target has the unit that stands beside it."""
    cell = line.cells.get(key) if line is not None else None
    typed = typed_again(cell) if cell is not None else None
    if line is None or cell is None or typed is None:
        return {}
    if key == Key.TARGET and cell.number is not None and not cell.unit and (unit := line.text(Key.SATUAN)):
        return {key: Typed(f"{cell.written} {unit}")}
    return {key: Typed(cell.written) if cell.unit not in {"", "%"} else typed}


def _figure(row: Row, key: str) -> Mapping[str, Typed]:
    number = row.figure(key)
    return {} if number is None else {key: Typed(number)}
