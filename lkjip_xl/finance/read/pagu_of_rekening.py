"""The pagu of a sub kegiatan that is written in the row of each of its rekening: counted once, and said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lkjip_xl.finance.amounts import Amount, SourceRow, Unreadable, Why, known, total
from lkjip_xl.finance.formats.sheets import Cells, RawSheet
from lkjip_xl.finance.read.continued_rows import is_of_table, with_nothing
from lkjip_xl.finance.read.repeated_rows import first_rows
from lkjip_xl.finance.read.row_columns import RowColumns, text_at
from lkjip_xl.grids.headings import Headings
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.sentences import few

_MOST_NAMED = 3
# So many sub kegiatan with one pagu for each of their rekening are no chance.
_NO_CHANCE = 3


@dataclass(frozen=True)
class _Row:
    """A row of a rekening; ``index`` counts from 0."""

    index: int
    pagu: Amount
    realisasi: Amount


def with_pagu_of_sub_kegiatan(
    sheet: RawSheet, columns: RowColumns, headings: Headings, file: str
) -> tuple[RawSheet, tuple[str, ...]]:
    """The sheet in which such a pagu stands in the first row of its sub kegiatan, and what must be said.

    All sub kegiatan must repeat theirs, and have spent no more than it. Where nothing says what they have spent,
    it is in doubt: repeated or shared.
    """
    groups = _groups(sheet, columns, headings, file)
    if len(groups) < _NO_CHANCE:
        return sheet, ()
    spent = [known(total(each.realisasi for each in group)) for group in groups]
    pagu = [known(group[0].pagu) for group in groups]
    if not all(
        of_it is None or (own is not None and of_it <= own) for of_it, own in zip(spent, pagu, strict=True)
    ):
        return sheet, ()
    is_sure = any(spent)
    rows = list(sheet.rows)
    for group in groups:
        for each in group[1:]:
            rows[each.index] = _once(rows[each.index], columns, is_sure=is_sure)
    named = few([first_rows([each.index + 1 for each in group]) for group in groups], _MOST_NAMED)
    what = (
        "pagu yang sama di setiap baris rekening satu sub kegiatan dihitung sekali"
        if is_sure
        else "pagu yang sama di setiap baris rekening satu sub kegiatan diragukan (diulang atau dibagi)"
    )
    return replace(sheet, rows=rows), (f"{what}: {named}",)


def _once(cells: Cells, columns: RowColumns, *, is_sure: bool) -> Cells:
    """A row whose pagu stands in another row already, or may do so."""
    pagu = columns.columns_of(Measure.PAGU)
    if is_sure:
        return with_nothing(cells, pagu)
    changed = list(cells)
    for at in pagu:
        if text_at(cells, at):
            changed[at] = Unreadable(Why.SAME_PAGU, text_at(cells, at))
    return changed


def _groups(sheet: RawSheet, columns: RowColumns, headings: Headings, file: str) -> list[list[_Row]]:
    """The rows of each sub kegiatan that has several rekening; none as soon as their pagu differ somewhere."""
    if not columns.rekening:
        return []
    place = [at for at in (*columns.agency, *columns.budget) if at not in columns.rekening]
    found: dict[tuple[str, ...], list[_Row]] = {}
    for index in range(headings.data, len(sheet.rows)):
        cells = sheet.rows[index]
        if not any(text_at(cells, at) for at in columns.rekening) or not is_of_table(cells, columns, headings):
            continue
        at = SourceRow(file, sheet.name, index + 1)
        own = _Row(index, *columns.amounts_of(at, cells))
        group = found.setdefault(tuple(text_at(cells, each) for each in place), [])
        if not known(own.pagu) or (group and group[0].pagu != own.pagu):
            return []
        group.append(own)
    return [group for group in found.values() if len(group) > 1]
