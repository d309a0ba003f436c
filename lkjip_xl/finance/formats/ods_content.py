"""One pass over the content of an .ods, in which a row or a cell can stand for many."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lkjip_xl.files.limits import MEGABYTE, MOST_REPEATED, MOST_REPEATED_CHARACTERS, MOST_UNREAD_CELLS
from lkjip_xl.files.package import count_of, local, read_xml
from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.amounts import Unreadable, Why
from lkjip_xl.finance.formats.untold import Untold, number_in, percentage
from lkjip_xl.text.addresses import LAST_COLUMN

CONTENT = "content.xml"
"""The part of an .ods in which its tables stand."""
_ERROR = re.compile(r"#[A-Z/0]+[!?A]?|Err:\d{3}", re.IGNORECASE)
# LibreOffice keeps a logical value of another program as the formula =TRUE(), which is worth 1.
_BOOLEAN = re.compile(r"TRUE|FALSE|BENAR|SALAH", re.IGNORECASE)
_NOT_SHOWN = frozenset({"collapse", "filter"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a sheet reaches, and how long the texts of its cells are together."""

    rows: int
    columns: int
    characters: int = 0


@dataclass
class _Cell:
    """The cell that is open, and how many columns it stands for."""

    times: int = 1
    kinds: Sequence[str] = ()
    value: str = ""
    has_formula: bool = False
    characters: int = 0
    pieces: list[str] = field(default_factory=list)

    def unread(self) -> Unreadable | None:
        """What it is where it is no amount."""
        shown = "".join(self.pieces).strip()
        if "error" in self.kinds or (self.has_formula and _ERROR.fullmatch(shown)):
            return Unreadable(Why.ERROR, shown)
        if self.has_formula and not self.kinds:
            return Unreadable(Why.UNCALCULATED)
        if self.has_formula and _BOOLEAN.fullmatch(shown):
            return Unreadable(Why.BOOLEAN, shown)
        return percentage(number_in(self.value)) if "percentage" in self.kinds else None


@dataclass
class OdsPass:
    """What is gathered on the way: how far each sheet reaches, and what is not told of it, by its name."""

    extents: list[Extent] = field(default_factory=list)
    untold: dict[str, Untold] = field(default_factory=dict)
    _own: Untold = field(default_factory=Untold)
    _row: int = 0
    _column: int = 0
    _rows: int = 1
    _last_row: int = 0
    _last_column: int = 0
    _columns_named: int = 0
    _characters: int = 0
    # What its texts take in the file.
    _written: int = 0
    _characters_of_row: int = 0
    _in_row: dict[int, Unreadable] = field(default_factory=dict)
    _cell: _Cell = field(default_factory=_Cell)

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        plain = {local(key): text for key, text in attributes.items()}
        match local(element):
            case "table":
                self._own = self.untold.setdefault(plain.get("name", ""), Untold())
                self._row = self._last_row = self._last_column = self._columns_named = 0
                self._characters = self._written = 0
            case "table-column":
                times = _times(plain.get("number-columns-repeated"))
                if plain.get("visibility") in _NOT_SHOWN:
                    last = min(self._columns_named + times, LAST_COLUMN)
                    self._own.hidden_columns.update(range(self._columns_named, last))
                self._columns_named += times
            case "table-row":
                self._rows = _times(plain.get("number-rows-repeated"))
                self._column, self._characters_of_row, self._in_row = 0, 0, {}
                if plain.get("visibility") in _NOT_SHOWN:
                    self._own.hidden_rows.update(range(self._row, self._row + min(self._rows, MOST_REPEATED)))
            case kind if kind in _CELLS:
                self._cell = _Cell(
                    _times(plain.get("number-columns-repeated")),
                    [text for key, text in attributes.items() if local(key) == "value-type"],
                    plain.get("value", ""),
                    "formula" in plain,
                    len(plain.get("string-value", "")),
                )

            case "s":  # one element for many blanks
                self._cell.characters += _times(plain.get("c"))

    def text(self, found: str) -> None:
        """Take a piece of text into the cell that is open."""
        self._cell.pieces.append(found)

    def end(self, element: str) -> None:
        """End an element."""
        match local(element):
            case kind if kind in _CELLS:
                self._end_cell()
            case "table-row":
                for row in range(self._row, self._row + min(self._rows, MOST_REPEATED)):
                    self._own.cells.update({(row, column): each for column, each in self._in_row.items()})
                    if len(self._own.cells) > MOST_UNREAD_CELLS:
                        raise refused(
                            "terlalu banyak sel berisi kesalahan atau rumus tanpa hasil.",
                            "Buka di LibreOffice, hapus yang tidak perlu, simpan, lalu ulangi.",
                        )
                self._row += self._rows
                self._characters += self._characters_of_row * self._rows
                self._refuse_repeated_texts()
            case "table":
                self.extents.append(Extent(self._last_row, self._last_column, self._characters))

    def _refuse_repeated_texts(self) -> None:
        """Refuse a text that stands for far more than it takes: each of its cells would take it anew."""
        repeated = self._characters - self._written
        if repeated > MOST_REPEATED_CHARACTERS:
            raise refused(
                f"sel yang diulang memuat terlalu banyak tulisan: {repeated // MEGABYTE} juta huruf.",
                "Buka di LibreOffice, hapus isi di luar tabelnya, simpan, lalu ulangi.",
            )

    def _end_cell(self) -> None:
        cell = self._cell
        unread = cell.unread()
        if unread:
            columns = range(self._column, self._column + min(cell.times, MOST_REPEATED))
            self._in_row.update(dict.fromkeys(columns, unread))
        self._column += cell.times
        written = sum(map(len, cell.pieces))
        self._written += written
        self._characters_of_row += (cell.characters + written) * cell.times
        if cell.kinds:
            self._last_row, self._last_column = self._row + self._rows, max(self._last_column, self._column)


def look_through(content: bytes) -> OdsPass:
    """What there is to know of the content of an .ods before calamine reads it."""
    found = OdsPass()
    read_xml(CONTENT, content, found.start, found.end, found.text)
    return found


def _times(text: str | None) -> int:
    """How many rows or columns one stands for."""
    return count_of(text or "1") or 1
