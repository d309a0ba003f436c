"""The tables of the report: the one place that says what a table is.

The template, the reader's binding, the rules on totals and percentages, the finished sheets with
their formulas and the charts are all derived from these literals. Table numbers, headings and their
order are those of an LKjIP after PermenPANRB 53/2014.
"""

from __future__ import annotations

from dataclasses import replace

from lkjip_xl.schema import (
    Chart,
    Column,
    Field,
    Figure,
    FormSpec,
    Kind,
    Link,
    Minus,
    Parts,
    Percent,
    Presence,
    Spec,
    TableSpec,
    Tree,
)

JENIS_CHOICES = ("Program", "Kegiatan", "Sub Kegiatan")

# Words by which the reader knows what is not a row of the table.
TOTAL_WORDS = ("jumlah", "total", "grand total", "total keseluruhan", "jumlah total")
SOURCE_WORDS = ("sumber", "keterangan", "catatan")
END_OF_TABLE = "Perlu baris tambahan? Sisipkan di atas baris ini."

# Units that targets are counted in. A word near one of these, but not one of these, is a slip.
UNITS = (
    *("%", "persen", "angka", "nilai", "poin", "skor", "indeks", "predikat", "rasio", "peringkat"),
    *(
        "dokumen",
        "laporan",
        "berkas",
        "naskah",
        "eksemplar",
        "buku",
        "buah",
        "lembar",
        "paket",
        "unit",
        "set",
    ),
    *("orang", "org", "peserta", "siswa", "pegawai", "asn", "kk", "keluarga", "jiwa", "kelompok", "tim"),
    *("kali", "hari", "minggu", "bulan", "triwulan", "semester", "tahun", "jam", "menit"),
    *("kegiatan", "sub kegiatan", "program", "aplikasi", "sistem", "data", "dataset", "layanan", "jenis"),
    *("perangkat daerah", "opd", "skpd", "desa", "kelurahan", "kecamatan", "kabupaten", "kota", "sekolah"),
    *(
        "lembaga",
        "organisasi",
        "ormas",
        "parpol",
        "perusahaan",
        "kasus",
        "perkara",
        "aduan",
        "lokasi",
        "titik",
    ),
    *("m", "m2", "m²", "km", "ha", "hektar", "kg", "ton", "liter", "rupiah", "rp", "ruas", "bidang", "ekor"),
)
# Units that mean the same; a column should keep to one of each.
UNIT_SYNONYMS = (frozenset({"%", "persen"}), frozenset({"orang", "org"}), frozenset({"ha", "hektar"}))

IDENTITAS = FormSpec(
    key="identitas",
    sheet="Identitas",
    title="Identitas Perangkat Daerah",
    fields=(
        Field(
            "instansi",
            "Nama Perangkat Daerah",
            Kind.TEXT,
            aliases=("Nama OPD", "Nama SKPD", "Perangkat Daerah"),
            hint="Tulis lengkap, misalnya: Dinas Komunikasi dan Informatika",
        ),
        Field(
            "pemerintah",
            "Pemerintah Daerah",
            Kind.TEXT,
            aliases=("Nama Pemerintah Daerah", "Kabupaten/Kota"),
            hint="Misalnya: Kota Jambi, Kabupaten Muaro Jambi, Provinsi Jambi",
        ),
        Field(
            "tahun",
            "Tahun Laporan",
            Kind.YEAR,
            aliases=("Tahun", "Tahun Anggaran"),
            hint="Empat angka; judul tabel mengikuti tahun ini",
        ),
        Field("awal_renstra", "Awal Renstra", Kind.YEAR, filled=False, hint="Tahun pertama Renstra"),
        Field("akhir_renstra", "Akhir Renstra", Kind.YEAR, filled=False, hint="Tahun terakhir Renstra"),
    ),
)

PENGATURAN = FormSpec(
    key="pengaturan",
    sheet="Pengaturan",
    title="Pengaturan Pemeriksaan",
    required=False,
    fields=(
        Field(
            "ambang_serapan",
            "Ambang serapan rendah (%)",
            Kind.PERCENT,
            filled=False,
            default="75",
            hint="Sub kegiatan dengan serapan di bawah angka ini disebut dalam hasil periksa",
        ),
        Field(
            "toleransi",
            "Toleransi selisih jumlah (Rp)",
            Kind.RUPIAH,
            filled=False,
            default="0",
            hint="Selisih penjumlahan sampai sebesar ini tidak dianggap salah; biasanya 0",
        ),
        Field(
            "kertas",
            "Ukuran kertas",
            Kind.CHOICE,
            filled=False,
            default="Folio (F4)",
            choices=("Folio (F4)", "A4"),
            hint="Untuk mencetak hasil lkjip-xl build",
        ),
    ),
)

