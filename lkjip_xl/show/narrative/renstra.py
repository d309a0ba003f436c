"""Tabel 3.1.3 in sentences: the year against the target at the end of the Renstra."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.renstra import capaian_of_renstra, with_rumus
from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.units import ratio
from lkjip_xl.show.narrative import paragraph as written
from lkjip_xl.show.narrative.paragraph import NOTHING, Paragraph
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.text.sentences import percent, quoted_name

_REACHED: Final = "sudah tercapai"
_EXCEEDED: Final = "sudah tercapai, bahkan melampaui rentangnya,"


def against_renstra(told: Told, table: Table) -> Iterator[Paragraph]:
    """Realisasi of the year against the target at the end of the Renstra."""
    years = told.report.settings.renstra
    tahun = told.report.settings.tahun
    if not years or tahun is None or not told.report.settings.year_is_of_renstra:
        return
    calc = capaian_of_renstra(told.report, table, tahun, years[-1])
    if calc is not None:
        for row in with_rumus(told.report, table).rows:
            yield _against_last_target(told, table, row, calc, years[-1])


def _against_last_target(told: Told, table: Table, row: Row, calc: Capaian, year: int) -> Paragraph:
    realisasi, target = row.cells[calc.realisasi], row.cells[calc.target]
    own = RowFigures(table, row)
    reached = evaluate(calc, own)
    shown = told.beside(table, row, calc.target, calc.realisasi)
    aim = f"Target akhir Renstra (tahun {year}) indikator {quoted_name(table.label(row))}"
    figure = _in_unit_of(target, realisasi)
    if figure is not None and _can_be_judged(realisasi, target):
        done = _done(told, figure, target, reached, told.rumus(table.label(row)))
        direction = told.direction(table, row)
        so_much = f" sebesar {shown[0]}{direction}" if _is_amount(shown[0]) else f", yaitu {shown[0]}{direction},"
        came_to = f" sebesar {shown[1]}" if _is_amount(shown[1]) else f" {shown[1]}"
        sentence = f"{aim}{so_much} {done} dengan realisasi {told.year}{came_to}."
        return written.told(sentence) + _what_is_left(told, table, row, done, year)
    at_least = own.reached(calc)
    if at_least is None:
        return written.told(f"{aim} belum dapat dinilai: target {shown[0]}, realisasi {told.year} {shown[1]}.")
    done = _REACHED if at_least else _part_reached(told, reached)
    sentence = f"{aim}, yaitu {shown[0]}, {done} dengan realisasi {told.year} {shown[1]}."
    return written.told(sentence) + _what_is_left(told, table, row, done, year)


def _what_is_left(told: Told, table: Table, row: Row, done: str, year: int) -> Paragraph:
    """A blank for what will be done to reach a target that is not reached yet, or why it was not in the end."""
    if done in {_REACHED, _EXCEEDED}:
        return NOTHING
    of = f"target akhir Renstra {quoted_name(table.label(row))}"
    return (
        written.cause(of, "Target itu belum tercapai karena")
        if told.report.settings.tahun == year
        else written.plan(of, "Upaya untuk mencapainya")
    )


def _done(told: Told, realisasi: Decimal, target: Cell, reached: Decimal | None, rumus: Rumus | None) -> str:
    """Whether a target is reached; a target of 0 can be, though no percentage says so."""
    more = rumus is Rumus.MORE_IS_BETTER
    if target.bounds:
        low, high = target.bounds
        if low <= realisasi <= high:
            return _REACHED
        if realisasi > high if more else realisasi < low:
            return _EXCEEDED
        return "belum tercapai, karena berada di luar rentangnya,"
    aim = target.number
    if aim is not None and (realisasi >= aim if more else realisasi <= aim):
        return _REACHED
    return _part_reached(told, reached)


def _is_amount(shown: str) -> bool:
    """Whether a figure is so much of something: a grade, a place or a limit is what it is."""
    return shown.removeprefix("-").removeprefix("Rp")[:1].isdigit()


def _can_be_judged(realisasi: Cell, target: Cell) -> bool:
    """Whether a realisasi can be held against a target: both are figures, or both scores of grades."""
    return _in_unit_of(target, realisasi) is not None and (target.number is not None or target.bounds is not None)


def _in_unit_of(target: Cell, realisasi: Cell) -> Decimal | None:
    """A realisasi in the unit of a target; None where it is no figure, or cannot be told in that."""
    found = ratio(realisasi, target)
    return None if realisasi.number is None or found is None else found.of(realisasi.number)


def _part_reached(told: Told, reached: Decimal | None) -> str:
    """How far a target is reached that is not reached: a grade without a score has no percentage."""
    return (
        "belum tercapai"
        if reached is None
        else f"baru tercapai {percent(reached, told.report.settings.decimals_told)}"
    )
