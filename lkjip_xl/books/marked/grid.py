"""How wide the columns and how high the rows of a sheet are: a box over its cells is placed by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lkjip_xl.books.marked.cells import YES, SheetCells, number_of, size_of

_POINTS_PER_PIXEL = 0.75
_PIXELS_PER_CHARACTER = 7  # as Calibri 11 has them
_USUAL_WIDTH, _USUAL_HEIGHT = 64, 20
# Hidden columns and rows have no size: a box would never be full.
_MOST_STEPS = 200


@dataclass(frozen=True)
class Grid:
    """The sizes of a sheet's columns and rows in pixels; both counted from 0."""

    widths: Mapping[int, int] = field(default_factory=dict)
    heights: Mapping[int, int] = field(default_factory=dict)
    usual_width: int = _USUAL_WIDTH
    usual_height: int = _USUAL_HEIGHT

    @classmethod
    def of(cls, sheet: SheetCells) -> Grid:
        """The grid of a sheet, when its rows have been gone through."""
        usual = sheet.root.first("sheetFormatPr")
        width, height = (size_of(usual, name) if usual else None for name in _USUAL)
        widths: dict[int, int] = {}
        for column in (each for columns in sheet.root.all("cols") for each in columns.all("col")):
            first, last, size = number_of(column, "min"), number_of(column, "max"), size_of(column, "width")
            hidden = column.attributes.get("hidden") in YES
            if first and (hidden or size is not None):
                # A last column with a width of its own may reach to the end of the sheet.
                for number in range(first, min(last, first + _MOST_STEPS) + 1):
                    widths[number - 1] = 0 if hidden else _pixels_of_width(size or 0)
        heights = {
            row - 1: 0 if size.hidden else _pixels_of_height(size.height or 0) for row, size in sheet.sizes.items()
        }
        return cls(
            widths,
            heights,
            _USUAL_WIDTH if width is None else _pixels_of_width(width),
            _USUAL_HEIGHT if height is None else _pixels_of_height(height),
        )

    def across(self, column: int, pixels: int) -> tuple[int, int]:
        """The column that a stretch of some pixels from a column on ends in, and how far inside it."""
        return _end(self.widths, self.usual_width, column, pixels)

    def down(self, row: int, pixels: int) -> tuple[int, int]:
        """The row that a stretch of some pixels from a row on ends in, and how far inside it."""
        return _end(self.heights, self.usual_height, row, pixels)


_USUAL = ("defaultColWidth", "defaultRowHeight")


def _pixels_of_width(width: float) -> int:
    return round(width * _PIXELS_PER_CHARACTER)


def _pixels_of_height(height: float) -> int:
    return round(height / _POINTS_PER_PIXEL)


def _end(sizes: Mapping[int, int], usual: int, start: int, pixels: int) -> tuple[int, int]:
    at, left = start, pixels
    while left > (size := sizes.get(at, usual)) and at - start < _MOST_STEPS:
        at, left = at + 1, left - size
    return at, max(0, min(left, sizes.get(at, usual)))
