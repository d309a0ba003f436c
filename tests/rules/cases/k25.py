"""Cases of K25."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import Change, together, write
from tests.sample_books import SASARAN, Book

TUJUAN = "Tabel 2.2 Tujuan"
GOAL = "Terwujudnya Masyarakat yang Rukun"


def goals(*names: str) -> Change:
    """The sheet of tujuan, each with an indicator and its targets of the Renstra."""

    def change(book: Book) -> None:
        sheet = book.workbook.create_sheet(TUJUAN)
        sheet.append(["TUJUAN", "INDIKATOR TUJUAN", *(str(year) for year in range(2018, 2024))])
        for number, name in enumerate(names, 1):
            sheet.append([name, f"Indeks {number}", *(60 + year for year in range(6))])

    return change


def of(first: str, second: str) -> Change:
    """The tujuan of both sasaran, in a column beside the table."""
    return write(SASARAN, K5="TUJUAN", K7=first, K8=second)


CASES = (
    Case("K25", "in other letters", together(goals(GOAL), of(GOAL.upper(), GOAL.replace(" ", "  ")))),
    Case(
        "K25",
        "a tujuan in other words",
        together(goals(GOAL), of(GOAL, "Terwujudnya Masyarakat Rukun")),
        (("K25", SASARAN, "K8"),),
        expected=GOAL,
        says="tidak ada di Tabel 2.2 Tujuan",
    ),
    Case(
        "K25",
        "a tujuan that is like none",
        together(goals(GOAL, "Tata Kelola yang Baik"), of("Ekonomi Tumbuh", GOAL)),
        (("K25", SASARAN, "K7"),),
    ),
    Case("K25", "nothing in the sheet of tujuan", together(goals(), of(GOAL, "Lain"))),
    Case("K25", "no sheet of tujuan", of(GOAL, "Lain")),
)
