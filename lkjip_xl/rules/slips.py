"""By which slip one figure may have become another: two of its digits swapped, or a comma or percent sign lost."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.numbers import format_short

_HUNDRED = Decimal(100)


def slip_between(one: Decimal | None, other: Decimal | None) -> str:
    """How two figures differ by a slip of the hand, in words; empty where they do not. It blames neither."""
    if one is None or other is None:
        return ""
    if _are_swapped(format_short(one), format_short(other)):
        return "dua angkanya bertukar tempat"
    return "yang satu seratus kali yang lain" if one and other in (one * _HUNDRED, one / _HUNDRED) else ""


def _are_swapped(one: str, other: str) -> bool:
    """Whether two figures are the same but for two of their digits, which have changed places."""
    if len(one) != len(other):
        return False
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(differing) == 2 and differing[0] == differing[1][::-1] and "".join(differing[0]).isdigit()
