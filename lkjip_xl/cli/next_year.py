"""``lkjip-xl template --lanjut``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lkjip_xl.cli.budget_file import BudgetFile, refuse_unclear_levels, say_budget, say_what_was_read
from lkjip_xl.cli.exit_codes import WRONG_USE
from lkjip_xl.cli.progress import progress
from lkjip_xl.cli.screen import complain, refused, say
from lkjip_xl.files.limits import Limits
from lkjip_xl.files.whole_file import shown
from lkjip_xl.tables import TABEL_2_2_SASARAN, TABEL_2_7
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    from lkjip_xl.books.template.template import TemplateOptions

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
    source, budget = budget_file.read(year, _SAME_YEAR) if budget_file else (None, None)
    if budget is not None:
        refuse_unclear_levels(report, report_file)
    found = next_year(report, year, (first, last) if first and last else None, budget)
    renstra = (found.settings.awal_renstra, found.settings.akhir_renstra)
    refuse_other_year(year, renstra, f"Tambahkan tahun Renstra yang baru, misalnya --renstra {year}-{year + 4}.")
    write_template(output, replace(asked, kolom=(*asked.kolom, *found.kolom)), found.filling)
    say(f"Templat {year} ditulis: {shown(output)}")
    indicators, rows = (len(found.filling.tables.get(key, ())) for key in (TABEL_2_2_SASARAN.key, TABEL_2_7.key))
    say(f"Dari {shown(report_file)}: {indicators} indikator sasaran, {rows} baris Tabel 2.7.")
    if before == year - 1:
        say(f"Target dan realisasi {before} sudah di kolom tahun lalu.")
    if found.left:
        say(printable(f"Tidak dibawa, karena di luar Renstra yang baru: {'; '.join(found.left)}."))
    if budget_file and source and found.budget:
        say_budget(found.budget, budget_file.file, kept=False)
        say_what_was_read(source)
    say(f"Isi target {'' if budget_file else 'dan pagu '}{year} di Tabel 2.7, lalu sel kuning lainnya.")


def refuse_other_year(year: int | None, renstra: tuple[int | None, int | None], hint: str) -> None:
    """Refuse a year for which the Renstra has no target: check would refuse the template (D11)."""
    first, last = renstra
    if year is not None and first is not None and last is not None and not first <= year <= last:
        complain(f"Tahun {year} di luar Renstra {first}-{last}. {hint}")
        raise typer.Exit(WRONG_USE)
