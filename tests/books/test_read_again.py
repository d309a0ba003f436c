"""A finished workbook, or a draft, that is read again: nothing is found in it that was not found before."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report
from tests import shown
from tests.checking import check_file

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.xlsx"))
OF_A_DRAFT = {"S15"}


def new_in(report: Report, path: Path) -> set[str]:
    """The rules that find more in the draft of a report than in the report."""
    result = check_report(report, "")
    write_finished(path, report, result, draft=True)
    before, after = ([each.code for each in findings] for findings in (result.findings, check_file(path).findings))
    return {code for code in after if after.count(code) > before.count(code)} - OF_A_DRAFT


@pytest.mark.long
@pytest.mark.parametrize("source", SAMPLES, ids=lambda path: path.stem)
def test_nothing_new_is_found_in_a_finished_sample(source: Path, tmp_path: Path) -> None:
    assert new_in(read_report(source), tmp_path / "draf.xlsx") == set()


def test_a_program_under_its_further_indicator_stays_in_the_outline(tmp_path: Path) -> None:
    report = shown.report(
        tabel_2_7="""
        | JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
        | Program      | Budaya                        | Indeks    | 80     | 100           |
        | .            | .                             | Cakupan   | 70     | .             |
        | Kegiatan     | Museum                        | Koleksi   | 9      | 100           |
        | Sub Kegiatan | Pameran                       | Jumlah    | 4      | 100           |
        """,
        tabel_2_1="""
        | SASARAN | PROGRAM | KEGIATAN/SUB KEGIATAN |
        | Lestari | =Budaya | .                     |
        | .       | .       | =                     |
        | .       | .       | =Museum               |
        | .       | .       | =Pameran              |
        """,
    )
    assert "K02" not in new_in(report, tmp_path / "draf.xlsx")


def test_what_was_typed_is_no_text_that_nobody_placed(tmp_path: Path) -> None:
    report = shown.report(
        tabel_2_7="""
        | JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
        | Program      | Budaya                        | Indeks    | 80     | 101000000     |
        | Kegiatan     | Museum                        | Koleksi   | 9      | 101000000     |
        | Sub Kegiatan | Pameran                       | Jumlah    | 4      | 100000000     |
        """
    )
    assert new_in(report, tmp_path / "draf.xlsx") <= {"D01"}  # Identitas, which this report does not have


@pytest.mark.parametrize("counts", ["Ya", "Tidak"])
def test_a_dash_for_a_capaian_that_does_not_count_is_no_other_capaian(counts: str) -> None:
    report = shown.report(
        identitas="""
        | Tahun Laporan | 2023 |
        | Awal Renstra  | 2021 |
        | Akhir Renstra | 2026 |
        """,
        pengaturan=f"| Capaian yang diketik ikut dirata-rata | {counts} |",
        tabel_3_1_1_a="""
        | SASARAN | INDIKATOR SASARAN | TARGET 2023 | REALISASI 2023 | CAPAIAN (%) |
        | Lestari | Predikat SAKIP    | BB          | B              | 90          |
        """,
        tabel_3_1_5="""
        | SASARAN | INDIKATOR SASARAN | CAPAIAN KINERJA % | REALISASI PENYERAPAN % | TINGKAT EFISIENSI |
        | Lestari | Predikat SAKIP    | -                 | 95%                    | -                 |
        """,
    )
    assert ("K06" in {each.code for each in check_report(report, "").findings}) is (counts == "Ya")
