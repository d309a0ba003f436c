"""What one table of an old workbook puts into its sheet of the new template, and what finds no place there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from lkjip_xl.books.kit import styles
from lkjip_xl.books.template.contents import EMPTY, Merged, NoteColumn, Typed, TypedTable
from lkjip_xl.books.template.layout import CONTROL_ROW, TITLE_ROW
from lkjip_xl.books.template.renewal.alignment import aligned
from lkjip_xl.books.template.renewal.retyped import retyped, says_the_same
from lkjip_xl.figures.calc import FOR_BUILD, NOT_COMPUTABLE
from lkjip_xl.reader.cells import number_of, written
from lkjip_xl.report.own_titles import cell_of_own_title, own_title
from lkjip_xl.report.place import Place
from lkjip_xl.tables import END_OF_TABLE
from lkjip_xl.tables.spec import Kind
from lkjip_xl.tables.vocabulary import TOTAL_LABEL
from lkjip_xl.text.words import fold, squeeze

if TYPE_CHECKING:
    from lkjip_xl.books.template.contents import Content, TableContents
    from lkjip_xl.books.template.layout import TableLayout
    from lkjip_xl.reader.sieved_sheet import Address
    from lkjip_xl.reader.workbook import Grid, RawCell
    from lkjip_xl.report.model import Row, Table
    from lkjip_xl.tables.spec import Column

_NAMES = frozenset({Kind.TEXT, Kind.CODE, Kind.LEVEL})
# The column of the title, the agency, the instruction, and what the live checks count, on each sheet.
_TITLES = 1
# How many letters at the beginning of a title tell it: Tabel 2.2, Realisasi.
_SAME_TITLE = 9
# Excel computes with 15 digits; sums in another order differ in the last ones.
# What formulas show that have no figure: those of today say which figures are left to the program.
_NO_FIGURE = {NOT_COMPUTABLE, FOR_BUILD}
_NOISE = 10**12
_COLUMN_NUMBER = re.compile(r"\(\d+\)(=[-()\d]+)?")


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that stood beside the rows of a sheet and belongs to one of them: where it was, where it is now."""

    old: Place
    new: Place
    written: str


@dataclass(frozen=True, slots=True)
class Left:
    """Cells of the old workbook that are not in the new one as they were, and why."""

    why: str
    places: tuple[Place, ...]


OUTSIDE = "tulisan di luar tabel"
OWN_FORMULA = "rumus sendiri; yang dibawa angkanya"
FORMULA_OUTSIDE = "rumus di luar tabel"
NO_VALUE = "galat Excel, atau rumus tanpa hasil"
COVERED = "tertutup sel gabungan"
NO_COLUMN = "kolomnya tidak ada lagi, misalnya tahun di luar Renstra"
ONLY_PRINTED = "dihitung di buku kerja jadi; templat tidak memuat kolom ini"
NUMBER_OF_OTHER = "nomornya sudah dipakai tabel lain di templat"
NO_HEADINGS = "judul kolom tabelnya tidak dikenali"
OTHER_RESULT = "rumus templat, kini menunjukkan yang lain"
FILLED_NOW = "dahulu kosong, kini diisi rumus templat"
NO_SHEET = "lembar sendiri"


