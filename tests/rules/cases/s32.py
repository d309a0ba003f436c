"""Cases of S32."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import titled, together, write
from tests.sample_books import TABEL_3_1_1_A, TABEL_3_1_2

CASES = (
    Case(
        "S32",
        "the same number twice in Pengaturan",
        write("Pengaturan", B27="Tabel 19", B29="19"),
        (("S32", "Pengaturan", "B29"),),
        says="Nomor tercetak Tabel 3.1.2 sama dengan nomor Tabel 3.1.1.a",
    ),
    Case(
        "S32",
        "the usual number of another table",
        write("Pengaturan", B27="Tabel 3.1.2 Capaian Kinerja"),
        (("S32", "Pengaturan", "B27"),),
    ),
    Case(
        "S32",
        "in titles of the sheets",
        together(
            titled(TABEL_3_1_1_A, row=1, text="Tabel 19 Capaian Kinerja"),
            titled(TABEL_3_1_2, row=1, text="TABEL 19. Perbandingan Kinerja"),
        ),
        (("S32", TABEL_3_1_2, "A1"),),
    ),
    Case(
        "S32",
        "two that change places",
        write("Pengaturan", B27="Tabel 3.1.2", B29="Tabel 3.1.1.a"),
    ),
    Case("S32", "the parts of the agreement", write("Pengaturan", B20="Tabel 5", B21="Tabel 5")),
    Case("S32", "of a table that is empty", write("Pengaturan", B27="Tabel 19", B31="Tabel 19")),
)
