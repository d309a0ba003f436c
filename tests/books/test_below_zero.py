"""Figures below zero look alike: with the minus that sentences have, or in brackets where they are amounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.kit import styles
from lkjip_xl.books.results import results_book
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.text.cell_formats import display
from lkjip_xl.text.numbers import MINUS
from tests.sample_books import PUBLISHED, SAMPLES


def _shown(book: Path) -> Iterator[tuple[str, str, str]]:
    """Sheet, cell and what it shows of each figure below zero."""
    for sheet in openpyxl.load_workbook(book, data_only=True):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float) and cell.value < 0:
                    yield sheet.title, cell.coordinate, display(Decimal(str(cell.value)), cell.number_format)


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize(
    ("source", "sheets"),
    [
        (PUBLISHED, {"Temuan"}),
        (SAMPLES / "pemerintah_kabupaten_contoh_2023.xlsx", {"Ringkasan", "Tabel 3.1.5", "Cara Penyerapan"}),
        (SAMPLES / "kecamatan_bekasi_timur_2023.xlsx", {"Tabel 2.7"}),
    ],
    ids=["findings", "efficiency", "amounts"],
)
def test_a_figure_below_zero_has_a_minus_or_brackets(source: Path, sheets: set[str], tmp_path: Path) -> None:
    report = read_report(source)
    write_finished(tmp_path / "jadi.xlsx", report, check_report(report, ""), draft=True)
    shown = list(_shown(tmp_path / "jadi.xlsx"))
    assert {sheet for sheet, *_ in shown} == sheets
    assert [each for each in shown if not each[2].startswith((MINUS, "("))] == []


def test_a_difference_below_zero_has_a_minus_in_the_workbook_of_results_too(tmp_path: Path) -> None:
    with results_book(tmp_path / "hasil.xlsx", strict=False) as book:
        book.add(check_report(read_report(PUBLISHED), ""))
    assert {text for *_, text in _shown(tmp_path / "hasil.xlsx")} == {f"{MINUS}123,75 poin persen"}


@pytest.mark.parametrize(
    ("number_format", "aligned"),
    [
        ("0.00", "0.00_)"),
        (styles.with_minus("0.00"), f'0.00_);"{MINUS}"0.00_)'),
        (styles.CHANGE_FORMAT, styles.CHANGE_FORMAT),
    ],
)
def test_each_part_of_a_format_stands_off_the_line(number_format: str, aligned: str) -> None:
    style = styles.off_the_line({"align": "right", "indent": 1, "num_format": number_format})
    assert style["num_format"] == aligned
