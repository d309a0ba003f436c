"""Changes to programs, their codes and their money."""

from __future__ import annotations

from tests.rules.changes import Change, in_both, leave_out, show_as, together, write
from tests.sample_books import (
    REALISASI_BELANJA,
    TABEL_2_1,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1_1_B,
    TABEL_3_1_5,
    Book,
)

CODES = {"B41": "8.01.02", "B42": "8.01.02.2.01", "B43": "8.01.02.2.01.0001", "B44": "8.01.02.2.01.0002"}


def codes(**other: object) -> Change:
    """KODE of a program in both tables, with some of them otherwise."""
    return in_both(**(CODES | other))


def codes_below(here: str, there: str, **other: object) -> Change:
    """KODE of a program, its own another one in each table."""
    return together(codes(**other), write(TABEL_2_7, B41=here), write(TABEL_3_1_1_B, B41=there))


# The realisasi of row 45 moved to row 44, so that all sums come out with nothing in row 45.
NOTHING_SPENT = write(TABEL_3_1_1_B, G44=225_554_600, H44=85)

NO_PAGU = together(in_both(F38=0, F39=32_500_800), write(TABEL_3_1_1_B, G38=0, G39=31_670_000, H38="-"))

SECOND_SASARAN = "Meningkatkan peran organisasi kemasyarakatan dan parpol dalam pembangunan"

# Tabel 2.3.1 without the first program of the sample, which stands in row 8 of Tabel 2.7.
PENUNJANG = ("K21", TABEL_2_7, "C8")


def without_penunjang(**shares: float) -> Change:
    """Tabel 2.3.1 without Program Penunjang, its shares those of the whole budget or as they are given.

    The other programs of its sasaran move up; Tabel 2.1, which is made of it, is left out.
    """

    def change(book: Book) -> None:
        sheet = book[TABEL_2_3_1]
        for row in range(7, 10):
            for column in "CDE":
                below = sheet[f"{column}{row + 1}"]
                sheet[f"{column}{row}"].value = below.value
                sheet[f"{column}{row}"].number_format = below.number_format
        for column in "CDE":
            sheet[f"{column}10"].value = None
        for address, share in shares.items():
            cell = sheet[address]
            cell.value, cell.number_format = share, "0.00%"

    return together(change, leave_out(TABEL_2_1))


# What was spent by kind of belanja: 23.425.221.114 together, as in Tabel 3.1.1.b.
BELANJA = together(
    write(REALISASI_BELANJA, B6=23_733_274_959, B8=23_651_879_244, B9=81_395_715),
    write(REALISASI_BELANJA, C8=23_344_621_114, C9=80_600_000, C6=23_425_221_114, D6=98.70, D8=98.70, D9=99.02),
    show_as(REALISASI_BELANJA, D6="0.00", D8="0.00", D9="0.00"),
)


def program_again_in_outline(sasaran: int) -> Change:
    """The program of row 53 of Tabel 2.1 once more below all others, under the sasaran of some row."""

    def change(book: Book) -> None:
        sheet = book[TABEL_2_1]
        sheet["A62"].value, sheet["B62"].value = sheet[f"A{sasaran}"].value, sheet["B53"].value
        sheet["C63"].value = sheet["C54"].value

    return change


FIRST_AIM = (
    "Meningkatkan pemahaman tentang arti pentingnya ideologi pancasila dan kebhinekaan dalam kehidupan sosial "
    "masyarakat"
)

SECOND_AIM = "Meningkatkan peran organisasi kemasyarakatan dan parpol dalam pembangunan"

EXCHANGED = write(TABEL_3_1_5, B7=SECOND_AIM, B8=FIRST_AIM)
