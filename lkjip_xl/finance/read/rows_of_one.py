"""Rows of one sub kegiatan that are told apart by a document, a period, a source: which they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from lkjip_xl.finance.amounts import Amount, SourceRow, known, total
from lkjip_xl.finance.formats.sheets import Cells, RawSheet
from lkjip_xl.finance.read.continued_rows import is_of_table
from lkjip_xl.finance.read.row_columns import Kind, RowColumns, is_whole, text_at
from lkjip_xl.grids.codes import is_skpd
from lkjip_xl.grids.headings import Headings
from lkjip_xl.tables.measures import Measure

Code = tuple[object, ...]


@dataclass(frozen=True)
class PlacedRow:
    """A row with its place and its amounts.

    ``index`` counts from 0; ``block`` is the agency's part of the sheet.
    """

    index: int
    block: int
    place: tuple[str, ...]
    code: Code
    pagu: tuple[Amount, ...]
    realisasi: Amount
    details: Mapping[Kind, tuple[str, ...]]

    @property
    def whole_pagu(self) -> Amount:
        """Its pagu over all columns."""
        return total(self.pagu)

    @property
    def has_pagu(self) -> bool:
        """Whether it has a pagu other than 0."""
        return any(known(each) for each in self.pagu)


def may_have_groups(sheet: RawSheet, columns: RowColumns, headings: Headings) -> bool:
    """Whether a look at the cells finds several rows of one place, and something that could tell them apart.

    Rekening have packages, which are added, unless a document or a period tells them apart.
    """
    if columns.has_rekening and set(columns.details.values()) <= {Kind.OTHER}:
        return False
    at = (*columns.agency, *columns.budget)
    places = (
        tuple(cells[each] if each < len(cells) else "" for each in at) for cells in sheet.rows[headings.data :]
    )
    return any(count > 1 and any(place) for place, count in Counter(places).items())


def placed_rows(sheet: RawSheet, columns: RowColumns, headings: Headings, file: str) -> list[PlacedRow]:
    """The rows of the table that say which row of the budget they are."""
    found = []
    block = 0
    for index in range(headings.data, len(sheet.rows)):
        cells = sheet.rows[index]
        block += any(is_skpd(text_at(cells, at)) for at in columns.budget)
        if not columns.is_blank(cells) and is_of_table(cells, columns, headings):
            found.append(_placed(index, block, cells, columns, SourceRow(file, sheet.name, index + 1)))
    return found


def _placed(index: int, block: int, cells: Cells, columns: RowColumns, at: SourceRow) -> PlacedRow:
    return PlacedRow(
        index,
        block,
        columns.place(cells),
        columns.code(cells),
        columns.each_amount(at, cells, Measure.PAGU),
        columns.amounts_of(at, cells)[1],
        {kind: columns.detail(cells, kind) for kind in Kind},
    )


def groups_of(rows: Sequence[PlacedRow]) -> list[list[PlacedRow]]:
    """The rows of each sub kegiatan that has several: anywhere in the sheet by its code, else side by side.

    What stands above others is none of them.
    """
    upper = _above(rows)
    coded: dict[tuple[object, ...], list[PlacedRow]] = {}
    for each in rows:
        if is_whole(each.code) and each.code not in upper:
            coded.setdefault((each.block, each.place), []).append(each)
    beside = (list(group) for _, group in groupby(rows, key=lambda each: (each.block, each.place)))
    others = [group for group in beside if not is_whole(group[0].code)]
    return [group for group in (*coded.values(), *others) if len(group) > 1]


def _above(rows: Sequence[PlacedRow]) -> frozenset[Code]:
    """The codes under which others stand."""
    return frozenset(each.code[:length] for each in rows for length in range(1, len(each.code)))


class PrintedPagu:
    """The sums of pagu that a sheet prints, held against its rows: they tell whether a pagu counts once.

    ``surplus`` is what rows, by their index, would count again.
    """

    def __init__(self, rows: Sequence[PlacedRow], surplus: Mapping[int, Decimal]) -> None:
        upper = _above(rows)
        counted = Counter(each.code for each in rows)
        self._printed = {
            each.code: known(each.whole_pagu) for each in rows if each.code in upper and counted[each.code] == 1
        }
        self._every: dict[Code, Decimal] = {}
        self._again: dict[Code, Decimal] = {}
        for each in rows:
            if each.code not in upper:
                own, again = known(each.whole_pagu) or Decimal(0), surplus.get(each.index, Decimal(0))
                for length in range(1, len(each.code)):
                    above = each.code[:length]
                    self._every[above] = self._every.get(above, Decimal(0)) + own
                    self._again[above] = self._again.get(above, Decimal(0)) + again

    def counts_once(self, code: Code) -> bool | None:
        """Whether the sum above a code is right with each pagu once, or (False) with all; None for neither."""
        for length in range(len(code) - 1, 0, -1):
            written = self._printed.get(code[:length])
            if written is not None:
                every, again = self._every[code[:length]], self._again[code[:length]]
                return True if written == every - again else False if written == every else None
        return None


def differing(group: Sequence[PlacedRow]) -> Iterator[Kind]:
    """The kinds of columns by which all rows of a group differ from one another, alone or with those before."""
    told: list[tuple[tuple[str, ...], ...]] = [() for _ in group]
    for kind in Kind:
        own = [each.details[kind] for each in group]
        told = [(*before, texts) for before, texts in zip(told, own, strict=True)]
        if len(set(own)) > 1:
            yield kind
        if len(set(told)) == len(group):
            return
