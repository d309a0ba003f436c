"""A realisasi beside its target, in words."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.report.model import Row, Table
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.numbers import round_half_up


def against_target(told: Told, table: Table, row: Row, value: Decimal, key: str) -> str:
    """The realisasi beside its target, whose key is ``key``, in words that fit its capaian (percent points)."""
    target, realisasi = told.beside(table, row, key, Key.REALISASI)
    direction = told.direction(table, row)
    cell = row.cells.get(key)
    if cell is not None and cell.bounds:
        return f"terealisasi {realisasi} terhadap target {target}{direction}"
    if round_half_up(value, 9) == 100:
        return f"terealisasi {realisasi}, sesuai target{'nya' if realisasi == target else f' {target}'}{direction}"
    if value > 100:
        beyond = "lebih baik daripada target" if direction else "melampaui target"
        return f"terealisasi {realisasi}, {beyond} {target}{direction}"
    return f"{'' if direction else 'baru '}terealisasi {realisasi} terhadap target {target}{direction}"
