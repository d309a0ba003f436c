"""What the tables say of one indicator, and whether they say the same.

The target of a year stands in up to five tables. Where they differ, the one that stands alone against the
others is named; where it is one against one, the later table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, lru_cache

from lkjip_xl.figures.precision import interval_of
from lkjip_xl.methods.grades import are_same
from lkjip_xl.methods.interval import Interval
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.report.place import Place
from lkjip_xl.report.units import SAME_UNIT, Ratio, ratio_as_typed
from lkjip_xl.rules.support import repeats_another_table
from lkjip_xl.tables import facts, table_named
from lkjip_xl.tables.facts import FactOfYear, Said
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import grade_of
from lkjip_xl.text.words import name_key

NO_NAME = (Content.EMPTY, Content.ERROR, Content.UNCALCULATED)
NOTHING = (Content.NIL, Content.NOT_AVAILABLE)
_LIST_MARK = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+(?=\S)", re.IGNORECASE)
FactOf = Callable[[Column], FactOfYear | None]
_COMPARED = (Content.NUMBER, Content.TEXT, *NOTHING)


@dataclass(frozen=True)
class Saying:
    """What one table says of an indicator: a cell, with where it stands."""

    table: Table
    row: Row
    column: Column
    cell: Cell

    @cached_property
    def repeats(self) -> bool:
        """Whether it only repeats what another table says of the same fact."""
        origin = self._origin
        own = self.column.fact
        same_fact = origin is not None and origin.fact == own
        # The target in force is one of those of the agreements.
        of_agreement = own == facts.TARGET_IN_FORCE and origin is not None and origin.fact == facts.TARGET_PK
        return (same_fact or of_agreement) and repeats_another_table(self.column, self.cell)

    @property
    def _origin(self) -> Column | None:
        """The column that it is taken over from; those of all years are one there."""
        link = self.column.link
        columns = table_named(link.table).columns if link else ()
        return next((each for each in columns if link and each.key == link.column), None)

    @property
    def is_nothing(self) -> bool:
        """Whether it says that there is nothing, by a dash or by n/a."""
        return self.cell.content in NOTHING

    @cached_property
    def span(self) -> Interval | None:
        """What its figure stands for: each is held against all others, and again by each rule."""
        return interval_of(self.cell, self.column.kind)

    @property
    def least(self) -> Decimal:
        """The least value that its figure stands for; 0 where it is no figure."""
        return self.span.low if self.span else Decimal(0)


@dataclass
class Indicator:
    """An indicator with its row in each table that has it."""

    name: str
    rows: list[tuple[Table, Row]] = field(default_factory=list)

    def sayings(self, wanted: Callable[[Column], bool], fact_of: FactOf) -> dict[FactOfYear, list[Saying]]:
        """What the tables say of it, by the fact that they speak of."""
        found: dict[FactOfYear, list[Saying]] = {}
        for each in self._sayings:
            if wanted(each.column) and (fact := fact_of(each.column)) is not None:
                found.setdefault(fact, []).append(each)
        return _by_agreement(found)

    @cached_property
    def _sayings(self) -> Sequence[Saying]:
        """Whatever the tables say of it: several rules ask."""
        every = (
            Saying(table, row, column, row.cells[column.key])
            for table, row in self.rows
            for column in table.spec.columns
            if column.fact and column.key in row.cells
        )
        # What stands once over several indicators is none's own: T06 judges it.
        return [
            each
            for each in every
            if each.cell.content in _COMPARED
            and each.cell.over == 1
            and not _is_dash_of_a_formula(each.column, each.cell)
        ]

    def of(self, fact: FactOfYear, kinds: Collection[Kind], fact_of: FactOf) -> list[Saying]:
        """What the tables say of a fact of it, in columns of some kinds; of the target in force, what it is."""
        found = self.sayings(lambda column: column.kind in kinds, fact_of)
        return found.get(_agreement(fact, found) if fact.fact == facts.TARGET_IN_FORCE else fact, [])


def _by_agreement(found: dict[FactOfYear, list[Saying]]) -> dict[FactOfYear, list[Saying]]:
    """The sayings, where those of the target in force are of the agreement that it stands in."""
    result: dict[FactOfYear, list[Saying]] = {}
    for fact, sayings in found.items():
        if fact.fact == facts.TARGET_PK_PERUBAHAN and all(each.is_nothing for each in sayings):
            continue  # nothing was changed, so there is no such target
        of_agreement = fact.fact == facts.TARGET_IN_FORCE
        result.setdefault(_agreement(fact, found) if of_agreement else fact, []).extend(sayings)
    return result


def _agreement(fact: FactOfYear, found: Mapping[FactOfYear, Sequence[Saying]]) -> FactOfYear:
    """The target in force as that of the agreement of its year: PK Perubahan where there is one, else PK."""
    changed = replace(fact, fact=facts.TARGET_PK_PERUBAHAN)
    is_changed = any(not each.is_nothing for each in found.get(changed, ()))
    return changed if is_changed else replace(fact, fact=facts.TARGET_PK)


def _is_dash_of_a_formula(column: Column, cell: Cell) -> bool:
    """Whether a formula only says that it, or the one it takes over, cannot compute.

    P08 tells where it can be computed all the same.
    """
    return cell.formula and cell.content is Content.NIL and column.kind is Kind.PERCENT


def tables_of_indicators(report: Report) -> list[Table]:
    """The tables whose rows are indicators, as far as they are filled."""
    return [table for table in report.report_tables if table.spec.of_indicators and table.rows]


@lru_cache(maxsize=2)
def indicators_of(report: Report) -> tuple[Indicator, ...]:
    """The indicators of all tables, each with its rows; a slip in a name is forgiven."""
    found: list[Indicator] = []
    for table in tables_of_indicators(report):
        names = [row.text(table.spec.label) for row in table.rows]
        pairs = {index: known for known, index in pair_names([each.name for each in found], names)}
        for index, (name, row) in enumerate(zip(names, table.rows, strict=True)):
            if index in pairs:
                found[pairs[index]].rows.append((table, row))
            elif name and row.cells[table.spec.label].content not in NO_NAME:
                found.append(Indicator(name, [(table, row)]))
    return tuple(found)


@lru_cache(maxsize=2)
def sayings_by_place(report: Report) -> Mapping[Place, Sequence[Saying]]:
    """All that is said of the same figure, by each place where it is said."""
    found: dict[Place, Sequence[Saying]] = {}
    for indicator in indicators_of(report):
        told = indicator.sayings(lambda column: column.kind is Kind.QUANTITY, fact_of(report))
        for sayings in told.values():
            for each in sayings:
                found[each.cell.place] = sayings
    return found


def fact_of(report: Report) -> FactOf:
    """How the facts of a report's columns are told: with its years filled in; None of a column that tells none."""

    def told(column: Column) -> FactOfYear | None:
        return FactOfYear(column.fact, report.settings.year(column.year)) if column.fact else None

    return told


