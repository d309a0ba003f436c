"""The lists of amounts in a document: tables of it that are none of the report, read as those of a workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from lkjip_xl.grids.tables import TableAt, find_tables
from lkjip_xl.reader.own.others import others_in
from lkjip_xl.reader.own.sheet_tables import SheetTable, rows_of, table_in, wanted_headings
from lkjip_xl.reader.printed.about import only_goes_on
from lkjip_xl.reader.printed.document import Others
from lkjip_xl.reader.printed.tables import PrintedTable, covered_in, ended, grid_of, joined
from lkjip_xl.report.place import DocumentTable
from lkjip_xl.report.settings import Settings

_Origins = Mapping[int, tuple[int, int]]


def lists_in(
    tables: Sequence[PrintedTable], taken: Collection[int], settings: Settings, *, monthly: bool = False
) -> Others:
    """The lists among the tables of a document that are not ``taken`` for those of the report.

    ``monthly`` says that the realisasi of single months or quarters is added up.
    """
    wholes, doubtful = _wholes([table for table in tables if table.number not in taken])
    lists = [_as_in_a_sheet(table, at) for table, at in wholes if at is not None]
    others = others_in(lists, taken, settings, monthly=monthly)
    origins: dict[str, _Origins] = {
        str(others.tables[table.number].sheet): table.origins
        for table, _ in wholes
        if table.number in others.tables
    }
    return replace(others, notes=(*others.notes, *doubtful), origins=origins)


_Found = tuple[PrintedTable, TableAt | None]
"""A table, and where its headings stand in it; None where it has none, or several."""


def _wholes(tables: Sequence[PrintedTable]) -> tuple[list[_Found], list[str]]:
    """Each list with all its rows, and what is said of those of which nobody knows whether they are whole."""
    wholes: list[_Found] = []
    doubtful: list[str] = []
    last: PrintedTable | None = None
    for table in tables:
        at = _only_table(table)
        before, head = wholes[-1] if wholes else (None, None)
        goes_on = (
            before is not None
            and head is not None
            and last is not None
            and last.number + 1 == table.number
            and only_goes_on(table, before)
            and (at is None or at.headings.paths == head.headings.paths)
        )
        if goes_on and before is not None and before.columns == table.columns:
            whole = joined(before, [(table, 0)])
            wholes[-1] = (whole, _only_table(whole))
        elif goes_on and before is not None and at is None:
            doubtful.append(f"jumlah di tabel ke-{before.number}: mungkin berlanjut di tabel ke-{table.number}")
            wholes[-1:] = [(before, None), (table, None)]
        else:
            wholes.append((table, at))
        last = table
    return wholes, doubtful


def _only_table(table: PrintedTable) -> TableAt | None:
    grid = grid_of(table)
    spans = [each.span for each in grid.merges]
    found = find_tables(rows_of(grid), wanted_headings(), spans)
    return found[0] if len(found) == 1 else None


def _as_in_a_sheet(table: PrintedTable, at: TableAt) -> SheetTable:
    """The list as if it stood in a sheet, which people name by its number in the document and by its rows."""
    grid = grid_of(table)
    found = table_in(ended(grid), replace(at, end=at.end + 1), table.number)
    words = {column: text for column, text in enumerate(found.words, 1) if text}
    rows = (at.headings.data, at.headings.data + 1)
    name = DocumentTable(f"Tabel ke-{table.number}", words, rows, table.caption, frozenset(covered_in(grid)))
    titles = tuple(filter(None, (*reversed(table.titles), table.caption)))
    return replace(found.named(name), headings=replace(found.headings, titles=titles))
