"""What a person would type to have a cell again, with every digit and as many decimals."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.books.template.contents import Content, Typed
from lkjip_xl.reader.cells import number_of, written
from lkjip_xl.reader.workbook import RawCell
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.cell_formats import decimals_of_format, display, is_percent_format, unit_of_format
from lkjip_xl.text.numbers import decimals_of
from lkjip_xl.text.words import squeeze

_GENERAL = "General"
_TEXT = "@"


def retyped(raw: RawCell, kind: Kind) -> Typed | None:
    """The content of a cell, for one of this kind; None where it shows nothing, or nothing that can be typed."""
    if raw.uncalculated or raw.is_error or raw.picture or not written(raw):
        return None
    if isinstance(raw.value, str):
        return Typed(raw.value)
    number = number_of(raw)
    if number is None:
        return Typed(written(raw))
    return _quantity(number, raw) if kind is Kind.QUANTITY else Typed(number, number_format=_format_of(raw))


def _format_of(raw: RawCell) -> str:
    """The format that a number must keep: what it shows of it says how exact it is."""
    return _GENERAL if raw.number_format == _TEXT else raw.number_format


def _quantity(number: Decimal, raw: RawCell) -> Typed:
    """A target or realisasi: in a cell for texts, a percentage and a unit stand as they are shown."""
    shown, decimals = display(number, raw.number_format), decimals_of_format(raw.number_format)
    if is_percent_format(raw.number_format):
        kept = number * 100
        if decimals is not None and decimals_of(kept) <= decimals:
            return Typed(number, percent_decimals=decimals)
    elif unit_of_format(raw.number_format, number) and decimals is not None and decimals_of(number) <= decimals:
        return Typed(shown)
    return Typed(number, number_format=_format_of(raw))


def says_the_same(raw: RawCell, content: Content, column_format: str) -> bool:
    """Whether a cell shows what a formula of the template shows in its place: then the formula can stand there."""
    number = number_of(raw)
    if number is None or content.number is None:
        return squeeze(written(raw)) == squeeze(_shown(content))
    same_look = raw.number_format in {_GENERAL, _TEXT, column_format}
    return same_look and number == content.number


def _shown(content: Content) -> str:
    return str(content.value) if content.number is None else display(content.number, _GENERAL)
