"""Efficiency by every measure, with figures worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.methods.efisiensi import (
    EFFICIENT,
    NOT_EFFICIENT,
    NOT_STARTED,
    Measured,
    Output,
    Ukuran,
    efisiensi,
    judged,
    printed,
)


def of(capaian: str | None, penyerapan: str | None) -> Measured:
    return Measured(*(None if each is None else Decimal(each) for each in (capaian, penyerapan)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ukuran", "capaian", "penyerapan", "shown", "word"),
    [
        (Ukuran.SELISIH, "102.5", "90", "12.50", EFFICIENT),
        (Ukuran.SELISIH, "95.40", "95.3333", "0.07", EFFICIENT),
        (Ukuran.SELISIH, "95.33", "95.3333", "0.00", NOT_EFFICIENT),
        (Ukuran.SISA, "102.5", "90", "10.00", EFFICIENT),
        (Ukuran.SISA, "99.99", "90", "10.00", NOT_EFFICIENT),
        (Ukuran.SISA, "102.5", "100", "0.00", NOT_EFFICIENT),
        (Ukuran.SISA, None, "90", "10.00", None),
        (Ukuran.RASIO, "102.5", "90", "1.14", EFFICIENT),
        (Ukuran.RASIO, "90", "90", "1.00", EFFICIENT),
        (Ukuran.RASIO, "89.9", "90", "1.00", NOT_EFFICIENT),
        (Ukuran.RASIO, "100", "0", None, None),
        (Ukuran.RASIO, "0", "0", None, NOT_STARTED),
        (Ukuran.RASIO_PERSEN, "102.5", "90", "113.89", EFFICIENT),
        (Ukuran.RASIO, None, "90", None, None),
        (Ukuran.SELISIH, "100", None, None, None),
    ],
)
def test_a_measure(
    ukuran: Ukuran, capaian: str | None, penyerapan: str | None, shown: str | None, word: str | None
) -> None:
    figures = of(capaian, penyerapan)
    assert printed(ukuran, figures) == (None if shown is None else Decimal(shown))
    assert judged(ukuran, figures) == word


@pytest.mark.parametrize(
    ("outputs", "saved", "value"),
    [
        # (1.000 × 100 % − 900) ÷ 1.000 = 10 %
        (((1000, 900, 100),), "10", "75"),
        # due 500 + 1.000, spent 1.425: 75 ÷ 1.500 = 5 %
        (((1000, 475, 50), (1000, 950, 100)), "5", "62.5"),
        # 600 of 1.000 saved, counted as 20 %
        (((1000, 400, 100),), "20", "100"),
        (((1000, 900, 50),), "-20", "0"),
        (((1000, 0, 0),), None, None),
        ((), None, None),
    ],
)
def test_the_measures_of_the_ministry(
    outputs: tuple[tuple[int, int, int], ...], saved: str | None, value: str | None
) -> None:
    figures = Measured(
        Decimal(100), Decimal(90), [Output(*(Decimal(figure) for figure in each)) for each in outputs]
    )
    for ukuran, right in ((Ukuran.E_KEMENKEU, saved), (Ukuran.NE_KEMENKEU, value)):
        assert efisiensi(ukuran, figures) == (None if right is None else Decimal(right))
        word = None if right is None else NOT_EFFICIENT if saved == "-20" else EFFICIENT
        assert judged(ukuran, figures) == word
