"""Sheets in which a cell stands twice: each program would take another one of the two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from lkjip_xl.refusal import UnreadableFile, refused

Address = tuple[bytes, bytes]
"""The letters of a column and the number of a row, as a part has them."""


def refuse_doubles(sheet: str, blocks: Iterable[Sequence[Address]]) -> None:
    """Refuse a sheet in which a cell stands twice; ``blocks`` are the addresses of its cells, some at a time.

    Rows come one after another, as every program writes them: so a block needs to be held against the last row of
    the one before only. Where they do not, all are kept.

    Raises:
        UnreadableFile: if a cell stands twice.

    """
    last, of_last = 0, frozenset[Address]()
    every: set[Address] | None = None
    for addresses in blocks:
        if not addresses:
            continue
        known = set(addresses)
        rows = {int(row) for row in {row for _, row in known}}
        if len(known) < len(addresses):
            raise _twice(sheet, Counter(addresses).most_common(1)[0][0])
        if every is None and min(rows) < last:
            every = set(of_last)  # what came before the last row can be compared no more, but stays possible
        seen = of_last if every is None else every
        if again := known & seen:
            raise _twice(sheet, min(again))
        if every is not None:
            every |= known
        end = max(rows)
        at_end = {address for address in known if int(address[1]) == end}
        last, of_last = end, frozenset(at_end | of_last if end == last else at_end)


def _twice(sheet: str, address: Address) -> UnreadableFile:
    letters, row = address
    return refused(
        f"berkas rusak: sel {letters.decode().upper()}{int(row)} di lembar “{sheet}” tercatat dua kali.",
        "Unduh lagi dari aplikasi keuangan.",
    )