Same = Callable[[Saying, Saying], bool]


def camp_of_most(sayings: Sequence[Saying], same: Same, witnesses: Sequence[Saying] = ()) -> list[Saying]:
    """The sayings of most tables, which all can be true together; what repeats another table has no vote.

    Roundings agree where some value is printed as all of them. Each camp is that of its greatest least value:
    whatever agrees with it and reaches as far down holds that value too. ``witnesses`` tell of something near:
    they decide between camps of one size.
    """
    voters = [each for each in sayings if not each.repeats]
    camps = [[each for each in voters if same(seed, each) and each.least <= seed.least] for seed in voters]
    return max(camps, key=lambda camp: (len(camp), sum(same(camp[0], each) for each in witnesses)), default=[])


def odd_ones(
    sayings: Sequence[Saying], same: Same, witnesses: Sequence[Saying] = ()
) -> Iterator[tuple[Saying, Saying]]:
    """The sayings that differ from what most say, each with one of those that it differs from."""
    right = camp_of_most(sayings, same, witnesses)
    for saying in sayings if right else ():
        agrees = any(saying is each for each in right)
        if saying.repeats:
            agrees = any(same(each, saying) for each in sayings if not each.repeats)
        if not agrees:
            yield saying, next((each for each in right if not same(each, saying)), right[0])


def is_beyond_limit(report: Report, capaian: Saying) -> bool:
    """Whether a capaian is printed beyond the limit that Pengaturan sets."""
    limit, number, span = report.settings.batas_capaian, capaian.cell.number, capaian.span
    if limit is None or number is None or span is None:
        return False
    return number > limit and not span.holds(limit)


def is_at_limit(report: Report, capaian: Saying) -> bool:
    """Whether a capaian is printed as the limit that Pengaturan sets."""
    limit, span = report.settings.batas_capaian, capaian.span
    return limit is not None and span is not None and span.holds(limit)


def same_figure(left: Saying, right: Saying) -> bool:
    """Whether two cells tell the same: of what was measured two roundings, of a target the same number."""
    one, other = left.cell, right.cell
    if left.is_nothing or right.is_nothing:
        return left.is_nothing and right.is_nothing
    if one.bounds or other.bounds:
        return one.bounds == other.bounds
    if one.number is None or other.number is None:
        return name_key(one.written) == name_key(other.written) or are_same(one.written, other.written)
    units = ratio_as_typed(one, other)
    if units is None or not _same_grade(one, other):
        return False
    if left.column.fact and left.column.fact.said is Said.TARGET:
        return units.of(one.number) == other.number
    spans = _in_unit(left.span, units), right.span
    return spans[0] is not None and spans[1] is not None and spans[0].meets(spans[1])


def _in_unit(span: Interval | None, units: Ratio) -> Interval | None:
    """What a figure stands for, told in another unit."""
    if span is None or units == SAME_UNIT:
        return span
    return replace(span, low=units.of(span.low), high=units.of(span.high))


def _same_grade(one: Cell, other: Cell) -> bool:
    """Whether the grades that two scores stand beside do not differ; one of them may have none."""
    grades = {grade_of(one.written), grade_of(other.written)} - {""}
    return len(grades) < 2


def same_words(left: Saying, right: Saying) -> bool:
    """Whether two texts are the same, written how ever, with the mark of a list in front or without."""
    one, other = (name_key(_LIST_MARK.sub("", each.cell.written)) for each in (left, right))
    return one == other
