"""Cases of W11: the second indicator of Tabel 3.1.1.a, below one that is 100 %."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import Change, show_as, together, write
from tests.sample_books import PERJANJIAN, SASARAN, TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_3


def _every_figure(value: float, year_on_year: object) -> Change:
    """Target and realisasi 2023 without a sign in every table, capaian 100 %; in 2022 it was as much."""
    return together(
        write(SASARAN, H8=value, I8=value),
        write(PERJANJIAN, D8=value),
        write(TABEL_3_1_1_A, D8=value, E8=value),
        write(TABEL_3_1_2, B9=value, C9=value, E9=value, F9=value, H9=year_on_year),
        write(TABEL_3_1_3, J9=value, K9=value, L9=value, M9=value),
        show_as(TABEL_3_1_1_A, D8="General", E8="General"),
        show_as(TABEL_3_1_2, B9="General", C9="General", E9="General", F9="General"),
    )


CASES = (
    Case(
        "W11",
        "a fraction below a percentage",
        _every_figure(0.9, 1),
        (("W11", TABEL_3_1_1_A, "D8"), ("W11", TABEL_3_1_2, "B9")),
        says="90% atau 0,9%",
    ),
    Case("W11", "percent points below a percentage", _every_figure(90, 1)),
)
