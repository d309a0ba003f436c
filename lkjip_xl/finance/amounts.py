"""Amounts as the files of the finance system hold them: numbers, or texts in one notation or another."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from lkjip_xl.numbers import Dot, Nothing, from_float, nothing, read_number
from lkjip_xl.words import fold

_NOTHING = ("null", "(null)", "none", "nan", "rp", "rp.")
# What a program writes into a text for a number with many digits.
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+\d{1,2}")


class NotAnAmount(ValueError):
    """A cell where an amount should stand holds something else."""


def amount(value: object) -> Decimal | None:
    """An amount in rupiah; None where nothing stands there.

    Raises:
        NotAnAmount: if the cell holds something that is no amount.

    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        number = None if math.isnan(value) else from_float(value)
        return None if number is None else _whole(number)
    text = str(value)
    kind = nothing(text)
    if kind is Nothing.NIL:
        return Decimal(0)
    if kind is not None or fold(text) in _NOTHING:
        return None
    if _SCIENTIFIC.fullmatch(text.strip()):
        return _whole(Decimal(text.strip()))
    read = read_number(text, Dot.THOUSANDS)
    if read is None or read.percent:
        raise NotAnAmount(text)
    return _whole(read.value)


def _whole(value: Decimal) -> Decimal:
    """Whole rupiah without the zeros behind the comma."""
    return Decimal(int(value)) if value == int(value) else value


def text_of(value: object) -> str:
    """What stands in a cell as text; a code that was read as a number has no decimals."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return " ".join(str(value).split())
