"""Which programs carry which sasaran: the ground of the efficiency table (Tabel 3.1.5).

Tabel 2.3.1 says which programs belong to a sasaran, Tabel 3.1.1.b what their pagu and realisasi are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from lkjip_xl.methods.penyerapan import ProgramFigures
from lkjip_xl.report.codes import level_of_whole
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import code_key, pair_names, pair_rows
from lkjip_xl.text.words import name_key

# The table that says which programs carry which sasaran.
PLAN = "tabel_2_3_1"
_BUDGET = "tabel_2_7"
_OUTLINE = "tabel_2_1"
_SPENT = "tabel_3_1_1_b"
_PENUNJANG = "penunjangurusan"

FigureOf = Callable[[Table, Row, str], Decimal | None]


def is_penunjang(table: Table, row: Row) -> bool:
    """Whether a program is Program Penunjang Urusan: by its code X.XX.01, else by its name."""
    tree = table.spec.tree
    code = code_key(row.text(tree.code)) if tree else ()
    return code[2] == 1 if level_of_whole(code) else names_penunjang(table.label(row))


def names_penunjang(name: str) -> bool:
    """Whether a name is that of Program Penunjang Urusan."""
    return _PENUNJANG in name_key(name)


@dataclass(frozen=True, eq=False)
class ProgramsOfSasaran:
    """The programs of each sasaran of a report."""

    report: Report

    @property
    def plan(self) -> Table | None:
        """The table that says which programs belong to which sasaran."""
        return self._filled(PLAN)

    @property
    def spent(self) -> Table | None:
        """The table of the programs' pagu and realisasi."""
        return self._filled(_SPENT)

    def _filled(self, key: str) -> Table | None:
        table = self.report.tables.get(key)
        return table if table is not None and table.rows else None

    @cached_property
    def program_of(self) -> Mapping[int, Row]:
        """The program in the table of realisasi, by the index of its row in the plan.

        By the row of Tabel 2.7 that is named so, and its partner: the rows of those two are paired by code before
        name, as everywhere. What this leaves is paired by name.
        """
        if self.plan is None or self.spent is None:
            return {}
        names = {row.index: row.text("program") for row in self.plan.rows}
        found: dict[int, Row] = {}
        budget = self._filled(_BUDGET)
        if budget is not None:
            partners = pair_rows(budget, self.spent).right_of
            planned = [partners[row.index] for row in budget.top_rows if row.index in partners]
            labels = [budget.label(row) for row in budget.top_rows if row.index in partners]
            found = _paired(names, labels, planned)
        taken = {row.index for row in found.values()}
        free = [row for row in self.spent.top_rows if row.index not in taken]
        lonely = {index: name for index, name in names.items() if index not in found}
        return found | _paired(lonely, [self.spent.label(row) for row in free], free)

    @cached_property
    def _by_sasaran(self) -> Mapping[str, tuple[Row, ...]]:
        found: dict[str, list[Row]] = {}
        for row in self.plan.rows if self.plan else ():
            rows = found.setdefault(name_key(row.text("sasaran")), [])
            if row.index in self.program_of:
                rows.append(self.program_of[row.index])
        return {key: tuple(rows) for key, rows in found.items()}

    def without_program(self, sasaran: str) -> tuple[Row, ...]:
        """The rows of the plan that name a program of a sasaran which the table of realisasi does not have."""
        key = self.key(sasaran)
        rows = self.plan.rows if self.plan else ()
        return tuple(
            row for row in rows if name_key(row.text("sasaran")) == key and row.index not in self.program_of
        )

    @cached_property
    def _meant(self) -> Mapping[str, str]:
        """The sasaran of the plan that one written otherwise in the report is; each is only one of them.

        A sasaran that the report knows by this very name is no other's: two may differ in one word.
        """
        known = dict.fromkeys(
            name_key(row.text("sasaran"))
            for key, table in self.report.tables.items()
            if key not in {PLAN, _OUTLINE}
            for row in table.rows
            if row.text("sasaran")
        )
        lonely = [name for name in known if name not in self._by_sasaran]
        free = [name for name in self._by_sasaran if name not in known]
        return {lonely[left]: free[right] for left, right in pair_names(lonely, free)}

    def of(self, sasaran: str) -> tuple[Row, ...]:
        """The programs of a sasaran; a slip in its name is forgiven."""
        return self._by_sasaran.get(self.key(sasaran), ())

    def key(self, sasaran: str) -> str:
        """The name by which the plan knows a sasaran."""
        key = name_key(sasaran)
        return key if key in self._by_sasaran else self._meant.get(key, key)

    def figures(self, sasaran: str, figure: FigureOf) -> list[ProgramFigures]:
        """The pagu and the realisasi of a sasaran's programs."""
        spent = self.spent
        if spent is None:
            return []
        return [
            ProgramFigures(
                figure(spent, row, "target_keuangan"), figure(spent, row, "realisasi"), is_penunjang(spent, row)
            )
            for row in self.of(sasaran)
        ]


@lru_cache(maxsize=2)
def programs_of_sasaran(report: Report) -> ProgramsOfSasaran:
    """The programs of each sasaran; worked out once for all that ask for those of a report."""
    return ProgramsOfSasaran(report)


def _paired(names: Mapping[int, str], labels: Sequence[str], rows: Sequence[Row]) -> dict[int, Row]:
    """The row whose label is the same as each name, or nearly, by the name's index."""
    indices = list(names)
    pairs = pair_names([names[index] for index in indices], labels)
    return {indices[left]: rows[right] for left, right in pairs}


def as_written(_table: Table, row: Row, column: str) -> Decimal | None:
    """The figure that stands in a row."""
    return row.figure(column)
