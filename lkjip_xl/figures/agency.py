"""What one workbook says of its agency in a few figures: a line of a recap, and its rows of programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.figures.assignments import filled_table
from lkjip_xl.figures.kategori_of_report import scale_of
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.methods.sums import mean, sum_of_known
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import on_one_line


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A row of Tabel 3.1.1.b that is summed into others and sums none, with the names above it. Rupiah.

    ``unit`` is the part of the agency (kelurahan, UPTD) that has it; empty where the report names none.
    """

    kode: str
    program: str
    kegiatan: str
    sub_kegiatan: str
    pagu: Decimal | None
    realisasi: Decimal | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class AgencyFigures:
    """The figures of an agency, computed from the leaf rows as the finished workbook has them.

    ``pagu`` and ``realisasi`` are rupiah. ``capaian`` is the plain mean of the indicators of sasaran whose capaian
    can be computed, or counts as it was typed, in percent points; ``indikator`` is how many there are and
    ``indikator_dinilai`` of how many it is the mean. ``efisiensi`` is the plain mean of capaian less penyerapan
    over the rows of Tabel 3.1.5, in percent points, so that agencies compare whatever measure they print. There
    are no ``rows`` where ``levels_are_clear`` is false: nobody knows what is part of what.
    """

    instansi: str
    pemerintah: str
    tahun: int | None
    draf: bool
    pagu: Decimal | None
    realisasi: Decimal | None
    indikator: int
    indikator_dinilai: int
    capaian: Decimal | None
    kategori: str
    efisiensi: Decimal | None
    rows: tuple[BudgetRow, ...] = ()
    levels_are_clear: bool = True

    @property
    def penyerapan(self) -> Decimal | None:
        """The share of the pagu that was spent, in percent points; None without a pagu."""
        if self.realisasi is None or not self.pagu:
            return None
        return self.realisasi / self.pagu * 100


def agency_figures(report: Report) -> AgencyFigures:
    """The figures of a report."""
    recomputed = Recomputed(report)
    budget = filled_table(report.tables, tables.TABEL_3_1_1_B.key)
    achieved = list(_capaian(report, recomputed))
    average = mean(achieved)
    scale = scale_of(report)
    return AgencyFigures(
        instansi=on_one_line(report.settings.instansi),
        pemerintah=on_one_line(report.settings.pemerintah),
        tahun=report.settings.tahun,
        draf=report.draft is not None,
        pagu=_total(budget, recomputed, Key.TARGET_KEUANGAN),
        realisasi=_total(budget, recomputed, Key.REALISASI),
        indikator=len(achieved),
        indikator_dinilai=sum(each is not None for each in achieved),
        capaian=average,
        kategori=(scale.category(average) or "") if scale and average is not None else "",
        efisiensi=mean(_efficiency(report, recomputed)),
        # Where nobody knows which row stands under which, amounts would come twice.
        rows=tuple(_budget_rows(budget, recomputed)) if budget and budget.is_leveled else (),
        levels_are_clear=budget is None or budget.is_leveled,
    )


def _total(table: Table | None, recomputed: Recomputed, key: str) -> Decimal | None:
    """The sum of a column: of the topmost rows, or as the Jumlah row has it where the levels are not known."""
    if table is None or key not in table.columns:
        return None
    column = table.spec.column(key)
    if not table.is_leveled:
        return table.total.figure(key) if table.total else None
    return sum_of_known(recomputed.figure(table, row, column) for row in table.top_rows)


def _capaian(report: Report, recomputed: Recomputed) -> Iterator[Decimal | None]:
    """The capaian of each indicator of sasaran, in percent points."""
    table = filled_table(report.tables, tables.TABEL_3_1_1_A.key)
    if table is None:
        return
    for row in table.rows:
        yield recomputed.counting(table, row, table.spec.column(Key.CAPAIAN))


def _efficiency(report: Report, recomputed: Recomputed) -> Iterator[Decimal | None]:
    """Capaian less penyerapan of each row of Tabel 3.1.5, in percent points."""
    table = filled_table(report.tables, tables.TABEL_3_1_5.key)
    if table is None:
        return
    for row in table.rows:
        achieved, absorbed = (
            recomputed.figure(table, row, table.spec.column(key)) for key in (Key.CAPAIAN, Key.PENYERAPAN)
        )
        yield None if achieved is None or absorbed is None else achieved - absorbed


def _budget_rows(table: Table, recomputed: Recomputed) -> Iterator[BudgetRow]:
    pagu, realisasi = (table.spec.column(key) for key in (Key.TARGET_KEUANGAN, Key.REALISASI))
    for row in table.rows:
        if not table.is_leaf(row):
            continue
        names = _names(table, row)
        yield BudgetRow(
            on_one_line(row.text(Key.KODE)),
            names.get(Level.PROGRAM, ""),
            names.get(Level.KEGIATAN, ""),
            names.get(Level.SUB_KEGIATAN, ""),
            recomputed.figure(table, row, pagu),
            recomputed.figure(table, row, realisasi),
            on_one_line(row.text(table.spec.tree.unit)) if table.spec.tree else "",
        )


def _names(table: Table, row: Row) -> dict[Level, str]:
    """The names of a row and of those it stands under, by their levels."""
    names: dict[Level, str] = {}
    above: Row | None = row
    while above is not None:
        if above.level is not None:
            names[above.level] = on_one_line(table.label(above))
        above = table.parent(above)
    return names
