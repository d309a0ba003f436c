"""Cases of S24."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import titled, write
from tests.sample_books import SASARAN, TABEL_1_4, TABEL_2_7, TABEL_3_1_2, TABEL_3_1_3

CASES = (
    Case(
        "S24",
        "the year of an earlier report",
        titled(TABEL_1_4, row=1, text="Tabel 1.4 Pegawai menurut Pendidikan Tahun 2022"),
        (("S24", TABEL_1_4, "A1"),),
        says="menyebut tahun 2022, padahal laporan ini tahun 2023",
    ),
    Case(
        "S24",
        "another Renstra",
        titled(TABEL_3_1_3, row=1, text="Tabel 3.1.3 Target dan Realisasi Renstra 2013–2018"),
        (("S24", TABEL_3_1_3, "A1"),),
        says="menyebut tahun 2013",
    ),
    Case("S24", "the years of the Renstra", titled(SASARAN, row=1, text="Target Renstra Tahun 2018 s.d. 2023")),
    Case(
        "S24",
        "this year where last year should stand",
        titled(TABEL_3_1_2, row=1, text="Realisasi Tahun 2024 dengan Tahun 2023"),
        (("S24", TABEL_3_1_2, "A1"),),
        expected="Realisasi Tahun 2023 dengan Tahun 2022",
        says="menyebut tahun 2024",
    ),
    Case(
        "S24",
        "last year alone, where the table compares with it",
        titled(TABEL_3_1_2, row=1, text="Tabel 20 Perbandingan Capaian dengan Tahun 2022"),
    ),
    Case(
        "S24",
        "the two years of last year's report",
        titled(TABEL_3_1_2, row=1, text="Realisasi Tahun 2022 dengan Tahun 2021"),
        (("S24", TABEL_3_1_2, "A1"),),
        expected="Realisasi Tahun 2023 dengan Tahun 2022",
    ),
    Case(
        "S24",
        "an earlier year beside a regulation",
        titled(TABEL_2_7, row=1, text="Program Tahun 2022 menurut Permendagri Nomor 90 Tahun 2019"),
        (("S24", TABEL_2_7, "A1"),),
        expected="Program Tahun 2023 menurut Permendagri Nomor 90 Tahun 2019",
    ),
    Case(
        "S24",
        "of a table that is left out",
        titled("Tabel 3.1.4", row=1, text="Realisasi Tahun 2022 dengan Standar Nasional"),
        (("S24", "Tabel 3.1.4", "A1"),),
    ),
    Case(
        "S24",
        "a period beside the two years",
        titled(TABEL_3_1_2, row=1, text="Realisasi 2023 dan 2022 (RPJMD 2021–2026)"),
    ),
    Case(
        "S24",
        "a title of Pengaturan",
        write("Pengaturan", B16="Tabel 3 Pegawai Tahun 2022", B17="Tabel 4 Aset Tahun 2023"),
        (("S24", "Pengaturan", "B16"),),
        expected="Tabel 3 Pegawai Tahun 2023",
    ),
    Case("S24", "last year beside this one", titled(TABEL_3_1_2, row=1, text="Realisasi 2023 dibanding 2022")),
    Case(
        "S24",
        "the year of a regulation",
        titled(TABEL_2_7, row=1, text="Program menurut Permendagri Nomor 90 Tahun 2019, Tahun Anggaran 2023"),
    ),
    Case(
        "S24",
        "a regulation alone",
        titled("Tabel 3.1.5", row=1, text="Tabel 22 Efisiensi menurut PMK Nomor 62 Tahun 2022"),
    ),
)
