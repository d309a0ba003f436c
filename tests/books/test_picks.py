"""template --pilihan: tables that were only proposed are taken, and what was typed meanwhile stays."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

from lkjip_xl.cli.app import app
from lkjip_xl.tables import ASAL_DATA
from tests.books.test_from_report import write_document
from tests.printed_tables import Lines

pytestmark = [pytest.mark.usefixtures("small_templates"), pytest.mark.long]

_STAFF = Lines(
    (
        ("NO", "URAIAN", "S2", "S1", "D3", "SLTA", "SLTP", "SD", "JUMLAH"),
        ("1", "Sekretariat", "1", "4", "0", "4", "0", "0", "9"),
        ("2", "Bidang", "0", "3", "0", "1", "0", "0", "5"),
    ),
    caption="Tabel 1.4 Pegawai menurut Pendidikan Tahun 2023",
)
# Two of three amounts are figures: too few for certain.
_DOUBTFUL = Lines(
    (
        ("URAIAN", "TARGET", "PERSENTASE"),
        ("Belanja Operasi", "180.000.000", "75%"),
        ("Belanja Modal", "60.000.000", "25%"),
        ("Belanja Hibah", "belum ada", "-"),
    ),
    caption="Tabel 2.3 Anggaran Belanja Tahun 2023",
)


def template(folder: Path, target: str, *more: str) -> tuple[int, str]:
    given = ["template", "--dari", str(folder / "laporan.docx"), "-o", str(folder / target), *more]
    done = CliRunner().invoke(app, given)
    return done.exit_code, " ".join(done.output.split())


def lines(sheet: Worksheet) -> dict[str, int]:
    """The rows of the tables in Asal Data, by where they stand."""
    return {str(row[0].value): row[0].row or 0 for row in sheet.iter_rows() if row[5].value}


@pytest.fixture
def first(tmp_path: Path) -> SimpleNamespace:
    """A template with one table, and another one that is only proposed."""
    write_document(tmp_path / "laporan.docx", _STAFF, _DOUBTFUL)
    code, said = template(tmp_path, "satu.xlsx")
    assert code == 0, said
    return SimpleNamespace(
        folder=tmp_path, file=tmp_path / "satu.xlsx", book=load_workbook(tmp_path / "satu.xlsx")
    )


def chosen(first: SimpleNamespace, cells: dict[str, dict[str, str | int]]) -> Workbook:
    """The template written again, once somebody has chosen the table and typed into some cells, by their sheet."""
    book: Workbook = first.book
    asal = book[ASAL_DATA]
    asal.cell(lines(asal)["tabel ke-2"], 6).value = "Ya"
    for sheet, typed in cells.items():
        for cell, value in typed.items():
            book[sheet][cell] = value
    book.save(first.file)
    code, said = template(first.folder, "dua.xlsx", "--pilihan", str(first.file))
    assert code == 0, said
    return load_workbook(first.folder / "dua.xlsx")


def test_a_table_that_is_only_likely_is_proposed_and_not_taken(first: SimpleNamespace) -> None:
    asal = first.book[ASAL_DATA]
    row = lines(asal)["tabel ke-2"]
    assert [asal.cell(row, at).value for at in (2, 3, 6)] == [_DOUBTFUL.caption, "tidak diambil", "Tidak"]
    assert first.book["Tabel 2.3"]["B8"].value is None


def test_what_says_yes_is_taken_and_what_was_typed_meanwhile_stays(first: SimpleNamespace) -> None:
    # 3 and 1 are 4: the 5 that is printed stands over the formula, in its colour.
    wrong = next(cell for row in first.book["Tabel 1.4"].iter_rows() for cell in row if cell.value == 5)
    second = chosen(first, {"Tabel 1.5": {"A7": "Gedung", "B7": 3}, "Identitas": {"B3": "Dinas Rukun"}})
    table = second["Tabel 2.3"]
    assert [table[cell].value for cell in ("A8", "B8", "B9", "B10")] == [
        "Belanja Operasi", 180_000_000, 60_000_000, "belum ada",
    ]  # fmt: skip
    assert [second["Tabel 1.5"][cell].value for cell in ("A7", "B7")] == ["Gedung", 3]
    assert second["Identitas"]["B3"].value == "Dinas Rukun"
    kept = second["Tabel 1.4"][wrong.coordinate]
    assert (kept.value, kept.fill.fgColor.rgb) == (5, wrong.fill.fgColor.rgb)
    asal = second[ASAL_DATA]
    assert asal.cell(lines(asal)["tabel ke-2"], 6).value == "Ya"


def test_cells_typed_into_the_table_itself_go_before_the_source(first: SimpleNamespace) -> None:
    second = chosen(first, {"Tabel 2.3": {"A8": "Belanja Modal", "B8": 70_000_000}})["Tabel 2.3"]
    rows = [(second.cell(row, 1).value, second.cell(row, 2).value) for row in range(8, 11)]
    assert rows == [
        ("Belanja Operasi", 180_000_000),
        ("Belanja Modal", 70_000_000),
        ("Belanja Hibah", "belum ada"),
    ]


def test_the_agency_and_the_renstra_of_the_first_template_are_those_of_the_second(first: SimpleNamespace) -> None:
    book = chosen(first, {"Identitas": {"B3": "Dinas Contoh", "B6": 2021, "B7": 2026}})

    asal = {str(row[2].value): row[1].value for row in book[ASAL_DATA].iter_rows()}
    said = [asal[f"Identitas: {field}"] for field in ("Nama Perangkat Daerah", "Awal Renstra", "Akhir Renstra")]
    assert said == ["Dinas Contoh", "2021", "2026"]


def test_changed_sources_are_refused(first: SimpleNamespace) -> None:
    write_document(first.folder / "laporan.docx", _STAFF)
    code, said = template(first.folder, "dua.xlsx", "--pilihan", str(first.file))
    assert (code, "lain daripada saat" in said) == (2, True)


def test_a_template_without_the_sheet_is_refused(first: SimpleNamespace) -> None:
    del first.book[ASAL_DATA]
    first.book.save(first.file)
    code, said = template(first.folder, "dua.xlsx", "--pilihan", str(first.file))
    assert (code, "tidak memuat lembar Asal Data" in said) == (2, True)
