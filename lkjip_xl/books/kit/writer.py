"""The one door to xlsxwriter: every write is checked, and text of staff is always text.

xlsxwriter returns a negative number where a write fails and goes on in silence, stores 0 beside a
formula that comes without a value, and takes text that begins with ``=`` for a formula. None of that
passes here.
"""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

from lkjip_xl.books.kit.surface import FormulaValue
from lkjip_xl.books.kit.text_lines import PIXELS_AROUND, PIXELS_OF_DIGIT
from lkjip_xl.files.whole_file import TargetFile, failed_elsewhere, whole_file
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.words import storable

# Excel holds no more in a cell; what is longer ends in an ellipsis rather than vanishing.
_LONGEST_TEXT = 32_767
# Of rows and columns of which nothing is said, in points and in digits of the usual font.
_USUAL_HEIGHT, _USUAL_WIDTH = 15.0, 8.43
_POINTS_PER_PIXEL = 0.75
# A fixed date makes two files from one input the same to the byte.
_CREATED = dt.datetime(2024, 1, 1)  # noqa: DTZ001 - xlsxwriter wants a date without a zone

# Else the library takes a text for a link, or for a formula.
_TEXT_IS_TEXT = {"strings_to_urls": False, "strings_to_formulas": False}


class _EmptyText(str):
    """An empty text that does not equal "".

    xlsxwriter stores an empty result without saying that it is text, which cannot be told from a formula
    that was never calculated.
    """

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


_EMPTY_TEXT = _EmptyText()


class WriteFailed(RuntimeError):
    """xlsxwriter refused a write: a mistake in this program, not in anybody's workbook."""


class _FormulasAsTheyAre(Worksheet):  # type: ignore[misc] # the library tells no types
    """A worksheet whose formulas are stored as they were written, whose rows may grow, and whose gaps stay gaps.

    xlsxwriter looks through each formula for functions that are newer than Excel 2010, some thirty times, and
    takes "FILTER(" in a text of staff for one as well: it would store another text. This program writes no such
    function.
    """

    def __init__(self) -> None:
        super().__init__()
        self.growing: dict[int, float] = {}

    def _write_formula(
        self, row: int, col: int, formula: str, cell_format: Any = None, value: Any = 0
    ) -> int:  # the method that write_formula of the library ends in
        if self._check_dimensions(row, col):
            return -1
        if self.constant_memory and row > self.previous_row:
            self._write_single_row(row)
        self.table[row][col] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
        return 0

    def _get_range_data(self, row_start: int, col_start: int, row_end: int, col_end: int) -> list[Any]:
        """What a chart keeps of its cells; of an empty one the library keeps a 0, which some programs draw."""
        found = super()._get_range_data(row_start, col_start, row_end, col_end)
        return [None if isinstance(each, str) and len(each) == 0 else each for each in found]

    def _write_row(self, row: int, spans: str | None, row_info: Any = None, empty_row: bool = False) -> None:
        """Begin a row; one that grows is as high as it says until somebody types into it, not for good."""
        if row not in self.growing:
            super()._write_row(row, spans, row_info, empty_row)
            return
        attributes = [("r", row + 1), ("spans", spans), ("ht", f"{self.growing[row]:.16g}")]
        write = self._xml_empty_tag_unencoded if empty_row else self._xml_start_tag_unencoded
        write("row", [(name, value) for name, value in attributes if value])


