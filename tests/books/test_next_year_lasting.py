"""What lasts beyond a report's year: further indicators of a row, how it is judged, titles of one's own."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.template.from_finance import Budget, budget_of
from lkjip_xl.books.template.next_year import NextYear, next_year
from lkjip_xl.books.template.template import Typed, write_template
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report
from tests import shown
from tests.finance_files import write
from tests.reader.test_indicator_lines import BELOW, TWO, indicators, plan, results
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_A, Book

pytestmark = pytest.mark.usefixtures("small_templates")

RENSTRA = (2019, 2024)
LESS = "(2T − R) ÷ T (makin rendah makin baik)"
DONE = "| . | . | Jumlah pengunjung | 30 orang | . | . | . | . | . |"
AGAIN = "| Sub Kegiatan | Pameran | Jumlah pengunjung | 30 orang | 0 |"
LISTED = ("Jumlah pameran⏎Jumlah pengunjung", "4 kali⏎30 orang")


def _with_rumus(text: str, *chosen: str) -> str:
    """The table with a column RUMUS CAPAIAN, and what is chosen in it in its last rows."""
    lines = text.strip().splitlines()
    column = ["RUMUS CAPAIAN", *["."] * (len(lines) - 1 - len(chosen)), *chosen]
    return "\n".join(f"{line.rstrip()} {each} |" for line, each in zip(lines, column, strict=True))


def _next(report: Report, path: Path) -> Report:
    begun = next_year(report, 2024, RENSTRA)
    write_template(path, None, begun.filling)
    return read_report(path)


@pytest.mark.parametrize(
    ("two", "three"),
    [
        (plan(further=BELOW), results(further=DONE)),
        (plan(further=AGAIN), results(further=DONE)),
        (plan(*LISTED), results(*LISTED)),
    ],
    ids=["in rows", "repeated", "in cells"],
)
def test_further_indicators_of_a_row_come_along(two: str, three: str) -> None:
    filling = next_year(shown.report(tabel_2_7=two, tabel_3_1_1_b=three), 2024, RENSTRA).filling
    told = "\n".join(str(row["indikator"].value) for row in filling.tables["tabel_2_7"][2:])
    assert told.split("\n") == [name for name, _ in TWO]
    assert all("target" not in row for row in filling.tables["tabel_2_7"])


def test_each_indicator_keeps_its_formula(tmp_path: Path) -> None:
    rows = shown.report(tabel_2_7=plan(further=BELOW), tabel_3_1_1_b=_with_rumus(results(further=DONE), ".", LESS))
    cells = shown.report(tabel_2_7=plan(*LISTED), tabel_3_1_1_b=_with_rumus(results(*LISTED), f"-⏎{LESS}"))
    for report, chosen in ((rows, LESS), (cells, f"-\n{LESS}")):
        begun = next_year(report, 2024, RENSTRA)
        assert begun.kolom == ("RUMUS CAPAIAN",)
        assert begun.filling.tables["tabel_3_1_1_b"][-1] == {"rumus": Typed(chosen)}
    after = _next(rows, tmp_path / "2024.xlsx").tables
    assert [row.text("indikator") for row in after["tabel_2_7"].rows] == ["Indeks", "Koleksi", "Jumlah pameran"]
    assert [name for name, _ in indicators(after["tabel_2_7"])] == ["Jumlah pameran", "Jumlah pengunjung"]
    (line,) = after["tabel_3_1_1_b"].indicator_lines
    assert (line.text("indikator"), line.text("rumus")) == ("Jumlah pengunjung", LESS)


def test_a_row_that_a_budget_file_no_longer_has_takes_its_indicators_along(tmp_path: Path) -> None:
    two = plan(further=BELOW + "\n| Sub Kegiatan | Lokakarya | Jumlah lokakarya | 2 kali | 0 |")
    report = shown.report(tabel_2_7=two)
    assert _names(next_year(report, 2024, RENSTRA, _budget(tmp_path, "Pameran"))) == [
        ("Budaya", "Indeks"),
        ("Museum", "Koleksi"),
        ("Pameran", "Jumlah pameran"),
        ("", "Jumlah pengunjung"),
    ]
    other = next_year(report, 2024, RENSTRA, _budget(tmp_path, "Lokakarya"))
    assert _names(other)[2:] == [("Lokakarya", "Jumlah lokakarya")]


def _budget(tmp_path: Path, sub_kegiatan: str) -> Budget:
    rows = [
        ("NAMA PROGRAM", "NAMA KEGIATAN", "NAMA SUB KEGIATAN", "PAGU"),
        ("Budaya", "Museum", sub_kegiatan, 100),
    ]
    return budget_of(read_source(write(tmp_path / "rekap.xlsx", rows), ReadingOptions(2024)))


def _names(begun: NextYear) -> list[tuple[str, str]]:
    blank = Typed("")
    rows = begun.filling.tables["tabel_2_7"]
    return [(str(row.get("nama", blank).value), str(row.get("indikator", blank).value)) for row in rows]


@pytest.mark.long
def test_a_workbook_without_version_is_judged_as_it_was(tmp_path: Path) -> None:
    book = Book()
    for label in ("Versi templat", "Skala kategori", "Cara menghitung", "Program Penunjang", "Ukuran efisiensi"):
        book["Pengaturan"].cell(book.row("Pengaturan", label), 2).value = None
    book["Pengaturan"].cell(book.row("Pengaturan", "Angka di belakang"), 2).value = None
    book["Pengaturan"].cell(book.row("Pengaturan", "Capaian yang diketik"), 2).value = None
    before = book.read()
    after = _next(before, tmp_path / "2024.xlsx").settings
    assert before.settings.desimal is None
    for name in ("skala", "penyerapan", "ukuran", "desimal", "with_typed_capaian", "ladders"):
        assert getattr(after, name) == getattr(before.settings, name), name


@pytest.mark.long
def test_ladders_each_on_a_line_stay_ladders(tmp_path: Path) -> None:
    book = Book()
    two = "KIP: Informatif (95) > Cukup (70)\nInovasi: Sangat Inovatif > Inovatif"
    book["Pengaturan"].cell(book.row("Pengaturan", "Tangga predikat"), 2).value = two
    before = book.read()
    assert [each.name for each in before.settings.ladders] == ["KIP", "Inovasi"]
    assert _next(before, tmp_path / "2024.xlsx").settings.ladders == before.settings.ladders


@pytest.mark.long
@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("Tabel 19 Capaian Kinerja Tahun 2023", "Tabel 19 Capaian Kinerja Tahun 2024"),
        ("Tabel 19 Capaian 2022 dan 2023", "Tabel 19 Capaian 2023 dan 2024"),
        ("Tabel 19 Capaian terhadap Renstra 2018–2023", "Tabel 19 Capaian terhadap Renstra 2019–2024"),
        ("Tabel 20 Rapat 12023 Peserta", "Tabel 20 Rapat 12023 Peserta"),
    ],
)
def test_a_title_of_ones_own_tells_the_new_years(typed: str, begins: str, tmp_path: Path) -> None:
    book = Book()
    book[TABEL_3_1_1_A]["A1"].value = typed
    write_template(tmp_path / "2024.xlsx", None, next_year(book.read(), 2024, RENSTRA).filling)
    assert openpyxl.load_workbook(tmp_path / "2024.xlsx", read_only=True)[TABEL_3_1_1_A]["A1"].value == begins


def test_numbers_of_columns_in_words_come_along() -> None:
    book = Book()
    at = book.column(TABEL_2_7, "PAGU ANGGARAN")
    numbers = book.row(TABEL_2_7, "(1)")
    book[TABEL_2_7].cell(numbers, at).value = "6=(5-4)"
    found = next_year(book.read(), 2024, RENSTRA).filling.column_numbers["tabel_2_7"]
    assert found["pagu"] == "6=(5-4)"
