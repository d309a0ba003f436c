"""A sasaran alone in a row of an indicator table is a heading over its indicators, not one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests import shown
from tests.reader.test_other_writers import told
from tests.sample_books import TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_3, Book, check_changed


def _headed(sheet: str, first: int, *, merged: bool = False) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        names = [book[TABEL_3_1_1_A].cell(row, 1).value for row in (7, 8)]
        for row, name in zip((first, first + 2), names, strict=True):
            book.insert_rows(sheet, row)
            book[sheet].cell(row, 1).value = name
            if merged:
                book[sheet].merge_cells(f"A{row}:H{row}")

    return change


@pytest.mark.long
@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("sheet", [TABEL_3_1_2, TABEL_3_1_3])
def test_a_heading_over_each_indicator_changes_nothing(sheet: str, merged: bool) -> None:
    result = check_changed(_headed(sheet, 8, merged=merged))
    assert told(result) == told(check_changed(lambda _: None))
    reason = next(each.reason for each in result.not_judged if "judul sasaran" in each.reason)
    assert reason == f"judul sasaran di antara indikatornya, bukan isi tabel: {sheet} baris 8, 10"


def test_a_sasaran_in_its_own_column_above_its_indicators_holds_for_them() -> None:
    read = shown.report(
        tabel_3_1_1_a="""
        | SASARAN | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN |
        | Rukun   | .                 | .      | .         | .       |
        | .       | Indeks kerukunan  | 50     | 50        | 100%    |
        | Damai   | .                 | .      | .         | .       |
        | .       | Jumlah konflik    | 10     | 10        | 100%    |
        """
    )
    rows = read.tables["tabel_3_1_1_a"].rows
    assert [(row.text("sasaran"), row.text("indikator"), row.index) for row in rows] == [
        ("Rukun", "Indeks kerukunan", 0),
        ("Damai", "Jumlah konflik", 1),
    ]
    assert not shown.findings(read, "D01")


def test_a_sasaran_without_an_indicator_is_not_finished() -> None:
    read = shown.report(
        tabel_3_1_1_a="""
        | SASARAN | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN |
        | Rukun   | Indeks kerukunan  | 50     | 50        | 100%    |
        | Damai   | .                 | .      | .         | .       |
        | Aman    | Jumlah konflik    | 10     | 10        | 100%    |
        """
    )
    assert {each.problem.place.address for each in shown.findings(read, "D01")} >= {"B3", "C3", "D3"}
