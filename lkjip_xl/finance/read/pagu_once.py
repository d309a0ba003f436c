"""A pagu that is written in each row of one sub kegiatan: counted once, in doubt not at all, and said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lkjip_xl.finance.amounts import Unreadable, Why, known, total
from lkjip_xl.finance.formats.sheets import Cells, RawSheet
from lkjip_xl.finance.read.continued_rows import with_nothing
from lkjip_xl.finance.read.repeated_rows import first_rows, note_on_repeated
from lkjip_xl.finance.read.row_columns import Kind, RowColumns
from lkjip_xl.finance.read.rows_of_one import (
    PlacedRow,
    PrintedPagu,
    differing,
    groups_of,
    may_have_groups,
    placed_rows,
)
from lkjip_xl.grids.headings import Headings
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.sentences import few

_MOST_NAMED = 3
# So many sub kegiatan with the same pagu in each of their rows are no chance.
_NO_CHANCE = 2


@dataclass
class _Decided:
    """Groups of rows by what is done with their pagu; ``added`` say the same one and are added for all that."""

    once: list[Sequence[PlacedRow]] = field(default_factory=list)
    in_doubt: list[Sequence[PlacedRow]] = field(default_factory=list)
    written_once: list[Sequence[PlacedRow]] = field(default_factory=list)
    added: list[Sequence[PlacedRow]] = field(default_factory=list)


def with_pagu_once(
    sheet: RawSheet, columns: RowColumns, headings: Headings, file: str
) -> tuple[RawSheet, tuple[str, ...]]:
    """The sheet in which the pagu of a sub kegiatan stands in one of its rows, and what must be said."""
    if not may_have_groups(sheet, columns, headings):
        return sheet, ()
    rows = placed_rows(sheet, columns, headings, file)
    groups = groups_of(rows)
    decided = _decide(groups, rows, columns)
    changed = list(sheet.rows)
    pagu = columns.columns_of(Measure.PAGU)
    blank = [each for group in decided.written_once for each in group if each.whole_pagu is None]
    for each in (*(own for group in decided.once for own in group[1:]), *blank):
        changed[each.index] = with_nothing(changed[each.index], pagu)
    for group in decided.in_doubt:
        measures = (Measure.PAGU,) if any(differing(group)) else (Measure.PAGU, Measure.REALISASI)
        for each in group[1:]:
            changed[each.index] = _in_doubt(changed[each.index], columns, measures, Why.SAME_PAGU)
    several = [*decided.once, *decided.written_once, *decided.added]
    twice = dict(pair for group in several for pair in _alike(group))
    for index in twice:
        changed[index] = _in_doubt(changed[index], columns, (Measure.REALISASI,), Why.REPEATED)
    apart = {each.index + 1 for group in several for each in group}
    notes = (*_notes(decided, columns), *note_on_repeated({at + 1: first + 1 for at, first in twice.items()}))
    return replace(sheet, rows=changed, apart=sheet.apart | apart), notes


def _alike(group: Sequence[PlacedRow]) -> Iterator[tuple[int, int]]:
    """The rows of a group that say all that an earlier one says, with that one."""
    seen: dict[tuple[object, ...], int] = {}
    for each in group:
        first = seen.setdefault((*each.details.values(), each.realisasi), each.index)
        if first != each.index and known(each.realisasi):
            yield each.index, first


def _decide(groups: Sequence[Sequence[PlacedRow]], rows: Sequence[PlacedRow], columns: RowColumns) -> _Decided:
    decided = _Decided()
    same = [group for group in groups if _has_same_pagu(group)]
    printed = PrintedPagu(
        rows, {each.index: known(each.whole_pagu) or Decimal(0) for group in same for each in group[1:]}
    )
    several = [group for group in groups if sum(each.has_pagu for each in group) > 1]
    mostly, usual = 2 * len(same) > len(several), _is_usual(same, several)
    for group in groups:
        kinds = frozenset(differing(group))
        by_document = bool(kinds & {Kind.DOCUMENT, Kind.PERIOD})
        if sum(each.has_pagu for each in group) < 2:
            decided.written_once += [group] if by_document and any(each.has_pagu for each in group) else []
        elif not kinds and any(_alike(group)):
            continue  # a row that is repeated as a whole
        elif not _has_same_pagu(group):
            again = mostly or len({each.pagu for each in group}) < len(group)
            decided.in_doubt += [group] if by_document and again else []
        elif (is_once := printed.counts_once(group[0].code)) is not None:
            (decided.once if is_once else decided.added).append(group)
        elif by_document:
            (decided.once if mostly else decided.in_doubt).append(group)
        elif not columns.has_rekening and group[0].code:
            (decided.once if kinds and usual and _is_within(group) else decided.in_doubt).append(group)
    return decided


def _has_same_pagu(group: Sequence[PlacedRow]) -> bool:
    """Whether all rows have one pagu."""
    return group[0].has_pagu and len({each.pagu for each in group}) == 1


def _is_usual(same: Sequence[Sequence[PlacedRow]], several: Sequence[Sequence[PlacedRow]]) -> bool:
    """Whether every sub kegiatan with several pagu repeats one, and something was spent of it."""
    spent = [group for group in same if known(total(each.realisasi for each in group)) and _is_within(group)]
    return len(same) == len(several) and len(spent) >= _NO_CHANCE


def _is_within(group: Sequence[PlacedRow]) -> bool:
    """Whether what all rows have spent is no more than the pagu once."""
    spent, pagu = known(total(each.realisasi for each in group)), known(group[0].whole_pagu)
    return spent is not None and pagu is not None and spent <= pagu


def _in_doubt(cells: Cells, columns: RowColumns, measures: Sequence[Measure], why: Why) -> Cells:
    """A row whose amounts may be those of another row again: they are not known."""
    changed = list(cells)
    for each in columns.amounts.chosen:
        if each.measure in measures and each.index < len(changed):
            changed[each.index] = Unreadable(why, str(changed[each.index]))
    return changed


def _notes(decided: _Decided, columns: RowColumns) -> Iterator[str]:
    for groups, what in (
        (decided.once, "pagu yang sama di setiap baris satu sub kegiatan dihitung sekali"),
        (
            decided.added,
            "pagu yang sama di beberapa baris satu sub kegiatan dijumlahkan, sesuai jumlah di atasnya",
        ),
        (decided.in_doubt, "pagu yang sama di beberapa baris satu sub kegiatan diragukan (diulang atau dibagi)"),
    ):
        if groups:
            named = few([first_rows([each.index + 1 for each in group]) for group in groups], _MOST_NAMED)
            spent = ", realisasinya dijumlahkan" if groups is decided.once and _has_realisasi(columns) else ""
            yield f"{what}{spent}: {named}"


def _has_realisasi(columns: RowColumns) -> bool:
    return any(each.measure == Measure.REALISASI for each in columns.amounts.chosen)
