"""Lists of an agency's own with the realisasi of a part of the year: judged as it is, and said to be no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from lkjip_xl.books.template.sources.listing import budget_list_of
from lkjip_xl.check.assessment import assess
from lkjip_xl.check.own_workbook import report_of_own_workbook
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.reader.own.alike_lists import UNTOLD
from lkjip_xl.reader.own.listing import of_source
from lkjip_xl.reader.own.months_together import with_months_together
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.rules.findings import State
from lkjip_xl.show.words import verdict
from lkjip_xl.tables.keys import Key
from lkjip_xl.tasks.report_source import is_own_workbook

Line = list[str | int | float]


def _book(path: Path, title: str, spent: list[str], rows: list[Line], sheet: str = "Lembar") -> Path:
    with xlsxwriter.Workbook(path) as book:
        drawn = book.add_worksheet(sheet)
        for at, row in enumerate([[title], [], ["KODE", "URAIAN", "PAGU (Rp)", *spent], *rows]):
            drawn.write_row(at, 0, row)
    return path


def _rows(*spent: list[int | float]) -> list[Line]:
    """A program of 300 million with kegiatan of 200 and 100 million, and what follows their pagu."""
    named: list[Line] = [["8.01.01", "Program A", 300_000_000], ["8.01.01.2.01", "Umum", 200_000_000]]
    named += [["8.01.01.2.02", "Keuangan", 100_000_000], ["", "JUMLAH", 300_000_000]]
    return [[*name, *own] for name, own in zip(named, spent, strict=True)]


# 40 + 20 = 60 million, 20 % of the pagu each.
_ONE = _rows([60_000_000, 20], [40_000_000, 20], [20_000_000, 20], [60_000_000, 20])
# The same in each of three quarters and 30 + 15 = 45 million in the last: 225 of 300 million are 75 %.
_FOUR = _rows(
    [60_000_000, 60_000_000, 60_000_000, 45_000_000, 75],
    [40_000_000, 40_000_000, 40_000_000, 30_000_000, 75],
    [20_000_000, 20_000_000, 20_000_000, 15_000_000, 75],
    [60_000_000, 60_000_000, 60_000_000, 45_000_000, 75],
)
_OF_QUARTERS = [*(f"REALISASI TW {number}" for number in ("I", "II", "III", "IV")), "%"]


@pytest.mark.parametrize(
    ("title", "spent", "sheet", "said"),
    [
        ("REALISASI TRIWULAN I TAHUN 2023", "REALISASI (Rp)", "Lembar", "triwulan I"),
        ("REALISASI TAHUN 2023", "REALISASI TW I (Rp)", "Lembar", "triwulan I"),
        ("REALISASI TAHUN 2023", "REALISASI (Rp)", "TW II", "triwulan II"),
        ("REALISASI TAHUN 2023", "REALISASI s.d. Juni (Rp)", "Lembar", "s.d. Juni"),
        ("REALISASI BULAN JUNI 2023", "REALISASI s.d. Bulan Ini", "Lembar", "s.d. Juni"),
        ("REALISASI KEADAAN 30 SEPTEMBER 2023", "REALISASI", "Lembar", "s.d. September"),
        ("REALISASI TRIWULAN IV TAHUN 2023", "REALISASI (Rp)", "Lembar", "triwulan IV"),
        ("REALISASI S.D. TRIWULAN IV TAHUN 2023", "REALISASI (Rp)", "Lembar", ""),
        ("REALISASI PER 31 DESEMBER 2023", "REALISASI (Rp)", "Lembar", ""),
        ("REALISASI TRIWULAN IV TAHUN 2023", "REALISASI s.d. Triwulan IV", "Lembar", ""),
        ("REALISASI TAHUN 2023", "REALISASI (Rp)", "Lembar", ""),
    ],
)
def test_what_has_a_part_of_the_year_is_no_year(
    tmp_path: Path, title: str, spent: str, sheet: str, said: str
) -> None:
    path = _book(tmp_path / "rfk.xlsx", title, [spent, "%"], _ONE, sheet)

    result = assess(path).result
    listing = budget_list_of(report_of_own_workbook(read_grids(path)))

    assert result.state() is State.CONSISTENT
    told = f"Realisasinya bukan setahun, atau belum tentu setahun: {sheet} ({said})."
    assert verdict(result, strict=False)[0].endswith(told if said else "tidak ada temuan.")
    # What is no year's realisasi is none of a yearly report's; the pagu is.
    assert listing is not None
    assert bool(listing.realisasi) == (not said)
    assert listing.total == 300_000_000


def test_a_percentage_beside_quarters_is_that_of_their_sum(tmp_path: Path) -> None:
    rows = [[*row] for row in _FOUR]
    rows[1][-1] = 85  # 150 of 200 million are 75 %

    right = assess(_book(tmp_path / "benar.xlsx", "TAHUN 2023", _OF_QUARTERS, _FOUR)).result
    wrong = assess(_book(tmp_path / "salah.xlsx", "TAHUN 2023", _OF_QUARTERS, rows)).result

    others = [each for each in right.not_judged[1:] if not each.reason.endswith("hanya diperiksa di templat")]
    assert (right.findings, others) == ((), [])
    assert verdict(right, strict=False)[0].endswith(
        "tidak ada temuan. Tanpa kolom realisasi setahun di Lembar: “REALISASI TW I”, “REALISASI TW II”, "
        "“REALISASI TW III”, “REALISASI TW IV”; bila masing-masing hanya berisi satu masa, jumlahkan "
        "dengan --bulanan."
    )
    assert [(each.code, each.problem.place.address) for each in wrong.findings] == [("P01", "H5")]


def test_quarters_are_the_years_realisasi_where_somebody_says_that_they_add_up(tmp_path: Path) -> None:
    rows = [[*row] for row in _FOUR]
    # 60 + 60 + 60 + 45 are 225 million of the program, and of its kegiatan 150 and 75; 205 more than 200 million.
    rows[1][6], rows[1][7] = 85_000_000, 102.5
    right, above = _book(tmp_path / "benar.xlsx", "TAHUN 2023", _OF_QUARTERS, _FOUR), tmp_path / "lebih.xlsx"

    listing = budget_list_of(report_of_own_workbook(read_grids(right), monthly=True))
    assert listing is not None
    assert listing.is_added_up
    assert [row[Key.REALISASI].value for row in listing.spent] == [225_000_000, 150_000_000, 75_000_000]
    assert not (unasked := budget_list_of(report_of_own_workbook(read_grids(right)))) or not unasked.realisasi
    assert verdict(assess(right, monthly=True).result, strict=False)[0].endswith("tidak ada temuan.")
    found = assess(_book(above, "TAHUN 2023", _OF_QUARTERS, rows), monthly=True).result.findings
    assert [(each.code, each.problem.place.address) for each in found] == [("T02", "G4"), ("W01", "G5")]


@pytest.mark.parametrize(("quarters", "spent"), [(4, [240_000_000, 160_000_000, 80_000_000]), (3, [])])
def test_lists_of_all_quarters_are_a_year_together(tmp_path: Path, quarters: int, spent: list[int]) -> None:
    # 60, 40 and 20 million in each quarter.
    reports = []
    for number in ("I", "II", "III", "IV")[:quarters]:
        title = f"REALISASI TRIWULAN {number} TAHUN 2023"
        reports.append(
            report_of_own_workbook(read_grids(_book(tmp_path / "tw.xlsx", title, ["REALISASI", "%"], _ONE)))
        )
    tables = [of_source(each.other_tables[0], at) for at, each in enumerate(reports)]

    listing = budget_list_of(replace(reports[0], other_tables=with_months_together(tables, added=True)))

    assert is_own_workbook(tmp_path / "tw.xlsx", USUAL_LIMITS)
    assert listing is not None
    assert [row[Key.REALISASI].value for row in listing.spent if row] == spent
    assert listing.adds_up == (tuple(each.spec.key for each in tables) if spent else ())


def _write_lists(path: Path, sheets: dict[str, int]) -> None:
    """A list of the same rows in each sheet; how much is spent by it, in millions of rupiah."""
    with xlsxwriter.Workbook(path) as book:
        for name, millions in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["REALISASI ANGGARAN TAHUN 2023"])
            share = millions * 1_000_000 // 3
            rows = _rows([3 * share], [2 * share], [share], [3 * share])
            for at, row in enumerate([["KODE", "URAIAN", "PAGU (Rp)", "REALISASI (Rp)"], *rows], 2):
                sheet.write_row(at, 0, row)


@pytest.mark.parametrize("added", [False, True])
def test_lists_that_count_up_hold_the_years_realisasi_in_the_last_one(tmp_path: Path, added: bool) -> None:
    # 60, 120, 180 and 225 million up to the end of each quarter, of a pagu of 240 million: 585 together are more.
    _write_lists(tmp_path / "rfk.xlsx", {"TW I": 60, "TW II": 120, "TW III": 180, "TW IV": 225})
    report = report_of_own_workbook(read_grids(tmp_path / "rfk.xlsx"))

    listing = budget_list_of(replace(report, other_tables=with_months_together(report.other_tables, added=added)))

    assert listing is not None
    assert (listing.sheet, listing.realisasi, listing.adds_up) == ("TW IV", "REALISASI (Rp)", ())
    assert [row[Key.REALISASI].value for row in listing.spent] == [225_000_000, 150_000_000, 75_000_000]


# What each sheet is called and spends in million, which sheet is taken, whether with its realisasi, and what
# nobody knows the period of.
SHEETS: list[tuple[dict[str, int], str, bool, list[str]]] = [
    ({"TW I": 30, "TW II": 60}, "TW II", False, []),
    ({"TW.1": 30, "T.W. 2": 60, "Q3": 60}, "Q3", False, []),
    ({"TW I": 30, "TW II": 60, "Tahunan": 90}, "Tahunan", True, []),
    ({"TW I": 30, "TW II": 60, "Rekap": 75}, "TW II", False, ["Rekap"]),  # less than both together
    ({"Lampiran 1": 30, "Lampiran 2": 60}, "Lampiran 1", False, ["Lampiran 1", "Lampiran 2"]),
    ({"Lampiran 1": 30, "Salinan": 30}, "Lampiran 1", True, []),
]


@pytest.mark.parametrize(("sheets", "taken", "spent", "untold"), SHEETS)
def test_of_sheets_of_the_same_rows_only_the_years_realisasi_is_taken(
    tmp_path: Path, sheets: dict[str, int], taken: str, spent: bool, untold: list[str]
) -> None:
    _write_lists(tmp_path / "buku.xlsx", sheets)
    report = report_of_own_workbook(read_grids(tmp_path / "buku.xlsx"))
    listing = budget_list_of(report)

    assert listing is not None
    assert (listing.sheet, any(listing.spent)) == (taken, spent)
    assert [each.sheet for each in report.other_tables if each.part_of_year == UNTOLD] == untold


def test_quarters_that_count_up_hold_the_years_realisasi_in_the_last_one(tmp_path: Path) -> None:
    # 60, 120, 180 and 225 million up to the end of each quarter: 225 of 300 million are 75 %.
    rows: list[Line] = []
    for row in _FOUR:
        first, *others = (int(each) for each in row[3:7])
        spent = [first, first + others[0], first + sum(others[:2]), first + sum(others)]
        rows.append([*row[:3], *spent, row[7]])
    path = _book(tmp_path / "tw.xlsx", "TAHUN 2023", _OF_QUARTERS, rows)

    result, listing = assess(path).result, budget_list_of(report_of_own_workbook(read_grids(path)))

    assert verdict(result, strict=False)[0].endswith("tidak ada temuan.")
    # A reader of finance files would refuse to add them up.
    assert is_own_workbook(path, USUAL_LIMITS)
    assert listing is not None
    assert [row[Key.REALISASI].value for row in listing.spent] == [225_000_000, 150_000_000, 75_000_000]


def test_quarters_that_are_not_all_are_no_year(tmp_path: Path) -> None:
    rows = [[*row[:5], round(2 * row[3] / row[2] * 100)] for row in _FOUR]  # type: ignore[operator]
    path = _book(tmp_path / "tw.xlsx", "TAHUN 2023", [*_OF_QUARTERS[:2], "%"], rows)

    result = assess(path).result

    assert result.findings == ()
    assert verdict(result, strict=False)[0].endswith(
        "Realisasinya bukan setahun, atau belum tentu setahun: Lembar (triwulan I, triwulan II)."
    )


def test_a_column_that_is_headed_by_a_quarter_alone_is_added_up_too(tmp_path: Path) -> None:
    rows = [[*row[:7]] for row in _FOUR]
    rows[0][4] = 61_000_000  # 40 + 20 = 60 million

    result = assess(_book(tmp_path / "tw.xlsx", "TAHUN 2023", ["TW I", "TW II", "TW III", "TW IV"], rows)).result

    assert [(each.code, each.problem.place.address) for each in result.findings] == [("T02", "E4")]
