"""Cases of P06."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import PENGATURAN, write
from tests.sample_books import TABEL_3_1

CASES = (
    Case("P06", "a gap", write(TABEL_3_1, C8="75,00 – 89,9"), (("P06", TABEL_3_1, "C8"),), expected="75 – < 90"),
    Case("P06", "an overlap", write(TABEL_3_1, C11="0-50,00"), (("P06", TABEL_3_1, "C11"),), says="dua kategori"),
    Case("P06", "no bounds", write(TABEL_3_1, C8="baik sekali"), (("P06", TABEL_3_1, "C8"),), says="dibaca"),
    Case("P06", "in other words", write(TABEL_3_1, C7="90 ke atas", C8="75 ≤ x < 90", C11="kurang dari 50")),
    Case("P06", "the scale of Tabel 3.1 chosen by its name", write(PENGATURAN, B5="LKjIP (90, 75, 65, 50)")),
    Case("P06", "up to 95", write(TABEL_3_1, C7="90 – 95"), (("P06", TABEL_3_1, "C7"),), says="antara 95 dan 100"),
    Case(
        "P06", "from 10", write(TABEL_3_1, C11="10 – < 50"), (("P06", TABEL_3_1, "C11"),), says="antara 0 dan 10"
    ),
    Case("P06", "at most", write(TABEL_3_1, C11="≤ 50"), (("P06", TABEL_3_1, "C11"),), expected="< 50"),
    Case(
        "P06",
        "a bound in two categories",
        write(TABEL_3_1, C10="50 – 65"),
        (("P06", TABEL_3_1, "C10"),),
        expected="50 – < 65",
        says="Nilai 65 masuk dua kategori",
    ),
    Case(
        "P06",
        "a wide overlap",
        write(TABEL_3_1, C8="75 – 95"),
        (("P06", TABEL_3_1, "C8"),),
        expected="75 – < 90",
        says="antara 90 dan 95",
    ),
    Case(
        "P06",
        "whole numbers",
        write(TABEL_3_1, C8="75 – 89", C9="65 – 74", C10="50 – 64", C11="0 – 49"),
        tuple(("P06", TABEL_3_1, address) for address in ("C8", "C9", "C10", "C11")),
    ),
    Case("P06", "up to 100", write(TABEL_3_1, C7="90 – 100")),
    Case("P06", "bounds that belong to the lower band", write(TABEL_3_1, C9="> 65 – < 75", C10="50 – ≤ 65")),
    Case("P06", "percent signs", write(TABEL_3_1, C7="≥ 90%", C8="75% – < 90%")),
    Case(
        "P06",
        "a bound left out",
        write(TABEL_3_1, C9="> 65 – < 75"),
        (("P06", TABEL_3_1, "C9"),),
        expected="65 – < 75",
        says="nilai 65",
    ),
    Case(
        "P06",
        "the highest without its bound",
        write(TABEL_3_1, C7="> 90"),
        (("P06", TABEL_3_1, "C7"),),
        expected="≥ 90",
    ),
    Case(
        "P06",
        "two from one value",
        write(TABEL_3_1, C9="75 – < 80"),
        (("P06", TABEL_3_1, "C9"),),
        says="Nilai 75",
    ),
    Case("P06", "no range", write(TABEL_3_1, C9=None), (("D01", TABEL_3_1, "C9"),)),
)
