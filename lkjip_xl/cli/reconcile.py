"""``lkjip-xl reconcile``."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from lkjip_xl.cli.exit_codes import ERRORS_FOUND, NOTHING_WRONG
from lkjip_xl.cli.options import Batas, Lembar, Timpa
from lkjip_xl.cli.progress import progress
from lkjip_xl.cli.screen import echo_for_programs, paint, refusals, say, width
from lkjip_xl.files.limits import limits_of
from lkjip_xl.files.whole_file import refuse_to_overwrite, shown


class TableFormat(Enum):
    """How reconcile prints what it found."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def reconcile(
    file: Annotated[
        Path, typer.Argument(metavar="LKJIP", readable=False, help="Buku kerja LKjIP .xlsx yang sudah diisi.")
    ],
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="BERKAS…",
            readable=False,
            help="Berkas keuangan: Rekap 5, realisasi, LRA, DPA, atau CSV.",
        ),
    ],
    output_format: Annotated[
        TableFormat, typer.Option("--format", metavar="text|json|csv", help="Bentuk hasil; biasanya text.")
    ] = TableFormat.TEXT,
    tahapan: Annotated[
        str,
        typer.Option(metavar="murni|perubahan", help="Pagu yang dipakai, bila berkasnya memuat keduanya."),
    ] = "",
    skpd: Annotated[
        str, typer.Option(metavar="KODE|NAMA", help="SKPD yang dipakai, bila berkasnya memuat beberapa.")
    ] = "",
    lembar: Lembar = "",
    bulanan: Annotated[
        bool,
        typer.Option("--bulanan", help="Jumlahkan realisasi per bulan (berkas atau kolom) yang belum kumulatif."),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="HASIL", help="Tulis juga buku kerja rekonsiliasinya (.xlsx)."),
    ] = None,
    timpa: Timpa = False,
    toleransi: Annotated[
        str, typer.Option(metavar="RUPIAH", help="Selisih karena pembulatan yang dianggap sama: 0 atau 1.")
    ] = "0",
    batas: Batas = None,
) -> None:
    """Mencocokkan pagu dan realisasi dengan berkas dari sistem keuangan.

    Contoh: lkjip-xl reconcile lkjip_2023.xlsx rekap_5.xlsx realisasi.xlsx -o rekonsiliasi.xlsx
    """
    from lkjip_xl.show import reconciliation as render
    from lkjip_xl.tasks.reconcile import reconciled, tolerance_of, write_reconciled

    if output:
        refuse_to_overwrite(output, allowed=timpa, inputs=(file, *files))
    chosen, limits = (tahapan, skpd, lembar), limits_of(batas or ())
    with refusals():
        tolerance = tolerance_of(toleransi)
        found = reconciled(file, files, chosen, tolerance, limits, monthly=bulanan, during=progress)
    match output_format:
        case TableFormat.TEXT:
            typer.echo(render.render_text(found, width(), paint()))
        case TableFormat.JSON:
            echo_for_programs(render.render_json(found))
        case TableFormat.CSV:
            echo_for_programs(render.render_csv(found))
    if output:
        with progress(f"Menulis {output.name}"):
            write_reconciled(output, found)
        # What a program reads from the output must stay whole.
        say(f"Buku kerja rekonsiliasi ditulis: {shown(output)}", err=True)
    raise typer.Exit(NOTHING_WRONG if found.agrees else ERRORS_FOUND)
