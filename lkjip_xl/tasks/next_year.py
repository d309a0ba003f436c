"""A template that begins with the report of the year before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.files.limits import Limits
from lkjip_xl.files.whole_file import shown
from lkjip_xl.tables import ASAL_DATA, TABEL_2_2_PERJANJIAN_KINERJA, TABEL_2_2_SASARAN, TABEL_2_7, TABEL_3_1_2
from lkjip_xl.tables.facts import Said
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.sources import key_in_year
from lkjip_xl.tasks.budget_file import BudgetFile, refuse_unclear_levels, told_of_budget, told_of_source
from lkjip_xl.tasks.report_source import is_source, read_recognised, told_of_tables
from lkjip_xl.tasks.telling import During, Told, WrongWish, details, reading, rows_told
from lkjip_xl.tasks.template import refuse_other_year, refuse_uncalculated
from lkjip_xl.text.ways import Field, GiveRenstra, GiveYear
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    from lkjip_xl.books.kit.writer import Workbook
    from lkjip_xl.books.template.contents import Typed
    from lkjip_xl.books.template.next_year import NextYear
    from lkjip_xl.books.template.template import TemplateOptions
    from lkjip_xl.reader.recognised import Recognised
    from lkjip_xl.report.model import Report
    from lkjip_xl.report.settings import Settings

Rows = Sequence[Mapping[str, "Typed"]]

_SAME_YEAR = ("Samakan ", GiveYear(), ", atau pakai berkas lain.")


def write_next_year(
    output: Path,
    report_file: Path,
    years: tuple[int | None, tuple[int | None, int | None]],
    asked: TemplateOptions,
    limits: Limits,
    during: During,
    budget_file: BudgetFile | None = None,
) -> tuple[int, tuple[Told, ...]]:
    """Write a template that begins with what a report holds; its year, and what still has to be done.

    ``years`` are that of the new report and those of its Renstra, where somebody told them.

    Raises:
        FileRefused: if a file cannot be read.
        WrongWish: if what is asked for does not fit together.

    """
    from lkjip_xl.books.template.next_year import next_year
    from lkjip_xl.books.template.template import write_template

    tahun, (first, last) = years
    own = tahun - 1 if tahun else None
    is_read = is_source(report_file, limits)
    source = read_recognised(report_file, limits, during, tahun=own) if is_read else None
    report = source.report if source else _read(report_file, limits, during)
    _refuse_without_tables(report, report_file, source)
    refuse_uncalculated(report, report_file)
    report = replace(report, settings=_named(report.settings, asked))
    before = report.settings.tahun
    if tahun is None and before is None:
        raise WrongWish(
            (
                f"Tahun laporan di {shown(report_file)} belum diisi. Tambahkan ",
                GiveYear(),
                ", misalnya ",
                GiveYear(2024),
                ".",
            )
        )
    year = tahun or (before or 0) + 1
    if before is not None and year <= before:
        raise WrongWish(
            (
                f"{shown(report_file)} adalah laporan tahun {before}; ",
                GiveYear(),
                f" harus sesudahnya, bukan {year}.",
            )
        )
    finance, budget = budget_file.read(year, _SAME_YEAR) if budget_file else (None, None)
    if budget is not None:
        refuse_unclear_levels(report, report_file)
    found = next_year(report, year, (first, last) if first and last else None, budget)
    renstra = (found.settings.awal_renstra, found.settings.akhir_renstra)
    refuse_other_year(
        year, renstra, ("Tambahkan tahun Renstra yang baru, misalnya ", GiveRenstra(year, year + 4), ".")
    )
    behind = _behind(report_file, source, found) if source else None
    write_template(output, replace(asked, kolom=(*asked.kolom, *found.kolom)), found.filling, behind)
    left = [each for each in source.tables if not (each.taken or found.is_listing(each))] if source else []
    of_source = () if source is None else details(told_of_tables(report_file, source, left_over=left))
    told_of = _told(found, report_file, before, year)
    of_budget: tuple[Told, ...] = ()
    if budget_file and finance and found.budget:
        of_budget = (*told_of_budget(found.budget, budget_file.file, kept=False), *told_of_source(finance))
    last_lines = [f"Tabel demi tabel ada di lembar {ASAL_DATA}."] if source else []
    last_lines.append(
        f"Isi target {'' if budget_file else 'dan pagu '}{year} di Tabel 2.7, lalu sel kuning lainnya."
    )
    return year, (*of_source, *told_of, *of_budget, *map(Told, last_lines))


def _told(found: NextYear, report_file: Path, before: int | None, year: int) -> Iterator[Told]:
    tables = found.filling.tables
    # A report may print its indicators in the agreement alone.
    named = (tables.get(each.key, ()) for each in (TABEL_2_2_SASARAN, TABEL_2_2_PERJANJIAN_KINERJA))
    indicators = len(next(filter(None, named), ()))
    yield Told(rows_told(f"Dari {shown(report_file)}", indicators, len(tables.get(TABEL_2_7.key, ()))))
    if before == year - 1:
        yield Told(_told_of_last_year(tables.get(TABEL_3_1_2.key, ()), before))
    if lacking := [*_lacking(tables.get(TABEL_2_2_SASARAN.key, ()), found.settings)]:
        yield Told(f"Tidak ada di laporan itu, isi sendiri di {TABEL_2_2_SASARAN.sheet}: {', '.join(lacking)}.")
    if found.left:
        yield Told(f"Tidak dibawa, karena di luar Renstra yang baru: {'; '.join(found.left)}.")


def _told_of_last_year(rows: Rows, before: int) -> str:
    """What of last year's figures stands where this year's report wants them."""
    columns = {Said.TARGET.value: Key.TARGET_LALU, Said.REALISASI.value: Key.REALISASI_LALU}
    there = [what for what, key in columns.items() if any(key in row for row in rows)]
    left = [what for what in columns if what not in there]
    if not left:
        return f"Target dan realisasi {before} sudah di kolom tahun lalu."
    if not there:
        where = f"isi sendiri di kolom tahun lalu {TABEL_3_1_2.sheet}"
        return f"Target dan realisasi {before} tidak terbawa; {where}."
    taken = f"{there[0].capitalize()} {before} sudah di kolom tahun lalu {TABEL_3_1_2.sheet}"
    return f"{taken}; {left[0]}nya tidak ada di laporan itu, isi sendiri di sebelahnya."


def _lacking(rows: Rows, settings: Settings) -> Iterator[str]:
    """What this year's report wants of its indicators and some of them do not have."""
    columns = {
        each.key: each.heading for each in TABEL_2_2_SASARAN.columns if each.key in {Key.SASARAN, Key.SATUAN}
    }
    if settings.tahun in settings.renstra:
        columns[key_in_year(Key.TARGET, settings.tahun)] = f"target {settings.tahun}"
    for key, what in columns.items():
        count = sum(key not in row for row in rows)
        if count and not (key == Key.SASARAN and key in rows[0]):  # it stands once over its rows
            yield what if count == len(rows) else f"{what} ({count} dari {len(rows)} indikator)"


