"""What belongs in a cell that holds nothing usable, as far as the rest of the workbook tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.grids.amount_words import is_spent
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_rows
from lkjip_xl.report.place import Place
from lkjip_xl.rules.advice.indicator_fixes import typed_as
from lkjip_xl.rules.advice.mending import Fixes, Witnesses
from lkjip_xl.rules.d_units import unit_in_words, units_of_targets
from lkjip_xl.rules.evidence.sayings import Saying, fact_of, indicators_of, same_figure
from lkjip_xl.rules.findings import Fix
from lkjip_xl.rules.support import as_held
from lkjip_xl.rules.w_plausibility import is_doubtful_realisasi
from lkjip_xl.tables import facts
from lkjip_xl.tables.calculation import Across
from lkjip_xl.tables.facts import Said
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_short, round_half_up
from lkjip_xl.text.words import heading_key, name_key

# Nothing that could be taken over stands in such a cell.
_NOTHING = (Content.EMPTY, Content.ERROR, Content.UNCALCULATED)
_NAMES = (Kind.TEXT, Kind.LEVEL, Kind.CODE, Kind.UNIT)


@dataclass(frozen=True, slots=True)
class Belonging:
    """What belongs in a cell, and how one knows it: Indonesian words that follow the value in a sentence."""

    place: Place
    value: Decimal | str
    why: str

    @property
    def shown(self) -> str:
        """The value within a sentence."""
        is_words = isinstance(self.value, str) and not self.value[:1].isdigit()
        return f"“{self.value}”" if is_words else as_typed(self.value)

    @property
    def hint(self) -> str:
        """The advice to type it."""
        return f"Tulis {self.shown}{self.why}."

    @property
    def fixes(self) -> Fixes:
        """The one way to mend it."""
        return ((Fix(self.place, self.value),),)


def as_typed(value: Decimal | str) -> str:
    """A value as staff type it: a figure without points between its thousands."""
    return format_short(value).replace(".", "") if isinstance(value, Decimal) else value


def document_of(table: Table, column: Column) -> str:
    """The paper in which staff look a figure up."""
    said = column.fact.said if column.fact else None
    if said is Said.REALISASI:
        return "data kinerjanya"
    if said is Said.TARGET:
        return "Renstra" if column.fact == facts.TARGET_RENSTRA else "Perjanjian Kinerja"
    if column.kind is Kind.NUMBER:
        return "data kinerjanya" if table.spec.of_indicators else "data pegawai"
    # An agency's own list has the realisasi of quarters and of other years beside that of the year.
    is_spending = column.key == table.spec.spending or is_spent(heading_key(column.heading))
    return "laporan realisasi" if is_spending else "dokumen anggaran"


def how_to_look_up(table: Table, column: Column) -> str:
    """What to do about a figure that nobody can know from the workbook."""
    return f"Ketik angkanya menurut {document_of(table, column)}. Jika memang tidak ada, tulis 0 atau tanda -."


class Belongings:
    """What belongs in the cells of a report, found where it is asked for."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.witnesses = Witnesses(report)

    def of(self, table: Table, row: Row, column: Column) -> Belonging | None:
        """What belongs in a cell; None where nothing tells it, or two things tell it differently."""
        if row is table.shares:
            return None
        for find in (
            self._computed,
            self._summed,
            self._said_elsewhere,
            self._unit_of_target,
            self._named_elsewhere,
        ):
            if (found := find(table, row, column)) is not None:
                return found
        return None

    def of_negative(self, table: Table, row: Row, column: Column, number: Decimal) -> Belonging | None:
        """What belongs where a figure is negative: the figure without its sign, unless another one is told."""
        told = self.witnesses.figures_told(table, row, column.key)
        if not told <= {-number}:
            return self.of(table, row, column)
        return Belonging(
            table.place(row, column.key), -number, f" tanpa tanda minus; pastikan di {document_of(table, column)}"
        )

    def _computed(self, table: Table, row: Row, column: Column) -> Belonging | None:
        if column.calc is None or isinstance(column.calc, Across):
            return None
        figure = evaluate(column.calc, RowFigures(table, row, tables=self.report.tables))
        if figure is None:
            return None
        value = as_held(round_half_up(figure, column.decimals), column, row.cells[column.key])
        return Belonging(table.place(row, column.key), value, ", hasil hitungannya")

    def _summed(self, table: Table, row: Row, column: Column) -> Belonging | None:
        if not column.sums and not isinstance(column.calc, Across):
            return None
        figure = self.witnesses.only_figure(table, row, column.key)
        if figure is None:
            return None
        by_parts = bool(table.parts(row)) or isinstance(column.calc, Across)
        if not by_parts and is_doubtful_realisasi(table, row, column, figure):
            return None  # the pagu speaks against it, so the sum above may be what is wrong
        surely = f", supaya jumlahnya cocok; pastikan di {document_of(table, column)}"
        return Belonging(table.place(row, column.key), figure, ", jumlah bagiannya" if by_parts else surely)

    def _said_elsewhere(self, table: Table, row: Row, column: Column) -> Belonging | None:
        """What other tables say of the same fact of the indicator, where they agree."""
        if not column.fact:
            return None
        sayings = [each for each in self._sayings(row, column) if not each.repeats]
        if not sayings or any(each.is_nothing or not same_figure(sayings[0], each) for each in sayings):
            return None
        model = sayings[0]
        here = Saying(table, row, column, row.cells[column.key])
        return Belonging(table.place(row, column.key), typed_as(model, here), _as_in(model.cell))

    def _sayings(self, row: Row, column: Column) -> list[Saying]:
        told = fact_of(self.report)
        fact = told(column)
        for indicator in indicators_of(self.report):
            if fact is not None and any(each is row for _, each in indicator.rows):
                sayings = indicator.of(fact, {*Kind} - {Kind.TEXT}, told)
                return [each for each in sayings if each.cell.number is not None or each.is_nothing]
        return []

    def _unit_of_target(self, table: Table, row: Row, column: Column) -> Belonging | None:
        if column.kind is not Kind.UNIT:
            return None
        target = next((cell for _, each, cell in units_of_targets(self.report) if each is row), None)
        if target is None:
            return None
        return Belonging(
            table.place(row, column.key), unit_in_words(target.unit), f", satuan target {target.written}"
        )

    def _named_elsewhere(self, table: Table, row: Row, column: Column) -> Belonging | None:
        """The name, code, level or target that the same row has in the one table that is linked with this one."""
        if column.kind not in (*_NAMES, Kind.QUANTITY) or column.fact:
            return None
        cells = [cell for cell in self._partners(table, row, column) if cell.content not in _NOTHING]
        if len({name_key(cell.written) for cell in cells}) != 1:
            return None
        return Belonging(table.place(row, column.key), cells[0].written, _as_in(cells[0]))

    def _partners(self, table: Table, row: Row, column: Column) -> Iterator[Cell]:
        for other in self.report.report_tables:
            if other is table or table.spec.tree is None or other.spec.tree is None:
                continue
            partner = self.partner(table, row, other)
            key = column.key if column.key in other.columns else ""
            cell = partner.cells.get(key) if partner is not None else None
            if cell is not None and not (cell.formula and other.spec.column(key).link):
                yield cell

    def partner(self, table: Table, row: Row, other: Table) -> Row | None:
        """The same row of another table; also the only one there that is left under the same parent."""
        pairing = pair_rows(table, other)
        partners = pairing.right_of
        if row.index in partners:
            return partners[row.index]
        parent = table.parent(row)
        above = partners.get(parent.index) if parent else None
        left = [each for each in pairing.only_left if each.parent == row.parent]
        right = [each for each in pairing.only_right if each.parent == (above.index if above else None)]
        alone = (parent is None or above is not None) and len(left) == len(right) == 1 and left[0] is row
        return right[0] if alone else None

    def of_repeated(self, table: Table, rows: tuple[Row, Row], column: str) -> Belonging | None:
        """What one of two rows with the same name or code should have instead, as the linked table has it.

        The slip is in the row that is else most like the one there that has no partner.
        """
        for other in self.report.report_tables:
            if other is table or table.spec.tree is None or other.spec.tree is None or column not in other.columns:
                continue
            written = {"", *(name_key(row.text(column)) for row in rows)}
            partners = [self.partner(table, row, other) for row in rows]
            others = [each for each in partners if each is not None and name_key(each.text(column)) not in written]
            if len(others) != 1:
                continue
            there = others[0]
            alike = [_likeness(row, there, column) for row in rows]
            if alike[0] != alike[1]:
                row = rows[alike.index(max(alike))]
                return Belonging(table.place(row, column), there.text(column), _as_in(there.cells[column]))
        return None


def _as_in(cell: Cell) -> str:
    return f", seperti di {cell.place.sheet} {cell.place.cell}"


def _likeness(row: Row, other: Row, without: str) -> int:
    """In how many columns two rows have the same, without one of them."""
    keys = (key for key, cell in row.cells.items() if key != without and not cell.is_blank and key in other.cells)
    return sum(name_key(row.text(key)) == name_key(other.text(key)) for key in keys)
