"""The finished workbooks of correct reports, recalculated by LibreOffice many at a time."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.reader.workbook import Grid, Value, read_grids
from lkjip_xl.text.numbers import from_float
from tests.correct_reports.outcomes import Outcome
from tests.libreoffice import convert_all


def differing(outcomes: Sequence[Outcome], folder: Path) -> tuple[int, list[str]]:
    """How many formulas the finished workbooks have, and those that LibreOffice computes otherwise."""
    paths = [folder / f"benih_{each.seed}.xlsx" for each in outcomes]
    for path, each in zip(paths, outcomes, strict=True):
        write_finished(path, each.read, each.result, draft=bool(each.false))
    recalculated = convert_all(paths, folder / "dihitung")
    count, found = 0, []
    for path in paths:
        formulas, differences = _compared(read_grids(path), read_grids(recalculated / path.name))
        count += formulas
        found += [f"{path.stem} {each}" for each in differences]
    shutil.rmtree(recalculated)
    for path in paths:
        path.unlink()
    return count, found


def _compared(ours: Sequence[Grid], theirs: Sequence[Grid]) -> tuple[int, list[str]]:
    count, found = 0, []
    others = {grid.name: grid for grid in theirs}
    for grid in ours:
        for address, cell in grid.cells.items():
            if not cell.formula:
                continue
            count += 1
            other = others[grid.name].cells.get(address)
            if not _same(cell.value, other.value if other else None):
                found.append(f"{grid.name} {address}: {cell.value} / {other.value if other else None}")
    return count, found


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        left, right = (from_float(float(each)) or Decimal(0) for each in (one, other))
        return abs(left - right) <= Decimal("1e-9") * max(Decimal(1), abs(left))
    return (one or "") == (other or "")
