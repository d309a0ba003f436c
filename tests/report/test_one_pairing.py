"""Rows of two tables are paired in one way by all rules, and by what builds the finished workbook."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.check.run import check_report
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.model import Report
from tests.sample_books import TABEL_2_3_1, TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_5, Book, found

NAME = "PROGRAM Penguatan IDEOLOGI PANCASILA DAN KARAKTER KEBANGSAAN"
SHORT = "PROGRAM PENGUATAN IDEOLOGI PANCASILA"


def absorbed(report: Report) -> list[Decimal]:
    """What the finished workbook prints as penyerapan of each sasaran."""
    table = report.tables["tabel_3_1_5"]
    column = table.spec.column("penyerapan")
    figures = (Recomputed(report).figure(table, row, column) for row in table.rows)
    return [round(figure, 2) for figure in figures if figure is not None]


def test_a_name_shortened_in_one_table_is_paired_by_its_code() -> None:
    book = Book(codes=True)
    book[TABEL_3_1_1_B].cell(book.row(TABEL_3_1_1_B, NAME), 3).value = SHORT
    report = book.read()
    assert {code for code, *_ in found(check_report(report, ""))} == {"K03"}
    assert absorbed(report) == [Decimal("95.33"), Decimal("99.50")]


def test_a_program_that_cannot_be_paired_leaves_the_sasaran_not_judged() -> None:
    book = Book()
    for sheet in (TABEL_2_7, TABEL_3_1_1_B):
        for (cell,) in book[sheet].iter_rows(min_row=8, min_col=3, max_col=3):
            if str(cell.value).upper() == NAME.upper():
                cell.value = "PROGRAM KARAKTER"
    book[TABEL_3_1_5]["E7"] = None
    report = book.read()
    # Only that of the other sasaran: without one of its programs nobody knows the first one's.
    assert absorbed(report) == [Decimal("99.50")]
    result = check_report(report, "")
    assert "E02" not in {code for code, *_ in found(result)}
    (reason,) = [each.reason for each in result.not_judged if each.code == "E02"]
    place = book.row(TABEL_2_3_1, NAME.upper())
    assert reason.startswith(f"program di {TABEL_2_3_1} C{place} tidak ditemukan di {TABEL_3_1_1_B}")
