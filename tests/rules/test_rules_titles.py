"""Titles of other agencies of the same government, beside those of the agency's own under other words."""

from __future__ import annotations

import pytest

from tests import shown

IDENTITY = """
| Nama Perangkat Daerah | {agency} |
| Pemerintah Daerah | Kabupaten Tanjung Bahari |
| Tahun Laporan | 2024 |
| Awal Renstra | 2021 |
| Akhir Renstra | 2026 |
"""
FISHERY = "Dinas Perikanan dan Kelautan"
OWN = f"{FISHERY} Kabupaten Tanjung Bahari"


def _told(title: str, agency: str = FISHERY) -> list[tuple[str, str]]:
    report = shown.report(
        identitas=IDENTITY.format(agency=agency),
        tabel_1_4=f"| {title} |\n| NO | URAIAN | S1 | JUMLAH |\n| 1 | Laki-laki | 5 | 5 |",
    )
    return [(each.code, str(each.problem.expected)) for each in shown.findings(report, "S23", "S24")]


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("Dinas Perhubungan Kabupaten Tanjung Bahari", OWN),
        ("DINAS PERHUBUNGAN KABUPATEN TANJUNG BAHARI", OWN.upper()),
        ("Dinas Kesehatan Kab. Tanjung Bahari", OWN),
        ("Dinas Perhubungan", OWN),
        ("Dinas Pertanian", OWN),
        ("Inspektorat Kabupaten Tanjung Bahari", OWN),
        ("Badan Kepegawaian Daerah Kab. Tanjung Bahari", OWN),
        ("Pegawai Dinas Perhubungan Kabupaten Tanjung Bahari", f"Pegawai {OWN}"),
        ("Tabel 1.4 Pegawai Dinas Kesehatan Tahun 2024", f"Tabel 1.4 Pegawai {FISHERY} Tahun 2024"),
    ],
)
def test_a_neighbouring_agency_is_told_by_one_word_of_its_name(title: str, right: str) -> None:
    assert _told(title) == [("S23", right)]


def test_one_word_alike_is_another_agency_all_the_same() -> None:
    assert _told("Dinas Pertanian", agency="Dinas Perikanan") == [
        ("S23", "Dinas Perikanan Kabupaten Tanjung Bahari")
    ]


def test_a_neighbouring_kecamatan_is_told_by_its_name_before_the_government() -> None:
    right = "Kecamatan Sukamaju Kabupaten Tanjung Bahari"
    assert _told("Kecamatan Sukajaya Kab. Tanjung Bahari", agency="Kecamatan Sukamaju") == [("S23", right)]


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        (OWN, FISHERY),
        ("Dinas Kelautan dan Perikanan Kabupaten Tanjung Bahari", FISHERY),
        ("Dinas Perikanan", FISHERY),
        ("Dinas Kelautan", FISHERY),
        ("Dinas Perikananan", FISHERY),
        ("Dinas PK Kab. Tanjung Bahari", FISHERY),
        ("UPT Dinas Perikanan Wilayah I", FISHERY),
        ("Bidang Perikanan Tangkap", FISHERY),
        ("Program Dinas Tahun 2024", FISHERY),
        ("Kinerja Dinas Berdasarkan Program", FISHERY),
        ("Anggaran Dinas per Sasaran", FISHERY),
        ("Perjalanan Dinas Kesehatan", FISHERY),
        ("Jumlah Pegawai menurut Pendidikan", FISHERY),
        ("Tindak Lanjut Temuan Inspektorat", FISHERY),
        ("Dinas Kominfo", "Dinas Komunikasi dan Informatika"),
        ("Dinas Nakertrans", "Dinas Tenaga Kerja dan Transmigrasi"),
        ("Dinas Ketenagakerjaan", "Dinas Tenaga Kerja dan Transmigrasi"),
        ("Dinas Pemuda dan Olahraga", "Dinas Kepemudaan dan Olahraga"),
        ("Dinas UKM", "Dinas Koperasi dan Usaha Mikro"),
        ("Badan Kesbangpol Bidang Politik", "Badan Kesatuan Bangsa dan Politik"),
        ("Kecamatan Suka Maju Kabupaten Tanjung Bahari", "Kecamatan Sukamaju"),
        ("Kecamatan Sukamaju", "Kecamatan Sukamaju"),
        ("Kecamatan Dalam Angka", "Kecamatan Sukamaju"),
        ("Inspektorat Daerah", "Inspektorat"),
        ("Inspektorat", "Inspektorat Daerah Kabupaten Tanjung Bahari"),
    ],
)
def test_the_own_agency_in_other_words_is_none(title: str, agency: str) -> None:
    assert _told(title, agency) == []


def test_another_agency_and_another_year_are_both_mended_by_each_finding() -> None:
    right = f"Tabel 1.4 Pegawai {FISHERY} Tahun 2024"
    assert _told("Tabel 1.4 Pegawai Dinas Perhubungan Tahun 2023") == [("S23", right), ("S24", right)]
    right = f"{OWN} Tahun 2024"
    assert _told("Dinas Perhubungan Kabupaten Tanjung Bahari Tahun 2023") == [("S23", right), ("S24", right)]
