"""The rules about sums, on tables that stand here in full: what is said, where, and on which grounds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lkjip_xl import tables
from lkjip_xl.check.run import check_report
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules import all_rules
from lkjip_xl.rules.findings import Problem, Unjudged
from tests import factories, shown
from tests.factories import Value

SHEET = "Tabel 3.1.1.b"
COLUMNS = ("jenis", "nama", "target_keuangan", "realisasi")
Rows = list[tuple[Value, ...]]


def outcomes(code: str, report: Report) -> list[Problem | Unjudged]:
    rule = next(rule for rule in all_rules() if rule.code == code)
    return list(rule.judge(report))


def said(code: str, report: Report) -> list[Problem]:
    """What is said of a rule's findings, where each cause is named once."""
    return [each.problem for each in check_report(report, "").findings if each.code == code]


def addresses(places: tuple[object, ...]) -> list[str]:
    return [place.address for place in places]  # type: ignore[attr-defined]


def budget(rows: Rows, total: tuple[Value, ...] | None = None) -> Table:
    return factories.table(tables.TABEL_3_1_1_B, COLUMNS, rows, total)


# Two programs; the rows of the sheet begin with 7.
RIGHT: Rows = [
    ("Program", "Pertama", 100, 90),
    ("Kegiatan", "A", 100, 90),
    ("Sub Kegiatan", "A.1", 60, 50),
    ("Sub Kegiatan", "A.2", 40, 40),
    ("Program", "Kedua", 30, 20),
    ("Kegiatan", "B", 30, 20),
    ("Sub Kegiatan", "B.1", 20, 10),
    ("Sub Kegiatan", "B.2", 10, 10),
]
TOTAL = (None, "JUMLAH", 130, 110)


def changed(row: int, column: int, value: Value) -> Rows:
    rows = [list(each) for each in RIGHT]
    rows[row][column] = value
    return [tuple(each) for each in rows]


@pytest.mark.parametrize("code", ["T01", "T02", "T03"])
def test_nothing_is_said_of_sums_that_are_right(code: str) -> None:
    assert outcomes(code, factories.report(budget(RIGHT, TOTAL))) == []


def test_a_kegiatan_that_is_wrong_is_told_with_its_parts() -> None:
    (found,) = outcomes("T01", factories.report(budget(changed(5, 3, 25), TOTAL)))
    assert isinstance(found, Problem)
    assert (found.place.sheet, found.place.address, found.row_label) == (SHEET, "D12", "B")
    assert found.message == "Nilai ini tidak sama dengan jumlah 2 sub kegiatan di bawahnya."
    assert (found.expected, found.actual, found.difference) == (Decimal(20), Decimal(25), Decimal(5))
    assert found.should_be == "20  (jumlah D13, D14)"
    assert found.hint == "Cocokkan angka ini dan D13, D14 dengan laporan realisasi; betulkan yang salah."
    assert addresses(found.related) == ["D13", "D14"]
    # The parts, the levels of its own program (never of the other one), its own level.
    assert addresses(found.basis) == ["D13", "D14", "A11", "A12", "A13", "A14", "A12"]
    assert [[(fix.place.address, fix.value) for fix in way] for way in found.fixes] == [[("D12", Decimal(20))]]


def test_in_the_first_program_only_that_one_is_the_ground() -> None:
    (found,) = outcomes("T01", factories.report(budget(changed(1, 2, 99), TOTAL)))
    assert isinstance(found, Problem)
    assert addresses(found.basis) == ["C9", "C10", "A7", "A8", "A9", "A10", "A8"]
    assert found.hint == "Cocokkan angka ini dan C9, C10 dengan dokumen anggaran; betulkan yang salah."


def test_a_program_that_is_wrong_rests_on_its_own_level_too() -> None:
    (found,) = outcomes("T02", factories.report(budget(changed(4, 2, 31), TOTAL)))
    assert isinstance(found, Problem)
    assert (found.place.address, found.message) == (
        "C11",
        "Nilai ini tidak sama dengan jumlah 1 kegiatan di bawahnya.",
    )
    assert addresses(found.basis) == ["C12", "A11", "A12", "A13", "A14", "A11"]


