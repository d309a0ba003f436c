"""Cases of S13."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.waiving import AKUNTANSI, ANY_AMOUNT, KEGIATAN, SHEET, waive
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "S13",
        "no reason",
        waive("W03", TABEL_3_1_1_B, AKUNTANSI, alasan=None),
        (("S13", SHEET, "F7"),),
        says="tanpa alasan",
    ),
    Case(
        "S13", "spaces as a reason", waive("W03", TABEL_3_1_1_B, AKUNTANSI, alasan="  "), (("S13", SHEET, "F7"),)
    ),
    Case("S13", "a dash as a reason", waive("W03", TABEL_3_1_1_B, AKUNTANSI, alasan="-"), (("S13", SHEET, "F7"),)),
    Case("S13", "no such rule", waive("T99", TABEL_3_1_1_B, KEGIATAN), (("S13", SHEET, "A7"),), actual="T99"),
    Case("S13", "no rule", waive(None, TABEL_3_1_1_B, KEGIATAN), (("S13", SHEET, "A7"),)),
    Case("S13", "small letters", waive(" w03 ", TABEL_3_1_1_B, AKUNTANSI), infos=(STANDING, ANY_AMOUNT)),
)
