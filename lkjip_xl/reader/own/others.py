"""The tables of amounts among those of a file that are none of the report, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from lkjip_xl.reader.own.alike_lists import with_untold_periods
from lkjip_xl.reader.own.listing import Listing, listing_of
from lkjip_xl.reader.own.listing_notes import why_not_read
from lkjip_xl.reader.own.sheet_tables import SheetTable
from lkjip_xl.reader.printed.document import Others
from lkjip_xl.report.settings import Settings
from lkjip_xl.text.sentences import few

_MOST_SHEETS = 4


def others_in(
    found: Sequence[SheetTable], taken: Collection[int], settings: Settings, *, monthly: bool = False
) -> Others:
    """Those of which something can be judged, with what must be said of them.

    ``taken`` are the numbers of the tables that are the report's. ``monthly`` says that the realisasi of single
    months or quarters is added up.
    """
    read: dict[int, Listing] = {}
    notes: list[str] = []
    for each in found:
        if each.printed.number in taken:
            continue
        listing = listing_of(each, settings.tahun, monthly=monthly)
        if listing is not None:
            read[each.printed.number] = listing
            notes += listing.notes
        elif why := why_not_read(each):
            notes.append(why)
    notes += _of_work(read.values())
    tables = {number: each.table for number, each in read.items() if each.is_judged}
    tables = with_untold_periods(tables)
    parts = [f"{each.sheet} ({each.part_of_year})" for each in tables.values() if each.part_of_year]
    periods = [f"{read[number].table.sheet}: {read[number].periods}" for number in tables if read[number].periods]
    by_year = [f"{read[number].table.sheet}: {read[number].years}" for number in tables if read[number].years]
    untold = [f"{read[number].table.sheet}: {read[number].untold}" for number in tables if read[number].untold]
    return Others(
        tables,
        tuple(dict.fromkeys(notes)),
        parts=tuple(dict.fromkeys(parts)),
        periods=tuple(dict.fromkeys(periods)),
        by_year=tuple(dict.fromkeys(by_year)),
        untold=tuple(dict.fromkeys(untold)),
    )


def _of_work(read: Iterable[Listing]) -> Iterator[str]:
    """What is said of columns that hold no money, once for all lists that have the same ones."""
    sheets: dict[str, list[str]] = {}
    for each in read:
        if each.of_work and each.is_judged:
            sheets.setdefault(each.of_work, []).append(str(each.table.sheet))
    for columns, own in sheets.items():
        yield f"kolom angka yang bukan rupiah di {few([*dict.fromkeys(own)], _MOST_SHEETS, 'lembar')}: {columns}"
