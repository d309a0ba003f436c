"""A table that formulas fill from another one says so: nobody is told to type into grey cells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lkjip_xl.rules.findings import Severity
from lkjip_xl.show.words import verdict
from tests.checking import check_file
from tests.rules.case import of_code, reasons
from tests.sample_books import check_changed

TEMPLATE = Path(__file__).parents[2] / "workbook_templates" / "lkjip_template.xlsx"
BELOW_HEADINGS = "Isi tabelnya mulai di bawah judul kolom."
HINTS = {
    "Tabel 2.2 Sasaran": BELOW_HEADINGS,
    # Tabel 2.2 Perjanjian Kinerja asks for nothing: it follows the one above.
    "Tabel 2.7": BELOW_HEADINGS,
    "Tabel 3.1.1.a": "Barisnya terisi sendiri sesudah Tabel 2.2 Sasaran diisi; lalu isi REALISASI.",
    "Tabel 3.1.1.b": "Barisnya terisi sendiri sesudah Tabel 2.7 diisi; lalu isi REALISASI KEUANGAN.",
    "Tabel 3.1.2": "Barisnya terisi sendiri sesudah Tabel 2.2 Sasaran diisi; lalu isi TAHUN LALU REALISASI dan "
    "TAHUN LALU TARGET.",
}


def test_an_untouched_template_tells_which_tables_fill_themselves() -> None:
    result = check_file(TEMPLATE)
    assert {each.problem.place.sheet: each.problem.hint for each in of_code(result, "S14")} == HINTS
    assert of_code(result, "L01") == []
    assert reasons(result, "L01") == [
        f"apakah Tabel {table} diisi: barisnya terisi sendiri sesudah Tabel 2.2 Sasaran diisi"
        for table in ("3.1.3", "3.1.4", "3.1.5")
    ]
    assert {each.severity for each in result.findings} == {Severity.ERROR}  # each of them must be filled


def test_where_the_other_table_is_filled_its_rows_are_to_be_typed() -> None:
    result = check_changed(lambda book: book["Tabel 3.1.2"].delete_rows(8, 2))
    assert [each.problem.hint for each in of_code(result, "S14")] == [BELOW_HEADINGS]


def test_the_verdict_names_the_sheet_to_begin_with() -> None:
    result = check_file(TEMPLATE)
    left = tuple(each for each in result.findings if each.problem.place.sheet != "Identitas")
    begin = "MASIH KOSONG: tabelnya belum diisi. Buka di Excel, isi sel kuning mulai dari lembar"
    assert verdict(result, strict=False)[0].startswith(f"{begin} Identitas, simpan")
    told, _ = verdict(replace(result, findings=left), strict=False)
    assert told.startswith(f"{begin} Tabel 2.2 Sasaran, simpan")
