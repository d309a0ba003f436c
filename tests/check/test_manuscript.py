"""Sentences of a written report held against the mended sample workbook; right and wrong worked out by hand.

Of Tabel 1.4: 35 staff, S-2 5, S-1 20, D-3 2, SLTA 7, SLTP 1; Sekretariat 9, kontrak 14. Program Penunjang: pagu
3.939.324.423, realisasi 3.861.485.910 (98,02 %). All: 23.733.274.959, 23.425.221.114 (98,70 %), left 308.053.845.
"""

from __future__ import annotations

import pytest

from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report
from lkjip_xl.tables.keys import TableKey
from tests.sample_books import MENDED
from tests.written_text import codes, told

STAFF, GOODS, BUDGET = TableKey.TABEL_1_4, TableKey.TABEL_1_5, TableKey.TABEL_2_3
ASSIGNED, RESULTS, MONEY = TableKey.TABEL_2_3_1, TableKey.TABEL_3_1_1_A, TableKey.TABEL_3_1_1_B
YEARS, RENSTRA, EFFICIENCY = TableKey.TABEL_3_1_2, TableKey.TABEL_3_1_3, TableKey.TABEL_3_1_5
NONE = ""


@pytest.fixture(scope="module")
def report() -> Report:
    return read_report(MENDED)


def found(report: Report, text: str, table: str) -> list[str]:
    """The codes found in a text, without that no table could be held against the workbook."""
    return codes(told(report, text, tables=(table,) if table else ()))


TRUE = [
    (
        STAFF,
        "Pegawai berpendidikan S2 5 orang atau 14,3%, S1 20 orang atau 57,1%, D3 2 orang (5,7%), SLTA 7 orang.",
    ),
    (STAFF, "Pegawai lulusan sarjana berjumlah 20 orang, sedangkan lulusan magister 5 orang."),
    (STAFF, "Sebanyak 20 orang berpendidikan S-1 dan 5 orang berpendidikan S-2."),
    (STAFF, "S-1 dan S-2 masing-masing 20 orang dan 5 orang, seluruhnya 25 orang."),
    (STAFF, "Pegawai pada Badan Kesatuan Bangsa dan Politik Kota Jambi 35 orang: 21 orang PNS, 14 orang kontrak."),
    (STAFF, "Di Sekretariat terdapat 4 orang S-1 dan 4 orang SLTA."),
    (STAFF, "Sekretariat Daerah Kota Jambi mengirim 6 orang."),
    (STAFF, "Sosialisasi diikuti 120 orang peserta dari 11 kecamatan."),
    (GOODS, "Kendaraan dinas roda empat berjumlah 6 unit dan roda dua 11 unit."),
    (BUDGET, "Anggaran sebesar Rp23.733.274.959,- terdiri dari belanja operasional Rp23,65 miliar (99,66%)."),
    (BUDGET, "Belanja modal hanya sekitar Rp81 juta."),
    (
        ASSIGNED,
        "Program Peningkatan Peran Partai Politik mendapat alokasi terbesar yaitu Rp15,23 miliar (64,19%).",
    ),
    (MONEY, "Dari total pagu Rp23.733.274.959 terserap Rp23.425.221.114 (98,7 persen), sisa Rp308.053.845."),
    (MONEY, "Program Penunjang menyerap 98,02% anggaran, Program Penguatan Ideologi Pancasila 94,61%."),
    (MONEY, "Penyediaan gaji dan tunjangan ASN bagi 23 orang menyerap Rp2.542.644.457 dari Rp2.583.142.645."),
    (MONEY, "Badan Kesbangpol melaksanakan 6 program, 12 kegiatan, dan 37 sub kegiatan."),
    (MONEY, "Sesuai Peraturan Menteri PANRB Nomor 53 Tahun 2014, realisasi anggaran dilaporkan per sasaran."),
    (RESULTS, "Indikator pembinaan terhadap masyarakat terealisasi 100% dari target 100%, kategori Sangat Baik."),
    (RESULTS, "Kedua indikator sasaran termasuk kategori Sangat Baik."),
    (MONEY, "Realisasi terbesar ada pada Program Peningkatan Peran Partai Politik."),
    (RESULTS, "Orkemas dan parpol yang berperan aktif dihitung dari 57 ormas aktif dibagi 57 ormas terdaftar."),
    (YEARS, "Realisasi pembinaan terhadap masyarakat meningkat dari 80% menjadi 100% pada tahun 2023."),
    (YEARS, "Realisasi orkemas dan parpol yang berperan aktif meningkat 20% dibandingkan tahun sebelumnya."),
    (RENSTRA, "Sejak tahun 2019 target meningkat 20% setiap tahun."),
    (EFFICIENCY, "Sasaran pertama mencapai 100% dengan penyerapan 95,33%, sehingga efisiensi 4,67%."),
    (STAFF, "Pegawai perempuan sebanyak 16 orang; jumlah pegawai laki-laki 19 orang."),
    (STAFF, "Pegawai berpendidikan S1 ke atas berjumlah 25 orang atau 71,4%."),
    (MONEY, "Selain Program Penunjang, penyerapan program lain di atas 93%."),
    (MONEY, "Program Penguatan Ideologi Pancasila dilaksanakan melalui 1 kegiatan dan 4 sub kegiatan."),
    (MONEY, "Realisasi anggaran belum mencapai 100% karena adanya efisiensi pengadaan."),
    (RESULTS, "Capaian tersebut melampaui rata-rata nasional sebesar 87,5%."),
    (YEARS, "Pembinaan terhadap masyarakat akan dilanjutkan pada tahun 2024 dengan target 100%."),
    (
        YEARS,
        "Orkemas dan parpol yang berperan aktif tahun 2022 adalah 80% dan tahun 2023 menjadi 100%, atau naik 25%.",
    ),
    (
        YEARS,
        "Dibandingkan tahun 2022, realisasi orkemas dan parpol yang berperan aktif sebesar 100% lebih tinggi.",
    ),
    (YEARS, "Orkemas dan parpol yang berperan aktif terealisasi 100%, sedangkan tahun sebelumnya 80%."),
    (RESULTS, "Dengan target 100%, indikator pembinaan terhadap masyarakat terealisasi 100% (100%)."),
    (RENSTRA, "Target akhir Renstra 2018-2023 untuk kedua indikator adalah 100%."),
    (MONEY, "Sisa anggaran tersebut tidak termasuk yang terbesar di Kota Jambi."),
    (RESULTS, "Tidak semua indikator lain mencapai target, tetapi kedua indikator ini mencapai target."),
    (RESULTS, "Seluruh indikator sasaran mencapai target tahun 2023."),
    (NONE, "LKjIP Tahun 2022 telah dievaluasi Inspektorat Kota Jambi; Renstra 2013-2018 telah berakhir."),
    (NONE, "Laporan Kinerja Badan Kesatuan Bangsa dan Politik Kota Jambi Tahun 2023 disusun bulan Januari 2024."),
    (NONE, "Bekerja sama dengan Dinas Pendidikan Kota Jambi dilaksanakan sosialisasi di 25 sekolah."),
    (NONE, "Hasil evaluasi LKjIP tahun 2022 oleh Inspektorat memperoleh nilai B (65,20)."),
    (NONE, "Pada tahun 2024 direncanakan penambahan kegiatan, dan pada tahun 2019 Renstra dimulai."),
    (NONE, "Tabel 2.1 pada Lampiran Peraturan Menteri tersebut tidak dipakai [1]."),
]


