"""The charts of the finished workbook as charts of a document, each with the workbook of its figures inside."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, Final

from lkjip_xl.books.document.drawing import WordChart
from lkjip_xl.books.finished.renstra_charts import RenstraFigures
from lkjip_xl.books.kit.charts import LineChart
from lkjip_xl.books.kit.surface import FormulaValue, write_value
from lkjip_xl.books.kit.writer import Sheet, WorkbookInside
from lkjip_xl.report.model import Row
from lkjip_xl.tables import RINGKASAN

_CHART: Final = "xl/charts/chart1.xml"
# Of a chart, in pixels: the widest, and its height.
_WIDEST: Final = 600
_HEIGHT: Final = 220
_PIXELS_PER_POINT: Final = 4 / 3
_BESIDE: Final = 2
"""So many stand side by side, so that one is held against the other."""
# Points between two of them.
_BETWEEN: Final = 8.0
# Where a label is not told what else it shows, some programs show all of it.
_VALUE: Final = b'<c:showVal val="1"/>'
_VALUE_ALONE: Final = (
    b'<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    b'<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
# What is not said is a gap in Excel, and nothing in Word.
_VISIBLE: Final = b'<c:plotVisOnly val="1"/>'
_GAP: Final = b'<c:dispBlanksAs val="gap"/>'
# What is not said is a straight line in Word, and a curve in other programs.
_OF_SERIES: Final = re.compile(rb"</c:val>(?=</c:ser>)")
_STRAIGHT: Final = b'</c:val><c:smooth val="0"/>'
# How a sheet with the chart would be printed.
_PRINT = re.compile(rb"<c:printSettings>.*</c:printSettings>", re.DOTALL)


def charts_of(
    figures: RenstraFigures, room: float, rows: Sequence[Row] | None = None
) -> Iterator[Sequence[WordChart]]:
    """A chart for each indicator, or for some, drawn as in the workbook: two a line, so many points wide."""
    charts = figures.charts if rows is None else rows
    beside = min(_BESIDE, len(charts))
    width = min(_WIDEST, int((room / beside - _BETWEEN) * _PIXELS_PER_POINT)) if beside else 0
    drawn = list(_drawn(figures, charts, (width, _HEIGHT)))
    for first in range(0, len(drawn), _BESIDE):
        yield drawn[first : first + _BESIDE]


def _drawn(figures: RenstraFigures, rows: Sequence[Row], size: tuple[int, int]) -> Iterator[WordChart]:
    inside = _workbook(figures)  # the same for each of them
    for row in rows:
        drawn = figures.chart(row, size)
        with zipfile.ZipFile(io.BytesIO(_workbook(figures, drawn))) as package:
            xml = package.read(_CHART)
        xml = _PRINT.sub(b"", xml).replace(_VALUE, _VALUE_ALONE).replace(_VISIBLE, _VISIBLE + _GAP)
        xml = _OF_SERIES.sub(_STRAIGHT, xml)
        yield WordChart(xml, inside, size, drawn.description)


def _workbook(figures: RenstraFigures, drawn: LineChart | None = None) -> bytes:
    """A workbook with the figures of the charts, and with one of them."""
    with WorkbookInside("Gambar") as workbook:
        sheet = _Figures(workbook.sheet(RINGKASAN).raw, RINGKASAN)
        figures.write_helper(workbook, sheet)
        if drawn is not None:
            drawn.insert(workbook, sheet, len(figures.years) + 2, 0, drawn.height)
    return workbook.content


class _Figures(Sheet):
    """A sheet without the tables that its figures come from: they stand there as they are."""

    def formula(
        self,
        row: int,
        column: int,
        expression: str,  # noqa: ARG002 - what it looks at is not there
        value: FormulaValue,
        style: Any = None,
    ) -> None:
        """Write what the formula gives."""
        write_value(self, row, column, value, style)
