"""Which figure to type where two disagree: the one that the sums above and below, and the other table, speak for.

A figure is offered only where nothing else in the workbook speaks for the one that it would replace. Where nothing
is left to offer nobody can know it, and staff must look it up. A formula over a figure agrees with it whatever it
is: only what somebody typed speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from functools import cached_property
from itertools import product

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import partner_of
from lkjip_xl.report.place import Place
from lkjip_xl.report.units import slip_of_unit
from lkjip_xl.rules.findings import Fix
from lkjip_xl.rules.support import is_amount
from lkjip_xl.tables.calculation import Across, Figure, Parts, Percent, Total, operands
from lkjip_xl.text.numbers import round_half_up, swapped_digits

Fixes = tuple[tuple[Fix, ...], ...]
# A cell by its table, its row and the key of its column.
Spot = tuple[Table, Row, str]
# The figure that is written, and the one that may be meant.
Figures = tuple[Decimal | None, Decimal]


# More broken amounts under one row have a cause of their own.
_MOST_BROKEN = 2
# Two digits in each other's place make a difference that can be divided by this.
_BY_SWAPPED_DIGITS = 9


@dataclass(frozen=True, slots=True)
class SwappedPart:
    """A part of a sum that may have two digits swapped: as it is written, and as it may be meant."""

    row: Row
    written: Decimal
    meant: Decimal
    fixes: tuple[Fix, ...]


class Witnesses:
    """What else in a report speaks for or against a figure in a cell."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def fixes_of_sum(self, table: Table, row: Row, column: str, expected: Decimal) -> Fixes:
        """The ways to mend a row that is not the sum of its parts: the row itself, or one of the parts."""
        written = row.figure(column) or Decimal(0)
        parts = table.parts(row)
        found = self._itself(table, row, column, expected)
        for part in parts:
            meant = (part.figure(column) or Decimal(0)) + written - expected
            if meant >= 0 and self._is_meant(table, part, column, meant, only=len(parts) == 1):
                found.append(_typed(table, part, column, meant))
        return _without_fractions(table, column, found)

    def swapped_part(self, table: Table, row: Row, column: str, expected: Decimal) -> SwappedPart | None:
        """The one part of a sum in which two swapped neighbouring digits are just what the sum is off by.

        None where more than one part may be it, or something else speaks for the part as it is written.
        """
        difference = (row.figure(column) or Decimal(0)) - expected
        found = []
        # Of an absurd number Decimal has no remainder.
        may_be = difference == int(difference) and int(difference) % _BY_SWAPPED_DIGITS == 0
        for part in table.parts(row) if may_be else ():
            written = part.figure(column)
            meant = written + difference if written is not None else None
            digits = swapped_digits(written, meant) if written is not None and meant is not None else None
            if written is not None and meant is not None and digits and digits[1] == digits[0] + 1:
                found.append(SwappedPart(part, written, meant, _typed(table, part, column, meant)))
        if len(found) != 1 or self._against(table, found[0].row, column, found[0].meant, without=("above",)):
            return None
        return found[0]

    def fixes_across(self, table: Table, row: Row, column: str, expected: Decimal) -> Fixes:
        """The ways to mend a figure that is not the sum of others in its row: itself, or one of these."""
        written = row.figure(column) or Decimal(0)
        calc = table.spec.column(column).calc
        found = self._itself(table, row, column, expected)
        for key in operands(calc) if calc else ():
            meant = (row.figure(key) or Decimal(0)) + written - expected
            if key in row.cells and meant >= 0 and self._speaks_for(table, row, key, meant, without=("across",)):
                found.append(_typed(table, row, key, meant))
        return _without_fractions(table, column, found)

    def fixes_of_pair(self, here: Spot, there: Spot) -> Fixes:
        """The two ways to make a figure the same in two tables, without those that something speaks against."""
        ways: list[tuple[Fix, ...]] = []
        for (table, row, column), (_, other_row, key) in ((here, there), (there, here)):
            meant = other_row.figure(key)
            if meant is not None and not self._against(table, row, column, meant, without=("linked",)):
                ways.append(_typed(table, row, column, meant))
        return _without_fractions(here[0], here[2], ways)

    def fixes_of_pairs(self, pairs: Sequence[tuple[Spot, Spot]]) -> Fixes:
        """The two ways to make several figures under one sum the same in two tables, all at once.

        Each alone would make the sum above it wrong; only where together they leave it right they are ways.
        """
        ways: list[tuple[Fix, ...]] = []
        for way in (pairs, [(there, here) for here, there in pairs]):
            meant = [(spot, model[1].figure(model[2])) for spot, model in way]
            known = [(spot, figure) for spot, figure in meant if figure is not None]
            change = sum((figure - (row.figure(key) or Decimal(0)) for (_, row, key), figure in known), Decimal(0))
            against = any(self._against(*spot, figure, without=("linked", "above")) for spot, figure in known)
            if len(known) == len(way) and not change and not against:
                ways.append(tuple(fix for spot, figure in known for fix in _typed(*spot, figure)))
        return tuple(ways)

    def may_be(self, table: Table, row: Row, column: str, meant: Decimal) -> bool:
        """Whether nothing else speaks for the figure that is written, and against another one."""
        return not self._against(table, row, column, meant)

    def only_figure(self, table: Table, row: Row, column: str) -> Decimal | None:
        """The figure that all that speaks of a cell tells; None where nothing does, or two speak differently."""
        said = self.figures_told(table, row, column)
        figure = said.pop() if len(said) == 1 else None
        if figure is None or figure < 0:
            return None
        shares = _percentages(table, row, column, (None, figure))
        return figure if all(of_meant for _, of_meant in shares) else None

    def figures_told(self, table: Table, row: Row, column: str) -> set[Decimal]:
        """The figures that sums and the other table tell of a cell."""
        witnesses = (_from_above, _from_below, _from_across, self._partners, self._same_totals)
        return {figure for witness in witnesses for figure in witness(table, row, column)}

    def fixes_of_fraction(self, table: Table, row: Row, column: str) -> Fixes:
        """The whole amounts around a broken one that no sum speaks against, with those of its broken siblings."""
        parent = table.parent(row)
        siblings = table.children(parent) if parent else (table.top_rows if table.spec.tree else table.rows)
        broken = [each for each in siblings if each is not row and not _is_whole(each.figure(column))]
        if len(broken) > _MOST_BROKEN or row not in siblings:
            return ()
        found = []
        for figures in product(*(_around(each.figure(column)) for each in (row, *broken))):
            change = sum(figures, Decimal(0)) - sum(each.figure(column) or Decimal(0) for each in (row, *broken))
            wanted = next(_from_above(table, row, column), None)
            typed = [*zip((row, *broken), figures, strict=True)]
            # Where the parts of a row are broken too, a whole amount alone is not their sum.
            spoilt = any(_spoils_its_parts(table, each, column, figure) for each, figure in typed)
            if not spoilt and (wanted is None or wanted == (row.figure(column) or Decimal(0)) + change):
                found.append(tuple(Fix(table.place(each, column), figure) for each, figure in typed))
        return tuple(found)

    def _itself(self, table: Table, row: Row, column: str, expected: Decimal) -> list[tuple[Fix, ...]]:
        if not self._against(table, row, column, expected, without=("below",)):
            return [_typed(table, row, column, expected)]
        return self._in_all_tables(table, row, column, expected)

    def _in_all_tables(self, table: Table, row: Row, column: str, meant: Decimal) -> list[tuple[Fix, ...]]:
        """A figure that has the same slip in the other table: there too its surroundings speak for another."""
        fixes = [*_typed(table, row, column, meant)]
        for other, partner, key in self._linked(table, row, column):
            same = partner.figure(key) == row.figure(column)
            if not same or not self._speaks_for(other, partner, key, meant, without=("linked",)):
                return []
            fixes += _typed(other, partner, key, meant)
        rows = ((table, row, column), *self._linked(table, row, column))
        against = (self._against(*each, meant, without=("linked",)) for each in rows)
        return [tuple(fixes)] if len(fixes) > 1 and not any(against) else []

    def _is_meant(self, table: Table, row: Row, column: str, meant: Decimal, *, only: bool) -> bool:
        against = self._against(table, row, column, meant, without=("above",))
        return not against and (only or self._speaks_for(table, row, column, meant, without=("above",)))

    def _against(self, table: Table, row: Row, column: str, meant: Decimal, without: Collection[str] = ()) -> bool:
        """Whether something speaks for the figure that is written, and not for another."""
        written = row.figure(column)
        pairs = self._said(table, row, column, (written, meant), without)
        return any(of_written and not of_meant for of_written, of_meant in pairs)

    def _speaks_for(
        self, table: Table, row: Row, column: str, meant: Decimal, without: Collection[str] = ()
    ) -> bool:
        """Whether something speaks for a figure, and not for the one that is written."""
        pairs = self._said(table, row, column, (row.figure(column), meant), without)
        return any(of_meant and not of_written for of_written, of_meant in pairs)

    def _said(
        self, table: Table, row: Row, column: str, figures: Figures, without: Collection[str]
    ) -> Iterator[tuple[bool, bool]]:
        """What each witness says of the figure that is written, and of another, but those of ``without``."""
        witnesses: dict[str, Callable[[Table, Row, str], Iterator[Decimal]]] = {
            "above": _from_above,
            "below": _from_below,
            "across": _from_across,
            "linked": self._partners,
            "totals": self._same_totals,
        }
        for name, witness in witnesses.items():
            if name not in without:
                yield from (_each(figures, wanted) for wanted in witness(table, row, column))
        yield from _percentages(table, row, column, figures)

    def _partners(self, table: Table, row: Row, column: str) -> Iterator[Decimal]:
        """The same figure where somebody has typed it in another table."""
        for _, partner, key in self._linked(table, row, column):
            if (figure := partner.figure(key)) is not None:
                yield figure

    def _linked(self, table: Table, row: Row, column: str) -> Iterator[tuple[Table, Row, str]]:
        """Where the same figure is typed in another table."""
        for other, key, own in self._links.get(table.spec.key, ()):
            partner = partner_of(table, row, other) if own == column else None
            cell = partner.cells.get(key) if partner else None
            if partner is not None and cell is not None and cell.amount is not None and not cell.formula:
                yield other, partner, key

    def _same_totals(self, table: Table, row: Row, column: str) -> Iterator[Decimal]:
        """The whole budget, or all that was spent, as other tables add it up."""
        for key in ("budget", "spending"):
            if row is not table.total or column != getattr(table.spec, key):
                continue
            for other in self.report.report_tables:
                total = other.total.figure(getattr(other.spec, key)) if other.total else None
                if other is not table and total is not None:
                    yield total

    @cached_property
    def _links(self) -> Mapping[str, tuple[tuple[Table, str, str], ...]]:
        """Of each table, the tables that hold the same: the other one, its column, and the own column."""
        found: dict[str, list[tuple[Table, str, str]]] = {}
        for table in self.report.report_tables:
            for column in table.spec.columns:
                link = column.link if column.sums else None
                origin = self.report.tables.get(link.table) if link else None
                if link is not None and origin is not None:
                    found.setdefault(table.spec.key, []).append((origin, link.key, column.key))
                    found.setdefault(origin.spec.key, []).append((table, column.key, link.key))
        return {key: tuple(links) for key, links in found.items()}


