"""What the finished workbook adds to the common palette."""

from __future__ import annotations

from typing import Final

from lkjip_xl.books.kit.styles import (
    BASE,
    CELL,
    DARK_BLUE,
    ERROR_FILL,
    GREY_TEXT,
    LABEL,
    PALE_BLUE,
    TITLE,
    Style,
)
from lkjip_xl.rules.findings import Severity
from lkjip_xl.show import palette
from lkjip_xl.tables.levels import Level

_FAINT_BLUE: Final = palette.FAINT_BAND
_PALE_GREY: Final = "#A6A6A6"

LEVELS: Final[dict[Level, Style]] = {
    Level.PROGRAM: {"bold": True, "bg_color": PALE_BLUE},
    Level.KEGIATAN: {"bold": True, "bg_color": _FAINT_BLUE},
    Level.SUB_KEGIATAN: {},
}
# An urusan stands over its programs: no band as theirs, a strong line above, also in a grey print.
URUSAN: Final[Style] = {
    "bold": True,
    "font_color": DARK_BLUE,
    "top": 2,
    "top_color": DARK_BLUE,
    "valign": "bottom",
}
GROUP: Final[Style] = {"bold": True, "bg_color": _FAINT_BLUE}
INDENTS: Final[dict[Level, int]] = {Level.PROGRAM: 0, Level.KEGIATAN: 1, Level.SUB_KEGIATAN: 2}
# Beside the printed area: there for the checks, out of the reader's way.
ASIDE: Final[Style] = {**BASE, "font_size": 8, "font_color": _PALE_GREY, "valign": "top"}
ASIDE_HEADING: Final[Style] = {**ASIDE, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
BANNER: Final[Style] = {
    **BASE,
    "bold": True,
    "font_size": 14,
    "align": "center",
    "font_color": palette.INK,
    "bg_color": ERROR_FILL,
    "border": 2,
    "text_wrap": True,
}
# Of a draft without errors, which somebody has asked for: nothing is wrong with it.
CALM_BANNER: Final[Style] = {**BANNER, "font_color": DARK_BLUE, "bg_color": PALE_BLUE, "border_color": DARK_BLUE}
FIGURE: Final[Style] = {**CELL, "valign": "vcenter", "align": "right", "indent": 1, "bold": True}
FIGURE_LABEL: Final[Style] = {**LABEL, "bold": False, "align": "left", "indent": 1}
SECTION: Final[Style] = {**TITLE, "font_size": 11, "bottom": 1, "bottom_color": DARK_BLUE}
WAIVED: Final[Style] = {**CELL, "font_color": GREY_TEXT, "italic": True, "bg_color": palette.WAIVED}
# Excel's numbers for the line beside a severity: thick, medium, dashed.
_SEVERITY_LINES: Final = {Severity.ERROR: 5, Severity.WARNING: 2, Severity.INFO: 3}
SEVERITIES: Final[dict[Severity, Style]] = {
    severity: {
        **CELL,
        "bold": severity is Severity.ERROR,
        "bg_color": palette.SEVERITIES[severity].fill,
        "left": line,
        "left_color": palette.SEVERITIES[severity].line,
    }
    for severity, line in _SEVERITY_LINES.items()
}
# A difference does not touch the text beside it, nor run over two lines: a long one is made smaller, rather than
# not shown at all.
DIFFERENCE: Final[Style] = {"align": "right", "indent": 1, "text_wrap": False, "shrink": True}
CELL_LINK: Final[Style] = {**CELL, "font_color": palette.LINK, "underline": 1}
