"""Cases of S35: row 8 of Tabel 2.3.1 is Program Penguatan Ideologi, with a pagu of 1.614.075.840."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import Change, replaced, show_formula, together, write
from tests.sample_books import TABEL_2_3_1, TABEL_2_7

NAME = "PROGRAM PENGUATAN IDEOLOGI PANCASILA DAN KARAKTER KEBANGSAAN"
NO_BREAK, NO_WIDTH = "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}"


def not_found() -> Change:
    """The formula shows no budget, and so no share of it."""
    return together(show_formula(TABEL_2_3_1, "D8", 'IF(1,"","")', ""), show_formula(TABEL_2_3_1, "E8", '""', ""))


CASES = (
    Case(
        "S35",
        "a blank behind a name",
        together(write(TABEL_2_3_1, C8=f"{NAME} "), not_found()),
        (("S35", TABEL_2_3_1, "C8"),),
        says="spasi atau karakter yang tidak tampak, sehingga rumus di sel D8",
    ),
    Case(
        "S35",
        "a blank that does not break in the plan",
        together(write(TABEL_2_7, C41=NAME.replace(" ", NO_BREAK, 1)), not_found()),
        (("S35", TABEL_2_7, "C41"),),
    ),
    Case(
        "S35",
        "no width",
        together(replaced(TABEL_2_3_1, "C8", "IDEOLOGI", f"IDEO{NO_WIDTH}LOGI"), not_found()),
        (("S35", TABEL_2_3_1, "C8"),),
    ),
    Case(
        "S35",
        "a part that looks empty",
        together(write(TABEL_2_3_1, L5="BAGIAN (%)", L8=" "), not_found()),
        (("S35", TABEL_2_3_1, "L8"),),
        says="tampak kosong, tetapi berisi spasi",
    ),
    Case("S35", "a blank that no formula minds", write(TABEL_2_3_1, C8=f"{NAME} ")),
)
