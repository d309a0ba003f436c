"""Sums and means leave out what is not known, or are not known themselves."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.methods.sums import mean, sum_of_all, sum_of_known


def test_what_is_not_known_is_no_zero() -> None:
    some = [Decimal(90), None, Decimal(100)]
    assert (sum_of_known(some), sum_of_all(some), mean(some)) == (Decimal(190), None, Decimal(95))


def test_nothing_known_has_no_mean_and_only_the_sum_of_no_figures() -> None:
    assert (sum_of_known([None]), sum_of_all([None]), mean([None])) == (None, None, None)
    assert (sum_of_known([]), sum_of_all([]), mean([])) == (None, Decimal(0), None)
