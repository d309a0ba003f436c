"""Tabel 2.1 beside the budget: which row of Tabel 2.7 each of its rows names, and what is assigned of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lkjip_xl.figures.assignments import Assignment, Assignments
from lkjip_xl.report.model import Cell, Row, Table
from lkjip_xl.report.pairing import pair_names, unit_key
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
    before = ("", "")
    for row in outline.rows:
        name, sasaran, part = (row.cells.get(key) for key in (Key.PROGRAM, Key.SASARAN, Key.KEGIATAN))
        begins = name is not None and not name.is_blank and not name.carried
        key = (name_key(name.written) if name is not None else "", _unit(row))
        if begins:
            program = programs.get(key)
        if begins and name is not None and key != before:
            before = key
            yield Outlined(row, name, True, program, _assigned(found, program, name))
        elif sasaran is not None and not (sasaran.is_blank or sasaran.carried) and part is not None:
            budget = _part(found, program, part, _unit(row))
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


def _unit(row: Row) -> str:
    """The unit that Tabel 2.1 tells of a row, as it is compared."""
    return name_key(row.text(Key.UNIT))


def _programs_by_name(outline: Table, found: Assignments) -> dict[tuple[str, str], Row]:
    """The program of Tabel 2.7 that each name in Tabel 2.1 is, of its unit; as names are compared."""
    if found.budget is None:
        return {}
    named: dict[str, dict[str, str]] = {}
    for row in outline.rows:
        if name := row.text(Key.PROGRAM):
            named.setdefault(_unit(row), {})[name_key(name)] = name
    programs: dict[tuple[str, str], Row] = {}
    for unit, names in named.items():
        tops = _of_unit(found.budget, found.budget.top_rows, unit)
        pairs = pair_names([*names.values()], [found.budget.label(row) for row in tops])
        programs |= {([*names][a], unit): tops[b] for a, b in pairs}
    return programs


def _of_unit(table: Table, rows: Sequence[Row], unit: str) -> Sequence[Row]:
    """The rows of a unit; all of them where none is told, or none has a row."""
    return [row for row in rows if unit and unit_key(table, row) == unit] or rows


def _assigned(found: Assignments, program: Row | None, name: Cell) -> tuple[Assignment, ...]:
    """What is assigned of a program and of what stands under it; by its name where Tabel 2.7 does not have it."""
    if program is not None and (under := found.under(program)):
        return under
    key = name_key(name.written)
    return tuple(each for each in found.rows if not each.budget and name_key(each.row.text(Key.PROGRAM)) == key)


def _part(found: Assignments, program: Row | None, part: Cell, unit: str) -> Row | None:
    """The row under a program that a cell names, of a unit where that is told."""
    if program is None or found.budget is None:
        return None
    below = list(_rows_under(found.budget, program))
    for rows in (_of_unit(found.budget, below, unit), below):
        for _, at in pair_names([part.written], [found.budget.label(row) for row in rows]):
            return rows[at]
    return None


def _with_above(found: Assignments, row: Row | None) -> tuple[Assignment, ...]:
    if row is None:
        return ()
    above = [each for named in found.named_above(row) for each in found.of_budget[named.index]]
    return (*found.under(row), *above)


def _rows_under(table: Table, row: Row) -> Iterator[Row]:
    for child in table.children(row):
        yield child
        yield from _rows_under(table, child)
