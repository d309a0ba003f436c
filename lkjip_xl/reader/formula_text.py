"""From the text of an Excel formula to its parts: figures, words, cells, operations and functions.

Addresses are kept as steps from the cell in which the formula stands, so that what is filled down over hundreds of
rows is parsed once. What Excel knows and this does not is :class:`UnknownFormula`: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lkjip_xl.reader.sieved_sheet import Address
from lkjip_xl.text.addresses import LAST_ROW, column_number

# A formula that nests deeper is none that a person wrote.
_DEEPEST = 60
_LONGEST = 8192  # of Excel

_SHEET = r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<sheet>[^\W\d][\w.]*))!"
_TOKEN = re.compile(
    rf'(?P<text>"(?:[^"]|"")*")|(?P<cell>(?:{_SHEET})?(?P<c>\$?[A-Z]{{1,3}})(?P<r>\$?[0-9]{{1,7}})(?![\w(.!]))'
    rf"|(?P<columns>(?:(?:'(?P<quoted2>(?:[^']|'')+)'|(?P<sheet2>[^\W\d][\w.]*))!)?(?P<c1>\$?[A-Z]{{1,3}}):(?P<c2>\$?[A-Z]{{1,3}})(?![\w(.!$]))"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:E[+-]?[0-9]+)?)|(?P<call>[A-Z_][\w.]*)\(|(?P<truth>TRUE|FALSE)(?![\w(.!])"
    r"|(?P<sign><=|>=|<>|[-+*/^&=<>%(),:{}])|(?P<space>\s+)",
    re.IGNORECASE,
)
_SIMPLE = re.compile(r'("[^"]*"|\'[^\']*\')|(?<![\w$.])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![\w(.!])')
# Where the first letters of an address stand among what splits a text.
_LETTERS = 3
_DIGITS = b"0123456789"
# The longest formula of the template has just under two thousand letters; the same come with every workbook of it.
_LONGEST_REMEMBERED = 2_000
# A workbook can hold any number of formulas that differ in digits only.
_MOST_ALIKE = 4
_EXTERNAL = re.compile(
    r"(?<![\w\])])\[(?P<number>[^\]\s]+)\][^\[\]!,()]*!|'[^']*\[(?P<file>[^\]]+)\][^']*'!|IMPORTRANGE\(",
    re.IGNORECASE,
)
# Google Sheets saves its own functions for Excel as text in a function that no Excel knows.
_GOOGLE = re.compile(r'(?:DUMMYFUNCTION\(")?IMPORTRANGE\(', re.IGNORECASE)
_TEXT = re.compile(r'"[^"]*"')
_WHOLE_COLUMNS = re.compile(r"[A-Za-z]:\$?[A-Za-z]")


class UnknownFormula(Exception):
    """The formula uses something whose result cannot be told for sure."""


@dataclass(frozen=True, slots=True)
class Step:
    """A row or a column: of its own where ``fixed``, else so many from the cell of the formula."""

    number: int
    fixed: bool

    def at(self, here: int) -> int:
        """Which one it is for a formula in this row or column."""
        return self.number if self.fixed else here + self.number


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, a text or a truth; or several of them in a row, ``{1,2,3}``."""

    value: float | str | bool | tuple[float | str | bool, ...]

    @property
    def is_fixed(self) -> bool:
        """Whether it is the same in whatever cell of a sheet the formula stands: always."""
        return True


@dataclass(frozen=True, slots=True)
class Cells:
    """A stretch of cells, of this sheet where ``sheet`` is None."""

    sheet: str | None
    top: Step
    left: Step
    bottom: Step
    right: Step

    @property
    def is_single(self) -> bool:
        """Whether it is one cell, and named as one."""
        return self.top is self.bottom and self.left is self.right

    @property
    def is_fixed(self) -> bool:
        """Whether it is the same in whatever cell of a sheet the formula stands."""
        return self.top.fixed and self.left.fixed and self.bottom.fixed and self.right.fixed


@dataclass(frozen=True, slots=True)
class Operation:
    """A sign between two parts, or before or behind one.

    ``is_fixed`` says that it looks at the same cells in whatever cell of a sheet the formula stands.
    """

    sign: str
    parts: tuple[Node, ...]
    is_fixed: bool


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; one that is left out is None. ``is_fixed`` is as above."""

    name: str
    arguments: tuple[Node | None, ...]
    is_fixed: bool


Node = Constant | Cells | Operation | Call


def _are_fixed(parts: Iterable[Node | None]) -> bool:
    return all(each is None or each.is_fixed for each in parts)


def single_cells(node: Node) -> tuple[Cells, ...] | None:
    """The cells that a formula looks at; None where it looks at a stretch of them."""
    found: list[Cells] = []
    waiting: list[Node | None] = [node]
    while waiting:
        match waiting.pop():
            case Cells() as cells:
                if (cells.top, cells.left) != (cells.bottom, cells.right):
                    return None
                found.append(cells)
            case Operation(":", _):
                return None
            case Operation(_, parts) | Call(_, parts):
                waiting += parts
    return tuple(found)


def external_sources(text: str) -> list[str]:
    """The other workbooks that a formula reads: their names, or their numbers in this workbook's list."""
    if "[" not in text and "IMPORTRANGE" not in text:
        return []
    if _GOOGLE.search(text):
        return ["Google Sheets"]
    return [each["number"] or each["file"] for each in _EXTERNAL.finditer(_TEXT.sub('""', text))]


