"""Rows in the middle of an agency's own table that sum the rows above them: Jumlah Program A, Sub Total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from lkjip_xl.reader.nearness import is_about
from lkjip_xl.reader.own.name_paths import NamePath, rows_of_last
from lkjip_xl.report.model import OtherTotal, Row, Table
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.total_words import names_total
from lkjip_xl.text.words import fold


def set_apart(table: Table) -> Table:
    """The table with the rows aside that are subtotals by their label though what they sum does not come out.

    Such a row has neither a number nor a code, as the rows beside it have, or is called as one above it is.
    """
    marked = [_is_marked(row) for row in table.rows]
    others_are_marked = 2 * sum(marked) > len(marked)
    gone = [
        row
        for at, (row, is_marked) in enumerate(zip(table.rows, marked, strict=True))
        if at
        and not is_marked
        and names_total(row.text(Key.NAMA))
        and (others_are_marked or _names_one_of(row, table.rows[:at]))
    ]
    if not gone:
        return table
    rows = [row for row in table.rows if row not in gone]
    others = (*table.other_totals, *(OtherTotal(row, ()) for row in gone))
    return replace(table, rows=tuple(replace(row, index=at) for at, row in enumerate(rows)), other_totals=others)


def _is_marked(row: Row) -> bool:
    return bool(row.text(Key.KODE) or row.text(Key.NO))


def _names_one_of(row: Row, above: Sequence[Row]) -> bool:
    own = fold(row.text(Key.NAMA))
    return any(name and own.endswith(name) for name in (fold(each.text(Key.NAMA)) for each in above))


def subtotals(table: Table, labelled: Sequence[Row], paths: Mapping[int, NamePath]) -> tuple[OtherTotal, ...]:
    """Those of the labelled rows that sum what stands above them, each with the rows that it sums.

    ``paths`` are the names that each row stands under, by its number: those of one program may be summed.

    It is their sum in one column at least, or nearly so in all of them: any other may sum something else.
    """
    found: list[OtherTotal] = []
    above = 0
    for row in sorted(labelled, key=lambda row: row.number):
        several = [*_parts(table, above, row.number, paths)]
        right = (parts for parts in several if _comes_out(table, row, parts))
        about = (parts for parts in several if is_about(_figures(table, row), _added(table, parts)))
        parts = next(chain(right, about), None)
        if parts is not None:
            found.append(OtherTotal(row, parts))
        above = row.number
    return tuple(found)


def _parts(table: Table, above: int, number: int, paths: Mapping[int, NamePath]) -> Iterator[tuple[int, ...]]:
    """What a row may sum: the topmost rows since the subtotal before it, or the row that the last one is part of.

    Or those that stand under the same names as the last one.

    A row that was filled with the sum of its parts says nothing of its own: they stand for it.
    """
    block = [row for row in table.rows if above < row.number < number]
    inside = {row.index for row in block}
    yield _told(table, [row for row in block if row.parent not in inside])
    before = [row for row in table.rows if row.number < number]
    over = table.parent(before[-1]) if before else None
    while over is not None:
        yield _told(table, [over])
        over = table.parent(over)
    own = [path for row in before if (path := paths.get(row.number))]
    for length in range(len(own[-1]) - 1, 0, -1) if len(own) == len(before) and own else ():
        together = before[len(before) - rows_of_last(own, length) :]
        inside = {row.index for row in together}
        yield _told(table, [row for row in together if row.parent not in inside])


def _told(table: Table, parts: Sequence[Row]) -> tuple[int, ...]:
    if len(parts) == 1 and any(cell.of_parts for cell in parts[0].cells.values()):
        parts = table.children(parts[0])
    return tuple(row.index for row in parts)


def printed_with_subtotals(table: Table, column: str) -> Decimal:
    """The sum of the topmost rows, of each as the subtotal of its parts prints it, where it has one."""
    of_rows: dict[int, Decimal | None] = {}
    for each in table.other_totals:
        over = {table.rows[at].parent for at in each.parts or ()}
        parent = over.pop() if len(over) == 1 else None
        if parent is not None:
            of_rows[parent] = each.row.figure(column)
    figures = (of_rows.get(row.index, row.figure(column)) for row in table.top_rows)
    return sum((figure or Decimal(0) for figure in figures), Decimal(0))


def _comes_out(table: Table, row: Row, parts: Sequence[int]) -> bool:
    added = _added(table, parts)
    return any(figure and added[key] == figure for key, figure in _figures(table, row).items())


def _figures(table: Table, row: Row) -> dict[str, Decimal]:
    keys = (column.key for column in table.spec.columns if column.sums)
    return {key: figure for key in keys if (figure := row.figure(key)) is not None}


def _added(table: Table, parts: Sequence[int]) -> dict[str, Decimal]:
    rows = [table.rows[at] for at in parts]
    keys = [column.key for column in table.spec.columns if column.sums]
    return {key: sum((row.figure(key) or Decimal(0) for row in rows), Decimal(0)) for key in keys}
