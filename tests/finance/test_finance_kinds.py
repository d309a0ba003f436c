"""Kinds of spending in a sheet without codes: of what they are part, or that nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.read.notes import notes_of
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.finance.source import Source
from lkjip_xl.tables.measures import Measure
from tests.finance_files import write_cells

Row = Sequence[Any]
HEADINGS = ["URAIAN", "ANGGARAN", "REALISASI"]
# | Belanja Operasi           | 600 | 500 |
# |   Belanja Pegawai         | 400 | 350 |
# |   Belanja Barang dan Jasa | 200 | 150 |
# | Belanja Modal             | 400 | 390 |
OPERASI: list[Row] = [
    ["Belanja Operasi", 600, 500],
    ["Belanja Pegawai", 400, 350],
    ["Belanja Barang dan Jasa", 200, 150],
]
MODAL: Row = ["Belanja Modal", 400, 390]
TANAH: Row = ["Belanja Modal Tanah", 400, 390]
BELANJA: Row = ["Belanja", 1000, 890]
NAMED: list[Row] = [["Program A", 1000, 890], ["Kegiatan B", 1000, 890], ["Sub Kegiatan C", 1000, 890]]
PLAIN: list[Row] = [["PROGRAM A", 1000, 890], ["Bina", 1000, 890], ["Karakter", 1000, 890]]
BLANK: list[Row] = [["Program A", "", ""], ["Kegiatan B", "", ""], ["Sub Kegiatan C", "", ""]]


def read(tmp_path: Path, *rows: Row) -> Source:
    return read_source(write_cells(tmp_path / "x.xlsx", [HEADINGS, *rows]), ReadingOptions(2023))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([*NAMED, *OPERASI, MODAL], id="under a sub kegiatan"),
        pytest.param([*PLAIN, *OPERASI, MODAL], id="under names alone"),
        pytest.param([*BLANK, *OPERASI, MODAL], id="under names without amounts"),
        pytest.param([*NAMED, BELANJA, *OPERASI, MODAL, TANAH], id="three levels of kinds"),
        pytest.param([*NAMED, *OPERASI[1:], MODAL], id="one level of kinds"),
        pytest.param([NAMED[0], *OPERASI, MODAL], id="under a program"),
        pytest.param([*OPERASI[:1], MODAL, *NAMED], id="above the programs"),
        pytest.param(
            [*NAMED[:2], ["Sub Kegiatan C", 600, 500], *OPERASI, ["Sub Kegiatan D", 400, 390], MODAL, TANAH],
            id="under two sub kegiatan",
        ),
    ],
)
def test_kinds_over_their_parts_are_not_added_to_them(rows: list[Row], tmp_path: Path) -> None:
    source = read(tmp_path, *rows)
    assert source.total(Measure.PAGU) == 1000
    assert source.total(Measure.REALISASI) == 890
    assert list(notes_of(source)) == []
    assert all("belanja" not in step for path in source.described for step in map(str, path))


@pytest.mark.parametrize(
    "rows",
    [
        [*OPERASI, MODAL],
        [BELANJA, *OPERASI, MODAL, TANAH],
        [*OPERASI, MODAL, ["JUMLAH", 1000, 890]],
        [["A. BELANJA", 1000, 890], ["1. Belanja Operasi", 600, 500], ["2. Belanja Modal", 400, 390]],
    ],
)
def test_kinds_alone_are_no_rows_to_compare(rows: list[Row], tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="hanya memuat jenis belanja, tanpa program") as refused:
        read(tmp_path, *rows)
    assert "Rekap 5" in refused.value.unreadable.hint


@pytest.mark.parametrize(
    ("rows", "above"),
    [
        (
            [*NAMED, OPERASI[0], OPERASI[1], ["Belanja Barang dan Jasa", 100, 50], MODAL],
            "baris 5 “Belanja Operasi”",
        ),
        ([*NAMED, BELANJA, ["Belanja Lain", 300, 20]], "baris 5 “Belanja”"),
        ([["Program A", 600, 500], *OPERASI, MODAL], "baris 2 “Program A”"),
    ],
)
def test_kinds_in_doubt_are_refused_in_one_sentence(rows: list[Row], above: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(tmp_path, *rows)
    assert above in refused.value.unreadable.reason
    assert refused.value.unreadable.reason.endswith("jadi tidak jelas apakah termasuk di dalamnya.")


def test_kinds_that_are_less_than_their_row_are_said(tmp_path: Path) -> None:
    source = read(tmp_path, *NAMED, ["Belanja Pegawai", 400, 350], MODAL)
    (note,) = notes_of(source)
    assert "baris 4 “Sub Kegiatan C” (pagu tertulis 1.000, rinciannya 800)" in note
