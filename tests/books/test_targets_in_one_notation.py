"""A target and its realisasi are printed in one notation in every table of the finished workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from tests import shown

PLAN = """
| JENIS   | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
| Program | Program A                     | Jumlah    | {}     | 100           |
"""
SPENT = """
| JENIS | PROGRAM | INDIKATOR | TARGET | TARGET KEUANGAN | REALISASI | % | REALISASI FISIK | CAPAIAN FISIK (%) |
| Program | Program A | Jumlah | {}     | 100             | 90        | 90 | {}             | .                 |
"""
AGREED = """
| PROGRAM   | INDIKATOR PROGRAM | SATUAN | TARGET | REALISASI | CAPAIAN (%) |
| Program A | Jumlah            | .      | {}     | {}        | .           |
"""
WRITTEN = (
    ("120000 lembar", "120.000 lembar"),
    ("120.000 lembar", "120.000 lembar"),
    ("1,250,000 orang", "1.250.000 orang"),
    ("'120000", "120.000"),
    ("1234,5 ton", "1.234,5 ton"),
    ("1.5 ton", "1,5 ton"),
    ("≤ 1500 kasus", "≤ 1.500 kasus"),
    ("12 bulan", "12 bulan"),
    ("(1,98)", "(1,98)"),
    ("92,50%", "92,50%"),
    ("2 dokumen", "2 dokumen"),
    # What is no figure stays as it is typed, and so does what may be two.
    ("7 - 8 bulan", "7 - 8 bulan"),
    ("31 Maret 2024", "31 Maret 2024"),
    ("WTP", "WTP"),
    ("-", "-"),
)


@pytest.mark.parametrize("filled", [True, False], ids=["with its realisasi", "without"])
@pytest.mark.parametrize(("typed", "printed"), WRITTEN)
def test_it_is_printed_alike_in_every_table(typed: str, printed: str, filled: bool, tmp_path: Path) -> None:
    result = typed if filled else "."
    report = shown.report(
        tabel_2_7=PLAN.format(typed),
        tabel_3_1_1_b=SPENT.format(typed, result),
        tabel_2_2_pk_program=AGREED.format(typed, result),
    )
    path = tmp_path / "jadi.xlsx"
    written = write_finished(path, report, check_report(report, ""), draft=True)
    assert written.otherwise == 0  # the same figure, whatever stands between its digits
    tables = read_report(path).tables
    texts = [tables[key].rows[0].text("target") for key in ("tabel_2_7", "tabel_3_1_1_b", "tabel_2_2_pk_program")]
    assert texts == [printed] * 3
    if filled:
        assert tables["tabel_3_1_1_b"].rows[0].text("realisasi_kinerja") == printed
        assert tables["tabel_2_2_pk_program"].rows[0].text("realisasi") == printed