def test_a_jumlah_that_is_wrong_rests_on_every_level_and_on_none_of_its_own() -> None:
    (found,) = outcomes("T03", factories.report(budget(RIGHT, (None, "JUMLAH", 131, 110))))
    assert isinstance(found, Problem)
    assert (found.place.address, found.row_label) == ("C15", "JUMLAH")
    assert found.message == "Nilai ini tidak sama dengan jumlah 2 program di tabel ini."
    levels = [f"A{row}" for row in range(7, 15)]
    assert addresses(found.basis) == ["C7", "C11", *levels]


def test_fractions_of_parts_are_mended_first() -> None:
    report = factories.report(budget(changed(6, 3, Decimal("10.5")), TOTAL))
    (found,) = outcomes("T01", report)
    assert isinstance(found, Problem)
    assert (found.place.address, found.expected, found.difference) == ("D12", None, Decimal("-0.5"))
    assert found.should_be == "jumlah D13, D14, sesudah pecahannya dibetulkan"
    assert found.hint == (
        "Betulkan dulu pecahan rupiah di D13 (lihat D05). "
        "Cocokkan angka ini dan D13, D14 dengan laporan realisasi; betulkan yang salah."
    )


def test_fractions_that_add_up_to_whole_rupiah_leave_no_doubt_of_the_sum() -> None:
    rows = changed(6, 3, Decimal("10.5"))
    rows[7] = ("Sub Kegiatan", "B.2", 10, Decimal("11.5"))
    (found,) = outcomes("T01", factories.report(budget(rows, TOTAL)))
    assert isinstance(found, Problem)
    assert (found.expected, found.should_be) == (Decimal(22), "22  (jumlah D13, D14)")
    assert found.hint == (
        "Cocokkan angka ini dan D13, D14 dengan laporan realisasi; betulkan yang salah. "
        "Jika angka ini diubah, ubah juga jumlahnya di D11 dan D15."
    )


@pytest.mark.parametrize("realisasi", [110, 111])
def test_one_jumlah_is_enough(realisasi: int) -> None:
    """A second one may go, whole; not where it is the only one."""
    report = shown.report(
        tabel_3_1_1_b=f"""
| Sasaran/Program/Kegiatan/Sub Kegiatan | JENIS        | TARGET KEUANGAN | REALISASI KEUANGAN |
| JUMLAH                                | .            | 130             | {realisasi}        |
| Pertama                               | Program      | 100             | 90                 |
| A                                     | Kegiatan     | 100             | 90                 |
| A.1                                   | Sub Kegiatan | 100             | 90                 |
| Kedua                                 | Program      | 30              | 20                 |
| B                                     | Kegiatan     | 30              | 20                 |
| B.1                                   | Sub Kegiatan | 30              | 20                 |
| JUMLAH                                | .            | 130             | {221 - realisasi}  |
"""
    )
    (found,) = (each.problem for each in shown.findings(report, "T03"))
    enough = " JUMLAH cukup satu baris: baris ini boleh dihapus."
    of_table = report.tables["tabel_3_1_1_b"].total
    assert of_table is not None
    assert str(found.hint).endswith(enough) is (found.place.row != of_table.number)
    emptied = [[fix.place.address for fix in way] for way in found.fixes if all(fix.value == "" for fix in way)]
    assert [sorted(way) for way in emptied] == ([["A9", "C9", "D9"]] if str(found.hint).endswith(enough) else [])


def test_a_row_that_stands_twice_is_the_cause() -> None:
    rows = [*RIGHT, RIGHT[7]]
    (found,) = outcomes("T01", factories.report(budget(rows, TOTAL)))[:1]
    assert isinstance(found, Problem)
    assert [(code, place.address) for code, place in found.consequence_of] == [("D07", "B15")]


