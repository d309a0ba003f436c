"""From a file of the finance system to what it says: which shape it has, and which of its rows count."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.refusal import UnreadableFile, refused
from lkjip_xl.finance.formats.sheets import RawSheet, read_sheets
from lkjip_xl.finance.headings.budget_headings import find_headings, months_are_in_doubt, units_in
from lkjip_xl.finance.headings.columns import AmountColumns, amount_columns
from lkjip_xl.finance.headings.titles import (
    agency_of_titles,
    government_of_titles,
    shape_of_titles,
    year_of_titles,
)
from lkjip_xl.finance.read import flat, flat_columns, outline, outline_rows
from lkjip_xl.finance.read.asked_for import (
    refuse_another_sheet,
    refuse_other_stage,
    refuse_other_years,
    refuse_unknown_stage,
)
from lkjip_xl.finance.read.continued_rows import with_continued_rows
from lkjip_xl.finance.read.cumulative import of_columns, refuse_cumulative
from lkjip_xl.finance.read.level_columns import told_by_content
from lkjip_xl.finance.read.most_rows import refuse_too_many_codes
from lkjip_xl.finance.read.pagu_of_rekening import with_pagu_of_sub_kegiatan
from lkjip_xl.finance.read.pagu_once import with_pagu_once
from lkjip_xl.finance.read.period_rows import with_periods
from lkjip_xl.finance.read.rounding import in_rupiah
from lkjip_xl.finance.read.row_columns import row_columns
from lkjip_xl.finance.read.shared_amounts import with_amounts_once
from lkjip_xl.finance.read.stage_rows import column_of_stages, with_one_stage
from lkjip_xl.finance.read.stages import EITHER_STAGE, stage_of
from lkjip_xl.finance.read.unknowns import advice_on
from lkjip_xl.finance.source import Shape, Source
from lkjip_xl.grids.headings import Headings
from lkjip_xl.grids.periods import is_quarter
from lkjip_xl.tables import TABEL_2_7, TABEL_3_1_1_B
from lkjip_xl.tables.measures import Measure, Stage
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Action, ChooseSheet
from lkjip_xl.text.words import name_key

_MOST_MONTHS = 3
_MOST_ROWS = 5
_MOST_SHEETS, _MOST_NAMED = 20, 3


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to read: the year of the report, the stage of the budget, the agency by code or name, and the limits.

    ``monthly`` says that what each month has spent is to be added up, and is not all that was spent up to then;
    ``sheet`` names the sheet to read where several hold a budget; ``stage_name`` is the text of TAHAPAN to read,
    where several are of one stage. ``several`` tells that other files are read too, which may have it. ``most`` is
    of how many sub kegiatan at most the budget is wanted, of whatever agency.
    """

    year: int | None = None
    stage: Stage | None = None
    skpd: str = ""
    limits: Limits = USUAL_LIMITS
    monthly: bool = False
    sheet: str = ""
    stage_name: str = ""
    several: bool = False
    most: int | None = None


def read_source(path: Path, options: ReadingOptions | None = None) -> Source:
    """Read a file of the finance system.

    Raises:
        UnreadableFile: if it is no such file, or it cannot be told how to read it.

    """
    options = options or ReadingOptions()
    found: list[tuple[RawSheet, Headings]] = []
    others: list[RawSheet] = []
    seen: list[str] = []
    for sheet in read_sheets(path, options.limits):
        headings = find_headings(sheet)
        headings = told_by_content(sheet, headings) if headings is not None else None
        seen += headings.paths if headings is not None else ()
        if headings is not None and _holds_a_budget(headings, options.year):
            found.append((sheet, headings))
        else:
            others.append(sheet)
    budgets = [sheet.name for sheet, _ in found]
    _refuse_a_report([*(each.name for each in others), *budgets])
    if not options.several:
        refuse_another_sheet(options.sheet, budgets, [each.name for each in others])
    source = None
    if found:
        sheet, headings = _one_sheet(found, path.name, options)
        others += [each for each, _ in found if each is not sheet]
        source = _read(sheet, headings, path.name, options)
    if source is None or not source.lines:
        refuse_other_years(options.year, seen)
        raise _without_a_budget(others)
    if not (source.readable(Measure.PAGU) or source.readable(Measure.REALISASI)):
        first = next(iter(source.unread))
        raise refused(
            f"tidak ada satu pun pagu atau realisasi yang terbaca: sel {first.cell.address} {first.shown}.",
            f"{advice_on(source.lines, Measure.PAGU)}, simpan, lalu ulangi; atau unduh lagi berkasnya.",
        )
    notes = [f"lembar lain tidak dibaca: {few(list(map(_shown, others)), _MOST_SHEETS)}"] if others else []
    if sheet.hidden:
        notes.append(f"lembar {sheet.name}, yang dibaca, tersembunyi")
    if sheet.hidden_rows:
        shown = few([str(row) for row in sheet.hidden_rows], _MOST_ROWS)
        notes.append(f"{len(sheet.hidden_rows)} baris tersembunyi di {sheet.name} ikut dibaca: baris {shown}")
    return replace(source, notes=(*source.notes, *notes))


