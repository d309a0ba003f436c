"""What a finance file costs grows with its rows, and not with their square; a name's cost not with its words'."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lkjip_xl.finance.compare.tree import build_tree
from lkjip_xl.finance.read.source_of import read_source
from lkjip_xl.text.words import differing_passages
from tests.steps import growth, steps

# Of what takes its square in steps alone, the third portion would take 1.67 times as many as the second.
ALIKE = 1.04
Rows = Iterator[str]


def flat(count: int) -> Rows:
    """An export of a PivotTable: a row, and its total behind its name."""
    yield "KODE PROGRAM;NAMA PROGRAM;KODE SUB KEGIATAN;NAMA SUB KEGIATAN;PAGU"
    for at in range(count):
        yield f"8.01.01;Program Satu;8.01.01.2.01.{at:04};Nama {at};7"
        yield f";;;Nama {at} Total;7"


def flat_foot(count: int) -> Rows:
    """Rows with amounts alone below the table."""
    yield from flat(count)
    yield from (";;;;" + "7" * 9 for _ in range(count))


def outline(count: int) -> Rows:
    """The same with codes that are set in, without columns of levels."""
    yield "KODE;URAIAN;ANGGARAN;REALISASI"
    for at in range(count):
        yield f"8.01.01.2.01.{at:04};Nama {at};7;3"
        yield f";Nama {at} Total;7;3"


def outline_jumlah(count: int) -> Rows:
    """A total behind each sub kegiatan, and rekening between them."""
    yield "KODE;URAIAN;ANGGARAN;REALISASI"
    for at in range(count):
        yield f"8.01.01.2.01.{at:04};Nama {at};7;3"
        yield "5.1.02;Barang;4;2"
        yield "5.2.02;Modal;3;1"
        yield ";Jumlah;7;3"


def names(count: int) -> Rows:
    """No codes, and a total behind each kegiatan."""
    yield "URAIAN;ANGGARAN;REALISASI"
    for at in range(count):
        yield from (f"Program {at};7;3", f"Kegiatan {at};7;3", f"Sub Kegiatan {at};7;3", "Jumlah;7;3")


@pytest.mark.long
@pytest.mark.parametrize("rows", [flat, flat_foot, outline, outline_jumlah, names])
def test_many_totals_take_as_many_steps_each_as_few(rows: Callable[[int], Rows], tmp_path: Path) -> None:
    def reading(count: int) -> Callable[[], object]:
        path = tmp_path / f"{count}.csv"
        path.write_text("\n".join(rows(count)), encoding="utf-8")
        return lambda: read_source(path)

    reading(5)()  # what is imported and remembered once is not counted
    assert growth(reading, 60) < ALIKE


def test_programs_without_rows_of_their_own_take_as_many_steps_each(tmp_path: Path) -> None:
    def building(count: int) -> Callable[[], object]:
        path = tmp_path / f"{count}.csv"
        rows = (f"8.01.{at:02}.2.01.0001;Nama {at};7;3" for at in range(1, count + 1))
        path.write_text("\n".join(["KODE;URAIAN;ANGGARAN;REALISASI", *rows]), encoding="utf-8")
        source = read_source(path)
        return lambda: build_tree([source], [])

    building(5)()
    assert growth(building, 30) < ALIKE


@pytest.mark.parametrize("word", ["a", "a{}"])
def test_names_of_many_words_take_steps_for_each_word(word: str) -> None:
    def comparing(count: int) -> Callable[[], object]:
        left, right = (" ".join(["x", *(start + word.format(at) for at in range(count))]) for start in "bc")
        return lambda: differing_passages(left, right)

    comparing(5)()
    assert growth(comparing, 500) < ALIKE


def test_steps_are_those_of_the_work() -> None:
    assert steps(lambda: [each + 1 for each in range(1000)]) > 10 * steps(lambda: [each + 1 for each in range(10)])
