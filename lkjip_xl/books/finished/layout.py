"""Where everything of the finished workbook will stand, known before the first cell is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lkjip_xl.books.kit.writer import quoted, rows_of_column
from lkjip_xl.figures.kategori_of_report import scale_of
from lkjip_xl.figures.means_of_sasaran import Group, groups_of_sasaran
from lkjip_xl.methods.efisiensi import USUAL, column_formula
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.tables.calculation import Capaian, Efficiency, operands
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, FormSpec, Presence, headed_beside
from lkjip_xl.text.addresses import column_letters

TITLE_ROW = 1
AGENCY_ROW = 2
_FIRST_HEADING_ROW = 4
FORM_LABEL_COLUMN = 1
FORM_VALUE_COLUMN = 2
_FIRST_FIELD_ROW = 3


def with_printed_rows(report: Report) -> Report:
    """The report with what its tables print besides their rows.

    That is a Jumlah row in every table that should print one and can compute it, and in a draft what was typed
    below the last row of a sheet.
    """
    return replace(
        report, tables={key: _with_total_row(_with_rows_beyond(each)) for key, each in report.tables.items()}
    )


def _with_rows_beyond(table: Table) -> Table:
    beyond = [replace(row, index=index) for index, row in enumerate(table.beyond, len(table.rows))]
    return replace(table, rows=(*table.rows, *beyond), beyond=())


def _with_total_row(table: Table) -> Table:
    if not table.spec.total or not sums_are_known(table):
        return table
    total = table.total or Row(index=len(table.rows), number=0, cells={})
    shares = table.shares or (Row(index=len(table.rows) + 1, number=0, cells={}) if table.spec.share_row else None)
    return replace(table, total=total, shares=shares)


def sums_are_known(table: Table) -> bool:
    """Whether it is known which rows make up which; without the levels of a tree it is not."""
    return bool(table.rows) and (table.spec.tree is None or table.is_leveled)


@dataclass(frozen=True)
class TableLayout:
    """Where a table's rows and columns stand on its sheet.

    ``aside`` are the columns to the right of what is printed: the checks need them, the report does not
    show them. ``means`` are the sasaran under whose last indicator their mean stands.
    """

    table: Table
    printed: tuple[Column, ...]
    aside: tuple[Column, ...]
    means: tuple[Group, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column of the sheet, from left to right."""
        return self.printed + self.aside

    @property
    def sheet(self) -> str:
        """The sheet's name in the finished workbook."""
        return self.table.spec.sheet

    @property
    def has_groups(self) -> bool:
        """Whether the headings stand in two rows."""
        return any(column.group for column in self.columns)

    @property
    def heading_rows(self) -> range:
        """The rows of the headings."""
        return range(_FIRST_HEADING_ROW, _FIRST_HEADING_ROW + (2 if self.has_groups else 1))

    @property
    def has_column_numbers(self) -> bool:
        """Whether the report numbers the columns of this table: where one of them is said by those numbers."""
        return any(isinstance(column.calc, Efficiency) for column in self.printed)

    def column_number(self, position: int) -> str:
        """What stands under a heading: ``4``, or ``6=(4-5)``; by another measure ``(4)``, or ``(6)=(4):(5)``."""
        measure = next((each.calc for each in self.columns if isinstance(each.calc, Efficiency)), None)
        if measure is None:
            return str(position)
        keys = (measure.capaian, measure.penyerapan)
        is_measure, usual = self.columns[position - 1].calc is measure, measure.ukuran is USUAL
        if usual:
            of = "-".join(str(self._positions[key]) for key in keys)
            return f"{position}=({of})" if is_measure else str(position)
        left, right = (f"({self._positions[key]})" for key in keys)
        formula = column_formula(measure.ukuran, left, right) if is_measure else ""
        return f"({position})={formula}" if formula else f"({position})"

    def place_of_number(self, key: str) -> Place | None:
        """Where the number of a column stands; None where the report does not number it."""
        position = self._positions.get(key)
        if position is None or position > len(self.printed) or not self.has_column_numbers:
            return None
        return Place(self.sheet, self.first_row - 1, position)

    @property
    def first_row(self) -> int:
        """The row under the headings and their numbers."""
        return self.heading_rows.stop + (1 if self.has_column_numbers else 0)

    @cached_property
    def _body(self) -> tuple[Row, ...]:
        """The rows above the Jumlah row, the urusan above their programs among them."""
        waiting = [*self.table.budget_headings]
        body: list[Row] = []
        for row in self.table.indicator_rows:
            while waiting and row.under is None and waiting[0].number < row.number:
                body.append(waiting.pop(0))
            body.append(row)
        return (*body, *waiting)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are written, with their indicator lines; the Jumlah row and its shares come last."""
        table = self.table
        if not table.rows or table.total is None:
            return self._body
        totals = (table.total, table.shares) if table.shares else (table.total,)
        return (*self._body, *totals)

    @property
    def last_row(self) -> int:
        """The last row with figures, or the last of the headings where there are none."""
        return self.first_row + len(self.rows) + len(self.means) - 1

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {column.key: index for index, column in enumerate(self.columns, 1)}

    def position(self, key: str) -> int | None:
        """A column's number on the sheet; None where it is left out."""
        return self._positions.get(key)

    def row_number(self, row: Row) -> int:
        """A row's number on the sheet."""
        if row is self.table.total:
            return self.first_row + len(self._body) + len(self.means)
        if row is self.table.shares:
            return self.last_row
        return self._numbers[row.index] + sum(group[-1].index < row.index for group in self.means)

    @cached_property
    def _numbers(self) -> Mapping[int, int]:
        return {row.index: number for number, row in enumerate(self._body, self.first_row)}

    def mean_row(self, group: Group) -> int:
        """The number of the row with the mean of a sasaran."""
        return self.row_number(group[-1]) + 1

    def address(self, row: Row, key: str) -> str:
        """A cell as a formula on the same sheet names it: ``F8``."""
        return f"{column_letters(self._positions[key])}{self.row_number(row)}"

    def reference(self, row: Row, key: str) -> str:
        """A cell as a formula on another sheet names it: ``'Tabel 2.7'!F8``."""
        return f"{quoted(self.sheet)}!{self.address(row, key)}"

    def range_of(self, key: str) -> str:
        """A whole column without its Jumlah row, as a formula on another sheet names it."""
        return self._range(key, self._body)

    def ranges_of(self, key: str) -> tuple[str, ...]:
        """The same in several ranges, between which the means of sasaran stand."""
        ends = [group[-1].index + 1 for group in self.means]
        starts = [0, *ends]
        runs = (self.table.rows[start:end] for start, end in zip(starts, [*ends, None], strict=True))
        return tuple(self._range(key, rows) for rows in runs if rows)

    def _range(self, key: str, rows: Sequence[Row]) -> str:
        first, last = (self.row_number(row) for row in (rows[0], rows[-1]))
        return rows_of_column(self.sheet, self._positions[key], first, last)

    def places(self) -> Iterator[tuple[Place, Place]]:
        """Each place in the user's file with the one here that shows the same."""
        table = self.table
        for key, cell in table.column_numbers.items():
            if (number := self.place_of_number(key)) is not None:
                yield cell.place, number
        for column in self.columns:
            here = self._positions[column.key]
            there = table.columns.get(column.key)
            if there is not None and table.heading_row is not None:
                yield Place(table.sheet, table.heading_row, there), Place(self.sheet, self.heading_rows[-1], here)
            for row in reversed(self.rows):  # a cell that holds a list is shown at the first of its lines
                if there is not None:
                    yield (
                        Place(table.sheet, row.number, there),
                        Place(self.sheet, self.row_number(row), here),
                    )
                if column.key in row.cells:
                    yield row.cells[column.key].place, Place(self.sheet, self.row_number(row), here)


