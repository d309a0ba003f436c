"""Words that belong to no single table: words for totals, names of the program's own sheets."""

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

# Sheets of the program's own making; nobody fills them and nothing is read from them.
STATUS = "Status Isian"
PETUNJUK = "Petunjuk"
RINGKASAN = "Ringkasan"
TEMUAN = "Temuan"
CARA_PENYERAPAN = "Cara Penyerapan"
GRAFIK_RENSTRA = "Grafik Renstra"
# Where what fills a template comes from, in one that was filled from a report or from an agency's own workbook.
ASAL_DATA = "Asal Data"
# What Ringkasan begins with in a workbook that was built in spite of its errors.
DRAFT = "DRAF"
METODE = "Metode"
NARASI = "Narasi"
# The sheet that check writes into a copy of the staff's workbook; a copy of a copy has one already.
ANNOTATED_SHEETS = (TEMUAN, *(f"{TEMUAN} {number}" for number in range(2, 10)))
OWN_SHEETS = (
    STATUS,
    PETUNJUK,
    RINGKASAN,
    GRAFIK_RENSTRA,
    CARA_PENYERAPAN,
    METODE,
    NARASI,
    ASAL_DATA,
    *ANNOTATED_SHEETS,
)
