"""Tabel 2.2 Tujuan: a sheet on request, whose capaian the finished workbook computes of the year's target."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.next_year import next_year
from lkjip_xl.books.template.renewal.renewal import renewed
from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.report.model import Report
from tests.libreoffice import differences
from tests.shown import report

pytestmark = pytest.mark.usefixtures("small_templates")

SHEET = "Tabel 2.2 Tujuan"
IDENTITY = """
| Identitas             |       |
| Nama Perangkat Daerah | Dinas |
| Tahun Laporan         | 2023  |
| Awal Renstra          | 2022  |
| Akhir Renstra         | 2024  |
"""
GOALS = """
| TUJUAN | INDIKATOR TUJUAN | 2022 | 2023 | 2024 | REALISASI 2023 | CAPAIAN % | RUMUS CAPAIAN |
| Rukun  | Indeks rukun     | 70   | 80   | 90   | 72             | {}        | {}            |
"""
LESS = "(2T − R) ÷ T (makin rendah makin baik)"


@pytest.mark.parametrize(
    ("capaian", "rumus", "codes"),
    [
        ("90%", ".", []),
        ("80%", ".", ["P01"]),
        ("110%", LESS, []),
        (".", ".", []),
    ],
)
def test_a_typed_capaian_is_held_against_the_target_of_the_year(
    capaian: str, rumus: str, codes: list[str]
) -> None:
    found = check_report(report(identitas=IDENTITY, tabel_2_2_tujuan=GOALS.format(capaian, rumus)), "x").findings
    assert [each.code for each in found if each.problem.place.sheet == SHEET] == codes


@pytest.mark.long
def test_its_figures_are_the_numbers_that_excel_makes_of_them(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", None, _filling())
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")[SHEET]
    row = next(each for each in sheet.iter_rows() if each[1].value == "Indeks rukun")
    target = next(cell for cell in row if cell.value == "80")
    below = sheet.cell(target.row + 1, target.column)
    # Nothing there reads 10.450 as a text of two meanings; what is a text already stays one.
    assert (below.value, below.number_format, target.number_format) == (None, "General", "@")


def _filling() -> Filling:
    targets = {f"target_{year}": Typed(str(target)) for year, target in ((2022, 70), (2023, 80), (2024, 90))}
    goals = {"tujuan": Typed("Rukun"), "indikator": Typed("Indeks rukun"), **targets, "realisasi": Typed("72")}
    sasaran = {"tujuan": Typed("Rukun"), "sasaran": Typed("Aman"), "indikator": Typed("Indeks aman"), **targets}
    years = {"tahun": 2023, "awal_renstra": 2022, "akhir_renstra": 2024}
    return Filling(
        tables={"tabel_2_2_tujuan": [goals], "tabel_2_2_sasaran": [sasaran]},
        forms={"identitas": {"instansi": Typed("Dinas"), **{key: Typed(year) for key, year in years.items()}}},
    )


def _read(path: Path) -> Report:
    write_template(path, None, _filling())
    return read_report(path)


@pytest.mark.long
def test_build_prints_tujuan_and_computes_its_capaian(tmp_path: Path) -> None:
    read, path = _read(tmp_path / "isian.xlsx"), tmp_path / "jadi.xlsx"
    write_finished(path, read, check_report(read, "x"), draft=True)
    book = openpyxl.load_workbook(path, data_only=True)
    values = [cell.value for row in book[SHEET].iter_rows() for cell in row]
    assert {"Rukun", "Indeks rukun", 72, 0.9, "REALISASI 2023"} <= {*values}
    assert "Rukun" in [cell.value for row in book["Tabel 2.2 Sasaran"].iter_rows() for cell in row]
    assert differences(path) == []


@pytest.mark.long
def test_the_sheet_is_there_where_somebody_asks_for_it_or_has_filled_it(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path)
    assert SHEET not in openpyxl.load_workbook(path, read_only=True).sheetnames
    assert SHEET not in check_report(read_report(path), "x").left_out
    write_template(path, TemplateOptions(kolom=("TUJUAN",)))
    assert SHEET in openpyxl.load_workbook(path, read_only=True).sheetnames


@pytest.mark.long
def test_a_new_template_and_next_year_have_it_again(tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    read = _read(path)
    again = renewed(read, read_grids(path)).filling.tables["tabel_2_2_tujuan"][0]
    assert {key: typed.value for key, typed in again.items()} == {
        "tujuan": "Rukun",
        "indikator": "Indeks rukun",
        "realisasi": "72",
        "target_2022": "70",
        "target_2023": "80",
        "target_2024": "90",
    }
    following = next_year(read, 2024)
    assert "TUJUAN" in following.kolom
    kept = following.filling.tables["tabel_2_2_tujuan"][0]
    assert (kept["tujuan"].value, kept["target_2024"].value, kept.get("realisasi")) == ("Rukun", "90", None)
