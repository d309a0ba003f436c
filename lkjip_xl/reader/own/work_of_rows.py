"""What an agency's own list says of the work of its rows: indicators, with the year's target and what was reached.

Money and work stand side by side there (K and Rp under one heading): what is beside the pagu of the year is its
target, and what is beside its realisasi what was reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lkjip_xl.grids.amount_words import years_in
from lkjip_xl.grids.headings import SEPARATOR, last_word
from lkjip_xl.reader.cells import read_cell, written
from lkjip_xl.reader.own.amounts import AmountColumn, Roles
from lkjip_xl.reader.own.roles import is_percent
from lkjip_xl.reader.own.sheet_tables import SheetTable
from lkjip_xl.reader.own.text_columns import TextColumns
from lkjip_xl.reader.workbook import RawCell
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Kind

_INDICATOR = re.compile(r"indikator\b(?!.*\b(?:sasaran|tujuan|utama)\b).*")
_UNIT = re.compile(r"satuan(?: (?:target|kinerja|indikator|output|keluaran))?")
# Under the heading of an amount, and alone. Work in percent (FISIK %) is none of a target in documents.
_BESIDE = re.compile(r"k|kinerja|(?:target|realisasi)(?: (?:capaian )?kinerja)?|target capaian|volume|vol")
_YEAR = r"(?: (?:tahun )?20\d\d)?"
_TARGETS = re.compile(rf"target(?: (?:capaian )?(?:kinerja|kegiatan|output|renja))?{_YEAR}")
_RESULTS = re.compile(rf"realisasi (?:kinerja|target|output){_YEAR}")


def work_columns(found: SheetTable, roles: Roles, part: str, year: int | None) -> dict[str, int]:
    """The columns from 0 of indicators, their units, the year's targets and what was reached.

    Nothing where there is no one column of indicators; ``part`` is the part of the year of the realisasi.
    """
    paths = found.headings.paths
    indicators = [at for at, path in enumerate(paths) if _INDICATOR.fullmatch(last_word(path))]
    if len(indicators) != 1:
        return {}
    likely = {
        Key.TARGET: _likely(paths, roles.pagu, _TARGETS, year),
        Key.REALISASI_KINERJA: [] if part else _likely(paths, roles.realisasi, _RESULTS, year),
        Key.SATUAN: [at for at, path in enumerate(paths) if _UNIT.fullmatch(last_word(path))],
    }
    taken = {key: ats[0] for key, ats in likely.items() if len(ats) == 1}
    if Key.TARGET not in taken:
        taken = {}
    return {Key.INDIKATOR: indicators[0], **taken}


def _likely(
    paths: Sequence[str], amount: AmountColumn | None, alone: re.Pattern[str], year: int | None
) -> list[int]:
    """The columns of work that go with a column of money: under its heading, else those that say so themselves."""
    if amount is None:
        return []
    others = [
        (at, path)
        for at, path in enumerate(paths)
        if at != amount.index and path and not is_percent(path) and not years_in(path) - {year}
    ]
    if amount.groups:
        beside = [
            at for at, path in others if _groups(path) == amount.groups and _BESIDE.fullmatch(last_word(path))
        ]
        if beside:
            return beside
    return [at for at, path in others if alone.fullmatch(path)]


def _groups(path: str) -> tuple[str, ...]:
    return tuple(path.split(SEPARATOR)[:-1])


def work_of(found: SheetTable, table: Table, texts: TextColumns, columns: Mapping[str, int]) -> Iterator[Row]:
    """The indicators of the rows of a list, each under the number of its row: on it, and on lines right below."""
    lines: dict[int, dict[int, RawCell]] = {}
    for (number, column), raw in found.grid.cells.items() if columns else ():
        if number > (table.heading_row or 0) and written(raw):
            lines.setdefault(number, {})[column - 1] = raw
    rows = {row.number: row for row in table.rows}
    ends = {row.number for row in table.totals}
    naming = {*texts.names, *texts.parts_of_code, texts.code}
    owner: Row | None = None
    before = 0
    for number, line in sorted(lines.items()):
        if number in ends or number > before + 1 or naming & line.keys():
            owner = rows.get(number)
        before = number
        if owner is not None and columns[Key.INDIKATOR] in line:
            yield Row(owner.index, number, _cells(found, number, line, columns), under=owner.number)


def _cells(
    found: SheetTable, number: int, line: Mapping[int, RawCell], columns: Mapping[str, int]
) -> dict[str, Cell]:
    places = {key: Place(found.grid.name, number, at + 1) for key, at in columns.items()}
    return {key: read_cell(line.get(at), places[key], _kind(key)) for key, at in columns.items()}


def _kind(key: str) -> Kind:
    return Kind.TEXT if key in {Key.INDIKATOR, Key.SATUAN} else Kind.QUANTITY
