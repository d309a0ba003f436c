"""One cause, one finding: where formulas carry a mistake along, it is named where it was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, write_template
from lkjip_xl.rules.findings import CheckResult, Finding
from tests.checking import check_file
from tests.libreoffice import recalculate
from tests.on_demand import OnDemand
from tests.sample_books import TABEL_2_3_1, TABEL_2_7, TABEL_3_1_1_A, TABEL_3_1_3, Book, check_changed

pytestmark = pytest.mark.usefixtures("small_templates")

Rows = list[dict[str, Any]]
Checked = Mapping[str, CheckResult]

PLAN: Rows = [
    {"jenis": "Program", "nama": "PROGRAM A", "indikator": "i", "target": "1 dokumen", "pagu": 300},
    {"jenis": "Kegiatan", "nama": "Kegiatan A", "indikator": "i", "target": "1 dokumen", "pagu": 300},
    {"jenis": "Sub Kegiatan", "nama": "Sub A", "indikator": "i", "target": "1 dokumen", "pagu": 100},
    {"jenis": "Sub Kegiatan", "nama": "Sub B", "indikator": "i", "target": "1 dokumen", "pagu": 200},
]
SPENT: Rows = [{"realisasi": 290}, {"realisasi": 290}, {"realisasi": 95}, {"realisasi": 195}]
SASARAN: Rows = [
    {
        "sasaran": "Sasaran A",
        "indikator": "Indikator A",
        "formula": "R dibagi T",
        "target_2022": 80,
        "target_2023": 95,
    }
]
ACHIEVED: Rows = [{"realisasi": 98}]
LAST_YEAR: Rows = [{"realisasi_lalu": (80, 0), "target_lalu": (80, 0)}]


def _typed(value: object) -> Typed:
    match value:
        case (int(points), int(decimals)):
            return Typed(Decimal(points) / 100, decimals)
        case int():
            return Typed(Decimal(value))
    return Typed(str(value))


def fill(
    path: Path, plan: Rows = PLAN, spent: Rows = SPENT, achieved: Rows = ACHIEVED, last_year: Rows = LAST_YEAR
) -> None:
    """Fill the template."""
    tables = {
        "tabel_2_7": plan,
        "tabel_3_1_1_b": spent,
        "tabel_2_2_sasaran": SASARAN,
        "tabel_2_2_perjanjian_kinerja": [{"satuan": "Persen"}],
        "tabel_3_1_1_a": achieved,
        "tabel_3_1_2": last_year,
    }
    filling = Filling(
        {
            key: [{column: _typed(value) for column, value in row.items() if value != ""} for row in rows]
            for key, rows in tables.items()
        }
    )
    write_template(path, TemplateOptions("Dinas A", "Kota B", 2023, 2022, 2023), filling)


def changed(rows: Rows, index: int, **values: Any) -> Rows:
    return [{**row, **values} if number == index else row for number, row in enumerate(rows)]


# What is typed otherwise, by a name.
FILLINGS: dict[str, dict[str, Rows]] = {
    "nothing": {},
    "a kegiatan": {"plan": changed(PLAN, 1, pagu=400)},
    "a unit": {"plan": changed(PLAN, 2, target="1 dokumn")},
    **{text: {"spent": changed(SPENT, 2, realisasi=text)} for text in ("95", "Rp 95", "95,00")},
    "a program as text": {"spent": changed(SPENT, 0, realisasi="Rp290")},
    "a percentage as text": {"achieved": changed(ACHIEVED, 0, realisasi="98%")},
    "a percentage": {"achieved": changed(ACHIEVED, 0, realisasi=(98, 0))},
    "percent points": {"last_year": changed(LAST_YEAR, 0, realisasi_lalu=80)},
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """What is said of each, once LibreOffice has calculated it as Excel would."""
    folder = tmp_path_factory.mktemp("isi")

    def made(name: str) -> CheckResult:
        fill(folder / "isi.xlsx", **FILLINGS[name])
        recalculate(folder / "isi.xlsx", folder / "hitung.xlsx")
        return check_file(folder / "hitung.xlsx")

    return OnDemand(made)


def codes(result: CheckResult) -> list[tuple[str, str, str]]:
    """The findings, without the analyses that this small report does not have."""
    return [(f.code, f.problem.place.sheet, f.problem.place.address) for f in result.findings if f.code != "L01"]


@pytest.mark.long
def test_nothing_is_wrong_to_begin_with(checked: Checked) -> None:
    result = checked["nothing"]
    assert (codes(result), result.not_judged) == ([], ())


@pytest.mark.long
def test_a_mistake_that_a_formula_repeats_is_named_once(checked: Checked) -> None:
    result = checked["a kegiatan"]
    assert codes(result) == [("T01", "Tabel 2.7", "F9")]


@pytest.mark.long
def test_a_misspelt_unit_is_named_in_both_tables_and_mended_in_one(checked: Checked) -> None:
    result = checked["a unit"]
    assert codes(result) == [("D06", "Tabel 2.7", "E10"), ("D06", "Tabel 3.1.1.b", "E10")]
    assert result.findings[1].problem.hint == "Betulkan di Tabel 2.7 sel E10; sel ini mengikutinya."


@pytest.mark.long
@pytest.mark.parametrize("text", ["95", "Rp 95", "95,00"])
def test_a_number_as_text_is_all_that_is_wrong(checked: Checked, text: str) -> None:
    result = checked[text]
    assert codes(result) == [("D02", "Tabel 3.1.1.b", "G10")]


@pytest.mark.thorough
@pytest.mark.long
def test_a_program_as_text_makes_the_total_that_sums_it_wrong(checked: Checked) -> None:
    result = checked["a program as text"]
    assert codes(result) == [("T03", "Tabel 3.1.1.b", "G6"), ("D02", "Tabel 3.1.1.b", "G8")]
    assert {each.code for each in result.not_judged} == {"P01", "P03"}


@pytest.mark.thorough
@pytest.mark.long
def test_a_percentage_of_an_indicator_is_text_in_the_template(checked: Checked) -> None:
    result = checked["a percentage as text"]
    assert codes(result) == []


@pytest.mark.long
def test_a_percentage_and_a_figure_in_percent_points_are_divided_as_they_are_meant(
    checked: Checked,
) -> None:
    result = checked["a percentage"]
    # 98% of this year stands beside 80% of last year as 98: 122,5%, and not 12250%.
    assert (codes(result), result.not_judged) == ([], ())


@pytest.mark.thorough
@pytest.mark.long
def test_percent_points_among_percentages_are_right_where_their_row_says_so(
    checked: Checked,
) -> None:
    result = checked["percent points"]
    assert codes(result) == []


@pytest.mark.thorough
@pytest.mark.long
def test_a_year_as_text_is_named_on_identitas(tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    write_template(path, TemplateOptions("Dinas A", "Kota B", 2023))
    book = openpyxl.load_workbook(path)
    book["Identitas"]["B5"] = "2023"
    book.save(path)
    recalculate(path, tmp_path / "hitung.xlsx")
    found = codes(check_file(tmp_path / "hitung.xlsx"))
    assert ("D02", "Identitas", "B5") in found
    assert not any(code == "S02" for code, _, _ in found)


@pytest.mark.long
def test_a_renamed_sheet_is_known_by_its_title(tmp_path: Path) -> None:
    write_template(tmp_path / "isi.xlsx", TemplateOptions("Dinas A", "Kota B", 2023))
    book = openpyxl.load_workbook(tmp_path / "isi.xlsx", data_only=True)
    book["Tabel 3.1.1.b"].title = "Realisasi"
    book.save(tmp_path / "lain.xlsx")
    missing = next(each for each in check_file(tmp_path / "lain.xlsx").findings if each.code == "S01")
    assert missing.problem.actual == "Realisasi"
    assert "Realisasi" in missing.problem.hint


def test_an_empty_cell_of_the_series_follows_the_table_of_its_year() -> None:
    """In Tabel 3.1.3 the template takes over the realisasi of the report's year: it is typed in Tabel 3.1.1.a."""

    def change(book: Book) -> None:
        book[TABEL_3_1_1_A]["E7"] = None
        book.show(TABEL_3_1_3, "M8", "'Tabel 3.1.1.a'!E7&\"\"", "")

    found = [(each.problem.place.sheet, each.problem.place.address) for each in _empty_cells(change)]
    assert found == [(TABEL_3_1_1_A, "E7")]


