"""How far the sheets of a file reach.

calamine makes room for every cell up to the last one, and ends the program where there is no memory for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lkjip_xl.limits import Limits
from lkjip_xl.package import Package, local, read_xml
from lkjip_xl.refusal import refused

_CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,9})([0-9]{1,10})["']""")
_BLOCK = 8_000_000
_LONGEST_ADDRESS = 64
_CONTENT_OF_ODS = "content.xml"


def refuse_vast(path: Path, limits: Limits) -> None:
    """Refuse a package (.xlsx, .ods) with a lone cell far away.

    Raises:
        UnreadableFile: if a sheet spans more cells than a real one has.

    """
    with path.open("rb") as file:
        package = Package(file, limits, finance=True)
        for name in package.names:
            if not package.start(name, 100).lstrip(b" \t\r\n\xef\xbb\xbf").startswith(b"<"):
                continue
            in_ods = name == _CONTENT_OF_ODS
            extents = _extents_of_ods(package.read(name)) if in_ods else [_extent(package, name)]
            for rows, columns in extents:
                if rows * columns > limits.sel_keuangan:
                    raise refused(
                        f"ada isi di sel yang sangat jauh (baris {rows}, kolom {columns}).",
                        "Hapus isi sel itu di Excel, simpan, lalu ulangi; "
                        f"jika isinya memang sejauh itu, tambahkan --batas sel_keuangan={rows * columns}.",
                    )


def _extent(package: Package, name: str) -> tuple[int, int]:
    """The last row and the last column of a part, by the addresses in it."""
    rows = columns = 0
    kept = b""
    for block in package.blocks(name, _BLOCK):
        piece = kept + block
        found = set(_CELL.findall(piece))
        rows = max([rows, *(int(row) for row in {row for _, row in found})])
        columns = max([columns, *(_number(letters) for letters in {letters for letters, _ in found})])
        # An address can stand across the border of two blocks.
        kept = piece[-_LONGEST_ADDRESS:]
    return rows, columns


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _extents_of_ods(content: bytes) -> Iterator[tuple[int, int]]:
    """The last row and column with something in them of each sheet; rows and cells can stand for many."""
    extents: list[tuple[int, int]] = []
    row = column = last_row = last_column = 0
    times = 1

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, last_row, last_column, times
        name = local(element)
        plain = {local(key): text for key, text in attributes.items()}
        if name == "table":
            row = last_row = last_column = 0
        elif name == "table-row":
            times = _count(plain.get("number-rows-repeated"))
            row, column = row + times, 0
        elif name in {"table-cell", "covered-table-cell"}:
            column += _count(plain.get("number-columns-repeated"))
            if "value-type" in plain:
                last_row, last_column = row, max(last_column, column)

    def end(element: str) -> None:
        if local(element) == "table":
            extents.append((last_row, last_column))

    read_xml(_CONTENT_OF_ODS, content, start, end)
    yield from extents


def _count(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 1
