"""On how many pages a sheet of the template prints: empty on one, where its rows allow it at a size to be read.

The print area goes to the last row that can be filled. As a formula it would follow what is typed, in Excel alone
and only until somebody confirms Page Setup, which makes a range of it: what is typed below later would be cut in
silence. LibreOffice reads no formula there, and prints the whole sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lkjip_xl.books.kit.writer import Sheet

# Points: of paper, short side first, and of what the margins take.
_PAPER: Final = {"Folio (F4)": (612.0, 936.0), "A4": (595.0, 842.0)}
SIDE, TOP, BOTTOM = 0.25, 0.75, 0.7
"""Margins in inches."""
_INCH: Final = 72.0
_POINTS_PER_PIXEL: Final = 0.75
# Letters of 10 points are still 8 points high.
_SMALLEST: Final = 0.8
# What programs measure otherwise than it is reckoned here.
_SPARE: Final = 0.02
# LibreOffice makes columns a seventeenth wider than Excel, and prints so much smaller what is to fit a page.
_SLACK_ACROSS: Final = 0.94
# Of letters of 10 points; with them a table is as wide as a page, else on two side by side. LibreOffice prints by
# a fiftieth smaller what then has a page less.
_READABLE: Final = 0.82
# Upright a page holds more rows, if its letters can be read.
_UPRIGHT: Final = _READABLE / _SLACK_ACROSS
# A little more than is asked for: programs round down what they shrink.
_SMALLEST_LETTER: Final = 8.1


@dataclass(frozen=True, slots=True)
class TwoPages:
    """A sheet on two pages side by side: the last column of the first, and how many columns stand on both."""

    first: int
    again: int

    @property
    def of_titles(self) -> int:
        """The columns that titles keep to, so that neither page cuts them."""
        return self.again or self.first


def room_across(kertas: str) -> float:
    """How wide what stands on one page may be at full size for its letters to be read, in pixels."""
    return _across(kertas, upright=False) * _SLACK_ACROSS / _READABLE / _POINTS_PER_PIXEL


def two_pages(edges: Sequence[float], kertas: str, repeated: int) -> TwoPages | None:
    """How a sheet is parted that is too wide for letters to be read; None where it stands on one page.

    ``edges`` are where its columns end, in pixels. The first page is as full as letters to be read allow, the
    second begins with as many of the ``repeated`` columns as leave room for the others.
    """
    if not repeated or edges[-1] <= room_across(kertas):
        return None
    room = _across(kertas, upright=False) * _SLACK_ACROSS / _SMALLEST / _POINTS_PER_PIXEL
    first = max((n for n in range(repeated + 1, len(edges)) if edges[n - 1] <= room), default=repeated)
    others = edges[-1] - edges[first - 1]
    again = next((each for each in range(repeated, 0, -1) if edges[each - 1] + others <= room), 0)
    return TwoPages(first, again)


def edges_of(sheet: Sheet, last_column: int) -> list[float]:
    """Where the columns of a sheet end, in pixels; their widths have been set before."""
    return [sheet.pixels_across(column) for column in range(1, last_column + 1)]


def fit_on_paper(sheet: Sheet, kertas: str, last_row: int, last_column: int, repeated: int = 0) -> None:
    """Set what is printed, how the paper lies, and how large; heights and widths have been set before.

    As wide as the page, unless a little smaller all rows of the empty sheet stand on one. What would be too small
    to be read goes on beside it, with its first ``repeated`` columns on both pages.
    """
    sheet.print_area(last_row, last_column)
    raw, edges = sheet.raw, edges_of(sheet, last_column)
    width = edges[-1] * _POINTS_PER_PIXEL
    height = sheet.pixels_down(1, last_row) * _POINTS_PER_PIXEL
    is_upright = _across(kertas, upright=True) / width >= _UPRIGHT
    if is_upright:
        raw.set_portrait()
    else:
        raw.set_landscape()
    by_width = min(1.0, _across(kertas, upright=is_upright) / width)
    by_height = (_PAPER[kertas][is_upright] - (TOP + BOTTOM) * _INCH) / height - _SPARE
    scale = by_width * _SLACK_ACROSS
    if pages := two_pages(edges, kertas, repeated):
        scale = _SMALLEST
        raw.set_print_scale(int(scale * 100))
        raw.set_v_pagebreaks([pages.first])
        if pages.again:
            raw.repeat_columns(0, pages.again - 1)
    elif _SMALLEST <= by_height < by_width:
        scale = min(by_height, scale)  # nothing fits it to the page any more
        raw.set_print_scale(int(scale * 100))
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


def _across(kertas: str, *, upright: bool) -> float:
    """How wide what a page holds is, in points."""
    return _PAPER[kertas][not upright] - 2 * SIDE * _INCH


def set_margins(sheet: Sheet) -> None:
    """The margins of every sheet."""
    sheet.raw.set_margins(left=SIDE, right=SIDE, top=TOP, bottom=BOTTOM)
