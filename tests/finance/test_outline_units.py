"""Outlines (codes or names in order, parents above their parts) with a column for the parts of an agency."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl.check.reconcile import reconcile
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.finance.source import Source
from lkjip_xl.tables.measures import Measure
from tests import shown
from tests.finance_files import write

PROGRAM, KEGIATAN, SUB = "7.01.01", "7.01.01.2.01", "7.01.01.2.01.0001"
HEAD = ("KODE", "URAIAN", "UNIT", "ANGGARAN", "REALISASI")
ROWS = [
    (PROGRAM, "Kelurahan", "Kecamatan Teluk", 600, 570),
    (KEGIATAN, "Jasa", "", 600, 570),
    (SUB, "Listrik", "", 100, 90),
    (SUB, "Listrik", "Kelurahan Aren Jaya", 250, 240),
    (SUB, "Listrik", "Kelurahan Duren", 250, 240),
]
REPORT = """
| JENIS        | KODE              | UNIT                | PROGRAM    | TARGET KEUANGAN | REALISASI KEUANGAN |
| Program      | 7.01.01           | Kecamatan Teluk     | Kelurahan  | 600             | 570                |
| Kegiatan     | 7.01.01.2.01      | .                   | Jasa       | 600             | 570                |
| Sub Kegiatan | 7.01.01.2.01.0001 | .                   | Listrik    | 100             | 90                 |
| Sub Kegiatan | 7.01.01.2.01.0001 | Kelurahan Aren Jaya | Listrik    | 250             | {}                 |
| Sub Kegiatan | 7.01.01.2.01.0001 | Kelurahan Duren     | Listrik    | 250             | {}                 |
"""
Rows = Sequence[tuple[object, ...]]


def read(tmp_path: Path, rows: Rows, head: Sequence[str] = HEAD, asked: str = "") -> Source:
    return read_source(write(tmp_path / "lra.xlsx", [tuple(head), *rows]), ReadingOptions(2023, skpd=asked))


def leaves(source: Source) -> list[tuple[str, object]]:
    return [(line.unit, line.pagu) for line in source.lines]


@pytest.mark.parametrize("heading", ["UNIT", "Sub Unit", "KELURAHAN", "Nama Kelurahan", "UPTD", "Puskesmas"])
def test_each_row_is_of_the_unit_that_its_column_names(heading: str, tmp_path: Path) -> None:
    source = read(tmp_path, ROWS, [heading if each == "UNIT" else each for each in HEAD])
    assert leaves(source) == [("Kecamatan Teluk", 100), ("Kelurahan Aren Jaya", 250), ("Kelurahan Duren", 250)]
    # 100 + 250 + 250: two rows of the same amounts are those of two units, and no row is repeated.
    assert source.total(Measure.PAGU) == 600
    assert source.notes == source.unknown_columns == ()


def test_a_kegiatan_behind_a_kelurahan_is_none_of_it(tmp_path: Path) -> None:
    bare = [(code, name, unit if "Kel" in str(unit) else "", *rest) for code, name, unit, *rest in ROWS]
    other = [("7.01.01.2.02", "Gaji", "", 7, 7), ("7.01.01.2.02.0001", "Gaji ASN", "", 7, 7)]
    program = [(PROGRAM, "Kelurahan", "", 607, 577)]
    source = read(tmp_path, [*program, *bare[1:], *other])
    assert leaves(source) == [("", 100), ("Kelurahan Aren Jaya", 250), ("Kelurahan Duren", 250), ("", 7)]


def test_a_sum_of_one_unit_is_held_against_its_own_parts(tmp_path: Path) -> None:
    blocks = [
        (PROGRAM, "Kelurahan", "Puskesmas A", 30, 3),
        (KEGIATAN, "Jasa", "", 30, 3),
        (SUB, "Listrik", "", 30, 3),
        (PROGRAM, "Kelurahan", "Puskesmas B", 50, 5),
        (KEGIATAN, "Jasa", "", 50, 5),
        (SUB, "Listrik", "", 40, 5),
    ]
    source = read(tmp_path, blocks)
    assert leaves(source) == [("Puskesmas A", 30), ("Puskesmas B", 40)]
    (note,) = source.notes
    assert "baris 6 “Jasa”" in note
    assert "rinciannya 40" in note


def test_rekening_below_one_unit_leave_the_row_of_another_a_leaf(tmp_path: Path) -> None:
    rows = [*ROWS[:4], ("5.1.02", "Belanja Barang", "", 200, 190), ("5.2.02", "Modal", "", 50, 50), ROWS[4]]
    source = read(tmp_path, rows)
    assert leaves(source) == [
        ("Kecamatan Teluk", 100),
        ("Kelurahan Aren Jaya", 200),
        ("Kelurahan Aren Jaya", 50),
        ("Kelurahan Duren", 250),
    ]


def test_names_without_codes_have_their_units_too(tmp_path: Path) -> None:
    words = {PROGRAM: "Program", KEGIATAN: "Kegiatan", SUB: "Sub Kegiatan"}
    rows = [(f"{words[str(code)]} {name}", *rest) for code, name, *rest in ROWS]
    assert leaves(read(tmp_path, rows, HEAD[1:])) == [
        ("Kecamatan Teluk", 100),
        ("Kelurahan Aren Jaya", 250),
        ("Kelurahan Duren", 250),
    ]


def test_a_unit_may_be_asked_for(tmp_path: Path) -> None:
    source = read(tmp_path, ROWS, asked="aren jaya")
    assert source.total(Measure.PAGU) == 250
    assert [each.name for each in source.skpd] == ["Kelurahan Aren Jaya"]
    assert [each.name for each in source.described.values()] == ["Kelurahan", "Jasa", "Listrik"]
    assert source.notes == ()


@pytest.mark.parametrize(
    ("realisasi", "expected"),
    [((240, 240), []), ((241, 239), [("R04", "F5", 241, 240), ("R04", "F6", 239, 240)])],
)
def test_reconcile_holds_each_unit_against_its_own(
    realisasi: tuple[int, int], expected: list[tuple[object, ...]], tmp_path: Path
) -> None:
    result = reconcile(shown.report(tabel_3_1_1_b=REPORT.format(*realisasi)), [read(tmp_path, ROWS)])
    found = [
        (each.code, each.problem.place.address, each.problem.actual, each.problem.expected)
        for each in result.findings
    ]
    assert found == [(code, cell, Decimal(str(own)), Decimal(str(there))) for code, cell, own, there in expected]
    assert result.unused == ("dicocokkan per unit: Kecamatan Teluk, Kelurahan Aren Jaya, Kelurahan Duren",)
