"""Rows without a code and a name that go on with the one above: a further document of the same sub kegiatan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkjip_xl.finance.amounts import SourceRow, Unreadable, Why, known, read_amount, text_of, total
from lkjip_xl.finance.formats.sheets import Cells, RawSheet
from lkjip_xl.finance.read.row_columns import Kind, RowColumns, text_at
from lkjip_xl.grids.headings import Headings, is_column_numbers, last_word, repeats
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.sentences import few
from lkjip_xl.text.total_words import is_carried_over, names_total
from lkjip_xl.text.words import heading_key

NOTHING = "-"
"""What is put where an amount stands in another row already: nothing, and nothing is missing."""
_MOST_NAMED = 3


def with_continued_rows(
    sheet: RawSheet, columns: RowColumns, headings: Headings, file: str
) -> tuple[RawSheet, tuple[str, ...]]:
    """The sheet in which such rows have the code and the name of the one above, and what must be said."""
    found = _Continued(sheet, columns, headings, file).groups()
    if not found:
        return sheet, ()
    rows = list(sheet.rows)
    for owner, members in found.items():
        _join(rows, owner, members, columns, SourceRow(file, sheet.name, owner + 1))
    members = [each + 1 for group in found.values() for each in group]
    named = few([str(row) for row in members], _MOST_NAMED)
    apart = sheet.apart | {each + 1 for each in found} | set(members)
    note = f"{len(members)} baris tanpa kode dan nama dihitung sebagai lanjutan baris di atasnya: baris {named}"
    return replace(sheet, rows=rows, apart=apart), (note,)


def is_of_table(cells: Cells, columns: RowColumns, headings: Headings) -> bool:
    """Whether a row is one of the table: no heading, no row of column numbers, and no total."""
    texts = [text_at(cells, at) for at in range(len(cells))]
    if is_column_numbers(texts) or repeats(texts, headings):
        return False
    named = (text_at(cells, at) for at in (*columns.budget, *columns.agency, *columns.details))
    first = next((text for text in texts if text and not text.isdigit()), "")
    return not any(names_total(text) or is_carried_over(text) for text in (first, *named))


class _Continued:
    """Goes through the rows and tells which of them go on with one above."""

    def __init__(self, sheet: RawSheet, columns: RowColumns, headings: Headings, file: str) -> None:
        self._sheet, self._columns, self._headings, self._file = sheet, columns, headings, file
        self._merged = frozenset(self._rows_of_merged_cells())

    def _rows_of_merged_cells(self) -> Iterator[int]:
        """The rows over which a code or a name of a row above reaches."""
        last = len(self._sheet.rows) - 1
        for (top, left), (bottom, _) in self._sheet.spans:
            if left in self._columns.budget and top >= self._headings.data:
                yield from range(top + 1, min(bottom, last) + 1)

    def groups(self) -> dict[int, list[int]]:
        """The rows that go on with another, by that one; rows count from 0."""
        found: dict[int, list[int]] = {}
        owner: int | None = None
        for index in range(self._headings.data, len(self._sheet.rows)):
            cells = self._sheet.rows[index]
            if not self._columns.is_blank(cells):
                owner = owner if self._is_heading(cells) else index
            elif not is_of_table(cells, self._columns, self._headings) or not any(map(text_of, cells)):
                owner = None
            elif owner is not None and self._goes_on(index, cells, owner):
                found.setdefault(owner, []).append(index)
        return found

    def _is_heading(self, cells: Cells) -> bool:
        """Whether a row begins as the headings do, which prints repeat on every page."""
        first = min(self._columns.budget)
        return heading_key(text_at(cells, first)) == last_word(self._columns.headings[first])

    def _goes_on(self, index: int, cells: Cells, above: int) -> bool:
        at = SourceRow(self._file, self._sheet.name, index + 1)
        values = [
            read_amount(cells[each.index]) for each in self._columns.amounts.chosen if each.index < len(cells)
        ]
        if any(isinstance(each, Unreadable) and each.why is Why.TEXT for each in values):
            return False  # words where amounts stand: a signature
        if not any(known(each) is not None for each in self._columns.amounts_of(at, cells)):
            return False
        owner = self._sheet.rows[above]
        if not is_of_table(owner, self._columns, self._headings):
            return False
        if index in self._merged:
            return True
        told = {each for each, kind in self._columns.details.items() if text_at(cells, each)}
        return any(self._columns.details[each] is not Kind.OTHER or text_at(owner, each) for each in told)


def _join(rows: list[Cells], owner: int, members: Sequence[int], columns: RowColumns, at: SourceRow) -> None:
    """Give rows the place of the one that they go on with, and no amount twice."""
    group = (owner, *members)
    own = rows[owner]
    has_detail = any(text_at(own, each) for each in columns.details)
    for measure in (Measure.PAGU, Measure.REALISASI):
        parts = known(total(columns.amount(at, rows[each], measure) for each in members))
        written = known(columns.amount(at, own, measure))
        is_whole = not has_detail and len(members) > 1 and parts is not None and parts == written
        for each in members if is_whole else [row for row in group if _is_empty(rows[row], columns, measure)]:
            if parts is not None or measure == Measure.PAGU:
                rows[each] = with_nothing(rows[each], columns.columns_of(measure))
    for each in members:
        cells = [*rows[each], *[""] * (len(own) - len(rows[each]))]
        for column in (*columns.agency, *columns.budget):
            if column < len(own):
                cells[column] = own[column]
        rows[each] = cells


def _is_empty(cells: Cells, columns: RowColumns, measure: Measure) -> bool:
    return not any(text_at(cells, at) for at in columns.columns_of(measure))


def with_nothing(cells: Cells, columns: Sequence[int]) -> Cells:
    """A row with no amount in some columns, and none missing there."""
    filled = [*cells, *[""] * (max(columns, default=-1) + 1 - len(cells))]
    for column in columns:
        filled[column] = NOTHING
    return filled