class Sheet:
    """A sheet that is being written. Rows and columns count from 1, as in Excel and in the model."""

    def __init__(self, worksheet: Any, name: str) -> None:
        self.raw = worksheet
        self.name = name
        self._heights: dict[int, float] = {}
        self._widths: dict[int, float] = {}

    def set_height(self, row: int, points: float) -> None:
        """Make a row this high."""
        self._checked(self.raw.set_row(row - 1, points))
        self._heights[row] = points

    def let_grow(self, row: int, points: float) -> None:
        """Make a row this high for what stands in it; it goes on growing with what is typed.

        Excel fits such a row itself when it opens the workbook, LibreOffice only when somebody types.
        """
        self.raw.growing[row - 1] = points
        self._heights[row] = points

    def set_width(self, column: int, characters: float, *, hidden: bool = False) -> None:
        """Make a column as wide as so many digits; a hidden one holds nothing that anybody types or reads."""
        options = {"hidden": True} if hidden else None
        self._checked(self.raw.set_column(column - 1, column - 1, characters, None, options))
        self._widths[column] = characters

    def pixels_down(self, first: int, last: int) -> float:
        """How high the rows are from one to another, both included."""
        points = sum(self._heights.get(row, _USUAL_HEIGHT) for row in range(first, last + 1))
        return points / _POINTS_PER_PIXEL

    def pixels_across(self, columns: int) -> float:
        """How wide the first columns are together."""
        return sum(
            int(self._widths.get(each, _USUAL_WIDTH) * PIXELS_OF_DIGIT + PIXELS_AROUND)
            for each in range(1, columns + 1)
        )

    def print_area(self, last_row: int, last_column: int) -> None:
        """Print the sheet from its first cell to this one, and nothing beyond."""
        self._checked(self.raw.print_area(0, 0, last_row - 1, last_column - 1))

    def text(self, row: int, column: int, text: str, style: Any = None) -> None:
        """Write text as text, whatever it begins with; nothing but the style where it is empty."""
        if not text:
            self.blank(row, column, style)
            return
        text = storable(text)
        if len(text) > _LONGEST_TEXT:
            text = text[: _LONGEST_TEXT - 1] + "…"
        self._checked(self.raw.write_string(row - 1, column - 1, text, style))

    def number(self, row: int, column: int, number: Decimal | int, style: Any = None) -> None:
        """Write a number."""
        self._checked(self.raw.write_number(row - 1, column - 1, _as_number(number), style))

    def formula(self, row: int, column: int, expression: str, value: FormulaValue, style: Any = None) -> None:
        """Write a formula with the value it gives. ``expression`` comes without the equals sign."""
        if value is None or value == "":
            stored: Any = _EMPTY_TEXT
        else:
            stored = _as_number(value) if isinstance(value, Decimal) else value
            stored = storable(stored) if isinstance(stored, str) else stored
        self._checked(self.raw.write_formula(row - 1, column - 1, f"={storable(expression)}", style, stored))

    def note(self, row: int, column: int, text: str) -> None:
        """Write a note that Excel shows beside a cell."""
        self._checked(self.raw.write_comment(row - 1, column - 1, storable(text[:_LONGEST_TEXT])))

    def link(self, row: int, column: int, target: str, text: str, style: Any = None) -> None:
        """Write a link to a cell of the same workbook; ``target`` as Excel writes a reference."""
        self._checked(self.raw.write_url(row - 1, column - 1, f"internal:{target}", style, storable(text)))

    def blank(self, row: int, column: int, style: Any = None) -> None:
        """Write a cell that has a style and nothing in it."""
        if style is not None:
            self._checked(self.raw.write_blank(row - 1, column - 1, None, style))

    def merge(self, row: int, column: int, last_row: int, last_column: int, style: Any = None) -> None:
        """Merge a stretch of cells; what it shows is written to its first cell afterwards."""
        if (row, column) != (last_row, last_column):
            self._checked(self.raw.merge_range(row - 1, column - 1, last_row - 1, last_column - 1, "", style))

    def validate(self, row: int, column: int, last_row: int, last_column: int, rule: dict[str, Any]) -> None:
        """Restrict what may be typed into a stretch of cells, as xlsxwriter describes it."""
        self._checked(self.raw.data_validation(row - 1, column - 1, last_row - 1, last_column - 1, rule))

    def highlight(self, row: int, column: int, last_row: int, last_column: int, rule: dict[str, Any]) -> None:
        """Format a stretch of cells by a condition, as xlsxwriter describes it."""
        self._checked(self.raw.conditional_format(row - 1, column - 1, last_row - 1, last_column - 1, rule))

    @staticmethod
    def _checked(result: int | None) -> None:
        if result is not None and result < 0:
            raise WriteFailed(f"xlsxwriter: {result}")


def _as_number(value: Decimal | int) -> int | float:
    """A whole number as an integer, so that no digit is lost on the way; anything else as a float."""
    return int(value) if value == int(value) else float(value)


class Workbook:
    """A workbook that is being written: use it in ``with``; it appears when all went well."""

    def __init__(self, target: Path, title: str, author: str = "", *, row_by_row: bool = False) -> None:
        """``row_by_row`` holds one row of each sheet in memory: they must be written from top to bottom."""
        self._target = target
        self._whole = whole_file(target)
        self._properties = {"title": title, "author": author, "created": _CREATED}
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._row_by_row = row_by_row

    def __enter__(self) -> Workbook:
        self._file = TargetFile(self._whole.__enter__())
        options = {
            **_TEXT_IS_TEXT,
            "constant_memory": self._row_by_row,
            # Else every part of the package is first a temporary file of its own.
            "in_memory": not self._row_by_row,
        }
        self.raw = xlsxwriter.Workbook(self._file, options)
        self.raw.set_properties(self._properties)
        return self

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        try:
            if error is None:
                self._end()
            elif isinstance(error, OSError):  # of rows that go to a temporary file one by one
                raise failed_elsewhere(self._target, error)
        except BaseException as failure:
            self._file.give_up()
            self._whole.__exit__(type(failure), failure, failure.__traceback__)
            raise
        self._file.give_up()
        self._whole.__exit__(kind, error, trace)

    def _end(self) -> None:
        """Put the workbook together, and tell a disk that fails under it from one that fails beside it."""
        try:
            self.raw.close()
            self._file.end()
        except (OSError, xlsxwriter.exceptions.FileCreateError) as failure:
            # What the library raises stands for what the system said: a full disk, say.
            said = failure.__cause__ or failure.__context__ or failure
            cause = said if isinstance(said, OSError) else OSError(str(failure))
            if self._file.has_failed:
                raise cause from failure
            raise failed_elsewhere(self._target, cause) from failure

    def sheet(self, name: str) -> Sheet:
        """Add a sheet."""
        return Sheet(self.raw.add_worksheet(name, _FormulasAsTheyAre), name)

    def style(self, **properties: Any) -> Any:
        """A cell format of these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.raw.add_format(properties)
        return self._formats[key]


class WorkbookInside(Workbook):
    """A workbook that lies in another file, such as that of a chart in a document: its bytes are ``content``."""

    def __init__(self, title: str) -> None:
        self.content = b""
        self._properties = {"title": title, "created": _CREATED}
        self._formats = {}

    def __enter__(self) -> WorkbookInside:
        self._written = io.BytesIO()
        self.raw = xlsxwriter.Workbook(self._written, {"in_memory": True, **_TEXT_IS_TEXT})
        self.raw.set_properties(self._properties)
        return self

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if error is None:
            self.raw.close()
            self.content = self._written.getvalue()


def quoted(sheet: str) -> str:
    """A sheet's name as a formula writes it."""
    return "'" + sheet.replace("'", "''") + "'"


def rows_of_column(sheet: str, column: int, first: int, last: int) -> str:
    """Rows of a column of a sheet as a formula of any sheet names them: ``'Temuan'!$B$5:$B$9``."""
    letters = column_letters(column)
    return f"{quoted(sheet)}!${letters}${first}:${letters}${last}"
