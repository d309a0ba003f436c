"""Figures and names as an Indonesian sentence has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.text.numbers import format_number, format_short, round_half_up
from lkjip_xl.text.words import fold, printable, squeeze

# Units that only repeat what is measured.
# A place or a step is told by its number: the third level, not three of them.
_BEFORE_FIGURE = {"level": "Level", "peringkat": "peringkat", "ranking": "peringkat", "rangking": "peringkat"}
_MEASURED_ITSELF = ("indeks", "rasio", "nilai", "skor", "angka", "predikat")
_RUPIAH_SIGN = re.compile(r"^rp\b[. ]*|^rp(?=\d)", re.IGNORECASE)
_SCALE = re.compile(r"[a-z]", re.IGNORECASE)
_OF_RUPIAH = re.compile(r"(?P<scale>ribu|juta|miliar|triliun)\s+(?:rupiah|rp)\.?")
USUAL_DECIMALS, _DECIMALS_BELOW_ONE = 2, 4
# What every shell of Windows, macOS and Linux takes as one word.
_ONE_WORD = re.compile(r"[\w.:/\\-]+")


def percent(value: Decimal, decimals: int = USUAL_DECIMALS) -> str:
    """A percentage in a sentence: ``100%``, ``98,70%``; what is not quite 100 is not called 100."""
    rounded = round_half_up(value, decimals)
    if rounded == 100 != value:
        return "hampir 100%" if value < 100 else "sedikit di atas 100%"
    return f"{format_number(rounded, 0 if rounded == int(rounded) else decimals)}%"


def percents(*values: Decimal, decimals: int = USUAL_DECIMALS) -> tuple[str, ...]:
    """Percentages side by side in a sentence: all with decimals where one of them has some."""
    alone = tuple(percent(value, decimals) for value in values)
    if not any("," in shown for shown in alone):
        return alone
    zeros = "0" * decimals
    return tuple(
        f"{shown.removesuffix('%')},{zeros}%" if shown[0].isdigit() and "," not in shown else shown
        for shown in alone
    )


def rupiah(value: Decimal) -> str:
    """An amount in a sentence: ``Rp23.733.274.959``."""
    return f"{'-' if value < 0 else ''}Rp{format_short(abs(value))}"


@dataclass(frozen=True, slots=True)
class AmountInWords:
    """From which amount on, in rupiah, an amount is told in a unit, with how many decimals."""

    least: Decimal
    unit: Decimal
    decimals: int
    word: str


# An amount that would be printed as 1.000 of a unit is told in the next one.
AMOUNTS_IN_WORDS = (
    AmountInWords(Decimal(999_995_000_000), Decimal(10**12), 2, "triliun"),
    AmountInWords(Decimal(999_950_000), Decimal(10**9), 2, "miliar"),
    AmountInWords(Decimal(999_950), Decimal(10**6), 1, "juta"),
)


def short_rupiah(value: Decimal) -> str:
    """An amount in few words: ``Rp308,1 juta``, ``Rp23,43 miliar``, ``Rp950.000``."""
    sign = "-" if value < 0 else ""
    for each in AMOUNTS_IN_WORDS:
        if abs(value) >= each.least:
            return f"{sign}Rp{format_number(abs(value) / each.unit, each.decimals)} {each.word}"
    return f"{sign}Rp{format_number(abs(value), 0)}"


def with_unit(figure: str, unit: str) -> str:
    """A figure with its unit as a sentence has it: ``80%``, ``Rp4.500.000``, ``5 orang``, ``13 PNS``, ``2,35``."""
    unit = unit.strip(" .")
    word = fold(unit)
    if "%" in word or "persen" in word:
        return figure if figure.endswith("%") else f"{figure}%"
    bare = _RUPIAH_SIGN.sub("", figure)  # somebody may have typed it with the figure
    if word in {"rp", "rupiah"}:
        return f"Rp{bare}"
    if amount := _OF_RUPIAH.fullmatch(word):
        return f"Rp{bare}" if _SCALE.search(bare) else f"Rp{bare} {amount['scale']}"
    if not unit or word in _MEASURED_ITSELF:
        return figure
    if word in _BEFORE_FIGURE:
        return f"{_BEFORE_FIGURE[word]} {figure}"
    # A word begins small in a sentence; KK, PNS and Ha are no words.
    words = (each.lower() if len(each) > 2 and each[1:].islower() else each for each in unit.split())
    return f"{figure} {' '.join(words)}"


def rounded_figure(value: Decimal, decimals: int) -> str:
    """A figure as a sentence has it: with what its cell shows of its decimals, but not with many."""
    return format_short(round_half_up(value, min(decimals, most_decimals(value))))


def most_decimals(value: Decimal) -> int:
    """How many decimals of a figure are told: of one below 1 all that anybody types."""
    return USUAL_DECIMALS if abs(value) >= 1 else _DECIMALS_BELOW_ONE


def short_figure(value: Decimal) -> str:
    """A figure with two decimals at most, and none that is a zero at its end."""
    return format_short(round_half_up(value, 2))


def figure_in_full(value: Decimal) -> str:
    """A figure with as many decimals as anybody types."""
    return format_short(round_half_up(value, _DECIMALS_BELOW_ONE))


def quoted_name(text: str) -> str:
    """A name in quotation marks."""
    return f"“{squeeze(text)}”"


def as_argument(text: str) -> str:
    """A name as it is typed behind a command: in straight quotation marks, unless it is one plain word."""
    text = printable(text).replace('"', "")
    return text if _ONE_WORD.fullmatch(text) else f'"{text}"'


def change(before: Decimal, after: Decimal) -> str:
    """What became of a figure: ``naik``, ``turun``, ``tetap``."""
    if before == after:
        return "tetap"
    return "naik" if after > before else "turun"


def in_a_row(words: Sequence[str]) -> str:
    """All of some words as a sentence counts them up: ``A``, ``A dan B``, ``A, B, dan C``."""
    *others, last = words or ("",)
    return f"{', '.join(others)}{',' if len(others) > 1 else ''} dan {last}" if others else last


def and_others(count: int, what: str) -> str:
    """The words behind the first of many: ``, dan 3 sel lain``; none where there are no others."""
    return f", dan {count} {what} lain" if count > 0 else ""


def few(names: Sequence[str], most: int, what: str = "", *, between: str = ", ") -> str:
    """The first of some names, and how many there are besides: ``A, B, dan 3 lagi``, ``A; B; dan 3 sel lagi``.

    One that is left is named: that takes no more room than to count it.
    """
    most = most_named(len(names), most)
    shown = between.join(names[:most])
    return shown + (f"{between}dan {len(names) - most} {what}".rstrip() + " lagi" if len(names) > most else "")


def most_named(count: int, most: int) -> int:
    """How many of some names are told, of which no more than ``most`` should be, unless only one would be left."""
    return count if count == most + 1 else min(count, most)
