"""Cases of S09."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import Change, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_A, TABEL_3_1_1_B, Book


def new_sheet(name: str) -> Change:
    def change(book: Book) -> None:
        book.workbook.create_sheet(name)["B2"] = "Rapat 12 Januari"

    return change


CASES = (
    Case("S09", "typed where no difference is", write(TABEL_2_7, G9=5), (("S09", TABEL_2_7, "G9"),)),
    Case("S09", "typed where no part is", write(TABEL_2_7, G10="lihat DPA"), (("S09", TABEL_2_7, "G10"),)),
    Case("S09", "beside", write(TABEL_3_1_1_B, M38=1_500_000), (("S09", TABEL_3_1_1_B, "M38"),)),
    Case(
        "S09",
        "a column of remarks",
        write(TABEL_3_1_1_B, M5="CATATAN", M38="cek", M39="cek"),
        (("S09", TABEL_3_1_1_B, "M38"),),
        says="CATATAN",
    ),
    Case("S09", "below", write(TABEL_3_1_1_B, C70="Bahan rapat pimpinan"), (("S09", TABEL_3_1_1_B, "C70"),)),
    Case("S09", "place and date below", write(TABEL_3_1_1_B, C70="Jambi, Januari 2024")),
    Case("S09", "a sheet", new_sheet("Rapat"), (("S09", "Rapat", "B2"),)),
    Case("S09", "the source below", write(TABEL_3_1_1_B, C70="Sumber: DPA 2023")),
    Case("S09", "the program's own sheet", new_sheet("Temuan")),
    Case("S09", "the title", write(TABEL_3_1_1_B, K1="Lampiran 3")),
    # Found by damage at random: a text that is a number was compared with the last of the years.
    Case("S09", "a percentage in words in the title", write(TABEL_3_1_1_B, K1="80%")),
    Case(
        "S09",
        "a note beside a row that nobody has begun",
        write(TABEL_3_1_1_A, J9="catatan: cek"),
        (("S09", TABEL_3_1_1_A, "J9"),),
    ),
)
