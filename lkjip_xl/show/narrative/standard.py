"""Tabel 3.1.4 in sentences: the realisasi against a national standard."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.report.model import Table
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.sentences import percent, quoted_name


def against_standard(told: Told, table: Table) -> Iterator[str]:
    """Realisasi against the national standard, where there is one."""
    for row in table.rows:
        value = told.figure(table, row, Key.CAPAIAN)
        if value is not None:
            standard, realisasi = (told.shown(table, row, key) for key in (Key.STANDAR, Key.REALISASI))
            yield (
                f"Terhadap standar nasional {standard}, realisasi indikator {quoted_name(table.label(row))} "
                f"sebesar {realisasi} mencapai {percent(value)}{told.direction(table, row)}."
            )
