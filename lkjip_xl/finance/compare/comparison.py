"""The rows of a report beside the nodes of the finance system, and all that came of comparing them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property

from lkjip_xl.finance.amounts import Amount, Unknown, known
from lkjip_xl.finance.compare.matching import Match, Matching
from lkjip_xl.finance.compare.tree import BudgetTree, Node
from lkjip_xl.finance.source import Source
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_rows
from lkjip_xl.report.place import Place
from lkjip_xl.tables import TABEL_2_7, TABEL_3_1_1_B
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.measures import Measure
from lkjip_xl.tables.vocabulary import TOTAL_LABEL

CODES = {Measure.PAGU: "R03", Measure.REALISASI: "R04"}
"""The rule on each measure."""
NOT_BROKEN_DOWN = Unknown(())
"""The amount of a row of which the files only say what stands above it."""


@dataclass(frozen=True, slots=True)
class ReportCell:
    """A cell of the report that holds an amount: the table, the row and the column's key."""

    table: Table
    row: Row
    column: str

    @property
    def amount(self) -> Decimal | None:
        """The amount, in rupiah."""
        return self.row.figure(self.column)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.table.place(self.row, self.column)

    @property
    def is_formula(self) -> bool:
        """Whether it follows other cells."""
        cell = self.row.cells.get(self.column)
        return cell is not None and cell.formula

    @property
    def is_unreadable(self) -> bool:
        """Whether something stands there that is no amount: an error, a formula without result, a text."""
        cell = self.row.cells.get(self.column)
        return cell is not None and cell.content in {Content.ERROR, Content.UNCALCULATED, Content.TEXT}


@dataclass(frozen=True)
class Compared:
    """A row of the report and a node of the finance system side by side; one of them is None where it is alone."""

    level: Level | None
    label: str
    code: str
    match: Match | None
    node: Node | None
    cells: Mapping[str, tuple[ReportCell, ...]]
    there: Mapping[Measure, Amount]

    def known_there(self, measure: Measure) -> Decimal | None:
        """The amount of the finance system, where it is known."""
        return known(self.there.get(measure))

    def is_judged(self, measure: Measure) -> bool:
        """Whether both sides can be read."""
        cells = self.cells.get(measure, ())
        unreadable = self.here(measure) is None and any(cell.is_unreadable for cell in cells)
        return not unreadable and not isinstance(self.there.get(measure), Unknown)

    def here(self, measure: Measure) -> Decimal | None:
        """The amount of the report; where two tables have one, that of the first."""
        return next((cell.amount for cell in self.cells.get(measure, ()) if cell.amount is not None), None)

    def difference(self, measure: Measure) -> Decimal | None:
        """What the report has more than the finance system; a side without the row counts as nothing.

        None where neither side has an amount, or one of them cannot be read.
        """
        here, there = self.here(measure), self.known_there(measure)
        if not self.is_judged(measure) or (here is None and there is None):
            return None
        return (here or Decimal(0)) - (there or Decimal(0))


class State(Enum):
    """How a row stands to the finance system; the value is what staff read."""

    EQUAL = "sama"
    DIFFERENT = "berbeda"
    ONLY_HERE = "hanya di LKjIP"
    ONLY_THERE = "hanya di berkas keuangan"
    NOT_JUDGED = "tidak dinilai"


