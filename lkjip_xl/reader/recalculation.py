"""What the formulas of a workbook would show if Excel calculated them again.

Other programs change figures without calculating, and so does Excel where somebody has set it to manual
calculation: its formulas then show what they showed before. Only what is known for sure is told: a formula that
uses anything else than the known functions keeps what it shows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lkjip_xl.reader.formula_book import Book
from lkjip_xl.reader.sieved_sheet import Address
from lkjip_xl.reader.workbook import Grid, RawCell
from lkjip_xl.report.place import Place
from lkjip_xl.tables.shared_columns import HELPER_HEADING
from lkjip_xl.text.numbers import read_quantity
from lkjip_xl.text.words import squeeze

# Excel computes with 15 digits; sums in another order differ in the last ones.
_NOISE = 1e-12
# A formula that takes over a cell of another sheet is no longer.
_LONGEST_LINK = 150


@dataclass(frozen=True, slots=True)
class Recalculated:
    """The sheets with what their formulas give. ``stale`` are the cells that show something else in the file.

    ``unstored`` are formulas without a result in the file that give an empty text: some programs leave it out.
    ``misread`` show a percentage as a fraction, 1 for 100%: they cannot ask what it looks like. ``knows``
    says of a cell whether it can be told what its formula gives.
    """

    grids: tuple[Grid, ...]
    stale: tuple[Place, ...] = ()
    unstored: tuple[Place, ...] = ()
    misread: tuple[Place, ...] = ()
    knows: Callable[[Place], bool] = lambda _: False


def recalculated(grids: Sequence[Grid], judged: frozenset[int]) -> Recalculated:
    """Calculate the formulas of some of the sheets again, by their position."""
    if any(grid.computes_as_shown for grid in grids):
        return Recalculated(tuple(grids))
    book, elsewhere = Book(grids, knows_formats=True), Book(grids, knows_formats=False)
    stale: list[Place] = []
    unstored: list[Place] = []
    misread: list[Place] = []
    result: list[Grid] = []
    for index, grid in enumerate(grids):
        changed = _changed(book, grid) if index in judged else {}
        for address in changed:
            raw = grid.cells[address]
            if raw.uncalculated:
                places = unstored
            else:
                places = misread if _is_misread(elsewhere, grid, address, raw) else stale
            places.append(Place(grid.name, *address))
        result.append(replace(grid, cells={**grid.cells, **changed}) if changed else grid)
    return Recalculated(tuple(result), tuple(stale), tuple(unstored), tuple(misread), book.knows)


def _is_misread(elsewhere: Book, grid: Grid, address: Address, raw: RawCell) -> bool:
    """Whether a formula shows what a program makes of it that knows no formats of cells, or fails on asking."""
    value = elsewhere.result(grid.name, address)
    return raw.kind == "e" or (value is not None and _is_same(raw.value, value))


def _changed(book: Book, grid: Grid) -> dict[Address, RawCell]:
    """The formulas of a sheet that give something else than they show, or an empty text that is not stored.

    Not those of the columns that nobody sees: what they lead to is calculated with what they would show.
    """
    changed: dict[Address, RawCell] = {}
    unseen = _unseen_columns(grid)
    for _, row in groupby(grid.cells.items(), key=lambda item: item[0][0]):
        cells = dict(row)
        if _shows_nothing(cells) and not any(_takes_over(book, grid, at, raw) for at, raw in cells.items()):
            continue
        for address, raw in cells.items():
            judged = (
                raw.expression
                and address[1] not in unseen
                and (raw.kind != "e" or book.asks_formats)
                and not raw.picture
            )
            value = book.result(grid.name, address) if judged else None
            if value is not None and not _agrees(raw, value, of_empty=book.is_of_empty(grid.name, address)):
                changed[address] = _with_format(
                    replace(raw, value=value, kind=_kind(value), uncalculated=False),
                    book.percent_format_taken_over(grid.name, address),
                )
    return changed


def _with_format(raw: RawCell, percent_format: str) -> RawCell:
    """A percentage that a formula takes over as its source shows it: ``7,9%`` where that does, not ``7,9``."""
    if not percent_format or not isinstance(raw.value, float):
        return raw
    return replace(raw, value=raw.value / 100, number_format=percent_format)


def _unseen_columns(grid: Grid) -> frozenset[int]:
    """The hidden columns of the template by which other formulas compute."""
    if not grid.hidden_columns:
        return frozenset()
    texts = ((column, raw.value) for (_, column), raw in grid.cells.items() if column in grid.hidden_columns)
    return frozenset(column for column, text in texts if isinstance(text, str) and text.startswith(HELPER_HEADING))


def _agrees(raw: RawCell, value: float | str | bool, *, of_empty: bool) -> bool:
    """Whether a cell shows what its formula gives; of one without a result only an empty text is told."""
    if raw.uncalculated:
        return value != ""
    return _is_same(raw.value, value) or (of_empty and raw.value is None)


def _shows_nothing(cells: Mapping[Address, RawCell]) -> bool:
    """Whether a row is one of the many of a template that nobody has filled."""
    return all(raw.formula and not raw.uncalculated and raw.value is None for raw in cells.values())


def _takes_over(book: Book, grid: Grid, address: Address, raw: RawCell) -> bool:
    """Whether a formula that shows nothing takes something over from another sheet; the others follow it."""
    text = raw.expression.text if raw.expression else ""
    return "!" in text and len(text) <= _LONGEST_LINK and book.result(grid.name, address) not in {"", None}


def _kind(value: float | str | bool) -> str:
    return "b" if isinstance(value, bool) else "s" if isinstance(value, str) else "n"


def _is_same(shown: object, value: float | str | bool) -> bool:
    if isinstance(value, str):
        return (shown is None or isinstance(shown, str)) and squeeze(shown or "") == squeeze(value)
    if isinstance(value, bool) or isinstance(shown, bool):
        return shown is value
    if not isinstance(shown, int | float):
        # “2 dokumen” says the same as a 2 whose cell shows the unit.
        read = read_quantity(shown) if isinstance(shown, str) else None
        return read is not None and math.isclose(float(read.value), value, rel_tol=_NOISE)
    return math.isclose(shown, value, rel_tol=_NOISE, abs_tol=1e-9)
