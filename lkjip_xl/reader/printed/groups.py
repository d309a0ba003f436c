"""Which tables of a document are one: what goes on over the page, and parts under captions of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lkjip_xl.reader.cells import written
from lkjip_xl.reader.column_numbers import heads_numbers
from lkjip_xl.reader.printed.about import about, only_goes_on, says_it_goes_on
from lkjip_xl.reader.printed.tables import (
    PrintedTable,
    grid_of,
    head_of,
    joined,
    rows_of_headings,
)
from lkjip_xl.reader.printed.unlike import without_unlike
from lkjip_xl.reader.recognition import Candidate, Claim, claims_of, names_of
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.keys import TableKey
from lkjip_xl.tables.spec import Kind, TableSpec
from lkjip_xl.text.numbers import Dot, nothing, read_number
from lkjip_xl.text.total_words import is_only_total
from lkjip_xl.text.words import fold, name_key

_FIGURES = frozenset({Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER})
# Where a table says that it goes on, fewer of its rows than this stand in the one before too.
_MOST_REPEATED = 0.5
_OF_TOTALS = re.compile(r"(?:jumlah|total|rata)\b")
_FIRST = frozenset({"1", "1."})


@dataclass(frozen=True, slots=True)
class Group:
    """Tables that are one, with all their rows: the first one tells what it is.

    ``loose`` are tables right after it that may be its rest.
    """

    tables: tuple[PrintedTable, ...]
    whole: PrintedTable
    candidate: Candidate
    claims: Sequence[Claim]
    loose: tuple[PrintedTable, ...] = ()

    @property
    def first(self) -> PrintedTable:
        """The first of its tables."""
        return self.tables[0]

    @property
    def best(self) -> Claim | None:
        """What it is taken for, if for anything."""
        return _best(self.claims)


def _best(claims: Sequence[Claim]) -> Claim | None:
    return claims[0] if claims and claims[0].taken else None


@dataclass(slots=True)
class _Growing:
    """A group while its tables are found, each with how many rows of headings it begins with."""

    first: PrintedTable
    claims: Sequence[Claim]
    rest: list[tuple[PrintedTable, int]] = field(default_factory=list)
    loose: list[PrintedTable] = field(default_factory=list)

    @property
    def last(self) -> PrintedTable:
        return self.rest[-1][0] if self.rest else self.first

    @property
    def best(self) -> Claim | None:
        return _best(self.claims)

    @property
    def whole(self) -> PrintedTable:
        return joined(self.first, self.rest) if self.rest else self.first

    def done(self) -> Group:
        tables, whole = (self.first, *(table for table, _ in self.rest)), self.whole
        return Group(tables, whole, candidate_of(whole), self.claims, tuple(self.loose))


def candidate_of(table: PrintedTable) -> Candidate:
    """A table as one that may be one of the report."""
    grid = grid_of(table)
    return Candidate(head_of(grid), grid, tuple(line for line in (table.caption, *table.titles) if line))


def groups_of(printed: Sequence[PrintedTable], specs: Sequence[TableSpec], settings: Settings) -> list[Group]:
    """The tables of a document, those together that are one."""
    growing: list[_Growing] = []
    for table in printed:
        candidate = candidate_of(table)
        claims = claims_of(table.number, candidate, specs, settings)
        claims = without_unlike(claims, candidate, table, settings)
        before = growing[-1] if growing else None
        alone = before is None or table.placed is not None or before.last.number + 1 != table.number
        if before is None or alone or not _is_rest(before, table, claims):
            growing.append(_Growing(table, claims))
    return [*_with_parts([each.done() for each in growing])]


def _is_rest(before: _Growing, table: PrintedTable, claims: Sequence[Claim]) -> bool:
    """Whether a table is the rest of the one before, and is put there; what only may be is put beside it."""
    first = before.claims[0] if before.claims else None
    if first is None or not only_goes_on(table, before.first):
        return False
    own = claims[0] if claims else None
    if own is not None and own.spec is first.spec and own.binding.columns == first.binding.columns:
        skipped = rows_of_headings(grid_of(table), own.binding)
        if _no_row_twice(before, first, candidate_of(table), own, table):
            before.rest.append((table, skipped))
            return True
        return False
    if before.best is None or (own is not None and own.taken):
        return False
    headless = replace(first, binding=replace(first.binding, heading_row=0))
    candidate = candidate_of(table)
    figures = _share_of_figures(candidate, headless)
    fits = table.columns == before.first.columns and figures == 1
    if fits and _no_row_twice(before, first, candidate, headless, table):
        before.rest.append((table, 0))
        return True
    if (figures and figures > 0) or says_it_goes_on(table):
        before.loose.append(table)
    return False


def _no_row_twice(before: _Growing, first: Claim, candidate: Candidate, own: Claim, table: PrintedTable) -> bool:
    """Whether the rows of a table go on after those before, and are others than these."""
    whole = candidate_of(before.whole)
    there, here = rows_named(whole, first), rows_named(candidate, own)
    if says_it_goes_on(table):
        return len(there & here) <= _MOST_REPEATED * len(here)
    begins_anew = _first_number(whole, first) in _FIRST and _first_number(candidate, own) in _FIRST
    return not there & here and not begins_anew


def _first_number(candidate: Candidate, claim: Claim) -> str:
    """The first of the running numbers of its rows."""
    numbering = {each.place.column for each in claim.binding.unknown if heads_numbers(each.key)}
    numbering |= {at for key, at in claim.binding.columns.items() if claim.own.column(key).kind is Kind.NUMBERING}
    first = claim.binding.heading_row + 1
    texts = (
        written(raw).strip()
        for (row, column), raw in sorted(candidate.grid.cells.items())
        if row >= first and column in numbering
    )
    return next(filter(None, texts), "")


def rows_named(candidate: Candidate, claim: Claim) -> set[str]:
    """Its rows by their codes, where it has these, else by their names."""
    tree = claim.spec.tree
    at = claim.binding.columns.get(tree.code) if tree is not None else None
    codes = {
        name_key(written(raw))
        for (row, column), raw in candidate.grid.cells.items()
        if column == at and row > claim.binding.heading_row
    } - {""}
    return codes or {name_key(name) for name in names_of(candidate, claim) if not _OF_TOTALS.match(fold(name))}


def _share_of_figures(candidate: Candidate, claim: Claim) -> float | None:
    """How much of what stands in its columns of figures are figures; None where nothing stands there."""
    columns = {at for key, at in claim.binding.columns.items() if claim.own.column(key).kind in _FIGURES}
    texts = [
        text
        for (_, column), raw in candidate.grid.cells.items()
        if column in columns and (text := written(raw)) and nothing(text) is None
    ]
    return sum(read_number(text, Dot.THOUSANDS) is not None for text in texts) / len(texts) if texts else None


def _with_parts(groups: Sequence[Group]) -> Iterator[Group]:
    """The groups, those together that are the parts of one table: of a sasaran each, say."""
    whole: dict[str, list[Group]] = {}
    for group in groups:
        best = group.best if group.first.placed is None else None
        if best is not None and best.spec.key != TableKey.TABEL_2_2_PERJANJIAN_KINERJA:
            whole.setdefault(best.spec.key, []).append(group)
    together = {id(each[0]): each for each in whole.values() if len(each) > 1 and _are_parts(each)}
    gone = {id(group) for each in together.values() for group in each[1:]}
    for group in groups:
        if id(group) in together:
            yield _one(together[id(group)])
        elif id(group) not in gone:
            yield group


def _are_parts(groups: Sequence[Group]) -> bool:
    said = [about(group.first) for group in groups]
    claims = [group.claims[0] for group in groups]
    if not said[0].part or any(each != said[0] for each in said):
        return False
    if any(claim.binding.columns != claims[0].binding.columns for claim in claims):
        return False
    named = [rows_named(group.candidate, claim) for group, claim in zip(groups, claims, strict=True)]
    sums = [_has_sum(group) for group in groups[:-1]]
    return len(set().union(*named)) == sum(map(len, named)) and not any(sums)


def _has_sum(group: Group) -> bool:
    texts = map(written, group.candidate.grid.cells.values())
    return any(is_only_total(text) and not fold(text).startswith("rata") for text in texts)


def _one(groups: Sequence[Group]) -> Group:
    first, *rest = groups
    tables = tuple(table for group in groups for table in group.tables)
    skipped = [(group.whole, rows_of_headings(group.candidate.grid, group.claims[0].binding)) for group in rest]
    loose = tuple(table for group in groups for table in group.loose)
    whole = joined(first.whole, skipped)
    return Group(tables, whole, candidate_of(whole), first.claims, loose)
