"""Writes a table's sheet of the template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.text_lines import PIXELS_OF_DIGIT
from lkjip_xl.books.template.contents import EMPTY, Content
from lkjip_xl.books.template.entry_checks import write_entry_checks
from lkjip_xl.books.template.formulas import efficiency_number
from lkjip_xl.books.template.layout import (
    AGENCY_ROW,
    CONTROL_ROW,
    HEADING_ROW,
    INSTRUCTION_ROW,
    TITLE_ROW,
    ZOOM,
    LiveText,
    agency_line,
    count_of_rows,
    with_years,
)
from lkjip_xl.books.template.looks import look_of
from lkjip_xl.books.template.paper import edges_of, fit_on_paper, set_margins, two_pages
from lkjip_xl.tables import END_OF_TABLE
from lkjip_xl.tables.calculation import Efficiency, is_unseen
from lkjip_xl.tables.spec import Column, Kind, Presence
from lkjip_xl.tables.vocabulary import TOTAL_LABEL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lkjip_xl.books.kit.styles import Style
    from lkjip_xl.books.kit.writer import Sheet, Workbook
    from lkjip_xl.books.template.contents import TableContents
    from lkjip_xl.books.template.layout import TableLayout
    from lkjip_xl.report.settings import Settings
    from lkjip_xl.tables.spec import ShareRow

_TITLE_HEIGHT: Final = 22
_LINE_HEIGHT: Final = 18
_TABS: Final = {True: styles.DARK_BLUE, False: styles.GREY_TEXT}


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table's sheet while it is written. ``tables`` are all tables of the workbook."""

    book: Workbook
    sheet: Sheet
    contents: TableContents
    tables: Mapping[str, TableContents]
    settings: Settings

    @property
    def layout(self) -> TableLayout:
        """Where things stand."""
        return self.contents.layout

    def write(self) -> None:
        """Write everything."""
        for number, column in enumerate(self.layout.spec.columns, 1):
            self.sheet.set_width(number, self.layout.width(column), hidden=is_unseen(column.calc))
        self._titles()
        self._headings()
        self._total()
        self._rows()
        self._notes()
        self._closing_row()
        layouts = {key: each.layout for key, each in self.tables.items()}
        write_entry_checks(self.book, self.sheet, self.contents, layouts)
        self._page()

    def _live(self, row: int, column: int, text: LiveText, style: Style) -> None:
        if text.formula:
            self.sheet.formula(row, column, text.formula, text.shown, self.book.style(**style))
        else:
            self.sheet.text(row, column, text.shown, self.book.style(**style))

    def _titles(self) -> None:
        usual = with_years(self.layout.spec.title, self.settings)
        own = self.contents.title
        self._title(TITLE_ROW, LiveText("", own) if own else usual, styles.TITLE, _TITLE_HEIGHT)
        self._title(AGENCY_ROW, agency_line(self.settings), styles.SUBTITLE)
        self._title(INSTRUCTION_ROW, LiveText("", self.layout.spec.instruction), styles.NOTE)
        for key in self.layout.followed:
            self._control_line(self.tables[key])

    def _title(self, row: int, text: LiveText, style: Style, height: float | None = None) -> None:
        """A line above the table: on as many lines as it needs where a page beside would cut it."""
        edges = edges_of(self.sheet, self.layout.last_printed_column)
        pages = two_pages(edges, self.settings.kertas, self.layout.label_column)
        if pages:
            style = {**style, "text_wrap": True, "valign": "top"}
            self.sheet.merge(row, 1, row, pages.of_titles, self.book.style(**style))
            size, is_bold = style.get("font_size", styles.FONT_SIZE), style.get("bold", False)
            room = edges[pages.of_titles - 1] / PIXELS_OF_DIGIT
            lines = styles.lines_needed(text.shown, room, font_size=size, bold=is_bold)
            height = styles.row_height([lines], font_size=size)
        if height:
            self.sheet.set_height(row, height)
        self._live(row, 1, text, style)

    def _control_line(self, source: TableContents) -> None:
        """The rows counted in both tables: one that was inserted in one of them only shows here."""
        there = count_of_rows(source.layout)
        here = count_of_rows(self.layout)
        same, differs = "", " · TIDAK SAMA: sisipkan baris yang sama di kedua tabel"
        formula = (
            f'"Baris di {source.layout.spec.sheet}: "&{there}&" · baris di tabel ini: "&{here}'
            f'&IF({there}={here},"","{differs}")'
        )
        shown = (
            f"Baris di {source.layout.spec.sheet}: {source.named} · baris di tabel ini: {self.contents.named}"
            + (same if source.named == self.contents.named else differs)
        )
        self._live(CONTROL_ROW, 1, LiveText(formula, shown), styles.NOTE)
        rule = {
            "type": "formula",
            "criteria": f"={there}<>{here}",
            "format": self.book.style(bold=True, font_color=styles.ERROR_TEXT),
        }
        self.sheet.highlight(CONTROL_ROW, 1, CONTROL_ROW, 1, rule)

    def _headings(self) -> None:
        height = self.layout.heading_rows
        for number, column in enumerate(self.layout.spec.columns, 1):
            style = _heading_style(column)
            first = self.layout.heading_row(column)
            last = HEADING_ROW + height - 1
            self.sheet.merge(first, number, last, number, self.book.style(**style))
            self._live(first, number, with_years(column.heading, self.settings), style)
            if column.presence is Presence.HELPER:
                self.sheet.blank(self.layout.numbers_row, number, self.book.style(**styles.COLUMN_NUMBER))
            else:
                typed = self.contents.column_numbers.get(column.key)
                text = LiveText("", typed) if typed else self._column_number(number, column)
                self._live(self.layout.numbers_row, number, text, styles.COLUMN_NUMBER)
        self._groups()
        lines = max(self._lines(column) for column in self.layout.spec.columns)
        self.sheet.set_height(CONTROL_ROW, _LINE_HEIGHT)
        self.sheet.set_height(HEADING_ROW, _LINE_HEIGHT)
        self.sheet.set_height(HEADING_ROW + height - 1, styles.row_height([max(2, lines - height + 1)]))

    def _lines(self, column: Column) -> int:
        shown = self.settings.with_years(column.heading)
        return styles.lines_needed(shown, self.layout.width(column), bold=True)

    def _column_number(self, number: int, column: Column) -> LiveText:
        """The number of a column, with the formula of the efficiency: ``(6)=(4)-(5)``."""
        match column.calc:
            case Efficiency(capaian, penyerapan, ukuran=ukuran):
                left, right = self.layout.column(capaian), self.layout.column(penyerapan)
                return efficiency_number(number, left, right, ukuran)
        return LiveText("", f"({number})")

    def _groups(self) -> None:
        columns = self.layout.spec.columns
        number = 1
        while number <= len(columns):
            group, last = columns[number - 1].group, number
            while group and last < len(columns) and columns[last].group == group:
                last += 1
            if group:
                style = self.book.style(**styles.HEADING)
                self.sheet.merge(HEADING_ROW, number, HEADING_ROW, last, style)
                self._live(HEADING_ROW, number, with_years(group, self.settings), styles.HEADING)
            number = last + 1

    def _total(self) -> None:
        if not self.layout.spec.total:
            return
        self.sheet.set_height(self.layout.total_row, _LINE_HEIGHT)
        for number, column in enumerate(self.layout.spec.columns, 1):
            style = {**styles.TOTAL_CELL, **_format_of(column), "valign": "vcenter"}
            content = self.contents.total.get(column.key, EMPTY)
            if column.key == self.layout.spec.label:
                content = Content(TOTAL_LABEL)
            self._cell(self.layout.total_row, number, content, style)
        if self.layout.spec.share_row:
            self._shares(self.layout.spec.share_row)

    def _shares(self, share_row: ShareRow) -> None:
        self.sheet.set_height(self.layout.shares_row, _LINE_HEIGHT)
        number_format = styles.percent_format(share_row.decimals, as_fraction=False)
        for number, column in enumerate(self.layout.spec.columns, 1):
            style = {**styles.TOTAL_CELL, "num_format": number_format, "align": "center", "valign": "vcenter"}
            content = self.contents.shares.get(column.key, EMPTY)
            if column.key == self.layout.spec.label:
                content = Content(share_row.label)
                style = {**styles.TOTAL_CELL, "valign": "vcenter"}
            self._cell(self.layout.shares_row, number, content, style)

    def _rows(self) -> None:
        # No height for good: with a height of its own a row would not grow with what is typed into it.
        cell_styles = [self._cell_style(column) for column in self.layout.spec.columns]
        for index, row in enumerate(self.contents.rows):
            place = self.layout.first_row + index
            for number, column in enumerate(self.layout.spec.columns, 1):
                content, style = row.get(column.key, EMPTY), cell_styles[number - 1]
                if (
                    column.typed
                    and column.kind is Kind.QUANTITY
                    and isinstance(content.value, str)
                    and content.value
                ):
                    style = {**style, "num_format": styles.TEXT_FORMAT}  # 80% is meant as the text that it is
                self._cell(place, number, content, style)
            if (lines := self._lines_of(index, row)) > 1:
                self.sheet.let_grow(place, styles.row_height([lines]))

        for merged in self.contents.merged:
            place, number = self.layout.first_row + merged.row, self.layout.column(merged.column)
            style = {**cell_styles[number - 1], "valign": "vcenter"}
            self.sheet.merge(place, number, place + merged.rows - 1, number, self.book.style(**style))
            self._cell(place, number, self.contents.rows[merged.row].get(merged.column, EMPTY), style)

    def _lines_of(self, index: int, row: Mapping[str, Content]) -> int:
        """How many lines what stands in a row takes; programs and kegiatan are shown bold."""
        merged = {each.column for each in self.contents.merged if each.row <= index < each.row + each.rows}
        lines = [
            styles.lines_needed(value, self.layout.width(column), bold=self.layout.spec.tree is not None)
            for column in self.layout.spec.columns
            if column.key not in merged and not is_unseen(column.calc)
            if isinstance(value := row.get(column.key, EMPTY).value, str)
        ]
        return max(lines, default=1)

    def _cell_style(self, column: Column) -> Style:
        style = {**styles.cell_of(look_of(column)), **_format_of(column)}
        if column.kind is Kind.QUANTITY and not self.layout.spec.result_by_hand.isdisjoint(
            {column.key, column.series}
        ):
            # No formula has to tell 80% from 0,8 here: a figure may be the number that Excel makes of it.
            style.pop("num_format")
        return style

    def _notes(self) -> None:
        """Columns of staff's own beside the table; they are not printed."""
        for number, beside in enumerate(self.contents.notes, len(self.layout.spec.columns) + 2):
            self.sheet.text(HEADING_ROW, number, beside.heading, self.book.style(**styles.NOTE))
            for index, typed in beside.notes.items():
                content = Content(typed.value, number_format=typed.number_format)
                self._cell(self.layout.first_row + index, number, content, styles.NOTE)

    def _cell(self, row: int, column: int, content: Content, style: Style) -> None:
        if content.percent_decimals is not None:
            decimals = content.percent_decimals
            style = {**style, "num_format": styles.percent_format(decimals, as_fraction=True)}
        if content.number_format:
            style = {**style, "num_format": content.number_format}
        if content.over_formula:
            style = {**style, **styles.OVER_FORMULA}
        made = self.book.style(**style)
        if content.formula:
            self.sheet.formula(row, column, content.formula, content.value, made)
        elif isinstance(content.value, str):
            self.sheet.text(row, column, content.value, made)
        else:
            self.sheet.number(row, column, content.value, made)

    def _closing_row(self) -> None:
        row = self.layout.closing_row
        self.sheet.text(row, self.layout.label_column, END_OF_TABLE, self.book.style(**styles.NOTE))

    def _page(self) -> None:
        raw, layout = self.sheet.raw, self.layout
        raw.freeze_panes(layout.numbers_row, layout.frozen_columns)
        raw.repeat_rows(HEADING_ROW - 1, layout.numbers_row - 1)
        dress(self.sheet, self.settings, _TABS[layout.spec.part_of_report])
        fit_on_paper(
            self.sheet, self.settings.kertas, layout.last_row, layout.last_printed_column, layout.label_column
        )


def dress(sheet: Sheet, settings: Settings, tab: str) -> None:
    """What all sheets have in common: paper, margins, zoom, colour of the tab."""
    raw = sheet.raw
    raw.set_paper(styles.PAPER_CODES[settings.kertas])
    raw.fit_to_pages(1, 0)
    set_margins(sheet)
    raw.hide_gridlines(2)
    raw.set_zoom(ZOOM)
    raw.set_tab_color(tab)


def _heading_style(column: Column) -> Style:
    if column.presence is Presence.HELPER:
        return {**styles.HEADING, "bg_color": styles.MID_BLUE, "font_color": styles.DARK_BLUE}
    return styles.HEADING


def _format_of(column: Column) -> Style:
    if column.presence is Presence.HELPER and column.kind is Kind.RUPIAH:
        return {"num_format": styles.DIFFERENCE_FORMAT, "align": "right"}
    style = styles.number_format(column)
    if column.kind is Kind.QUANTITY:
        style = {**style, "num_format": styles.TEXT_FORMAT}
    if not column.typed and style.get("num_format") == styles.TEXT_FORMAT:
        # In a cell of text format Excel turns a formula to text as soon as somebody edits it.
        style = {key: value for key, value in style.items() if key != "num_format"}
    return style
