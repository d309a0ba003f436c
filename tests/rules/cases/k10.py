"""Cases of K10."""

from __future__ import annotations

from tests.rules.budgets import EXCHANGED, SECOND_AIM, SECOND_SASARAN, program_again_in_outline
from tests.rules.case import Case
from tests.rules.changes import leave_out, replaced, together, upper, write
from tests.sample_books import TABEL_2_1, TABEL_2_3_1, TABEL_3_1_1_A, TABEL_3_1_5, Book

FIRST_SASARAN = (
    "Meningkatkan pemahaman tentang arti pentingnya Ideologi Pancasila dan Kebhinekaan dalam kehidupan sosial "
    "masyarakat"
)


def exchange_rows(book: Book, sheet: str, one: int, other: int) -> None:
    for column in range(2, 7):
        a, b = book[sheet].cell(one, column), book[sheet].cell(other, column)
        a.value, b.value = b.value, a.value


CASES = (
    Case(
        "K10",
        "another sasaran",
        write(TABEL_2_1, A53=SECOND_SASARAN),
        (("K10", TABEL_2_1, "A53"),),
        actual=SECOND_SASARAN,
    ),
    Case("K10", "other case", upper(TABEL_2_1, "A53")),
    # Until it is known whose program that is, no absorption is: E02 is silent.
    Case(
        "K10",
        "another sasaran in Tabel 2.3.1",
        write(TABEL_2_3_1, B12=FIRST_SASARAN),
        (("K10", TABEL_2_1, "A49"),),
        expected=FIRST_SASARAN,
    ),
    Case("K10", "misspelt", replaced(TABEL_2_1, "A53", "pemahaman", "pemahamam"), (("K03", TABEL_2_1, "A53"),)),
    Case("K10", "without Tabel 2.1", together(write(TABEL_2_1, A53=SECOND_SASARAN), leave_out(TABEL_2_1))),
    Case(
        "K10",
        "one program under both sasaran of the outline",
        program_again_in_outline(45),
        (("K10", TABEL_2_1, "B62"),),
        says="sudah ada di B53, di bawah sasaran lain",
    ),
    Case(
        "K10",
        "sasaran exchanged with their figures",
        together(EXCHANGED, write(TABEL_3_1_5, E7=0.995, E8=0.9533, F7=0.5, F8=4.67)),
        (("K10", TABEL_3_1_5, "B7"),),
        actual=SECOND_AIM,
        says="tertukar dengan B8",
    ),
    Case("K10", "names of sasaran exchanged alone", EXCHANGED, (("K10", TABEL_3_1_5, "B7"),)),
    Case(
        "K10",
        "one indicator under the sasaran of another",
        write(TABEL_3_1_1_A, A7=SECOND_AIM),
        (("K10", TABEL_3_1_1_A, "A7"),),
        says="berada di bawah sasaran lain di Tabel 2.2 Sasaran sel A7",
    ),
    Case(
        "K10",
        "a slip in a sasaran is none",
        write(TABEL_3_1_5, B8=SECOND_AIM.replace("peran", "peren")),
        (("K03", TABEL_3_1_5, "B8"),),
    ),
    Case("K10", "rows of 3.1.5 in another order", lambda book: exchange_rows(book, TABEL_3_1_5, 7, 8)),
)
