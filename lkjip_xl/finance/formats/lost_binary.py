"""What calamine does not tell of the binary kinds of workbook, .xls and .xlsb."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from lkjip_xl.files.package import Package
from lkjip_xl.files.refusal import with_password
from lkjip_xl.finance.amounts import Unreadable, Why
from lkjip_xl.finance.formats.untold import Untold, percentage, shows_percentages
from lkjip_xl.text.addresses import LAST_COLUMN

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
# Records of .xlsb: a sheet of the list, a row, an error, an error that a formula gives.
_BUNDLE, _ROW, _CELL_ERROR, _FORMULA_ERROR = 156, 0, 3, 11
# Numbers: one in 30 bits, a whole one, one that a formula gives; the looks of some columns.
_CELL_SHORT, _CELL_NUMBER, _FORMULA_NUMBER, _COLUMNS = 2, 5, 9, 60
# Its styles: the code of a number format, a style, where the styles of cells begin and end.
_FORMAT, _STYLE, _BEGIN_STYLES, _END_STYLES = 44, 47, 617, 618
_ROW_HIDDEN_XLSB, _ROW_HIDDEN_XLS = 0x10, 0x20
# A formula to be calculated when the file is opened: programs that cannot calculate write 0 for its result.
_ON_LOAD = 2
# From here on everything is encrypted.
_PASSWORD = 0x2F
# What a formula of .xls gives is a text, TRUE, an error or nothing.
_ERROR_RESULT = 2
_END_OF_CHAIN = 0xFFFFFFFA
_SIZE_OF_ENTRY = 128
_IN_HEADER = 109


class _Xls(IntEnum):
    """Records of .xls. SHORT is a number in 30 bits, SHORTS several of them; BEGIN is where a sheet begins."""

    FORMULA = 0x06
    COLUMNS = 0x7D
    BOUND_SHEET = 0x85
    SHORTS = 0xBD
    STYLE = 0xE0
    NUMBER = 0x203
    BOOL_OR_ERROR = 0x205
    ROW = 0x208
    SHORT = 0x27E
    FORMAT = 0x41E
    BEGIN = 0x809


_XLS_TAKEN = frozenset(_Xls)
_XLS_NUMBERS = frozenset({_Xls.NUMBER, _Xls.SHORT, _Xls.SHORTS})


def _error(code: int) -> Unreadable:
    return Unreadable(Why.ERROR, _ERRORS.get(code, ""))


def _number(content: bytes, at: int, size: int = 4) -> int:
    return int.from_bytes(content[at : at + size], "little")


def untold_of_xlsb(package: Package, workbook: str) -> Iterator[tuple[str, Untold]]:
    """What is not told of each sheet of an .xlsb, by the sheet's name."""
    relations = package.relations(workbook)
    styles = next((each.target for each in relations.values() if each.kind == "styles"), "")
    percent = _percent_styles(package.read(styles)) if styles in package else frozenset()
    for kind, record in _records_of_xlsb(package.read(workbook)):
        if kind != _BUNDLE:
            continue
        relation, at = _wide(record, 8)
        name, _ = _wide(record, at)
        target = relations.get(relation)
        if target is not None and target.target in package:
            yield name, _untold_of_sheet(package.read(target.target), percent)


