"""Native charts of a table's topmost rows: horizontal bars over live helper cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkjip_xl.build import finished_styles as looks
from lkjip_xl.build import styles
from lkjip_xl.build.writer import Sheet, Workbook, quoted
from lkjip_xl.model import column_letters
from lkjip_xl.words import squeeze

MILLION = 1_000_000
_PIXELS_PER_ROW = 20
_PIXELS_AROUND_BARS = 140
_PIXELS_PER_BAR = 24
_PIXELS_BETWEEN_ROWS = 14
_LONGEST_LABEL = 40
_LEADING_WORD = "program "
_FONT = {"name": "Calibri", "size": 9, "color": "#262626"}


@dataclass(frozen=True, slots=True)
class Series:
    """A row of bars: its name, and the column of the sheet that holds its figures."""

    name: str
    column: int


@dataclass(frozen=True, slots=True)
class BarChart:
    """What a chart shows. ``first_row`` and ``last_row`` bound its figures, ``labels`` is their column."""

    title: str
    unit: str
    number_format: str
    axis_title: str
    series: tuple[Series, ...]
    labels: int
    first_row: int
    last_row: int

    @property
    def bars(self) -> int:
        """How many rows of the table it shows."""
        return self.last_row - self.first_row + 1

    @property
    def height(self) -> int:
        """Its height in pixels."""
        per_row = _PIXELS_PER_BAR * len(self.series) + _PIXELS_BETWEEN_ROWS
        return _PIXELS_AROUND_BARS + self.bars * per_row

    @property
    def rows(self) -> int:
        """How many rows of the sheet it covers, with a little room below."""
        return -(-self.height // _PIXELS_PER_ROW) + 1

    @property
    def description(self) -> str:
        """What a screen reader says of it."""
        names = " dan ".join(series.name for series in self.series)
        return (
            f"Diagram batang mendatar “{self.title}”: {names} untuk {self.bars} program, {self.unit}. "
            "Angkanya ada di tabel pada lembar ini."
        )


def axis_label(name: str) -> str:
    """A long name shortened for an axis: without the word PROGRAM, in sentence case, cut at a word's end."""
    name = squeeze(name)
    if name.casefold().startswith(_LEADING_WORD):
        name = name[len(_LEADING_WORD) :]
    if sum(map(str.isupper, name)) > sum(map(str.islower, name)):
        name = name.lower()
    name = name[:1].upper() + name[1:]
    if len(name) <= _LONGEST_LABEL:
        return name
    whole_words = name[:_LONGEST_LABEL].rsplit(" ", 1)[0]
    return whole_words.rstrip(" ,;/") + "…"


def insert_chart(workbook: Workbook, sheet: Sheet, row: int, width: int, chart: BarChart) -> None:
    """Draw a chart on the sheet, its upper edge at this row."""
    drawn = workbook.raw.add_chart({"type": "bar"})
    for colour, series in zip(_colours(chart.series), chart.series, strict=True):
        drawn.add_series(
            {
                "name": series.name,
                "categories": _cells(sheet, chart.labels, chart),
                "values": _cells(sheet, series.column, chart),
                "fill": {"color": colour},
                "border": {"color": styles.DARK_BLUE, "width": 0.75},
                "gap": 45,
                "data_labels": {"value": True, "num_format": chart.number_format, "font": _FONT},
            }
        )
    drawn.set_title({"name": chart.title, "name_font": {**_FONT, "size": 12, "bold": True}, "overlay": False})
    # Reversed, so that the first row is the top bar; the axis of the figures would follow to the top,
    # were it not told to cross at the far end.
    drawn.set_y_axis(
        {"reverse": True, "crossing": "max", "num_font": _FONT, "name": "Program", "name_font": _FONT}
    )
    drawn.set_x_axis(
        {
            "name": chart.axis_title,
            "name_font": _FONT,
            "num_font": _FONT,
            "num_format": chart.number_format,
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": looks.CHART_GRID, "width": 0.5}},
        }
    )
    drawn.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom", "font": _FONT})
    drawn.set_size({"width": width, "height": chart.height})
    sheet.raw.insert_chart(row - 1, 0, drawn, {"description": chart.description, "object_position": 2})


def _colours(series: Sequence[Series]) -> list[str]:
    return [looks.CHART_COLOURS[index % len(looks.CHART_COLOURS)] for index in range(len(series))]


def _cells(sheet: Sheet, column: int, chart: BarChart) -> str:
    letters = column_letters(column)
    return f"={quoted(sheet.name)}!${letters}${chart.first_row}:${letters}${chart.last_row}"