def _refuse_without_tables(report: Report, file: Path, source: Recognised | None) -> None:
    """Refuse a file of which only a list of amounts is known, or nothing for sure: that is no report of a year."""
    like = next((each for each in source.tables if each.key), None) if source and not report.tables else None
    if like:
        raise WrongWish(
            f"{shown(file)}: {like.named} {like.why}. Tulis judul tabel dan kolomnya seperti di templat."
        )
    if not report.tables:
        raise WrongWish(
            (
                f"{shown(file)} tidak memuat tabel laporan; daftar anggaran saja diisikan dengan ",
                Field.FILL_FROM,
                ".",
            )
        )


def _read(file: Path, limits: Limits, during: During) -> Report:
    from lkjip_xl.reader import read_report

    with reading(file, during):
        return read_report(file, limits)


def _behind(file: Path, source: Recognised, found: NextYear) -> Callable[[Workbook], None]:
    """What writes the sheet that tells where the rows come from."""
    from lkjip_xl.books.template.sources.origin import NamedFile
    from lkjip_xl.books.template.sources.origin_of_next_year import lines_of_next_year
    from lkjip_xl.books.template.sources.sheet import write_origin

    lines = [*lines_of_next_year(NamedFile(printable(shown(file))), source, found)]
    return lambda book: write_origin(book, lines)


def _named(settings: Settings, asked: TemplateOptions) -> Settings:
    """The settings with the names that somebody gave."""
    return replace(
        settings,
        instansi=asked.instansi or printable(settings.instansi),
        pemerintah=asked.pemerintah or printable(settings.pemerintah),
    )
