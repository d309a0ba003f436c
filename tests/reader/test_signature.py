"""Place, date and signatures below a table are no findings; anything else there still is."""

from __future__ import annotations

import pytest

from lkjip_xl.reader.signature import is_signature
from lkjip_xl.rules.findings import Severity
from tests import shown
from tests.sample_books import TABEL_3_1_1_A, TABEL_3_1_1_B, TABEL_3_1_4, Book, check_changed

BELANJA = """
| URAIAN          | TARGET | PERSENTASE |
| Belanja Operasi | 900    | 90%        |
| Belanja Modal   | 100    | 10%        |
| JUMLAH          | 1000   | 100%       |
"""


@pytest.mark.parametrize(
    "text",
    [
        *("Jambi, 31 Desember 2023", "Kota Jambi,    Januari 2024", "Jambi, ........ 2024", "Jambi, 31-12-2023"),
        *("Mengetahui,", "Mengetahui/Menyetujui", "NIP. 00000000 000000 0 000", "NIP 999999999999999999"),
        *("999999999999999999", "Disusun oleh:", "Ditetapkan di Jambi", "pada tanggal 31 Desember 2023", "ttd"),
    ],
)
def test_texts_that_stand_only_where_something_is_signed(text: str) -> None:
    assert is_signature(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Sumber: data per 31 Desember 2023",
            "Rapat, seminar, dan pelatihan",
            "cek lagi",
            "Nipah",
            "Kepala Bidang",
        ),
        *("Program Penunjang, 2 dokumen", "Realisasi, Mei 3 dokumen: cek"),
    ],
)
def test_texts_that_may_stand_anywhere(text: str) -> None:
    assert not is_signature(text)


@pytest.mark.parametrize(
    "below",
    [
        """
        | . | Jambi, 31 Desember 2023 |
        | . | Kepala Badan,           |

        | . | Drs. BUDI SANTOSO, M.Si |
        | . | Pembina Utama Muda      |
        | . | NIP. 00000000 000000 0 000 |
        """,
        """
        | Mengetahui,   | . | Jambi, 31 Desember 2023 |
        | Kepala Badan, | . | Bendahara,              |

        | BUDI SANTOSO  | . | SITI AMINAH             |
        """,
        """

        | Kepala Badan,      |

        | BUDI SANTOSO       |
        | 999999999999999999 |
        """,
    ],
)
def test_they_are_one_line_that_was_not_judged(below: str) -> None:
    report = shown.report(tabel_2_3=BELANJA + below.strip("\n"))
    assert [each.code for each in shown.findings(report)] == []
    (reason,) = shown.not_judged(report, "S09")
    assert reason.startswith("tempat, tanggal, dan tanda tangan, bukan isi tabel: Tabel 2.3 ")
    (table,) = report.tables.values()
    assert [table.label(row) for row in table.rows] == ["Belanja Operasi", "Belanja Modal"]


def test_two_signed_tables_are_one_line() -> None:
    signed = "| . | Jambi, 31 Desember 2023 |"
    report = shown.report(
        tabel_2_3=BELANJA + signed,
        tabel_3_1_5="""
        | INDIKATOR SASARAN | CAPAIAN KINERJA % | PENYERAPAN ANGGARAN (%) | TINGKAT EFISIENSI |
        | Indeks            | 100%              | 95%                     | 5                 |
        | Mengetahui,       |
        | Kepala Dinas      |
        | NIP 19700101      |
        """,
    )
    (reason,) = shown.not_judged(report, "S09")
    assert "Tabel 2.3 baris 5; Tabel 3.1.5 baris 3–5" in reason
    assert shown.told(report, "S09") == []


def test_a_table_of_names_ends_where_it_is_signed() -> None:
    report = shown.report(
        tabel_2_1="""
        | SASARAN | PROGRAM   | KEGIATAN/SUB KEGIATAN |
        | Aman    | Program A | Rapat                 |
        | .       | .         | Pelatihan             |
        | .       | .         | Mengetahui,           |
        | .       | .         | Kepala Badan          |
        """
    )
    (table,) = report.tables.values()
    assert [table.label(row) for row in table.rows] == ["Rapat", "Pelatihan"]


