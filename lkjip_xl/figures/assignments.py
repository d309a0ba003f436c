"""Money that Tabel 2.3.1 assigns to sasaran: a program, kegiatan or sub kegiatan, whole, in part, or shared.

A row of Tabel 2.3.1 names a row of Tabel 2.7 by its KODE, or by its name, in which a slip is forgiven. With BAGIAN
it is a part of that row's money; without it the whole, which several sasaran may share. Where units (kelurahan,
UPTD) have rows of one name, UNIT says whose is meant; without it the rows of all units are, together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import cached_property, lru_cache

from lkjip_xl.figures.named_rows import Rows, named_rows, total_of
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.pairing import pair_rows
from lkjip_xl.tables import TABEL_2_3_1, TABEL_2_7, TABEL_3_1_1_B
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import round_half_up
from lkjip_xl.text.sentences import few
from lkjip_xl.text.words import name_key, on_one_line

# The table that assigns, and that of the pagu.
PLAN, BUDGET, SPENT = TABEL_2_3_1.key, TABEL_2_7.key, TABEL_3_1_1_B.key
_WHOLE_SHARE = Decimal(1)
_MOST_NAMED = 3
# The tables of a report, with one of its names mended, and as it is built.
_REPORTS_AT_ONCE = 8


class Portion(Enum):
    """How much of a row's money a sasaran has; the word is that of the messages."""

    WHOLE = "utuh"
    PART = "bagian"
    SHARED = "bersama"  # the whole of it, as another sasaran has it too


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a row of Tabel 2.3.1 assigns to its sasaran.

    ``budget`` are the rows of Tabel 2.7 that it names, ``spent`` those of Tabel 3.1.1.b: none where there is none,
    several only where units have rows of one name. ``share`` is the part of their money, from 0 to 1, ``before``
    what the rows above have of it. ``again`` says that the money of this row is shared and a row above has counted
    it. ``by_amount`` says that no BAGIAN tells the part: the amounts of its rows add up to the pagu.
    """

    row: Row
    budget: Rows = ()
    spent: Rows = ()
    portion: Portion = Portion.WHOLE
    share: Decimal = _WHOLE_SHARE
    before: Decimal = Decimal(0)
    again: bool = False
    by_amount: bool = False

    @property
    def aim(self) -> tuple[str, str]:
        """The sasaran and the indicator that have the money, as names are compared."""
        return name_key(self.row.text(Key.SASARAN)), name_key(self.row.text(Key.INDIKATOR))

    @property
    def pagu(self) -> Decimal | None:
        """The pagu of what it names; None where it is not known."""
        return total_of(self.budget, Key.PAGU)

    def amount(self, pagu: Decimal) -> Decimal:
        """The money in whole rupiah, of a pagu; the parts of one row add up to it."""
        if self.portion is not Portion.PART:
            return pagu
        return round_half_up((self.before + self.share) * pagu, 0) - round_half_up(self.before * pagu, 0)


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a sasaran has of a row of Tabel 3.1.1.b, and the rows of Tabel 2.3.1 that say so.

    The rows of several units that are assigned together count as one.
    """

    rows: Rows
    by: tuple[Assignment, ...]

    @property
    def share(self) -> Decimal:
        """The part of the rows' money, from 0 to 1."""
        if any(each.portion is not Portion.PART for each in self.by):
            return _WHOLE_SHARE
        return sum((each.share for each in self.by), Decimal(0))


