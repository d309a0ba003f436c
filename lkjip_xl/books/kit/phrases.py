"""Sentences whose figures stay live: each is put together as a text and as the formula that gives the same.

Both sides grow by the same steps, so they cannot say different things. Numbers inside a sentence come from FIXED,
which writes them as the user's own Excel does; a pattern in TEXT() would mean something else in an Indonesian one.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.text.numbers import MINUS, format_number, round_half_up
from lkjip_xl.text.sentences import AMOUNTS_IN_WORDS, percent, short_rupiah

# Excel takes no longer text inside a formula.
_LONGEST_LITERAL: Final = 255
_NOISE: Final = 9
_NOISE_OF_SHARES: Final = 13


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a sentence tells: the cell that it stands in, and what that holds."""

    cell: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether something holds now, and the Excel expression that asks it."""

    holds: bool
    expression: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A passage of a sentence: what it says now, and the Excel expression of it."""

    text: str
    expression: str

    def __add__(self, other: Phrase | str) -> Phrase:
        """Put another passage behind."""
        behind = words(other) if isinstance(other, str) else other
        if not behind.text and behind.expression == '""':
            return self
        if not self.text and self.expression == '""':
            return behind
        return Phrase(self.text + behind.text, f"{self.expression}&{behind.expression}")

    @property
    def entry(self) -> Entry:
        """What is written into the cell."""
        return Entry(self.text, formula=self.expression)


def words(text: str) -> Phrase:
    """Words that stay as they are."""
    parts = [text[at : at + _LONGEST_LITERAL] for at in range(0, len(text), _LONGEST_LITERAL)] or [""]
    return Phrase(text, "&".join('"' + part.replace('"', '""') + '"' for part in parts))


def either(condition: Condition, yes: Phrase | str, no: Phrase | str = "") -> Phrase:
    """One of two passages."""
    one, other = (words(each) if isinstance(each, str) else each for each in (yes, no))
    chosen = one if condition.holds else other
    return Phrase(chosen.text, f"IF({condition.expression},{one.expression},{other.expression})")


def compare(left: Figure, sign: str, right: Figure | int) -> Condition:
    """A comparison of two numbers without the noise of floats; ``sign`` as Excel has it."""
    other = right if isinstance(right, Figure) else Figure(str(right), Decimal(right))
    difference = round_half_up(left.value - other.value, _NOISE)
    holds = {
        "=": difference == 0,
        "<>": difference != 0,
        "<": difference < 0,
        ">": difference > 0,
        "<=": difference <= 0,
        ">=": difference >= 0,
    }[sign]
    shown = left.cell if other.cell == "0" else f"{left.cell}-{other.cell}"
    return Condition(holds, f"ROUND({shown},{_NOISE}){sign}0")


def count(figure: Figure) -> Phrase:
    """A whole number."""
    return Phrase(format_number(figure.value, 0), f"FIXED({figure.cell},0)")


def decimals(figure: Figure, places: int = 2) -> Phrase:
    """A number with so many decimals. Behind a hyphen a line could end: one below zero has a minus sign."""
    value, rounded = round_half_up(figure.value, places), f"ROUND({figure.cell},{places})"
    sign = MINUS if value < 0 else ""
    return Phrase(
        f"{sign}{format_number(abs(value), places)}",
        f'IF({rounded}<0,"{MINUS}","")&FIXED(ABS({rounded}),{places})',
    )


def percentage(figure: Figure, places: int = 2) -> Phrase:
    """A fraction as a percentage: ``98,70%``, ``100%``; what is not quite 100 is not called 100."""
    points = f"ROUND({figure.cell}*100,{places})"
    usual = f'FIXED({points},IF({points}=INT({points}),0,{places}))&"%"'
    nearly = f'IF({figure.cell}<1,"hampir 100%","sedikit di atas 100%")'
    almost = f"AND({points}=100,ROUND({figure.cell}-1,{_NOISE_OF_SHARES})<>0)"
    value = round_half_up(figure.value, _NOISE_OF_SHARES)
    return Phrase(percent(value * 100, places), f"IF({almost},{nearly},{usual})")


def percentage_whole(figure: Figure) -> Phrase:
    """A fraction as a whole percentage, ``39%``; with decimals where it would round to nothing or to the whole."""
    whole = f"ROUND({figure.cell}*100,0)"
    usual = Phrase(f"{format_number(figure.value * 100, 0)}%", f'FIXED({whole},0)&"%"')
    rounded = round_half_up(figure.value * 100, 0)
    extreme = Condition(rounded in (0, 100), f"OR({whole}=0,{whole}=100)")
    return either(extreme, percentage(figure), usual)


def amount(figure: Figure) -> Phrase:
    """An amount of rupiah in few words: ``Rp308,1 juta``, ``Rp23,43 miliar``, ``Rp950.000``.

    Rounded in whole rupiah before it is divided: 1,255 is below its half in a binary float, and not rounded up.
    """
    expression = f"FIXED(ABS({figure.cell}),0)"
    for each in reversed(AMOUNTS_IN_WORDS):
        digits = each.unit.adjusted() - each.decimals
        told = f'FIXED(ROUND(ABS({figure.cell}),-{digits})/{each.unit},{each.decimals})&" {each.word}"'
        expression = f"IF(ABS({figure.cell})>={each.least},{told},{expression})"
    return Phrase(short_rupiah(figure.value), f'IF({figure.cell}<0,"-","")&"Rp"&{expression}')


def text_of(cell: str, text: str) -> Phrase:
    """The words of another cell."""
    return Phrase(text, cell)
