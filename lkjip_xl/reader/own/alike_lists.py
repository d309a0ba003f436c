"""Lists of the same rows and pagu, each with a realisasi of its own: which of them may be that of the year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.methods.sums import sum_of_known
from lkjip_xl.reader.own.months_together import rows_of_list
from lkjip_xl.reader.own.part_of_year import WHOLE_YEARS, end_of_part
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import fold
from lkjip_xl.text.years import years_of_report

UNTOLD = "masanya tidak disebut"
"""The part of the year of a list whose realisasi is surely not, or perhaps not, that of the year."""
# So many of the rows of two lists are the same, and so many of these have one pagu, where they are of one budget.
_ALIKE, _SAME_PAGU = Decimal("0.8"), Decimal("0.5")
_Keyed = tuple[Table, Mapping[tuple[str, ...], Row]]
"""A list, and its rows by what they are known by in each list of the same ones."""


def with_untold_periods(tables: Mapping[int, Table]) -> dict[int, Table]:
    """The lists, those marked that say nothing of their period and that another list of the same rows denies.

    Two of them with different realisasi are not both of the year; nor is one that has less than its quarters.
    """
    found = dict(tables)
    for group in _groups(tables.values()):
        for number, table in tables.items():
            if table in group and not table.part_of_year and _is_denied(table, group):
                found[number] = replace(table, part_of_year=UNTOLD)
    return found


def latest_alike(chosen: Table, tables: Sequence[Table]) -> Table:
    """Of the lists of the same rows that are all of a part of the year the last one, with its pagu."""
    group = alike_lists(chosen, tables)
    return max(group, key=lambda each: end_of_part(each.part_of_year)) if chosen.part_of_year else chosen


def alike_lists(chosen: Table, tables: Sequence[Table]) -> list[Table]:
    """A list with those of the same rows."""
    return next((each for each in _groups(tables) if chosen in each), [chosen])


def _groups(tables: Iterable[Table]) -> list[list[Table]]:
    groups: list[list[_Keyed]] = []
    for table in tables:
        if not table.spec.spending:
            continue
        keyed = (table, rows_of_list(table))
        group = next((each for each in groups if _are_alike(each[0], keyed)), None)
        if group is None:
            groups.append([keyed])
        else:
            group.append(keyed)
    return [[table for table, _ in each] for each in groups if len(each) > 1]


def _are_alike(one: _Keyed, other: _Keyed) -> bool:
    (first_table, first), (second_table, second) = one, other
    years = [set(years_of_report(f"{each.sheet} {each.spec.title}")) for each in (first_table, second_table)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    common = first.keys() & second.keys()
    same = sum(first[key].figure(Key.PAGU) == second[key].figure(Key.PAGU) for key in common)
    return len(common) >= _ALIKE * max(len(first), len(second)) and same >= _SAME_PAGU * len(common)


def _is_denied(table: Table, group: Sequence[Table]) -> bool:
    total = _spent(table)
    whole = [_spent(each) for each in group if not each.part_of_year]
    if any(each != total for each in whole):
        return True
    spent = {fold(each.part_of_year): _spent(each) for each in group if each.part_of_year}
    of_kinds = [sum(value for part, value in spent.items() if part in kind) for kind in WHOLE_YEARS]
    return any(total < each for each in (*of_kinds, *spent.values()))


def _spent(table: Table) -> Decimal:
    """The realisasi of all rows of a list; rupiah."""
    return sum_of_known(row.figure(table.spec.spending) for row in table.counted_rows) or Decimal(0)
