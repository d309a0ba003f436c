"""Cases in which a rule must speak, and near ones in which it must not; and what one slip sets off.

A case is one change to the mended sample, in which nothing is wrong, and everything that must come out.
The cases themselves stand in ``test_rules_<family>.py``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from lkjip_xl.check.run import check_file
from lkjip_xl.rules.findings import CheckResult, Finding, Value
from lkjip_xl.show.terminal import finding_lines, plain
from tests.sample_books import (
    ALWAYS,
    MENDED,
    TABEL_2_1,
    TABEL_2_7,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    Book,
    check_changed,
    found,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "kasus.json"
Change = Callable[[Book], object]
Where = tuple[str, str, str]

# The one info of the mended sample: a sub kegiatan of which 52 % was spent.
STANDING: Where = ("W03", TABEL_3_1_1_B, "G15")


@dataclass(frozen=True)
class Case:
    """A change and everything that must come out. A case in which ``code`` is not expected passes."""

    code: str
    name: str
    change: Change
    findings: tuple[Where, ...] = ()
    infos: tuple[Where, ...] = (STANDING,)
    expected: Value = None
    actual: Value = None
    difference: Decimal | None = None
    says: str = ""

    @property
    def fails(self) -> bool:
        return self.code in {each[0] for each in (*self.findings, *self.infos) if each != STANDING}


def case_id(case: Case) -> str:
    return f"{case.code}-{case.name}"


def write(sheet: str, **values: object) -> Change:
    """Type values into cells, as ``write(sheet, G38=0)``."""

    def change(book: Book) -> None:
        for address, value in values.items():
            book[sheet][address].value = value

    return change


def show_as(sheet: str, **formats: str) -> Change:
    """Give cells a number format."""

    def change(book: Book) -> None:
        for address, number_format in formats.items():
            book[sheet][address].number_format = number_format

    return change


def together(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(book: Book) -> None:
        for each in changes:
            each(book)

    return change


def in_both(**values: object) -> Change:
    """Type values into the same cells of Tabel 2.7 and Tabel 3.1.1.b, whose columns A to F are alike.

    Tabel 2.1 would follow by its formulas, of which a workbook of values has none: it is left out.
    """
    return together(write(TABEL_2_7, **values), write(TABEL_3_1_1_B, **values), leave_out(TABEL_2_1))


def leave_out(*sheets: str) -> Change:
    """Leave out tables that a report may do without."""

    def change(book: Book) -> None:
        for sheet in sheets:
            if sheet in book.workbook.sheetnames:
                book.workbook.remove(book[sheet])

    return change


def show_formula(sheet: str, address: str, formula: str, shown: object) -> Change:
    """Let a cell be a formula that shows something."""
    return lambda book: book.show(sheet, address, formula, shown)


def remove_sheet(sheet: str) -> Change:
    return lambda book: book.workbook.remove(book[sheet])


def of_code(result: CheckResult, code: str) -> list[Finding]:
    """A rule's findings, without those that stand in the mended sample."""
    standing = {STANDING, *ALWAYS}
    findings = [each for each in result.findings if each.code == code]
    return [
        each for each in findings if (code, each.problem.place.sheet, each.problem.place.address) not in standing
    ]


def reasons(result: CheckResult, code: str) -> list[str]:
    """Why a rule could not judge."""
    return [each.reason for each in result.not_judged if each.code == code]


def told(result: CheckResult) -> list[str]:
    """All that check says of a case, without what stands in the mended sample: words, grounds, related cells."""
    standing = {STANDING, *ALWAYS}
    lines: list[str] = []
    for finding in result.findings:
        problem = finding.problem
        if (finding.code, problem.place.sheet, problem.place.address) in standing:
            continue
        lines.append(f"{problem.place.sheet}:")
        lines += finding_lines(finding, 110, plain)
        for name, places in (("dasar", problem.basis), ("terkait", problem.related), ("lainnya", problem.others)):
            if places:
                where = ", ".join(f"{place.sheet} {place.address}" for place in places[:30])
                lines.append(f"        ({name} {len(places)}: {where})")
    return lines + [f"Tidak dinilai: {each.code} {each.reason}" for each in result.not_judged]


@cache
def _golden() -> dict[str, list[str]]:
    told: dict[str, list[str]] = json.loads(GOLDEN.read_text(encoding="utf-8")) if GOLDEN.exists() else {}
    return told


def assert_told(name: str, result: CheckResult) -> None:
    """The words of a case are those that somebody has read; LKJIP_XL_WRITE_GOLDEN writes them, in one process."""
    if os.environ.get("LKJIP_XL_WRITE_GOLDEN"):
        _golden()[name] = told(result)
        text = json.dumps(dict(sorted(_golden().items())), ensure_ascii=False, indent=1)
        GOLDEN.write_text(text + "\n", encoding="utf-8")
    assert told(result) == _golden()[name]


