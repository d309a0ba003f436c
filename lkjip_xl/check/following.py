"""What is found in a table of an agency's own and only follows from another thing that is told where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum, auto

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.figures.rounded import percent_of_rounded
from lkjip_xl.methods.sums import sum_of_all
from lkjip_xl.reader.own.subtotals import printed_with_subtotals
from lkjip_xl.report.model import Row, Table
from lkjip_xl.rules.findings import Problem
from lkjip_xl.tables.calculation import Across, Figure, Minus, Percent, operands
from lkjip_xl.tables.spec import Column, Kind

_TOTAL = "T03"
_HUNDRED = Decimal(100)


class Standing(Enum):
    """How what a rule found in a table of an agency's own stands, once the figures around it are looked at."""

    WRONG = auto()
    RIGHT = auto()
    FOLLOWS = auto()


def standing(table: Table, found: Problem, code: str) -> Standing:
    """How a finding of a rule stands.

    Right after all is what amounts that are rounded explain, or a total with the subtotals counted; what only
    follows from another figure that is told cannot be judged before that one is mended.
    """
    column = next((each for each in table.spec.columns if table.columns.get(each.key) == found.place.column), None)
    row = next((each for each in (*table.rows, *table.totals) if each.number == found.place.row), None)
    if column is None or row is None:
        return Standing.WRONG
    if _is_right(table, row, column, code):
        return Standing.RIGHT
    return Standing.FOLLOWS if _follows(table, row, column, found) else Standing.WRONG


def _is_right(table: Table, row: Row, column: Column, code: str) -> bool:
    if isinstance(column.calc, Percent):
        return _is_of_rounding(table, row, column, column.calc)
    is_whole = code == _TOTAL and row is table.total
    return is_whole and row.figure(column.key) == printed_with_subtotals(table, column.key)


def _follows(table: Table, row: Row, column: Column, found: Problem) -> bool:
    if isinstance(column.calc, Percent):
        return _is_percentage_of_another(table, row, column)
    if isinstance(column.calc, Across):
        return _follows_in_sums_across(table, row, column, column.calc, found)
    if table.is_total(row):
        return False
    return isinstance(column.calc, Minus) and _is_right_with_another_operand(table, row, column, column.calc)


def _follows_in_sums_across(table: Table, row: Row, column: Column, calc: Across, found: Problem) -> bool:
    """Whether a figure that sums its parts and columns of its row differs from one sum only by the other.

    It is then what the leaves make of it, beside a wrong figure that it sums; or what the other sum makes of a
    wrong figure. That one is told, at whatever level and in whatever column it was typed.
    """
    written, added = row.figure(column.key), _added(table, row, column.key)
    if written == _of_leaves(table, row, column):
        return True
    if not _is_across(found):
        across = evaluate(calc, RowFigures(table, row))
        return written == across and any(_is_wrong(table, row, each) for each in operands(calc))
    if added is None:
        return False
    # What its parts tell against it is told as that.
    return written != added or any(_is_wrong(table, part, column.key) for part in table.parts(row))


def _is_across(found: Problem) -> bool:
    """Whether what is told of a sum is that of columns of its own row."""
    return all(each.row == found.place.row for each in found.basis)


def _is_wrong(table: Table, row: Row, column: str) -> bool:
    return row.figure(column) != _of_leaves(table, row, table.spec.column(column))


def _of_leaves(table: Table, row: Row, column: Column) -> Decimal | None:
    """What a figure is by the lowest rows under it, each by the columns that it sums."""
    if parts := table.parts(row):
        return sum_of_all(_of_leaves(table, part, column) for part in parts)
    if not isinstance(column.calc, Across):
        return row.figure(column.key)
    keys = [key for key in operands(column.calc) if key in table.columns]
    return sum_of_all(_of_leaves(table, row, table.spec.column(key)) for key in keys)


def _is_of_rounding(table: Table, row: Row, column: Column, calc: Percent) -> bool:
    """Whether a percentage is another one only because its amounts are printed in thousands or millions."""
    if not table.spec.is_in_large_units:
        return False
    printed, possible = interval_of(row.cells[column.key], Kind.PERCENT), percent_of_rounded(calc, row)
    return printed is not None and possible is not None and printed.meets(possible)


def _is_right_with_another_operand(table: Table, row: Row, column: Column, calc: Minus) -> bool:
    """Whether a difference is another one only because one of its amounts is: the sum of that one tells it."""
    more, less = operands(calc)
    written = row.figure(column.key)
    figures = {key: row.figure(key) for key in (more, less)}
    return any(
        written == (each.get(more) or Decimal(0)) - (each.get(less) or Decimal(0))
        for each in _with_another(table, row, figures)
    )


def _is_percentage_of_another(table: Table, row: Row, column: Column) -> bool:
    """Whether a percentage is that of what an amount must be by the sums around it: these are told."""
    printed = interval_of(row.cells[column.key], Kind.PERCENT)
    match column.calc:
        case Percent(Figure(part), Figure(whole)) if printed is not None:
            figures = {key: row.figure(key) for key in (part, whole)}
            return any(
                (of := each.get(whole)) and printed.holds((each.get(part) or Decimal(0)) / of * _HUNDRED)
                for each in _with_another(table, row, figures)
            )
    return False


def _with_another(
    table: Table, row: Row, figures: Mapping[str, Decimal | None]
) -> Iterator[Mapping[str, Decimal | None]]:
    """Some figures of a row, each of them once as the sums around it say, where they say another one."""
    for key, written in figures.items():
        for meant in _meant(table, row, key):
            if written is not None and meant != written:
                yield {**figures, key: meant}


def _meant(table: Table, row: Row, column: str) -> Iterator[Decimal]:
    """What a figure must be by its parts, by the columns of its row, and by what the sum lacks that counts it."""
    spec = table.spec.column(column)
    if isinstance(spec.calc, Minus) and (difference := evaluate(spec.calc, RowFigures(table, row))) is not None:
        yield difference
    if not spec.sums:
        return
    across = evaluate(spec.calc, RowFigures(table, row)) if isinstance(spec.calc, Across) else None
    over = None if table.is_total(row) else table.parent(row)
    total, added = (over.figure(column), _added(table, over, column)) if over else (None, None)
    yield from (each for each in (_added(table, row, column), across) if each is not None)
    if total is not None and added is not None:
        yield (row.figure(column) or Decimal(0)) + total - added


def _added(table: Table, row: Row, column: str) -> Decimal | None:
    """What the parts of a row add up to; None without parts, or where one of them has no amount."""
    parts = table.parts(row)
    return sum_of_all(part.figure(column) for part in parts) if parts else None
