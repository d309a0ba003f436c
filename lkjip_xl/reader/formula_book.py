"""The sheets of a workbook whose formulas are calculated, one by one and each once."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lkjip_xl.reader.formula_of_cell import FormulaOfCell, Remembered
from lkjip_xl.reader.formula_text import Call, Cells, Node, RelativeKeys, UnknownFormula, parse, single_cells
from lkjip_xl.reader.formula_values import DECIMAL_MARK, ErrorValue, Reference, Scalar
from lkjip_xl.reader.sieved_sheet import Address
from lkjip_xl.reader.workbook import Grid, RawCell
from lkjip_xl.report.place import Place
from lkjip_xl.text.cell_formats import is_percent_format

# Formulas that wait for one another: each takes a dozen of the calls that Python allows.
_DEEPEST = 25
# Cells looked at; a workbook of the template needs a tenth.
_MOST_CELLS = 3_000_000
# Of them so many are remembered, with the stretch in which they were looked at.
_MOST_REMEMBERED = 100_000
# Templates before this one take a figure in percent points where its cell shows a percentage. A program that does
# not know CELL("format") keeps it as it is, or writes an error in its place.
_OF_PERCENT = '"P",100,1)'
_IN_POINTS = re.compile(
    r'IF\(ISNUMBER\((?P<cell>.{1,200}?)\),(?P=cell)\*IF\(IFERROR\(LEFT\(.{1,250}?,1\),""\)="P",100,1\),(?P=cell)\)'
)
_IN_TEXT = ('&"E-"&', '&"E0"')
# The templates since read the figure in a text; a number that somebody pasted there may show a percentage.
_NUMBER_OR_TEXT = re.compile(
    r"IF\(ISNUMBER\((?P<cell>\$?[A-Z]{1,3}\$?[0-9]{1,7})\),(?P=cell),IFERROR\((?P<read>VALUE|IF)\("
)
_NUMBER_IN_POINTS = (
    r'IF(ISNUMBER(\g<cell>),\g<cell>*IF(IFERROR(LEFT(CELL("format",\g<cell>),1),"")="P",100,1),IFERROR(\g<read>('
)
_ASKED = r'IF(ISNUMBER(\g<cell>),\g<cell>*IF(IFERROR(LEFT(CELL("format",\g<cell>),1),"")="P",100,1),\g<cell>)'


@dataclass(slots=True)
class _Parsed:
    """A formula that is filled over many cells. ``cells`` are those that it looks at, if no stretch is among them.

    ``takes_over`` says that it may show just what another cell holds.
    ``of_nothing`` is what it gives where all of them are empty, as in the rows that nobody has filled.
    """

    node: Node
    cells: tuple[Cells, ...] | None
    takes_over: bool
    of_nothing: tuple[float | str | bool | None, bool] | None = None


def _is_link(node: Node | None) -> bool:
    """Whether a formula, or one of its branches, only takes over what a cell holds."""
    match node:
        case Call("IFERROR", parts) | Call("IF", (_, *parts)):
            return any(map(_is_link, parts))
        case Cells() | Call("INDEX"):
            return True
    return False


def _is_beside(node: Node) -> bool:
    """Whether it is nothing but a cell of the same sheet: somebody's own formula, who knows what it shows."""
    return isinstance(node, Cells) and node.sheet is None


