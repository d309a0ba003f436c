"""Words that belong to no single table: units, words for totals, names of the program's own sheets."""

from __future__ import annotations

# Words by which the reader knows what is not a row of the table.
SHARE_WORDS = ("%", "persen", "persentase", "persentase (%)", "prosentase")
SOURCE_WORDS = ("sumber", "sumber data", "keterangan", "catatan")
# What stands beside a total, wherever this program writes or names one.
TOTAL_LABEL = "JUMLAH"
# What is left of the budget: a figure beside the table, and no program, kegiatan or sub kegiatan.
REST_WORDS = ("sisa", "silpa", "selisih", "saldo")
# What begins a line under a table of a finished workbook that tells what was typed, where something else stands.
TYPED_OTHERWISE = "Tertulis lain di berkas"
# The same of a figure that somebody has accepted: it stands as it was typed, and another is computed.
KEPT_AS_TYPED = "Seperti diketik"
END_OF_TABLE = "Perlu baris tambahan? Sisipkan di atas baris ini."

# What is measured rather than counted: a dot among its figures starts decimals.
MEASURES = ("%", "persen", "angka", "nilai", "poin", "skor", "indeks", "predikat", "rasio", "peringkat")
# Units of targets. A word near one of these, but not one of these, is a slip.
UNITS = (
    *MEASURES,
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
    *("kali", "hari", "minggu", "bulan", "triwulan", "semester", "tahun", "jam", "menit", "detik"),
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
    # Other units than the ones above that are one letter away from them.
    *("siswi", "kuota", "nota", "peta", "dana", "meter", "modul", "media", "galon", "kotak"),
    *("m", "m2", "m²", "km", "km2", "ha", "hektar", "kg", "ton", "liter", "rupiah", "rp"),
    *("ruas", "bidang", "ekor"),
)
# Units that mean the same; a column should keep to one of each.
UNIT_SYNONYMS = (frozenset({"%", "persen"}), frozenset({"orang", "org"}), frozenset({"ha", "hektar"}))

# Sheets of the program's own making; nobody fills them and nothing is read from them.
STATUS = "Status Isian"
PETUNJUK = "Petunjuk"
RINGKASAN = "Ringkasan"
TEMUAN = "Temuan"
CARA_PENYERAPAN = "Cara Penyerapan"
# What Ringkasan begins with in a workbook that was built in spite of its errors.
DRAFT = "DRAF"
METODE = "Metode"
NARASI = "Narasi"
# The sheet that check writes into a copy of the staff's workbook; a copy of a copy has one already.
ANNOTATED_SHEETS = (TEMUAN, *(f"{TEMUAN} {number}" for number in range(2, 10)))
OWN_SHEETS = (STATUS, PETUNJUK, RINGKASAN, CARA_PENYERAPAN, METODE, NARASI, *ANNOTATED_SHEETS)
