"""What stands in the template only when somebody asks for it: columns that few need, and more rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, rows_of_template, write_template
from lkjip_xl.reader import read_report
from lkjip_xl.tables import END_OF_TABLE, TABEL_1_4, TABEL_2_7, TABLES
from lkjip_xl.tables.on_request import columns_on_request
from lkjip_xl.tables.spec import Listed
from tests import shown
from tests.libreoffice import recalculate
from tests.running import Run

OF_INDICATORS = (
    "Tabel 2.2 Sasaran",
    "Tabel 2.2 Perjanjian Kinerja",
    "Tabel 2.2 PK Program",
    "Tabel 2.3.1",
    "Tabel 3.1.1.a",
    "Tabel 3.1.2",
    "Tabel 3.1.3",
    "Tabel 3.1.4",
    "Tabel 3.1.5",
)
OF_THE_BUDGET = ("Tabel 2.1", "Tabel 2.7", "Tabel 3.1.1.b")


def _headings(path: Path, sheet: str) -> list[str]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return [str(value) for row in book[sheet].iter_rows(min_row=5, max_row=5, values_only=True) for value in row]


def _rows(path: Path) -> Mapping[str, int]:
    """How many rows each sheet has to fill: between its column numbers and the row that closes it."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    found = {}
    for sheet in book.worksheets:
        texts = [[str(value) for value in row if value] for row in sheet.iter_rows(values_only=True)]
        closing = [row for row, values in enumerate(texts, 1) if END_OF_TABLE in values]
        numbers = [row for row, values in enumerate(texts, 1) if "(1)" in values]
        if closing and numbers:
            found[sheet.title] = closing[0] - numbers[0] - 1
    return found


def test_each_column_that_is_asked_for_has_a_short_name_of_its_own_on_its_sheet() -> None:
    for spec in TABLES:
        # What only shows a result comes with those that it is computed from.
        columns = [each for each in spec.columns if each.typed or each.link]
        names = [column.asked_as for column in columns if column.asked_as]
        assert len(names) == len(set(names))
        assert not [name for name in names if "(" in name or "," in name]
    known = {each.name: each for each in columns_on_request(TABLES)}
    assert known["S3"].sheets == (TABEL_1_4.sheet,)


@pytest.mark.long
def test_a_column_stands_there_only_where_somebody_asks_for_it(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.xlsx"
    assert run("template", "-o", path)[0] == 0
    assert "S3" not in _headings(path, TABEL_1_4.sheet)
    assert run("template", "-o", path, "--timpa", "--kolom", "s3, D-4", "--kolom", "D2")[0] == 0
    assert {"S3", "D4", "D2"} <= {*_headings(path, TABEL_1_4.sheet)}
    assert "D1" not in _headings(path, TABEL_1_4.sheet)


@pytest.mark.parametrize(
    ("name", "meant"), [("S4", "Maksudnya S3?"), ("", "tidak dikenal"), ("x" * 500, "S3, D4")]
)
def test_an_unknown_column_is_answered_with_those_that_there_are(
    name: str, meant: str, tmp_path: Path, run: Run
) -> None:
    code, out, err = run("template", "-o", tmp_path / "t.xlsx", "--kolom", name)
    assert (code, out) == (2, "")
    assert meant in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "t.xlsx").exists()


@pytest.mark.parametrize(
    "arguments", [("--indikator", 29), ("--indikator", 301), ("--baris", 299), ("--baris", 3001)]
)
def test_there_are_as_many_rows_as_excel_can_calculate(
    arguments: Sequence[object], tmp_path: Path, run: Run
) -> None:
    code, _, err = run("template", "-o", tmp_path / "t.xlsx", *arguments)
    assert code == 2
    assert " sampai 3" in err


