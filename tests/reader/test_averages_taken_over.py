"""An average that somebody typed below one table is no indicator of the table whose formulas repeat it."""

from __future__ import annotations

import pytest

from tests import shown

RESULTS = """
| INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN |
| Indeks            | 80     | 76        | 95%     |
| Nilai             | 50     | 50        | 100%    |
| Rata-rata capaian | .      | .         | 97.5%   |
"""
GROWTH = """
| INDIKATOR SASARAN  | 2023 REALISASI | 2023 TARGET | 2023 CAPAIAN | 2024 REALISASI | 2024 TARGET | 2024 CAPAIAN |
| =Indeks            | 75             | 80          | 93.75%       | =76            | =80         | =95%         |
| =Nilai             | 50             | 50          | 100%         | =50            | =50         | =100%        |
"""
IDENTITAS = """
| Tahun laporan | 2024 |
"""


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("| =Rata-rata capaian | .  | . | . | . | . | = |", ["Indeks", "Nilai"]),
        ("| =Rata-rata capaian | 90 | . | . | . | . | . |", ["Indeks", "Nilai", "Rata-rata capaian"]),
        ("| Rata-rata capaian  | .  | . | . | . | . | . |", ["Indeks", "Nilai", "Rata-rata capaian"]),
        ("| =Rata-rata lama    | .  | . | . | . | . | . |", ["Indeks", "Nilai", "Rata-rata lama"]),
    ],
)
def test_only_what_formulas_repeat_of_an_average_is_left_out(row: str, names: list[str]) -> None:
    read = shown.report(identitas=IDENTITAS, tabel_3_1_1_a=RESULTS, tabel_3_1_2=f"{GROWTH}{row}\n| . | 1 |")
    # The last row has no name: below it a name alone would be a signature.
    assert [each.text("indikator") for each in read.tables["tabel_3_1_2"].rows][:-1] == names
