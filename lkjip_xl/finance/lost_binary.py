"""Error values in the binary kinds of workbook, .xls and .xlsb, which calamine shows as empty cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lkjip_xl.finance.amounts import Unreadable, Why
from lkjip_xl.package import Package
from lkjip_xl.refusal import with_password

Lost = dict[tuple[int, int], Unreadable]
"""What stands in cells, by row and column, counted from 0."""

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
# Records of .xls: a sheet of the list, where a sheet begins, an error or TRUE, a formula.
_BOUND_SHEET, _BEGIN, _BOOL_OR_ERROR, _FORMULA = 0x85, 0x809, 0x205, 0x06
# From here on everything is encrypted.
_PASSWORD = 0x2F
# What a formula of .xls gives is a text, TRUE, an error or nothing.
_ERROR_RESULT = 2
_END_OF_CHAIN = 0xFFFFFFFA
_SIZE_OF_ENTRY = 128
_IN_HEADER = 109


def _error(code: int) -> Unreadable:
    return Unreadable(Why.ERROR, _ERRORS.get(code, ""))


def _number(content: bytes, at: int, size: int = 4) -> int:
    return int.from_bytes(content[at : at + size], "little")


def lost_of_xlsb(package: Package, workbook: str) -> Iterator[tuple[str, Lost]]:
    """The errors in each sheet of an .xlsb, by the sheet's name."""
    relations = package.relations(workbook)
    for kind, record in _records_of_xlsb(package.read(workbook)):
        if kind != _BUNDLE:
            continue
        relation, at = _wide(record, 8)
        name, _ = _wide(record, at)
        target = relations.get(relation)
        if target is not None and target.target in package:
            yield name, _errors_of_xlsb(package.read(target.target))


def _wide(record: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    end = at + 4 + 2 * _number(record, at)
    return record[at + 4 : end].decode("utf-16-le", "replace"), end


def _errors_of_xlsb(content: bytes) -> Lost:
    lost: Lost = {}
    row = 0
    for kind, record in _records_of_xlsb(content):
        if kind == _ROW:
            row = _number(record, 0)
        elif kind in {_CELL_ERROR, _FORMULA_ERROR}:
            lost[row, _number(record, 0)] = _error(_number(record, 8, 1))
    return lost


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


def lost_of_xls(content: bytes) -> dict[str, Lost]:
    """The errors in each sheet of an .xls, by the sheet's name."""
    stream = _Container(content).stream(("Workbook", "Book"))
    sheets: dict[str, Lost] = {}
    names: dict[int, str] = {}
    lost: Lost = {}
    for kind, record, start in _records_of_xls(stream):
        if kind == _PASSWORD:
            raise with_password()
        if kind == _BOUND_SHEET:
            names[_number(record, 0)] = _name(record)
        elif kind == _BEGIN:
            lost = sheets.setdefault(names[start], {}) if start in names else {}
        elif kind == _BOOL_OR_ERROR and _number(record, 7, 1):
            lost[_number(record, 0, 2), _number(record, 2, 2)] = _error(_number(record, 6, 1))
        elif kind == _FORMULA and record[12:14] == b"\xff\xff" and _number(record, 6, 1) == _ERROR_RESULT:
            lost[_number(record, 0, 2), _number(record, 2, 2)] = _error(_number(record, 8, 1))
    return sheets


def _name(record: bytes) -> str:
    """The name of a sheet: in one byte a letter or in two."""
    letters, wide = _number(record, 6, 1), _number(record, 7, 1) & 1
    return record[8 : 8 + letters * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1", "replace")


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