@pytest.mark.parametrize(("table", "text"), TRUE, ids=range(len(TRUE)))
def test_a_true_sentence_is_not_accused(report: Report, table: str, text: str) -> None:
    assert found(report, text, table) == []


WRONG = [
    ("N02", STAFF, "Pegawai dengan pendidikan S-1 sebanyak 13 orang (57,1%)."),
    ("N02", STAFF, "Sebanyak 20 orang berpendidikan S-1 dan 3 orang berpendidikan S-2."),
    ("N02", STAFF, "Di Sekretariat bekerja 8 orang."),
    ("N02", STAFF, "Jumlah pegawai sebanyak 36 orang."),
    ("N02", GOODS, "Tersedia 16 unit laptop dan 12 unit printer."),
    ("N02", BUDGET, "Belanja modal dianggarkan Rp81.395.751."),
    ("N02", ASSIGNED, "Program Penguatan Ideologi Pancasila memperoleh Rp1.614.075.840 atau 8,6%."),
    ("N02", MONEY, "Program Penunjang menyerap Rp3.861.486.910 dari Rp3.939.324.423, atau 98%."),
    ("N02", MONEY, "Program Peningkatan Kewaspadaan Nasional terealisasi 95,94%."),
    ("N02", MONEY, "Total anggaran Rp23.733.274.959 dengan realisasi Rp23.425.221.114 atau 97,70%."),
    ("N02", YEARS, "Realisasi kedua indikator tumbuh 1,25 % dibandingkan tahun sebelumnya."),
    ("N02", RESULTS, "Dengan target 90%, indikator pembinaan terhadap masyarakat terealisasi 100%."),
    (
        "N02",
        YEARS,
        "Orkemas dan parpol yang berperan aktif terealisasi 100%, pada tahun sebelumnya terealisasi 70%.",
    ),
    ("N02", YEARS, "Pada tahun 2022 keduanya terealisasi 90%."),
    ("N02", RENSTRA, "Realisasi tahun 2021 sebesar 80 sama dengan target Renstra tahun itu."),
    ("N02", TableKey.TABEL_2_2_PERJANJIAN_KINERJA, "Kedua indikator sasaran ditargetkan 400 persen."),
    ("N02", RENSTRA, "Pada tahun 2020 pembinaan terhadap masyarakat ditargetkan 20 persen."),
    ("N02", EFFICIENCY, "Sasaran kedua menyerap 99,5% anggarannya, dengan tingkat efisiensi 5,0."),
    ("N03", NONE, "Pada tahun 2021 dari anggaran Rp10.000.000 terserap Rp8.000.000 atau 85%."),
    ("N04", RESULTS, "Capaian indikator pembinaan terhadap masyarakat belum mencapai target."),
    ("N04", RESULTS, "Capaian orkemas dan parpol yang berperan aktif berada pada kategori Baik."),
    ("N04", RESULTS, "Capaian rata-rata sebesar 95% melebihi target."),
    ("N04", RESULTS, "Tidak satu pun indikator sasaran mencapai target."),
    ("N04", MONEY, "Penyerapan tertinggi dicapai Program Penguatan Ideologi Pancasila."),
    ("N04", MONEY, "Program dengan realisasi terbesar adalah Program Penguatan Ideologi Pancasila."),
    ("N04", RESULTS, "Kedua indikator sasaran masuk kategori Cukup."),
    ("N04", YEARS, "Realisasi pembinaan terhadap masyarakat menurun dibandingkan tahun sebelumnya."),
    ("N04", NONE, "Jumlah forum naik dari 12 unit menjadi 9 unit."),
    ("N04", TableKey.TABEL_3_1, "Capaian 80 termasuk kategori Sangat Baik."),
    ("N04", EFFICIENCY, "Sasaran kedua tidak efisien."),
    ("N05", MONEY, "Anggaran tersebut dilaksanakan selama tahun 2022."),
    ("N05", EFFICIENCY, "Perbaikan pengukuran kinerja ini pada tahun 2024 dilaksanakan."),
    ("N04", RESULTS, "Kedua indikator belum mencapai target 100%."),
    ("N04", YEARS, "Orkemas dan parpol yang berperan aktif tahun 2022 adalah 80%, tahun 2023 menurun."),
    ("N05", RENSTRA, "Realisasi tahun 2024 sebesar 100 telah mencapai target akhir Renstra."),
    ("N05", NONE, "Rencana Strategis Tahun 2019-2024 menjadi dasar laporan."),
    ("N05", NONE, "Demikian Laporan Kinerja Badan Kesatuan Bangsa dan Politik Tahun 2022 ini."),
    ("N07", NONE, "Laporan Kinerja Dinas Kesehatan ini memuat capaian."),
    ("N07", NONE, "Badan Kesatuan Bangsa dan Politik Kabupaten Bungo mempunyai tugas."),
    ("N08", NONE, "Capaian ini belum memenuhi target karena [jelaskan sebabnya]."),
    ("N08", NONE, "Uraiannya sebagai berikut. {{Tabel 3.1.1.b}}"),
    ("N08", STAFF, "Uraiannya pada {{Tabel 3.1.9}}."),
    ("N08", NONE, "Capaian itu didukung oleh Click or tap here to enter text."),
    ("N08", NONE, "Anggaran tahun ini sebesar Rp…………"),
    ("N09", MONEY, "Dilaksanakan melalui 6 program, 15 kegiatan, dan 37 sub kegiatan."),
]


