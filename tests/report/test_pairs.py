"""Tables side by side. A row is (JENIS, KODE, name); what it costs does not matter here."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl import tables
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.pairing import Pairing, code_key, pair_names, pair_rows
from tests import factories, shown

P, K, S = "Program", "Kegiatan", "Sub Kegiatan"
Line = tuple[str, str, str]


def planned(*rows: Line, leveled: bool = True) -> Table:
    return factories.table(tables.TABEL_2_7, ("jenis", "kode", "nama"), rows, leveled=leveled)


def realized(*rows: Line, leveled: bool = True) -> Table:
    return factories.table(tables.TABEL_3_1_1_B, ("jenis", "kode", "nama"), rows, leveled=leveled)


def indexes(pairs: Sequence[tuple[Row, Row]]) -> list[tuple[int, int]]:
    return [(left.index, right.index) for left, right in pairs]


def alone(rows: Sequence[Row]) -> list[int]:
    return [row.index for row in rows]


def everything(pairing: Pairing) -> tuple[list[tuple[int, int]], list[int], list[int], list[tuple[int, int]]]:
    return (
        indexes(pairing.pairs),
        alone(pairing.only_left),
        alone(pairing.only_right),
        indexes(pairing.moved),
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("8.01.01.2.01.01", "8.01.01.2.01.0001"),
        ("8.01.01", "8.1.1"),
        ("8.01.01.", " 8.01.01"),
        ("8. 01. 01", "8.01.01"),
        ("8.01.\n01", "8.01.01"),
        ("8.01.01", "8.01.\u00a001"),
        ("X.XX.01", "x.xx.1"),
    ],
)
def test_codes_are_the_same_segment_by_segment(left: str, right: str) -> None:
    assert code_key(left) == code_key(right) != ()


@pytest.mark.parametrize(("left", "right"), [("8.01.10", "8.01.1"), ("8.01.01", "8.01.01.2"), ("8.11", "81.1")])
def test_other_codes_are_other_codes(left: str, right: str) -> None:
    assert code_key(left) != code_key(right)


def test_no_code_is_no_key() -> None:
    assert code_key("") == code_key(" . ") == ()


@given(st.text(alphabet="0123456789²٣X. \n"))
def test_no_code_breaks_the_reading(code: str) -> None:
    code_key(code)


def test_a_code_comes_before_a_name() -> None:
    left = planned((P, "8.01.01", "Penunjang"), (P, "8.01.02", "Ideologi"))
    right = realized((P, "8.01.0002", "Penunjang"), (P, "8.01.0001", "Ideologi"))
    assert everything(pair_rows(left, right)) == ([(0, 1), (1, 0)], [], [], [])


def test_names_are_compared_without_case_and_spacing() -> None:
    left = planned((P, "", "PENUNJANG  URUSAN"), (K, "", "Rapat /Koordinasi"))
    right = realized((P, "", "Penunjang\u00a0Urusan"), (K, "", "Rapat/ Koordinasi"))
    assert everything(pair_rows(left, right)) == ([(0, 0), (1, 1)], [], [], [])


def test_the_nearest_names_are_paired_one_to_one() -> None:
    # The first name on the left is near to both on the right, and nearer to the second.
    left = planned((P, "", "Pemeliharaan Mebel A"), (P, "", "Pemeliharaan Meebel B"))
    right = realized((P, "", "Pemeliharaan Mebel BB"), (P, "", "Pemeliharaan Mebel AA"))
    assert everything(pair_rows(left, right)) == ([(0, 1), (1, 0)], [], [], [])


def test_the_same_words_in_another_order_are_nearer_than_a_near_name() -> None:
    other = ["Program Pengelolaan Perikanan Tangkap", "Program Pengelolaan Perikanan Budidaya"]
    assert pair_names(["Program Pengelolaan Budidaya Perikanan"], other) == [(0, 1)]


def test_names_that_only_share_a_word_are_two_things() -> None:
    left, right = planned((P, "", "Penyediaan Gaji")), realized((P, "", "Penyediaan Jasa Surat"))
    assert everything(pair_rows(left, right)) == ([], [0], [0], [])


def test_the_same_name_twice_is_paired_first_with_first() -> None:
    left = planned((P, "", "Monitoring"), (P, "", "Monitoring"), (P, "", "Monitoring"))
    right = realized((P, "", "Monitoring"), (P, "", "Monitoring"))
    assert everything(pair_rows(left, right)) == ([(0, 0), (1, 1)], [2], [], [])


def test_the_same_name_under_two_programs_stays_under_its_own() -> None:
    left = planned((P, "", "Ideologi"), (K, "", "Perumusan"), (P, "", "Politik"), (K, "", "Perumusan"))
    right = realized((P, "", "Politik"), (K, "", "Perumusan"), (P, "", "Ideologi"), (K, "", "Perumusan"))
    assert indexes(pair_rows(left, right).pairs) == [(0, 2), (1, 3), (2, 0), (3, 1)]


def test_a_row_under_another_parent_has_moved() -> None:
    left = planned((P, "", "Ideologi"), (K, "", "Perumusan Kebijakan"), (P, "", "Politik"))
    right = realized((P, "", "Ideologi"), (P, "", "Politik"), (K, "", "Perumusan Kebijakan"))
    pairing = pair_rows(left, right)
    assert everything(pairing) == ([(0, 0), (2, 1)], [], [], [(1, 2)])
    assert pairing.left_of[2].number == 8


def test_what_stands_under_a_lonely_row_is_lonely_too() -> None:
    left = planned((P, "", "Ideologi"), (K, "", "Perumusan"), (S, "", "Rapat"))
    right = realized((P, "", "Kewaspadaan Nasional"))
    assert everything(pair_rows(left, right)) == ([], [0, 1, 2], [0], [])


def test_a_row_of_another_level_is_another_row() -> None:
    left, right = planned((P, "", "Ideologi"), (K, "", "Rapat")), realized((P, "", "Ideologi"), (S, "", "Rapat"))
    # Both stand right under the program and bear one name: nobody would call that two rows.
    assert indexes(pair_rows(left, right).pairs) == [(0, 0), (1, 1)]


def test_without_levels_the_rows_are_one_list() -> None:
    left = planned(("", "", "Ideologi"), ("", "", "Rapat"), ("", "", "Gaji"), leveled=False)
    right = realized(("", "", "Rapat"), ("", "", "Ideologi"), leveled=False)
    assert everything(pair_rows(left, right)) == ([(0, 1), (1, 0)], [2], [], [])


def test_a_row_without_a_name_is_never_paired_by_it() -> None:
    left, right = planned((P, "", ""), (P, "", "Gaji")), realized((P, "", ""), (P, "", "Gaji"))
    assert everything(pair_rows(left, right)) == ([(1, 1)], [0], [0], [])


@given(
    st.lists(st.tuples(st.sampled_from((P, K, S)), st.sampled_from(("", "1.1.1")), st.text("ab ", max_size=4))),
    st.lists(st.tuples(st.sampled_from((P, K, S)), st.sampled_from(("", "1.1.1")), st.text("ab ", max_size=4))),
)
def test_every_row_stands_in_the_pairing_once(left: list[Line], right: list[Line]) -> None:
    pairs, only_left, only_right, moved = everything(pair_rows(planned(*left), realized(*right)))
    assert sorted([*(a for a, _ in (*pairs, *moved)), *only_left]) == list(range(len(left)))
    assert sorted([*(b for _, b in (*pairs, *moved)), *only_right]) == list(range(len(right)))


PLAN = """
| JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN             | PAGU ANGGARAN |
| Program      | 8.01.01 PROGRAM PENUNJANG                 | 1500          |
| Kegiatan     | 8.01.01.2.09 Pemeliharaan Barang          | 1500          |
| Sub Kegiatan | 8.01.01.2.09.03 - Mebel                   | 1000          |
| Sub Kegiatan | 8.01.01.2.09.05 - Aset Tetap              | 500           |
"""
SPENT = """
| JENIS        | PROGRAM           | TARGET KEUANGAN | REALISASI KEUANGAN |
| Program      | PROGRAM PENUNJANG | 1500            | 1400               |
| Kegiatan     | Pemeliharaan Barang | 1500          | 1400               |
| Sub Kegiatan | {}Mebel           | 1000            | 900                |
| Sub Kegiatan | Aset Tetap        | 500             | 500                |
"""


@pytest.mark.parametrize(("code", "told"), [("", 0), ("8.01.01.2.09.0003 ", 0), ("8.01.01.2.09.04 ", 1)])
def test_codes_in_front_of_names_pair_nothing_otherwise(code: str, told: int) -> None:
    report = shown.report(tabel_2_7=PLAN, tabel_3_1_1_b=SPENT.format(code))
    assert shown.told(report, "K01", "K02") == []
    assert len(shown.told(report, "K03")) == told