def _without_a_budget(sheets: Sequence[RawSheet]) -> UnreadableFile:
    """Why nothing was read of sheets without a budget."""
    if any(map(months_are_in_doubt, sheets)):
        return refused(
            "judul kolom berupa angka atau tanggal di berkas ini belum jelas artinya.",
            "Untuk kolom bulan, tulis nama bulannya (REALISASI JANUARI, REALISASI FEBRUARI, berurutan dari "
            "Januari), lalu ulangi.",
        )
    by_unit = [f"lembar {_shown(each)} per {unit}" for each in sheets if (unit := units_in(each))]
    if by_unit:
        return refused(
            f"ini daftar per unit, bukan per program, kegiatan, dan sub kegiatan: "
            f"{few(by_unit, _MOST_NAMED, 'daftar')}.",
            "Pakai berkas yang memuat baris program dan kegiatan, misalnya Rekap 5, LRA, atau DPA.",
        )
    return refused(
        "tidak ada tabel anggaran atau realisasi yang dikenal di berkas ini.",
        "Pakai Rekap 5, Laporan Realisasi Per Dokumen, LRA, DPA, atau lembar dengan judul KODE, URAIAN, "
        "ANGGARAN, dan REALISASI; untuk mengisi templat juga tabel laporan, misalnya dengan judul SASARAN, "
        "INDIKATOR, dan TARGET.",
    )


def _holds_a_budget(headings: Headings, year: int | None) -> bool:
    return (
        flat_columns.columns_of(headings, year) is not None or outline_rows.columns_of(headings, year) is not None
    )


def _shown(sheet: RawSheet) -> str:
    """The name of a sheet for people, who do not see one that is hidden."""
    return f"{sheet.name} (tersembunyi)" if sheet.hidden else sheet.name


def _refuse_a_report(sheets: Sequence[str]) -> None:
    """Refuse an LKjIP in place of a file of the finance system."""
    own = {name_key(each.sheet) for each in (TABEL_2_7, TABEL_3_1_1_B)}
    if own <= {name_key(each) for each in sheets}:
        raise refused(
            "ini buku kerja LKjIP, bukan berkas keuangan.",
            (
                "Pakai Rekap 5, Laporan Realisasi Per Dokumen, LRA, atau DPA; LKjIP tahun lalu dipakai dengan ",
                Action.NEXT_TEMPLATE,
                ".",
            ),
            wrong_use=True,
        )


def _has_rows(sheet: RawSheet, headings: Headings, file: str, options: ReadingOptions) -> bool:
    """Whether a sheet can be read on its own, or could be if the user answered a question."""
    try:
        source = _read(sheet, headings, file, options)
    except UnreadableFile as error:
        return error.unreadable.wrong_use
    return source is not None and bool(source.lines)


def _one_sheet(
    found: Sequence[tuple[RawSheet, Headings]], file: str, options: ReadingOptions
) -> tuple[RawSheet, Headings]:
    """The sheet to read: the only one with rows, the one that was named, or whose name says the chosen stage.

    Raises:
        UnreadableFile: if it cannot be told which.

    """
    if len(found) == 1:
        return found[0]
    named = [each for each in found if options.sheet and name_key(each[0].name) == name_key(options.sheet)]
    likely = [each for each in found if named or _has_rows(*each, file, options)] or list(found)
    stage = options.stage
    of_stage = [each for each in likely if stage is not None and stage_of(each[0].name, usual=None) is stage]
    chosen = named or (likely if len(likely) == 1 else of_stage)
    if len(chosen) == 1:
        return chosen[0]
    raise refused(
        f"beberapa lembar berisi tabel anggaran: {', '.join(_shown(each) for each, _ in likely)}.",
        ("Sebutkan yang dipakai, misalnya ", ChooseSheet(likely[0][0].name), "."),
        wrong_use=True,
    )


