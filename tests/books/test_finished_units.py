"""The unit of an indicator is typed once, and stands in every table of indicators."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from tests import shown
from tests.libreoffice import recalculate

IDENTITAS = """
| Nama Perangkat Daerah | Dinas Contoh |
| Pemerintah Daerah     | Kota Contoh  |
| Tahun Laporan         | 2023         |
| Awal Renstra          | 2023         |
| Akhir Renstra         | 2024         |
"""
SASARAN = """
| SASARAN | INDIKATOR SASARAN | SATUAN | 2023 | 2024 |
| Tertib  | Indeks satu       | {}     | 80   | 80   |
|         | Indeks dua        | {}     | 75   | 80   |
"""
AGREEMENT = """
| SASARAN | INDIKATOR SASARAN | SATUAN | TARGET |
| Tertib  | Indeks satu       | {}     | 80     |
|         | Indeks dua        | {}     | 75     |
"""
ACHIEVED = """
| SASARAN | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
| Tertib  | Indeks satu       | 80     | 80        | 100%      |
|         | Indeks dua        | 75     | 75        | 100%      |
"""
YEARS = """
| INDIKATOR SASARAN | 2023   | 2023      | 2024   | 2024      |
|                   | TARGET | REALISASI | TARGET | REALISASI |
| Indeks satu       | 80     | 80        | 80     |           |
| Indeks dua        | 75     | 75        | 80     |           |
"""
PRINTED = ("tabel_2_2_sasaran", "tabel_2_2_perjanjian_kinerja", "tabel_3_1_1_a", "tabel_3_1_3")


@pytest.mark.long
@pytest.mark.parametrize(
    ("planned", "agreed", "told"),
    [
        (("Nilai", "%"), (".", "."), ["Nilai", "%"]),
        ((".", "."), ("Nilai", "%"), ["Nilai", "%"]),
        (("Nilai", "."), (".", "%"), ["Nilai", "%"]),
        (("=Nilai", "."), ("=Nilai", "%"), ["Nilai", "%"]),
    ],
)
def test_it_is_printed_in_every_table_wherever_it_was_typed(
    planned: Sequence[str], agreed: Sequence[str], told: Sequence[str], tmp_path: Path
) -> None:
    report = shown.report(
        identitas=IDENTITAS,
        tabel_2_2_sasaran=SASARAN.format(*planned),
        tabel_2_2_perjanjian_kinerja=AGREEMENT.format(*agreed),
        tabel_3_1_1_a=ACHIEVED,
        tabel_3_1_3=YEARS,
    )
    write_finished(tmp_path / "jadi.xlsx", report, check_report(report, "b.xlsx"), draft=True)
    recalculate(tmp_path / "jadi.xlsx", tmp_path / "dihitung.xlsx")
    for name in ("jadi.xlsx", "dihitung.xlsx"):
        tables = read_report(tmp_path / name).tables
        for key in PRINTED:
            assert [row.text("satuan") for row in tables[key].rows] == told, (name, key)
        columns = tables["tabel_3_1_1_a"].columns
        assert columns["satuan"] == columns["target"] - 1
