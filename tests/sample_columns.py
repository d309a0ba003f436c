"""The columns of the samples that the cases name by their letters.

A column that a report may be without, and that was added to a table later, would move those behind it: ``G38``
would be another cell in hundreds of cases that are not about it. It is taken out of the workbooks to break on
purpose; what is about it builds its own (``tests/shown.py``, or a template with the column filled).
"""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.tables import TABLES
from lkjip_xl.tables.spec import Column, Presence

# What a report may be without and the samples have, by the keys of the columns.
KNOWN_TO_THE_CASES = frozenset(
    {"no", "s2", "s1", "d3", "slta", "sltp", "sd", "formula", "jenis", "kode", "kategori", "rumus"}
    | {"realisasi_kinerja", "capaian_kinerja", "kolom", "angka", "disetujui", "alasan", "selisih"}
)
_LAST_HEADING_ROW = 8


def without_later_columns(workbook: Workbook) -> None:
    """Take out what the cases do not know."""
    for spec in TABLES:
        if spec.sheet in workbook.sheetnames:
            sheet = workbook[spec.sheet]
            assert isinstance(sheet, Worksheet)
            for column in spec.columns:
                if column.presence is not Presence.REQUIRED and column.key not in KNOWN_TO_THE_CASES:
                    take_out(sheet, column)


def take_out(sheet: Worksheet, column: Column) -> None:
    """Delete a column where the sheet has it, as Excel does: merges and widths behind it move along."""
    number = next(
        (
            cell.column
            for row in sheet.iter_rows(max_row=_LAST_HEADING_ROW)
            for cell in row
            if cell.value == column.heading
        ),
        None,
    )
    if number is None:
        return
    merges = [(each, *each.bounds) for each in sheet.merged_cells.ranges]
    for merge, *_ in merges:
        sheet.unmerge_cells(str(merge))
    sheet.delete_cols(number)
    for _, first, top, last, bottom in merges:
        left, right = first - (first > number), last - (last >= number)
        if left <= right:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    sizes = [*sheet.column_dimensions.values()]
    sheet.column_dimensions.clear()
    for size in sizes:
        first, last = size.min or 0, size.max or 0
        size.min, size.max = first - (first > number), last - (last >= number)
        if size.min <= size.max:
            size.index = get_column_letter(size.min)
            sheet.column_dimensions[size.index] = size
