"""Next year's pagu by a file, where units (kelurahan) have rows of one code: each takes its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from lkjip_xl.books.template.budget_rows import BudgetRows
from lkjip_xl.books.template.contents import Typed
from lkjip_xl.books.template.from_finance import Budget, budget_of, filling_from
from lkjip_xl.books.template.next_year import next_year
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.tasks.budget_file import told_of_budget
from tests import shown
from tests.finance_files import write

LAST_YEAR = """
| JENIS        | KODE              | Uraian    | UNIT  | INDIKATOR | TARGET | PAGU ANGGARAN |
| Program      | 7.01.02           | Pelayanan | Aren  | Indeks    | 80     | 300           |
| Kegiatan     | 7.01.02.2.01      | Jasa      | .     | Nilai     | 80     | 300           |
| Sub Kegiatan | 7.01.02.2.01.0001 | Listrik   | .     | Bulan     | 12     | 100           |
| Sub Kegiatan | 7.01.02.2.01.0003 | Taman     | .     | Taman     | 2      | 200           |
| Program      | 7.01.02           | Pelayanan | Duren | Indeks    | 80     | 500           |
| Kegiatan     | 7.01.02.2.01      | Jasa      | .     | Nilai     | 80     | 500           |
| Sub Kegiatan | 7.01.02.2.01.0001 | Listrik   | .     | Bulan     | 12     | 500           |
"""
HEAD = (
    *("KODE PROGRAM", "NAMA PROGRAM", "KODE KEGIATAN", "NAMA KEGIATAN"),
    *("KODE SUB KEGIATAN", "NAMA SUB KEGIATAN", "NAMA SUB UNIT", "PAGU"),
)
UP_TO_KEGIATAN = ("7.01.02", "Pelayanan", "7.01.02.2.01", "Jasa")
LINES = (
    (*UP_TO_KEGIATAN, "7.01.02.2.01.0001", "Listrik", "Aren", 110),
    (*UP_TO_KEGIATAN, "7.01.02.2.01.0002", "Air", "Aren", 40),
    (*UP_TO_KEGIATAN, "7.01.02.2.01.0003", "Taman", "Aren", 220),
    (*UP_TO_KEGIATAN, "7.01.02.2.01.0001", "Listrik", "Duren", 550),
)
Shown = tuple[str, str, object]


def budget(tmp_path: Path, *, told: bool = True) -> Budget:
    rows = [HEAD, *LINES] if told else [(*row[:6], row[7]) for row in (HEAD, *LINES)]
    return budget_of(read_source(write(tmp_path / "rekap.xlsx", rows), ReadingOptions(2024)))


def begun(budget: Budget) -> tuple[list[Shown], BudgetRows]:
    found = next_year(shown.report(tabel_2_7=LAST_YEAR), 2024, (2024, 2028), budget)
    assert found.budget is not None
    return [_shown(row) for row in found.filling.tables["tabel_2_7"]], found.budget


def _shown(row: Mapping[str, Typed]) -> Shown:
    name, unit, pagu = (row[key].value if key in row else None for key in ("nama", "unit", "pagu"))
    return str(name), str(unit or ""), pagu


def test_each_unit_takes_its_own_pagu_and_its_own_new_rows(tmp_path: Path) -> None:
    rows, changed = begun(budget(tmp_path))
    assert [(name, pagu) for name, _, pagu in rows] == [
        ("Pelayanan", 370),
        ("Jasa", 370),
        ("Listrik", 110),
        ("Air", 40),
        ("Taman", 220),
        ("Pelayanan", 550),
        ("Jasa", 550),
        ("Listrik", 550),
    ]
    assert [unit for name, unit, _ in rows if name == "Pelayanan"] == ["Aren", "Duren"]
    assert (changed.added, changed.alone, changed.unknown) == (("Air",), {}, ())


def test_what_a_file_does_not_tell_by_unit_is_given_to_none_of_them(tmp_path: Path) -> None:
    rows, changed = begun(budget(tmp_path, told=False))
    assert [(name, pagu) for name, _, pagu in rows if pagu is not None] == [("Air", 40), ("Taman", 220)]
    names = ("Pelayanan", "Jasa", "Listrik")
    assert changed.together == tuple(f"{name} ({unit})" for unit in ("Aren", "Duren") for name in names)
    said = [str(each.text) for each in told_of_budget(changed, Path("rekap.xlsx"), kept=False)]
    assert any(
        each.startswith("Berkas itu tidak menyebut unitnya, jadi pagunya masih harus diisi:") for each in said
    )
    assert changed.alone == {}


@pytest.mark.parametrize("by_unit", [True, False])
def test_a_template_with_unit_has_the_rows_of_each(tmp_path: Path, *, by_unit: bool) -> None:
    rows = [_shown(row) for row in filling_from(budget(tmp_path), by_unit=by_unit).tables["tabel_2_7"]]
    assert [row for row in rows if row[0] == "Pelayanan"] == (
        [("Pelayanan", "Aren", 370), ("Pelayanan", "Duren", 550)] if by_unit else [("Pelayanan", "", 920)]
    )
    assert [row for row in rows if row[0] == "Listrik"] == (
        [("Listrik", "", 110), ("Listrik", "", 550)] if by_unit else [("Listrik", "", 660)]
    )
