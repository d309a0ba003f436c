"""A finished workbook as text: every cell with its value, formula and format, and what the charts show.

``python -m tests.dump BUKU.xlsx`` prints it; what stands in ``tests/golden/`` was made so.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

_TITLE = re.compile(r"<c:title>.*?<a:t>(.*?)</a:t>", re.DOTALL)
_RANGES = re.compile(r"<c:f>(.*?)</c:f>")


def dump(path: Path) -> str:
    """The whole workbook."""
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    lines: list[str] = []
    for sheet in formulas.worksheets:
        lines += [f"# {sheet.title}", *_cells(sheet, values[sheet.title]), ""]
    return "\n".join([*lines, *_charts(path)]) + "\n"


def _cells(formulas: Worksheet, values: Worksheet) -> Iterator[str]:
    for row in formulas.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            shown = values[cell.coordinate].value
            text = repr(round(shown, 9)) if isinstance(shown, float) else repr(shown)
            formula = f" {cell.value}" if cell.data_type == "f" else ""
            kind = "" if cell.number_format == "General" else f" [{cell.number_format}]"
            yield f"{cell.coordinate} {text}{kind}{formula}"


def _charts(path: Path) -> Iterator[str]:
    with ZipFile(path) as parts:
        names = sorted(name for name in parts.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name))
        for name in names:
            xml = parts.read(name).decode()
            title = _TITLE.search(xml)
            yield f"# {name.rpartition('/')[2]} {title[1] if title else ''}"
            yield from dict.fromkeys(_RANGES.findall(xml))


if __name__ == "__main__":
    sys.stdout.write(dump(Path(sys.argv[1])))
