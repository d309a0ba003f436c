"""Programs and kegiatan without amounts: what their parts add up to stands for them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.report.place import Place
from lkjip_xl.tables.keys import TableKey
from tests import shown
from tests.checking import check_file
from tests.libreoffice import recalculate
from tests.sample_books import MENDED, TABEL_2_7, TABEL_3_1_1_B


def spent(program: str, kegiatan: str, part: str = "30", total: str = "50") -> str:
    return f"""
    | JENIS | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN | CAPAIAN (%) |
    | Program | Program Satu | 100 | {program} | 50 |
    | Kegiatan | Kegiatan Satu | 100 | {kegiatan} | . |
    | Sub Kegiatan | Sub Satu | 60 | 20 | 33 |
    | Sub Kegiatan | Sub Dua | 40 | {part} | 75 |
    | . | JUMLAH | 100 | {total} | 50 |
    """


@pytest.mark.parametrize(
    ("program", "kegiatan", "part", "total", "told"),
    [
        (".", ".", "30", "50", ["D15 Program Satu · REALISASI KEUANGAN: None, 50"]),
        ("50", ".", "30", "50", ["D15 Kegiatan Satu · REALISASI KEUANGAN: None, 50"]),
        # What stands in a parent is held against the parts below.
        (
            "51",
            ".",
            "30",
            "50",
            [
                "T02 Program Satu · REALISASI KEUANGAN: 51, 50",
                "D15 Kegiatan Satu · REALISASI KEUANGAN: None, 50",
            ],
        ),
        (
            ".",
            ".",
            "30",
            "51",
            [
                "T03 JUMLAH · REALISASI KEUANGAN: 51, 50",
                "D15 Program Satu · REALISASI KEUANGAN: None, 50",
            ],
        ),
        # A part without an amount is all that is asked for.
        (".", ".", ".", "20", ["D01 Sub Dua · REALISASI KEUANGAN: None, None"]),
        ("50", ".", ".", "50", ["D01 Sub Dua · REALISASI KEUANGAN: None, None"]),
        (".", ".", "banyak", "20", []),
        # Where formulas show what they make of nothing, the amount is asked for.
        (
            ".",
            ".",
            "30",
            "=0",
            [
                "D01 Program Satu · REALISASI KEUANGAN: None, None",
                "D01 Kegiatan Satu · REALISASI KEUANGAN: None, None",
            ],
        ),
    ],
)
def test_a_blank_parent_is_the_sum_of_its_parts(
    program: str, kegiatan: str, part: str, total: str, told: list[str]
) -> None:
    report = shown.report(tabel_3_1_1_b=spent(program, kegiatan, part, total))
    assert sorted(shown.told(report, "D01", "D15", "T01", "T02", "T03")) == sorted(told)


def test_one_amount_that_differs_between_tables_is_named_once() -> None:
    report = shown.report(
        tabel_2_7="""
        | JENIS | PROGRAM | PAGU ANGGARAN |
        | Program | Program Satu | . |
        | Kegiatan | Kegiatan Satu | . |
        | Sub Kegiatan | Sub Satu | 61 |
        | Sub Kegiatan | Sub Dua | 40 |
        """,
        tabel_3_1_1_b=spent("50", "50"),
    )
    assert shown.told(report, "K01") == ["K01 Sub Satu · TARGET KEUANGAN: 60, 61"]


@pytest.mark.parametrize(
    ("program", "told"),
    [
        # The template's formulas show nothing where they read the blank amount of a program.
        ("Program Satu", ["E04 Indikator Satu · PENYERAPAN ANGGARAN %: None, 50.00"]),
        # Nobody knows the absorption of a program that is not there: the table is left out.
        ("Program Lain", []),
    ],
)
def test_efficiency_is_filled_where_its_formulas_read_a_blank_parent(program: str, told: list[str]) -> None:
    report = shown.report(
        tabel_2_3_1=f"""
        | SASARAN | PROGRAM | ANGGARAN |
        | Sasaran Satu | {program} | 100 |
        """,
        tabel_3_1_1_b=spent(".", "."),
        tabel_3_1_5="""
        | SASARAN | INDIKATOR SASARAN | CAPAIAN KINERJA % | PENYERAPAN ANGGARAN % | TINGKAT EFISIENSI |
        | =Sasaran Satu | =Indikator Satu | =95% | = | = |
        """,
    )
    assert report.tables[TableKey.TABEL_3_1_5].left_out is not bool(told)
    assert shown.told(report, "D01", "E01", "E02", "E04") == told
    asked_for = [each.problem.place.sheet for each in shown.findings(report, "L01")]
    assert ("Tabel 3.1.5" in asked_for) is not bool(told)


@pytest.mark.long
def test_formulas_that_read_a_blank_parent_are_judged_as_if_it_were_typed(tmp_path: Path) -> None:
    """The template's formulas: Jumlah, Tabel 2.3.1, penyerapan and all that takes a program's amount over."""
    book = openpyxl.load_workbook(MENDED)
    for sheet, column in ((TABEL_2_7, "F"), (TABEL_3_1_1_B, "G")):
        for row in range(8, 60):
            if book[TABEL_2_7][f"A{row}"].value in {"Program", "Kegiatan"}:
                book[sheet][f"{column}{row}"].value = None
    book.save(tmp_path / "tanpa induk.xlsx")
    recalculate(tmp_path / "tanpa induk.xlsx", tmp_path / "dihitung.xlsx")
    found, before = (check_file(path).findings for path in (tmp_path / "dihitung.xlsx", MENDED))
    known = {(each.code, each.problem.place) for each in before}
    new = {each.problem.place: each for each in found if (each.code, each.problem.place) not in known}
    # Once for both tables.
    assert {(each.code, place.sheet, place.address) for place, each in new.items()} == {("D15", TABEL_2_7, "F8")}
    (filled,) = (each.problem for each in new.values())
    assert filled.should_be.startswith("F8: 3.939.324.423; ")
    assert Place(TABEL_3_1_1_B, 8, 7) in filled.others
