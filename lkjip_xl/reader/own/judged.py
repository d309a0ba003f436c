"""An agency's own table of amounts with its rows nested, and without the columns that hold something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.figures.rounded import percent_of_rounded
from lkjip_xl.grids.sums_of_tree import outcome
from lkjip_xl.reader.filled_parents import with_filled_parents
from lkjip_xl.reader.own.listing_levels import Outline
from lkjip_xl.reader.own.name_paths import NamePath
from lkjip_xl.reader.own.subtotals import subtotals
from lkjip_xl.report.model import Table
from lkjip_xl.tables.calculation import Percent
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.sentences import few

_MOST_NAMED = 4
# A column whose figures mostly come out otherwise holds something else than its heading seems to say.
_MOST = Decimal("0.6")
_CLEAR, _MANY = 2, 6
_ONE, _HUNDRED = Decimal(1), Decimal(100)


def judged_as(
    table: Table, outline: Outline | None, notes: list[str], paths: Mapping[int, NamePath]
) -> tuple[Table, tuple[str, ...]]:
    """The table with its rows nested, and what is said of it; without its sums where nobody knows how.

    ``paths`` are the names that each row stands under, by its number.
    """
    if outline is None and _adds_up_plainly(table):
        everything = range(len(table.rows))
        outline = Outline(dict.fromkeys(everything), dict.fromkeys(everything, Level.PROGRAM))
    if outline is None:
        untold = f"tingkat baris tabel di {table.sheet} (baris {table.rows[0].number}–{table.rows[-1].number})"
        notes.append(f"{untold} tidak terbaca dari kode, kata, nomor, tampilan, rumus, atau jumlahnya")
        return _without_sums(table), tuple(notes)
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
    others = table.other_totals
    table = replace(table, rows=rows, spec=replace(table.spec, tree=tree), other_totals=())
    table = with_filled_parents({table.spec.key: table})[table.spec.key]
    table = replace(table, other_totals=subtotals(table, [each.row for each in others], paths))
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


def _with_likely_columns(table: Table, notes: list[str], *, sure: bool) -> tuple[Table, tuple[str, ...]]:
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
    return replace(table, spec=spec, columns=columns), tuple(notes)


def _mostly_other_sums(table: Table, column: Column, enough: int) -> bool:
    figures = [row.figure(column.key) for row in table.rows]
    found = outcome([row.parent for row in table.rows], figures, None)
    return found.right + found.slips > enough and found.right < _MOST * (found.right + found.slips)


def _mostly_other_ratios(table: Table, column: Column, calc: Percent, of: Decimal = _HUNDRED) -> bool:
    outcomes = list(_ratios(table, column, calc, of))
    return not outcomes or sum(outcomes) < _MOST * len(outcomes)


def _ratios(table: Table, column: Column, calc: Percent, of: Decimal) -> Iterator[bool]:
    """Whether each figure is its ratio: ``of`` 100, or of 1 as a fraction."""
    rounded = table.spec.is_in_large_units
    for row in (*table.rows, *table.totals):
        figures = RowFigures(table, row)
        part, whole = evaluate(calc.part, figures), evaluate(calc.whole, figures)
        span = interval_of(row.cells[column.key], Kind.PERCENT)
        if part is not None and whole and span is not None:
            possible = percent_of_rounded(calc, row) if rounded and of == _HUNDRED else None
            yield span.meets(possible) if possible else span.holds(part / whole * of)
