from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.books.template.layout import HEADING_ROW, FormLayout, TableLayout
from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, spec_of_template, write_template
from lkjip_xl.report.settings import Settings
from lkjip_xl.show import palette
from lkjip_xl.tables import (
    END_OF_TABLE,
    FORMS,
    IDENTITAS,
    PETUNJUK,
    STATUS,
    TABEL_2_1,
    TABEL_2_2_SASARAN,
    TABEL_2_7,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABLES,
)
from lkjip_xl.tables.on_request import is_in_template
from lkjip_xl.tables.spec import Kind, Presence, TableSpec
from tests.libreoffice import differences, formula_count
from tests.sample_books import column_headed

COMMITTED = Path(__file__).parents[2] / "workbook_templates" / "lkjip_template.xlsx"
BY_KEY = pytest.mark.parametrize(
    "spec",
    [spec_of_template(spec, Settings()) for spec in TABLES if is_in_template(spec, ())],
    ids=lambda spec: spec.key,
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "lkjip_template.xlsx"
    write_template(path)
    return path


@pytest.fixture(scope="module")
def formulas(empty: Path) -> Workbook:
    return openpyxl.load_workbook(empty)


@pytest.fixture(scope="module")
def values(empty: Path) -> Workbook:
    return openpyxl.load_workbook(empty, data_only=True)


def layout_of(spec: TableSpec) -> TableLayout:
    return TableLayout(spec, spec.rows)


@pytest.mark.long
def test_the_committed_template_is_what_the_program_writes(empty: Path) -> None:
    assert COMMITTED.read_bytes() == empty.read_bytes(), "write it anew: python -m lkjip_xl template --timpa -o …"


@pytest.mark.long
def test_sheets_stand_in_order(formulas: Workbook) -> None:
    assert formulas.sheetnames == [
        STATUS,
        PETUNJUK,
        *(form.sheet for form in FORMS),
        *(spec.sheet for spec in TABLES if is_in_template(spec, ())),
    ]


@BY_KEY
def test_every_heading_is_there(spec: TableSpec, values: Workbook) -> None:
    sheet, layout = values[spec.sheet], layout_of(spec)
    for number, column in enumerate(spec.columns, 1):
        row = HEADING_ROW + (1 if column.group else 0)
        assert sheet.cell(row, number).value == Settings().with_years(column.heading)
    assert sheet.cell(layout.closing_row, layout.label_column).value == END_OF_TABLE


def test_a_group_stands_over_its_columns(values: Workbook) -> None:
    sheet = values[TABEL_3_1_2.sheet]
    assert [sheet["B5"].value, sheet["E5"].value] == ["TAHUN LALU", "TAHUN INI"]
    assert {str(merged) for merged in sheet.merged_cells.ranges} >= {"B5:D5", "E5:G5", "A5:A6", "H5:H6"}


@pytest.mark.long
def test_titles_and_headings_follow_the_year(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path, TemplateOptions(instansi="Dinas Contoh", pemerintah="Kota Jambi", tahun=2024))
    sheet = openpyxl.load_workbook(path, data_only=True)[TABEL_3_1_2.sheet]
    assert sheet["A1"].value == "Tabel 3.1.2 Perbandingan Realisasi Kinerja Tahun 2024 dengan Tahun 2023"
    assert sheet["A2"].value == "Dinas Contoh Kota Jambi"
    assert sheet["B5"].value == "2023"
    assert "Identitas!$B$5" in str(openpyxl.load_workbook(path)[TABEL_3_1_2.sheet]["B5"].value)


@pytest.mark.long
@pytest.mark.parametrize(("paper", "code"), [("Folio (F4)", 14), ("A4", 9)])
def test_paper(paper: str, code: int, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path, TemplateOptions(kertas=paper))
    book = openpyxl.load_workbook(path)
    assert {int(sheet.page_setup.paperSize or 0) for sheet in book.worksheets} == {code}
    assert {sheet.page_setup.fitToWidth in (1, None) for sheet in book.worksheets} == {True}
    assert paper in [row[1].value for row in book["Pengaturan"].iter_rows()]


def test_every_cell_to_fill_has_a_hint() -> None:
    typed = [(spec.sheet, column) for spec in TABLES for column in spec.columns if column.typed]
    assert [(sheet, column.heading) for sheet, column in typed if not column.hint] == []


def test_no_hint_shows_a_placeholder(formulas: Workbook) -> None:
    rules = [rule for sheet in formulas for rule in sheet.data_validations.dataValidation]
    shown = [
        text for rule in rules for text in (rule.promptTitle, rule.prompt, rule.errorTitle, rule.error) if text
    ]
    assert shown
    assert not [text for text in shown if "{" in text]
    of_targets = formulas[TABEL_2_2_SASARAN.sheet].data_validations.dataValidation
    assert {rule.promptTitle for rule in of_targets if "E5" in rule.sqref or "J5" in rule.sqref} == {"Target"}


@BY_KEY
def test_hints_lie_over_no_row_that_is_filled(spec: TableSpec, formulas: Workbook) -> None:
    """A box with a hint opens below its cell, over what was filled there: only a heading opens one."""
    rules = formulas[spec.sheet].data_validations.dataValidation
    rows = [(each.min_row, each.max_row) for rule in rules if rule.prompt for each in rule.sqref.ranges]
    assert all(first == last < layout_of(spec).numbers_row for first, last in rows)
    hinted = sum(1 for column in spec.columns if column.typed and column.hint)
    assert len(rows) == hinted


@pytest.mark.parametrize("spec", [TABEL_2_7, TABEL_3_1_1_B], ids=lambda spec: spec.key)
def test_a_difference_stands_on_the_first_screen(spec: TableSpec, formulas: Workbook) -> None:
    """1366 pixels less the numbers of rows and the bar; a character takes 7, the sides of a cell 5, at 90 %."""
    sheet = formulas[spec.sheet]
    last = column_headed(sheet, "SELISIH DENGAN RINCIAN")
    widths = [sheet.column_dimensions[get_column_letter(number)].width for number in range(1, last + 1)]
    assert sheet.sheet_view.zoomScale == 90
    assert sum(int((width * 7 + 5) * 0.9) for width in widths) <= 1310
    assert min(widths) >= 11


@pytest.mark.long
def test_rows_grow_with_what_is_typed(filled: Path) -> None:
    """Names wrap, and no row has a height of its own."""
    book = openpyxl.load_workbook(filled)
    for sheet in (TABEL_2_1.sheet, TABEL_2_2_SASARAN.sheet, TABEL_2_7.sheet, TABEL_3_1_1_B.sheet):
        assert all(not book[sheet].row_dimensions[row].customHeight for row in range(9, 13))
        assert all(
            cell.alignment.wrap_text for row in book[sheet].iter_rows(min_row=9, max_row=12) for cell in row
        )


@pytest.mark.long
@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1", "-2", "@x", "{=1}"])
def test_names_are_text_whatever_they_begin_with(name: str, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path, TemplateOptions(instansi=name))
    cell = openpyxl.load_workbook(path, data_only=True)["Identitas"]["B3"]
    assert (cell.value, cell.data_type) == (name, "s")


def test_forms_have_labels_and_defaults(values: Workbook) -> None:
    for spec in FORMS:
        for field in spec.fields:
            row = FormLayout(spec).row(field.key)
            assert values[spec.sheet].cell(row, 1).value == field.label
            value = values[spec.sheet].cell(row, 2).value
            assert ("" if value is None else str(value)) == field.default


@BY_KEY
def test_three_looks_tell_who_fills_a_cell_in_a_grey_print_too(spec: TableSpec, formulas: Workbook) -> None:
    """The line and the letters differ, not the fill alone; each look is one thing wherever it stands."""
    sheet, row = formulas[spec.sheet], layout_of(spec).first_row
    for number, column in enumerate(spec.columns, 1):
        cell = sheet.cell(row, number)
        look = (cell.fill.fgColor.rgb[2:], cell.border.left.style, cell.font.italic)
        must = column.typed and (column.filled or column.kind is Kind.LEVEL)
        may_stay_empty = ("FFFFFF", "dashed", False)
        typed = ("FFFBE6", "thin", False) if must else may_stay_empty
        assert look == (typed if column.typed else ("EBEBEB", "thin", True)), column.heading


def test_the_legend_shows_the_looks_that_the_cells_have(formulas: Workbook) -> None:
    looks = {}
    for (cell,) in formulas[PETUNJUK].iter_rows(min_row=4, max_row=6, max_col=1):
        looks[cell.value] = (cell.fill.fgColor.rgb[2:], cell.border.left.style, cell.font.italic)
    assert looks == {
        "isi": ("FFFBE6", "thin", False),
        "boleh": ("FFFFFF", "dashed", False),
        "Excel": ("EBEBEB", "thin", True),
    }


def test_no_level_has_the_fill_of_a_finding(formulas: Workbook) -> None:
    """A marked copy fills cells by their findings: a program's row must not look like one."""
    rules = formulas[TABEL_2_7.sheet].conditional_formatting
    of_levels = [rule for each in rules for rule in each.rules if '"Program"' in str(rule.formula)]
    fills = {rule.dxf.fill.bgColor.rgb[2:] for rule in of_levels if rule.dxf.fill}
    assert len(of_levels) == len(TABEL_2_7.columns) - 3  # without UNIT, PAGU MURNI and its change
    assert fills == {"FFF3C4", "DADADA"}
    assert not fills & {look.fill[1:] for look in palette.SEVERITIES.values()}
    assert all(rule.dxf.font.b and rule.dxf.border.top.style == "thin" for rule in of_levels)
    # Where a condition says one line of a cell, LibreOffice draws no other: each has all four.
    lines = {(rule.dxf.border.left.style, rule.dxf.border.bottom.style) for rule in of_levels}
    assert lines == {("thin", "thin"), ("dashed", "dashed")}


def test_what_stands_over_a_formula_looks_so_in_the_row_of_a_program_too(tmp_path: Path) -> None:
    """The looks of a program would lie over its fill and its frame: a rule of its own is asked before them."""
    typed = [{"nama": Typed("P satu", over_formula=True)}, {"nama": Typed("K1")}]
    budget = [row("Program", "P1", 1), row("Kegiatan", "K1", 1)]
    write_template(tmp_path / "t.xlsx", filling=Filling({"tabel_2_7": budget, "tabel_3_1_1_b": typed}))
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")[TABEL_3_1_1_B.sheet]
    name = next(cell for cell in sheet[8] if cell.value == "P satu")
    rules = [
        rule
        for each in sheet.conditional_formatting
        if name.coordinate in each.sqref
        for rule in sorted(each.rules, key=lambda rule: rule.priority)
    ]
    first = min(rules, key=lambda rule: rule.priority)
    assert (first.formula, first.stopIfTrue) == (['$A8="Program"'], True)
    assert (first.dxf.fill.bgColor.rgb[2:], first.dxf.border) == (palette.OVER_FORMULA.fill[1:], None)
    assert sum(rule.stopIfTrue or False for each in sheet.conditional_formatting for rule in each.rules) == 1


@BY_KEY
def test_codes_and_what_is_typed_of_indicators_stay_text(spec: TableSpec, formulas: Workbook) -> None:
    sheet, row = formulas[spec.sheet], layout_of(spec).first_row
    for number, column in enumerate(spec.columns, 1):
        if column.typed and column.kind in {Kind.CODE, Kind.QUANTITY}:
            assert sheet.cell(row, number).number_format == "@"


@BY_KEY
def test_lists_hold_the_choices(spec: TableSpec, formulas: Workbook) -> None:
    rules = {rule.formula1 for rule in formulas[spec.sheet].data_validations.dataValidation if rule.type == "list"}
    names = {
        layout_of(spec_of_template(source, Settings())).fixed_column(column.chosen_from.key)
        for column in spec.columns
        if column.chosen_from
        for source in TABLES
        if source.key == column.chosen_from.table
    }
    assert rules == {f'"{",".join(c.choices)}"' for c in spec.columns if c.choices and c.typed} | names


def test_what_a_table_says_of_an_indicator_is_typed_in_one_column() -> None:
    typed = [
        (column.fact, column.year, spec.sheet)
        for spec in (spec_of_template(each, Settings(tahun=2023)) for each in TABLES)
        for column in spec.columns
        if column.fact is not None and column.typed and not column.same_as
    ]
    facts = [(fact, year) for fact, year, _ in typed]
    assert len(facts) == len(set(facts)), typed


@BY_KEY
def test_what_is_no_part_of_the_report_is_not_printed(spec: TableSpec, formulas: Workbook) -> None:
    sheet, layout = formulas[spec.sheet], layout_of(spec)
    printed = [n for n, column in enumerate(spec.columns, 1) if column.presence is not Presence.HELPER]
    last = sheet.cell(layout.last_row, printed[-1]).coordinate
    assert re.sub(r".*!|\$", "", str(sheet.print_area)) == f"A1:{last}"
    assert sheet.print_title_rows == f"${HEADING_ROW}:${layout.numbers_row}"


@pytest.mark.long
def test_no_row_that_is_typed_later_is_cut_from_a_print(filled: Path) -> None:
    """Eleven rows are filled, 300 can be."""
    assert str(openpyxl.load_workbook(filled)[TABEL_2_7.sheet].print_area).endswith("$F$307")


def test_an_empty_sheet_prints_on_one_page(formulas: Workbook) -> None:
    """Folio is 612 by 936 points, the margins take 72 across and 104.4 down.

    40 rows and more have no page at 8 points, which is a scale of 80.
    """
    pages = {}
    for sheet in formulas:
        end = sheet[str(sheet.print_area).rpartition(":")[2].replace("$", "")]
        height = sum(float(sheet.row_dimensions[row].height or 15) for row in range(1, end.row + 1))
        upright = sheet.page_setup.orientation == "portrait"
        across, down = ((612 if upright else 936) - 36, (936 if upright else 612) - 104.4)
        # What is stored has the sides of a cell in it, and alike columns as one; LibreOffice makes them wider.
        alike = sheet.column_dimensions.values()
        pixels = {
            n: round(float(each.width) * 7) for each in alike for n in range(each.min or 1, (each.max or 0) + 1)
        }
        width = sum(pixels[number] for number in range(1, end.column + 1)) / 0.94
        set_scale = int(sheet.page_setup.scale or 0)
        scale = (set_scale or min(100, 100 * across / (width * 0.75))) / 100
        pages_across = 1 + len(sheet.col_breaks.brk)
        assert width * 0.75 * scale <= pages_across * across + 1
        # Where a number of pages is not told, Excel stores a nought; one is told by nothing.
        fits = not set_scale and sheet.page_setup.fitToHeight in (1, None)
        pages[sheet.title] = 1 if fits else height * scale / down
    long = {title for title, part in pages.items() if part > 1}
    assert long == {"Tabel 1.5", "Tabel 2.1", "Tabel 2.7", "Tabel 3.1.1.b"}
    assert all(int(sheet.page_setup.scale or 100) >= 80 for sheet in formulas)


def formulas_of(sheet: Worksheet) -> Iterator[tuple[int | None, str]]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                yield cell.row, str(cell.value)


RANGE = re.compile(r"(?<![!A-Z$])\$?[A-Z]+(\$?)(\d+):\$?[A-Z]+\$(\d+)")


@BY_KEY
def test_ranges_hold_rows_that_are_inserted_anywhere(spec: TableSpec, formulas: Workbook) -> None:
    layout = layout_of(spec)
    for row, formula in formulas_of(formulas[spec.sheet]):
        for absolute, first, last in RANGE.findall(formula):
            # From the column numbers, or from the row itself, never from the row below it: Excel moves
            # a reference down when a row is inserted there, and the new row would be missed.
            assert int(first) == (layout.numbers_row if absolute else row), formula
            assert int(last) == layout.closing_row, formula


@pytest.mark.thorough
@pytest.mark.long
def test_running_numbers_count_the_rows_above(tmp_path: Path) -> None:
    rows = [{"sasaran": Typed("A"), "program": Typed("P1")}, {"program": Typed("P2")}, {"sasaran": Typed("B")}]
    write_template(tmp_path / "t.xlsx", filling=Filling({"tabel_2_3_1": rows}))
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx", data_only=True)["Tabel 2.3.1"]
    assert [sheet.cell(number, 1).value or "" for number in range(7, 11)] == [1, "", 2, ""]
    assert differences(tmp_path / "t.xlsx") == []


@pytest.mark.thorough
@pytest.mark.long
def test_a_part_of_a_program_has_its_part_of_the_pagu(tmp_path: Path) -> None:
    """Parts of half a rupiah add up; a program without BAGIAN has its whole pagu."""
    parts = [("P1", "0.5"), ("P2", ""), ("p1", "0.25"), ("P1", "0.25"), ("P3", "0.5")]
    plan = [
        {
            "sasaran": Typed("A"),
            "program": Typed(name),
            **({"bagian": Typed(Decimal(part), percent_decimals=0)} if part else {}),
        }
        for name, part in parts
    ]
    budget = [row("Program", "P1", 1001), row("Program", "P2", 7)]
    write_template(tmp_path / "t.xlsx", filling=Filling({"tabel_2_3_1": plan, "tabel_2_7": budget}))
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx", data_only=True)["Tabel 2.3.1"]
    assert [sheet.cell(number, 5).value or "" for number in range(7, 12)] == [501, 7, 250, 250, ""]
    assert differences(tmp_path / "t.xlsx") == []


def test_the_jumlah_row_sums_the_programs(formulas: Workbook) -> None:
    sheet = formulas[TABEL_2_7.sheet]
    letter = get_column_letter(column_headed(sheet, "PAGU ANGGARAN"))
    assert sheet[f"{letter}6"].value == f'=SUMIF($A$7:$A$308,"Program",${letter}$7:${letter}$308)'


def test_links_go_row_by_row(formulas: Workbook) -> None:
    sheet = formulas[TABEL_3_1_1_B.sheet]
    assert sheet["F8"].value == "=IF('Tabel 2.7'!F8=\"\",\"\",'Tabel 2.7'!F8)"
    assert sheet["C307"].value == "=IF('Tabel 2.7'!C307=\"\",\"\",'Tabel 2.7'!C307)"


def row(jenis: str, nama: str, pagu: int | str | None, target: str = "1 dokumen") -> dict[str, Typed]:
    amount = {} if pagu is None else {"pagu": Typed(pagu)}
    return {"jenis": Typed(jenis), "nama": Typed(nama), "indikator": Typed("x"), "target": Typed(target), **amount}


BUDGET: tuple[dict[str, Typed], ...] = (
    row("Program", "P1", 1000, target="8.10"),
    row("Kegiatan", "K1", 600),
    row("Sub Kegiatan", "S1", 250),
    row("Sub Kegiatan", "S2", 350),
    row("Kegiatan", "K2", 390),
    row("Sub Kegiatan", "S3", 400),
    {},
    row("Program", "P2", "Rp77"),
    row("Kegiatan", "K3", 77),
    row("Sub Kegiatan", "S4", None),
    row("Program", "P3", 0),
)
SPENT = [{"realisasi": Typed(each)} for each in (900, 600, 250, 350, 333, "-", 5, 7, "Rp7")]
GROWTH = (
    {"realisasi_lalu": Typed(Decimal("0.7"), 0), "target_lalu": Typed(Decimal("0.9"), 0)},
    {"indikator": Typed("Nilai AKIP"), "realisasi_lalu": Typed("B"), "target_lalu": Typed("BB")},
    {"realisasi": Typed(Decimal("3.5")), "target": Typed(0), "realisasi_lalu": Typed(3)},
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "filled.xlsx"
    tables = {"tabel_2_7": BUDGET, "tabel_3_1_1_b": SPENT, "tabel_3_1_2": GROWTH}
    identity = {"instansi": Typed('Dinas "A" & B'), "tahun": Typed(2023)}
    write_template(path, filling=Filling(tables, {IDENTITAS.key: identity}))
    return path


def under(sheet: Any, heading: str, row: int) -> Any:
    """What stands under a heading in a row."""
    return sheet.cell(row, column_headed(sheet, heading)).value


def test_differences_to_the_parts_show_while_typing(filled: Path) -> None:
    sheet = openpyxl.load_workbook(filled, data_only=True)[TABEL_2_7.sheet]
    shown = [under(sheet, "SELISIH DENGAN RINCIAN", number) or "" for number in range(8, 19)]
    assert shown[:7] == [10, "", "", "", -10, "", ""]
    # A text is no amount: it has no difference, and counts as nothing where it is a part.
    assert shown[7:] == ["", 77, "", ""]
    assert under(sheet, "SELISIH DENGAN RINCIAN", 9) == under(sheet, "SELISIH DENGAN RINCIAN", 18) == 0
    assert under(sheet, "PAGU ANGGARAN", 6) == 1000


def test_percentages_show_a_dash_where_they_cannot_be_computed(filled: Path) -> None:
    book = openpyxl.load_workbook(filled, data_only=True)
    capaian = [under(book[TABEL_3_1_1_B.sheet], "CAPAIAN (%)", number) or "" for number in range(8, 19)]
    assert capaian[:2] == [90, 100]
    assert capaian[5] == "-"  # realisasi is a dash
    assert capaian[6] == ""  # no pagu at all
    assert capaian[7] == "-"  # pagu is a text
    assert capaian[9:] == ["", ""]
    growth = book[TABEL_3_1_2.sheet]
    assert growth["D8"].value == pytest.approx(70 / 90)
    assert [growth["D9"].value, growth["G10"].value, growth["H10"].value] == ["-", "-", pytest.approx(3.5 / 3)]


def test_a_code_like_target_keeps_its_zeros_on_the_way(filled: Path) -> None:
    book = openpyxl.load_workbook(filled, data_only=True)
    assert under(book[TABEL_3_1_1_B.sheet], "TARGET", 8) == "8.10"


@pytest.mark.long
def test_a_template_shows_what_libreoffice_computes_empty_and_filled(empty: Path, filled: Path) -> None:
    assert formula_count(empty) > 2000
    assert differences(empty, filled) == []


@pytest.mark.long
def test_more_rows_than_the_template_has_are_written(tmp_path: Path) -> None:
    path, rows = tmp_path / "t.xlsx", [row("Program", f"P{n}", 1) for n in range(310)]
    write_template(path, filling=Filling({"tabel_2_7": rows}))
    book = openpyxl.load_workbook(path, data_only=True)
    assert book[TABEL_2_7.sheet]["F6"].value == 310
    # Ten rows are left for what is still to come.
    assert book[TABEL_2_7.sheet]["C328"].value == END_OF_TABLE


@pytest.mark.long
def test_two_templates_are_the_same_to_the_byte(filled: Path, empty: Path, tmp_path: Path) -> None:
    write_template(tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == empty.read_bytes() != filled.read_bytes()