def _percent_styles(content: bytes) -> frozenset[int]:
    """The styles of cells that show percentages, by their place in the list."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    is_of_cells = False
    for kind, record in _records_of_xlsb(content):
        if kind == _FORMAT:
            codes[_number(record, 0, 2)] = _wide(record, 2)[0]
        elif kind in {_BEGIN_STYLES, _END_STYLES}:
            is_of_cells = kind == _BEGIN_STYLES
        elif kind == _STYLE and is_of_cells:
            numbers.append(_number(record, 2, 2))
    return frozenset(at for at, each in enumerate(numbers) if shows_percentages(each, codes.get(each, "")))


def _wide(record: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    end = at + 4 + 2 * _number(record, at)
    return record[at + 4 : end].decode("utf-16-le", "replace"), end


def _untold_of_sheet(content: bytes, percent: frozenset[int]) -> Untold:
    found = Untold()
    row = 0
    for kind, record in _records_of_xlsb(content):
        if kind == _ROW:
            row = _number(record, 0)
            if _number(record, 11, 1) & _ROW_HIDDEN_XLSB:
                found.hidden_rows.add(row)
        elif kind == _COLUMNS and _number(record, 16, 2) & 1:
            found.hidden_columns.update(range(_number(record, 0), min(_number(record, 4) + 1, LAST_COLUMN)))
        elif kind in {_CELL_ERROR, _FORMULA_ERROR}:
            found.cells[row, _number(record, 0)] = _error(_number(record, 8, 1))
        elif kind in {_CELL_SHORT, _CELL_NUMBER, _FORMULA_NUMBER} and _number(record, 4, 3) in percent:
            value = _short_number(_number(record, 8)) if kind == _CELL_SHORT else _double(record, 8)
            _keep(found, row, _number(record, 0), percentage(value))
    return found


def _keep(found: Untold, row: int, column: int, unread: Unreadable | None) -> None:
    if unread is not None:
        found.cells[row, column] = unread


def _double(content: bytes, at: int) -> float:
    part = content[at : at + 8]
    return float(struct.unpack("<d", part)[0]) if len(part) == 8 else 0.0


def _short_number(packed: int) -> float:
    """A number in 30 bits: whole or the upper half of a double, and whether it counts in hundredths."""
    if packed & 2:
        whole = packed >> 2
        value = float(whole - (1 << 30) if whole & (1 << 29) else whole)
    else:
        value = float(struct.unpack("<d", struct.pack("<Q", (packed & ~3) << 32))[0])
    return value / 100 if packed & 1 else value


def _records_of_xlsb(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(content):
        kind, at = _varying(content, at, 2)
        size, at = _varying(content, at, 4)
        yield kind, content[at : at + size]
        at += size


def _varying(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A number in 7 bits of each byte, and where it ends."""
    number = 0
    for place in range(most):
        byte = content[at] if at < len(content) else 0
        number |= (byte & 0x7F) << (7 * place)
        at += 1
        if byte < 0x80:
            break
    return number, at


def untold_of_xls(content: bytes) -> dict[str, Untold]:
    """What is not told of each sheet of an .xls, by the sheet's name."""
    state = _XlsPass()
    for kind, record, start in _records_of_xls(_Container(content).stream(("Workbook", "Book"))):
        if kind == _PASSWORD:
            raise with_password()
        state.take(kind, record, start)
    return state.sheets


@dataclass
class _XlsPass:
    """One pass over the records of an .xls; names and number formats stand before the sheets."""

    sheets: dict[str, Untold] = field(default_factory=dict)
    _own: Untold = field(default_factory=Untold)
    _names: dict[int, str] = field(default_factory=dict)
    _codes: dict[int, str] = field(default_factory=dict)
    _styles: int = 0
    _percent: set[int] = field(default_factory=set)

    def take(self, kind: int, record: bytes, start: int) -> None:
        if kind not in _XLS_TAKEN or (kind in _XLS_NUMBERS and not self._percent):
            return  # most of them
        match kind:
            case _Xls.BEGIN:
                named = self._names.get(start)
                self._own = Untold() if named is None else self.sheets.setdefault(named, Untold())
            case _Xls.ROW if _number(record, 12, 1) & _ROW_HIDDEN_XLS:
                self._own.hidden_rows.add(_number(record, 0, 2))
            case _Xls.COLUMNS if _number(record, 8, 2) & 1:
                self._own.hidden_columns.update(range(_number(record, 0, 2), _number(record, 2, 2) + 1))
            case _Xls.BOUND_SHEET | _Xls.FORMAT | _Xls.STYLE:
                self._take_of_book(kind, record)
            case _:
                for column, style, found in _unread_of_xls(kind, record):
                    if not isinstance(found, float):
                        _keep(self._own, _number(record, 0, 2), column, found)
                    elif style in self._percent:
                        _keep(self._own, _number(record, 0, 2), column, percentage(found))

    def _take_of_book(self, kind: int, record: bytes) -> None:
        """A record of what all sheets share."""
        if kind == _Xls.BOUND_SHEET:
            self._names[_number(record, 0)] = _name(record, 6)
        elif kind == _Xls.FORMAT:
            self._codes[_number(record, 0, 2)] = _name(record, 2, size=2)
        else:
            number = _number(record, 2, 2)
            if shows_percentages(number, self._codes.get(number, "")):
                self._percent.add(self._styles)
            self._styles += 1


