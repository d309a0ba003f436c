"""Indicators, sasaran, programs, kegiatan and sub kegiatan with what each may be the highest or lowest in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lkjip_xl.figures.means_of_sasaran import by_sasaran, mean_of
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.figures.sasaran import is_penunjang
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.evidence.facts import INDICATOR, KEGIATAN, PROGRAM, SASARAN, SUB_KEGIATAN, Meant, Thing
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.numbers import round_half_up
from lkjip_xl.text.words import name_key, squeeze

_BY_LEVEL = {Level.PROGRAM: PROGRAM, Level.KEGIATAN: KEGIATAN, Level.SUB_KEGIATAN: SUB_KEGIATAN}
_SUPPORTS_OTHERS = "*"


@dataclass(frozen=True, slots=True)
class Entry:
    """One of them: its name, what it belongs to (its sasaran, its program), and its figure.

    The figure is in rupiah or percent points, rounded as it is printed.
    """

    name: str
    group: str
    value: Decimal


Ranked = Mapping[tuple[str, Meant], Sequence[Entry]]
"""The entries of each kind of thing, by what their figures tell."""


@lru_cache(maxsize=2)
def ranked(report: Report) -> Ranked:
    """All that can be put in order; nothing of a kind in which a figure is not known."""
    figures = Recomputed(report)
    found: dict[tuple[str, Meant], list[Entry]] = {}
    lacking: set[tuple[str, Meant]] = set()
    for kind, meant, entry in (*_of_results(report, figures), *_of_money(report, figures)):
        if entry is None:
            lacking.add((kind, meant))
        else:
            found.setdefault((kind, meant), []).append(entry)
    return {of: entries for of, entries in found.items() if of not in lacking and len(entries) > 1}


def of_one_name(entries: Sequence[Entry]) -> list[Entry]:
    """The entries whose name stands once: of several units with one name nobody says whether one is meant."""
    names = Counter(name_key(each.name) for each in entries)
    return [each for each in entries if names[name_key(each.name)] == 1]


def entries_of(entries: Sequence[Entry], things: Sequence[Thing]) -> list[Entry]:
    """Those among entries that are these things."""
    names = {name_key(name) for thing in things for name in thing.names}
    return [each for each in entries if name_key(each.name) in names]


def _of_results(report: Report, figures: Recomputed) -> Iterator[tuple[str, Meant, Entry]]:
    table = report.tables.get(TableKey.TABEL_3_1_1_A)
    if table is None or not table.rows:
        return
    column = table.spec.column(Key.CAPAIAN)
    for row in table.rows:
        value = figures.counting(table, row, column)
        if value is not None:
            group = name_key(row.text(Key.SASARAN))
            yield INDICATOR, Meant.CAPAIAN, Entry(squeeze(table.label(row)), group, _printed(value))
    for name, rows in by_sasaran(table.rows).items():
        mean = mean_of(figures, table, tuple(rows))
        if name and mean is not None:
            yield SASARAN, Meant.CAPAIAN, Entry(squeeze(rows[0].text(Key.SASARAN)), "", _printed(mean))


def _of_money(report: Report, figures: Recomputed) -> Iterator[tuple[str, Meant, Entry | None]]:
    table = report.tables.get(TableKey.TABEL_3_1_1_B)
    if table is None or not table.is_leveled:
        return
    for row in table.rows:
        kind = _BY_LEVEL.get(row.level) if row.level is not None else None
        pagu, spent = (
            figures.figure(table, row, table.spec.column(key)) for key in (Key.TARGET_KEUANGAN, Key.REALISASI)
        )
        if kind is None:
            continue
        if pagu is None or spent is None:
            yield from ((kind, meant, None) for meant in (Meant.PAGU, Meant.SPENT, Meant.LEFT, Meant.ABSORBED))
            continue
        name, group = squeeze(row.text(table.spec.label)), _program(table, row)
        yield kind, Meant.PAGU, Entry(name, group, pagu)
        yield kind, Meant.SPENT, Entry(name, group, spent)
        yield kind, Meant.LEFT, Entry(name, group, pagu - spent)
        if pagu:
            yield kind, Meant.ABSORBED, Entry(name, group, _printed(spent / pagu * 100))


def _program(table: Table, row: Row) -> str:
    """The program that a row belongs to; of a program whether it supports all others."""
    above = table.topmost(row)
    if above is row:
        return _SUPPORTS_OTHERS if is_penunjang(table, row) else ""
    return name_key(above.text(table.spec.label))


def _printed(value: Decimal) -> Decimal:
    return round_half_up(value, 2)
