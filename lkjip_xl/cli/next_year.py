"""``lkjip-xl template --lanjut``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lkjip_xl.cli.budget_file import BudgetFile, refuse_unclear_levels, say_budget, say_what_was_read
from lkjip_xl.cli.exit_codes import WRONG_USE
from lkjip_xl.cli.progress import progress
from lkjip_xl.cli.report_source import is_source, read_recognised, told_of_tables, wrapped_line
from lkjip_xl.cli.screen import complain, refused, say
from lkjip_xl.files.limits import Limits
from lkjip_xl.files.whole_file import shown
from lkjip_xl.tables import ASAL_DATA, TABEL_2_2_SASARAN, TABEL_2_7
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    from lkjip_xl.books.kit.writer import Workbook
    from lkjip_xl.books.template.next_year import NextYear
    from lkjip_xl.books.template.template import TemplateOptions
    from lkjip_xl.reader.recognised import Recognised
    from lkjip_xl.report.model import Report
    from lkjip_xl.report.settings import Settings

_SAME_YEAR = "Samakan --tahun, atau pakai berkas lain."


def write_next_year(
    output: Path,
    report_file: Path,
    years: tuple[int | None, tuple[int | None, int | None]],
    asked: TemplateOptions,
    limits: Limits,
    budget_file: BudgetFile | None = None,
) -> None:
    """Write a template that begins with what a report holds, and say what still has to be done.

    ``years`` are that of the new report and those of its Renstra, where somebody told them.
    """
    from lkjip_xl.books.template.next_year import next_year
    from lkjip_xl.books.template.template import write_template

    source = read_recognised(report_file, limits) if is_source(report_file, limits) else None
    report = source.report if source else _read(report_file, limits)
    _refuse_without_tables(report, report_file, source)
    report = replace(report, settings=_named(report.settings, asked))
    tahun, (first, last) = years
    before = report.settings.tahun
    if tahun is None and before is None:
        complain(f"Tahun laporan di {shown(report_file)} belum diisi. Tambahkan --tahun, misalnya --tahun 2024.")
        raise typer.Exit(WRONG_USE)
    year = tahun or (before or 0) + 1
    if before is not None and year <= before:
        complain(f"{shown(report_file)} adalah laporan tahun {before}; --tahun harus sesudahnya, bukan {year}.")
        raise typer.Exit(WRONG_USE)
    finance, budget = budget_file.read(year, _SAME_YEAR) if budget_file else (None, None)
    if budget is not None:
        refuse_unclear_levels(report, report_file)
    found = next_year(report, year, (first, last) if first and last else None, budget)
    renstra = (found.settings.awal_renstra, found.settings.akhir_renstra)
    refuse_other_year(year, renstra, f"Tambahkan tahun Renstra yang baru, misalnya --renstra {year}-{year + 4}.")
    behind = _behind(report_file, source, found) if source else None
    write_template(output, replace(asked, kolom=(*asked.kolom, *found.kolom)), found.filling, behind)
    say(f"Templat {year} ditulis: {shown(output)}")
    if source:
        for line in told_of_tables(report_file, source):
            typer.echo(wrapped_line(line))
    indicators, rows = (len(found.filling.tables.get(key, ())) for key in (TABEL_2_2_SASARAN.key, TABEL_2_7.key))
    say(f"Dari {shown(report_file)}: {indicators} indikator sasaran, {rows} baris Tabel 2.7.")
    if before == year - 1:
        say(f"Target dan realisasi {before} sudah di kolom tahun lalu.")
    if found.left:
        say(printable(f"Tidak dibawa, karena di luar Renstra yang baru: {'; '.join(found.left)}."))
    if budget_file and finance and found.budget:
        say_budget(found.budget, budget_file.file, kept=False)
        say_what_was_read(finance)
    if source:
        say(f"Tabel demi tabel ada di lembar {ASAL_DATA}.")
    say(f"Isi target {'' if budget_file else 'dan pagu '}{year} di Tabel 2.7, lalu sel kuning lainnya.")


def _refuse_without_tables(report: Report, file: Path, source: Recognised | None) -> None:
    """Refuse a file of which only a list of amounts is known, or nothing for sure: that is no report of a year."""
    like = next((each for each in source.tables if each.key), None) if source and not report.tables else None
    if like:
        complain(f"{shown(file)}: {like.named} {like.why}. Tulis judul tabel dan kolomnya seperti di templat.")
        raise typer.Exit(WRONG_USE)
    if not report.tables:
        complain(f"{shown(file)} tidak memuat tabel laporan; daftar anggaran saja diisikan dengan --dari.")
        raise typer.Exit(WRONG_USE)


def _read(file: Path, limits: Limits) -> Report:
    from lkjip_xl.reader import UnreadableFile, read_report

    try:
        with progress(f"Membaca {file.name}"):
            return read_report(file, limits)
    except UnreadableFile as error:
        raise refused(error, file) from error


def _behind(file: Path, source: Recognised, found: NextYear) -> Callable[[Workbook], None]:
    """What writes the sheet that tells where the rows come from."""
    from lkjip_xl.books.template.sources.origin import NamedFile
    from lkjip_xl.books.template.sources.origin_of_next_year import lines_of_next_year
    from lkjip_xl.books.template.sources.sheet import write_origin

    lines = [*lines_of_next_year(NamedFile(printable(shown(file))), source, found.settings, found.filling)]
    return lambda book: write_origin(book, lines)


def _named(settings: Settings, asked: TemplateOptions) -> Settings:
    """The settings with the names that somebody gave."""
    return replace(
        settings,
        instansi=asked.instansi or printable(settings.instansi),
        pemerintah=asked.pemerintah or printable(settings.pemerintah),
    )


def refuse_other_year(year: int | None, renstra: tuple[int | None, int | None], hint: str) -> None:
    """Refuse a year for which the Renstra has no target: check would refuse the template (D11)."""
    first, last = renstra
    if year is not None and first is not None and last is not None and not first <= year <= last:
        complain(f"Tahun {year} di luar Renstra {first}-{last}. {hint}")
        raise typer.Exit(WRONG_USE)
