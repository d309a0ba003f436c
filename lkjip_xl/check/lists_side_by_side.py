"""The same program in several lists of a file: where its pagu is another one, for whoever looks which is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.numbers import format_short
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
