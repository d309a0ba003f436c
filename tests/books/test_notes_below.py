"""What somebody typed below a table, a note or a source, stands there in the finished workbook too."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report
from tests import shown

TABLE = """
| JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
| Program      | Budaya                        | Indeks    | 80     | 100           |
| Kegiatan     | Museum                        | Koleksi   | 9      | 100           |
| Sub Kegiatan | Pameran                       | Jumlah    | 4      | 100           |
| .            | .                             | .         | .      | .             |
"""
IDENTITAS = "| Nama Perangkat Daerah | Dinas Budaya |\n| Tahun Laporan | 2023 |"


def below(report: Report, path: Path) -> list[str]:
    write_finished(path, report, check_report(report, ""), draft=True)
    rows = openpyxl.load_workbook(path)["Tabel 2.7"].iter_rows(min_row=9, max_col=1, values_only=True)
    return [str(text) for (text,) in rows if text]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            "| Catatan: sementara⏎belum diaudit |",
            ["Sumber: Dinas Budaya, 2023", "Catatan: sementara\nbelum diaudit"],
        ),
        ("| Sumber: BPS, 2023 |", ["Sumber: BPS, 2023"]),
        ("| *) angka sementara |", ["Sumber: Dinas Budaya, 2023", "*) angka sementara"]),
    ],
)
def test_notes_below_a_table_are_printed_once(typed: str, printed: list[str], tmp_path: Path) -> None:
    report = shown.report(identitas=IDENTITAS, tabel_2_7=f"{TABLE.strip()}\n{typed}")
    assert below(report, tmp_path / "draf.xlsx") == printed
    assert below(read_report(tmp_path / "draf.xlsx"), tmp_path / "lagi.xlsx") == printed
