"""What is printed is large enough to be read: eight points and more, on either paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.kit.list_sheet import ListColumn, ListSheet
from lkjip_xl.books.kit.page import print_in_parts, print_whole, room_across, set_up
from lkjip_xl.books.kit.styles import lines_needed, off_the_line
from lkjip_xl.books.kit.writer import Workbook
from lkjip_xl.books.recap.book import RecapBook
from lkjip_xl.books.recap.columns import AGENCY_COLUMNS, STATE
from lkjip_xl.books.reconciliation.summary import widths_on
from lkjip_xl.books.results import FILE_COLUMNS, FINDING_COLUMNS, ResultsBook
from lkjip_xl.books.template.layout import TableLayout
from lkjip_xl.books.template.paper import TwoPages, fit_on_paper, two_pages
from lkjip_xl.books.template.paper import room_across as room_of_page
from lkjip_xl.books.template.sources.origin import LineKind, OriginLine
from lkjip_xl.books.template.sources.sheet import COLUMNS as ORIGIN_COLUMNS
from lkjip_xl.books.template.sources.sheet import write_origin
from lkjip_xl.books.template.template import TemplateOptions, spec_of_template, write_template
from lkjip_xl.check.recap import Recap
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import TABEL_3_1_1_A, TABEL_3_1_1_B, TABEL_3_1_2, TABEL_3_1_3, TABLES
from lkjip_xl.tables.on_request import columns_on_request, is_in_template
from lkjip_xl.tables.spec import TableSpec


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


def test_what_is_shrunk_to_one_page_by_its_height_is_no_wider_than_the_page(tmp_path: Path) -> None:
    """By height 507,6 ÷ (38 × 15) − 0,02, 0,87; by width 0,94 × 900 ÷ (1.375 × 0,75), 0,82."""
    with Workbook(tmp_path / "buku.xlsx", "x") as workbook:
        sheet = workbook.sheet("Lembar")
        for column in range(1, 6):
            sheet.set_width(column, (275 - 5) / 7)
        fit_on_paper(sheet, "Folio (F4)", 38, 5)
    assert openpyxl.load_workbook(tmp_path / "buku.xlsx")["Lembar"].page_setup.scale == 82


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


def test_a_list_of_nothing_is_printed_on_one_page(tmp_path: Path) -> None:
    columns = [ListColumn(heading, 20) for heading in "ABCD"]
    with Workbook(tmp_path / "buku.xlsx", "x") as workbook:
        ListSheet(workbook, "Lembar", "Hasil", "Catatan.", columns, first_page=3).finish()
    assert str(openpyxl.load_workbook(tmp_path / "buku.xlsx")["Lembar"].print_area) == "'Lembar'!$A$1:$C$5"


@pytest.mark.parametrize("columns", [ORIGIN_COLUMNS, FILE_COLUMNS])
def test_a_list_is_as_wide_as_its_paper_at_eight_points(columns: Sequence[ListColumn]) -> None:
    """Also where LibreOffice prints it by a fiftieth smaller, to have a page less."""
    assert sum(column.width for column in columns) <= room_across(Settings(), len(columns), 0.82)


@pytest.mark.parametrize("paper", ["A4", "Folio (F4)"])
def test_a_table_as_wide_as_its_page_is_read_where_a_program_has_a_page_less(paper: str) -> None:
    """LibreOffice prints by a fiftieth smaller then: 0,98 × 0,82 are eight tenths."""
    across = {"A4": 842, "Folio (F4)": 936}[paper] - 36
    assert across * 0.94 / (room_of_page(paper) * 0.75) * 0.98 >= 0.8


def test_a_long_name_of_a_file_is_whole_in_a_recap_and_its_second_page_no_wider_than_the_first() -> None:
    widths = [column.width for column in AGENCY_COLUMNS]
    assert sum(widths[:2] + widths[STATE:]) <= sum(widths[:STATE])
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


@pytest.mark.parametrize(
    ("columns", "heading", "write", "name"),
    [
        (FINDING_COLUMNS, "PERBAIKAN", lambda book: ResultsBook(book, None, strict=False).finish(), "Temuan"),
        (
            AGENCY_COLUMNS,
            "KEADAAN",
            lambda book: RecapBook(book, with_list=False).finish(Recap((), None)),
            "Per Instansi",
        ),
    ],
    ids=["findings", "agencies"],
)
def test_what_somebody_acts_on_stands_on_the_first_screen_of_a_laptop_and_the_first_page(
    columns: Sequence[ListColumn], heading: str, write: Callable[[Workbook], None], name: str, tmp_path: Path
) -> None:
    """A laptop shows 1.366 pixels, of which Excel keeps some 50; a page 12 inches, 0,93 of it at 0,8 1.339.

    LibreOffice makes columns a seventeenth wider: 1.311 become 1.388, nine tenths of which are 1.249.
    """
    last = [column.heading for column in columns].index(heading) + 1
    assert sum(column.width * 7 + 5 for column in columns[:last]) <= 1316
    with Workbook(tmp_path / "buku.xlsx", "x", row_by_row=True) as workbook:
        write(workbook)
    sheet = openpyxl.load_workbook(tmp_path / "buku.xlsx")[name]
    assert ([each.id for each in sheet.col_breaks.brk], sheet.freeze_panes) == ([last], "C5")
    assert sheet.sheet_view.zoomScale == 90


ON_REQUEST = tuple(each.name for each in columns_on_request(TABLES))
PAPERS = ("A4", "Folio (F4)")


def _layout(spec: TableSpec, paper: str, asked: Sequence[str]) -> tuple[TableLayout, list[int]]:
    """Where a sheet's columns stand, and where those that are printed end, in pixels."""
    settings = Settings(tahun=2024, awal_renstra=2021, akhir_renstra=2026)
    layout = TableLayout(spec_of_template(spec, settings, asked), 30, room_of_page(paper))
    printed = layout.spec.columns[: layout.last_printed_column]
    return layout, list(accumulate(int(layout.width(column) * 7 + 5) for column in printed))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("asked", [(), *((name,) for name in ON_REQUEST), ON_REQUEST], ids="+".join)
