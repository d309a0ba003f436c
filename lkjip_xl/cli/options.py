"""Options that several commands have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lkjip_xl.files.limits import limits_of
from lkjip_xl.text.words import fold

if TYPE_CHECKING:
    from lkjip_xl.finance.read.source_of import ReadingOptions


Batas = Annotated[
    list[str] | None,
    typer.Option(
        "--batas",
        metavar="NAMA=ANGKA",
        envvar="LKJIP_XL_BATAS",
        help="Ubah batas ukuran berkas, misalnya berkas=100; boleh diulang.",
    ),
]


Lembar = Annotated[
    str,
    typer.Option(
        "--lembar",
        metavar="NAMA",
        help="Lembar yang dibaca, bila beberapa lembar berkas keuangan berisi anggaran.",
    ),
]


def reading_options(
    tahun: int | None,
    tahapan: str,
    skpd: str,
    batas: list[str] | None,
    *,
    monthly: bool,
    sheet: str = "",
    several: bool = False,
) -> ReadingOptions:
    """How to read a file of the finance system, as the user's options say."""
    from lkjip_xl.finance.read.source_of import ReadingOptions
    from lkjip_xl.finance.read.stages import stage_of
    from lkjip_xl.tables.measures import Stage

    named = tahapan.strip()
    stage = stage_of(named)
    return ReadingOptions(
        tahun,
        stage,
        skpd.strip(),
        limits_of(batas or ()),
        monthly,
        sheet.strip(),
        "" if fold(named) in {each.value for each in Stage} else named,
        several,
    )
