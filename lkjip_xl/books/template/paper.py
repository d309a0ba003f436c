"""On how many pages a sheet of the template prints: empty on one, where its rows allow it at a size to be read.

Excel's print area is a range and follows nothing that is typed: it goes to the last row that can be filled.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lkjip_xl.books.kit.writer import Sheet

# Points: of paper, short side first, and of what the margins take.
_PAPER: Final = {"Folio (F4)": (612.0, 936.0), "A4": (595.0, 842.0)}
SIDE, TOP, BOTTOM = 0.25, 0.75, 0.7
"""Margins in inches."""
_INCH: Final = 72.0
_POINTS_PER_PIXEL: Final = 0.75
# Letters of 10 points are still 8 points high; upright a page holds more rows, if its letters are about as large.
_SMALLEST, _UPRIGHT = 0.8, 0.85
# What programs measure otherwise than it is reckoned here.
_SPARE: Final = 0.02
# LibreOffice makes columns a seventeenth wider than Excel, and prints so much smaller what is to fit a page.
_SLACK_ACROSS: Final = 0.94
# Of letters of 10 points; with them a table is as wide as a page, else on two side by side.
_READABLE: Final = 0.81
# A little more than is asked for: programs round down what they shrink.
_SMALLEST_LETTER: Final = 8.1


def fit_on_paper(sheet: Sheet, kertas: str, last_row: int, last_column: int, repeated: int = 0) -> None:
    """Set what is printed, how the paper lies, and how large; heights and widths have been set before.

    As wide as the page, unless a little smaller all rows of the empty sheet stand on one. What would be too small
    to be read goes on beside it, with its first ``repeated`` columns on both pages.
    """
    sheet.print_area(last_row, last_column)
    raw, short, long = sheet.raw, *_PAPER[kertas]
    width = sheet.pixels_across(last_column) * _POINTS_PER_PIXEL
    height = sheet.pixels_down(1, last_row) * _POINTS_PER_PIXEL
    is_upright = (short - 2 * SIDE * _INCH) / width >= _UPRIGHT
    across, down = (short, long) if is_upright else (long, short)
    if is_upright:
        raw.set_portrait()
    else:
        raw.set_landscape()
    by_width = min(1.0, (across - 2 * SIDE * _INCH) / width)
    by_height = (down - (TOP + BOTTOM) * _INCH) / height - _SPARE
    scale = by_width * _SLACK_ACROSS
    if repeated and scale < _READABLE:
        scale = _SMALLEST
        _print_on_two_pages(sheet, across - 2 * SIDE * _INCH, last_column, repeated)
    elif _SMALLEST <= by_height < by_width:
        scale = by_height
        raw.set_print_scale(int(by_height * 100))
    _name_pages(sheet, scale)


def fit_on_one_page(sheet: Sheet, kertas: str, last_row: int, last_column: int) -> None:
    """Print a sheet upright on one page, if it can be read there; heights and widths have been set before."""
    short, long = _PAPER[kertas]
    sheet.print_area(last_row, last_column)
    by_width = (short - 2 * SIDE * _INCH) / (sheet.pixels_across(last_column) * _POINTS_PER_PIXEL)
    by_height = (long - (TOP + BOTTOM) * _INCH) / (sheet.pixels_down(1, last_row) * _POINTS_PER_PIXEL)
    is_readable = by_height >= _SMALLEST + _SPARE
    sheet.raw.fit_to_pages(1, 1 if is_readable else 0)
    _name_pages(sheet, min(1.0, by_width * _SLACK_ACROSS, by_height if is_readable else 1.0))


def _name_pages(sheet: Sheet, scale: float) -> None:
    """Say on each page which sheet it is of, in letters that can be read: they shrink with the sheet."""
    size = ceil(_SMALLEST_LETTER / scale)
    sheet.raw.set_header(f"&R&{size}&A")
    sheet.raw.set_footer(f"&R&{size}Halaman &P dari &N")


def _print_on_two_pages(sheet: Sheet, across: float, last_column: int, repeated: int) -> None:
    """Print a sheet on two pages side by side, the first as full as letters to be read allow; widths in points.

    The second begins with as many of the ``repeated`` columns as leave room for the others.
    """
    room = across * _SLACK_ACROSS / _SMALLEST / _POINTS_PER_PIXEL
    fitting = [column for column in range(repeated + 1, last_column) if sheet.pixels_across(column) <= room]
    first = max(fitting, default=repeated)
    others = sheet.pixels_across(last_column) - sheet.pixels_across(first)
    again = next((each for each in range(repeated, 0, -1) if sheet.pixels_across(each) + others <= room), 0)
    sheet.raw.set_print_scale(int(_SMALLEST * 100))
    sheet.raw.set_v_pagebreaks([first])
    if again:
        sheet.raw.repeat_columns(0, again - 1)


def set_margins(sheet: Sheet) -> None:
    """The margins of every sheet."""
    sheet.raw.set_margins(left=SIDE, right=SIDE, top=TOP, bottom=BOTTOM)
