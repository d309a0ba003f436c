"""The boxes of notes in a workbook that is there already: large enough to be read, wherever they lie.

A box is placed by the columns and rows that it covers, so its size in pixels depends on how wide and high those
are. Its style repeats the size in points: LibreOffice reads that, Excel the columns and rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count

_ANCHOR = re.compile(r"<x:Anchor>[^<]*</x:Anchor>")
_ID = re.compile(r'\sid="[^"]*"')
_KIND = re.compile(r"<v:shapetype\b.*?</v:shapetype>", re.DOTALL)
_SHAPE = re.compile(r"<v:shape .*?</v:shape>", re.DOTALL)
_COLUMN = re.compile(r"<(?:\w+:)?col\b[^>]*>")
_ROW = re.compile(r"<(?:\w+:)?row\b[^>]*>")
_FORMAT = re.compile(r"<(?:\w+:)?sheetFormatPr\b[^>]*>")
# In pixels: a box, the letters of its lines, and what lies around them.
_WIDTH, _LINE_HEIGHT, _AROUND = 320, 17, 14
_LETTERS_PER_LINE = 44
_POINTS_PER_PIXEL = 0.75
_USUAL_WIDTH, _USUAL_HEIGHT = 64, 20
# Hidden columns and rows have no size: a box would never be full.
_MOST_STEPS = 200
_FIRST_NUMBER = 1025
Cell = tuple[int, int]
"""A row and a column, from 0."""


@dataclass(frozen=True)
class Grid:
    """How wide the columns and how high the rows of a sheet are, in pixels; both counted from 0."""

    widths: Mapping[int, int] = field(default_factory=dict)
    heights: Mapping[int, int] = field(default_factory=dict)
    usual_width: int = _USUAL_WIDTH
    usual_height: int = _USUAL_HEIGHT

    @classmethod
    def of(cls, sheet: str) -> Grid:
        """The grid that the part of a sheet describes."""
        usual = _FORMAT.search(sheet)
        width, height = (_number(usual.group() if usual else "", name) for name in _USUAL)
        widths: dict[int, int] = {}
        for tag in _COLUMN.findall(sheet):
            first, last, size = (_number(tag, name) for name in ("min", "max", "width"))
            if first and last and size is not None:
                hidden = 'hidden="1"' in tag
                # A last column with a width of its own may reach to the end of the sheet.
                for column in range(int(first), min(int(last), int(first) + _MOST_STEPS) + 1):
                    widths[column - 1] = 0 if hidden else _pixels_of_width(size)
        heights: dict[int, int] = {}
        for tag in _ROW.findall(sheet):
            row, size = _number(tag, "r"), _number(tag, "ht")
            if row and (size is not None or 'hidden="1"' in tag):
                heights[int(row) - 1] = 0 if 'hidden="1"' in tag else round((size or 0) / _POINTS_PER_PIXEL)
        return cls(
            widths,
            heights,
            _USUAL_WIDTH if width is None else _pixels_of_width(width),
            _USUAL_HEIGHT if height is None else round(height / _POINTS_PER_PIXEL),
        )

    def across(self, column: int, pixels: int) -> Cell:
        """The column that a stretch of some pixels from a column on ends in, and how far inside it."""
        return _end(self.widths, self.usual_width, column, pixels)

    def down(self, row: int, pixels: int) -> Cell:
        """The row that a stretch of some pixels from a row on ends in, and how far inside it."""
        return _end(self.heights, self.usual_height, row, pixels)


_USUAL = ("defaultColWidth", "defaultRowHeight")


def _number(tag: str, name: str) -> float | None:
    found = re.search(rf'\s{name}="([0-9.]+)"', tag)
    return float(found[1]) if found else None


def _pixels_of_width(width: float) -> int:
    """A width in Excel's characters (of 7 pixels, as Calibri 11 has them)."""
    return round(width * 7)


def _end(sizes: Mapping[int, int], usual: int, start: int, pixels: int) -> tuple[int, int]:
    at, left = start, pixels
    while left > (size := sizes.get(at, usual)) and at - start < _MOST_STEPS:
        at, left = at + 1, left - size
    return at, max(0, min(left, sizes.get(at, usual)))


def size_boxes(drawing: str, before: str, notes: Mapping[Cell, str], grid: Grid) -> str:
    """The part with the boxes of a sheet's notes: those of ``notes`` sized, the others as they were ``before``.

    What else is drawn there, a button, keeps its number, which the sheet refers to, and the kind that it is of.
    """
    earlier = {at: shape for shape in _SHAPE.findall(before) if (at := _cell_of(shape))}
    taken = {number for shape in _SHAPE.findall(drawing) if not _cell_of(shape) and (number := _number_of(shape))}
    numbers = (number for number in count(_FIRST_NUMBER) if number not in taken)

    def box(found: re.Match[str]) -> str:
        shape = found.group()
        at = _cell_of(shape)
        if at is None:
            return shape
        # Colour and visibility are whose note it was; the number must be its own in the whole part.
        shape = _ID.sub(f' id="_x0000_s{next(numbers)}"', earlier.get(at, shape), count=1)
        return _sized(shape, at, notes[at], grid) if at in notes else shape

    kinds = {_ID.search(kind)[0]: kind for kind in _KIND.findall(before) if _ID.search(kind)}  # type: ignore[index]
    missing = "".join(kind for name, kind in kinds.items() if f"<v:shapetype{name}" not in drawing)
    sized = _SHAPE.sub(box, drawing)
    first = sized.find("<v:shape ")
    return f"{sized[:first]}{missing}{sized[first:]}" if missing and first >= 0 else sized


def _number_of(shape: str) -> int | None:
    found = re.search(r'\sid="_x0000_s(\d+)"', shape)
    return int(found[1]) if found else None


def _cell_of(shape: str) -> Cell | None:
    """The cell that a box is a note of; None for other shapes."""
    if 'ObjectType="Note"' not in shape:
        return None
    row, column = (re.search(rf"<x:{name}>(\d+)</x:{name}>", shape) for name in ("Row", "Column"))
    return (int(row[1]), int(column[1])) if row and column else None


def _sized(shape: str, at: Cell, note: str, grid: Grid) -> str:
    """A box beside its cell, as high as its lines need."""
    row, column = at
    height = _AROUND + _LINE_HEIGHT * _lines(note.split("\n"))
    (right, right_inside), (bottom, bottom_inside) = (
        grid.across(column + 1, 15 + _WIDTH),
        grid.down(row, 2 + height),
    )
    anchor = f"{column + 1}, 15, {row}, 2, {right}, {right_inside}, {bottom}, {bottom_inside}"
    shape = _ANCHOR.sub(f"<x:Anchor>{anchor}</x:Anchor>", shape)
    for name, pixels in (("width", _WIDTH), ("height", height)):
        shape = re.sub(rf"(\b{name}:)[0-9.]+pt", rf"\g<1>{pixels * _POINTS_PER_PIXEL:g}pt", shape, count=1)
    return shape


def _lines(paragraphs: Iterable[str]) -> int:
    return sum(1 + max(0, len(each) - 1) // _LETTERS_PER_LINE for each in paragraphs)
