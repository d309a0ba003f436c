"""How the workbooks look: styles made of the palette, number formats and heights of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lkjip_xl.books.kit.text_lines import LINE_HEIGHT, lines_in, room_across
from lkjip_xl.rules.findings import Severity
from lkjip_xl.show import palette
from lkjip_xl.tables.calculation import Minus
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import MINUS

if TYPE_CHECKING:
    from collections.abc import Iterable

Style = dict[str, Any]

DARK_BLUE: Final = palette.HEADING
MID_BLUE: Final = "#8EA9DB"
PALE_BLUE: Final = palette.BAND
GREY_TEXT: Final = palette.FAINT_INK
BORDER_GREY: Final = palette.LINE
WHITE: Final = palette.PAPER
ERROR_FILL: Final = palette.SEVERITIES[Severity.ERROR].fill
ERROR_TEXT: Final = palette.SEVERITIES[Severity.ERROR].line
WARNING_FILL: Final = palette.SEVERITIES[Severity.WARNING].fill

FONT_SIZE: Final = 10
BASE: Final[Style] = {"font_name": "Calibri", "font_size": FONT_SIZE, "valign": "vcenter"}
_BORDER: Final[Style] = {"border": 1, "border_color": BORDER_GREY}

PLAIN: Final[Style] = {**BASE, "text_wrap": True, "valign": "top"}
TITLE: Final[Style] = {**BASE, "bold": True, "font_size": 14, "font_color": DARK_BLUE}
SUBTITLE: Final[Style] = {**BASE, "font_size": 11, "font_color": DARK_BLUE}
NOTE: Final[Style] = {**BASE, "italic": True, "font_color": GREY_TEXT}
LABEL: Final[Style] = {**BASE, **_BORDER, "bold": True, "bg_color": PALE_BLUE, "text_wrap": True}
LINK: Final[Style] = {**BASE, "font_color": palette.LINK, "underline": 1}
HEADING: Final[Style] = {
    **BASE,
    **_BORDER,
    "bold": True,
    "font_color": WHITE,
    "bg_color": DARK_BLUE,
    "align": "center",
    "text_wrap": True,
}
COLUMN_NUMBER: Final[Style] = {
    **BASE,
    **_BORDER,
    "font_color": GREY_TEXT,
    "bg_color": PALE_BLUE,
    "align": "center",
}
CELL: Final[Style] = {**BASE, **_BORDER, "valign": "top", "text_wrap": True}
# A sum that is not that of its parts.
# Letters of an error's own red would be hard to read on its fill.
DIFFERS: Final[Style] = {"bold": True, "bg_color": ERROR_FILL, "font_color": palette.INK}
# What stands over a formula that shows something else: a fill, and a line that a grey print keeps.
OVER_FORMULA: Final[Style] = {
    "bg_color": palette.OVER_FORMULA.fill,
    "border": 2,
    "border_color": palette.OVER_FORMULA.line,
    "italic": False,
}
TOTAL_CELL: Final[Style] = {**CELL, "bold": True, "bg_color": PALE_BLUE, "top": 2, "bottom": 2}

RUPIAH_FORMAT: Final = "#,##0"
# What a budget became more or less by its change.
CHANGE_FORMAT: Final = "#,##0;(#,##0)"
TEXT_FORMAT: Final = "@"
# A difference in words: more, less, none.
DIFFERENCE_FORMAT: Final = '"lebih "#,##0;"kurang "#,##0;"cocok"'

# Excel's numbers for paper sizes.
PAPER_CODES: Final = {"Folio (F4)": 14, "A4": 9}

# Excel's numbers for lines around cells.
_SOLID, _DASHED = 1, 3

# What a cell gives away for each level of its indent, in Excel's characters.
INDENT: Final = 1.5

_PADDING = 2.0  # above and below the lines, in points
_TALLEST_ROW = 409.0  # Excel's limit, in points


def cell_of(look: palette.CellLook) -> Style:
    """A cell of the template that looks like this."""
    border = {"border": _DASHED if look.dashed else _SOLID, "border_color": look.line}
    style = {**CELL, **border, "bg_color": look.fill}
    return {**style, "italic": True} if look.italic else style


def percent_format(decimals: int, *, as_fraction: bool) -> str:
    """The format of a percentage: ``0.00%`` for a fraction, ``0.00`` for percent points."""
    return ("0." + "0" * decimals if decimals else "0") + ("%" if as_fraction else "")


def number_format(column: Column) -> Style:
    """How a column shows its figures, and to which side they stand."""
    match column.kind:
        case Kind.RUPIAH if isinstance(column.calc, Minus):
            return {"num_format": CHANGE_FORMAT, "align": "right"}
        case Kind.RUPIAH:
            return {"num_format": RUPIAH_FORMAT, "align": "right"}
        case Kind.PERCENT:
            return {
                "num_format": percent_format(column.decimals, as_fraction=column.as_fraction),
                "align": "center",
            }
        case Kind.CODE:
            return {"num_format": TEXT_FORMAT}
        case Kind.YEAR:
            return {"num_format": "0", "align": "center"}
        case Kind.QUANTITY | Kind.NUMBER | Kind.NUMBERING:
            return {"align": "center"}
        case _:
            return {}


def off_the_line(style: Style) -> Style:
    """The style of a figure that stands to the right, a little off the line beside it.

    By its format: LibreOffice does not indent a figure that stands beside another one.
    """
    number_format = style.get("num_format", "")
    if style.get("align") != "right" or not number_format or ")" in number_format:
        return style
    kept = {key: value for key, value in style.items() if key != "indent"}
    return {**kept, "num_format": ";".join(f"{each}_)" for each in number_format.split(";"))}


def with_minus(number_format: str) -> str:
    """The format of a figure that may be below zero, with the minus that sentences have.

    For what the program works out: Excel shows a hyphen, which is for what somebody types. Amounts of a table
    stand in brackets instead, as in a finance report.
    """
    return f'{number_format};"{MINUS}"{number_format}'


def lines_needed(text: str, width: float, *, font_size: float = FONT_SIZE, bold: bool = False) -> int:
    """How many lines a text takes in a cell of this width (in Excel's characters), words kept whole."""
    return lines_in(text, room_across(width), font_size, bold=bold)


def in_the_middle(lines: Iterable[int]) -> Style:
    """How a row of single lines stands: not tight under the line above it. Longer ones begin at one height."""
    return {"valign": "vcenter"} if max(lines, default=1) == 1 else {}


def row_height(lines: Iterable[int], *, font_size: float = FONT_SIZE) -> float:
    """The height in points of a row whose cells take these numbers of lines."""
    return min(_TALLEST_ROW, round(max(lines, default=1) * font_size * LINE_HEIGHT + _PADDING, 2))
