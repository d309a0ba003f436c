"""The same program in several lists of a file: where its pagu is another one, for whoever looks which is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.report.model import Row, Table
from lkjip_xl.rules.findings import Finding, Fix, Problem
from lkjip_xl.rules.support import cell_names
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.sentences import in_a_row
from lkjip_xl.text.ways import one_after_another
from lkjip_xl.text.words import name_key

Pagu = tuple[Table, Row, Decimal]
"""A row of a list with its pagu, in rupiah."""


def differing_pagu(lists: Sequence[Table]) -> list[str]:
    """What several lists say of one name, where it is not the same: ``Program A (100 di PK C3, 90 di RFK D7)``.

    Names that a list has more than once, and amounts in thousands or millions, are left out. Budgets before and
    after a change differ too: these are no findings.
    """
    found: dict[str, list[Pagu]] = {}
    for table in lists:
        for name, row, pagu in _named_once(table):
            found.setdefault(name, []).append((table, row, pagu))
    return [_told(each) for each in found.values() if len({pagu for _, _, pagu in each}) > 1]


def with_other_lists(found: Finding, table: Table, lists: Sequence[Table]) -> Finding:
    """The finding of a sum, with the row whose pagu in other lists makes it right, where it is one row alone."""
    problem, difference = found.problem, found.problem.difference
    if difference is None or problem.place.column != table.columns.get(Key.PAGU):
        return found
    parts = {name: (row, pagu) for name, row, pagu in _named_once(table) if _is_part(table, row, problem)}
    elsewhere: dict[str, list[Pagu]] = {}
    for other in (each for each in lists if each is not table):
        for name, row, pagu in _named_once(other):
            if name in parts and pagu - parts[name][1] == difference:
                elsewhere.setdefault(name, []).append((other, row, pagu))
    if len(elsewhere) != 1:
        return found
    ((name, told),) = elsewhere.items()
    own, (_, _, pagu) = parts[name][0], told[0]
    where = in_a_row([each.place(row, Key.PAGU).in_full for each, row, _ in told])
    here = table.place(own, Key.PAGU)
    cell = cell_names([here], problem.place.sheet)
    said = f"{table.label(own)} {format_short(pagu)}, dan dengan itu jumlah ini cocok: periksa dulu {cell}."
    hint = one_after_another(problem.hint, f"Di {where}: {said}")
    return replace(found, problem=replace(problem, hint=hint, fixes=((Fix(here, pagu),), *problem.fixes)))


def _is_part(table: Table, row: Row, sum_of: Problem) -> bool:
    return table.place(row, Key.PAGU) in sum_of.related


def _named_once(table: Table) -> Iterator[tuple[str, Row, Decimal]]:
    if Key.PAGU not in table.columns or table.spec.is_in_large_units:
        return
    rows = [(name_key(row.text(table.spec.label)), row) for row in table.rows]
    often = Counter(name for name, _ in rows)
    for name, row in rows:
        pagu = row.figure(Key.PAGU)
        if name and often[name] == 1 and pagu is not None:
            yield name, row, pagu


def _told(found: Sequence[Pagu]) -> str:
    table, row, _ = found[0]
    where = ", ".join(f"{format_short(pagu)} di {own.place(each, Key.PAGU).in_full}" for own, each, pagu in found)
    return f"{table.label(row)} ({where})"
