"""What is no amount is named in every kind of file that can hold it; what is hidden is read, and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.finance.amounts import Why, known
from lkjip_xl.finance.read.source_of import read_source
from lkjip_xl.tables.measures import Measure
from tests.finance_formats import RESULT, WRITERS, Cell, Hidden, Trait, sheet_xml, workbook_of

TEXTS = ("csv", "html")
# Excel alone writes .xlsb, and calculates what it writes.
CANNOT_HOLD = {("xlsb", Trait.UNCALCULATED)}
SHOWN = {
    Trait.ERROR: "berisi #REF!",
    Trait.ERROR_OF_FORMULA: "berisi #N/A",
    Trait.TRUE: "berisi TRUE",
    Trait.TRUE_OF_FORMULA: "berisi TRUE",
    Trait.NAN: "berisi NaN",
    Trait.UNCALCULATED: "berisi rumus yang belum pernah dihitung",
    Trait.PERCENTAGE: "berisi “50%”, bukan angka",
}
# In a text nothing but the text is known of a cell.
SHOWN_IN_TEXTS = {
    **SHOWN,
    Trait.TRUE: "berisi “TRUE”, bukan angka",
    Trait.TRUE_OF_FORMULA: "berisi “BENAR”, bukan angka",
    Trait.UNCALCULATED: "berisi “=C1+D1”, bukan angka",
}
HELD = [(kind, trait) for kind in WRITERS for trait in SHOWN if (kind, trait) not in CANNOT_HOLD]


def table(cell: Cell) -> list[list[Cell]]:
    # | KODE              | URAIAN | ANGGARAN | REALISASI |
    # | 1.01.01.2.01.0001 | Satu   | (cell)   |         3 |
    # | 1.01.01.2.01.0002 | Dua    |        7 |         1 |
    head: list[Cell] = ["KODE", "URAIAN", "ANGGARAN", "REALISASI"]
    return [head, ["1.01.01.2.01.0001", "Satu", cell, 3], ["1.01.01.2.01.0002", "Dua", 7, 1]]


@pytest.mark.parametrize(("kind", "trait"), HELD)
def test_what_is_no_amount_is_named_and_its_total_not_known(kind: str, trait: Trait, tmp_path: Path) -> None:
    source = read_source(WRITERS[kind](tmp_path / f"x.{kind}", table(trait), Hidden()))
    shown = SHOWN_IN_TEXTS if kind in TEXTS else SHOWN
    assert [(each.cell.address, each.shown) for each in source.unread] == [("C2", shown[trait])]
    assert known(source.total(Measure.PAGU)) is None
    assert source.total(Measure.REALISASI) == 4


@pytest.mark.parametrize("kind", WRITERS)
def test_the_result_of_a_formula_is_an_amount(kind: str, tmp_path: Path) -> None:
    source = read_source(WRITERS[kind](tmp_path / f"x.{kind}", table(Trait.RESULT), Hidden()))
    assert source.total(Measure.PAGU) == RESULT + 7
    assert source.notes == ()


@pytest.mark.parametrize("kind", [each for each in WRITERS if each != "csv"])
def test_what_is_hidden_is_read_and_said(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{kind}"
    rows = read_source(WRITERS[kind](path, table(5), Hidden(row=1)))
    assert rows.total(Measure.PAGU) == 12
    assert rows.notes == (f"1 baris tersembunyi di {rows.sheet} ikut dibaca: baris 2",)
    columns = read_source(WRITERS[kind](path, table(5), Hidden(column=2)))
    assert columns.total(Measure.PAGU) == 12
    assert columns.notes == (f"1 kolom tersembunyi di {columns.sheet} ikut dibaca: kolom C",)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls", "xlsb"])
def test_a_hidden_column_that_is_not_read_is_not_said(kind: str, tmp_path: Path) -> None:
    path = WRITERS[kind](tmp_path / f"x.{kind}", [[*row, ""] for row in table(5)], Hidden(column=4))
    assert read_source(path).notes == ()


def test_a_number_of_an_amount_that_was_given_the_format_of_percentages_is_an_amount(tmp_path: Path) -> None:
    sheet = sheet_xml(table(Trait.PERCENTAGE)).replace("<v>0.5</v>", "<v>5000000</v>")
    source = read_source(workbook_of(tmp_path / "x.xlsx", sheet))
    assert source.total(Measure.PAGU) == 5_000_007
    assert source.unread == ()


def test_not_a_number_is_no_empty_cell(tmp_path: Path) -> None:
    # Beside another part of the amount an empty one is nothing.
    head: list[Cell] = ["KODE", "URAIAN", "ANGGARAN BELANJA OPERASI", "ANGGARAN BELANJA MODAL"]
    rows: list[list[Cell]] = [
        head,
        ["1.01.01.2.01.0001", "Satu", 5, Trait.NAN],
        ["1.01.01.2.01.0002", "Dua", 7, 1],
    ]
    source = read_source(WRITERS["xlsx"](tmp_path / "x.xlsx", rows, Hidden()))
    assert [each.why for each in source.unread] == [Why.ERROR]
