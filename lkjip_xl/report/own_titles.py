"""The number and title that an agency gives a table in its report: ``Tabel 19 Capaian …``.

They stand in Pengaturan, or above the headings of the table's sheet. The sheet keeps its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.spec import TableSpec
from lkjip_xl.text.words import squeeze
from lkjip_xl.text.years import with_other_years

_TABLE = "Tabel "
# 19, 3.3.8, 3.1.1.a, 4-2, III.5
_DIGITS = r"(?:\d+|[ivx]+)(?:[.\-–]\s?(?:\d+|[a-z]\b))*[a-z]?"
_NUMBER = re.compile(rf"\s*tabel\s+({_DIGITS})(?!\w)[\s.:–-]*", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"\d+(?:[.\-–]\d+)*(?:\.?[a-z])?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedName:
    """What a table is called in print: ``Tabel 19``, and its whole title with that."""

    number: str
    title: str


def own_title(table: Table) -> str:
    """The title that somebody typed in the sheet with another number than its own; empty where nobody did."""
    cell = cell_of_own_title(table)
    return squeeze(cell.written) if cell else ""


def cell_of_own_title(table: Table) -> Cell | None:
    """The cell in which that title stands."""
    usual = number_in(table.spec.sheet)
    typed = (cell for cell in table.titles if not cell.formula)
    return next((cell for cell in typed if (number := number_in(squeeze(cell.written))) and number != usual), None)


def with_numbers_of_others(tables: Iterable[Table], specs: Iterable[TableSpec]) -> frozenset[str]:
    """The keys of tables whose own title has the number of another table of the template.

    ``specs`` are those of the template. Its usual number, which such a table has then, may be another one's too.
    """
    usual = {spec.key: usual_number(spec) for spec in specs}
    own = {table.spec.key: number_in(own_title(table)) for table in tables if own_title(table)}
    found: set[str] = set()
    while True:
        numbers = usual | {key: number for key, number in own.items() if key not in found}
        alike: dict[str, set[str]] = {}
        for key, number in numbers.items():
            alike.setdefault(number, set()).add(usual.get(key, ""))
        more = {key for key, number in own.items() if key not in found and len(alike[number]) > 1}
        if not more:
            return frozenset(found)
        found |= more


def printed_number(settings: Settings, table: Table) -> str:
    """The number that a table has in print, in small letters: ``19``; empty where it has none."""
    return number_in(printed_name(settings, table.spec, table).title)


def usual_number(spec: TableSpec) -> str:
    """The number that a table has in print where nobody gives it one."""
    return number_in(spec.title)


def printed_name(settings: Settings, spec: TableSpec, table: Table | None = None) -> PrintedName:
    """How a table is called in print: as Pengaturan says, else as its sheet does, else as usual."""
    usual = settings.with_years(spec.title)
    own = settings.title_of(spec.key) or (own_title(table) if table else "")
    if not own:
        return PrintedName(spec.sheet, usual)
    own = f"{_TABLE}{own}" if _NUMBER_ALONE.fullmatch(own) else own
    found, of_usual = _NUMBER.match(own), _NUMBER.match(usual)
    if found is None:
        return PrintedName(spec.sheet, f"{_TABLE}{of_usual[1]} {own}" if of_usual else own)
    is_usual = number_in(own) == number_in(spec.sheet)
    number = spec.sheet if is_usual else _TABLE + found[1]
    words = usual[of_usual.end() :] if of_usual else usual
    return PrintedName(number, own if own[found.end() :] else f"{_TABLE}{found[1]} {words}")


def as_printed(report: Report, text: str) -> str:
    """A sentence in which the tables are called as they are in print."""
    numbers = _other_numbers(report)
    if not numbers:
        return text
    sheets = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
    return re.sub(rf"\b(?:{sheets})(?!\.?\w)", lambda found: numbers[found[0]], text)


def _other_numbers(report: Report) -> Mapping[str, str]:
    """The numbers in print, by the name of the sheet, of the tables that have another one."""
    names = (
        (table.spec.sheet, printed_name(report.settings, table.spec, table)) for table in report.report_tables
    )
    return {sheet: name.number for sheet, name in names if name.number != sheet}


def in_other_years(title: str, before: Settings, now: Settings) -> str:
    """A title as the report of another year has it: with its year, the one before, and those of its Renstra.

    The year of a regulation that it names stays.
    """
    if before.tahun is None or now.tahun is None:
        return title
    years = {str(before.tahun + back): str(now.tahun + back) for back in (0, -1)}
    renstra, new_renstra = ((str(each.awal_renstra), str(each.akhir_renstra)) for each in (before, now))
    return with_other_years(title, years, {renstra: new_renstra})


def number_in(text: str) -> str:
    """The number that a title begins with, in small letters: ``3.1.1.a``; empty where it begins with none."""
    found = _NUMBER.match(text)
    return found[1].casefold() if found else ""
