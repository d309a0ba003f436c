"""Amounts as the files of the finance system hold them: numbers, texts in one notation or another, or unreadable.

Three things are not the same: an amount, nothing (an empty cell, ``null``), and an amount that nobody can read
(``#REF!``, TRUE, a formula that was never calculated). What cannot be read is never counted as nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.numbers import Dot, Nothing, from_float, nothing, read_number
from lkjip_xl.text.words import fold

_NOTHING = ("null", "(null)", "none", "rp", "rp.")
_NAN = "NaN"
# Rupiah; a thousand times the budget of the whole state.
_IMPOSSIBLE = Decimal(10) ** 19
# What a program writes into a text for a number with many digits.
_SCIENTIFIC = re.compile(r"\d(?:[.,](\d+))?[eE]\+(\d{1,2})")
# An error of Excel, or of LibreOffice (#REF!, #DIV/0!, #N/A, Err:502), in a file that is all text.
_ERROR = re.compile(r"#[A-Z/0]+[!?A]|Err:\d{3}", re.IGNORECASE)

# The apostrophe of Excel, which keeps a text a text, left standing by a program that copied it.
_SIGNS_BEFORE = re.compile(r"^(?:[+=]|'|’)(?=\s*(?:rp|[-(]?\d))", re.IGNORECASE)
_COLON = re.compile(r"^(rp\.?)\s*[:=]", re.IGNORECASE)
_WORDS_BEHIND = re.compile(r"(?<=[\d-])\s*rupiah\.?$", re.IGNORECASE)
_CENTS = re.compile(r"(\d)\s*,\s*-+\s*\.?$")
_APOSTROPHES = re.compile(r"(?:rp\.?\s*)?-?\d{1,3}(?:'\d{3})+", re.IGNORECASE)
_MINUS_BEHIND = re.compile(r"(\d[\d.,]*\d)\s*-")

# A cell can hold a text of pages.
_MOST_SHOWN = 60


class Why(Enum):
    """Why an amount is not known; the value is what staff read of the cell."""

    ERROR = "kesalahan rumus"
    UNCALCULATED = "rumus yang belum pernah dihitung"
    BOOLEAN = "TRUE atau FALSE"
    TEXT = "bukan angka"
    SHORTENED = "angka yang disingkat"
    TOO_LARGE = "angka sebesar itu tidak mungkin"
    EMPTY = "kosong"
    REPEATED = "mengulang baris lain"
    SAME_PAGU = "mengulang pagu baris lain"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in a cell in place of a value: an error, or a formula without a result.

    Whoever reads a file puts it where the file has no value; :func:`read_amount` gives it for what is no amount.
    """

    why: Why
    written: str = ""

    def __str__(self) -> str:
        return self.written


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell of a file of the finance system; ``row`` and ``column`` count from 1."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """The cell as Excel names it: ``F19``."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of a file of the finance system; ``row`` counts from 1."""

    file: str
    sheet: str
    row: int

    def cell(self, column: int) -> SourceCell:
        """A cell of it; ``column`` counts from 0."""
        return SourceCell(self.file, self.sheet, self.row, column + 1)


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell whose amount is not known, and why."""

    cell: SourceCell
    why: Why
    written: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands where an amount is expected."""
        return self.why is Why.EMPTY

    @property
    def shown(self) -> str:
        """What stands there, as a sentence names it: ``kosong``, ``berisi #REF!``."""
        if self.why in {Why.EMPTY, Why.REPEATED, Why.SAME_PAGU}:
            return str(self.why.value)
        if self.why is Why.UNCALCULATED or not self.written:
            return f"berisi {self.why.value}"
        if self.why in {Why.SHORTENED, Why.TOO_LARGE}:
            return f"berisi {self.written}, {self.why.value}"
        written = self.written if len(self.written) <= _MOST_SHOWN else f"{self.written[:_MOST_SHOWN]}…"
        return f"berisi {written}" if self.why is not Why.TEXT else f"berisi “{written}”, bukan angka"


@dataclass(frozen=True, slots=True)
class Unknown:
    """An amount that is not known, because of some cells: neither nothing nor 0."""

    cells: tuple[UnreadCell, ...]


Amount = Decimal | Unknown | None
"""Rupiah, an amount that is not known, or None where there is none."""


class WithAmounts:
    """What has a pagu and a realisasi, each of which may be nothing, a figure, or unreadable."""

    __slots__ = ()
    pagu: Amount
    realisasi: Amount

    @property
    def has_amounts(self) -> bool:
        """Whether something stands in its columns of amounts, be it readable or not."""
        return self.pagu is not None or self.realisasi is not None

    @property
    def has_figures(self) -> bool:
        """Whether an amount of it can be read."""
        return known(self.pagu) is not None or known(self.realisasi) is not None


