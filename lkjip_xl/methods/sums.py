"""Sums and means of figures of which some may not be known: what nobody wrote is not 0."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


def sum_of_known(figures: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of those figures that there are; None where there is none."""
    known = [figure for figure in figures if figure is not None]
    return sum(known, Decimal(0)) if known else None


def sum_of_all(figures: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of figures; None where one of them is not known."""
    every = list(figures)
    known = [figure for figure in every if figure is not None]
    return sum(known, Decimal(0)) if len(known) == len(every) else None


def mean(figures: Iterable[Decimal | None]) -> Decimal | None:
    """The plain mean of those figures that there are; None where there is none."""
    known = [figure for figure in figures if figure is not None]
    return sum(known, Decimal(0)) / len(known) if known else None
