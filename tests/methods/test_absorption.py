"""The absorption of a sasaran's programs: the published figures, every method, and what Excel makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.check.run import check_report
from lkjip_xl.figures.sasaran import ProgramsOfSasaran, as_written, is_penunjang
from lkjip_xl.methods.penyerapan import (
    METHODS,
    USUAL_METHOD,
    Aggregation,
    Method,
    ProgramCells,
    ProgramFigures,
    absorption,
    counted,
    expression,
)
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report, Table
from lkjip_xl.tables import TABEL_2_3_1, TABEL_3_1_1_B, TABEL_3_1_5
from lkjip_xl.text.numbers import round_half_up
from tests import factories
from tests.libreoffice import differences, formula_count
from tests.sample_books import MENDED, Book

WHOLE, MEAN, WEIGHTED = (
    Aggregation.MEAN_OF_WHOLE_PERCENT,
    Aggregation.MEAN,
    Aggregation.WEIGHTED_BY_PAGU,
)


def program(pagu: int | None, realisasi: int | None, *, penunjang: bool = False) -> ProgramFigures:
    budget, spent = (None if each is None else Decimal(each) for each in (pagu, realisasi))
    return ProgramFigures(budget, spent, penunjang)


# 50 %, 12,5 % and 100 % of 100, 800 and 100.
THREE = [program(100, 50), program(800, 100), program(100, 100, penunjang=True)]


@pytest.mark.parametrize(
    ("aggregation", "with_penunjang", "expected"),
    [
        # (50 + 13) ÷ 2, (50 + 13 + 100) ÷ 3
        (WHOLE, False, "31.5"),
        (WHOLE, True, "54.33"),
        # (50 + 12,5) ÷ 2, (50 + 12,5 + 100) ÷ 3
        (MEAN, False, "31.25"),
        (MEAN, True, "54.17"),
        # 150 ÷ 900, 250 ÷ 1000
        (WEIGHTED, False, "16.67"),
        (WEIGHTED, True, "25"),
    ],
)
def test_every_method(aggregation: Aggregation, with_penunjang: bool, expected: str) -> None:
    result = absorption(Method(aggregation, with_penunjang), THREE)
    assert result is not None
    assert round_half_up(result, 2) == Decimal(expected)


def test_the_usual_method_is_the_mean_of_whole_percent_without_penunjang() -> None:
    assert (USUAL_METHOD.aggregation, USUAL_METHOD.with_penunjang) == (WHOLE, False)
    assert USUAL_METHOD.label == "rata-rata persen bulat, tanpa Program Penunjang"
    assert Method(WEIGHTED, with_penunjang=True).label == "tertimbang pagu, dengan Program Penunjang"


def test_there_is_every_method_once() -> None:
    assert len(METHODS) == len(set(METHODS)) == len(Aggregation) * 2


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.label)
def test_programs_without_pagu_are_left_out(method: Method) -> None:
    without = [program(0, 0), program(None, 5), program(0, 10, penunjang=True)]
    assert counted(method, [*without, *THREE]) == [index + len(without) for index in counted(method, THREE)]
    assert absorption(method, [*without, *THREE]) == absorption(method, THREE)


def test_penunjang_counts_where_the_method_says_so() -> None:
    assert counted(Method(WEIGHTED, with_penunjang=False), THREE) == [0, 1]
    assert counted(Method(WEIGHTED, with_penunjang=True), THREE) == [0, 1, 2]


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.label)
def test_there_is_none_where_a_realisasi_is_missing(method: Method) -> None:
    assert absorption(method, [*THREE, program(100, None)]) is None


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.label)
def test_there_is_none_where_no_program_counts(method: Method) -> None:
    assert absorption(method, []) is None
    assert absorption(method, [program(0, 0), program(None, None)]) is None


def test_the_realisasi_of_a_program_that_does_not_count_may_be_missing() -> None:
    programs = [program(100, 50), program(100, None, penunjang=True), program(0, None)]
    assert absorption(USUAL_METHOD, programs) == 50
    assert absorption(Method(WHOLE, with_penunjang=True), programs) is None


PROGRAMS = st.lists(
    st.builds(program, st.integers(1, 10**12), st.integers(0, 10**12), penunjang=st.booleans()), min_size=1
)


@given(programs=PROGRAMS, with_penunjang=st.booleans())
def test_every_method_lies_between_the_lowest_and_the_highest_program(
    programs: Sequence[ProgramFigures], with_penunjang: bool
) -> None:
    for aggregation in Aggregation:
        method = Method(aggregation, with_penunjang)
        shares = [absorption(Method(MEAN, with_penunjang=True), [programs[i]]) for i in counted(method, programs)]
        known = [share for share in shares if share is not None]
        result = absorption(method, programs)
        assert (result is None) is (not known)
        if result is not None:
            # Whole percent are half a point off at most.
            assert min(known) - Decimal("0.5001") <= result <= max(known) + Decimal("0.5001")


# The published report.


@pytest.fixture(scope="module")
def mended() -> Report:
    return read_report(MENDED)


def published(report: Report, method: Method) -> list[str]:
    """The absorption of each sasaran as a report prints it."""
    programs = ProgramsOfSasaran(report)
    names = [row.text("sasaran") for row in report.tables[TABEL_3_1_5.key].rows]
    results = [absorption(method, programs.figures(name, as_written)) for name in dict.fromkeys(names)]
    return ["-" if each is None else str(round_half_up(each, 2)) for each in results]


@pytest.mark.parametrize(
    ("method", "first", "second"),
    [
        (Method(WHOLE, with_penunjang=False), "95.33", "99.50"),
        (Method(WEIGHTED, with_penunjang=True), "96.20", "99.94"),
        (Method(WEIGHTED, with_penunjang=False), "94.36", "99.94"),
        # (98 + 95 + 97 + 94) ÷ 4
        (Method(WHOLE, with_penunjang=True), "96.00", "99.50"),
    ],
    ids=lambda value: value.label if isinstance(value, Method) else value,
)
def test_the_published_figures(mended: Report, method: Method, first: str, second: str) -> None:
    assert published(mended, method) == [first, second]


def test_what_the_published_table_says_is_the_usual_method(mended: Report) -> None:
    rows = mended.tables[TABEL_3_1_5.key].rows
    written = [format(row.figure("penyerapan") or Decimal(0), ".2f") for row in rows]
    assert list(dict.fromkeys(written)) == published(mended, USUAL_METHOD)


def test_the_programs_of_each_sasaran(mended: Report) -> None:
    programs = ProgramsOfSasaran(mended)
    plan = mended.tables[TABEL_2_3_1.key]
    names = list(dict.fromkeys(row.text("sasaran") for row in plan.rows))
    assert [len(programs.of(name)) for name in names] == [4, 2]
    assert [sum(each.penunjang for each in programs.figures(name, as_written)) for name in names] == [1, 0]


def test_a_slip_in_the_name_of_a_sasaran_is_forgiven(mended: Report) -> None:
    programs = ProgramsOfSasaran(mended)
    name = mended.tables[TABEL_2_3_1.key].rows[0].text("sasaran")
    assert programs.of(name.upper().replace(" ", "  ")) == programs.of(name) != ()
    assert programs.of("Terwujudnya jalan yang mulus") == ()
    book = Book()
    cell = book[TABEL_2_3_1.sheet]["B7"]
    cell.value = str(cell.value).replace("pemahaman", "pemahman")
    assert len(ProgramsOfSasaran(book.read()).of(name)) == len(programs.of(name))


def test_a_sasaran_that_is_nearly_the_same_has_programs_of_its_own_or_none() -> None:
    book = Book()
    first, second = "Meningkatnya kualitas pendidikan dasar", "Meningkatnya kualitas pendidikan menengah"
    for sheet in ("Tabel 2.2 Sasaran", "Tabel 2.2 Perjanjian Kinerja", "Tabel 3.1.1.a", "Tabel 3.1.5"):
        for row in book[sheet].iter_rows(min_row=6):
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("Meningkatkan"):
                    cell.value = first if "pemahaman" in cell.value else second
    shares = book[TABEL_2_3_1.sheet]
    shares["B7"].value, shares["B11"].value = first, None
    book.workbook.remove(book["Tabel 2.1"])
    report = book.read()
    programs = ProgramsOfSasaran(report)
    assert programs.of(first) != ()
    assert programs.of(second) == ()
    messages = [each.problem.message for each in check_report(report, "").findings if each.code == "K02"]
    assert messages == ["Sasaran ini belum mempunyai program di Tabel 2.3.1."]


def test_a_report_without_its_tables_has_no_programs() -> None:
    programs = ProgramsOfSasaran(factories.report())
    assert (programs.plan, programs.spent) == (None, None)
    assert programs.assignments is None
    assert programs.of("Sasaran") == ()
    assert programs.figures("Sasaran", as_written) == []


def spent(*rows: tuple[str, str]) -> Table:
    """Tabel 3.1.1.b of programs, by their codes and names."""
    lines = [["Program", code or None, name, 100, 50] for code, name in rows]
    return factories.table(TABEL_3_1_1_B, ["jenis", "kode", "nama", "target_keuangan", "realisasi"], lines)


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("8.01.01", "Program Penunjang Urusan Pemerintahan Daerah", True),
        ("8.01.01", "Program Administrasi", True),
        ("8.1.1", "Program Administrasi", True),
        ("8.01.02", "Program Penguatan Ideologi", False),
        ("8.01.02", "Program Penunjang Urusan Pemerintahan Daerah", False),
        ("8.01.11", "Program Administrasi", False),
        ("", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KOTA", True),
        ("", "Program  Penunjang\nUrusan", True),
        ("", "Program Penguatan Ideologi", False),
        ("", "Program Penunjang Kegiatan", False),
        ("01", "Program Penunjang Urusan", True),
    ],
)
def test_penunjang_is_told_by_its_code_and_else_by_its_name(code: str, name: str, expected: bool) -> None:
    table = spent((code, name))
    assert is_penunjang(table, table.rows[0]) is expected


# What Excel makes of it.

GROUPS = [
    THREE,
    [program(1, 0)],
    [program(8, 1), program(8, 3), program(8, 5), program(8, 7)],
    [program(3, 1), program(3, 2), program(7, 22, penunjang=True)],
    [program(0, 0), program(943_980_000, 901_234_567), program(15_234_846_276, 15_229_713_616)],
]


def write_programs(sheet: Sheet, programs: Sequence[ProgramFigures], first: int) -> list[ProgramCells]:
    """Write the programs one below the other; the cells of pagu and realisasi of each."""
    for row, each in enumerate(programs, first):
        sheet.number(row, 1, each.pagu or 0)
        sheet.number(row, 2, each.realisasi or 0)
    return [ProgramCells(f"A{row}", f"B{row}") for row in range(first, first + len(programs))]


def write_absorptions(path: Path) -> int:
    """A workbook of programs with their absorption by every method beside them; how many formulas it has."""
    written, first = 0, 1
    with Workbook(path, "Penyerapan") as book:
        sheet = book.sheet("Penyerapan")
        for programs in GROUPS:
            cells = write_programs(sheet, programs, first)
            for column, method in enumerate(METHODS, 3):
                own = [cells[index] for index in counted(method, programs)]
                sheet.formula(first, column, expression(method, own), absorption(method, programs))
                written += 1
            first += len(programs)
    return written


@pytest.mark.long
def test_excel_computes_what_the_program_does(tmp_path: Path) -> None:
    path = tmp_path / "penyerapan.xlsx"
    written = write_absorptions(path)
    assert formula_count(path) == written == len(GROUPS) * len(METHODS)
    assert differences(path) == []
    sheet = openpyxl.load_workbook(path, data_only=True)["Penyerapan"]
    assert [sheet.cell(1, column).value for column in (3, 5, 8)] == [31.5, 31.25, 25]