@dataclass(frozen=True)
class Comparison:
    """Both sides, and how far they differ: the rows in the order of the report, then what is only there."""

    report: Report
    pagu_sources: tuple[Source, ...]
    realisasi_sources: tuple[Source, ...]
    table: Table
    tree: BudgetTree
    matching: Matching
    compared: tuple[Compared, ...]
    total: Compared
    tolerance: Decimal

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every file that gives an amount."""
        return tuple({id(each): each for each in (*self.pagu_sources, *self.realisasi_sources)}.values())

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """What could be compared: pagu, realisasi."""
        given = {Measure.PAGU: self.pagu_sources, Measure.REALISASI: self.realisasi_sources}
        return tuple(
            measure
            for measure in Measure
            if given[measure] and any(each.here(measure) is not None for each in self.compared)
        )

    @property
    def plan(self) -> Table | None:
        """Tabel 2.7, where the pagu are typed."""
        return self.report.tables.get(TABEL_2_7.key)

    def is_off(self, compared: Compared, measure: Measure) -> bool:
        """Whether a row differs by more than it may."""
        return abs(compared.difference(measure) or Decimal(0)) > self.tolerance_of(compared, measure)

    def rounding_of(self, compared: Compared, measure: Measure) -> Decimal:
        """How far the amount of the finance system may be off, because it counts in more than rupiah."""
        rounded = self.tree if compared is self.total else compared.node
        return rounded.rounding(measure) if rounded else Decimal(0)

    def printed(self, compared: Compared, measure: Measure) -> Decimal | None:
        """What the only file of a measure prints for a row that is a sum there; None where it prints none."""
        printed = self.tree.printed if compared is self.total else compared.node.printed if compared.node else {}
        return printed.get(measure)

    @property
    def is_rounded(self) -> bool:
        """Whether the finance system counts in more than rupiah."""
        return any(self.rounding_of(self.total, measure) for measure in self.measures)

    def tolerance_of(self, compared: Compared, measure: Measure) -> Decimal:
        """How far a row may be off: by the rounding of the file, and as was asked for each sub kegiatan."""
        return self.rounding_of(compared, measure) + self._asked_for(compared)

    def _asked_for(self, compared: Compared) -> Decimal:
        if not self.tolerance:
            return Decimal(0)
        if compared is self.total:
            return self.tolerance * sum(1 for row in self.table.rows if not self.table.children(row))
        return self.tolerance * (self._leaves(compared.match.row) if compared.match else 1)

    def _leaves(self, row: Row) -> int:
        children = self.table.children(row)
        return sum(map(self._leaves, children)) if children else 1

    @cached_property
    def hidden(self) -> tuple[int, Decimal]:
        """How many differences of sub kegiatan the tolerance hides, and what they come to."""
        differences = [
            abs(difference)
            for each in self.compared
            if each.match and not self.table.children(each.match.row)
            for measure in self.measures
            if (difference := each.difference(measure)) and abs(difference) <= self.tolerance
        ]
        return len(differences), sum(differences, Decimal(0))

    def state(self, compared: Compared) -> State:
        """How a row stands to the finance system."""
        if compared.node is None and compared is not self.total:
            here = [each for each in self.measures if compared.there.get(each) is not NOT_BROKEN_DOWN]
            return State.ONLY_HERE if here else State.NOT_JUDGED
        if not compared.cells:
            return State.ONLY_THERE
        if any(self.is_off(compared, measure) for measure in self.measures):
            return State.DIFFERENT
        judged = all(compared.is_judged(measure) for measure in self.measures)
        return State.EQUAL if judged else State.NOT_JUDGED


def compare(
    report: Report,
    table: Table,
    sources: tuple[tuple[Source, ...], tuple[Source, ...]],
    tree: BudgetTree,
    matching: Matching,
    tolerance: Decimal,
) -> Comparison:
    """Put a budget table beside what the files say; ``sources`` give the pagu and the realisasi."""
    pagu, realisasi = sources
    made = _SideBySide(report, table, tree, matching)
    rows = tuple(made.rows())
    return Comparison(report, pagu, realisasi, table, tree, matching, rows, made.total(), tolerance)


class _SideBySide:
    """Puts the rows of the report and the nodes of the finance system side by side."""

    def __init__(self, report: Report, table: Table, tree: BudgetTree, matching: Matching) -> None:
        self._table, self._tree, self._matching = table, tree, matching
        self._plan = report.tables.get(TABEL_2_7.key)
        paired = table.spec.key == TABEL_3_1_1_B.key and self._plan is not None and bool(self._plan.rows)
        self._partners = pair_rows(self._plan, table).left_of if paired and self._plan else {}

    def _cells(self, row: Row) -> Mapping[str, tuple[ReportCell, ...]]:
        table = self._table
        pagu = [ReportCell(table, row, table.spec.budget)]
        partner = self._plan.total if row is table.total and self._plan else self._partners.get(row.index)
        if partner is not None and self._plan is not None and self._plan.spec.tree is not None and self._partners:
            pagu.insert(0, ReportCell(self._plan, partner, self._plan.spec.tree.amount))
        realisasi = [ReportCell(table, row, Key.REALISASI)] if Key.REALISASI in table.columns else []
        return {Measure.PAGU: tuple(pagu), Measure.REALISASI: tuple(realisasi)}

    def rows(self) -> Iterator[Compared]:
        """Every row of the report, then what only the finance system has."""
        tree = self._table.spec.tree
        for row in self._table.rows:
            found = self._matching.of_row(row)
            node = found.node if found else None
            code = row.text(tree.code) if tree else ""
            yield Compared(
                row.level,
                self._table.label(row),
                code or (node.code if node else ""),
                found,
                node,
                self._cells(row),
                self._there(row, node),
            )
        for node in self._matching.only_there:
            yield from self._alone(node)

    def _there(self, row: Row, node: Node | None) -> Mapping[Measure, Amount]:
        """The amounts of the finance system; those under what its files do not break down are not known."""
        above = row
        while above.parent is not None:
            above = self._table.rows[above.parent]
            found = self._matching.of_row(above)
            if found is not None:
                ended = (each for each in Measure if not self._tree.is_broken_down(found.node, each))
                return {**_amounts(node), **dict.fromkeys(ended, NOT_BROKEN_DOWN)}
        return _amounts(node)

    def _alone(self, node: Node) -> Iterator[Compared]:
        yield Compared(node.level, node.label, node.code, None, node, {}, _amounts(node))
        for child in self._tree.children(node):
            yield from self._alone(child)

    def total(self) -> Compared:
        """The whole budget."""
        there = {measure: self._tree.total(measure) for measure in Measure}
        total = self._table.total
        if total is not None:
            return Compared(None, TOTAL_LABEL, "", None, None, self._cells(total), there)
        return Compared(None, TOTAL_LABEL, "", None, None, {}, there)


def _amounts(node: Node | None) -> Mapping[Measure, Amount]:
    return {measure: node.amount(measure) if node else None for measure in Measure}
