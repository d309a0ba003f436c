"""Exports in which program, kegiatan and sub kegiatan stand side by side, each in columns of its own.

They have a row for each rekening (Rekap 5), each document (Laporan Realisasi Per Dokumen) or each sub kegiatan.
"""

from __future__ import annotations

from collections.abc import Callable

from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.formats.sheets import RawSheet
from lkjip_xl.finance.headings.fields import unknown_columns
from lkjip_xl.finance.read.agencies import choose_agencies
from lkjip_xl.finance.read.flat_columns import columns_of
from lkjip_xl.finance.read.flat_rows import FlatRows
from lkjip_xl.finance.read.stages import chosen_stage, only_stage
from lkjip_xl.finance.source import Source
from lkjip_xl.grids.headings import Headings
from lkjip_xl.tables.measures import Stage
from lkjip_xl.text.ways import GiveYear
from lkjip_xl.text.words import fold


def read_flat(
    sheet: RawSheet,
    headings: Headings,
    file: str,
    options: tuple[int | None, Stage | None, str, str],
) -> Source | None:
    """A sheet read as one of the exports; None where it is none.

    ``options`` are the year of the report, the stage of the budget, which agency was asked for, and which text
    of TAHAPAN.

    Raises:
        UnreadableFile: if several stages of the budget stand in it and none was chosen, or a year or an
            agency cannot be told.

    """
    year_of_report, stage, asked, stage_name = options
    columns = columns_of(headings, year_of_report)
    if columns is None:
        return None
    rows = FlatRows(file, sheet, headings.data, columns, stage)
    agencies = rows.agencies(asked)
    choice = choose_agencies(agencies, asked)
    year = _year(rows, year_of_report)
    lines = rows.lines(
        choice.agencies if len(choice.agencies) < len(agencies) else None, _stages(rows, stage, stage_name), year
    )
    control, differing = rows.totals.against(lines, sheet.rounding)
    return Source(
        file=file,
        sheet=sheet.name,
        shape=columns.shape,
        lines=tuple(lines),
        described=rows.described,
        rows_read=rows.read,
        skipped=dict(rows.skipped),
        unknown_columns=unknown_columns(headings.paths, [*columns.fields.values(), *columns.amounts.shown]),
        skpd=choice.skpd,
        year=year,
        control=control,
        printed=rows.printed,
        stage=_only_stage(rows),
        notes=(*choice.notes, *columns.amounts.notes(rows.stage_read), *rows.notes(lines), *differing),
    )


def _year(rows: FlatRows, year_of_report: int | None) -> int | None:
    """The year that is read: the only one of the file, or that of the report among several.

    Raises:
        UnreadableFile: if the file has several, and none is the report's.

    """
    years = rows.years()
    if len(years) < 2:
        return years[0] if years else None
    if year_of_report in years:
        return year_of_report
    raise refused(
        f"berkas ini memuat beberapa tahun: {', '.join(map(str, years))}.",
        ("Isi Tahun Laporan di Identitas (atau ", GiveYear(), "), atau pakai berkas satu tahun."),
        wrong_use=True,
    )


def _stages(rows: FlatRows, stage: Stage | None, stage_name: str) -> Callable[[str], bool]:
    """Which texts of TAHAPAN are those of the chosen stage."""
    own = fold(chosen_stage(rows.stages(), stage, stage_name))
    return lambda text: not own or fold(text) == own


def _only_stage(rows: FlatRows) -> Stage | None:
    """The stage of the budget that the file has, where it says so and has that of one only."""
    stages = rows.columns.amounts.stages
    return next(iter(stages)) if len(stages) == 1 else None if stages else only_stage(rows.stages())
