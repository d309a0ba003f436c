"""The keys of the tables, their columns and the fields of forms: the one place that spells them.

A key is what the program calls it by; what people read is the sheet, the heading or the label.
"""

from __future__ import annotations

from typing import Final


class TableKey:
    """The keys of the tables and forms, in the order of the sheets."""

    IDENTITAS: Final = "identitas"
    PENGATURAN: Final = "pengaturan"
    TABEL_1_4: Final = "tabel_1_4"
    TABEL_1_5: Final = "tabel_1_5"
    TABEL_2_1: Final = "tabel_2_1"
    TABEL_2_2_TUJUAN: Final = "tabel_2_2_tujuan"
    TABEL_2_2_SASARAN: Final = "tabel_2_2_sasaran"
    TABEL_2_2_PERJANJIAN_KINERJA: Final = "tabel_2_2_perjanjian_kinerja"
    TABEL_2_2_PK_PROGRAM: Final = "tabel_2_2_pk_program"
    TABEL_2_3: Final = "tabel_2_3"
    TABEL_2_3_1: Final = "tabel_2_3_1"
    TABEL_2_7: Final = "tabel_2_7"
    TABEL_3_1: Final = "tabel_3_1"
    TABEL_3_1_1_A: Final = "tabel_3_1_1_a"
    TABEL_3_1_1_B: Final = "tabel_3_1_1_b"
    TABEL_3_1_2: Final = "tabel_3_1_2"
    TABEL_3_1_3: Final = "tabel_3_1_3"
    TABEL_3_1_4: Final = "tabel_3_1_4"
    TABEL_3_1_5: Final = "tabel_3_1_5"
    REALISASI_BELANJA: Final = "realisasi_belanja"
    PENGECUALIAN: Final = "pengecualian"
    PEMETAAN: Final = "pemetaan"