def assert_case(case: Case) -> None:
    """Run a case: everything that must come out comes out, where it must, and nothing else."""
    result = check_changed(case.change)
    assert result.unreadable is None
    assert_told(case_id(case), result)
    assert sorted(found(result, info=True)) == sorted((*case.findings, *case.infos))
    if case.fails:
        problem = of_code(result, case.code)[0].problem
        assert problem.message.endswith(".")
        assert problem.hint
        for asked, given in (
            (case.expected, problem.expected),
            (case.actual, problem.actual),
            (case.difference, problem.difference),
        ):
            assert asked in (None, given)
        assert case.says in problem.message


@pytest.mark.long
def test_nothing_is_wrong_with_the_mended_sample() -> None:
    result = check_file(MENDED)
    assert found(result, info=True) == [STANDING]
    assert result.not_judged == ()


def test_a_case_reads_the_values_that_the_formulas_show() -> None:
    result = check_changed(lambda _: None)
    assert found(result, info=True) == [STANDING]
    assert result.not_judged == ()


# One slip is reported where it is, and where the figure is used, and nowhere else.
CASCADES = [
    pytest.param(
        write(TABEL_3_1_1_B, G38=4_120_000),
        {("T01", TABEL_3_1_1_B, "G35"), ("P01", TABEL_3_1_1_B, "H38"), ("W03", TABEL_3_1_1_B, "G38")},
        id="leaf-realisasi",
    ),
    pytest.param(
        write(TABEL_2_7, F38=8_241_000),
        {("T01", TABEL_2_7, "F35"), ("K01", TABEL_3_1_1_B, "F38")},
        id="leaf-pagu",
    ),
    pytest.param(
        write(TABEL_3_1_1_B, F38=16_428_000),
        {
            ("T01", TABEL_3_1_1_B, "F35"),
            ("P01", TABEL_3_1_1_B, "H38"),
            ("K01", TABEL_3_1_1_B, "F38"),
            ("W03", TABEL_3_1_1_B, "G38"),
        },
        id="leaf-target-keuangan",
    ),
    pytest.param(write(TABEL_3_1_1_B, G22=385_221_368), {("T01", TABEL_3_1_1_B, "G22")}, id="kegiatan-not-above"),
    pytest.param(
        write(TABEL_3_1_1_B, G22=358_220_368),
        {("T01", TABEL_3_1_1_B, "G22"), ("P01", TABEL_3_1_1_B, "H22")},
        id="kegiatan-with-its-percentage",
    ),
    pytest.param(
        write(TABEL_2_7, F22=395_975_354),
        {("T01", TABEL_2_7, "F22"), ("K01", TABEL_3_1_1_B, "F22")},
        id="kegiatan-pagu",
    ),
    pytest.param(write(TABEL_3_1_1_B, G8=3_861_486_910), {("T02", TABEL_3_1_1_B, "G8")}, id="program-not-jumlah"),
    pytest.param(
        write(TABEL_3_1_1_B, G8=3_681_485_910),
        {("T02", TABEL_3_1_1_B, "G8"), ("P01", TABEL_3_1_1_B, "H8")},
        id="program-with-its-percentage",
    ),
    pytest.param(
        write(TABEL_3_1_1_B, G42=1_527_124_000),
        {("T01", TABEL_3_1_1_B, "G42")},
        id="only-kegiatan-of-its-program",
    ),
    pytest.param(write(TABEL_3_1_1_B, H22=79), {("P01", TABEL_3_1_1_B, "H22")}, id="percentage-alone"),
    pytest.param(write(TABEL_3_1_2, H8=0.0125), {("P03", TABEL_3_1_2, "H8")}, id="hundred-times-not-P01"),
]


@pytest.mark.parametrize(("change", "expected"), CASCADES)
def test_one_slip_is_reported_where_it_shows_and_nowhere_else(change: Change, expected: set[Where]) -> None:
    result = check_changed(change)
    assert sorted(found(result, info=True)) == sorted({*expected, STANDING})


def test_two_slips_in_one_branch_are_both_reported() -> None:
    result = check_changed(write(TABEL_3_1_1_B, G22=385_221_368, G8=3_861_495_910))
    assert [(each.code, each.problem.place.address) for each in result.findings if each.code[0] == "T"] == [
        ("T02", "G8"),
        ("T01", "G22"),
    ]


def test_slips_in_several_programs_are_reported_without_jumlah() -> None:
    slips = {"G22": 385_221_368, "G8": 3_861_495_910, "G41": 1_527_125_100, "G59": 1_959_676_701, "G46": 1_000}
    result = check_changed(write(TABEL_3_1_1_B, **slips))
    sums = [(each.code, each.problem.place.address) for each in result.findings if each.code[0] == "T"]
    assert sums == [("T02", "G8"), ("T01", "G22"), ("T02", "G41"), ("T02", "G46"), ("T01", "G59")]


