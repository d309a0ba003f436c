"""On how many pages a sheet of the template prints: empty on one, where its rows allow it at a size to be read.

Excel's print area is a range and follows nothing that is typed: it goes to the last row that can be filled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lkjip_xl.books.kit.writer import Sheet

# Points: of paper, short side first, and of what the margins take.
_PAPER: Final = {"Folio (F4)": (612.0, 936.0), "A4": (595.0, 842.0)}
SIDE, TOP, BOTTOM = 0.5, 0.75, 0.7
"""Margins in inches."""
_INCH: Final = 72.0
_POINTS_PER_PIXEL: Final = 0.75
# Letters of 10 points are still 8 points high; upright a page holds more rows, if its letters are about as large.
_SMALLEST, _UPRIGHT = 0.8, 0.85
# What programs measure otherwise than it is reckoned here.
_SPARE: Final = 0.02


def fit_on_paper(sheet: Sheet, kertas: str, last_row: int, last_column: int) -> None:
    """Set what is printed, how the paper lies, and how large; heights and widths have been set before.

    As wide as the page, unless a little smaller all rows of the empty sheet stand on one.
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
    if _SMALLEST <= by_height < by_width:
        raw.set_print_scale(int(by_height * 100))


def set_margins(sheet: Sheet) -> None:
    """The margins of every sheet."""
    sheet.raw.set_margins(left=SIDE, right=SIDE, top=TOP, bottom=BOTTOM)
