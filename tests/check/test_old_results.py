"""Notes of staff in a workbook of results, carried to the next: each to its finding, or listed with the reason."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl.books.kit.list_sheet import NOTHING
from lkjip_xl.books.kit.text_lines import room_across, text_width
from lkjip_xl.books.old_results import read_old_results
from lkjip_xl.books.results import results_book
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding, NotJudged, Problem, Severity
from tests.hostile_files import HOSTILE
from tests.libreoffice import differences
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED


def finding(row: int, name: str, code: str = "T01", waiver: str | None = None) -> Finding:
    place = Place("Tabel 2.7", row, 3)
    return Finding(code, Severity.ERROR, Problem(place, "Salah.", row_label=name, column_heading="PAGU"), waiver)


def result(file: str, *findings: Finding, agency: str = "Dinas Satu", year: int | None = 2023) -> CheckResult:
    return CheckResult(file, agency, year, findings, rows={"tabel_2_7": 1})


def written(path: Path, *results: CheckResult, old: Path | None = None) -> Any:
    earlier = read_old_results(old, USUAL_LIMITS) if old else None
    with results_book(path, earlier, strict=False) as book:
        for each in results:
            book.add(each)
    return openpyxl.load_workbook(path)


def noted(path: Path, notes: Callable[[dict[str, Any]], tuple[str, str]]) -> None:
    """Type into the workbook what ``notes`` has for the texts of a row: who sees to it, and a note."""
    book: Any = openpyxl.load_workbook(path)
    sheet = book["Temuan"]
    headings = [cell.value for cell in sheet[4]]
    for row in range(5, sheet.max_row + 1):
        texts = dict(zip(headings, (cell.value for cell in sheet[row]), strict=True))
        for heading, text in zip(("PENANGGUNG JAWAB", "CATATAN"), notes(texts), strict=True):
            cell = sheet.cell(row, headings.index(heading) + 1)
            cell.value = text or None
            cell.data_type = "s" if text else "n"  # what begins with = is text as well
    book.save(path)


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    headings, *lines = list(book[sheet].iter_rows(min_row=4, values_only=True))
    return [dict(zip(headings, line, strict=True)) for line in lines if any(line) and line[0] != NOTHING]


@pytest.mark.long
def test_notes_follow_their_findings_though_rows_and_files_move(tmp_path: Path) -> None:
    old = tmp_path / "lama.xlsx"
    written(old, result("a.xlsx", finding(8, "Rapat"), finding(9, "Gaji"), finding(10, "ATK")))
    noted(old, lambda row: ("Siti", f"=untuk {row['BARIS']}") if row["BARIS"] != "ATK" else ("", ""))
    before = old.read_bytes()
    now = result("nama lain.xlsx", finding(12, "RAPAT"), finding(9, "ATK"))
    book = written(tmp_path / "baru.xlsx", now, old=old)
    assert [(row["BARIS"], row["PENANGGUNG JAWAB"], row["CATATAN"]) for row in rows(book, "Temuan")] == [
        ("RAPAT", "Siti", "=untuk Rapat"),
        ("ATK", None, None),
    ]
    assert [(row["BARIS"], row["CATATAN"]) for row in rows(book, "Sudah Diperbaiki")] == [("Gaji", "=untuk Gaji")]
    assert rows(book, "Catatan Tidak Terbawa") == []
    assert old.read_bytes() == before
    assert not [cell for row in book["Temuan"].iter_rows() for cell in row if cell.data_type == "f"]
    assert differences(tmp_path / "baru.xlsx") == []


def test_what_finds_two_or_no_report_is_listed_and_kept_for_the_next_time(tmp_path: Path) -> None:
    old, new = tmp_path / "lama.xlsx", tmp_path / "baru.xlsx"
    other = result("b.xlsx", finding(8, "Rapat"), agency="Dinas Dua")
    written(old, result("a.xlsx", finding(8, "Rapat")), other, result("c.xlsx", finding(8, "Gaji"), agency=""))
    noted(old, lambda row: ("Siti", f"{row['BERKAS']}"))
    twice = result("a.xlsx", finding(8, "Rapat"), finding(20, "Rapat"))
    book = written(new, twice, result("c.xlsx", finding(8, "Gaji"), agency=""), old=old)
    assert [row["CATATAN"] for row in rows(book, "Temuan")] == [None, None, "c.xlsx"]
    left = [(row["CATATAN"], row["SEBAB"]) for row in rows(book, "Catatan Tidak Terbawa")]
    assert left == [
        ("a.xlsx", "cocok dengan lebih dari satu temuan"),
        ("b.xlsx", "laporannya tidak diperiksa kali ini"),
    ]
    assert rows(book, "Sudah Diperbaiki") == []
    again = written(tmp_path / "lagi.xlsx", other, old=new)
    assert [row["CATATAN"] for row in rows(again, "Temuan")] == ["b.xlsx"]
    assert {row["CATATAN"] for row in rows(again, "Catatan Tidak Terbawa")} == {"a.xlsx", "c.xlsx"}


def test_two_files_of_one_agency_keep_their_own_notes(tmp_path: Path) -> None:
    old = tmp_path / "lama.xlsx"
    both = result("a/x.xlsx", finding(8, "Rapat")), result("a/y.xlsx", finding(8, "Rapat"), finding(9, "Gaji"))
    written(old, *both)
    noted(old, lambda row: ("", f"{row['BERKAS']} {row['BARIS']}"))
    book = written(tmp_path / "baru.xlsx", *both, old=old)
    assert [row["CATATAN"] for row in rows(book, "Temuan")] == [
        "a/x.xlsx Rapat",
        "a/y.xlsx Rapat",
        "a/y.xlsx Gaji",
    ]
    assert rows(book, "Sudah Diperbaiki") == rows(book, "Catatan Tidak Terbawa") == []
    assert [book[name]["A5"].value for name in ("Sudah Diperbaiki", "Catatan Tidak Terbawa")] == [NOTHING] * 2


def test_a_report_that_cannot_be_read_now_loses_no_note_and_mends_nothing(tmp_path: Path) -> None:
    old = tmp_path / "lama.xlsx"
    written(old, result("a.xlsx", finding(8, "Rapat"), agency=""), result("d.xlsx", finding(8, "X", waiver="ya")))
    noted(old, lambda row: ("", "catatan " + row["BARIS"]))
    book = written(tmp_path / "baru.xlsx", CheckResult("a.xlsx"), result("d.xlsx"), old=old)
    assert rows(book, "Sudah Diperbaiki") == []  # what was accepted was not to be mended
    assert [(row["CATATAN"], row["SEBAB"]) for row in rows(book, "Catatan Tidak Terbawa")] == [
        ("catatan Rapat", "laporannya tidak terbaca kali ini"),
        ("catatan X", "temuannya tidak ada lagi"),
    ]


def test_what_may_be_left_out_is_no_noise_among_what_was_not_judged(tmp_path: Path) -> None:
    found = CheckResult(
        "a.xlsx",
        "A",
        2023,
        not_judged=(NotJudged("P02", "angka belum lengkap"),),
        rows={"x": 1},
        left_out=("Tabel 1.4",),
    )
    book = written(tmp_path / "hasil.xlsx", found)
    assert [row["ATURAN"] for row in rows(book, "Tidak Dinilai")] == ["P02"]
    assert rows(book, "Daftar Berkas")[0]["KETERANGAN"] == "Tidak diisi (boleh): Tabel 1.4."


@pytest.mark.long
def test_the_command(tmp_path: Path, run: Run) -> None:
    report, old, new = tmp_path / "lkjip.xlsx", tmp_path / "lama.xlsx", tmp_path / "baru.xlsx"
    shutil.copy(PUBLISHED, report)
    assert run("check", report, "-o", old)[0] == 1
    noted(old, lambda row: ("Budi", "tanya bidang") if row["ATURAN"] == "T01" else ("", ""))
    shutil.copy(MENDED, report)
    code, _, _ = run("check", report, "--hasil-lama", old, "-o", new)
    assert code == 0
    mended = rows(openpyxl.load_workbook(new), "Sudah Diperbaiki")
    assert [row["CATATAN"] for row in mended if row["ATURAN"] == "T01"] == ["tanya bidang"]
    assert [sum(row["ATURAN"] == code for row in mended) for code in ("P03", "P02", "K05")] == [2, 3, 1]
    assert differences(new) == []
    assert run("check", report, "--hasil-lama", old)[0] == 2
    code, _, err = run("check", report, "--hasil-lama", old, "-o", old, "--timpa")
    assert code == 2, err
    code, _, err = run("check", report, "--hasil-lama", report, "-o", tmp_path / "x.xlsx")
    assert (code, "ini bukan hasil pemeriksaan" in err) == (3, True)
    assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.long
def test_hostile_files_are_refused_in_one_sentence(tmp_path: Path, run: Run) -> None:
    for number, case in enumerate(HOSTILE[::16]):
        folder = tmp_path / str(number)
        folder.mkdir()
        code, _, err = run("check", MENDED, "--hasil-lama", case.make(folder), "-o", folder / "baru.xlsx")
        assert (code in {2, 3}, len(err.splitlines()), "Traceback" in err) == (True, 1, False), case.name
        assert not (folder / "baru.xlsx").exists()


def test_a_difference_in_percent_points_is_shown_whole(tmp_path: Path) -> None:
    """A number that is wider than its column would be shown as signs: this one fits, and a longer one shrinks."""
    place = Place("Tabel 3.1.2", 8, 8)
    problem = Problem(place, "Salah.", difference=Decimal("-123.75"), percent=True)
    found = Finding("P03", Severity.ERROR, problem)
    sheet = written(tmp_path / "hasil.xlsx", result("a.xlsx", found))["Temuan"]
    (at,) = (cell for cell in sheet[4] if cell.value == "SELISIH")
    shown = sheet.cell(5, at.column)
    look = '#,##0.00" poin persen"_);"−"#,##0.00" poin persen"_)'
    assert (shown.value, shown.number_format) == (-123.75, look)
    assert (shown.alignment.shrink_to_fit, shown.alignment.wrap_text) == (True, None)
    width = sheet.column_dimensions[at.column_letter].width
    assert text_width("−123,75 poin persen", shown.font.sz) < room_across(width)
