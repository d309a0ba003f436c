"""Tabel 2.3.1 where units (kelurahan, puskesmas) have rows of one name: UNIT says whose, without it all together.

By hand: Listrik costs 100 + 200 + 300 = 600 in three units and spends 90 + 100 + 150 = 340; Arsip 400, spent 300.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.figures.assignments import assignments_of
from lkjip_xl.report.model import Report
from lkjip_xl.show.wording import worded
from tests import shown

BUDGET = """
| JENIS | KODE | UNIT | PROGRAM/KEGIATAN/SUB KEGIATAN | PAGU ANGGARAN |
| Program | 7.01.02 | Kecamatan | Pelayanan | 600 |
| Kegiatan | 7.01.02.2.01 | . | Jasa | 600 |
| Sub Kegiatan | 7.01.02.2.01.0001 | . | Listrik | 100 |
| Sub Kegiatan | 7.01.02.2.01.0001 | Aren Jaya | Listrik | 200 |
| Sub Kegiatan | 7.01.02.2.01.0001 | Duren Jaya | Listrik | 300 |
| Program | 7.01.03 | Kecamatan | Arsip | 400 |
| Kegiatan | 7.01.03.2.01 | . | Penataan | 400 |
| Sub Kegiatan | 7.01.03.2.01.0001 | . | Lemari | 400 |
| . | . | . | JUMLAH | 1000 |
"""
SPENT = """
| JENIS | KODE | UNIT | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN |
| Program | 7.01.02 | Kecamatan | Pelayanan | 600 | 340 |
| Kegiatan | 7.01.02.2.01 | . | Jasa | 600 | 340 |
| Sub Kegiatan | 7.01.02.2.01.0001 | . | Listrik | 100 | 90 |
| Sub Kegiatan | 7.01.02.2.01.0001 | Aren Jaya | Listrik | 200 | 100 |
| Sub Kegiatan | 7.01.02.2.01.0001 | Duren Jaya | Listrik | 300 | 150 |
| Program | 7.01.03 | Kecamatan | Arsip | 400 | 300 |
| Kegiatan | 7.01.03.2.01 | . | Penataan | 400 | 300 |
| Sub Kegiatan | 7.01.03.2.01.0001 | . | Lemari | 400 | 300 |
| . | . | . | JUMLAH | 1000 | 640 |
"""
# Each puskesmas with its own program, kegiatan and sub kegiatan, of the same codes and names.
BLOCKS = """
| JENIS | KODE | UNIT | {} |
| Program | 1.02.02 | Puskesmas A | Layanan | {} |
| Kegiatan | 1.02.02.2.02 | . | Keuangan | {} |
| Sub Kegiatan | 1.02.02.2.02.0001 | . | Gaji | {} |
| Program | 1.02.02 | Puskesmas B | Layanan | {} |
| Kegiatan | 1.02.02.2.02 | . | Keuangan | {} |
| Sub Kegiatan | 1.02.02.2.02.0001 | . | Gaji | {} |
| . | . | . | JUMLAH | {} |
"""
HEADINGS = "| SASARAN | PROGRAM | UNIT | ANGGARAN |"
EFFICIENCY = "| SASARAN | INDIKATOR SASARAN | REALISASI PENYERAPAN ANGGARAN ATAS INDIKATOR SASARAN % |"
MONEY = ("K02", "K03", "K04", "K05", "K10", "K24", "D07", "T03", "P02", "E02")
ARSIP = "Tertib | Arsip | . | 400"


def agency(
    *plan: str, absorbed: tuple[str, ...] = (), headings: str = HEADINGS, way: str = "Tertimbang pagu"
) -> Report:
    """A report with rows of Tabel 2.3.1 (sasaran, program, unit, anggaran)."""
    return shown.report(
        pengaturan=f"| Cara menghitung penyerapan per sasaran | {way} |",
        tabel_2_3_1="\n".join((headings, *(f"| {row} |" for row in plan))),
        tabel_2_7=BUDGET,
        tabel_3_1_1_b=SPENT,
        tabel_3_1_5="\n".join((EFFICIENCY, *(f"| {row} |" for row in absorbed))),
    )


def told(report: Report) -> list[str]:
    return shown.told(report, *MONEY)


def named(report: Report) -> list[list[str]]:
    """The rows of Tabel 2.7 that each row of Tabel 2.3.1 names, by their cells."""
    found = assignments_of(report.tables)
    assert found is not None
    assert found.budget is not None
    return [[f"E{row.number}" for row in each.budget] for each in found.rows]


EACH = (
    "Lestari | Listrik | Aren Jaya | 200",
    "Tertib | Listrik | kecamatan | 100",
    "Aman | Listrik | Duren Jaya | 300",
)


def test_a_row_with_a_unit_names_the_row_of_that_unit() -> None:
    # Lestari 100 ÷ 200; Tertib (90 + 300) ÷ (100 + 400); Aman 150 ÷ 300.
    right = ("Lestari | Indeks | 50%", "Tertib | Nilai | 78%", "Aman | Rasio | 50%")
    report = agency(*EACH, ARSIP, absorbed=right)
    assert named(report) == [["E5"], ["E4"], ["E6"], ["E7"]]
    assert told(report) == []


def test_the_amount_of_another_unit_is_told_with_that_of_its_own() -> None:
    (found,) = shown.findings(agency(EACH[0].replace("200", "100"), *EACH[1:], ARSIP), "K05")
    assert [found.problem.actual, found.problem.expected] == [Decimal(100), Decimal(200)]
    assert "Tabel 2.7 sel E5" in found.problem.message


def test_a_name_without_a_unit_means_the_rows_of_all_units_together() -> None:
    # 340 ÷ 600 = 56,67 %.
    report = agency(
        "Lestari | Listrik | . | 600", ARSIP, absorbed=("Lestari | Indeks | 56.67%", "Tertib | Nilai | 75%")
    )
    assert named(report) == [["E4", "E5", "E6"], ["E7"]]
    assert told(report) == []


@pytest.mark.parametrize("way", ["Rata-rata tanpa pembulatan", "Rata-rata persen bulat"])
def test_rows_of_units_that_are_named_together_are_one_in_a_mean(way: str) -> None:
    # Listrik 56,67 % (57) and Lemari 75 %: their mean is 65,83 (66); of four rows it would be 66,25.
    wrong = agency(
        "Lestari | Listrik | . | 600",
        "Lestari | Lemari | . | 400",
        absorbed=("Lestari | Indeks | 66.25%",),
        way=way,
    )
    (found,) = shown.findings(wrong, "E02")
    assert found.problem.expected is not None
    assert str(found.problem.expected) == ("66.00" if way.endswith("bulat") else "65.83")


@pytest.mark.parametrize("headings", [HEADINGS, HEADINGS.replace("UNIT", "CATATAN")])
def test_another_amount_is_told_with_the_sum_of_the_units(headings: str) -> None:
    (found,) = shown.findings(agency("Lestari | Listrik | . | 500", ARSIP, headings=headings), "K05")
    assert [found.problem.actual, found.problem.expected] == [Decimal(500), Decimal(600)]
    assert "Tabel 2.7 sel E4–E6" in found.problem.message
    advice = worded(found.problem.hint)
    assert "Tulis 600, jumlah pagu 3 unitnya" in advice
    assert ("isi UNIT" in advice) == (headings == HEADINGS)
    assert ("--kolom UNIT" in advice) == (headings != HEADINGS)


def test_the_typed_amount_of_one_unit_leaves_the_others_and_they_are_named() -> None:
    (found,) = shown.findings(agency("Lestari | Listrik | . | 200", ARSIP), "K05")
    assert [found.problem.actual, found.problem.expected] == [Decimal(200), Decimal(600)]
    assert "Listrik (Kecamatan) (sel D4), Listrik (Duren Jaya) (sel D6)" in worded(found.problem.hint)


def test_a_unit_that_the_budget_does_not_have_is_told() -> None:
    found = shown.findings(agency("Lestari | Listrik | Margahayu | 600", ARSIP), "K05")
    assert [each.problem.place.address for each in found] == ["C2"]
    assert "untuk unit “Margahayu”" in found[0].problem.message
    assert "Kecamatan, Aren Jaya, Duren Jaya" in worded(found[0].problem.hint)


@pytest.mark.parametrize("plan", [EACH, ("Lestari | Listrik | . | 600",)])
def test_a_unit_that_nobody_has_written_is_all_that_is_told(plan: tuple[str, ...]) -> None:
    # Without "Aren Jaya" its row is a second Listrik of the kecamatan: what 2.3.1 and 3.1.1.b say of it follows.
    budget = BUDGET.replace("0001 | Aren Jaya", "0001 | .")
    report = shown.report(
        tabel_2_3_1="\n".join((HEADINGS, *(f"| {row} |" for row in (*plan, ARSIP)))),
        tabel_2_7=budget,
        tabel_3_1_1_b=SPENT,
    )
    (found,) = shown.findings(report, *MONEY)
    assert (found.code, found.problem.place.address) == ("D07", "D5")
    assert "isi UNIT-nya di C5" in worded(found.problem.hint)


@pytest.mark.parametrize("unit", ["Arenjaya", "Aren Jya"])
def test_a_unit_that_is_spelt_otherwise_is_all_that_is_told(unit: str) -> None:
    """By a formula that finds no pagu: nobody is to type an amount over it, nor a row for the other units."""
    report = agency(f"Cepat | Listrik | {unit} | =", ARSIP, absorbed=("", ""))
    (found,) = shown.findings(report, *MONEY, "E04")
    assert (found.code, found.problem.place.address) == ("K05", "C2")
    assert found.problem.hint == "Maksudnya Aren Jaya? Tulis seperti itu, atau kosongkan bila semua unit dimaksud."
    assert [fix.value for (fix,) in found.problem.fixes] == ["Aren Jaya"]


def test_all_units_and_one_of_them_is_money_told_twice() -> None:
    found = shown.findings(
        agency("Lestari | Listrik | . | 600", "Aman | Listrik | Duren Jaya | 300", ARSIP), "K10"
    )
    assert [each.problem.place.address for each in found] == ["B3"]
    assert "sudah termasuk di B2, yang menyebut semua unitnya" in found[0].problem.message


def test_all_units_under_two_sasaran_are_shared_once() -> None:
    report = agency("Lestari | Listrik | . | 600", "Aman | Listrik | . | 600", ARSIP)
    assert told(report) == ["K24 Listrik · PROGRAM: Listrik, None"]


def test_parts_are_of_the_pagu_of_all_units() -> None:
    # 60 % and 40 % of 600.
    rows = ("Lestari | Listrik | . | 60% | 360", "Aman | Listrik | . | 40% | 240", "Tertib | Arsip | . | . | 400")
    headings = HEADINGS.replace("UNIT |", "UNIT | BAGIAN (%) |")
    # Each has its part of 340 ÷ 600.
    absorbed = ("Lestari | Indeks | 56.67%", "Aman | Rasio | 56.67%", "Tertib | Nilai | 75%")
    assert told(agency(*rows, headings=headings, absorbed=absorbed)) == []


def test_a_code_of_several_units_means_them_all_unless_one_is_named() -> None:
    headings = HEADINGS.replace("PROGRAM |", "KODE | PROGRAM |")
    rows = ("Lestari | 7.01.02.2.01.0001 | Listrik | {} | {}", "Tertib | . | Arsip | . | 400")
    together = agency(rows[0].format(".", 600), rows[1], headings=headings)
    assert (named(together), told(together)) == ([["E4", "E5", "E6"], ["E7"]], [])
    assert named(agency(rows[0].format("Aren Jaya", 200), rows[1], headings=headings)) == [["E5"], ["E7"]]


def test_a_program_of_each_puskesmas_is_assigned_by_its_name_once() -> None:
    plan, spent = (
        BLOCKS.format(head, *figures)
        for head, figures in (
            ("PROGRAM/KEGIATAN/SUB KEGIATAN | PAGU ANGGARAN", (100, 100, 100, 200, 200, 200, 300)),
            (
                "PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN",
                ("100 | 90",) * 3 + ("200 | 120",) * 3 + ("300 | 210",),
            ),
        )
    )
    # 210 ÷ 300 = 70 %.
    report = shown.report(
        pengaturan="| Cara menghitung penyerapan per sasaran | Tertimbang pagu |",
        tabel_2_3_1=f"{HEADINGS}\n| Sehat | Layanan | . | 300 |",
        tabel_2_7=plan,
        tabel_3_1_1_b=spent,
        tabel_3_1_5=f"{EFFICIENCY}\n| Sehat | Indeks | 70% |",
    )
    assert told(report) == []


def test_what_an_older_formula_shows_of_the_first_unit_is_read_as_that_of_all() -> None:
    # 340 ÷ 600; 100 of 600 is what the old formula shows, and 90 ÷ 100 follows from it.
    old = agency(
        "Lestari | Listrik | . | =100", ARSIP, absorbed=("Lestari | Indeks | =90%", "Tertib | Nilai | 75%")
    )
    assert [each.figure("anggaran") for each in old.tables["tabel_2_3_1"].rows] == [Decimal(600), Decimal(400)]
    assert told(old) == []
    (found,) = shown.findings(old, "S34")
    assert found.problem.place.address == "D2"
    assert "--kolom UNIT" in worded(found.problem.hint)


@pytest.mark.parametrize("rows", [("100", "200", "300"), ("=200",), ("100",)])
def test_what_is_typed_or_names_another_unit_is_none_of_an_older_formula(rows: tuple[str, ...]) -> None:
    """Rows of one name with formulas over the pagu of their own unit each, or one that is typed."""
    cells = [f"={each}" for each in rows] if len(rows) > 1 else rows
    report = agency(*(f"Lestari | Listrik | . | {each}" for each in cells), ARSIP)
    assert shown.findings(report, "S34") == []
    assert shown.findings(report, "K05") != []


def test_several_program_penunjang_that_no_sasaran_has_are_told_once() -> None:
    """A whole government has one in each urusan."""
    lines = [
        ("1.01.01", "Program Penunjang Urusan Pendidikan"),
        ("1.02.01", "Program Penunjang Urusan Kesehatan"),
        ("1.02.02", "Program Layanan"),
    ]
    report = shown.report(
        tabel_2_3_1="| SASARAN | PROGRAM | ANGGARAN |\n| Sehat | Program Layanan | 10 |",
        tabel_2_7="\n".join(
            [
                "| JENIS | KODE | PROGRAM/KEGIATAN/SUB KEGIATAN | PAGU ANGGARAN |",
                *(f"| Program | {code} | {name} | 10 |" for code, name in lines),
            ]
        ),
    )
    (found,) = shown.findings(report, "K21")
    assert "bersama 1 sel lain tidak ada di Tabel 2.3.1" in found.problem.message


def test_a_unit_that_is_misspelt_in_the_plan_is_one_slip_where_the_outline_follows_it() -> None:
    """Nothing is found for “Puskesmas Bb” there, so a formula of Tabel 2.1 shows no sasaran of its own."""
    plan = BLOCKS.format("PROGRAM/KEGIATAN/SUB KEGIATAN | PAGU ANGGARAN", *(100,) * 3, *(200,) * 3, 300)
    report = shown.report(
        tabel_2_1="""
        | SASARAN | PROGRAM | KEGIATAN/SUB KEGIATAN | UNIT        |
        | =Sehat  | Layanan | .                     | Puskesmas A |
        | .       | .       | Keuangan              | .           |
        | .       | .       | Gaji                  | .           |
        | .       | Layanan | .                     | Puskesmas B |
        | .       | .       | Keuangan              | .           |
        | .       | .       | Gaji                  | .           |
        """,
        tabel_2_3_1="\n".join(
            (HEADINGS, "| Sehat | Layanan | Puskesmas A | 100 |", "| Tertib | Layanan | Puskesmas Bb | 200 |")
        ),
        tabel_2_7=plan,
    )
    assert [each.code for each in shown.findings(report, "K05", "K10")] == ["K05"]
