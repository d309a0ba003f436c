"""Rows of Tabel 2.3.1 whose UNIT the budget does not have, or spells otherwise (K05)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lkjip_xl.figures.assignments import Assignment
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Fix, Problem
from lkjip_xl.rules.support import problem
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.sentences import few
from lkjip_xl.text.words import closest, name_key

_MOST_NAMED = 3
# Below this two units are two: those of an agency often differ in one word.
_NEAR = 0.85


def rows_of_its_name(row: Row, budget: Table) -> Sequence[Row]:
    """The rows of the budget that have the name of a row beside which a unit stands."""
    name, label = name_key(row.text(Key.PROGRAM)), budget.spec.label
    return [each for each in budget.rows if row.text(Key.UNIT) and name and name_key(each.text(label)) == name]


def names_of(budget: Table, rows: Iterable[Row]) -> tuple[Place, ...]:
    """Where the names of rows of the budget stand: there D07 says that one of them stands twice."""
    return tuple(budget.place(row, budget.spec.label) for row in rows)


def is_unit_spelt_otherwise(one: Assignment) -> bool:
    """Whether a formula has found no amount because the unit has other spaces here than in the budget."""
    cell, unit = one.row.cells.get(Key.ANGGARAN), one.row.text(Key.UNIT)
    spellings = {each.text(Key.UNIT).casefold() for each in one.budget}
    return cell is not None and cell.formula and cell.is_blank and bool(unit) and unit.casefold() not in spellings


def unit_of_none(shares: Table, one: Assignment, budget: Table, same: Sequence[Row]) -> Problem:
    """A row whose name the budget has, but not for the unit as it stands beside it; with the one that is meant."""
    cell, unit = one.row.cells[Key.UNIT], one.row.text(Key.UNIT)
    there = {name: each for each in same if (name := each.text(Key.UNIT))}
    own = one.budget[0].text(Key.UNIT) if one.budget else None
    meant = own or closest(unit, there, _NEAR)
    units = few(list(there), _MOST_NAMED)
    every = "kosongkan bila semua unit dimaksud"
    return problem(
        shares,
        one.row,
        Key.UNIT,
        f"Baris ini tidak ada di {budget.sheet} untuk unit “{unit}”.",
        expected=meant,
        actual=unit,
        elsewhere=budget.sheet if meant else "",
        hint=f"Maksudnya {meant}? Tulis seperti itu, atau {every}."
        if meant
        else f"Tulis unitnya seperti di {budget.sheet} ({units}), atau {every}.",
        # A row that seems to stand twice may be that of this unit, which nobody has written beside it.
        basis=names_of(budget, same),
        related=(there[meant].cells[Key.UNIT].place,) if meant else (),
        fixes=((Fix(cell.place, meant),),) if meant else (),
    )