@dataclass(frozen=True, eq=False)
class Assignments:
    """All that Tabel 2.3.1 (``plan``) assigns, row by row."""

    plan: Table
    budget: Table | None
    rows: tuple[Assignment, ...]

    @cached_property
    def of_budget(self) -> Mapping[int, tuple[Assignment, ...]]:
        """The assignments of a row of Tabel 2.7, by its index there."""
        found: dict[int, list[Assignment]] = {}
        for each in self.rows:
            for row in each.budget:
                found.setdefault(row.index, []).append(each)
        return {index: tuple(those) for index, those in found.items()}

    @property
    def shared(self) -> tuple[tuple[Assignment, ...], ...]:
        """What several sasaran share, row by row of Tabel 2.7."""
        return self._of_portion(Portion.SHARED)

    @property
    def parts(self) -> tuple[tuple[Assignment, ...], ...]:
        """What is divided by parts, row by row of Tabel 2.7."""
        return self._of_portion(Portion.PART)

    def _of_portion(self, portion: Portion) -> tuple[tuple[Assignment, ...], ...]:
        groups = (tuple(each for each in those if each.portion is portion) for those in self.groups)
        return tuple(group for group in groups if group)

    @cached_property
    def groups(self) -> tuple[tuple[Assignment, ...], ...]:
        """What the rows of Tabel 2.7 are assigned by; what is the same for rows of several units comes once."""
        return tuple(
            {tuple(each.row.index for each in those): those for those in self.of_budget.values()}.values()
        )

    def above(self, part: Assignment) -> tuple[Assignment, ...]:
        """The parts of the same row of Tabel 2.7 that stand above one."""
        group = self.of_budget[part.budget[0].index] if part.budget else ()
        return tuple(each for each in group if each.portion is Portion.PART and each.row.index < part.row.index)

    def accepts(self, one: Assignment) -> bool:
        """Whether the amount of a part is what BAGIAN gives, cut or rounded so that the parts add up."""
        pagu, amount = one.pagu, one.row.figure(Key.ANGGARAN)
        if pagu is None or amount is None:
            return False
        if amount == one.amount(pagu):
            return True
        group = [each for each in self.of_budget[one.budget[0].index] if each.portion is Portion.PART]
        amounts = [each.row.figure(Key.ANGGARAN) for each in group]
        known = [each for each in amounts if each is not None]
        adds_up = len(known) == len(group) and sum(known) == sum(each.amount(pagu) for each in group)
        return adds_up and abs(amount - one.share * pagu) < 1

    def named_above(self, row: Row) -> Iterator[Row]:
        """The rows above one of Tabel 2.7 that are assigned themselves, so that it would be counted with them."""
        above = self.budget.parent(row) if self.budget is not None else None
        while above is not None and self.budget is not None:
            if above.index in self.of_budget:
                yield above
            above = self.budget.parent(above)

    def assigned(self, row: Row) -> Decimal | None:
        """How much of the pagu of a row of Tabel 2.7 is assigned, by it or by what stands under it; each once."""
        if self.budget is None:
            return None
        own = [each for each in self.of_budget.get(row.index, ()) if not each.again]
        pagu = row.figure(Key.PAGU)
        if own:
            return None if pagu is None else sum((each.amount(pagu) for each in own), Decimal(0))
        below = [self.assigned(each) for each in self.budget.children(row)]
        return sum((each for each in below if each is not None), Decimal(0))

    def under(self, row: Row) -> tuple[Assignment, ...]:
        """What is assigned of a row of Tabel 2.7, or of the rows under it."""
        children = self.budget.children(row) if self.budget is not None else ()
        return (*self.of_budget.get(row.index, ()), *(each for child in children for each in self.under(child)))


@lru_cache(maxsize=_REPORTS_AT_ONCE)
def assign(plan: Table, budget: Table | None, spent: Table | None) -> Assignments:
    """What a Tabel 2.3.1 assigns; worked out once for all that ask."""
    named = named_rows(plan, budget) if budget is not None else {}
    partners = pair_rows(budget, spent).right_of if budget is not None and spent is not None else {}
    found = [Assignment(row, rows := named.get(row.index, ()), _partners(rows, partners)) for row in plan.rows]
    found = _with_spent_by_name(plan, spent, found)
    return Assignments(plan, budget, tuple(_with_portions(found)))


def assignments_of(tables: Mapping[str, Table]) -> Assignments | None:
    """What the tables of a report assign; None without a filled Tabel 2.3.1."""
    plan, budget, spent = (filled_table(tables, key) for key in (PLAN, BUDGET, SPENT))
    return None if plan is None else assign(plan, budget, spent)


def filled_table(tables: Mapping[str, Table], key: str) -> Table | None:
    """A table that is there and has rows."""
    table = tables.get(key)
    return table if table is not None and table.rows else None


def with_shared_money(tables: Mapping[str, Table]) -> Mapping[str, Table]:
    """The tables, the rows of Tabel 2.3.1 marked whose money a row above has counted: they are parts of none."""
    found = assignments_of(tables)
    again = frozenset(each.row.index for each in found.rows if each.again) if found else frozenset()
    if not again:
        return tables
    plan = tables[PLAN]
    rows = tuple(replace(row, parent=None) if row.index in again else row for row in plan.rows)
    return {**tables, PLAN: replace(plan, rows=rows, counted_above=again)}


