"""The tables of a web page, by the events of its parser: a cell over many columns or rows is never spread out.

What a page says of itself (a cell of ten million columns) costs nothing until a cell stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from lkjip_xl.files.limits import MOST_TABLES_OF_A_PAGE, Limits
from lkjip_xl.files.refusal import refused
from lkjip_xl.grids.headings import Span
from lkjip_xl.text.addresses import LAST_COLUMN

_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"script", "style", "template"})
# Elements after which a new line of a text begins.
_BREAKS = frozenset({"br", "p", "div", "li"})
_LONGEST_COUNT = 9
# A row costs time even where it has no cell.
_USUAL_COLUMNS = 25
_DOWNLOAD_AGAIN = "Unduh lagi dari aplikasi keuangan, atau simpan sebagai Excel (.xlsx)."


@dataclass
class HtmlTable:
    """A table of a page. ``number`` counts the tables from 1, as they begin.

    The text of a cell over several others stands in the first of them; ``spans`` says how far it reaches.
    ``hidden`` are rows that no browser shows, ``hidden_columns`` columns of
    which it does not show a cell. ``most`` is how many cells its rows and columns may span.
    """

    number: int
    most: int
    rows: list[list[str]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    # How many more rows each column is taken for, by a cell that began above.
    _taken: dict[int, int] = field(default_factory=dict)
    _next_taken: dict[int, int] = field(default_factory=dict)
    _column: int = 0
    _width: int = 0
    _cell: tuple[int, list[str]] | None = None
    _in_row: bool = False
    holds_tables: bool = False

    def begin_row(self, attributes: Mapping[str, str]) -> None:
        """Begin a row, at the end of the one before."""
        self.end_row()
        self._in_row, self._column = True, 0
        if _is_hidden(attributes):
            self.hidden.append(len(self.rows))
        self.rows.append([])
        if len(self.rows) * self._width > self.most or len(self.rows) > self.most // _USUAL_COLUMNS:
            raise refused(
                f"tabel di halaman ini terlalu besar ({len(self.rows)} baris, {self._width} kolom).",
                _DOWNLOAD_AGAIN,
            )

    def end_row(self) -> None:
        """End the row that is open, if there is one."""
        self.end_cell()
        if self._in_row:
            still = {column: left - 1 for column, left in self._taken.items() if left > 1}
            self._taken = still | self._next_taken
            self._next_taken = {}
            self._in_row = False

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        """Begin a cell in the next free column."""
        self.end_cell()
        if not self._in_row:  # a cell outside of a row begins one
            self.begin_row({})
        while self._column in self._taken:
            self._column += 1
        wide, high = _times(attributes.get("colspan")), _times(attributes.get("rowspan"))
        if self._column + wide > LAST_COLUMN:
            raise refused(
                f"tabel di halaman ini mencakup {self._column + wide} kolom (Excel hanya punya {LAST_COLUMN}).",
                _DOWNLOAD_AGAIN,
            )
        if _is_hidden(attributes):
            self.hidden_columns.update(range(self._column, self._column + wide))
        row = len(self.rows) - 1
        if wide > 1 or high > 1:
            self.spans.append(((row, self._column), (row + high - 1, self._column + wide - 1)))
        if high > 1:
            self._next_taken.update(dict.fromkeys(range(self._column, self._column + wide), high - 1))
        self._cell = (self._column, [])
        self._column += wide
        self._width = max(self._width, self._column)

    def text(self, found: str) -> None:
        """Take a piece of text into the cell that is open; what stands beside cells is shown above the table."""
        if self._cell is not None:
            self._cell[1].append(found)

    def end_cell(self) -> None:
        """End the cell that is open, if there is one."""
        if self._cell is None:
            return
        column, pieces = self._cell
        self._cell = None
        cells = self.rows[-1]
        cells += [""] * (column + 1 - len(cells))
        cells[column] = " ".join("".join(pieces).split())


class _Page:
    """What the parser calls: it keeps the tables that are open, the innermost last."""

    def __init__(self, limits: Limits) -> None:
        self.tables: list[HtmlTable] = []
        self._open: list[HtmlTable] = []
        self._begun = self._unseen = 0
        # A page is written by a program for people: a tenth of what a workbook may hold is more than any has.
        self._most = limits.sel_keuangan // 10

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._begun += 1
            if self._begun > MOST_TABLES_OF_A_PAGE:
                raise refused(f"halaman ini berisi lebih dari {MOST_TABLES_OF_A_PAGE} tabel.", _DOWNLOAD_AGAIN)
            for outer in self._open:
                outer.holds_tables = True  # it only sets the others on the page
            self._open.append(HtmlTable(self._begun, self._most))
        elif self._open and tag == "tr":
            self._open[-1].begin_row(attributes)
        elif self._open and tag in _CELLS:
            self._open[-1].begin_cell(attributes)
        elif self._open and tag in _BREAKS:
            self._open[-1].text(" ")

    def end(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif self._open and tag == "table":
            table = self._open.pop()
            table.end_row()
            if not table.holds_tables and any(any(row) for row in table.rows):
                self.tables.append(table)
        elif self._open and tag == "tr":
            self._open[-1].end_row()
        elif self._open and tag in _CELLS:
            self._open[-1].end_cell()

    def data(self, text: str) -> None:
        if self._open and not self._unseen:
            self._open[-1].text(text)

    def close(self) -> list[HtmlTable]:
        while self._open:  # the file was cut short
            self.end("table")
        return sorted(self.tables, key=lambda table: table.number)


def tables_of_page(text: str, limits: Limits) -> Iterator[HtmlTable]:
    """The tables of a page with something in them, in its order; those that only hold others are left out.

    Raises:
        UnreadableFile: if a table is larger than any real one.

    """
    page: Any = _Page(limits)
    yield from _told(page, text)


def _told(page: Any, text: str) -> list[HtmlTable]:
    """The tables of a page, of which a parser has told; Python's own does where there is none that is compiled."""
    try:
        from lxml import etree
    except ImportError:
        return _told_by_python(page, text)
    parser = etree.HTMLParser(target=page, encoding="utf-8")
    # What the page says of its own encoding was of its bytes.
    found: Any = etree.fromstring(_without_declaration(text).encode("utf-8", "replace"), parser)
    return list(found)


def _told_by_python(page: _Page, text: str) -> list[HtmlTable]:
    """The tables of a page, parsed without a library."""
    parser = _OfPython(page)
    parser.feed(_without_declaration(text))
    parser.close()
    return page.close()


class _OfPython(HTMLParser):
    """Tells a page of the events of Python's own parser."""

    def __init__(self, page: _Page) -> None:
        super().__init__()
        self._page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._page.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._page.end(tag)

    def handle_data(self, data: str) -> None:
        self._page.data(data)


def _without_declaration(text: str) -> str:
    """A page without the first line of XML, which names an encoding."""
    begun = text.lstrip("\ufeff \t\r\n")
    # Some programs end it with > alone.
    return begun.partition(">")[2] if begun.startswith("<?xml") else begun


def _times(text: str | None) -> int:
    """How many columns or rows a cell says that it reaches over; 1 where it says nothing sensible."""
    number = (text or "").strip()
    return max(1, int(number[:_LONGEST_COUNT])) if number.isascii() and number.isdigit() else 1


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    style = "".join(attributes.get("style", "").casefold().split())
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style
