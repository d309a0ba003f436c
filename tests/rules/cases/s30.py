"""Cases of S30."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import Change, in_both
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B, Book

TWICE = "Penyusunan Dokumen Perencanaan Perangkat Daerah"


def indicator_line(merged: str = "", **cells: object) -> Change:
    """A second indicator of the first sub kegiatan, in a row of its own in both tables."""

    def change(book: Book) -> None:
        for sheet in (TABEL_2_7, TABEL_3_1_1_B):
            book.insert_rows(sheet, 11)
            for column, value in {"D": "Jumlah dokumen Renja", "E": "1 dokumen", **cells}.items():
                book[sheet][f"{column}11"].value = value
            for column in merged:
                book[sheet].merge_cells(f"{column}10:{column}11")

    return change


LINE = ("S30", TABEL_2_7, "C11")
SHIFTED = ("W03", TABEL_3_1_1_B, "G16")

CASES = (
    Case("S30", "below its sub kegiatan", indicator_line(), infos=(SHIFTED,)),
    Case("S30", "names and amounts merged", indicator_line(merged="ABCF"), infos=(SHIFTED,)),
    Case("S30", "the name again", indicator_line(A="Sub Kegiatan", C=TWICE, F=0), infos=(LINE, SHIFTED)),
    Case(
        "S30",
        "all indicators in one cell",
        in_both(D10="Jumlah dokumen\nJumlah laporan", E10="1 dokumen\n1 laporan"),
    ),
)
