"""By which slip one figure may have become another: two of its digits swapped, or a comma or percent sign lost."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.text.numbers import swapped_digits

_HUNDRED = Decimal(100)


def slip_between(one: Decimal | None, other: Decimal | None) -> str:
    """How two figures differ by a slip of the hand, in words; empty where they do not. It blames neither."""
    if one is None or other is None:
        return ""
    if swapped_digits(one, other):
        return "dua angkanya bertukar tempat"
    return "yang satu seratus kali yang lain" if one and other in (one * _HUNDRED, one / _HUNDRED) else ""
