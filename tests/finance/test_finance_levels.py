"""Files that hold the budget by program or kegiatan only: what is there is compared, the rest not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl.books.reconciliation.book import write_reconciliation
from lkjip_xl.check.reconcile import reconcile
from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.compare.comparison import State
from lkjip_xl.finance.read.source_of import read_source
from tests.finance_files import KEUANGAN, samples, write_cells
from tests.sample_books import Book

# Segments of the codes of a level: 8.01.01, 8.01.01.2.01, 8.01.01.2.01.01.
PROGRAM, KEGIATAN, SUB_KEGIATAN = 3, 5, 6


def simple(tmp_path: Path, levels: Sequence[int], columns: Sequence[int] = (0, 1, 2, 3)) -> Path:
    """Some levels and columns of the simple sheet of the sample: | KODE | URAIAN | ANGGARAN | REALISASI |."""
    head, *rows = samples.sederhana(samples.anggaran())
    kept = [head, *(row for row in rows if len(row[0].split(".")) in levels)]
    return write_cells(tmp_path / "sederhana.xlsx", [[row[at] for at in columns] for row in kept])


def against(*paths: Path) -> Reconciliation:
    return reconcile(Book(codes=True).read(), [read_source(path) for path in paths])


def states(found: Reconciliation) -> dict[State, int]:
    return dict(Counter(found.state(each) for each in found.compared))


def test_sub_kegiatan_without_codes_and_programs_have_no_place(tmp_path: Path) -> None:
    rows = [("Sub Kegiatan Rapat", 10), ("Sub Kegiatan Listrik", 20)]
    with pytest.raises(UnreadableFile, match="baris 2 “Sub Kegiatan Rapat” tidak berkode") as error:
        read_source(write_cells(tmp_path / "x.xlsx", [("NAMA SUB KEGIATAN", "PAGU"), *rows]))
    assert "KODE" in error.value.unreadable.hint


@pytest.mark.parametrize(
    ("levels", "expected", "said"),
    [
        ([PROGRAM], {State.EQUAL: 6, State.NOT_JUDGED: 49}, "tingkat Program: pagu dan realisasi 49 baris"),
        (
            [PROGRAM, KEGIATAN],
            {State.EQUAL: 18, State.NOT_JUDGED: 37},
            "tingkat Kegiatan: pagu dan realisasi 37 baris",
        ),
    ],
)
def test_what_lies_below_the_levels_of_a_file_is_not_judged(
    levels: list[int], expected: dict[State, int], said: str, tmp_path: Path
) -> None:
    found = against(simple(tmp_path, levels))
    assert states(found) == expected
    assert found.findings == ()
    (unjudged,) = found.not_judged
    assert said in unjudged.reason
    assert not found.agrees


@pytest.mark.long
@pytest.mark.parametrize("levels", [[PROGRAM], [PROGRAM, KEGIATAN]])
def test_the_realisasi_may_be_of_higher_levels_than_the_pagu(levels: list[int], tmp_path: Path) -> None:
    found = against(KEUANGAN / "rekap_5.xlsx", simple(tmp_path, levels, (0, 1, 3)))
    assert states(found)[State.NOT_JUDGED] == (49 if levels == [PROGRAM] else 37)
    assert found.findings == ()
    (unjudged,) = found.not_judged
    assert "memuat realisasi hanya sampai tingkat" in unjudged.reason
    write_reconciliation(tmp_path / "hasil.xlsx", found)
    sheet = openpyxl.load_workbook(tmp_path / "hasil.xlsx")["Rekonsiliasi"]
    code = "8.01.01" if levels == [PROGRAM] else "8.01.01.2.01"
    row = next(row for row in sheet.iter_rows() if row[1].value == code)
    # The realisasi is the row's own, and no sum of rows that say "tidak diketahui".
    assert str(row[7].value).startswith("=SUMIF(")


def test_a_program_that_differs_is_found_without_its_parts(tmp_path: Path) -> None:
    path = simple(tmp_path, [PROGRAM])
    rows: list[list[Any]] = [list(row) for row in samples.sederhana(samples.anggaran())]
    rows = [row for row in rows if row[0].count(".") == 2 or row[0] == "KODE"]
    rows[2][3] -= 5
    found = against(write_cells(path, rows))
    assert [(each.code, each.problem.difference) for each in found.findings] == [("R04", Decimal(5))]


def test_a_row_that_only_the_report_has_is_still_named(tmp_path: Path) -> None:
    rows = [row for row in samples.sederhana(samples.anggaran()) if not row[0].startswith("8.01.02")]
    found = against(write_cells(tmp_path / "x.xlsx", rows))
    assert [each.code for each in found.findings if each.code == "R01"] == ["R01"]
    assert found.not_judged == ()
