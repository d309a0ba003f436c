"""The realisasi of a month or a quarter in each of several columns: that of the year is their sum, or the last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lkjip_xl.grids.counting_up import Series, counts_up
from lkjip_xl.grids.headings import SEPARATOR
from lkjip_xl.reader.own.amounts import Ratio, Roles
from lkjip_xl.reader.own.held import rows_below
from lkjip_xl.reader.own.sheet_tables import SheetTable
from lkjip_xl.reader.own.told_by_figures import figure_in, outcomes
from lkjip_xl.text.sentences import few

_MOST_NAMED = 12
# Of so many percentages one may come out by chance.
_NO_CHANCE = 2


def named(found: SheetTable, roles: Roles) -> str:
    """The columns of single periods as they are headed."""
    return few([f"“{found.words[each.index]}”" for each in roles.of_periods], _MOST_NAMED)


def with_last_where_counted_up(roles: Roles, found: SheetTable) -> Roles:
    """The columns, with the last of those of single periods as the realisasi where each counts all up to its end.

    Their figures tell it: they never fall and are more than the pagu as a sum, or the percentage beside them is
    that of the last one.
    """
    if not roles.of_periods or roles.pagu is None:
        return roles
    of_sum = [each for each in roles.ratios if each.parts == roles.of_periods]
    if not (counts_up(_series(roles, found)) or any(_is_of_last(each, found) for each in of_sum)):
        return roles
    column = roles.of_periods[-1]
    last = replace(column, path=f"{column.path}{SEPARATOR}s d {column.period}")
    return replace(
        roles,
        amounts=tuple(last if each == column else each for each in roles.amounts),
        realisasi=last,
        of_periods=(),
        ratios=tuple(replace(each, parts=(last,)) if column in each.parts else each for each in roles.ratios),
    )


def _series(roles: Roles, found: SheetTable) -> Iterator[Series]:
    for row in rows_below(found):
        pagu = figure_in(row, roles.pagu.index) if roles.pagu else None
        spent = [figure for each in roles.of_periods if (figure := figure_in(row, each.index)) is not None]
        if pagu is not None and spent:
            yield pagu, spent


def _is_of_last(ratio: Ratio, found: SheetTable) -> bool:
    """Whether percentages are those of the last period, and not those of the sum."""
    of_last, _ = outcomes(found, ratio.index, ratio.parts[-1:], ratio.whole)
    of_sum, _ = outcomes(found, ratio.index, ratio.parts, ratio.whole)
    return of_last >= _NO_CHANCE and of_last > of_sum
