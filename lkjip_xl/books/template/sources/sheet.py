"""The sheet Asal Data: where what fills a template comes from, and what of the source is not in it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.list_sheet import HEADING_ROW, ListColumn, ListSheet
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import Workbook
from lkjip_xl.books.template.sources.origin import LineKind, OriginLine
from lkjip_xl.report.settings import Settings
from lkjip_xl.show import palette
from lkjip_xl.tables import ASAL_DATA, NO, YES

_NOTE: Final = (
    "Dari mana isi templat ini, dan apa yang tidak diambil. Sel ungu berbingkai tebal: isi sumber diketik di atas "
    "rumus yang memberi lain atau kosong. AMBIL: pilih Ya, lalu tulis templatnya sekali lagi."
)
TAKE: Final = "AMBIL"
# Further off the line than other figures: the remark beside it begins with a figure too.
_FIGURES: Final = "#,##0_)_)"
_MAY_TAKE: Final[Style] = styles.cell_of(palette.MUST_FILL)
# Together what a page prints in 8 points.
COLUMNS: Final = (
    ListColumn("DI SUMBER", 36),
    ListColumn("TERTULIS DI SUMBER", 45),
    ListColumn("DI TEMPLAT", 36),
    ListColumn("ANGKA", 9, {"num_format": "#,##0", "align": "right", "indent": 1}),
    ListColumn("KETERANGAN", 48),
    ListColumn(TAKE, 8, {"align": "center"}),
)
TAKE_COLUMN: Final = len(COLUMNS)
_WRITTEN, _BECOMES = 2, 3
_LOOKS: Final[dict[LineKind, Style]] = {
    LineKind.FILE: {"bold": True, "bg_color": styles.DARK_BLUE, "font_color": styles.WHITE},
    LineKind.TABLE: {"bold": True, "bg_color": styles.PALE_BLUE},
}
_MARKS: Final[dict[LineKind, dict[int, Style]]] = {
    LineKind.OVERTYPED: {_BECOMES: styles.OVER_FORMULA},
    LineKind.DIFFERS: {_WRITTEN: styles.OVER_FORMULA},
    LineKind.LEFT: {_BECOMES: {"italic": True}},
}


def write_origin(book: Workbook, lines: Iterable[OriginLine]) -> None:
    """Write the sheet behind all others."""
    found = ListSheet(book, ASAL_DATA, ASAL_DATA, _NOTE, COLUMNS)
    # A heading of a table keeps the line below it: alone at the foot of a page it would tell nothing.
    starts: list[int] = []
    is_below_heading = False
    for line in lines:
        figures = Entry() if line.figures is None else Entry(value=Decimal(line.figures), number_format=_FIGURES)
        entries = [
            Entry(line.where),
            Entry(line.written),
            Entry(line.becomes),
            figures,
            Entry(line.remark),
            Entry(line.take),
        ]
        marks = {**_MARKS.get(line.kind, {}), **({TAKE_COLUMN: _MAY_TAKE} if line.take else {})}
        found.line(entries, _LOOKS.get(line.kind), marks)
        if not is_below_heading:
            starts.append(found.last_row)
        is_below_heading = line.kind in _LOOKS
        if line.take:
            row = found.last_row
            found.sheet.validate(row, TAKE_COLUMN, row, TAKE_COLUMN, {"validate": "list", "source": [YES, NO]})
    found.finish()
    last, headings = (found.last_row, len(COLUMNS)), range(HEADING_ROW, HEADING_ROW + 1)
    page.print_in_blocks(found.sheet, Settings(), last, starts, landscape=True, repeated=headings)
