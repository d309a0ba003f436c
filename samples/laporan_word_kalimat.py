"""The sentences beside the tables of the sample report in Word: thirty true ones, and the slips among them.

The slips are of the kind that the published report has in its own text. Each sentence is ours.
"""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.tables.keys import TableKey

TRUE: Mapping[str, tuple[str, ...]] = {
    TableKey.TABEL_1_4: (
        "Pegawai Badan Kesatuan Bangsa dan Politik berjumlah 35 orang.",
        "Pegawai dengan pendidikan SLTA sebanyak 7 orang (20%) dan D-3 sebanyak 2 orang (5,7%).",
        "Di Sekretariat bekerja 9 orang.",
        "Tenaga kerja kontrak sebanyak 14 orang.",
    ),
    TableKey.TABEL_1_5: (
        "Untuk perjalanan dinas tersedia 6 unit kendaraan roda empat dan 11 unit kendaraan roda dua.",
        "Pekerjaan kantor didukung 16 unit laptop dan 20 unit printer.",
    ),
    TableKey.TABEL_2_2_SASARAN: (
        "Pada tahun 2019 pembinaan terhadap masyarakat ditargetkan 20 persen.",
        "Targetnya naik menjadi 80 persen pada tahun 2022 dan 100 persen pada tahun 2023.",
    ),
    TableKey.TABEL_2_2_PERJANJIAN_KINERJA: (
        "Dalam Perjanjian Kinerja, kedua indikator sasaran ditargetkan 100 persen.",
    ),
    TableKey.TABEL_2_2_PK_PROGRAM: ("Kelima program dalam perjanjian ini ditargetkan 100 persen.",),
    TableKey.TABEL_2_3: (
        "Belanja operasional dianggarkan Rp23.651.879.244.",
        "Belanja modal dianggarkan Rp81.395.715.",
        "Seluruh belanja berjumlah Rp23.733.274.959.",
    ),
    TableKey.TABEL_2_3_1: (
        "Program Penunjang memperoleh Rp3.939.324.423 atau 16,6% dari seluruh belanja.",
        "Program Penguatan Ideologi Pancasila memperoleh Rp1.614.075.840 atau 6,80%.",
        "Program Peningkatan Peran Partai Politik memperoleh Rp15.234.846.276 atau 64,2%.",
        "Program Peningkatan Kewaspadaan Nasional memperoleh Rp2.086.095.620 atau 8,8%.",
    ),
    TableKey.TABEL_2_7: (
        "Perencanaan, penganggaran, dan evaluasi kinerja memperoleh pagu Rp86.121.918.",
        "Penyusunan dokumen perencanaan dengan target 2 dokumen memperoleh pagu Rp68.500.083.",
    ),
    TableKey.TABEL_3_1: ("Capaian 90 atau lebih termasuk kategori Sangat Baik.",),
    TableKey.TABEL_3_1_1_A: (
        "Pembinaan terhadap masyarakat mencapai 100% dari target 100%.",
        "Capaian indikator orkemas dan parpol yang berperan aktif adalah 100%.",
    ),
    TableKey.TABEL_3_1_1_B: (
        "Program Penunjang menyerap Rp3.861.486.910 dari Rp3.939.324.423, atau 98%.",
        "Penyusunan dokumen perencanaan menyerap Rp68.398.750.",
    ),
    TableKey.TABEL_3_1_2: (
        "Pada tahun 2022 pembinaan terhadap masyarakat terealisasi 80% dari target 80%.",
        "Pada tahun 2023 keduanya terealisasi 100%.",
    ),
    TableKey.TABEL_3_1_3: (
        "Realisasi tahun 2021 sebesar 60 sama dengan target Renstra tahun itu.",
        "Realisasi tahun 2023 sebesar 100 telah mencapai target akhir Renstra.",
    ),
    TableKey.TABEL_3_1_5: (
        "Sasaran pertama menyerap 95,33% anggarannya, dengan tingkat efisiensi 4,67.",
        "Sasaran kedua menyerap 99,5% anggarannya, dengan tingkat efisiensi 0,5.",
    ),
}

SLIPS: Mapping[str, tuple[str, ...]] = {
    TableKey.TABEL_1_4: (
        "Pegawai dengan pendidikan S-1 sebanyak 13 orang (57,1%).",  # 20 in the table
        "Pegawai dengan pendidikan S-2 sebanyak 3 orang.",  # 5 in the table
    ),
    TableKey.TABEL_2_2_PK_PROGRAM: (
        "Rincian kegiatan setiap program terdapat pada Tabel 2.5.",  # there is none
    ),
    TableKey.TABEL_3_1_1_B: (
        "Anggaran tersebut dilaksanakan selama tahun 2022.",  # the report is of 2023
    ),
    TableKey.TABEL_3_1_2: (
        "Realisasi kedua indikator tumbuh 1,25 % dibandingkan tahun sebelumnya.",  # 125 %
        "Uraiannya disajikan pada Tabel 3.1.6.",  # there is none
    ),
    TableKey.TABEL_3_1_5: (
        "Perbaikan pengukuran kinerja ini pada tahun 2024 dilaksanakan.",  # after the report's year
    ),
}
