"""Sentences of the reports of a kecamatan and of a Sekretariat Daerah, held against the samples of these.

Kecamatan Bekasi Timur 2023: anggaran 21.516.450.000, realisasi 20.995.434.570 (97,58 %), sisa 521.015.430. Indeks
Kepuasan Masyarakat: target 78 (2018) up to 83 (2023), realisasi 81,86 (2022) and 83,27. Setda Sumatera Utara 2021:
4.641.995.365, sisa 390.761.889 (193.245.689 + 121.308.400 + 76.207.800); nilai SAKIP 63,85 (2020) and 66,73.
"""

from __future__ import annotations

import pytest

from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report
from tests.sample_books import SAMPLES
from tests.written_text import codes, told

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def kecamatan() -> Report:
    return read_report(SAMPLES / "kecamatan_bekasi_timur_2023.xlsx")


@pytest.fixture(scope="module")
def setda() -> Report:
    return read_report(SAMPLES / "sekretariat_daerah_sumatera_utara_2021.xlsx")


TRUE_OF_THE_SETDA = [
    # The indicator is called by the agency's own name.
    "Nilai SAKIP Sekretariat Daerah meningkat dari 63,85 menjadi 66,73.",
    "Nilai SAKIP Sekretariat Daerah meningkat dari 63,85 pada tahun 2020 menjadi 66,73 pada tahun 2021.",
    "Nilai SAKIP Sekretariat Daerah tahun 2021 adalah 66,73.",
    # What is left of each program, and not its pagu.
    (
        "Sisa anggaran Rp390.761.889 berasal dari Program Pemerintahan dan Otonomi Daerah Rp193,2 juta, Program "
        "Perekonomian dan Pembangunan Rp121,3 juta, dan Program Penunjang Rp76,2 juta."
    ),
    (
        "Sisa anggaran Program Pemerintahan dan Otonomi Daerah Rp193,2 juta dan Program Perekonomian dan "
        "Pembangunan Rp121,3 juta."
    ),
]

TRUE_OF_THE_KECAMATAN = [
    # Of which years a step is, nobody says.
    "Target Indeks Kepuasan Masyarakat naik dari 78 menjadi 83 selama Renstra.",
    "Target jumlah kelompok masyarakat yang aktif naik dari 32 menjadi 52 kelompok.",
    (
        "Jumlah kelompok masyarakat yang aktif bertambah 6 kelompok, dari 47 kelompok pada tahun 2022 menjadi 53 "
        "kelompok pada tahun 2023."
    ),
    "Persentase usulan musrenbang kelurahan yang terakomodasi tahun 2020 tidak mencapai target (41,2% dari 50%).",
    "Persentase usulan musrenbang kelurahan yang terakomodasi tahun 2020 terealisasi 41,2% dari 50%.",
    "Pada tahun 2019 realisasi Indeks Kepuasan Masyarakat 78,9 dari target 79, sedangkan tahun 2023 sudah 83,27.",
]


TRUE_OF_A_PART = [
    # All that is left, and what another paragraph is about: the figures are those of one program.
    "Dari anggaran Rp21.516.450.000 terealisasi Rp20.995.434.570 atau 97,58%, sehingga ada sisa Rp521.015.430.",
    "Realisasi anggaran sebesar Rp14.828.949.070.",
    "Realisasi anggaran Kota Bekasi tahun 2023 sebesar 93,47%.",
    "Realisasi anggaran sampai dengan triwulan III tahun 2023 sebesar Rp15.200.000.000.",
    "Realisasi anggaran sebesar Rp198.000.000.",
    "Realisasi anggaran tahun 2022 sebesar Rp19,8 miliar atau 96,4% dari pagu Rp20,5 miliar.",
    "Indeks Kepuasan Masyarakat tahun 2023 naik menjadi 83,27 dari 81,86.",
]

# Slips of a sentence that names one thing, or the whole budget and nothing else.
SLIPS = [
    "Dari anggaran Rp21.516.450.000 terealisasi Rp20.111.222.333 atau 93,47%, sehingga ada sisa Rp1.405.227.667.",
    "Realisasi anggaran tahun 2023 sebesar Rp20.111.222.333 dari anggaran Rp21.516.450.000 atau 93,47%.",
    "Realisasi anggaran tahun 2023 mencapai 95,78%.",
    "Sisa anggaran tahun 2023 sebesar Rp512.015.430.",
    "Indeks Kepuasan Masyarakat sebesar 83,72 dari target 84.",
    "Pagu Program Koordinasi Ketentraman dan Ketertiban Umum sebesar Rp174.200.000.",
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_about_one_thing_is_found(kecamatan: Report, text: str) -> None:
    assert set(codes(told(kecamatan, text))) - {"?"} == {"N02"}


@pytest.mark.parametrize("text", TRUE_OF_A_PART)
def test_what_may_be_of_a_part_is_not_accused(kecamatan: Report, text: str) -> None:
    assert set(codes(told(kecamatan, text))) <= {"?"}


def test_a_figure_behind_what_a_paragraph_is_about_is_no_slip_of_the_whole(kecamatan: Report) -> None:
    text = "Program Pemberdayaan Masyarakat Desa dan Kelurahan meliputi taman. Realisasi anggaran mencapai 95,78%."
    assert set(codes(told(kecamatan, text))) <= {"?"}


@pytest.mark.parametrize("text", TRUE_OF_THE_SETDA)
def test_a_true_sentence_of_a_setda_is_not_accused(setda: Report, text: str) -> None:
    assert codes(told(setda, text)) == []


@pytest.mark.parametrize("text", TRUE_OF_THE_KECAMATAN)
def test_a_true_sentence_of_a_kecamatan_is_not_accused(kecamatan: Report, text: str) -> None:
    assert codes(told(kecamatan, text)) == []


def test_a_figure_of_the_workbook_is_told_in_two_decimals(setda: Report) -> None:
    (finding,) = told(setda, "Penyerapan anggaran Sekretariat Daerah tahun 2021 mencapai 93,27%.").findings
    # 4.251.233.476 of 4.641.995.365 are 91,58202759 %
    assert "di buku kerja 91,58%" in finding.problem.message
