"""Cases of K27."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import Change, together, write
from tests.sample_books import PK_PROGRAM, TABEL_3_1_1_B


def agreed(words: str | None, realisasi: object = None, spent: object = "95%") -> Change:
    """The first program's indicator in other words, with its realisasi in a column beside the table."""
    return together(
        write(PK_PROGRAM, E5="REALISASI", E7=realisasi, E8="80%"),
        *([write(PK_PROGRAM, B7=words)] if words else []),
        write(TABEL_3_1_1_B, I41=spent),
    )


CASES = (
    Case(
        "K27",
        "in other words",
        agreed("Indeks kerukunan warga"),
        (("K27", PK_PROGRAM, "B7"),),
        says="program ini tidak mempunyai indikator dengan tulisan itu",
    ),
    Case("K27", "in the same words", agreed(None)),
    Case("K27", "in other words, with its own realisasi", agreed("Indeks kerukunan warga", "95%")),
    Case("K27", "nothing stands in Tabel 3.1.1.b either", agreed("Indeks kerukunan warga", spent=None)),
)
