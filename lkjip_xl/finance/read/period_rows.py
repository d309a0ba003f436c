"""Rows of one sub kegiatan for each month or quarter: added only where the user says so, or the last one taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkjip_xl.files.refusal import UnreadableFile, refused
from lkjip_xl.finance.formats.sheets import RawSheet
from lkjip_xl.finance.read.continued_rows import with_nothing
from lkjip_xl.finance.read.cumulative import of_groups, refuse_cumulative
from lkjip_xl.finance.read.row_columns import Kind, RowColumns, text_at
from lkjip_xl.finance.read.rows_of_one import PlacedRow, groups_of, may_have_groups, placed_rows
from lkjip_xl.grids.headings import Headings
from lkjip_xl.grids.periods import until_of
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Action
from lkjip_xl.text.words import heading_key

_MOST_PERIODS = 3
_MONTHS = {"bulan": "bulan", "semester": "semester", "smt": "semester", "periode": "periode"}


def with_periods(
    sheet: RawSheet, columns: RowColumns, headings: Headings, file: str, *, monthly: bool
) -> tuple[RawSheet, tuple[str, ...], tuple[str, ...]]:
    """The sheet with what was spent up to the last period, what must be said, and the periods that are added up.

    ``monthly`` says that each row has what was spent in its own period alone.

    Raises:
        UnreadableFile: if it cannot be told, and ``monthly`` does not say so.

    """
    column = next((at for at, kind in columns.details.items() if kind is Kind.PERIOD), None)
    if column is None or not may_have_groups(sheet, columns, headings):
        return sheet, (), ()
    groups = [group for group in groups_of(placed_rows(sheet, columns, headings, file)) if _has_periods(group)]
    if not groups:
        return sheet, (), ()
    heading = columns.headings[column]
    texts = {each.index: text_at(sheet.rows[each.index], column) for group in groups for each in group}
    until = {at: until_of(heading_key(f"{heading} {text}")) for at, text in texts.items()}
    if all(any(until[each.index] for each in group) for group in groups):
        note = f"realisasi diambil dari baris s.d. yang terakhir menurut kolom “{heading}”"
        return _with_last(sheet, columns, groups, until), (note,), ()
    periods = tuple(dict.fromkeys(filter(None, texts.values())))
    if not monthly or any(until.values()):
        raise _in_doubt(heading, periods)
    refuse_cumulative(of_groups(groups), "baris")
    return sheet, (), periods


def _has_periods(group: Sequence[PlacedRow]) -> bool:
    """Whether rows with a realisasi differ in their period."""
    return len({each.details[Kind.PERIOD] for each in group if each.realisasi is not None}) > 1


def _with_last(
    sheet: RawSheet, columns: RowColumns, groups: Sequence[Sequence[PlacedRow]], until: dict[int, int]
) -> RawSheet:
    """The sheet in which the rows of the last period alone have amounts."""
    rows = list(sheet.rows)
    for index, measures in _earlier(groups, until):
        for measure in measures:
            rows[index] = with_nothing(rows[index], columns.columns_of(measure))
    return replace(sheet, rows=rows)


def _earlier(
    groups: Sequence[Sequence[PlacedRow]], until: dict[int, int]
) -> Iterator[tuple[int, tuple[Measure, ...]]]:
    """The rows that are not of the last period of their group, and the measures that the last one has."""
    for group in groups:
        last = max(until[each.index] for each in group)
        of_last = [each for each in group if until[each.index] == last]
        measures = (Measure.REALISASI, *((Measure.PAGU,) if any(each.has_pagu for each in of_last) else ()))
        yield from ((each.index, measures) for each in group if each not in of_last)


def _in_doubt(heading: str, periods: Sequence[str]) -> UnreadableFile:
    period = next((name for word, name in _MONTHS.items() if word in heading.split()), "triwulan")
    return refused(
        f"berkas ini memuat baris realisasi tiap {period} (kolom “{heading}”): {few(periods, _MOST_PERIODS)}.",
        (
            "Tambahkan ",
            Action.ADD_MONTHS,
            f" bila setiap baris hanya berisi satu {period}, supaya dijumlahkan; ",
            f"bila kumulatif, sisakan baris {period} yang terakhir saja.",
        ),
        wrong_use=True,
    )
