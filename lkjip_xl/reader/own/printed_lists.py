"""The lists of amounts in a document: tables of it that are none of the report, read as those of a workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from lkjip_xl.grids.headings import Headings
from lkjip_xl.grids.tables import TableAt, find_tables
from lkjip_xl.reader.own.others import others_in
from lkjip_xl.reader.own.sheet_tables import SheetTable, rows_of, table_in, wanted_headings
from lkjip_xl.reader.printed.about import only_goes_on
from lkjip_xl.reader.printed.document import Others
from lkjip_xl.reader.printed.tables import PrintedTable, covered_in, ended, grid_of, joined
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.place import DocumentTable
from lkjip_xl.report.settings import Settings

_Origins = Mapping[int, tuple[int, int]]


def lists_in(tables: Sequence[PrintedTable], taken: Collection[int], settings: Settings) -> Others:
    """The lists among the tables of a document that are not ``taken`` for those of the report."""
    wholes, doubtful = _wholes([table for table in tables if table.number not in taken])
    found = {table.number: read for table in wholes if (read := _as_in_a_sheet(table)) is not None}
    others = others_in([*found.values()], taken, settings)
    origins: dict[str, _Origins] = {
        str(others.tables[table.number].sheet): table.origins for table in wholes if table.number in others.tables
    }
    return replace(others, notes=(*others.notes, *doubtful), origins=origins)


def _wholes(tables: Sequence[PrintedTable]) -> tuple[list[PrintedTable], list[str]]:
    """Each list with all its rows, and what is said of those of which nobody knows whether they are whole."""
    wholes: list[PrintedTable] = []
    doubtful: list[str] = []
    last: PrintedTable | None = None
    heads: Headings | None = None
    for table in tables:
        own = _only_table(grid_of(table))
        goes_on = last is not None and last.number + 1 == table.number and only_goes_on(table, wholes[-1])
        is_rest = goes_on and heads is not None and (own is None or own.headings.paths == heads.paths)
        if is_rest and wholes[-1].columns == table.columns:
            wholes[-1] = joined(wholes[-1], [(table, 0)])
        elif is_rest and own is None:
            first = wholes.pop()
            doubtful.append(f"jumlah di tabel ke-{first.number}: mungkin berlanjut di tabel ke-{table.number}")
            heads = None
            wholes.append(table)
        else:
            wholes.append(table)
            heads = own.headings if own is not None else None
        last = table
    return wholes, doubtful


def _only_table(grid: Grid) -> TableAt | None:
    """Where the headings of a list stand; None where there are none, or several."""
    spans = [((m.top - 1, m.left - 1), (m.bottom - 1, m.right - 1)) for m in grid.merges]
    found = find_tables(rows_of(grid), wanted_headings(), spans)
    return found[0] if len(found) == 1 else None


def _as_in_a_sheet(table: PrintedTable) -> SheetTable | None:
    """The list as if it stood in a sheet, which people name by its number in the document and by its rows."""
    grid = grid_of(table)
    at = _only_table(grid)
    if at is None:
        return None
    found = table_in(ended(grid), replace(at, end=at.end + 1), table.number)
    words = {column: text for column, text in enumerate(found.words, 1) if text}
    rows = (at.headings.data, at.headings.data + 1)
    name = DocumentTable(f"Tabel ke-{table.number}", words, rows, table.caption, frozenset(covered_in(grid)))
    titles = tuple(filter(None, (*reversed(table.titles), table.caption)))
    return replace(found.named(name), headings=replace(found.headings, titles=titles))
