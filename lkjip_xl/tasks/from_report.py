"""A template filled from reports that are no templates: what they fill, and what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.files.find import is_document
from lkjip_xl.files.limits import Limits
from lkjip_xl.files.whole_file import shown
from lkjip_xl.tables import ASAL_DATA, IDENTITAS, PENGATURAN, TABEL_2_7, TABLES, table_named
from lkjip_xl.tables.keys import FieldKey, Key
from lkjip_xl.tasks.budget_file import BudgetFile, refuse_too_many, refuse_unclear_levels, told_of_source
from lkjip_xl.tasks.earlier_template import named_files, read_earlier
from lkjip_xl.tasks.report_source import MOST_NAMED, is_source, read_recognised, told_of_tables
from lkjip_xl.tasks.telling import During, Told, WrongWish, details
from lkjip_xl.tasks.template import refuse_other_year
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Action, Advice, CheckFile, Field, GiveRenstra, GiveYear
from lkjip_xl.text.words import heading_key, printable
from lkjip_xl.text.years import YEAR

if TYPE_CHECKING:
    from lkjip_xl.books.template.sources.filling import FromSource
    from lkjip_xl.books.template.sources.listing import BudgetList
    from lkjip_xl.books.template.sources.lists_beside import BesideList
    from lkjip_xl.books.template.sources.table import CarriedTable
    from lkjip_xl.books.template.template import Filling, TemplateOptions
    from lkjip_xl.reader.printed.merged import Merged
    from lkjip_xl.reader.recognised import Recognised
    from lkjip_xl.report.model import Report
    from lkjip_xl.report.place import Place
    from lkjip_xl.report.settings import Settings

# A pagu comes with the names and figures of both sources.
_MOST_PAGU = 2
_COLUMNS: dict[str, str] = {Key.REALISASI_KINERJA: "realisasi kinerja"}


@dataclass(frozen=True, slots=True)
class Sources:
    """The files that a template is filled from: reports, and at most one of the finance system.

    ``finance_first`` says that this one was named before the first report. ``monthly`` adds up the realisasi of
    single months or quarters in lists of the reports.
    """

    reports: tuple[Path, ...] = ()
    finance: Path | None = None
    finance_first: bool = False
    monthly: bool = False


def sources_of(
    paths: Sequence[Path], limits: Limits, sheet: str = "", tahun: int | None = None, *, for_pagu: bool = False
) -> Sources:
    """What kind each of the files is that were named; ``sheet`` is named of one of the finance system.

    ``tahun`` is the year that somebody names, ``for_pagu`` says that nothing but pagu is wanted of lists.

    Raises:
        WrongWish: if two are of the finance system.

    """
    reports = tuple(path for path in paths if is_source(path, limits, sheet, tahun, for_pagu=for_pagu))
    finance = [path for path in paths if path not in reports]
    if len(finance) > 1:
        raise WrongWish(
            ("Sebutkan satu berkas keuangan saja dengan ", Field.FILL_FROM, "; laporan Word boleh ditambahkan.")
        )
    first = bool(finance) and paths[0] == finance[0]
    return Sources(reports, finance[0] if finance else None, first)


def write_from_report(
    output: Path,
    sources: Sources,
    options: TemplateOptions,
    limits: Limits,
    budget_file: BudgetFile,
    during: During,
    pilihan: Path | None = None,
) -> Iterator[Told]:
    """Write a template with what the tables of reports say, and tell what became of them.

    ``budget_file`` is the file of the finance system; where that names none, amounts in an agency's own workbook
    are read as such a file.

    ``options`` hold what somebody said of agency and years: it goes before what the reports say. ``pilihan`` is
    the template that was written before: it says which tables are taken besides, and keeps what was typed since.

    Raises:
        FileRefused: if a file cannot be read.
        WrongWish: if what is asked for does not fit together.

    """
    from lkjip_xl.books.template.sources.kept import still_blank, with_kept
    from lkjip_xl.books.template.sources.origin import lines_of
    from lkjip_xl.books.template.sources.sheet import write_origin
    from lkjip_xl.books.template.template import write_template

    files = named_files([*sources.reports, *([sources.finance] if sources.finance else [])])
    earlier = read_earlier(pilihan, files, limits, during) if pilihan else None
    options = _as_said_before(options, earlier.filling) if earlier else options
    reading = _Reading(sources, options, limits, budget_file, during)
    found, merged = reading.found, reading.merged
    filling = found.filling
    if earlier is not None:
        accepted = [earlier.picks.of(number, source) for number, source in enumerate(merged.sources)]
        again = _Reading(sources, options, limits, budget_file, during, accepted)
        filling = with_kept(again.found.filling, filling, earlier.filling, still_blank(found, earlier.grids))
        found, merged = again.found, again.merged
    lines = [*lines_of(files, merged, found, earlier.picks.accepted if earlier else ())]
    write_template(output, options, filling, lambda book: write_origin(book, lines))
    if earlier is not None and pilihan is not None:
        yield Told(
            f"Yang diketik di {shown(pilihan)} dibawa; tabel yang diambil menurut pilihan: "
            f"{len(earlier.picks.accepted)}."
        )
        yield from earlier.told
    yield from details(told(sources.reports, merged, found), apart=True)
    if reading.finance:
        yield Told(f"Pagu dari {shown(reading.budget_file)}:")
        yield from told_of_source(reading.finance, reading.budget if found.from_finance else None)
    yield Told((f"Semuanya ada di lembar {ASAL_DATA}. Periksa hasilnya: ", CheckFile(shown(output))))


def _as_said_before(options: TemplateOptions, filling: Filling) -> TemplateOptions:
    """The options with agency and Renstra of the template that was written before, unless somebody says others."""
    form = {key: typed.value for key, typed in filling.forms.get(IDENTITAS.key, {}).items()}
    first, last = (form.get(key) for key in (FieldKey.AWAL_RENSTRA, FieldKey.AKHIR_RENSTRA))
    return replace(
        options,
        instansi=options.instansi or str(form.get(FieldKey.INSTANSI) or ""),
        pemerintah=options.pemerintah or str(form.get(FieldKey.PEMERINTAH) or ""),
        awal_renstra=options.awal_renstra or _year(first),
        akhir_renstra=options.akhir_renstra or _year(last),
    )


def _year(value: object) -> int | None:
    return int(value) if isinstance(value, int | Decimal) else None


class _Reading:
    """The sources read, with the tables that somebody chose, and what fills a template from them."""

    def __init__(
        self,
        sources: Sources,
        options: TemplateOptions,
        limits: Limits,
        budget_file: BudgetFile,
        during: During,
        accepted: Sequence[Collection[int]] = (),
    ) -> None:
        from lkjip_xl.books.template.sources.filling import from_source
        from lkjip_xl.books.template.sources.listing import budget_list_of
        from lkjip_xl.reader.own.months_together import with_months_together
        from lkjip_xl.reader.printed.merged import merged

        files, taken = sources.reports, accepted or [()] * len(sources.reports)
        self.merged = merged(
            [
                read_recognised(file, limits, during, own, monthly=sources.monthly, tahun=options.tahun)
                for file, own in zip(files, taken, strict=True)
            ]
        )
        source, settings = self.merged.whole, _settings(files, self.merged, options)
        lists = with_months_together(source.report.other_tables, added=sources.monthly)
        source = replace(source, report=replace(source.report, other_tables=lists))
        self.finance, self.budget = None, None
        listing = budget_list_of(source.report)
        _refuse_other_years_alone(files, self.merged, listing)
        refuse_too_many(len(listing.plan) if listing else 0, files[0])
        has_budget = TABEL_2_7.key in source.report.tables or listing is not None
        own = () if has_budget else [file for file in files if not is_document(file)]
        self.budget_file = sources.finance or next((file for file in own if budget_file.holds(file)), Path())
        if self.budget_file.name:
            of_file = replace(budget_file, file=self.budget_file)
            self.finance, self.budget = of_file.read(settings.tahun, "Pakai berkas lain.")
            refuse_unclear_levels(source.report, files[self.merged.owner.get(TABEL_2_7.key, 0)])
        found = (source, settings, options.kolom, doubted_in(source), self.budget)
        self.found = from_source(*found, budget_first=sources.finance_first)
        refuse_too_many(len(self.found.lists.plan), files[0])


def _settings(files: Sequence[Path], merged: Merged, options: TemplateOptions) -> Settings:
    """What the sources and the user say of agency and years.

    Raises:
        WrongWish: if the years are others.

    """
    read = merged.whole.report.settings
    year = options.tahun or read.tahun
    for file, source in zip(files, merged.sources, strict=True):
        own = source.report.settings.tahun
        if year and own and own != year:
            raise WrongWish(
                (
                    f"{shown(file)} adalah laporan tahun {own}, bukan {year}. ",
                    "Untuk templat tahun berikutnya pakai ",
                    Field.BEGIN_WITH,
                    ".",
                )
            )
    first, last = options.awal_renstra or read.awal_renstra, options.akhir_renstra or read.akhir_renstra
    refuse_other_year(year, (first, last), ("Tambahkan ", GiveRenstra(), "."))
    return replace(
        read,
        instansi=options.instansi or printable(read.instansi),
        pemerintah=options.pemerintah or printable(read.pemerintah),
        tahun=year,
        awal_renstra=first,
        akhir_renstra=last,
        kertas=options.kertas,
    )


def _refuse_other_years_alone(files: Sequence[Path], read: Merged, listing: BudgetList | None) -> None:
    """Refuse lists with a column for each year of which none is surely the report's pagu, where nothing else is.

    Raises:
        WrongWish: if there is nothing but such a list.

    """
    for file, source in zip(files, read.sources, strict=True):
        document = source.report.document
        if document is None or source.report.tables or listing is not None:
            continue
        if document.untold:
            raise WrongWish(
                f"{shown(file)} memuat kolom tahun laporan ({few(document.untold, MOST_NAMED)}) tanpa menyebut "
                "apa isinya. Bila itu pagu, tulis misalnya PAGU INDIKATIF di judul tabel atau di atas kolom itu, "
                "lalu ulangi."
            )
        if not document.by_year:
            continue
        years = YEAR.findall(" ".join(document.by_year))
        named, year = few(document.by_year, MOST_NAMED), source.report.settings.tahun
        if not years:
            raise WrongWish(
                f"{shown(file)} memuat kolom per tahun ({named}) tanpa menyebut tahunnya. Tulis tahunnya di judul "
                "kolom itu, misalnya Tahun ke-1 (2022), lalu ulangi."
            )
        if year:
            raise WrongWish(
                f"{shown(file)} memuat kolom per tahun ({named}), tanpa tahun {year}. Pakai berkas lain."
            )
        raise WrongWish(
            (
                f"{shown(file)} memuat kolom per tahun ({named}), jadi tahun laporannya perlu disebut, misalnya ",
                GiveYear(int(max(years))),
                ".",
            )
        )


def doubted_in(source: Recognised) -> frozenset[Place]:
    """The cells in which a check of the source finds slips."""
    from lkjip_xl.check.run import check_report

    return frozenset(each.problem.place for each in check_report(source.report, "").findings)


def told(files: Sequence[Path], merged: Merged, found: FromSource) -> Iterator[Advice]:
    """What Asal Data says of the sources, in some lines."""
    for number, (file, source) in enumerate(zip(files, merged.sources, strict=True)):
        own = [each.count for key, each in found.tables.items() if merged.owner[key] == number]
        more = sum(count for (_, other), count in merged.filled.items() if other == number)
        beside = [each for table in source.tables if (each := found.beside(table, number))]
        more += sum(each.count for each in beside)
        added = f", dan {more} sel yang kosong di berkas sebelumnya" if more else ""
        left = [table for table in source.tables if not (table.taken or found.counts(table, number))]
        listed = found.figures_of_lists(source.tables, number)
        yield from told_of_tables(file, source, f", {sum(own) + listed} angka{added}", left)
        for each in beside:
            yield from _of_beside(file, each)
    ordered = [(spec.sheet, found.tables[spec.key]) for spec in TABLES if spec.key in found.tables]
    if ordered:
        yield f"Angka per tabel: {', '.join(f'{sheet} ({each.count})' for sheet, each in ordered)}."
    yield from _of_overtyped(ordered)
    outside = [place.in_full for table in found.tables.values() for place in table.unplaced]
    if outside:
        named = few(outside, MOST_NAMED, "sel")
        yield f"{len(outside)} sel dari tabel yang diambil tidak mendapat tempat di templat: {named}."
    if merged.differing:
        cells = few([one.taken.in_full for one in merged.differing], MOST_NAMED, "sel")
        yield f"{len(merged.differing)} sel berbeda di dua sumber, dipakai yang disebut lebih dahulu: {cells}."
    if merged.alone:
        rows = [f"{one.label} ({table_named(one.key).sheet})" for one in merged.alone]
        yield f"Tidak diambil, karena barisnya tidak ada di berkas pertama: {few(rows, MOST_NAMED, 'baris')}."
    document = merged.whole.report.document
    absent = document.absent if document and not document.own_workbook else ()
    if missing := [sheet for sheet in absent if sheet not in found.filled]:
        yield f"Tidak ada di sumber: {few(missing, MOST_NAMED, 'tabel')}."
    if found.listing:
        yield from _of_listing(found.listing, merged.whole.report)
    yield from _of_other_agencies(files, merged)
    yield from _of_pagu(found)
    fields = ((field.label, getattr(found.settings, field.key)) for field in IDENTITAS.fields)
    said = [f"{label} {value or '(belum diketahui, isi sendiri)'}" for label, value in fields]
    yield f"{IDENTITAS.sheet}: {', '.join(said)}."
    if found.choices:
        yield f"{PENGATURAN.sheet}: {'; '.join(found.choices)}."


def _of_overtyped(ordered: Sequence[tuple[str, CarriedTable]]) -> Iterator[str]:
    """The cells that hold what the source has there and not a formula: it shows something else, or nothing."""
    for why, shows in (("memberi yang lain", True), ("tidak memberi apa-apa", False)):
        counts = {sheet: sum(bool(cell.shown) is shows for cell in each.overtyped) for sheet, each in ordered}
        if over := [f"{sheet} ({count})" for sheet, count in counts.items() if count]:
            yield (
                f"{sum(counts.values())} sel rumus diisi seperti tertulis di sumber, karena rumusnya {why}; "
                f"selnya ungu: {', '.join(over)}."
            )


def _of_beside(file: Path, beside: BesideList) -> Iterator[str]:
    """What a list of a further source has otherwise than the one before it, and what it has alone."""
    if beside.differing:
        told = [
            f"{each.label} ({_COLUMNS.get(each.column, each.column)} {each.taken}, di {shown(file)} {each.other})"
            for each in beside.differing
        ]
        cells = few(told, MOST_NAMED, "sel")
        yield f"{len(told)} sel daftarnya berbeda, dipakai yang disebut lebih dahulu: {cells}."
    if beside.added:
        yield f"{len(beside.added)} baris ditambahkan dari sini: {few(beside.added, MOST_NAMED, 'baris')}."
    if beside.left:
        rows = [f"{label} ({why})" for label, why in beside.left]
        yield f"Baris yang tidak diambil dari sini: {few(rows, MOST_NAMED, 'baris')}."


def _of_listing(listing: BudgetList, report: Report) -> Iterator[Advice]:
    """Which list fills Tabel 2.7, from which columns; a realisasi of a part of the year is not taken over."""
    document = report.document
    headed = listing.realisasi if listing.is_added_up else f"kolom “{listing.realisasi}”"
    spent = f", realisasinya dari {headed}" if listing.realisasi else ""
    yield (
        f"Tabel 2.7: {listing.named} baris dari daftar di {listing.sheet}; pagunya dari kolom “{listing.pagu}”"
        f"{spent}. Pastikan kolom itu yang dimaksud."
    )
    if listing.work:
        headings = [f"“{heading}”" for heading in listing.work.values()]
        yield f"Indikator dan kinerjanya dari kolom {few(headings, len(headings))}."
    if listing.unread:
        unread = [f"{each.place.in_full} berisi {each.written}" for each in listing.unread]
        yield f"Tidak dibawa, karena bukan angka: {few(unread, MOST_NAMED)}. Isi sendiri."
    if spent or document is None:
        return
    if any(part.startswith(f"{listing.sheet} (") for part in document.parts_of_year):
        parts = few(document.parts_of_year, MOST_NAMED, "daftar")
        yield f"Realisasinya tidak dibawa, karena bukan, atau belum tentu, setahun: {parts}."
        yield from _of_periods(report)
    for columns in document.periods:
        if columns.startswith(f"{listing.sheet}: "):
            yield (
                f"Realisasinya tidak dibawa, karena tanpa kolom setahun: {columns}. Bila setiap kolom hanya ",
                "berisi satu masa, tulis lagi dengan ",
                Action.ADD_MONTHS,
                ", supaya dijumlahkan.",
            )


def _of_periods(report: Report) -> Iterator[Advice]:
    """What can be done with lists of which none is surely that of the year."""
    from lkjip_xl.reader.own.alike_lists import UNTOLD
    from lkjip_xl.reader.own.months_together import with_months_together

    told = "Bila setiap daftar berisi satu masa saja, dan bersama-sama setahun, "
    if with_months_together(report.other_tables, added=True) != report.other_tables:
        yield (f"{told}tulis lagi dengan ", Action.ADD_MONTHS, ", supaya dijumlahkan.")
    elif any(each.part_of_year == UNTOLD for each in report.other_tables):
        yield (
            f"{told}tulis masanya (TW I, TW II, …) di nama setiap lembar, lalu tulis lagi dengan ",
            Action.ADD_MONTHS,
            "; bila salah satunya sudah setahun, pindahkan ke berkas sendiri.",
        )


def _of_other_agencies(files: Sequence[Path], merged: Merged) -> Iterator[str]:
    """The sources that name another agency than the first one: nobody wants the figures of two in one report."""
    first = merged.whole.report.settings
    for file, source in zip(files, merged.sources, strict=True):
        own = source.report.settings
        if own.instansi and heading_key(own.instansi) != heading_key(first.instansi):
            yield f"Periksa: {shown(file)} menyebut instansi lain, {own.agency}."


def _of_pagu(found: FromSource) -> Iterator[str]:
    if found.pagu is None:
        return
    from lkjip_xl.books.template.sources.origin import amount_of

    which = "berkas keuangan" if found.pagu.budget_first else "laporan"
    if found.pagu.differing:
        each = [
            f"{other.label} ({amount_of(other.before)} di laporan, {amount_of(other.now)} di berkas keuangan)"
            for other in found.pagu.differing
        ]
        yield f"{len(each)} pagu berbeda, dipakai yang dari {which}: {few(each, _MOST_PAGU, 'baris')}."
    if found.pagu.added:
        yield f"Baris Tabel 2.7 yang hanya ada di berkas keuangan: {few(found.pagu.added, MOST_NAMED, 'baris')}."
