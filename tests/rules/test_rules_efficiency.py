"""Tabel 3.1.5: a difference of two percentages, on tables that stand here in full."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lkjip_xl import tables
from lkjip_xl.methods.efisiensi import Ukuran
from lkjip_xl.report.model import Report, Table
from lkjip_xl.rules.findings import Problem, Unjudged
from lkjip_xl.tables.spec import Kind
from tests import factories
from tests.factories import Value, percent
from tests.rules.test_rule_totals import outcomes

PROGRAMS = {"A": (100, 95), "B": (100, 97), "C": (100, 94)}


def plan(*programs: str) -> Table:
    """Tabel 2.3.1: SASARAN, PROGRAM."""
    return factories.table(
        tables.TABEL_2_3_1, ("sasaran", "program"), [("S", f"Program {each}") for each in programs]
    )


def spent(*programs: str) -> Table:
    """Tabel 3.1.1.b: JENIS, PROGRAM, pagu, realisasi; a mean of 95,33 % over A, B and C."""
    rows = [("Program", f"Program {each}", *PROGRAMS[each]) for each in programs]
    return factories.table(tables.TABEL_3_1_1_B, ("jenis", "nama", "target_keuangan", "realisasi"), rows)


def achieved(target: Value, realisasi: Value, capaian: Value) -> Table:
    """Tabel 3.1.1.a: the one indicator."""
    columns = ("sasaran", "indikator", "target", "realisasi", "capaian")
    return factories.table(tables.TABEL_3_1_1_A, columns, [("S", "I", target, realisasi, capaian)])


def judged(
    capaian: Value, penyerapan: Value, efisiensi: Value, true: tuple[Value, Value] = (5000, 4770)
) -> Report:
    """A report whose Tabel 3.1.5 says this; a capaian of 95,40 % by its target and realisasi."""
    table = factories.table(
        tables.TABEL_3_1_5,
        ("sasaran", "indikator", "capaian", "penyerapan", "efisiensi"),
        [("S", "I", capaian, penyerapan, efisiensi)],
    )
    row = table.rows[0]
    cell = replace(row.cells["capaian"], formula=True)
    table = replace(table, rows=(replace(row, cells={**row.cells, "capaian": cell}),))
    return factories.report(table, achieved(*true, capaian), plan("A", "B", "C"), spent("A", "B", "C"))


def with_measure(report: Report, ukuran: Ukuran) -> Report:
    """The report as its Pengaturan would make it with this measure."""
    table = report.tables[tables.TABEL_3_1_5.key]
    measured = replace(table, spec=table.spec.with_measure(ukuran))
    return replace(
        report,
        settings=replace(report.settings, ukuran=ukuran),
        tables={**report.tables, table.spec.key: measured},
    )


@pytest.mark.parametrize(
    ("capaian", "penyerapan", "efisiensi", "right"),
    [
        # The capaian is 95,40, printed 95: the page adds up as 95,40 − 95,33, as 95 − 95,33, or unrounded.
        (percent(95), percent("95.33", 2), "0,07", True),
        (percent(95), percent("95.33", 2), "-0,33", True),
        (percent("95.4", 2), percent("95.33", 2), "0,07", True),
        (percent("95.4", 2), percent(95), "0,4", True),
        (percent("95.4", 2), percent(95), "0,1", True),
        (percent(95), percent(95), "0", True),
        (percent(95), percent("95.33", 2), "0,33", False),
        (percent(95), percent("95.33", 2), "0,7", False),
        (percent("95.4", 2), percent("95.33", 2), "0,08", False),
    ],
)
def test_a_difference_is_right_by_the_printed_or_the_unrounded_figures(
    capaian: Value, penyerapan: Value, efisiensi: Value, right: bool
) -> None:
    assert (outcomes("E01", judged(capaian, penyerapan, efisiensi)) == []) is right


@pytest.mark.parametrize("formula", [True, False])
def test_the_formula_of_the_template_computes_with_what_the_cells_hold(formula: bool) -> None:
    """126,9946…, pasted into a cell that shows 127%, less 95,3 typed for 95,33: 126,99 − 95,30."""
    pasted, true = percent("126.9946091644205"), (Decimal("74.2"), Decimal("94.23"))
    report = judged(pasted, percent("95.3", 1), Decimal("31.69"), true)
    table = report.tables[tables.TABEL_3_1_5.key]
    row = table.rows[0]
    cells = {**row.cells, "efisiensi": replace(row.cells["efisiensi"], formula=formula)}
    changed = replace(table, rows=(replace(row, cells=cells),))
    found = outcomes("E01", replace(report, tables={**report.tables, table.spec.key: changed}))
    assert (found == []) is formula


def test_both_differences_of_a_capaian_printed_as_94_are_right() -> None:
    for typed in ("-0,87", "-1,33"):
        assert outcomes("E01", judged(percent(94), percent("95.33", 2), typed, (5000, 4723))) == []


@pytest.mark.parametrize(
    ("efisiensi", "measure"),
    [
        ("4,67", "hasil bagian anggaran yang tidak terserap, "),
        ("1,26", "hasil capaian kinerja dibagi penyerapan anggaran, "),
        ("126", "hasil capaian kinerja dibagi penyerapan anggaran, dalam persen, "),
        ("-4,67", "hasil penyerapan − capaian, "),
        ("7", ""),
    ],
)
def test_it_says_which_known_measure_gives_the_figure(efisiensi: str, measure: str) -> None:
    (wrong,) = outcomes("E01", judged(percent(120), percent("95.33", 2), efisiensi, (50, 60)))
    if efisiensi == "-4,67":
        (wrong,) = outcomes("E01", judged(percent(100), percent("95.33", 2), efisiensi, (50, 50)))
    assert isinstance(wrong, Problem)
    assert wrong.message == (
        f"Tingkat efisiensi ini {measure}bukan capaian kinerja dikurangi penyerapan anggaran."
    )


@pytest.mark.parametrize(
    ("ukuran", "efisiensi", "right"),
    [
        (Ukuran.RASIO, "1,05", True),
        (Ukuran.RASIO, "1,04", False),
        (Ukuran.RASIO, "Efisien", True),
        (Ukuran.RASIO_PERSEN, "104,9", True),
        (Ukuran.SISA, "4,67", True),
        (Ukuran.SISA, "4,7", True),
        (Ukuran.SISA, "0,07", False),
    ],
)
def test_it_is_held_against_the_measure_of_pengaturan(ukuran: Ukuran, efisiensi: str, right: bool) -> None:
    report = with_measure(judged(percent(100), percent("95.33", 2), efisiensi, (50, 50)), ukuran)
    assert (outcomes("E01", report) == []) is right


def test_the_hint_names_the_measure_that_gives_the_figure() -> None:
    (wrong,) = outcomes("E01", judged(percent(100), percent("95.33", 2), "1,05", (50, 50)))
    assert isinstance(wrong, Problem)
    assert wrong.should_be == "4,67  (100,00 − 95,33)"
    assert "pilih “Rasio (capaian ÷ penyerapan)” di “Ukuran efisiensi”" in wrong.hint
    assert [fix[0].value for fix in wrong.fixes] == [Decimal("4.67"), "Rasio (capaian ÷ penyerapan)"]


def test_without_the_output_of_every_sub_kegiatan_the_measure_of_the_ministry_is_not_judged() -> None:
    report = with_measure(judged(percent(100), percent("95.33", 2), "4,67", (50, 50)), Ukuran.E_KEMENKEU)
    (found,) = outcomes("E01", report)
    assert isinstance(found, Unjudged)
    assert found.reason.endswith("belum ada di Tabel 3.1.1.b")


@pytest.mark.parametrize(
    ("number", "ukuran", "right"),
    [
        ("(5)=(3)-(4)", Ukuran.RASIO, True),
        ("5=(3-4)", Ukuran.RASIO, False),
        ("(5)=(3):(4)", Ukuran.RASIO, True),
        ("(5)=(3):(4)", Ukuran.SELISIH, False),
        ("(5)=100-(4)", Ukuran.SISA, True),
        ("5 = 100% - 4", Ukuran.SISA, True),
        ("5=(100-3)", Ukuran.SISA, False),
        ("5=(3-4)", Ukuran.NE_KEMENKEU, True),
    ],
)
def test_the_formula_in_the_column_number_is_that_of_the_measure(number: str, ukuran: Ukuran, right: bool) -> None:
    """The one that the template printed is never held against a setting."""
    report = with_measure(judged(percent(100), percent("95.33", 2), "4,67", (50, 50)), ukuran)
    table = report.tables[tables.TABEL_3_1_5.key]
    texts = {"capaian": "3", "penyerapan": "4", "efisiensi": number}
    numbers = {
        key: factories.cell(text, Kind.TEXT, table.place(table.rows[0], key)) for key, text in texts.items()
    }
    changed = replace(table, column_numbers=numbers)
    found = outcomes("E03", replace(report, tables={**report.tables, table.spec.key: changed}))
    assert (found == []) is right


def test_what_should_stand_there_adds_up_as_printed() -> None:
    (wrong,) = outcomes("E01", judged(percent(95), percent("95.33", 2), "7"))
    assert isinstance(wrong, Problem)
    assert (wrong.expected, wrong.should_be) == (Decimal("0.07"), "0,07  (95,40 − 95,33)")
    assert [[each.value for each in fix] for fix in wrong.fixes] == [[Decimal("0.07")]]


@pytest.mark.parametrize(
    ("word", "right"), [("Efisien", True), ("EFISIEN", True), ("Tidak efisien", False), ("tidak  Efisien", False)]
)
def test_a_word_alone_is_held_against_the_unrounded_difference(word: str, right: bool) -> None:
    report = judged(percent(95), percent("95.33", 2), word)
    assert outcomes("D03", report) == []
    found = outcomes("E01", report)
    assert (found == []) is right
    if not right:
        (wrong,) = found
        assert isinstance(wrong, Problem)
        assert (wrong.expected, wrong.should_be) == ("Efisien", "Efisien  (95,40 − 95,33 = 0,07)")
        assert [[each.value for each in fix] for fix in wrong.fixes] == [["Efisien"], [Decimal("0.07")]]


def test_another_word_is_no_figure() -> None:
    assert len(outcomes("D03", judged(percent(95), percent("95.33", 2), "Sangat efisien sekali"))) == 1


def test_what_a_capaian_that_cannot_be_computed_gives_is_not_judged() -> None:
    (found,) = outcomes("E01", judged("-", percent("95.33", 2), "4,67", ("-", "-")))
    assert isinstance(found, Unjudged)
    assert found.reason == "TINGKAT EFISIENSI di Tabel 3.1.5 E7: CAPAIAN KINERJA % baris ini tidak dapat dihitung"


@pytest.mark.parametrize("penyerapan", [None, "-"])
def test_a_penyerapan_that_is_not_filled_is_told_once_and_judged_as_computed(penyerapan: Value) -> None:
    report = judged(percent("95.4", 2), penyerapan, "0,07")
    assert outcomes("E01", report) == []
    assert outcomes("E02", report) == []
    assert outcomes("D01", report) == []
    (told,) = outcomes("E04", report)
    assert isinstance(told, Problem)
    assert told.message == "Penyerapan di sel ini belum diisi, padahal dapat dihitung."
    assert told.should_be == "95,33%  (rata-rata persen bulat, tanpa Program Penunjang)"
    wrong = outcomes("E01", judged(percent("95.4", 2), penyerapan, "5,07"))
    assert len(wrong) == 1


@pytest.mark.parametrize(
    ("penyerapan", "right"),
    [
        (percent("95.33", 2), True),
        (percent(95), True),
        (percent("95.3333333", 2), True),
        (percent("95.3", 1), True),
        (percent("95.34", 2), False),
        (percent("95.4", 0), False),
        ("n/a", False),
    ],
)
def test_a_penyerapan_is_right_where_the_method_gives_it_so(penyerapan: Value, right: bool) -> None:
    assert (outcomes("E02", judged(percent("95.4", 2), penyerapan, None)) == []) is right


def test_where_no_method_gives_it_none_is_offered() -> None:
    (wrong,) = outcomes("E02", judged(percent("95.4", 2), percent("88.6", 1), None))
    assert isinstance(wrong, Problem)
    assert "bukan hasil cara lain yang lazim" in wrong.message
    assert wrong.hint == "Ketik 95,3%."
