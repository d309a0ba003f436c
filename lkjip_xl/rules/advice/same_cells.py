"""Which cells of a report say the same: of an indicator, row by row of another table, or a name anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lkjip_xl.figures.assignments import PLAN
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import partner_of
from lkjip_xl.report.place import Place
from lkjip_xl.rules.evidence.sayings import Saying, fact_of, indicators_of
from lkjip_xl.tables.calculation import Absorption
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.words import fold, name_key

ColumnOf = tuple[str, str]  # the keys of a table and of one of its columns


@dataclass(frozen=True, slots=True)
class Owner:
    """Where a cell belongs: its table, its row and the key of its column."""

    table: Table
    row: Row
    key: str

    @property
    def place(self) -> Place:
        """Where one types to change the cell."""
        return self.row.cells[self.key].place

    @property
    def cell(self) -> Cell:
        """The cell as it was read."""
        return self.row.cells[self.key]


class SameCells:
    """Which cells of a report say the same as a given one."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def owners(self) -> Mapping[Place, Sequence[Owner]]:
        """Where each cell belongs; what stands once over several rows belongs to all of them."""
        found: dict[Place, list[Owner]] = {}
        for table in self.report.report_tables:
            for row in (*table.rows, *table.totals, *([table.shares] if table.shares else [])):
                for key, cell in row.cells.items():
                    owner = Owner(table, row, key)
                    found.setdefault(cell.place, []).append(owner)
                    if cell.carried:
                        found.setdefault(table.place(row, key), []).append(owner)
        return found

    @cached_property
    def facts(self) -> Mapping[Place, Sequence[Sequence[Saying]]]:
        """All that is said of the same facts of indicators, by each place where one of them is said."""
        found: dict[Place, list[Sequence[Saying]]] = {}
        for indicator in indicators_of(self.report):
            for sayings in indicator.sayings(lambda _: True, fact_of(self.report)).values():
                for place in dict.fromkeys(each.cell.place for each in sayings):
                    found.setdefault(place, []).append(sayings)
        return found

    def linked(self, owner: Owner) -> Iterator[Owner]:
        """The cells of the same row in other tables that hold the same as this one."""
        for other, key in self._links.get((owner.table.spec.key, owner.key), ()):
            there = self.report.tables.get(other)
            row = partner_of(owner.table, owner.row, there) if there is not None else None
            if there is not None and row is not None and key in row.cells:
                yield Owner(there, row, key)

    def named(self, owner: Owner, instead: str) -> Iterator[Owner]:
        """The cells that name the same as this one; none where it is to name another thing ``instead``.

        Two names in one table are two things, and no two ways to write one.
        """
        columns = next((each for each in self._name_columns if (owner.table.spec.key, owner.key) in each), ())
        if not columns or not owner.cell.written:
            return
        rows = {each: list(self._rows_named(*each, name_key(owner.cell.written))) for each in columns}
        others = {each: list(self._rows_named(*each, name_key(instead))) for each in columns}
        # One of several rows of a budget that have the name: which of them is meant elsewhere, nobody can tell.
        several = any(each and each[0].table.spec.tree and len(each) > 1 for each in rows.values())
        if several or any(rows[each] and others[each] for each in columns):
            return
        for found in rows.values():
            yield from found

    def _rows_named(self, table_key: str, key: str, wanted: str) -> Iterator[Owner]:
        table = self.report.tables.get(table_key)
        for row in table.rows if table else ():
            cell = row.cells.get(key)
            if table is not None and cell is not None and not cell.carried and name_key(cell.written) == wanted:
                yield Owner(table, row, key)

    @cached_property
    def _links(self) -> Mapping[ColumnOf, Sequence[ColumnOf]]:
        """The columns that hold the same row by row, each way."""
        found: dict[ColumnOf, list[ColumnOf]] = {}
        for table in self.report.report_tables:
            for column in table.spec.columns:
                link = column.link
                if link is not None and not link.levels:
                    own = (table.spec.key, column.key)
                    for there in ((link.table, key) for key in (link.key, link.instead) if key):
                        found.setdefault(own, []).append(there)
                        found.setdefault(there, []).append(own)
        return found

    @cached_property
    def _name_columns(self) -> Sequence[set[ColumnOf]]:
        """The columns of names that speak of the same things: of programs and their parts, and of sasaran."""
        groups: list[set[ColumnOf]] = []
        for one, other in self._pairs_of_name_columns():
            touched = [each for each in groups if one in each or other in each]
            groups = [each for each in groups if each not in touched]
            groups.append({one, other}.union(*touched))
        return groups

    def _pairs_of_name_columns(self) -> Iterator[tuple[ColumnOf, ColumnOf]]:
        for table in self.report.report_tables:
            own = table.spec.key
            for column in table.spec.columns:
                if isinstance(column.calc, Absorption):
                    yield (own, column.calc.sasaran), (PLAN, column.calc.sasaran)
                    yield (own, column.calc.indikator), (PLAN, Key.INDIKATOR)
                there = self.report.tables.get(column.lookup.table) if column.lookup else None
                if column.lookup is not None and there is not None:
                    yield (own, column.lookup.by), (there.spec.key, there.spec.label)
                    if column.kind is Kind.TEXT:
                        yield (own, column.key), (there.spec.key, column.lookup.column)
                if column.link is not None and (column.link.levels or column.carried):
                    yield (own, column.key), (column.link.table, column.link.key)


def hold_the_same(one: Cell, other: Cell) -> bool:
    """Whether two cells of one kind hold the same figure in the same unit, or the same words."""
    if one.number is not None and other.number is not None:
        return one.number == other.number and fold(one.unit) == fold(other.unit)
    return name_key(one.written) == name_key(other.written)
