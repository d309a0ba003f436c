"""Tabel 2.2 Tujuan in sentences: the indicators of each tujuan whose realisasi of the year is filled."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.methods.capaian import REACHED
from lkjip_xl.report.model import Row, Table
from lkjip_xl.show.narrative import paragraph as written
from lkjip_xl.show.narrative.against_target import against_target
from lkjip_xl.show.narrative.paragraph import Paragraph
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.sources import key_in_year
from lkjip_xl.text.sentences import quoted_name
from lkjip_xl.text.words import name_key


def goals(told: Told, table: Table) -> Iterator[Paragraph]:
    """Each indicator against its target of the year; the tujuan is named before its first one."""
    tahun = told.report.settings.tahun
    target = key_in_year(Key.TARGET, tahun) if tahun else ""
    if target not in table.columns or Key.REALISASI not in table.columns:
        return
    before = ""
    for row in table.rows:
        if row.text(Key.REALISASI):
            goal = row.text(Key.TUJUAN)
            yield _of_indicator(told, table, row, target, goal if name_key(goal) != name_key(before) else "")
            before = goal or before


def _of_indicator(told: Told, table: Table, row: Row, target: str, goal: str) -> Paragraph:
    name = quoted_name(table.label(row))
    subject = (
        f"Tujuan {quoted_name(goal)} diukur dengan indikator {name}, yang" if goal else f"Indikator tujuan {name}"
    )
    value = told.figure(table, row, Key.CAPAIAN)
    if value is None:
        shown = told.beside(table, row, Key.REALISASI, target)
        return written.told(f"{subject} {told.year} terealisasi {shown[0]} terhadap target {shown[1]}.")
    sentence = written.told(
        f"{subject} {told.year} {against_target(told, table, row, value, target)}; capaiannya "
        f"{told.percent(value, table)}."
    )
    of = f"capaian tujuan {name}"
    if value / 100 >= REACHED:
        return sentence + written.support(of)
    return sentence + written.cause(of, "Target belum tercapai karena") + written.plan(of)
