"""K07: what a report says of earlier years, held against the report of last year."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.report.last_year import LastYear
from lkjip_xl.rules.findings import CheckResult
from tests.running import Run
from tests.sample_books import MENDED, PERJANJIAN, TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_3, Book

Change = Callable[[Book], object]


def _last_year(book: Book) -> None:
    """Make the sample of 2023 one of 2022: what 2023 says of last year is what it says of its own."""
    book["Identitas"]["B5"] = 2022
    for cell in ("D7", "E7", "D8", "E8"):
        book[TABEL_3_1_1_A][cell] = 0.8
    for cell in ("D7", "D8"):
        book[PERJANJIAN][cell] = 80
    growth = book[TABEL_3_1_2]
    for cell, heading in {"B5": "2021", "E5": "2022"}.items():
        growth[cell] = heading
    growth["H5"] = "PERSENTASE REALISASI 2022 TERHADAP REALISASI 2021"
    for row in (8, 9):
        for column, figure in {"B": 0.6, "C": 0.6, "E": 0.8, "F": 0.8, "H": 1.3333}.items():
            growth[f"{column}{row}"] = figure


def _checked(now: Change = lambda _: None, before: Change = lambda _: None) -> CheckResult:
    last = Book()
    _last_year(last)
    before(last)
    book = Book()
    now(book)
    return check_report(book.read(), "buku.xlsx", LastYear(last.read()))


def _told(result: CheckResult) -> list[tuple[str, str, str, str]]:
    found = [each.problem for each in result.findings if each.code == "K07"]
    return [(each.place.sheet, each.place.address, each.written, each.should_be) for each in found]


def _not_judged(result: CheckResult) -> list[str]:
    return [each.reason for each in result.not_judged if each.code == "K07"]


def _write(sheet: str, **cells: Any) -> Change:
    def change(book: Book) -> None:
        for address, value in cells.items():
            book[sheet][address] = value

    return change


def test_figures_that_agree_say_nothing() -> None:
    result = _checked()
    assert (_told(result), _not_judged(result)) == ([], [])
    assert result.years_compared is not None
    assert result.years_compared.sentence == "2 indikator dicocokkan dengan laporan tahun lalu: sama."
    assert {each.code for each in result.findings if each.severity.value == "error"} == set()


def test_without_last_year_nothing_is_held_against_it() -> None:
    book = Book()
    book[TABEL_3_1_2]["B8"] = 0.7
    assert "K07" not in [each.code for each in check_report(book.read(), "buku.xlsx").findings]


def test_each_figure_of_last_year_that_differs_is_named_with_what_was_handed_in() -> None:
    result = _checked(_write(TABEL_3_1_2, B8=0.7, C9=0.9))
    assert _told(result) == [(TABEL_3_1_2, "B8", "70%", "80%"), (TABEL_3_1_2, "C9", "90%", "80")]
    assert result.years_compared is not None
    assert (result.years_compared.indicators, result.years_compared.differing) == (2, 2)
    assert not result.years_compared.sentence
    found = next(each.problem for each in result.findings if each.code == "K07")
    assert found.message == (
        "Realisasi 2022 indikator ini tidak sama dengan Tabel 3.1.1.a sel E7 laporan tahun lalu."
    )
    assert (found.written, found.should_be, found.related) == ("70%", "80%", ())
    assert (found.difference, found.percent) == (Decimal(-10), True)
    assert found.hint == "Salin angka dari laporan tahun lalu, atau jelaskan perubahannya di bab III."


@pytest.mark.parametrize(("typed", "written"), [(0.9, "90%"), ("90 orang", "90 orang")])
def test_a_unit_that_is_left_out_on_one_side_leaves_the_difference(typed: object, written: str) -> None:
    result = _checked(_write(TABEL_3_1_2, C9=typed))
    (found,) = [each.problem for each in result.findings if each.code == "K07"]
    assert (found.written, found.should_be, found.difference) == (written, "80", Decimal(10))


def test_names_that_cannot_be_read_are_told() -> None:
    result = _checked(_write(TABEL_3_1_2, A8="=Z1", B8=0.7), _write(TABEL_3_1_1_A, B8="#REF!"))
    assert _told(result) == []
    assert f"nama indikator {TABEL_3_1_2} A8 di laporan ini tidak terbaca" in _not_judged(result)
    assert f"nama indikator {TABEL_3_1_1_A} B8 di laporan tahun lalu tidak terbaca" in _not_judged(result)


def test_the_years_before_are_held_against_the_series_of_last_year() -> None:
    assert _told(_checked(_write(TABEL_3_1_3, E8=21))) == [(TABEL_3_1_3, "E8", "21", "20")]
    assert _told(_checked(before=_write(TABEL_3_1_3, G9=39))) == [(TABEL_3_1_3, "G9", "40", "39")]


def test_this_year_is_nobody_elses_business() -> None:
    assert _told(_checked(before=_write(TABEL_3_1_3, M8=1, L8=1))) == []


def test_what_last_year_does_not_say_is_told() -> None:
    gone = _checked(before=_write(TABEL_3_1_1_A, E8=None))
    assert _not_judged(gone) == []  # its Tabel 3.1.3 says it too
    both = _checked(
        before=lambda book: [
            _write(TABEL_3_1_1_A, E8=None)(book),
            _write(TABEL_3_1_3, K9=None)(book),
            _write(TABEL_3_1_2, E9=None)(book),
        ]
    )
    (reason,) = _not_judged(both)
    assert reason.startswith("realisasi 2022 indikator “Persentase orkemas")
    assert reason.endswith("tidak ada di laporan tahun lalu")


def test_indicators_that_last_years_report_does_not_have_are_told_together() -> None:
    def renamed(book: Book) -> None:
        _renamed(book, "Persentase pembinaan", "Indeks demokrasi")
        _renamed(book, "Persentase orkemas", "Nilai AKIP")

    (reason,) = _not_judged(_checked(before=renamed))
    assert reason.startswith("indikator “Persentase pembinaan")
    assert "”, “Persentase orkemas" in reason


def test_the_years_that_last_years_report_does_not_tell_are_one_stretch() -> None:
    def without(book: Book) -> None:
        for row in (8, 9):
            _write(TABEL_3_1_2, **{f"B{row}": None})(book)
            _write(TABEL_3_1_3, **{f"{column}{row}": None for column in "CEGI"})(book)

    (reason,) = _not_judged(_checked(before=without))
    assert reason.startswith("realisasi 2018–2021 indikator “Persentase pembinaan")


def test_an_indicator_that_is_new_is_told_and_a_slip_in_its_name_is_forgiven() -> None:
    name = "Persentase pembinaan terhadap masyarakat terkait Ideologi Pancasilla"
    slipped = _checked(before=lambda book: _renamed(book, "Persentase pembinaan", name))
    assert (_told(slipped), _not_judged(slipped)) == ([], [])
    other = _checked(before=lambda book: _renamed(book, "Persentase pembinaan", "Indeks demokrasi"))
    (reason,) = _not_judged(other)
    assert reason.startswith("indikator “Persentase pembinaan")


def _renamed(book: Book, start: str, name: str) -> None:
    for sheet in book.workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith(start):
                    cell.value = name


def test_a_waiver_accepts_it() -> None:
    def now(book: Book) -> None:
        book[TABEL_3_1_2]["B8"] = 0.7
        row = book.row("Pengecualian", "ATURAN") + 1
        while book["Pengecualian"].cell(row, 1).value:
            row += 1
        label = str(book[TABEL_3_1_2]["A8"].value)
        for column, value in enumerate(
            ("K07", TABEL_3_1_2, label, "", "", "Diperbaiki setelah diaudit", "Sekretaris"), 1
        ):
            book["Pengecualian"].cell(row, column).value = value

    found = [each for each in _checked(now).findings if each.code == "K07"]
    assert [each.waived for each in found] == [True]


@pytest.fixture
def last(tmp_path: Path) -> Path:
    book = Book()
    _last_year(book)
    book.workbook.save(tmp_path / "laporan_2022.xlsx")
    return tmp_path / "laporan_2022.xlsx"


@pytest.mark.long
def test_the_command(last: Path, tmp_path: Path, run: Run) -> None:
    code, out, _ = run("check", MENDED, "--tahun-lalu", last)
    assert (code, "KESALAHAN" in out) == (0, False)
    wrong = Book()
    wrong[TABEL_3_1_2]["B8"] = 0.7
    wrong.workbook.save(tmp_path / "laporan.xlsx")
    code, out, _ = run("check", tmp_path / "laporan.xlsx", "--tahun-lalu", last)
    assert (code, "KESALAHAN K07" in out) == (1, True)
    code, _, err = run("check", MENDED, "--tahun-lalu", MENDED)
    assert (code, "berisi laporan tahun 2023, bukan 2022" in err) == (2, True)
    code, _, err = run("check", MENDED, "--tahun-lalu", tmp_path / "x.xlsx")
    assert (code, "berkas tidak ditemukan" in err) == (2, True)


def test_a_report_of_last_year_that_tells_two_figures_blames_neither() -> None:
    """3.1.3 of last year's report says 64, its 3.1.1.a 80; this one says 64 in 3.1.3 and 80 in 3.1.2."""

    def before(book: Book) -> None:
        book[TABEL_3_1_3]["K8"] = 64

    result = _checked(before=before)
    found = [each.problem for each in result.findings if each.code == "K07"]
    assert [(each.place.sheet, each.fixes) for each in found if each.place.sheet == TABEL_3_1_2] == [
        (TABEL_3_1_2, ())
    ]
    assert all("Laporan tahun lalu menyebut dua angka" in each.hint for each in found)
    assert all(" laporan itu sama." in each.message for each in found)