def test_a_leaf_is_named_where_the_rows_above_speak_for_them() -> None:
    # 10 was typed as 11: its kegiatan, program and total say 10, and so does the percentage.
    rows = [(*row, 0) for row in RIGHT]
    rows[6] = ("Sub Kegiatan", "B.1", 20, 11, 50)
    columns = (*COLUMNS, "capaian")
    table = factories.table(tables.TABEL_3_1_1_B, columns, rows, (*TOTAL, 0))
    (found,) = outcomes("T01", factories.report(table))
    assert isinstance(found, Problem)
    assert [[(fix.place.address, fix.value) for fix in way] for way in found.fixes] == [[("D13", Decimal(10))]]


def test_sums_that_were_typed_with_a_wrong_figure_are_named_where_it_is_mended() -> None:
    rows = [list(row) for row in RIGHT]
    rows[0][3] = rows[1][3] = 95
    table = budget([tuple(row) for row in rows], (*TOTAL[:-1], 115))
    (found,) = outcomes("T01", factories.report(table))[:1]
    assert isinstance(found, Problem)
    assert str(found.hint).endswith(" Jika angka ini diubah, ubah juga jumlahnya di D7 dan D15.")
    # Whoever mends this one alone is told of them one after the other; they follow together.
    rows[1][3] = 90
    assert said("T02", factories.report(budget([tuple(row) for row in rows], (*TOTAL[:-1], 115))))
    # A sum that is wrong already says so itself, and one that a formula makes follows.
    (found,) = outcomes("T01", factories.report(budget(changed(1, 3, 95), TOTAL)))[:1]
    assert isinstance(found, Problem)
    assert "ubah juga" not in str(found.hint)
    assert table.total is not None
    cells = {**table.total.cells, "realisasi": replace(table.total.cells["realisasi"], formula=True)}
    (found,) = outcomes("T01", factories.report(replace(table, total=replace(table.total, cells=cells))))[:1]
    assert isinstance(found, Problem)
    assert str(found.hint).endswith(" ubah juga jumlahnya di D7.")


@pytest.mark.parametrize("realisasi", [22, 18])
@pytest.mark.parametrize("toleransi", [1, 1_000_000_000])
def test_a_difference_of_a_rupiah_for_each_addend_is_a_warning(realisasi: int, toleransi: int) -> None:
    settings = Settings("Dinas", "Kota", 2023, toleransi=Decimal(toleransi))
    report = factories.report(budget(changed(5, 3, realisasi), TOTAL), settings=settings)
    assert outcomes("T01", report) == []
    (hidden,) = said("T04", report)
    assert [place.address for place in hidden.related] == ["D12"]
    assert hidden.message == f"Toleransi ini menutupi 1 selisih penjumlahan, seluruhnya {abs(realisasi - 20)}."


@pytest.mark.parametrize("realisasi", [23, 17])
@pytest.mark.parametrize("toleransi", [0, 1, 1_000_000_000])
def test_no_tolerance_hides_more_than_a_rupiah_for_each_addend(realisasi: int, toleransi: int) -> None:
    settings = Settings("Dinas", "Kota", 2023, toleransi=Decimal(toleransi))
    (wrong,) = outcomes("T01", factories.report(budget(changed(5, 3, realisasi), TOTAL), settings=settings))
    assert isinstance(wrong, Problem)
    assert wrong.difference == realisasi - 20


@pytest.mark.parametrize("row", [5, 7])
def test_a_figure_that_is_missing_is_told_where_it_is_needed(row: int) -> None:
    found = outcomes("T01", factories.report(budget(changed(row, 3, None), TOTAL)))
    assert [(each.reason, each.place.address) for each in found if isinstance(each, Unjudged) and each.place] == [
        (f"{SHEET} D12 atau bagiannya belum berisi angka", "D12")
    ]


