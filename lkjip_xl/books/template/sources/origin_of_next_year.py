"""What of a report goes into the template of the year after it, line by line: what Asal Data lists there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lkjip_xl.books.template.sources.origin import LineKind, NamedFile, OriginLine, begin, end
from lkjip_xl.tables import TABEL_2_7, table_named
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind

if TYPE_CHECKING:
    from lkjip_xl.books.template.contents import Typed
    from lkjip_xl.books.template.next_year import NextYear
    from lkjip_xl.books.template.sources.listing import BudgetList
    from lkjip_xl.reader.recognised import Recognised, SourceTable
    from lkjip_xl.report.model import Table
    from lkjip_xl.report.settings import Settings

_NOT_CARRIED, _BY_FORMULA = "tidak dibawa", "terisi rumus templat"
_FIGURES = frozenset({Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER, Kind.QUANTITY})

Rows = Sequence[Mapping[str, "Typed"]]


def lines_of_next_year(file: NamedFile, source: Recognised, found: NextYear) -> Iterator[OriginLine]:
    """Everything in last year's report and what became of it in the new template."""
    settings, filling = found.settings, found.filling
    lists = sum(found.is_listing(table) for table in source.tables)
    yield from begin(file, source, settings, _figures(filling.tables.values()), lists)
    for table in source.tables:
        if found.listing and found.is_listing(table):
            yield from _of_listing(table, found.listing, source.report.settings.tahun)
            continue
        read = source.report.tables.get(table.key) if table.taken else None
        if read is None:
            yield OriginLine(LineKind.TABLE, table.named, table.title, "tidak diambil", None, table.why)
            continue
        rows = filling.tables.get(table.key, ())
        sheet = table_named(table.key).sheet
        becomes = sheet if read.spec.lasts else f"{sheet}: {_NOT_CARRIED}"
        yield OriginLine(LineKind.TABLE, table.named, table.title, becomes, _figures([rows]), table.why)
        yield from _of_columns(read, rows, source.report.settings, found)
    yield from end(source, {table_named(key).sheet for key in filling.tables})


def _of_listing(table: SourceTable, listing: BudgetList, tahun: int | None) -> Iterator[OriginLine]:
    """A list of an agency's own that Tabel 2.7 has its names of: those last, its figures do not."""
    told = f"daftar anggaran, {listing.named} baris"
    yield OriginLine(LineKind.TABLE, table.named, table.title, TABEL_2_7.sheet, None, told)
    for key, heading in {**listing.texts, **listing.work}.items():
        lasts = key in {Key.KODE, Key.NAMA, Key.INDIKATOR}
        becomes = f"{TABEL_2_7.sheet}: {TABEL_2_7.column(key).heading}" if lasts else _NOT_CARRIED
        yield OriginLine(LineKind.COLUMN, "judul kolom", heading, becomes)
    for heading in filter(None, (listing.pagu, listing.realisasi)):
        yield OriginLine(LineKind.COLUMN, "judul kolom", heading, f"{_NOT_CARRIED}, angka tahun {tahun}")
    for heading, why in listing.left:
        yield OriginLine(LineKind.LEFT, "judul kolom", heading, _NOT_CARRIED, None, why)


def _of_columns(table: Table, rows: Rows, before: Settings, found: NextYear) -> Iterator[OriginLine]:
    """The headings of a table of last year, each with every column of the template that has something of it."""
    carried = {key for row in rows for key in row if table.spec.column(key).lasts}
    for key in sorted(table.columns, key=lambda key: table.columns[key]):
        column, heading = table.spec.column(key), table.headings.get(key, "")
        became = [*_of_moved(table, key, found)]
        if key in carried:
            became.insert(0, (before.with_years(column.full_heading), _count(column, rows)))
        for becomes, count in became or [(_becomes(table, column, before), None)]:
            yield OriginLine(LineKind.COLUMN, "judul kolom", heading, becomes, count)


def _of_moved(table: Table, source: str, found: NextYear) -> Iterator[tuple[str, int | None]]:
    """The columns of other tables that have something of a column, and those of another year."""
    for key, came in found.came.items():
        spec = table_named(key).for_years([(year, str(year)) for year in found.settings.renstra])
        for moved, count in came.items():
            if (moved.table, moved.source) == (table.spec.key, source):
                column = spec.column(moved.column)
                heading = found.settings.with_years(column.full_heading)
                yield f"{spec.sheet}: {heading}", count if column.kind in _FIGURES else None


def _becomes(table: Table, column: Column, before: Settings) -> str:
    """Why a column is not carried."""
    if not any(row.says(column.key) for row in table.indicator_rows):
        return "kosong di sumber"
    if not column.typed:
        return _BY_FORMULA
    year = before.year(column.year) if column.year else before.tahun
    return f"{_NOT_CARRIED}, angka tahun {year}" if column.kind in _FIGURES else _NOT_CARRIED


def _count(column: Column, rows: Rows) -> int | None:
    """How many figures of a column came; None for one that holds texts."""
    return sum(column.key in row for row in rows) if column.kind in _FIGURES else None


def _figures(tables: Iterable[Rows]) -> int:
    return sum(not isinstance(typed.value, str) for rows in tables for row in rows for typed in row.values())