def test_an_empty_cell_of_another_year_of_the_series_is_its_own() -> None:
    def change(book: Book) -> None:
        book.show(TABEL_3_1_3, "E8", "'Tabel 3.1.1.a'!Z7&\"\"", "")

    found = [(each.problem.place.sheet, each.problem.place.address) for each in _empty_cells(change)]
    assert found == [(TABEL_3_1_3, "E8")]


def _empty_cells(change: Callable[[Book], None]) -> list[Finding]:
    return [each for each in check_changed(change).findings if each.code == "D01"]


def test_an_amount_that_is_looked_up_by_a_name_is_named_where_it_was_typed() -> None:
    """The pagu of the program in F50 is negative, and has a fraction: Tabel 2.3.1 and JUMLAH only follow."""

    def change(book: Book) -> None:
        book[TABEL_2_7]["F50"].value = -100.5
        book.show(TABEL_2_3_1, "D12", "INDEX('Tabel 2.7'!F50,1)", -100.5)
        book.show(TABEL_2_7, "F6", "SUM(F8,F41,F46,F50,F54,F58)", float(_total(book)))

    found = {(each.code, each.problem.place.sheet) for each in check_changed(change).findings}
    assert {each for each in found if each[0] in {"D04", "D05"}} == {("D04", TABEL_2_7), ("D05", TABEL_2_7)}


def _total(book: Book) -> Decimal:
    return sum((Decimal(str(book[TABEL_2_7][f"F{row}"].value)) for row in (8, 41, 46, 50, 54, 58)), Decimal(0))