_JENIS = Column(
    "jenis",
    "JENIS",
    Kind.LEVEL,
    13,
    aliases=("Jenis Baris", "Tingkat", "Level"),
    presence=Presence.OPTIONAL,
    filled=False,
    choices=JENIS_CHOICES,
    hint="Pilih Program, Kegiatan, atau Sub Kegiatan",
)
_KODE = Column(
    "kode",
    "KODE",
    Kind.CODE,
    17,
    aliases=("Kode Rekening", "Kode SIPD", "Kode Program/Kegiatan/Sub Kegiatan"),
    presence=Presence.OPTIONAL,
    filled=False,
    hint="Boleh kosong. Kode SIPD, misalnya 8.01.01.2.06.0005",
)

TABEL_2_7 = TableSpec(
    key="tabel_2_7",
    sheet="Tabel 2.7",
    title="Tabel 2.7 Program, Kegiatan, dan Sub Kegiatan Tahun {tahun}",
    instruction="Isi satu baris untuk tiap program, kegiatan, dan sub kegiatan, berurutan seperti di DPA.",
    label="nama",
    tree=Tree(level="jenis", code="kode", name="nama", amount="pagu"),
    total=True,
    columns=(
        _JENIS,
        _KODE,
        Column(
            "nama",
            "PROGRAM/KEGIATAN/SUB KEGIATAN",
            Kind.TEXT,
            46,
            aliases=("Program", "Program/Kegiatan", "Uraian", "Program, Kegiatan, dan Sub Kegiatan"),
            hint="Nama seperti di DPA",
        ),
        Column(
            "indikator",
            "INDIKATOR PROGRAM/KEGIATAN/SUB KEGIATAN",
            Kind.TEXT,
            46,
            aliases=("Indikator", "Indikator Kinerja", "Indikator Program/Kegiatan"),
            hint="Indikator kinerja baris ini",
        ),
        Column(
            "target",
            "TARGET",
            Kind.QUANTITY,
            14,
            aliases=("Target Kinerja",),
            hint="Angka dengan satuannya, misalnya 2 dokumen, 54 orang, 100%",
        ),
        Column(
            "pagu",
            "PAGU ANGGARAN",
            Kind.RUPIAH,
            19,
            aliases=("Pagu", "Pagu Anggaran (Rp)", "Anggaran", "Anggaran (Rp)", "Alokasi Anggaran"),
            sums=True,
            hint="Rupiah penuh, angka saja tanpa Rp dan tanpa titik",
        ),
        Column(
            "selisih",
            "SELISIH DENGAN RINCIAN",
            Kind.RUPIAH,
            19,
            presence=Presence.HELPER,
            filled=False,
            calc=Minus(Figure("pagu"), Parts("pagu")),
        ),
    ),
)

TABEL_3_1_1_B = TableSpec(
    key="tabel_3_1_1_b",
    sheet="Tabel 3.1.1.b",
    title="Tabel 3.1.1.b Realisasi Keuangan Program, Kegiatan, dan Sub Kegiatan Tahun {tahun}",
    instruction="Cukup isi REALISASI KEUANGAN. Kolom lain mengikuti Tabel 2.7, baris demi baris.",
    label="nama",
    tree=Tree(level="jenis", code="kode", name="nama", amount="target_keuangan"),
    total=True,
    columns=(
        replace(_JENIS, link=Link("tabel_2_7", "jenis"), hint=""),
        replace(_KODE, link=Link("tabel_2_7", "kode"), hint=""),
        Column(
            "nama",
            "PROGRAM",
            Kind.TEXT,
            46,
            aliases=("Program/Kegiatan/Sub Kegiatan", "Program/Kegiatan", "Uraian"),
            link=Link("tabel_2_7", "nama"),
        ),
        Column(
            "indikator",
            "INDIKATOR PROGRAM/KEGIATAN/SUB KEGIATAN",
            Kind.TEXT,
            46,
            aliases=("Indikator", "Indikator Kinerja", "Indikator Program/Kegiatan"),
            link=Link("tabel_2_7", "indikator"),
        ),
        Column(
            "target",
            "TARGET",
            Kind.QUANTITY,
            14,
            aliases=("Target Kinerja",),
            link=Link("tabel_2_7", "target"),
        ),
        Column(
            "target_keuangan",
            "TARGET KEUANGAN",
            Kind.RUPIAH,
            19,
            aliases=("Target Keuangan (Rp)", "Pagu", "Pagu Anggaran", "Anggaran", "Anggaran (Rp)"),
            sums=True,
            link=Link("tabel_2_7", "pagu"),
        ),
        Column(
            "realisasi",
            "REALISASI KEUANGAN",
            Kind.RUPIAH,
            19,
            aliases=("Realisasi", "Realisasi (Rp)", "Realisasi Keuangan (Rp)", "Realisasi Anggaran"),
            sums=True,
            hint="Rupiah penuh, angka saja tanpa Rp dan tanpa titik",
        ),
        Column(
            "capaian",
            "CAPAIAN (%)",
            Kind.PERCENT,
            11,
            aliases=("Capaian", "%", "(%)", "Persen", "Persentase", "Capaian Keuangan (%)"),
            calc=Percent(Figure("realisasi"), Figure("target_keuangan")),
        ),
        Column(
            "selisih",
            "SELISIH DENGAN RINCIAN",
            Kind.RUPIAH,
            19,
            presence=Presence.HELPER,
            filled=False,
            calc=Minus(Figure("realisasi"), Parts("realisasi")),
        ),
    ),
    charts=(
        Chart("Pagu dan realisasi per program", ("target_keuangan", "realisasi")),
        Chart("Capaian keuangan per program", ("capaian",)),
    ),
)