def _unread_of_xls(kind: int, record: bytes) -> Iterator[tuple[int, int, Unreadable | float]]:
    """The cells of a record that are no amount, or a number: column, style, and which it is."""
    column, style = _number(record, 2, 2), _number(record, 4, 2)
    if kind == _Xls.BOOL_OR_ERROR and _number(record, 7, 1):
        yield column, style, _error(_number(record, 6, 1))
    elif kind == _Xls.FORMULA and record[12:14] == b"\xff\xff":
        if _number(record, 6, 1) == _ERROR_RESULT:
            yield column, style, _error(_number(record, 8, 1))
    elif kind == _Xls.FORMULA and not any(record[6:14]) and _number(record, 14, 2) & _ON_LOAD:
        yield column, style, Unreadable(Why.UNCALCULATED)
    elif kind in {_Xls.FORMULA, _Xls.NUMBER}:
        yield column, style, _double(record, 6)
    elif kind == _Xls.SHORT:
        yield column, style, _short_number(_number(record, 6))
    elif kind == _Xls.SHORTS:
        for at in range(4, len(record) - 7, 6):
            yield column + (at - 4) // 6, _number(record, at, 2), _short_number(_number(record, at + 2))


def _name(record: bytes, at: int, size: int = 1) -> str:
    """A text behind its length in one byte or two: in one byte a letter or in two."""
    letters, wide, begin = _number(record, at, size), _number(record, at + size, 1) & 1, at + size + 1
    text = record[begin : begin + letters * (2 if wide else 1)]
    return text.decode("utf-16-le" if wide else "latin-1", "replace")


def _records_of_xls(stream: bytes) -> Iterator[tuple[int, bytes, int]]:
    at = 0
    while at + 4 <= len(stream):
        size = _number(stream, at + 2, 2)
        yield _number(stream, at, 2), stream[at + 4 : at + 4 + size], at
        at += 4 + size


@dataclass(frozen=True)
class _Container:
    """The old container of Office: a small file system of sectors in chains."""

    content: bytes

    @property
    def _size(self) -> int:
        return 1 << min(_number(self.content, 30, 2), 12)

    def _sector(self, number: int) -> bytes:
        return self.content[(number + 1) * self._size : (number + 2) * self._size]

    def _table(self) -> list[int]:
        """The sector behind each sector."""
        sectors = [_number(self.content, 76 + 4 * each) for each in range(_IN_HEADER)]
        following, seen = _number(self.content, 68), 0
        while following < _END_OF_CHAIN and seen <= len(self.content) // self._size:
            more = self._sector(following)
            sectors += [_number(more, 4 * each) for each in range(self._size // 4 - 1)]
            following, seen = _number(more, self._size - 4), seen + 1
        table = b"".join(self._sector(each) for each in sectors if each < _END_OF_CHAIN)
        return [_number(table, at) for at in range(0, len(table), 4)]

    def stream(self, names: tuple[str, ...]) -> bytes:
        """The bytes of the first stream with one of some names; empty where there is none, or a very small one."""
        table = self._table()
        directory = self._chain(_number(self.content, 48), table)
        for at in range(0, len(directory), _SIZE_OF_ENTRY):
            entry = directory[at : at + _SIZE_OF_ENTRY]
            name = entry[: max(_number(entry, 64, 2) - 2, 0)].decode("utf-16-le", "replace")
            # What is smaller stands elsewhere, and no sheet with a budget is so small.
            if name in names and _number(entry, 120) >= _number(self.content, 56):
                return self._chain(_number(entry, 116), table)[: _number(entry, 120)]
        return b""

    def _chain(self, first: int, table: list[int]) -> bytes:
        sectors: list[bytes] = []
        number = first
        while number < len(table) and len(sectors) <= len(table):
            sectors.append(self._sector(number))
            number = table[number]
        return b"".join(sectors)
