"""The cells that calamine shows as empty although something stands in them: errors, and formulas without a result.

An amount there is not nothing. Each kind of file says it in its own way; positions count from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lkjip_xl.finance.amounts import Unreadable, Why
from lkjip_xl.finance.lost_binary import Lost, lost_of_xls, lost_of_xlsb
from lkjip_xl.limits import Limits
from lkjip_xl.model import column_number
from lkjip_xl.package import Package, count_of, local, read_xml
from lkjip_xl.reader.parts import find_parts

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTENT_OF_ODS = "content.xml"
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
# What stands behind the name of an element.
_ENDS = (b">", b" ", b"/", b"\n", b"\r", b"\t")
# What a sheet must have in its bytes before it is gone through cell by cell: the kind of an error, or a formula,
# with or without a prefix. Most exports have neither.
_SUSPICIOUS = (b'"e"', b"'e'", *(before + b"f" + behind for before in (b"<", b":") for behind in _ENDS))
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ERROR_OF_ODS = re.compile(r"#[A-Z/0]+[!?A]?|Err:\d{3}", re.IGNORECASE)
_MOST_REPEATED = 1000
_PICTURE = "vm"


def lost_cells(path: Path, limits: Limits) -> Mapping[str, Lost]:
    """What calamine does not show of a workbook (.xlsx, .ods, .xlsb, .xls), by the name of the sheet."""
    with path.open("rb") as file:
        if file.read(len(_OLD)) == _OLD:
            return lost_of_xls(path.read_bytes())
        package = Package(file, limits, finance=True)
        if _CONTENT_OF_ODS in package:
            return _lost_of_ods(package.read(_CONTENT_OF_ODS))
        main = [each.target for each in package.relations("").values() if each.kind == "officeDocument"]
        if main and main[0].casefold().endswith(".bin"):
            return dict(lost_of_xlsb(package, main[0]))
        return dict(_lost_of_xlsx(package))


def _lost_of_xlsx(package: Package) -> Iterator[tuple[str, Lost]]:
    for sheet in find_parts(package).sheets:
        content = package.read(sheet.part)
        if content.startswith(_UTF_16) or any(each in content for each in _SUSPICIOUS):
            state = _SheetPass()
            read_xml(sheet.part, content, state.start, state.end, state.text)
            yield sheet.name, state.lost


@dataclass
class _SheetPass:
    """One pass over a sheet; a row or a cell without an address stands behind the one before."""

    lost: Lost = field(default_factory=dict)
    _row: int = -1
    _column: int = -1
    _kind: str = ""
    _is_picture: bool = False
    _has_formula: bool = False
    _in_value: bool = False
    _value: str = ""

    def start(self, element: str, attributes: dict[str, str]) -> None:
        match local(element):
            case "row":
                number = count_of(attributes.get("r", ""))
                self._row, self._column = (number - 1 if number else self._row + 1), -1
            case "c":
                self._place(attributes.get("r", ""))
                self._kind, self._is_picture = attributes.get("t", ""), _PICTURE in attributes
                self._has_formula, self._value = False, ""
            case "f":
                self._has_formula = True
            case "v":
                self._in_value = True

    def _place(self, address: str) -> None:
        found = _ADDRESS.fullmatch(address)
        if found:
            self._row, self._column = int(found[2]) - 1, column_number(found[1]) - 1
        else:
            self._column += 1

    def text(self, found: str) -> None:
        if self._in_value:
            self._value += found

    def end(self, element: str) -> None:
        match local(element):
            case "v":
                self._in_value = False
            case "c" if self._kind == "e" and not self._is_picture:
                self._keep(Why.ERROR, self._value.strip())
            case "c" if self._has_formula and not self._value and self._kind != "str":
                self._keep(Why.UNCALCULATED, "")

    def _keep(self, why: Why, written: str) -> None:
        self.lost[self._row, self._column] = Unreadable(why, written)


@dataclass
class _OdsPass:
    """One pass over the content of an .ods, in which a row or a cell can stand for many."""

    sheets: dict[str, Lost] = field(default_factory=dict)
    _lost: Lost = field(default_factory=dict)
    _row: int = 0
    _column: int = 0
    _rows: int = 1
    _cells: int = 1
    _in_row: dict[int, Unreadable] = field(default_factory=dict)
    _has_formula: bool = False
    _has_value: bool = False
    _is_error: bool = False
    _shown: str = ""

    def start(self, element: str, attributes: dict[str, str]) -> None:
        plain = {local(key): text for key, text in attributes.items()}
        match local(element):
            case "table":
                self._lost = self.sheets.setdefault(plain.get("name", ""), {})
                self._row = 0
            case "table-row":
                self._rows, self._column = _times(plain.get("number-rows-repeated")), 0
                self._in_row = {}
            case "table-cell" | "covered-table-cell":
                self._cells, self._shown = _times(plain.get("number-columns-repeated")), ""
                self._has_formula, self._has_value = "formula" in plain, "value-type" in plain
                self._is_error = "error" in (
                    text for key, text in attributes.items() if local(key) == "value-type"
                )

    def text(self, found: str) -> None:
        self._shown += found

    def end(self, element: str) -> None:
        match local(element):
            case "table-cell" | "covered-table-cell":
                unread = self._unread()
                if unread:
                    columns = range(self._column, self._column + min(self._cells, _MOST_REPEATED))
                    self._in_row.update(dict.fromkeys(columns, unread))
                self._column += self._cells
            case "table-row":
                for row in range(self._row, self._row + min(self._rows, _MOST_REPEATED)):
                    self._lost.update({(row, column): each for column, each in self._in_row.items()})
                self._row += self._rows

    def _unread(self) -> Unreadable | None:
        shown = self._shown.strip()
        if self._is_error or (self._has_formula and _ERROR_OF_ODS.fullmatch(shown)):
            return Unreadable(Why.ERROR, shown)
        return Unreadable(Why.UNCALCULATED) if self._has_formula and not self._has_value else None


def _lost_of_ods(content: bytes) -> Mapping[str, Lost]:
    state = _OdsPass()
    read_xml(_CONTENT_OF_ODS, content, state.start, state.end, state.text)
    return state.sheets


def _times(text: str | None) -> int:
    """How many rows or cells one stands for."""
    return count_of(text or "1") or 1
