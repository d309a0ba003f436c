"""What a formula of Excel computes with, and how it takes a text for a number, an empty cell for nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from lkjip_xl.reader.formula_text import Node, UnknownFormula
from lkjip_xl.text.numbers import from_float

# Stands for the mark before decimals, a comma or a point by the region of the computer.
DECIMAL_MARK = "\ue000"
_MARKS = re.compile("[.,]")
_DIGITS = re.compile("[0-9]{1,15}")
# Excel writes larger and smaller numbers with a power of ten.
_LARGEST_IN_DIGITS, _SMALLEST_IN_DIGITS = 1e11, 1e-4
# A difference this much smaller than its figures is none: Excel shows 0.
_NOISE = 1e-15


COMPARISONS = frozenset({"=", "<", ">", "<=", ">=", "<>"})


class ErrorValue(Exception):
    """The result is one of Excel's errors; ``IFERROR`` and its like take it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of cells of a sheet, both ends included."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_single(self) -> bool:
        """Whether it is one cell."""
        return self.top == self.bottom and self.left == self.right


Scalar = float | str | bool | None
"""What stands in a cell; None where nothing does."""
Several = tuple["Scalar | ErrorValue", ...]
"""The results of a function that was given several values in place of one."""
Value = Scalar | Reference | Several
Array = Sequence["Scalar | ErrorValue"]
"""The values of cells of one row or column, in order, empty ones too; one value stands for as many as needed."""


class Evaluation(Protocol):
    """What functions need of the formula that is being calculated."""

    def value(self, node: Node) -> Value:
        """The result of a part: a value, or a reference to cells."""
        ...

    def scalar(self, node: Node | None) -> Scalar:
        """The result of a part as one value; None where the part is left out."""
        ...

    def array(self, node: Node | None, calculated: Callable[[Node | None], Array]) -> Array:
        """The values of a part with several, by a function that calculates those that are not known yet."""
        ...

    def letter_of_format(self, reference: Reference) -> str:
        """What ``CELL("format")`` begins with for a cell."""
        ...

    def cells(self, reference: Reference) -> Iterable[tuple[int, int, Scalar | ErrorValue]]:
        """The cells of a reference that hold something, in order: row, column, and what."""
        ...


def number(value: Scalar) -> float:
    """A value to compute with: an empty cell is 0.

    Raises:
        UnknownFormula: if it is a text in which Excel may see a number, by the region of the computer.
        ErrorValue: if it is another text.

    """
    if value is None:
        return 0.0
    if isinstance(value, str):
        if _DIGITS.fullmatch(value):
            return float(value)
        if _DIGITS.fullmatch(value.removesuffix("%")):
            return float(value[:-1]) / 100
        if any(char.isdigit() for char in value):
            raise UnknownFormula
        raise ErrorValue
    return float(value)


def text(value: Scalar) -> str:
    """A value as a text; a fraction has the ``DECIMAL_MARK`` of whatever computer."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if abs(value) >= _LARGEST_IN_DIGITS or 0 < abs(value) < _SMALLEST_IN_DIGITS:
            raise UnknownFormula
        case float():
            return f"{value + 0.0:.15g}".replace(".", DECIMAL_MARK)
    return value


def held_against(one: str, other: str) -> tuple[str, str]:
    """Two texts that are compared, or looked for in one another.

    Raises:
        UnknownFormula: if the mark of the computer is in one of them, and one that may be the same in the other.

    """
    for each, beside in ((one, other), (other, one)):
        if DECIMAL_MARK in each and _MARKS.search(beside):
            raise UnknownFormula
    return one, other


def truth(value: Scalar) -> bool:
    """A value as a condition."""
    if isinstance(value, str):
        if value.upper() in {"TRUE", "FALSE"}:
            return value.upper() == "TRUE"
        raise ErrorValue
    return bool(value)


def compare(left: Scalar, right: Scalar) -> int:
    """Whether a value is less than another one (-1), the same (0) or more (1), as Excel sorts them."""
    if type(left) is type(right) and left == right:
        return 0
    if type(left) is float and type(right) is float:
        return -1 if left < right else 1
    left, right = _beside(left, right), _beside(right, left)
    ranks = [(2 if isinstance(each, bool) else 1 if isinstance(each, str) else 0) for each in (left, right)]
    if ranks[0] != ranks[1]:
        return -1 if ranks[0] < ranks[1] else 1
    if isinstance(left, str) and isinstance(right, str):
        one, other = held_against(left.casefold(), right.casefold())
        if one != other and not (one.isascii() and other.isascii() and one.isalnum() and other.isalnum()):
            # Which of two texts comes first is for the region to say; that they differ is not.
            return 2
        return (one > other) - (one < other)
    one_number, other_number = float(left or 0), float(right or 0)
    return (one_number > other_number) - (one_number < other_number)


def _beside(value: Scalar, other: Scalar) -> Scalar:
    """An empty cell is an empty text beside a text, false beside a truth, and 0 beside a number."""
    if value is not None:
        return value
    return "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0


def compute(sign: str, left: float, right: float) -> float:
    """A sum, a difference, a product, a quotient or a power."""
    match sign:
        case "+" | "-":
            result = left + right if sign == "+" else left - right
            return 0.0 if abs(result) < _NOISE * max(abs(left), abs(right)) else result
        case "*":
            return left * right
        case "/" if right:
            return left / right
        case "^" if left > 0 or (left < 0 and right == int(right)):
            try:
                return float(left**right)
            except OverflowError:
                raise ErrorValue from None
        case "^" if not left and right > 0:
            return 0.0
    raise ErrorValue


def holds(sign: str, order: int) -> bool:
    """Whether a comparison holds, given how its two sides compare."""
    if sign in {"=", "<>"}:
        return (order == 0) is (sign == "=")
    if order == 2:
        raise UnknownFormula
    return (order < 0 and "<" in sign) or (order > 0 and ">" in sign) or (order == 0 and "=" in sign)


def exact(value: float) -> Decimal:
    """A number at the 15 digits that Excel keeps.

    Raises:
        ErrorValue: if it is infinite or none.

    """
    result = from_float(value) if math.isfinite(value) else None
    if result is None:
        raise ErrorValue
    return result


Arguments = Sequence[Node | None]
Function = Callable[[Evaluation, Arguments], Value]


def present(arguments: Arguments, least: int, most: int) -> None:
    """Check that a function has as many arguments as it takes."""
    if not least <= len(arguments) <= most:
        raise UnknownFormula


def single(ev: Evaluation, arguments: Arguments) -> float:
    """The number that is a function's only argument."""
    present(arguments, 1, 1)
    return number(ev.scalar(arguments[0]))


def of_one(sign: str, value: Scalar) -> Scalar:
    """A value with a sign before it, or a percent behind it."""
    only = number(value)
    return only / 100 if sign == "%" else -only if sign == "-" else only


def of_two(sign: str, left: Scalar, right: Scalar) -> Scalar:
    """What a comparison, a joining of texts or a calculation gives."""
    if sign in COMPARISONS:
        return holds(sign, compare(left, right))
    if sign == "&":
        return text(left) + text(right)
    return compute(sign, number(left), number(right))
