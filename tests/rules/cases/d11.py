"""Cases of D11."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import PENGATURAN, together, write
from tests.rules.indicators import LOWER, capaian, rumus
from tests.sample_books import TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_5

CASES = (
    Case(
        "D11",
        "a year outside the Renstra, which no title says",
        write("Identitas", B5=2032),
        (("D11", "Identitas", "B5"),),
    ),
    Case(
        "D11",
        "no formula",
        write(TABEL_3_1_1_A, H7="terbalik"),
        (("D11", TABEL_3_1_1_A, "H7"),),
        says="pilihannya",
    ),
    # A template of today then weighs by pagu.
    Case(
        "D11",
        "no method",
        write("Pengaturan", B7="dikira-kira"),
        (("D11", "Pengaturan", "B7"), ("E02", TABEL_3_1_5, "E7"), ("E02", TABEL_3_1_5, "E8")),
    ),
    Case("D11", "other case", write(TABEL_3_1_1_A, H7="r ÷ t (MAKIN TINGGI MAKIN BAIK)")),
    Case("D11", "other spacing", write("Pengaturan", B7="rata-rata  persen bulat")),
    # What cannot be computed by an unknown formula is not called wrong.
    Case(
        "D11",
        "no formula, in both tables",
        together(LOWER, rumus("naik turun"), capaian(1.2, 24.67)),
        (("D11", TABEL_3_1_1_A, "H7"), ("D11", TABEL_3_1_2, "I8")),
    ),
    Case("D11", "a number", write(TABEL_3_1_1_A, H7=1), (("D11", TABEL_3_1_1_A, "H7"),)),
    Case("D11", "no yes and no no", write(PENGATURAN, B8="Iya"), (("D11", PENGATURAN, "B8"),), says="Penunjang"),
    Case("D11", "no scale", write(PENGATURAN, B5="LKJ"), (("D11", PENGATURAN, "B5"),)),
    Case(
        "D11",
        "a scale without what stands in parentheses",
        write(PENGATURAN, B5="Permendagri 86/2017"),
        (("P06", PENGATURAN, "B5"),),
    ),
    Case("D11", "no paper", write(PENGATURAN, B14="Legal"), (("D11", PENGATURAN, "B14"),)),
    Case("D11", "in short, and a dash", write(TABEL_3_1_1_A, H7="R/T", H8="-")),
    Case(
        "D11",
        "nothing chosen",
        write(PENGATURAN, B5=None, B7=None, B8=None, B14=None),
        (("E02", TABEL_3_1_5, "E7"), ("E02", TABEL_3_1_5, "E8")),
    ),
    Case(
        "D11",
        "a Renstra that ends before it begins",
        write("Identitas", B6=2023, B7=2018),
        (("D11", "Identitas", "B7"),),
        says="Renstra 2023 sampai 2018",
    ),
)
