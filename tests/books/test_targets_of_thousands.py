"""Targets and realisasi with dots, signs and ranges: check computes what a person would, the template no other.

Each capaian was worked out by hand.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.template.template import Filling, Typed, write_template
from lkjip_xl.figures.calc import FOR_BUILD, RowFigures, evaluate
from lkjip_xl.rules.findings import Finding
from tests import shown as sheets
from tests.libreoffice import differences
from tests.sample_books import TABEL_3_1_1_A

pytestmark = pytest.mark.usefixtures("small_templates")

# Target, realisasi and SATUAN; the capaian in percent, and what the formula of the template shows of it.
CASES = (
    ("1.000 s.d. 1.200 orang", "1.260 orang", "orang", 105, FOR_BUILD),
    ("1.000 – 1.200 orang", "1.100 orang", "orang", 100, FOR_BUILD),
    ("1.000-1.200", "950", "orang", 95, FOR_BUILD),
    ("12.500 - 13.000 ton", "12.000 ton", "ton", 96, FOR_BUILD),
    ("900 - 1.200 orang", "1.260 orang", "orang", 105, FOR_BUILD),
    ("900 - 1.200", "810", "orang", 90, FOR_BUILD),
    ("1.000 - 1.200", "1.100", "Orang", 100, FOR_BUILD),
    ("1000 - 1200 orang", "1.260 orang", "orang", 105, 105),
    ("1.000 orang - 1.200 orang", "1.260 orang", ".", 105, FOR_BUILD),
    ("4,98 - 5,23", "5,23", "indeks", 100, 100),
    ("4.98 - 5.23", "2,49", "indeks", 50, 50),
    ("≥ 1.000", "1.260 orang", "orang", 126, 126),
    ("minimal 1.000", "1.260", "orang", 126, 126),
    ("min. 1.000", "1260", "Org", 126, 126),
    ("≤ 1.500", "1.350 kasus", "kasus", 110, 110),
    ("maks. 1.500 kasus", "1.350 kasus", "kasus", 110, 110),
    ("maks. 1.500", "1.350", "Kasus", 110, 110),
    ("4.000", "4.200", "orang", 105, 105),
    ("4.000", "4200", "Dok.", 105, 105),
    ("4.000 orang", "4.200 org", "orang", 105, FOR_BUILD),
    ("3.200", "3.040", "indeks", 95, 95),
    ("3.200", "3,04", "Indeks", 95, 95),
    ("0.800", "0,76", "indeks", 95, 95),
    ("1.200 orang", "1.260", ".", 105, FOR_BUILD),
    ("1.200", "1.260 orang", ".", 105, FOR_BUILD),
    ("1.250 poin", "1,5 poin", ".", 120, FOR_BUILD),
    ("1.250.000", "1.000.000", "Rp", 80, 80),
    ("1.500,50", "1.500,50", "ton", 100, 100),
    # Another word than those that the formula knows it leaves to the program.
    ("4.000", "4.200", "Orang per tahun", 105, FOR_BUILD),
)


@pytest.mark.thorough
@pytest.mark.long
def test_the_template_shows_the_same_or_leaves_it_to_build(tmp_path: Path) -> None:
    plan = [
        {"indikator": Typed(f"Indikator {number}"), **({} if unit == "." else {"satuan": Typed(unit)})}
        for number, (_, _, unit, *_) in enumerate(CASES)
    ]
    done = [{"target": Typed(target), "realisasi": Typed(own)} for target, own, *_ in CASES]
    path = tmp_path / "isi.xlsx"
    write_template(path, filling=Filling({"tabel_2_2_sasaran": plan, "tabel_3_1_1_a": done}))
    sheet = openpyxl.load_workbook(path, data_only=True)[TABEL_3_1_1_A]
    cells = [sheet.cell(7 + index, 6).value for index in range(len(CASES))]
    points = [round(each * 100, 9) if isinstance(each, int | float) else each for each in cells]
    assert points == [expected for *_, expected in CASES]
    assert differences(path) == []


@pytest.mark.parametrize(("target", "realisasi", "satuan", "capaian", "shown"), CASES)
def test_check_computes_what_a_person_would(
    target: str, realisasi: str, satuan: str, capaian: int, shown: int | str
) -> None:
    report = sheets.report(
        tabel_2_2_perjanjian_kinerja=f"""
        | SASARAN STRATEGIS | INDIKATOR SASARAN | SATUAN   | TARGET    |
        | Sasaran           | Indikator         | {satuan} | '{target} |
        """,
        tabel_3_1_1_a=f"""
        | INDIKATOR SASARAN | TARGET    | REALISASI    | CAPAIAN % |
        | Indikator         | '{target} | '{realisasi} | {capaian}%        |
        """,
    )
    table = report.tables["tabel_3_1_1_a"]
    calc = table.spec.column("capaian").calc
    assert calc is not None
    assert evaluate(calc, RowFigures(table, table.rows[0])) == capaian
    assert shown in (capaian, FOR_BUILD)
    assert sheets.told(report, "P01", "P03", "P04", "D17", "D16", "D03") == []


@pytest.mark.parametrize(
    ("target", "satuan", "expected"),
    [
        ("≥ 1.000", "orang", "≥ 1000"),
        ("minimal 1.000", "orang", "minimal 1000"),
        ("≤ 1.500", "kasus", "≤ 1500"),
        ("1.000 - 1.200", "orang", "1000 - 1200"),
        ("1.000 - 1.200", "indeks", "1 - 1,2"),
        ("1.500", "orang", Decimal(1500)),
    ],
)
def test_a_dot_that_the_unit_decides_is_told_with_its_sign(
    target: str, satuan: str, expected: Decimal | str
) -> None:
    finding = _found(target, satuan)
    assert finding.problem.expected == expected
    assert f"karena satuannya {satuan}" in finding.problem.message
    assert [[fix.value for fix in way] for way in finding.problem.fixes] == [[expected]]


def _found(target: str, satuan: str) -> Finding:
    report = sheets.report(
        tabel_2_2_perjanjian_kinerja=f"""
        | SASARAN STRATEGIS | INDIKATOR SASARAN | SATUAN   | TARGET   |
        | Sasaran           | Indikator         | {satuan} | '{target} |
        """
    )
    (finding,) = sheets.findings(report, "D08")
    return finding


def test_a_range_that_an_older_formula_read_by_a_thousandth_is_named() -> None:
    report = sheets.report(
        tabel_2_2_perjanjian_kinerja="""
        | SASARAN STRATEGIS | INDIKATOR SASARAN | SATUAN | TARGET                 |
        | Sasaran           | Indikator         | Orang  | '1.000 - 1.200 orang   |
        """,
        tabel_3_1_1_a="""
        | INDIKATOR SASARAN | TARGET              | REALISASI     | CAPAIAN %  |
        | Indikator         | =1.000 - 1.200 orang | '1.100 orang | =91666.67% |
        """,
    )
    assert sheets.told(report, "D16", "P01", "P03") == [
        "D16 Indikator · TARGET: 1.000 - 1.200 orang, 1000 - 1200 orang"
    ]
