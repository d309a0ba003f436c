"""The sheets of an agency's own workbook: each is read, or named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from lkjip_xl.check.own_workbook import report_of_own_workbook
from lkjip_xl.check.run import check_report
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.rules.findings import CheckResult

Line = Sequence[str | int | float]
_REACHED: list[Line] = [
    ["CAPAIAN KINERJA TAHUN 2023"],
    [],
    ["Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)", "Kategori"],
    ["Layanan membaik", "Indeks kepuasan", 80, 84, 105, "Sangat Berhasil"],
    ["Data akurat", "Akurasi data", 50, 45, 90, "Berhasil"],
]


def _checked(path: Path, **sheets: Sequence[Line]) -> CheckResult:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return check_report(report_of_own_workbook(read_grids(path)), path.name)


def test_a_sheet_without_any_heading_of_the_report_is_named(tmp_path: Path) -> None:
    others: list[Line] = [
        ["Indikator Kinerja", "Kabupaten Contoh", "Kabupaten Misal"],
        ["Indeks kepuasan", 84, 82],
        ["Akurasi data", 45, 49],
    ]
    letter: list[Line] = [["Kepada Yth."], ["Bupati Contoh"], ["di", "Tempat"]]

    result = _checked(tmp_path / "buku.xlsx", Capaian=_REACHED, Pembanding=others, Surat=letter)

    assert [each.reason for each in result.not_judged if each.code == "S17"] == [
        "tidak terbaca: lembar “Pembanding” (tabel berjudul Indikator Kinerja, Kabupaten Contoh, Kabupaten Misal)"
    ]


def test_the_scale_of_categories_is_read_where_it_has_a_sheet(tmp_path: Path) -> None:
    scale: list[Line] = [
        ["Skala Kategori Capaian Kinerja"],
        [],
        ["No", "Rentang Capaian", "Kategori"],
        [1, "≥ 100", "Sangat Berhasil"],
        [2, "80 – < 100", "Berhasil"],
        [3, "< 80", "Kurang Berhasil"],
    ]
    wrong = [*_REACHED[:-1], [*_REACHED[-1][:-1], "Sangat Berhasil"]]

    right = _checked(tmp_path / "benar.xlsx", Kategori=scale, Capaian=_REACHED)
    found = _checked(tmp_path / "salah.xlsx", Kategori=scale, Capaian=wrong).findings

    assert not right.findings
    assert right.document is not None
    assert "Tabel 3.1" not in right.document.absent
    assert [(each.code, each.problem.expected) for each in found] == [("P05", "Berhasil")]


def test_a_table_of_other_words_below_is_no_part_of_the_one_above(tmp_path: Path) -> None:
    others: list[Line] = [
        [],
        ["Tabel 3.4 Perbandingan dengan Kabupaten Lain"],
        ["Indikator Kinerja", "Kabupaten Contoh", "Kabupaten Misal", "Kota Umpama"],
        ["Indeks kepuasan", 84, 82, 81],
        ["Akurasi data", 45, 49, 50],
    ]

    result = _checked(tmp_path / "buku.xlsx", Capaian=[*_REACHED, *others])

    assert not result.findings
    assert [each.reason for each in result.not_judged if each.code == "S17"] == [
        (
            "tidak terbaca: lembar “Capaian” (tabel berjudul Indikator Kinerja, Kabupaten Contoh, "
            "Kabupaten Misal, Kota Umpama)"
        )
    ]


def test_a_table_for_each_sasaran_goes_on_under_the_same_headings(tmp_path: Path) -> None:
    heading = ["Indikator", "Target", "Realisasi", "Capaian"]
    rows: list[Line] = [
        ["TAHUN 2023"],
        [],
        ["Tabel 3.1 Capaian Sasaran 1"],
        heading,
        ["Indeks kepuasan", 80, 84, 105],
        ["Waktu layanan", 80, 84, 105],
        [],
        ["Tabel 3.2 Capaian Sasaran 2"],
        heading,
        ["Akurasi data", 50, 40, 90],
    ]

    found = _checked(tmp_path / "buku.xlsx", Capaian=rows).findings

    assert [(each.code, each.problem.row_label) for each in found] == [("P01", "Akurasi data")]
