"""From the sheets of an agency's own workbook to the report in them, and to its other tables of amounts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

from lkjip_xl.files.refusal import IF_FINANCE, refused
from lkjip_xl.grids.amount_words import BUDGET
from lkjip_xl.reader.long_sheets import MOST_ROWS, too_long
from lkjip_xl.reader.own.others import others_in
from lkjip_xl.reader.own.seen import seen_in, unread_in
from lkjip_xl.reader.own.sheet_tables import SheetTable, rows_of, tables_in
from lkjip_xl.reader.printed.document import Others, Printed, recognised_in
from lkjip_xl.reader.printed.stated import Stated, stated
from lkjip_xl.reader.recalculation import recalculated
from lkjip_xl.reader.recognised import Recognised
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.text.ways import Action
from lkjip_xl.text.words import heading_key
from lkjip_xl.text.years import YEAR, years_of_report

# The lines that may be a letterhead stand in the first rows of the first sheets.
_ROWS_OF_COVER, _SHEETS_OF_COVER = 8, 5
# More formulas are believed to show what they give: to calculate them would take too long.
_MOST_FORMULAS = 20_000


def recognised_own(
    grids: Sequence[Grid],
    found: Sequence[SheetTable],
    accepted: Collection[int] = (),
    *,
    proposals: bool = False,
    monthly: bool = False,
    tahun: int | None = None,
) -> Recognised:
    """The report in the tables of a workbook that is no template, and what became of each of these.

    ``accepted`` are the numbers of tables of which somebody says that they are what they only seem to be;
    ``proposals`` says that these are something to read, though nothing else is known; ``monthly`` that the
    realisasi of single months or quarters is added up; ``tahun`` is the year where the workbook does not say it.

    Raises:
        UnreadableFile: if none of its tables is one of the report, nor one of amounts.

    """
    others = partial(others_in, found, monthly=monthly)
    hidden = tuple(f"lembar tersembunyi “{grid.name}”" for grid in grids if grid.hidden and grid.cells)
    return recognised_in(
        Printed(
            tuple(each.printed for each in found),
            tuple(_cover(grids, found)),
            (*hidden, *unread_in(grids, found)),
            _year([*_cover(grids, found)], tahun),
            others,
            partial(_refusal, grids, found),
            is_workbook=True,
            proposals=proposals,
        ),
        accepted,
    )


def own_tables(grids: Sequence[Grid]) -> tuple[Sequence[Grid], Sequence[SheetTable]]:
    """The sheets with what their formulas give, which not every program stores, and the tables in them.

    Raises:
        UnreadableFile: if a sheet has more rows than any table of a plan.

    """
    for grid in grids:
        rows = len({row for row, _ in grid.cells})
        if rows > MOST_ROWS:
            raise too_long(grid.name)
    formulas = sum(raw.formula for grid in grids for raw in grid.cells.values())
    if 0 < formulas <= _MOST_FORMULAS:
        grids = recalculated(grids, frozenset(range(len(grids)))).grids
    return grids, tables_in(grids)


def stated_in(grids: Sequence[Grid]) -> Stated:
    """Whose workbook it is and of which year, as far as its first rows say."""
    return stated([*_cover(grids, tables_in(grids))], (), ())


def _year(lines: Sequence[str], tahun: int | None) -> int | None:
    """The only year that some lines name: BULAN JUNI 2023; ``tahun`` where none does, or one without words."""
    naming = [line for line in lines if years_of_report(line)]
    years = {int(year) for line in naming for year in years_of_report(line)}
    if len(years) != 1:
        return tahun
    without_words = all(YEAR.fullmatch(line.strip()) for line in naming)
    return tahun or years.pop() if without_words else years.pop()


def _cover(grids: Sequence[Grid], found: Sequence[SheetTable]) -> Iterator[str]:
    """The lines over the first table of each sheet: an agency or a year below its headings is a row's own."""
    begins: dict[str, int] = {}
    for each in found:
        begins.setdefault(each.grid.name, each.headings.first)
    for grid in [each for each in grids if not each.hidden][:_SHEETS_OF_COVER]:
        last = min(_ROWS_OF_COVER, begins.get(grid.name, _ROWS_OF_COVER))
        near = replace(grid, cells={at: raw for at, raw in grid.cells.items() if at[0] <= last})
        for row in rows_of(near):
            yield from dict.fromkeys(filter(None, row))


def _refusal(grids: Sequence[Grid], found: Sequence[SheetTable], others: Others) -> Exception:
    """Why nothing was checked, with what was seen in each sheet."""
    has_amounts = any(BUDGET.figures(heading_key(word)) for each in found for word in each.words)
    why = f"{'; '.join(others.notes)}." if others.notes else seen_in(grids, found)
    why = f"{why[:1].upper()}{why[1:]}"
    return refused(
        f"tidak ada tabel yang dikenal di buku kerja ini. {why}",
        (
            "Beri judul kolomnya (PROGRAM, PAGU, REALISASI), atau isi templat dari ",
            Action.NEW_TEMPLATE,
            ". " if has_amounts else ".",
            *(IF_FINANCE if has_amounts else ()),
        ),
    )