def _read(sheet: RawSheet, headings: Headings, file: str, options: ReadingOptions) -> Source | None:
    most = None if options.skpd else options.most
    if most:
        refuse_too_many_codes(sheet, most)
    chosen = (options.year, options.stage, options.skpd, options.stage_name)
    side_by_side = flat_columns.columns_of(headings, options.year)
    amounts = side_by_side.amounts if side_by_side else amount_columns(headings.paths, options.year)
    _ask_for_stage(amounts, options)
    _ask_for_months(amounts, options)
    if len(amounts.months) > 1:
        refuse_cumulative(of_columns(sheet, headings, amounts, options.stage), "kolom")
    only = None
    if side_by_side is None:
        sheet, only = with_one_stage(sheet, headings, (options.year, options.stage, options.stage_name))
    columns = (each.index for each in amounts.chosen)
    sheet, notes = with_amounts_once(sheet, columns, headings.data, file)
    sheet, of_rows, periods = _with_rows_of_one(sheet, headings, file, options)
    sheet, of_unit = in_rupiah(sheet, headings, amounts, options.stage)
    source = flat.read_flat(sheet, headings, file, chosen)
    if source is None:
        source = outline.read_outline(sheet, headings, file, chosen[:3], html=sheet.html, most=most)
    if source is None:
        return None
    source = replace(source, stage=source.stage or only)
    if not options.several:
        has_stages = column_of_stages(headings) is not None
        refuse_unknown_stage("" if has_stages or stage_of(options.stage_name, None) else options.stage_name)
        refuse_other_stage(source, options.stage)
    read = {each.index for each in amounts.chosen} | set(side_by_side.fields.values() if side_by_side else ())
    source = replace(
        source,
        notes=(*source.notes, *notes, *of_rows, *of_unit, *_on_hidden_columns(sheet, read)),
        unread_columns=amounts.unread,
        rounding=sheet.rounding,
        agency=agency_of_titles(headings.titles),
        government=government_of_titles(headings.titles),
        titles=tuple(headings.titles),
        spent_in=tuple(each.heading for each in amounts.of(Measure.REALISASI, options.stage)),
    )
    months = amounts.months if len(amounts.months) > 1 else periods
    if months:
        added = ", ".join(months)
        source = replace(source, months=months, notes=(*source.notes, f"realisasi dijumlahkan: {added}"))
    if source.shape is Shape.SIMPLE:
        source = replace(source, shape=shape_of_titles(headings.titles) or source.shape)
    year = year_of_titles(headings.titles)
    return replace(source, year=year) if source.year is None else source


def _with_rows_of_one(
    sheet: RawSheet, headings: Headings, file: str, options: ReadingOptions
) -> tuple[RawSheet, Sequence[str], tuple[str, ...]]:
    """The sheet in which the several rows of one sub kegiatan are told, and what must be said of them.

    Behind it the periods whose rows are added up.
    """
    columns = row_columns(headings, options.year)
    if columns is None:
        return sheet, (), ()
    sheet, of_continued = with_continued_rows(sheet, columns, headings, file)
    sheet, of_periods, periods = with_periods(sheet, columns, headings, file, monthly=options.monthly)
    sheet, of_pagu = with_pagu_once(sheet, columns, headings, file)
    sheet, of_rekening = with_pagu_of_sub_kegiatan(sheet, columns, headings, file)
    return sheet, (*of_continued, *of_periods, *of_pagu, *of_rekening), periods


def _on_hidden_columns(sheet: RawSheet, read: Collection[int]) -> Iterator[str]:
    """What must be said of columns that are read although nobody sees them."""
    hidden = sorted(sheet.hidden_columns.intersection(read))
    if hidden:
        letters = few([column_letters(each + 1) for each in hidden], _MOST_ROWS)
        yield f"{len(hidden)} kolom tersembunyi di {sheet.name} ikut dibaca: kolom {letters}"


def _ask_for_months(amounts: AmountColumns, options: ReadingOptions) -> None:
    """Refuse to add up months that may each hold all that was spent up to then."""
    if len(amounts.months) > 1 and not options.monthly:
        period = amounts.months[0].split()[0] if is_quarter(amounts.months[0]) else "bulan"
        raise refused(
            f"berkas ini memuat realisasi tiap {period}: {few(amounts.months, _MOST_MONTHS)}.",
            (
                "Tambahkan ",
                Action.ADD_MONTHS,
                f" bila setiap kolom hanya berisi satu {period}, supaya dijumlahkan; ",
                f"bila kumulatif, sisakan {period} yang terakhir saja.",
            ),
            wrong_use=True,
        )


def _ask_for_stage(amounts: AmountColumns, options: ReadingOptions) -> None:
    """Refuse to choose between the budget before and after its change."""
    if options.stage is None and len(amounts.stages) > 1:
        raise refused(
            "berkas ini memuat pagu sebelum dan sesudah perubahan.",
            ("Tambahkan ", *EITHER_STAGE, "."),
            wrong_use=True,
        )
