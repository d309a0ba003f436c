"""What the rules have in common: problems with their place and words, and columns that can be judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from lkjip_xl import tables
from lkjip_xl.findings import Problem, Unjudged
from lkjip_xl.model import Cell, Place, Report, Row, Table
from lkjip_xl.numbers import format_number, format_short, grade_of
from lkjip_xl.schema import Column, Kind, Presence
from lkjip_xl.words import closest, differing_passages

# Findings at a cell that explain why no figure stands there.
NO_FIGURE = frozenset({"S05", "S06", "D01", "D03"})
# A unit this near to a known one is a slip: "uit" is, "siswi" beside "siswa" would be too near to lower it.
_UNIT_SLIP = 0.8
# Findings at a cell by which whatever is computed from it comes out wrong too.
WRONG_FIGURE = NO_FIGURE | {"D04"}


def problem(table: Table, row: Row, column: str, message: str, **more: Any) -> Problem:
    """A problem at a row's cell of a column, with the words that name the row and the column."""
    tree = table.spec.tree
    return Problem(
        place=table.place(row, column),
        message=message,
        row_label=table.label(row),
        column_heading=table.heading(column),
        row_code=row.text(tree.code) if tree else "",
        **more,
    )


def drift(here: Cell, there: Cell, row_label: str, column_heading: str, row_code: str = "") -> Problem:
    """The problem that one thing is written in two ways: where they differ, in the words of each."""
    other, own = differing_passages(there.written, here.written)
    return Problem(
        here.place,
        f"Tulisan di sini berbeda dari {there.place.sheet} sel {there.place.address}.",
        row_label=row_label,
        column_heading=column_heading,
        row_code=row_code,
        expected=there.written,
        actual=here.written,
        written=own,
        should_be=other,
        elsewhere=there.place.sheet,
        hint="Tentukan tulisan yang resmi, lalu samakan di semua tabel.",
        basis=(there.place,),
        related=(there.place,),
    )


def level_place(table: Table, row: Row) -> Place:
    """Where a row's level is told: in JENIS, or by its name where the sheet has no JENIS."""
    tree = table.spec.tree
    return table.place(row, tree.level if tree and tree.level in table.columns else table.spec.label)


def columns_to_judge(
    report: Report, wanted: Callable[[Column], bool]
) -> Iterator[tuple[Table, Column] | Unjudged]:
    """Every column that a rule is about; where its sheet or heading is missing, that instead.

    A table that may be left out, and is, has nothing to judge.
    """
    for spec in tables.TABLES:
        table = report.tables.get(spec.key)
        if not spec.part_of_report or (table.left_out if table else not spec.required):
            continue
        columns = [each for each in spec.columns if each.presence is not Presence.HELPER and wanted(each)]
        if table is not None and table.heading_row is not None:
            yield from _columns_of(report, table, wanted)
        elif columns and table is not None:
            yield Unjudged(f"judul kolom di lembar {table.sheet} tidak ditemukan")
        elif columns:
            yield Unjudged(f"lembar {spec.sheet} tidak ada")


def _columns_of(
    report: Report, table: Table, wanted: Callable[[Column], bool]
) -> Iterator[tuple[Table, Column] | Unjudged]:
    for column in table.spec.columns:
        if column.presence is Presence.HELPER or not wanted(column):
            continue
        if column.key in table.columns:
            yield table, column
        elif column.required:
            heading = report.settings.with_years(column.full_heading)
            yield Unjudged(f"kolom {heading} tidak ada di lembar {table.sheet}")


def filled_table(report: Report, key: str) -> Table | None:
    """A table that has rows; None where it is missing, left out or cannot be read."""
    table = report.tables.get(key)
    return table if table is not None and table.rows else None


def repeats_another_table(column: Column, cell: Cell) -> bool:
    """Whether a cell is a formula that takes over a cell of another table: it says nothing of its own."""
    return cell.formula and column.link is not None


def without_columns(report: Report, table: Table, keys: Iterable[str]) -> Unjudged | None:
    """Why nothing can be computed from some columns: one of them is not in the sheet."""
    lost = [
        report.settings.with_years(table.spec.column(key).full_heading)
        for key in keys
        if key not in table.columns and table.spec.column(key).required
    ]
    return Unjudged(f"kolom {', '.join(lost)} tidak ada di lembar {table.sheet}") if lost else None


def all_rows(table: Table) -> tuple[Row, ...]:
    """The rows of a table with its Jumlah row."""
    return table.rows if table.total is None else (*table.rows, table.total)


def descendants(table: Table, row: Row) -> Iterator[Row]:
    """Every row below a row, the rows under its parts included."""
    for part in table.parts(row):
        yield part
        if part is not row:
            yield from descendants(table, part)


def over_text(row: Row, column: str, parts: Iterable[tuple[Row, str]]) -> bool:
    """Whether a cell is a formula over figures that stand as text: Excel leaves those out, as D02 says.

    A grade with its score is a text on purpose, and D02 says nothing of it.
    """
    cells = [part.cells[key] for part, key in parts if key in part.cells]
    return row.cells[column].formula and any(cell.as_text and not grade_of(cell.written) for cell in cells)


def rupiah(value: Decimal) -> str:
    """An amount for people: ``385.220.368``."""
    return format_short(value)


def percent(value: Decimal, decimals: int | None = None) -> str:
    """A percentage for people: ``1,25%``."""
    return f"{format_number(value, decimals) if decimals is not None else format_short(value)}%"


def slip_of_unit(unit: str) -> str | None:
    """The unit that a misspelt one is meant to be; None where it is right, or nobody can tell."""
    if unit in tables.UNITS or len(unit) < 3:
        return None
    return closest(unit, tables.UNITS, _UNIT_SLIP)


def is_slip_of_unit(one: str, other: str) -> bool:
    """Whether two units are one: one of them is the other misspelt, or they mean the same."""
    return one == slip_of_unit(other) or other == slip_of_unit(one) or {one, other} in tables.UNIT_SYNONYMS


def is_amount(column: Column) -> bool:
    """Whether a column holds rupiah."""
    return column.kind is Kind.RUPIAH


def cell_range(places: list[Place]) -> str:
    """Cells as people name them: ``F20–F25`` for a run in one column, else a list that ends early."""
    addresses = [place.address for place in places]
    rows = [place.row for place in places]
    if (
        len(places) > 2
        and len({p.column for p in places}) == 1
        and rows == list(range(rows[0], rows[0] + len(rows)))
    ):
        return f"{addresses[0]}–{addresses[-1]}"
    return ", ".join(addresses[:6]) + (f", dan {len(addresses) - 6} sel lain" if len(addresses) > 6 else "")
