"""Options of the template for columns and rows that it does not have by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

import typer

from lkjip_xl.cli.exit_codes import WRONG_USE
from lkjip_xl.cli.screen import complain
from lkjip_xl.tables import TABLES
from lkjip_xl.tables.on_request import MOST_ROWS, columns_on_request, named_column, usual_rows
from lkjip_xl.tables.spec import Listed
from lkjip_xl.text.words import closest

USUAL_INDICATORS: Final = usual_rows(TABLES, Listed.INDICATORS)
USUAL_BUDGET_ROWS: Final = usual_rows(TABLES, Listed.BUDGET)
_ON_REQUEST: Final = columns_on_request(TABLES)
# A name this near to one that can be asked for is suggested.
_NEAR: Final = 0.5
_LONGEST_NAME: Final = 60


def _columns() -> str:
    """The columns that can be asked for, each with its sheets."""
    by_sheet: dict[str, list[str]] = {}
    for each in _ON_REQUEST:
        by_sheet.setdefault(" dan ".join(each.sheets), []).append(each.name)
    return "; ".join(f"{', '.join(names)} ({sheets})" for sheets, names in by_sheet.items())


Kolom = Annotated[
    list[str] | None,
    typer.Option(
        "--kolom", metavar="NAMA", help=f"Tambahkan kolom yang jarang perlu; boleh diulang. Namanya: {_columns()}."
    ),
]
Indikator = Annotated[
    int,
    typer.Option(
        metavar=f"{USUAL_INDICATORS} sampai {MOST_ROWS[Listed.INDICATORS]}",
        min=USUAL_INDICATORS,
        max=MOST_ROWS[Listed.INDICATORS],
        help="Banyaknya baris di setiap tabel indikator.",
    ),
]
Baris = Annotated[
    int,
    typer.Option(
        metavar=f"{USUAL_BUDGET_ROWS} sampai {MOST_ROWS[Listed.BUDGET]}",
        min=USUAL_BUDGET_ROWS,
        max=MOST_ROWS[Listed.BUDGET],
        help="Banyaknya baris program, kegiatan, dan sub kegiatan (Tabel 2.1, 2.7, 3.1.1.b).",
    ),
]


def asked_columns(asked: Sequence[str]) -> tuple[str, ...]:
    """The short names of the columns that somebody asks for, one or several with commas at a time."""
    found: list[str] = []
    for name in (each.strip() for text in asked for each in text.split(",")):
        column = named_column(name, _ON_REQUEST)
        if column is None:
            near = closest(name, [each.name for each in _ON_REQUEST], _NEAR)
            meant = f" Maksudnya {near}?" if near else ""
            complain(f"Kolom “{name[:_LONGEST_NAME]}” tidak dikenal.{meant} Yang dapat diminta: {_columns()}.")
            raise typer.Exit(WRONG_USE)
        found.append(column.name)
    return tuple(found)
