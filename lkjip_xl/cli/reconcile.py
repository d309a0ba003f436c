"""``lkjip-xl reconcile``."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from lkjip_xl.cli.exit_codes import ERRORS_FOUND, NOTHING_WRONG, WRONG_USE
from lkjip_xl.cli.options import Batas, Lembar, reading_options
from lkjip_xl.cli.progress import progress
from lkjip_xl.cli.screen import complain, echo_for_programs, paint, refused, say, width
from lkjip_xl.files.limits import limits_of
from lkjip_xl.files.whole_file import refuse_to_overwrite, shown
from lkjip_xl.methods.tolerance import most_rupiah
from lkjip_xl.text.numbers import Dot, read_number


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
    timpa: Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada.")] = False,
    toleransi: Annotated[
        str, typer.Option(metavar="RUPIAH", help="Selisih karena pembulatan yang dianggap sama: 0 atau 1.")
    ] = "0",
    batas: Batas = None,
) -> None:
    """Mencocokkan pagu dan realisasi dengan berkas dari sistem keuangan.

    Contoh: lkjip-xl reconcile lkjip_2023.xlsx rekap_5.xlsx realisasi.xlsx -o rekonsiliasi.xlsx
    """
    from lkjip_xl.check.reconcile import reconcile as hold_against
    from lkjip_xl.finance.read.asked_for import refuse_missing_sheet
    from lkjip_xl.finance.read.source_of import read_source
    from lkjip_xl.reader import UnreadableFile, read_report
    from lkjip_xl.show import reconciliation as render

    if output:
        refuse_to_overwrite(output, allowed=timpa, inputs=(file, *files))
    tolerance = _rupiah(toleransi)
    reading: Path | None = file
    try:
        with progress(f"Membaca {file.name}"):
            report = read_report(file, limits_of(batas or ()))
        options = reading_options(
            report.settings.tahun, tahapan, skpd, batas, monthly=bulanan, sheet=lembar, several=len(files) > 1
        )
        sources = []
        for reading in files:
            with progress(f"Membaca {reading.name}"):
                sources.append(read_source(reading, options))
        reading = None
        refuse_missing_sheet(options.sheet, sources)
        found = hold_against(report, sources, tolerance, monthly=bulanan, stage=options.stage)
    except UnreadableFile as error:
        raise refused(error, reading) from error
    match output_format:
        case TableFormat.TEXT:
            typer.echo(render.render_text(found, width(), paint()))
        case TableFormat.JSON:
            echo_for_programs(render.render_json(found))
        case TableFormat.CSV:
            echo_for_programs(render.render_csv(found))
    if output:
        from lkjip_xl.books.reconciliation.book import write_reconciliation

        with progress(f"Menulis {output.name}"):
            write_reconciliation(output, found)
        # What a program reads from the output must stay whole.
        say(f"Buku kerja rekonsiliasi ditulis: {shown(output)}", err=True)
    raise typer.Exit(NOTHING_WRONG if found.agrees else ERRORS_FOUND)


def _rupiah(text: str) -> Decimal:
    """An amount as the user wrote it: 1.000 is a thousand."""
    read = read_number(text, Dot.THOUSANDS)
    if read is None or read.percent or read.value < 0:
        complain("Tulis --toleransi dalam rupiah: 0 atau 1.")
        raise typer.Exit(WRONG_USE)
    if read.value > most_rupiah():
        complain("Toleransi paling banyak Rp1, untuk pembulatan. Selisih lain dicatat di lembar Pengecualian.")
        raise typer.Exit(WRONG_USE)
    return read.value