@dataclass
class SheetCarrier:
    """Carries the cells of one table. ``shown`` is what the new sheet shows before anything is typed into it.

    ``places`` is for the number of each row in the old sheet its index in the new one, ``without`` says of rows
    that are not to be carried why. ``of_template`` says that the sheet was a template's, ``keeps_title`` that the
    title of the table is carried too where it has a number of its own.
    """

    table: Table
    grid: Grid
    shown: TableContents
    typed: dict[int, dict[str, Typed]] = field(default_factory=dict)
    total: dict[str, Typed] = field(default_factory=dict)
    shares: dict[str, Typed] = field(default_factory=dict)
    moved: list[Moved] = field(default_factory=list)
    places: Mapping[int, int] = field(default_factory=dict)
    without: Mapping[int, str] = field(default_factory=dict)
    of_template: bool = True
    keeps_title: bool = True
    _left: dict[str, list[Place]] = field(default_factory=dict)
    _seen: set[Address] = field(default_factory=set)
    _results: list[tuple[Address, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._layout: TableLayout = self.shown.layout
        self._columns: dict[int, Column] = {
            at: self._layout.spec.column(key) for key, at in self.table.columns.items() if self._layout.has(key)
        }

    def carry(self) -> TypedTable:
        """Everything that was typed into the table, for its rows of the new template."""
        numbers = self._rows()
        known = self._places(numbers)
        self.places = places = dict(zip(numbers, range(len(numbers)) if known is None else known, strict=True))
        for number, index in places.items():
            self._carry_row(number, index, as_is=known is None)
        if known is None:
            self._empty_from(len(numbers))
        elif numbers:
            self._carry_beyond(numbers[-1], places[numbers[-1]])
        self._carry_totals()
        numbers_of_columns = self._column_numbers()
        notes, merged = self._notes(places), self._merged(places)
        self._see_title()
        self._leave_the_rest()
        title = own_title(self.table) if self.keeps_title else ""
        return TypedTable(self._as_list(), self.total, self.shares, numbers_of_columns, notes, merged, title)

    @property
    def left(self) -> list[Left]:
        """What is not in the new sheet as it was."""
        return [Left(why, tuple(sorted(places))) for why, places in self._left.items()]

    def results_that_differ(self, contents: TableContents) -> Iterator[Left]:
        """What formulas of the template show in the new sheet, and the old one did not."""
        found: dict[str, list[Place]] = {}
        for address, index, key in self._results:
            raw, content = self.grid.cells.get(address), contents.rows[index].get(key, EMPTY)
            if raw is None and content.value not in {"", *_NO_FIGURE}:
                found.setdefault(FILLED_NOW, []).append(Place(self.grid.name, *address))
            elif raw is not None and not _is_same(raw, content):
                found.setdefault(OTHER_RESULT, []).append(Place(self.grid.name, *address))
        for why, places in found.items():
            yield Left(why, tuple(places))

    def _rows(self) -> list[int]:
        """The numbers of the rows that belong to the table, in their order.

        Where names are formulas, figures below the last of them were typed where the sheet had no row left.
        """
        table = self.table
        rows: list[Row] = [
            *(table.rows or table.set_aside),
            *table.indicator_lines,
            *table.averages,
            *table.sums_of_results,
            *table.sasaran_headings,
            *table.budget_headings,
            *(each.row for each in table.other_totals),
        ]
        numbers = sorted({row.number for row in rows} - {*self.without})
        while numbers and self._linked_names and not any(self._names_of(numbers[-1])):
            numbers.pop()
        return numbers

    @property
    def _linked_names(self) -> Sequence[Column]:
        """The columns that name a row, where its name comes from another table."""
        spec = self._layout.spec
        names = [each for each in self._columns.values() if each.kind in _NAMES and each.taken_from]
        return names if spec.column(spec.label).link is not None else ()

    def _names_of(self, number: int) -> tuple[str, ...]:
        return tuple(self._text(number, self.table.columns[column.key]) for column in self._linked_names)

    def _places(self, numbers: Sequence[int]) -> Sequence[int] | None:
        """The index of each row in the new sheet: that of its names there; None where they stand otherwise."""
        names = self._linked_names
        if not names:
            return range(len(numbers))
        old = [self._names_of(number) for number in numbers]
        new = [tuple(str(row.get(column.key, EMPTY).value) for column in names) for row in self.shown.rows]
        filled = max((index for index, each in enumerate(new, 1) if any(each)), default=0)
        return aligned(old, new[:filled])

    def _empty_from(self, index: int) -> None:
        """Leave the rows empty that would show what the old table did not have."""
        for place in range(index, len(self.shown.rows)):
            linked = (column.key for column in self._columns.values() if column.link is not None)
            blank = {key: Typed("") for key in linked if self.shown.rows[place].get(key, EMPTY).value != ""}
            if blank:
                self.typed[place] = blank

    def _merged(self, places: Mapping[int, int]) -> tuple[Merged, ...]:
        """The figures that stand once over the rows of a sasaran."""
        cells = ((row, key, cell) for row in self.table.rows for key, cell in row.cells.items())
        return tuple(
            Merged(key, places[row.number], cell.over)
            for row, key, cell in cells
            if cell.over > 1 and not cell.carried and self._layout.has(key)
        )

    def _text(self, row: int, column: int) -> str:
        raw = self.grid.cells.get((row, column))
        return written(raw) if raw else ""

    def _carry_row(self, number: int, index: int, *, as_is: bool) -> None:
        shown = self.shown.rows[index] if index < len(self.shown.rows) else {}
        typed = self.typed.setdefault(index, {})
        for at, column in self._columns.items():
            raw = self.grid.cells.get((number, at))
            self._seen.add((number, at))
            content = shown.get(column.key, EMPTY)
            if raw is None or not written(raw):
                if raw is not None and raw.uncalculated and column.typed:
                    self._leave(NO_VALUE, number, at)
                elif as_is and column.link is not None and content.value != "":
                    typed[column.key] = Typed("")
                elif raw is None and not self.table.left_out:
                    self._results.append(((number, at), index, column.key))
            elif self._is_for_template(raw, column, content, as_is=as_is):
                if raw.formula and not self.table.left_out:
                    self._results.append(((number, at), index, column.key))
            else:
                self._retype(typed, raw, column, number, at)

    def _is_for_template(self, raw: RawCell, column: Column, content: Content, *, as_is: bool) -> bool:
        """Whether the template's own formula can show what a cell shows."""
        if column.same_as and raw.formula:
            return True
        if column.typed or (as_is and column.link is not None):
            return False
        linked = column.taken_from or column.counts
        return raw.formula or bool(linked and says_the_same(raw, content, _format_of(column)))

    def _retype(self, typed: dict[str, Typed], raw: RawCell, column: Column, row: int, at: int) -> None:
        again = retyped(raw, column.kind)
        if again is None:
            self._leave(NO_VALUE, row, at)
            return
        typed[column.key] = again
        if raw.formula and column.typed:
            self._leave(OWN_FORMULA, row, at)

    def _carry_totals(self) -> None:
        """What was typed over the formulas of the Jumlah row, and of the row of shares under it."""
        total = self.table.total or next(iter(self.table.set_aside_totals), None)
        for row, found in ((total, self.total), (self.table.shares, self.shares)):
            for at, column in self._columns.items() if row else ():
                raw = self.grid.cells.get((row.number, at)) if row else None
                if row is None or raw is None:
                    continue
                self._seen.add((row.number, at))
                computed = column.sums or (column.calc is not None and row is total)
                if raw.formula or not written(raw) or column.kind in _NAMES:
                    continue
                if computed:
                    kind = Kind.PERCENT if row is self.table.shares else column.kind
                    self._retype(found, raw, replace(column, kind=kind), row.number, at)
                else:
                    self._leave(OUTSIDE, row.number, at)

    def _carry_beyond(self, last: int, last_index: int) -> None:
        """What was typed below the last row, where the new sheet has rows that the old one had no room for."""
        for (number, at), raw in sorted(self.grid.cells.items()):
            column = self._columns.get(at)
            index = last_index + number - last
            if column is None or number <= last or (number, at) in self._seen or raw.formula:
                continue
            row = self.shown.rows[index] if index < len(self.shown.rows) else {}
            label = self._layout.spec.label
            if column.kind in _NAMES or row.get(label, EMPTY).value == "" or not row[label].formula:
                continue
            if again := retyped(raw, column.kind):
                self._seen.add((number, at))
                self.typed.setdefault(index, {})[column.key] = again
                new = Place(
                    self._layout.spec.sheet, self._layout.first_row + index, self._layout.column(column.key)
                )
                self.moved.append(Moved(Place(self.grid.name, number, at), new, written(raw)))

    def _notes(self, places: Mapping[int, int]) -> tuple[NoteColumn, ...]:
        """The columns beside the table's own, with what they hold in its rows and above them."""
        found: dict[int, dict[int, Typed]] = {}
        bound = {*self.table.columns.values()}
        for (number, at), raw in sorted(self.grid.cells.items()):
            if at in bound or number not in places:
                continue
            if again := retyped(raw, Kind.NUMBER):
                found.setdefault(at, {})[places[number]] = again
                self._seen.add((number, at))
                if raw.formula:
                    self._leave(OWN_FORMULA, number, at)
        return tuple(NoteColumn(self._heading_of(at), notes) for at, notes in sorted(found.items()))

    def _heading_of(self, at: int) -> str:
        row = self._row_of_heading(at)
        raw = self.grid.cells.get((row, at))
        if raw is None or not written(raw):
            return ""
        self._seen.add((row, at))
        over = self._group_over(row, at)
        return f"{over} {written(raw)}" if over else written(raw)

    def _row_of_heading(self, at: int) -> int:
        """Where the heading of a column stands: higher, where it is merged over all rows of the headings.

        Beside a table of a template it stands in the first of two rows, unmerged.
        """
        row = self.table.heading_row or 0
        over = (each for each in self.grid.merges if each.left == each.right == at)
        merged = next((each.top for each in over if each.top <= row <= each.bottom), None)
        if merged is not None:
            return merged
        two_rows = any(column.group for column in self._layout.spec.columns)
        is_group = any(each.left < each.right and each.left <= at <= each.right and each.top == row - 1
                       for each in self.grid.merges)  # fmt: skip
        return row - 1 if two_rows and not self._text(row, at) and not is_group else row

    def _group_over(self, row: int, at: int) -> str:
        """The heading that is merged over a column and others of staff's own: 2022 over Target and Realisasi."""
        bound = self.table.columns.values()
        for merge in self.grid.merges:
            covers = merge.top <= row - 1 <= merge.bottom < row and merge.left <= at <= merge.right
            if (
                covers
                and merge.left < merge.right
                and not any(merge.left <= each <= merge.right for each in bound)
            ):
                self._seen.add((merge.top, merge.left))
                raw = self.grid.cells.get((merge.top, merge.left))
                return written(raw) if raw else ""
        return ""

    def _column_numbers(self) -> dict[str, str]:
        """What stands in place of the numbers of columns, where one of them is a formula in words: ``6=(5-4)``."""
        found = {}
        for key, cell in self.table.column_numbers.items():
            self._seen.add((cell.place.row, cell.place.column))
            raw = self.grid.cells.get((cell.place.row, cell.place.column))
            if self._layout.has(key) and raw is not None and not raw.formula:
                found[key] = cell.written
        return found if any("=" in text for text in found.values()) else {}

    def _leave_the_rest(self) -> None:
        """Name every cell that was not carried, other than those that the template has by itself."""
        for (number, at), raw in sorted(self.grid.cells.items()):
            if (number, at) in self._seen or not (written(raw) or raw.uncalculated):
                continue
            if number in self.without or not self._is_of_template(number, at, raw):
                self._leave(self.without.get(number) or self._why_left(at, raw), number, at)
        for (number, at), raw in sorted(self.grid.covered.items()):
            if written(raw):
                self._leave(COVERED, number, at)

    def _is_of_template(self, number: int, at: int, raw: RawCell) -> bool:
        """Whether a cell is a heading, title or label of the template, or a formula of it."""
        text = fold(written(raw))
        if number <= (self.table.heading_row or 0) and self._is_read_in_heading(at, text):
            return True
        # Without a title the rows below the headings are the table's own.
        below_title, last = number - self._title_row, self.table.heading_row or number
        if at == _TITLES and 0 <= below_title <= CONTROL_ROW - TITLE_ROW and number <= last:
            return True
        share = self._layout.spec.share_row
        own = {END_OF_TABLE, TOTAL_LABEL, share.label if share else "", *self._own_headings}
        return (
            text in {fold(each) for each in own}
            or _COLUMN_NUMBER.fullmatch(text) is not None
            or (raw.formula and self._is_calculated(number, at))
        )

    def _is_calculated(self, number: int, at: int) -> bool:
        """Whether the template itself calculates there: in rows of totals, and in those that nobody has filled."""
        column, table = self._columns.get(at), self.table
        if column is None or not (table.heading_row or 0) < number < (table.closing_row or number + 1):
            return False
        return not column.typed or number <= (table.row_above or 0)

    def _is_read_in_heading(self, at: int, text: str) -> bool:
        """Whether a text is the heading of its column, or the word for a group in it, as they were read."""
        headings = (self.table.headings[key] for key, column in self.table.columns.items() if column == at)
        return any(f" {text} " in f" {fold(words)} " for words in headings)

    def _see_title(self) -> None:
        """The title with a number of its own is carried, or it is said why it is not."""
        cell = cell_of_own_title(self.table)
        if cell is not None and self.keeps_title:
            self._seen.add((cell.place.row, cell.place.column))
        elif cell is not None:
            self._leave(NUMBER_OF_OTHER, cell.place.row, cell.place.column)

    @cached_property
    def _title_row(self) -> int:
        """Where the title of the template stands: somebody may have put rows above it."""
        heading = self.table.heading_row or 0
        return next((row for row in range(TITLE_ROW, heading) if self._is_title(row)), heading)

    def _is_title(self, row: int) -> bool:
        """Whether the title stands in a row; a formula that nobody has calculated may be one in a template."""
        if fold(self._text(row, _TITLES)).startswith(fold(self._layout.spec.title)[:_SAME_TITLE]):
            return True
        if not self.of_template:
            return False
        own, raw = cell_of_own_title(self.table), self.grid.cells.get((row, _TITLES))
        is_own = own is not None and own.place.row == row
        return is_own or (raw is not None and raw.formula and bool(raw.uncalculated))

    @property
    def _own_headings(self) -> Iterator[str]:
        for column in self._layout.spec.columns:
            yield from (column.heading, column.group)

    def _why_left(self, at: int, raw: RawCell) -> str:
        key = next((key for key, column in self.table.columns.items() if column == at), None)
        if key is not None and at not in self._columns:
            return ONLY_PRINTED if self.table.spec.column(key).only_printed else NO_COLUMN
        return FORMULA_OUTSIDE if raw.formula else OUTSIDE

    def _leave(self, why: str, row: int, column: int) -> None:
        self._seen.add((row, column))
        self._left.setdefault(why, []).append(Place(self.grid.name, row, column))

    def _as_list(self) -> list[Mapping[str, Typed]]:
        last = max((index for index, row in self.typed.items() if row), default=-1)
        return [self.typed.get(index, {}) for index in range(last + 1)]


def _format_of(column: Column) -> str:
    return str(styles.number_format(column).get("num_format", ""))


def _is_same(raw: RawCell, content: Content) -> bool:
    """Whether a formula shows the same as the old one did, but for the last digits of a long calculation."""
    one, other = number_of(raw), content.number
    if one is None or other is None:
        both = {squeeze(written(raw)), squeeze(str(content.value))}
        return len(both) == 1 or both == _NO_FIGURE
    return abs(one - other) <= abs(one) / _NOISE