def _spoils_its_parts(table: Table, row: Row, column: str, figure: Decimal) -> bool:
    """Whether a row is the sum of its parts as it is written, and would not be it with another figure."""
    return any(wanted == row.figure(column) and wanted != figure for wanted in _from_below(table, row, column))


def _without_fractions(table: Table, column: str, ways: Sequence[tuple[Fix, ...]]) -> Fixes:
    """The ways by which no amount is broken: a sum over a broken one is mended where that stands (D05)."""
    amounts = is_amount(table.spec.column(column))
    return tuple(
        way
        for way in ways
        if not amounts or all(isinstance(fix.value, str) or _is_whole(fix.value) for fix in way)
    )


def _is_whole(figure: Decimal | None) -> bool:
    return figure is None or figure == int(figure)


def _around(figure: Decimal | None) -> tuple[Decimal, Decimal]:
    """The whole amounts just below and just above a broken one."""
    below = (figure or Decimal(0)).to_integral_value(ROUND_FLOOR)
    return below, below + 1


def _typed(table: Table, row: Row, column: str, value: Decimal) -> tuple[Fix, ...]:
    return (Fix(table.place(row, column), value),)


def _each(figures: Figures, wanted: Decimal) -> tuple[bool, bool]:
    return figures[0] == wanted, figures[1] == wanted


