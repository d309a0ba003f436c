"""What else in a report says what a figure is: its parts, its whole, the same row or fact in other tables.

A percentage that its figures do not give is either wrong itself, or one of them is. Where another value of one
figure stands elsewhere, and gives the percentage, that figure is the likelier fault. A formula over a figure
agrees with it whatever it is, and so says nothing: only what somebody typed does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate, total
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_rows
from lkjip_xl.report.place import Place
from lkjip_xl.rules.evidence.sayings import sayings_by_place
from lkjip_xl.rules.w_plausibility import promises_less_than_reached
from lkjip_xl.tables.calculation import Calc, Capaian, operands
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_short


@dataclass(frozen=True, slots=True)
class Other:
    """Another value of a cell: the cell as it would be, and which cells say so."""

    key: str
    cell: Cell
    source: tuple[Place, ...]


@dataclass(frozen=True)
class Evidence:
    """What a report says of its figures in other places than where they stand."""

    report: Report

    def others(self, table: Table, row: Row, key: str) -> Iterator[Other]:
        """The other values that a row's figure in a column may have."""
        cell = row.cells.get(key)
        if cell is None:
            return
        for other in (*self._of_sums(table, row, key), *self._of_facts(cell), *self._of_links(table, row, key)):
            if other.cell.number is not None and other.cell.number != cell.number:
                yield other

    def _of_sums(self, table: Table, row: Row, key: str) -> Iterator[Other]:
        """The sum of a row's parts, and what is left of the sum above it."""
        if not table.spec.column(key).sums:
            return
        parts = [each for each in table.parts(row) if each is not row]
        if parts and (value := total(part.figure(key) for part in parts)) is not None:
            yield self._computed(row, key, value, tuple(table.place(part, key) for part in parts))
        parent = table.parent(row) or (table.total if row is not table.total else None)
        above = parent.cells.get(key) if parent is not None else None
        if parent is None or row is table.total or above is None or above.formula:
            return
        siblings = [each for each in table.parts(parent) if each is not row]
        known, whole = total(each.figure(key) for each in siblings), parent.figure(key)
        if known is not None and whole is not None and whole - known >= 0:
            yield self._computed(row, key, whole - known, (table.place(parent, key),))

    @staticmethod
    def _computed(row: Row, key: str, value: Decimal, source: tuple[Place, ...]) -> Other:
        cell = replace(row.cells[key], content=Content.NUMBER, number=value, written=format_short(value))
        return Other(key, cell, source)

    def _of_facts(self, cell: Cell) -> Iterator[Other]:
        """What other tables say of the same indicator."""
        sayings = sayings_by_place(self.report).get(cell.place, ())
        key = next((each.column.key for each in sayings if each.cell is cell), "")
        for each in sayings:
            if each.cell is not cell and key:
                yield Other(key, replace(each.cell, place=cell.place), (each.cell.place,))

    def _of_links(self, table: Table, row: Row, key: str) -> Iterator[Other]:
        """What the same row of another table says in a column that holds the same."""
        link = table.spec.column(key).link
        if link and link.table in self.report.tables:
            there = self.report.tables[link.table]
            yield from self._of_partner(
                there, self._partners(link.table, table.spec.key).get(row.index), link.key, row, key
            )
        for there in self.report.report_tables:
            for column in there.spec.columns:
                own = column.link
                if own and (own.table, own.column) == (table.spec.key, key) and column.key in there.columns:
                    back = {left.index: right for right, left in self._rows_of(table.spec.key, there)}
                    yield from self._of_partner(there, back.get(row.index), column.key, row, key)

    def _rows_of(self, origin: str, there: Table) -> Iterator[tuple[Row, Row]]:
        partners = self._partners(origin, there.spec.key)
        return ((there.rows[index], left) for index, left in partners.items())

    def _partners(self, left: str, right: str) -> Mapping[int, Row]:
        return pair_rows(self.report.tables[left], self.report.tables[right]).left_of

    @staticmethod
    def _of_partner(there: Table, partner: Row | None, column: str, row: Row, key: str) -> Iterator[Other]:
        cell = partner.cells.get(column) if partner else None
        if cell is not None and partner is not None:
            yield Other(key, replace(cell, place=row.cells[key].place), (there.place(partner, column),))


def gives(report: Report, table: Table, row: Row, column: Column, calc: Calc) -> bool:
    """Whether a row's figures give the percentage that is printed in a column."""
    cell = row.cells.get(column.key)
    span = interval_of(cell, Kind.PERCENT) if cell is not None else None
    value = evaluate(calc, RowFigures(table, row, tables=report.tables))
    return span is not None and value is not None and span.holds(value)


def likelier_faults(evidence: Evidence, table: Table, row: Row, column: Column) -> Iterator[Other]:
    """The figures of a percentage that stand otherwise elsewhere, and would give it so; each value once."""
    if column.calc is None or row.cells[column.key].formula:
        return
    seen: set[tuple[str, Decimal | None]] = set()
    for key in operands(column.calc):
        for other in evidence.others(table, row, key):
            changed = row.with_cell(key, other.cell)
            if (key, other.cell.number) not in seen and gives(
                evidence.report, table, changed, column, column.calc
            ):
                seen.add((key, other.cell.number))
                yield other


def other_rumus(report: Report, table: Table, row: Row, column: Column) -> Rumus | None:
    """The formula of capaian that gives what is printed, if nothing else of the row becomes doubtful by it."""
    if not isinstance(column.calc, Capaian) or column.calc.rumus not in table.columns:
        return None
    key = column.calc.rumus
    for rumus in Rumus:
        changed = row.with_cell(key, replace(row.cells[key], content=Content.TEXT, written=rumus.value))
        others = [
            each
            for each in table.spec.columns
            if isinstance(each.calc, Capaian)
            and each.calc.rumus == key
            and each is not column
            and not (each.key in row.cells and row.cells[each.key].formula)
        ]
        breaks = any(
            gives(report, table, row, each, each.calc) and not gives(report, table, changed, each, each.calc)
            for each in others
            if each.calc is not None
        )
        asks = promises_less_than_reached(changed) and not promises_less_than_reached(row)
        if not breaks and not asks and gives(report, table, changed, column, column.calc):
            return rumus
    return None
