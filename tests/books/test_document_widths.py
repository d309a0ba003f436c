"""The columns of a document's table: widths that were worked by hand."""

from __future__ import annotations

import pytest

from lkjip_xl.books.document.heights import heights_of_headings
from lkjip_xl.books.document.widths import longest_figure, longest_word, widths_within
from lkjip_xl.books.document.word_table import WordCell
from lkjip_xl.books.kit.text_lines import text_width


def test_the_longest_word_counts() -> None:
    assert longest_word("REALISASI 2023 TERHADAP", 8, bold=True) == text_width("TERHADAP", 8, bold=True)
    assert longest_word("tidak-langsung ya", 8, bold=False) == text_width("langsung", 8, bold=False)
    assert longest_word("", 8, bold=False) == 0
    assert longest_figure("laporan 1.850 dokumen", 8, bold=False) == text_width("1.850", 8, bold=False)


@pytest.mark.parametrize(
    ("words", "figures", "room", "widths"),
    [
        ([40, 30], [0, 0], 200, [100, 50]),  # there is room for all
        ([40, 70], [0, 0], 200, [100, 70]),  # and for a word that is longer than its column
        ([40, 40], [0, 0], 120, [40 + 40 * 60 / 70, 40 + 40 * 10 / 70]),  # 40 are left beside the words
        ([40, 90], [0, 0], 140, [50, 90]),  # the words need nearly all of it
        ([80, 40], [20, 40], 90, [50, 40]),  # the words of the first are torn, not its figures
        ([80, 40], [60, 40], 50, [30, 20]),  # not even the figures fit
    ],
)
def test_no_word_is_torn_while_there_is_room(
    words: list[float], figures: list[float], room: float, widths: list[float]
) -> None:
    assert widths_within([100, 50], words, figures, room) == pytest.approx(widths)


@pytest.mark.parametrize(
    ("room", "widths"),
    [
        (190, [60 + 20 * 10 / 90, 50 + 20 * 80 / 90, 60]),  # 20 are left beside 60, 50 and 60
        (155, [45, 50, 60]),  # the figures have theirs
        (120, [10, 50, 60]),  # as long as more than half of an eighth, here 7,5, is left to the names
        (115, [115 / 8, 805 / 8 * 50 / 110, 805 / 8 * 60 / 110]),  # a letter on each line is no name
        (88, [11, 77 * 50 / 110, 77 * 60 / 110]),  # no figure is whole: an eighth is the names'
    ],
)
def test_a_name_can_be_read_before_words_of_figures_are_whole(room: float, widths: list[float]) -> None:
    """Words of 70, 130 and 60 points; figures of 0, 50 and 60; the first column has names."""
    assert widths_within([200, 130, 60], [70, 130, 60], [0, 50, 60], room, {0}) == pytest.approx(widths)


def test_a_heading_over_two_rows_has_room_for_its_lines_where_they_are_repeated() -> None:
    """Four lines of 10 points are 4 × 12,25 + 2 = 51 high; the row above is one line, 14,25: 36,75 are left."""
    over, beside = WordCell("TARGET AKHIR RENSTRA INI", bottom=1), WordCell("TARGET")
    rows = [[over, WordCell("2023")], [WordCell(hidden=True), beside]]
    assert heights_of_headings(rows, [56.0, 80.0], 10.0, {}) == {1: 36.8}
    # Where there is room beside, or upright text makes it, nothing is told.
    assert heights_of_headings(rows, [300.0, 80.0], 10.0, {}) == {}
    assert heights_of_headings(rows, [56.0, 80.0], 10.0, {1: 60.0}) == {1: 60.0}