def lay_out(table: Table, *, with_categories: bool = False, with_codes: bool = False) -> TableLayout:
    """Decide which columns of a table stand where; ``with_codes`` prints the codes of a tree before its names."""
    tree = table.spec.tree
    beside = {Key.RUMUS, *((tree.level, *(() if with_codes else (tree.code,))) if tree else ())}
    shown = [
        column
        for column in table.spec.columns
        if _is_shown(table, column) or (with_categories and column.category_of and table.rows)
    ]
    return TableLayout(
        table,
        tuple(_as_printed([column for column in shown if column.key not in beside])),
        tuple(column for column in shown if column.key in beside),
        groups_of_sasaran(table),
    )


def _as_printed(columns: Sequence[Column]) -> list[Column]:
    """The columns in the order of the print."""
    columns = headed_beside(columns)
    printed = [column for column in columns if not column.printed_after]
    for moved in (column for column in columns if column.printed_after):
        keys = [column.key for column in printed]
        beside = next((key for key in (moved.printed_after, Key.INDIKATOR) if key in keys), "")
        printed.insert(keys.index(beside) + 1 if beside else len(keys), moved)
    return printed


def _is_shown(table: Table, column: Column) -> bool:
    """Helpers never are; an optional column is where something stands in it."""
    if column.presence is not Presence.OPTIONAL:
        return column.presence is Presence.REQUIRED
    if column.asked_as and column.calc and not column.typed:
        return all(any(row.text(key) for row in table.rows) for key in operands(column.calc))
    if table.spec.tree and column.key == table.spec.tree.level and any(row.level for row in table.rows):
        return True
    if column.choices and column.typed and column.offered and table.rows and _is_rumus(table, column):
        return True  # the formula stands beside its result, also where it is the usual one
    keys = (column.key, *_computed_from(column))
    return any(row.text(key) for row in table.rows_with(column) for key in keys)


