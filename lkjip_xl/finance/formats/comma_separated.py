"""Rows of a text in which a sign separates the cells: CSV, whatever the sign.

Nothing else says where a row ends than the signs themselves: where they contradict each other, rows are in doubt,
and the file is refused with the line.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from lkjip_xl.files.refusal import UnreadableFile, refused
from lkjip_xl.text.addresses import LAST_COLUMN

_SIGNS = ";\t|,"
_PROTECTED = re.compile(r'\s*="(.*)"\s*', re.DOTALL)
_DOWNLOAD_AGAIN = "Unduh lagi dari aplikasi keuangan sebagai CSV."
_NAMES = {";": "titik koma", "\t": "tab", "|": "garis tegak", ",": "koma"}


def rows_of_csv(text: str) -> list[Sequence[Any]]:
    """The rows of a text, each as its cells.

    Raises:
        UnreadableFile: if a row does not end, or begins within a cell of another one, or has another separator.

    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    sign = _separator(text)
    numbered = [*_numbered(text, sign)]
    if _in_one_cell(numbered, sign):
        numbered = [*_numbered("\n".join("".join(row) for _, row in numbered), sign)]
    usual = Counter(len(row) for _, row in numbered).most_common(1)
    cells = usual[0][0] if usual else 0
    rows: list[Sequence[Any]] = []
    for line, row in numbered:
        if len(row) > LAST_COLUMN:
            raise refused("satu baris di berkas ini tidak berakhir.", _DOWNLOAD_AGAIN)
        if any(_holds_rows(cell, sign) for cell in row):
            raise _in_doubt(
                line, "tanda kutip yang tidak ditutup menelan baris-baris di bawahnya", "Hapus tanda kutipnya"
            )
        other = _other_separator(row, cells, sign)
        if other:
            raise _in_doubt(
                line,
                f"selnya dipisahkan dengan {_NAMES[other]}, baris lain dengan {_NAMES[sign]}",
                "Samakan pemisahnya",
            )
        rows.append([_unprotected(cell) for cell in row])
    return rows


def _numbered(text: str, sign: str) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with the line on which it begins."""
    reader, line, lines = csv.reader(io.StringIO(text), delimiter=sign), 1, text.count("\n") + 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error:  # a cell without an end
            raise _not_closed(line) from None
        if row is None:
            return
        if reader.line_num >= lines and not _is_closed(text, line, sign):
            raise _not_closed(line)
        yield line, row
        line = reader.line_num + 1


def _is_closed(text: str, first: int, sign: str) -> bool:
    """Whether the last row, which begins on a line, ends outside of quotation marks."""
    last = "\n".join(text.split("\n")[first - 1 :])
    try:
        list(csv.reader(io.StringIO(last), delimiter=sign, strict=True))
    except csv.Error as error:
        return "end of data" not in str(error)
    return True


def _not_closed(line: int) -> UnreadableFile:
    return _in_doubt(line, "tanda kutip di sana tidak ditutup", "Hapus tanda kutipnya")


def _in_doubt(line: int, why: str, hint: str) -> UnreadableFile:
    return refused(f"baris {line} di berkas ini meragukan: {why}.", f"{hint}, atau unduh lagi sebagai CSV.")


def _holds_rows(cell: str, sign: str) -> bool:
    """Whether a cell of several lines holds what looks like rows: a remark of several lines has no separators."""
    _, *below = cell.split("\n")
    return any(line.count(sign) > 1 for line in below)


def _in_one_cell(rows: Sequence[tuple[int, Sequence[str]]], sign: str) -> bool:
    """Whether each line is one cell with a row in it, as Excel saves a CSV that it had opened as one column."""
    return any(sign in cell for _, row in rows for cell in row) and all(len(row) <= 1 for _, row in rows)


def _other_separator(row: Sequence[str], cells: int, sign: str) -> str:
    """The sign that separates the cells of a row, where it is another one than that of the other rows.

    Those have ``cells`` cells. The commas of a sentence have a space behind them.
    """
    if len(row) != 1 or cells < len(_SIGNS) - 1:
        return ""
    signs = (each for each in _SIGNS if each != sign and f"{each} " not in row[0])
    return next((each for each in signs if row[0].count(each) + 1 == cells), "")


def _unprotected(cell: str) -> str:
    """The text that a formula such as ``="0123"`` keeps as it is when Excel opens the file."""
    protected = _PROTECTED.fullmatch(cell)
    return protected[1].replace('""', '"') if protected else cell


def _separator(text: str) -> str:
    """What separates the cells: the sign that most lines have, a comma last, for it stands in amounts too."""
    lines = [line for line in text[:20_000].split("\n")[:50] if line.strip()]
    with_sign = {sign: sum(sign in line for line in lines) for sign in _SIGNS}
    most = max(with_sign.values(), default=0)
    return next((sign for sign, count in with_sign.items() if count and count * 2 >= most), ",")