def _with_spent_by_name(plan: Table, spent: Table | None, found: Sequence[Assignment]) -> list[Assignment]:
    """The assignments, those without a partner in Tabel 3.1.1.b with the row there of their name."""
    if spent is None:
        return [*found]
    taken = frozenset(row.index for each in found for row in each.spent)
    lonely = frozenset(each.row.index for each in found if not each.spent)
    named = named_rows(plan, spent, only=lonely, without=taken) if lonely else {}
    return [replace(each, spent=named[each.row.index]) if each.row.index in named else each for each in found]


def _with_portions(found: Sequence[Assignment]) -> list[Assignment]:
    """The assignments with how much each has of the row that it names, and of what the rows above have."""
    groups: dict[tuple[int, ...], list[Assignment]] = {}
    for each in found:
        if named := each.budget or each.spent:
            groups.setdefault((not each.budget, *(row.index for row in named)), []).append(each)
    portions = {each.row.index: each for group in groups.values() for each in _divided(group)}
    return [portions.get(each.row.index, each) for each in found]


def _divided(group: Sequence[Assignment]) -> Iterator[Assignment]:
    """What the rows that name one row of the budget have of it."""
    by_amount = _shares_by_amount(group)
    shares = by_amount or _shares(group)
    aims = list(dict.fromkeys(each.aim for each in group if each.row.index not in shares))
    before, counted = Decimal(0), aims[:1]
    for each in group:
        if each.row.index in shares:
            share = shares[each.row.index]
            yield replace(each, portion=Portion.PART, share=share, before=before, by_amount=bool(by_amount))
            before += share
        elif len(aims) > 1:
            yield replace(each, portion=Portion.SHARED, again=each.aim not in counted)
        else:
            yield each


def _shares(group: Sequence[Assignment]) -> dict[int, Decimal]:
    """The parts that BAGIAN tells, by the rows' indices."""
    return {each.row.index: part / 100 for each in group if (part := _bagian(each.row)) is not None}


def _shares_by_amount(group: Sequence[Assignment]) -> dict[int, Decimal]:
    """The parts that typed amounts tell which add up to the pagu, each in keeping with its BAGIAN, if it has one.

    They are more exact than a BAGIAN of a few decimals: 33,33% three times.
    """
    pagu = group[0].pagu
    amounts = {each.row.index: each.row.figure(Key.ANGGARAN) for each in group if _is_typed_amount(each.row)}
    shares = {index: amount / pagu for index, amount in amounts.items() if pagu and amount and amount > 0}
    if not 1 < len(shares) == len(group) == len({each.aim for each in group}):
        return {}
    if sum((amount for amount in amounts.values() if amount), Decimal(0)) != pagu:
        return {}
    # Where BAGIAN gives the amounts to the rupiah it tells the parts.
    told = _shares(group)
    if len(told) == len(group) and all(abs(told[index] - share) * pagu < 1 for index, share in shares.items()):
        return {}
    return shares if all(_may_be_part(each.row, shares[each.row.index]) for each in group) else {}


def _may_be_part(row: Row, share: Decimal) -> bool:
    """Whether a share is one that BAGIAN prints, or BAGIAN tells none."""
    cell = row.cells.get(Key.BAGIAN)
    if cell is None or cell.is_blank:
        return True
    span = interval_of(cell, Kind.PERCENT)
    return span is not None and span.holds(share * 100)


def _bagian(row: Row) -> Decimal | None:
    cell = row.cells.get(Key.BAGIAN)
    return cell.number if cell is not None and cell.content is Content.NUMBER else None


def _is_typed_amount(row: Row) -> bool:
    cell = row.cells.get(Key.ANGGARAN)
    return cell is not None and cell.content is Content.NUMBER and not cell.formula


def _partners(rows: Rows, partners: Mapping[int, Row]) -> Rows:
    """The rows of Tabel 3.1.1.b of some of Tabel 2.7; none where one of them has none."""
    found = tuple(partners[row.index] for row in rows if row.index in partners)
    return found if len(found) == len(rows) else ()


def shared_sentence(found: Assignments | None) -> str:
    """What the pages of the finished workbook say of money that sasaran share; empty where they share none."""
    names = (
        list(dict.fromkeys(on_one_line(group[0].row.text(Key.PROGRAM)) for group in found.shared)) if found else []
    )
    if not names:
        return ""
    return f"Anggaran bersama beberapa sasaran, dalam jumlah dihitung satu kali: {few(names, _MOST_NAMED)}."