@pytest.mark.parametrize("note", ["cek lagi", "Belanja Hibah", "Kepala Bidang Ideologi", "1500"])
def test_what_is_no_signature_is_named(note: str) -> None:
    report = shown.report(tabel_2_3=BELANJA + f"\n| {note} |")
    assert shown.told(report, "S09") == [f"S09  · : {note}, None"]


def test_an_amount_among_signatures_is_named() -> None:
    report = shown.report(tabel_2_3=BELANJA + "| . | Jambi, 31 Desember 2023 |\n\n| . | . | . | . | 5000 |")
    assert [each.problem.place.address for each in shown.findings(report, "S09")] == ["E7"]


@pytest.mark.parametrize("amount", ["1500000", "95", "Rp1.500.000"])
def test_an_amount_alone_below_signatures_is_named_and_no_row(amount: str) -> None:
    signed = "| . | Jambi, 31 Desember 2023 |\n| . | Kepala Badan |\n| . | NIP. 00000000 000000 0 000 |"
    report = shown.report(tabel_2_3=BELANJA + f"{signed}\n\n| . | {amount} |")
    assert [(each.code, each.problem.place.address) for each in shown.findings(report)] == [("S09", "B9")]
    assert len(shown.not_judged(report, "S09")) == 1


def test_a_table_goes_on_below_the_signature_of_a_page() -> None:
    report = shown.report(tabel_2_3=BELANJA + "| . | Jambi, 31 Desember 2023 |\n\n| Belanja Hibah | 50 | 5% |")
    (table,) = report.tables.values()
    assert [table.label(row) for row in table.rows][-1] == "Belanja Hibah"


def test_a_note_above_the_signature_is_named() -> None:
    report = shown.report(tabel_2_3=BELANJA + "\n| masih dicek |\n\n| . | Jambi, 31 Desember 2023 |")
    assert [each.problem.place.address for each in shown.findings(report, "S09")] == ["A6"]


@pytest.mark.long
def test_a_signature_that_formulas_of_another_sheet_repeat_is_told_where_it_was_typed() -> None:
    def change(book: Book) -> None:
        for row, text in (
            (12, "Jambi, 31 Desember 2023"),
            (13, "Kepala Badan,"),
            (18, "NIP. 00000000 000000 0 000"),
        ):
            book[TABEL_3_1_1_A][f"E{row}"].value = text
            book.show(TABEL_3_1_4, f"B{row}", f"'Tabel 3.1.1.a'!E{row}", text)

    (told,) = (each.reason for each in check_changed(change).not_judged if "tanda tangan" in each.reason)
    assert told.endswith("Tabel 3.1.1.a baris 12, 13, 18")


def test_a_personnel_number_in_the_format_of_amounts_is_none() -> None:
    def change(book: Book) -> None:
        sheet = book[TABEL_3_1_1_B]
        for row, left, right in (
            (65, "Mengetahui,", "Jambi, 31 Desember 2023"),
            (66, "Pengguna Anggaran", "Pejabat Pelaksana Teknis Kegiatan"),
            (70, "99999999 999999 9 999", 999999999999999999),
        ):
            sheet[f"C{row}"].value, sheet[f"G{row}"].value = left, right
            sheet[f"G{row}"].number_format = "#,##0"

    assert "S09" not in {each.code for each in check_changed(change).findings}


@pytest.mark.parametrize("row", [63, 65])
def test_what_is_left_of_the_budget_is_no_sub_kegiatan(row: int) -> None:
    def change(book: Book) -> None:
        book[TABEL_3_1_1_B][f"C{row}"].value = "Sisa Anggaran"
        book[TABEL_3_1_1_B][f"G{row}"].value = 308053845

    new = [each for each in check_changed(change).standing() if each.severity is not Severity.INFO]
    assert [(each.code, each.problem.place.address) for each in new] == [("S09", f"C{row}")]