@pytest.mark.long
def test_every_sheet_that_lists_the_same_has_as_many_rows(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.xlsx"
    assert run("template", "-o", path)[0] == 0
    usual = _rows(path)
    assert {usual[sheet] for sheet in OF_INDICATORS} == {30}
    assert {usual[sheet] for sheet in OF_THE_BUDGET} == {300}
    assert run("template", "-o", path, "--timpa", "--indikator", 40, "--baris", 320)[0] == 0
    asked = _rows(path)
    assert {sheet: rows for sheet, rows in asked.items() if rows != usual[sheet]} == {
        **dict.fromkeys(OF_INDICATORS, 40),
        **dict.fromkeys(OF_THE_BUDGET, 320),
    }


def test_what_fills_more_rows_makes_room_in_every_sheet_of_its_kind() -> None:
    rows = [{"nama": Typed(f"Kegiatan {number}")} for number in range(305)]
    found = rows_of_template(Filling({TABEL_2_7.key: rows}), TemplateOptions())
    assert {found[spec.key] for spec in TABLES if spec.lists is Listed.BUDGET} == {315}
    assert {found[spec.key] for spec in TABLES if spec.lists is Listed.INDICATORS} == {30}


@pytest.mark.long
@pytest.mark.thorough
def test_a_larger_workbook_is_renewed_and_continued_as_large(tmp_path: Path, run: Run) -> None:
    old, new = tmp_path / "lama.xlsx", tmp_path / "baru.xlsx"
    years = ("--tahun", 2023, "--renstra", "2021-2026")
    assert run("template", "-o", old, "--indikator", 40, "--baris", 320, *years)[0] == 0
    for way in ("--perbarui", "--lanjut"):
        assert run("template", way, old, "-o", new, "--timpa")[0] == 0
        assert _rows(new) == _rows(old)
    assert run("template", "--perbarui", old, "-o", new, "--timpa", "--indikator", 35)[0] == 0
    rows = _rows(new)
    assert {rows[sheet] for sheet in OF_INDICATORS} == {35}
    assert {rows[sheet] for sheet in OF_THE_BUDGET} == {320}


@pytest.mark.long
def test_a_column_that_is_filled_need_not_be_asked_for(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx", None, Filling({TABEL_1_4.key: [{"uraian": Typed("A"), "s3": Typed(2)}]}))
    assert "S3" in _headings(tmp_path / "t.xlsx", TABEL_1_4.sheet)


@pytest.mark.thorough
@pytest.mark.long
@pytest.mark.usefixtures("small_templates")
def test_a_unit_is_typed_in_the_plan_and_follows_in_the_spending(tmp_path: Path, run: Run) -> None:
    path, saved = tmp_path / "t.xlsx", tmp_path / "s.xlsx"
    rows: list[dict[str, str | int]] = [
        {"jenis": "Program", "kode": "7.01.03", "nama": "Pemberdayaan", "pagu": 300},
        {"jenis": "Kegiatan", "kode": "7.01.03.2.02", "nama": "Pembangunan", "pagu": 300},
        {"jenis": "Sub Kegiatan", "kode": "7.01.03.2.02.0002", "nama": "Sarana", "pagu": 100, "unit": "Margahayu"},
        {
            "jenis": "Sub Kegiatan",
            "kode": "7.01.03.2.02.0002",
            "nama": "Sarana",
            "pagu": 200,
            "unit": "Bekasi Jaya",
        },
    ]
    typed = [{key: Typed(value) for key, value in row.items()} for row in rows]
    write_template(path, None, Filling({TABEL_2_7.key: typed}))
    recalculate(path, saved)
    for each in (path, saved):
        spent = read_report(each).tables["tabel_3_1_1_b"]
        assert [row.text("unit") for row in spent.rows] == ["", "", "Margahayu", "Bekasi Jaya"]
        assert not shown.findings(read_report(each), "D07", "D10", "K02", "T01", "T02", "T03")
    assert run("template", "-o", path, "--timpa", "--kolom", "unit")[0] == 0
    assert [("UNIT" in _headings(path, sheet)) for sheet in ("Tabel 2.7", "Tabel 3.1.1.b")] == [True, True]
