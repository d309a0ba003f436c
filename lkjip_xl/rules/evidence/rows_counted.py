"""How many programs, kegiatan, sub kegiatan, indicators and sasaran a report has."""

from __future__ import annotations

from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.unit_names import counted_once
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import name_key

LEVELS_COUNTED = {"program": Level.PROGRAM, "kegiatan": Level.KEGIATAN, "sub kegiatan": Level.SUB_KEGIATAN}
ROWS_COUNTED = frozenset({*LEVELS_COUNTED, "indikator", "sasaran", "tujuan"})
"""What is counted by the rows of a table."""


def named_once(report: Report) -> dict[str, set[int]]:
    """How many there are where the same one of several units, or all of one name, are counted once."""
    table = _money(report)
    if table is None:
        return {}
    names = {
        unit: {name_key(row.text(table.spec.label)) for row in table.rows if row.level is level}
        for unit, level in LEVELS_COUNTED.items()
    }
    return {unit: {len(each), counted_once(table, LEVELS_COUNTED[unit])} for unit, each in names.items()}


def _money(report: Report) -> Table | None:
    """The table of programs, kegiatan and sub kegiatan."""
    for key in (TableKey.TABEL_3_1_1_B, TableKey.TABEL_2_7):
        table = report.tables.get(key)
        if table is not None and table.rows and table.is_leveled:
            return table
    return None


def rows_counted(report: Report) -> dict[str, int]:
    """How many programs, kegiatan, sub kegiatan, indicators and sasaran a report has; none where it has none."""
    money = _money(report)
    levels = [row.level for row in money.rows] if money else []
    counts = {unit: levels.count(level) for unit, level in LEVELS_COUNTED.items()}
    for key in (TableKey.TABEL_3_1_1_A, TableKey.TABEL_2_2_PERJANJIAN_KINERJA):
        table = report.tables.get(key)
        if table is not None and table.rows and "indikator" not in counts:
            counts["indikator"] = len(table.rows)
            counts["sasaran"] = len({name_key(row.text(Key.SASARAN)) for row in table.rows})
    return {unit: number for unit, number in counts.items() if number}
