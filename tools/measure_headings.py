"""How many columns that are taken from agencies' own tables are what they are taken for.

``python -m tools.measure_headings SEED COLUMNS`` makes tables headed as planning offices head them (several rows
of headings, merged or not, quarters and months, K, % and Rp, rows of column numbers, other plans and other years),
and tables of performance as reports print them (this year, two years, the Renstra, national standards,
efficiency, and others beside them), reads them, and prints how many of the columns taken are right, and how many
were left out. The words are those of published workbooks and reports; the figures are random. A seed gives the
same tables every time.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.reader.own.listing import listing_of
from lkjip_xl.reader.own.workbook import own_tables
from lkjip_xl.reader.printed.document import Printed, report_in
from lkjip_xl.reader.printed.tables import PrintedTable
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.tables import TABEL_2_2_PK_PROGRAM, TABEL_3_1_4
from lkjip_xl.tables.calculation import Percent
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind, TableSpec
from tools.made_headings import AMOUNT, PAGU, RATIO, SPENT, YEAR, Made, columns_of_table, sheet_of
from tools.made_performance import (
    NAMES,
    OF_PROGRAM,
    OF_STANDARD,
    OF_THE_END,
    PROGRAM,
    columns_of_performance,
    of,
    printed,
)

ENOUGH = 1000
_COVER = ("LAPORAN KINERJA", "DINAS PENANAMAN MODAL KABUPATEN CONTOH", f"TAHUN {YEAR}")
_NAMES = {"terhadap_akhir": OF_THE_END, "capaian_lalu": of("capaian", YEAR - 1)}


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


def measured_performance(seed: int, enough: int = ENOUGH) -> Measured:
    """Read tables of performance, each the only one of its document, until so many columns have been taken."""
    chance, found = random.Random(seed), Measured()  # noqa: S311 - made-up tables
    while found.taken < enough:
        caption, columns = columns_of_performance(chance)
        taken = _facts_taken(printed(chance, caption, columns))
        for at, made in enumerate(columns, 1):
            words = f"{caption[:40]}: {' / '.join(made.heading)}: {made.holds}"
            if at in taken and taken[at] == made.holds:
                found.right += 1
            elif at in taken:
                found.wrong[f"{words}, diambil sebagai {taken[at]}"] += 1
            if made.holds not in NAMES:
                found.amounts += 1
                found.left[words] += at not in taken
    return found


def _facts_taken(table: PrintedTable) -> dict[int, str]:
    """What the columns of a table alone in a document were taken for, where it was taken for one."""
    try:
        report = report_in(Printed((table,), _COVER))
    except UnreadableFile:
        return {}
    return {
        at: _fact(read.spec, read.spec.column(key))
        for read in report.tables.values()
        for key, at in read.columns.items()
        if read.rows and read.spec.column(key).kind is not Kind.NUMBERING
    }


def _fact(table: TableSpec, column: Column) -> str:
    """What a column of a table says, in the words of the tables that are made."""
    if table.key == TABEL_2_2_PK_PROGRAM.key:
        return PROGRAM if column.key == PROGRAM else f"{OF_PROGRAM}{column.key}"
    if (table.key, column.key) == (TABEL_3_1_4.key, Key.CAPAIAN):
        return OF_STANDARD
    if column.fact is None or column.year is None:
        return _NAMES.get(column.key, str(column.series or column.key))
    years = {RelativeYear.THIS: YEAR, RelativeYear.LAST: YEAR - 1}
    year = years.get(column.year, column.year) if isinstance(column.year, RelativeYear) else column.year
    return of(column.fact.said.value, int(str(year)))


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
    for what, found in (("daftar", measured(seed, enough)), ("kinerja", measured_performance(seed, enough))):
        print(f"{what}: {found.right} dari {found.taken} kolom yang diambil benar")
        print(f"{what}: {found.left.total()} dari {found.amounts} kolom yang berarti tidak diambil")
        for counted in (found.wrong, found.left):
            for words, count in counted.most_common(25):
                if count:
                    print(f"  {count:4} {words}")


if __name__ == "__main__":
    main()
