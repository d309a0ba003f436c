"""The functions of Excel that cut, join and read texts, as far as the template's formulas and staff use them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lkjip_xl.reader.formula_text import UnknownFormula
from lkjip_xl.reader.formula_values import (
    DECIMAL_MARK,
    Arguments,
    ErrorValue,
    Evaluation,
    Function,
    Scalar,
    Value,
    held_against,
    number,
    present,
    single,
    text,
)
from lkjip_xl.text.wildcards import WILDCARDS

_WHOLE = re.compile(r"-?[0-9]{1,15}(?:E[+-]?[0-9]{1,3})?")
_WITH_ITS_MARK = re.compile(rf"(?=\D?[0-9])[0-9]{{0,15}}{DECIMAL_MARK}[0-9]{{0,15}}(?:E[+-]?[0-9]{{1,3}})?")
# Letters that are in no month, no currency and no power of ten of any region.
_NEVER_A_NUMBER = re.compile("[xX|]")
# A power of ten behind anything else than digits and their marks is no number in any region.
_POWER_OF_WORDS = re.compile(rf"\D*(?:\d.*[^\d.,\s{DECIMAL_MARK}].*)?E0", re.DOTALL)
# A text that is longer is never repeated or cut in a formula that is calculated again.
_LONGEST_TEXT = 32_767


def _end_of_text(cut: Callable[[str, int], str]) -> Function:
    """LEFT and RIGHT: so many letters of a text, one where it is not said how many."""

    def function(ev: Evaluation, arguments: Arguments) -> Value:
        present(arguments, 1, 2)
        letters = 1 if len(arguments) == 1 else int(number(ev.scalar(arguments[1])))
        if letters < 0:
            raise ErrorValue
        return cut(text(ev.scalar(arguments[0])), letters)

    return function


def _substitute(ev: Evaluation, arguments: Arguments) -> Value:
    present(arguments, 3, 4)
    words, old, new = (text(ev.scalar(each)) for each in arguments[:3])
    words, old = held_against(words, old)
    if len(arguments) == 3 or not old:
        return words.replace(old, new) if old else words
    which = int(number(ev.scalar(arguments[3])))
    pieces = words.split(old)
    if which < 1:
        raise ErrorValue
    if which >= len(pieces):
        return words
    return old.join(pieces[:which]) + new + old.join(pieces[which:])


def _find(ev: Evaluation, arguments: Arguments) -> Value:
    present(arguments, 2, 3)
    node = arguments[0]
    first = number(ev.scalar(arguments[2])) if len(arguments) > 2 else 1.0
    if first < 1:
        raise ErrorValue
    skipped = int(first) - 1
    words, several = text(ev.scalar(arguments[1])), ev.value(node) if node is not None else None
    if isinstance(several, tuple):
        known = (each for each in several if not isinstance(each, ErrorValue))
        return tuple(_found(each, words, skipped) or ErrorValue() for each in known)
    at = _found(ev.scalar(node), words, skipped)
    if not at:
        raise ErrorValue
    return at


def _found(wanted: Scalar, words: str, skipped: int) -> float:
    """Where a text begins in another one behind some of its letters; 0 where it does not stand there."""
    one, other = held_against(text(wanted), words)
    return float(other.find(one, skipped) + 1)


def _search(ev: Evaluation, arguments: Arguments) -> Value:
    """``FIND`` that makes no difference of case; what stands for other letters is not known here."""
    present(arguments, 2, 2)
    wanted, words = (text(ev.scalar(each)) for each in arguments)
    if not WILDCARDS.isdisjoint(wanted):
        raise UnknownFormula
    at = _found(wanted.casefold(), words.casefold(), 0)
    if not at or len(words.casefold()) != len(words):
        raise ErrorValue if not at else UnknownFormula
    return at


def _mid(ev: Evaluation, arguments: Arguments) -> Value:
    present(arguments, 3, 3)
    first, letters = (int(number(ev.scalar(each))) for each in arguments[1:])
    if first < 1 or letters < 0:
        raise ErrorValue
    return text(ev.scalar(arguments[0]))[first - 1 : first - 1 + letters]


def _rept(ev: Evaluation, arguments: Arguments) -> Value:
    present(arguments, 2, 2)
    words, times = text(ev.scalar(arguments[0])), int(number(ev.scalar(arguments[1])))
    if times < 0 or len(words) * times > _LONGEST_TEXT:
        raise ErrorValue
    return words * times


def _char(ev: Evaluation, arguments: Arguments) -> Value:
    code = int(single(ev, arguments))
    if not 0 < code < 128:
        raise UnknownFormula
    return chr(code)


def _value(ev: Evaluation, arguments: Arguments) -> Value:
    """A text as a number, where no region of the computer takes it for another one."""
    present(arguments, 1, 1)
    value = ev.scalar(arguments[0])
    if not isinstance(value, str):
        return number(value)
    if _WHOLE.fullmatch(value):
        return float(value)
    if _WITH_ITS_MARK.fullmatch(value):
        return float(value.replace(DECIMAL_MARK, "."))
    if _NEVER_A_NUMBER.search(value) or not any(char.isdigit() for char in value):
        raise ErrorValue
    if _POWER_OF_WORDS.fullmatch(value):
        raise ErrorValue
    raise UnknownFormula


def _on_text(change: Callable[[str], Value]) -> Function:
    def function(ev: Evaluation, arguments: Arguments) -> Value:
        present(arguments, 1, 1)
        return change(text(ev.scalar(arguments[0])))

    return function


TEXT_FUNCTIONS: Mapping[str, Function] = {
    "LEFT": _end_of_text(lambda words, letters: words[:letters]),
    "RIGHT": _end_of_text(lambda words, letters: words[max(len(words) - letters, 0) :]),
    "MID": _mid,
    "REPT": _rept,
    "CHAR": _char,
    "SUBSTITUTE": _substitute,
    "FIND": _find,
    "SEARCH": _search,
    "VALUE": _value,
    "LEN": _on_text(lambda words: float(len(words))),
    "UPPER": _on_text(str.upper),
    "LOWER": _on_text(str.lower),
    "TRIM": _on_text(
        lambda words: " ".join(words.split(" ")).strip() if "  " not in words else " ".join(words.split())
    ),
    "CONCATENATE": lambda ev, arguments: "".join(text(ev.scalar(each)) for each in arguments),
}
