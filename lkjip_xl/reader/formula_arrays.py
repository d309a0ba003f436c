"""Parts of formulas that give a value for each of several cells, as inside ``SUMPRODUCT`` and ``LOOKUP``."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from lkjip_xl.reader.formula_text import Call, Node, Operation, UnknownFormula
from lkjip_xl.reader.formula_values import (
    Arguments,
    Array,
    ErrorValue,
    Evaluation,
    Reference,
    Scalar,
    Value,
    of_one,
    of_two,
    present,
)


def array(ev: Evaluation, node: Node | None) -> Array:
    """The values of a part of a formula.

    Raises:
        UnknownFormula: if it cannot be told how many there are, or what they are.

    """
    return ev.array(node, lambda part: _calculated(ev, part))


def _calculated(ev: Evaluation, node: Node | None) -> Array:
    match node:
        case Operation(sign, (only,)):
            return _each(lambda value: of_one(sign, value), array(ev, only))
        case Operation(sign, (left, right)) if sign != ":":
            return _each(lambda one, other: of_two(sign, one, other), array(ev, left), array(ev, right))
        case Call("ROW", (cells,)):
            return _rows(ev.value(cells) if cells is not None else None)
        case Call("LOOKUP", arguments):
            return _looked_up(ev, arguments)
    try:
        value = ev.value(node) if node is not None else None
    except ErrorValue as error:
        return [error]
    if isinstance(value, Reference):
        return _of_cells(ev, value)
    return value if isinstance(value, tuple) else [value]


def sumproduct(ev: Evaluation, arguments: Arguments) -> Value:
    """The sum of the products; what is no number counts as 0."""
    if not arguments:
        raise UnknownFormula
    factors = [array(ev, node) for node in arguments]
    products = _each(lambda *values: math.prod(each if type(each) is float else 0.0 for each in values), *factors)
    return math.fsum(_known(products))


def lookup(ev: Evaluation, arguments: Arguments) -> Value:
    """``LOOKUP`` of one value."""
    found = _looked_up(ev, arguments)
    if len(found) != 1:
        raise UnknownFormula
    return _known(found)[0]


def row_number(ev: Evaluation, arguments: Arguments) -> Value:
    """The row of a cell."""
    present(arguments, 1, 1)
    value = ev.value(arguments[0]) if arguments[0] is not None else None
    if not isinstance(value, Reference) or not value.is_single:
        raise UnknownFormula
    return float(value.top)


def _known(values: Array) -> list[float]:
    found: list[float] = []
    for value in values:
        if isinstance(value, ErrorValue):
            raise value
        if not isinstance(value, float):
            raise UnknownFormula
        found.append(value)
    return found


def _of_cells(ev: Evaluation, cells: Reference) -> Array:
    height, width = cells.bottom - cells.top + 1, cells.right - cells.left + 1
    if height > 1 and width > 1:
        raise UnknownFormula
    found: list[Scalar | ErrorValue] = [None] * max(height, width)
    for at_row, at_column, value in ev.cells(cells):
        found[at_row - cells.top + at_column - cells.left] = value
    return found


def _rows(cells: Value) -> Array:
    if not isinstance(cells, Reference) or cells.left != cells.right:
        raise UnknownFormula
    return [float(each) for each in range(cells.top, cells.bottom + 1)]


def _each(of: Callable[..., Scalar], *arrays: Array) -> Array:
    """A function of the values that stand at one place of each; an error among them is the result."""
    length = max(map(len, arrays))
    if any(len(each) not in {1, length} for each in arrays):
        raise UnknownFormula
    whole = [each if len(each) == length else [each[0]] * length for each in arrays]
    # Most cells of a table that is not full are empty, and most of the others say one of a few things.
    places = list(zip(*whole, strict=True))
    if not any(map(_mixes_truths, arrays)):
        known = {values: _one(of, values) for values in set(places)}
        return [known[values] for values in places]
    return [_one(of, values) for values in places]


def _mixes_truths(values: Array) -> bool:
    """Whether truths stand among numbers: 1 and TRUE are the same key, but not the same value."""
    types = set(map(type, values))
    return bool in types and float in types


def _one(of: Callable[..., Scalar], values: Sequence[Scalar | ErrorValue]) -> Scalar | ErrorValue:
    error = next((value for value in values if isinstance(value, ErrorValue)), None)
    if error is not None:
        return error
    try:
        return of(*values)
    except ErrorValue as raised:
        return raised


def _looked_up(ev: Evaluation, arguments: Arguments) -> Array:
    """For each number the value beside the last one that is not larger; errors are passed over.

    That is how a name that stands once is carried down: the last row above that has one.
    """
    present(arguments, 3, 3)
    wanted, among, beside = (array(ev, node) for node in arguments)
    if len(among) != len(beside):
        raise UnknownFormula
    numbers = [(value, at) for at, value in enumerate(among) if not isinstance(value, ErrorValue)]
    known = [value for value, _ in numbers if type(value) is float]
    if len(known) < len(numbers) or any(one > other for one, other in pairwise(known)):
        raise UnknownFormula

    def found(value: Scalar) -> Scalar:
        if type(value) is not float:
            raise UnknownFormula
        place = bisect_right(known, value) - 1
        result = beside[numbers[place][1]] if place >= 0 else ErrorValue()
        if isinstance(result, ErrorValue):
            raise result
        return result

    return _each(found, wanted)
