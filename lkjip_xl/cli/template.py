"""``lkjip-xl template``."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from lkjip_xl.cli.on_request import Baris, Indikator, Kolom
from lkjip_xl.cli.options import Batas, Lembar, Timpa
from lkjip_xl.cli.progress import progress
from lkjip_xl.cli.screen import refusals, say, tell
from lkjip_xl.files.limits import limits_of
from lkjip_xl.files.whole_file import refuse_to_overwrite, shown
from lkjip_xl.tasks.template import USUAL_BUDGET_ROWS, USUAL_INDICATORS


class Paper(Enum):
    """The paper that the workbook is printed on."""

    FOLIO = "folio"
    A4 = "a4"


_PAPERS = {Paper.FOLIO: "Folio (F4)", Paper.A4: "A4"}


def template(
    context: typer.Context,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="BERKAS", help="Nama berkas templat yang ditulis.")
    ] = Path("lkjip_template.xlsx"),
    instansi: Annotated[str, typer.Option(metavar="NAMA", help="Nama perangkat daerah.")] = "",
    pemerintah: Annotated[
        str, typer.Option(metavar="NAMA", help="Pemerintah daerahnya, misalnya “Kota Jambi”.")
    ] = "",
    tahun: Annotated[
        int | None, typer.Option(metavar="TAHUN", min=2000, max=2100, help="Tahun laporan, misalnya 2023.")
    ] = None,
    renstra: Annotated[
        str, typer.Option(metavar="AWAL-AKHIR", help="Tahun pertama dan terakhir Renstra, misalnya 2021-2026.")
    ] = "",
    dari: Annotated[
        list[Path] | None,
        typer.Option(
            "--dari",
            metavar="BERKAS",
            readable=False,
            help="Isi dari laporan Word (.docx) atau buku kerja sendiri, atau Tabel 2.7 dari Rekap 5, DPA, LRA; "
            "boleh diulang.",
        ),
    ] = None,
    lanjut: Annotated[
        Path | None,
        typer.Option(
            "--lanjut",
            metavar="LAPORAN",
            readable=False,
            help="Mulai dari laporan tahun lalu (templat, atau Word): nama, indikator, Renstra, dan angkanya.",
        ),
    ] = None,
    perbarui: Annotated[
        Path | None,
        typer.Option(
            "--perbarui",
            metavar="LAPORAN",
            readable=False,
            help="Salin semua isian buku kerja lama, atau yang barisnya kurang, ke templat yang baru.",
        ),
    ] = None,
    pilihan: Annotated[
        Path | None,
        typer.Option(
            "--pilihan",
            metavar="TEMPLAT",
            readable=False,
            help="Templat dari --dari yang sama: ambil tabel bertanda Ya di lembar Asal Data; yang diketik tetap.",
        ),
    ] = None,
    tahapan: Annotated[
        str,
        typer.Option(metavar="murni|perubahan", help="Pagu yang dipakai, bila berkas --dari memuat keduanya."),
    ] = "",
    skpd: Annotated[
        str, typer.Option(metavar="KODE|NAMA", help="SKPD yang dipakai, bila berkas --dari memuat beberapa.")
    ] = "",
    lembar: Lembar = "",
    bulanan: Annotated[
        bool,
        typer.Option(
            "--bulanan",
            help="Jumlahkan realisasi per triwulan atau bulan (kolom) di buku kerja sendiri --dari.",
        ),
    ] = False,
    kolom: Kolom = None,
    indikator: Indikator = USUAL_INDICATORS,
    baris: Baris = USUAL_BUDGET_ROWS,
    kertas: Annotated[
        Paper, typer.Option(metavar="folio|a4", help="Ukuran kertas; biasanya folio.")
    ] = Paper.FOLIO,
    timpa: Timpa = False,
    batas: Batas = None,
) -> None:
    """Menulis buku kerja templat untuk diisi di Excel.

    Contoh: lkjip-xl template -o lkjip_2023.xlsx --tahun 2023 --instansi "Dinas Kesehatan"
    """
    from lkjip_xl.tasks.new_template import TemplateWish, write_new

    wish = TemplateWish(
        instansi,
        pemerintah,
        tahun,
        renstra,
        tuple(dari or ()),
        lanjut,
        perbarui,
        pilihan,
        (tahapan, skpd, lembar),
        tuple(kolom or ()),
        indikator if _is_given(context, "indikator") else 0,
        baris if _is_given(context, "baris") else 0,
        _PAPERS[kertas] if _is_given(context, "kertas") else "",
        bulanan,
    )
    refuse_to_overwrite(output, allowed=timpa, inputs=wish.inputs)
    with refusals():
        written = write_new(output, wish, limits_of(batas or ()), progress)
    say(f"{written.what} ditulis: {shown(output)}")
    tell(written.told)


def _is_given(context: typer.Context, option: str) -> bool:
    """Whether somebody typed an option, rather than taking what is usual."""
    source = context.get_parameter_source(option)
    return source is not None and source.name == "COMMANDLINE"
