"""The functions of Excel that the template's formulas use, and those that staff use for sums and shares."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Context

from lkjip_xl.reader.formula_arrays import lookup, row_number, sumproduct
from lkjip_xl.reader.formula_text import Node, UnknownFormula
from lkjip_xl.reader.formula_values import (
    Arguments,
    ErrorValue,
    Evaluation,
    Function,
    Reference,
    Scalar,
    Several,
    Value,
    compare,
    exact,
    held_against,
    number,
    present,
    single,
    truth,
)
from lkjip_xl.reader.text_functions import TEXT_FUNCTIONS
from lkjip_xl.text.wildcards import WILDCARDS, is_like

# The most digits that a rounded number has; 28, the usual, are too few for absurd input.
_MOST_DIGITS = 400


def _argument(arguments: Arguments, index: int) -> Node | None:
    return arguments[index] if index < len(arguments) else None


def _given(ev: Evaluation, arguments: Arguments) -> Iterator[Scalar]:
    """Every value of the arguments; of cells only those that hold something, without errors being taken."""
    for node, value in _evaluated(ev, arguments):
        if isinstance(value, Reference | tuple):
            for each in _each(ev, value):
                if isinstance(each, ErrorValue):
                    raise each
                yield each
        else:
            yield value if node is not None else 0.0


def _each(ev: Evaluation, value: Reference | Several) -> Iterator[Scalar | ErrorValue]:
    """The values of cells, or of a function that was given several."""
    if isinstance(value, tuple):
        yield from value
    else:
        for _, _, each in ev.cells(value):
            yield each


def _evaluated(ev: Evaluation, arguments: Arguments) -> Iterator[tuple[Node | None, Value]]:
    for node in arguments:
        yield node, (ev.value(node) if node is not None else None)


def _numbers(ev: Evaluation, arguments: Arguments) -> list[float]:
    """The numbers among the arguments: texts and truths in cells are left out, those in the formula are not."""
    found: list[float] = []
    for node, value in _evaluated(ev, arguments):
        if isinstance(value, Reference | tuple):
            for each in _each(ev, value):
                if isinstance(each, ErrorValue):
                    raise each
                if isinstance(each, float):
                    found.append(each)
        elif node is not None:
            found.append(number(value))
        else:
            found.append(0.0)
    return found


def _if(ev: Evaluation, arguments: Arguments) -> Value:
    present(arguments, 2, 3)
    chosen = 1 if truth(ev.scalar(arguments[0])) else 2
    if chosen == len(arguments):
        return False
    node = arguments[chosen]
    return 0.0 if node is None else ev.value(node)


def _iferror(ev: Evaluation, arguments: Arguments) -> Value:
    present(arguments, 2, 2)
    try:
        return ev.scalar(arguments[0])
    except ErrorValue:
        return ev.scalar(arguments[1])


def _is(test: Callable[[Scalar], bool], *, of_error: bool = False) -> Function:
    def function(ev: Evaluation, arguments: Arguments) -> Value:
        present(arguments, 1, 1)
        try:
            return test(ev.scalar(arguments[0]))
        except ErrorValue:
            return of_error

    return function


def _logical(ev: Evaluation, arguments: Arguments) -> list[bool]:
    found: list[bool] = []
    for node, value in _evaluated(ev, arguments):
        if isinstance(value, Reference | tuple):
            for each in _each(ev, value):
                if isinstance(each, ErrorValue):
                    raise each
                if isinstance(each, float | bool):
                    found.append(bool(each))
        elif node is not None:
            found.append(truth(value))
    if not found:
        raise ErrorValue
    return found


def _average(ev: Evaluation, arguments: Arguments) -> Value:
    numbers = _numbers(ev, arguments)
    if not numbers:
        raise ErrorValue
    return math.fsum(numbers) / len(numbers)


def _count(ev: Evaluation, arguments: Arguments) -> Value:
    found = 0
    for node in arguments:
        try:
            value = ev.value(node) if node is not None else None
        except ErrorValue:
            continue
        if isinstance(value, Reference | tuple):
            found += sum(1 for each in _each(ev, value) if isinstance(each, float))
        elif isinstance(value, str):
            raise UnknownFormula
        elif node is not None:
            found += 1
    return float(found)


def _rounded(rounding: str) -> Function:
    def function(ev: Evaluation, arguments: Arguments) -> Value:
        present(arguments, 1, 2)
        digits = int(number(ev.scalar(_argument(arguments, 1))))
        if abs(digits) > 20:
            raise UnknownFormula
        context = Context(prec=_MOST_DIGITS, rounding=rounding)
        value = exact(number(ev.scalar(arguments[0]))).scaleb(digits)
        return float(value.quantize(exact(1.0), context=context).scaleb(-digits))

    return function


def _n(ev: Evaluation, arguments: Arguments) -> Value:
    present(arguments, 1, 1)
    value = ev.scalar(arguments[0])
    return float(value) if isinstance(value, float | bool) else 0.0


def _reference(ev: Evaluation, node: Node | None) -> Reference:
    value = ev.value(node) if node is not None else None
    if not isinstance(value, Reference):
        raise UnknownFormula
    return value


def _index(ev: Evaluation, arguments: Arguments) -> Value:
    present(arguments, 2, 3)
    cells = _reference(ev, arguments[0])
    first = int(number(ev.scalar(arguments[1])))
    second = int(number(ev.scalar(arguments[2]))) if len(arguments) == 3 else 0
    if len(arguments) == 2 and cells.top == cells.bottom:
        first, second = 1, first
    row, column = cells.top + max(first, 1) - 1, cells.left + max(second, 1) - 1
    if min(first, second) < 0 or row > cells.bottom or column > cells.right:
        raise ErrorValue
    if (not first and cells.top < cells.bottom) or (not second and cells.left < cells.right):
        raise UnknownFormula  # a whole row or column
    return Reference(cells.sheet, row, column, row, column)


def _match(ev: Evaluation, arguments: Arguments) -> Value:
    present(arguments, 3, 3)
    wanted, cells = ev.scalar(arguments[0]), _reference(ev, arguments[1])
    if number(ev.scalar(arguments[2])) != 0 or (cells.top < cells.bottom and cells.left < cells.right):
        raise UnknownFormula
    fits = _likeness(wanted)
    for row, column, value in ev.cells(cells):
        if fits(value):
            return float(row - cells.top + column - cells.left + 1)
    raise ErrorValue


def _likeness(wanted: Scalar) -> Callable[[Scalar | ErrorValue], bool]:
    """Whether something in a cell is what is looked for; an empty cell never is."""
    if isinstance(wanted, str) and not WILDCARDS.isdisjoint(wanted):
        return lambda value: isinstance(value, str) and is_like(*held_against(value, wanted))
    kind = float if wanted is None else type(wanted)

    def fits(value: Scalar | ErrorValue) -> bool:
        return type(value) is kind and not isinstance(value, ErrorValue) and compare(value, wanted) == 0

    return fits


def _vlookup(ev: Evaluation, arguments: Arguments) -> Value:
    present(arguments, 4, 4)
    wanted, cells = ev.scalar(arguments[0]), _reference(ev, arguments[1])
    column = cells.left + int(number(ev.scalar(arguments[2]))) - 1
    if truth(ev.scalar(arguments[3])) or not cells.left <= column <= cells.right:
        raise UnknownFormula
    first = Reference(cells.sheet, cells.top, cells.left, cells.bottom, cells.left)
    fits = _likeness(wanted)
    for row, _, value in ev.cells(first):
        if fits(value):
            return Reference(cells.sheet, row, column, row, column)
    raise ErrorValue


def _criterion(wanted: Scalar) -> Callable[[Scalar | ErrorValue], bool]:
    """What a criterion of ``SUMIF`` asks: the same text or number; others are not known here."""
    if wanted is None or (isinstance(wanted, str) and (not wanted or wanted[0] in "<>=" or wanted[0].isdigit())):
        raise UnknownFormula
    return _likeness(wanted)


def _sumif(ev: Evaluation, arguments: Arguments) -> Value:
    present(arguments, 2, 3)
    cells = _reference(ev, arguments[0])
    fits = _criterion(ev.scalar(arguments[1]))
    summed = _reference(ev, arguments[2]) if len(arguments) == 3 else cells
    down, right = summed.top - cells.top, summed.left - cells.left
    chosen = {(row + down, column + right) for row, column, value in ev.cells(cells) if fits(value)}
    # The cells that are summed are as many as those that are looked at, whatever the formula says.
    whole = Reference(summed.sheet, summed.top, summed.left, cells.bottom + down, cells.right + right)
    found: list[float] = []
    for row, column, each in ev.cells(whole):
        if (row, column) in chosen:
            if isinstance(each, ErrorValue):
                raise each
            if isinstance(each, float):
                found.append(each)
    return math.fsum(found)


def _countif(ev: Evaluation, arguments: Arguments) -> Value:
    """How many cells are what is looked for; of several things that are looked for, how many are each."""
    present(arguments, 2, 2)
    cells = [value for _, _, value in ev.cells(_reference(ev, arguments[0]))]
    node = arguments[1]
    wanted = ev.value(node) if node is not None else None
    if isinstance(wanted, Reference) and not wanted.is_single:
        return tuple(_count_of(cells, each) for each in _each(ev, wanted) if not isinstance(each, ErrorValue))
    return _count_of(cells, ev.scalar(node))


def _count_of(cells: Sequence[Scalar | ErrorValue], wanted: Scalar) -> float:
    fits = _criterion(wanted)
    return float(sum(1 for value in cells if fits(value)))


def _product(ev: Evaluation, arguments: Arguments) -> Value:
    return math.prod(_numbers(ev, arguments))


def _sign(ev: Evaluation, arguments: Arguments) -> Value:
    value = single(ev, arguments)
    return float((value > 0) - (value < 0))


def _cell(ev: Evaluation, arguments: Arguments) -> Value:
    """The format of a cell, by which formulas of older templates tell a percentage."""
    present(arguments, 2, 2)
    if ev.scalar(arguments[0]) != "format":
        raise UnknownFormula
    return ev.letter_of_format(_reference(ev, arguments[1]))


def _size(ev: Evaluation, arguments: Arguments) -> Reference:
    present(arguments, 1, 1)
    return _reference(ev, arguments[0])


def _sizes(of: Callable[[Reference], int]) -> Function:
    return lambda ev, arguments: float(of(_size(ev, arguments)))


def _median(ev: Evaluation, arguments: Arguments) -> Value:
    # Imported here: few formulas ask for it, and it brings fractions and random numbers along.
    from statistics import median

    return median(_numbers(ev, arguments) or [math.nan])


def _extreme(choose: Callable[[Sequence[float]], float]) -> Function:
    return lambda ev, arguments: choose(_numbers(ev, arguments) or [0.0])


FUNCTIONS: Mapping[str, Function] = {
    "IF": _if,
    "IFERROR": _iferror,
    "AND": lambda ev, arguments: all(_logical(ev, arguments)),
    "OR": lambda ev, arguments: any(_logical(ev, arguments)),
    "NOT": lambda ev, arguments: not truth(ev.scalar(_argument(arguments, 0))),
    "ISNUMBER": _is(lambda value: isinstance(value, float)),
    "ISTEXT": _is(lambda value: isinstance(value, str)),
    "ISBLANK": _is(lambda value: value is None),
    "ISERROR": _is(lambda _: False, of_error=True),
    "N": _n,
    "SUM": lambda ev, arguments: math.fsum(_numbers(ev, arguments)),
    "PRODUCT": _product,
    "AVERAGE": _average,
    "COUNT": _count,
    "COUNTA": lambda ev, arguments: float(sum(1 for _ in _given(ev, arguments))),
    "MIN": _extreme(min),
    "MAX": _extreme(max),
    "ABS": lambda ev, arguments: abs(single(ev, arguments)),
    "INT": lambda ev, arguments: float(math.floor(single(ev, arguments))),
    "ROUND": _rounded(ROUND_HALF_UP),
    "ROUNDUP": _rounded(ROUND_UP),
    "ROUNDDOWN": _rounded(ROUND_DOWN),
    "TRUNC": _rounded(ROUND_DOWN),
    "MEDIAN": _median,
    "SIGN": _sign,
    "SUMIF": _sumif,
    "SUMPRODUCT": sumproduct,
    "COUNTIF": _countif,
    "INDEX": _index,
    "MATCH": _match,
    "VLOOKUP": _vlookup,
    "LOOKUP": lookup,
    "ROW": row_number,
    "ROWS": _sizes(lambda cells: cells.bottom - cells.top + 1),
    "COLUMNS": _sizes(lambda cells: cells.right - cells.left + 1),
    "CELL": _cell,
    **TEXT_FUNCTIONS,
}
