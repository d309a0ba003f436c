"""Cases of K03."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import replaced, upper, write
from tests.sample_books import (
    PK_PROGRAM,
    SASARAN,
    TABEL_2_1,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_5,
)

CASES = (
    Case(
        "K03",
        "a name",
        write(
            TABEL_3_1_1_B,
            C42="Perumusan Kebijakan Teknis dan Pemanjapan Pelaksanaan "
            "Bidang Ideologi Pancasila dan Karakter Kebangsaan",
        ),
        (("K03", TABEL_3_1_1_B, "C42"),),
    ),
    Case(
        "K03",
        "an indicator",
        write(TABEL_3_1_1_B, D38="Jumlah pemeliharan mebel"),
        (("K03", TABEL_3_1_1_B, "D38"),),
        expected="Jumlah pemeliharaan mebel",
        actual="Jumlah pemeliharan mebel",
    ),
    Case(
        "K03",
        "case and spacing",
        write(TABEL_3_1_1_B, C38="PEMELIHARAAN\n  mebel", D38="Jumlah  Pemeliharaan Me bel"),
    ),
    Case("K03", "invisible marks", write(TABEL_3_1_1_B, C38="Pemeliharaan\u00a0Mebel\u200b")),
    Case(
        "K03",
        "a letter short in the budget by sasaran",
        write(TABEL_2_3_1, C12="PROGRAM PEMBERDAYAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN"),
        (("K03", TABEL_2_3_1, "C12"),),
    ),
    Case(
        "K03",
        "its words in another order",
        write(TABEL_2_3_1, C12="PROGRAM PENGAWASAN ORGANISASI KEMASYARAKATAN DAN PEMBERDAYAAN"),
        (("K03", TABEL_2_3_1, "C12"),),
    ),
    Case(
        "K03",
        "a name that all others write otherwise",
        write(TABEL_2_7, C50="PROGRAM PEMBERDAYAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN"),
        (("K03", TABEL_2_7, "C50"),),
        infos=(STANDING, ("K09", PK_PROGRAM, "A9")),
        expected="PROGRAM PEMBERDAYAAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN",
        says="bersama 2 sel lain",
    ),
    Case(
        "K03",
        "a sasaran",
        write(TABEL_3_1_5, B7="Meningkatkan pemahaman tentang arti"),
        (("K03", TABEL_3_1_5, "B7"),),
    ),
    Case("K03", "a sasaran, other case", upper(TABEL_3_1_5, "B7")),
    Case(
        "K03",
        "an indicator of a sasaran",
        replaced(TABEL_3_1_1_A, "B7", "pembinaan", "pembinan"),
        (("K03", TABEL_3_1_1_A, "B7"),),
    ),
    Case(
        "K03",
        "an indicator in the first table",
        replaced(SASARAN, "B7", "pembinaan", "pembinan"),
        (("K03", SASARAN, "B7"),),
    ),
    Case(
        "K03",
        "a sasaran in Tabel 2.3.1",
        replaced(TABEL_2_3_1, "B7", "pemahaman", "pemahamam"),
        (("K03", TABEL_2_3_1, "B7"),),
    ),
    Case(
        "K03",
        "a name in Tabel 2.1",
        write(TABEL_2_1, C37="Pemeliharan Mebel"),
        (("K03", TABEL_2_1, "C37"),),
        expected="Pemeliharaan Mebel",
    ),
    Case(
        "K03",
        "a program in Tabel 2.1",
        replaced(TABEL_2_1, "B49", "PEMBERDAYAAN", "PEMBERDAYAN"),
        (("K03", TABEL_2_1, "B49"),),
    ),
    Case("K03", "a name in Tabel 2.1, other case", upper(TABEL_2_1, "C37")),
    Case(
        "K03",
        "a sasaran misspelt where it is first written",
        replaced(SASARAN, "A7", "pemahaman", "pemahamam"),
        (("K03", SASARAN, "A7"),),
    ),
)
