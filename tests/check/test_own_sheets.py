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
