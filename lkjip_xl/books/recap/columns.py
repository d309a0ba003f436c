"""The sheets of a recap and their columns."""

from __future__ import annotations

from lkjip_xl.books.kit.list_sheet import ListColumn
from lkjip_xl.books.kit.styles import Style

SUMMARY, AGENCIES, RANKING = "Ringkasan", "Per Instansi", "Peringkat"
MISSING, RULES, ROWS = "Belum Ada", "Aturan", "Baris Program"
CENTER: Style = {"align": "center"}
RIGHT: Style = {"align": "right"}
SHARE_FORMAT, POINTS_FORMAT, COUNT_FORMAT = "0.00%", "0.00", "#,##0"
AGENCY_COLUMNS = (
    ListColumn("NO", 5, CENTER),
    ListColumn("INSTANSI", 38),
    ListColumn("PEMERINTAH DAERAH", 18),
    ListColumn("TAHUN", 7, CENTER),
    ListColumn("PAGU (Rp)", 20, RIGHT),
    ListColumn("REALISASI (Rp)", 20, RIGHT),
    ListColumn("PENYERAPAN", 13, CENTER),
    ListColumn("PERINGKAT PENYERAPAN", 13, CENTER),
    ListColumn("INDIKATOR SASARAN", 11, CENTER),
    ListColumn("RATA-RATA CAPAIAN", 12, CENTER),
    ListColumn("KATEGORI", 14, CENTER),
    ListColumn("PERINGKAT CAPAIAN", 12, CENTER),
    ListColumn("EFISIENSI (poin persen)", 15, CENTER),
    ListColumn("KESALAHAN", 12, CENTER),
    ListColumn("PERINGATAN", 12, CENTER),
    ListColumn("KEADAAN", 16, CENTER),
    ListColumn("BERKAS", 36),
    ListColumn("KETERANGAN", 40),
)
NAME, GOVERNMENT, PAGU, REALISASI, SHARE = 2, 3, 5, 6, 7
INDICATORS, CAPAIAN, EFFICIENCY, ERRORS, WARNINGS, STATE = 9, 10, 13, 14, 15, 16
ROW_COLUMNS = (
    ListColumn("INSTANSI", 34),
    ListColumn("PEMERINTAH DAERAH", 18),
    ListColumn("TAHUN", 8, CENTER),
    ListColumn("KODE", 18),
    ListColumn("PROGRAM", 40),
    ListColumn("KEGIATAN", 40),
    ListColumn("SUB KEGIATAN", 40),
    ListColumn("UNIT", 24),
    ListColumn("PAGU (Rp)", 20, RIGHT),
    ListColumn("REALISASI (Rp)", 20, RIGHT),
    ListColumn("BERKAS", 30),
)
ROW_PAGU, ROW_REALISASI = 9, 10
RANKING_COLUMNS = (
    ListColumn("PERINGKAT", 11, CENTER),
    ListColumn("INSTANSI MENURUT CAPAIAN", 40),
    ListColumn("RATA-RATA CAPAIAN", 14, CENTER),
    ListColumn("INSTANSI MENURUT PENYERAPAN", 40),
    ListColumn("PENYERAPAN", 14, CENTER),
    ListColumn("INSTANSI MENURUT KESALAHAN", 40),
    ListColumn("KESALAHAN", 12, CENTER),
)
MISSING_COLUMNS = (ListColumn("NO", 6, CENTER), ListColumn("INSTANSI", 60), ListColumn("KEADAAN", 60))
RULE_COLUMNS = (
    ListColumn("ATURAN", 9, CENTER),
    ListColumn("TINGKAT", 14, CENTER),
    ListColumn("YANG DIPERIKSA", 70),
    ListColumn("BUKU KERJA", 12, CENTER),
    ListColumn("TEMUAN", 12, CENTER),
)
