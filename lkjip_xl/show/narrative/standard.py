"""Tabel 3.1.4 in sentences: the realisasi against a national standard."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.report.model import Table
from lkjip_xl.show.narrative import paragraph as written
from lkjip_xl.show.narrative.paragraph import Paragraph
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.sentences import quoted_name


def against_standard(told: Told, table: Table) -> Iterator[Paragraph]:
    """Realisasi against the national standard, where there is one."""
    for row in table.rows:
        value = told.figure(table, row, Key.CAPAIAN)
        if value is not None:
            standard, realisasi = told.beside(table, row, Key.STANDAR, Key.REALISASI)
            name = quoted_name(table.label(row))
            below = "" if value >= 100 else ", belum memenuhi standar itu"
            sentence = written.told(
                f"Terhadap standar nasional {standard}, realisasi indikator {name} sebesar {realisasi} mencapai "
                f"{told.percent(value, table)}{told.direction(table, row)}{below}."
            )
            yield sentence + written.cause(f"selisih dari standar nasional {name}") if below else sentence
