"""Sheets in which a cell stands twice: each program would take another one of the two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lkjip_xl.files.refusal import UnreadableFile, refused

Address = tuple[bytes, bytes]
"""The letters of a column and the number of a row, as a part has them."""


class DoubleCells:
    """Looks for a cell that stands twice in a sheet, whose addresses come some at a time.

    Rows come one after another, as every program writes them: so what comes needs to be held against the last row
    of what came before only. Where they do not, all are kept from there on.
    """

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._last = 0
        self._of_last: frozenset[Address] = frozenset()
        self._every: set[Address] | None = None

    def refuse_in(self, addresses: Sequence[Address]) -> None:
        """Look at the next addresses.

        Raises:
            UnreadableFile: if one of them has been there already.

        """
        known = set(addresses)
        if len(known) < len(addresses):
            raise self._twice(Counter(addresses).most_common(1)[0][0])
        if not known:
            return
        rows = {row: int(row) for row in {row for _, row in known}}
        if self._every is None and min(rows.values()) < self._last:
            self._every = set(self._of_last)
        if again := known & (self._of_last if self._every is None else self._every):
            raise self._twice(min(again))
        if self._every is not None:
            self._every |= known
        end = max(rows.values())
        spellings = {row for row, number in rows.items() if number == end}
        at_end = frozenset(address for address in known if address[1] in spellings)
        self._last, self._of_last = end, at_end | self._of_last if end == self._last else at_end

    def _twice(self, address: Address) -> UnreadableFile:
        letters, row = address
        return refused(
            f"berkas rusak: sel {letters.decode().upper()}{int(row)} di lembar “{self._sheet}” tercatat dua kali.",
            "Unduh lagi dari aplikasi keuangan.",
        )
