"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

Batas = Annotated[
    list[str] | None,
    typer.Option(
        "--batas",
        metavar="NAMA=ANGKA",
        envvar="LKJIP_XL_BATAS",
        help="Ubah batas ukuran berkas, misalnya berkas=100; boleh diulang.",
    ),
]

Timpa = Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada.")]
Lembar = Annotated[
    str,
    typer.Option(
        "--lembar",
        metavar="NAMA",
        help="Lembar yang dibaca, bila beberapa lembar berkas keuangan berisi anggaran.",
    ),
]