@dataclass(frozen=True, slots=True)
class _FilledDown:
    """A formula of a column that is filled down: its text with a gap for each row that moves along, and its key.

    ``steps`` are the rows in the gaps, counted from the row of the formula, ``rows`` those in which it can stand.
    """

    text: str
    steps: tuple[int, ...]
    key: tuple[object, ...]
    rows: range

    def reads(self, text: str, row: int) -> bool:
        """Whether a formula in this row is the same one; what is no row of a sheet is none of a formula either."""
        if row not in self.rows:
            return False
        return self.text % tuple([row + step for step in self.steps]) == text


class RelativeKeys:
    """The keys of formulas: the same for all cells over which a formula is filled.

    To take a formula apart takes long. One that differs from an earlier one of its column in nothing but digits is
    first held against that: as its text would be in this row.
    """

    def __init__(self) -> None:
        self._filled: dict[tuple[int, bytes], list[_FilledDown]] = {}

    def of(self, text: str, origin: Address) -> tuple[object, ...]:
        """The key of a formula that is written for the cell ``origin``."""
        row, column = origin
        # Bytes lose their digits faster than a text does.
        alike = self._filled.setdefault((column, text.encode().translate(None, _DIGITS)), [])
        for filled in alike:
            if filled.reads(text, row):
                return filled.key
        if _WHOLE_COLUMNS.search(text):
            return (text, origin)
        filled = _filled_down(text, origin)
        if len(alike) < _MOST_ALIKE:
            alike.append(filled)
        return filled.key


def _filled_down(text: str, origin: Address) -> _FilledDown:
    row, column = origin
    parts: list[object] = [*_SIMPLE.split(text)]
    words = [each or "" for each in _SIMPLE.split(text.replace("%", "%%"))]
    steps: list[int] = []
    # Before each part of the text in between stand its five groups.
    for at in range(_LETTERS, len(parts), _SIMPLE.groups + 1):
        letters, digits = parts[at], parts[at + 2]
        if isinstance(letters, str) and isinstance(digits, str):
            if not parts[at - 1]:
                parts[at] = column_number(letters) - column
            if not parts[at + 1]:
                steps.append(int(digits) - row)
                parts[at + 2], words[at + 2] = steps[-1], "%d"
    rows = range(1 - min(steps, default=0), LAST_ROW - max(steps, default=0) + 1)
    return _FilledDown("".join(words), tuple(steps), tuple(parts), rows)


def parse(text: str, origin: Address) -> Node:
    """The parts of a formula that is written for the cell ``origin``.

    Raises:
        UnknownFormula: if it holds something that is not known here.

    """
    if len(text) > _LONGEST:
        raise UnknownFormula
    return _known_parts(text, origin) if len(text) <= _LONGEST_REMEMBERED else _parts(text, origin)


def _parts(text: str, origin: Address) -> Node:
    parser = _Parser(text, origin)
    node = parser.comparison(0)
    if parser.here < len(parser.tokens):
        raise UnknownFormula
    return node


_known_parts = lru_cache(maxsize=512)(_parts)


# How close the signs between two parts bind.
_LEVELS = (("=", "<", ">", "<=", ">=", "<>"), ("&",), ("+", "-"), ("*", "/"), ("^",))
_LEVEL = {sign: level for level, signs in enumerate(_LEVELS) for sign in signs}


