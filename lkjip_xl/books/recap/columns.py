"""The sheets of a recap and their columns."""

from __future__ import annotations

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.list_sheet import ListColumn
from lkjip_xl.books.kit.styles import Style

SUMMARY, AGENCIES, RANKING = "Ringkasan", "Per Instansi", "Peringkat"
MISSING, RULES, ROWS = "Belum Mengirim", "Aturan", "Baris Program"
CENTER: Style = {"align": "center"}
RIGHT: Style = {"align": "right", "indent": 1}
SHARE_FORMAT, POINTS_FORMAT, COUNT_FORMAT = "0.00%", styles.with_minus("0.00"), "#,##0"
# Down to the state all stand on a laptop's screen, and on the first of two pages.
AGENCY_COLUMNS = (
    ListColumn("NO", 5, CENTER),
    ListColumn("INSTANSI", 32),
    ListColumn("TAHUN", 7, CENTER),
    ListColumn("PAGU (Rp)", 19, RIGHT),
    ListColumn("REALISASI (Rp)", 19, RIGHT),
    ListColumn("PENYERAPAN", 12, CENTER),
    ListColumn("PERINGKAT PENYERAPAN", 12, CENTER),
    ListColumn("INDIKATOR SASARAN", 10, CENTER),
    ListColumn("RATA-RATA CAPAIAN", 11, CENTER),
    ListColumn("KATEGORI", 13, CENTER),
    ListColumn("PERINGKAT CAPAIAN", 12, CENTER),
    ListColumn("EFISIENSI (poin persen)", 12, CENTER),
    ListColumn("KEADAAN", 14, CENTER),
    ListColumn("KESALAHAN", 12, CENTER),
    ListColumn("PERINGATAN", 12, CENTER),
    ListColumn("PEMERINTAH DAERAH", 16),
    ListColumn("BERKAS", 58),
    ListColumn("KETERANGAN", 43),
)
NAME, PAGU, REALISASI, SHARE, SHARE_RANK, CAPAIAN_RANK = 2, 4, 5, 6, 7, 11
INDICATORS, CAPAIAN, EFFICIENCY, STATE, ERRORS, WARNINGS, GOVERNMENT = 8, 9, 12, 13, 14, 15, 16
REMARK = 18
ROW_COLUMNS = (
    ListColumn("INSTANSI", 26),
    ListColumn("PEMERINTAH DAERAH", 16),
    ListColumn("TAHUN", 7, CENTER),
    ListColumn("KODE", 18),
    ListColumn("PROGRAM", 40),
    ListColumn("KEGIATAN", 40),
    ListColumn("SUB KEGIATAN", 40),
    ListColumn("UNIT", 20),
    ListColumn("PAGU (Rp)", 20, RIGHT),
    ListColumn("REALISASI (Rp)", 20, RIGHT),
    ListColumn("BERKAS", 37),
)
ROW_PAGU, ROW_REALISASI = 9, 10
ROW_KEGIATAN = 6
RANKING_COLUMNS = (
    ListColumn("INSTANSI", 46),
    ListColumn("RATA-RATA CAPAIAN", 13, RIGHT),
    ListColumn("PERINGKAT CAPAIAN", 12, CENTER),
    ListColumn("PENYERAPAN", 13, RIGHT),
    ListColumn("PERINGKAT PENYERAPAN", 12, CENTER),
    ListColumn("KESALAHAN", 12, RIGHT),
    ListColumn("PERINGKAT KESALAHAN", 12, CENTER),
)
MISSING_COLUMNS = (ListColumn("NO", 6, CENTER), ListColumn("INSTANSI", 60), ListColumn("KEADAAN", 60))
RULE_COLUMNS = (
    ListColumn("ATURAN", 9, CENTER),
    ListColumn("TINGKAT", 14, CENTER),
    ListColumn("YANG DIPERIKSA", 70),
    ListColumn("BUKU KERJA", 12, CENTER),
    ListColumn("TEMUAN", 12, CENTER),
)
RULE_KIND, RULE_FINDINGS = 2, 5
