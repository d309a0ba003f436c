"""Family D, counts of things: a number, with or without a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Report
from lkjip_xl.rules.findings import Fix, Problem
from lkjip_xl.rules.support import problem, rupiah
from lkjip_xl.tables import TABEL_1_5
from lkjip_xl.tables.spec import Kind

# Letters that look like digits, or lie beside them on the keyboard, among digits.
_LOOKS_LIKE_DIGITS = re.compile(r"\d[\doOlI]*|[oOlI]+\d[\doOlI]*", re.ASCII)
_DIGIT_OF_LETTER = str.maketrans("oOlI", "0011")


def counts_in_words(report: Report) -> Iterator[Problem]:
    """Counts of Tabel 1.5 that are words, or a number with letters among its digits (D03)."""
    table = report.tables.get(TABEL_1_5.key)
    if table is None:
        return
    for row, column, cell in table.cells(Kind.QUANTITY):
        meant = _digits_meant(cell.written)
        in_words = cell.content is Content.TEXT and not any(char.isdigit() for char in cell.written)
        if in_words or meant is not None:
            typed = "angkanya" if meant is None else f"{rupiah(meant)}, jika itu yang dimaksud"
            yield problem(
                table,
                row,
                column.key,
                "Banyaknya barang perlu angka, boleh dengan satuannya (3 unit).",
                actual=cell.written,
                hint=f"Ketik {typed}. Jika memang tidak ada, tulis 0 atau tanda -.",
                fixes=((Fix(cell.place, meant),),) if meant is not None else (),
            )


def _digits_meant(text: str) -> Decimal | None:
    """The number that is meant by digits with letters among them: 112 by ``1l2``, 20 by ``2o``."""
    if text.isdigit() or not _LOOKS_LIKE_DIGITS.fullmatch(text):
        return None
    return Decimal(text.translate(_DIGIT_OF_LETTER))
