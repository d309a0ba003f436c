"""A title with a number of the agency's own is printed, and carried into a new template."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.document.own.listed import offers_of
from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.finished.printing import Printing
from lkjip_xl.books.template.next_year import next_year
from lkjip_xl.books.template.renewal.renewal import renewed
from lkjip_xl.books.template.template import write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.report.own_titles import PrintedName, printed_name
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import REALISASI_BELANJA
from lkjip_xl.tables import TABEL_2_2_PK_PROGRAM as PK_PROGRAM
from lkjip_xl.tables import TABEL_3_1_1_A as TABEL_3_1_1_A_SPEC
from tests.sample_books import TABEL_3_1_1_A, Book, found

pytestmark = pytest.mark.usefixtures("small_templates")

TITLES = {
    TABEL_3_1_1_A: "Tabel 19",
    "Tabel 2.3.1": "Tabel 8 Anggaran Sasaran",
    "Tabel 3.1.2": "Tabel 20 Kinerja 2023 dan 2022",
}
OTHERS = {"Tabel 3.1": "Tabel 18", "Tabel 3.1.3": "Tabel 21"}
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


@pytest.mark.parametrize(
    ("typed", "number", "title"),
    [
        ("Tabel 19", "Tabel 19", "Tabel 19 Capaian Indikator Sasaran Tahun 2023"),
        ("19", "Tabel 19", "Tabel 19 Capaian Indikator Sasaran Tahun 2023"),
        ("3.3.8", "Tabel 3.3.8", "Tabel 3.3.8 Capaian Indikator Sasaran Tahun 2023"),
        ("TABEL III.5. Capaian Kinerja", "Tabel III.5", "TABEL III.5. Capaian Kinerja"),
        (OWN, "Tabel 19", OWN),
        ("Tabel 3.1.1.a Capaian Kinerja", TABEL_3_1_1_A, "Tabel 3.1.1.a Capaian Kinerja"),
        ("Capaian Kinerja", TABEL_3_1_1_A, "Tabel 3.1.1.a Capaian Kinerja"),
        ("", TABEL_3_1_1_A, "Tabel 3.1.1.a Capaian Indikator Sasaran Tahun 2023"),
    ],
)
def test_pengaturan_says_how_a_table_is_called(typed: str, number: str, title: str) -> None:
    settings = Settings(tahun=2023, titles=((TABEL_3_1_1_A_SPEC.key, typed),))
    assert printed_name(settings, TABEL_3_1_1_A_SPEC) == PrintedName(number, title)


def test_what_a_table_of_two_is_called() -> None:
    settings = Settings(tahun=2023, titles=((PK_PROGRAM.key, "Tabel 7"), (REALISASI_BELANJA.key, "Tabel 25")))
    assert printed_name(settings, PK_PROGRAM).title == "Tabel 7 Perjanjian Kinerja Tahun 2023: Program"
    assert printed_name(settings, REALISASI_BELANJA) == PrintedName(
        "Tabel 25", "Tabel 25 Realisasi Anggaran menurut Jenis Belanja Tahun 2023"
    )


def _of_pengaturan(book: Book, titles: Mapping[str, str] = TITLES) -> None:
    for table, title in titles.items():
        row = book.row("Pengaturan", f"Nomor dan judul {table}")
        book["Pengaturan"].cell(row, 2).value = title


def _texts(path: Path, sheet: str) -> str:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    rows = list(book[sheet].iter_rows(values_only=True))
    book.close()
    return "\n".join(str(value) for row in rows for value in row if value is not None)


@pytest.mark.long
def test_every_printed_reference_follows_pengaturan(tmp_path: Path) -> None:
    book, path = Book(), tmp_path / "jadi.xlsx"
    _of_pengaturan(book)
    read = book.read()
    write_finished(path, read, check_report(read, "x"), draft=True)
    for sheet, title in (
        (TABEL_3_1_1_A, "Tabel 19 Capaian Indikator Sasaran Tahun 2023"),
        ("Tabel 2.3.1", "Tabel 8 Anggaran Sasaran"),
        ("Tabel 3.1", "Tabel 3.1 Skala Kategori Capaian Kinerja"),
    ):
        assert _texts(path, sheet).partition("\n")[0] == title
    for sheet in ("Metode", "Narasi", "Cara Penyerapan", "Ringkasan"):
        printed = re.sub(r"Tabel 3\.1\.1\.[ab] [A-Z]+\d+", "", _texts(path, sheet))  # a link names its sheet
        assert not re.search(r"Tabel (?:3\.1\.1\.a|2\.3\.1)\b", printed), sheet
    assert "menurut Tabel 8" in _texts(path, "Cara Penyerapan")
    assert "di Tabel 19 yang" in _texts(path, "Metode")
    assert "Tabel 19 Capaian Indikator Sasaran" in _texts(path, "Narasi")
    sheets = openpyxl.load_workbook(path).worksheets
    headers = {each.title: each.oddHeader.right.text for each in sheets if each.oddHeader}
    assert [headers[each] for each in (TABEL_3_1_1_A, "Tabel 2.7")] == ["Tabel 19", "Tabel 2.7"]
    again = read_report(path)
    assert again.settings.titles == read.settings.titles
    assert found(check_report(read, "x")) == found(check_report(Book().read(), "x"))


@pytest.mark.long
def test_the_scale_and_the_charts_are_called_by_the_number_of_their_table(tmp_path: Path) -> None:
    book, path = Book(), tmp_path / "jadi.xlsx"
    _of_pengaturan(book, OTHERS)
    read = book.read()
    write_finished(path, read, check_report(read, "x"), draft=True)
    methods = _texts(path, "Metode")
    assert ("Menurut Tabel 18" in methods, re.findall(r"Tabel 3\.1\b(?!\.)", methods)) == (True, [])
    with zipfile.ZipFile(path) as package:
        charts = [package.read(each).decode() for each in package.namelist() if "/chart" in each]
    titles = re.findall(r"Gambar [\d.]+ \(\d\)", "".join(charts))
    assert set(titles) == {"Gambar 21 (1)", "Gambar 21 (2)"}
    offers = offers_of(Printing.of(read, check_report(read, "x")))
    assert [*offers.named("Gambar 21")] == [*offers.named("Gambar 3.1.3")] != []


@pytest.mark.thorough
@pytest.mark.long
def test_new_templates_have_the_titles_of_pengaturan(tmp_path: Path) -> None:
    book, new = Book(), tmp_path / "baru.xlsx"
    _of_pengaturan(book)
    old = book.save(tmp_path)
    write_template(new, None, renewed(read_report(old), read_grids(old)).filling)
    assert read_report(new).settings.titles == (
        ("tabel_2_3_1", "Tabel 8 Anggaran Sasaran"),
        ("tabel_3_1_1_a", "Tabel 19"),
        ("tabel_3_1_2", "Tabel 20 Kinerja 2023 dan 2022"),
    )
    write_template(new, None, next_year(read_report(old), 2024, (2019, 2024)).filling)
    assert read_report(new).settings.titles[-1] == ("tabel_3_1_2", "Tabel 20 Kinerja 2024 dan 2023")


@pytest.mark.long
def test_a_new_template_has_it_again(tmp_path: Path) -> None:
    book = Book()
    book[TABEL_3_1_1_A]["A1"].value = OWN
    old, new = book.save(tmp_path), tmp_path / "baru.xlsx"
    write_template(new, None, renewed(read_report(old), read_grids(old)).filling)
    assert openpyxl.load_workbook(new, read_only=True)[TABEL_3_1_1_A]["A1"].value == OWN
