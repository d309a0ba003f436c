"""What belongs to no table is told: rows that sum nothing, amounts among words, settings under another label."""

from __future__ import annotations

import pytest

from tests import shown
from tests.sample_books import MENDED, Book, check_changed, only


@pytest.mark.parametrize(
    ("key", "rows"),
    [
        ("tabel_1_5", ["| AKUN | JUMLAH BARANG |", "| Meja | 5 unit |", "| Jumlah | 250 unit |"]),
        (
            "tabel_3_1_1_a",
            ["| INDIKATOR | TARGET | REALISASI | CAPAIAN |", "| A | 3 | 3 | 100% |", "| Total | 3 | 3 | . |"],
        ),
        (
            "tabel_2_2_pk_program",
            ["| PROGRAM | INDIKATOR | SATUAN | TARGET |", "| A | B | % | 9 |", "| Total | . | . | 9 |"],
        ),
    ],
)
def test_a_total_where_nothing_is_summed_is_told_and_no_row(key: str, rows: list[str]) -> None:
    report = shown.report(**{key: "\n".join(rows)})
    (table,) = report.tables.values()
    assert (len(table.rows), table.total) == (1, None)
    (found,) = shown.findings(report, "S09")
    assert "tidak tercetak" in found.problem.hint


MEJA = "| AKUN | JUMLAH BARANG |\n| Meja | 5 unit |\n.\n"


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("| Catatan: belum termasuk 308.053.845 | . |", ["Catatan: belum termasuk 308.053.845"]),
        ("| Mengetahui | . |\n| Sisa anggaran 308053845 | . |", ["Sisa anggaran 308053845"]),
        ("| Jambi, 31 Desember 2023 | . |\n| Sisa kas Rp 308.053.845 | . |", ["Sisa kas Rp 308.053.845"]),
        ("| Catatan: angka sementara | . |", []),
        ("| Mengetahui | . |\n| NIP. 00000000 000000 0 000 | . |", []),
        ("| Keputusan Nomor 188.450/123 tahun 2023 | . |", ["Keputusan Nomor 188.450/123 tahun 2023"]),
        ("| Mengetahui | . |\n| Telp. (0741) 402.255 | . |", []),
    ],
)
def test_amounts_among_words_below_a_table(below: str, told: list[str]) -> None:
    report = shown.report(tabel_1_5=MEJA + below)
    assert [each.problem.actual for each in shown.findings(report, "S09")] == told


def test_remarks_without_amounts_are_one_line() -> None:
    report = shown.report(tabel_1_5=MEJA + "| Catatan: sementara | . |\n| Sumber: data olahan | . |")
    assert shown.not_judged(report, "S09") == [
        "catatan dan keterangan sumber, bukan isi tabel: Tabel 1.5 baris 4–5"
    ]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("| Pagu sebelum perubahan 24.000.000.000 | . |", 1),
        ("| 5000 | . |", 1),
        ("| 2023 | . |", 0),
        ("| Tabel 1.5 Sarana Tahun 2023 | . |", 0),
        ("| Jl. Basuki Rahmat, Kode Pos 361281 | . |", 0),
    ],
)
def test_amounts_above_the_headings(title: str, told: int) -> None:
    assert len(shown.findings(shown.report(tabel_1_5=f"{title}\n{MEJA}"), "S09")) == told


@pytest.mark.parametrize(
    ("address", "label", "meant"),
    [
        ("A4", "Toleransi", "Toleransi selisih jumlah (Rp)"),
        ("A6", "Cap", "Batas capaian (%)"),
        ("A70", "Toleransi persen", None),
    ],
)
def test_a_setting_under_another_label_is_told(address: str, label: str, meant: str | None) -> None:
    def change(book: Book) -> None:
        sheet = book["Pengaturan"]
        sheet[address] = label
        sheet[address.replace("A", "B")] = 90

    found = [each.problem for each in check_changed(change, MENDED).findings if each.code == "S09"]
    assert [(each.place.address, each.expected) for each in found] == [(address, meant)]


def test_a_line_of_a_form_that_nobody_knows_is_named_as_it_is_written() -> None:
    def change(book: Book) -> None:
        book["Pengaturan"]["A60"].value, book["Pengaturan"]["B60"].value = "Batas sisa", 5

    problem = only(check_changed(change), "S09").problem
    assert problem.message == (
        "Isian “Batas sisa” di lembar Pengaturan tidak dikenal, jadi nilainya tidak dipakai."
    )
    assert (problem.actual, problem.place.address) == ("Batas sisa", "A60")
