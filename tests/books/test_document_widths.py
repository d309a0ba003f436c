"""The columns of a document's table: widths that were worked by hand."""

from __future__ import annotations

import pytest

from lkjip_xl.books.document.widths import longest_word, widths_within
from lkjip_xl.books.kit.text_lines import text_width


def test_the_longest_word_counts() -> None:
    assert longest_word("REALISASI 2023 TERHADAP", 8, bold=True) == text_width("TERHADAP", 8, bold=True)
    assert longest_word("tidak-langsung ya", 8, bold=False) == text_width("langsung", 8, bold=False)
    assert longest_word("", 8, bold=False) == 0


@pytest.mark.parametrize(
    ("wanted", "least", "room", "widths"),
    [
        ([100, 50], [40, 30], 200, [100, 50]),  # there is room for all
        ([100, 50], [40, 40], 120, [40 + 40 * 60 / 70, 40 + 40 * 10 / 70]),  # 40 are left beside the words
        ([100, 50], [40, 90], 120, [70, 50]),  # no more than is wanted
        ([100, 50], [80, 40], 60, [40, 20]),  # not even the words fit
    ],
)
def test_no_word_is_torn_while_there_is_room(
    wanted: list[float], least: list[float], room: float, widths: list[float]
) -> None:
    assert widths_within(wanted, least, room) == pytest.approx(widths)