class Key:
    """The keys of columns, each under the first sheet that has it."""

    # Tabel 1.4
    NO: Final = "no"
    URAIAN: Final = "uraian"
    S3: Final = "s3"
    S2: Final = "s2"
    S1: Final = "s1"
    D4: Final = "d4"
    D3: Final = "d3"
    D2: Final = "d2"
    D1: Final = "d1"
    SLTA: Final = "slta"
    SLTP: Final = "sltp"
    SD: Final = "sd"
    JUMLAH: Final = "jumlah"

    # Tabel 1.5
    AKUN: Final = "akun"

    # Tabel 2.1
    SASARAN: Final = "sasaran"
    PROGRAM: Final = "program"
    KEGIATAN: Final = "kegiatan"
    SASARAN_DI_BAWAH: Final = "sasaran_di_bawah"
    SASARAN_SUB_KEGIATAN: Final = "sasaran_sub_kegiatan"

    # Tabel 2.2 Tujuan
    TUJUAN: Final = "tujuan"
    INDIKATOR: Final = "indikator"
    SATUAN: Final = "satuan"
    TARGET: Final = "target"
    REALISASI: Final = "realisasi"
    CAPAIAN: Final = "capaian"
    RUMUS: Final = "rumus"

    # Tabel 2.2 Sasaran
    FORMULA: Final = "formula"

    # Tabel 2.2 Perjanjian Kinerja
    TARGET_PERUBAHAN: Final = "target_perubahan"

    # Tabel 2.3
    PERSENTASE: Final = "persentase"

    # Tabel 2.3.1
    KODE: Final = "kode"
    BAGIAN: Final = "bagian"
    ANGGARAN: Final = "anggaran"
    UNTUK_SASARAN: Final = "untuk_sasaran"
    TERSERAP: Final = "terserap"
    TERSEDIA: Final = "tersedia"
    SEMUA_SASARAN: Final = "semua_sasaran"
    PAGU_UNIT: Final = "pagu_unit"
    REALISASI_UNIT: Final = "realisasi_unit"
    NILAI_OUTPUT_SASARAN: Final = "nilai_output_sasaran"
    REALISASI_OUTPUT_SASARAN: Final = "realisasi_output_sasaran"

    # Tabel 2.7
    JENIS: Final = "jenis"
    NAMA: Final = "nama"
    UNIT: Final = "unit"
    PAGU_MURNI: Final = "pagu_murni"
    PAGU: Final = "pagu"
    PERUBAHAN_PAGU: Final = "perubahan_pagu"
    SELISIH: Final = "selisih"

    # Tabel 3.1
    KATEGORI: Final = "kategori"
    RENTANG: Final = "rentang"

    # Tabel 3.1.1.a
    PEMBILANG: Final = "pembilang"
    PENYEBUT: Final = "penyebut"
    HASIL_BAGI: Final = "hasil_bagi"
    BANTU_REALISASI: Final = "bantu_realisasi"
    BANTU_TARGET: Final = "bantu_target"
    BANTU_TULISAN_REALISASI: Final = "bantu_tulisan_realisasi"
    BANTU_TULISAN_TARGET: Final = "bantu_tulisan_target"

    # Tabel 3.1.1.b
    TARGET_KEUANGAN: Final = "target_keuangan"
    REALISASI_KINERJA: Final = "realisasi_kinerja"
    CAPAIAN_KINERJA: Final = "capaian_kinerja"
    TINGKAT_OUTPUT: Final = "tingkat_output"
    NILAI_OUTPUT: Final = "nilai_output"
    NILAI_SEMUA_OUTPUT: Final = "nilai_semua_output"

    # Tabel 3.1.2
    REALISASI_LALU: Final = "realisasi_lalu"
    TARGET_LALU: Final = "target_lalu"
    CAPAIAN_LALU: Final = "capaian_lalu"
    BANTU_REALISASI_LALU: Final = "bantu_realisasi_lalu"
    BANTU_TARGET_LALU: Final = "bantu_target_lalu"
    BANTU_TULISAN_REALISASI_LALU: Final = "bantu_tulisan_realisasi_lalu"
    BANTU_TULISAN_TARGET_LALU: Final = "bantu_tulisan_target_lalu"
    PERTUMBUHAN: Final = "pertumbuhan"
    CAPAIAN_RENSTRA: Final = "capaian_renstra"

    # Tabel 3.1.3
    TERHADAP_AKHIR: Final = "terhadap_akhir"

    # Tabel 3.1.4
    STANDAR: Final = "standar"

    # Tabel 3.1.5
    PENYERAPAN: Final = "penyerapan"
    EFISIENSI: Final = "efisiensi"

    # Pengecualian
    ATURAN: Final = "aturan"
    LEMBAR: Final = "lembar"
    BARIS: Final = "baris"
    KOLOM: Final = "kolom"
    ANGKA: Final = "angka"
    ALASAN: Final = "alasan"
    DISETUJUI: Final = "disetujui"

    # Pemetaan
    DI_LKJIP: Final = "di_lkjip"
    DI_SIPD: Final = "di_sipd"


class FieldKey:
    """The keys of the fields of forms; those of the titles of tables come of the keys of the tables."""

    # Identitas
    INSTANSI: Final = "instansi"
    PEMERINTAH: Final = "pemerintah"
    TAHUN: Final = "tahun"
    AWAL_RENSTRA: Final = "awal_renstra"
    AKHIR_RENSTRA: Final = "akhir_renstra"

    # Pengaturan
    AMBANG_SERAPAN: Final = "ambang_serapan"
    TOLERANSI: Final = "toleransi"
    SKALA: Final = "skala"
    BATAS_CAPAIAN: Final = "batas_capaian"
    CARA_PENYERAPAN: Final = "cara_penyerapan"
    PENUNJANG: Final = "penunjang"
    UKURAN_EFISIENSI: Final = "ukuran_efisiensi"
    CAPAIAN_DIKETIK: Final = "capaian_diketik"
    PREDIKAT: Final = "predikat"
    DESIMAL: Final = "desimal"
    KODE_DICETAK: Final = "kode_dicetak"
    KERTAS: Final = "kertas"
    VERSI_TEMPLAT: Final = "versi_templat"
