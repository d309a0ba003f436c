"""Which indicator lines of the budget an indicator of Tabel 2.2 PK Program is.

A program that units (kelurahan, UPTD) have of one name is that of the unit beside it; without one those of all
units are meant together. Nobody can tell from the results of units that of them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_names, unit_key
from lkjip_xl.report.rows_named import Named, named_by, rows_named
from lkjip_xl.tables import TABEL_2_2_PK_PROGRAM
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level


@dataclass(frozen=True, slots=True)
class Promised:
    """The rows of the agreement of one program, and that program in a table of the budget: one for each unit."""

    rows: tuple[Row, ...]
    programs: tuple[Row, ...]


def promised_programs(agreement: Table, budget: Table) -> Iterator[Promised]:
    """The programs of the agreement that a table of the budget has."""
    promised: dict[Named, list[Row]] = {}
    for row in agreement.rows:
        if row.text(Key.PROGRAM):
            promised.setdefault(named_by(row, Key.PROGRAM), []).append(row)
    programs = [row for row in budget.rows if row.level in (Level.PROGRAM, None)]
    wanted = [(unit_key(rows[0]), rows[0].text(Key.PROGRAM)) for rows in promised.values()]
    found = rows_named(budget, programs, wanted)
    for named, rows in promised.items():
        if named in found:
            yield Promised(tuple(rows), found[named])


def lines_of_indicators(agreement: Table, budget: Table) -> Mapping[int, tuple[Row, ...]]:
    """The lines of each indicator of the agreement in its programs, by the index of its row."""
    found: dict[int, tuple[Row, ...]] = {}
    for each in promised_programs(agreement, budget):
        own = [row.text(Key.INDIKATOR) for row in each.rows]
        for program in each.programs:
            lines = budget.with_lines(program)
            for here, there in pair_names(own, [line.text(Key.INDIKATOR) for line in lines]):
                index = each.rows[here].index
                found[index] = (*found.get(index, ()), lines[there])
    return found


def lines_of_agreement(report: Report, key: str) -> Mapping[int, tuple[Row, ...]]:
    """The lines of each indicator of the agreement in one of the tables of the budget, by the index of its row."""
    agreement, budget = report.tables.get(TABEL_2_2_PK_PROGRAM.key), report.tables.get(key)
    return {} if agreement is None or budget is None else lines_of_indicators(agreement, budget)


def units_in_words(budget: Table, lines: Sequence[Row], key: str) -> list[str]:
    """What several units say of one indicator, each with its cell: ``Kelurahan A 90% (F8)``."""
    told = [(budget.owner(line).text(Key.UNIT), line.cells[key]) for line in lines if key in line.cells]
    return [f"{unit} {cell.written} ({cell.place.address})".strip() for unit, cell in told]
