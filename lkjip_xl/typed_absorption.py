"""Absorptions of sasaran that nobody can compute: they stay as they were typed, and the pages say so."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.efficiency import programs_of_sasaran
from lkjip_xl.model import Report, Row, Table
from lkjip_xl.recompute import Recomputed
from lkjip_xl.schema import Absorption
from lkjip_xl.tables import TABEL_2_3_1, TABEL_3_1_1_B, TABEL_3_1_5


@dataclass(frozen=True, slots=True)
class TypedAbsorptions:
    """The rows of the efficiency table whose absorption stays as it was typed, of how many, and why."""

    rows: tuple[Row, ...]
    total: int
    reason: str

    @property
    def are_all(self) -> bool:
        """Whether no row has an absorption by the method of Pengaturan."""
        return len(self.rows) == self.total

    @property
    def sentence(self) -> str:
        """What the pages of the finished workbook say of them; empty where there is none."""
        if not self.rows:
            return ""
        which = "Penyerapan" if self.are_all else f"{len(self.rows)} dari {self.total} penyerapan"
        return f"{which} per sasaran seperti yang diketik: {self.reason}."


def typed_absorptions(report: Report, recomputed: Recomputed) -> TypedAbsorptions:
    """Which absorptions of a report stay as they were typed, because their programs do not give them."""
    table = report.tables.get(TABEL_3_1_5.key)
    rows = table.rows if table else ()
    typed = tuple(row for row in rows if table is not None and is_typed(recomputed, table, row))
    return TypedAbsorptions(typed, len(rows), _reason(report))


def is_typed(recomputed: Recomputed, table: Table, row: Row) -> bool:
    """Whether the absorption of a row was typed, and cannot be computed."""
    for column in table.spec.columns:
        if isinstance(column.calc, Absorption):
            return recomputed.by_method(row, column.calc) is None and (
                recomputed.figure(table, row, column) is not None
            )
    return False


def lacking_tables(report: Report) -> str:
    """Which of the tables that any absorption is computed from are not there, in words; empty where both are."""
    programs = programs_of_sasaran(report)
    tables = ((programs.plan, TABEL_2_3_1), (programs.spent, TABEL_3_1_1_B))
    lacking = (f"{spec.sheet} {_state(report.tables.get(spec.key))}" for table, spec in tables if table is None)
    return " dan ".join(lacking)


def _state(table: Table | None) -> str:
    if table is None:
        return "tidak ada"
    return "belum terbaca" if table.errors or table.uncalculated else "kosong"


def _reason(report: Report) -> str:
    return lacking_tables(report) or f"program sasarannya di {TABEL_2_3_1.sheet} tidak memberi penyerapan"
