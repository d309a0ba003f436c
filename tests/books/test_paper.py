"""What is printed is large enough to be read: eight points and more, on either paper."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.kit.list_sheet import ListColumn, ListSheet
from lkjip_xl.books.kit.page import room_across
from lkjip_xl.books.kit.writer import Workbook
from lkjip_xl.books.reconciliation.summary import widths_on
from lkjip_xl.books.template.paper import fit_on_paper
from lkjip_xl.report.settings import Settings


@pytest.mark.parametrize(
    ("width", "scale"),
    [
        # Of 900 points in landscape: 0,94 × 900 ÷ (5 × 275 × 0,75) is 0,82, with 280 it is 0,806.
        (275, None),
        (280, 80),
    ],
)
def test_what_would_be_too_small_is_printed_on_two_pages(width: int, scale: int | None, tmp_path: Path) -> None:
    with Workbook(tmp_path / "buku.xlsx", "x") as workbook:
        sheet = workbook.sheet("Lembar")
        for column in range(1, 6):
            sheet.set_width(column, (width / 7) - 5 / 7)
        fit_on_paper(sheet, "Folio (F4)", 400, 5, repeated=1)
    printed = openpyxl.load_workbook(tmp_path / "buku.xlsx")["Lembar"]
    assert (printed.page_setup.scale, len(printed.col_breaks.brk)) == (scale, 0 if scale is None else 1)


@pytest.mark.parametrize("paper", ["A4", "Folio (F4)"])
def test_a_reconciliation_is_as_wide_as_its_paper_at_eight_points(paper: str) -> None:
    settings = Settings(kertas=paper)
    widths = widths_on(settings)
    assert sum(widths) <= room_across(settings, len(widths), 0.8)
    # Rupiah with all their digits still fit.
    assert min(widths[2:6]) >= 17


def test_no_title_is_cut_on_the_second_of_two_pages(tmp_path: Path) -> None:
    """The first two columns stand on both pages: title and note keep to them, on as many lines as they need."""
    columns = [ListColumn(heading, 20) for heading in "ABCD"]
    with Workbook(tmp_path / "buku.xlsx", "x") as workbook:
        note = "Alamat sel adalah alamat di berkas yang diperiksa, bukan di sini."
        ListSheet(workbook, "Lembar", "Hasil", note, columns, first_page=3).finish()
    sheet = openpyxl.load_workbook(tmp_path / "buku.xlsx")["Lembar"]
    assert {str(each) for each in sheet.merged_cells.ranges} == {"A1:B1", "A2:B2"}
    one_line, two_lines = sheet.row_dimensions[1].height, sheet.row_dimensions[2].height
    assert (sheet["A2"].alignment.wrap_text, one_line < two_lines) == (True, True)
