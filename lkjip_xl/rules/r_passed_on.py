"""Which differences of a row only pass on those of the rows under it, and what must be typed to mend one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import takewhile

from lkjip_xl.finance.amounts import known
from lkjip_xl.finance.compare.comparison import CODES, Compared, Comparison, ReportCell
from lkjip_xl.finance.compare.tree import Node
from lkjip_xl.report.model import Row
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Fix
from lkjip_xl.tables.measures import Measure

_NOTHING = Decimal(0)
ONLY_HERE, ONLY_THERE = "R01", "R02"


class PassedOn:
    """How the differences of a comparison hang together, from the sub kegiatan up to the total."""

    def __init__(self, found: Comparison) -> None:
        self._found = found

    @cached_property
    def _by_row(self) -> Mapping[int, Compared]:
        rows = self._found.table.rows
        return {row.index: each for row, each in zip(rows, self._found.compared, strict=False)}

    def compared(self, row: Row) -> Compared:
        """A row with what stands beside it in the finance system."""
        return self._found.total if row is self._found.table.total else self._by_row[row.index]

    def wrong_cells(self, row: Row, measure: Measure) -> list[ReportCell]:
        """The cells of a row whose amount is another; none where one side cannot be read.

        What is empty here, or has no row there, is nothing: money that only the other side knows.
        """
        compared = self.compared(row)
        if not compared.is_judged(measure):
            return []
        there = compared.known_there(measure) or _NOTHING
        tolerance = self._found.tolerance_of(compared, measure)
        cells = [cell for cell in compared.cells.get(measure, ()) if not cell.is_unreadable]
        return [cell for cell in cells if abs((cell.amount or _NOTHING) - there) > tolerance]

    def is_passed_on(self, row: Row, measure: Measure) -> bool:
        """Whether a row differs by just what the rows under it differ by."""
        wrong = self.wrong_cells(row, measure)
        first = next((cell for cell in self.compared(row).cells[measure] if not cell.is_unreadable), None)
        if not wrong or wrong[0] is not first or not self._found.table.parts(row):
            return False
        there = self.compared(row).known_there(measure) or _NOTHING
        return (wrong[0].amount or _NOTHING) - there == self._of_parts(row, measure)

    def _of_parts(self, row: Row, measure: Measure) -> Decimal:
        """What the rows under a row have more than the finance system, with what only that has."""
        parts = self._found.table.parts(row)
        here = sum((self.compared(part).difference(measure) or _NOTHING for part in parts), _NOTHING)
        return here - sum((known(node.amount(measure)) or _NOTHING for node in self.lonely(row)), _NOTHING)

    def lonely(self, row: Row) -> list[Node]:
        """What stands under a row in the finance system only."""
        parent = None if row is self._found.table.total else self.compared(row).node
        there = self._found.tree.children(parent)
        return [node for node in self._found.matching.only_there if node in there]

    def causes(self, row: Row, measure: Measure) -> tuple[tuple[str, Place], ...]:
        """The findings under a row without which it would not differ; none where it differs of itself."""
        return tuple(self._causes(row, measure)) if self.is_passed_on(row, measure) else ()

    def _causes(self, row: Row, measure: Measure) -> Iterator[tuple[str, Place]]:
        for part in self._found.table.parts(row):
            compared = self.compared(part)
            if not compared.difference(measure):
                continue
            wrong = self.wrong_cells(part, measure)
            if compared.node is None:
                yield ONLY_HERE, self.name_cell(part).place
            elif self.is_passed_on(part, measure):
                yield from self._causes(part, measure)
            elif wrong:
                yield CODES[measure], wrong[0].place
        for node in self.lonely(row):
            if known(node.amount(measure)):
                yield ONLY_THERE, self.place_of_missing(node)

    def name_cell(self, row: Row) -> ReportCell:
        """Where the name stands that was compared: in Tabel 2.7, unless it is written otherwise there."""
        first, table = self._by_row[row.index].cells[Measure.PAGU][0], self._found.table
        same = first.table.label(first.row) == table.label(row)
        return (
            ReportCell(first.table, first.row, first.table.spec.label)
            if same
            else ReportCell(table, row, table.spec.label)
        )

    def rows_before(self, node: Node) -> list[ReportCell]:
        """The names below which a row that only the finance system has belongs, in each table.

        That is the end of what stands before it there under the same parent, else the parent; where
        neither is in the report, its last row.
        """
        rows = {match.node.path: match.row for match in self._found.matching.matches}
        above = next((each for each in self._found.matching.matches if each.node.path == node.path[:-1]), None)
        siblings = self._found.tree.children(above.node if above else None)
        earlier = takewhile(lambda each: each is not node, siblings)
        before = [rows[each.path] for each in earlier if each.path in rows]
        row = self._last_under(before[-1]) if before else above.row if above else self._found.table.rows[-1]
        amounts = self.compared(row).cells[Measure.PAGU]
        return [ReportCell(each.table, each.row, each.table.spec.label) for each in amounts]

    def place_of_missing(self, node: Node) -> Place:
        """Where it is said that a row is missing: at the row after which it is to be inserted."""
        return self.rows_before(node)[0].place

    def _last_under(self, row: Row) -> Row:
        children = self._found.table.children(row)
        return self._last_under(children[-1]) if children else row

    def fixes(self, row: Row, measure: Measure) -> tuple[tuple[Fix, ...], ...]:
        """What to type so that a row agrees, and that what lies above it still is the sum of its parts."""
        compared = self.compared(row)
        if self._found.rounding_of(compared, measure):
            return ()  # nobody knows it to the rupiah
        there = compared.known_there(measure) or _NOTHING
        wrong = self.wrong_cells(row, measure)
        typed = [cell for cell in wrong if not cell.is_formula] or wrong[:1]
        more = (compared.here(measure) or _NOTHING) - there
        above = self._above(row, measure, more)
        return ((*(Fix(cell.place, there) for cell in typed), *above),)

    def _above(self, row: Row, measure: Measure, more: Decimal) -> Iterator[Fix]:
        """What was typed in the rows above that pass on the difference of a row."""
        table = self._found.table
        upper = self._upper(row)
        while upper is not None and self.is_passed_on(upper, measure):
            for cell in self.wrong_cells(upper, measure):
                if not cell.is_formula and cell.amount is not None:
                    yield Fix(cell.place, cell.amount - more)
            upper = None if upper is table.total else self._upper(upper)

    def _upper(self, row: Row) -> Row | None:
        table = self._found.table
        if row is table.total:
            return None
        return table.total if row.parent is None else table.rows[row.parent]
