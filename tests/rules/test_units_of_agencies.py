"""Sub units: kelurahan, UPTD or puskesmas whose rows have the same codes and names."""

from __future__ import annotations

import pytest

from lkjip_xl.show.wording import worded
from tests import shown

KELURAHAN = """
| JENIS        | KODE              | Uraian           | UNIT | INDIKATOR | TARGET | PAGU ANGGARAN |
| Program      | 7.01.03           | Pemberdayaan     |      | Kelurahan | 2 unit | 300           |
| Kegiatan     | 7.01.03.2.02      | Pembangunan      |      | Sarana    | 2 unit | 300           |
| Sub Kegiatan | 7.01.03.2.02.0002 | Sarana Kelurahan | {}   | Sarana    | 1 unit | 100           |
| Sub Kegiatan | 7.01.03.2.02.0002 | Sarana Kelurahan | {}   | Sarana    | 1 unit | 200           |
| JUMLAH       |                   |                  |      |           |        | 300           |
"""
SPENT = """
| JENIS        | KODE              | PROGRAM          | UNIT | INDIKATOR | TARGET | Pagu | Realisasi | %  |
| Program      | 7.01.03           | Pemberdayaan     |      | Kelurahan | 2 unit | 300  | 270       | 90 |
| Kegiatan     | 7.01.03.2.02      | Pembangunan      |      | Sarana    | 2 unit | 300  | 270       | 90 |
| Sub Kegiatan | 7.01.03.2.02.0002 | Sarana Kelurahan | {}   | Sarana    | 1 unit | {}   | 90        | {} |
| Sub Kegiatan | 7.01.03.2.02.0002 | Sarana Kelurahan | {}   | Sarana    | 1 unit | {}   | 180       | {} |
| JUMLAH       |                   |                  |      |           |        | 300  | 270       | 90 |
"""
PUSKESMAS = """
| JENIS        | KODE              | Uraian    | UNIT        | INDIKATOR | TARGET | PAGU ANGGARAN |
| Program      | 1.02.01           | Penunjang | Puskesmas A | Layanan   | 1 unit | 100           |
| Kegiatan     | 1.02.01.2.02      | Keuangan  |             | Layanan   | 1 unit | 100           |
| Sub Kegiatan | 1.02.01.2.02.0001 | Gaji      |             | Layanan   | 1 unit | 100           |
| Program      | 1.02.01           | Penunjang | {}          | Layanan   | 1 unit | 200           |
| Kegiatan     | 1.02.01.2.02      | Keuangan  |             | Layanan   | 1 unit | 200           |
| Sub Kegiatan | 1.02.01.2.02.0001 | Gaji      |             | Layanan   | 1 unit | 200           |
| JUMLAH       |                   |           |             |           |        | 300           |
"""
CODES = ("D07", "D10", "K01", "K02", "K03", "K11", "S10", "S20", "T01", "T02", "T03", "P01")


def test_a_code_and_a_name_are_one_rows_within_their_unit() -> None:
    report = shown.report(
        tabel_2_7=KELURAHAN.format("Margahayu", "Bekasi Jaya"),
        tabel_3_1_1_b=SPENT.format("Margahayu", 100, 90, "Bekasi Jaya", 200, 90),
    )
    assert shown.told(report, *CODES) == []


def test_code_and_unit_pair_the_rows_in_whatever_order_they_stand() -> None:
    other_way = SPENT.format("Bekasi Jaya", 200, 45, "Margahayu", 100, 180)
    report = shown.report(tabel_2_7=KELURAHAN.format("Margahayu", "Bekasi Jaya"), tabel_3_1_1_b=other_way)
    assert shown.told(report, *CODES) == []


@pytest.mark.parametrize(("first", "second"), [(".", "."), ("Margahayu", "."), ("Margahayu", "margahayu")])
def test_within_one_unit_a_row_that_stands_twice_is_told(first: str, second: str) -> None:
    found = shown.findings(shown.report(tabel_2_7=KELURAHAN.format(first, second)), "D07", "D10")
    assert [(each.code, each.problem.place.address) for each in found] == [("D07", "C5")]


def test_a_block_whose_unit_nobody_has_written_is_told_once_and_asks_for_it() -> None:
    """The program of Puskesmas B stands a second time in A, and with it the kegiatan and sub kegiatan below."""
    found = shown.findings(shown.report(tabel_2_7=PUSKESMAS.format(".")), "D07", "D10")
    assert [(each.code, each.problem.place.address) for each in found] == [("D07", "C5")]
    assert worded(found[0].problem.hint).startswith(
        "Apakah baris ini milik unit lain? Kalau ya, isi UNIT-nya di D5. Kalau tidak, hapus baris yang berlebih"
    )


SIBLINGS = """
| JENIS        | PROGRAM    | UNIT    | INDIKATOR | TARGET | PAGU ANGGARAN |
| Program      | Kelurahan  | Camat   | Layanan   | 1 unit | 600           |
| Kegiatan     | Sarana     |         | Layanan   | 1 unit | 600           |
| Sub Kegiatan | Jalan      | Mekar   | Layanan   | 1 unit | 100           |
| Sub Kegiatan | Posyandu   |         | Layanan   | 1 unit | 100           |
| Sub Kegiatan | Jalan      | {}      | Layanan   | 1 unit | 100           |
| Sub Kegiatan | Posyandu   |         | Layanan   | 1 unit | 100           |
| Sub Kegiatan | Jalan      | Mawar   | Layanan   | 1 unit | 100           |
| Sub Kegiatan | Posyandu   |         | Layanan   | 1 unit | 100           |
"""


@pytest.mark.parametrize(("unit", "cells"), [(".", ["B6"]), ("Melati", [])])
def test_one_unit_left_out_beside_its_sub_kegiatan_is_asked_for_once(unit: str, cells: list[str]) -> None:
    found = shown.findings(shown.report(tabel_2_7=SIBLINGS.format(unit)), "D07")
    assert [each.problem.place.address for each in found] == cells
    assert all("isi UNIT-nya di C6" in worded(each.problem.hint) for each in found)


@pytest.mark.parametrize(("unit", "asked"), [(".", True), ("Margahayu", False)])
def test_one_code_at_two_names_is_asked_whether_these_are_two_units(unit: str, asked: bool) -> None:
    table = KELURAHAN.replace("Sarana Kelurahan ", "Sarana {}", 1).format("Margahayu", unit, ".")
    found = shown.findings(shown.report(tabel_2_7=table), "D10")
    assert [("isi kolom UNIT" in each.problem.hint) for each in found] == [asked]
    without = table.replace("UNIT", "CATATAN")
    assert "--kolom UNIT" in worded(shown.findings(shown.report(tabel_2_7=without), "D10")[0].problem.hint)


def test_a_unit_holds_for_the_rows_below_it_until_the_next() -> None:
    report = shown.report(tabel_2_7=PUSKESMAS.format("Puskesmas B"))
    assert shown.told(report, *CODES) == []
    units = [row.text("unit") for row in report.tables["tabel_2_7"].rows]
    assert units == ["Puskesmas A"] * 3 + ["Puskesmas B"] * 3
    assert shown.told(shown.report(tabel_2_7=PUSKESMAS.format(".")), "D07")


def test_a_total_of_several_units_is_of_none_of_them() -> None:
    table = KELURAHAN.format("Margahayu", "Bekasi Jaya")
    wrong = f"{table.rstrip().rpartition('| 300')[0]}| 400 |"
    (found,) = shown.findings(shown.report(tabel_2_7=wrong), "T03")
    assert (found.problem.place.address, found.problem.row_name) == ("G6", "JUMLAH")
