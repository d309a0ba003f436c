"""The tables of the finished workbook as they are printed: where digits stand, signs, widths, pages, and order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl import tables
from lkjip_xl.books.finished import marks
from lkjip_xl.books.finished.addresses_here import told_here
from lkjip_xl.books.finished.figure_looks import FigureLook, looks_of
from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.finished.layout import Layouts
from lkjip_xl.books.finished.table_widths import Wanted, fitted, turned, with_room_for_name
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.check.run import check_report
from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.findings import Problem
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.cell_formats import display
from tests import factories, shown
from tests.checking import check_file
from tests.factories import Value, percent
from tests.rules.waiving import waive
from tests.sample_books import PUBLISHED, SAMPLES, TABEL_3_1_1_B, TABEL_3_1_5, Book

SIGNS = ("↓", "↓÷", "↔")
LESS = Rumus.LESS_IS_BETTER.value
INVERSE = Rumus.LESS_IS_BETTER_INVERSE.value
PLAN = (
    ("Program", "8.01.01", "Penunjang", 3),
    ("Kegiatan", "8.01.01.2.01", "Perencanaan", 3),
    ("Sub Kegiatan", "8.01.01.2.01.0001", "Dokumen", 3),
    ("Program", "8.01.02", "Ideologi", 4),
    ("Kegiatan", "8.01.02.2.01", "Kebijakan", 4),
    ("Sub Kegiatan", "8.01.02.2.01.0001", "Forum", 4),
    ("Program", "8.01.03", "Politik", 5),
    ("Kegiatan", "8.01.03.2.01", "Pendidikan", 5),
    ("Sub Kegiatan", "8.01.03.2.01.0001", "Pemilu", 5),
)


def report(*parts: Table, **settings: Any) -> Report:
    return factories.report(*parts, settings=replace(Settings("Dinas", "Kota", 2023), **settings))


def budget(*, pagu: int = 1) -> Table:
    rows = [(level, code, name, amount * pagu) for level, code, name, amount in PLAN]
    return factories.table(tables.TABEL_2_7, ("jenis", "kode", "nama", "pagu"), rows)


def outline() -> Table:
    """Tabel 2.1 in the order of Tabel 2.7: two programs of one sasaran, with one of another between them."""
    rows: list[tuple[Value, ...]] = []
    sasaran = {"Penunjang": "Rukun", "Ideologi": "Aktif", "Politik": "Rukun"}
    for level, _, name, _ in PLAN:
        is_program = level == "Program"
        program = name if is_program else rows[-1][1]
        rows.append((sasaran[str(program)], program, "" if is_program else name))
    made = factories.table(tables.TABEL_2_1, ("sasaran", "program", "kegiatan"), rows)
    return replace(made, rows=tuple(row if not row.text("kegiatan") else _below(row) for row in made.rows))


def _below(row: Row) -> Row:
    """A row over which its sasaran and its program stand."""
    carried = {key: replace(row.cells[key], carried=True) for key in ("sasaran", "program")}
    return replace(row, cells={**row.cells, **carried})


def built(made: Report, folder: Path, *, draft: bool = False) -> Any:
    write_finished(folder / "jadi.xlsx", made, check_report(made, ""), draft=draft)
    return openpyxl.load_workbook(folder / "jadi.xlsx")


def below(sheet: Any) -> list[str]:
    """The lines under a table that say what its signs mean and what was typed."""
    texts = [str(cell.value) for row in sheet.iter_rows(max_col=1) for cell in row if cell.value]
    return [each for each in texts if each.startswith(("Keterangan", "Tertulis lain", "Seperti diketik"))]


@pytest.mark.parametrize(
    ("number_format", "signs", "expected"),
    [
        ("0.00%", ("†",), '"† "0.00%'),
        ("#,##0_);(#,##0)", ("*",), '"* "#,##0_);"* "(#,##0)'),
        ('"≤ "0', ("†", "↓"), '"† ↓ ≤ "0'),
        ('0;-0;"-"', ("‡",), '"‡ "0;"‡ "-0;"‡ -"'),
        ("", ("‡",), '"‡ "General'),
        ("0%", (), "0%"),
    ],
)
def test_a_sign_stands_before_every_section_of_a_format(
    number_format: str, signs: tuple[str, ...], expected: str
) -> None:
    assert marks.marked(number_format, *signs) == expected


def test_a_sign_is_no_part_of_the_figure() -> None:
    assert display(Decimal("0.9802"), '"† ↓ "0.00%') == "98,02%"
    assert display(Decimal(10), '"† ≤ "0') == "≤ 10"
    assert display(Decimal(-1500), marks.marked("#,##0_);(#,##0)", "*")) == "(1.500)"


def test_digits_stand_under_digits() -> None:
    """98 beside 98,02% beside 100%: each with the decimals typed, and room for those that it does not have."""
    column = Column("target", "TARGET", Kind.QUANTITY, 14)
    entries = [Entry(value=Decimal(98), number_format=each) for each in ("0", "0.00%", "0%")]
    look = FigureLook.of(column, [*entries, Entry("-")])
    assert [look.shown(each.number_format) for each in entries] == ["0_,_0_0_)", "0.00%_)", "0%_,_0_0_)"]
    assert look.alignment == {"align": "right"}


def test_figures_with_units_stand_in_the_middle() -> None:
    column = Column("target", "TARGET", Kind.QUANTITY, 14)
    for other in (Entry("7 dokumen"), Entry(value=Decimal(7), number_format='0" dokumen"')):
        look = FigureLook.of(column, [Entry(value=Decimal(98), number_format="0.0"), other])
        assert look.alignment == {"align": "center"}
        assert look.shown("0") == "0"


def test_targets_beside_each_other_stand_alike() -> None:
    """TARGET with a unit in one row, PK PERUBAHAN without one: both in the middle; what money parts does not."""
    columns = [
        Column("target", "TARGET", Kind.QUANTITY, 14),
        Column("target_perubahan", "PK PERUBAHAN", Kind.QUANTITY, 14),
        Column("pagu", "PAGU", Kind.RUPIAH, 14),
        Column("realisasi", "REALISASI", Kind.QUANTITY, 14),
    ]
    plain = Entry(value=Decimal(82), number_format="0")
    unit = Entry(value=Decimal(7), number_format='0" dokumen"')
    rows = [[plain, plain, plain, plain], [unit, Entry("-"), plain, plain]]
    assert [each.alignment["align"] for each in looks_of(columns, rows)] == ["center", "center", "right", "right"]
    alone = [[plain, Entry("-"), plain, plain]]
    assert looks_of(columns, alone)[0].alignment == {"align": "right"}


def test_amounts_below_zero_stand_in_brackets(tmp_path: Path) -> None:
    sheet = built(report(budget()), tmp_path)["Tabel 2.7"]
    formats = {cell.number_format for row in sheet.iter_rows(min_row=5) for cell in row if cell.column == 4}
    assert "#,##0_);(#,##0)" in formats
    assert [cell.value for cell in sheet[4]][:4][-1] == "PAGU ANGGARAN (Rp)"


def test_figures_give_way_before_words_do() -> None:
    words, figures = Wanted(40, 16), Wanted(14, 8, of_figures=True)
    assert fitted([words, figures, figures], 80) == [40, 14, 14]
    assert fitted([words, figures, figures], 60) == [40, 10, 10]
    assert fitted([words, figures, figures], 40) == [24, 8, 8]
    assert fitted([words, figures, figures], 20) == [16, 8, 8]


def test_a_name_is_no_strip_where_headings_can_stand_upright() -> None:
    columns = [
        Wanted(40, 16),
        Wanted(14, 9, of_figures=True, upright=6),
        Wanted(14, 9, of_figures=True, upright=6),
    ]
    headings = ["INDIKATOR", "REALISASI", "REALISASI"]
    # 26 of it fit beside 6 and 6; beside 6 and 6 in 30 only 18 do.
    assert [each.narrow for each in with_room_for_name(columns, headings, 0, 60)] == [26, 9, 9]
    assert [each.narrow for each in with_room_for_name(columns, headings, 0, 30)] == [18, 9, 9]
    assert with_room_for_name(columns, ["INDIKATOR", "CAPAIAN 2023", "CAPAIAN 2022"], 0, 60) == columns


def test_a_heading_stands_upright_where_nothing_else_helps() -> None:
    columns = [
        Wanted(40, 16),
        Wanted(14, 9, of_figures=True, upright=6),
        Wanted(14, 9, of_figures=True, upright=9),
    ]
    headings = ["INDIKATOR", "REALISASI", "CAPAIAN"]
    assert turned(columns, headings, 34) == frozenset()
    assert turned(columns, headings, 33) == {1}
    assert turned(columns, ["INDIKATOR", "CAPAIAN 2023", "CAPAIAN"], 33) == frozenset()


def test_the_outline_has_each_sasaran_once_in_the_order_of_the_renstra(tmp_path: Path) -> None:
    renstra = factories.table(tables.TABEL_2_2_SASARAN, ("sasaran", "indikator"), [("Aktif", "A"), ("Rukun", "B")])
    sheet = built(report(budget(), outline(), renstra), tmp_path)["Tabel 2.1"]
    rows = [[cell.value for cell in row[:3]] for row in sheet.iter_rows(min_row=5, max_row=13)]
    assert [row[0] for row in rows if row[0]] == ["Aktif", "Rukun"]
    assert [row[1] for row in rows if row[1]] == ["Ideologi", "Penunjang", "Politik"]
    names = ["Kebijakan", "Forum", "Perencanaan", "Dokumen", "Pendidikan", "Pemilu"]
    assert [row[2] for row in rows if row[2]] == names
    assert {str(each) for each in sheet.merged_cells.ranges} >= {"A5:A7", "A8:A13", "B5:B7", "B8:B10", "B11:B13"}
    # A program stands beside its kegiatan: the row of its own is hardly one.
    assert [sheet.row_dimensions[each].height for each in (5, 8, 11)] == [1.5, 1.5, 1.5]
    assert [sheet[cell].fill.fill_type for cell in ("C5", "C6", "C7", "C8")] == [None, "solid", None, None]
    kegiatan, sub_kegiatan = sheet["C6"], sheet["C7"]
    assert (kegiatan.font.bold, kegiatan.alignment.indent) == (True, 1)
    assert (sub_kegiatan.font.bold, sub_kegiatan.alignment.indent) == (False, 2)


def test_what_is_typed_in_the_outline_is_printed_wherever_it_stands(tmp_path: Path) -> None:
    made = report(budget(), outline())
    write_finished(tmp_path / "jadi.xlsx", made, check_report(made, ""), draft=True)
    found = check_file(tmp_path / "jadi.xlsx")
    assert [each for each in found.findings if each.code in {"S31", "K10", "S08"}] == []
    assert below(openpyxl.load_workbook(tmp_path / "jadi.xlsx")["Tabel 2.1"]) == []


@pytest.mark.parametrize(("printed", "first"), [(False, "PROGRAM/KEGIATAN/SUB KEGIATAN"), (True, "KODE")])
def test_codes_are_printed_where_pengaturan_says_so(printed: bool, first: str, tmp_path: Path) -> None:
    sheet = built(report(budget(), with_printed_codes=printed), tmp_path)["Tabel 2.7"]
    assert sheet["A4"].value == first
    area = sheet.print_area.split("$")[3]
    columns = [cell.value for cell in sheet[4] if cell.column_letter <= area]
    assert ("KODE" in columns) is printed
    assert "KODE" in [cell.value for cell in sheet[4]]  # beside the table it is read again


def test_pengaturan_is_read_and_a_blank_prints_no_codes() -> None:
    for typed, expected in (("Ya", True), ("Tidak", False), (None, False)):
        book: Any = Book()
        label = next(row[0] for row in book["Pengaturan"].iter_rows() if row[0].value == "KODE dicetak")
        book["Pengaturan"].cell(label.row, 2).value = typed
        assert book.read().settings.with_printed_codes is expected


def test_a_formula_is_told_by_a_sign_and_read_again(tmp_path: Path) -> None:
    columns = ("sasaran", "indikator", "target", "realisasi", "capaian", "rumus")
    rows: list[tuple[Value, ...]] = [
        ("S", "Biasa", 100, 95, percent(95), ""),
        ("S", "Rendah", 10, 5, percent(150), LESS),
        ("S", "Terbalik", 10, 5, percent(200), INVERSE),
        ("S", "Rentang", "80 - 90", 85, percent(100), ""),
    ]
    table = factories.table(tables.TABEL_3_1_1_A, columns, rows)
    target = replace(table.rows[3].cells["target"], bounds=(Decimal(80), Decimal(90)))
    of_range = replace(table.rows[3], cells={**table.rows[3].cells, "target": target})
    made = report(replace(table, rows=(*table.rows[:3], of_range)))
    sheet = built(made, tmp_path)["Tabel 3.1.1.a"]
    headings = {cell.value: cell.column for cell in sheet[4]}
    at, area = headings["CAPAIAN %"], sheet.print_area.split("$")[3]
    assert [sheet.cell(row, at).number_format for row in range(5, 9)] == [
        "0%_)",
        *(f'"{sign} "0%_)' for sign in SIGNS),
    ]
    assert sheet.cell(4, headings["RUMUS CAPAIAN"]).column_letter > area
    assert below(sheet) == [
        "Keterangan: ↓ capaian = (2T − R) ÷ T (makin rendah makin baik).",
        "Keterangan: ↓÷ capaian = T ÷ R (makin rendah makin baik).",
        "Keterangan: ↔ target berupa rentang: di dalamnya 100%, di luarnya terhadap batas terdekat.",
    ]
    again = read_report(tmp_path / "jadi.xlsx").tables[tables.TABEL_3_1_1_A.key]
    assert [row.text("rumus") for row in again.rows[1:3]] == [LESS, INVERSE]
    assert [row.figure("capaian") for row in again.rows] == [95, 150, 200, 100]


@pytest.mark.long
def test_what_is_computed_anew_is_marked_and_what_was_typed_is_told(tmp_path: Path) -> None:
    sheet = built(Book(PUBLISHED).read(), tmp_path, draft=True)[TABEL_3_1_1_B]
    lines = below(sheet)
    assert lines[0] == marks.MEANINGS[marks.RECOMPUTED]
    assert (
        "Tertulis lain di berkas: † Administrasi Umum Perangkat Daerah, REALISASI KEUANGAN: "
        "tercetak 385.220.368, tertulis 385.221.368."
    ) in lines
    marked = [cell for row in sheet.iter_rows() for cell in row if "†" in cell.number_format]
    assert len(marked) == len([each for each in lines if each.startswith("Tertulis lain")])
    assert {cell.number_format for cell in marked} == {'"† "#,##0_);"† "(#,##0)'}


@pytest.mark.long
def test_what_somebody_accepted_is_marked_and_what_is_computed_is_told(tmp_path: Path) -> None:
    book = Book(PUBLISHED)
    waive("T01", TABEL_3_1_1_B, "Administrasi Umum Perangkat Daerah")(book)
    path = tmp_path / "jadi.xlsx"
    sheet = built(book.read(), tmp_path, draft=True)[TABEL_3_1_1_B]
    told = (
        "Seperti diketik: ‡ Administrasi Umum Perangkat Daerah, REALISASI KEUANGAN: "
        "tertulis 385.221.368, dihitung 385.220.368."
    )
    assert told in below(sheet)
    marked = [cell.value for row in sheet.iter_rows() for cell in row if "‡" in cell.number_format]
    assert marked == [385_221_368]
    assert marks.MEANINGS[marks.KEPT] not in below(sheet)
    # Read again, its lines are no notes of staff, and built again they stand once.
    again = read_report(path)
    assert [each for each in check_file(path).findings if each.code == "S09"] == []
    assert below(built(again, tmp_path, draft=True)[TABEL_3_1_1_B]).count(told) == 1


@pytest.mark.long
def test_an_accepted_efficiency_is_told_beside_the_computed_one_in_its_own_digits(tmp_path: Path) -> None:
    """100 − 95,33 is 4,67: a difference of percentages, printed without a sign of percent."""
    book = Book()
    book[TABEL_3_1_5]["F7"].value = 10
    waive("E01", TABEL_3_1_5, "Persentase pembinaan terhadap masyarakat terkait Ideologi Pancasila")(book)
    (told,) = (each for each in below(built(book.read(), tmp_path)[TABEL_3_1_5]) if "‡" in each)
    assert told.endswith("TINGKAT EFISIENSI: tertulis 10,00, dihitung 4,67.")


def test_a_page_never_ends_with_a_heading(tmp_path: Path) -> None:
    """Forty programs with a kegiatan and a sub kegiatan each: a page begins with a program only."""
    rows = [
        (level, f"8.01.{each:02}{code}", f"{level} {each}", 5)
        for each in range(1, 41)
        for level, code in (("Program", ""), ("Kegiatan", ".2.01"), ("Sub Kegiatan", ".2.01.0001"))
    ]
    plan = factories.table(tables.TABEL_2_7, ("jenis", "kode", "nama", "pagu"), rows)
    sheet = built(report(plan), tmp_path)["Tabel 2.7"]
    starts = [each.id + 1 for each in sheet.row_breaks.brk]
    assert starts
    assert {str(sheet.cell(row, 1).value).split()[0] for row in starts} == {"Program"}
    assert (sheet.page_setup.scale or 100) >= 80
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage  # Excel heeds no break of a sheet that it fits itself
    assert sheet.print_title_rows == "$4:$4"


def test_a_unit_stands_again_at_the_top_of_each_page(tmp_path: Path) -> None:
    """Eighty sub kegiatan of one kelurahan are longer than a page, and read again they are still of that one."""
    levels = [("Program", "8.01.01"), ("Kegiatan", "8.01.01.2.01")]
    levels += [("Sub Kegiatan", f"8.01.01.2.01.{each:04}") for each in range(1, 81)]
    lines = ["| JENIS | KODE | PROGRAM | UNIT | PAGU ANGGARAN |"]
    lines += [f"| {level} | {code} | {level} {code} | {{}} | 5 |" for level, code in levels]
    plan = "\n".join(lines).format("Margahayu", *["."] * len(levels))
    sheet = built(shown.report(tabel_2_7=plan), tmp_path)["Tabel 2.7"]
    rows = range(5, 5 + len(levels))
    tops = [each.id + 1 for each in sheet.row_breaks.brk if each.id + 1 in rows]
    assert tops
    assert [row for row in rows if sheet.cell(row, 2).value == "Margahayu"] == [5, *tops]
    again = read_report(tmp_path / "jadi.xlsx").tables[tables.TABEL_2_7.key]
    assert {row.text("unit") for row in again.rows} == {"Margahayu"}


def test_what_stands_over_rows_of_two_pages_is_named_on_both(tmp_path: Path) -> None:
    """Eighty programs of one sasaran, one line each: the sasaran is there again where a page begins."""
    made = factories.table(tables.TABEL_2_3_1, ("sasaran", "program"), [("Aktif", f"P {at}") for at in range(80)])
    below_it = [replace(row.cells["sasaran"], carried=True) for row in made.rows[1:]]
    rows = [
        made.rows[0],
        *(
            replace(row, cells={**row.cells, "sasaran": cell})
            for row, cell in zip(made.rows[1:], below_it, strict=True)
        ),
    ]
    sheet = built(report(replace(made, rows=tuple(rows))), tmp_path)["Tabel 2.3.1"]
    column = next(cell.column for cell in sheet[4] if cell.value == "SASARAN")
    starts = [each.id + 1 for each in sheet.row_breaks.brk]
    assert (sheet.cell(5, column).value, len(starts)) == ("Aktif", 2)
    assert [sheet.cell(row, column).value for row in starts] == ["Aktif", "Aktif"]
    edges = [5, *starts, 85]
    merged = {(each.min_row, each.max_row) for each in sheet.merged_cells.ranges if each.min_col == column}
    assert merged >= {(edge, after - 1) for edge, after in pairwise(edges)}


@pytest.mark.long
def test_temuan_names_the_cells_of_the_workbook_in_hand(tmp_path: Path) -> None:
    """JENIS and KODE stand in front of the names in the file, and beside the printed area here: G22 is E19."""
    sheet = built(Book(PUBLISHED).read(), tmp_path, draft=True)["Temuan"]
    (row,) = (row for row in sheet.iter_rows(min_row=5, values_only=True) if "T01" in row)
    assert row[1:3] == (TABEL_3_1_1_B, "E19")
    assert row[5] == "385.220.368  (jumlah E20–E25)"
    assert row[7] == (
        "Cocokkan angka ini dan E20–E25 dengan laporan realisasi; betulkan yang salah. "
        "Jika angka ini diubah, ubah juga jumlahnya di E5 dan E60."
    )
    (shown,) = (each for each in sheet.iter_rows(min_row=5) if "E03" in [cell.value for cell in each])
    assert shown[2].value == "F5"  # the numbers of the columns have a row here too


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cocokkan F7–F8, dan A7 dengan DPA.", "Cocokkan D5–D6, dan E5 dengan DPA."),
        ("Bagian “A7” di F7 (lihat D11).", "Bagian “A7” di D5 (lihat D11)."),
        (
            "Betulkan di Tabel 2.7 sel F8; sel ini mengikutinya.",
            "Betulkan di Tabel 2.7 sel D6; sel ini mengikutinya.",
        ),
        ("Lulusan F70 atau 8.F8, aturan F07", "Lulusan F70 atau 8.F8, aturan F07"),
    ],
)
def test_only_the_cells_of_a_finding_are_renamed(text: str, expected: str) -> None:
    sheet = tables.TABEL_2_7.sheet
    table = factories.table(
        tables.TABEL_2_7,
        ("jenis", "kode", "nama", "indikator", "target", "pagu"),
        [(level, code, name, "", "", amount) for level, code, name, amount in PLAN],
    )
    places = (Place(sheet, 7, 6), Place(sheet, 8, 6))
    problem = Problem(places[0], "Beda.", basis=places)
    assert told_here(text, problem, Layouts(report(table))) == expected


@pytest.mark.long
def test_what_could_not_be_judged_names_the_cells_of_the_workbook_in_hand(tmp_path: Path) -> None:
    """E12 of the file is E10 here: the template has two rows more above its tables."""
    report = read_report(PUBLISHED)
    write_finished(tmp_path / "jadi.xlsx", report, check_report(report, PUBLISHED.name), draft=True)
    temuan = openpyxl.load_workbook(tmp_path / "jadi.xlsx", data_only=True)["Temuan"]
    texts = [str(cell.value) for cell in temuan["A"]]
    assert "• PERSENTASE di Tabel 2.3.1 E10: angka untuk menghitungnya belum lengkap (P02)" in texts


@pytest.mark.long
@pytest.mark.parametrize(
    ("agency", "repeats"),
    [("sekretariat_daerah_sumatera_utara_2021", False), ("pemerintah_kabupaten_contoh_2023", True)],
)
def test_headings_repeat_where_the_table_goes_on_not_above_charts_alone(
    agency: str, repeats: bool, tmp_path: Path
) -> None:
    """Five indicators stand on the first page; forty take three."""
    report = read_report(SAMPLES / f"{agency}.xlsx")
    write_finished(tmp_path / "jadi.xlsx", report, check_report(report, "laporan.xlsx"), draft=False)
    sheet = openpyxl.load_workbook(tmp_path / "jadi.xlsx")[tables.TABEL_3_1_3.sheet]
    assert bool(sheet.print_title_rows) == repeats
