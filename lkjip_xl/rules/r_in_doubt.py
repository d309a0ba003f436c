"""Whether a row that differs is wrong in the report, or may be wrong in the file: whose sums add up says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.finance.amounts import known
from lkjip_xl.finance.compare.comparison import Compared, Comparison
from lkjip_xl.report.model import Row
from lkjip_xl.rules.r_passed_on import PassedOn
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.sentences import few, quoted_name

_NOTHING = Decimal(0)
_MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why nobody can tell which side is wrong. ``file_adds_up`` tells whether the file's own sums are right."""

    reason: str
    file_adds_up: bool


class Doubts:
    """Finds the rows that differ under a sum on which both sides agree."""

    def __init__(self, found: Comparison, passed_on: PassedOn) -> None:
        self._found, self._passed_on = found, passed_on

    def of(self, row: Row, measure: Measure) -> Doubt | None:
        """Why the amount of the report may be the right one; None where only the report can be wrong."""
        compared = self._passed_on.compared(row)
        cells, wrong = compared.cells.get(measure, ()), self._passed_on.wrong_cells(row, measure)
        if not wrong or wrong[0] is not next((each for each in cells if not each.is_unreadable), None):
            return None  # another table of the report agrees with the file
        return self._printed_so(compared, measure) or self._under_a_sum(row, measure)

    def _printed_so(self, compared: Compared, measure: Measure) -> Doubt | None:
        """The file prints the amount of the report itself, but over parts that come to another one."""
        here, printed = compared.here(measure), self._found.printed(compared, measure)
        there = compared.known_there(measure)
        if here is None or there is None or printed is None or not self._is_same(compared, measure, here, printed):
            return None
        return Doubt(
            f"Berkas keuangan juga menulis {format_short(printed)} di baris ini, tetapi rinciannya di sana "
            f"berjumlah {format_short(there)}. Periksa dahulu rinciannya di berkas keuangan",
            file_adds_up=False,
        )

    def _under_a_sum(self, row: Row, measure: Measure) -> Doubt | None:
        """The nearest sum above on which both sides agree, where the report adds up to it as well as the file."""
        own = self._passed_on.compared(row).difference(measure) or _NOTHING
        for upper in self._above(row):
            compared = self._passed_on.compared(upper)
            here, there = compared.here(measure), compared.known_there(measure)
            if here is None or there is None or not compared.is_judged(measure):
                return None
            gap = self._sum_of_parts(upper, measure) - here
            if gap == own:
                return None  # with the file's amount the report adds up
            printed = self._found.printed(compared, measure)
            if printed is not None and self._is_same(compared, measure, here, printed):
                if not self._is_same(compared, measure, printed, there):
                    return _file_does_not_add_up(compared.label, here, here + gap, there)
                return None if gap else self._shared_otherwise(row, upper, measure)
            if gap:
                return None
            if printed is None and self._is_same(compared, measure, here, there):
                return self._shared_otherwise(row, upper, measure)
        return None

    def _above(self, row: Row) -> Iterator[Row]:
        table = self._found.table
        while row.parent is not None:
            row = table.rows[row.parent]
            yield row
        if table.total is not None and row is not table.total:
            yield table.total

    def _sum_of_parts(self, row: Row, measure: Measure) -> Decimal:
        parts = self._found.table.parts(row)
        return sum((self._passed_on.compared(part).here(measure) or _NOTHING for part in parts), _NOTHING)

    def _is_same(self, compared: Compared, measure: Measure, one: Decimal, other: Decimal) -> bool:
        return abs(one - other) <= self._found.rounding_of(compared, measure)

    def _shared_otherwise(self, row: Row, upper: Row, measure: Measure) -> Doubt:
        """Both sides add up to one sum, which each shares out otherwise."""
        compared = self._passed_on.compared(upper)
        others = [quoted_name(label) for label in self._others_that_differ(row, upper, measure)]
        balanced = f" (baris lain yang berbeda: {few(others, _MOST_ROWS)})" if others else ""
        return Doubt(
            f"{quoted_name(compared.label)} di LKjIP dan di berkas keuangan sama, "
            f"{format_short(compared.here(measure) or _NOTHING)}, dan rincian keduanya berjumlah sama: salah "
            f"satunya keliru membaginya{balanced}",
            file_adds_up=True,
        )

    def _others_that_differ(self, row: Row, upper: Row, measure: Measure) -> Iterator[str]:
        """The other rows without which the sum would not come out: those below, and what only the file has."""
        for part in self._found.table.parts(upper):
            if part is row:
                continue
            if self._passed_on.is_passed_on(part, measure):
                yield from self._others_that_differ(row, part, measure)
            elif self._passed_on.compared(part).difference(measure):
                yield self._passed_on.compared(part).label
        for node in self._passed_on.lonely(upper):
            if known(node.amount(measure)):
                yield node.label


def _file_does_not_add_up(label: str, agreed: Decimal, here: Decimal, there: Decimal) -> Doubt:
    of_report = "sama dengan itu" if here == agreed else format_short(here)
    return Doubt(
        f"{quoted_name(label)} di LKjIP dan di berkas keuangan sama, {format_short(agreed)}; rinciannya di "
        f"LKjIP berjumlah {of_report}, di berkas keuangan {format_short(there)}. Periksa dahulu baris ini di "
        "berkas keuangan",
        file_adds_up=False,
    )
