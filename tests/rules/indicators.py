"""Changes to the first indicator of the sample: its target, realisasi and capaian in every table with them."""

from __future__ import annotations

from tests.rules.changes import PENGATURAN, Change, show_as, together, write
from tests.sample_books import PERJANJIAN, SASARAN, TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_3, TABEL_3_1_5

LESS = "(2T − R) ÷ T (makin rendah makin baik)"

INVERSE = "T ÷ R (makin rendah makin baik)"

# Last year's realisasi of the first indicator is 110, of a target of 80.
LAST_YEAR_BETTER = together(write(TABEL_3_1_3, K8=110), write(TABEL_3_1_2, B8=1.1, H8=0.91))


def target(value: object) -> Change:
    """The target 2023 of the first indicator in every table that tells it."""
    return together(
        write(SASARAN, I7=value),
        write(PERJANJIAN, D7=value),
        write(TABEL_3_1_1_A, D7=value),
        write(TABEL_3_1_2, F8=value),
        write(TABEL_3_1_3, L8=value),
        show_as(TABEL_3_1_1_A, D7="General"),
        show_as(TABEL_3_1_2, F8="General"),
    )


def realisasi(value: object, growth: object) -> Change:
    """The realisasi 2023 of the first indicator in every table, and its share of last year's, which is 80."""
    return together(
        write(TABEL_3_1_1_A, E7=value),
        write(TABEL_3_1_2, B8=80, C8=80, E8=value, H8=growth),
        write(TABEL_3_1_3, M8=value),
        show_as(TABEL_3_1_1_A, E7="General"),
        show_as(TABEL_3_1_2, B8="General", C8="General", E8="General", H8="0.00%"),
    )


def capaian(value: object, efficiency: object) -> Change:
    """The capaian of the first indicator in every table, and what it is above the absorption of 95,33 %."""
    return together(
        write(TABEL_3_1_1_A, F7=value),
        write(TABEL_3_1_2, G8=value),
        write(TABEL_3_1_5, D7=value, F7=efficiency),
        show_as(TABEL_3_1_1_A, F7="0.00%"),
        show_as(TABEL_3_1_2, G8="0.00%"),
        show_as(TABEL_3_1_5, D7="0.00%"),
    )


def rumus(text: str) -> Change:
    return together(write(TABEL_3_1_1_A, H7=text), write(TABEL_3_1_2, I8=text))


def cap(value: object) -> Change:
    return write(PENGATURAN, B6=value)


LOWER = together(target(10), realisasi(8, 0.1))

# 90 % by R ÷ T.
NINETY = together(target(100), realisasi(90, 1.125), capaian(0.9, -5.33))

# 89,95 %, which is printed as 90 %.
NEARLY_NINETY = together(
    target(100),
    realisasi(89.95, 1.1244),
    capaian(0.8995, -5.38),
    show_as(TABEL_3_1_1_A, F7="0%"),
    show_as(TABEL_3_1_2, G8="0%"),
)

# 100 of 80 is 125 %.
HIGH = together(target(80), realisasi(100, 1.25))

RANGE = target("80-90")

# 99 ÷ 90, 72 ÷ 80
ABOVE = together(RANGE, realisasi(99, 1.2375), capaian(1.1, 14.67))

BELOW = together(RANGE, realisasi(72, 0.9), capaian(0.9, -5.33))

# A capaian of 100 % where there can be none, and the dash that should stand there.
A_NUMBER = capaian(1, 4.67)

A_DASH = capaian("-", "-")


def no_target(value: object) -> Change:
    return together(target(value), realisasi(100, 1.25))
