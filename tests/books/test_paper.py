"""What is printed is large enough to be read: eight points and more, on either paper."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.kit.list_sheet import ListColumn, ListSheet
from lkjip_xl.books.kit.page import print_in_parts, print_whole, room_across, set_up
from lkjip_xl.books.kit.styles import lines_needed, off_the_line
from lkjip_xl.books.kit.writer import Workbook
from lkjip_xl.books.recap.columns import AGENCY_COLUMNS, EFFICIENCY
from lkjip_xl.books.reconciliation.summary import widths_on
from lkjip_xl.books.results import FINDING_COLUMNS
from lkjip_xl.books.template.paper import fit_on_paper
from lkjip_xl.books.template.sources.origin import LineKind, OriginLine
from lkjip_xl.books.template.sources.sheet import COLUMNS as ORIGIN_COLUMNS
from lkjip_xl.books.template.sources.sheet import write_origin
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


@pytest.mark.parametrize(
    ("rows", "pages"),
    [
        # Of 8,5 − 1,5 inches, 672 pixels, 0,97 at eight tenths are 814,8: 40 rows of 20, but not 41.
        (40, None),  # Excel says nothing of one page
        (41, 0),  # as many as it needs
    ],
)
def test_a_list_of_little_more_than_a_page_is_printed_on_one(rows: int, pages: int | None, tmp_path: Path) -> None:
    with Workbook(tmp_path / "buku.xlsx", "x") as workbook:
        sheet = workbook.sheet("Lembar")
        set_up(sheet, Settings(), draft=False)
        for row in range(1, rows + 1):
            sheet.set_height(row, 15)
        print_whole(sheet, Settings(), (rows, 1))
    assert openpyxl.load_workbook(tmp_path / "buku.xlsx")["Lembar"].page_setup.fitToHeight == pages


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


def test_where_data_come_from_is_as_wide_as_its_paper_at_eight_points() -> None:
    assert sum(column.width for column in ORIGIN_COLUMNS) <= room_across(Settings(), len(ORIGIN_COLUMNS), 0.82)


def test_a_long_name_of_a_file_is_whole_in_a_recap_and_its_second_page_no_wider_than_the_first() -> None:
    widths = [column.width for column in AGENCY_COLUMNS]
    assert sum(widths[:2] + widths[EFFICIENCY:]) <= sum(widths[:EFFICIENCY])
    (files,) = (column.width for column in AGENCY_COLUMNS if column.heading == "BERKAS")
    assert lines_needed("rekap/badan_perencanaan_pembangunan_daerah_kota_2023.xlsx", files) == 1


def test_no_heading_stands_alone_at_the_foot_of_a_page_of_asal_data(tmp_path: Path) -> None:
    """Rows 6, 8 … 104 are headings of tables of one column: what fits a page is 40 rows, the last of them one."""
    heading, column = OriginLine(LineKind.TABLE, "tabel"), OriginLine(LineKind.COLUMN, "judul kolom")
    with Workbook(tmp_path / "buku.xlsx", "x") as workbook:
        write_origin(workbook, [column, *[heading, column] * 50])
    breaks = openpyxl.load_workbook(tmp_path / "buku.xlsx")["Asal Data"].row_breaks.brk
    assert [each.id for each in breaks] == [39, 79]


def test_the_second_of_two_pages_repeats_what_leaves_room_for_the_others(tmp_path: Path) -> None:
    """Of 1.410 pixels (0,94 × 900 ÷ 0,8 ÷ 0,75) the last column takes 500: four of 275 would not fit beside it."""
    with Workbook(tmp_path / "buku.xlsx", "x") as workbook:
        sheet = workbook.sheet("Lembar")
        for column, pixels in enumerate((275, 275, 275, 275, 275, 500), 1):
            sheet.set_width(column, (pixels - 5) / 7)
        fit_on_paper(sheet, "Folio (F4)", 400, 6, repeated=4)
    printed = openpyxl.load_workbook(tmp_path / "buku.xlsx")["Lembar"]
    assert ([each.id for each in printed.col_breaks.brk], printed.print_title_cols) == ([5], "$A:$C")


@pytest.mark.parametrize(
    ("second", "scale", "ends"),
    [
        # Of 1.137,6 pixels 0,97 stand on a page at 0,85: 1.298 less the 20 of a last row; at 0,8 1.379 less 20.
        (600, 85, [20]),
        (680, 80, [20]),
        (720, 85, [10, 20]),
    ],
)
def test_a_summary_shrinks_a_little_where_its_first_page_tells_more_then(
    second: int, scale: int, ends: list[int], tmp_path: Path
) -> None:
    """Three parts of ten rows: 660 pixels, what the second takes, and 660."""
    with Workbook(tmp_path / "buku.xlsx", "x") as workbook:
        sheet = workbook.sheet("Lembar")
        for row in range(1, 31):
            sheet.set_height(row, (second if 10 < row <= 20 else 660) * 0.075)
        width = (8.5 - 0.8) * 96 * 0.93 / 0.8501
        assert print_in_parts(sheet, Settings(), width, 30, [11, 21], spare=15) == ends
    printed = openpyxl.load_workbook(tmp_path / "buku.xlsx")["Lembar"]
    assert (printed.page_setup.scale, [each.id for each in printed.row_breaks.brk]) == (scale, ends)


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ({"align": "right", "indent": 1, "num_format": "#,##0"}, {"align": "right", "num_format": "#,##0_)"}),
        ({"align": "right", "indent": 1}, {"align": "right", "indent": 1}),
        ({"align": "center", "num_format": "0"}, {"align": "center", "num_format": "0"}),
        ({"align": "right", "num_format": "0;(0)"}, {"align": "right", "num_format": "0;(0)"}),
    ],
)
def test_a_figure_at_the_right_stands_off_the_line_by_its_format(
    style: dict[str, object], shown: dict[str, object]
) -> None:
    assert off_the_line(style) == shown


def test_what_to_do_about_a_finding_of_many_files_stands_on_the_screen_of_a_laptop() -> None:
    """A laptop shows 1.366 pixels, of which Excel keeps some 50."""
    headings = [column.heading for column in FINDING_COLUMNS]
    seen = FINDING_COLUMNS[: headings.index("PERBAIKAN") + 1]
    assert sum(column.width * 7 + 5 for column in seen) <= 1316