def test_the_sheets_of_a_template_stand_on_pages_that_can_be_read(asked: Sequence[str], paper: str) -> None:
    """At 0,82 and a column a seventeenth wider a page holds 1.375 pixels of a Folio, 1.231 of an A4.

    Two pages side by side hold 1.410 and 1.262 each at 0,8; what names the rows stands on both, with the title.
    """
    on_one, on_two = {"A4": (1231, 1262), "Folio (F4)": (1375, 1410)}[paper]
    parted = {}
    for spec in (each for each in TABLES if is_in_template(each, asked)):
        layout, edges = _layout(spec, paper, asked)
        pages = two_pages(edges, paper, layout.label_column)
        if pages is None:
            assert edges[-1] <= on_one
            continue
        again = edges[pages.again - 1] if pages.again else 0
        assert max(edges[pages.first - 1], again + edges[-1] - edges[pages.first - 1]) <= on_two
        assert edges[pages.of_titles - 1] >= 30 * 7
        parted[spec.key] = pages
    assert asked or not parted
    assert paper == "A4" or asked == ON_REQUEST or not parted


@pytest.mark.parametrize(
    ("spec", "paper", "widths"),
    [
        # Seven columns of 14 characters, one of 24, one of 22 are 144, and ten columns have 50 pixels around: of
        # 1.375 pixels 317 are left for the name on Folio, of 1.231 on A4 173.
        (TABEL_3_1_2, "A4", [24]),
        (TABEL_3_1_2, "Folio (F4)", [45]),
        (TABEL_3_1_3, "A4", [19]),
        (TABEL_3_1_3, "Folio (F4)", [40]),
        # KATEGORI is narrow as it is.
        (TABEL_3_1_1_A, "A4", [24, 24, 24, 18]),
    ],
    ids=lambda each: each.key if isinstance(each, TableSpec) else str(each),
)
def test_names_are_narrowed_until_all_stands_on_one_page(
    spec: TableSpec, paper: str, widths: Sequence[float]
) -> None:
    layout, _ = _layout(spec, paper, ())
    names = ("sasaran", "indikator", "formula", "kategori")
    printed = layout.spec.columns[: layout.last_printed_column]
    assert [layout.width(each) for each in printed if each.key in names] == widths


@pytest.mark.long
def test_a_title_keeps_to_the_columns_that_stand_on_both_pages(tmp_path: Path) -> None:
    """JENIS, KODE and the name take 407 pixels, 294 points beside their sides; the title takes 479."""
    options = TemplateOptions(kolom=("UNIT",), kertas="A4", tahun=2024, baris=20)
    write_template(tmp_path / "t.xlsx", options)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")[TABEL_3_1_1_B.sheet]
    layout, edges = _layout(TABEL_3_1_1_B, "A4", ("UNIT",))
    assert two_pages(edges, "A4", layout.label_column) == TwoPages(first=9, again=3)
    assert sheet.print_title_cols == "$A:$C"
    assert {"A1:C1", "A2:C2", "A3:C3"} <= {str(each) for each in sheet.merged_cells.ranges}
    assert [sheet.row_dimensions[row].height for row in (1, 3)] == [
        pytest.approx(2 * 14 * 1.225, abs=4),
        pytest.approx(2 * 10 * 1.225, abs=4),
    ]
