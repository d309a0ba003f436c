"""From a raw cell to a :class:`~lkjip_xl.report.cell.Cell`: what kind of thing is written, and which figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.figures.calc import FOR_BUILD
from lkjip_xl.reader.workbook import PRINTED, Grid, RawCell
from lkjip_xl.report.cell import CONTENT_OF_NOTHING, PICTURE, Cell, Content
from lkjip_xl.report.place import Place
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text import numbers
from lkjip_xl.text.cell_formats import (
    decimals_of_format,
    display,
    is_date_format,
    is_percent_format,
    moment_of,
    unit_of_format,
)
from lkjip_xl.text.numbers import Dot, Nothing
from lkjip_xl.text.ranges import read_range
from lkjip_xl.text.unit_words import is_counted
from lkjip_xl.text.words import on_its_lines, squeeze

_WORDS = frozenset({Kind.TEXT, Kind.CODE, Kind.LEVEL, Kind.CHOICE, Kind.UNIT})
_FORMAT_OF_TEXTS = "@"
# As a document may say it, whose cells have no formats.
_PERSEN = re.compile(r"(?<=\d)\s*persen$", re.IGNORECASE)
_NUMERIC_KINDS = frozenset({Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER, Kind.YEAR, Kind.NUMBERING})


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet: its cells by column, and the texts of those that show something, worked out once."""

    cells: Mapping[int, RawCell]
    texts: Mapping[int, str]

    @property
    def shown(self) -> Iterator[int]:
        """The columns in which something shows, from left to right."""
        return iter(sorted(self.texts))


def lines_of(grid: Grid, above: int) -> dict[int, Line]:
    """The rows of a sheet below another one, by their number."""
    by_row: dict[int, dict[int, RawCell]] = {}
    for (row, column), raw in grid.cells.items():
        if row > above:
            by_row.setdefault(row, {})[column] = raw
    return {
        row: Line(cells, {column: text for column, raw in cells.items() if (text := written(raw))})
        for row, cells in by_row.items()
    }


def read_cell(raw: RawCell | None, place: Place, kind: Kind) -> Cell:
    """The cell in a column of this kind."""
    if raw is None:
        return Cell(place, Content.EMPTY, "")
    if raw.uncalculated:
        return Cell(place, Content.UNCALCULATED, "", formula=True)
    if raw.picture:
        return Cell(place, Content.ERROR, PICTURE)
    if raw.kind == "e":
        return Cell(place, Content.ERROR, str(raw.value), formula=raw.formula)
    if isinstance(raw.value, bool):
        return Cell(place, Content.TEXT, "BENAR" if raw.value else "SALAH", formula=raw.formula)
    if isinstance(raw.value, int | float):
        return _number(raw, place, kind)
    read = _text(raw, written(raw), place, kind)
    if isinstance(raw.value, str) and raw.value != read.written and (kind in _WORDS or read.is_blank):
        read = replace(read, stored=raw.value)
    typed = on_its_lines(raw.value) if isinstance(raw.value, str) and _has_lines(raw.value) else ""
    return replace(read, typed=typed) if "\n" in typed else read


def _has_lines(text: str) -> bool:
    return "\n" in text or "\r" in text


def read_line(cell: Cell, line: str, kind: Kind) -> Cell:
    """One line of a cell that holds a list, read as if it stood there alone."""
    raw = RawCell(value=line, kind="s", number_format=_FORMAT_OF_TEXTS, formula=cell.formula)
    return _text(raw, line, cell.place, kind)


def written(raw: RawCell) -> str:
    """What a person sees in a cell, on one line."""
    value = raw.value
    if value is None or raw.picture:
        return ""
    if isinstance(value, str):
        return squeeze(value)
    if isinstance(value, bool):
        return "BENAR" if value else "SALAH"
    number = number_of(raw)
    return str(value) if number is None else display(number, raw.number_format)


def number_of(raw: RawCell) -> Decimal | None:
    """The number that a cell holds; None for a text, a truth, or what is no number."""
    value = raw.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(value) if isinstance(value, int) else numbers.from_float(value)


