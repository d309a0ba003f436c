"""Advice names the cell where somebody types, and two findings at one cell give one order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Fix
from lkjip_xl.show.wording import worded
from lkjip_xl.tables.keys import TableKey
from lkjip_xl.text.ways import RenewTemplate
from tests.rules.changes import add
from tests.rules.indicators import LAST_YEAR_BETTER
from tests.rules.waiving import waive
from tests.sample_books import MENDED, Book, check_changed, found, only

PLAN, SPENT, LAST_YEAR = "Tabel 2.7", "Tabel 3.1.1.b", "Tabel 3.1.2"


def test_a_figure_that_a_formula_repeats_is_mended_where_it_was_typed() -> None:
    def change(book: Book) -> None:
        book.show(SPENT, "F10", f"'{PLAN}'!F10", 68_500_083)
        book[SPENT]["H10"].value = 55

    hint = worded(only(check_changed(change), "P01").problem.hint)
    assert hint.endswith("betulkan 68.398.750 (sel G10) atau 68.500.083 (Tabel 2.7 sel F10).")


def test_where_less_is_better_is_chosen_where_it_is_typed() -> None:
    def change(book: Book) -> None:
        LAST_YEAR_BETTER(book)
        book[LAST_YEAR]["D8"].value = 1.38
        book.show(LAST_YEAR, "I8", "IF('Tabel 3.1.1.a'!H7=\"\",\"\",'Tabel 3.1.1.a'!H7)", "")

    hint = worded(only(check_changed(change), "W04").problem.hint)
    assert hint.endswith("Jika makin rendah makin baik, pilih RUMUS CAPAIAN-nya di Tabel 3.1.1.a sel H7.")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Subkegiatan", "tulisan ini, jadi"),
        ("Sub Kegiatan ", "ada spasi atau baris baru di dalamnya"),
        ("Sub\nKegiatan", "ada spasi atau baris baru di dalamnya"),
    ],
)
def test_a_level_that_formulas_do_not_know_is_named_where_it_stands(typed: str, why: str) -> None:
    def change(book: Book) -> None:
        book[PLAN]["A10"].value = typed
        book.show("Tabel 2.1", "C9", f"'{PLAN}'!C10", book["Tabel 2.1"]["C9"].value)

    result = check_changed(change)
    assert found(result) == [("S10", PLAN, "A10")]
    problem = only(result, "S10").problem
    assert problem.fixes == ((Fix(Place(PLAN, 10, 1), "Sub Kegiatan"),),)
    assert problem.expected == "Sub Kegiatan"
    assert why in problem.message


def test_levels_that_nobody_has_chosen_are_named_once_where_formulas_read_them() -> None:
    def change(book: Book) -> None:
        book[PLAN]["A10"].value = book[PLAN]["A12"].value = None
        book.show("Tabel 2.1", "C9", f"'{PLAN}'!C10", book["Tabel 2.1"]["C9"].value)

    problem = only(check_changed(change), "S10").problem
    assert problem.message == "JENIS baris ini bersama 1 sel lain kosong, jadi dilewati rumus yang memakai JENIS."
    assert problem.place.address == "A10"
    assert problem.fixes == ((Fix(Place(PLAN, 10, 1), "Sub Kegiatan"), Fix(Place(PLAN, 12, 1), "Kegiatan")),)


def test_where_the_sheet_is_full_a_larger_template_is_the_way() -> None:
    report = read_report(MENDED)
    spent = report.tables[TableKey.TABEL_3_1_1_B]
    full = replace(spent, rows=spent.rows[:-1], closing_row=spent.rows[-1].number)
    result = check_report(replace(report, tables={**report.tables, spent.spec.key: full}), "buku.xlsx")
    hint = only(result, "K02").problem.hint
    assert hint[:2] == (
        "Lembar Tabel 3.1.1.b sudah penuh: pindahkan isi buku kerja ini ke templat yang cukup besar dengan ",
        RenewTemplate(rows=300),
    )


def test_without_formulas_people_understand_it() -> None:
    def change(book: Book) -> None:
        book[PLAN]["A10"].value = "Subkegiatan"

    assert found(check_changed(change)) == []


def test_a_text_is_not_to_be_typed_again_where_another_figure_is_right() -> None:
    def change(book: Book) -> None:
        book[LAST_YEAR]["G8"].value = "95%"

    result = check_changed(change)
    assert only(result, "P01").problem.place == only(result, "D02").problem.place
    as_text = only(result, "D02").problem
    assert as_text.hint == "Ketik isinya sebagai angka, bukan tulisan; angka yang benar disebut P01 di sel ini."
    assert (as_text.expected, as_text.fixes) == (None, ())


def test_a_percentage_as_text_keeps_its_sign() -> None:
    def change(book: Book) -> None:
        book[LAST_YEAR]["G8"].value = "100%"

    assert only(check_changed(change), "D02").problem.hint == "Ketik ulang 100% saja."


def test_a_negative_part_is_named_and_not_its_sum() -> None:
    def change(book: Book) -> None:
        book["Tabel 1.4"]["D9"].value = -3
        book.show("Tabel 1.4", "I9", "SUM(C9:H9)", -2)

    negative = [each for each in found(check_changed(change)) if each[0] == "D04"]
    assert negative == [("D04", "Tabel 1.4", "D9")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("dua puluh", None),
        ("1l2", Decimal(112)),
        ("2o", Decimal(20)),
        ("3 unit", "right"),
        ("3 l", "right"),
        ("3", "right"),
        ("-", "right"),
    ],
)
def test_a_count_of_things_needs_a_number(written: str, meant: Decimal | str | None) -> None:
    def change(book: Book) -> None:
        book["Tabel 1.5"]["B9"].value = written

    problems = [each.problem for each in check_changed(change).findings if each.code == "D03"]
    if meant == "right":
        assert problems == []
    else:
        (problem,) = problems
        assert problem.place == Place("Tabel 1.5", 9, 2)
        assert [fix.value for way in problem.fixes for fix in way] == ([] if meant is None else [meant])


def test_where_the_year_is_none_of_the_renstra_nothing_follows_from_it() -> None:
    def change(book: Book) -> None:
        book["Identitas"]["B5"].value = 2030
        for address in ("D7", "D8"):
            book.show("Tabel 3.1.1.a", address, "'Tabel 2.2 Perjanjian Kinerja'!D7", "")

    codes = {each.code for each in check_changed(change).findings}
    assert "D11" in codes
    assert not codes & {"P04", "K13"}


def test_a_total_that_differs_by_what_is_accepted_below_it_says_so() -> None:
    def change(book: Book) -> None:
        add(SPENT, "G8", 50)(book)
        add(SPENT, "G6", 50)(book)
        for address, value in {"C6": 23_425_221_114, "C8": 23_343_825_399, "C9": 81_395_715, "D6": 0.987}.items():
            book["Realisasi Belanja"][address].value = value
        name = book[SPENT]["C8"].value
        waive("T02", SPENT, name, "REALISASI KEUANGAN", angka="3.861.485.960 → 3.861.485.910")(book)

    result = check_changed(change)
    assert only(result, "T02").waived
    assert worded(only(result, "K04").problem.hint).startswith(
        f"Selisih ini berasal dari {SPENT} sel G8 yang dikecualikan."
    )


def test_an_unknown_formula_is_named_where_a_capaian_is_not_judged() -> None:
    def change(book: Book) -> None:
        book["Tabel 3.1.1.a"]["H7"].value = book["Tabel 3.1.1.a"]["H8"].value = "terbalik"

    result = check_changed(change)
    reasons = [each.reason for each in result.not_judged if each.code == "P01"]
    assert reasons == [
        "CAPAIAN % di Tabel 3.1.1.a F7, F8: RUMUS CAPAIAN tidak dikenal (lihat D11 di sel H7 dan sel H8)"
    ]


def test_what_follows_from_every_way_is_said_once() -> None:
    def change(book: Book) -> None:
        book["Tabel 3.1.1.a"]["H7"].value = book[LAST_YEAR]["I8"].value = "terbalik"

    hints = [each.problem.hint for each in check_changed(change).findings if each.code == "D11"]
    assert hints[0] == "Klik selnya dan pilih dari daftar. Sesuaikan juga Tabel 3.1.2 sel I8."


_AS_TEXT = [
    pytest.param(SPENT, "G10", "68398750", "ketik ulang 68398750 saja, tanpa tanda lain.", id="an amount"),
    pytest.param(SPENT, "H10", "{}", "ketik ulang {} saja, tanpa tanda lain.", id="a percentage"),
    pytest.param("Tabel 1.4", "D10", "{}", "ketik ulang {} saja, tanpa tanda lain.", id="a head count"),
]


@pytest.mark.parametrize(("sheet", "address", "text", "advice"), _AS_TEXT)
def test_where_excel_would_store_a_text_again_the_format_comes_first(
    sheet: str, address: str, text: str, advice: str
) -> None:
    typed = ""

    def change(book: Book) -> None:
        nonlocal typed
        cell = book[sheet][address]
        typed = f"{cell.value}"
        cell.value, cell.number_format = text.format(typed), "@"

    hint = worded(only(check_changed(change), "D02").problem.hint)
    assert hint == f"Ubah dahulu format selnya menjadi General (Ctrl+1), baru {advice.format(typed)}"


def test_the_format_comes_first_where_another_figure_is_right_too() -> None:
    def change(book: Book) -> None:
        book[SPENT]["H10"].value, book[SPENT]["H10"].number_format = "55", "@"

    hint = worded(only(check_changed(change), "D02").problem.hint)
    assert hint.startswith("Ubah dahulu format selnya menjadi General (Ctrl+1), baru ketik isinya sebagai angka")


def test_a_formula_over_texts_says_so_too() -> None:
    def change(book: Book) -> None:
        amount = book[SPENT]["G10"].value
        book[SPENT]["G10"].value, book[SPENT]["G10"].number_format = f"{amount}", "@"
        book.show(SPENT, "G9", "SUM(G10:G11)", book[SPENT]["G9"].value - amount)

    hint = worded(only(check_changed(change), "T01").problem.hint)
    assert hint.startswith("Ubah dahulu format selnya menjadi General (Ctrl+1), baru ketik ulang angkanya saja")


def test_the_template_s_own_cells_for_texts_stay_so() -> None:
    def change(book: Book) -> None:
        cell = book.cell("Tabel 3.1.1.a", "Persentase pembinaan", "TARGET")
        cell.value, cell.number_format = "1.500", "@"

    assert "format selnya" not in only(check_changed(change), "D08").problem.hint


def test_a_category_is_told_beside_the_capaian_that_comes_out_and_not_beside_a_dash() -> None:
    def change(book: Book) -> None:
        book["Tabel 3.1.1.a"]["D7"].value, book["Tabel 3.1.1.a"]["E7"].value = "BB", "A"
        book["Tabel 3.1.1.a"]["F7"].value, book["Tabel 3.1.1.a"]["G7"].value = "-", "Baik"

    told = only(check_changed(change), "P05").problem
    assert told.message == "Kategori ini tidak sesuai dengan hasil hitung capaiannya, 100%."


def test_two_swapped_digits_in_one_part_of_a_sum_are_offered() -> None:
    def change(book: Book) -> None:
        book[SPENT]["G34"].value = 58_629_546

    told = only(check_changed(change), "T01").problem
    assert told.place == Place(SPENT, 32, 7)
    assert told.should_be.endswith("(jumlah G33, G34), atau dua angka tertukar di G34: 58.629.546 ↔ 58.629.456")
    assert told.fixes == ((Fix(Place(SPENT, 34, 7), Decimal(58_629_456)),),)


def test_swapped_digits_that_more_than_one_part_may_have_are_not_offered() -> None:
    def change(book: Book) -> None:
        sheet = book[SPENT]
        for address, figure in {"G36": 121_000, "G37": 212_000, "G38": 212_000, "G39": 0, "G40": 0}.items():
            sheet[address].value = figure
        sheet["G35"].value = 121_000 + 212_000 + 212_000 - 90_000

    (told,) = (each for each in check_changed(change).findings if each.code == "T01")
    assert "tertukar" not in told.problem.should_be


def test_a_row_is_to_be_inserted_where_it_stands_in_the_other_table() -> None:
    def hint(sheet: str, row: int) -> str:
        return worded(only(check_changed(lambda book: book[sheet].delete_rows(row)), "K02").problem.hint)

    assert hint(SPENT, 45).startswith("Sisipkan baris ini di Tabel 3.1.1.b sesudah baris 44,")
    assert hint(SPENT, 43).startswith("Sisipkan baris ini di Tabel 3.1.1.b sesudah baris 42,")


@pytest.mark.parametrize("left", [0, 8_214_001])
def test_no_realisasi_is_advised_that_would_be_asked_about(left: int) -> None:
    """What the sum above leaves for the row is nothing at all, or more than its pagu."""

    def change(book: Book) -> None:
        sheet = book[SPENT]
        sheet["G38"].value = None
        sheet["G35"].value = left + sum(sheet[f"G{row}"].value for row in (36, 37, 39, 40))

    told = only(check_changed(change), "D01").problem
    assert worded(told.hint).startswith("Ketik angkanya menurut laporan realisasi.")
    assert not told.fixes
