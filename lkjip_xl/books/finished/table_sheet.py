"""The sheet of one table in the finished workbook, and those of the forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from lkjip_xl.books.finished import layout as where
from lkjip_xl.books.finished.cells import MARK, SHARED_MARK, Entries
from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.finished.notes_of_typed import NotesOfTyped
from lkjip_xl.books.finished.renstra_charts import RenstraFigures
from lkjip_xl.books.finished.typed_entries import typed_entry
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.figures.means_of_sasaran import Group
from lkjip_xl.report.model import Cell, Form, Row
from lkjip_xl.report.own_titles import printed_name
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import TYPED_OTHERWISE
from lkjip_xl.tables.spec import Column, Field, FormSpec, Kind
from lkjip_xl.text.numbers import Dot, read_number
from lkjip_xl.text.words import fold, full_name, on_one_line

_MARKED = f"Keterangan: {MARK} tertulis seperti diketik, karena tidak dapat dihitung dari angkanya."
_SHARED = f"Keterangan: {SHARED_MARK} anggaran bersama beberapa sasaran; dalam jumlah dihitung satu kali."
_SOURCE = "sumber"
_FIGURES = (Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER)
_FORM_WIDTHS = (34, 60)
# A figure that fills its column to the edge turns into ###.
_ROOM_AROUND_FIGURES = 3
_WIDEST_COLUMN = 60
# What a landscape page holds at about its full size, in Excel's characters.
_WIDEST_PAGE = 165
_WORDS = (Kind.TEXT, Kind.CHOICE)
_NARROWEST_WORDS = 20


@dataclass(frozen=True)
class TableSheet:
    """Writes one table."""

    workbook: Workbook
    layout: TableLayout
    entries: Entries
    settings: Settings
    typed: NotesOfTyped
    renstra: RenstraFigures | None = None

    def write(self, sheet: Sheet, *, draft: bool) -> None:
        """Write the whole sheet."""
        rows = [self._row_entries(row) for row in self.layout.rows]
        widths = self._set_widths(sheet, rows)
        self._write_top(sheet, widths)
        for row, entries in zip(self.layout.rows, rows, strict=True):
            self._write_row(sheet, row, entries, widths)
        for group in self.layout.means:
            self._write_mean(sheet, group)
        for position, column in enumerate(self.layout.columns, 1):
            if column.carried:
                self._merge_carried(sheet, position, column)
        for row in self.layout.table.rows:
            self._merge_over_lines(sheet, row)
        self.typed.write(sheet)
        last = self._write_source(sheet)
        if self.renstra is None:
            self._set_up(sheet, last, draft=draft)
            return
        first, width = last + 2, int(sheet.pixels_across(len(self.layout.printed)))
        last, charts = self.renstra.write_charts(self.workbook, sheet, first, width)
        self._set_up(sheet, last - 1, draft=draft)
        below_headings = range(self.layout.heading_rows[-1] + 1, first)
        page.print_in_blocks(
            sheet,
            self.settings,
            (last - 1, len(self.layout.printed)),
            [*below_headings, *charts],
            landscape=True,
            repeated=self.layout.heading_rows,
        )

    def _row_entries(self, row: Row) -> list[Entry]:
        return [self.entries.entry(self.layout, row, column) for column in self.layout.columns]

    def _set_widths(self, sheet: Sheet, rows: Sequence[Sequence[Entry]]) -> list[float]:
        widths = []
        for index, column in enumerate(self.layout.columns):
            numbers = (entries[index].shown for entries in rows if entries[index].value is not None)
            longest = max(map(len, numbers), default=0) + _ROOM_AROUND_FIGURES
            widths.append(min(max(column.width, longest), max(column.width, _WIDEST_COLUMN)))
        widths = self._on_the_page(widths)
        for index, width in enumerate(widths):
            sheet.set_width(index + 1, width)
        return widths

    def _on_the_page(self, widths: Sequence[float]) -> list[float]:
        """The widths with columns of words made narrower, where the table would be printed too small to read."""
        excess = sum(widths[: len(self.layout.printed)]) - _WIDEST_PAGE
        spare = {
            index: widths[index] - _NARROWEST_WORDS
            for index, column in enumerate(self.layout.printed)
            if column.kind in _WORDS and widths[index] > _NARROWEST_WORDS
        }
        if excess <= 0 or not spare:
            return list(widths)
        part = min(1.0, excess / sum(spare.values()))
        return [round(width - spare.get(index, 0) * part, 2) for index, width in enumerate(widths)]

    def _write_top(self, sheet: Sheet, widths: Sequence[float]) -> None:
        title = printed_name(self.settings, self.layout.table.spec, self.layout.table).title
        sheet.text(where.TITLE_ROW, 1, on_one_line(title), self.workbook.style(**styles.TITLE))
        agency = full_name(self.settings.instansi, self.settings.pemerintah, ", ")
        sheet.text(where.AGENCY_ROW, 1, on_one_line(agency), self.workbook.style(**styles.SUBTITLE))
        sheet.set_height(where.TITLE_ROW, styles.row_height([1], font_size=14))
        self._write_headings(sheet, widths)

    def _write_headings(self, sheet: Sheet, widths: Sequence[float]) -> None:
        first, last = self.layout.heading_rows[0], self.layout.heading_rows[-1]
        heights = [1]
        for position, column in enumerate(self.layout.columns, 1):
            text, style = self.settings.with_years(column.heading), self._heading_style(column)
            top = last if column.group else first
            heights.append(styles.lines_needed(text, widths[position - 1], bold=True) - (last - top))
            sheet.merge(top, position, last, position, style)
            sheet.text(top, position, text, style)
        if first != last:
            self._write_groups(sheet, first)
        sheet.set_height(last, styles.row_height(heights) + 6)
        if self.layout.has_column_numbers:
            self._write_column_numbers(sheet)

    def _write_column_numbers(self, sheet: Sheet) -> None:
        """The numbers of the columns, where the report says by them how a column is computed."""
        style = self.workbook.style(**styles.COLUMN_NUMBER)
        for position in range(1, len(self.layout.printed) + 1):
            sheet.text(self.layout.first_row - 1, position, self.layout.column_number(position), style)

    def _merge_carried(self, sheet: Sheet, position: int, column: Column) -> None:
        """Merge what stands once over its rows."""
        runs: list[list[Row]] = []
        for row in self.layout.table.rows:
            cell = row.cells.get(column.key)
            between = (each.number for each in self.layout.table.budget_headings)
            apart = runs and any(runs[-1][-1].number < number < row.number for number in between)
            if runs and cell is not None and cell.carried and not apart:
                runs[-1].append(row)
            else:
                runs.append([row])
        for run in runs:
            if len(run) > 1:
                first, last = (self.layout.row_number(row) for row in (run[0], run[-1]))
                entry = self.entries.entry(self.layout, run[0], column)
                style = self.workbook.style(**self._look(run[0], column, entry))
                sheet.merge(first, position, last, position, style)
                entry.write(sheet, first, position, style)

    def _merge_over_lines(self, sheet: Sheet, row: Row) -> None:
        """Merge the name and the amounts of a row over its further indicator lines."""
        lines = self.layout.table.with_lines(row)
        for position, column in enumerate(self.layout.columns, 1):
            entries = [self.entries.entry(self.layout, line, column) for line in lines[1:]]
            once = not (column.per_indicator or column.carried)
            if entries and once and not any(entry.shown for entry in entries):
                entry = self.entries.entry(self.layout, row, column)
                style = self.workbook.style(**self._look(row, column, entry))
                first, last = (self.layout.row_number(line) for line in (row, lines[-1]))
                sheet.merge(first, position, last, position, style)
                entry.write(sheet, first, position, style)

    def _write_groups(self, sheet: Sheet, row: int) -> None:
        style = self.workbook.style(**styles.HEADING)
        sheet.set_height(row, styles.row_height([1]) + 2)
        position = 1
        for group, members in groupby(self.layout.columns, key=lambda column: column.group):
            width = len(list(members))
            if group:
                sheet.merge(row, position, row, position + width - 1, style)
                sheet.text(row, position, self.settings.with_years(group), style)
            position += width

    def _heading_style(self, column: Column) -> Any:
        aside = column in self.layout.aside
        return self.workbook.style(**(looks.ASIDE_HEADING if aside else styles.HEADING))

    def _write_row(self, sheet: Sheet, row: Row, entries: Sequence[Entry], widths: Sequence[float]) -> None:
        number = self.layout.row_number(row)
        lines = [1]
        for position, (column, entry) in enumerate(zip(self.layout.columns, entries, strict=True), 1):
            look = self._look(row, column, entry)
            entry.write(sheet, number, position, self.workbook.style(**look))
            merged = column.carried and self._is_merged(row, column)
            if column in self.layout.printed and entry.value is None and not merged:
                width = widths[position - 1] - 1.5 * look.get("indent", 0)
                needed = styles.lines_needed(entry.text, width, bold=look.get("bold", False))
                below = 0 if column.per_indicator else len(self.layout.table.with_lines(row)) - 1
                lines.append(needed - below)
        sheet.set_height(number, styles.row_height(lines))

    def _write_mean(self, sheet: Sheet, group: Group) -> None:
        """Write the mean of a sasaran under its indicators, with its category."""
        number = self.layout.mean_row(group)
        for position, column in enumerate(self.layout.printed, 1):
            entry = self.entries.mean_of_sasaran(self.layout, group, column)
            style = self.workbook.style(**self._look_of_total(column, entry))
            entry.write(sheet, number, position, style)
        sheet.set_height(number, styles.row_height([1]))

    def _look_of_total(self, column: Column, entry: Entry) -> Style:
        shown = styles.number_format(column) if column.kind in _FIGURES else {}
        return {
            **styles.TOTAL_CELL,
            **shown,
            **({"num_format": entry.number_format} if entry.number_format else {}),
        }

    def _is_merged(self, row: Row, column: Column) -> bool:
        """Whether a cell shares its room with the one below."""
        below = self.layout.table.rows[row.index + 1 : row.index + 2] if row is not self.layout.table.total else ()
        return any(each.cells[column.key].carried for each in below if column.key in each.cells)

    def _look(self, row: Row, column: Column, entry: Entry) -> Style:
        if column in self.layout.aside:
            return {**looks.ASIDE, **styles.number_format(column)}
        shown = styles.number_format(column)
        if entry.number_format:
            shown = {**shown, "num_format": entry.number_format}
        elif column.kind in _FIGURES and entry.text:
            shown = {"align": shown.get("align", "right")}
        if row in (self.layout.table.total, self.layout.table.shares):
            middle = {"align": "center"} if column.key == self.layout.table.spec.label else {}
            return {**styles.TOTAL_CELL, **shown, **middle}
        level = looks.LEVELS.get(row.level, {}) if row.level else looks.GROUP if row.group else {}
        indented = row.level and column.key == self.layout.table.spec.label
        # xlsxwriter indents a cell only where its alignment is said.
        indent = {"indent": looks.INDENTS[row.level], "align": "left"} if indented and row.level else {}
        return {**styles.CELL, **level, **shown, **indent}

    def _write_source(self, sheet: Sheet) -> int:
        """Write the line that says where the figures come from; its row, or the last one of the table."""
        settings, spec = self.settings, self.layout.table.spec
        parts = [on_one_line(settings.instansi), str(settings.tahun or "")]
        source = ", ".join(filter(None, parts))
        notes = [note for note in self.layout.table.notes if _is_of_staff(note)]
        has_source = any(fold(note).startswith(_SOURCE) for note in notes)
        lines = [f"Sumber: {source}"] if source and spec.part_of_report and not has_source else []
        lines += notes if spec.part_of_report else []
        if any(self.entries.is_marked(self.layout, each) for each in self.layout.rows):
            lines.append(_MARKED)
        if any(self.entries.recomputed.is_shared(self.layout.table, each) for each in self.layout.rows):
            lines.append(_SHARED)
        lines += self.typed.lines
        for number, line in enumerate(lines, self.layout.last_row + 1):
            style = self.workbook.style(**styles.NOTE)
            if "\n" in line:
                style = self.workbook.style(**{**styles.NOTE, "text_wrap": True})
                sheet.merge(number, 1, number, len(self.layout.printed), style)
                sheet.set_height(number, styles.row_height([line.count("\n") + 1]))
            sheet.text(number, 1, line, style)
        return self.layout.last_row + len(lines)

    def _set_up(self, sheet: Sheet, last_row: int, *, draft: bool) -> None:
        page.set_up(sheet, self.settings, draft=draft)
        headings = self.layout.heading_rows
        labelled = self.layout.columns[0].key == self.layout.table.spec.label
        sheet.raw.freeze_panes(headings[-1], 1 if labelled else 0)
        sheet.raw.repeat_rows(headings[0] - 1, headings[-1] - 1)
        sheet.print_area(last_row, len(self.layout.printed))
        # Codes, and targets such as 70 that stay as staff wrote them, are text on purpose.
        sheet.raw.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _is_of_staff(note: str) -> bool:
    """Whether a line under a table was typed, and not written into an earlier finished workbook."""
    return bool(note.strip()) and note not in {_MARKED, _SHARED} and not note.startswith(TYPED_OTHERWISE)


def write_form(
    workbook: Workbook, sheet: Sheet, form: Form | None, spec: FormSpec, settings: Settings, *, draft: bool
) -> None:
    """Write a form as it was filled, its defaults where nothing was."""
    for index, width in enumerate(_FORM_WIDTHS):
        sheet.set_width(index + 1, width)
    sheet.text(where.TITLE_ROW, 1, spec.title, workbook.style(**styles.TITLE))
    cells: Mapping[str, Cell] = form.cells if form else {}
    for field in spec.fields:
        row = where.field_row(spec, field.key)
        cell = cells.get(field.key)
        # What the template says of itself would say here that the workbook came from today's.
        if (field.of_template or not field.printed_blank) and (cell is None or cell.is_blank):
            continue
        entry = _field_entry(field, cell, settings.template_version)
        sheet.text(row, where.FORM_LABEL_COLUMN, field.label, workbook.style(**styles.LABEL))
        look = {**styles.CELL, "align": "left"}
        if entry.number_format:
            look["num_format"] = entry.number_format
        entry.write(sheet, row, where.FORM_VALUE_COLUMN, workbook.style(**look))
        sheet.set_height(row, styles.row_height([styles.lines_needed(entry.text, _FORM_WIDTHS[1])]))
    page.set_up(sheet, settings, draft=draft)


def _field_entry(field: Field, cell: Cell | None, version: tuple[int, ...]) -> Entry:
    if cell is None or cell.is_blank:
        return _default(field, version)
    return typed_entry(cell, _column(field), computed_with=False)


def _column(field: Field) -> Column:
    return Column(field.key, field.label, field.kind, _FORM_WIDTHS[1])


def _default(field: Field, version: tuple[int, ...]) -> Entry:
    usual = field.usual(version)
    read = read_number(usual, Dot.THOUSANDS) if field.kind in _FIGURES else None
    return Entry(usual) if read is None else Entry(value=Decimal(read.value), number_format="0")