def known(amount: Amount) -> Decimal | None:
    """The amount where it is known."""
    return None if isinstance(amount, Unknown) else amount


def unread_cells(amounts: Iterable[Amount]) -> tuple[UnreadCell, ...]:
    """The cells that keep some amounts from being known, each once."""
    return tuple(dict.fromkeys(cell for each in amounts if isinstance(each, Unknown) for cell in each.cells))


def total(amounts: Iterable[Amount]) -> Amount:
    """The sum of some amounts: not known as soon as one of them is not, None where there is none."""
    every = [each for each in amounts if each is not None]
    if cells := unread_cells(every):
        return Unknown(cells)
    return sum((each for each in every if isinstance(each, Decimal)), Decimal(0)) if every else None


def read_amount(value: object) -> Decimal | Unreadable | None:
    """An amount in rupiah; None where nothing stands there."""
    found = _read(value)
    if isinstance(found, Decimal) and abs(found) >= _IMPOSSIBLE:
        return Unreadable(Why.TOO_LARGE, f"{found:.0E}")
    return found


def _read(value: object) -> Decimal | Unreadable | None:
    if value is None or isinstance(value, Unreadable):
        return value
    if isinstance(value, bool):
        return Unreadable(Why.BOOLEAN, str(value).upper())
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, Decimal):
        return _whole(value)
    return _of_float(value) if isinstance(value, float) else _of_text(str(value))


def _of_float(value: float) -> Decimal | Unreadable | None:
    if math.isnan(value):
        return Unreadable(Why.ERROR, _NAN)
    number = from_float(value)
    return Unreadable(Why.TEXT, f"{'-' if value < 0 else ''}Infinity") if number is None else _whole(number)


def _of_text(text: str) -> Decimal | Unreadable | None:
    kind = nothing(text)
    if kind is Nothing.NIL:
        return Decimal(0)
    if kind is Nothing.EMPTY or fold(text) in _NOTHING:
        return None
    if _ERROR.fullmatch(text.strip()) or fold(text) == fold(_NAN):
        return Unreadable(Why.ERROR, text.strip())
    if found := _SCIENTIFIC.fullmatch(text.strip()):
        # Excel's 2.60280E+08 stands for all that it shows so: an amount only where no digit is left out. Programs
        # write a small e, and leave nothing out.
        is_whole = "e" in text or len(found[1] or "") >= int(found[2])
        return (
            _whole(Decimal(text.strip().replace(",", ".")))
            if is_whole
            else Unreadable(Why.SHORTENED, text.strip())
        )
    read = read_number(_plain(text), Dot.THOUSANDS)
    if read is None or read.percent:
        return Unreadable(Why.TEXT, " ".join(text.split()))
    return _whole(read.value)


def _plain(text: str) -> str:
    """An amount without what only finance files write around it: ``Rp: 1.000``, ``1.000 rupiah``, ``1.000-``."""
    body = _SIGNS_BEFORE.sub("", _COLON.sub(r"\1", " ".join(text.split())))
    body = _WORDS_BEHIND.sub("", _CENTS.sub(r"\1", body))
    body = body.replace("'", "") if _APOSTROPHES.fullmatch(body) else body
    negative = _MINUS_BEHIND.fullmatch(body)
    return f"-{negative[1]}" if negative else body


def amount_at(cells: Sequence[object], column: int, at: SourceCell) -> Amount:
    """The amount in a column of a row; ``column`` counts from 0, ``at`` is that cell.

    An empty cell is no amount: whether one should stand there, the row decides (:func:`or_empty`).
    """
    found = read_amount(cells[column] if column < len(cells) else None)
    return Unknown((UnreadCell(at, found.why, found.written),)) if isinstance(found, Unreadable) else found


def or_empty(amount: Amount, at: SourceCell) -> Amount:
    """The amount of a row, not known where none of its cells is filled; ``at`` is the first of them."""
    return Unknown((UnreadCell(at, Why.EMPTY),)) if amount is None else amount


def _whole(value: Decimal) -> Decimal:
    """Whole rupiah without the zeros behind the comma."""
    return Decimal(int(value)) if value == int(value) else value


def text_of(value: object) -> str:
    """What stands in a cell as text; a code that was read as a number has no decimals."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return str(int(value))
    return " ".join(str(value).split())
