"""Cases of K26."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import Change, together, write
from tests.sample_books import PK_PROGRAM, TABEL_3_1_1_B


def results(agreed: object, spent: object) -> Change:
    """The realisasi of the first program's indicator in both tables; of the one in a column beside the table."""
    return together(write(PK_PROGRAM, E5="REALISASI", E7=agreed), write(TABEL_3_1_1_B, I41=spent))


CASES = (
    Case("K26", "another realisasi", results("90%", "95%"), (("K26", PK_PROGRAM, "E7"),), says="Tabel 3.1.1.b"),
    Case("K26", "a rounding of it", results("94%", "94,46%")),
    Case("K26", "in one of the two alone", results("94%", None)),
)
