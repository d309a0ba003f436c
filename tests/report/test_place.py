"""How people name a place: a cell of a workbook by its address, one of a document by its row and heading."""

import pickle

import pytest

from lkjip_xl.report.place import DocumentTable, Place, from_to, named, stretches

# The headings end in row 4 of the grid, row 5 numbers the columns, the first row of the table is the sixth.
TABLE = DocumentTable("Tabel 3.1.2", {1: "INDIKATOR SASARAN", 8: "PERSENTASE"}, (4, 6), "Tabel 3.1.2 Perbandingan")


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        (6, 8, "baris 1, kolom PERSENTASE"),
        (17, 1, "baris 12, kolom INDIKATOR SASARAN"),
        (6, 9, "baris 1, kolom ke-9"),
        (5, 8, "nomor kolom, kolom PERSENTASE"),
        (4, 8, "judul, kolom PERSENTASE"),
        (1, 1, "judul tabel"),
    ],
)
def test_a_place_in_a_document_is_named_by_row_and_heading(row: int, column: int, told: str) -> None:
    place = Place(TABLE, row, column)
    assert (place.address, place.cell, place.in_full) == (told, told, f"Tabel 3.1.2, {told}")


def test_a_cell_of_a_workbook_is_named_by_its_address() -> None:
    place = Place("Tabel 2.7", 19, 6)
    assert (place.address, place.cell, place.in_full) == ("F19", "sel F19", "Tabel 2.7!F19")


def test_a_table_that_is_not_in_the_document_has_no_cells() -> None:
    assert Place(DocumentTable("Tabel 3.1.4", {}), 1, 1).in_full == "Tabel 3.1.4"


def test_a_stretch_is_named_by_its_ends() -> None:
    cells = [Place(TABLE, row, 8) for row in (6, 7, 8, 17)]
    assert named(stretches(cells)) == "baris 1–3, kolom PERSENTASE, baris 12, kolom PERSENTASE"
    assert from_to(Place("Tabel 2.7", 2, 6), Place("Tabel 2.7", 4, 6)) == "F2–F4"


def test_a_place_is_the_same_one_after_another_process_has_found_it() -> None:
    place = Place(TABLE, 6, 8)
    again = pickle.loads(pickle.dumps(place))  # noqa: S301 - our own
    assert again == place == Place("Tabel 3.1.2", 6, 8)
    assert again.address == place.address
    assert again.sheet.caption == "Tabel 3.1.2 Perbandingan"
