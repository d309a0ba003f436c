"""Paper, headers and footers of the finished workbook."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from lkjip_xl.build import styles
from lkjip_xl.build.styles import PAPER_CODES
from lkjip_xl.build.writer import Sheet, Workbook
from lkjip_xl.model import Settings
from lkjip_xl.tables import DRAFT
from lkjip_xl.words import squeeze

# Excel takes no header longer than this, its codes included.
_LONGEST_HEADER = 255
_FOOTER = "&CHalaman &P dari &N"
_FOLIO = PAPER_CODES["Folio (F4)"]


def printable(text: str) -> str:
    """The text on one line, without the characters that a header or a property cannot hold."""
    return squeeze("".join(char for char in text if char in "\t\n\r" or unicodedata.category(char) != "Cc"))


def header(settings: Settings, sheet: str, *, draft: bool) -> str:
    """The print header: the agency, DRAF where it is one, the sheet. ``&`` begins a code, so it is doubled.

    The agency comes first and without a font size: a size before it would swallow a digit that it
    begins with.
    """
    middle = f'&C&"Calibri,Bold"&20{DRAFT}' if draft else ""
    right = f"&R{printable(sheet).replace('&', '&&')}"
    room = _LONGEST_HEADER - len(middle) - len(right) - len("&L")
    agency = printable(settings.instansi)
    while len(agency.replace("&", "&&")) > room:
        agency = agency[:-2] + "…"
    left = f"&L{agency.replace('&', '&&')}" if agency else ""
    return f"{left}{middle}{right}"


def begin_list(
    workbook: Workbook, sheet: Sheet, title: str, note: str, columns: Sequence[tuple[str, float]], heading_row: int
) -> None:
    """Write what a sheet that is one list begins with: title, note, and headings that stay in sight and repeat."""
    for index, (_, width) in enumerate(columns):
        sheet.raw.set_column(index, index, width)
    sheet.text(1, 1, title, workbook.style(**styles.TITLE))
    sheet.raw.set_row(0, styles.row_height([1], font_size=14))
    sheet.text(2, 1, note, workbook.style(**styles.NOTE))
    for position, (heading, _) in enumerate(columns, 1):
        sheet.text(heading_row, position, heading, workbook.style(**styles.HEADING))
    lines = [styles.lines_needed(heading, width, bold=True) for heading, width in columns]
    sheet.raw.set_row(heading_row - 1, styles.row_height(lines) + 6)
    sheet.raw.freeze_panes(heading_row, 0)
    sheet.raw.repeat_rows(heading_row - 1)


def set_up(
    sheet: Sheet, settings: Settings, *, draft: bool, landscape: bool = True, one_page: bool = False
) -> None:
    """Make a sheet print one page wide on the paper of Pengaturan."""
    raw = sheet.raw
    raw.set_paper(PAPER_CODES.get(settings.kertas, _FOLIO))
    if landscape:
        raw.set_landscape()
    else:
        raw.set_portrait()
    raw.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    raw.center_horizontally()
    raw.fit_to_pages(1, 1 if one_page else 0)
    raw.set_header(header(settings, sheet.name, draft=draft))
    raw.set_footer(_FOOTER)
    raw.hide_gridlines(2)
