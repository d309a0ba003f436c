"""Waivers where units (kelurahan, UPTD) have rows of one name and code: which unit's row they accept."""

from __future__ import annotations

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.report.model import Report
from lkjip_xl.rules.waivers import waiver_line
from tests import shown

CODE, NAME = "7.01.03.2.02.0002", "Sarana Kelurahan"
ROWS = """
| JENIS        | KODE              | {} | UNIT         | INDIKATOR | TARGET | {} |
| Program      | 7.01.03           | Pemberdayaan     | Kecamatan    | Kelurahan | 3 unit | {} |
| Kegiatan     | 7.01.03.2.02      | Pembangunan      | .            | Sarana    | 3 unit | {} |
| Sub Kegiatan | 7.01.03.2.02.0002 | Sarana Kelurahan | Margahayu    | Sarana    | 1 unit | {} |
| Sub Kegiatan | 7.01.03.2.02.0002 | Sarana Kelurahan | Bekasi Jaya  | Sarana    | 1 unit | {} |
| Sub Kegiatan | 7.01.03.2.02.0002 | Sarana Kelurahan | Aren Jaya    | Sarana    | 1 unit | {} |
| JUMLAH       | .                 | .                | .            | .         | .      | {} |
"""
PLAN = ROWS.format("Uraian", "PAGU ANGGARAN", 300, 300, 100, 100, 100, 300)
# 110 of 100 is spent in two units, with the same figures: W01 at both.
SPENT = ROWS.format(
    "PROGRAM",
    "Pagu | Realisasi | %",
    "300 | 310 | 103",
    "300 | 310 | 103",
    "100 | 110 | 110",
    "100 | 110 | 110",
    "100 | 90 | 90",
    "300 | 310 | 103",
)
LINES = """
| ATURAN | LEMBAR        | BARIS | KOLOM | ANGKA | ALASAN         |
| W01    | Tabel 3.1.1.b | {}    | .     | {}    | Berita acara 5 |
"""


def agency(baris: str, angka: str = ".") -> Report:
    return shown.report(tabel_2_7=PLAN, tabel_3_1_1_b=SPENT, pengecualian=LINES.format(baris, angka))


def waived(report: Report) -> list[str]:
    found = check_report(report, "").findings
    return [each.problem.row_name for each in found if each.code == "W01" and each.waived]


@pytest.mark.parametrize(
    "baris",
    [
        f"{NAME} (Bekasi Jaya)",
        f"{CODE} (Bekasi Jaya)",
        "sarana kelurahan(bekasi  jaya)",
        f"{CODE} ( Bekasi Jaya )",
    ],
)
def test_a_waiver_names_the_unit_behind_the_name_or_the_code(baris: str) -> None:
    report = agency(baris)
    assert waived(report) == ["Sarana Kelurahan (Bekasi Jaya)"]
    assert shown.findings(report, "S33") == []


@pytest.mark.parametrize("baris", [NAME, f"'{CODE}"])
def test_a_waiver_without_a_unit_says_which_units_it_covers(baris: str) -> None:
    report = agency(baris)
    assert waived(report) == ["Sarana Kelurahan (Margahayu)", "Sarana Kelurahan (Bekasi Jaya)"]
    (found,) = shown.findings(report, "S33")
    assert found.problem.place.address == "C2"
    assert "2 baris" in found.problem.message
    assert "Margahayu, Bekasi Jaya" in found.problem.message


def test_a_waiver_of_another_unit_accepts_nothing() -> None:
    report = agency(f"{NAME} (Aren Jaya)")
    assert waived(report) == []
    assert [each.problem.place.address for each in shown.findings(report, "S12")] == ["A2"]


def test_the_line_that_is_offered_accepts_its_own_finding_alone() -> None:
    offered = [
        waiver_line(each)["baris"] for each in shown.findings(agency("."), "W01") if each.problem.row_label == NAME
    ]
    assert offered == [f"{CODE} (Margahayu)", f"{CODE} (Bekasi Jaya)"]
    assert [waived(agency(each)) for each in offered] == [
        ["Sarana Kelurahan (Margahayu)"],
        ["Sarana Kelurahan (Bekasi Jaya)"],
    ]
