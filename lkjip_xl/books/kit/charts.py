"""Native charts over live cells: horizontal bars, and lines over years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.writer import Sheet, Workbook, rows_of_column
from lkjip_xl.show import palette

PIXELS_PER_ROW = 20
_PIXELS_AROUND_BARS = 85
_PIXELS_PER_BAR = 14
_PIXELS_BETWEEN_ROWS = 8
_SHORTEST_BAR_CHART = 150
# Of a chart without a title, in shares of it: LibreOffice squeezes a chart whose labels reach over its edge.
_ROOM_FOR_LABELS = {"x": 0.04, "y": 0.24, "width": 0.92, "height": 0.5}
# Of one with a title of two lines and a legend: a figure over the highest point stood on the title.
_ROOM_BELOW_TITLE = {"x": 0.04, "y": 0.32, "width": 0.92, "height": 0.42}
_FONT = {"name": "Calibri", "size": 9, "color": palette.INK}
_DESCRIBED_AT = "Angkanya ada di tabel pada lembar ini."


@dataclass(frozen=True, slots=True)
class Cells:
    """A stretch of one column of a sheet."""

    sheet: str
    column: int
    first: int
    last: int

    @property
    def formula(self) -> str:
        """The stretch as a chart names it."""
        return f"={rows_of_column(self.sheet, self.column, self.first, self.last)}"


@dataclass(frozen=True, slots=True)
class Series:
    """Bars or a line of one name."""

    name: str
    values: Cells
    colour: str
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, the first row on top."""

    title: str
    unit: str
    number_format: str
    categories: Cells
    series: tuple[Series, ...]
    width: int
    axis_format: str = "#,##0"

    @property
    def bars(self) -> int:
        """How many rows it shows."""
        return self.categories.last - self.categories.first + 1

    @property
    def height(self) -> int:
        """Its height in pixels."""
        per_row = _PIXELS_PER_BAR * len(self.series) + _PIXELS_BETWEEN_ROWS
        return max(_SHORTEST_BAR_CHART, _PIXELS_AROUND_BARS + self.bars * per_row)

    def insert(self, workbook: Workbook, sheet: Sheet, row: int, left: int, height: int) -> None:
        """Draw it, its upper left corner ``left`` pixels from the edge of the sheet."""
        drawn = workbook.raw.add_chart({"type": "bar"})
        for series in self.series:
            drawn.add_series(
                {
                    "name": series.name,
                    "categories": self.categories.formula,
                    "values": series.values.formula,
                    "fill": {"color": series.colour},
                    "border": {"color": styles.DARK_BLUE, "width": 0.75},
                    "gap": 45,
                    **_bar_labels(series, self.number_format),
                }
            )
        _set_title(drawn, self.title)
        # Reversed, so that the first row is the top bar; the axis of the figures would follow to the top,
        # were it not told to cross at the far end.
        drawn.set_y_axis({"reverse": True, "crossing": "max", "num_font": _FONT, "interval_unit": 1})
        drawn.set_x_axis(
            {
                "num_font": _FONT,
                "num_format": self.axis_format,
                "min": 0,
                # A line of the grid would cross the figures beside the bars.
                "major_gridlines": {"visible": False},
            }
        )
        drawn.set_legend({"none": True} if len(self.series) == 1 else {"position": "bottom", "font": _FONT})
        _place(sheet, drawn, (row, left), (self.width, height), self.description)

    @property
    def description(self) -> str:
        """What a screen reader says of it."""
        names = ", ".join(series.name for series in self.series)
        return f"Diagram batang mendatar “{self.title}”: {names}; {self.bars} baris, {self.unit}. {_DESCRIBED_AT}"


