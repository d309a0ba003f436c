"""Rows of averages and of sums of percentages: no indicators, and held against the rows above them."""

from __future__ import annotations

import pytest

from lkjip_xl.text.total_words import is_only_average
from tests import shown

CAPAIAN = """
| INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
| Indeks A          | 100%   | 100%      | 100%      |
| Indeks B          | 100%   | 95%       | 95%       |
"""


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("| Rata-rata | . | . | 97.5% |", []),
        ("| Rata-rata Capaian | . | . | 98% |", []),
        ("| RATA - RATA | 100% | 97.5% | 97.5% |", []),
        ("| Rata-rata | . | . | 90% |", ["T06 Rata-rata · CAPAIAN %: 90.0, 97.50"]),
    ],
)
def test_an_average_is_no_indicator_and_held_against_its_rows(row: str, told: list[str]) -> None:
    report = shown.report(tabel_3_1_1_a=CAPAIAN + row)
    assert len(report.tables["tabel_3_1_1_a"].rows) == 2
    assert shown.told(report, "T06", "D01", "K02") == told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("| Jumlah capaian | . | . | 195% |", []),
        ("| Total Capaian Kinerja (%) | . | . | 195% |", []),
        ("| Jumlah | . | . | 195% |", []),
        ("| Jumlah capaian | . | . | 190% |", ["T06 Jumlah capaian · CAPAIAN %: 190.0, 195.00"]),
    ],
)
def test_a_sum_of_percentages_is_no_indicator_and_held_against_its_rows(row: str, told: list[str]) -> None:
    report = shown.report(tabel_3_1_1_a=CAPAIAN + row)
    assert len(report.tables["tabel_3_1_1_a"].rows) == 2
    assert shown.told(report, "T06", "D01", "K02", "P01", "S09") == told
    assert len(shown.told(report, "T05")) == 1


def test_an_indicator_may_be_a_number_of_something() -> None:
    report = shown.report(tabel_3_1_1_a=CAPAIAN + "| Jumlah kegiatan | 10 | 9 | 90% |")
    assert len(report.tables["tabel_3_1_1_a"].rows) == 3


def test_an_indicator_may_be_an_average_of_something() -> None:
    report = shown.report(tabel_3_1_1_a=CAPAIAN + "| Rata-rata capaian kinerja | 100% | 90% | 90% |")
    assert len(report.tables["tabel_3_1_1_a"].rows) == 3


@pytest.mark.parametrize(
    ("label", "says_nothing_else"),
    [("Rata-rata", True), ("Rerata Capaian (%)", True), ("Rata-rata lama sekolah", False), ("Rataan", False)],
)
def test_labels_of_averages(label: str, says_nothing_else: bool) -> None:
    assert is_only_average(label) is says_nothing_else
