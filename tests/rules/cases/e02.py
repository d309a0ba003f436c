"""Cases of E02."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import PENGATURAN, Change, show_as, together, write
from tests.sample_books import TABEL_3_1_1_B, TABEL_3_1_5

# Each method's figures for the two sasaran of the sample, worked by hand. Of the first: whole percent
# (95 + 97 + 94) ÷ 3, with Penunjang (98 + 286) ÷ 4; unrounded 285,28 ÷ 3 and 383,30 ÷ 4; by pagu
# 3.682.531.588 ÷ 3.902.524.260 and 7.544.017.498 ÷ 7.841.848.683. The second has no Penunjang.
METHODS = {
    ("Rata-rata persen bulat", "Tidak"): ("95.33", "99.50"),
    ("Rata-rata persen bulat", "Ya"): ("96.00", "99.50"),
    ("Rata-rata tanpa pembulatan", "Tidak"): ("95.09", "99.60"),
    ("Rata-rata tanpa pembulatan", "Ya"): ("95.83", "99.60"),
    ("Tertimbang pagu", "Tidak"): ("94.36", "99.94"),
    ("Tertimbang pagu", "Ya"): ("96.20", "99.94"),
}

USUAL = ("Rata-rata persen bulat", "Tidak")


def method(chosen: tuple[str, str], first: str, second: str) -> Change:
    """A method of Pengaturan, and what stands as the absorption of the two sasaran; the efficiency follows."""
    one, other = float(first), float(second)
    return together(
        write(PENGATURAN, B7=chosen[0], B8=chosen[1]),
        write(TABEL_3_1_5, E7=one / 100, E8=other / 100, F7=round(100 - one, 2), F8=round(100 - other, 2)),
        show_as(TABEL_3_1_5, E7="0.00%", E8="0.00%"),
    )


def in_words(chosen: tuple[str, str]) -> str:
    return f"{chosen[0].lower()}, {'dengan' if chosen[1] == 'Ya' else 'tanpa'} Program Penunjang"


def of_another(chosen: tuple[str, str], other: tuple[str, str]) -> Case:
    """One method in Pengaturan, and the first figure of another in the table."""
    right, wrong = METHODS[chosen][0], METHODS[other][0]
    return Case(
        "E02",
        f"{in_words(other)}, where it should be {in_words(chosen)}",
        method(chosen, wrong, METHODS[chosen][1]),
        (("E02", TABEL_3_1_5, "E7"),),
        expected=Decimal(right),
        actual=Decimal(wrong),
        difference=Decimal(wrong) - Decimal(right),
        says=f"hasil cara lain ({in_words(other)})",
    )


CASES = (
    Case(
        "E02",
        "by another method",
        together(write(TABEL_3_1_5, E7=0.962, F7=3.8), show_as(TABEL_3_1_5, E7="0.00%")),
        (("E02", TABEL_3_1_5, "E7"),),
        expected=Decimal("95.33"),
        actual=Decimal("96.2"),
        says="tertimbang pagu, dengan Program Penunjang",
    ),
    Case(
        "E02",
        "by no method",
        write(TABEL_3_1_5, E7=0.9, F7=10),
        (("E02", TABEL_3_1_5, "E7"),),
        says="bukan hasil cara lain",
    ),
    Case(
        "E02",
        "the method of Pengaturan",
        together(
            write("Pengaturan", B7="Tertimbang pagu", B8="Ya"),
            write(TABEL_3_1_5, E7=0.962, F7=3.8, E8=0.9994, F8=0.06),
            show_as(TABEL_3_1_5, E7="0.00%", E8="0.00%"),
        ),
    ),
    Case(
        "E02",
        "without Penunjang",
        together(
            write("Pengaturan", B7="Tertimbang pagu"),
            write(TABEL_3_1_5, E7=0.9436, F7=5.64, E8=0.9994, F8=0.06),
            show_as(TABEL_3_1_5, E7="0.00%", E8="0.00%"),
        ),
    ),
    *(Case("E02", in_words(each), method(each, *figures)) for each, figures in METHODS.items()),
    *(of_another(USUAL, each) for each in METHODS if each != USUAL),
    *(of_another(each, USUAL) for each in METHODS if each != USUAL),
    Case(
        "E02",
        "of the second sasaran",
        method(USUAL, "95.33", "99.94"),
        (("E02", TABEL_3_1_5, "E8"),),
        expected=Decimal("99.5"),
        says="tertimbang pagu",
    ),
    Case(
        "E02",
        "a hundredth",
        method(USUAL, "95.34", "99.50"),
        (("E02", TABEL_3_1_5, "E7"),),
        difference=Decimal("0.01"),
        says="bukan hasil cara lain",
    ),
    Case("E02", "whole percent", together(write(TABEL_3_1_5, E7=0.95, F7=5), show_as(TABEL_3_1_5, E7="0%"))),
    Case(
        "E02",
        "a program is the fault",
        write(TABEL_3_1_1_B, G41=1_400_000_000, H41=87),
        (("T02", TABEL_3_1_1_B, "G41"),),
    ),
    Case(
        "E02",
        "a hundredfold",
        together(write(TABEL_3_1_5, E7=95.33, F7=-9433), show_as(TABEL_3_1_5, E7="0.00%", F7="0.00")),
        (("E02", TABEL_3_1_5, "E7"),),
        says="seratus kali",
    ),
    Case(
        "E02",
        "a method that is the same with and without Penunjang",
        together(write(TABEL_3_1_5, E8=0.9994, F8=0.06), show_as(TABEL_3_1_5, E8="0.00%")),
        (("E02", TABEL_3_1_5, "E8"),),
        says="(tertimbang pagu)",
    ),
)