TABEL_3_1_2 = TableSpec(
    key="tabel_3_1_2",
    sheet="Tabel 3.1.2",
    title="Tabel 3.1.2 Perbandingan Realisasi Kinerja Tahun {tahun} dengan Tahun {tahun_lalu}",
    instruction="Isi indikator, REALISASI, dan TARGET kedua tahun. CAPAIAN dan PERSENTASE dihitung sendiri.",
    label="indikator",
    rows=30,
    columns=(
        Column(
            "indikator",
            "INDIKATOR SASARAN",
            Kind.TEXT,
            52,
            aliases=(
                "Indikator",
                "Indikator Kinerja",
                "Indikator Kinerja Utama",
                "Indikator Sasaran Strategis",
            ),
            hint="Indikator sasaran seperti di Perjanjian Kinerja",
        ),
        Column("realisasi_lalu", "REALISASI", Kind.QUANTITY, 14, group="{tahun_lalu}"),
        Column("target_lalu", "TARGET", Kind.QUANTITY, 14, group="{tahun_lalu}"),
        Column(
            "capaian_lalu",
            "CAPAIAN",
            Kind.PERCENT,
            14,
            group="{tahun_lalu}",
            aliases=("Capaian (%)", "%"),
            calc=Percent(Figure("realisasi_lalu"), Figure("target_lalu")),
            as_fraction=True,
        ),
        Column("realisasi", "REALISASI", Kind.QUANTITY, 14, group="{tahun}"),
        Column("target", "TARGET", Kind.QUANTITY, 14, group="{tahun}"),
        Column(
            "capaian",
            "CAPAIAN",
            Kind.PERCENT,
            14,
            group="{tahun}",
            aliases=("Capaian (%)", "%"),
            calc=Percent(Figure("realisasi"), Figure("target")),
            as_fraction=True,
        ),
        Column(
            "pertumbuhan",
            "PERSENTASE REALISASI {tahun} TERHADAP REALISASI {tahun_lalu}",
            Kind.PERCENT,
            24,
            aliases=("Persentase Realisasi {tahun} Terhadap {tahun_lalu}",),
            calc=Percent(Figure("realisasi"), Figure("realisasi_lalu")),
            as_fraction=True,
            decimals=2,
        ),
    ),
)

PENGECUALIAN = TableSpec(
    key="pengecualian",
    sheet="Pengecualian",
    title="Pengecualian yang Disetujui",
    instruction="Temuan yang sudah diperiksa dan memang benar demikian. Tanpa alasan, pengecualian tidak berlaku.",
    label="baris",
    required=False,
    part_of_report=False,
    rows=40,
    columns=(
        Column("aturan", "ATURAN", Kind.TEXT, 10, filled=False, hint="Kode aturan, misalnya W03"),
        Column("lembar", "LEMBAR", Kind.TEXT, 16, filled=False, hint="Nama lembar, misalnya Tabel 3.1.1.b"),
        Column(
            "baris",
            "BARIS",
            Kind.TEXT,
            46,
            filled=False,
            aliases=("Nama Baris",),
            hint="Nama atau kode barisnya, bukan nomor baris Excel",
        ),
        Column(
            "kolom",
            "KOLOM",
            Kind.TEXT,
            24,
            filled=False,
            presence=Presence.OPTIONAL,
            hint="Judul kolom; kosong berarti semua kolom",
        ),
        Column("alasan", "ALASAN", Kind.TEXT, 46, filled=False, hint="Mengapa temuan ini dapat diterima"),
        Column(
            "disetujui",
            "DISETUJUI OLEH",
            Kind.TEXT,
            24,
            filled=False,
            presence=Presence.OPTIONAL,
            hint="Jabatan yang menyetujui",
        ),
    ),
)

FORMS = (IDENTITAS, PENGATURAN)
TABLES = (TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2, PENGECUALIAN)
# In the order in which the sheets stand in a workbook.
SPECS: tuple[Spec, ...] = (IDENTITAS, PENGATURAN, TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2, PENGECUALIAN)

# Sheets of the program's own making; nobody fills them and nothing is read from them.
PETUNJUK = "Petunjuk"
RINGKASAN = "Ringkasan"
TEMUAN = "Temuan"
# What Ringkasan begins with in a workbook that was built in spite of its errors.
DRAFT = "DRAF"
OWN_SHEETS = (PETUNJUK, RINGKASAN, TEMUAN)
