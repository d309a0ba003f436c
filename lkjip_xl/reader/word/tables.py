"""Tables with their rows and cells, as they are written."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.reader.word.content import NotRead
from lkjip_xl.reader.word.geometry import RawCell, RawRow, place
from lkjip_xl.reader.word.lines import Grid
from lkjip_xl.reader.word.names import Attributes, Do, Done, is_on, number, value, width
from lkjip_xl.reader.word.paragraphs import Paragraphs
from lkjip_xl.reader.word.state import SMALLER, State, refuse_deep
from lkjip_xl.reader.word.story import Table


class Tables:
    """Hands tables on: those of the document's own text as grids, others are named."""

    def __init__(self, state: State, paragraphs: Paragraphs) -> None:
        self._now = state
        self._paragraphs = paragraphs
        self._cells = 0

    @property
    def starts(self) -> Mapping[str, Do]:
        """What to do where an element begins."""
        return {
            "w:tbl": self._begin,
            "w:gridCol": self._grid_column,
            "w:tr": self._begin_row,
            "w:trPr": lambda _: self._tell_row(told=True),
            "w:gridBefore": self._before,
            "w:gridAfter": self._after,
            "w:tblHeader": self._repeated,
            "w:hidden": self._hidden,
            "w:tc": self._begin_cell,
            "w:gridSpan": self._span,
            "w:vMerge": self._below,
            "w:hMerge": self._beside,
            "w:tcW": self._width,
            "w:cellDel": self._gone,
            "w:cellMerge": self._merged_anew,
        }

    @property
    def ends(self) -> Mapping[str, Done]:
        """What to do where one ends."""
        return {
            "w:tbl": self._end,
            "w:tr": self._end_row,
            "w:trPr": lambda: self._tell_row(told=False),
            "w:tc": self._end_cell,
        }

    def _begin(self, _: Attributes) -> None:
        if self._now.skip:
            return
        story = self._now.story
        self._paragraphs.let_go(story)
        story.has_table = True
        story.tables.append(Table())
        refuse_deep(sum(len(each.tables) for each in self._now.stories), "tabel di dalam tabel")

    def _end(self) -> None:
        table, story = self._now.table, self._now.story
        if table is None:
            return
        self._paragraphs.let_go(story)
        story.tables.pop()
        limits = self._now.limits
        limits.refuse_above("baris", table.count, "sebuah tabel berisi terlalu banyak baris: {}", SMALLER)
        if story.tables:
            self._now.names.add(NotRead.TABLE_IN_CELL, self._now.near, " ".join(table.words))
            story.tables[-1].words += table.words
        elif len(self._now.stories) == 1:
            self._placed(table)
        else:
            story.words += table.words

    def _placed(self, table: Table) -> None:
        placed = place(table.rows, table.widths)
        if not placed.cells:
            return
        header = next((at for at, each in enumerate(table.rows) if not each.repeated), len(table.rows))
        for text in placed.covered:
            self._now.names.add(NotRead.UNDER_MERGED, placed.cells[0].text, text)
        self._now.lines.append(Grid(placed, header, table.pictures))

    def _grid_column(self, attributes: Attributes) -> None:
        table = self._now.table
        if table is not None and len(table.widths) <= self._now.limits.kolom:
            table.widths.append(width(attributes))

    def _begin_row(self, _: Attributes) -> None:
        table = self._now.table
        if table is None:
            return
        table.count += 1
        if table.count > self._now.limits.baris:
            self._now.full = True
        table.row = None if self._now.full else RawRow()

    def _end_row(self) -> None:
        table = self._now.table
        if table is None or table.row is None:
            return
        row, table.row = table.row, None
        if row.out or self._now.full:
            return
        limits = self._now.limits
        limits.refuse_above("kolom", row.extent, "sebuah tabel berisi terlalu banyak kolom: {}", SMALLER)
        table.rows.append(row)

    def _tell_row(self, *, told: bool) -> None:
        if row := self._now.row:
            row.being_told = told

    def _before(self, attributes: Attributes) -> None:
        if row := self._now.row:
            row.before = number(attributes) or 0

    def _after(self, attributes: Attributes) -> None:
        if row := self._now.row:
            row.after = number(attributes) or 0

    def _repeated(self, attributes: Attributes) -> None:
        if row := self._now.row:
            row.repeated = is_on(attributes)

    def _hidden(self, attributes: Attributes) -> None:
        row = self._now.row
        if row is not None and row.being_told and is_on(attributes):
            row.out = True

    def _begin_cell(self, _: Attributes) -> None:
        self._cells += 1
        table = self._now.table
        if table is None or table.row is None:
            return
        table.cell = RawCell(at=self._cells)
        table.fields_outside = len(self._now.story.fields)

    def _end_cell(self) -> None:
        table, story = self._now.table, self._now.story
        if table is None or table.row is None or table.cell is None:
            return
        self._paragraphs.let_go(story)
        if not table.cell.lines:
            self._now.count_paragraph()
        # A field that begins in a cell ends in it, or it never does.
        for each in story.fields[table.fields_outside :]:
            self._now.names.add(NotRead.OPEN_FIELD, self._now.near, "".join(each.code))
        del story.fields[table.fields_outside :]
        if not table.cell.gone and not self._now.full:
            table.row.cells.append(table.cell)
        table.cell = None

    def _span(self, attributes: Attributes) -> None:
        if cell := self._now.cell:
            cell.span = number(attributes) or 1

    def _below(self, attributes: Attributes) -> None:
        if cell := self._now.cell:
            cell.below = value(attributes) != "restart"

    def _beside(self, attributes: Attributes) -> None:
        if cell := self._now.cell:
            cell.beside = value(attributes) != "restart"

    def _width(self, attributes: Attributes) -> None:
        if cell := self._now.cell:
            cell.width = width(attributes)

    def _gone(self, _: Attributes) -> None:
        if cell := self._now.cell:
            cell.gone = True

    def _merged_anew(self, attributes: Attributes) -> None:
        """A merge that is a tracked change, which says ``cont`` or ``rest`` for how it is now."""
        if cell := self._now.cell:
            cell.below = {"cont": True, "rest": False}.get(value(attributes, "vMerge"))
