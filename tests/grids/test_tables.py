"""Where tables stand in a grid, and the paths of their headings."""

from __future__ import annotations

import pytest

from lkjip_xl.grids.amount_words import BUDGET
from lkjip_xl.grids.tables import find_tables
from tools.measure_headings import measured


def test_two_tables_below_one_another_have_titles_of_their_own() -> None:
    rows = [
        ["PERJANJIAN KINERJA", "", ""],
        ["NO", "PROGRAM", "ANGGARAN"],
        ["1", "Penunjang", "1.000.000"],
        ["", "Jumlah", "1.000.000"],
        ["", "", ""],
        ["Rincian", "", ""],
        ["NO", "KEGIATAN", "PAGU"],
        ["1", "Gaji", "400.000"],
    ]
    found = find_tables(rows, BUDGET)
    assert [(each.top, each.headings.first, each.end) for each in found] == [(0, 1, 4), (4, 6, 8)]
    assert [each.headings.titles for each in found] == [("PERJANJIAN KINERJA",), ("Rincian",)]


def test_headings_that_come_again_begin_no_other_table() -> None:
    head = ["NO", "URAIAN", "PAGU"]
    rows = [head, ["1", "Gaji", "400.000"], ["", "", ""], head, ["2", "Rapat", "500.000"]]
    assert [(each.headings.first, each.end) for each in find_tables(rows, BUDGET)] == [(0, 5)]


def test_headings_under_a_title_of_their_own_begin_another_table_once_a_total_has_ended_the_first() -> None:
    head = ["NO", "URAIAN", "PAGU"]
    rows = [head, ["1", "Gaji", "400.000"], ["", "Jumlah", "400.000"], ["Sasaran 2", "", ""], head]
    rows += [["1", "Rapat", "500.000"]]
    assert [(each.top, each.end) for each in find_tables(rows, BUDGET)] == [(0, 3), (3, 6)]


def test_an_indicator_that_speaks_of_money_is_no_heading() -> None:
    rows = [
        ["NO", "PROGRAM", "INDIKATOR", "PAGU"],
        ["1", "Penunjang", "Persentase realisasi anggaran", "1.000.000"],
        ["", "Program Lain", "Realisasi anggaran tepat waktu", ""],
    ]
    assert len(find_tables(rows, BUDGET)) == 1


def test_a_row_of_numbers_among_the_headings_is_none_of_them() -> None:
    rows = [
        ["URAIAN", "PAGU", "REALISASI TRIWULAN", "", "", ""],
        ["", "", "I", "", "II", ""],
        ["1", "2", "3", "4", "5", "6"],
        ["", "", "K", "Rp", "K", "Rp"],
        ["Penunjang", "9.000.000", "1", "4.000.000", "1", "5.000.000"],
    ]
    spans = [((0, 2), (0, 5)), ((1, 2), (1, 3)), ((1, 4), (1, 5))]
    (found,) = find_tables(rows, BUDGET, spans)
    assert found.headings.data == 4
    assert found.headings.paths[2:] == (
        "realisasi triwulan / i / k",
        "realisasi triwulan / i / rp",
        "realisasi triwulan / ii / k",
        "realisasi triwulan / ii / rp",
    )


@pytest.mark.long
def test_nearly_all_columns_that_are_taken_are_what_they_are_taken_for() -> None:
    found = measured(7, enough=600)
    assert found.right >= 0.995 * found.taken
