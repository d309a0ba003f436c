"""How realisasi are held against the targets of the Renstra, each by its indicator's own formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_rows
from lkjip_xl.report.place import Place
from lkjip_xl.tables import TABEL_3_1_1_A
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.sources import key_in_year


def with_rumus(report: Report, table: Table) -> Table:
    """The table with the formula that Tabel 3.1.1.a names for each indicator."""
    achieved = report.tables.get(TABEL_3_1_1_A.key)
    partners = pair_rows(achieved, table).left_of if achieved is not None else {}
    rows = tuple(_named(table, row, partners) for row in table.rows)
    return replace(table, rows=rows)


def _named(table: Table, row: Row, partners: Mapping[int, Row]) -> Row:
    partner = partners.get(row.index)
    text = partner.text(Key.RUMUS) if partner is not None else row.text(Key.RUMUS)
    # Beside what the sheet holds, so that it is no cell of it.
    beside = max(table.columns.values(), default=0) + 1
    place = Place(table.sheet, row.number, table.columns.get(Key.RUMUS, beside))
    cell = Cell(place, Content.TEXT if text else Content.EMPTY, text, formula=True)
    return row.with_cell(Key.RUMUS, cell)


def capaian_of_renstra(report: Report, table: Table, year: int, target_year: int) -> Capaian | None:
    """How the realisasi of a year is held against the target of one; None where the table lacks one."""
    keys = key_in_year(Key.REALISASI, year), key_in_year(Key.TARGET, target_year)
    if any(key not in table.columns for key in keys):
        return None
    achieved = report.tables.get(TABEL_3_1_1_A.key)
    own = achieved.spec.column(Key.CAPAIAN).calc if achieved else None
    # With the limit and the ladders of grades that this year's capaian has.
    usual = own if isinstance(own, Capaian) else Capaian(*keys, Key.RUMUS, report.settings.batas_capaian)
    return replace(usual, realisasi=keys[0], target=keys[1], rumus=Key.RUMUS)
