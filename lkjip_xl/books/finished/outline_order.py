"""Tabel 2.1 is printed sasaran by sasaran, each of them once, with the levels of Tabel 2.7 beside its names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.finished.outline_units import rows_of_plan
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.tables import TABEL_2_1, TABEL_2_2_SASARAN, TABEL_2_7
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import name_key

Block = tuple[Row, ...]
"""A program with its kegiatan and sub kegiatan."""


def with_ordered_outline(report: Report) -> Report:
    """The report whose Tabel 2.1 follows the order of the sasaran, if each row is known to be of a program."""
    outline = report.tables.get(TABEL_2_1.key)
    if outline is None or not outline.rows or outline.indicator_lines or outline.budget_headings:
        return report
    outline = _with_levels(outline, report.tables.get(TABEL_2_7.key))
    blocks = _blocks(outline.rows)
    if blocks:
        ordered = _in_order(blocks, _sasaran(report))
        outline = replace(outline, rows=tuple(_numbered(_each_once(ordered))))
    return replace(report, tables={**report.tables, TABEL_2_1.key: outline})


def _with_levels(outline: Table, plan: Table | None) -> Table:
    """Each row with the level that Tabel 2.7 has for it."""
    if plan is None or not plan.is_leveled:
        return outline
    rows = (replace(row, level=found.level) if found else row for row, found in rows_of_plan(outline, plan))
    return replace(outline, rows=tuple(rows))


def _blocks(rows: Sequence[Row]) -> list[Block]:
    """The programs with what stands under each; nothing where the table does not begin with one."""
    starts = [at for at, row in enumerate(rows) if row.begins(Key.PROGRAM)]
    if not starts or starts[0] != 0:
        return []
    return [tuple(rows[start:end]) for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]


def _sasaran(report: Report) -> Mapping[str, int]:
    """The sasaran of the Renstra with their order; what serves several stands with the first of them."""
    table = report.tables.get(TABEL_2_2_SASARAN.key)
    names = [name_key(row.text(Key.SASARAN)) for row in table.rows] if table is not None else []
    return {name: at for at, name in reversed([*enumerate(names)]) if name}


def _in_order(blocks: Sequence[Block], order: Mapping[str, int]) -> list[Block]:
    """The blocks of each sasaran together; one that the Renstra does not name stays before what followed it."""
    first: dict[str, int] = {}
    for at, block in enumerate(blocks):
        first.setdefault(_of(block), at)

    def place(block: Block) -> tuple[int, int]:
        name = _of(block)
        known = order.get(name_key(block[0].text(Key.SASARAN).split("\n")[0]))
        return (-1 if known is None else known, first[name])

    return sorted(blocks, key=place)


def _of(block: Block) -> str:
    return name_key(block[0].text(Key.SASARAN))


def _each_once(blocks: Sequence[Block]) -> Iterator[Row]:
    """The rows, in which a sasaran stands at the first of its programs only, and a unit at the first of its."""
    sasaran = unit = ""
    for block in blocks:
        first = block[0]
        own, of_unit = (name_key(first.text(key)) for key in (Key.SASARAN, Key.UNIT))
        first = _carried(first, Key.SASARAN, bool(own) and own == sasaran)
        first = _carried(first, Key.UNIT, bool(of_unit) and of_unit == unit)
        yield from (first, *block[1:])
        sasaran, unit = (name_key(block[-1].text(key)) for key in (Key.SASARAN, Key.UNIT))


def _carried(row: Row, key: str, carried: bool) -> Row:
    cell = row.cells.get(key)
    return row if cell is None else row.with_cell(key, replace(cell, carried=carried))


def _numbered(rows: Iterator[Row]) -> Iterator[Row]:
    for index, row in enumerate(rows):
        yield replace(row, index=index)


def is_beside_its_parts(layout: TableLayout, row: Row) -> bool:
    """Whether a row is a program of Tabel 2.1 whose name stands over the rows of its kegiatan, beside them."""
    if layout.table.spec.key != TABEL_2_1.key or not row.begins(Key.PROGRAM) or row.text(Key.KEGIATAN):
        return False
    below = layout.table.rows[row.index + 1 : row.index + 2]
    return any(each.cells[Key.PROGRAM].carried for each in below if Key.PROGRAM in each.cells)