@pytest.mark.parametrize(("code", "table", "text"), WRONG, ids=range(len(WRONG)))
def test_a_slip_is_found_where_it_stands(report: Report, code: str, table: str, text: str) -> None:
    codes_found = found(report, text, table)
    # What the sentence says besides may be nobody's figure.
    assert [each for each in codes_found if each != "?"] == [code]


UNSURE = [
    (STAFF, "S-1 dan S-2 masing-masing 20 orang dan 7 orang."),
    (BUDGET, "Anggaran murni sebesar Rp11.069.255.475."),
    (STAFF, "Jumlah pegawai tahun 2024 sebanyak 35 orang."),  # this year's figure, told of the next
    (TableKey.TABEL_2_2_SASARAN, "Targetnya naik menjadi 100 persen pada tahun 2024."),  # no such year there
    (MONEY, "Program Penunjang Rp3.861.485.911."),  # pagu or realisasi: nobody says which
    (RESULTS, "Capaian rata-rata kinerja sasaran adalah 96%."),
    (YEARS, "Pada tahun 2022 keduanya terealisasi 100%."),  # 80 of a target of 80: that is the capaian
    (YEARS, "Indikator pembinaan terhadap masyarakat terealisasi 80%."),  # last year's figure, and no year named
]


@pytest.mark.parametrize(("table", "text"), UNSURE, ids=range(len(UNSURE)))
def test_what_only_a_person_can_judge(report: Report, table: str, text: str) -> None:
    assert found(report, text, table) == ["?"]


