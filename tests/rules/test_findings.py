"""A finding's figures as people and programs read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Problem


@pytest.mark.parametrize(
    ("difference", "percent", "shown"),
    [
        ("-1.5333333333333", True, "-1.53"),
        ("0.125", True, "0.13"),
        ("1.53333333", False, "1.5333"),
        ("-1000", False, "-1000"),
        ("0.001", True, "0.001"),
    ],
)
def test_a_difference_is_told_with_few_decimals(difference: str, percent: bool, shown: str) -> None:
    problem = Problem(Place("Tabel 3.1.2", 8, 7), "Berbeda.", difference=Decimal(difference), percent=percent)
    assert problem.shown_difference == Decimal(shown)
