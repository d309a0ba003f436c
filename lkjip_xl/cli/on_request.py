"""Options of the template for columns and rows that it does not have by itself."""

from __future__ import annotations

from typing import Annotated

import typer

from lkjip_xl.tasks.template import (
    MOST_BUDGET_ROWS,
    MOST_INDICATORS,
    USUAL_BUDGET_ROWS,
    USUAL_INDICATORS,
    columns_in_words,
)

Kolom = Annotated[
    list[str] | None,
    typer.Option(
        "--kolom",
        metavar="NAMA",
        help=f"Tambahkan kolom yang jarang perlu; boleh diulang. Namanya: {columns_in_words()}.",
    ),
]
Indikator = Annotated[
    int,
    typer.Option(
        metavar=f"{USUAL_INDICATORS} sampai {MOST_INDICATORS}",
        min=USUAL_INDICATORS,
        max=MOST_INDICATORS,
        help="Banyaknya baris di setiap tabel indikator.",
    ),
]
Baris = Annotated[
    int,
    typer.Option(
        metavar=f"{USUAL_BUDGET_ROWS} sampai {MOST_BUDGET_ROWS}",
        min=USUAL_BUDGET_ROWS,
        max=MOST_BUDGET_ROWS,
        help="Banyaknya baris program, kegiatan, dan sub kegiatan (Tabel 2.1, 2.7, 3.1.1.b).",
    ),
]
