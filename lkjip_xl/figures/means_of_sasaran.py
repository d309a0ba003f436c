"""The mean capaian of each sasaran that has several indicators."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.methods.sums import mean
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables import TABEL_3_1_1_A
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import name_key

Group = tuple[Row, ...]
"""The indicators of one sasaran, which stand one under the other."""

MEAN_LABEL = "Rata-rata sasaran"


def by_sasaran(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each sasaran by what its name is known by, in the order of their first ones.

    Those that name none stand under "".
    """
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(name_key(row.text(Key.SASARAN)), []).append(row)
    return found


def groups_of_sasaran(table: Table) -> tuple[Group, ...]:
    """The indicators of each sasaran that has more than one, where they stand together; of Tabel 3.1.1.a only."""
    if table.spec.key != TABEL_3_1_1_A.key or Key.SASARAN not in table.columns:
        return ()
    runs = groupby(table.rows, key=lambda row: name_key(row.text(Key.SASARAN)))
    found = [(name, tuple(rows)) for name, rows in runs]
    return tuple(rows for name, rows in found if name and len(rows) > 1)


def counting(recomputed: Recomputed, table: Table, group: Group) -> list[tuple[Row, Decimal]]:
    """The indicators of a sasaran whose capaian counts in its mean, with that, in percent points."""
    column = table.spec.column(Key.CAPAIAN)
    figures = ((row, recomputed.counting(table, row, column)) for row in group)
    return [(row, figure) for row, figure in figures if figure is not None]


def mean_of(recomputed: Recomputed, table: Table, group: Group) -> Decimal | None:
    """The mean capaian of a sasaran, in percent points; None where none of its indicators counts."""
    return mean(figure for _, figure in counting(recomputed, table, group))
