"""Waivers: what a line of the sheet Pengecualian silences, and what it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.report.model import Row
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding, Problem, Severity
from lkjip_xl.rules.waivers import Waiver, figures_of, waiver_line
from tests import shown
from tests.checking import check_file
from tests.libreoffice import differences
from tests.rules.changes import Change, in_both, together, write
from tests.rules.waiving import AKUNTANSI, FIGURES, KEGIATAN, REASON, SHEET, SLIP, waive
from tests.sample_books import (
    TABEL_2_3,
    TABEL_2_7,
    TABEL_3_1,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    Book,
    check_changed,
    found,
)

A, B = TABEL_2_7, TABEL_3_1_1_B

INDIKATOR = "Persentase pembinaan terhadap masyarakat terkait Ideologi Pancasila"


def waived(result: CheckResult) -> list[tuple[str, str]]:
    return [(each.code, each.problem.place.address) for each in result.waived]


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


@pytest.mark.long
@pytest.mark.parametrize("change", ACCEPTED)
def test_a_waiver_with_a_reason_silences(change: Change) -> None:
    result = check_changed(together(SLIP, change))
    assert found(result) == [("T01", B, "G22")]
    assert waived(result) == [("T01", "G22")]
    assert result.waived[0].waiver == REASON
    assert result.count(Severity.ERROR) == 0
    assert result.count(Severity.WARNING) == 0


@pytest.mark.parametrize("angka", [FIGURES, "385221368 -> 385220368", "Rp385.221.368", "385.221.368→385.220.368"])
def test_a_waiver_names_its_figures_as_people_write_them(angka: str) -> None:
    result = check_changed(together(SLIP, waive("T01", B, KEGIATAN, angka=angka)))
    assert waived(result) == [("T01", "G22")]
    assert result.count(Severity.ERROR) == 0


@pytest.mark.parametrize("angka", ["385.221.369", "385.220.368 → 385.221.368", "385.221.368 → 385.220.369", "ya"])
def test_a_waiver_of_other_figures_accepts_nothing(angka: str) -> None:
    result = check_changed(together(SLIP, waive("T01", B, KEGIATAN, angka=angka)))
    assert waived(result) == []
    assert [each.code for each in result.standing() if each.severity is not Severity.INFO] == ["T01", "S28"]


def line_of(line: Mapping[str, str]) -> Change:
    return waive(line["aturan"], line["lembar"], line["baris"], line["kolom"], angka=line["angka"])


@pytest.mark.long
def test_the_line_that_a_finding_offers_accepts_it_and_nothing_else() -> None:
    slips = together(SLIP, write(B, H15=54, F22=395_975_354))
    findings = [each for each in check_changed(slips).findings if each.severity is Severity.ERROR]
    assert {each.code for each in findings} == {"T01", "P01", "K01"}
    for finding in findings:
        after = check_changed(together(slips, line_of(waiver_line(finding))))
        assert waived(after) == [(finding.code, finding.problem.place.address)]
        assert {"S12", "S13", "S27", "S28"}.isdisjoint(each.code for each in after.findings)


@pytest.mark.parametrize("angka", ["5 → 7", "5% → 7%", "5,00"])
def test_percent_points_are_written_without_their_sign(angka: str) -> None:
    """As the finding shows them; what an older Temuan offered is still accepted."""
    shown = {"written": "5,00", "should_be": "7,00  (102 − 95)"}
    figures = {"actual": Decimal(5), "expected": Decimal(7)}
    problem = Problem(Place("Tabel 3.1.5", 7, 6), "", "Sasaran", percent=True, **shown, **figures)  # type: ignore[arg-type]
    finding = Finding("E01", Severity.ERROR, problem)
    assert figures_of(finding) == "5 → 7"
    line = Waiver(Row(0, 7, {}), "E01", "Tabel 3.1.5", "Sasaran", "", angka, "benar")
    assert line.covers(finding)


@pytest.mark.parametrize("angka", ["0% → 101%", "0,101393258426966% → 101%", "0%"])
def test_what_a_formula_gives_is_written_as_short_as_it_is_printed(angka: str) -> None:
    """The decimals that nobody sees are not offered; a line that has them goes on to count."""
    shown, given = Decimal("0.101393258426966"), Decimal(101)
    place = Place("Tabel 3.1.1.a", 7, 6)
    problem = Problem(place, "", "Produksi", percent=True, written="0%", actual=shown, expected=given)
    finding = Finding("P01", Severity.ERROR, problem)
    assert figures_of(finding) == "0% → 101%"
    line = Waiver(Row(0, 7, {}), "P01", "Tabel 3.1.1.a", "Produksi", "", angka, REASON)
    assert line.covers(finding)
    assert not replace(line, angka="0,2% → 101%").covers(finding)


def test_a_workbook_without_the_column_of_figures_is_read_as_before() -> None:
    def without_figures(book: Book) -> None:
        book[SHEET].delete_cols(5)

    result = check_changed(together(SLIP, waive("T01", B, KEGIATAN), without_figures))
    assert waived(result) == [("T01", "G22")]
    assert [each.problem.place.address for each in result.findings if each.code == "S27"] == ["A7"]


def test_two_rules_that_read_the_slip_of_one_cell_are_one_finding_to_accept() -> None:
    hundredfold = write(TABEL_3_1_2, H8=0.0125)
    accepted = waive("P01", TABEL_3_1_2, "Persentase pembinaan terhadap masyarakat terkait Ideologi Pancasila")
    (told,) = (
        each.problem for each in check_changed(together(hundredfold, accepted)).findings if each.code == "S27"
    )
    assert told.message == "Pengecualian P01 ini berlaku untuk angka berapa pun."


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


@pytest.mark.long
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
    assert {each.code for each in result.standing()} == {"K09", "L01", "S27"}


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


def test_a_sum_that_a_waived_one_explained_speaks() -> None:
    # The program is right once its kegiatan is mended; once that is accepted as it stands, the program is not.
    slip = write(B, G22=385_221_368)
    assert found(check_changed(slip)) == [("T01", B, "G22")]
    result = check_changed(together(slip, waive("T01", B, KEGIATAN, angka=FIGURES)))
    assert found(result) == [("T02", B, "G8"), ("T01", B, "G22")]
    assert waived(result) == [("T01", "G22")]


def test_two_readings_of_one_slip_are_accepted_together() -> None:
    # 1,25% for 125% is a slip of a hundredfold (P03), and is not what its figures give (P01).
    slip = together(write(TABEL_3_1_2, H8=0.0125))
    assert found(check_changed(slip)) == [("P03", TABEL_3_1_2, "H8")]
    for code in ("P03", "P01"):
        result = check_changed(together(slip, waive(code, TABEL_3_1_2, INDIKATOR, angka="1,25% → 125%")))
        assert waived(result) == [("P03", "H8")]
        assert result.count(Severity.ERROR) == 0


def test_what_rests_on_a_waived_cause_speaks() -> None:
    slip = write(B, G38=-8_120_000)
    assert found(check_changed(slip)) == [("D04", B, "G38")]
    result = check_changed(together(slip, waive("D04", B, "Pemeliharaan Mebel")))
    assert waived(result) == [("D04", "G38")]
    assert found(result) == [("T01", B, "G35"), ("D04", B, "G38"), ("P01", B, "H38")]


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


@pytest.mark.thorough
@pytest.mark.long
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
    assert differences(target) == []


def test_the_sheet_temuan_offers_the_line_to_copy(tmp_path: Path) -> None:
    book = Book()
    SLIP(book)
    report = book.read()
    target = tmp_path / "draf.xlsx"
    write_finished(target, report, check_report(report, ""), draft=True)
    sheet = openpyxl.load_workbook(target)["Temuan"]
    headings = [cell.value for cell in sheet[4]]
    first = headings.index("BARIS") - 2
    assert headings[first:] == ["ATURAN", "LEMBAR", "BARIS", "KOLOM", "ANGKA"]
    lines = [[cell.value for cell in row[first:]] for row in sheet.iter_rows(min_row=5) if row[8].value == "T01"]
    assert lines == [["T01", B, KEGIATAN, "REALISASI KEUANGAN", FIGURES]]
    # What is copied is not printed.
    assert sheet.print_area.startswith("'Temuan'!$A$1:$I$")


_OF_LINES = """
| JENIS        | PROGRAM | INDIKATOR    | TARGET | TARGET KEUANGAN | REALISASI KINERJA | CAPAIAN KINERJA (%) |
| Program      | Budaya  | Indeks       | 80     | 200             | .                 | .                   |
| Kegiatan     | Museum  | Koleksi      | 9      | 200             | .                 | .                   |
| Sub Kegiatan | Pameran | Jumlah karya | 4      | 100             | 4                 | 100                 |
| .            | .       | Peserta      | 30     | .               | 33                | 100                 |
| Sub Kegiatan | Lomba   | Jumlah karya | 4      | 100             | 4                 | 100                 |
| .            | .       | Peserta      | 30     | .               | 33                | 100                 |
"""


@pytest.mark.parametrize(
    ("baris", "accepted"),
    [("Lomba: Peserta", ["Lomba"]), ("Peserta", ["Pameran", "Lomba"]), ("Lomba", []), ("Jumlah karya", [])],
)
def test_a_waiver_names_a_further_indicator_alone_or_with_its_row(baris: str, accepted: list[str]) -> None:
    report = shown.report(
        tabel_3_1_1_b=_OF_LINES,
        pengecualian=f"""
        | ATURAN | LEMBAR        | BARIS   | KOLOM               | ANGKA     | ALASAN     |
        | P01    | Tabel 3.1.1.b | {baris} | CAPAIAN KINERJA (%) | 100 → 110 | Sesuai BPK |
        """,
    )
    findings = [each for each in check_report(report, "").findings if each.code == "P01"]
    assert [each.problem.row_above for each in findings if each.waived] == accepted
    assert [waiver_line(each).get("baris") for each in findings if not each.waived] == [
        f"{each.problem.row_above}: Peserta" for each in findings if not each.waived
    ]
    assert len(findings) == 2
