"""An agency's own table of amounts that is none of the report: what adds up in it, what is a percentage of what.

It becomes a table like those of the report, so that the same rules judge its sums and its percentages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.figures.rounded import percent_of_rounded
from lkjip_xl.grids.nesting import RowClues
from lkjip_xl.methods.tolerance import name_of_unit, unit_of_heading
from lkjip_xl.reader.binding import Binding
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.own.held import amounts_without_heading, are_amounts, rows_below, unit_of
from lkjip_xl.reader.own.listing_levels import Outline, RowRead, outline_of
from lkjip_xl.reader.own.listing_notes import notes_on
from lkjip_xl.reader.own.part_of_year import part_of_year
from lkjip_xl.reader.own.roles import AmountColumn, Roles, roles_of
from lkjip_xl.reader.own.sheet_tables import SheetTable
from lkjip_xl.reader.own.summed_rows import summed_rows
from lkjip_xl.reader.own.text_columns import TextColumns, text_columns
from lkjip_xl.reader.report import bound_table
from lkjip_xl.reader.workbook import Grid, RawCell
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.calculation import Across, Figure, Percent
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column, Kind, TableSpec, Tree
from lkjip_xl.text.sentences import few
from lkjip_xl.text.total_words import is_only_total

_WIDTH = 19
_MOST_NAMED = 4
# A column whose figures mostly come out otherwise holds something else than its heading seems to say.
_MOST = Decimal("0.6")
_CLEAR, _MANY = 2, 6
_ONE, _HUNDRED = Decimal(1), Decimal(100)


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of amounts as read, and what must be said of it.

    ``part`` is the part of the year of which its realisasi is; empty where it is of all of it.
    """

    table: Table
    notes: tuple[str, ...] = ()
    part: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether anything in it can be judged: a sum, or a percentage."""
        columns = [each for each in self.table.spec.columns if each.sums or each.calc is not None]
        return any(each.calc is not None for each in columns) or (
            bool(columns) and (self.table.total is not None or self.table.spec.tree is not None)
        )


def listing_key(number: int) -> str:
    """The key of a list by the number of its table in the file."""
    return f"lain_{number}"


def is_in_large_units(table: Table) -> bool:
    """Whether its amounts are thousands or millions of rupiah."""
    return any(unit_of_heading(each.heading) > 1 for each in table.spec.columns if each.kind is Kind.RUPIAH)


def listing_of(found: SheetTable, year: int | None) -> Listing | None:
    """A table of amounts; None where it is none: no column of amounts, or nothing that names its rows."""
    texts = text_columns(found.headings.paths, rows_below(found))
    unit = unit_of(found)
    roles = _with_figures(roles_of(found.headings.paths, year), found, unit)
    if not texts.names or not roles.amounts or amounts_without_heading(found, unit):
        return None
    part = part_of_year(roles, found.headings.titles, found.grid.name)
    keys = {each.index: _key(each, roles, part) for each in roles.amounts}
    spec = _spec(found, roles, texts, unit, keys)
    binding = _binding(found, roles, texts, spec, keys)
    grid = _with_names_in_one_column(found.grid, texts, binding.heading_row)
    table = bound_table(grid, spec, binding)
    if not table.rows:
        return None
    lines: dict[int, dict[int, RawCell]] = {}
    for (row, column), raw in found.grid.cells.items():
        lines.setdefault(row, {})[column - 1] = raw
    outline = outline_of([_row_read(lines.get(row.number, {}), texts, keys, row) for row in table.rows])
    return replace(_judged_as(table, outline, [*notes_on(found, roles, texts, unit)]), part=part)


def _with_figures(roles: Roles, found: SheetTable, unit: Decimal) -> Roles:
    """The columns that hold amounts indeed."""
    rows = rows_below(found)
    amounts = tuple(
        each
        for each in roles.amounts
        if are_amounts([row[each.index] for row in rows], max(unit, unit_of_heading(found.words[each.index])))
    )
    return replace(
        roles,
        amounts=amounts,
        pagu=roles.pagu if roles.pagu in amounts else None,
        realisasi=roles.realisasi if roles.realisasi in amounts else None,
        ratios=tuple(each for each in roles.ratios if {*each.parts, each.whole} <= {*amounts}),
        of_periods=tuple(each for each in roles.of_periods if each in amounts),
    )


def _spec(
    found: SheetTable, roles: Roles, texts: TextColumns, unit: Decimal, keys: Mapping[int, str]
) -> TableSpec:
    columns = [Column(Key.NAMA, found.words[texts.names[0]], Kind.TEXT, _WIDTH)]
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


def _row_read(cells: Mapping[int, RawCell], texts: TextColumns, keys: Mapping[int, str], row: Row) -> RowRead:
    """What a row says of its level; ``cells`` are its own by their column from 0."""
    shown = {at: written(raw) for at, raw in cells.items()}
    filled = [at for at in texts.names if shown.get(at)]
    amounts = tuple(row.figure(key) for key in keys.values())
    formulas = (summed_rows(cells[at], (row.number, at + 1)) for at in keys if at in cells)
    clues = RowClues(
        row.text(Key.NAMA),
        _code(shown, texts),
        shown.get(texts.number, "") if texts.number is not None else "",
        amounts,
    )
    indent = texts.names.index(filled[-1]) if len(texts.names) > 1 and filled else _indent(cells, texts.names[0])
    return RowRead(row.number, clues, indent, next(filter(None, formulas), ()))


def _code(shown: Mapping[int, str], texts: TextColumns) -> str:
    """The code of a row, of its parts where these stand side by side."""
    if texts.code is not None:
        return shown.get(texts.code, "")
    return ".".join(part.strip(". ") for at in texts.parts_of_code if (part := shown.get(at, "")))


def _indent(cells: Mapping[int, RawCell], column: int) -> int:
    value = cells[column].value if column in cells else None
    return len(value) - len(value.lstrip(" \u00a0")) if isinstance(value, str) else 0


def _judged_as(table: Table, outline: Outline | None, notes: list[str]) -> Listing:
    """The table with its rows nested; without its sums where nobody can tell how they nest."""
    if outline is None and _adds_up_plainly(table):
        everything = range(len(table.rows))
        outline = Outline(dict.fromkeys(everything), dict.fromkeys(everything, Level.PROGRAM))
    if outline is None:
        untold = f"tingkat baris tabel di {table.sheet} (baris {table.rows[0].number}–{table.rows[-1].number})"
        notes.append(f"{untold} tidak terbaca dari kode, kata, nomor, indentasi, rumus, atau jumlahnya")
        return Listing(_without_sums(table), tuple(notes))
    if outline.dropped:
        numbers = [table.rows[at].number for at in sorted(outline.dropped)]
        which = few([str(number) for number in numbers], _MOST_NAMED)
        notes.append(
            f"{len(numbers)} baris di atas program atau di bawah sub kegiatan di {table.sheet}: baris {which}"
        )
    kept = [*_in_order([at for at in range(len(table.rows)) if at not in outline.dropped], outline.parents)]
    places = {at: index for index, at in enumerate(kept)}
    rows = tuple(
        replace(
            table.rows[at],
            index=places[at],
            level=outline.levels.get(at, Level.PROGRAM),
            parent=None if (parent := outline.parents.get(at)) is None else places.get(parent),
        )
        for at in kept
    )
    is_flat = all(row.parent is None for row in rows)
    tree = None if is_flat or table.spec.tree is None else replace(table.spec.tree, levels_have_names=outline.sure)
    table = replace(table, rows=rows, spec=replace(table.spec, tree=tree), other_totals=())
    return _with_likely_columns(table, notes, sure=outline.sure)


def _in_order(kept: Sequence[int], parents: Mapping[int, int | None]) -> Iterator[int]:
    """The rows, each before its parts, which somebody may have sorted away from it."""
    below: dict[int | None, list[int]] = {}
    here = {*kept}
    for at in kept:
        parent = parents.get(at)
        below.setdefault(parent if parent in here else None, []).append(at)
    left = [*reversed(below.get(None, []))]
    while left:
        at = left.pop()
        yield at
        left += reversed(below.get(at, []))


def _adds_up_plainly(table: Table) -> bool:
    """Whether the total is the sum of all rows in some column: then none of them counts another."""
    if table.total is None or len(table.rows) < _CLEAR:
        return False
    for column in table.spec.columns:
        figures = [row.figure(column.key) for row in table.rows] if column.sums else []
        known = [figure for figure in figures if figure]
        if known and len(known) == len(figures) and sum(known) == table.total.figure(column.key):
            return True
    return False


def _without_sums(table: Table) -> Table:
    columns = tuple(replace(each, sums=False) for each in table.spec.columns)
    return replace(table, spec=replace(table.spec, columns=columns, tree=None), other_totals=())


def _with_likely_columns(table: Table, notes: list[str], *, sure: bool) -> Listing:
    """The table with the columns whose figures mostly come out; the others are named, and not judged."""
    kept: list[Column] = []
    for column in table.spec.columns:
        if column.sums and _mostly_other_sums(table, column, _MANY if sure else _CLEAR):
            notes.append(
                f"jumlah di kolom {column.heading} ({table.sheet}): kebanyakan barisnya bukan jumlah rinciannya"
            )
            column = replace(column, sums=False)  # noqa: PLW2901
        elif isinstance(column.calc, Percent) and _mostly_other_ratios(table, column, column.calc):
            why = "kebanyakan angkanya bukan realisasi dibagi pagu"
            if not _mostly_other_ratios(table, column, column.calc, _ONE):
                why = "angkanya pecahan (0,97), belum berformat persen"
            notes.append(f"kolom {column.heading} ({table.sheet}): {why}")
            continue
        kept.append(column)
    columns = {key: at for key, at in table.columns.items() if any(each.key == key for each in kept)}
    spec = replace(table.spec, columns=tuple(kept))
    return Listing(replace(table, spec=spec, columns=columns), tuple(notes))


def _mostly_other_sums(table: Table, column: Column, enough: int) -> bool:
    outcomes = list(_sums(table, column))
    return len(outcomes) > enough and sum(outcomes) < _MOST * len(outcomes)


def _sums(table: Table, column: Column) -> Iterator[bool]:
    for row in table.rows:
        parts = [part.figure(column.key) for part in table.children(row)]
        own = row.figure(column.key)
        if parts and own is not None and None not in parts:
            yield own == sum((part for part in parts if part is not None), Decimal(0))


def _mostly_other_ratios(table: Table, column: Column, calc: Percent, of: Decimal = _HUNDRED) -> bool:
    outcomes = list(_ratios(table, column, calc, of))
    return not outcomes or sum(outcomes) < _MOST * len(outcomes)


def _ratios(table: Table, column: Column, calc: Percent, of: Decimal) -> Iterator[bool]:
    """Whether each figure is its ratio: ``of`` 100, or of 1 as a fraction."""
    rounded = is_in_large_units(table)
    for row in (*table.rows, *table.totals):
        figures = RowFigures(table, row)
        part, whole = evaluate(calc.part, figures), evaluate(calc.whole, figures)
        span = interval_of(row.cells[column.key], Kind.PERCENT)
        if part is not None and whole and span is not None:
            possible = percent_of_rounded(calc, row) if rounded and of == _HUNDRED else None
            yield span.meets(possible) if possible else span.holds(part / whole * of)
