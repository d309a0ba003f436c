"""A finished workbook as text, short enough to be read in a review: what each sheet shows, and what it computes.

``python -m tests.dump BUKU.xlsx`` prints it; what stands in ``tests/golden/`` was made so. Its first lines say
what it leaves out. That every formula gives the value that is stored with it is held by other tests.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

LEFT_OUT = """\
Left out: rows like two that are shown (the same cells filled, by the same formulas, in the same formats); what
stands in a text of a table after its 60th character; the rows of references (D is column D of this row, D… of
other rows, 'Tabel 2.7'!D of that sheet); of terms that are alike all but the first.
"""
# Sheets of which every row says something else.
_WHOLE = frozenset({"Metode"})
_SHOWN_OF_A_KIND = 2
_LONGEST_TEXT = 60
_TITLE = re.compile(r"<c:title>.*?<a:t>(.*?)</a:t>", re.DOTALL)
_RANGES = re.compile(r"<c:f>(.*?)</c:f>")
_QUOTED = re.compile(r'("[^"]*")')
_REFERENCE = re.compile(r"('[^']+'!)?\b([A-Z]{1,2})(\d+)\b(?!\()")
_STRETCH = re.compile(r"([A-Z]+…):\1")
_ALIKE = re.compile(r"((?=[^,+]*['…])[^,+]+(?:,0\))?)(?:[,+]\1)+")


def dump(path: Path) -> str:
    """The whole workbook."""
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    lines = [LEFT_OUT]
    for sheet in formulas.worksheets:
        rows = [*_rows(sheet, values[sheet.title])]
        lines += [f"# {sheet.title}", *_shown(rows, whole=sheet.title in _WHOLE), *_computed(rows), ""]
    return "\n".join([*lines, *_charts(path)]) + "\n"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with something in it. ``kind`` is what cells that are alike share: formula and number format."""

    column: str
    shown: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: tuple[_Cell, ...]

    @property
    def shape(self) -> tuple[tuple[str, str], ...]:
        return tuple((cell.column, cell.kind) for cell in self.cells)


def _rows(formulas: Worksheet, values: Worksheet) -> Iterator[_Row]:
    for row in formulas.iter_rows():
        cells = tuple(
            _Cell(cell.column_letter, _text(values[cell.coordinate].value), _kind(cell))
            for cell in row
            if isinstance(cell, Cell) and cell.value is not None
        )
        if cells:
            yield _Row(row[0].row or 0, cells)


def _text(value: object) -> str:
    return str(round(value, 9)) if isinstance(value, float) else str(value)


def _kind(cell: Cell) -> str:
    """The formula without its rows, and the format; of a typed text neither."""
    shown_as = "" if cell.number_format == "General" else f" [{cell.number_format}]"
    if cell.data_type == "f":
        return without_rows(str(cell.value), cell.row) + shown_as
    return "" if isinstance(cell.value, str) else f"a figure{shown_as}"


def without_rows(formula: str, row: int) -> str:
    """A formula as all that are filled down from it have it: ``=IF(N(D)=0,"-",E/D*100)``, ``=SUM(D…)``."""

    def column_of(match: re.Match[str]) -> str:
        sheet, letters, digits = match.groups(default="")
        return f"{sheet}{letters}" if sheet or int(digits) == row else f"{letters}…"

    parts = _QUOTED.split(formula)
    told = "".join(part if part.startswith('"') else _REFERENCE.sub(column_of, part) for part in parts)
    return _ALIKE.sub(r"\1", _STRETCH.sub(r"\1", told))


def _shown(rows: list[_Row], *, whole: bool) -> Iterator[str]:
    """The rows, of those that are alike the first two; a sentence is like no other."""
    seen: Counter[tuple[tuple[str, str], ...]] = Counter()
    left_out = 0
    for row in rows:
        seen[row.shape] += 1
        is_sentence = len(row.cells) == 1
        if seen[row.shape] > _SHOWN_OF_A_KIND and not is_sentence and not whole:
            left_out += 1
            continue
        yield from _how_many(left_out)
        left_out = 0
        texts = [cell.shown if is_sentence or whole else _short(cell.shown) for cell in row.cells]
        yield f"{row.cells[0].column}{row.number} " + " | ".join(texts)
    yield from _how_many(left_out)


def _how_many(left_out: int) -> Iterator[str]:
    if left_out:
        yield f"   … {left_out} more like these"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT] + "…"


def _computed(rows: list[_Row]) -> Iterator[str]:
    """What cells hold that are no typed texts, with the columns in which they do and how many there are."""
    columns: dict[str, list[str]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.kind:
                columns.setdefault(cell.kind, []).append(cell.column)
    for kind, found in columns.items():
        yield f"   {','.join(sorted({*found}, key=column_index_from_string))} ×{len(found)}: {kind}"


def _charts(path: Path) -> Iterator[str]:
    with ZipFile(path) as parts:
        names = sorted(name for name in parts.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name))
        for name in names:
            xml = parts.read(name).decode()
            title = _TITLE.search(xml)
            ranges = dict.fromkeys(_RANGES.findall(xml))
            yield f"# {name.rpartition('/')[2]} {title[1] if title else ''}: {', '.join(ranges)}"


if __name__ == "__main__":
    sys.stdout.write(dump(Path(sys.argv[1])))
