"""A workbook to be filled: blank, or with what somebody has already, whatever kind of file that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lkjip_xl.files.limits import Limits
from lkjip_xl.files.whole_file import shown
from lkjip_xl.tables import IDENTITAS, TABEL_2_7
from lkjip_xl.tables.keys import Key
from lkjip_xl.tasks.budget_file import BudgetFile, told_of_source
from lkjip_xl.tasks.finance_files import reading_options
from lkjip_xl.tasks.from_report import Sources, sources_of, write_from_report
from lkjip_xl.tasks.next_year import write_next_year
from lkjip_xl.tasks.renewal import renew
from lkjip_xl.tasks.report_source import is_source
from lkjip_xl.tasks.telling import During, Told, WrongWish, quietly
from lkjip_xl.tasks.template import (
    FILL_IT,
    SAME_YEAR,
    asked_columns,
    clean_names,
    refuse_other_year,
    write_blank,
    years_of_renstra,
)
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import AskColumn, Field, GiveYear, Way
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    from lkjip_xl.books.template.template import TemplateOptions

USUAL_PAPER: Final = "Folio (F4)"
_MOST_UNITS = 3
_WITH_FINANCE_ONLY = (
    *("Dengan ", Field.RENEW, " atau ", Field.BEGIN_WITH, ", "),
    *(Field.FILL_FROM, " hanya untuk berkas keuangan."),
)
_NAMED_ALREADY = (
    *("Dengan ", Field.BEGIN_WITH, ", nama instansi diambil dari laporannya; hilangkan "),
    *(Field.NAME_AGENCY, " dan ", Field.NAME_GOVERNMENT, "."),
)
_PICKED_OF_WHAT = (
    *("Dengan ", Field.PICK, ", sebutkan juga laporan sumbernya dengan "),
    *(Field.FILL_FROM, ", seperti semula."),
)


@dataclass(frozen=True, slots=True)
class TemplateWish:
    """What somebody wants of a template; what nobody says is empty, or 0.

    ``dari`` are the files to fill it from, ``lanjut`` is the report of the year before, ``perbarui`` an older
    template, ``pilihan`` the one in which tables were picked. ``chosen`` are the stage of the budget, the SKPD and
    the sheet of a finance file. ``bulanan`` adds up the realisasi of single months or quarters in lists of an
    agency's own.
    """

    instansi: str = ""
    pemerintah: str = ""
    tahun: int | None = None
    renstra: str = ""
    dari: tuple[Path, ...] = ()
    lanjut: Path | None = None
    perbarui: Path | None = None
    pilihan: Path | None = None
    chosen: tuple[str, str, str] = ("", "", "")
    kolom: tuple[str, ...] = ()
    indikator: int = 0
    baris: int = 0
    kertas: str = ""
    bulanan: bool = False

    @property
    def inputs(self) -> tuple[Path, ...]:
        """All files that are read."""
        return (*self.dari, *(each for each in (self.lanjut, self.perbarui, self.pilihan) if each))


@dataclass(frozen=True, slots=True)
class TemplateWritten:
    """What was written, in two or three words, what must be said of it, and its year where that is known."""

    what: str
    told: tuple[Told, ...]
    tahun: int | None = None


def write_new(output: Path, wish: TemplateWish, limits: Limits, during: During = quietly) -> TemplateWritten:
    """Write a template as it is wanted.

    Raises:
        CannotWrite: if nothing can be written there.
        FileRefused: if a file cannot be read.
        WrongWish: if what is wanted cannot be understood, or does not fit together.

    """
    from lkjip_xl.books.template.template import TemplateOptions

    names = clean_names(wish.instansi, wish.pemerintah)
    years = years_of_renstra(wish.renstra)
    asked = TemplateOptions(kolom=asked_columns(wish.kolom), indikator=wish.indikator, baris=wish.baris)
    sheet, for_pagu = wish.chosen[2].strip(), bool(wish.perbarui or wish.lanjut)
    sources = sources_of(wish.dari, limits, sheet, wish.tahun, for_pagu=for_pagu)
    sources = replace(sources, monthly=wish.bulanan)
    of_finance = _budget_file(sources, wish, asked, limits, during)
    budget_file = of_finance if sources.finance else None
    if sources.reports and (wish.perbarui or wish.lanjut):
        raise WrongWish(_WITH_FINANCE_ONLY)
    if wish.perbarui:
        _refuse_with_renewal(wish)
        wanted = replace(asked, awal_renstra=years[0], akhir_renstra=years[1])
        told = renew(output, wish.perbarui, wanted, wish.kertas, limits, during, budget_file)
        return TemplateWritten("Templat baru", tuple(told))
    if wish.lanjut:
        if any(names) and not is_source(wish.lanjut, limits):
            raise WrongWish(_NAMED_ALREADY)
        named = replace(asked, instansi=names[0], pemerintah=names[1])
        of_years = (wish.tahun, years)
        year, lines = write_next_year(output, wish.lanjut, of_years, named, limits, during, budget_file)
        return TemplateWritten(f"Templat {year}", lines, year)
    if wish.pilihan and not sources.reports:
        raise WrongWish(_PICKED_OF_WHAT)
    given = replace(
        asked,
        instansi=names[0],
        pemerintah=names[1],
        tahun=wish.tahun,
        awal_renstra=years[0],
        akhir_renstra=years[1],
        kertas=wish.kertas or USUAL_PAPER,
    )
    if sources.reports:
        told = write_from_report(output, sources, given, limits, of_finance, during, wish.pilihan)
    elif budget_file:
        told = _write_with_budget(output, given, budget_file)
    else:
        write_blank(output, given)
        told = iter([Told(FILL_IT)])
    return TemplateWritten("Templat", tuple(told), wish.tahun)


def _budget_file(
    sources: Sources, wish: TemplateWish, asked: TemplateOptions, limits: Limits, during: During
) -> BudgetFile:
    """The file of the finance system, or how one is to be read; its name is empty where there is none."""
    options = reading_options(wish.tahun, wish.chosen, limits, monthly=True)
    with_murni = TABEL_2_7.column(Key.PAGU_MURNI).asked_as in asked.kolom
    return BudgetFile(sources.finance or Path(), options, with_murni, during)


def _refuse_with_renewal(wish: TemplateWish) -> None:
    """Refuse to be told what the old workbook says already."""
    given: tuple[tuple[Way, object], ...] = (
        (Field.NAME_AGENCY, wish.instansi),
        (Field.NAME_GOVERNMENT, wish.pemerintah),
        (GiveYear(), wish.tahun),
        (Field.BEGIN_WITH, wish.lanjut),
    )
    ways = [way for way, value in given if value]
    if ways:
        named = [part for way in ways for part in (" dan ", way)][1:]
        raise WrongWish(("Dengan ", Field.RENEW, ", isinya diambil dari buku kerja itu; hilangkan ", *named, "."))


def _write_with_budget(output: Path, options: TemplateOptions, budget_file: BudgetFile) -> Iterator[Told]:
    """Write a template that has the pagu of a file of the finance system."""
    from lkjip_xl.books.template.from_finance import filling_from
    from lkjip_xl.books.template.template import write_template

    other = ("Samakan ", GiveYear(), ", atau pakai berkas lain.")
    source, budget = budget_file.read(options.tahun, other)
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
    refuse_other_year(options.tahun, (options.awal_renstra, options.akhir_renstra), SAME_YEAR)
    write_template(output, options, filling)
    rows, file = len(filling.tables[TABEL_2_7.key]), shown(budget_file.file)
    yield Told(f"Tabel 2.7 sudah berisi {rows} baris dari {file}; lengkapi indikator dan targetnya.")
    yield from told_of_source(source, budget)
    if summed:
        told = f"Pagu {len(summed)} unit di berkas itu ({few(summed, _MOST_UNITS)}) dijumlahkan; dengan "
        yield Told((told, AskColumn("UNIT"), " setiap unit mendapat barisnya sendiri."))
    yield Told(_who_reports(options))
    yield Told(FILL_IT)


def _who_reports(options: TemplateOptions) -> str:
    """Which fields of Identitas are filled, and which are still to be."""
    known = {field.label: getattr(options, field.key) for field in IDENTITAS.fields}
    filled = ", ".join(f"{label} {value}" for label, value in known.items() if value)
    blank = ", ".join(label for label, value in known.items() if not value)
    told = [f"sudah berisi {filled}"] if filled else []
    told += [f"masih harus diisi {blank}"] if blank else []
    return f"{IDENTITAS.sheet}: {'; '.join(told)}."
