"""A sheet of the template that has become too small: what somebody typed below its last row is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report
from lkjip_xl.show.wording import worded
from lkjip_xl.tables import END_OF_TABLE
from tests import shown
from tests.checking import check_file

IDENTITAS = """
| Nama Perangkat Daerah | Dinas Contoh |
| Pemerintah Daerah     | Kota Contoh  |
| Tahun Laporan         | 2023         |
| Awal Renstra          | 2021         |
| Akhir Renstra         | 2026         |
"""
SASARAN = """
| SASARAN | INDIKATOR SASARAN | 2021 | 2022 | 2023 | 2024 | 2025 | 2026 |
| Tertib  | Indeks satu       | 80   | 80   | 80   | 80   | 80   | 80   |
|         | Indeks dua        | 80   | 80   | 80   | 80   | 80   | 80   |
| Bersih  | Indeks tiga       | 80   | 80   | 75   | 80   | 80   | 80   |
|         | Indeks empat      | 80   | 80   | 80   | 80   | 80   | 80   |
"""
AGREEMENT = f"""
| SASARAN | INDIKATOR SASARAN | SATUAN | TARGET |
| =Tertib | =Indeks satu      | %      | =80    |
|         | =Indeks dua       | %      | =80    |
|         | {END_OF_TABLE}    | %      |        |
|         |                   | Nilai  |        |
{{}}
"""
ACHIEVED = f"""
| SASARAN | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
| =Tertib | =Indeks satu      | =80    | 80        | =100%     |
|         | =Indeks dua       | =80    | 80        | =100%     |
|         | {END_OF_TABLE}    |        | 76        |           |
|         |                   |        | 82        |           |
"""


# Here nobody typed below the last row.
YEARS = f"""
| INDIKATOR SASARAN | 2021   | 2021      | 2022   | 2022      | 2023   | 2023      | 2024   | 2025   | 2026   |
|                   | TARGET | REALISASI | TARGET | REALISASI | TARGET | REALISASI | TARGET | TARGET | TARGET |
| =Indeks satu      | =80    | 80        | =80    | 80        | =80    | =80       | =80    | =80    | =80    |
| =Indeks dua       | =80    | 80        | =80    | 80        | =80    | =80       | =80    | =80    | =80    |
| {END_OF_TABLE}    |        |           |        |           |        |           |        |        |        |
"""


def _report(below: str = "") -> Report:
    return shown.report(
        identitas=IDENTITAS,
        tabel_2_2_sasaran=SASARAN,
        tabel_2_2_perjanjian_kinerja=AGREEMENT.format(below),
        tabel_3_1_1_a=ACHIEVED,
    )


def test_figures_beside_and_below_the_closing_line_belong_to_the_indicator_of_the_same_row() -> None:
    report = _report()
    table = report.tables["tabel_3_1_1_a"]
    told = [[row.text(key) for key in ("sasaran", "indikator", "target", "realisasi")] for row in table.beyond]
    assert told == [["Bersih", "Indeks tiga", "75", "76"], ["Bersih", "Indeks empat", "80", "82"]]
    assert [row.text("indikator") for row in table.rows] == ["Indeks satu", "Indeks dua"]
    units = report.tables["tabel_2_2_perjanjian_kinerja"].beyond
    assert [row.text("satuan") for row in units] == ["%", "Nilai"]


def test_a_table_between_in_which_nobody_typed_is_passed_over() -> None:
    nothing = AGREEMENT.replace(
        "| %      |        |\n|         |                   | Nilai  |        |", "|        |        |"
    )
    report = shown.report(
        identitas=IDENTITAS,
        tabel_2_2_sasaran=SASARAN,
        tabel_2_2_perjanjian_kinerja=nothing,
        tabel_3_1_1_a=ACHIEVED,
    )
    assert not report.tables["tabel_2_2_perjanjian_kinerja"].beyond
    assert [row.text("indikator") for row in report.tables["tabel_3_1_1_a"].beyond] == [
        "Indeks tiga",
        "Indeks empat",
    ]


def test_it_is_one_finding_that_names_the_larger_template() -> None:
    found = check_report(_report(), "b.xlsx").findings
    of_rows = [
        each for each in found if each.code in {"K02", "S09"} and "tidak mempunyai baris" in each.problem.message
    ]
    assert [each.problem.place.address for each in of_rows] == ["B4"]
    assert "bersama 1 indikator lain" in of_rows[0].problem.message
    assert "--perbarui NAMABERKAS.xlsx --indikator 30" in worded(of_rows[0].problem.hint)
    assert not [each for each in found if each.code in {"D01", "S09"} and each.problem.place.row in {4, 5}]


@pytest.mark.parametrize(
    "below", ["| Jambi, 31 Desember 2023 | | | |", "| | | %, sementara; lihat berita acara | |"]
)
def test_what_stands_beside_no_indicator_stays_where_it_was(below: str) -> None:
    assert [row.number for row in _report(below).tables["tabel_2_2_perjanjian_kinerja"].beyond] == [4, 5]


@pytest.mark.long
def test_a_draft_prints_every_figure(tmp_path: Path) -> None:
    report = _report()
    write_finished(tmp_path / "d.xlsx", report, check_report(report, "b.xlsx"), draft=True)
    table = read_report(tmp_path / "d.xlsx").tables["tabel_3_1_1_a"]
    told = [[row.text(key) for key in ("indikator", "target", "realisasi")] for row in table.rows[2:]]
    assert told == [["Indeks tiga", "75", "76"], ["Indeks empat", "80", "82"]]


def test_a_draft_that_is_read_again_names_the_missing_rows_once(tmp_path: Path) -> None:
    report = shown.report(
        identitas=IDENTITAS,
        tabel_2_2_sasaran=SASARAN,
        tabel_2_2_perjanjian_kinerja=AGREEMENT.format(""),
        tabel_3_1_1_a=ACHIEVED,
        tabel_3_1_3=YEARS,
    )
    before = check_report(report, "b.xlsx")
    write_finished(tmp_path / "d.xlsx", report, before, draft=True)
    after = check_file(tmp_path / "d.xlsx")
    told = [
        [each.problem for each in result.findings if each.code == "K02" and "ndikator ini" in each.problem.message]
        for result in (before, after)
    ]
    assert [[each.row_label for each in problems] for problems in told] == [["Indeks tiga"], ["Indeks tiga"]]
    (again,) = told[1]
    assert again.message == "Indikator ini bersama 1 indikator lain tidak ada di Tabel 3.1.3."
    assert len(again.others) == 1
