"""Which money carries which sasaran: the ground of the efficiency table (Tabel 3.1.5).

Tabel 2.3.1 says which programs, kegiatan and sub kegiatan belong to a sasaran, Tabel 3.1.1.b what their pagu and
realisasi are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from lkjip_xl.figures.assignments import (
    PLAN,
    SPENT,
    Assigned,
    Assignment,
    Assignments,
    assignments_of,
    filled_table,
)
from lkjip_xl.figures.named_rows import Rows
from lkjip_xl.methods.penyerapan import Method, ProgramFigures
from lkjip_xl.methods.sums import sum_of_all
from lkjip_xl.report.codes import level_of_whole
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import code_key, pair_names
from lkjip_xl.tables import TABEL_2_1
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import name_key

_OUTLINE = TABEL_2_1.key
# What the name of Program Penunjang Urusan holds, as names are compared.
PENUNJANG = "penunjangurusan"

FigureOf = Callable[[Table, Row, str], Decimal | None]


def is_penunjang(table: Table, row: Row) -> bool:
    """Whether a row is of Program Penunjang Urusan: by its code X.XX.01, else by the name of its program."""
    tree, above = table.spec.tree, table.parent(row)
    code = row.text(tree.code) if tree else ""
    if above is None or level_of_whole(code_key(code)):
        return is_penunjang_by(code, table.label(row))
    return is_penunjang(table, above)


def is_penunjang_by(code: str, program: str) -> bool:
    """The same by a row's code and the name of its program."""
    key = code_key(code)
    return key[2] == 1 if level_of_whole(key) else names_penunjang(program)


def names_penunjang(name: str) -> bool:
    """Whether a name is that of Program Penunjang Urusan."""
    return PENUNJANG in name_key(name)


@dataclass(frozen=True, eq=False)
class ProgramsOfSasaran:
    """The money that carries each sasaran of a report: programs, kegiatan or sub kegiatan, or parts of them."""

    report: Report

    @cached_property
    def assignments(self) -> Assignments | None:
        """What Tabel 2.3.1 assigns; None where it is missing or empty."""
        return assignments_of(self.report.tables)

    @property
    def plan(self) -> Table | None:
        """The table that says which programs belong to which sasaran."""
        return filled_table(self.report.tables, PLAN)

    @property
    def spent(self) -> Table | None:
        """The table of the programs' pagu and realisasi."""
        return filled_table(self.report.tables, SPENT)

    @cached_property
    def _by_sasaran(self) -> Mapping[str, tuple[Assignment, ...]]:
        found: dict[str, list[Assignment]] = {}
        for each in self.assignments.rows if self.assignments else ():
            found.setdefault(each.aim[0], []).append(each)
        return {key: tuple(those) for key, those in found.items()}

    def _assigned(self, sasaran: str, indikator: str) -> tuple[Assignment, ...]:
        """What is assigned to a sasaran, for one of its indicators what is assigned to it or to all of them."""
        own = self._by_sasaran.get(self.key(sasaran), ())
        names = list(dict.fromkeys(name for each in own if (name := each.aim[1])))
        if not names or not indikator:
            return own
        meant = {names[right] for _, right in pair_names([indikator], names)}
        return tuple(each for each in own if each.aim[1] in {"", *meant})

    def not_found(self, method: Method, sasaran: str, indikator: str = "") -> tuple[Row, ...]:
        """The rows of the plan that name for a sasaran what a method counts and the table of realisasi lacks.

        Without them nobody can tell its absorption.
        """
        lonely = (each.row for each in self._assigned(sasaran, indikator) if not each.spent)
        return tuple(row for row in lonely if method.with_penunjang or not names_penunjang(row.text(Key.PROGRAM)))

    @cached_property
    def _meant(self) -> Mapping[str, str]:
        """The sasaran of the plan that one written otherwise in the report is; each is only one of them.

        A sasaran that the report knows by this very name is no other's: two may differ in one word.
        """
        known = dict.fromkeys(
            name_key(row.text(Key.SASARAN))
            for key, table in self.report.tables.items()
            if key not in {PLAN, _OUTLINE}
            for row in table.rows
            if row.text(Key.SASARAN)
        )
        lonely = [name for name in known if name not in self._by_sasaran]
        free = [name for name in self._by_sasaran if name not in known]
        return {lonely[left]: free[right] for left, right in pair_names(lonely, free)}

    def of(self, sasaran: str, indikator: str = "") -> tuple[Assigned, ...]:
        """What carries a sasaran; a slip in its name is forgiven, and what stands there twice counts once."""
        own = [each for each in self._assigned(sasaran, indikator) if each.spent]
        groups: dict[tuple[int, ...], list[Assignment]] = {}
        for each in own:
            groups.setdefault(tuple(row.index for row in each.spent), []).append(each)
        return tuple(Assigned(group[0].spent, tuple(group)) for group in groups.values())

    def key(self, sasaran: str) -> str:
        """The name by which the plan knows a sasaran."""
        key = name_key(sasaran)
        return key if key in self._by_sasaran else self._meant.get(key, key)

    def figures(self, sasaran: str, figure: FigureOf, indikator: str = "") -> list[ProgramFigures]:
        """The pagu and the realisasi of what carries a sasaran."""
        spent = self.spent
        if spent is None:
            return []
        return [
            ProgramFigures(
                _sum(figure, spent, each.rows, Key.TARGET_KEUANGAN),
                _sum(figure, spent, each.rows, Key.REALISASI),
                is_penunjang(spent, each.rows[0]),
                each.share,
            )
            for each in self.of(sasaran, indikator)
        ]


def _sum(figure: FigureOf, table: Table, rows: Rows, key: str) -> Decimal | None:
    """A figure of rows that count as one; None where one of them has none."""
    return sum_of_all(figure(table, row, key) for row in rows)


@lru_cache(maxsize=2)
def programs_of_sasaran(report: Report) -> ProgramsOfSasaran:
    """The programs of each sasaran; worked out once for all that ask for those of a report."""
    return ProgramsOfSasaran(report)


def as_written(_table: Table, row: Row, column: str) -> Decimal | None:
    """The figure that stands in a row."""
    return row.figure(column)
