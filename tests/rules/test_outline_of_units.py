"""Tabel 2.1 where units (kelurahan) have programs of one name: whose row each of its names is.

Two programs in three kelurahan. Layanan serves Lestari in each; Warga serves Tertib in two, Lestari in Margahayu.
"""

from __future__ import annotations

import pytest

from lkjip_xl.report.model import Report
from tests import shown

UNITS = ("Aren Jaya", "Duren Jaya", "Margahayu")
PLAN = "\n".join(
    (
        "| JENIS | KODE | UNIT | PROGRAM/KEGIATAN/SUB KEGIATAN | PAGU ANGGARAN |",
        *(
            line
            for unit in UNITS
            for line in (
                f"| Program | 7.01.02 | {unit} | Layanan | 100 |",
                "| Kegiatan | 7.01.02.2.01 | . | Sarana | 100 |",
                "| Program | 7.01.03 | . | Warga | 200 |",
                "| Kegiatan | 7.01.03.2.01 | . | Bina | 200 |",
            )
        ),
    )
)
SHARES = """
| SASARAN | PROGRAM | UNIT       | ANGGARAN |
| Lestari | Layanan | .          | 300      |
| Tertib  | Warga   | Aren Jaya  | 200      |
| .       | Warga   | Duren Jaya | 200      |
| Lestari | Warga   | Margahayu  | 200      |
"""
OF_UNITS = "| SASARAN | PROGRAM | KEGIATAN/SUB KEGIATAN | UNIT |"
OF_NONE = OF_UNITS.replace(" UNIT |", "")
AIMS = {"Aren Jaya": "Tertib", "Duren Jaya": "Tertib", "Margahayu": "Lestari"}
CODES = ("K02", "K03", "K10", "D07")


def block(unit: str, aim: str) -> list[str]:
    """The rows of a unit, which is told once."""
    return [
        f"| Lestari | Layanan | . | {unit} |",
        "| . | . | Sarana | . |",
        f"| {aim} | Warga | . | . |",
        "| . | . | Bina | . |",
    ]


def agency(*rows: str, headings: str = OF_UNITS) -> Report:
    return shown.report(tabel_2_1="\n".join((headings, *rows)), tabel_2_3_1=SHARES, tabel_2_7=PLAN)


def test_each_unit_has_its_own_program_under_its_own_sasaran() -> None:
    rows = [row for unit in UNITS for row in block(unit, AIMS[unit])]
    report = agency(*rows)
    assert shown.told(report, *CODES) == []
    # A unit holds for the next program too.
    assert [row.text("unit") for row in report.tables["tabel_2_1"].rows] == [
        unit for unit in UNITS for _ in range(4)
    ]


def test_units_in_another_order_and_in_other_words_are_the_same() -> None:
    rows = [row for unit in reversed(UNITS) for row in block(unit.replace("Aren", "Arren"), AIMS[unit])]
    assert shown.told(agency(*rows), *CODES) == []


@pytest.mark.parametrize("times", [1, 3])
def test_without_units_a_name_means_the_rows_of_all_of_them(times: int) -> None:
    once = ["| Lestari | Layanan | . |", "| . | . | Sarana |", "| Tertib | Warga | . |", "| . | . | Bina |"]
    found = shown.findings(agency(*once * times, headings=OF_NONE), "K02", "K10")
    assert [(each.code, each.problem.place.address) for each in found] == []


def test_the_sasaran_of_a_unit_is_held_against_that_of_its_own() -> None:
    rows = [row for unit in UNITS for row in block(unit, "Tertib")]
    (found,) = shown.findings(agency(*rows), *CODES)
    assert (found.code, found.problem.place.address) == ("K10", "A12")
    assert found.problem.row_name == "Warga (Margahayu)"
    assert found.problem.expected == "Lestari"


def test_a_program_that_one_unit_alone_lacks_is_named_with_its_unit() -> None:
    rows = [row for unit in UNITS for row in block(unit, AIMS[unit])[: 2 if unit == "Duren Jaya" else 4]]
    found = shown.findings(agency(*rows), *CODES)
    assert [(each.code, each.problem.place.address, each.problem.row_name) for each in found] == [
        ("K02", "D8", "Warga (Duren Jaya)")
    ]


def test_a_name_that_is_misspelt_for_one_unit_is_held_against_its_own() -> None:
    rows = [row for unit in UNITS for row in block(unit, AIMS[unit])]
    (found,) = shown.findings(agency(*rows[:5], "| . | . | Saranna | . |", *rows[6:]), *CODES)
    assert (found.code, found.problem.place.address, found.problem.row_name) == ("K03", "C7", "Saranna")
    assert "Tabel 2.7 sel D7" in found.problem.message


def test_parts_of_a_program_that_several_units_have_are_each_their_own() -> None:
    plan = """
    | JENIS        | KODE              | UNIT      | PROGRAM/KEGIATAN/SUB KEGIATAN | PAGU ANGGARAN |
    | Program      | 7.01.02           | Kecamatan | Layanan                       | 300           |
    | Kegiatan     | 7.01.02.2.01      | .         | Sarana                        | 300           |
    | Sub Kegiatan | 7.01.02.2.01.0001 | .         | Listrik                       | 100           |
    | Sub Kegiatan | 7.01.02.2.01.0001 | Aren Jaya | Listrik                       | 200           |
    """
    outline = ["| Lestari | Layanan | . |", "| . | . | Sarana |", "| . | . | Listrik |"]
    report = shown.report(tabel_2_1="\n".join((OF_NONE, *outline)), tabel_2_7=plan)
    assert shown.told(report, "K02", "K03") == []
    told = [f"{row} {unit} |" for row, unit in zip(outline, ("Kecamatan", ".", "."), strict=True)]
    report = shown.report(tabel_2_1="\n".join((OF_UNITS, *told)), tabel_2_7=plan)
    found = shown.findings(report, "K02", "K03")
    assert [(each.code, each.problem.place.address, each.problem.row_name) for each in found] == [
        ("K02", "D5", "Listrik (Aren Jaya)")
    ]