class Book:
    """The sheets of a workbook, with the results that have been found so far.

    ``knows_formats`` says that formulas can tell a percentage by the format of its cell, as in Excel for Windows.
    """

    def __init__(self, grids: Sequence[Grid], *, knows_formats: bool) -> None:
        self._knows_formats = knows_formats
        # Of two sheets of one name nobody knows which is meant.
        names = [grid.name.casefold() for grid in grids]
        self._grids = {name: grid for name, grid in zip(names, grids, strict=True) if names.count(name) == 1}
        self._results: dict[tuple[str, Address], float | str | bool | None] = {}
        self._keys = RelativeKeys()
        self._parsed: dict[tuple[object, ...], _Parsed | None] = {}
        self._ends = {name: max((row for row, _ in grid.cells), default=0) for name, grid in self._grids.items()}
        self._waiting: set[tuple[str, Address]] = set()
        # How often something was asked for that could not be told only because of what waits for it.
        self._circles = 0
        self._stretches: dict[Reference, list[tuple[int, int, Scalar | ErrorValue]]] = {}
        self._of_sheets: dict[str, Remembered] = {}
        self._empty: set[tuple[str, Address]] = set()
        self._visited = self._remembered = 0

    @cached_property
    def asks_formats(self) -> bool:
        """Whether some formula asks what a cell looks like."""
        return any(
            raw.expression and _OF_PERCENT in raw.expression.text
            for grid in self._grids.values()
            for raw in grid.cells.values()
        )

    def result(self, sheet: str, address: Address) -> float | str | bool | None:
        """What the formula of a cell gives; None where that cannot be told, or differs with the region."""
        value = self._result((sheet.casefold(), address))
        return None if isinstance(value, str) and DECIMAL_MARK in value else value

    def _result(self, key: tuple[str, Address]) -> float | str | bool | None:
        if key in self._results:
            return self._results[key]
        if key in self._waiting or len(self._waiting) > _DEEPEST:
            self._circles += 1
            return None
        self._waiting.add(key)
        try:
            value = self._calculated(*key)
        except (UnknownFormula, ErrorValue):
            value = None
        finally:
            self._waiting.discard(key)
        self._results[key] = value
        return value

    def knows(self, place: Place) -> bool:
        """Whether it can be told what the formula of a cell gives, if it shows anything."""
        grid, at = self._grids.get(place.sheet.casefold()), (place.row, place.column)
        raw = grid.cells.get(at) if grid else None
        return raw is None or raw.value is None or self.result(place.sheet, at) is not None

    def is_of_empty(self, sheet: str, address: Address) -> bool:
        """Whether a formula takes over an empty cell."""
        return (sheet.casefold(), address) in self._empty

    def _calculated(self, sheet: str, address: Address) -> float | str | bool | None:
        grid = self._grids.get(sheet)
        raw = grid.cells.get(address) if grid else None
        parsed = self._formula(raw) if raw else None
        if raw is None or parsed is None:
            return None
        of_nothing = parsed.cells is not None and self._are_empty(parsed.cells, sheet, address)
        if of_nothing and parsed.of_nothing:
            value, is_of_empty = parsed.of_nothing
        else:
            value = self._evaluated(parsed, sheet, address, raw)
            # Excel makes 0 of an empty cell that a formula takes over, LibreOffice an empty text at times.
            is_of_empty = value is None
            value = 0.0 if is_of_empty else value
            if of_nothing:
                parsed.of_nothing = value, is_of_empty
        if is_of_empty:
            self._empty.add((sheet, address))
        return value

    def _evaluated(self, parsed: _Parsed, sheet: str, address: Address, raw: RawCell) -> float | str | bool | None:
        formula = FormulaOfCell(self, sheet, address)
        value = formula.scalar(parsed.node)
        if isinstance(value, float) and not math.isfinite(value):
            raise ErrorValue
        if isinstance(value, float) and parsed.takes_over and not is_percent_format(raw.number_format):
            value *= formula.points_taken_over(parsed.node)
        return value

    def _are_empty(self, cells: Sequence[Cells], sheet: str, address: Address) -> bool:
        """Whether nothing stands in the cells that a formula in a cell of a sheet looks at."""
        row, column = address
        for each in cells:
            grid = self._grids.get(sheet if each.sheet is None else each.sheet.casefold())
            at = (each.top.at(row), each.left.at(column))
            if grid is None or min(at) < 1 or at in grid.cells or at in grid.covered:
                return False
        return True

    def _formula(self, raw: RawCell) -> _Parsed | None:
        if raw.expression is None:
            return None
        text = raw.expression.text
        if _OF_PERCENT in text:
            text = _IN_POINTS.sub(_ASKED, text)
        if any(each in text for each in _IN_TEXT):
            text = _NUMBER_OR_TEXT.sub(_NUMBER_IN_POINTS, text)
        key = self._keys.of(text, raw.expression.origin)
        if key not in self._parsed:
            try:
                node = parse(text, raw.expression.origin)
                self._parsed[key] = _Parsed(node, single_cells(node), _is_link(node) and not _is_beside(node))
            except UnknownFormula:
                self._parsed[key] = None
        return self._parsed[key]

    def cells(self, cells: Reference) -> Iterable[tuple[int, int, Scalar | ErrorValue]]:
        """The cells of a stretch that hold something, in order."""
        known = self._stretches.get(cells)
        if known is None:
            return self._cells(cells)
        self._visit(len(known))
        return known

    def _cells(self, cells: Reference) -> Iterator[tuple[int, int, Scalar | ErrorValue]]:
        """The same, one by one; a stretch that was gone through to its end is remembered."""
        before, found = self._circles, []
        for each in self._cells_with_something(cells):
            found.append(each)
            yield each
        if self._circles == before and self._remembered + len(found) <= _MOST_REMEMBERED:
            self._stretches[cells] = found
            self._remembered += len(found)

    def _visit(self, cells: int) -> None:
        self._visited += cells
        if self._visited > _MOST_CELLS:
            raise UnknownFormula

    def _cells_with_something(self, cells: Reference) -> Iterator[tuple[int, int, Scalar | ErrorValue]]:
        grid = self._grids.get(cells.sheet)
        if grid is None:
            raise UnknownFormula
        for row in range(cells.top, min(cells.bottom, self._ends[cells.sheet]) + 1):
            for column in range(cells.left, cells.right + 1):
                self._visit(1)
                at = (row, column)
                if (at in grid.cells or at in grid.covered) and (value := self.cell(cells.sheet, at)) is not None:
                    yield row, column, value

    def remembered(self, node: Node, sheet: str) -> Remembered | None:
        """What is remembered of the formulas of a sheet where a part looks at fixed cells only; else None."""
        return self._of_sheets.setdefault(sheet, Remembered()) if node.is_fixed else None

    @property
    def circles(self) -> int:
        """How often something could not be told only because of what waited for it."""
        return self._circles

    def letter_of_format(self, sheet: str, address: Address) -> str:
        """What ``CELL("format")`` begins with: P for a percentage; the others are not told apart here."""
        if not self._knows_formats:
            raise ErrorValue
        return "P" if self.shows_percent(sheet, address) else "G"

    def shows_percent(self, sheet: str, address: Address) -> bool:
        """Whether a formula can tell that a cell shows a percentage."""
        grid = self._grids.get(sheet)
        raw = grid.cells.get(address) if grid else None
        return self._knows_formats and raw is not None and is_percent_format(raw.number_format)

    def percent_format_taken_over(self, sheet: str, address: Address, deep: int = 0) -> str:
        """The format of the percentage that a formula only takes over, also from one that does; else empty."""
        grid = self._grids.get(sheet.casefold())
        raw = grid.cells.get(address) if grid else None
        parsed = self._formula(raw) if raw and deep < _DEEPEST else None
        if raw is None or parsed is None or not parsed.takes_over or is_percent_format(raw.number_format):
            return ""
        source = FormulaOfCell(self, sheet.casefold(), address).taken_over(parsed.node)
        if source is None:
            return ""
        at = (source.top, source.left)
        if self.shows_percent(source.sheet, at):
            return self._grids[source.sheet].cells[at].number_format
        return self.percent_format_taken_over(source.sheet, at, deep + 1)

    def cell(self, sheet: str, address: Address) -> Scalar | ErrorValue:
        """What a cell holds: of a formula its result, or what it shows where that cannot be told."""
        grid = self._grids.get(sheet)
        if grid is None:
            raise UnknownFormula
        raw = grid.cells.get(address) or grid.covered.get(address)
        if raw is None:
            return None
        value = self._result((sheet, address)) if raw.formula and (raw.kind != "e" or self.asks_formats) else None
        if (raw.kind == "e" and value is None) or raw.picture:
            return ErrorValue()
        if value is not None and (sheet, address) not in self._empty:
            return value
        if raw.uncalculated or value is not None:
            raise UnknownFormula
        if isinstance(raw.value, int | float) and not isinstance(raw.value, bool):
            return float(raw.value)
        return "" if raw.value is None else raw.value
