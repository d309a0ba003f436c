"""The page of Ringkasan: its grid of columns, its looks, and the parts that every section is made of.

Nothing on it is smaller than ten points. It is as wide as portrait paper at nine tenths of its size; where there
is much to tell, its names have more room, and it shrinks to eight tenths. Beside it, outside the print, stand
figures that its sentences, bars and charts are made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.styles import BASE, NOTE, Style
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.show import palette
from lkjip_xl.text.addresses import column_letters

SIGN, NAME, FIRST, SECOND, THIRD, SHARE, SPACE, BAR, BEYOND, LAST = range(1, 11)
# What a line tells in; the space keeps figures off the bars beside them.
_TOLD_IN: Final = (SIGN, NAME, FIRST, SECOND, THIRD, SHARE, BAR, BEYOND, LAST)
# First and last column of what a heading stands over: that of bars over both parts of them.
_HEADED: Final = (*((column, column) for column in range(SIGN, SPACE)), (BAR, BEYOND), (LAST, LAST))
_WIDTHS: Final = (3.0, 36.0, 10.5, 10.5, 9.5, 10.0, 0.8, 10.5, 4.2, 11.8)
# Of many lines: figures stand closer, and names have what that leaves on the paper.
_WIDTHS_OF_MANY: Final = (3.0, 47.0, 9.5, 9.5, 9.5, 10.0, 0.8, 10.0, 3.2, 11.8)
_NAME_OF_MANY_ON_A4: Final = 44.0
# So many lines of names leave room for the rest of the page, by its paper.
_MOST_LINES: Final = {"A4": 20}
_FOLIO_LINES: Final = 29
_ASIDE = LAST + 2
_ASIDE_WIDTHS: Final = (40.0, 16.0)
_GAP: Final = 6.0
# The headings of what is told in words.
IN_WORDS: Final = "KATEGORI"
PROGRAM: Final = "PROGRAM"
# Of an indent, in Excel's characters.
_ACROSS_INDENT: Final = 1.5
# Of a text without a space that does not fit, so many letters are left.
_SHORTEST_CUT: Final = 12
# Of the first row of a list, which would stand tight under the line of its headings.
_ROOM_BELOW_HEADINGS: Final = 2.0
SECTION_HEIGHT: Final = styles.row_height([1], font_size=12) + 1 + _GAP

_HAIR: Final[Style] = {"bottom": 1, "bottom_color": palette.LINE}
SECTION: Final[Style] = {
    **BASE,
    "bold": True,
    "font_size": 12,
    "font_color": palette.HEADING,
    "bottom": 2,
    "bottom_color": palette.HEADING,
    "valign": "bottom",
}
REMARK: Final[Style] = {**NOTE, "bottom": 2, "bottom_color": palette.HEADING, "valign": "bottom"}
COLUMN: Final[Style] = {
    **BASE,
    **_HAIR,
    "bold": True,
    "font_color": palette.FAINT_INK,
    "text_wrap": True,
    "valign": "bottom",
}
CELL: Final[Style] = {**BASE, **_HAIR, "text_wrap": True, "font_color": palette.INK}
# A line of the paper's colour over and under each bar: else neighbours would be one block in a print.
_BETWEEN_BARS: Final[Style] = {"top": 5, "bottom": 5, "top_color": palette.PAPER, "bottom_color": palette.PAPER}
GROUP: Final[Style] = {**CELL, "bold": True, "bg_color": palette.FAINT_BAND}
GROUP_FIGURES: Final[Style] = {**CELL, "bg_color": palette.FAINT_BAND, "align": "right"}
TOTAL: Final[Style] = {**CELL, "bold": True, "top": 1, "top_color": palette.HEADING}
MISSED: Final[Style] = {**CELL, "bold": True, "font_color": palette.SHORTFALL, "align": "center"}
SENTENCE: Final[Style] = {**BASE, "font_size": 12, "text_wrap": True, "font_color": palette.INK}
BELOW_TABLE: Final[Style] = {**BASE, "text_wrap": True, "font_color": palette.INK, "valign": "bottom"}
PARAGRAPH: Final[Style] = {**BASE, "text_wrap": True, "font_color": palette.INK, "valign": "top"}
_FIGURE_BOX: Final[Style] = {
    **BASE,
    "font_color": palette.FAINT_INK,
    "bg_color": palette.FAINT_BAND,
    "align": "left",
}
FIGURE_NAME: Final[Style] = {**_FIGURE_BOX, "indent": 1, "valign": "bottom"}
FIGURE: Final[Style] = {
    **_FIGURE_BOX,
    "bold": True,
    "font_size": 18,
    "font_color": palette.HEADING,
    "indent": 1,
}
FIGURE_NOTE: Final[Style] = {**_FIGURE_BOX, "indent": 1, "text_wrap": True, "valign": "top"}


def of_bars(figure: str) -> str:
    """The heading above bars: which figures they show, and how long a whole bar is."""
    return f"{figure} 0–100%"


def are_many(names: Iterable[str], paper: str) -> bool:
    """Whether so many names would not fit on a page of the usual width."""
    return sum(styles.lines_needed(name, _WIDTHS[NAME - 1]) for name in names) > _MOST_LINES.get(
        paper, _FOLIO_LINES
    )


@dataclass
class Page:
    """Writes the parts of the page. Rows count from 1; a method that writes some gives the last one.

    ``many`` says that there are many lines: names have more room then, as much as the ``paper`` has.
    """

    workbook: Workbook
    sheet: Sheet
    many: bool = False
    paper: str = ""
    widths: tuple[float, ...] = field(init=False)
    _aside: int = field(default=1, init=False)
    _below_headings: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.widths = _WIDTHS_OF_MANY if self.many else _WIDTHS
        if self.many and self.paper == "A4":
            self.widths = (*self.widths[: NAME - 1], _NAME_OF_MANY_ON_A4, *self.widths[NAME:])
        for column, width in enumerate(self.widths, 1):
            self.sheet.set_width(column, width)
        for column, width in enumerate(_ASIDE_WIDTHS, _ASIDE):
            self.sheet.set_width(column, width)

    def style(self, style: Style, **more: Any) -> Any:
        """A cell format."""
        return self.workbook.style(**{**style, **more})

    @staticmethod
    def cell(column: int, row: int) -> str:
        """A cell of the page as a formula on it names it."""
        return f"{column_letters(column)}{row}"

    def width_of(self, first: int, last: int) -> float:
        """How wide some columns are together, in Excel's characters."""
        return sum(self.widths[first - 1 : last])

    @property
    def width(self) -> int:
        """The width of the printed page in pixels."""
        return int(self.sheet.pixels_across(LAST))

    def left_of(self, column: int) -> int:
        """How far from the left edge a column begins, in pixels."""
        return int(self.sheet.pixels_across(column - 1))

    def longest_in(self, text: str, columns: tuple[int, int], lines: int) -> int | None:
        """How much of a text so many lines hold, up to the end of a word; None where they hold it all."""
        width = self.width_of(*columns) - _ACROSS_INDENT
        if styles.lines_needed(text, width) <= lines:
            return None
        ends = [at for at, letter in enumerate(text) if letter == " "]
        fitting = (at for at in reversed(ends) if styles.lines_needed(f"{text[:at]}…", width) <= lines)
        return next(fitting, _SHORTEST_CUT) + 1

    def section(self, row: int, title: str, remark: str = "") -> int:
        """Write the heading of a part, a little below what stands above it, with a remark to its right."""
        self.sheet.set_height(row - 1, _GAP)
        self.sheet.text(row, SIGN, title, self.style(SECTION))
        for column in range(NAME, LAST + 1):
            self.sheet.blank(row, column, self.style(SECTION))
        if remark:
            first = SECOND if styles.lines_needed(remark, self.width_of(SECOND, LAST)) == 1 else FIRST
            self.sheet.merge(row, first, row, LAST, self.style(REMARK, align="right"))
            self.sheet.text(row, first, remark, self.style(REMARK, align="right"))
        self.sheet.set_height(row, SECTION_HEIGHT - _GAP)
        return row

    def headings(self, row: int, texts: Sequence[str]) -> int:
        """Write the headings of the columns, one for both parts of the bars."""
        heights = [1]
        self.sheet.blank(row, SPACE, self.style(COLUMN))
        for (column, last), text in zip(_HEADED, texts, strict=True):
            is_left = column in (SIGN, NAME, BAR) or text in (IN_WORDS, PROGRAM)
            align = {"align": "left", **_indent(column)} if is_left else {"align": "right"}
            self.sheet.merge(row, column, row, last, self.style(COLUMN, **align))
            self.sheet.text(row, column, text, self.style(COLUMN, **align))
            heights.append(styles.lines_needed(text, self.width_of(column, last), bold=True))
        self.sheet.set_height(row, styles.row_height(heights))
        self._below_headings = row + 1
        return row

    def line(self, row: int, entries: Sequence[Entry], style: Style = CELL) -> int:
        """Write a line of a table, as high as its words need: sign, name, figures, bars, words."""
        lines = [1]
        self.sheet.blank(row, SPACE, self.style(style))
        for column, entry in zip(_TOLD_IN, entries, strict=True):
            self.put(row, column, entry, self._of_line(column, entry, style))
            if column in (NAME, FIRST, SECOND, LAST) and entry.value is None:
                lines.append(
                    styles.lines_needed(entry.text, self.widths[column - 1], bold=bool(style.get("bold")))
                )
        self.set_height(row, lines)
        return row

    def _of_line(self, column: int, entry: Entry, style: Style) -> Style:
        look = {**style, **({"num_format": entry.number_format} if entry.number_format else {})}
        if column == SIGN:
            around = ("top", "bottom", "bg_color")
            return {**MISSED, **{key: value for key, value in style.items() if key in around}}
        if column == NAME or (column == LAST and entry.value is None):
            return {**look, "align": "left", **_indent(column)}
        if column == BAR:
            return {**look, **_BETWEEN_BARS, "right": 1, "right_color": palette.INK}
        if column == BEYOND:
            return {**look, **_BETWEEN_BARS}
        return {**look, "align": "right"}

    def put(self, row: int, column: int, entry: Entry, style: Style) -> None:
        """Write one cell."""
        entry.write(self.sheet, row, column, self.style(style))

    def across(self, row: int, columns: tuple[int, int], entry: Entry, style: Style) -> int:
        """Write a text over some columns; how many lines it takes."""
        first, last = columns
        self.sheet.merge(row, first, row, last, self.style(style))
        self.put(row, first, entry, style)
        width = self.width_of(first, last) - _ACROSS_INDENT * style.get("indent", 0)
        size = style.get("font_size", styles.FONT_SIZE)
        return styles.lines_needed(entry.shown, width, font_size=size, bold=bool(style.get("bold")))

    def set_height(self, row: int, lines: Sequence[int]) -> None:
        """Make a row as high as its cells need, by the lines that each takes."""
        room = _ROOM_BELOW_HEADINGS if row == self._below_headings else 0
        self.sheet.set_height(row, styles.row_height(lines) + room)

    def paragraph(self, row: int, entry: Entry, style: Style = PARAGRAPH) -> int:
        """Write a text over the width of the page, as high as it needs."""
        size = style.get("font_size", styles.FONT_SIZE)
        lines = self.across(row, (SIGN, LAST), entry, style)
        # What the page begins with would stand tight under the errors of a draft.
        room = _GAP / 2 if style is BELOW_TABLE else _GAP if style is SENTENCE else 0
        self.sheet.set_height(row, styles.row_height([lines], font_size=size) + room)
        return row

    def bars(self, rows: tuple[int, int]) -> None:
        """Draw the bars of some rows: to 100 % in one column, what is above it in the next, at one scale."""
        whole, beyond = (self.sheet.pixels_across(last) - self.left_of(last) for last in (BAR, BEYOND))
        for column, most in ((BAR, 1), (BEYOND, round(beyond / whole, 3))):
            self.sheet.highlight(rows[0], column, rows[1], column, _bar(most))

    def bar_entries(self, cell: str, entry: Entry) -> tuple[Entry, Entry]:
        """What the two bars of a percentage show: the part to 100 %, and the part above."""
        none, whole = Decimal(0), Decimal(1)
        value = entry.value
        upto = None if value is None else max(none, min(value, whole))
        beyond = None if value is None else max(none, value - whole)
        return (
            Entry(value=upto, formula=f'IF(ISNUMBER({cell}),MAX(0,MIN({cell},1)),"")'),
            Entry(value=beyond, formula=f'IF(ISNUMBER({cell}),MAX(0,{cell}-1),"")'),
        )

    def aside(self, label: str, entry: Entry) -> str:
        """Write a figure beside the printed page; its cell as a formula on the page names it."""
        row, self._aside = self._aside, self._aside + 1
        self.sheet.text(row, _ASIDE, label, self.style(looks.ASIDE))
        look = {"num_format": entry.number_format} if entry.number_format else {}
        entry.write(self.sheet, row, _ASIDE + 1, self.style(looks.ASIDE, **look))
        return f"${column_letters(_ASIDE + 1)}${row}"

    @property
    def below_aside(self) -> tuple[int, int]:
        """The row and column from which on nothing stands beside the page yet."""
        return self._aside + 1, _ASIDE


def _indent(column: int) -> Style:
    return {"indent": 1} if column in (FIRST, LAST) else {}


def _bar(most: float) -> dict[str, Any]:
    """A data bar without its number, from nothing to ``most``."""
    return {
        "type": "data_bar",
        "data_bar_2010": True,
        "bar_only": True,
        "bar_solid": True,
        "bar_color": palette.ACTUAL,
        "bar_no_border": True,
        "bar_direction": "left",
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": most,
    }