class TestNotJudged:
    """Silence never means right: what could not be judged is listed with the reason."""

    @pytest.mark.long
    @pytest.mark.parametrize("sheet", [TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2])
    def test_without_a_sheet(self, sheet: str) -> None:
        result = check_changed(remove_sheet(sheet))
        assert [each for each in found(result) if each[0] == "S01"] == [("S01", sheet, "A1")]
        assert [reason for reason in reasons(result, "S01") if f"lembar {sheet} tidak ada" in reason]

    def test_without_headings(self) -> None:
        result = check_changed(lambda book: book[TABEL_3_1_1_B].delete_rows(5))
        assert found(result) == [("S02", TABEL_3_1_1_B, "A1")]
        assert [reason for reason in reasons(result, "S02") if "judul kolom" in reason]

    def test_without_a_column(self) -> None:
        result = check_changed(lambda book: book[TABEL_3_1_1_B].delete_cols(7))
        assert found(result, info=True) == [("S02", TABEL_3_1_1_B, "A5")]
        (reason,) = reasons(result, "S02")
        assert "REALISASI KEUANGAN" in reason
        assert "dihitung darinya" in reason

    def test_a_column_that_is_missing_hides_no_finding_of_another(self) -> None:
        result = check_changed(
            together(write(TABEL_3_1_1_B, G38=99_999_999_999), lambda book: book[TABEL_3_1_1_B].delete_cols(8))
        )
        assert ("W01", TABEL_3_1_1_B, "G38") in found(result)

    @pytest.mark.long
    # Without the column of names (3) nobody can tell the row of Jumlah.
    @pytest.mark.parametrize("column", [1, 2, 4, 5, 6, 7, 8])
    def test_without_any_one_column_nothing_else_is_found(self, column: int) -> None:
        result = check_changed(lambda book: book[TABEL_3_1_1_B].delete_cols(column))
        assert {code for code, _, _ in found(result)} <= {"S02"}

    def test_a_sum_with_a_text_among_its_parts(self) -> None:
        result = check_changed(write(TABEL_3_1_1_B, G38="menyusul"))
        assert found(result) == [("D03", TABEL_3_1_1_B, "G38")]
        assert [reason for reason in reasons(result, "T01") if "G35" in reason]
        assert not [each for each in result.findings if each.code == "T01"]

    def test_the_sums_that_do_not_rest_on_the_text_are_judged(self) -> None:
        result = check_changed(write(TABEL_3_1_1_B, G38="menyusul", G22=385_221_368))
        assert found(result) == [("T01", TABEL_3_1_1_B, "G22"), ("D03", TABEL_3_1_1_B, "G38")]

    def test_a_percentage_without_its_figures(self) -> None:
        result = check_changed(write(TABEL_3_1_1_B, G38=None))
        assert found(result) == [("D01", TABEL_3_1_1_B, "G38")]
        assert [reason for reason in reasons(result, "P01") if "H38" in reason]

    def test_a_table_without_a_jumlah(self) -> None:
        result = check_changed(lambda book: book[TABEL_2_7].delete_rows(6))
        assert found(result) == []
        assert reasons(result, "T03") == [f"lembar {TABEL_2_7} tidak mempunyai baris Jumlah"]

    def test_a_kegiatan_without_sub_kegiatan(self) -> None:
        rows = (43, 44, 45)
        emptied = {f"{column}{row}": None for row in rows for column in "ACDEF"}
        result = check_changed(
            together(
                in_both(**emptied),
                write(TABEL_3_1_1_B, **{f"{c}{row}": None for row in rows for c in "GH"}),
            ),
        )
        assert found(result) == []
        assert [reason for reason in reasons(result, "T01") if "belum mempunyai sub kegiatan" in reason]

    def test_levels_that_are_not_clear(self) -> None:
        result = check_changed(write(TABEL_3_1_1_B, A38="Belanja", F38=None, G38=None))
        assert ("S10", TABEL_3_1_1_B, "A38") in found(result)
        assert [reason for reason in reasons(result, "T01") if "S10" in reason]


@pytest.mark.parametrize("value", [None, "dua ribu dua puluh tiga"], ids=["empty", "text"])
def test_without_a_year_the_headings_with_years_are_not_called_missing(value: str | None) -> None:
    result = check_changed(write("Identitas", B5=value))
    assert found(result) == [("D01" if value is None else "D03", "Identitas", "B5")]
    assert [reason for reason in reasons(result, "S02") if TABEL_3_1_2 in reason]
