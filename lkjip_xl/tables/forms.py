"""The forms of a workbook: who reports, and how the workbook is to be judged."""

from __future__ import annotations

from lkjip_xl.methods.efisiensi import USUAL, Ukuran
from lkjip_xl.methods.penyerapan import METHOD_OF_TEMPLATES, USUAL_METHOD, Aggregation
from lkjip_xl.tables.keys import FieldKey, TableKey
from lkjip_xl.tables.spec import Field, FormSpec, Kind

YES, NO = "Ya", "Tidak"
# How many decimals a percentage is printed with: a number, or those of the format in which its cells show it.
BY_FORMAT = "Menurut format sel"
DECIMALS = ("2", "1", "0", "3", "4", BY_FORMAT)
# Rises where a blank or missing setting, or a blank cell, means something else than in templates before.
# Those of 0.1 to 0.3 state none.
TEMPLATE_VERSION = "0.4"
# From Tabel 3.1 of the workbook, or one of the presets.
SCALES = ("Menurut Tabel 3.1", "LKjIP (90, 75, 65, 50)", "Permendagri 86/2017 (91, 76, 66, 51)")

IDENTITAS = FormSpec(
    key=TableKey.IDENTITAS,
    sheet="Identitas",
    title="Identitas Perangkat Daerah",
    fields=(
        Field(
            FieldKey.INSTANSI,
            "Nama Perangkat Daerah",
            Kind.TEXT,
            aliases=("Nama OPD", "Nama SKPD", "Perangkat Daerah"),
            hint="Tulis lengkap, misalnya: Dinas Komunikasi dan Informatika",
        ),
        Field(
            FieldKey.PEMERINTAH,
            "Pemerintah Daerah",
            Kind.TEXT,
            aliases=("Nama Pemerintah Daerah", "Kabupaten/Kota"),
            hint="Misalnya: Kota Jambi, Kabupaten Muaro Jambi, Provinsi Jambi",
        ),
        Field(
            FieldKey.TAHUN,
            "Tahun Laporan",
            Kind.YEAR,
            aliases=("Tahun", "Tahun Anggaran"),
            hint="Empat angka; judul tabel mengikuti tahun ini",
        ),
        Field(
            FieldKey.AWAL_RENSTRA,
            "Awal Renstra",
            Kind.YEAR,
            aliases=("Tahun Awal Renstra",),
            hint="Tahun pertama Renstra; judul kolom Tabel 2.2 Sasaran dan Tabel 3.1.3 mengikutinya",
        ),
        Field(
            FieldKey.AKHIR_RENSTRA,
            "Akhir Renstra",
            Kind.YEAR,
            aliases=("Tahun Akhir Renstra",),
            hint="Tahun terakhir Renstra",
        ),
    ),
)

# Without the titles of tables, see ``titles``.
PENGATURAN_OF_CHECKS = FormSpec(
    key=TableKey.PENGATURAN,
    sheet="Pengaturan",
    title="Pengaturan Pemeriksaan",
    required=False,
    fields=(
        Field(
            FieldKey.AMBANG_SERAPAN,
            "Ambang serapan rendah (%)",
            Kind.PERCENT,
            filled=False,
            default="75",
            hint="Sub kegiatan dengan serapan di bawah angka ini disebut dalam hasil periksa",
        ),
        Field(
            FieldKey.TOLERANSI,
            "Toleransi selisih jumlah (Rp)",
            Kind.RUPIAH,
            filled=False,
            default="0",
            hint="Untuk pembulatan: paling banyak 1 untuk setiap angka yang dijumlahkan; biasanya 0",
        ),
        Field(
            FieldKey.SKALA,
            "Skala kategori capaian",
            Kind.CHOICE,
            filled=False,
            default=SCALES[0],
            choices=SCALES,
            hint="Kategori diambil dari Tabel 3.1 di buku kerja ini, atau dari salah satu skala yang lazim",
        ),
        Field(
            FieldKey.BATAS_CAPAIAN,
            "Batas capaian (%)",
            Kind.PERCENT,
            filled=False,
            hint=(
                "Capaian di atas angka ini dihitung sebesar angka ini. Angka saja tanpa tanda %, misalnya 120; "
                "kosong berarti tanpa batas"
            ),
        ),
        Field(
            FieldKey.CARA_PENYERAPAN,
            "Cara menghitung penyerapan per sasaran",
            Kind.CHOICE,
            filled=False,
            default=METHOD_OF_TEMPLATES.aggregation.value,
            formerly=USUAL_METHOD.aggregation.value,
            choices=tuple(each.value for each in Aggregation),
            hint="Untuk Tabel 3.1.5: bagaimana serapan program-program satu sasaran digabung",
        ),
        Field(
            FieldKey.PENUNJANG,
            "Program Penunjang ikut dihitung",
            Kind.CHOICE,
            filled=False,
            default=NO,
            choices=(NO, YES),
            hint="Untuk Tabel 3.1.5: apakah Program Penunjang Urusan (kode X.XX.01) termasuk dalam sasarannya",
        ),
        Field(
            FieldKey.UKURAN_EFISIENSI,
            "Ukuran efisiensi",
            Kind.CHOICE,
            filled=False,
            default=USUAL.value,
            choices=tuple(each.value for each in Ukuran),
            aliases=("Ukuran tingkat efisiensi", "Rumus efisiensi"),
            hint="Untuk Tabel 3.1.5: rumus TINGKAT EFISIENSI, yang juga tercetak di lembar Metode",
        ),
        Field(
            FieldKey.CAPAIAN_DIKETIK,
            "Capaian yang diketik ikut dirata-rata",
            Kind.CHOICE,
            filled=False,
            default=NO,
            choices=(NO, YES),
            hint="Untuk capaian yang tidak dapat dihitung tetapi diketik, misalnya 90% di samping predikat",
        ),
        Field(
            FieldKey.PREDIKAT,
            "Tangga predikat tambahan",
            Kind.TEXT,
            filled=False,
            aliases=("Predikat tambahan", "Tangga predikat"),
            hint=(
                "Boleh kosong. Nama: terbaik > sampai terendah, dengan nilainya bila ada, misalnya "
                "Predikat KIP: Informatif (95) > Menuju Informatif (85) > Cukup Informatif (70)"
            ),
        ),
        Field(
            FieldKey.DESIMAL,
            "Angka di belakang koma",
            Kind.CHOICE,
            filled=False,
            default="2",
            formerly=BY_FORMAT,
            choices=DECIMALS,
            aliases=("Angka di belakang koma persentase",),
            hint="Untuk persentase di hasil jadi; kolom yang persentasenya diketik mengikuti yang diketik",
        ),
        Field(
            FieldKey.KODE_DICETAK,
            "KODE dicetak",
            Kind.CHOICE,
            filled=False,
            default=NO,
            choices=(NO, YES),
            aliases=("Cetak KODE", "Kode dicetak"),
            hint="Untuk hasil jadi: apakah kolom KODE tercetak di Tabel 2.7 dan Tabel 3.1.1.b",
        ),
        Field(
            FieldKey.KERTAS,
            "Ukuran kertas",
            Kind.CHOICE,
            filled=False,
            default="Folio (F4)",
            choices=("Folio (F4)", "A4"),
            hint="Untuk mencetak buku kerja jadi",
        ),
        Field(
            FieldKey.VERSI_TEMPLAT,
            "Versi templat",
            Kind.TEXT,
            filled=False,
            default=TEMPLATE_VERSION,
            hint="Ditulis oleh program, jangan diubah: isian yang kosong dibaca menurut versi ini",
            of_template=True,
        ),
    ),
)
