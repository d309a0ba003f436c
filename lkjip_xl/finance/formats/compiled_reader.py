"""Workbooks of any age read by calamine, in a process of its own: a broken one can end it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lkjip_xl.files.limits import (
    LEAST_MEGABYTES_TO_READ,
    LEAST_SECONDS_TO_READ,
    MEGABYTE,
    MEGABYTES_TO_READ_ONE,
    SECONDS_TO_READ_ONE,
)
from lkjip_xl.files.own_process import Allowance, ProcessEnded, WorkFailed, items_of
from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.formats.blank_rows import without_far_rows
from lkjip_xl.grids.headings import Span

# So many rows go from process to process at once.
_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet as calamine reads it. ``rows`` begins with its first row."""

    name: str
    hidden: bool
    spans: Sequence[Span]
    rows: list[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class _Begun:
    name: str
    hidden: bool
    spans: Sequence[Span]


def sheets_of(path: Path) -> Iterator[ReadSheet]:
    """The sheets of a workbook (.xlsx, .xlsb, .xls, .ods), one after the other.

    Raises:
        UnreadableFile: if it is damaged, or takes more memory or time than any sound one of its size.

    """
    size = -(-path.stat().st_size // MEGABYTE)
    allowance = Allowance(
        LEAST_MEGABYTES_TO_READ + MEGABYTES_TO_READ_ONE * size, LEAST_SECONDS_TO_READ + SECONDS_TO_READ_ONE * size
    )
    sheet: ReadSheet | None = None
    try:
        for item in items_of(_pieces, str(path.absolute()), allowance):
            if isinstance(item, _Begun):
                if sheet is not None:
                    yield sheet
                sheet = ReadSheet(item.name, item.hidden, item.spans, [])
            elif sheet is not None:
                sheet.rows.extend(item)
    except ProcessEnded as error:
        raise refused(
            "berkas rusak, atau isinya jauh lebih besar daripada berkas keuangan mana pun.",
            "Unduh lagi dari aplikasi keuangan, atau simpan di Excel sebagai buku kerja yang baru (.xlsx).",
        ) from error
    except WorkFailed as error:
        raise refused("berkas rusak atau bukan buku kerja.", "Unduh lagi dari aplikasi keuangan.") from error
    if sheet is not None:
        yield sheet


def _pieces(path: str) -> Iterator[_Begun | list[list[Any]]]:
    """Each sheet, and then its rows, some at a time: what runs in the other process."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    # From the open file calamine tells the kind by its content; from a path it would trust the name.
    with Path(path).open("rb") as file, CalamineWorkbook.from_filelike(file) as workbook:
        for about in workbook.sheets_metadata:
            sheet = workbook.get_sheet_by_name(about.name)
            spans = tuple(sheet.merged_cell_ranges or ())
            yield _Begun(about.name, about.visible is not SheetVisibleEnum.Visible, spans)
            # Empty rows and columns at the top are left out, and every row number would be wrong.
            above, before = sheet.start or (0, 0)
            rows: list[list[Any]] = [[] for _ in range(above)]
            padding = [""] * before
            for row in without_far_rows(sheet.iter_rows()):
                rows.append([*padding, *row] if row else [])
                if len(rows) >= _ROWS:
                    yield rows
                    rows = []
            yield rows
