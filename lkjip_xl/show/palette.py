"""The one code of looks: which colour, line and sign stands for what, in workbooks, charts, pages and Word.

No hue says anything alone: beside it stands a word, a sign, a line or a shade that a grey print keeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lkjip_xl.rules.findings import Severity

# What any page is made of.
INK: Final = "#262626"
FAINT_INK: Final = "#595959"
LINE: Final = "#BFBFBF"
PAPER: Final = "#FFFFFF"
HEADING: Final = "#1F3864"
BAND: Final = "#DDE6F3"
FAINT_BAND: Final = "#F1F4FA"
LINK: Final = "#0563C1"

# What a figure is: what was reached or spent, solid; what was planned, an outline; what is
# missing, with its sign.
ACTUAL: Final = HEADING
PLAN: Final = "#7F7F7F"
SHORTFALL: Final = "#C55A11"
SHORTFALL_SIGN: Final = "▼"
EXCESS_SIGN: Final = "▲"
# What somebody accepted, whatever it was.
WAIVED: Final = "#F5F5F5"


@dataclass(frozen=True, slots=True)
class SeverityLook:
    """A finding's fill, and the line around or beside it: its colour, and its width in pixels of a page."""

    fill: str
    line: str
    width: int


# The graver, the darker in a grey print too. No cell that staff fill has one of these fills, so that a warning is
# told from a row of the template.
SEVERITIES: Final = {
    Severity.ERROR: SeverityLook("#EE8E86", "#9C0006", 12),
    Severity.WARNING: SeverityLook("#FFD24D", "#BF8F00", 6),
    Severity.INFO: SeverityLook("#DDEBF7", "#7F7F7F", 6),
}


@dataclass(frozen=True, slots=True)
class CellLook:
    """A cell of the template: its fill, its fill in the row of a program, the line around it, its letters."""

    fill: str
    program: str
    line: str
    dashed: bool = False
    italic: bool = False


# Who fills a cell of the template, told apart by the line and the letters too: a grey print keeps both.
MUST_FILL: Final = CellLook("#FFFBE6", "#FFF3C4", PLAN)
MAY_STAY_EMPTY: Final = CellLook(PAPER, PAPER, PLAN, dashed=True)
AUTOMATIC: Final = CellLook("#EBEBEB", "#DADADA", LINE, italic=True)
# What was typed over a formula of the template, because a source prints something else than it gives.
OVER_FORMULA: Final = CellLook("#E6DDF2", "#E6DDF2", "#5B3A8C")
