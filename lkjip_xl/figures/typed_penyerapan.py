"""Absorptions of sasaran that stay as they were typed: nobody can compute them, or they are accepted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.figures.sasaran import programs_of_sasaran
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.tables import PENGECUALIAN, TABEL_2_3_1, TABEL_3_1_1_B, TABEL_3_1_5
from lkjip_xl.tables.calculation import Absorption

_COLUMN, _CALC = next(
    (column, column.calc) for column in TABEL_3_1_5.columns if isinstance(column.calc, Absorption)
)
_ACCEPTED = f"dikecualikan di lembar {PENGECUALIAN.sheet}"


@dataclass(frozen=True, slots=True)
class TypedAbsorptions:
    """The rows of the efficiency table whose absorption stays as it was typed, of how many, and why.

    ``accepted`` are those of them that could be computed.
    """

    rows: tuple[Row, ...]
    accepted: tuple[Row, ...]
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
    """Which absorptions stay as they were typed: their programs do not give them, or they are accepted."""
    table = report.tables.get(TABEL_3_1_5.key)
    rows = table.rows if table else ()
    by_method = {row.index: _by_method(recomputed, row) for row in rows}
    typed = [
        row for row in rows if table is not None and recomputed.figure(table, row, _COLUMN) != by_method[row.index]
    ]
    accepted = [row for row in typed if by_method[row.index] is not None]
    reasons = (_ACCEPTED if row in accepted else _lacking(report) for row in typed)
    return TypedAbsorptions(tuple(typed), tuple(accepted), len(rows), "; ".join(dict.fromkeys(reasons)))


def _by_method(recomputed: Recomputed, row: Row) -> Decimal | None:
    return recomputed.by_method(row, _CALC)


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


def _lacking(report: Report) -> str:
    return lacking_tables(report) or f"program sasarannya di {TABEL_2_3_1.sheet} tidak memberi penyerapan"