def _typed_figure(row: Row, column: str) -> Decimal | None:
    """A row's figure as somebody typed it; None where it is what a formula makes of others."""
    cell = row.cells.get(column)
    return None if cell is None or cell.formula else cell.amount


def _from_above(table: Table, row: Row, column: str) -> Iterator[Decimal]:
    """What a row must be for the rows that sum it to come out, as they are written."""
    above = [*table.totals, *([parent] if (parent := table.parent(row)) else [])]
    for each in above:
        parts, whole = table.parts(each), _typed_figure(each, column)
        others = [part.figure(column) for part in parts if part is not row]
        if whole is not None and any(part is row for part in parts) and None not in others:
            yield whole - sum((other for other in others if other is not None), Decimal(0))


def _from_below(table: Table, row: Row, column: str) -> Iterator[Decimal]:
    """What a row's own parts, or the columns that it sums, make of it."""
    calc = table.spec.column(column).calc
    across = calc if isinstance(calc, Across) and not table.unread_in_sum(row, column) else None
    for each in (Parts(column) if table.parts(row) else None, across):
        total = evaluate(each, RowFigures(table, row)) if each else None
        if total is not None:
            yield total


def _from_across(table: Table, row: Row, column: str) -> Iterator[Decimal]:
    """What a figure must be for the one that sums some of its row to come out."""
    for other in table.spec.columns:
        if not isinstance(other.calc, Across) or table.unread_in_sum(row, other.key):
            continue
        keys = other.calc.columns
        whole = _typed_figure(row, other.key)
        rest = [row.figure(key) for key in keys if key != column and key in table.columns]
        if column in keys and whole is not None and None not in rest:
            yield whole - sum((figure for figure in rest if figure is not None), Decimal(0))


