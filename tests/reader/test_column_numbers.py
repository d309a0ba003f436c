"""A row that numbers the columns is no row of the table, also where one of its numbers stands twice."""

from __future__ import annotations

import pytest

from tests import shown
from tests.reader.test_other_writers import Told, told
from tests.sample_books import TABEL_1_4, TABEL_2_7, TABEL_3_1_1_B, Book, check_changed


def _typed(sheet: str, *cells: str) -> Told:
    def change(book: Book) -> None:
        for cell in cells:
            address, text = cell.split(" ")
            book[sheet][address].value = text

    return told(check_changed(change))


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [(TABEL_3_1_1_B, "G7 (6)"), (TABEL_2_7, "F7 (5)"), (TABEL_1_4, "D8 (3)"), (TABEL_3_1_1_B, "H7 8=(7/6)")],
)
def test_a_number_that_stands_twice_changes_nothing(sheet: str, cell: str) -> None:
    assert _typed(sheet, cell) == _typed(sheet)


def test_a_column_inserted_with_its_number_stands_outside_the_table() -> None:
    def change(book: Book) -> None:
        book.insert_columns(TABEL_3_1_1_B, 4)
        for address, text in (("D5", "PPTK"), ("D7", "(4)"), ("D8", "Bidang I")):
            book[TABEL_3_1_1_B][address].value = text

    added = {finding for finding in check_changed(change).findings if finding.code == "S09"}
    assert {finding.problem.place.address for finding in added} == {"D8"}


def test_rows_of_small_numbers_stay_rows() -> None:
    read = shown.report(
        tabel_1_4="""
        | NO | URAIAN | S1 | D3 | JUMLAH |
        | 1  | 2      | 3  | 3  | 4      |
        | 1  | Bidang | 1  | 1  | 2      |
        | 2  | 2      | 2  | 2  | 4      |
        """
    )
    assert [row.text("uraian") for row in read.tables["tabel_1_4"].rows] == ["Bidang", "2"]


def test_a_formula_over_a_number_that_stands_twice_is_not_judged() -> None:
    read = shown.report(
        tabel_3_1_5="""
        | SASARAN | INDIKATOR | CAPAIAN KINERJA | PENYERAPAN ANGGARAN | TINGKAT EFISIENSI |
        | 1       | 2         | 3               | 3                   | 5=(3-4)           |
        | Damai   | Konflik   | 100%            | 95%                 | 5                 |
        """
    )
    assert not shown.findings(read, "E03")
    assert shown.not_judged(read, "E03") == ["nomor kolom 3 di lembar Tabel 3.1.5 tertulis di dua kolom"]
