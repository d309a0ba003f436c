"""How many columns that are taken from agencies' own tables are what they are taken for.

``python -m tools.measure_headings SEED COLUMNS`` makes tables headed as planning offices head them (several rows
of headings, merged or not, quarters and months, K, % and Rp, rows of column numbers, other plans and other years),
reads them, and prints how many of the columns taken are right, and how many amounts were left out. The words are
those of published workbooks; the figures are random. A seed gives the same tables every time.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lkjip_xl.reader.own.listing import listing_of
from lkjip_xl.reader.own.workbook import own_tables
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.tables.calculation import Percent
from lkjip_xl.tables.keys import Key
from tools.made_headings import AMOUNT, PAGU, RATIO, SPENT, YEAR, Made, columns_of_table, sheet_of

ENOUGH = 1000


@dataclass(slots=True)
class Measured:
    """What was counted: columns taken that are right, and wrong ones with the words over them."""

    right: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    amounts: int = 0

    @property
    def taken(self) -> int:
        """How many columns were taken."""
        return self.right + self.wrong.total()


def measured(seed: int, enough: int = ENOUGH) -> Measured:
    """Read tables until so many columns have been taken."""
    chance, found = random.Random(seed), Measured()  # noqa: S311 - made-up tables
    while found.taken < enough:
        columns = list(columns_of_table(chance))
        _count(found, columns, sheet_of(chance, columns))
    return found


def _count(found: Measured, columns: Sequence[Made], grid: Grid) -> None:
    taken: dict[int, str] = {}
    for each in own_tables([grid])[1]:
        listing = listing_of(each, YEAR)
        for column in listing.table.spec.columns if listing else ():
            at = listing.table.columns[column.key] - 1 if listing else 0
            if column.key in {Key.KODE, Key.NAMA, Key.PAGU}:
                taken[at] = str(column.key)
            elif listing and column.key == listing.table.spec.spending:
                taken[at] = SPENT  # of all the year, or of a part of it
            elif column.sums or isinstance(column.calc, Percent):
                taken[at] = AMOUNT if column.sums else RATIO
    for at, made in enumerate(columns):
        words = f"{' / '.join(made.heading)}: {made.holds}"
        if at in taken and taken[at] == made.holds:
            found.right += 1
        elif at in taken:
            found.wrong[f"{words}, diambil sebagai {taken[at]}"] += 1
        if made.holds in {PAGU, SPENT, AMOUNT}:
            found.amounts += 1
            found.left[words] += at not in taken


def main() -> None:
    """Print what was measured with the seed that is named."""
    seed, enough = (*map(int, sys.argv[1:3]), *(1, ENOUGH)[len(sys.argv) - 1 :])
    found = measured(seed, enough)
    print(f"{found.right} dari {found.taken} kolom yang diambil benar")
    print(f"{found.left.total()} dari {found.amounts} kolom rupiah tidak diambil")
    for counted in (found.wrong, found.left):
        for words, count in counted.most_common(25):
            if count:
                print(f"  {count:4} {words}")


if __name__ == "__main__":
    main()