def _percentages(table: Table, row: Row, column: str, figures: Figures) -> Iterator[tuple[bool, bool]]:
    """Whether the percentages printed in the row, or below it, are those of each figure."""
    for other in table.spec.columns:
        cell, whole = row.cells.get(other.key), None
        match other.calc:
            case Percent(Figure(part), Figure(key)) if column in (part, key) and part != key:
                amounts = [
                    (each, row.figure(key)) if column == part else (row.figure(part), each) for each in figures
                ]
            case Percent(Figure(part), Total(key, "")) if column == part and table.total is not None:
                whole = table.total.figure(key)
                amounts = [(each, each if row is table.total else whole) for each in figures]
            case _:
                continue
        yield from _judged(cell, amounts)
    share_row = table.spec.share_row
    if share_row and table.shares is not None and row is table.total and column != share_row.whole:
        whole = row.figure(share_row.whole)
        yield from _judged(table.shares.cells.get(column), [(each, whole) for each in figures])


Amounts = tuple[Decimal | None, Decimal | None]


def _judged(cell: Cell | None, amounts: Sequence[Amounts]) -> Iterator[tuple[bool, bool]]:
    if cell is not None and cell.number is not None and not cell.formula:
        yield _is_share(cell, *amounts[0]), _is_share(cell, *amounts[1])


def _is_share(cell: Cell, part: Decimal | None, whole: Decimal | None) -> bool:
    if part is None or not whole or cell.number is None:
        return False
    return round_half_up(part / whole * 100, cell.decimals) == round_half_up(cell.number, cell.decimals)


def target_both_ways(here: Cell, there: Cell) -> Fixes:
    """The two ways to make a target the same in two tables, without the slips of its unit."""
    return ((Fix(here.place, _without_slip(there)),), (Fix(there.place, _without_slip(here)),))


def _without_slip(cell: Cell) -> str:
    unit = slip_of_unit(cell.unit)
    return unit.join(cell.written.rsplit(cell.unit, 1)) if unit else cell.written


def in_both_tables(place: Place, partner: Cell | None, written: str, meant: str) -> Fixes:
    """What is meant, and in the other table too where somebody has typed the same there."""
    fixes = [Fix(place, meant)]
    if partner is not None and not partner.formula and partner.written == written:
        fixes.append(Fix(partner.place, meant))
    return (tuple(fixes),)
