"""The sheet of one table in the finished workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import groupby
from typing import Any

from lkjip_xl.books.finished import layout as where
from lkjip_xl.books.finished import marks
from lkjip_xl.books.finished.cell_notes import CellNotes
from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.figure_looks import FigureLook, looks_of
from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.finished.other_row_entries import mean_entry
from lkjip_xl.books.finished.outline_order import is_beside_its_parts
from lkjip_xl.books.finished.table_breaks import runs_of, starts_of_blocks
from lkjip_xl.books.finished.table_foot import lines_below
from lkjip_xl.books.finished.table_pages import Paper, Part
from lkjip_xl.books.finished.table_widths import Wanted, fitted, turned, upright, wanted, with_room_for_name
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.surface import Looks, Surface
from lkjip_xl.books.kit.text_lines import text_width
from lkjip_xl.books.kit.writer import Sheet
from lkjip_xl.figures.means_of_sasaran import Group
from lkjip_xl.report.model import Row
from lkjip_xl.report.own_titles import printed_name
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.cell_formats import display
from lkjip_xl.text.words import full_name, on_one_line

_FIGURES = (Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER)
# Of the full size: columns give way to it before a table is printed smaller.
_READABLE = 0.92
_RUPIAH = " (Rp)"
# Beneath the name of a program that stands beside its kegiatan, in points: two lines are one.
_HARDLY_A_ROW = 1.5
# A name that is there again on the next page may need room, and move where that page ends.
_MOST_TRIES = 4

Charts = Callable[[Sheet, int, int], tuple[int, list[int]]]
"""Draws charts from a row on, so many pixels wide; the row behind them, and the rows that they begin at."""


@dataclass(frozen=True)
class TableSheet:
    """Writes one table."""

    workbook: Looks
    layout: TableLayout
    entries: Entries
    settings: Settings
    typed: CellNotes
    kept: CellNotes
    charts: Charts | None = None

    def write(self, sheet: Sheet, *, draft: bool) -> None:
        """Write the whole sheet."""
        last = self._write_cells(sheet)
        starts = [*starts_of_blocks(self.layout), *range(self.layout.last_row + 1, last + 1)]
        end_of_table = last
        if self.charts is not None:
            first, width = last + 2, int(sheet.pixels_across(len(self.layout.printed)))
            last, of_charts = self.charts(sheet, first, width)
            last -= 1
            starts += of_charts
        paper = Paper(self.settings, self.layout, (end_of_table, last), starts)
        self._merge_all(sheet, partial(paper.page_ends, sheet))
        self._set_up(sheet, paper, draft=draft)

    def write_without_pages(self, sheet: Surface) -> int:
        """Write the cells alone, for what makes pages of them itself; the row of the last line below them."""
        last = self._write_cells(sheet)
        self._merge_all(sheet, tuple)
        return last

    def _write_cells(self, sheet: Surface) -> int:
        """Write title, headings, rows and the lines below them; the row of the last one."""
        widths = self._widths
        for index, width in enumerate(widths, 1):
            sheet.set_width(index, width)
        self._write_top(sheet, widths)
        for row in self.layout.rows:
            self._write_row(sheet, row)
        for group in self.layout.means:
            self._write_mean(sheet, group)
        self.typed.write(sheet)
        self.kept.write(sheet)
        return self._write_foot(sheet, sum(widths[: len(self.layout.printed)]))

    @cached_property
    def _entries(self) -> Mapping[int, Sequence[Entry]]:
        """What is written into each row of the sheet, column by column."""
        rows = {
            self.layout.row_number(row): [
                self.entries.entry(self.layout, row, column) for column in self.layout.columns
            ]
            for row in self.layout.rows
        }
        means = {
            self.layout.mean_row(group): [
                mean_entry(self.entries, self.layout, group, column) for column in self.layout.columns
            ]
            for group in self.layout.means
        }
        return rows | means

    @cached_property
    def _figures(self) -> Sequence[FigureLook]:
        """How the figures of each column stand."""
        return looks_of(self.layout.columns, [*self._entries.values()])

    def _signs(self, number: int, position: int) -> tuple[str, ...]:
        """What stands before a cell in print."""
        entry = self._entries[number][position - 1]
        recomputed = marks.RECOMPUTED if self.typed.has(number, position) else ""
        return tuple(filter(None, (recomputed, entry.sign)))

    def _format(self, number: int, position: int) -> str:
        """The format of a cell, with its signs and with room for the decimals of others."""
        entry, signs = self._entries[number][position - 1], self._signs(number, position)
        if entry.value is None:
            return marks.marked_text(" ".join(signs)) if signs and entry.text else ""
        shown = self._figures[position - 1].shown(entry.number_format)
        return marks.marked(shown, *signs)

    @cached_property
    def _wanted(self) -> Sequence[Wanted]:
        """What room each column wants."""
        columns = []
        for position, column in enumerate(self.layout.columns, 1):
            cells = [(number, entries[position - 1]) for number, entries in self._entries.items()]
            figures = [
                " ".join((*self._signs(number, position), display(each.value, self._format(number, position))))
                for number, each in cells
                if each.value is not None
            ]
            words = [each.text for _, each in cells if each.value is None]
            columns.append(wanted(self._heading(column), words, figures, column.width))
        return self._with_room_for_name(columns)

    def _with_room_for_name(self, columns: Sequence[Wanted]) -> Sequence[Wanted]:
        """The columns, of which the name of the row is no strip beside the figures of many years."""
        printed, name = self.layout.printed, self.layout.position(self.layout.table.spec.label)
        if name is None or name > len(printed) or not any(each.group for each in printed):
            return columns
        room = page.room_across(self.settings, len(printed), page.SMALLEST_SCALE)
        headings = [self._heading(each) if each.group else "" for each in printed]
        found = with_room_for_name(columns[: len(printed)], headings, name - 1, room)
        return [*found, *columns[len(printed) :]]

    @cached_property
    def _turned(self) -> frozenset[int]:
        """The positions of the columns whose heading stands upright."""
        printed = self.layout.printed
        room = page.room_across(self.settings, len(printed), page.SMALLEST_SCALE)
        found = turned(self._wanted[: len(printed)], [self._heading(each) for each in printed], room)
        return frozenset(at + 1 for at in found if printed[at].group)

    @cached_property
    def _widths(self) -> Sequence[float]:
        columns = [
            upright(each) if position in self._turned else each for position, each in enumerate(self._wanted, 1)
        ]
        count = len(self.layout.printed)
        room = page.room_across(self.settings, count, _READABLE)
        return fitted(columns[:count], room) + [each.wide for each in columns[count:]]

    def _heading(self, column: Column) -> str:
        """The heading of a column; an amount's says what it counts."""
        text = self.settings.with_years(column.heading)
        is_told = column.kind is not Kind.RUPIAH or "(rp" in text.casefold()
        return text if is_told or column in self.layout.aside else text + _RUPIAH

    def _write_top(self, sheet: Surface, widths: Sequence[float]) -> None:
        title = printed_name(self.settings, self.layout.table.spec, self.layout.table).title
        sheet.text(where.TITLE_ROW, 1, on_one_line(title), self.workbook.style(**styles.TITLE))
        agency = full_name(self.settings.instansi, self.settings.pemerintah, ", ")
        sheet.text(where.AGENCY_ROW, 1, on_one_line(agency), self.workbook.style(**styles.SUBTITLE))
        sheet.set_height(where.TITLE_ROW, styles.row_height([1], font_size=14))
        self._write_headings(sheet, widths)

    def _write_headings(self, sheet: Surface, widths: Sequence[float]) -> None:
        first, last = self.layout.heading_rows[0], self.layout.heading_rows[-1]
        heights, upright_text = [1], 0.0
        for position, column in enumerate(self.layout.columns, 1):
            text, style = self._heading(column), self._heading_style(position, column)
            top = last if column.group else first
            if position in self._turned:
                upright_text = max(upright_text, text_width(text, styles.FONT_SIZE, bold=True))
            else:
                heights.append(styles.lines_needed(text, widths[position - 1], bold=True) - (last - top))
            sheet.merge(top, position, last, position, style)
            sheet.text(top, position, text, style)
        if first != last:
            self._write_groups(sheet, first)
        sheet.set_height(last, max(styles.row_height(heights), upright_text + 4) + 6)
        if self.layout.has_column_numbers:
            self._write_column_numbers(sheet)

    def _write_column_numbers(self, sheet: Surface) -> None:
        """The numbers of the columns, where the report says by them how a column is computed."""
        number = self.layout.first_row - 1
        for position in range(1, len(self.layout.printed) + 1):
            sign = marks.marked_text(marks.RECOMPUTED) if self.typed.has(number, position) else ""
            style = self.workbook.style(**styles.COLUMN_NUMBER, **({"num_format": sign} if sign else {}))
            sheet.text(number, position, self.layout.column_number(position), style)

    def _merge_all(self, sheet: Surface, page_ends: Callable[[], Sequence[int]]) -> None:
        """Merge what stands once over its rows, on each page anew, and make these high enough for it."""
        widths = self._widths
        alone, runs = self._heights(widths), list(self._runs())
        ends: Sequence[int] = ()
        parts: list[Part] = []
        for _ in range(_MOST_TRIES):
            parts = [part for run in runs for part in run.parts(ends)]
            heights = dict(alone)
            for part in parts:
                self._make_room(part, widths, heights)
            for number, points in heights.items():
                sheet.set_height(number, points)
            before, ends = ends, page_ends()
            if list(ends) == list(before):
                break
        for part in parts:
            self._merge(sheet, part)

    def _runs(self) -> Iterator[Part]:
        """What stands once over more than one row."""
        for position, column in enumerate(self.layout.columns, 1):
            for run in runs_of(self.layout, column) if column.carried else ():
                yield self._over(run, position)
            if column.per_indicator or column.carried:
                continue
            for row in self.layout.table.rows:
                lines = self.layout.table.with_lines(row)
                numbers = [self.layout.row_number(line) for line in lines[1:]]
                if numbers and not any(self._entries[number][position - 1].shown for number in numbers):
                    yield self._over(lines, position)

    def _over(self, rows: Sequence[Row], position: int) -> Part:
        first, last = (self.layout.row_number(row) for row in (rows[0], rows[-1]))
        return Part(rows[0], position, first, first, last)

    def _make_room(self, part: Part, widths: Sequence[float], heights: dict[int, float]) -> None:
        if part.position > len(self.layout.printed):
            return
        look = self._look(part.row, part.position)
        needed = self._height(part.top, part.position, look, widths)
        missing = needed - sum(heights[number] for number in range(part.first, part.last + 1))
        if missing > 0:
            heights[part.last] += missing

    def _merge(self, sheet: Surface, part: Part) -> None:
        if part.is_alone:
            return
        style = self.workbook.style(**self._look(part.row, part.position))
        if part.first < part.last:
            sheet.merge(part.first, part.position, part.last, part.position, style)
        entry = self._entries[part.top][part.position - 1]
        if part.first > part.top and entry.value is not None:
            entry = Entry()  # on the next page a name is there again; an amount would be one more
        entry.write(sheet, part.first, part.position, style)

    def _write_groups(self, sheet: Surface, row: int) -> None:
        style = self.workbook.style(**styles.HEADING)
        sheet.set_height(row, styles.row_height([1]) + 2)
        position = 1
        for group, members in groupby(self.layout.columns, key=lambda column: column.group):
            width = len(list(members))
            if group:
                sheet.merge(row, position, row, position + width - 1, style)
                sheet.text(row, position, self.settings.with_years(group), style)
            position += width

    def _heading_style(self, position: int, column: Column) -> Any:
        if column in self.layout.aside:
            return self.workbook.style(**looks.ASIDE_HEADING)
        upright_look = {"rotation": 90, "text_wrap": False} if position in self._turned else {}
        return self.workbook.style(**{**styles.HEADING, **upright_look})

    def _write_row(self, sheet: Surface, row: Row) -> None:
        number = self.layout.row_number(row)
        for position, entry in enumerate(self._entries[number], 1):
            entry.write(sheet, number, position, self.workbook.style(**self._look(row, position)))

    def _heights(self, widths: Sequence[float]) -> dict[int, float]:
        """How high each row is for what stands in it alone; what is merged over several comes afterwards."""
        heights = {self.layout.mean_row(group): styles.row_height([1]) for group in self.layout.means}
        for row in self.layout.rows:
            number = self.layout.row_number(row)
            needed = [styles.row_height([1])]
            for position, column in enumerate(self.layout.printed, 1):
                entry = self._entries[number][position - 1]
                if entry.value is None and not self._is_merged(row, column):
                    needed.append(self._height(number, position, self._look(row, position), widths))
            thin = is_beside_its_parts(self.layout, row)
            heights[number] = _HARDLY_A_ROW if thin else max(needed)
        return heights

    def _height(self, number: int, position: int, look: Style, widths: Sequence[float]) -> float:
        entry = self._entries[number][position - 1]
        text = " ".join((*self._signs(number, position), entry.text))
        width = widths[position - 1] - styles.INDENT * look.get("indent", 0)
        return styles.row_height([styles.lines_needed(text, width, bold=look.get("bold", False))])

    def _is_merged(self, row: Row, column: Column) -> bool:
        """Whether a cell shares its room with those below."""
        table = self.layout.table
        if not column.carried:
            return not column.per_indicator and len(table.with_lines(row)) > 1
        below = table.rows[row.index + 1 : row.index + 2] if row not in (table.total, table.shares) else ()
        return any(each.cells[column.key].carried for each in below if column.key in each.cells)

    def _write_mean(self, sheet: Surface, group: Group) -> None:
        """Write the mean of a sasaran under its indicators, with its category."""
        number = self.layout.mean_row(group)
        for position, column in enumerate(self.layout.printed, 1):
            shown = self._shown(number, position) if column.kind in _FIGURES else {}
            style = self.workbook.style(**{**styles.TOTAL_CELL, **shown})
            self._entries[number][position - 1].write(sheet, number, position, style)

    def _shown(self, number: int, position: int) -> Style:
        """To which side a cell stands, and its format."""
        number_format = self._format(number, position)
        own: Style = {"num_format": number_format} if number_format else {}
        usual = {} if number_format else styles.number_format(self.layout.columns[position - 1])
        return {**usual, **self._figures[position - 1].alignment, **own}

    def _look(self, row: Row, position: int) -> Style:
        column, number = self.layout.columns[position - 1], self.layout.row_number(row)
        if column in self.layout.aside:
            return {**looks.ASIDE, **styles.number_format(column)}
        shown = self._shown(number, position)
        if self._entries[number][position - 1].value is None and column.kind in _FIGURES:
            shown = {key: value for key, value in shown.items() if key != "num_format" or '"' in str(value)}
            shown |= {"indent": 1} if shown.get("align") == "right" else {}  # a dash does not touch the line
        if row in (self.layout.table.total, self.layout.table.shares):
            middle = {"align": "center"} if column.key == self.layout.table.spec.label else {}
            return {**styles.TOTAL_CELL, **shown, **middle}
        level = self._level(row, column)
        indented = row.level and column.key == self.layout.table.spec.label
        # xlsxwriter indents a cell only where its alignment is said.
        indent = {"indent": looks.INDENTS[row.level], "align": "left"} if indented and row.level else {}
        return {**styles.CELL, **level, **shown, **indent}

    def _level(self, row: Row, column: Column) -> Style:
        """What tells an urusan, a program, a kegiatan or the name of a group from what stands under it."""
        if row in self.layout.table.budget_headings:
            return looks.URUSAN
        if row.group:
            return looks.GROUP
        if is_beside_its_parts(self.layout, row):
            return {}  # nothing stands there that a band would tell
        # What stands once over its rows is of no level of theirs.
        return looks.LEVELS.get(row.level, {}) if row.level and not column.carried else {}

    def _write_foot(self, sheet: Surface, width: float) -> int:
        """Write the lines under the table; the row of the last one, or of the table's."""
        signs = {
            sign
            for number, entries in self._entries.items()
            for position in range(1, len(self.layout.printed) + 1)
            for sign in self._signs(number, position)
            if not (sign == marks.KEPT and self.kept.has(number, position)) and entries
        }
        lines = lines_below(self.layout, self.settings, signs, self.typed, self.kept)
        style = self.workbook.style(**{**styles.NOTE, "text_wrap": True, "valign": "top"})
        for number, line in enumerate(lines, self.layout.last_row + 1):
            sheet.merge(number, 1, number, len(self.layout.printed), style)
            sheet.text(number, 1, line, style)
            sheet.set_height(number, styles.row_height([styles.lines_needed(line, width)]))
        return self.layout.last_row + len(lines)

    def _set_up(self, sheet: Sheet, paper: Paper, *, draft: bool) -> None:
        """Say how it prints."""
        called = printed_name(self.settings, self.layout.table.spec, self.layout.table).number
        page.set_up(sheet, self.settings, draft=draft, called=called)
        headings = self.layout.heading_rows
        label = self.layout.position(self.layout.table.spec.label) or 0
        sheet.raw.freeze_panes(headings[-1], label if label <= 2 else 0)
        sheet.print_area(*paper.last)
        if paper.goes_on(sheet):  # else only charts would stand under the headings of the next pages
            sheet.raw.repeat_rows(headings[0] - 1, headings[-1] - 1)
        paper.print(sheet)
        # Codes, and targets such as 70 that stay as staff wrote them, are text on purpose.
        sheet.raw.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
