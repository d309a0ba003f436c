"""A finding's figures as people and programs read them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.report.origin import DocumentRead
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Problem
from lkjip_xl.rules.in_documents import of_document
from tests import shown
from tests.sample_books import PUBLISHED


@pytest.mark.parametrize(
    ("difference", "percent", "shown"),
    [
        ("-1.5333333333333", True, "-1.53"),
        ("0.125", True, "0.13"),
        ("1.53333333", False, "1.5333"),
        ("-1000", False, "-1000"),
        ("0.001", True, "0.001"),
    ],
)
def test_a_difference_is_told_with_few_decimals(difference: str, percent: bool, shown: str) -> None:
    problem = Problem(Place("Tabel 3.1.2", 8, 7), "Berbeda.", difference=Decimal(difference), percent=percent)
    assert problem.shown_difference == Decimal(shown)


def test_a_column_that_an_own_workbook_lacks_hides_no_other_finding() -> None:
    report = replace(read_report(PUBLISHED), document=DocumentRead(tables=1, taken=1, own_workbook=True))
    slip = next(each for each in check_report(report, "x").findings if each.code == "T01")
    lacking = Problem(slip.problem.place, "Kolom KODE tidak ada.", column_heading="KODE", hint="Tambahkan.")
    kept, unsure = of_document(report, [replace(slip, code="S02", problem=lacking), slip])
    assert ([each.code for each in kept], unsure) == (["T01"], [])


def test_a_blank_sum_is_to_be_typed_and_of_a_document_nothing_is_said_of_the_template() -> None:
    report = shown.report(
        tabel_2_7="""
        | JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
        | Program      | Budaya                        | Indeks    | 80     | .             |
        | Kegiatan     | Museum                        | Koleksi   | 9      | 100           |
        | Sub Kegiatan | Pameran                       | Jumlah    | 4      | 100           |
        """
    )
    (found,) = (each for each in check_report(report, "x").findings if each.code == "D15")
    typed = "Ketik angka ini"
    assert str(found.problem.hint).startswith(f"{typed}, supaya JUMLAH dan Status Isian di templat memuatnya. ")
    read = replace(report, document=DocumentRead(tables=1, taken=1))
    assert [each.problem.hint for each in of_document(read, [found])[0]] == [f"{typed}."]