def _number(raw: RawCell, place: Place, kind: Kind) -> Cell:
    """A real number: never parsed again, and a percentage only by the cell's format."""
    number = number_of(raw)
    if number is None:
        return Cell(place, Content.ERROR, str(raw.value), formula=raw.formula)
    shown = display(number, raw.number_format)
    if is_date_format(raw.number_format):
        return _dated(number, shown, place, kind, formula=raw.formula)
    if kind is Kind.CODE and shown == display(number, "General"):
        # Of the code 8.10 Excel makes 8.1, whatever its region puts before the decimals.
        lost_a_zero = numbers.decimals_of(number) == 1
        return Cell(place, Content.TEXT, str(number), formula=raw.formula, serial=number if lost_a_zero else None)
    if kind in _WORDS:
        return Cell(place, Content.TEXT, shown, formula=raw.formula)
    percent = is_percent_format(raw.number_format) and kind in {Kind.PERCENT, Kind.QUANTITY}
    figure = number * 100 if percent else number
    if not figure and kind in {Kind.PERCENT, Kind.QUANTITY} and _shows_a_dash(raw.number_format):
        return Cell(place, Content.NIL, "-", formula=raw.formula)
    decimals = decimals_of_format(raw.number_format)
    return Cell(
        place,
        Content.NUMBER,
        shown,
        number=figure,
        unit="%" if percent else unit_of_format(raw.number_format, number),
        decimals=numbers.decimals_of(figure) if decimals is None else decimals,
        formula=raw.formula,
        unformatted=decimals is None,
        expression=raw.expression,
    )


def _dated(number: Decimal, shown: str, place: Place, kind: Kind, *, formula: bool) -> Cell:
    """A number in a format of dates: what Excel made of a code or a target, or a figure whose format is wrong."""
    if kind in _WORDS or kind is Kind.NUMBERING or _is_a_date(number, kind):
        return Cell(place, Content.TEXT, shown, formula=formula, serial=number)
    return Cell(
        place,
        Content.NUMBER,
        shown,
        number=number,
        decimals=numbers.decimals_of(number),
        formula=formula,
        serial=number,
    )


def _is_a_date(number: Decimal, kind: Kind) -> bool:
    """Whether a number of days is a date or a time that somebody typed, or that Excel made of what was typed.

    An amount, a head count or a percentage is none, even where its cell has a format of dates.
    """
    if 0 < number < 1:
        return True
    if kind is Kind.YEAR:
        return number > _LAST_YEAR
    if kind not in {Kind.PERCENT, Kind.QUANTITY} or not _FIRST_MONTH <= number <= _LAST_LIKELY_DAY:
        return False
    return number >= _FIRST_LIKELY_DAY or moment_of(number).day == 1


# The days of the years 1990 to 2100: what Excel makes of 2-3 is a day of this year. Of 7-80 it makes the first day
# of a month, from 1930 on.
_FIRST_MONTH, _FIRST_LIKELY_DAY, _LAST_LIKELY_DAY = 10_959, 32_874, 73_415
_LAST_YEAR = 2200


def _shows_a_dash(number_format: str) -> bool:
    """Whether a cell of this format shows a dash for zero: the finished workbook writes one so."""
    sections = number_format.split(";")
    # Excel writes the dash in quotation marks, LibreOffice behind a backslash.
    return len(sections) > 2 and sections[2].strip('"').removeprefix("\\") in {"-", "–", "—"}


def _text(raw: RawCell, text: str, place: Place, kind: Kind) -> Cell:
    nothing = numbers.nothing(text)
    if text == FOR_BUILD:
        nothing = Nothing.NIL
    if nothing is not None:
        return Cell(place, CONTENT_OF_NOTHING[nothing], text, formula=raw.formula)
    if kind in _NUMERIC_KINDS:
        figure = _PERSEN.sub("%", text) if kind is Kind.PERCENT and raw.kind == PRINTED else text
        read = numbers.read_number(figure, Dot.DECIMAL if kind is Kind.PERCENT else Dot.THOUSANDS)
        if read is None and kind is Kind.NUMBER:
            counted = numbers.read_quantity(text, Dot.THOUSANDS)
            read = counted if counted is not None and is_counted(counted.unit) else None
    else:
        read = numbers.read_quantity(text) if kind is Kind.QUANTITY else None
    if read is None:
        span = read_range(text) if kind is Kind.QUANTITY else None
        plain = Cell(place, Content.TEXT, text, formula=raw.formula)
        if span is None:
            return plain
        return replace(plain, unit=span.unit, bounds=(span.low, span.high), ambiguous=span.ambiguous)
    return Cell(
        place,
        Content.NUMBER,
        text,
        number=read.value,
        unit=read.unit_or_sign,
        decimals=read.decimals,
        as_text=raw.kind != PRINTED,
        ambiguous=read.ambiguous,
        formula=raw.formula,
        # A formula shows what stands elsewhere: it was not typed here.
        text_cell=kind is Kind.QUANTITY and (raw.formula or raw.number_format == _FORMAT_OF_TEXTS),
        text_format=kind is not Kind.QUANTITY and raw.number_format == _FORMAT_OF_TEXTS,
    )
