"""The formula of one cell, calculated: an :class:`Evaluation` in the cell where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from lkjip_xl.reader.formula_functions import FUNCTIONS
from lkjip_xl.reader.formula_text import Call, Cells, Constant, Node, Operation, Step, UnknownFormula
from lkjip_xl.reader.formula_values import Array, ErrorValue, Reference, Scalar, Value, of_one, of_two, truth
from lkjip_xl.reader.sieved_sheet import Address


@dataclass(slots=True)
class Remembered:
    """What parts of formulas of one sheet give that look at the same cells wherever they stand, by their identity.

    ``arrays`` are the results of those with several values. What could not be told, or only because the cell
    waits for itself, is not remembered.
    """

    values: dict[int, Value] = field(default_factory=dict)
    arrays: dict[int, Array] = field(default_factory=dict)


class Calculated(Protocol):
    """What a formula needs of the workbook around it, in which other formulas stand."""

    @property
    def circles(self) -> int:
        """How often something could not be told only because of what waited for it."""
        ...

    def remembered(self, node: Node, sheet: str) -> Remembered | None:
        """What is remembered of the formulas of a sheet where a part looks at fixed cells only; else None."""
        ...

    def cell(self, sheet: str, address: Address) -> Scalar | ErrorValue:
        """What a cell holds."""
        ...

    def cells(self, cells: Reference) -> Iterable[tuple[int, int, Scalar | ErrorValue]]:
        """The cells of a stretch that hold something, in order."""
        ...

    def shows_percent(self, sheet: str, address: Address) -> bool:
        """Whether a formula can tell that a cell shows a percentage."""
        ...

    def letter_of_format(self, sheet: str, address: Address) -> str:
        """What ``CELL("format")`` begins with."""
        ...


class FormulaOfCell:
    """The formula of one cell, while it is calculated."""

    def __init__(self, book: Calculated, sheet: str, address: Address) -> None:
        self._book, self._sheet = book, sheet
        self._arrays: dict[int, Array] = {}
        self._row, self._column = address

    def value(self, node: Node) -> Value:
        """The result of a part."""
        match node:
            case Constant():
                return node.value
            case Cells():
                top, left = self._corner(node.top, node.left)
                bottom, right = self._corner(node.bottom, node.right)
                rows, columns = sorted((top, bottom)), sorted((left, right))
                return Reference(self._name(node), rows[0], columns[0], rows[1], columns[1])
            case Call() | Operation():
                return self._known_value(node)

    def _known_value(self, node: Call | Operation) -> Value:
        remembered = self._book.remembered(node, self._sheet)
        if remembered is None:
            return self._calculated(node)
        if id(node) in remembered.values:
            return remembered.values[id(node)]
        before = self._book.circles
        value = self._calculated(node)
        if self._book.circles == before:
            remembered.values[id(node)] = value
        return value

    def _calculated(self, node: Call | Operation) -> Value:
        if isinstance(node, Operation):
            return self._operation(node.sign, node.parts)
        function = FUNCTIONS.get(node.name)
        if function is None:
            raise UnknownFormula
        return function(self, node.arguments)

    def array(self, node: Node | None, calculated: Callable[[Node | None], Array]) -> Array:
        """The values of a part with several, calculated once."""
        remembered = self._book.remembered(node, self._sheet) if node is not None else None
        arrays = remembered.arrays if remembered else self._arrays
        if id(node) in arrays:
            return arrays[id(node)]
        before = self._book.circles
        values = calculated(node)
        if remembered is None or self._book.circles == before:
            arrays[id(node)] = values
        return values

    def _name(self, cells: Cells) -> str:
        return self._sheet if cells.sheet is None else cells.sheet.casefold()

    def _corner(self, row: Step, column: Step) -> Address:
        at = row.at(self._row), column.at(self._column)
        if at[0] < 1 or at[1] < 1:
            raise UnknownFormula
        return at

    def _operation(self, sign: str, parts: tuple[Node, ...]) -> Value:
        if sign == ":":
            return self._joined(*parts)
        if len(parts) == 1:
            return of_one(sign, self.scalar(parts[0]))
        return of_two(sign, self.scalar(parts[0]), self.scalar(parts[1]))

    def _joined(self, first: Node, last: Node) -> Reference:
        one, other = self.value(first), self.value(last)
        if not isinstance(one, Reference) or not isinstance(other, Reference):
            raise UnknownFormula
        # Of 'Tabel 2.7'!A1:A9 only the first end names the sheet.
        if one.sheet != other.sheet and not (isinstance(last, Cells) and last.sheet is None):
            raise UnknownFormula
        return Reference(
            one.sheet,
            min(one.top, other.top),
            min(one.left, other.left),
            max(one.bottom, other.bottom),
            max(one.right, other.right),
        )

    def points_taken_over(self, node: Node) -> int:
        """By how much a percentage shrinks that is taken over without its format: ``80%`` becomes 0,8."""
        source = self.taken_over(node)
        return 100 if source and self._book.shows_percent(source.sheet, (source.top, source.left)) else 1

    def taken_over(self, node: Node | None) -> Reference | None:
        """The cell that a formula only takes over, of several branches that which is taken."""
        match node:
            case Call("IFERROR", (first, second)):
                try:
                    self.scalar(first)
                except ErrorValue:
                    first = second
                return self.taken_over(first)
            case Call("IF", (condition, *branches)):
                chosen = 0 if truth(self.scalar(condition)) else 1
                return self.taken_over(branches[chosen]) if chosen < len(branches) else None
            case Cells() | Call("INDEX"):
                source = self.value(node)
                return source if isinstance(source, Reference) and source.is_single else None
        return None

    def scalar(self, node: Node | None) -> Scalar:
        """The result of a part as one value."""
        if isinstance(node, Cells) and node.is_single:  # most are, and need no reference
            found = self._book.cell(self._name(node), self._corner(node.top, node.left))
        else:
            value = self.value(node) if node is not None else None
            if isinstance(value, tuple):
                raise UnknownFormula
            if not isinstance(value, Reference):
                return value
            if not value.is_single:
                raise UnknownFormula
            found = self._book.cell(value.sheet, (value.top, value.left))
        if isinstance(found, ErrorValue):
            raise found
        return found

    def letter_of_format(self, reference: Reference) -> str:
        """What ``CELL("format")`` begins with for a cell."""
        return self._book.letter_of_format(reference.sheet, (reference.top, reference.left))

    def cells(self, reference: Reference) -> Iterable[tuple[int, int, Scalar | ErrorValue]]:
        """The cells of a reference that hold something."""
        return self._book.cells(reference)
