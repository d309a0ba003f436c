"""Two tables that share columns row by row, and the rows that one of the two lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeGuard

from lkjip_xl import tables
from lkjip_xl.figures.calc import total
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import Pairing, pair_rows
from lkjip_xl.report.place import Place


@dataclass(frozen=True, slots=True)
class Linked:
    """A table and the one that some of its columns are taken over from, their rows side by side."""

    origin: Table
    table: Table
    pairing: Pairing


def linked_tables(report: Report) -> Iterator[Linked]:
    """Every two tables that share columns row by row.

    Tables of indicators share theirs with more than one other table, see indicators.py; one that takes over
    some levels only has other rows on purpose.
    """
    for spec in tables.TABLES:
        links = [column.link for column in spec.columns if column.link and not column.link.levels]
        for key in dict.fromkeys(link.table for link in links if not spec.of_indicators):
            origin, table = report.tables.get(key), report.tables.get(spec.key)
            if _can_be_compared(origin) and _can_be_compared(table):
                yield Linked(origin, table, pair_rows(origin, table))


def _can_be_compared(table: Table | None) -> TypeGuard[Table]:
    return table is not None and table.heading_row is not None and not table.left_out


@dataclass(frozen=True, slots=True)
class MissingRows:
    """The rows that another table has under the same parent, by the cells of their names there (K02).

    ``amount`` is what they carry there in the column that holds the same, in rupiah; None where no column does, or
    one of them has no figure.
    """

    places: tuple[Place, ...]
    amount: Decimal | None


def rows_missing_under(report: Report, table: Table, row: Row, column: str) -> MissingRows | None:
    """The rows missing directly under a row, or of a Jumlah row the topmost ones; None where there are none."""
    if table.is_total(row) and table.parts(row) != table.counted_rows:
        return None
    parent = None if table.is_total(row) else row.index
    for other, by_parent in _missing_rows(report).get(table.spec.key, ()):
        if missing := by_parent.get(parent):
            same = _column_of(table, column, other)
            amount = total(each.figure(same) for each in missing) if same else None
            return MissingRows(tuple(other.place(each, other.spec.label) for each in missing), amount)
    return None


_ByParent = Mapping[int | None, Sequence[Row]]


@lru_cache(maxsize=2)
def _missing_rows(report: Report) -> Mapping[str, Sequence[tuple[Table, _ByParent]]]:
    """What each table lacks beside another: the other one's rows, by the index of the row here to go under.

    A row that stands in this table only may be the one that seems to be missing, under another name: beside it
    none is known to be.
    """
    found: dict[str, list[tuple[Table, _ByParent]]] = {}
    for linked in linked_tables(report):
        origin, table, pairing = linked.origin, linked.table, linked.pairing
        if origin.has_clear_levels and table.has_clear_levels:
            here = {left.index: right.index for left, right in pairing.pairs}
            there = {right.index: left.index for left, right in pairing.pairs}
            lacking = _by_parent(pairing.only_left, here, pairing.only_right)
            found.setdefault(table.spec.key, []).append((origin, lacking))
            lacking = _by_parent(pairing.only_right, there, pairing.only_left)
            found.setdefault(origin.spec.key, []).append((table, lacking))
    return found


def _by_parent(rows: Sequence[Row], partners: Mapping[int, int], others: Sequence[Row]) -> _ByParent:
    """Rows that stand in one table only, by the index of their parent in the other one, where that is there."""
    found: dict[int | None, list[Row]] = {}
    doubtful = {each.parent for each in others}
    for row in rows:
        if row.parent is None or row.parent in partners:
            found.setdefault(None if row.parent is None else partners[row.parent], []).append(row)
    return {parent: missing for parent, missing in found.items() if parent not in doubtful}


def _column_of(table: Table, column: str, other: Table) -> str | None:
    """The column of another table that holds the same as one of this table."""
    link = table.spec.column(column).link
    if link and link.table == other.spec.key:
        return link.key
    same = (table.spec.key, column)
    return next(
        (each.key for each in other.spec.columns if each.link and (each.link.table, each.link.key) == same),
        None,
    )


def where_to_insert(linked: Linked, row: Row) -> str:
    """Where in the other table a row belongs that stands in one of the two only: `` sesudah baris 44``."""
    is_origin = any(each is row for each in linked.origin.rows)
    table, other = (linked.origin, linked.table) if is_origin else (linked.table, linked.origin)
    partners = linked.pairing.right_of if is_origin else linked.pairing.left_of
    siblings = [each for each in table.rows[: row.index] if each.parent == row.parent]
    before = next((partners[each.index] for each in reversed(siblings) if each.index in partners), None)
    if before is not None:
        return f" sesudah baris {_last_under(other, before).number}"
    parent = table.parent(row)
    above = partners.get(parent.index) if parent else None
    if above is not None:
        return f" sesudah baris {above.number}"
    return f" sebelum baris {other.rows[0].number}" if other.rows and parent is None else ""


def _last_under(table: Table, row: Row) -> Row:
    """The last of the rows under a row, or the row itself."""
    below: Sequence[Row] = table.children(row)
    return _last_under(table, below[-1]) if below else row
