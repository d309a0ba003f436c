"""Amounts of a finance file that nobody can read: named, never counted as 0, and never blamed on the report."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl.books.reconciliation.book import write_reconciliation
from lkjip_xl.check.reconcile import reconcile
from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.finance.amounts import SourceCell, Unknown, Unreadable, UnreadCell, Why, known, read_amount, total
from lkjip_xl.finance.compare.comparison import State
from lkjip_xl.finance.read.notes import notes_of
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.tables.measures import Measure, Stage
from tests.finance_files import samples, write_cells
from tests.libreoffice import differences
from tests.rules.changes import write as put
from tests.running import Run
from tests.sample_books import MENDED, TABEL_2_7, TABEL_3_1_1_B, Book

pytestmark = pytest.mark.usefixtures("small_templates")

# | KODE | URAIAN | ANGGARAN | REALISASI |
AKUNTANSI, GAJI = "8.01.01.2.02.03", "8.01.01.2.02.01"


def simple(tmp_path: Path, pagu: object = ..., realisasi: object = ..., code: str = AKUNTANSI) -> Path:
    """The simple sheet of the sample, with other amounts in the row of one code."""
    rows: list[list[Any]] = [list(row) for row in samples.sederhana(samples.anggaran())]
    (row,) = [row for row in rows if row[0] == code]
    row[2:4] = [old if new is ... else new for old, new in zip(row[2:4], (pagu, realisasi), strict=True)]
    return write_cells(tmp_path / "sederhana.xlsx", rows)


def against(path: Path, **cells: object) -> Reconciliation:
    book = Book(codes=True)
    put(TABEL_3_1_1_B, **cells)(book)
    return reconcile(book.read(), [read_source(path, ReadingOptions(2023, Stage.PERUBAHAN))])


def states(found: Reconciliation) -> dict[str, State]:
    return {each.label: found.state(each) for each in (*found.compared, found.total)}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("#REF!", "berisi #REF!"),
        ("#N/A", "berisi #N/A"),
        (True, "berisi TRUE"),
        ("dua juta", "berisi “dua juta”, bukan angka"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_what_hangs_on_it_is_not_judged(
    written: object, shown: str, tmp_path: Path
) -> None:
    found = against(simple(tmp_path, realisasi=written))
    assert found.findings == ()
    assert not found.agrees
    (not_judged,) = found.not_judged
    assert not_judged.code == "R04"
    assert not_judged.reason.startswith(
        f"sederhana.xlsx, lembar Sheet1, sel D9 {shown}: realisasi “Koordinasi dan Pelaksanaan Akuntansi SKPD” "
        "dan jumlah di atasnya tidak dinilai. "
    )
    unjudged = [name for name, state in states(found).items() if state is State.NOT_JUDGED]
    assert len(unjudged) == 4
    assert unjudged[-1] == "JUMLAH"
    assert found.total.there[Measure.PAGU] == 23_733_274_959
    assert known(found.total.there[Measure.REALISASI]) is None


def test_what_can_be_read_is_still_judged(tmp_path: Path) -> None:
    found = against(simple(tmp_path, realisasi="#REF!"), G16=1, G17=2)
    assert [(each.code, each.problem.place.address) for each in found.findings] == [
        ("R04", "G16"),
        ("R04", "G17"),
    ]
    assert len(found.not_judged) == 1


def test_an_empty_cell_is_not_0_and_said_once_for_all(tmp_path: Path) -> None:
    rows: list[list[Any]] = [list(row) for row in samples.sederhana(samples.anggaran())]
    for row in rows:
        if str(row[0]).startswith("8.01.06"):
            row[3] = None
    found = against(write_cells(tmp_path / "x.xlsx", rows))
    assert found.findings == ()
    (not_judged,) = found.not_judged
    assert "kosong, dan kosong bukan 0: realisasi 3 baris (yang pertama “" in not_judged.reason
    assert "dan jumlah di atasnya tidak dinilai. Isi angkanya" in not_judged.reason


@pytest.mark.parametrize(("written", "agrees"), [("-", True), (0, True), ("null", False), ("", False)])
def test_a_dash_is_nothing_spent_and_what_is_empty_is_not(written: object, agrees: bool, tmp_path: Path) -> None:
    # In the report nothing was spent on Akuntansi either; its parents are less by that much.
    less = {"G15": 0, "G12": 2_808_903_657, "G8": 3_859_698_910, "G6": 23_423_434_114}
    found = against(simple(tmp_path, realisasi=written), **less)
    assert found.findings == ()
    assert found.agrees is agrees


def test_a_row_that_only_finance_has_and_nobody_can_read(tmp_path: Path) -> None:
    rows: list[list[Any]] = [list(row) for row in samples.sederhana(samples.anggaran())]
    rows.append(["8.01.06.2.01.99", "Sub Kegiatan Baru", None, None])
    found = against(write_cells(tmp_path / "x.xlsx", rows))
    assert found.findings == ()
    assert [each.code for each in found.not_judged] == ["R03", "R04", "R02"]
    assert found.not_judged[-1].reason == (
        "“Sub Kegiatan Baru” hanya ada di berkas keuangan, dan pagu serta realisasinya tidak diketahui. "
        "Tambahkan barisnya di Tabel 2.7 bila memang ada anggarannya"
    )


@pytest.mark.parametrize("written", ["#REF!", "banyak"])
def test_an_amount_of_the_report_that_cannot_be_read_is_no_empty_one(written: str, tmp_path: Path) -> None:
    found = against(simple(tmp_path), G15=written)
    assert found.findings == ()
    (not_judged,) = found.not_judged
    assert not_judged.reason.startswith(f"Tabel 3.1.1.b, sel G15 berisi {written}: realisasi “Koordinasi")


@pytest.mark.long
def test_json_csv_text_and_exit_code_tell_the_same(run: Run, tmp_path: Path) -> None:
    path = simple(tmp_path, pagu=True)
    code, out, _ = run("reconcile", MENDED, path)
    assert code == 1
    assert "sel C9 berisi TRUE" in " ".join(out.split())
    assert "COCOK" not in out
    assert "BELUM DAPAT DINILAI" in out
    code, out, _ = run("reconcile", MENDED, path, "--format", "json")
    data = json.loads(out)
    assert code == 1
    assert data["findings"] == []
    assert data["totals"]["pagu"] == {"lkjip": 23_733_274_959, "sipd": None, "difference": None}
    assert [each["code"] for each in data["not_judged"]] == ["R03"]
    assert data["sources"][0]["total_pagu"] is None
    code, out, _ = run("reconcile", MENDED, path, "--format", "csv")
    assert [line.split(";")[2] for line in out.splitlines() if "tidak dinilai" in line][-1] == "JUMLAH"


@pytest.mark.parametrize("value", [1e308, -(10**30), "9" * 25])
def test_an_amount_that_cannot_be_is_not_known(value: object) -> None:
    read = read_amount(value)
    assert isinstance(read, Unreadable)
    assert (read.why, len(read.written) < 10) == (Why.TOO_LARGE, True)


def test_an_impossible_amount_is_named_with_its_cell(tmp_path: Path) -> None:
    (reason,) = (each.reason for each in against(simple(tmp_path, pagu=1e308)).not_judged)
    assert "sel C9 berisi 1E+308, angka sebesar itu tidak mungkin" in reason
    assert "Ketik angkanya" in reason


@pytest.mark.long
def test_the_workbook_prints_no_total_over_it(tmp_path: Path) -> None:
    found = against(simple(tmp_path, realisasi="#REF!"))
    write_reconciliation(tmp_path / "hasil.xlsx", found)
    assert differences(tmp_path / "hasil.xlsx") == []
    book = openpyxl.load_workbook(tmp_path / "hasil.xlsx", data_only=True)
    row = next(row for row in book["Rekonsiliasi"].iter_rows(values_only=True) if row[1] == AKUNTANSI)
    assert row[3:10] == (3_437_000, 3_437_000, 0, 1_787_000, "tidak diketahui", *["tidak dinilai"] * 2)
    minutes = [row for row in book["Berita Acara"].iter_rows(values_only=True) if row[1] == "Realisasi anggaran"]
    assert [row[2:5] for row in minutes] == [(23_425_221_114, "tidak dinilai", "tidak dinilai")]
    texts = {str(cell.value) for row in book["Berita Acara"].iter_rows() for cell in row}
    assert not any("sama dengan angka di sistem keuangan" in each for each in texts)
    assert any("sel D9 berisi #REF!" in str(cell.value) for row in book["Ringkasan"].iter_rows() for cell in row)


def test_a_sum_that_cannot_be_read_is_said_and_its_parts_are_used(tmp_path: Path) -> None:
    rows = [list(row) for row in samples.sederhana(samples.anggaran())]
    rows[1][2] = "#REF!"
    path = write_cells(tmp_path / "x.xlsx", [*rows, ["JUMLAH", None, True, None]])
    found = against(path)
    assert found.agrees
    assert list(notes_of(found.sources[0])) == [
        "x.xlsx, lembar Sheet1, sel C2 berisi #REF!; itu jumlah, dan yang dipakai rinciannya",
        "x.xlsx, lembar Sheet1, sel C57 berisi TRUE; itu jumlah, dan yang dipakai rinciannya",
    ]


@pytest.mark.long
def test_a_template_leaves_the_cell_blank_and_says_so(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "templat.xlsx"
    code, out, _ = run("template", "--dari", simple(tmp_path, pagu="#REF!"), "-o", target, "--tahun", 2023)
    assert code == 0
    said = " ".join(out.split())
    assert "Tidak dibawa, karena bukan angka: Sheet1!C9 berisi #REF!. Isi sendiri." in said
    sheet = openpyxl.load_workbook(target, data_only=True)[TABEL_2_7]
    pagu = {row[1]: row[5] for row in sheet.iter_rows(min_row=6, values_only=True) if row[1]}
    assert pagu[AKUNTANSI] in (None, "")
    assert pagu[GAJI] is not None


def test_sums() -> None:
    cell = UnreadCell(SourceCell("x", "y", 2, 3), Why.EMPTY)
    assert total([Decimal(1), None, Decimal(2)]) == 3
    assert total([]) is None
    assert total([None]) is None
    assert total([Decimal(1), Unknown((cell,)), Unknown((cell,))]) == Unknown((cell,))
    assert cell.cell.address == "C2"