def _follows_wrong_figure(book: Book) -> None:
    """70 % for the 80 % of last year, in 3.1.2 where it is typed and in 3.1.3 where the template repeats it."""
    book[TABEL_3_1_2]["B8"] = 0.7
    book.show(TABEL_3_1_3, "K8", "'Tabel 3.1.2'!B8", 70)


def test_a_figure_of_the_series_that_is_taken_over_is_named_where_it_was_typed() -> None:
    assert _told(_checked(_follows_wrong_figure)) == [(TABEL_3_1_2, "B8", "70%", "80%")]


def test_what_is_computed_from_a_wrong_figure_of_last_year_is_blamed_on_that_alone() -> None:
    """D8 and H8 were typed by the 80 % that last year's report tells: 80 of 80, and 100 of 80."""
    now = _write(TABEL_3_1_2, B8=0.7)
    found = [(each.code, each.problem.place.address) for each in _checked(now).findings]
    assert [each for each in found if each[0] in {"K07", "P01"}] == [("K07", "B8")]
    without = check_report(_book_of(now).read(), "buku.xlsx")
    # Without it two tables differ, and they speak for the other one.
    (told,) = (each.problem for each in without.findings if each.code in {"K07", "P01", "K06"})
    assert told.place.address == "K8"
    assert str(told.hint).endswith("Persentase di Tabel 3.1.2 sel D8 dan Tabel 3.1.2 sel H8 cocok dengan 80.")


def test_no_target_is_held_against_a_wrong_figure_of_last_year() -> None:
    """The target of 100 % is below 110 %, but last year's report says 80 %."""
    now = _write(TABEL_3_1_2, B8=1.1)
    assert {"K07"} == {each.code for each in _checked(now).findings} & {"K07", "W04"}
    assert "W04" in {each.code for each in check_report(_book_of(now).read(), "buku.xlsx").findings}


def _book_of(change: Change) -> Book:
    book = Book()
    change(book)
    return book
