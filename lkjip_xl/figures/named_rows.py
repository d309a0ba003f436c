"""Which rows of the budget a row of Tabel 2.3.1 names: by its KODE, by its name, or by nearly that name.

Where rows of several units (kelurahan, UPTD) have one name and one code, UNIT says whose is meant. Without it the
rows of all units are meant together, unless the amount that is typed there is that of one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.methods.sums import sum_of_all
from lkjip_xl.report.codes import may_be_one, whole_codes
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.pairing import code_key, pair_names, unit_key
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import name_key

Rows = tuple[Row, ...]
"""Rows that are named together: one, or one of each of several units."""


def named_rows(
    plan: Table, table: Table, only: frozenset[int] | None = None, without: frozenset[int] = frozenset()
) -> dict[int, Rows]:
    """The rows of a table of the budget that each row of the plan names, by the index of the latter."""
    rows = [row for row in plan.rows if only is None or row.index in only]
    naming = _Naming(table, [row for row in _candidates(table) if row.index not in without])
    for name in (naming.by_code, naming.by_name, naming.by_slip):
        name([row for row in rows if row.index not in naming.found])
    return naming.found


def total_of(rows: Rows, key: str) -> Decimal | None:
    """The sum of a figure of rows; None where there is none, or one of them has none."""
    return sum_of_all(row.figure(key) for row in rows) if rows else None


def _candidates(table: Table) -> tuple[Row, ...]:
    """The rows that may be named: of every level, where the levels are known; the highest first."""
    if not table.is_leveled:
        return table.top_rows
    return tuple(sorted(table.rows, key=lambda row: (row.level or Level.SUB_KEGIATAN, row.index)))


class _Naming:
    """What rows of the plan name of a table, found one way after the other."""

    def __init__(self, table: Table, candidates: Sequence[Row]) -> None:
        self._table = table
        self._candidates = candidates
        self._tells_units = any(unit_key(row) for row in candidates)
        self._taken: set[int] = set()
        self.found: dict[int, Rows] = {}

    def by_code(self, rows: Sequence[Row]) -> None:
        """By the code, where one row of a unit has it."""
        codes = dict(zip((row.index for row in self._table.rows), whole_codes(self._table), strict=True))
        for row in rows:
            code = code_key(row.text(Key.KODE))
            same = [
                each
                for each in self._candidates
                if code and codes[each.index] and may_be_one(codes[each.index], code)
            ]
            same = self._of_unit(same, row)
            if same and self._is_one_of_each_unit(same):
                self._take(row, same, [tuple(same)])

    def by_name(self, rows: Sequence[Row]) -> None:
        """By the very name; of several rows with one name of one level by the amount, else each in its turn."""
        named: dict[str, list[Row]] = {}
        for each in self._candidates:
            named.setdefault(self._name(each), []).append(each)
        for row in rows:
            key = name_key(row.text(Key.PROGRAM))
            same = self._of_unit(named.get(key, []), row) if key else []
            if same:
                same = [each for each in same if each.level == same[0].level]
                self._take(row, same, list(self._together(same)))

    def by_slip(self, rows: Sequence[Row]) -> None:
        """By nearly the same name: of rows that nothing names yet first, then of any."""
        free = [each for each in self._candidates if each.index not in self._taken]
        for unit in dict.fromkeys(name_key(row.text(Key.UNIT)) for row in rows):
            own = [row for row in rows if name_key(row.text(Key.UNIT)) == unit and row.text(Key.PROGRAM)]
            names = list(dict.fromkeys(row.text(Key.PROGRAM) for row in own))
            meant: dict[str, Rows] = {}
            for group in (free, self._candidates):
                of_unit = self._of_unit(group, own[0]) if own else []
                lonely = [name for name in names if name not in meant]
                pairs = (
                    pair_names(lonely, [each.text(self._table.spec.label) for each in of_unit]) if lonely else []
                )
                meant |= {lonely[left]: self._with_units(of_unit[right], of_unit) for left, right in pairs}
            self.found |= {row.index: meant[name] for row in own if (name := row.text(Key.PROGRAM)) in meant}

    def _name(self, row: Row) -> str:
        return name_key(row.text(self._table.spec.label))

    def _of_unit(self, candidates: Sequence[Row], row: Row) -> list[Row]:
        """The rows of the unit that a row of the plan names, if it names one, and the table tells of units."""
        unit = name_key(row.text(Key.UNIT))
        return [each for each in candidates if not (unit and self._tells_units) or unit_key(each) == unit]

    def _is_one_of_each_unit(self, rows: Sequence[Row]) -> bool:
        return len({unit_key(each) for each in rows}) == len(rows)

    def _together(self, same: Sequence[Row]) -> Iterator[Rows]:
        """Rows of one name, those together that several units have of one code; others each alone."""
        by_code: dict[object, list[Row]] = {}
        for each in same:
            by_code.setdefault(code_key(each.text(Key.KODE)), []).append(each)
        for rows in by_code.values():
            yield from [tuple(rows)] if self._is_one_of_each_unit(rows) else ((each,) for each in rows)

    def _with_units(self, row: Row, among: Sequence[Row]) -> Rows:
        """A row with those of its name that other units have."""
        same = [each for each in among if self._name(each) == self._name(row) and each.level == row.level]
        return next(rows for rows in self._together(same) if row in rows)

    def _take(self, row: Row, same: Sequence[Row], options: Sequence[Rows]) -> None:
        """Of several that a row may name those with its amount, else the first that no row above names."""
        pagu, amount = self._table.spec.budget, row.figure(Key.ANGGARAN)
        cell = row.cells.get(Key.ANGGARAN)
        free = [each for each in options if not self._taken & {one.index for one in each}]
        equal = [each for each in (*free, *options) if amount is not None and total_of(each, pagu) == amount]
        is_typed = cell is not None and not cell.formula
        units = sorted(same, key=lambda each: each.index in self._taken)
        alone = [(each,) for each in units if is_typed and amount is not None and each.figure(pagu) == amount]
        self.found[row.index] = (*equal, *alone, *free, *options)[0]
        self._taken |= {each.index for each in self.found[row.index]}
