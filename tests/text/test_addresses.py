"""Addresses as parts of a workbook write them, and texts that only look like some."""

from __future__ import annotations

import pytest

from lkjip_xl.text.addresses import cell_named, stretch_named


@pytest.mark.parametrize(
    ("address", "cell"),
    [("F19", (19, 6)), ("aa1", (1, 27)), ("$F$19", None), ("F", None), ("19", None), ("F19:G20", None)],
)
def test_a_cell(address: str, cell: tuple[int, int] | None) -> None:
    assert cell_named(address) == cell


@pytest.mark.parametrize(
    ("reference", "stretch"),
    [
        ("B2:C4", (2, 2, 4, 3)),
        ("C4:B2", (2, 2, 4, 3)),
        ("$B$2", (2, 2, 2, 2)),
        ("$B2:C$4", (2, 2, 4, 3)),
        ("B2:C", None),
        ("", None),
    ],
)
def test_a_stretch(reference: str, stretch: tuple[int, int, int, int] | None) -> None:
    assert stretch_named(reference) == stretch
