"""What no cell holds and its row tells: what is left of a pagu, a share of all, how far a result has moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.report.model import Row, Table
from lkjip_xl.rules.evidence.cell_facts import CellFacts
from lkjip_xl.rules.evidence.facts import OF_LAST_YEAR, Fact, Meant
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.text.unit_words import POINTS
from lkjip_xl.text.written_figures import Told


def derived(cells: CellFacts, table: Table, row: Row) -> Iterator[Fact]:
    """What no cell holds: what is left of a pagu, its share of all, how far a result has grown."""
    found = {each.meant: each for each in cells.of(table, row)}
    pagu, spent = found.get(Meant.PAGU), found.get(Meant.SPENT)
    if pagu and (whole := cells.whole(table, Meant.PAGU)) and row is not table.total:
        yield replace(pagu, meant=Meant.SHARE, kind=Told.PERCENT, values=shares(pagu.values, whole), place=None)
    if pagu and spent:
        each_left = tuple(dict.fromkeys(pagu.values[0] - each for each in spent.values))
        left = replace(pagu, meant=Meant.LEFT, values=each_left, place=None)
        yield left
        if pagu.values[0]:
            share = shares(each_left, pagu.values[0])
            yield replace(left, kind=Told.PERCENT, values=share, soft=True)
        yield from _parts_of_all(cells, table, spent, left)
        if pagu.values[0]:
            share = shares(spent.values, pagu.values[0])
            yield replace(pagu, meant=Meant.ABSORBED, kind=Told.PERCENT, values=share, place=None)
    yield from _part_of_staff(cells, table, row)
    now, before = row.figure(Key.REALISASI), row.figure(Key.REALISASI_LALU)
    if table.spec.key == TableKey.TABEL_3_1_2 and now is not None and before is not None:
        yield from _grown(row, found[Meant.RESULT], now, before)


def _grown(row: Row, result: Fact, now: Decimal, before: Decimal) -> Iterator[Fact]:
    """How far a result has moved since last year: in percent of last year's, in its own unit, and its capaian."""
    moved = now - before
    shares = (moved / before * 100, now / before * 100) if before else ()
    capaian = [row.figure(key) for key in (Key.CAPAIAN, Key.CAPAIAN_LALU)]
    of_capaian = [capaian[0] - capaian[1]] if capaian[0] is not None and capaian[1] is not None else []
    of_percent = result.kind is Told.PERCENT
    grown = replace(result, meant=Meant.GROWTH, place=None)
    # What comes first is told where another figure stands.
    if shares:
        yield replace(grown, kind=Told.PERCENT, unit=OF_LAST_YEAR, values=_either_way(shares))
    yield replace(grown, unit=POINTS if of_percent else result.unit, values=_either_way((moved,)))
    if of_capaian:
        yield replace(grown, kind=Told.PERCENT, unit=POINTS, values=_either_way(of_capaian), soft=True)


def _either_way(steps: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Steps as they are told: “turun 3” and “-3”."""
    return tuple(dict.fromkeys(each for step in steps for each in (abs(step), step)))


def _parts_of_all(cells: CellFacts, table: Table, spent: Fact, left: Fact) -> Iterator[Fact]:
    """What a row is of all that was spent, and of all that was left."""
    pagu, all_spent = cells.whole(table, Meant.PAGU), cells.whole(table, Meant.SPENT)
    if pagu and all_spent:
        for part, whole in ((spent, all_spent), (left, pagu - all_spent)):
            if whole:
                share = shares(part.values, whole)
                yield replace(part, meant=Meant.SHARE, kind=Told.PERCENT, values=share, place=None, soft=True)


def shares(values: Sequence[Decimal], whole: Decimal) -> tuple[Decimal, ...]:
    """What some amounts are of a whole, in percent."""
    return tuple(each / whole * 100 for each in values)


def _part_of_staff(cells: CellFacts, table: Table, row: Row) -> Iterator[Fact]:
    """Which part of all staff works in a unit."""
    if table.spec.key != TableKey.TABEL_1_4 or table.total is None or row is table.total:
        return
    everybody, here = table.total.figure(Key.JUMLAH), row.figure(Key.JUMLAH)
    if everybody and here is not None:
        example = next(each for each in cells.of(table, row) if each.column == Key.JUMLAH)
        share = shares((here,), everybody)
        yield replace(example, meant=Meant.SHARE, kind=Told.PERCENT, unit="", values=share, place=None)
