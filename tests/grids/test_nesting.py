"""Rows that may break others down, where no Jumlah row tells the whole: their shares are not judged."""

from __future__ import annotations

import pytest

from tests import shown

NESTED = """
| Belanja Operasi          | 900 | 90% |
| Belanja Pegawai          | 600 | 60% |
| Belanja Barang           | 300 | 30% |
| Belanja Modal            | 100 | 10% |
| Belanja Modal Gedung     | 60  | 6%  |
| Belanja Modal Peralatan  | 40  | 4%  |
"""
OF_THEIR_PARENT = """
| Belanja Operasi          | 900 | 90% |
| Belanja Pegawai          | 600 | 67% |
| Belanja Barang           | 300 | 33% |
| Belanja Modal            | 100 | 10% |
"""
NOT_ALL_PARTS = """
| Belanja Operasi          | 900 | 90% |
| Belanja Pegawai          | 600 | 60% |
| Belanja Modal            | 100 | 10% |
| Belanja Modal Gedung     | 60  | 6%  |
"""
FLAT = """
| Belanja Operasi          | 900 | 80% |
| Belanja Modal            | 100 | 10% |
"""


def belanja(rows: str) -> str:
    return "| URAIAN | TARGET | PERSENTASE |" + rows


@pytest.mark.parametrize("rows", [NESTED, OF_THEIR_PARENT, NOT_ALL_PARTS])
def test_without_a_total_nobody_knows_the_whole_of_nested_rows(rows: str) -> None:
    report = shown.report(tabel_2_3=belanja(rows))
    assert shown.told(report, "P02") == []
    (reason,) = shown.not_judged(report, "P02")
    assert reason.endswith("tambahkan baris JUMLAH")


def test_shares_of_rows_that_break_nothing_down_are_judged() -> None:
    report = shown.report(tabel_2_3=belanja(FLAT))
    assert len(shown.told(report, "P02")) == 1
    assert shown.not_judged(report, "P02") == []


def test_a_total_tells_the_whole() -> None:
    report = shown.report(tabel_2_3=belanja(NESTED + "| JUMLAH | 1000 | 100% |"))
    assert shown.told(report, "P02") == shown.not_judged(report, "P02") == []


def test_a_sum_of_nested_rows_is_held_against_no_other_table() -> None:
    plan = "| PROGRAM/KEGIATAN/SUB KEGIATAN | PAGU ANGGARAN |\n| JUMLAH | 1000 |\n| Program A | 1000 |"
    report = shown.report(tabel_2_3=belanja(NESTED), tabel_2_7=plan)
    assert shown.told(report, "K04") == []
    assert len(shown.not_judged(report, "K04")) == 1
    assert shown.told(shown.report(tabel_2_3=belanja(FLAT.replace("100", "200")), tabel_2_7=plan), "K04")
