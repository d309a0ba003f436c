"""``lkjip-xl template``."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lkjip_xl.cli.exit_codes import WRONG_USE
from lkjip_xl.cli.on_request import (
    USUAL_BUDGET_ROWS,
    USUAL_INDICATORS,
    Baris,
    Indikator,
    Kolom,
    asked_columns,
)
from lkjip_xl.cli.options import Batas, Lembar, reading_options
from lkjip_xl.cli.progress import progress
from lkjip_xl.cli.renewal import refuse_with_renewal, renew
from lkjip_xl.cli.screen import complain, refused, width
from lkjip_xl.files.limits import Limits, limits_of
from lkjip_xl.files.whole_file import refuse_to_overwrite, shown
from lkjip_xl.report.settings import Settings
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    from lkjip_xl.books.template.template import Filling, TemplateOptions
    from lkjip_xl.finance.read.source_of import ReadingOptions
    from lkjip_xl.finance.source import Source

_LONGEST_NAME = 200


class Paper(Enum):
    """The paper that the workbook is printed on."""

    FOLIO = "folio"
    A4 = "a4"


_FILL_IT = "Buka di Excel dan isi sel kuning. Lembar Petunjuk menjelaskan caranya."
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
        Path | None,
        typer.Option(
            "--dari", metavar="BERKAS", readable=False, help="Isi Tabel 2.7 dari Rekap 5, DPA, atau LRA."
        ),
    ] = None,
    lanjut: Annotated[
        Path | None,
        typer.Option(
            "--lanjut",
            metavar="LAPORAN",
            readable=False,
            help="Mulai dari laporan tahun lalu: nama, indikator, Renstra, dan angka tahun lalunya.",
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
    tahapan: Annotated[
        str,
        typer.Option(metavar="murni|perubahan", help="Pagu yang dipakai, bila berkas --dari memuat keduanya."),
    ] = "",
    skpd: Annotated[
        str, typer.Option(metavar="KODE|NAMA", help="SKPD yang dipakai, bila berkas --dari memuat beberapa.")
    ] = "",
    lembar: Lembar = "",
    kolom: Kolom = None,
    indikator: Indikator = USUAL_INDICATORS,
    baris: Baris = USUAL_BUDGET_ROWS,
    kertas: Annotated[
        Paper, typer.Option(metavar="folio|a4", help="Ukuran kertas; biasanya folio.")
    ] = Paper.FOLIO,
    timpa: Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada.")] = False,
    batas: Batas = None,
) -> None:
    """Menulis buku kerja templat untuk diisi di Excel.

    Contoh: lkjip-xl template -o lkjip_2023.xlsx --tahun 2023 --instansi "Dinas Kesehatan"
    """
    from lkjip_xl.books.template.template import TemplateOptions, write_template

    refuse_to_overwrite(output, allowed=timpa, inputs=[each for each in (dari, lanjut, perbarui) if each])
    if max(len(instansi), len(pemerintah)) > _LONGEST_NAME:
        complain(f"Nama terlalu panjang; paling banyak {_LONGEST_NAME} huruf.")
        raise typer.Exit(WRONG_USE)
    # A control character, pasted with the name, would make a file that Excel cannot open.
    names = (printable(instansi).strip(), printable(pemerintah).strip())
    years = _years_of_renstra(renstra)
    asked = TemplateOptions(kolom=asked_columns(kolom or ()), indikator=indikator, baris=baris)
    if perbarui:
        given = {"--instansi": instansi, "--pemerintah": pemerintah, "--tahun": tahun, "--lanjut": lanjut}
        refuse_with_renewal({**given, "--dari": dari, "--tahapan": tahapan, "--skpd": skpd, "--lembar": lembar})
        paper = _PAPERS[kertas] if _is_given(context, "kertas") else None
        renew(output, perbarui, replace(asked, awal_renstra=years[0], akhir_renstra=years[1]), paper, batas)
        return
    if lanjut and dari:
        complain("Pakai --dari atau --lanjut, tidak keduanya.")
        raise typer.Exit(WRONG_USE)
    if lanjut:
        if any(names):
            complain(
                "Dengan --lanjut, nama instansi diambil dari laporannya; hilangkan --instansi dan --pemerintah."
            )
            raise typer.Exit(WRONG_USE)
        _write_next_year(output, lanjut, (tahun, years), asked, limits_of(batas or ()))
        return
    source, filling = None, None
    if dari:
        source, filling = _filling_from(
            dari, reading_options(tahun, tahapan, skpd, batas, monthly=True, sheet=lembar)
        )
        tahun = tahun or source.year
        of_file = source.skpd[0].name if source.skpd else source.agency
        names = (names[0] or printable(of_file), names[1] or printable(source.government))
    _refuse_other_year(tahun, years, "Samakan --tahun dan --renstra.")
    options = replace(
        asked,
        instansi=names[0],
        pemerintah=names[1],
        tahun=tahun,
        awal_renstra=years[0],
        akhir_renstra=years[1],
        kertas=_PAPERS[kertas],
    )
    write_template(output, options, filling)
    typer.echo(f"Templat ditulis: {shown(output)}")
    if dari and source and filling:
        rows = len(filling.tables["tabel_2_7"])
        typer.echo(f"Tabel 2.7 sudah berisi {rows} baris dari {shown(dari)}; lengkapi indikator dan targetnya.")
        _say_what_was_read(source)
        _say_who_reports(options)
    typer.echo(_FILL_IT)


def _is_given(context: typer.Context, option: str) -> bool:
    """Whether somebody typed an option, rather than taking what is usual."""
    source = context.get_parameter_source(option)
    return source is not None and source.name == "COMMANDLINE"


def _say_who_reports(options: TemplateOptions) -> None:
    """Say which fields of Identitas are filled, and which are still to be."""
    from lkjip_xl.show.terminal import wrapped
    from lkjip_xl.tables import IDENTITAS

    known = {field.label: getattr(options, field.key) for field in IDENTITAS.fields}
    filled = ", ".join(f"{label} {value}" for label, value in known.items() if value)
    blank = ", ".join(label for label, value in known.items() if not value)
    told = [f"sudah berisi {filled}"] if filled else []
    told += [f"masih harus diisi {blank}"] if blank else []
    typer.echo(wrapped(f"{IDENTITAS.sheet}: {'; '.join(told)}.", "", width()))


def _say_what_was_read(source: Source) -> None:
    """Say of a file what reconcile says of it, and which amounts could not be taken over."""
    from lkjip_xl.finance.read.unknowns import left_blank
    from lkjip_xl.show.reconciliation import source_lines
    from lkjip_xl.show.terminal import wrapped

    for line in (*source_lines(source), *left_blank(source)):
        typer.echo(wrapped(printable(line), "  ", width(), hanging=2))


def _refuse_other_year(year: int | None, renstra: tuple[int | None, int | None], hint: str) -> None:
    """Refuse a year for which the Renstra has no target: check would refuse the template (D11)."""
    first, last = renstra
    if year is not None and first is not None and last is not None and not first <= year <= last:
        complain(f"Tahun {year} di luar Renstra {first}-{last}. {hint}")
        raise typer.Exit(WRONG_USE)


def _write_next_year(
    output: Path,
    report_file: Path,
    years: tuple[int | None, tuple[int | None, int | None]],
    asked: TemplateOptions,
    limits: Limits,
) -> None:
    """Write a template that begins with what a report holds, and say what still has to be done."""
    from lkjip_xl.books.template.next_year import next_year
    from lkjip_xl.books.template.template import write_template
    from lkjip_xl.reader import UnreadableFile, read_report

    try:
        with progress(f"Membaca {report_file.name}"):
            report = read_report(report_file, limits)
    except UnreadableFile as error:
        raise refused(error, report_file) from error
    tahun, (first, last) = years
    before = report.settings.tahun
    if tahun is None and before is None:
        complain(f"Tahun laporan di {shown(report_file)} belum diisi. Tambahkan --tahun, misalnya --tahun 2024.")
        raise typer.Exit(WRONG_USE)
    year = tahun or (before or 0) + 1
    if before is not None and year <= before:
        complain(f"{shown(report_file)} adalah laporan tahun {before}; --tahun harus sesudahnya, bukan {year}.")
        raise typer.Exit(WRONG_USE)
    found = next_year(report, year, (first, last) if first and last else None)
    renstra = (found.settings.awal_renstra, found.settings.akhir_renstra)
    _refuse_other_year(year, renstra, f"Tambahkan tahun Renstra yang baru, misalnya --renstra {year}-{year + 4}.")
    write_template(output, replace(asked, kolom=(*asked.kolom, *found.kolom)), found.filling)
    typer.echo(f"Templat {year} ditulis: {shown(output)}")
    indicators, budget = (len(found.filling.tables.get(key, ())) for key in ("tabel_2_2_sasaran", "tabel_2_7"))
    typer.echo(f"Dari {shown(report_file)}: {indicators} indikator sasaran, {budget} baris Tabel 2.7.")
    if before == year - 1:
        typer.echo(f"Target dan realisasi {before} sudah di kolom tahun lalu.")
    if found.left:
        typer.echo(printable(f"Tidak dibawa, karena di luar Renstra yang baru: {'; '.join(found.left)}."))
    typer.echo(f"Isi target dan pagu {year} di Tabel 2.7, lalu sel kuning lainnya.")


def _filling_from(file: Path, options: ReadingOptions) -> tuple[Source, Filling]:
    """A file of the finance system, and what it fills of a template."""
    from lkjip_xl.books.template.from_finance import filling_from
    from lkjip_xl.finance.read.source_of import read_source
    from lkjip_xl.reader import UnreadableFile

    try:
        with progress(f"Membaca {file.name}"):
            source = read_source(file, options)
        if options.year and source.year and options.year != source.year:
            complain(
                f"{shown(file)} berisi tahun {source.year}, bukan {options.year}. "
                "Samakan --tahun, atau pakai berkas lain."
            )
            raise typer.Exit(WRONG_USE)
        return source, filling_from(source)
    except UnreadableFile as error:
        raise refused(error, file) from error


def _years_of_renstra(text: str) -> tuple[int | None, int | None]:
    """The first and the last year of the Renstra as the user named them."""
    if not text:
        return None, None
    match = re.fullmatch(r"(20\d\d)\s*[-–]\s*(20\d\d)", text.strip())
    years = Settings(awal_renstra=int(match[1]), akhir_renstra=int(match[2])) if match else Settings()
    if not years.renstra:
        complain("Tulis tahun Renstra seperti 2021-2026: tahun pertama, tanda -, tahun terakhir.")
        raise typer.Exit(WRONG_USE)
    return years.awal_renstra, years.akhir_renstra
