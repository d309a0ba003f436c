"""Cases of D03."""

from __future__ import annotations

from tests.rules.budgets import NO_PAGU, NOTHING_SPENT
from tests.rules.case import STANDING, Case
from tests.rules.changes import in_both, show_formula, together, write
from tests.rules.indicators import A_DASH, BELOW, no_target, target
from tests.sample_books import SASARAN, TABEL_2_7, TABEL_3_1_1_A, TABEL_3_1_1_B, TABEL_3_1_2, TABEL_3_1_3

CASES = (
    Case(
        "D03", "words", write(TABEL_3_1_1_B, G38="menyusul"), (("D03", TABEL_3_1_1_B, "G38"),), actual="menyusul"
    ),
    Case("D03", "a target in pagu", write(TABEL_2_7, F38="2 paket"), (("D03", TABEL_2_7, "F38"),)),
    Case("D03", "n/a in rupiah", write(TABEL_3_1_1_B, G38="n/a"), (("D03", TABEL_3_1_1_B, "G38"),)),
    Case("D03", "a year of three figures", write("Identitas", B6=218), (("D03", "Identitas", "B6"),)),
    Case("D03", "a setting in words", write("Pengaturan", B4="seribu"), (("D03", "Pengaturan", "B4"),)),
    Case(
        "D03",
        "nihil",
        together(NOTHING_SPENT, write(TABEL_3_1_1_B, G45="nihil", H45="-")),
        (("W02", TABEL_3_1_1_B, "G45"),),
    ),
    Case(
        "D03",
        "n/a where nothing can be computed",
        together(NO_PAGU, write(TABEL_3_1_1_B, H38="n/a")),
        (("W10", TABEL_2_7, "F38"),),
    ),
    Case("D03", "a grade as target", in_both(E38="BB")),
    Case(
        "D03",
        "a target in words",
        together(
            target("banyak"),
            A_DASH,
            show_formula(TABEL_3_1_1_A, "F7", "CAPAIAN(E7,D7)", "-"),
            show_formula(TABEL_3_1_2, "G8", "CAPAIAN(E8,F8)", "-"),
        ),
        (("D03", SASARAN, "I7"),),
        actual="banyak",
    ),
    Case("D03", "a target in words beside a dash", together(target("banyak"), A_DASH)),
    Case("D03", "a grade beside a figure", together(target("Baik"), A_DASH)),
    Case(
        "D03",
        "a realisasi in words",
        together(
            write(TABEL_3_1_1_A, E7="belum ada"),
            write(TABEL_3_1_2, E8="belum ada"),
            write(TABEL_3_1_3, M8="belum ada"),
        ),
        (("D03", TABEL_3_1_1_A, "E7"), ("D03", TABEL_3_1_2, "E8"), ("D03", TABEL_3_1_3, "M8")),
        says="targetnya 100%",
    ),
    Case("D03", "of an earlier year", write(TABEL_3_1_3, G8="menyusul"), (("D03", TABEL_3_1_3, "G8"),)),
    Case(
        "D03",
        "under a range",
        together(BELOW, write(TABEL_3_1_1_A, E7="baik")),
        (("D03", TABEL_3_1_1_A, "E7"),),
        says="80-90",
    ),
    Case(
        "D03",
        "a grade beside a grade",
        together(no_target("BB"), write(TABEL_3_1_1_A, E7="A"), A_DASH),
        (("K06", TABEL_3_1_1_A, "E7"),),
        (STANDING, ("P08", TABEL_3_1_1_A, "F7"), ("E05", "Tabel 3.1.5", "F7")),
    ),
    Case("D03", "a year in words", write("Identitas", B5="Tahun 2023"), (("D03", "Identitas", "B5"),)),
)
