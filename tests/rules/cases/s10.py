"""Cases of S10."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import in_both, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "S10", "no level", write(TABEL_3_1_1_B, A38="Belanja"), (("S10", TABEL_3_1_1_B, "A38"),), actual="Belanja"
    ),
    Case(
        "S10",
        "against its code",
        in_both(A38="Sub Kegiatan", B38="8.01.01.2.09"),
        (("S10", TABEL_2_7, "A38"), ("S10", TABEL_3_1_1_B, "A38")),
        expected="Kegiatan",
        actual="Sub Kegiatan",
    ),
    Case(
        "S10",
        "against the amounts",
        write(TABEL_3_1_1_B, A23="Kegiatan"),
        (("S10", TABEL_3_1_1_B, "A23"),),
        expected="Sub Kegiatan",
    ),
    Case("S10", "case and spacing", write(TABEL_3_1_1_B, A38=" SUB  kegiatan")),
    Case("S10", "empty, but the code tells", in_both(A38=None, B38="8.01.01.2.06.0005")),
    Case("S10", "empty, but the amounts tell", in_both(A38=None)),
    Case("S10", "a code with short segments", in_both(A38="Sub Kegiatan", B38="8.01.01.2.06.05")),
)
