"""The report as it was read: every value with its place in the user's file. All of it is frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.left_over import (
    Area,
    Covered,
    HeadingOfAnotherYear,
    Ignored,
    LevelProblem,
    MissingColumn,
    MissingSheet,
    OtherWorkbook,
    RepeatedColumn,
    SimilarHeading,
    UnevenList,
    Unplaced,
)
from lkjip_xl.report.origin import DocumentRead, Origin
from lkjip_xl.report.place import DocumentTable, Place
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.calculation import operands
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column, FormSpec, Kind, Presence, TableSpec
from lkjip_xl.tables.vocabulary import TOTAL_LABEL


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. ``parent`` is the index of the row it stands under, in the same table.

    ``group`` says that it is a heading over the rows that follow. ``under`` is the number of the row that has this
    one as a further indicator line; such a line is no row of the table, and its index is below zero.
    """

    index: int
    number: int
    cells: Mapping[str, Cell]
    level: Level | None = None
    parent: int | None = None
    group: bool = False
    under: int | None = None

    def figure(self, column: str) -> Decimal | None:
        """The row's own figure in a column, None where it has none."""
        cell = self.cells.get(column)
        return cell.amount if cell else None

    def text(self, column: str) -> str:
        """What is written in a column, empty where the column is missing."""
        cell = self.cells.get(column)
        return cell.written if cell else ""

    def says(self, column: str) -> bool:
        """Whether something stands in a column, and not only a sign for nothing."""
        cell = self.cells.get(column)
        return cell is not None and not cell.is_blank and cell.content not in (Content.NIL, Content.NOT_AVAILABLE)

    def begins(self, column: str) -> bool:
        """Whether something stands in a column in this very row, and is not carried down from one above."""
        cell = self.cells.get(column)
        return cell is not None and cell.stands_here

    @property
    def own_cells(self) -> tuple[Cell, ...]:
        """The cells in which something stands in this very row."""
        return tuple(cell for cell in self.cells.values() if cell.stands_here)

    def with_cell(self, column: str, cell: Cell) -> Row:
        """The row as it would be with another cell."""
        return replace(self, cells={**self.cells, column: cell})


@dataclass(frozen=True, slots=True)
class OtherTotal:
    """A row that sums others and is not the table's Jumlah row.

    ``parts`` are the rows that it sums, by their index; None for a second Jumlah row, which sums what the first
    one does. ``of_something_else`` says that by its label it sums what the table does not show.
    """

    row: Row
    parts: tuple[int, ...] | None = None
    of_something_else: bool = False


