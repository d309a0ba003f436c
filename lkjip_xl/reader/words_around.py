"""Words that stand around the headings of a table and say that a column is another than it seems."""

from __future__ import annotations

import re

from lkjip_xl.reader.binding import Binding
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.place import CAPTION_ROW
from lkjip_xl.tables.facts import RelativeYear, Said
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, TableSpec
from lkjip_xl.text.words import fold
from lkjip_xl.text.years import years_of_report

# Headings go over so many rows at most.
_MOST_ROWS = 3
_OF_MONEY = re.compile(r"\b(?:pagu|anggaran|keuangan|belanja|dana|rupiah|rp)\b")
_NO_TARGET = re.compile(rf"{_OF_MONEY.pattern}|\b(?:realisasi|capaian|pencapaian)\b|^\(?%\)?$")
_RESULTS = frozenset({Said.REALISASI, Said.CAPAIAN})


def words_against(head: Grid, spec: TableSpec, binding: Binding, tahun: int | None) -> str:
    """What stands around a heading and says that its column is another: ``Realisasi`` over years, ``%`` below one.

    ``head`` are the first rows of a table, ``spec`` is the table with the columns of its years, and ``tahun`` the
    year of the report. Empty where nothing does, or what stands there is part of the heading that was read.
    """
    columns = [(spec.column(key), at) for key, at in binding.columns.items()]
    above, below = _row(head, binding.first_row - 1), _below(head, binding)
    is_title = len({above.get(at, "") for _, at in columns}) == 1
    around = (below,) if is_title else (above, below)
    words = ((column, texts[at]) for texts in around for column, at in columns if at in texts)
    return next((text for column, text in words if text and _is_against(text, column, tahun)), "")


def _below(head: Grid, binding: Binding) -> dict[int, str]:
    """What stands below the headings in a row over which those of other columns are merged: their last words."""
    row = binding.heading_row + 1
    over = {
        at
        for merge in head.merges
        if merge.top < row <= merge.bottom and merge.bottom - merge.top <= _MOST_ROWS
        for at in range(merge.left, merge.right + 1)
    }
    bound = {*binding.columns.values()}
    shown = {at: written(head.cells[row, at]) for at in bound - over if (row, at) in head.cells}
    return shown if over & bound else {}


def _row(head: Grid, row: int) -> dict[int, str]:
    """What stands over each column in a row: a merged text over all of its columns, and any over empty ones."""
    if row <= CAPTION_ROW:
        return {}
    texts = {at: text for (number, at), raw in head.cells.items() if number == row and (text := written(raw))}
    for merge in head.merges:
        if merge.top <= row <= merge.bottom and (raw := head.cells.get((merge.top, merge.left))):
            texts |= dict.fromkeys(range(merge.left, merge.right + 1), written(raw))
    if len(texts) < 2:
        return texts
    last, carried = max(at for _, at in head.cells), ""
    for at in range(min(texts), last + 1):
        carried = texts.setdefault(at, carried)
    return texts


def _is_against(words: str, column: Column, tahun: int | None) -> bool:
    folded, years = fold(words), {int(year) for year in years_of_report(words)}
    if column.year is RelativeYear.THIS and len(years) == 1 and tahun not in years:
        return True
    if column.series == Key.TARGET or (column.fact is not None and column.fact.said is Said.TARGET):
        return _NO_TARGET.search(folded) is not None
    return column.fact is not None and column.fact.said in _RESULTS and _OF_MONEY.search(folded) is not None
