"""What one table of a source puts into its sheet: formulas stay where they give what it printed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lkjip_xl.books.kit import styles
from lkjip_xl.books.template.contents import EMPTY, Contents, TableContents, Typed, TypedTable
from lkjip_xl.books.template.renewal.sheet import ONLY_PRINTED, Left, SheetCarrier
from lkjip_xl.books.template.sources.figures import cells_of, gives, is_printed, with_figures
from lkjip_xl.report.place import Place
from lkjip_xl.tables.calculation import operands
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_short, round_half_up

if TYPE_CHECKING:
    from lkjip_xl.books.template.contents import Content
    from lkjip_xl.reader.sieved_sheet import Address
    from lkjip_xl.reader.workbook import Grid
    from lkjip_xl.report.cell import Cell
    from lkjip_xl.report.model import Table

_DECIMALS = 2
NO_INDICATOR = "baris rata-rata atau jumlah capaian, bukan indikator"


@dataclass(frozen=True, slots=True)
class Overtyped:
    """A formula of the template that shows something else than the source printed, which was typed over it.

    ``source`` is where that is printed, ``place`` the cell of the template; ``shown`` is what the formula showed.
    ``row`` is the index of its row, None for the rows that sum, and ``column`` its column.
    """

    source: Place
    place: Place
    printed: str
    shown: str
    row: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class CarriedTable:
    """A table of the source in its sheet of the template.

    ``figures`` is how many figures came by each column, ``overtyped`` what stands over formulas, ``left`` what has
    no place in the template; ``beside`` are the headings of columns that were copied beside the table.
    ``places`` is for the number of each row of the source its index, ``only_here`` are rows that the template
    shows by its formulas and the source has not, each by its name and the cell of that. ``unplaced`` are those of
    ``left`` that are cells of the table: titles stand above its headings, captions and signatures below its rows.
    """

    typed: TypedTable
    contents: TableContents
    figures: Mapping[str, int]
    overtyped: tuple[Overtyped, ...] = ()
    left: tuple[Left, ...] = ()
    beside: tuple[str, ...] = ()
    places: Mapping[int, int] = field(default_factory=dict)
    only_here: tuple[tuple[Place, str], ...] = ()
    unplaced: tuple[Place, ...] = ()

    @property
    def count(self) -> int:
        """How many figures came."""
        return sum(self.figures.values())


Worked = Callable[[TypedTable], TableContents]
"""Works out the sheet of the table, with what other tables give."""


def carried(
    table: Table, grid: Grid, worked: Worked, doubted: Collection[Place] = (), *, keeps_title: bool = True
) -> CarriedTable:
    """Everything that a table of the source says, for its sheet of the template.

    ``doubted`` are cells that are typed as they are printed in any case: a check of the source finds slips there.
    ``keeps_title`` says that the sheet has the table's title too, where its number is not the template's.
    """
    return _Carrying(table, grid, worked, doubted, keeps_title=keeps_title).carried()


class _Carrying:
    def __init__(
        self, table: Table, grid: Grid, worked: Worked, doubted: Collection[Place], *, keeps_title: bool
    ) -> None:
        self._keeps_title = keeps_title
        self._table, self._worked, self._doubted = table, worked, frozenset(doubted)
        self._sums = {row.number for row in (table.total, table.shares) if row}
        self._without = {row.number: NO_INDICATOR for row in (*table.averages, *table.sums_of_results)}
        self._cells = {at: each for at, each in cells_of(table).items() if at[0] not in self._without}
        self._grid = with_figures(grid, self._cells, self._doubted)
        self._empty = worked(TypedTable())
        self._layout = self._empty.layout
        # What formulas can show, and what they showed where that is something else.
        self._trusted = {at for at, (column, _) in self._cells.items() if self._is_computed(column, at)}
        self._shown: dict[Address, str] = {}
        self._blank: set[Address] = set()

    def _is_computed(self, column: Column, at: Address) -> bool:
        computed = column.sums or column.calc is not None if at[0] in self._sums else not column.typed
        return computed and self._layout.has(column.key) and is_printed(self._grid, at)

    def carried(self) -> CarriedTable:
        while True:
            carrier, typed = self._carry()
            contents = self._worked(typed)
            wrong = dict(self._wrong(carrier.places, contents))
            if not wrong:
                return self._result(carrier, typed, contents)
            for at in self._not_by_others(wrong):
                self._shown[at] = _in_words(wrong[at], self._cells[at][0])
                (self._trusted.discard if at in self._trusted else self._blank.add)(at)

    def _carry(self) -> tuple[SheetCarrier, TypedTable]:
        trusted = {at: replace(self._grid.cells[at], formula=True) for at in self._trusted}
        grid = replace(self._grid, cells={**self._grid.cells, **trusted})
        carrier = SheetCarrier(
            self._table,
            grid,
            self._empty,
            without=self._without,
            of_template=False,
            keeps_title=self._keeps_title,
        )
        typed = carrier.carry()
        rows = [dict(row) for row in typed.rows]
        for at in self._blank:
            self._row(rows, carrier.places[at[0]])[self._cells[at][0].key] = Typed("")
        self._with_levels(rows, carrier.places)
        return carrier, replace(typed, rows=rows)

    @staticmethod
    def _row(rows: list[dict[str, Typed]], index: int) -> dict[str, Typed]:
        while len(rows) <= index:
            rows.append({})
        return rows[index]

    def _with_levels(self, rows: list[dict[str, Typed]], places: Mapping[int, int]) -> None:
        """Type the level of each row, which a report does not print, where no formula shows it."""
        tree = self._table.spec.tree
        if tree is None or tree.level in self._table.columns or not self._layout.has(tree.level):
            return
        for row in self._table.rows:
            index = places.get(row.number)
            if row.level is None or index is None:
                continue
            shown = self._empty.rows[index].get(tree.level, EMPTY) if index < len(self._empty.rows) else EMPTY
            if shown.value != row.level.label:
                self._row(rows, index)[tree.level] = Typed(row.level.label)

    def _wrong(self, places: Mapping[int, int], contents: TableContents) -> Iterator[tuple[Address, Content]]:
        """The cells whose formula shows something else than is printed there, with what it shows."""
        for at, (column, cell) in self._cells.items():
            row = self._contents_at(at, places, contents)
            if row is None:
                continue
            shown = row.get(column.key, EMPTY)
            if at in self._trusted:
                if cell.place in self._doubted or not gives(shown, column, cell):
                    yield at, shown
            elif self._is_left_blank(column, cell, at) and at[0] in places and shown.value != "":
                yield at, shown

    def _is_left_blank(self, column: Column, cell: Cell, at: Address) -> bool:
        return (
            cell.is_blank
            and at not in self._blank
            and not column.typed
            and column.kind is not Kind.NUMBERING
            and self._layout.has(column.key)
            and not (column.carried and cell.is_blank)
        )

    def _contents_at(self, at: Address, places: Mapping[int, int], contents: TableContents) -> Contents | None:
        number = at[0]
        if number in places:
            return contents.rows[places[number]]
        if self._table.total is not None and number == self._table.total.number:
            return contents.total
        if self._table.shares is not None and number == self._table.shares.number:
            return contents.shares
        return None

    def _not_by_others(self, wrong: Mapping[Address, object]) -> set[Address]:
        """Those that no other one causes: what is computed from a wrong figure may come right with it."""
        keys = {at: self._cells[at][0] for at in wrong}
        by_row: dict[int, set[str]] = {}
        for (number, _), column in keys.items():
            by_row.setdefault(number, set()).add(column.key)
        found = {
            at
            for at, column in keys.items()
            if column.calc is None or not ({*operands(column.calc)} - {column.key}) & by_row[at[0]]
        }
        of_rows = {at for at in found if at[0] not in self._sums}
        return of_rows or found or {*wrong}

    def _result(self, carrier: SheetCarrier, typed: TypedTable, contents: TableContents) -> CarriedTable:
        overtyped: list[Overtyped] = []
        rows = [dict(row) for row in typed.rows]
        index_of = carrier.places
        for at, (column, cell) in sorted(self._cells.items()):
            index = index_of.get(at[0])
            if index is None or index >= len(rows) or column.typed or column.key not in rows[index]:
                continue
            rows[index][column.key] = _marked(rows[index][column.key], column)
            new = Place(self._layout.spec.sheet, self._layout.first_row + index, self._layout.column(column.key))
            overtyped.append(Overtyped(cell.place, new, cell.written, self._shown.get(at, ""), index, column.key))
        total, shares = dict(typed.total), dict(typed.shares)
        for row, found, number in (
            (self._table.total, total, self._layout.total_row),
            (self._table.shares, shares, self._layout.shares_row),
        ):
            for key in found if row else ():
                column, at = self._layout.spec.column(key), (row.number if row else 0, self._table.columns[key])
                found[key] = _marked(found[key], column)
                cell = self._cells[at][1]
                new = Place(self._layout.spec.sheet, number, self._layout.column(key))
                overtyped.append(Overtyped(cell.place, new, cell.written, self._shown.get(at, "")))
        typed = replace(typed, rows=rows, total=total, shares=shares)
        figures: dict[str, int] = {}
        for column, cell in self._cells.values():
            if cell.number is not None and self._layout.has(column.key):
                figures[column.key] = figures.get(column.key, 0) + 1
        return CarriedTable(
            typed,
            contents,
            figures,
            tuple(overtyped),
            tuple(carrier.left),
            tuple(each.heading for each in typed.notes),
            carrier.places,
            tuple(self._only_here(contents, {*carrier.places.values()})),
            tuple(self._unplaced(carrier.left)),
        )

    def _unplaced(self, left: Sequence[Left]) -> Iterator[Place]:
        first = self._table.heading_row or 0
        rows = (*self._table.indicator_rows, *self._table.totals, *self._table.averages)
        last = max((row.number for row in rows), default=first)
        for each in left:
            if each.why not in {NO_INDICATOR, ONLY_PRINTED}:
                yield from (place for place in each.places if first < place.row <= last)

    def _only_here(self, contents: TableContents, taken: Collection[int]) -> Iterator[tuple[Place, str]]:
        spec, layout = self._layout.spec, self._layout
        if spec.column(spec.label).link is None:
            return
        for index, row in enumerate(contents.rows):
            name = row.get(spec.label, EMPTY).value
            if index not in taken and name != "":
                yield Place(spec.sheet, layout.first_row + index, layout.label_column), str(name)


def _marked(typed: Typed, column: Column) -> Typed:
    """What stands over a formula, in the colour of that; a target stays the text that it is."""
    as_text = isinstance(typed.value, str) and column.kind is Kind.QUANTITY
    return replace(typed, over_formula=True, number_format=styles.TEXT_FORMAT if as_text else typed.number_format)


def _in_words(content: Content, column: Column) -> str:
    """What a formula shows, as people write it; percentages with two decimals."""
    if content.number is None:
        return str(content.value)
    if column.kind is Kind.PERCENT:
        points = content.number * 100 if column.as_fraction else content.number
        return f"{format_short(round_half_up(points, _DECIMALS))}%"
    return format_short(round_half_up(content.number, _DECIMALS))
