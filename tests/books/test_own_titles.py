"""A title with a number of the agency's own is printed, and carried into a new template."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.renewal.renewal import renewed
from lkjip_xl.books.template.template import write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.reader.workbook import read_grids
from tests.sample_books import TABEL_3_1_1_A, Book

OWN = "Tabel 19 Capaian Kinerja Tahun 2023"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (OWN, OWN),
        ("Tabel 3.1.1.a Capaian Kinerja", "Tabel 3.1.1.a Capaian Indikator Sasaran Tahun 2023"),
        ("Capaian Kinerja", "Tabel 3.1.1.a Capaian Indikator Sasaran Tahun 2023"),
    ],
)
def test_it_is_printed_where_its_number_is_another(typed: str, printed: str, tmp_path: Path) -> None:
    book = Book()
    book[TABEL_3_1_1_A]["A1"].value = typed
    read, path = book.read(), tmp_path / "jadi.xlsx"
    write_finished(path, read, check_report(read, "x"), draft=True)
    assert openpyxl.load_workbook(path, read_only=True)[TABEL_3_1_1_A]["A1"].value == printed


def test_a_new_template_has_it_again(tmp_path: Path) -> None:
    book = Book()
    book[TABEL_3_1_1_A]["A1"].value = OWN
    old, new = book.save(tmp_path), tmp_path / "baru.xlsx"
    write_template(new, None, renewed(read_report(old), read_grids(old)).filling)
    assert openpyxl.load_workbook(new, read_only=True)[TABEL_3_1_1_A]["A1"].value == OWN
