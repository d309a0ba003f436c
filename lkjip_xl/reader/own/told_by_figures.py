"""Columns whose headings leave open what they hold, and whose figures tell it: what is left, and percentages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.grids.amount_words import is_of_other_plan
from lkjip_xl.grids.headings import SEPARATOR
from lkjip_xl.reader.own.amounts import AmountColumn, Ratio, Roles, What
from lkjip_xl.reader.own.held import rows_below
from lkjip_xl.reader.own.roles import is_percent, is_rest, may_be_percent
from lkjip_xl.reader.own.sheet_tables import SheetTable
from lkjip_xl.report.model import Table
from lkjip_xl.tables.calculation import Across, Figure, Minus
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column
from lkjip_xl.text.numbers import Dot, read_number

_MOST = Decimal("0.6")
# One figure may come out by chance.
_NO_CHANCE = 2
# Of more columns every pair would be too many.
_MOST_COLUMNS = 6
_HUNDRED, _NEARLY = Decimal(100), Decimal("0.51")


def with_ratios_told_by_figures(roles: Roles, found: SheetTable) -> Roles:
    """The columns, with those among the percentages that say it by their figures alone: JUMLAH, BERTAMBAH / %.

    They are of the realisasi and the pagu, or of what an amount became more or less, and what it was.
    """
    pairs = [(roles.realisasi, roles.pagu)] if roles.pagu and roles.realisasi else []
    amounts = roles.amounts[:_MOST_COLUMNS]
    pairs += [
        (part, whole) for part in amounts if is_rest(part.path) for whole in amounts if whole.what is What.PAGU
    ]
    known = {each.index for each in roles.amounts} | {each.index for each in roles.ratios}
    more: list[Ratio] = []
    for at, path in enumerate(found.headings.paths):
        if at not in known and (may_be_percent(path) or is_percent(path)):
            likely = [*(pairs if may_be_percent(path) else ()), *_under_one_heading(roles, path)]
            likely += _of_other_plan(roles, path)
            more += [Ratio(at, (part,), whole) for part, whole in likely if _are_ratios(found, at, part, whole)][
                :1
            ]
    return replace(roles, ratios=(*roles.ratios, *more)) if more else roles


def _under_one_heading(roles: Roles, path: str) -> Iterator[tuple[AmountColumn, AmountColumn]]:
    """An amount beside a percentage under one heading that says nothing more, and the pagu: KEUANGAN, Rp and %."""
    over = path.split(SEPARATOR)[:-1]
    for each in roles.amounts[:_MOST_COLUMNS]:
        if roles.pagu and each.what is What.OTHER and over and [*each.groups] == over:
            yield each, roles.pagu


def _of_other_plan(roles: Roles, path: str) -> Iterator[tuple[AmountColumn, AmountColumn]]:
    """Two amounts of the plan that a percentage is of: the realisasi of a Renstra up to now, and its target."""
    if is_of_other_plan(path):
        of_plan = [each for each in roles.amounts if is_of_other_plan(each.path)][:_MOST_COLUMNS]
        spent = [each for each in of_plan if each.what is What.REALISASI]
        yield from ((part, whole) for part in spent for whole in of_plan if whole not in spent)


def _are_ratios(found: SheetTable, at: int, part: AmountColumn, whole: AmountColumn) -> bool:
    right, every = outcomes(found, at, (part,), whole)
    return right >= _NO_CHANCE and right >= _MOST * every


def outcomes(found: SheetTable, at: int, parts: Sequence[AmountColumn], whole: AmountColumn) -> tuple[int, int]:
    """How many figures of a column are the percentage of some amounts, and how many could be."""
    right = every = 0
    for row in rows_below(found):
        printed, of = figure_in(row, at), figure_in(row, whole.index)
        if printed is not None and of:
            spent = sum((figure_in(row, each.index) or Decimal(0) for each in parts), Decimal(0))
            every += 1
            right += abs(printed - spent / of * _HUNDRED) <= _NEARLY
    return right, every


def figure_in(row: Sequence[str], at: int) -> Decimal | None:
    """The figure in a cell of a row of texts."""
    found = read_number(row[at].removesuffix("%").strip(), Dot.THOUSANDS)
    return found.value if found else None


def with_sums_across(table: Table, keys: Sequence[str]) -> Table:
    """The table, with those of some columns of amounts that are the sum of those before them in their rows."""
    columns = tuple(_as_sum(table, each) if each.key in keys else each for each in table.spec.columns)
    return replace(table, spec=replace(table.spec, columns=columns))


def _as_sum(table: Table, column: Column) -> Column:
    before = _before(table, column)
    for count in range(2, len(before) + 1):
        parts = Across(tuple(before[-count:]))
        figures = [(row.figure(column.key), evaluate(parts, RowFigures(table, row))) for row in table.rows]
        known = [own == added for own, added in figures if own and added]
        if sum(known) >= _NO_CHANCE and sum(known) >= _MOST * len(known):
            return replace(column, source=parts)
    return column


def with_differences(table: Table, keys: Sequence[str]) -> Table:
    """The table, with those of some columns of amounts that are the difference of two others of their row."""
    columns = tuple(_as_difference(table, each) if each.key in keys else each for each in table.spec.columns)
    return replace(table, spec=replace(table.spec, columns=columns))


def _as_difference(table: Table, column: Column) -> Column:
    for more, less in _pairs(table, column):
        right = every = 0
        for row in (*table.rows, *table.totals):
            own, one, other = (row.figure(key) for key in (column.key, more, less))
            if own is not None and one is not None and other is not None:
                every += 1
                right += own == one - other
        if right >= _NO_CHANCE and right >= _MOST * every:
            return replace(column, sums=False, source=Minus(Figure(more), Figure(less)))
    return column


def _pairs(table: Table, column: Column) -> Iterator[tuple[str, str]]:
    before = _before(table, column)
    # Twelve months may stand between the pagu and what is left of it.
    first = [key for key in (Key.PAGU, Key.REALISASI) if key in before]
    yield from permutations(dict.fromkeys([*first, *before[-_MOST_COLUMNS:]]), 2)


def _before(table: Table, column: Column) -> list[str]:
    """The columns of amounts to the left of another one."""
    at = table.columns[column.key]
    return [each.key for each in table.spec.columns if each.sums and table.columns[each.key] < at]
