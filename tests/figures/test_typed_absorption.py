"""An absorption that cannot be computed stays as it was typed, and all that is computed from it takes that."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.figures.agency import agency_figures
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.methods.penyerapan import METHODS
from lkjip_xl.rules.findings import Severity
from lkjip_xl.show.narrative.passages import passages
from tests import shown
from tests.checking import check_file
from tests.libreoffice import differences
from tests.rules.changes import Change, leave_out, together
from tests.sample_books import TABEL_2_3_1, TABEL_3_1_5, Book


def without_rows(book: Book) -> None:
    """Tabel 2.3.1 with its headings only."""
    for row in book[TABEL_2_3_1].iter_rows(min_row=7):
        for cell in row:
            cell.value = None


def built(change: Change, path: Path) -> openpyxl.Workbook:
    book = Book()
    change(book)
    report = book.read()
    write_finished(path, report, check_report(report, ""), draft=False)
    return openpyxl.load_workbook(path, data_only=True)


def lines(workbook: openpyxl.Workbook, sheet: str) -> list[list[object]]:
    rows = workbook[sheet].iter_rows(values_only=True)
    return [[cell for cell in row if cell is not None] for row in rows if any(cell is not None for cell in row)]


def text_of(workbook: openpyxl.Workbook, sheet: str) -> str:
    return "\n".join(str(cell) for line in lines(workbook, sheet) for cell in line)


@pytest.mark.long
@pytest.mark.parametrize("change", [leave_out(TABEL_2_3_1), without_rows], ids=["deleted", "empty"])
def test_the_finished_workbook_does_not_contradict_itself(change: Change, tmp_path: Path) -> None:
    path = tmp_path / "jadi.xlsx"
    workbook = built(change, path)
    rows = [row[3:6] for row in workbook[TABEL_3_1_5].iter_rows(min_row=6, max_row=7, values_only=True)]
    assert rows == [(1, 0.9533, 4.67), (1, 0.995, 0.5)]
    assert "serapan diketik 95,33% · efisien\u00a04,67\u00a0poin" in text_of(workbook, "Ringkasan")
    narrative = text_of(workbook, "Narasi")
    assert "penyerapan anggaran 95,33%, sehingga tingkat efisiensinya 4,67 poin persen: efisien." in narrative
    assert "tidak dapat dihitung, karena penyerapannya" not in narrative
    again = check_file(path)
    assert [each.code for each in again.standing() if each.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    ("change", "why"), [(leave_out(TABEL_2_3_1), "tidak ada"), (without_rows, "kosong")], ids=["deleted", "empty"]
)
def test_no_sheet_says_that_a_typed_absorption_is_computed(change: Change, why: str, tmp_path: Path) -> None:
    workbook = built(change, tmp_path / "jadi.xlsx")
    typed = "seperti yang diketik"
    assert f"Penyerapan per sasaran {typed}: Tabel 2.3.1 {why}." in text_of(workbook, "Narasi")
    assert "dihitung dengan cara" not in text_of(workbook, "Narasi")
    assert typed in text_of(workbook, "Metode")
    assert typed in text_of(workbook, "Ringkasan")
    assert "memakai cara yang dipilih" not in text_of(workbook, "Cara Penyerapan")
    used = [line for line in lines(workbook, "Cara Penyerapan") if "dipakai" in line]
    assert [line[2:] for line in used] == [
        ["Seperti yang diketik di Tabel 3.1.5", 1, 0.9533, 4.67, "dipakai"],
        ["Seperti yang diketik di Tabel 3.1.5", 1, 0.995, 0.5, "dipakai"],
    ]


@pytest.mark.thorough
@pytest.mark.long
def test_an_absorption_that_is_typed_once_over_several_rows_counts_in_each(tmp_path: Path) -> None:
    def merged(book: Book) -> None:
        sheet = book[TABEL_3_1_5]
        for column in "BE":
            sheet[f"{column}8"].value = None
            sheet.merge_cells(f"{column}7:{column}8")
        sheet["F8"].value = 4.67

    path = tmp_path / "jadi.xlsx"
    workbook = built(together(leave_out(TABEL_2_3_1), merged), path)
    rows = [row[3:6] for row in workbook[TABEL_3_1_5].iter_rows(min_row=6, max_row=7, values_only=True)]
    assert rows == [(1, 0.9533, 4.67), (1, 0.9533, 4.67)]
    assert differences(path) == []


PLAN = """
| SASARAN | PROGRAM   | ANGGARAN | PERSENTASE |
| Pertama | Program A | 100      | 100%       |
"""
SPENT = """
| JENIS        | PROGRAM / KEGIATAN | TARGET KEUANGAN | REALISASI KEUANGAN |
| Program      | Program A          | 100             | 90                 |
"""
EFFICIENCY = """
| SASARAN | INDIKATOR SASARAN | CAPAIAN KINERJA % | PENYERAPAN ANGGARAN (%) | TINGKAT EFISIENSI |
| Pertama | Indeks            | 100%              | 90%                     | 10                |
| Kedua   | Nilai             | 100%              | 80%                     | 20                |
| Ketiga  | Angka             | 100%              | -                       | -                 |
"""
ACHIEVED = """
| SASARAN | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
| Pertama | Indeks            | 100    | 100       | 100%      |
| Kedua   | Nilai             | 100    | 100       | 100%      |
| Ketiga  | Angka             | 100    | 100       | 100%      |
"""


def test_where_some_are_computed_it_is_said_how_many_are_not() -> None:
    report = shown.report(tabel_2_3_1=PLAN, tabel_3_1_1_a=ACHIEVED, tabel_3_1_1_b=SPENT, tabel_3_1_5=EFFICIENCY)
    (*_, method, typed) = next(
        each for each in passages(report, Recomputed(report)) if each.table == "tabel_3_1_5"
    ).paragraphs
    assert method.text.startswith("Penyerapan per sasaran dihitung dengan cara")
    assert typed.text == (
        "1 dari 3 penyerapan per sasaran seperti yang diketik: program sasarannya di Tabel 2.3.1 tidak memberi "
        "penyerapan."
    )
    assert agency_figures(report).efisiensi == 15


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        ({}, "Tabel 2.3.1 tidak ada"),
        ({"tabel_2_3_1": "| SASARAN | PROGRAM | ANGGARAN | PERSENTASE |"}, "Tabel 2.3.1 kosong"),
    ],
)
def test_an_absorption_that_lacks_a_table_is_not_judged_and_told_why(plan: dict[str, str], why: str) -> None:
    report = shown.report(tabel_3_1_1_a=ACHIEVED, tabel_3_1_1_b=SPENT, tabel_3_1_5=EFFICIENCY, **plan)
    assert shown.not_judged(report, "E02") == [
        f"penyerapan anggaran di Tabel 3.1.5 D2–D4 tidak dapat dihitung ulang: {why}"
    ]


def test_an_accepted_absorption_is_the_one_that_is_used(tmp_path: Path) -> None:
    def accepted(book: Book) -> None:
        book[TABEL_3_1_5]["E7"].value, book[TABEL_3_1_5]["F7"].value = 0.962, 3.8
        row = book.row("Pengecualian", "(1)") + 1
        label = book[TABEL_3_1_5]["C7"].value
        for column, text in enumerate(("E02", TABEL_3_1_5, label, "", "", "Menurut reviu Inspektorat"), 1):
            book["Pengecualian"].cell(row, column).value = text

    workbook = built(accepted, tmp_path / "jadi.xlsx")
    assert [cell.value for cell in workbook[TABEL_3_1_5][6]][3:6] == [1, 0.962, 3.8]
    first = [line[2:] for line in lines(workbook, "Cara Penyerapan") if line[0] == 1]
    assert len(first) == len(METHODS) + 1
    assert [line for line in first if "dipakai" in line] == [
        ["Seperti yang diketik di Tabel 3.1.5", 1, 0.962, 3.8, "dipakai"]
    ]
    narrative = text_of(workbook, "Narasi")
    assert (
        "1 dari 2 penyerapan per sasaran seperti yang diketik: dikecualikan di lembar Pengecualian." in narrative
    )
