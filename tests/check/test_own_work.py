"""Indicators, targets and results that an agency's own list has beside its amounts."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from lkjip_xl.books.template.sources.listing import BudgetList, budget_list_of
from lkjip_xl.check.own_workbook import report_of_own_workbook
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.tables.keys import Key

Line = list[str | int | float | None]
CODES = ("8.01.01", "8.01.01.2.01", "8.01.01.2.01.0001")


def _listing(path: Path, *rows: Line, title: str = "TAHUN 2023") -> BudgetList:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    lines: list[Line] = [[title], [], *rows]
    for row in lines:
        sheet.append(row)
    book.save(path / "buku.xlsx")
    found = budget_list_of(report_of_own_workbook(read_grids(path / "buku.xlsx")))
    assert found is not None
    return found


def _plan(found: BudgetList, *keys: str) -> list[tuple[str, ...]]:
    return [tuple(str(row[key].value) if key in row else "" for key in keys) for row in found.plan]


HEAD: Line = ["KODE", "URAIAN", "INDIKATOR", "TARGET", "SATUAN", "PAGU", "REALISASI KINERJA", "REALISASI (Rp)"]
ROWS: tuple[Line, ...] = (
    [CODES[0], "Penunjang", "Nilai SAKIP", 75, "Nilai", 3_000_000, 74.5, 2_400_000],
    [CODES[1], "Umum", "Layanan", "100 %", "Persen", 3_000_000, "95 %", 2_400_000],
    [CODES[2], "Rapat", "Jumlah rapat", 12, "Kali", 3_000_000, 11, 2_400_000],
    [None, None, "Jumlah peserta", 240, "Orang", None, 200, None],
    ["", "JUMLAH", None, None, None, 3_000_000, None, 2_400_000],
    [None, None, "Contoh, 5 Januari 2024"],
)


def test_each_row_has_its_indicators(tmp_path: Path) -> None:
    found = _listing(tmp_path, HEAD, *ROWS)
    assert _plan(found, Key.NAMA, Key.INDIKATOR, Key.TARGET) == [
        ("Penunjang", "Nilai SAKIP", "75 Nilai"),
        ("Umum", "Layanan", "100 %"),
        ("Rapat", "Jumlah rapat", "12 Kali"),
        ("", "Jumlah peserta", "240 Orang"),
    ]
    reached = [str(row[Key.REALISASI_KINERJA].value) for row in found.spent]
    assert (reached, found.named) == (["74.5", "95 %", "11", "200"], 3)
    assert found.work == {
        Key.INDIKATOR: "INDIKATOR",
        Key.TARGET: "TARGET",
        Key.REALISASI_KINERJA: "REALISASI KINERJA",
        Key.SATUAN: "SATUAN",
    }
    assert found.left == ()


def test_a_target_stays_where_nobody_knows_of_which_indicator_it_is(tmp_path: Path) -> None:
    head = [*HEAD[:2], "INDIKATOR PROGRAM", "INDIKATOR KEGIATAN", *HEAD[3:]]
    rows = [[*row[:3], row[2], *row[3:]] for row in ROWS[:3]]
    found = _listing(tmp_path, head, *rows)
    assert (found.work, _plan(found, Key.INDIKATOR, Key.TARGET)[0]) == ({}, ("", ""))
    why = "bukan, atau belum tentu, indikator atau kinerja setahun; isi sendiri bila perlu"
    assert {heading: told for heading, told in found.left if told == why}.keys() == {
        "INDIKATOR PROGRAM", "INDIKATOR KEGIATAN", "TARGET", "SATUAN", "REALISASI KINERJA",
    }  # fmt: skip


@pytest.mark.parametrize("heading", ["TARGET 2022", "TARGET (%)", "TARGET SASARAN"])
def test_what_is_of_another_year_or_in_percent_is_no_target_of_the_year(tmp_path: Path, heading: str) -> None:
    found = _listing(tmp_path, [*HEAD[:3], heading, *HEAD[4:]], *ROWS)
    assert Key.TARGET not in found.work
    assert dict(found.left)[heading]


def test_the_indicator_of_a_sasaran_is_none_of_a_program(tmp_path: Path) -> None:
    found = _listing(tmp_path, [*HEAD[:2], "INDIKATOR SASARAN", *HEAD[3:]], *ROWS)
    assert found.work == {}


def test_what_was_reached_in_a_part_of_the_year_is_none_of_the_year(tmp_path: Path) -> None:
    found = _listing(tmp_path, HEAD, *ROWS, title="REALISASI TRIWULAN II TAHUN 2023")
    assert {*found.work} == {Key.INDIKATOR, Key.TARGET, Key.SATUAN}
    assert "REALISASI KINERJA" in dict(found.left)


def test_work_stands_beside_its_money_under_one_heading(tmp_path: Path) -> None:
    head: list[Line] = [
        ["KODE", "URAIAN", "INDIKATOR", "TARGET 2023", None, "REALISASI 2023", None, "TARGET 2026", None],
        [None, None, None, "K", "Rp", "K", "Rp", "K", "Rp"],
    ]
    rows: list[Line] = [
        [code, name, "Indeks", "3 dokumen", 3_000_000, "2 dokumen", 2_400_000, "9 dokumen", 9_000_000]
        for code, name in zip(CODES, ("Penunjang", "Umum", "Rapat"), strict=True)
    ]
    found = _listing(tmp_path, *head, *rows)
    assert _plan(found, Key.INDIKATOR, Key.TARGET) == [("Indeks", "3 dokumen")] * 3
    assert [str(row[Key.REALISASI_KINERJA].value) for row in found.spent] == ["2 dokumen"] * 3