@dataclass(frozen=True, slots=True)
class LineChart:
    """Target and realisasi over the years: realisasi a line, target pale marks, told apart in a grey print too.

    The marks of target are twice as large and stand behind, so that both are seen where they are equal. They are
    filled: LibreOffice would fill open ones with the colour of their line.

    One of them is None where it has no figure to draw. Only the realisasi of the year ``labelled`` has its figure
    ``beside`` its point, and the last target, which ends the Renstra, above its mark. ``formats`` are those of
    the target's figure and of the realisasi's.
    There is no axis of figures: it begins at nothing.
    """

    title: str
    categories: Cells
    target: Series | None
    realisasi: Series | None
    formats: tuple[str, str]
    size: tuple[int, int]
    labelled: int | None = None
    beside: str = "above"

    @property
    def width(self) -> int:
        """Its width in pixels."""
        return self.size[0]

    @property
    def height(self) -> int:
        """Its height in pixels."""
        return self.size[1]

    @property
    def _years(self) -> int:
        return self.categories.last - self.categories.first + 1

    def _label_at(self, point: int | None, position: str, number_format: str) -> dict[str, Any]:
        """The label of one point, none of the others."""
        if point is None:
            return {}
        custom = [None if index == point else {"delete": True} for index in range(self._years)]
        font = {**_FONT, "size": 10, "bold": True}
        return {
            "data_labels": {
                "value": True,
                "num_format": number_format,
                "font": font,
                "position": position,
                "custom": custom,
            }
        }

    def insert(self, workbook: Workbook, sheet: Sheet, row: int, left: int, height: int) -> None:
        """Draw it, its upper left corner ``left`` pixels from the edge of the sheet."""
        drawn = workbook.raw.add_chart({"type": "line"})
        if self.target is not None:
            last = self._years - 1
            drawn.add_series(
                {
                    "name": self.target.name,
                    "categories": self.categories.formula,
                    "values": self.target.values.formula,
                    "line": {"none": True},
                    "marker": {
                        "type": "square",
                        "size": 10,
                        "fill": {"color": palette.LINE},
                        "border": {"color": palette.PLAN, "width": 1},
                    },
                    **self._label_at(None if self.labelled == last else last, "above", self.formats[0]),
                }
            )
        if self.realisasi is not None:
            drawn.add_series(
                {
                    "name": self.realisasi.name,
                    "categories": self.categories.formula,
                    "values": self.realisasi.values.formula,
                    "line": {"color": palette.ACTUAL, "width": 2.25},
                    "marker": {
                        "type": "circle",
                        "size": 5,
                        "fill": {"color": palette.ACTUAL},
                        "border": {"color": palette.ACTUAL},
                    },
                    **self._label_at(self.labelled, self.beside, self.formats[1]),
                }
            )
        if self.title:
            _set_title(drawn, self.title)
        else:
            drawn.set_title({"none": True})
        drawn.set_plotarea({"layout": _ROOM_BELOW_TITLE if self.title else _ROOM_FOR_LABELS})
        drawn.set_x_axis(
            {"num_font": {**_FONT, "size": 10}, "line": {"color": palette.LINE}, "major_tick_mark": "none"}
        )
        drawn.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        legend = {"position": "bottom", "font": {**_FONT, "size": 10}}
        drawn.set_legend(legend if self.title else {"none": True})
        drawn.set_chartarea({"border": {"none": True}})
        drawn.show_blanks_as("gap")
        _place(sheet, drawn, (row, left), (self.width, height), self.description)

    @property
    def description(self) -> str:
        """What a screen reader says of it."""
        names = " dan ".join(each.name.lower() for each in (self.target, self.realisasi) if each)
        title = f" “{self.title}”" if self.title else ""
        return f"Diagram garis{title}: {names} selama {self._years} tahun. {_DESCRIBED_AT}"


Chart = BarChart | LineChart


def insert_side_by_side(workbook: Workbook, sheet: Sheet, row: int, charts: tuple[Chart, ...]) -> int:
    """Draw charts beside each other, all as high as the highest; how many rows of the sheet they cover."""
    height = max(chart.height for chart in charts)
    left = 0
    for chart in charts:
        chart.insert(workbook, sheet, row, left, height)
        left += chart.width
    return -(-height // PIXELS_PER_ROW) + 1


def _bar_labels(series: Series, number_format: str) -> dict[str, Any]:
    if not series.labelled:
        return {}
    return {"data_labels": {"value": True, "num_format": number_format, "font": _FONT}}


def _set_title(drawn: Any, title: str) -> None:
    drawn.set_title({"name": title, "name_font": {**_FONT, "size": 11, "bold": True}, "overlay": False})


def _place(sheet: Sheet, drawn: Any, corner: tuple[int, int], size: tuple[int, int], description: str) -> None:
    drawn.set_size({"width": size[0], "height": size[1]})
    options = {"description": description, "object_position": 2, "x_offset": corner[1]}
    sheet.raw.insert_chart(corner[0] - 1, 0, drawn, options)