class _Parser:
    """The state of one pass over the tokens of a formula.

    Parts that are written alike become one part, so that each is calculated once. What is below a part is one of
    each already, and is not compared again down to its leaves.
    """

    def __init__(self, text: str, origin: Address) -> None:
        self._row, self._column = origin
        self.tokens, self._signs = _tokens(text)
        self._leaves: dict[str, Constant | Cells] = {}
        self._operations: dict[tuple[object, ...], Operation] = {}
        self._calls: dict[tuple[object, ...], Call] = {}
        self.here = 0

    def comparison(self, depth: int, level: int = 0) -> Node:
        """A part with the operations of this level and of those that bind closer."""
        inside = depth + (level == 0)
        if inside > _DEEPEST:
            raise UnknownFormula
        left = self._signed(inside)
        while (next_level := _LEVEL.get(self._signs[self.here], -1)) >= level:
            sign = self._take()
            left = self._operation(sign, left, self.comparison(inside if next_level else depth, next_level + 1))
        return left

    def _operation(self, sign: str, *parts: Node) -> Operation:
        key = (sign, *map(id, parts))
        known = self._operations.get(key)
        if known is None:
            known = self._operations[key] = Operation(sign, parts, _are_fixed(parts))
        return known

    def _call(self, name: str, arguments: tuple[Node | None, ...]) -> Call:
        key = (name, *map(id, arguments))
        known = self._calls.get(key)
        if known is None:
            known = self._calls[key] = Call(name, arguments, _are_fixed(arguments))
        return known

    def _signed(self, depth: int) -> Node:
        # A minus before a part binds closer than anything between parts.
        if self._signs[self.here] in {"+", "-"}:
            return self._operation(self._take(), self._signed(depth + 1))
        part = self._single(depth)
        while self._signs[self.here] == ":":
            part = self._operation(self._take(), part, self._single(depth))
        while self._signs[self.here] == "%":
            part = self._operation(self._take(), part)
        return part

    def _single(self, depth: int) -> Node:
        if self.here >= len(self.tokens):
            raise UnknownFormula
        found = self.tokens[self.here]
        self.here += 1
        if found.lastgroup == "call":
            return self._call(found["call"].upper().removeprefix("_XLFN."), self._arguments(depth))
        if found.lastgroup == "sign":
            return self._inside(found[0], depth)
        leaf = self._leaves.get(found[0])
        if leaf is None:
            leaf = self._leaves[found[0]] = self._leaf(found)
        return leaf

    def _leaf(self, found: re.Match[str]) -> Constant | Cells:
        match found.lastgroup:
            case "text":
                return Constant(found[0][1:-1].replace('""', '"'))
            case "number":
                return Constant(float(found[0]))
            case "truth":
                return Constant(found[0].upper() == "TRUE")
            case "cell":
                return self._cell(found)
        return self._columns(found)

    def _inside(self, sign: str, depth: int) -> Node:
        """What stands in parentheses, or in braces."""
        if sign == "{":
            return self._constants()
        if sign != "(":
            raise UnknownFormula
        inside = self.comparison(depth + 1)
        if self._take() != ")":
            raise UnknownFormula
        return inside

    def _constants(self) -> Constant:
        """The constants up to the closing brace, all in one row."""
        found: list[float | str | bool] = []
        while True:
            each = self._single(_DEEPEST)
            if not isinstance(each, Constant) or isinstance(each.value, tuple):
                raise UnknownFormula
            found.append(each.value)
            sign = self._take()
            if sign == "}":
                return Constant(tuple(found))
            if sign != ",":
                raise UnknownFormula

    def _arguments(self, depth: int) -> tuple[Node | None, ...]:
        arguments: list[Node | None] = []
        while True:
            arguments.append(None if self._signs[self.here] in {",", ")"} else self.comparison(depth + 1))
            sign = self._take()
            if sign == ")":
                return tuple(arguments) if arguments != [None] else ()
            if sign != ",":
                raise UnknownFormula

    def _cell(self, found: re.Match[str]) -> Cells:
        row, column = self._step(found["r"], self._row), self._step(found["c"], self._column)
        return Cells(_name(found["quoted"], found["sheet"]), row, column, row, column)

    def _columns(self, found: re.Match[str]) -> Cells:
        left, right = self._step(found["c1"], self._column), self._step(found["c2"], self._column)
        return Cells(_name(found["quoted2"], found["sheet2"]), Step(1, True), left, Step(LAST_ROW, True), right)

    @staticmethod
    def _step(written: str, here: int) -> Step:
        fixed = written.startswith("$")
        bare = written.removeprefix("$")
        number = int(bare) if bare.isdigit() else column_number(bare)
        return Step(number if fixed else number - here, fixed)

    def _take(self) -> str:
        """The sign that comes next; empty where none does."""
        sign = self._signs[self.here]
        self.here += 1
        return sign


def _name(quoted: str | None, plain: str | None) -> str | None:
    return quoted.replace("''", "'") if quoted else plain


def _tokens(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """The tokens of a formula, and what each is as a sign: empty where it is none, and behind the last one."""
    tokens: list[re.Match[str]] = []
    signs: list[str] = []
    at = 0
    for found in _TOKEN.finditer(text):
        if found.start() > at:
            break
        at = found.end()
        kind = found.lastgroup
        if kind != "space":
            tokens.append(found)
            signs.append(found[0] if kind == "sign" else "")
    if at < len(text):
        raise UnknownFormula
    return tokens, [*signs, ""]
