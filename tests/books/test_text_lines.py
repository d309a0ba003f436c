"""How many lines a text takes: worked by hand from the letters' widths, and held against LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.text_lines import lines_in, room_across, text_width
from tests.libreoffice import row_heights

# Of names of programs and headings as reports have them, with what breaks a line and what does not.
TEXTS = (
    "Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik",
    "PROGRAM PEMBERDAYAAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN",
    "Koordinasi dan Penyusunan Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD",
    "Persentase masyarakat yang berperan aktif — 98,02% “Sangat Baik” (≥ 90)",
    "REALISASI PENYERAPAN ANGGARAN ATAS INDIKATOR SASARAN %",
    "Meningkatnya persatuan dan kesatuan\nmasyarakat antar-golongan",
    "Iil jilt fill: titik-titik, il. ill; l'il",
    "WWW MMM @@@ WAWASAN KEBANGSAAN",
    "1.234.567.890",
    "Pembangunan/rehabilitasi/pemeliharaan jalan lingkungan permukiman",
)
WIDTHS = (12, 19, 33, 46, 60)
# Those of the tables; of others LibreOffice draws some up to a twelfth wider than their own letters.
_WIDER = 1.057  # a column in LibreOffice, and in what Excel prints, than on Excel's screen
SIZES = ((10, False), (10, True))


def test_the_width_of_a_text_is_that_of_its_letters() -> None:
    # Carlito, of 2048: digits 1038 each, a point 517; bold digits 1038 too.
    assert text_width("10.5", 10) == pytest.approx(10 * (3 * 1038 + 517) / 2048)
    assert text_width("10", 8, bold=True) == pytest.approx(8 * 2 * 1038 / 2048)
    assert text_width("木", 10) == 10


def test_a_blank_at_which_no_line_ends_is_as_wide_as_another() -> None:
    assert text_width("efisien\u00a014,10", 10) == text_width("efisien 14,10", 10)
    room = text_width("efisien 14,10", 10)
    assert (lines_in("a efisien 14,10", room, 10), lines_in("efisien\u00a014,10", room + 1, 10)) == (2, 1)


def test_words_are_kept_whole_and_what_is_longer_than_its_cell_is_broken() -> None:
    # "aa" is 2 × 981 of 2048 wide, a space 463: at 10 points 9,58 and 2,26; two words with a space need 21,42.
    # A screen draws 10 points as 13 pixels, which are 9,75: 9,34, and 20,89 with a space.
    assert [lines_in("aa aa aa", room, 10) for room in (33, 21, 20, 10)] == [1, 2, 3, 3]
    assert lines_in("aaaa", 10, 10) == 2
    assert lines_in("aa-aa", 13, 10) == 2  # "aa-" needs 12,32
    assert lines_in("aa\n\naa", 10, 10) == 3
    # 8 points are 11 pixels, wider than in print: 7,90.
    assert [lines_in("aa", room, 8) for room in (8, 7.8)] == [1, 2]


def test_a_column_holds_as_many_points_as_excel_gives_it() -> None:
    # 10 digits of 7 pixels at 96 to the inch; the 5 pixels around them hold no text.
    assert room_across(10) == 52.5


def test_a_row_is_as_high_as_its_lines() -> None:
    assert styles.row_height([1]) == 14.25
    assert styles.row_height([1, 3]) == 38.75
    assert styles.row_height([99]) == 409  # Excel's limit


@pytest.mark.long
def test_libreoffice_breaks_texts_into_as_many_lines(tmp_path: Path) -> None:
    cases = [(text, width, size, bold) for text in TEXTS for width in WIDTHS for size, bold in SIZES]
    plain = [(size, bold, lines) for size, bold in SIZES for lines in range(1, 25)]
    heights = row_heights(
        [
            *((text, int(width * 7 + 5) / 96 * _WIDER, size, bold) for text, width, size, bold in cases),
            *(("\n".join("A" * lines), 9.0, size, bold) for size, bold, lines in plain),
        ],
        tmp_path,
    )
    of_lines = dict(zip(plain, heights[len(cases) :], strict=True))
    spare = {
        (text, width, size, bold): needed - _lines(own, [of_lines[size, bold, lines] for lines in range(1, 25)])
        for (text, width, size, bold), own in zip(cases, heights, strict=False)
        for needed in (styles.lines_needed(text, width, font_size=size, bold=bold),)
    }
    # Never too few; one too many where Excel's screen leaves less room than a page, or breaks no word at a slash.
    assert {case: lines for case, lines in spare.items() if lines not in (0, 1)} == {}
    assert sum(spare.values()) <= 0.1 * len(cases)


def _lines(height: float, of_lines: list[float]) -> int:
    """How many lines make a row about so high."""
    return 1 + min(range(len(of_lines)), key=lambda index: abs(of_lines[index] - height))


@pytest.mark.long
def test_no_row_is_lower_than_its_text_in_libreoffice(tmp_path: Path) -> None:
    sizes = (8, 9, 10, 11, 12, 14, 16)
    lines = (1, 2, 3, 10)
    texts = [("\n".join(["Ay"] * each), 3.0, float(size), False) for size in sizes for each in lines]
    own = [styles.row_height([each], font_size=size) for size in sizes for each in lines]
    heights = row_heights(texts, tmp_path)
    # LibreOffice makes no row lower than its usual one.
    assert [pair for pair in zip(texts, own, heights, strict=True) if pair[1] < pair[2] != heights[0]] == []
