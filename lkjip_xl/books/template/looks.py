"""How the cells of the template tell who fills them, and of which level their row is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lkjip_xl.books.kit import styles
from lkjip_xl.show import palette
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lkjip_xl.books.kit.styles import Style
    from lkjip_xl.show.palette import CellLook
    from lkjip_xl.tables.spec import Column, Field

LEGEND: Final[tuple[tuple[CellLook, str, str], ...]] = (
    (palette.MUST_FILL, "isi", "Kuning, garis utuh: diisi oleh Bapak/Ibu."),
    (palette.MAY_STAY_EMPTY, "boleh", "Putih, garis putus-putus: boleh kosong."),
    (palette.AUTOMATIC, "Excel", "Abu-abu, huruf miring: otomatis oleh Excel; biarkan saja."),
)


def must_be_filled(column: Column) -> bool:
    """Whether somebody has to type it in each row; without a level nothing of the template adds up."""
    return column.typed and (column.filled or column.kind is Kind.LEVEL)


def look_of(column: Column) -> CellLook:
    """How the cells of a column look."""
    if not column.typed:
        return palette.AUTOMATIC
    return palette.MUST_FILL if must_be_filled(column) else palette.MAY_STAY_EMPTY


def look_of_field(field: Field) -> CellLook:
    """How the cell of a line of a form looks."""
    if field.of_template:
        return palette.AUTOMATIC
    return palette.MUST_FILL if field.filled else palette.MAY_STAY_EMPTY


def level_looks(look: CellLook) -> Mapping[Level, Style]:
    """What the row of a level has besides: letters and a line, no fill that a finding has in a marked copy."""
    program: Style = {"bold": True, "font_color": styles.DARK_BLUE, "top": 1, "top_color": styles.DARK_BLUE}
    # Where a condition says one line of a cell, LibreOffice draws no other.
    around = styles.cell_of(look)
    for side in ("left", "right", "bottom"):
        program |= {side: around["border"], f"{side}_color": around["border_color"]}
    if look.program != look.fill:
        program["bg_color"] = look.program
    return {Level.PROGRAM: program, Level.KEGIATAN: {"bold": True}}
