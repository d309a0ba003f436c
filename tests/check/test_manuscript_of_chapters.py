"""Sentences as chapters III are written, held against three samples: true ones, and slips among them.

Setda Sumatera Utara 2021: dokumen kerja sama 19 (2019), 25 (2020), 30 of a target of 28; nilai SAKIP 63,85 and
66,73 of 66; penyerapan of the programs 94,70, 88,92, 91,69 %. Kabupaten Contoh 2023: stunting 21,8 and 17,4 of 18;
Gini 0,269 and 0,262; TPT standard 5,32. Kecamatan Bekasi Timur 2023: IKM 81,86 and 83,27 of 84; permohonan
92,6 and 94,38 of 95; kelompok 47 and 53 of 52; gangguan 95,65 of 95; realisasi 20.995.434.570 (97,58 %).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lkjip_xl.check.manuscript import with_manuscript
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report
from lkjip_xl.rules.findings import CheckResult
from tests.sample_books import MENDED, SAMPLES
from tests.written_text import codes, manuscript, told

pytestmark = pytest.mark.long

KES, SET = MENDED, SAMPLES / "sekretariat_daerah_sumatera_utara_2021.xlsx"
GOV, KEC = SAMPLES / "pemerintah_kabupaten_contoh_2023.xlsx", SAMPLES / "kecamatan_bekasi_timur_2023.xlsx"

TRUE = {
    KES: (
        # far from all tables
        "Pada tahun 2019 kedua indikator ditargetkan 20 persen, lalu naik 20 persen setiap tahun.",
        "Pembinaan terhadap masyarakat terkait Ideologi Pancasila naik seperempat dari tahun sebelumnya (80%).",
        "Realisasi tahun 2023 lebih tinggi daripada tahun 2022 yang hanya 93,41% dari anggaran Rp8,7 miliar.",
        "Dari 14 orang tenaga kontrak, sembilan orang berpendidikan sarjana.",
        "Tidak ada indikator yang berada di bawah target.",
        "Laptop yang dimiliki sebanyak 16 unit.",
        # of a part that no table tells apart, of a part of the year, and of the pagu before its change
        "Pegawai Sekretariat yang mengikuti diklat sebanyak 3 orang.",
        "Pegawai perempuan pada Sekretariat berjumlah 5 orang.",
        "Pada tahun 2022 jumlah pegawai sebanyak 37 orang.",
        "Sampai triwulan III kedua indikator belum mencapai target.",
        "Pada awal tahun pagu Program Penguatan Ideologi Pancasila sebesar Rp1.250.000.000.",
        "Dari total sisa Rp308,05 juta, Rp86,95 juta berasal dari Program Penguatan Ideologi Pancasila.",
    ),
    SET: (
        "Dari 28 dokumen kerja sama yang ditargetkan, sebanyak 30 dokumen ditindaklanjuti (107,14%).",
        # of what the sentence before names
        "Nilai SAKIP Sekretariat Daerah adalah 66,73. Nilai ini naik dari 63,85 pada tahun sebelumnya.",
        "Nilai SAKIP Sekretariat Daerah adalah 66,73. Untuk target akhir Renstra sebesar 70 perlu 3,27 poin.",
        "Dibandingkan dengan tahun 2020 yang menyerap 88,4 persen, penyerapan tahun 2021 lebih baik 3,18 poin.",
        "Realisasi keuangan adalah 91,58 persen, lebih rendah dari realisasi fisik yang mencapai 97 persen.",
        "Laporan pengendalian pembangunan yang selesai tepat waktu 86,25 persen, yaitu 69 dari 80 laporan.",
    ),
    GOV: (
        "APM SD/MI meningkat dari 90,67% menjadi 92,24%, dan APM SMP/MTs dari 74,85% menjadi 76,42%.",
        "Dibandingkan prevalensi stunting Provinsi 19,6 persen dan nasional 21,5 persen, angka kita rendah.",
        "Perekonomian Kabupaten Contoh tumbuh 5,1 persen, berada dalam rentang target 4,98-5,23 persen.",
        "Indeks Reformasi Birokrasi memperoleh nilai 63,14, melampaui target 62.",
        "Prevalensi stunting sebesar 17,4 persen sudah di bawah target 18 persen.",
        # by other names
        "Persentase penduduk miskin berkurang 0,18 poin menjadi 9,53 persen.",
        "Rasio Gini turun dari 0,269 menjadi 0,262.",
        "Angka Kemiskinan di perdesaan sebesar 11,2 persen.",
        "Tingkat Pengangguran Terbuka laki-laki 7,10 persen.",
        "IPM meningkat dari 70,93 pada tahun 2022 menjadi 71,61 pada tahun 2023.",
    ),
    KEC: (
        "Tiga indikator (60%) melampaui target dan dua indikator (40%) belum mencapai target.",
        "Nilai IKM 83,27 masih lebih rendah daripada rata-rata kecamatan se-Kota Bekasi sebesar 85,02.",
        "Dari 1.762 permohonan, 1.663 permohonan layanan yang selesai tepat waktu atau 94,38 persen.",
        "Sampai akhir tahun terealisasi Rp20.995.434.570, atau rata-rata Rp1,75 miliar per bulan.",
        "Permohonan layanan yang selesai tepat waktu di bawah target 95%, lebih tinggi dari tahun 2022 (92,6%).",
        "Kelompok masyarakat yang aktif: 21 kelompok PKK, 18 kelompok tani, 14 kelompok lain, jadi 53 kelompok.",
        "Program Koordinasi Ketentraman dan Ketertiban Umum menyerap anggaran paling tinggi (98,15%).",
        "Usulan musrenbang kelurahan yang terakomodasi meningkat tajam dari 61,1% menjadi 66,67%.",
        "Dari 53 kelompok masyarakat yang aktif, 38 kelompok telah berbadan hukum.",
        # 1.385.000.000 + 1.180.000.000 + 1.276.500.000 + 1.294.300.000
        "Anggaran Pembangunan Sarana dan Prasarana Kelurahan di empat kelurahan sebesar Rp5.135.800.000.",
    ),
}


@pytest.mark.parametrize("book", TRUE, ids=lambda book: book.stem)
def test_true_sentences_are_neither_accused_nor_asked_about(book: Path) -> None:
    report = read_report(book)
    assert {text: found for text in TRUE[book] if (found := codes(told(report, text)))} == {}


SLIPS = {
    KES: (
        ("?", "Sekretariat memiliki pegawai sebanyak 11 orang."),  # 9, far from its table
        ("?", "Jumlah seluruh pegawai Badan Kesatuan Bangsa dan Politik adalah 53 orang."),
        ("?", "Personal Computer (PC) yang dimiliki sebanyak 18 unit."),
        (
            "N02",
            "Dari total sisa Rp308,05 juta, Rp68,95 juta berasal dari Program Penguatan Ideologi Pancasila.",
        ),
    ),
    SET: (
        # the agency's name is part of those of an indicator and of a sasaran
        ("N04", "Seluruh indikator kinerja Sekretariat Daerah mencapai target."),
        (
            "N04",
            "Dari lima indikator, tiga indikator melampaui target, dan tidak ada indikator yang belum tercapai.",
        ),
        ("N04", "Dua dari lima indikator belum mencapai target."),
        ("N04", "Nilai SAKIP Sekretariat Daerah sebesar 66,73 berada di bawah target 66."),
        ("N05", "Pada tahun 2022 seluruh kegiatan telah dilaksanakan sesuai rencana."),
        # names of programs that have “urusan” are no parts that nobody knows
        (
            "N04",
            (
                "Program Penunjang Urusan Pemerintahan Daerah Provinsi menyerap 94,70%. "
                "Penyerapan terendah ada pada Program Perekonomian dan Pembangunan yaitu 91,69%."
            ),
        ),
    ),
    GOV: (
        ("N04", "Prevalensi stunting sebesar 17,4 persen masih di atas target 18 persen."),
        ("N04", "Ketimpangan Pendapatan (Gini) memburuk dari 0,262 menjadi 0,269."),
        (
            "N04",
            "Persentase rumah tangga dengan akses air minum layak mencapai 85,1 persen sehingga target tercapai.",
        ),
        ("N02", "Harapan Lama Sekolah ditargetkan mencapai 13,6 tahun pada akhir RPJMD tahun 2026."),  # 13,4
        ("?", "Tingkat kemiskinan turun menjadi 9,35 persen."),  # 9,53
        ("N02", "Target Angka Kematian Bayi tahun 2023 maksimal 12 per 1.000 kelahiran hidup."),  # 10
        (
            "?",
            "Tingkat Pengangguran Terbuka 6,82 persen lebih tinggi daripada angka nasional sebesar 5,23 persen.",
        ),
    ),
    KEC: (
        # both a result of 95,65 and a capaian of 100,68 are Sangat Baik
        ("N04", "Persentase gangguan ketertiban yang ditangani sebesar 95,65% termasuk kategori Baik."),
        ("N02", "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik menyisakan Rp6.565.000."),  # 6.665.000
        ("?", "Empat indikator (60%) dinilai."),
        ("?", "Keempat program menyerap lebih dari 98% anggarannya."),  # 97,06 to 98,15 %
    ),
}


@pytest.mark.parametrize("book", SLIPS, ids=lambda book: book.stem)
def test_slips_are_found_at_their_sentence(book: Path) -> None:
    report = read_report(book)
    found = [(codes(told(report, text)), text) for _, text in SLIPS[book]]
    assert found == [([code], text) for code, text in SLIPS[book]]


def test_a_village_above_the_target_does_not_deny_the_whole() -> None:
    text = "Prevalensi stunting tertinggi ada di Kecamatan Sukamaju (24,3 persen), masih di atas target 18 persen."
    assert set(codes(told(read_report(GOV), text))) <= {"?"}


def _under(report: Report, heading: str, *texts: str) -> list[str]:
    written = manuscript(*texts)
    sentences = [
        replace(each, paragraph=replace(each.paragraph, heading=(heading,))) for each in written.sentences
    ]
    return codes(with_manuscript(CheckResult("buku.xlsx"), report, replace(written, sentences=tuple(sentences))))


def test_this_sasaran_is_the_one_of_the_heading() -> None:
    report = read_report(KEC)
    # Indeks 99,13 % and permohonan 99,35 %; usulan 102,57 % and kelompok 101,92 %
    first, second = (
        "3.1 Meningkatnya kualitas pelayanan publik kecamatan",
        "3.2 Meningkatnya pemberdayaan masyarakat",
    )
    reached, missed = (f"Kedua indikator pada sasaran ini {word} mencapai target." for word in ("telah", "belum"))
    assert [_under(report, first, text) for text in (reached, missed)] == [["N04"], []]
    assert [_under(report, f"{second} kelurahan", text) for text in (reached, missed)] == [[], ["N04"]]
    # the first indicator of this sasaran is not the first of all
    assert _under(report, f"{second} kelurahan", "Indikator pertama terealisasi 66,67%.") == []
