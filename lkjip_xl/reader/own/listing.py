"""An agency's own table of amounts that is none of the report: what adds up in it, what is a percentage of what.

It becomes a table like those of the report, so that the same rules judge its sums and its percentages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.methods.tolerance import name_of_unit, unit_of_heading
from lkjip_xl.reader.binding import Binding
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.own.amounts import AmountColumn, Roles
from lkjip_xl.reader.own.falling import falling
from lkjip_xl.reader.own.held import amounts_without_heading, are_amounts, rows_below, unit_of
from lkjip_xl.reader.own.judged import judged_as
from lkjip_xl.reader.own.listing_levels import outline_of
from lkjip_xl.reader.own.listing_notes import notes_on, of_work, shown, years_named
from lkjip_xl.reader.own.part_of_year import part_of_year
from lkjip_xl.reader.own.period_columns import named, with_last_where_counted_up
from lkjip_xl.reader.own.roles import is_of_parts, is_rest, roles_of
from lkjip_xl.reader.own.rows_read import rows_read
from lkjip_xl.reader.own.sheet_tables import SheetTable
from lkjip_xl.reader.own.subtotals import set_apart
from lkjip_xl.reader.own.text_columns import TextColumns, text_columns
from lkjip_xl.reader.own.told_by_figures import (
    figure_in,
    with_differences,
    with_ratios_told_by_figures,
    with_sums_across,
)
from lkjip_xl.reader.own.work_of_rows import work_columns, work_of
from lkjip_xl.reader.own.year_columns import told_by_titles
from lkjip_xl.reader.report import bound_table
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.model import Table
from lkjip_xl.tables.calculation import Across, Figure, Percent
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind, TableSpec, Tree
from lkjip_xl.text.total_words import is_only_total

_WIDTH = 19
# Where the number of the file stands in the key of a list, of several files.
_AT_SOURCE = 2
_PAID_BACK = re.compile(r"\b(?:pengembalian|setoran|sts|contra ?pos|kontra ?pos|koreksi)\b")


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of amounts as read, and what must be said of it.

    ``part`` is the part of the year of which its realisasi is; empty where it is of all of it. ``periods`` are the
    columns that have a month or a quarter of it each, where none has all of it and nobody said that they add up;
    ``years`` are those that it has amounts of, where the report's is not among them; ``of_work`` its columns of
    figures that are no money; ``untold`` is the column of the report's year of which nobody says that it is the
    pagu.
    """

    table: Table
    notes: tuple[str, ...] = ()
    part: str = ""
    periods: str = ""
    years: str = ""
    of_work: str = ""
    untold: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether anything in it can be judged: a sum, or a percentage."""
        columns = self.table.spec.columns
        return any(isinstance(each.calc, Percent) for each in columns) or (
            any(each.sums for each in columns)
            and (self.table.total is not None or self.table.spec.tree is not None)
        )


def listing_key(number: int, source: int = 0) -> str:
    """The key of a list by the number of its table in the file, and by that of the file, of several from 0 on."""
    return f"lain_{number}_{source}" if source else f"lain_{number}"


def source_of(key: str) -> int:
    """The number of the file that a list comes from, by its key."""
    return int(key.split("_")[_AT_SOURCE]) if key.count("_") >= _AT_SOURCE else 0


def of_source(table: Table, source: int) -> Table:
    """A list as one of the file of that number, from 0 on."""
    if not source:
        return table
    return replace(table, spec=replace(table.spec, key=f"{table.spec.key}_{source}"))


def listing_of(found: SheetTable, year: int | None, *, monthly: bool = False) -> Listing | None:
    """A table of amounts; None where it is none: no column of amounts, or nothing that names its rows.

    ``monthly`` says that the realisasi of the year is the sum of those of single months or quarters.
    """
    texts = text_columns(found.headings.paths, rows_below(found))
    unit = unit_of(found)
    roles = _roles(found, year, unit)
    if not texts.names or not roles.amounts or amounts_without_heading(found, unit):
        return None
    roles = with_last_where_counted_up(with_ratios_told_by_figures(roles, found), found)
    part = part_of_year(roles, found.headings.titles, found.grid.name)
    keys = {each.index: _key(each, roles, part) for each in roles.amounts}
    spec = _spec(found, roles, texts, unit, keys)
    binding = _binding(found, roles, texts, spec, keys)
    grid = _with_names_in_one_column(found.grid, texts, binding.heading_row)
    table = set_apart(bound_table(grid, spec, binding))
    if not table.rows:
        return None
    wholes = [table.total.figure(key) if table.total else None for key in keys.values()]
    rows = rows_read(found.grid, texts, keys, table.rows)
    outline = outline_of(rows, wholes)
    added = _added_up(found, roles, keys) if monthly and not part else ()
    if added:
        table = replace(table, spec=replace(spec, columns=(*spec.columns, *added), spending=Key.REALISASI))
    if not spec.is_in_large_units:
        sums = [each for each in roles.amounts if _may_be_sum(each, roles, found.headings.paths)]
        table = with_sums_across(table, [keys[each.index] for each in sums])
        table = with_differences(table, [keys[each.index] for each in roles.amounts if is_rest(each.path)])
    periods = named(found, roles) if roles.of_periods and not (added or part) else ""
    paths = {row.number: row.path for row in rows}
    said = [*notes_on(found, roles, texts, unit), *falling(table, roles.amounts, keys)]
    read, notes = judged_as(table, outline, said, paths)
    others = _other_columns(found, texts, read)
    # What is summed across is told by the figures: those between, of work, are none of it.
    unplaced = tuple(each for each in read.unplaced if each.place.column not in others)
    columns = work_columns(found, roles, part, year)
    read = replace(
        read,
        part_of_year=part,
        other_columns=others,
        unplaced=unplaced,
        work=tuple(work_of(found, read, texts, columns)),
        work_columns={key: at + 1 for key, at in columns.items()},
    )
    untold = shown(found, roles.untold) if roles.untold else ""
    return Listing(read, notes, part, periods, years_named(roles), of_work(found, roles, texts), untold)


def _may_be_sum(column: AmountColumn, roles: Roles, paths: Sequence[str]) -> bool:
    """Whether a column may be the sum of those before it: a realisasi is, behind that of each quarter.

    It is less where a column has what was paid back.
    """
    if any(map(_PAID_BACK.search, paths[: column.index])):
        return False
    behind_periods = any(each.period for each in roles.amounts if each.index < column.index)
    return is_of_parts(column.path) or (column == roles.realisasi and behind_periods)


def _other_columns(found: SheetTable, texts: TextColumns, table: Table) -> dict[int, str]:
    """How the columns are headed that are none of the list: an indicator, a target, another percentage."""
    taken = {*(at - 1 for at in table.columns.values()), *texts.names, *texts.parts_of_code}
    return {at + 1: words for at, words in enumerate(found.words) if words and at not in taken}


def _roles(found: SheetTable, year: int | None, unit: Decimal) -> Roles:
    """The columns that hold amounts indeed, and what they are among themselves.

    A column of small figures is none, whatever its heading says: REALISASI of an indicator beside that of money.
    """
    rows, paths = rows_below(found), found.headings.paths
    told = told_by_titles(found.headings.titles, found.grid.name)
    roles = roles_of(paths, year, told)
    small = {each.index for each in roles.amounts if not _are_amounts(found, rows, each.index, unit)}
    small = {at for at in small if any(figure_in(row, at) for row in rows)}
    if small:
        roles = roles_of(["" if at in small else path for at, path in enumerate(paths)], year, told)
    amounts = tuple(each for each in roles.amounts if _are_amounts(found, rows, each.index, unit))
    return replace(
        roles,
        amounts=amounts,
        pagu=roles.pagu if roles.pagu in amounts else None,
        realisasi=roles.realisasi if roles.realisasi in amounts else None,
        ratios=tuple(each for each in roles.ratios if {*each.parts, each.whole} <= {*amounts}),
        of_periods=tuple(each for each in roles.of_periods if each in amounts),
        by_year=tuple(each for each in roles.by_year if each in amounts),
        untold=roles.untold if roles.untold in amounts else None,
    )


def _are_amounts(found: SheetTable, rows: Sequence[Sequence[str]], at: int, unit: Decimal) -> bool:
    return are_amounts([row[at] for row in rows], max(unit, unit_of_heading(found.words[at])))


def _spec(
    found: SheetTable, roles: Roles, texts: TextColumns, unit: Decimal, keys: Mapping[int, str]
) -> TableSpec:
    columns = [Column(Key.NAMA, " / ".join(found.words[at] for at in texts.names), Kind.TEXT, _WIDTH)]
    if texts.code is not None:
        columns.append(Column(Key.KODE, found.words[texts.code], Kind.CODE, _WIDTH))
    if texts.number is not None:
        columns.append(Column(Key.NO, found.words[texts.number], Kind.TEXT, _WIDTH))
    for at, key in keys.items():
        heading = found.words[at]
        if unit > 1 and unit_of_heading(heading) == 1:
            heading = f"{heading} (Rp {name_of_unit(unit).removesuffix('an')})"
        columns.append(Column(key, heading, Kind.RUPIAH, _WIDTH, sums=True, filled=False))
    for ratio in roles.ratios:
        divided = [keys[each.index] for each in ratio.parts]
        part = Figure(divided[0]) if len(divided) == 1 else Across(tuple(divided))
        source = Percent(part, Figure(keys[ratio.whole.index]))
        key, heading = f"persen_{ratio.index}", found.words[ratio.index]
        columns.append(Column(key, heading, Kind.PERCENT, _WIDTH, source=source, filled=False))
    number, sheet = found.printed.number, found.grid.name
    spending = keys[roles.realisasi.index] if roles.realisasi else ""
    first = next(iter(keys.values()))
    return TableSpec(
        listing_key(number),
        sheet,
        found.printed.caption,
        tuple(columns),
        Key.NAMA,
        tree=Tree(Key.JENIS, Key.KODE, Key.NAMA, first, levels_have_names=False),
        required=False,
        spending=spending,
    )


def _added_up(found: SheetTable, roles: Roles, keys: Mapping[int, str]) -> tuple[Column, ...]:
    """A column that stands nowhere, with the sum of those that have a month or a quarter each."""
    if not roles.of_periods:
        return ()
    source = Across(tuple(keys[each.index] for each in roles.of_periods))
    return (
        Column(Key.REALISASI, f"jumlah {named(found, roles)}", Kind.RUPIAH, _WIDTH, source=source, filled=False),
    )


def _key(column: AmountColumn, roles: Roles, part: str) -> str:
    if column == roles.pagu:
        return Key.PAGU
    # What is of a part of the year is added up and divided, and is no realisasi of a report.
    if column == roles.realisasi and not part:
        return Key.REALISASI
    return f"jumlah_{column.index}"


def _binding(
    found: SheetTable, roles: Roles, texts: TextColumns, spec: TableSpec, keys: Mapping[int, str]
) -> Binding:
    places = {key: at for at, key in keys.items()}
    places |= {f"persen_{each.index}": each.index for each in roles.ratios}
    places |= {Key.NAMA: texts.names[0]}
    places |= {Key.KODE: texts.code} if texts.code is not None else {}
    places |= {Key.NO: texts.number} if texts.number is not None else {}
    columns = {column.key: places[column.key] + 1 for column in spec.columns}
    headings = {column.key: column.heading for column in spec.columns}
    return Binding(found.headings.data, found.headings.first + 1, columns, headings)


def _with_names_in_one_column(grid: Grid, texts: TextColumns, heading_row: int) -> Grid:
    """The sheet with the names of rows that are set in over several columns in the first of these."""
    if len(texts.names) < 2:
        return grid
    first, *others = (at + 1 for at in texts.names)
    cells = dict(grid.cells)
    for row in {row for row, _ in cells if row > heading_row}:
        filled = [at for at in others if (row, at) in cells and written(cells[row, at])]
        if filled and not ((row, first) in cells and is_only_total(written(cells[row, first]))):
            cells[row, first] = cells[row, filled[-1]]
    return replace(grid, cells=dict(sorted(cells.items())))