def test_why_only_a_person_can_judge_is_said(report: Report) -> None:
    (to_check,) = told(report, "Pada tahun 2022 keduanya terealisasi 100%.", tables=(YEARS,)).to_check
    assert to_check.reason.startswith(
        "100%: angka ini sama dengan capaiannya, sedangkan kalimatnya menyebut realisasi"
    )


def test_amounts_to_the_rupiah_leave_nothing_of_a_percentage_open(report: Report) -> None:
    def accused(text: str) -> bool:
        return "N03" in codes(told(report, text))

    assert accused("Dari Rp10.000.000 terserap Rp8.000.000 atau 80,4%.")
    assert not accused("Dari Rp10 juta terserap Rp8 juta atau 80,4%.")  # 8,04 and 10 million are told so too


def test_what_is_left_to_write_is_shown_as_it_stands(report: Report) -> None:
    (finding,) = told(report, "Capaian ini belum memenuhi target karena [jelaskan sebabnya].").findings
    assert finding.problem.actual == "[jelaskan sebabnya]"


def test_a_percentage_of_the_sentence_before_is_held_against_its_amounts(report: Report) -> None:
    def reasons(share: str) -> list[str]:
        text = f"Dari bantuan Rp10.000.000 terserap Rp8.000.000. Persentase penyerapannya {share}."
        return [each.reason for each in told(report, text).to_check]

    wrong = "persentase ini bukan hasil bagi kedua angka di kalimat sebelumnya (80%)"
    assert [wrong in reasons(share) for share in ("75%", "80%")] == [True, False]


def test_a_step_told_the_other_way_round_names_both_years(report: Report) -> None:
    text = "Realisasi pembinaan terhadap masyarakat turun dari 100% menjadi 80%."
    (finding,) = told(report, text, tables=(YEARS,)).findings
    assert finding.problem.message.endswith("padahal realisasinya 80 pada tahun 2022 dan 100 pada tahun 2023.")


def test_the_highest_of_all_is_told_where_another_one_is_called_so(report: Report) -> None:
    # 96,19 % is one sub kegiatan's, and the highest of none of the programs; of these the highest is 99,97 %.
    (finding,) = told(report, "Penyerapan tertinggi sebesar 96,19%.", tables=(MONEY,)).findings
    assert "tertinggi 99,97%" in finding.problem.message


def test_a_finding_says_where_and_both_figures(report: Report) -> None:
    result = told(report, "Latar belakang.", "Pegawai dengan pendidikan S-1 sebanyak 13 orang.", tables=(STAFF,))
    (finding,) = result.findings
    problem = finding.problem
    assert problem.place.in_full == (
        "Naskah › BAB III, paragraf 2, “Pegawai dengan pendidikan S-1 sebanyak 13 orang.”"
    )
    assert (str(problem.actual), str(problem.expected), problem.elsewhere) == ("13", "20", "Tabel 1.4")
    assert problem.message == "Kalimat ini menyebut 13 orang, di buku kerja 20 orang (Tabel 1.4, sel D6)."


def test_tables_named_and_numbered(report: Report) -> None:
    captions = [
        ("Tabel", "2.2", TableKey.TABEL_2_2_SASARAN),
        ("Tabel", "2.2", TableKey.TABEL_2_2_PERJANJIAN_KINERJA),  # as the report itself prints them
        ("Tabel", "2.7", ""),
        ("Tabel", "2.7", ""),
        ("Tabel", "2.5", ""),
        ("Gambar", "3.1", ""),
    ]
    text = "Lihat Tabel 2.2, Tabel 2.4, Gambar 3.1, dan Gambar 3.2; juga Tabel 9 pada Lampiran Renstra."
    result = told(report, text, captions=captions)
    assert sorted(each.problem.message for each in result.findings) == [
        "Kalimat ini menyebut Gambar 3.2, yang tidak ada di naskah.",
        "Kalimat ini menyebut Tabel 2.4, yang tidak ada di naskah.",
        "Nomor Tabel 2.5 lebih kecil daripada nomor sebelumnya.",
        "Tabel 2.7 sudah ada di atasnya.",
    ]


def test_the_cover_of_another_year_and_agency(report: Report) -> None:
    result = told(report, cover=["LAPORAN KINERJA", "DINAS KESEHATAN KOTA JAMBI", "TAHUN 2022"])
    assert codes(result) == ["N07", "N05"]
