"""A chart as it lies in a document: its XML, the frame in the line, and the workbook of its figures beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from lkjip_xl.text.words import storable

CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_END_OF_CHART: Final = b"</c:chartSpace>"
_EXTERNAL: Final = b'<c:externalData r:id="%s"><c:autoUpdate val="0"/></c:externalData>'
_EMU_PER_PIXEL: Final = 9525
_SPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_INLINE: Final = (
    f"<w:drawing {_SPACES}>"
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="Gambar {number}" descr="{description}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{key}"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)


@dataclass(frozen=True, slots=True)
class WordChart:
    """A chart that Word can edit: its XML, the workbook of its figures, its size in pixels, and what it shows."""

    xml: bytes
    workbook: bytes
    size: tuple[int, int]
    description: str

    def linked(self, key: str) -> bytes:
        """Its XML with the relation to the workbook."""
        return self.xml.replace(_END_OF_CHART, _EXTERNAL % key.encode() + _END_OF_CHART)

    def frame(self, key: str, number: int) -> str:
        """What stands in the line: the relation to the chart, and a number that no other drawing has."""
        width, height = (int(each * _EMU_PER_PIXEL) for each in self.size)
        description = escape(storable(self.description), {'"': "&quot;"})
        return _INLINE.format(width=width, height=height, number=number, description=description, key=key)
