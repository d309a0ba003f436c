"""Cases of S03."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import write
from tests.sample_books import TABEL_2_7

CASES = (
    Case(
        "S03",
        "the same heading",
        write(TABEL_2_7, H5="PAGU ANGGARAN"),
        (("S03", TABEL_2_7, "H5"),),
        actual="PAGU ANGGARAN",
    ),
    Case("S03", "the same by another name", write(TABEL_2_7, H5="Pagu"), (("S03", TABEL_2_7, "H5"),)),
    Case("S03", "another heading", write(TABEL_2_7, H5="TRIWULAN")),
)
