"""What was seen in a workbook in which no table could be read, for whoever wonders why."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lkjip_xl.grids.amount_words import BUDGET
from lkjip_xl.grids.unit_lists import unit_heading
from lkjip_xl.reader.own.sheet_tables import SheetTable, rows_of
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.text.numbers import Dot, read_number
from lkjip_xl.text.sentences import few
from lkjip_xl.text.words import cut, heading_key

_MOST_SHEETS, _MOST_HEADINGS, _LONGEST = 5, 5, 25
# A row of headings has so many texts at least, and so many rows below it begin where it does.
_FEWEST_HEADINGS, _FEWEST_ROWS = 3, 2


def seen_in(grids: Sequence[Grid], found: Sequence[SheetTable] = ()) -> str:
    """One sentence on each sheet that holds something, in Indonesian; ``found`` are its tables with headings."""
    heads = {each.grid.name: [*dict.fromkeys(filter(None, each.words))] for each in reversed(found)}
    told = [_seen(grid, heads.get(grid.name, [])) for grid in grids if grid.cells]
    return f"Yang terlihat: {few(told, _MOST_SHEETS, 'lembar')}." if told else "Semua lembarnya kosong."


def unread_in(grids: Sequence[Grid], found: Sequence[SheetTable]) -> tuple[str, ...]:
    """The sheets in which something stands like a table that is none of ``found``, each with its headings."""
    read: dict[str, set[int]] = {}
    for each in found:
        read.setdefault(each.grid.name, set()).update(row for row, _ in each.grid.cells)
    shown = (grid for grid in grids if grid.cells and not grid.hidden)
    heads = ((grid.name, _headings(_without(rows_of(grid), read.get(grid.name, set())))) for grid in shown)
    told = [f"“{name}” (tabel berjudul {_named(head)})" for name, head in heads if head]
    return (f"lembar {few(told, _MOST_SHEETS, 'lembar')}",) if told else ()


def _without(rows: Sequence[Sequence[str]], read: Collection[int]) -> list[Sequence[str]]:
    return [[""] * len(row) if number in read else row for number, row in enumerate(rows, 1)]


def _named(head: Sequence[str]) -> str:
    return few([cut(text, _LONGEST) for text in head], _MOST_HEADINGS, "kolom")


def _seen(grid: Grid, head: Sequence[str]) -> str:
    rows = rows_of(grid)
    texts = [text for row in rows for text in row if text]
    figures = sum(read_number(text, Dot.THOUSANDS) is not None for text in texts)
    head = head or _headings(rows)
    if head:
        has_amounts = any(BUDGET.figures(heading_key(text)) for text in head)
        lacks = "jumlah atau persen yang dapat diperiksa" if has_amounts else "kolom pagu atau realisasi"
        unit = unit_heading([head])
        what = f"daftar per {unit}" if unit else "tabel"
        return f"di lembar “{grid.name}” {what} berjudul {_named(head)}, tanpa {lacks}"
    return f"di lembar “{grid.name}” {len(texts)} sel berisi ({figures} angka) tanpa baris judul kolom"


def _headings(rows: Sequence[Sequence[str]]) -> list[str]:
    """The first row of words under which a table seems to stand."""
    for at, row in enumerate(rows):
        columns = [column for column, text in enumerate(row) if text]
        words = [row[column] for column in columns]
        if len({*words}) < _FEWEST_HEADINGS or any(read_number(text, Dot.THOUSANDS) for text in words):
            continue
        below = rows[at + 1 : at + 1 + _FEWEST_ROWS]
        filled = [sum(bool(line[column]) for column in columns) for line in below]
        if len(filled) == _FEWEST_ROWS and all(2 * count > len(columns) for count in filled):
            return words
    return []
