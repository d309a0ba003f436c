"""The absorption of every sub kegiatan, from the lowest to the highest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.unit_names import full_name, unit_beside
from lkjip_xl.tables.keys import Key

STANDS_OUT: Final = Decimal(10)
"""A smaller share of all sisa than this (percent points) is not told alone: there are others about as large."""


@dataclass(frozen=True, slots=True)
class SubKegiatan:
    """A sub kegiatan with its absorption in percent points; its name with its unit where that tells it apart."""

    row: Row
    name: str
    pagu: Decimal
    realisasi: Decimal

    @property
    def sisa(self) -> Decimal:
        """What is left of the pagu, in rupiah; below zero where more was spent."""
        return self.pagu - self.realisasi

    @property
    def value(self) -> Decimal:
        """Realisasi of pagu, in percent points."""
        return self.realisasi / self.pagu * 100


def absorptions(table: Table, recomputed: Recomputed) -> list[SubKegiatan]:
    """The sub kegiatan with a pagu, from the lowest absorption to the highest; of equals the largest first."""
    pagu_column, realisasi_column = table.spec.column(Key.TARGET_KEUANGAN), table.spec.column(Key.REALISASI)
    found = []
    for row in table.rows:
        if table.spec.tree and not (table.is_leveled and table.is_leaf(row) and row.parent is not None):
            continue
        pagu = recomputed.figure(table, row, pagu_column)
        realisasi = recomputed.figure(table, row, realisasi_column)
        if pagu and realisasi is not None:
            found.append(SubKegiatan(row, full_name(table, row), pagu, realisasi))
    return sorted(found, key=lambda each: (each.value, -each.pagu))


def in_words(table: Table, rows: Iterable[Row]) -> str:
    """What one calls them where they are counted: of a sub kegiatan that several units have each has a row."""
    return "baris sub kegiatan" if any(unit_beside(table, row) for row in rows) else "sub kegiatan"
