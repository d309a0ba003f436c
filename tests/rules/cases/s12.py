"""Cases of S12."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import Change, together
from tests.rules.waiving import AKUNTANSI, ANY_AMOUNT, KEGIATAN, SHEET, waive
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B


def waive_often(times: int) -> Change:
    """Lines that accept nothing."""
    return together(
        *(waive("T01", TABEL_3_1_1_B, f"Kegiatan {number}", row=7 + number) for number in range(times))
    )


CASES = (
    Case("S12", "nothing to accept", waive("T01", TABEL_3_1_1_B, KEGIATAN), (("S12", SHEET, "A7"),), actual="T01"),
    Case("S12", "another row", waive("W03", TABEL_3_1_1_B, KEGIATAN), (("S12", SHEET, "A7"),)),
    Case("S12", "another sheet", waive("W03", TABEL_2_7, AKUNTANSI), (("S12", SHEET, "A7"),)),
    Case("S12", "another column", waive("W03", TABEL_3_1_1_B, AKUNTANSI, "CAPAIAN (%)"), (("S12", SHEET, "A7"),)),
    Case("S12", "three lines", waive_often(3), tuple(("S12", SHEET, f"A{row}") for row in (7, 8, 9))),
    Case("S12", "thirty lines", waive_often(30), (("S12", SHEET, "A7"),)),
    Case("S12", "used", waive("W03", TABEL_3_1_1_B, AKUNTANSI), infos=(STANDING, ANY_AMOUNT)),
    Case("S12", "an empty sheet", lambda _: None),
)
