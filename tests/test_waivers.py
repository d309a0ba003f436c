"""Waivers: what a line of the sheet Pengecualian silences, and what it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.build.finished import write_finished
from lkjip_xl.check import check_file, check_report
from lkjip_xl.findings import CheckResult, Severity
from tests.books import TABEL_2_3, TABEL_2_7, TABEL_3_1, TABEL_3_1_1_A, TABEL_3_1_1_B, Book, check_changed, found
from tests.libreoffice import differences
from tests.test_rules import STANDING, Case, Change, assert_case, case_id, in_both, together, write

SHEET = "Pengecualian"
A, B = TABEL_2_7, TABEL_3_1_1_B
REASON = "Sesuai berita acara rekonsiliasi 5 Januari 2024"
KEGIATAN, PAGE, AKUNTANSI = "Administrasi Umum Perangkat Daerah", B, "Koordinasi dan Pelaksanaan Akuntansi SKPD"
INDIKATOR = "Persentase pembinaan terhadap masyarakat terkait Ideologi Pancasila"

# T01 in G22, and nothing else.
SLIP = write(B, G22=385_221_368)


def waive(
    aturan: str | None,
    lembar: str | None,
    baris: str | None,
    kolom: str | None = None,
    alasan: str | None = REASON,
    row: int = 7,
) -> Change:
    """A line on Pengecualian."""

    def change(book: Book) -> None:
        for column, value in enumerate((aturan, lembar, baris, kolom, alasan), 1):
            book[SHEET].cell(row, column).value = value

    return change


def waived(result: CheckResult) -> list[tuple[str, str]]:
    return [(each.code, each.problem.place.address) for each in result.waived]


CASES = (
    Case("S12", "nothing to accept", waive("T01", B, KEGIATAN), (("S12", SHEET, "A7"),), actual="T01"),
    Case("S12", "another row", waive("W03", B, KEGIATAN), (("S12", SHEET, "A7"),)),
    Case("S12", "another sheet", waive("W03", A, AKUNTANSI), (("S12", SHEET, "A7"),)),
    Case("S12", "another column", waive("W03", B, AKUNTANSI, "CAPAIAN (%)"), (("S12", SHEET, "A7"),)),
    Case("S12", "used", waive("W03", B, AKUNTANSI)),
    Case("S12", "an empty sheet", lambda _: None),
    Case(
        "S13", "no reason", waive("W03", B, AKUNTANSI, alasan=None), (("S13", SHEET, "E7"),), says="tanpa alasan"
    ),
    Case("S13", "spaces as a reason", waive("W03", B, AKUNTANSI, alasan="  "), (("S13", SHEET, "E7"),)),
    Case("S13", "a dash as a reason", waive("W03", B, AKUNTANSI, alasan="-"), (("S13", SHEET, "E7"),)),
    Case("S13", "no such rule", waive("T99", B, KEGIATAN), (("S13", SHEET, "A7"),), actual="T99"),
    Case("S13", "no rule", waive(None, B, KEGIATAN), (("S13", SHEET, "A7"),)),
    Case("S13", "small letters", waive(" w03 ", B, AKUNTANSI)),
)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_rules_on_waivers(case: Case) -> None:
    assert_case(case)


ACCEPTED = [
    pytest.param(waive("T01", B, KEGIATAN), id="by-name"),
    pytest.param(waive("T01", B, KEGIATAN, "REALISASI KEUANGAN"), id="by-name-and-column"),
    pytest.param(waive("t01", "tabel 3.1.1.B", "administrasi  UMUM perangkat daerah"), id="case-and-spacing"),
    pytest.param(together(in_both(B22="8.01.01.2.06"), waive("T01", B, "8.01.01.2.06")), id="by-code"),
    pytest.param(together(in_both(B22="8.01.01.2.06"), waive("T01", B, "8.1.1.2.6")), id="by-code-short-segments"),
    pytest.param(
        together(in_both(B22="8.01.01.2.06"), waive("T01", B, "8.01.01.2.06", "realisasi keuangan")),
        id="by-code-and-column",
    ),
    pytest.param(
        together(in_both(B22="8.01.01.2.06"), waive("T01", B, KEGIATAN)), id="by-name-where-there-is-a-code"
    ),
]


@pytest.mark.parametrize("change", ACCEPTED)
def test_a_waiver_with_a_reason_silences(change: Change) -> None:
    result = check_changed(together(SLIP, change))
    assert found(result) == [("T01", B, "G22")]
    assert waived(result) == [("T01", "G22")]
    assert result.waived[0].waiver == REASON
    assert result.count(Severity.ERROR) == 0
    assert result.count(Severity.WARNING) == 0


NOT_ACCEPTED = [
    pytest.param(waive("T01", B, KEGIATAN, alasan=None), "S13", id="no-reason"),
    pytest.param(waive("T02", B, KEGIATAN), "S12", id="another-rule"),
    pytest.param(waive("T01", B, KEGIATAN, "TARGET KEUANGAN"), "S12", id="another-column"),
    pytest.param(waive("T01", A, KEGIATAN), "S12", id="another-sheet"),
    pytest.param(waive("T01", B, "Administrasi Umum"), "S12", id="part-of-the-name"),
    pytest.param(waive("T01", B, None), "S12", id="no-row"),
    pytest.param(waive("T01", B, "G22"), "S12", id="an-address"),
    pytest.param(waive("T01", None, KEGIATAN), "S12", id="no-sheet"),
]


@pytest.mark.parametrize(("change", "code"), NOT_ACCEPTED)
def test_a_waiver_that_fits_nothing_silences_nothing(change: Change, code: str) -> None:
    result = check_changed(together(SLIP, change))
    assert {each[0] for each in found(result)} == {"T01", code}
    assert result.waived == ()
    assert result.count(Severity.ERROR) == 1
    assert result.count(Severity.WARNING) == 1


def test_a_waiver_follows_its_row() -> None:
    def insert(book: Book) -> None:
        for sheet in (A, B):
            book.insert_rows(sheet, 2, 3)

    result = check_changed(together(SLIP, waive("T01", B, KEGIATAN), insert))
    assert waived(result) == [("T01", "G25")]


def test_two_waivers_each_silence_their_own() -> None:
    result = check_changed(
        together(SLIP, waive("T01", B, KEGIATAN), waive("W03", B, AKUNTANSI, alasan="Pekerjaan selesai", row=8)),
    )
    assert waived(result) == [("W03", "G15"), ("T01", "G22")]
    assert [each.waiver for each in result.waived] == ["Pekerjaan selesai", REASON]
    assert {each.code for each in result.standing()} == {"K09", "L01"}


def test_a_waiver_by_column_leaves_the_other_columns() -> None:
    change = together(SLIP, write(B, F22=395_975_354), waive("T01", B, KEGIATAN, "REALISASI KEUANGAN"))
    result = check_changed(change)
    assert waived(result) == [("T01", "G22")]
    assert [each.problem.place.address for each in result.standing() if each.code == "T01"] == ["F22"]


def test_a_waiver_without_a_column_is_for_all_columns() -> None:
    change = together(SLIP, write(B, F22=395_975_354), waive("T01", B, KEGIATAN))
    assert waived(check_changed(change)) == [("T01", "F22"), ("T01", "G22")]


def test_the_jumlah_row_can_be_accepted() -> None:
    result = check_changed(together(write(B, G6=23_425_222_114), waive("T03", B, "JUMLAH")))
    assert waived(result) == [("T03", "G6")]


def test_a_waived_cause_does_not_set_off_what_rests_on_it() -> None:
    change = together(write(B, G38=-8_120_000), waive("D04", B, "Pemeliharaan Mebel"))
    result = check_changed(change)
    assert found(result, info=True) == [STANDING, ("D04", B, "G38")]
    assert waived(result) == [("D04", "G38")]


@pytest.mark.parametrize(("code", "value"), [("D03", "menyusul"), ("S05", "#REF!"), ("D01", None)])
def test_a_figure_that_is_not_there_cannot_be_accepted(code: str, value: str | None) -> None:
    change = together(write(B, G38=value), waive(code, B, "Pemeliharaan Mebel"))
    result = check_changed(change)
    assert waived(result) == []
    assert {each.code for each in result.standing()} - {"K09", "L01"} == {code, "S13", "W03"}


KEPT = [
    pytest.param(together(SLIP, waive("T01", B, KEGIATAN)), ("T01", B, KEGIATAN), id="a kegiatan"),
    pytest.param(
        together(write(TABEL_2_3, B9=81_395_716), waive("T03", TABEL_2_3, "JUMLAH")),
        ("T03", TABEL_2_3, "JUMLAH"),
        id="a total that other tables repeat",
    ),
    pytest.param(together(write(B, H15=54), waive("P01", B, AKUNTANSI)), ("P01", B, AKUNTANSI), id="a percentage"),
    pytest.param(
        together(write(TABEL_3_1_1_A, G7="Baik"), waive("P05", TABEL_3_1_1_A, INDIKATOR)),
        ("P05", TABEL_3_1_1_A, INDIKATOR),
        id="a category",
    ),
    pytest.param(
        together(write(TABEL_3_1, A9=7, A10=8, A11=9), waive("D09", TABEL_3_1, "Cukup")),
        ("D09", TABEL_3_1, "Cukup"),
        id="a running number",
    ),
]


@pytest.mark.parametrize(("change", "accepted"), KEPT)
def test_what_is_accepted_stands_in_the_finished_workbook(
    change: Change, accepted: tuple[str, str, str], tmp_path: Path
) -> None:
    book = Book()
    change(book)
    report = book.read()
    before = check_report(report, "")
    target = tmp_path / "jadi.xlsx"
    write_finished(target, report, before, draft=False)
    after = check_file(target)
    rows = [(each.code, each.problem.place.sheet, each.problem.row_label) for each in after.waived]
    assert rows == [accepted]
    assert {each.code for each in after.standing()} == {each.code for each in before.standing()}
    assert differences(target, tmp_path / "hitung.xlsx") == []
