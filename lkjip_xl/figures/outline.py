"""Tabel 2.1 beside the budget: which row of Tabel 2.7 each of its rows names, and what is assigned of that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lkjip_xl.figures.assignments import Assignment, Assignments
from lkjip_xl.report.model import Cell, Row, Table
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.report.place import Place
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import name_key


@dataclass(frozen=True, slots=True)
class Outlined:
    """A row of Tabel 2.1 that names a program, or a kegiatan or sub kegiatan with a sasaran of its own.

    ``budget`` is the row of Tabel 2.7 of that name, ``assigned`` what Tabel 2.3.1 assigns of it, of what stands
    under it and, for a kegiatan, of what it stands under.
    """

    row: Row
    name: Cell
    is_program: bool
    budget: Row | None
    assigned: tuple[Assignment, ...]


def outlined_rows(outline: Table, found: Assignments) -> Iterator[Outlined]:
    """The rows of Tabel 2.1 that name a program, or tell the sasaran of something under it."""
    programs = _programs_by_name(outline, found)
    program: Row | None = None
    before = ""
    for row in outline.rows:
        name, sasaran, part = (row.cells.get(key) for key in (Key.PROGRAM, Key.SASARAN, Key.KEGIATAN))
        begins = name is not None and not name.is_blank and not name.carried
        if begins and name is not None:
            program = programs.get(name_key(name.written))
        if begins and name is not None and name_key(name.written) != before:
            before = name_key(name.written)
            yield Outlined(row, name, True, program, _assigned(found, program, name))
        elif sasaran is not None and not (sasaran.is_blank or sasaran.carried) and part is not None:
            budget = _part(found, program, part)
            yield Outlined(row, part, False, budget, _with_above(found, budget))


def sasaran_of_outline(outline: Table, found: Assignments) -> dict[Place, tuple[Row, ...]]:
    """For each cell of a sasaran in Tabel 2.1 the rows of Tabel 2.3.1 that name those of its program or kegiatan.

    A sasaran that stands there once over several rows is named by the first of them.
    """
    rows: dict[Place, tuple[Row, ...]] = {}
    for each in outlined_rows(outline, found):
        cell = each.row.cells.get(Key.SASARAN)
        own = found.of_budget.get(each.budget.index, ()) if each.budget is not None else ()
        aims = {one.aim[0]: one.row for one in reversed(own)}
        if cell is not None and not cell.carried and aims:
            rows[cell.place] = tuple(sorted((_first(found.plan, row) for row in aims.values()), key=_number))
    return rows


def _first(plan: Table, row: Row) -> Row:
    """The row in which the sasaran of a row is written."""
    while row.index and row.cells[Key.SASARAN].carried:
        row = plan.rows[row.index - 1]
    return row


def _number(row: Row) -> int:
    return row.index


def _programs_by_name(outline: Table, found: Assignments) -> dict[str, Row]:
    """The program of Tabel 2.7 that each name in Tabel 2.1 is, as names are compared."""
    if found.budget is None:
        return {}
    cells = [row.cells[Key.PROGRAM] for row in outline.rows if Key.PROGRAM in row.cells]
    names = list({name_key(cell.written): cell.written for cell in cells if cell.written}.values())
    tops = found.budget.top_rows
    return {name_key(names[a]): tops[b] for a, b in pair_names(names, [found.budget.label(row) for row in tops])}


def _assigned(found: Assignments, program: Row | None, name: Cell) -> tuple[Assignment, ...]:
    """What is assigned of a program and of what stands under it; by its name where Tabel 2.7 does not have it."""
    if program is not None and (under := found.under(program)):
        return under
    key = name_key(name.written)
    return tuple(
        each for each in found.rows if each.budget is None and name_key(each.row.text(Key.PROGRAM)) == key
    )


def _part(found: Assignments, program: Row | None, part: Cell) -> Row | None:
    """The row under a program that a cell names."""
    if program is None or found.budget is None:
        return None
    below = list(_rows_under(found.budget, program))
    pairs = pair_names([part.written], [found.budget.label(row) for row in below])
    return next((below[b] for _, b in pairs), None)


def _with_above(found: Assignments, row: Row | None) -> tuple[Assignment, ...]:
    if row is None:
        return ()
    above = [each for named in found.named_above(row) for each in found.of_budget[named.index]]
    return (*found.under(row), *above)


def _rows_under(table: Table, row: Row) -> Iterator[Row]:
    for child in table.children(row):
        yield child
        yield from _rows_under(table, child)
