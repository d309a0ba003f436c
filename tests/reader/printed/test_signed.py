"""Tables that only place signatures are none of a report's tables."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from lkjip_xl.reader.printed.signed import is_of_signatures
from lkjip_xl.reader.printed.tables import PrintedTable
from lkjip_xl.reader.word.document import read_document
from lkjip_xl.reader.word_report import report_of_document

Rows = tuple[tuple[str, ...], ...]
_SIGNED: Rows = (
    ("Pihak Kedua,", "", "Kota Contoh, Januari 2024\nPihak Pertama,"),
    ("Nama Atasan", "", "Nama Kepala"),
    ("", "", "NIP. 00000000 000000 0 000"),
)


def _table(rows: Rows) -> PrintedTable:
    return PrintedTable(
        1, {(at, column): text for at, row in enumerate(rows, 1) for column, text in enumerate(row, 1)}
    )


@pytest.mark.parametrize(
    ("rows", "signed"),
    [
        (_SIGNED, True),
        ((("Mengetahui,\nKepala Dinas\n\nNama\nNIP. 00000000 000000 0 000", "Bendahara\n\nNama"),), True),
        (
            (
                ("Nama", "NIP"),
                ("A", "000000000000000000"),
                ("B", "000000000000000001"),
                ("C", "000000000000000002"),
            ),
            False,
        ),
        ((("Program", "Anggaran"), ("Penunjang", "1.000.000"), ("Ditetapkan di Contoh", "")), False),
        ((("Uraian", "Jumlah"), ("Laki-laki", "12")), False),
    ],
)
def test_who_signs_is_no_table(rows: Rows, signed: bool) -> None:
    assert is_of_signatures(_table(rows)) is signed


def test_it_is_not_counted_among_the_tables_of_a_document(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Perjanjian Kinerja Tahun 2024")
    agreed: Rows = (
        ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"),
        ("1", "Layanan", "Indeks", "Nilai", "80"),
    )
    for rows in (agreed, _SIGNED):
        table = document.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(at, column).text = text
        document.add_paragraph("")
    document.save(str(tmp_path / "pk.docx"))

    read = report_of_document(read_document(tmp_path / "pk.docx")).document

    assert read is not None
    assert (read.taken, read.tables, read.left) == (1, 1, ())
