"""Files that print thousands or millions of rupiah: their amounts in rupiah, and how far off they may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.finance.amounts import read_amount, text_of
from lkjip_xl.finance.formats.sheets import Cells, RawSheet
from lkjip_xl.finance.headings.columns import AmountColumn, AmountColumns
from lkjip_xl.grids.headings import Headings, is_column_numbers
from lkjip_xl.grids.unit_lines import lines_of_units, says_a_unit
from lkjip_xl.methods.tolerance import name_of_unit, unit_of_heading
from lkjip_xl.tables.measures import Measure, Stage
from lkjip_xl.text.numbers import decimals_of, format_short
from lkjip_xl.text.sentences import rupiah

_ONE = Decimal(1)
_HALF = Decimal("0.5")
# More rupiah than the budget of any local government.
_TOO_MUCH = Decimal(10) ** 15


def in_rupiah(
    sheet: RawSheet, headings: Headings, amounts: AmountColumns, stage: Stage | None
) -> tuple[RawSheet, tuple[str, ...]]:
    """The sheet with its amounts in rupiah, and what must be said of it; ``stage`` is the budget that is read.

    What they are counted in stands in their headings, or in the titles of the table for those that do not say.
    Amounts that have the size of rupiah already are those.
    """
    own = _own_titles(sheet, headings)
    of_titles = max(map(unit_of_heading, own), default=_ONE)
    told = {each.index: each.unit or of_titles for each in amounts.found}
    units = {at: _ONE if _are_rupiah(sheet, headings.data, at, unit) else unit for at, unit in told.items()}
    larger = {index: unit for index, unit in units.items() if unit != 1}
    chosen = [each for measure in Measure for each in amounts.of(measure, stage)]
    of_rupiah = (*_notes_on_others(headings, own), *_notes_on_rupiah(chosen, told, units))
    if not any(each.index in larger for each in chosen):
        return sheet, of_rupiah
    rounding = {
        measure: sum((_half_unit(sheet, headings.data, each, units) for each in _of(chosen, measure)), Decimal(0))
        for measure in Measure
    }
    rows = [*sheet.rows[: headings.data], *(_multiplied(row, larger) for row in sheet.rows[headings.data :])]
    return replace(sheet, rows=rows, rounding=rounding), (*of_rupiah, *_notes(chosen, units, rounding))


def _own_titles(sheet: RawSheet, headings: Headings) -> list[str]:
    """The lines over the table, and what stands as a title beside the first of its headings."""
    above = [[text_of(cell) for cell in row] for row in sheet.rows[: headings.first + 1]]
    own = {*lines_of_units(above, headings.first), *above[headings.first]}
    return [each for each in headings.titles if each in own]


def _notes_on_others(headings: Headings, own: Sequence[str]) -> Iterable[str]:
    for each in headings.titles:
        if each not in own and says_a_unit(each) and unit_of_heading(each) != 1:
            yield f"“{each}” berdiri di atas tabel lain, jadi tidak dipakai untuk tabel ini"


def _are_rupiah(sheet: RawSheet, first: int, index: int, unit: Decimal) -> bool:
    """Whether the amounts of a column would be too much for any budget in its unit; one may be a slip."""
    if unit == 1:
        return False
    found = (read_amount(row[index]) for row in sheet.rows[first:] if index < len(row))
    largest = sorted((abs(each) for each in found if isinstance(each, Decimal) and each), reverse=True)[:2]
    return bool(largest) and largest[-1] * unit > _TOO_MUCH


def _notes_on_rupiah(
    chosen: Sequence[AmountColumn], told: Mapping[int, Decimal], units: Mapping[int, Decimal]
) -> Iterable[str]:
    by_unit: dict[Decimal, dict[Measure, None]] = {}
    for each in chosen:
        if units[each.index] != told[each.index]:
            by_unit.setdefault(told[each.index], {})[each.measure] = None
    for unit, measures in by_unit.items():
        yield (
            f"judulnya menyebut {name_of_unit(unit)} rupiah, tetapi {' dan '.join(measures)} sudah sebesar rupiah "
            f"penuh: tidak dikalikan {format_short(unit)}"
        )


def _of(columns: Iterable[AmountColumn], measure: Measure) -> list[AmountColumn]:
    return [each for each in columns if each.measure == measure]


def _half_unit(sheet: RawSheet, first: int, column: AmountColumn, units: Mapping[int, Decimal]) -> Decimal:
    """How far an amount of a column may be off for its rounding, in rupiah; 0 where whole rupiah are printed.

    Its digits are the most that a tenth of its amounts have: Excel keeps no zeros at their end, many amounts are
    round ones, and a single amount with more digits says nothing of the others.
    """
    if units[column.index] == 1:
        return Decimal(0)
    found = (read_amount(row[column.index]) for row in sheet.rows[first:] if column.index < len(row))
    decimals = sorted((decimals_of(each) for each in found if isinstance(each, Decimal) and each), reverse=True)
    usual = decimals[min(max(1, len(decimals) // 10), len(decimals) - 1)] if decimals else 0
    half = units[column.index].scaleb(-usual) * _HALF
    return half if half > _HALF else Decimal(0)


def _multiplied(cells: Cells, units: Mapping[int, Decimal]) -> Cells:
    if is_column_numbers([text_of(each) for each in cells]):
        return cells
    row = list(cells)
    for index, unit in units.items():
        amount = read_amount(row[index]) if index < len(row) else None
        if isinstance(amount, Decimal) and amount:
            row[index] = amount * unit
    return row


def _notes(
    chosen: Sequence[AmountColumn], units: Mapping[int, Decimal], rounding: Mapping[Measure, Decimal]
) -> Iterable[str]:
    by_unit: dict[Decimal, dict[Measure, None]] = {}
    for each in chosen:
        if units[each.index] != 1:
            by_unit.setdefault(units[each.index], {})[each.measure] = None
    for unit, measures in by_unit.items():
        off = max(rounding[each] for each in measures)
        known = f", dan diketahui sampai lebih kurang {rupiah(off)} setiap baris rincian" if off else ""
        yield f"dalam {name_of_unit(unit)} rupiah: {' dan '.join(measures)} dikalikan {format_short(unit)}{known}"


def differ(written: Decimal, found: Decimal, half_unit: Decimal, addends: int) -> bool:
    """Whether a printed sum is another than that of its addends, however each of them was rounded."""
    return abs(written - found) > half_unit * (addends + 1)
