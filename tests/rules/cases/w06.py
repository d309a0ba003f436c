"""Cases of W06."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import Change, together, write
from tests.sample_books import SASARAN, TABEL_3_1_3, Book


def add_year(series: str, aims: str, year: int) -> Change:
    """A year more in the tables of the Renstra, with a realisasi of the first indicator."""

    def change(book: Book) -> None:
        book[aims]["J5"].value = str(year)
        book[series]["N5"].value = str(year)
        for column, heading in (("N", "TARGET"), ("O", "REALISASI")):
            book[series][f"{column}6"].value = heading
        for row in (7, 8):
            book[aims][f"J{row}"].value = 100
        for row in (8, 9):
            book[series][f"N{row}"].value = 100
        book[series]["O8"].value = 100

    return change


CASES = (
    Case(
        "W06",
        "a year to come",
        together(write("Identitas", B7=2024), add_year(TABEL_3_1_3, SASARAN, 2024)),
        (("W06", TABEL_3_1_3, "O8"),),
        says="laporan ini tahun 2023",
    ),
    Case(
        "W06",
        "nothing of a year to come",
        together(write("Identitas", B7=2024), add_year(TABEL_3_1_3, SASARAN, 2024), write(TABEL_3_1_3, O8=None)),
    ),
)
