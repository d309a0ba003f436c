"""The cells of a sheet that is there already: found, or made where there are none, and given other looks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from lkjip_xl.books.marked.addresses import Cell, first_of_merged
from lkjip_xl.files.package import count_of
from lkjip_xl.files.xml_edit import XmlPart
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.text.addresses import cell_named, column_letters, stretch_named

ORDER = (
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
YES = frozenset({"1", "true"})
"""How a part says yes."""


@dataclass(frozen=True, slots=True)
class RowSize:
    """How high a row is, in points, where it says so."""

    height: float | None
    hidden: bool


@dataclass
class _Row:
    """A row in which a cell is wanted, and the cells that it has."""

    element: Element
    cells: list[tuple[int, Element]] = field(default_factory=list)


class SheetCells:
    """The part of a sheet: ``root`` is all of it but its rows."""

    def __init__(self, part: XmlPart) -> None:
        self.part = part
        self.root = part.tree(without=frozenset({"sheetData"}))
        self.sizes: dict[int, RowSize] = {}

    def shown_at(self, cells: Iterable[Cell]) -> dict[Cell, Cell]:
        """For each cell itself, or the first one of those that it is merged with: the others show nothing."""
        shown = {cell: cell for cell in cells}
        merges = [each for each in self._merges() if each]
        # In a damaged sheet the first one lies in another merge; each step leads further up or to the left.
        while moved := first_of_merged(set(shown.values()), merges):
            shown = {cell: moved.get(at, at) for cell, at in shown.items()}
        return shown

    def _merges(self) -> Iterator[tuple[int, int, int, int] | None]:
        for merged in self.root.all("mergeCells"):
            yield from (stretch_named(each.attributes.get("ref", "")) for each in merged.all("mergeCell"))

    def dress(self, cells: Iterable[Cell], look: Callable[[Cell, int], int]) -> None:
        """Give cells other looks; ``look`` has for a cell and the number of its looks that of the new ones."""
        wanted: dict[int, list[int]] = {}
        for row, column in sorted(cells):
            wanted.setdefault(row, []).append(column)
        walk = _Rows(wanted.keys(), self.root.space)
        self.part.walk(walk.start, walk.end)
        self.sizes = walk.sizes
        made: list[Cell] = []
        for number, columns in wanted.items():
            made += self._dress_row(number, columns, walk.rows.get(number, []), look, walk)
        self._widen(made)

    def _dress_row(
        self, number: int, columns: list[int], rows: list[_Row], look: Callable[[Cell, int], int], walk: _Rows
    ) -> Iterator[Cell]:
        """Dress the cells of one row; those that had to be made."""
        missing = []
        for column in columns:
            found = [element for row in rows for at, element in row.cells if at == column]
            for element in found:
                self.part.set(element, "s", str(look((number, column), number_of(element, "s"))))
            if not found:
                missing.append(column)
        if not missing:
            return
        styles = {column: look((number, column), self._usual(rows, column)) for column in missing}
        if rows:
            self._insert_cells(number, rows[0], styles)
        else:
            self._insert_row(number, styles, walk)
        yield from ((number, column) for column in missing)

    def _usual(self, rows: list[_Row], column: int) -> int:
        """The looks that a cell has which is not there: those of its row, or of its column."""
        if rows and rows[0].element.attributes.get("customFormat") in YES:
            return number_of(rows[0].element, "s")
        return next((style for first, last, style in self._columns if first <= column <= last), 0)

    @cached_property
    def _columns(self) -> list[tuple[int, int, int]]:
        columns = (each for cols in self.root.all("cols") for each in cols.all("col"))
        return [(number_of(each, "min"), number_of(each, "max"), number_of(each, "style")) for each in columns]

    def _insert_cells(self, number: int, row: _Row, styles: Mapping[int, int]) -> None:
        p = self.part.prefix(row.element)
        for column, style in styles.items():
            cell = _cell(p, number, column, style)
            behind = next((element for at, element in row.cells if at > column), None)
            if behind is None:
                self.part.append(row.element, cell)
            else:
                self.part.before(behind, cell)
        spans = re.findall(r"\d+", row.element.attributes.get("spans", ""))
        columns = [*map(int, spans), *styles]
        if spans and not min(map(int, spans)) <= min(styles) <= max(styles) <= max(map(int, spans)):
            self.part.set(row.element, "spans", f"{min(columns)}:{max(columns)}")

    def _insert_row(self, number: int, styles: Mapping[int, int], walk: _Rows) -> None:
        data = walk.data
        if data is None:
            return
        p = self.part.prefix(data)
        cells = "".join(_cell(p, number, column, style) for column, style in styles.items())
        row = f'<{p}row r="{number}">{cells}</{p}row>'
        behind = walk.first_below(number)
        if behind is None:
            self.part.append(data, row)
        else:
            self.part.before(behind, row)

    def _widen(self, made: list[Cell]) -> None:
        """Let the sheet say that it reaches to the cells that were made: programs read no further."""
        dimension = self.root.first("dimension")
        reach = stretch_named(dimension.attributes.get("ref", "")) if dimension else None
        if dimension is None or reach is None or not made:
            return
        rows, columns = zip(*made, (reach[0], reach[1]), (reach[2], reach[3]), strict=True)
        new = (min(rows), min(columns), max(rows), max(columns))
        if new != reach:
            first, last = f"{column_letters(new[1])}{new[0]}", f"{column_letters(new[3])}{new[2]}"
            self.part.set(dimension, "ref", f"{first}:{last}")


class _Rows:
    """One pass over the rows of a sheet: those that are wanted with their cells, and where all others are."""

    def __init__(self, wanted: Iterable[int], space: str) -> None:
        self.rows: dict[int, list[_Row]] = {}
        self.sizes: dict[int, RowSize] = {}
        self.data: Element | None = None
        self._wanted, self._space = frozenset(wanted), space
        self._all: list[Element] = []
        self._numbers: list[int] = []
        self._row = self._column = 0
        self._named = False
        self._current: _Row | None = None

    def start(self, element: Element) -> None:
        if element.space != self._space:
            return  # an anchor of a button has rows too
        if element.name == "row":
            self._start_row(element)
        elif element.name == "c" and self._current is not None:
            self._start_cell(element)
        elif element.name == "sheetData" and self.data is None:
            self.data = element

    def _start_row(self, element: Element) -> None:
        written = count_of(element.attributes.get("r", ""))
        self._row, self._named = (self._row + 1, False) if written is None else (written, True)
        self._column = 0
        self._current = _Row(element)

    def _start_cell(self, element: Element) -> None:
        written = cell_named(element.attributes.get("r", ""))
        if written is None:
            self._column += 1
        else:
            self._column = written[1]
            if not self._named:
                # A row that does not say where it stands stands where its cells do.
                self._row, self._named = written[0], True
        if (self._row in self._wanted or not self._named) and self._current is not None:
            self._current.cells.append((self._column, element))

    def end(self, element: Element) -> None:
        if element.name != "row" or element.space != self._space or self._current is None:
            return
        row, self._current = self._current, None
        self._all.append(row.element)
        self._numbers.append(self._row)
        if self._row in self._wanted:
            self.rows.setdefault(self._row, []).append(row)
        hidden, height = row.element.attributes.get("hidden") in YES, size_of(row.element, "ht")
        if hidden or height is not None:
            self.sizes[self._row] = RowSize(height, hidden)

    def first_below(self, number: int) -> Element | None:
        """The first row of the part that stands below one of this number."""
        at = bisect_right(self._reached, number)
        return self._all[at] if at < len(self._all) else None

    @cached_property
    def _reached(self) -> list[int]:
        """For each row of the part, the highest number up to it: rows may stand in any order."""
        return list(accumulate(self._numbers, max))


def _cell(prefix: str, row: int, column: int, style: int) -> str:
    return f'<{prefix}c r="{column_letters(column)}{row}" s="{style}"/>'


def number_of(element: Element, name: str) -> int:
    """A number that an attribute gives; 0 where it gives none."""
    return count_of(element.attributes.get(name, "")) or 0


def size_of(element: Element, name: str) -> float | None:
    """A size that a part gives; None where it gives none."""
    text = element.attributes.get(name, "")
    return float(text) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) else None
