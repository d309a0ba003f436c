"""What the finished workbook prints of percentages, and that LibreOffice computes it so."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import cast

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl import tables
from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.figures.agency import agency_figures
from lkjip_xl.methods.grades import read_ladders
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.settings import Settings
from lkjip_xl.text.cell_formats import display
from lkjip_xl.text.numbers import from_float
from tests import factories
from tests.factories import Value, percent
from tests.libreoffice import differences

_SIGN = re.compile(r'"([†‡*↓↔÷ ]+ )')
LESS = "(2T − R) ÷ T (makin rendah makin baik)"


def achieved(*rows: tuple[str, Value, Value, Value]) -> Table:
    """Tabel 3.1.1.a: INDIKATOR, TARGET, REALISASI, CAPAIAN, all of one sasaran."""
    columns = ("sasaran", "indikator", "target", "realisasi", "capaian")
    return factories.table(tables.TABEL_3_1_1_A, columns, [("S", *row) for row in rows])


def efficiency(*rows: tuple[str, Value, Value, Value]) -> Table:
    """Tabel 3.1.5: INDIKATOR, CAPAIAN, PENYERAPAN, EFISIENSI."""
    columns = ("sasaran", "indikator", "capaian", "penyerapan", "efisiensi")
    return factories.table(tables.TABEL_3_1_5, columns, [("S", *row) for row in rows])


def report(*parts: Table) -> Report:
    """The report with three programs of the sasaran, of which 95, 97 and 94 % were spent: 95,33 %."""
    programs = [f"Program {each}" for each in "ABC"]
    plan = factories.table(tables.TABEL_2_3_1, ("sasaran", "program"), [("S", each) for each in programs])
    rows = [("Program", each, 100, spent) for each, spent in zip(programs, (95, 97, 94), strict=True)]
    spent = factories.table(tables.TABEL_3_1_1_B, ("jenis", "nama", "target_keuangan", "realisasi"), rows)
    settings = Settings("Dinas", "Kota", 2023, 2018, 2023, skala=tables.SCALES[1])
    return factories.report(*parts, plan, spent, settings=settings)


def build(path: Path, made: Report) -> openpyxl.Workbook:
    target = path / "jadi.xlsx"
    write_finished(target, made, check_report(made, ""), draft=False)
    return openpyxl.load_workbook(target, data_only=True)


def printed(book: openpyxl.Workbook, sheet: str) -> list[list[str]]:
    """What a person sees below the headings of a sheet, without the names."""
    worksheet = cast("Worksheet", book[sheet])
    rows = [row for row in worksheet.iter_rows(min_row=5) if any(cell.value is not None for cell in row)]
    return [[_shown(cell.value, cell.number_format) for cell in row if cell.value is not None] for row in rows]


def _shown(value: object, number_format: str) -> str:
    if isinstance(value, int | float):
        number = from_float(float(value))
        sign = _SIGN.match(number_format)
        return "" if number is None else (sign[1] if sign else "") + display(number, number_format)
    return str(value)


@pytest.mark.long
def test_a_sasaran_is_efisien_by_the_mean_of_its_indicators(tmp_path: Path) -> None:
    """(120 + 90) ÷ 2 less 95,33 is 9,67, though 90 less 95,33 is below 0."""
    absorbed = percent("95.33", 2)
    made = report(
        achieved(("Satu", 100, 120, percent(120)), ("Dua", 100, 90, percent(90))),
        efficiency(("Satu", percent(120), absorbed, None), ("Dua", percent(90), absorbed, None)),
    )
    path = tmp_path / "jadi.xlsx"
    book = build(tmp_path, made)
    summary = [text for row in printed(book, "Ringkasan") for text in row]
    assert "1 dari 1" in summary
    assert any(text.endswith("rata-rata serapan 95,33% · efisien\u00a09,67\u00a0poin") for text in summary)
    told = " ".join(text for row in printed(book, "Narasi") for text in row)
    assert (
        "Sasaran “S” dengan 2 indikatornya: rata-rata capaian 105%, penyerapan anggaran 95,33%, sehingga tingkat "
        "efisiensinya 9,67 poin persen: efisien."
    ) in told
    method = " ".join(text for row in printed(book, "Metode") for text in row)
    assert "dari rata-rata capaian indikatornya" in method
    assert differences(path) == []


def test_a_grade_is_all_of_itself_and_any_other_figure_beside_it_is_marked_as_typed(tmp_path: Path) -> None:
    """B after B is 100 %: a typed 90 % is no result of anything."""
    columns = ("indikator", "realisasi_lalu", "realisasi", "pertumbuhan")
    rows: list[tuple[Value, ...]] = [("Sama", "B", "B", percent(100)), ("Lain", "B", "B", percent(90))]
    sheet = build(tmp_path, report(factories.table(tables.TABEL_3_1_2, columns, rows)))["Tabel 3.1.2"]
    formats = {cell.value: cell.number_format for row in sheet.iter_rows(min_row=6) for cell in row}
    assert [formats[each].startswith('"‡ "') for each in (1, 0.9)] == [False, True]


def test_no_formula_is_said_of_what_is_not_divided(tmp_path: Path) -> None:
    columns = ("sasaran", "indikator", "target", "realisasi", "capaian", "rumus")
    rows: list[tuple[Value, ...]] = [
        ("S", "Turun", 10, 8, None, LESS),
        ("S", "Waktu", "7 - 8", "7", None, None),
        ("S", "Opini", "WTP", "WTP", None, None),
        ("S", "Predikat", "BB (72,5)", "BB (74,2)", None, None),
        ("S", "Naik", 10, 8, None, None),
    ]
    sheet = build(tmp_path, report(factories.table(tables.TABEL_3_1_1_A, columns, rows)))["Tabel 3.1.1.a"]
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    at = found[0].index("RUMUS CAPAIAN")
    usual = "R ÷ T (makin tinggi makin baik)"
    assert [row[at] for row in found[1:6]] == [LESS, None, None, usual, usual]


@pytest.mark.long
def test_what_is_missed_by_rank_is_told_as_missed(tmp_path: Path) -> None:
    made = report(
        achieved(("Opini", "WTP", "WDP", "-"), ("Akreditasi", "A", "B", "-"), ("Kunjungan", 10, 10, percent(100)))
    )
    path = tmp_path / "jadi.xlsx"
    book = build(tmp_path, made)
    assert str(book["Ringkasan"]["A3"].value).startswith("1 dari 3 indikator mencapai target. Anggaran")
    rows = [[cell.value for cell in row] for row in book["Ringkasan"].iter_rows(max_col=6)]
    listed = [(row[0], row[1], row[5]) for row in rows if row[1] in {"Opini", "Akreditasi", "Kunjungan"}]
    assert listed == [("▼", "Opini", "-"), ("▼", "Akreditasi", "-"), (None, "Kunjungan", 1)]
    told = " ".join(text for row in printed(book, "Narasi") for text in row)
    assert "tidak dapat dihitung: target WTP, realisasi WDP, di bawah targetnya." in told
    assert differences(path) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # The capaian is 95,40, and nobody printed it with two decimals; yet the page adds up.
        ((percent(95), percent("95.33", 2), "0,07"), ["† 95,40%", "95,33%", "0,07"]),
        ((percent(95), percent("95.3", 1), "0,1"), ["† 95,4%", "95,3%", "0,1"]),
        ((percent(95), percent(95), "0"), ["† 95%", "95%", "0"]),
        ((percent(95), None, "0,07"), ["† 95,40%", "95,33%", "0,07"]),
        ((percent(95), percent("95.33", 2), "Efisien"), ["† 95,40%", "95,33%", "0,07 (efisien)"]),
    ],
)
def test_a_difference_adds_up_as_it_is_printed(
    typed: tuple[Value, ...], expected: list[str], tmp_path: Path
) -> None:
    capaian, penyerapan, efisiensi = typed
    made = report(achieved(("I", 5000, 4770, percent(95))), efficiency(("I", capaian, penyerapan, efisiensi)))
    book = build(tmp_path, made)
    assert printed(book, "Tabel 3.1.5")[1][-3:] == expected


def test_a_column_of_percentages_has_one_number_of_decimals_the_most_typed(tmp_path: Path) -> None:
    made = report(
        achieved(("Satu", 9, 8, percent(89)), ("Dua", 8, 7, percent("87.5", 1)), ("Tiga", 1, 1, percent(100)))
    )
    rows = printed(build(tmp_path, made), "Tabel 3.1.1.a")
    assert [row[-3] for row in rows[:3]] == ["88,9%", "87,5%", "100,0%"]


@pytest.mark.parametrize(
    ("desimal", "typed", "expected"),
    [
        (None, [percent(89), percent(100)], ["89%", "100%"]),
        # What was left blank by mistake is marked where it is filled.
        (2, [None, None], ["† 88,89%", "† 100,00%"]),
        (0, [None, None], ["† 89%", "† 100%"]),
        (2, [percent("88.9", 1), None], ["88,9%", "† 100,0%"]),
        (0, [percent("88.9", 1), None], ["88,9%", "† 100,0%"]),
    ],
)
def test_what_was_typed_decides_how_many_decimals_then_pengaturan(
    desimal: int | None, typed: list[Value], expected: list[str], tmp_path: Path
) -> None:
    made = report(achieved(("Satu", 9, 8, typed[0]), ("Dua", 1, 1, typed[1])))
    made = replace(made, settings=replace(made.settings, desimal=desimal))
    rows = printed(build(tmp_path, made), "Tabel 3.1.1.a")
    assert [row[-3] for row in rows[:2]] == expected


def test_a_grade_at_its_target_is_all_of_it_and_one_below_stays_as_typed(tmp_path: Path) -> None:
    made = report(
        achieved(
            ("Opini", "WTP", "WTP", percent(100)),
            ("Level", "Level 3", "Level 4", "-"),
            ("Predikat", "BB", "B", percent(90)),
            ("Kasus", 0, 0, percent(100)),
            ("Belum", "n/a", "-", "n/a"),
        )
    )
    book = build(tmp_path, made)
    rows = printed(book, "Tabel 3.1.1.a")
    told = [[text for text in row if "makin" not in text] for row in rows[:5]]
    assert [row[-2:] for row in told] == [
        ["100%", "Sangat Baik"],
        ["100%", "Sangat Baik"],
        ["‡ 90%", "Sangat Baik"],
        ["‡ 100%", "Sangat Baik"],
        ["n/a", "-"],
    ]
    assert rows[-1] == ["Keterangan: ‡ tertulis seperti diketik, karena tidak dapat dihitung dari angkanya."]
    # What cannot be computed is in no mean; but by rank a B is below its BB.
    summary = [text for row in printed(book, "Ringkasan") for text in row]
    assert {"100,00%", "2 dari 3 indikator mencapai target"} <= set(summary)
    assert "2 indikator lain belum dapat dinilai." in str(book["Ringkasan"]["A3"].value)


@pytest.mark.long
@pytest.mark.parametrize(
    ("realisasi", "capaian", "kategori", "shown"),
    [
        ("89,96", 90, "Sangat Baik", "Sangat Baik"),  # as a reader sees it
        ("89,96", 90, "Baik", "Baik"),
        ("89,96", 90, "Cukup", "Baik"),
        ("60", 80, "Baik", "Kurang"),  # of a capaian that is wrong itself
        ("89,96", 90, "-", "-"),
        ("89,96", 90, None, "Baik"),
    ],
)
def test_a_category_that_fits_what_is_printed_stays_as_typed(
    tmp_path: Path, realisasi: str, capaian: int, kategori: Value, shown: str
) -> None:
    columns = ("sasaran", "indikator", "target", "realisasi", "capaian", "kategori")
    row = ("S", "I", 100, realisasi, percent(capaian), kategori)
    made = report(factories.table(tables.TABEL_3_1_1_A, columns, [row]))
    assert printed(build(tmp_path, made), "Tabel 3.1.1.a")[0][-2] == shown


@pytest.mark.parametrize(("kategori", "shown"), [("Cukup", "Cukup"), (None, "-")])
def test_a_category_beside_a_capaian_that_nobody_can_compute_stays_as_typed(
    tmp_path: Path, kategori: Value, shown: str
) -> None:
    """B is below its target A, and no score tells how far: nobody can judge the category."""
    columns = ("sasaran", "indikator", "target", "realisasi", "capaian", "kategori")
    made = report(factories.table(tables.TABEL_3_1_1_A, columns, [("S", "I", "A", "B", "-", kategori)]))
    assert printed(build(tmp_path, made), "Tabel 3.1.1.a")[0][-2:] == ["-", shown]


def test_what_was_typed_though_it_cannot_be_computed_does_not_enter_the_efficiency(tmp_path: Path) -> None:
    made = report(
        achieved(("I", "BB", "B", percent(90))), efficiency(("I", percent(90), percent("95.33", 2), "-5,33"))
    )
    rows = printed(build(tmp_path, made), "Tabel 3.1.5")
    assert rows[1][-3:] == ["-", "95,33%", "‡ −5,33"]


@pytest.mark.long
def test_it_counts_where_pengaturan_lets_it(tmp_path: Path) -> None:
    """In the mean, in the efficiency, and in what the narrative and a recap say; it stays marked."""
    made = report(
        achieved(("I", "BB", "B", percent(90)), ("J", 100, 80, percent(80))),
        efficiency(("I", percent(90), percent("95.33", 2), "-5,33"), ("J", percent(80), None, None)),
    )
    made = replace(made, settings=replace(made.settings, with_typed_capaian=True))
    book = build(tmp_path, made)
    assert printed(book, "Tabel 3.1.1.a")[0][-2:] == ["‡ 90%", "Sangat Baik"]
    assert printed(book, "Tabel 3.1.5")[1][-3:] == ["90,00%", "95,33%", "−5,33"]
    summary = [text for row in printed(book, "Ringkasan") for text in row]
    assert {"85,00%", "0 dari 2 indikator mencapai target"} <= set(summary)
    told = "\n".join("".join(row) for row in printed(book, "Narasi"))
    assert "“I” tahun 2023 adalah 90% seperti yang diketik" in told
    assert agency_figures(made).capaian == 85
    assert not [each for each in check_report(made, "").findings if each.code == "E01"]
    assert differences(tmp_path / "jadi.xlsx") == []


def test_a_ceiling_keeps_its_sign_and_is_read_again(tmp_path: Path) -> None:
    made = report(achieved(("I", "≤ 10", 12, percent(80)), ("J", "≤ 1 %", "0,5%", percent(150))))
    rows = printed(build(tmp_path, made), "Tabel 3.1.1.a")
    assert rows[0][-5:] == ["≤ 10", "12", "↓ 80%", "Baik", LESS]
    assert rows[1][-5:] == ["≤ 1%", "0,5%", "↓ 150%", "Sangat Baik", LESS]
    again = read_report(tmp_path / "jadi.xlsx")
    assert [each.code for each in check_report(again, "").findings if each.code.startswith("P")] == []


def test_below_zero_nothing_can_be_computed(tmp_path: Path) -> None:
    made = report(achieved(("I", "-2", "-1,98", "-")))
    assert printed(build(tmp_path, made), "Tabel 3.1.1.a")[0][2:5] == ["-2", "-1,98", "-"]


@pytest.mark.long
def test_a_grade_below_its_target_is_what_the_ladder_scores_that_is_chosen_for_it(tmp_path: Path) -> None:
    """Live: a grade typed over it in the finished workbook gives its own capaian."""
    (ladder,), _ = read_ladders("Predikat KIP: Informatif (95) > Menuju Informatif (76) > Cukup")
    columns = ("sasaran", "indikator", "target", "realisasi", "capaian", "rumus")
    rows: list[tuple[Value, ...]] = [
        ("S", "A", "Informatif", "Menuju Informatif", percent(80), "Predikat KIP"),
        ("S", "B", "Menuju Informatif", "Informatif", percent(100), "Predikat KIP"),
        ("S", "C", "Informatif", "Cukup", percent(50), "Predikat KIP"),
        ("S", "D", "Informatif", "Menuju Informatif", percent(80), ""),
        ("S", "E", "BB", "A", percent(100), "Predikat AKIP"),
    ]
    table = factories.table(tables.TABEL_3_1_1_A, columns, rows)
    made = report(replace(table, spec=table.spec.with_ladders((ladder,))))
    made = replace(made, settings=replace(made.settings, ladders=(ladder,)))
    result = check_report(made, "")
    assert [each.code for each in result.findings if each.code in {"P01", "D11", "D03"}] == []
    assert [each.problem.row_label for each in result.findings if each.code == "P04"] == ["C", "D"]
    book = build(tmp_path, made)
    found = [[text for text in row if "Predikat" not in text] for row in printed(book, "Tabel 3.1.1.a")[:5]]
    assert [row[-2] for row in found] == ["80%", "100%", "‡ 50%", "‡ 80%", "100%"]
    assert differences(tmp_path / "jadi.xlsx") == []


@pytest.mark.long
def test_a_sasaran_with_several_indicators_has_its_mean_below_them(tmp_path: Path) -> None:
    columns = ("sasaran", "indikator", "target", "realisasi", "capaian")
    rows: list[tuple[Value, ...]] = [
        ("Satu", "A", 100, 95, percent(95)),
        ("Satu", "B", 100, 80, percent(80)),
        ("Dua", "C", 100, 70, percent(70)),
        ("Tiga", "D", 100, 60, percent(60)),
        ("Tiga", "E", "BB", "B", percent(90)),
        ("Tiga", "F", 100, 50, percent(50)),
    ]
    book = build(tmp_path, report(factories.table(tables.TABEL_3_1_1_A, columns, rows)))
    shown = printed(book, "Tabel 3.1.1.a")
    means = [row for row in shown if "Rata-rata sasaran" in row]
    assert means == [["Rata-rata sasaran", "88%", "Baik"], ["Rata-rata sasaran", "55%", "Kurang"]]
    assert [row[1] for row in shown[:8]] == ["A", "B", "88%", "C", "D", "E", "F", "55%"]
    summary = printed(book, "Ringkasan")
    assert [row for row in summary if "Satu" in row and "▼ capaian 87,50%" in row]
    assert [row for row in summary if "71,00%" in row]
    assert [row for row in summary if "0 dari 6 indikator mencapai target" in row]
    told = "\n".join("".join(row) for row in printed(book, "Narasi"))
    assert "Sasaran “Tiga” diukur dengan 3 indikator; belum satu pun mencapai target." in told
    assert "Rata-rata capaiannya (2 dari 3 indikator) tahun 2023 adalah 55% dengan kategori" in told
    assert differences(tmp_path / "jadi.xlsx") == []
    again = read_report(tmp_path / "jadi.xlsx")
    assert len(again.tables["tabel_3_1_1_a"].rows) == 6
    assert not {each.code for each in check_report(again, "").findings} & {"T05", "T06", "S09"}


@pytest.mark.long
def test_libreoffice_computes_it_so(tmp_path: Path) -> None:
    made = report(
        achieved(
            ("Opini", "WTP", "Wajar Tanpa Pengecualian", percent(100)),
            ("Level", "Level 3", "Level 4", "-"),
            ("Skor", "BB", "BB (72,5)", percent(100)),
            ("Predikat", "BB", "B", percent(90)),
            ("Kasus", 0, 0, percent(100)),
            ("Turun", "≤ 1 %", "0,5%", percent(150)),
            ("Minus", "-2", "-1,98", "-"),
            ("Rentang", "80-90", "72", percent(90)),
            ("Bulat", 5000, 4770, percent(95)),
        ),
        efficiency(
            ("Opini", percent(100), percent("95.33", 2), "4,67"),
            ("Predikat", percent(90), "-", "-"),
            ("Bulat", percent(95), None, "Efisien"),
        ),
    )
    build(tmp_path, made)
    assert differences(tmp_path / "jadi.xlsx") == []