@dataclass(frozen=True, eq=False)
class Table:
    """A table as read from its sheet. ``sheet`` is the sheet's name in the user's file.

    ``uncalculated`` are formulas without a stored value outside the rows: in titles, headings, empty rows;
    ``errors`` are formulas in rows that show nothing but Excel's errors.
    ``shares`` is the row under the Jumlah row that says what each total is of the whole.
    ``titles`` are the texts above the headings, ``column_numbers`` is what stands under them: ``1``, ``6=(5-4)``.
    ``left_out`` says that nobody has filled it, though its formulas may show something; ``set_aside`` and
    ``set_aside_totals`` are then what its rows and totals show. ``signature`` is where place, date and signatures
    stand below it, ``remarks`` where notes and sources do, ``notes`` what these say;
    ``averages`` are rows of averages of those above them,
    ``sums_of_results`` rows that add up the percentages above them. ``indicator_lines`` hold one more indicator of
    one of its rows each, with its own target and result; ``sasaran_headings`` are headings among its rows,
    ``budget_headings`` the urusan and bidang urusan above its programs, which the report prints.
    ``closing_row`` is where the template says that its rows end. ``beyond`` are rows there and below for which the
    sheet has become too small: figures that somebody typed, with the names of the rows beside them in other
    tables. No rule judges them.
    ``counted_above`` are rows, by their index, whose money a row above them has counted: totals leave them out.
    ``part_of_year`` is the part of the year of which the realisasi of an agency's own list is, ``adds_up`` are the
    keys of the lists of single months or quarters whose realisasi it has together.
    ``other_columns`` are how columns are headed, by their place, that stand in it and are none of its columns.
    ``work`` are the indicators that an agency's own list has beside its amounts, each ``under`` the number of its
    row, with its unit, target and result, ``work_columns`` where these stand.
    ``uneven_lists`` are cells beside several indicators in one cell that have not a line for each of them.
    """

    spec: TableSpec
    sheet: str
    rows: tuple[Row, ...] = ()
    total: Row | None = None
    columns: Mapping[str, int] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    heading_row: int | None = None
    missing: tuple[MissingColumn, ...] = ()
    similar: tuple[SimilarHeading, ...] = ()
    repeated: tuple[RepeatedColumn, ...] = ()
    of_another_year: tuple[HeadingOfAnotherYear, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    hidden: tuple[Area, ...] = ()
    merged: tuple[Area, ...] = ()
    covered: tuple[Covered, ...] = ()
    level_problems: tuple[LevelProblem, ...] = ()
    uncalculated: tuple[Place, ...] = ()
    errors: tuple[Place, ...] = ()
    shares: Row | None = None
    column_numbers: Mapping[str, Cell] = field(default_factory=dict)
    titles: tuple[Cell, ...] = ()
    left_out: bool = False
    other_totals: tuple[OtherTotal, ...] = ()
    signature: tuple[Place, ...] = ()
    remarks: tuple[Place, ...] = ()
    notes: tuple[str, ...] = ()
    averages: tuple[Row, ...] = ()
    sums_of_results: tuple[Row, ...] = ()
    indicator_lines: tuple[Row, ...] = ()
    sasaran_headings: tuple[Row, ...] = ()
    budget_headings: tuple[Row, ...] = ()
    set_aside: tuple[Row, ...] = ()
    set_aside_totals: tuple[Row, ...] = ()
    closing_row: int | None = None
    beyond: tuple[Row, ...] = ()
    counted_above: frozenset[int] = frozenset()
    uneven_lists: tuple[UnevenList, ...] = ()
    part_of_year: str = ""
    adds_up: tuple[str, ...] = ()
    other_columns: Mapping[int, str] = field(default_factory=dict)
    work: tuple[Row, ...] = ()
    work_columns: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def _children(self) -> Mapping[int | None, tuple[Row, ...]]:
        children: dict[int | None, list[Row]] = {}
        for row in self.rows:
            children.setdefault(row.parent, []).append(row)
        return {parent: tuple(rows) for parent, rows in children.items()}

    @property
    def top_rows(self) -> tuple[Row, ...]:
        """The rows that stand under no other: programs, or every row of a flat table."""
        return self._children.get(None, ())

    @property
    def counted_rows(self) -> tuple[Row, ...]:
        """The rows that make up the whole: the topmost ones, without those whose money another has counted."""
        return tuple(row for row in self.top_rows if row.index not in self.counted_above)

    @cached_property
    def _lines(self) -> Mapping[int, tuple[Row, ...]]:
        lines: dict[int, tuple[Row, ...]] = {}
        for line in self.indicator_lines:
            if line.under is not None:
                lines[line.under] = (*lines.get(line.under, ()), line)
        return lines

    def with_lines(self, row: Row) -> tuple[Row, ...]:
        """A row with its further indicator lines: one of them for each of its indicators."""
        return (row, *self._lines.get(row.number, ())) if row.under is None else (row,)

    @cached_property
    def indicator_rows(self) -> tuple[Row, ...]:
        """Every indicator of the table: its rows, each followed by its further indicator lines."""
        return tuple(line for row in self.rows for line in self.with_lines(row))

    def owner(self, line: Row) -> Row:
        """The row whose indicator a line holds; a row itself."""
        return line if line.under is None else self._by_number[line.under]

    @cached_property
    def _by_number(self) -> Mapping[int, Row]:
        return {row.number: row for row in self.rows}

    def rows_with(self, column: Column) -> tuple[Row, ...]:
        """The rows that have something of their own in a column: its indicator lines too, where each has one."""
        return self.indicator_rows if column.per_indicator else self.rows

    def programs_under(self, heading: Row) -> tuple[Row, ...]:
        """The programs under an urusan or a bidang urusan: as far as the next one that stands as high."""
        rank = self._rank(heading)
        ends = [
            each.number
            for each in self.budget_headings
            if each.number > heading.number and (rank is None or (self._rank(each) or rank) <= rank)
        ]
        end = min(ends, default=None)
        return tuple(
            row for row in self.top_rows if row.number > heading.number and (end is None or row.number < end)
        )

    def _rank(self, heading: Row) -> int | None:
        """How many segments its code has, 1 for an urusan; None where it has no code."""
        code = heading.text(self.spec.tree.code) if self.spec.tree else ""
        return len([segment for segment in code.split(".") if segment.strip()]) or None

    def children(self, row: Row) -> tuple[Row, ...]:
        """The rows directly under a row, in order."""
        return self._children.get(row.index, ())

    def below(self, row: Row) -> Iterator[Row]:
        """Every row under a row, each followed by what stands under it."""
        for child in self.children(row):
            yield child
            yield from self.below(child)

    def parts(self, row: Row) -> tuple[Row, ...]:
        """The rows whose figures a row sums: its children, or those that make up the whole for the Jumlah row."""
        other = next((each for each in self.other_totals if each.row is row), None)
        if other is not None and other.parts is not None:
            return tuple(self.rows[index] for index in other.parts)
        return self.counted_rows if self.is_total(row) else self.children(row)

    def is_total(self, row: Row) -> bool:
        """Whether a row only sums others of the table: its Jumlah row, or one more of its kind."""
        return row is self.total or any(row is each.row for each in self.other_totals)

    def sums_something_else(self, row: Row) -> bool:
        """Whether a row sums what the table does not show: it need not say more than it does."""
        return any(row is each.row and each.of_something_else for each in self.other_totals)

    @property
    def row_above(self) -> int | None:
        """The last row above those that are filled: of the column numbers, else of the headings."""
        return next((cell.place.row for cell in self.column_numbers.values()), self.heading_row)

    def position(self, row: Row) -> int | None:
        """Which row of the sheet it is, from 0: rows of linked tables of the template stand at the same one."""
        return None if self.row_above is None else row.number - self.row_above - 1

    @property
    def room(self) -> int | None:
        """How many rows the template's sheet has; None where nothing says where they end."""
        if self.closing_row is None or self.row_above is None:
            return None
        return self.closing_row - self.row_above - 1

    @property
    def totals(self) -> tuple[Row, ...]:
        """The Jumlah row, and whatever else sums rows of the table."""
        own = () if self.total is None else (self.total,)
        return (*own, *(each.row for each in self.other_totals))

    def parent(self, row: Row) -> Row | None:
        """The row above in the tree."""
        return None if row.parent is None else self.rows[row.parent]

    def topmost(self, row: Row) -> Row:
        """The row at the top of the tree that a row stands under; itself where nothing is above it."""
        while (parent := self.parent(row)) is not None:
            row = parent
        return row

    @cached_property
    def _unread_figures(self) -> Mapping[int, tuple[tuple[int, Unplaced], ...]]:
        """The figures beside the table in each of its rows, by column."""
        found: dict[int, list[tuple[int, Unplaced]]] = {}
        for unplaced in self.unplaced:
            for place in unplaced.figures:
                found.setdefault(place.row, []).append((place.column, unplaced))
        return {row: tuple(figures) for row, figures in found.items()}

    def unread_in_sum(self, row: Row, column: str) -> tuple[Unplaced, ...]:
        """What has a figure between a row's name and its sum across, and stands in no table: it may be counted."""
        calc = self.spec.column(column).calc
        keys = (self.spec.label, column, *(operands(calc) if calc else ()))
        own = [self.columns[key] for key in keys if key in self.columns]
        figures = self._unread_figures.get(row.number, ())
        return tuple(unplaced for at, unplaced in figures if own and min(own) < at < max(own))

    @cached_property
    def is_leveled(self) -> bool:
        """Whether the rows have levels and every row's level is known."""
        return self.spec.tree is not None and all(row.level is not None for row in self.rows)

    @property
    def has_clear_levels(self) -> bool:
        """Whether every row's level is known, and nothing contradicts it."""
        return self.is_leveled and not self.level_problems

    def is_leaf(self, row: Row) -> bool:
        """Whether a row is summed into others and sums none itself."""
        return not self.is_total(row) and not self.children(row)

    def label(self, row: Row) -> str:
        """The words that name a row to a person; never empty."""
        if row is self.total:
            return TOTAL_LABEL
        if row is self.shares and self.spec.share_row:
            return self.spec.share_row.label
        if row.under is not None:
            return row.text(Key.INDIKATOR) or self._row_alone(row)
        of_sasaran = row.text(Key.SASARAN) if self.spec.label not in self.columns else ""
        return row.text(self.spec.label) or of_sasaran or self._row_alone(row)

    def _row_alone(self, row: Row) -> str:
        """A row without a name, as people count it."""
        return self.sheet.row(row.number) if isinstance(self.sheet, DocumentTable) else f"baris {row.number}"

    def heading(self, column: str) -> str:
        """A column's heading as the sheet has it, or as it should be."""
        return self.headings.get(column) or self.spec.column(column).heading

    def place(self, row: Row, column: str) -> Place:
        """Where a row's cell of a column stands, also where the cell is empty."""
        return Place(self.sheet, row.number, self.columns.get(column, 1))

    def cells(self, *kinds: Kind) -> tuple[tuple[Row, Column, Cell], ...]:
        """Every cell that is judged, in columns of these kinds: of the rows, the Jumlah row and the shares.

        A cell that is carried down from a row above comes once, in that row.
        """
        # Dozens of rules ask, for a few kinds each.
        known = self._of_kinds.get(kinds)
        if known is None:
            shares = self._judged_shares if Kind.PERCENT in kinds else ()
            known = (*(each for each in self._judged if each[1].kind in kinds), *shares)
            self._of_kinds[kinds] = known
        return known

    @cached_property
    def _of_kinds(self) -> dict[tuple[Kind, ...], tuple[tuple[Row, Column, Cell], ...]]:
        return {}

    @property
    def _judged_shares(self) -> Iterator[tuple[Row, Column, Cell]]:
        for column in self.spec.columns if self.shares else ():
            if self.shares and column.sums and column.key in self.shares.cells:
                yield self.shares, replace(column, kind=Kind.PERCENT), self.shares.cells[column.key]

    def helpers(self) -> Iterator[tuple[Row, Column, Cell]]:
        """Every cell of the columns that stand there for whoever types: what they say is not printed."""
        for row in (*self.rows, *self.totals):
            for column in self.spec.columns:
                if column.presence is Presence.HELPER and column.key in row.cells:
                    yield row, column, row.cells[column.key]

    @cached_property
    def _judged(self) -> tuple[tuple[Row, Column, Cell], ...]:
        return tuple(
            (row, column, row.cells[column.key])
            for row in (*self.indicator_rows, *self.totals)
            for column in self.spec.columns
            if self._is_judged(row, column)
        )

    def _is_judged(self, row: Row, column: Column) -> bool:
        if column.presence is Presence.HELPER or column.key not in row.cells:
            return False
        if row.under is not None and not column.per_indicator:
            return False
        return not row.cells[column.key].carried and not (row.group and column.key != self.spec.label)


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet of labels and values as read; ``cells`` by the field's key.

    ``labels`` are those of the fields that it has, ``unknown`` are lines whose label is none of a field.
    ``errors`` and ``uncalculated`` are cells beside the values (titles, labels, remarks) that hold an error of
    Excel, or a formula without a stored value.
    """

    spec: FormSpec
    sheet: str
    cells: Mapping[str, Cell] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    labels: tuple[str, ...] = ()
    unknown: tuple[Unplaced, ...] = ()
    errors: tuple[Place, ...] = ()
    uncalculated: tuple[Place, ...] = ()


@dataclass(frozen=True, eq=False)
class Report:
    """A workbook as read: its tables and forms by key, and what could not be placed.

    ``unlisted_sheets`` are hidden ones that Excel does not offer to show. ``draft`` is where it says of itself
    that it was built in spite of its errors. ``stale`` are formulas that show something else in the file than what
    they give; the tables have what they give. ``misread`` are those of an older template that show 1 for 100%; the
    tables have 100%. ``of_one_unit`` are those of an older template that show the pagu of the first of several
    units; the tables have that of all. ``unstored`` are formulas whose empty result is not in the file,
    ``pictures`` cells that hold a picture and belong to no table. ``document`` is what became of the tables of a
    document, or of an agency's own workbook; None of a template. ``other_tables`` are such a workbook's tables of
    amounts that are none of the report: their sums and percentages are judged, each table by itself.
    """

    settings: Settings
    tables: Mapping[str, Table]
    forms: Mapping[str, Form]
    sheets: tuple[str, ...] = ()
    missing_sheets: tuple[MissingSheet, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    unlisted_sheets: tuple[str, ...] = ()
    unknown_sheets: tuple[Unplaced, ...] = ()
    draft: Place | None = None
    stale: tuple[Place, ...] = ()
    misread: tuple[Place, ...] = ()
    of_one_unit: tuple[Place, ...] = ()
    unstored: tuple[Place, ...] = ()
    pictures: tuple[Place, ...] = ()
    other_workbooks: tuple[OtherWorkbook, ...] = ()
    document: DocumentRead | None = None
    other_tables: tuple[Table, ...] = ()

    @property
    def origin(self) -> Origin:
        """What kind of file it was read from."""
        return self.document.origin if self.document else Origin.TEMPLATE

    @property
    def report_tables(self) -> tuple[Table, ...]:
        """The tables that are part of the printed report, in its order."""
        return tuple(table for table in self.tables.values() if table.spec.part_of_report)
