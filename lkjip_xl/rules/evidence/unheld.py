"""The figures in tables of a written report that were held against nothing in the workbook."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.manuscript import TypedCell, TypedTable
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.place import DocumentTable, Place
from lkjip_xl.tables.spec import Column, Kind, Presence
from lkjip_xl.text.sentences import few
from lkjip_xl.text.words import cut, squeeze

FIGURES = (Kind.RUPIAH, Kind.PERCENT, Kind.QUANTITY, Kind.NUMBER)
"""The kinds of columns whose figures are held against the workbook."""
NOTHING = (Content.EMPTY, Content.NIL, Content.NOT_AVAILABLE)
"""What a cell holds in which no figure stands."""

_MOST_COLUMNS, _MOST_ROWS, _LONGEST_NAME = 20, 20, 60
_FIGURE = re.compile(r"(?:rp\.?\s*)?[-−(]?\d[\d.,]*(?:,-)?\)?\s*(?:%|persen)?", re.IGNORECASE)
# Numbers that only count rows, or are names.
_NO_FIGURES = re.compile(r"\b(?:no|nomor|kode|rekening|nip|tahun)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FigureThere:
    """A figure of such a table: the row and the column that it stands in, and whether it was held."""

    row: str
    column: str
    written: str
    held: bool


def told_of(title: str, figures: Sequence[FigureThere]) -> str:
    """The figures that were not held: whole columns and rows, and others in their row; empty without any."""
    columns = [*dict.fromkeys(each.column for each in figures)]
    whole = [one for one in columns if not any(each.held for each in figures if each.column == one)]
    rows: dict[str, list[FigureThere]] = {}
    for each in figures:
        if each.column not in whole:
            rows.setdefault(each.row, []).append(each)
    parts = [f"kolom {few([f'“{each}”' for each in whole], _MOST_COLUMNS, 'kolom')}"] if whole else []
    if named := [_in_row(row, own) for row, own in rows.items() if not all(each.held for each in own)]:
        parts.append(f"baris {few(named, _MOST_ROWS, 'baris')}")
    return f"angka di {title} yang tidak ada pasangannya di buku kerja: {', '.join(parts)}" if parts else ""


def _in_row(row: str, figures: Sequence[FigureThere]) -> str:
    """A row by its name, with those of its figures that were not held where others were."""
    left = [each.written for each in figures if not each.held]
    told = "" if len(left) == len(figures) else f" ({'; '.join(left)})"
    return f"“{cut(row, _LONGEST_NAME)}”{told}"


def of_typed(table: TypedTable, held: Collection[Place]) -> Iterator[FigureThere]:
    """The figures of a table that somebody typed; ``held`` are the places of those that were held."""
    for row in table.rows:
        named = next((each for each in row if any(map(str.isalpha, each.text))), None)
        for cell in row:
            heading = table.headings.get(cell.column, "")
            if _is_figure(cell, heading):
                yield FigureThere(_name(named), heading, cell.text, cell.place in held)


def _is_figure(cell: TypedCell, heading: str) -> bool:
    return _FIGURE.fullmatch(cell.text) is not None and not _NO_FIGURES.search(heading)


def _name(cell: TypedCell | None) -> str:
    return cell.text if cell else "tanpa nama"


def beside(table: Table) -> Iterator[FigureThere]:
    """The figures in columns that are none of the report's."""
    for unplaced in table.unplaced:
        if unplaced.heading and unplaced.figures:
            yield FigureThere("", squeeze(unplaced.heading), unplaced.written, held=False)


def title_of(table: Table) -> str:
    """A table of the document as people find it there: ``Tabel 3.1.3 naskah (“Tabel 3.4 Realisasi …”)``."""
    caption = table.sheet.caption if isinstance(table.sheet, DocumentTable) else ""
    return f"{table.sheet} naskah" + (
        f" (“{cut(caption, _LONGEST_NAME)}”)" if caption and caption != table.sheet else ""
    )


def of_rows(figures: Recomputed, here: tuple[Table, Row], there: tuple[Table, Row]) -> Iterator[FigureThere]:
    """The figures of a row of the document, and whether the workbook has something to hold each against."""
    (table, row), (other, line) = here, there
    for column, cell in _written_in(other, line):
        if line.under is None or column.per_indicator:
            held = column.key in table.columns and _has_figure(figures, table, row, column)
            yield FigureThere(other.label(line), other.heading(column.key), cell.written, held)


def of_rows_without(there: Table, rows: Iterable[Row]) -> Iterator[FigureThere]:
    """The figures of rows that the workbook does not have."""
    for line in rows:
        for column, cell in _written_in(there, line):
            yield FigureThere(there.label(line), there.heading(column.key), cell.written, held=False)


def computed(figures: Recomputed, table: Table, row: Row, column: Column) -> Decimal | None:
    """What the workbook's figures give for a cell of it; None where nothing is computed."""
    if row is table.shares or (column.kind is not Kind.PERCENT and not column.sums):
        return None
    return figures.figure(table, row, column)


def _written_in(there: Table, line: Row) -> Iterator[tuple[Column, Cell]]:
    """The figures and categories of a row, with their columns."""
    for column in there.spec.columns:
        cell = line.cells.get(column.key)
        if cell is None or cell.carried or column.presence is Presence.HELPER or column.key not in there.columns:
            continue
        if cell.number is not None if column.kind in FIGURES else column.category_of and cell.written:
            yield column, cell


def _has_figure(figures: Recomputed, table: Table, row: Row, column: Column) -> bool:
    cell = row.cells.get(column.key)
    if cell is None or cell.content in (Content.ERROR, Content.UNCALCULATED):
        return False
    if column.kind not in FIGURES:
        return bool(cell.written)
    return cell.content not in NOTHING or computed(figures, table, row, column) is not None
