"""One sub kegiatan on several rows of a finance file: documents, periods, sources; nothing is counted twice."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from lkjip_xl.finance.notes import notes_of
from lkjip_xl.finance.reading import ReadingOptions, read_source
from lkjip_xl.finance.source import Source
from tests.finance_files import write_cells
from tests.test_finance_rows import FLAT_HEADINGS, IDEOLOGI, PENUNJANG

Row = Sequence[Any]

A, B = ["8.01.01.2.01.01", "Penyusunan Dokumen"], ["8.01.02.2.01.03", "Wawasan Kebangsaan"]
DOCUMENTS = ["KODE", "NAMA SUB KEGIATAN", "PAGU", "NO SP2D", "REALISASI"]


def read(tmp_path: Path, *rows: Row, **options: Any) -> Source:
    return read_source(write_cells(tmp_path / "x.xlsx", rows), ReadingOptions(2023, **options))


def totals(source: Source) -> tuple[Any, Any]:
    return source.total("pagu"), source.total("realisasi")


def by_row(source: Source, measure: str) -> dict[int, Any]:
    return {line.row: getattr(line, measure) for line in source.lines}


def test_a_row_without_code_and_name_belongs_to_the_one_above(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        DOCUMENTS,
        [*A, 100, "0/A", 30],
        ["", "", "", "0/B", 30],
        ["", "", "", "0/C", 35],
        [*B, 700, "1/A", 600],
        ["JUMLAH", "", 800, "", 695],
    )
    assert totals(source) == (Decimal(800), Decimal(695))
    assert len(source.described) == 2
    assert [*notes_of(source)][
        -1
    ] == "2 baris tanpa kode dan nama dihitung sebagai lanjutan baris di atasnya: baris 3, 4"


def test_a_code_merged_over_its_documents(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate([DOCUMENTS, [*A, 100, "0/A", 30], ["", "", "", "", 65], [*B, 700, "1/A", 600]]):
            sheet.write_row(at, 0, row)
        for column, value in enumerate([*A, 100]):
            sheet.merge_range(1, column, 2, column, value)
    assert totals(read_source(path, ReadingOptions(2023))) == (Decimal(800), Decimal(695))


@pytest.mark.parametrize("own", ["", 95], ids=["kosong", "jumlahnya"])
def test_documents_below_the_row_of_their_sub_kegiatan(own: object, tmp_path: Path) -> None:
    source = read(
        tmp_path,
        DOCUMENTS,
        [*A, 100, "", own],
        ["", "", "", "0/A", 30],
        ["", "", "", "0/B", 65],
        [*B, 700, "1/A", 600],
    )
    assert totals(source) == (Decimal(800), Decimal(695))


def test_a_row_of_a_pagu_in_parts_goes_on_too(tmp_path: Path) -> None:
    headings = ["KODE", "NAMA SUB KEGIATAN", "SUMBER DANA", "PAGU", "REALISASI"]
    source = read(tmp_path, headings, [*A, "PAD", 40, 30], ["", "", "DAU", 60, 65], [*B, "DAU", 700, 600])
    assert totals(source) == (Decimal(800), Decimal(695))


def test_a_document_below_a_rekening_in_columns_of_levels(tmp_path: Path) -> None:
    headings = [*FLAT_HEADINGS[:6], "KODE REKENING", "NO SP2D", *FLAT_HEADINGS[6:]]
    source = read(
        tmp_path,
        headings,
        [*PENUNJANG, *A, "5.1.02.01.01.0024", "0/A", 100, 30],
        ["", "", "", "", "", "", "", "0/B", "", 65],
        [*IDEOLOGI, *B, "5.1.02.01.01.0024", "1/A", 700, 600],
    )
    assert totals(source) == (Decimal(800), Decimal(695))


@pytest.mark.parametrize(
    "row", [["", "", 800, "", 695], ["", "", 800, "Jumlah", 695], ["", "", "", "Kepala Badan", "Drs. FULAN"]]
)
def test_a_total_or_a_signature_goes_on_with_nothing(row: Row, tmp_path: Path) -> None:
    source = read(tmp_path, DOCUMENTS, [*A, 100, "0/A", 95], [*B, 700, "1/A", 600], row)
    assert totals(source) == (Decimal(800), Decimal(695))
