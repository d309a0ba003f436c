"""Cases of S02."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import together, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2, TABEL_3_1_3

CASES = (
    Case(
        "S02",
        "last year's heading",
        write(TABEL_3_1_2, B5=2021),
        tuple(("S02", TABEL_3_1_2, cell) for cell in ("B6", "C6", "D6")),
        expected="2022 REALISASI",
        actual="2021 REALISASI",
    ),
    Case(
        "S02",
        "all headings of the year before",
        write(TABEL_3_1_2, B5=2021, E5=2022),
        (("S02", TABEL_3_1_2, "B5"),),
        expected="2022–2023",
        actual="2021–2022",
        says="padahal seharusnya 2022–2023",
    ),
    Case(
        "S02",
        "all headings of the Renstra a year early",
        write(TABEL_3_1_3, **dict(zip(("B5", "D5", "F5", "H5", "J5", "L5"), range(2017, 2023), strict=True))),
        (("S02", TABEL_3_1_3, "B5"),),
    ),
    Case(
        "S02",
        "no heading row",
        write(TABEL_3_1_2, A5=None, B5=None, E5=None, H5=None),
        (("S02", TABEL_3_1_2, "A1"),),
    ),
    Case(
        "S02",
        "no field",
        write("Identitas", A5="Periode"),
        (("S02", "Identitas", "A1"),),
        expected="Tahun Laporan",
    ),
    Case("S02", "another accepted heading", write(TABEL_2_7, F5="Anggaran (Rp)")),
    Case(
        "S02",
        "columns in another order",
        lambda book: book.reorder_columns(TABEL_3_1_1_B, [3, 1, 2, 7, 6, 8, 4, 5, 9]),
        infos=(("W03", TABEL_3_1_1_B, "D15"),),
    ),
    Case("S02", "no column that may be left out", lambda book: book[TABEL_2_7].delete_cols(2)),
    # The rest of the sheet is judged.
    Case(
        "S02",
        "another heading",
        together(write(TABEL_3_1_1_B, G5="KAS KELUAR"), write(TABEL_2_7, F22=395_975_354)),
        (
            ("S02", TABEL_3_1_1_B, "A5"),
            ("S09", TABEL_3_1_1_B, "G6"),
            ("T01", TABEL_2_7, "F22"),
            ("K01", TABEL_3_1_1_B, "F22"),
        ),
        infos=(),
        expected="REALISASI KEUANGAN",
    ),
)