def _computed_from(column: Column) -> tuple[str, ...]:
    """The column of realisasi from which a capaian is computed though nobody has typed it."""
    return (column.calc.realisasi,) if isinstance(column.calc, Capaian) else ()


def _is_rumus(table: Table, column: Column) -> bool:
    of = [each for each in table.spec.columns if isinstance(each.calc, Capaian) and each.calc.rumus == column.key]
    return any(_is_shown(table, each) for each in of)


class Layouts:
    """The layouts of all tables of a report, and where its forms stand."""

    def __init__(self, report: Report) -> None:
        self._report = report
        scale = scale_of(report)
        self.by_key = {
            key: lay_out(table, with_categories=scale is not None, with_codes=report.settings.with_printed_codes)
            for key, table in report.tables.items()
            if _is_written(table)
        }

    def of(self, table: Table) -> TableLayout | None:
        """A table's layout; None where the table is not written."""
        return self.by_key.get(table.spec.key)

    def in_order(self, *, part_of_report: bool) -> tuple[TableLayout, ...]:
        """The layouts of the printed tables, or those of the others."""
        return tuple(
            layout for layout in self.by_key.values() if layout.table.spec.part_of_report is part_of_report
        )

    @cached_property
    def _targets(self) -> Mapping[Place, Place]:
        targets: dict[Place, Place] = {}
        for layout in self.by_key.values():
            targets.update(pair for pair in layout.places() if pair[0].row)
        for form in self._report.forms.values():
            for key, cell in form.cells.items():
                targets[cell.place] = Place(form.spec.sheet, field_row(form.spec, key), FORM_VALUE_COLUMN)
        return targets

    @cached_property
    def sheets_of_file(self) -> frozenset[str]:
        """The sheets of the user's file of which something is shown."""
        return frozenset(place.sheet for place in self._targets)

    def target(self, place: Place) -> Place | None:
        """Where in the finished workbook a place of the user's file is shown, if it is."""
        return self._targets.get(place)


def _is_written(table: Table) -> bool:
    return (table.spec.part_of_report and table.spec.required) or bool(table.rows)


def field_row(spec: FormSpec, key: str) -> int:
    """The row of a form's field in the finished workbook."""
    return _FIRST_FIELD_ROW + [field.key for field in spec.fields].index(key)
