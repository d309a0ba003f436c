"""Tabel 2.1 tells the sasaran of each row whose money is not that of the rows above it, by Tabel 2.3.1."""

from __future__ import annotations

from dataclasses import replace

from lkjip_xl.figures.assignments import assignments_of
from lkjip_xl.figures.outline import aims_of_rows
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row
from lkjip_xl.tables import TABEL_2_1
from lkjip_xl.tables.keys import Key


def with_sasaran_of_parts(report: Report) -> Report:
    """The report whose Tabel 2.1 has a sasaran of its own wherever it changes, if formulas tell them there.

    A formula shows nothing beside a kegiatan that Tabel 2.3.1 names by its parts alone: it would stand under the
    sasaran of the kegiatan above it. What staff typed stays where they set it.
    """
    outline, found = report.tables.get(TABEL_2_1.key), assignments_of(report.tables)
    if outline is None or found is None or not any(_is_formula(row) for row in outline.rows):
        return report
    rows: list[Row] = []
    told, shown, is_filled = "", "", False
    for row, aims in aims_of_rows(outline, found):
        cell = row.cells.get(Key.SASARAN)
        own = "\n".join(each.text(Key.SASARAN) for each in aims)
        stands = cell is not None and not cell.carried and not cell.is_blank
        if cell is None or (stands and not (is_filled and own == told)):
            told, shown, is_filled = own, cell.as_typed if cell else shown, False
            rows.append(row)
            continue
        begins = bool(own) and own != told
        told, shown, is_filled = (own, own, True) if begins else (told, shown, is_filled)
        place = outline.place(row, Key.SASARAN) if begins else cell.place
        text = " ".join(shown.split("\n"))
        changed = Cell(
            place, Content.TEXT if text else Content.EMPTY, text, formula=True, carried=not begins, typed=shown
        )
        rows.append(row.with_cell(Key.SASARAN, changed))
    return replace(report, tables={**report.tables, TABEL_2_1.key: replace(outline, rows=tuple(rows))})


def _is_formula(row: Row) -> bool:
    cell = row.cells.get(Key.SASARAN)
    return cell is not None and cell.formula
