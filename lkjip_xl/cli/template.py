"""``lkjip-xl template``."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lkjip_xl.cli.budget_file import BudgetFile, say_what_was_read
from lkjip_xl.cli.exit_codes import WRONG_USE
from lkjip_xl.cli.from_report import sources_of, write_from_report
from lkjip_xl.cli.next_year import refuse_other_year, write_next_year
from lkjip_xl.cli.on_request import Baris, Indikator, Kolom
from lkjip_xl.cli.options import Batas, Lembar, reading_options
from lkjip_xl.cli.renewal import refuse_with_renewal, renew
from lkjip_xl.cli.report_source import is_source
from lkjip_xl.cli.screen import complain, say, width
from lkjip_xl.files.limits import limits_of
from lkjip_xl.files.whole_file import refuse_to_overwrite, shown
from lkjip_xl.tables import TABEL_2_7
from lkjip_xl.tables.keys import Key
from lkjip_xl.tasks.template import (
    FILL_IT,
    USUAL_BUDGET_ROWS,
    USUAL_INDICATORS,
    asked_columns,
    clean_names,
    write_blank,
    years_of_renstra,
)
from lkjip_xl.text.sentences import few
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    from lkjip_xl.books.template.template import TemplateOptions

_MOST_UNITS = 3


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
    from lkjip_xl.books.template.template import TemplateOptions

    refuse_to_overwrite(
        output, allowed=timpa, inputs=[*(dari or ()), *(each for each in (lanjut, perbarui, pilihan) if each)]
    )
    names = clean_names(instansi, pemerintah)
    years = years_of_renstra(renstra)
    asked = TemplateOptions(
        kolom=asked_columns(kolom or ()),
        indikator=indikator if _is_given(context, "indikator") else 0,
        baris=baris if _is_given(context, "baris") else 0,
    )
    limits = limits_of(batas or ())
    options_of_file = reading_options(tahun, tahapan, skpd, batas, monthly=True, sheet=lembar)
    with_murni = TABEL_2_7.column(Key.PAGU_MURNI).asked_as in asked.kolom
    sources = sources_of(dari or (), limits)
    of_finance = BudgetFile(sources.finance or Path(), options_of_file, with_murni)
    budget_file = of_finance if sources.finance else None
    if sources.reports and (perbarui or lanjut):
        complain("Dengan --perbarui atau --lanjut, --dari hanya untuk berkas keuangan.")
        raise typer.Exit(WRONG_USE)
    if perbarui:
        refuse_with_renewal(
            {"--instansi": instansi, "--pemerintah": pemerintah, "--tahun": tahun, "--lanjut": lanjut}
        )
        paper = _PAPERS[kertas] if _is_given(context, "kertas") else None
        wanted = replace(asked, awal_renstra=years[0], akhir_renstra=years[1])
        renew(output, perbarui, wanted, paper, limits, budget_file)
        return
    if lanjut:
        if any(names) and not is_source(lanjut, limits):
            complain(
                "Dengan --lanjut, nama instansi diambil dari laporannya; hilangkan --instansi dan --pemerintah."
            )
            raise typer.Exit(WRONG_USE)
        named = replace(asked, instansi=names[0], pemerintah=names[1])
        write_next_year(output, lanjut, (tahun, years), named, limits, budget_file)
        return
    if pilihan and not sources.reports:
        complain("Dengan --pilihan, sebutkan juga laporan sumbernya dengan --dari, seperti semula.")
        raise typer.Exit(WRONG_USE)
    given = replace(
        asked,
        instansi=names[0],
        pemerintah=names[1],
        tahun=tahun,
        awal_renstra=years[0],
        akhir_renstra=years[1],
        kertas=_PAPERS[kertas],
    )
    if sources.reports:
        write_from_report(output, sources, given, limits, of_finance, pilihan)
        return
    if budget_file:
        _write(output, given, budget_file)
        return
    refuse_other_year(tahun, years, "Samakan --tahun dan --renstra.")
    write_blank(output, given)
    say(f"Templat ditulis: {shown(output)}")
    say(FILL_IT)


def _write(output: Path, options: TemplateOptions, budget_file: BudgetFile) -> None:
    """Write a template that has the pagu of a file of the finance system."""
    from lkjip_xl.books.template.from_finance import filling_from
    from lkjip_xl.books.template.template import write_template

    source, budget = budget_file.read(options.tahun, "Samakan --tahun, atau pakai berkas lain.")
    by_unit = TABEL_2_7.column(Key.UNIT).asked_as in options.kolom
    filling = filling_from(budget, by_unit=by_unit)
    summed = () if by_unit else budget.units
    of_file = source.skpd[0].name if source.skpd else source.agency
    options = replace(
        options,
        tahun=options.tahun or source.year,
        instansi=options.instansi or printable(of_file),
        pemerintah=options.pemerintah or printable(source.government),
    )
    renstra = (options.awal_renstra, options.akhir_renstra)
    refuse_other_year(options.tahun, renstra, "Samakan --tahun dan --renstra.")
    write_template(output, options, filling)
    say(f"Templat ditulis: {shown(output)}")
    rows, file = len(filling.tables[TABEL_2_7.key]), shown(budget_file.file)
    say(f"Tabel 2.7 sudah berisi {rows} baris dari {file}; lengkapi indikator dan targetnya.")
    say_what_was_read(source)
    if summed:
        say(
            f"Pagu {len(summed)} unit di berkas itu ({few(summed, _MOST_UNITS)}) dijumlahkan; dengan "
            "--kolom UNIT setiap unit mendapat barisnya sendiri."
        )
    _say_who_reports(options)
    say(FILL_IT)


def _is_given(context: typer.Context, option: str) -> bool:
    """Whether somebody typed an option, rather than taking what is usual."""
    source = context.get_parameter_source(option)
    return source is not None and source.name == "COMMANDLINE"


def _say_who_reports(options: TemplateOptions) -> None:
    """Say which fields of Identitas are filled, and which are still to be."""
    from lkjip_xl.show.wrapping import wrapped
    from lkjip_xl.tables import IDENTITAS

    known = {field.label: getattr(options, field.key) for field in IDENTITAS.fields}
    filled = ", ".join(f"{label} {value}" for label, value in known.items() if value)
    blank = ", ".join(label for label, value in known.items() if not value)
    told = [f"sudah berisi {filled}"] if filled else []
    told += [f"masih harus diisi {blank}"] if blank else []
    typer.echo(wrapped(f"{IDENTITAS.sheet}: {'; '.join(told)}.", "", width()))
