"""Tabel 2.1 beside the budget: which row of Tabel 2.7 each of its rows names, and what is assigned of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.figures.assignments import Assignment, Assignments
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.pairing import unit_key
from lkjip_xl.report.place import Place
from lkjip_xl.report.rows_named import Named, named_by, rows_named
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import name_key


@dataclass(frozen=True, slots=True)
class Outlined:
    """A row of Tabel 2.1 that names a program, or a kegiatan or sub kegiatan with a sasaran of its own.

    ``budget`` are the rows of Tabel 2.7 of that name: of its unit, or of all units where Tabel 2.1 tells none.
    ``assigned`` is what Tabel 2.3.1 assigns of them, of what stands under them and, for a kegiatan, of what it
    stands under.
    """

    row: Row
    name: Cell
    is_program: bool
    budget: tuple[Row, ...]
    assigned: tuple[Assignment, ...]


def outlined_rows(outline: Table, found: Assignments) -> Iterator[Outlined]:
    """The rows of Tabel 2.1 that name a program, or tell the sasaran of something under it."""
    programs = _programs(outline, found)
    program: tuple[Row, ...] = ()
    before = ("", "")
    for row in outline.rows:
        name, part = row.cells.get(Key.PROGRAM), row.cells.get(Key.KEGIATAN)
        begins = row.begins(Key.PROGRAM)
        key = named_by(row, Key.PROGRAM)
        if begins:
            program = programs.get(key, ())
        if begins and name is not None and key != before:
            before = key
            yield Outlined(row, name, True, program, _assigned(found, program, name))
        elif row.begins(Key.SASARAN) and part is not None:
            budget = _part(found, program, part, row)
            yield Outlined(row, part, False, budget, _with_above(found, budget))


def sasaran_of_outline(outline: Table, found: Assignments) -> dict[Place, tuple[Row, ...]]:
    """For each cell of a sasaran in Tabel 2.1 the rows of Tabel 2.3.1 that name those of its program or kegiatan.

    What Tabel 2.3.1 names by its parts alone has the sasaran of all of them. A sasaran that stands there once over
    several rows is named by the first of them.
    """
    rows: dict[Place, tuple[Row, ...]] = {}
    for each in outlined_rows(outline, found):
        cell = each.row.cells.get(Key.SASARAN)
        if cell is not None and not cell.carried and (aims := _aims(found, each.budget, each.assigned)):
            rows[cell.place] = aims
    return rows


def aims_of_rows(outline: Table, found: Assignments) -> Iterator[tuple[Row, tuple[Row, ...]]]:
    """Each row of Tabel 2.1 with the rows of Tabel 2.3.1 that name the sasaran of its money; none if none does."""
    programs = _programs(outline, found)
    program: tuple[Row, ...] = ()
    for row in outline.rows:
        name, part = row.cells.get(Key.PROGRAM), row.cells.get(Key.KEGIATAN)
        if name is not None and name.stands_here:
            program = programs.get(named_by(row, Key.PROGRAM), ())
            budget, assigned = program, _assigned(found, program, name)
        else:
            budget = _part(found, program, part, row) if part is not None else ()
            assigned = _with_above(found, budget)
        yield row, _aims(found, budget, assigned)


def _aims(found: Assignments, budget: Sequence[Row], assigned: Sequence[Assignment]) -> tuple[Row, ...]:
    """The rows that name the sasaran of rows of Tabel 2.7: what is assigned of them whole, else all that is."""
    own = _once(one for row in budget for one in found.of_budget.get(row.index, ()))
    aims = {one.aim[0]: one.row for one in reversed(own or assigned)}
    return tuple(sorted((_first(found.plan, row) for row in aims.values()), key=_number))


def _first(plan: Table, row: Row) -> Row:
    """The row in which the sasaran of a row is written."""
    while row.index and row.cells[Key.SASARAN].carried:
        row = plan.rows[row.index - 1]
    return row


def _number(row: Row) -> int:
    return row.index


def _programs(outline: Table, found: Assignments) -> Mapping[Named, tuple[Row, ...]]:
    """The programs of Tabel 2.7 that Tabel 2.1 names."""
    if found.budget is None:
        return {}
    wanted = [(unit_key(row), row.text(Key.PROGRAM)) for row in outline.rows]
    return rows_named(found.budget, found.budget.top_rows, wanted)


def _assigned(found: Assignments, programs: Sequence[Row], name: Cell) -> tuple[Assignment, ...]:
    """What is assigned of programs and of what stands under them; by name where Tabel 2.7 does not have it."""
    if under := _once(each for program in programs for each in found.under(program)):
        return under
    key = name_key(name.written)
    return tuple(each for each in found.rows if not each.budget and name_key(each.row.text(Key.PROGRAM)) == key)


def _part(found: Assignments, programs: Sequence[Row], part: Cell, row: Row) -> tuple[Row, ...]:
    """The rows under programs that a cell names, of the unit of its row where that is told."""
    if found.budget is None:
        return ()
    below = [each for program in programs for each in found.budget.below(program)]
    named = (unit_key(row), name_key(part.written))
    return rows_named(found.budget, below, [(unit_key(row), part.written)]).get(named, ())


def _with_above(found: Assignments, rows: Sequence[Row]) -> tuple[Assignment, ...]:
    """What is assigned of rows and of what stands under them, and then of the nearest that they stand under."""
    nearest = [next(found.named_above(row), None) for row in rows]
    above = [each for named in nearest if named is not None for each in found.of_budget[named.index]]
    return _once((*(each for row in rows for each in found.under(row)), *above))


def _once(assigned: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """What is assigned of several units together, once."""
    return tuple({each.row.index: each for each in assigned}.values())