def test_a_kegiatan_without_parts_is_told() -> None:
    found = outcomes("T01", factories.report(budget(RIGHT[:6])))
    assert [(each.reason, each.place.address) for each in found if isinstance(each, Unjudged) and each.place] == [
        (f"B ({SHEET} {address}) belum mempunyai sub kegiatan", address) for address in ("C12", "D12")
    ]


def test_a_program_is_not_blamed_for_its_kegiatan() -> None:
    # 15 stands where 20 should: the program has 20, which is right once its kegiatan is.
    report = factories.report(budget(changed(5, 3, 15), TOTAL))
    assert len(outcomes("T01", report)) == 1
    assert said("T02", report) == []
    assert said("T03", report) == []
    # It says so itself: were that accepted, the program would be off.
    (program,) = [each for each in outcomes("T02", report) if isinstance(each, Problem)]
    assert [(code, place.address) for code, place in program.consequence_of] == [("T01", "D12")]


def staff(rows: Rows, total: tuple[Value, ...] | None = None) -> Table:
    return factories.table(tables.TABEL_1_4, ("uraian", "s1", "slta", "jumlah"), rows, total)


def test_a_sum_across_is_told_with_the_columns_that_there_are() -> None:
    rows: Rows = [("PNS", 5, 3, 8), ("PPPK", 2, None, 9), ("THL", 1, 1, None), ("TKK", 4, 2, 7)]
    found = [each for each in outcomes("T03", factories.report(staff(rows))) if isinstance(each, Problem)]
    (last,) = [each for each in found if each.row_label == "TKK"]
    assert (last.place.address, last.expected, last.actual, last.difference) == (
        "D10",
        Decimal(6),
        Decimal(7),
        Decimal(1),
    )
    assert last.message == "Angka ini tidak sama dengan jumlah 2 kolom di baris ini."
    assert last.should_be == "6  (jumlah B10–C10)"
    assert last.hint == "Tulis 6, atau salin rumusnya dari templat."
    assert addresses(last.basis) == addresses(last.related) == ["B10", "C10"]
    assert "PNS" not in [each.row_label for each in found]
    assert "THL" not in [each.row_label for each in found]


def test_a_jumlah_is_not_blamed_for_a_sum_across() -> None:
    # 7 stands where 4 + 2 should: the Jumlah has 14, which is right once that row is.
    rows: Rows = [("PNS", 5, 3, 8), ("TKK", 4, 2, 7)]
    total = ("JUMLAH", 9, 5, 14)
    assert [each.row_label for each in said("T03", factories.report(staff(rows, total)))] == ["TKK"]


def test_a_sum_across_three_columns_names_the_first_and_the_last() -> None:
    table = factories.table(tables.TABEL_1_4, ("uraian", "s1", "slta", "sd", "jumlah"), [("PNS", 5, 3, 1, 8)])
    (found,) = [each for each in outcomes("T03", factories.report(table)) if isinstance(each, Problem)]
    assert found.should_be == "9  (jumlah B7–D7)"


def test_a_jumlah_of_heads_has_nothing_to_do_with_the_budget() -> None:
    report = factories.report(staff([("PNS", 5, 3, 8)], ("JUMLAH", 6, 3, 8)))
    found = [each for each in outcomes("T03", report) if isinstance(each, Problem)]
    assert [each.place.address for each in found] == ["B8"]
    assert found[0].hint == "Cocokkan angka ini dan B7; betulkan yang salah."


def test_a_table_whose_levels_are_not_clear_is_told_and_stops_no_other() -> None:
    unclear = factories.table(tables.TABEL_2_7, ("jenis", "nama", "pagu"), [("Bidang", "A", 100), ("", "B", 50)])
    report = factories.report(unclear, budget(changed(5, 3, 25), TOTAL))
    reason = "tingkat sebagian baris di lembar Tabel 2.7 belum jelas (lihat S10)"
    found = outcomes("T01", report)
    assert reason in [each.reason for each in found if isinstance(each, Unjudged)]
    assert [each.place.address for each in found if isinstance(each, Problem)] == ["D12"]
    # So is it of a Jumlah, which is held against the programs.
    unclear = replace(unclear, total=replace(unclear.rows[0], index=2, level=None))
    found = outcomes("T03", factories.report(unclear, budget(RIGHT, (None, "JUMLAH", 131, 110))))
    assert [each.reason for each in found if isinstance(each, Unjudged)] == [reason]
    assert [each.place.address for each in found if isinstance(each, Problem)] == ["C15"]


