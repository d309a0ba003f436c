"""Tabel 2.1 prints the UNIT of each row where Tabel 2.7 tells it: rows of one name are told apart by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.tables import TABEL_2_1, TABEL_2_7
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import name_key


def with_units_in_outline(report: Report) -> Report:
    """The report whose Tabel 2.1 has the units that Tabel 2.7 has, unless it tells them itself."""
    outline, plan = report.tables.get(TABEL_2_1.key), report.tables.get(TABEL_2_7.key)
    if outline is None or plan is None or any(row.text(Key.UNIT) for row in outline.rows):
        return report
    if not any(row.text(Key.UNIT) for row in plan.rows):
        return report
    return replace(report, tables={**report.tables, TABEL_2_1.key: _with_units(outline, plan)})


def _with_units(outline: Table, plan: Table) -> Table:
    """Each row with the unit that Tabel 2.7 has beside it."""
    rows: list[Row] = []
    for row, found in rows_of_plan(outline, plan):
        rows.append(row if found is None else _of_unit(row, found, rows[-1] if rows else None))
    return replace(outline, rows=tuple(rows))


def rows_of_plan(outline: Table, plan: Table) -> Iterator[tuple[Row, Row | None]]:
    """Each row of Tabel 2.1 with the next row of its name in Tabel 2.7; the rows of both follow each other."""
    at = 0
    for row in outline.rows:
        name = name_key(row.text(Key.KEGIATAN) or row.text(Key.PROGRAM))
        found = next((each for each in plan.rows[at:] if name_key(plan.label(each)) == name), None)
        at = found.index + 1 if found else at
        yield row, found


def _of_unit(row: Row, found: Row, above: Row | None) -> Row:
    cell = found.cells[Key.UNIT]
    # It stands once over its rows, as in Tabel 2.7; a row between may be missing there.
    carried = above is not None and above.text(Key.UNIT) == cell.written
    return row.with_cell(Key.UNIT, replace(cell, carried=carried, formula=False))
