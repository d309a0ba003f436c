"""What staff typed, as the finished workbook holds it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.figures import calc
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.rules.support import is_text_on_purpose
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.cell_formats import score_format
from lkjip_xl.text.numbers import (
    around_score,
    comparison_of,
    decimals_of,
    format_number,
    grade_of,
    note_of,
    read_quantity,
)

_MEASURED = (Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER, Kind.YEAR)
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
# From here on thousands are told apart, as in sentences and charts.
_LARGE = 1000
# Excel refuses formats longer than this.
_LONGEST_UNIT = 100


def typed_entry(cell: Cell, column: Column, *, computed_with: bool) -> Entry:
    """What staff typed: a number where it is one, else the text as they wrote it.

    A dash among amounts that formulas read becomes a zero that shows as a dash: to a formula the text
    would be no figure at all. An indicator's dash stays one: what is computed from it cannot be. An indicator's
    plain number is one also where it was typed into a cell for texts. What a formula left to the program, and
    nobody can compute, is a dash.
    """
    if cell.written == calc.FOR_BUILD:
        return Entry(calc.NOT_COMPUTABLE)
    if cell.content is Content.NIL and computed_with and calc.is_zero_as_dash(column):
        return Entry(value=Decimal(0), number_format=dash_format(cell))
    plain = not cell.as_text or (bool(column.fact) and not is_text_on_purpose(cell)) or _is_large_figure(cell)
    as_number = column.kind in _MEASURED or (column.kind is Kind.QUANTITY and (computed_with or plain))
    if cell.number is None or not as_number:
        return Entry(_in_one_notation(cell) if column.kind is Kind.QUANTITY else cell.as_typed)
    if column.kind is Kind.RUPIAH:
        return Entry(value=cell.number, number_format=amount_format(cell.number))
    if column.kind is Kind.PERCENT:
        # With the decimals that staff wrote: shares that add up to 100% with one would not with two.
        return _percentage(cell.number, cell.decimals, as_fraction=column.as_fraction)
    if column.kind is Kind.YEAR:
        return Entry(value=cell.number, number_format="0")
    return _quantity(cell)


def dash_format(cell: Cell) -> str:
    """The format in which a zero shows as the dash that was typed."""
    return f'0;-0;"{cell.written.strip()[:1] or "-"}"'


def _is_large_figure(cell: Cell) -> bool:
    """Whether a text is digits alone, as many as are told apart: as a text 120.000 would be 120."""
    return cell.written.isdecimal() and cell.number is not None and cell.number >= _LARGE


def _in_one_notation(cell: Cell) -> str:
    """A target as its text, its figure as other tables show it that compute with it: ``120.000 lembar``.

    Where that would be read as another figure, where its separator can mean two things, or a cell holds several,
    it stays as it is typed.
    """
    text, figure = cell.as_typed, _FIGURE.search(cell.as_typed)
    if cell.number is None or figure is None or cell.ambiguous or "\n" in text:
        return text
    grouped = abs(cell.number) >= _LARGE
    shown = format_number(abs(cell.number), cell.decimals) if grouped or cell.decimals else figure.group()
    written = f"{text[: figure.start()]}{shown}{text[figure.end() :]}"
    read = read_quantity(written)
    return written if read is not None and read.value == cell.number else text


def amount_format(value: Decimal) -> str:
    """How an amount is shown: without decimals, unless it has some."""
    return styles.RUPIAH_FORMAT if decimals_of(value) == 0 else f"{styles.RUPIAH_FORMAT}.00"


def _percentage(points: Decimal, decimals: int, *, as_fraction: bool) -> Entry:
    number_format = styles.percent_format(decimals, as_fraction=as_fraction)
    return Entry(value=points / 100 if as_fraction else points, number_format=number_format)


def _as_literal(text: str) -> str:
    """A text as the format of a cell shows it behind a number; empty where there is none."""
    shown = text.replace('"', "")[:_LONGEST_UNIT]
    return f'"{shown}"' if shown else ""


def _quantity(cell: Cell) -> Entry:
    number = cell.number or Decimal(0)
    if cell.unit == "%":
        entry, sign = _percentage(number, cell.decimals, as_fraction=True), comparison_of(cell.written)
        note = _as_literal(note_of(cell.written).strip().removeprefix("%"))
        return replace(entry, number_format=(f'"{sign}"' if sign else "") + entry.number_format + note)
    if grade_of(cell.written):
        before, behind = around_score(cell.written)
        return Entry(value=number, number_format=score_format(before, cell.decimals, behind))
    is_large = abs(number) >= _LARGE
    grouped = styles.RUPIAH_FORMAT if is_large else "0"
    sign = comparison_of(cell.written)
    number_format = (f'"{sign}"' if sign else "") + grouped + ("." + "0" * cell.decimals if cell.decimals else "")
    if note := _as_literal(note_of(cell.written)):
        return Entry(value=number, number_format=number_format + note)
    if number < 0 and cell.written.startswith("("):
        return Entry(value=number, number_format=f"{number_format};({number_format})")
    unit = cell.unit.replace('"', "")[:_LONGEST_UNIT]
    return Entry(value=number, number_format=f'{number_format}" {unit}"' if unit else number_format)