def test_a_table_without_a_jumlah_is_told() -> None:
    assert (
        outcomes("T03", factories.report(budget(RIGHT)))
        == [Unjudged(f"lembar {SHEET} tidak mempunyai baris Jumlah")] * 2
    )


def test_of_an_empty_table_or_one_without_names_others_speak() -> None:
    assert outcomes("T03", factories.report(replace(budget(RIGHT), rows=()))) == []
    nameless = factories.table(tables.TABEL_3_1_1_B, ("jenis", "realisasi"), [("Program", 90)], (None, 91))
    assert outcomes("T03", factories.report(nameless)) == []


def test_heads_in_fractions_are_no_fractions_of_rupiah() -> None:
    report = factories.report(
        staff([("PNS", Decimal("5.5"), 3, Decimal("8.5"))], ("JUMLAH", 6, 3, Decimal("8.5")))
    )
    (found,) = [each for each in outcomes("T03", report) if isinstance(each, Problem)]
    assert (found.expected, found.hint) == (Decimal("5.5"), "Cocokkan angka ini dan B7; betulkan yang salah.")


def test_a_formula_that_leaves_text_out_is_short() -> None:
    table = budget(changed(6, 3, "10"), TOTAL)
    kegiatan = table.rows[5]
    cells = {**kegiatan.cells, "realisasi": replace(kegiatan.cells["realisasi"], number=Decimal(10), formula=True)}
    rows = (*table.rows[:5], replace(kegiatan, cells=cells), *table.rows[6:])
    (found,) = outcomes("T01", factories.report(replace(table, rows=rows)))
    assert isinstance(found, Problem)
    assert "teks di D13" in found.message
    assert [[(fix.place.address, fix.value) for fix in way] for way in found.fixes] == [[("D13", Decimal(10))]]


def test_a_part_without_a_figure_adds_nothing_to_what_explains_a_sum() -> None:
    rows: Rows = [
        ("Program", "Pertama", 60, 60),
        ("Kegiatan", "A", 70, 70),
        ("Sub Kegiatan", "A.1", 60, 60),
        ("Sub Kegiatan", "A.2", None, None),
    ]
    report = factories.report(budget(rows))
    assert said("T02", report) == []
    assert [each.place.address for each in said("D01", report)] == ["C10", "D10"]


def test_each_part_may_be_right_as_it_is_written_or_as_its_own_parts_say() -> None:
    rows: Rows = [
        ("Program", "Pertama", 130, 130),
        ("Kegiatan", "A", 100, 100),
        ("Sub Kegiatan", "A.1", 90, 90),
        ("Kegiatan", "B", 35, 35),
        ("Sub Kegiatan", "B.1", 30, 30),
    ]
    report = factories.report(budget(rows))
    assert said("T02", report) == []
    assert [each.row_label for each in outcomes("T01", report) if isinstance(each, Problem)] == ["A", "B"] * 2


def test_more_spent_than_planned_is_named_where_it_was_typed() -> None:
    """270 of 100: its kegiatan and program are blank, and only have what is typed below them."""
    report = shown.report(
        tabel_3_1_1_b="""
        | JENIS        | KODE              | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN |
        | Program      | 2.22.02           | Budaya  | 100             | .                  |
        | Kegiatan     | 2.22.02.2.01      | Museum  | 100             | .                  |
        | Sub Kegiatan | 2.22.02.2.01.0001 | Koleksi | 100             | 270                |
        """
    )
    assert shown.told(report, "W01") == ["W01 Koleksi · REALISASI KEUANGAN: 270, None"]
